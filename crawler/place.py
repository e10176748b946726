"""Where an address leads: to the page that was asked for, or to a home page, a folder, an error page, another site."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from parsers.address import canonical_url, host_of

from .phrases import GONE_ADDRESS, LOGIN_ADDRESS, META_REFRESH, SCRIPT_REDIRECT

_INDEX_NAME = r"(?:index|default|main|home)(?:\.[a-z]{3,5})?"
_HOME = re.compile(rf"/{{0,3}}(?:{_INDEX_NAME})?", re.I)
_INDEX = re.compile(rf"(?P<folder>.*/)(?:{_INDEX_NAME})?", re.I | re.S)
_ERROR_QUERY = re.compile(r"(?:from|error|err|code|referer|ref|status|_|t)=.*", re.I | re.S)
_ID_FOLDER = re.compile(r"/(?:\d{5,}|[0-9a-f]{16,}|[a-z]{1,8}_?\d{4,})/$", re.I)


def is_home(url: str) -> bool:
    """Whether this is the front page of its host; a query that names a page makes it that page."""
    parts = urlsplit(url)
    return _HOME.fullmatch(parts.path) is not None and (not parts.query or _ERROR_QUERY.fullmatch(parts.query) is not None)


def lands_on_index(asked: str, final: str) -> bool:
    """Whether one notice was asked for and the bare index of a folder came.

    A folder that stands for a notice is none: its name is an id, or the asked address with a slash.
    """
    before, after = urlsplit(asked).path, urlsplit(final).path
    found = _INDEX.fullmatch(after)
    if found is None or urlsplit(final).query or _INDEX.fullmatch(before):
        return False
    folder = found["folder"]
    if folder.rstrip("/") == before.rstrip("/"):
        return False
    return before.startswith(folder) or _ID_FOLDER.search(folder) is None


def looks_gone(url: str) -> bool:
    """Whether the address itself is an error page's: /404.html, /error/404."""
    return GONE_ADDRESS.search(urlsplit(url).path) is not None


def asks_login(url: str) -> bool:
    """Whether the address is a door's: /login.jsp, /cas/login, /oauth2/authorize."""
    return LOGIN_ADDRESS.search(urlsplit(url).path) is not None


def is_same_page(asked: str, target: str) -> bool:
    """Whether a page sends its reader to itself, perhaps with something added to the query."""
    before, after = urlsplit(canonical_url(asked)), urlsplit(canonical_url(target))
    if (before.netloc, before.path) != (after.netloc, after.path):
        return False
    return set(filter(None, before.query.split("&"))) <= set(after.query.split("&"))


def leads_to(source: str, base: str, asked: str) -> bool:
    """Whether an address on the page at `base` is that of the page itself, or of the one that was asked for."""
    target = resolve(base, source)
    return target is not None and (is_same_page(base, target) or is_same_page(asked, target))


def script_target(text: str, scripts: str, base: str) -> str | None:
    """Where a page without text sends its reader, by meta refresh or script; absolute, or None."""
    found = META_REFRESH.search(text[:16384]) if "refresh" in text[:16384].lower() else None
    found = found or SCRIPT_REDIRECT.search(scripts)
    return resolve(base, found["url"]) if found else None


def resolve(base: str, target: str) -> str | None:
    """An absolute http(s) address without fragment, or None where the target is none."""
    try:
        url = urljoin(base, target.strip())
    except ValueError:
        return None
    url = url.partition("#")[0]
    return url if host_of(url) else None
