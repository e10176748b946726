"""What a response means (invariant 2: a refused page is not a page): pure functions of plain values.

Everything is decided on raw bytes, before any tree is built. A page that shows enough text in sentences is the page,
whatever words stand in it; only a thin page, a page titled as an error, or an error line in a site's chrome is a refusal.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from parsers.document import Role
from store.capture import Outcome, Poll

from . import phrases
from .content import Content, is_cut, kind_of, office_html
from .limits import WORDS_WINDOW
from .messages import message_for
from .page import PROSE, THIN, Glance, decode, glance, is_thin, parts_of, title_of
from .place import is_home, lands_on_index, looks_gone, script_target

_CHALLENGE_STATUS = frozenset({403, 412, 418, 521})
_MAX_RETRY_AFTER = 7 * 24 * 3600.0
_ENTIRE_LINE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A response as it was received: lower-case header names, decompressed body; `complete` False where it was cut."""

    status: int
    final_url: str
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes = b""
    redirects: tuple[str, ...] = ()
    complete: bool = True
    digest: str = ""  # SHA-256 (hex) of raw

    def __post_init__(self) -> None:
        if not self.digest:
            object.__setattr__(self, "digest", hashlib.sha256(self.raw).hexdigest())


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What to make of a response; `reason` is a short machine word, `message` is for the operator."""

    outcome: Outcome
    reason: str
    message: str = ""


def classify(response: Seen, poll: Poll) -> Verdict:
    """What this response says about the page that was asked for."""
    return (
        _by_status(response, poll)
        or _by_address(response, poll)
        or _by_bytes(response, poll)
        or _by_content(response, poll)
        or verdict(Outcome.FRESH, "ok")
    )


def verdict(outcome: Outcome, reason: str, detail: str = "") -> Verdict:
    """A verdict with the operator's message for its reason."""
    return Verdict(outcome=outcome, reason=reason, message=message_for(reason, detail))


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
    if status in {404, 410}:
        return verdict(Outcome.GONE, f"http-{status}")
    if status in _CHALLENGE_STATUS:
        return verdict(Outcome.CHALLENGED, f"http-{status}")
    if status in {200, 203}:
        return None
    if _challenge_in(response):
        return verdict(Outcome.CHALLENGED, f"http-{status}")
    if status == 401:
        return verdict(Outcome.ERROR, "login")
    if status == 204:
        return verdict(Outcome.ERROR, "empty")
    return verdict(Outcome.ERROR, f"http-{status}", str(status))


def _challenge_in(response: Seen) -> bool:
    """Whether an answer that is no page shows a challenge; 202 with a script is one whatever it says."""
    if kind_of(response.raw) not in {Content.HTML, Content.TEXT, Content.JSON} or not is_thin(response.raw):
        return False
    seen = glance(decode(response.raw[:WORDS_WINDOW]))
    return _challenge(seen) is not None or (response.status == 202 and bool(seen.scripts.strip()))


def _by_address(response: Seen, poll: Poll) -> Verdict | None:
    if not response.redirects or response.digest == poll.raw_digest:
        return None
    if is_home(response.final_url) and not is_home(poll.url):
        return verdict(Outcome.ERROR, "redirect-home")
    if looks_gone(response.final_url) and not looks_gone(poll.url):
        return verdict(Outcome.GONE, "soft-404")
    if poll.role is not Role.LIST and lands_on_index(poll.url, response.final_url):
        return verdict(Outcome.ERROR, "redirect-home")
    return None


def _by_bytes(response: Seen, poll: Poll) -> Verdict | None:
    if not response.complete or _is_short(response):
        return verdict(Outcome.ERROR, "truncated")
    if poll.raw_digest is not None and response.digest == poll.raw_digest:
        return verdict(Outcome.IDENTICAL, "same-bytes")
    if not response.raw[:65536].strip(b" \t\r\n\0\xef\xbb\xbf"):
        return verdict(Outcome.ERROR, "empty")
    return None


def _is_short(response: Seen) -> bool:
    length = response.headers.get("content-length", "")
    if response.headers.get("content-encoding", "identity") != "identity" or not length.isdigit():
        return False
    return int(length[:15]) > len(response.raw)


def _by_content(response: Seen, poll: Poll) -> Verdict | None:
    kind = kind_of(response.raw)
    if kind in {Content.HTML, Content.TEXT, Content.JSON} and (refused := _refusal(response, poll)):
        return refused
    if poll.role is Role.ATTACHMENT:
        return None if kind.fits_attachment(response.raw, poll.url) else verdict(Outcome.ERROR, "content-type", kind.value)
    if not kind.fits_page(is_list=poll.role is Role.LIST):
        return verdict(Outcome.ERROR, "content-type", kind.value)
    if kind is Content.HTML and is_cut(response.raw):
        return verdict(Outcome.ERROR, "truncated")
    return None


def _refusal(response: Seen, poll: Poll) -> Verdict | None:
    """What a page that is not the page says instead."""
    raw = response.raw
    if poll.role is Role.ATTACHMENT and office_html(raw):
        return None
    text = decode(raw[:WORDS_WINDOW])
    if is_thin(raw):
        return _thin_refusal(glance(text), text, response, poll)
    if any(root in text for root in phrases.GONE_ROOTS) or _is_error_title(title_of(raw)):
        return _chrome_refusal(glance(text, enough_prose=PROSE), text)
    return None


