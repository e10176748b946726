"""Addresses: one spelling for one page, and what an address alone tells of the site behind it."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from parsers.visits import in_session, kept_query, without_session

MAX_LENGTH = 4096
"""Longer addresses are junk (calendar traps, inlined data) and count as none."""

_REMEMBERED = 1000  # characters of an address up to which its spelling is remembered; inlined data would fill the memory

FILE_SUFFIXES = "pdf|docx?|docm|xlsx?|xlsm|wps|et|dps|ofd|ceb|zip|rar|7z|csv|pptx?|txt|rtf|tar|gz"
"""How the names of files to download end, as alternatives of a pattern."""

PICTURE_SUFFIXES = "jpeg?|jpg|jfif|png|gif|bmp|tiff?|webp|avif|hei[cf]"
"""How the names of pictures end, as alternatives of a pattern."""

_DOWNLOADED = re.compile(rf"\.(?:{FILE_SUFFIXES}|{PICTURE_SUFFIXES})$", re.I)
_BINARY = re.compile(rf"\.(?!(?:csv|txt)$)(?:{FILE_SUFFIXES}|{PICTURE_SUFFIXES})$", re.I)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.I)
_HOST = re.compile(r"^(?=.{1,253}$)[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?$")
_IPV6 = re.compile(r"^\[[0-9a-f:.]+\]$")
_ROUTE = re.compile(r"!?/.")  # how the fragment begins that names one of a script's pages
_GATEWAY = re.compile(r"^/gate/big5/(?P<host>[\w-]+(?:\.[\w-]+)+(?::\d{1,5})?)(?P<path>/.*)?$", re.I)
_DEFAULT_PORT = {"http": 80, "https": 443}

_PASS = re.compile(
    r"(?:(?:access_)?token|auth_key|sign(?:ature)?|expires|(?:oss|aws)accesskeyid|(?:x-amz|x-oss|q)-(?!process)[a-z-]+|ws(?:secret|time))=.*|e=1[2-9]\d{8}", re.I
)
_FILE_NAME = re.compile(r"\.[a-z0-9]{2,5}$", re.I)

_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_TO_ENCODE = re.compile(r"%[0-9A-Fa-f]{2}|[^A-Za-z0-9\-._~!$&'()*+,;=:@/]")
_TO_ENCODE_QUERY = re.compile(r"%[0-9A-Fa-f]{2}|[^A-Za-z0-9\-._~!$&'()*+,;=:@/?]")


def canonical_url(url: str, base: str | None = None) -> str:
    """The one spelling of the page at `url`, read against `base`; "" where it is no http(s) address.

    Scheme and host are lower-case, default ports, user names, session and cache-busting parameters are dropped, dot
    segments resolved, characters percent-encoded as UTF-8, big5 gateways unwrapped. Every other query parameter is
    identity and keeps its place; so is a fragment that is a script's route (`#/detail?id=6`), and no other. Idempotent;
    never raises.
    """
    short = len(url) <= _REMEMBERED and (base is None or len(base) <= _REMEMBERED)
    return _remembered(url, base) if short else _canonical(url, base)


def _canonical(url: str, base: str | None) -> str:
    address = _joined(url, base)
    parts = _split(address)
    if parts is None:
        return ""
    scheme, host, port, path, query, fragment = parts
    while gate := _GATEWAY.match(path):
        inner = _split(f"{scheme}://{gate['host']}{gate['path'] or '/'}")
        if inner is None or not (host.startswith("big5.") or _is_same_site(host, inner[1])):
            break
        _, host, port, path, _, _ = inner
    netloc = host if port is None or port == _DEFAULT_PORT[scheme] else f"{host}:{port}"
    kept = kept_query(path, _encoded(query, _TO_ENCODE_QUERY), is_file=bool(query) and is_download(path))
    route = _route(path, fragment)
    return f"{scheme}://{netloc}{path}" + (f"?{kept}" if kept else "") + (f"#{route}" if route else "")


_remembered = lru_cache(maxsize=8192)(_canonical)


def url_key(url: str) -> str:
    """SHA-256 (hex) under which a page is known: the canonical address without scheme, wap and elder-mode twins folded.

    Twins are folded only where the address carries an id that its publishing system gives out once per notice
    (see `family_of`); any other address is its own page.
    """
    canonical = canonical_url(url)
    bare = canonical.partition("://")[2] or url.strip()
    if family_of(canonical) in _UNIQUE_IDS:
        host, slash, rest = bare.partition("/")
        bare = _TWIN_HOST.sub("", host) + slash + _TWIN_FOLDER.sub("", rest, count=1)
    return hashlib.sha256(bare.encode("utf-8", "surrogatepass")).hexdigest()


def file_key(url: str) -> str:
    """What a file's address is compared by: without scheme, and without what only lets a visitor in for a while."""
    bare = canonical_url(url).partition("://")[2] or url.strip()
    path, mark, query = bare.partition("?")
    pieces = [piece for piece in query.split("&") if piece]
    kept = [piece for piece in pieces if not _PASS.fullmatch(piece)]
    if not mark or len(kept) == len(pieces) or (not kept and not _FILE_NAME.search(path)):
        return bare  # a pass that is all an address has may be the file's own id
    return path + (f"?{'&'.join(kept)}" if kept else "")


