"""What a page that is not the page says instead: challenges, soft-404s, closed doors, broken programs.

Cheap looks come first, for nearly every page is well. A notice marked by its publishing system is never a refusal.
"""

from __future__ import annotations

from parsers.address import host_of
from parsers.document import Role
from store.capture import Outcome, Poll

from . import phrases
from .answer import Seen, Verdict, verdict
from .content import Content, is_empty_list, office_html
from .excuses import excuse_of, is_hint
from .limits import WORDS_WINDOW
from .notice import is_formal, is_issued, is_notice, is_told_to_visitor
from .page import PROSE, THIN, Glance, decode, glance, is_blank, is_thin, parts_of, title_of
from .place import asks_login, is_home, is_same_page, leads_to, looks_gone, script_target
from .published import unless_published
from .spoken import json_lines, script_lines
from .suspicion import is_suspicious

_MARK_WITHIN = 16 * 1024
_BEGINNING = 4 * 1024
_MUCH_PROSE = 600
"""A firewall explains itself at length; on a page without navigation its title counts up to this many characters."""
_LINE = 60
_NEXT_TO_NOTHING = 12
"""Characters; the shortest notice is a sentence."""


def refusal_of(response: Seen, poll: Poll, kind: Content) -> Verdict | None:
    """What this page, text or JSON object says instead of being the page; None where it may be the page."""
    raw = response.raw
    if poll.role is Role.ATTACHMENT and office_html(raw):
        return None
    if kind is Content.JSON:
        lines = json_lines(raw)
        return _by_words(_spoken(lines)) if lines else None
    if is_thin(raw):
        text = decode(raw[:WORDS_WINDOW])
        seen = glance(text)
        return unless_published(_thin_refusal(seen, text, response, poll), seen, poll)
    return _chrome_refusal(raw, poll)


def is_challenge(raw: bytes, *, scripts_suffice: bool = False, words_only: bool = False) -> bool:
    """Whether an answer with an error status shows a challenge; `scripts_suffice` where the status itself is odd."""
    if not is_thin(raw):
        return False
    seen = glance(decode(raw[:WORDS_WINDOW]))
    if words_only:
        return _tells_challenge(seen) and not _says_gone(seen)
    return _challenge(seen) is not None or (scripts_suffice and seen.has_scripts)


def is_marked_notice(raw: bytes) -> bool:
    """Whether this is a whole notice whatever the status says: marked by the publishing system, and in sentences."""
    if not _is_marked(raw):
        return False
    seen = glance(decode(raw[:WORDS_WINDOW]))
    return seen.prose >= PROSE and not _is_error_title(seen.title) and not _says_gone(seen)


def _thin_refusal(seen: Glance, text: str, response: Seen, poll: Poll) -> Verdict | None:
    """A page with hardly any text: anything it says about itself counts, unless it is marked as a notice."""
    if phrases.ARTICLE_MARK.search(text) or is_issued(seen):
        return None if seen.visible else _by_script(seen, text, response, poll)
    told = _by_failure(seen) or _closed(seen) or _by_title(seen)
    if told is None and (poll.role is Role.ATTACHMENT or not is_notice(seen)):  # a page in a file's place is no notice
        told = _by_words(seen) or _by_picture(seen, most=60) or _by_form(seen, text) or excuse_of(seen, is_list=poll.role is Role.LIST)
    told = told or _by_script(seen, text, response, poll) or _by_absence(seen, response, poll)
    if told is None and poll.role is Role.DETAIL and is_told_to_visitor(seen):
        return verdict(Outcome.ERROR, "error-page")
    return told


def _chrome_refusal(raw: bytes, poll: Poll) -> Verdict | None:
    """A page with a site's whole navigation around it: an error title, or one line that is nothing but the error."""
    if _is_marked(raw):
        return None
    titled = _is_error_title(title_of(raw))
    beginning = raw[:_BEGINNING]
    broken = any(mark in beginning for mark in phrases.TRACE_MARKS)
    if not (titled or broken or is_suspicious(raw)):
        return None
    text = decode(raw[:WORDS_WINDOW])
    seen = glance(text, enough_prose=_MUCH_PROSE if titled or broken else PROSE)
    if phrases.ARTICLE_MARK.search(text) or is_issued(seen):
        return None
    told = _by_failure(seen) or _by_title(seen)
    if told is not None or seen.prose >= PROSE or is_formal(seen):
        return told
    if any(phrases.GONE_WORDS.search(found[1]) for found in phrases.ALERT_FIRST.finditer(text)):
        return verdict(Outcome.GONE, "soft-404")
    told = _by_lines(seen) or _by_picture(seen, most=None) or excuse_of(seen, is_list=poll.role is Role.LIST)
    return unless_published(told, seen, poll)


