"""What stands below the heading 相关文章 inside a body: titles of other pages, alone or as cards with a day or a summary."""

from __future__ import annotations

import re

from parsers.afterwards import is_linked_title
from parsers.blocks import Line
from parsers.document import BlockKind
from parsers.noise_lines import RELATED_HEADING

_LONGEST_HEADING = 200
_LONGEST_CARD = 200  # characters of a summary
_WHEN = re.compile(
    r"[^。；，:：]{0,14}?(?:(?:(?:19|20)\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?(?:\d{1,2}:\d{2}(?::\d{2})?)?|\d{1,3}(?:天|小时|分钟|个?月|年)前|刚刚|昨天|前天)[^。；，]{0,14}"
)


def end_of_related(lines: list[Line], start: int) -> int:
    """Where a "related" heading and the titles under it end; `start` where there is none, or plain text is under it."""
    line = lines[start]
    tight = _tight(line)
    match = RELATED_HEADING.match(tight)
    if match is None or len(tight) > _LONGEST_HEADING:
        return start
    rest = len(tight) - match.end()
    if rest and line.link_chars < 0.7 * rest:
        return start
    end = start + 1
    while end < len(lines) and (_is_title(lines[end]) or not lines[end].text or _is_of_card(lines, start, end)):
        end += 1
    return end if rest or end > start + 1 or end == len(lines) else start


def _is_of_card(lines: list[Line], start: int, number: int) -> bool:
    """Whether a line is the day beside a title, in front of it or behind, or the summary between two titles."""
    line = lines[number]
    if line.kind is BlockKind.ROW or line.has_file:
        return False
    above, below = number > start + 1 and _is_title(lines[number - 1]), number + 1 < len(lines) and _is_title(lines[number + 1])
    if len(line.text) <= 40 and _WHEN.fullmatch(_tight(line)):
        return above or below
    return above and below and len(line.text) <= _LONGEST_CARD


def _is_title(line: Line) -> bool:
    return line.kind is not BlockKind.ROW and is_linked_title(line)


def _tight(line: Line) -> str:
    return re.sub(r"\s+", "", line.text)