def host_of(url: str) -> str:
    """The host of an address, with its port where that is odd; "" where there is none."""
    return canonical_url(url).partition("://")[2].partition("/")[0]


def names_session(url: str) -> bool:
    """Whether the path of an address names a session, which its one spelling is without."""
    return in_session(url.partition("?")[0])


def family_of(url: str) -> str | None:
    """Which publishing system gives notices an address like this one; None where the shape tells nothing."""
    target = canonical_url(url).partition("://")[2].partition("/")[2]
    return next((name for name, pattern in _FAMILIES if pattern.search(f"/{target}")), None)


def date_in(url: str) -> date | None:
    """The full date that an address carries, else None; it is when the page was made, not always when it was issued."""
    target = canonical_url(url).partition("://")[2].partition("/")[2].partition("?")[0]
    for pattern in _DATES:
        if found := pattern.search(f"/{target}"):
            day = _date(int(found["y"]), int(found["m"]), int(found["d"]))
            if day:
                return day
    return None


# Order matters: the most particular shape first. `info/COL/ID` and `post_N` are counters, the rest carry unique ids.
_FAMILIES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("trs", re.compile(r"/t(?:19|20)\d{6}_\d+(?:_\d+)?\.s?html?$")),
    ("trs-undated", re.compile(r"/t\d{6,}\.s?html?$")),
    ("hanweb", re.compile(r"/art/\d{4}/\d{1,2}/\d{1,2}/art_\d+_\d+\.html?$")),
    ("jpaas", re.compile(r"/art/(?:\d{4}/)?art_[0-9a-f]{32}\.html?$")),
    ("vsb", re.compile(r"/info/\d+/\d+\.html?$")),
    ("guangdong", re.compile(r"/content/(?:[^/]+/){0,3}(?:mpost|post)_\d+\.html?$")),
    ("heilongjiang", re.compile(r"/\d{6}/c\d\d_\d+\.s?html$")),
    ("ucap", re.compile(r"/(?:\d{6,8}|\d{4}/\d{1,2}/\d{1,2})/[0-9a-f]{32}\.s?html?$")),
    ("ucap", re.compile(r"/c\d{5,}/c\d{5,}/content\.s?html$")),
    ("liaoning", re.compile(r"/20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{9,11}/(?:index\.s?html?)?$")),
    ("hebei", re.compile(r"/10\d{13}\.s?html?$")),
    ("epoint", re.compile(r"/\d{8}/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.s?html?$")),
    ("anhui", re.compile(r"/content/article/\d+(?:\?|$)|/(?:public|openness/detail)/(?:[^/]+/)*\d{5,}\.html?$")),
)
_UNIQUE_IDS = frozenset({"trs", "hanweb", "jpaas", "guangdong", "heilongjiang", "ucap", "liaoning", "hebei", "epoint"})
_TWIN_HOST = re.compile(r"^(?:www|wap|m|3g|4g|5g|mobile)\.(?=[^.]+\.[^.]+)")
_TWIN_FOLDER = re.compile(r"(?:(?<=^)|(?<=/))(?:wap|laoren)/(?=.)")