def _by_lines(seen: Glance) -> Verdict | None:
    """One line of a page with chrome that is nothing but a refusal."""
    for line in seen.lines:
        if len(line) > _LINE:
            continue
        if phrases.GONE_LINE.search(line) and "相关" not in line:  # what a search did not find is not the page
            return verdict(Outcome.GONE, "soft-404")
        if phrases.ASKS_LOGIN_LINE.search(line):
            return verdict(Outcome.ERROR, "login")
        if phrases.MAINTENANCE_LINE.search(line) and phrases.APOLOGY.search(line):
            return verdict(Outcome.ERROR, "maintenance")
    return None


def _is_marked(raw: bytes) -> bool:
    """Whether the publishing system's own meta tags stand in the head: a cheap look for the many pages that have them."""
    head = raw[:_MARK_WITHIN]
    if b"PubDate" not in head and b"ArticleTitle" not in head:
        return False
    return phrases.ARTICLE_MARK.search(decode(head)) is not None


def _is_error_title(title: str) -> bool:
    return any(pattern.fullmatch(part) for part in parts_of(title) for pattern in phrases.ERROR_TITLES)


def _says_gone(seen: Glance) -> bool:
    return any(phrases.GONE_LINE.search(line) for line in (*seen.title_parts, *seen.lines))


def _by_failure(seen: Glance) -> Verdict | None:
    """What a broken program or a bare server writes."""
    if phrases.DIRECTORY_TITLE.fullmatch(seen.title) and (
        seen.title.lower().startswith(("index of /", "directory listing")) or phrases.DIRECTORY_LINK.search(seen.linked)
    ):
        return verdict(Outcome.ERROR, "directory")
    if seen.is_bare and any(phrases.NO_SITE_TITLE.fullmatch(part) for part in seen.title_parts):
        return verdict(Outcome.ERROR, "no-site")
    if any(phrases.FAILURE_LINE.search(line) for line in (seen.title, *seen.lines[:5])):
        return verdict(Outcome.ERROR, "server-error")
    return None


def _by_title(seen: Glance) -> Verdict | None:
    if seen.prose >= (_MUCH_PROSE if seen.is_bare else PROSE):
        return None
    for part in seen.title_parts:
        if phrases.CHALLENGE_TITLE.fullmatch(part):
            return verdict(Outcome.CHALLENGED, "waf")
        if phrases.GONE_TITLE.fullmatch(part):
            return verdict(Outcome.GONE, "soft-404")
        if seen.visible < THIN and phrases.MAINTENANCE_TITLE.fullmatch(part) and seen.is_bare:
            return verdict(Outcome.ERROR, "maintenance")
    if seen.prose < PROSE and any(phrases.ERROR_TITLE.fullmatch(part) for part in seen.title_parts):
        told = _by_words(seen)
        return told if told is not None or is_hint(seen) else verdict(Outcome.ERROR, "error-page")
    return None


def _closed(seen: Glance) -> Verdict | None:
    """A site that closes for the holidays says so in the form of a notice, but without the site around it."""
    if not seen.is_bare or any(phrases.NOTICE_WORDS.search(line) for line in seen.lines):
        return None
    if any(phrases.SELF_CLOSED.search(line) for line in seen.lines) and phrases.APOLOGY.search(seen.says):
        return verdict(Outcome.ERROR, "maintenance")
    if not is_formal(seen) and any(phrases.MOVED_AWAY.search(line) for line in seen.lines):
        return verdict(Outcome.ERROR, "no-site")
    return None


def _by_words(seen: Glance) -> Verdict | None:
    says = seen.says
    if phrases.NO_SITE.search(says):
        return verdict(Outcome.ERROR, "no-site")
    challenged = _challenge(seen)
    if challenged is not None:
        return challenged
    if any(phrases.GONE_LINE.search(line) for line in seen.lines) or _heads_404(seen):
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
    if _tells_challenge(seen):
        return verdict(Outcome.CHALLENGED, "waf")
    if seen.visible + seen.hidden < 50 and phrases.CHALLENGE_MARKS.search(seen.scripts):
        return verdict(Outcome.CHALLENGED, "waf")
    return None


def _tells_challenge(seen: Glance) -> bool:
    says = seen.says
    if phrases.CHALLENGE_WORDS.search(f"{says}\n{seen.linked}"):
        return True
    return phrases.CHALLENGE_TOLD.search(says) is not None and phrases.ADDRESSES_VISITOR.search(says) is not None