def _thin_refusal(seen: Glance, text: str, response: Seen, poll: Poll) -> Verdict | None:
    """A page with hardly any text: anything it says about itself counts, unless it is marked as a notice."""
    titled = _by_title(seen)
    if titled is not None:
        return titled
    if not _is_notice(seen, text):
        spoken = _by_words(seen)
        if spoken is not None:
            return spoken
    return None if seen.visible >= 120 else _by_script(seen, text, response, poll)


def _chrome_refusal(seen: Glance, text: str) -> Verdict | None:
    """A page with a site's whole navigation around it: an error title, or one line that is nothing but the error."""
    if seen.prose >= PROSE:
        return None
    titled = _by_title(seen)
    if titled is not None:
        return titled
    if phrases.ARTICLE_MARK.search(text):
        return None
    if any(len(line) <= _ENTIRE_LINE and phrases.GONE_LINE.search(line) for line in seen.lines):
        return verdict(Outcome.GONE, "soft-404")
    return None


def _is_notice(seen: Glance, text: str) -> bool:
    return (
        seen.prose >= PROSE
        or phrases.ARTICLE_MARK.search(text) is not None
        or any(phrases.NOTICE_WORDS.search(line) for line in seen.lines)
    )


def _is_error_title(title: str) -> bool:
    return any(pattern.fullmatch(part) for part in parts_of(title) for pattern in phrases.ERROR_TITLES)


def _by_title(seen: Glance) -> Verdict | None:
    if seen.prose >= PROSE:
        return None
    for part in seen.title_parts:
        if phrases.CHALLENGE_TITLE.fullmatch(part):
            return verdict(Outcome.CHALLENGED, "waf")
        if phrases.GONE_TITLE.fullmatch(part):
            return verdict(Outcome.GONE, "soft-404")
        if seen.visible < THIN and phrases.MAINTENANCE_TITLE.fullmatch(part) and not seen.linked:
            return verdict(Outcome.ERROR, "maintenance")
    if any(phrases.ERROR_TITLE.fullmatch(part) for part in seen.title_parts):
        return _by_words(seen) or verdict(Outcome.ERROR, "error-page")
    return None


def _by_words(seen: Glance) -> Verdict | None:
    says = seen.says
    if phrases.NO_SITE.search(says):
        return verdict(Outcome.ERROR, "no-site")
    challenged = _challenge(seen)
    if challenged is not None:
        return challenged
    if any(phrases.GONE_LINE.search(line) for line in seen.lines):
        return verdict(Outcome.GONE, "soft-404")
    if any(phrases.SERVER_ERROR_LINE.search(line) for line in (seen.title, *seen.lines)):
        return verdict(Outcome.ERROR, "server-error")
    if phrases.APOLOGY.search(says) and any(phrases.MAINTENANCE_LINE.search(line) for line in seen.lines):
        return verdict(Outcome.ERROR, "maintenance")
    if phrases.LOGIN.search(says) or any(phrases.LOGIN_TITLE.fullmatch(part) for part in seen.title_parts):
        return verdict(Outcome.ERROR, "login")
    return None


def _challenge(seen: Glance) -> Verdict | None:
    if any(phrases.CHALLENGE_TITLE.fullmatch(part) for part in seen.title_parts):
        return verdict(Outcome.CHALLENGED, "waf")
    if phrases.CHALLENGE_WORDS.search(f"{seen.says}\n{seen.linked}"):
        return verdict(Outcome.CHALLENGED, "waf")
    if seen.visible < THIN // 2 and phrases.CHALLENGE_MARKS.search(seen.scripts):
        return verdict(Outcome.CHALLENGED, "waf")
    return None


def _by_script(seen: Glance, text: str, response: Seen, poll: Poll) -> Verdict | None:
    """A page that shows nothing and acts instead: challenges, alerts, redirects to elsewhere."""
    if seen.visible < 50:
        if phrases.CHALLENGE_WORDS.search(seen.scripts) or phrases.CHALLENGE_MARKS.search(text[:65536]):
            return verdict(Outcome.CHALLENGED, "waf")
        if phrases.GONE_WORDS.search(seen.scripts):
            return verdict(Outcome.GONE, "soft-404")
    target = script_target(text, seen.scripts, response.final_url)
    if target is not None:
        if is_home(target) and not is_home(poll.url):
            return verdict(Outcome.ERROR, "redirect-home")
        if looks_gone(target):
            return verdict(Outcome.GONE, "soft-404")
        if target != response.final_url:
            return verdict(Outcome.ERROR, "redirect-script", target)
        return verdict(Outcome.CHALLENGED, "script-reload")
    if seen.visible < 20 and not seen.linked and seen.scripts.strip() and not seen.has_media:
        reloads = phrases.SCRIPT_RELOAD.search(seen.scripts)
        return verdict(Outcome.CHALLENGED, "script-reload" if reloads else "script-only")
    return None