_DATES: tuple[re.Pattern[str], ...] = (
    re.compile(r"/t(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)_\d+(?:_\d+)?\.s?html?$"),
    re.compile(r"/(?P<y>20\d\d)(?P<m>0\d|1[0-2])(?P<d>[0-3]\d)\d{9,11}(?:/|$)"),
    re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>\d\d?)/(?P<d>\d\d?)/"),
    re.compile(r"/(?P<y>(?:19|20)\d\d)-(?P<m>\d\d?)-(?P<d>\d\d?)/"),
    re.compile(r"/(?P<y>20\d\d)-(?P<m>0\d|1[0-2])/(?P<d>[0-3]\d)/"),
    re.compile(r"/(?P<y>20\d\d)/(?P<m>0\d|1[0-2])-?(?P<d>[0-3]\d)/"),
    re.compile(r"/(?P<y>(?:19|20)\d\d)(?P<m>\d\d)/(?P<d>\d\d)/"),
    re.compile(r"/(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)/"),
)


def _joined(url: str, base: str | None) -> str:
    # Browsers strip white space around an address and drop line breaks inside it; old pages have both.
    address = _CONTROL.sub("", url).strip()
    head, mark, tail = address.partition("?")
    address = head.replace("\\", "/") + mark + tail
    if not base or len(address) > MAX_LENGTH or (_SCHEME.match(address) and not address.lower().startswith("http")):
        return address
    try:
        return urljoin(_CONTROL.sub("", base).strip(), address)
    except ValueError:
        return ""


def _split(address: str) -> tuple[str, str, int | None, str, str, str] | None:
    """Scheme, host, port, clean path, raw query and raw fragment of an http(s) address, else None."""
    if not address or len(address) > MAX_LENGTH:
        return None
    try:
        parts = urlsplit(address)
        host, port = _clean_host(parts.hostname or ""), parts.port
    except ValueError:  # a broken port, bracket or host: no browser would go there either
        return None
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORT or not host or port == 0:
        return None
    path = without_session(_encoded(parts.path, _TO_ENCODE))
    return scheme, host, port, _without_dots(path), parts.query, parts.fragment


def _is_same_site(host: str, inner: str) -> bool:
    """Whether a gateway's links, read where its page was unwrapped already, lead to the site they stand on."""
    return host.split(".")[-3:] == inner.split(".")[-3:]


def _route(path: str, fragment: str) -> str:
    """The page of its own that a script shows by this fragment; "" beside an address that names a notice or a file."""
    if not is_route(fragment) or is_download(path) or any(pattern.search(path) for _, pattern in _FAMILIES):
        return ""  # a plain anchor, or decoration of an address that needs none
    route, _, query = _encoded(fragment, _TO_ENCODE_QUERY).partition("?")
    kept = kept_query(route, query)
    return f"{route}?{kept}" if kept else route if is_route(route) else ""


def _clean_host(host: str) -> str:
    host = host.lower().rstrip(".")
    if ":" in host:
        bracketed = f"[{host}]"
        return bracketed if _IPV6.match(bracketed) else ""
    if not host.isascii():
        host = host.encode("idna").decode("ascii").lower().rstrip(".")  # UnicodeError is a ValueError
    return host if _HOST.match(host) else ""


def _encoded(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(_encode_match, text)


def _encode_match(match: re.Match[str]) -> str:
    found = match[0]
    if len(found) == 3:  # an escape that is there already: unreserved characters are written plainly, others kept
        character = chr(int(found[1:], 16))
        return character if character in _UNRESERVED else found.upper()
    return "".join(f"%{byte:02X}" for byte in found.encode("utf-8", "replace"))


def _without_dots(path: str) -> str:
    """RFC 3986, 5.2.4; the root for an empty path."""
    kept: list[str] = []
    segments = path.split("/")[1:] if path.startswith("/") else path.split("/")
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments and segments[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_download(url: str) -> bool:
    """Whether an address is that of a file or a picture, by the end of its path."""
    return _DOWNLOADED.search(_path_of(url)) is not None


def is_binary(url: str) -> bool:
    """Whether an address is that of a file or a picture which is never plain text, by the end of its path."""
    return _BINARY.search(_path_of(url)) is not None


def is_route(fragment: str) -> bool:
    """Whether what follows the # of an address names one of a script's pages: #/detail/6, #!/detail/6."""
    return _ROUTE.match(fragment) is not None


def _path_of(url: str) -> str:
    return url.split("?", 1)[0].split("#", 1)[0]
