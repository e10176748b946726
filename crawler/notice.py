"""What shows that a page is a notice, whatever else stands on it."""

from __future__ import annotations

import re

from . import phrases
from .excuses import is_day, is_excuse, is_furniture, is_titled, may_be_content
from .limits import WORDS_WINDOW
from .page import PROSE, Glance, decode, glance

_DAY = re.compile(r"(?:19|20)\d\d\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}")
_DAY_LABEL = re.compile(r"(?<!拦截)(?<!事件)(?<!请求)(?<!访问)(?:时间|日期)\s?[:：]")
_SYSTEM_LABEL = re.compile(r"(?:来\s?源|作\s?者|编\s?辑|责编|浏览(?:次数|量)?|阅读(?:次数|量)?|点击(?:数|次数|率|量)?|字\s?[体号])\s?[:：]|[\[【(（]\s?(?:打\s?印|字\s?体|关\s?闭|大)")
_INFORMATION_MOST = 160


def is_issued(seen: Glance) -> bool:
    """Whether a publishing system's line stands here, with a labelled day and what only such a line says, and text below it."""
    for place, line in enumerate(seen.lines[:-1]):
        if len(line) <= _INFORMATION_MOST and _DAY.search(line) and _DAY_LABEL.search(line) and _SYSTEM_LABEL.search(line):
            below = seen.lines[place + 1]
            return not (is_furniture(below) or is_excuse(below) or phrases.GONE_LINE.search(below))
    return False


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
    seen = glance(text)
    if phrases.ARTICLE_MARK.search(text) or is_issued(seen):
        return True
    return seen.prose > 0 or is_notice(seen) or any(map(is_titled, seen.lines)) or any(map(may_be_content, seen.media))
