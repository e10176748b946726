"""What a reprint adds to a notice: lines at its edges that say nothing but from whom it was taken over."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.width import nfkc

_LONGEST = 120
_WHO = r"(?:https?://[!-~]{4,100}|[^。;!?:\d第]{2,30})"
_LABEL = (
    r"(?:本文|文章|信息|稿件|新闻|消息|资料|内容)?(?:来源于?|出处|稿源)|(?:本文)?(?:转载?|摘编?)自|原载于?|原文(?:链接|地址|网址)?"
    r"|供稿(?:单位|人)?|投稿(?:单位|人)?|撰稿人?|作者|(?:特约)?通讯员|记者"
)
_CREDITS = re.compile(rf"(?:(?:{_LABEL}):{_WHO}){{1,3}}")
_TAKEN_FROM = re.compile(rf"(?:本文)?(?:转载?自|摘编?自|来源于){_WHO}")
_FORWARDED = re.compile(r"(?:现|兹|现全文)?(?:将|把)?[^。;!?:]{0,90}(?:转发|转载|转登|摘登)如下[:。]?")
_TAKEN_OVER = re.compile(r"[^。;!?:\d第已]{0,40}转载|(?:特此|现予以?|予以)转发")
_EDGES = "()[]【】〔〕*—-"


def without_credits(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines of a notice, and those above and below them that only credit whom a reprint is from.

    A text that says nothing else is all notice.
    """
    told = [line for line in lines if line.strip()]
    start, end = 0, len(told)
    while start < end and _is_above(told[start]):
        start += 1
    while end > start and _is_below(told[end - 1]):
        end -= 1
    return (told[start:end], told[:start] + told[end:]) if start < end else (told, [])


def _is_above(line: str) -> bool:
    tight = _tight(line)
    return _is_credit(tight) or _FORWARDED.fullmatch(tight) is not None


def _is_below(line: str) -> bool:
    tight = _tight(line)
    return _is_credit(tight) or _TAKEN_OVER.fullmatch(tight.rstrip("。")) is not None


def _is_credit(tight: str) -> bool:
    bare = tight.rstrip("。")
    return _CREDITS.fullmatch(bare) is not None or _TAKEN_FROM.fullmatch(bare) is not None


def _tight(line: str) -> str:
    """A line without white space and the brackets around it; "" for one too long to be a credit."""
    if len(line) > 2 * _LONGEST:
        return ""
    tight = "".join(nfkc(line).split()).strip(_EDGES)
    return tight if len(tight) <= _LONGEST else ""
