"""A notice about maintenance where a site has published it, told from a site that says that it is closed."""

from __future__ import annotations

import re

from parsers.document import Role
from store.capture import Poll

from .answer import Verdict
from .excuses import is_titled
from .page import Glance

_NO_WORD = re.compile(r"\W+")
_DAY = re.compile(r"(?:19|20)\d\d\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?(?:\s?\d{1,2}[:\uff1a]\d\d(?:[:\uff1a]\d\d)?)?")
_LABELLED = re.compile(r"[^:\uff1a]{1,8}[:\uff1a].{0,24}|[\W\d_大中小]*")
_SAYS_MORE = re.compile("[\u3002\uff1b\uff0c,!\uff01]|维护|升级|暂停|停止|恢复|开放|预计|至|起")
_STAMP_MOST = 120
_BELOW = 2
"""Lines under a title within which its day stands."""
_AROUND = re.compile(r"[主承]办单位|标识码|备案|安备|版权所有|位置\W")
_NOW = re.compile(r"(?:正在|目前|现在?已?).{0,8}(?:升级|维护|改版|建设|关闭|检修)|(?:升级|维护|改版|改造|建设|调整|迁移)中(?=\W|$)")


def unless_published(told: Verdict | None, seen: Glance, poll: Poll) -> Verdict | None:
    """What a page was taken for, but for a notice about maintenance that was taken for the maintenance.

    Where its list has it under this very title, it is that notice. A closed site may publish one notice at all its
    addresses: a page known under another title is not that notice.
    """
    closed = told is not None and told.reason == "maintenance"
    listed = is_titled(poll.title) and poll.title.strip() in (*seen.title_parts, *seen.lines)
    return None if closed and poll.role is Role.DETAIL and (listed or _is_published(seen, poll)) else told


def _is_published(seen: Glance, poll: Poll) -> bool:
    """Whether a titled notice stands here with its day under its title, its text below that, and its site around it.

    A page that stands for a closed site is signed at its end, if at all; one that says so of this moment is closed.
    """
    if any(_NOW.search(line) for line in seen.lines):
        return False
    if seen.is_bare and not any(_AROUND.search(line) for line in seen.lines):
        return False
    return any(
        is_titled(line) and _is_known_as(line, poll) and _is_dated(seen.lines[place + 1 :])
        for place, line in enumerate(seen.lines)
    )


def _is_known_as(line: str, poll: Poll) -> bool:
    """Whether a title is the one that the page has; of a page never read its list may have cut it, or nobody told it."""
    shown, known = (_NO_WORD.sub("", title) for title in (line, poll.title))
    return shown == known or (poll.raw_digest is None and shown.startswith(known))


def _is_dated(below: tuple[str, ...]) -> bool:
    """Whether a line of labels with a day comes first, and text follows it."""
    stamps = [place for place, line in enumerate(below[:_BELOW]) if _is_stamp(line)]
    return bool(stamps) and any(not _AROUND.search(line) and not _is_stamp(line) for line in below[stamps[0] + 1 :])


def _is_stamp(line: str) -> bool:
    """Whether a line says only when, by whom and how often read; a sentence, or an office that signs, says more."""
    if len(line) > _STAMP_MOST or _SAYS_MORE.search(line) or not _DAY.search(line):
        return False
    return all(_LABELLED.fullmatch(piece) for piece in re.split(r"[\s|]+", _DAY.sub("", line, count=1)))
