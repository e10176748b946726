"""What a reprint adds to a notice: lines at its edges that say nothing but from whom it was taken over."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.width import nfkc

_LONGEST = 120
_LABEL = re.compile(
    r"(?:(?P<source>(?:本文|文章|信息|稿件|新闻|消息|资料|内容)?(?:来源于?|出处|稿源))|(?P<writer>(?:供稿|投稿)(?:单位|人)?|撰稿人?|作者)|"
    r"(?P<reporter>(?:特约)?通讯员|记者)|(?P<copied>(?:本文)?(?:转载?|摘编?)自|原载于?|原文(?:链接|地址|网址)?)):"
)
_WHO = re.compile(r"https?://[!-~]{4,100}|[^。;!?:\d第]{2,30}")
_TAKEN_FROM = re.compile(r"(?:本文)?(?:转载?自|摘编?自|来源于)(?P<who>[^。;!?:\d第]{2,30})")
_FORWARDED = re.compile(r"(?:现|兹|现全文)?(?:将|把)?[^。;!?:]{0,90}(?:转发|转载|转登|摘登)如下[:。]?")
_TAKEN_OVER = re.compile(r"[^。;!?:\d第已]{0,40}转载|(?:特此|现予以?|予以)转发")
_EDGES = "()[]【】〔〕*—-"

Origin = tuple[str, str]
"""In which words whom a text is from, and who that is."""


def without_credits(lines: Sequence[str]) -> tuple[list[str], set[Origin]]:
    """The lines of a notice without those above and below it that only credit whom a reprint is from, and whom they name.

    A text that says nothing else is all notice.
    """
    told = [line for line in lines if line.strip()]
    told = told[:-1] + [part for line in told[-1:] for part in _bracket_apart(line)]
    start, end, origins = 0, len(told), set[Origin]()
    while start < end and (named := _credited(told[start], above=True)) is not None:
        start, origins = start + 1, origins | named
    while end > start and (named := _credited(told[end - 1], above=False)) is not None:
        end, origins = end - 1, origins | named
    return (told[start:end], origins) if start < end else (told, set())


def contradict(some: set[Origin], others: set[Origin]) -> bool:
    """Whether two copies of one text name different origins in the same words; an office may stand without its city."""
    return any(
        not any(who.endswith(other) or other.endswith(who) for who in _named(some, words) for other in there)
        for words in {words for words, _ in some}
        if (there := _named(others, words))
    )


def _bracket_apart(line: str) -> tuple[str, ...]:
    """A last line, and the brackets at its end where a credit stands in them."""
    start = max(line.rfind("("), line.rfind("（"))
    if start <= 0 or not line.rstrip().endswith((")", "）")) or not _credited(line[start:], above=False):
        return (line,)
    return (line[:start], line[start:]) if line[:start].strip() else (line,)


def _named(origins: set[Origin], words: str) -> list[str]:
    return [who for how, who in origins if how == words]


def _credited(line: str, *, above: bool) -> set[Origin] | None:
    """Whom a line above or below a text credits, if anybody; None for a line that is anything else."""
    if len(line) > 2 * _LONGEST:
        return None
    tight = "".join(nfkc(line).split()).strip(_EDGES)
    if len(tight) > _LONGEST:
        return None
    if above and _FORWARDED.fullmatch(tight):
        return {("forwarded", tight)}
    bare = tight.rstrip("。")
    if (taken := _TAKEN_FROM.fullmatch(bare)) is not None:
        return {("copied", taken["who"])}
    if not above and _TAKEN_OVER.fullmatch(bare):
        return set()  # who reprinted it: each copy another
    return _labelled(bare)


def _labelled(bare: str) -> set[Origin] | None:
    labels = list(_LABEL.finditer(bare))
    if not labels or labels[0].start() > 0:
        return None
    ends = [label.start() for label in labels[1:]] + [len(bare)]
    values = [bare[label.end() : end] for label, end in zip(labels, ends, strict=True)]
    if not all(_WHO.fullmatch(value) for value in values):
        return None
    return {(label.lastgroup or "", value) for label, value in zip(labels, values, strict=True)}
