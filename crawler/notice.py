"""What shows that a page is a notice, whatever else stands on it."""

from __future__ import annotations

from . import phrases
from .excuses import is_day, is_titled, may_be_content
from .limits import WORDS_WINDOW
from .page import PROSE, Glance, decode, glance


def is_notice(seen: Glance) -> bool:
    """Whether the page tells something at length, or in the words of what is watched for, or is titled as a document."""
    return seen.prose >= PROSE or any(phrases.NOTICE_WORDS.search(line) for line in seen.lines) or is_formal(seen)


def is_formal(seen: Glance) -> bool:
    """Whether the page carries the title of an official document, or one of a notice about what refusals speak of."""
    lines = (*seen.title_parts, *seen.lines[:200])
    return any(phrases.FORMAL_LINE.fullmatch(line) or (phrases.DOOR_TOPIC.search(line) and is_titled(line)) for line in lines)


def is_told_to_visitor(seen: Glance) -> bool:
    """Whether a page titled for the line or the site tells who opened it about that, without a site, a day or a file."""
    if not phrases.LINE_TITLE.search(seen.title) or not seen.is_bare or is_notice(seen):
        return False
    if any(map(may_be_content, seen.media)) or any(is_titled(line) or is_day(line) for line in (*seen.title_parts, *seen.lines)):
        return False
    return any(phrases.SPEAKS_OF_VISIT.search(line) for line in seen.lines)


def may_be_notice(raw: bytes) -> bool:
    """Whether anything here is what a notice has and an answer for what is missing has not: a sentence, a title, a scan."""
    text = decode(raw[:WORDS_WINDOW])
    if phrases.ARTICLE_MARK.search(text):
        return True
    seen = glance(text)
    return seen.prose > 0 or is_notice(seen) or any(map(is_titled, seen.lines)) or any(map(may_be_content, seen.media))