def _heads_404(seen: Glance) -> bool:
    """Whether the page begins with the bare number."""
    return all(medium.tag != "table" for medium in seen.media) and any(
        phrases.GONE_NUMBER.fullmatch(line) for line in seen.lines[:3]
    )


def _by_form(seen: Glance, text: str) -> Verdict | None:
    """Nothing but a door: a password is asked for, and hardly anything said."""
    if seen.visible < 120 and phrases.PASSWORD_FIELD.search(text):
        return verdict(Outcome.ERROR, "login")
    return None


def _by_picture(seen: Glance, *, most: int | None) -> Verdict | None:
    """A site's own "not found" drawn as a picture; `most` bounds the visible text that may stand beside it."""
    if most is not None and seen.visible > most:
        return None
    for medium in seen.media:
        if medium.tag == "img" and (
            phrases.GONE_PICTURE.fullmatch(medium.source) or (medium.words and phrases.GONE_TITLE.fullmatch(medium.words))
        ):
            return verdict(Outcome.GONE, "soft-404")
    return None


def _by_script(seen: Glance, text: str, response: Seen, poll: Poll) -> Verdict | None:
    """A page that shows nothing and acts instead: challenges, alerts, redirects to elsewhere."""
    shown = seen.visible + seen.hidden
    if shown >= 120 or len(response.raw) > WORDS_WINDOW:  # the text of a page that begins with pictures in line may follow
        return None
    if shown < 50:
        if phrases.CHALLENGE_WORDS.search(seen.scripts) or phrases.CHALLENGE_MARKS.search(text[:65536]):
            return verdict(Outcome.CHALLENGED, "waf")
        lines = script_lines(seen.scripts)
        told = _by_words(_spoken(lines)) if lines else None
        if told is not None:
            return told
    leads_on = shown < _NEXT_TO_NOTHING or phrases.LEADS_ON.search(seen.says)
    target = script_target(text, seen.scripts if leads_on else "", response.final_url)
    if target is not None:
        return _by_target(target, response, poll)
    if shown < 50 and not seen.linked and phrases.RELOAD.search(text[:16384]):
        return verdict(Outcome.CHALLENGED, "script-reload")
    if shown < _NEXT_TO_NOTHING and not seen.linked and seen.scripts.strip() and not seen.media:
        reloads = phrases.SCRIPT_RELOAD.search(seen.scripts)
        return verdict(Outcome.CHALLENGED, "script-reload" if reloads else "script-only")
    return None


def _by_target(target: str, response: Seen, poll: Poll) -> Verdict:
    """What it means where a page without text sends its reader."""
    if is_same_page(response.final_url, target):
        return verdict(Outcome.CHALLENGED, "script-reload")
    host = host_of(target)
    if not poll.is_ours(target) and host != host_of(response.final_url):
        return verdict(Outcome.ERROR, "redirect-off-site", host)
    if is_home(target) and not is_home(poll.url):
        return verdict(Outcome.ERROR, "redirect-home")
    if looks_gone(target):
        return verdict(Outcome.GONE, "soft-404")
    if asks_login(target):
        return verdict(Outcome.ERROR, "login")
    return verdict(Outcome.ERROR, "redirect-script", target)


def _by_absence(seen: Glance, response: Seen, poll: Poll) -> Verdict | None:
    """A page with nothing on it, or with nothing but itself in a frame, as some networks insert it."""
    frames = [medium.source for medium in seen.media if medium.tag in {"iframe", "frame"}]
    if seen.visible < 20 and any(leads_to(source, response.final_url, poll.url) for source in frames):
        return verdict(Outcome.ERROR, "inserted")
    if seen.media or seen.visible or len(response.raw) > WORDS_WINDOW or not is_blank(response.raw):
        return None
    if poll.role is Role.LIST and is_empty_list(response.raw):
        return None
    if seen.has_scripts:  # a list may be filled by its scripts: its reading says so
        return None if poll.role is Role.LIST else verdict(Outcome.CHALLENGED, "script-only")
    tail = response.raw[-4096:].lower()
    return verdict(Outcome.ERROR, "empty" if b"</html" in tail or b"</body" in tail else "truncated")


def _spoken(lines: tuple[str, ...]) -> Glance:
    """What is said by other means, as a page that says only that."""
    length = sum(map(len, lines))
    return Glance(
        title="", lines=lines, linked="", scripts="", visible=length, hidden=0, prose=0, media=(), has_scripts=False
    )
