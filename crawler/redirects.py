"""Where a redirect leads, and which of them are followed: at most five, and only on the hosts of the source."""

from __future__ import annotations

from urllib.parse import urlsplit

from scrapy.http import Response

from parsers.address import canonical_url, host_of, names_session
from store.capture import Outcome, Poll

from .answer import verdict
from .headers import text_of
from .limits import MAX_REDIRECTS
from .place import is_home, resolve
from .trouble import Trouble, trouble

REDIRECTS = frozenset({301, 302, 303, 307, 308})
SAME_METHOD = frozenset({307, 308})


def target_of(response: Response, url: str) -> str | None:
    """Where a redirect leads; None for any other response. Raises Trouble for a Location that is no address.

    A route stays the same page's, as in browsers: the server never sees it.
    """
    if response.status not in REDIRECTS:
        return None
    location = text_of(response.headers.get("Location") or b"")
    target = resolve(url, location) if location else None
    if target is None:
        raise trouble("redirect-bad")
    route = url.partition("#")[2]
    return f"{target}#{route}" if route else target


def check_redirect(target: str, url: str, response: Response, poll: Poll, hops: int) -> None:
    """Raise Trouble where a redirect must not be followed; the page is judged by where it sends its readers."""
    if not poll.is_ours(target):
        raise trouble("redirect-off-site", host_of(target))
    if is_home(target) and not is_home(poll.url):
        raise trouble("redirect-home")
    is_same = canonical_url(target) == canonical_url(url) and urlsplit(target).scheme == urlsplit(url).scheme
    if is_same and (target == url or not names_session(target)):  # a server may want its session in the address
        # to itself: a cookie is wanted, as challenges do; without one it is a plain loop
        if response.headers.get("Set-Cookie"):
            raise Trouble(verdict(Outcome.CHALLENGED, "cookie-challenge"))
        raise trouble("redirect-loop")
    if hops > MAX_REDIRECTS:
        raise trouble("redirect-loop")
