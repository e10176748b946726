"""What a page tells of itself label by label, without a colon: rows of a table, terms of a list, a line for each word.

Any of these labels may be a case's, too: they are the page's only at the top of a body, where no other stands among them.
"""

from __future__ import annotations

import re

from parsers.blocks import Line
from parsers.document import BlockKind
from parsers.labels import is_information_line, is_known_label
from parsers.tallies import COUNTING_WORD
from parsers.told_again import Told, tells_otherwise

_MOST_LINES = 24
_LONGEST_COUNTER = 8
_BAR = re.compile(r"\s*\|\s*")
_COLON = re.compile(r"\s*[:：]$")
_OF_PAGE = re.compile(r"(?:发布|发表|公布|公开|刊发|上传|录入|更新)(?:时间|日期)|(?:信息|文章|稿件|新闻)来源|(?:浏览|阅读|点击|访问)(?:次数|量|数)?：")
_COUNT = re.compile(r"(?:\d[\d,，.]{0,12}\s?[万次人]{0,3})?")


def with_pairs_joined(lines: list[Line], start: int, told: Told) -> list[Line]:
    """The lines of a body; the labels and values from `start` on are one information line, where they say no more than one.

    `told` is what the page tells above the body: what says otherwise is the notice's.
    """
    end, pairs = start, list[str]()
    while end < min(len(lines), start + _MOST_LINES):
        count, found = _pairs_of(lines[end : end + 2])
        if not found:
            break
        end, pairs = end + count, pairs + found
    text = " ".join(pairs)
    goes_on = start < end < len(lines) and lines[end].kind is BlockKind.ROW is lines[end - 1].kind
    if len(pairs) < 2 or goes_on or not (_OF_PAGE.search(text) and is_information_line(text)):
        return lines  # a table that has other rows, too, is the notice's
    if any(tells_otherwise(pair, told) for pair in pairs):
        return lines
    return [*lines[:start], Line(kind=BlockKind.PARAGRAPH, text=text, spaced=text), *lines[end:]]


def _pairs_of(lines: list[Line]) -> tuple[int, list[str]]:
    """How many of two lines are labels and their values, and these as "label：value"; none where they are anything else."""
    if any(line.has_file or line.images for line in lines[:1]):
        return 0, []
    cells = _cells(lines[0])
    if len(cells) % 2 == 0 and (pairs := _told(cells[::2], cells[1::2])):
        return 1, pairs
    if len(lines) < 2 or lines[1].has_file or lines[1].images or lines[0].kind is not lines[1].kind:
        return 0, []
    return 2, _told(cells, _cells(lines[1]))


def _told(labels: list[str], values: list[str]) -> list[str]:
    """Each label with its value; none where a page has no such label, or a label stands where a value should."""
    if len(labels) != len(values) or any(map(is_known_label, values)):
        return []
    told = all(is_known_label(label) or _counts(label, value) for label, value in zip(labels, values, strict=True))
    return [f"{label}：{value}" for label, value in zip(labels, values, strict=True)] if told else []


def _counts(label: str, value: str) -> bool:
    return len(label) <= _LONGEST_COUNTER and COUNTING_WORD.match(label) is not None and _COUNT.fullmatch(value) is not None


def _cells(line: Line) -> list[str]:
    """The cells of a row, or the one text of a line, each less the colon behind it."""
    texts = _BAR.split(line.text) if line.kind is BlockKind.ROW else [line.text]
    return [_COLON.sub("", text).strip() for text in texts]
