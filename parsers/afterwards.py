"""What stands below a notice's sign-off without a name of its own: ways to other notices, told by place and shape."""

from __future__ import annotations

import re
from collections.abc import Callable

from parsers.blocks import Line, Reading
from parsers.document import BlockKind
from parsers.file_lines import listed_as_files
from parsers.labels import CLOCK_ONLY
from parsers.noise_lines import NOTHING_MORE, leads_to_next

_SIGNED_DAY = re.compile(r"(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日[）)]?$")
_LONGEST_SIGNATURE = 40
_LONGEST_BELOW = 40  # lines below the sign-off that are looked at
_LAST = 6  # lines at the end of a body that are looked at where nothing shows who signed it
_MANY = 3  # linked titles that need no heading over them
_MORE = re.compile(
    r"[【\[（(]?(?:您?可能感兴趣的?(?:内容|信息|文章)?|(?:同类|其他|相关|更多|近期|最近|最新|热门|今日|往期)(?:信息|文章|新闻|动态|公告|公示|通知|热点|公开|更新|内容|资讯|要闻)|"
    r"大家(?:都|还)?在?看|(?:近期|最新|今日)?热点|推荐内容|信息推荐)[】\]）)]?[:：>》]*"
)
_STEP = re.compile(
    r"[^\w“”‘’\"'「『。，；：、%]*(?:[上下]一?(?:篇|条|页|则|个|信息|文章|公告|通知)(?:文章|信息|新闻)?|[Pp]rev(?:ious)?|[Nn]ext|PREV|NEXT)[>》】\]]?\s*"
)
_WHITE = re.compile(r"\s+")
_DAY = re.compile(r"[\[(（【]?(?:20)?\d{2,4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?[\])）】]?")


def without_ways_on(lines: list[Line], reading: Reading) -> list[Line]:
    """The same lines without links to other notices below the sign-off; what leads to a file, or is said to, stays."""
    signed = _end_of_notice(lines)
    start = max(0, len(lines) - _LAST) if signed is None else signed
    return without_runs(lines, start, _Ways(lines, is_signed=signed is not None).end, "related", reading)


def without_runs(
    lines: list[Line], start: int, end_of: Callable[[list[Line], int], int], rule: str, reading: Reading
) -> list[Line]:
    """The same lines without the runs that `end_of` finds from `start` on; it gives where one ends, or where it was asked."""
    kept = lines[:start]
    number = start
    while number < len(lines):
        end = end_of(lines, number)
        if end == number:
            kept.append(lines[number])
            number += 1
            continue
        for gone in lines[number:end]:
            reading.drop(rule, gone.text)
        number = end
    return kept


def is_linked_title(line: Line) -> bool:
    """Whether a line is the title of another page: all of it a link, but for a day."""
    if re.match(r"附\s*[件表]", line.text):
        return False
    bare = _DAY.sub("", _WHITE.sub("", line.text))
    return bool(line.link_chars) and line.link_chars >= 0.7 * len(bare)


def is_row_of_steps(line: Line) -> bool:
    """Whether a row of a table is the way to the previous and the next page: it begins so, and all else are links or "没有了"."""
    if line.kind is not BlockKind.ROW or line.has_file or len(line.text) > 200:
        return False
    cells = [cell.strip() for cell in line.text.split("|")]
    while cells and not re.search(r"\w", cells[0]):
        del cells[0]  # an arrow
    if not cells or not leads_to_next(" ".join(cells)):
        return False
    rest = "".join(_STEP.sub("", cell).strip(" :：") for cell in cells if not NOTHING_MORE.fullmatch(_STEP.sub("", cell).strip(" :：")))
    return line.link_chars >= 0.7 * len(_WHITE.sub("", rest))


def _end_of_notice(lines: list[Line]) -> int | None:
    """Where what stands below the sign-off begins; None where no line shows a day by itself."""
    for number in range(len(lines) - 1, max(-1, len(lines) - 1 - _LONGEST_BELOW), -1):
        line = lines[number]
        if line.kind is BlockKind.ROW or line.link_chars or line.chars > _LONGEST_SIGNATURE:
            continue
        if CLOCK_ONLY.match(line.text) or _SIGNED_DAY.search(line.text):
            return number + 1
    return None


class _Ways:
    """Where ways to other notices stand among some lines: no list of attachments, and titles alone only below a day."""

    def __init__(self, lines: list[Line], *, is_signed: bool) -> None:
        self._files = listed_as_files(lines)
        self._is_signed = is_signed

    def end(self, lines: list[Line], start: int) -> int:
        """Where a way to other notices that begins at this line ends; `start` where none does."""
        line = lines[start]
        if line.kind is BlockKind.ROW or line.has_file:
            return start
        step = _STEP.match(line.text)
        if step is not None:
            return _end_of_step(lines, start, line.text[step.end() :])
        end = start
        while end < len(lines) and _leads_on(lines[end]) and end not in self._files:
            end += 1
        if end - start >= _MANY and self._is_signed:
            return end
        if end == start and not line.link_chars and _MORE.fullmatch(_WHITE.sub("", line.text)):
            end = start + 1
            while end < len(lines) and (_leads_on(lines[end]) or not lines[end].text):
                end += 1
            return end if end > start + 1 else start
        return start


def _end_of_step(lines: list[Line], start: int, rest: str) -> int:
    """Where "上篇：…" ends: with the title beside it, or the one below; without a colon it may be the notice's own word."""
    line = lines[start]
    said = rest.lstrip(":：» ")
    if said and (line.link_chars >= 0.7 * len(_WHITE.sub("", said)) or NOTHING_MORE.fullmatch(said)):
        return start + 1
    if said:
        return start
    below = lines[start + 1] if start + 1 < len(lines) else None
    if below is not None and (_leads_on(below) or NOTHING_MORE.fullmatch(below.text.strip())):
        return start + 2
    return start + 1 if rest or below is None else start


def _leads_on(line: Line) -> bool:
    return line.kind is not BlockKind.ROW and not line.has_file and not line.images and is_linked_title(line)
