"""What a response means (invariant 2: a refused page is not a page): pure functions of plain values.

Everything is decided on raw bytes, before any tree is built. A page that shows enough text in sentences is the page,
whatever words stand in it; only a thin page, a page titled as an error, or an error line in a site's chrome is a refusal.
"""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from parsers.document import Role
from store.capture import Outcome, Poll

from .answer import Seen, Verdict, verdict
from .content import Content, is_cut, kind_of
from .place import asks_login, is_home, lands_on_index, looks_gone
from .refusal import is_challenge, is_marked_notice, refusal_of

__all__ = ["Seen", "Verdict", "classify", "retry_after", "verdict"]

_CHALLENGE_STATUS = frozenset({403, 412, 418, 521})
_MAX_RETRY_AFTER = 7 * 24 * 3600.0
_BLANKS = b" \t\r\n\0\xef\xbb\xbf"
_WORDS = frozenset({Content.HTML, Content.TEXT, Content.JSON})


def classify(response: Seen, poll: Poll) -> Verdict:
    """What this response says about the page that was asked for."""
    page_under_404 = response.status == 404 and poll.role is Role.DETAIL and is_marked_notice(response.raw)
    return (
        (None if page_under_404 else _by_status(response, poll))
        or _by_address(response, poll)
        or _by_bytes(response, poll)
        or _by_content(response, poll)
        or verdict(Outcome.FRESH, "http-404-page" if page_under_404 else "ok")
    )


def retry_after(headers: dict[str, str], now: datetime) -> float | None:
    """Seconds that the host asks us to wait, at most a week; an HTTP date is read against the host's own clock."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:12]), _MAX_RETRY_AFTER)
    until = _http_date(value)
    if until is None:
        return None
    asked_at = _http_date(headers.get("date", "")) or now
    return min(max(0.0, (until - asked_at).total_seconds()), _MAX_RETRY_AFTER)


def _http_date(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def _by_status(response: Seen, poll: Poll) -> Verdict | None:
    status = response.status
    if status == 304:
        asked = poll.etag or poll.last_modified
        return verdict(Outcome.UNCHANGED, "not-modified") if asked else verdict(Outcome.ERROR, "http-304")
    if status in {404, 410}:  # some firewalls refuse with 404: what they say counts, for the page may be there
        refused = _speaks(response) and is_challenge(response.raw, words_only=True)
        return verdict(Outcome.CHALLENGED, "waf") if refused else verdict(Outcome.GONE, f"http-{status}")
    if status in _CHALLENGE_STATUS:
        return verdict(Outcome.CHALLENGED, f"http-{status}")
    if status in {200, 203}:
        return None
    if _speaks(response) and is_challenge(response.raw, scripts_suffice=status == 202):
        return verdict(Outcome.CHALLENGED, f"http-{status}")
    if status == 401:
        return verdict(Outcome.ERROR, "login")
    if status == 204:
        return verdict(Outcome.ERROR, "empty")
    return verdict(Outcome.ERROR, f"http-{status}", str(status))


def _speaks(response: Seen) -> bool:
    return kind_of(response.raw) in _WORDS


def _by_address(response: Seen, poll: Poll) -> Verdict | None:
    if not response.redirects or response.digest == poll.raw_digest:
        return None
    if is_home(response.final_url) and not is_home(poll.url):
        return verdict(Outcome.ERROR, "redirect-home")
    if looks_gone(response.final_url) and not looks_gone(poll.url):
        return verdict(Outcome.GONE, "soft-404")
    if asks_login(response.final_url) and not asks_login(poll.url):
        return verdict(Outcome.ERROR, "login")
    if poll.role is not Role.LIST and lands_on_index(poll.url, response.final_url):
        return verdict(Outcome.ERROR, "redirect-home")
    return None


def _by_bytes(response: Seen, poll: Poll) -> Verdict | None:
    if not response.complete or _is_short(response):
        return verdict(Outcome.ERROR, "truncated")
    if poll.raw_digest is not None and response.digest == poll.raw_digest:
        return verdict(Outcome.IDENTICAL, "same-bytes")
    if not (response.raw[:64].strip(_BLANKS) or response.raw[:65536].strip(_BLANKS)):
        return verdict(Outcome.ERROR, "empty")
    return None


def _is_short(response: Seen) -> bool:
    length = response.headers.get("content-length", "")
    if response.headers.get("content-encoding", "identity") != "identity" or not length.isdigit():
        return False
    return int(length[:15]) > len(response.raw)


def _by_content(response: Seen, poll: Poll) -> Verdict | None:
    kind = kind_of(response.raw)
    if kind in _WORDS and (refused := refusal_of(response, poll, kind)):
        return refused
    if poll.role is Role.ATTACHMENT:
        return None if kind.fits_attachment(response.raw, poll.url) else verdict(Outcome.ERROR, "content-type", kind.value)
    if not kind.fits_page(is_list=poll.role is Role.LIST):
        return verdict(Outcome.ERROR, "content-type", kind.value)
    if kind is Content.HTML and is_cut(response.raw):
        return verdict(Outcome.ERROR, "truncated")
    return None
