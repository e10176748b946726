"""What stands between a heading and its information line and tells one notice from another: its batch, its number, its time.

A second title goes with the heading, as do buttons, the author, an office, the name of a column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from bs4 import NavigableString, Tag
from bs4.element import PreformattedString

from parsers.adjoining import is_of_visit
from parsers.blocks import Line, read_lines
from parsers.document import BlockKind, canonical
from parsers.landmarks import headings_of
from parsers.page_names import ONE_OF_MANY
from parsers.prose import is_noise_text
from parsers.title import is_stamp, is_told_beside_day
from parsers.visibility import is_hidden
from parsers.weights import Weights

_LONGEST = 60
_LONGEST_BOX = 300
_LEVELS = 3
_MOST_LINES = 8
_BRACKETED = re.compile(r"[(【〔][^()【】〔〕]{2,58}[)】〕]")
_NUMBERED = re.compile(r"[\u4e00-\u9fff]{1,14}[〔\[［(（【](?:19|20)\d\d[〕\]］)）】]第?\d{1,5}号")
_TIME = r"(?:19|20)\d\d[年./-][\d年月日./~至到起止第一二三四上下半全季年度旬初中底末—–-]{0,24}"
_PERIOD = re.compile(rf"(?:数据|情况)?截[至止]到?{_TIME}|[(【〔](?:(?:数据|情况)?截[至止]到?)?{_TIME}[)】〕]")  # 截至 tells it from a day of the page's
_NTH = r"第[\d一二三四五六七八九十百零〇]{1,5}[批期辑]"
_COUNTED = re.compile(rf"(?:(?:19|20)\d\d年度?)?(?:{_NTH}|[(【]{_NTH}[)】])(?:[(【]?总{_NTH}[)】]?)?")
_DRAFT = re.compile(r"[(【〔][^()【】〔〕]{0,12}(?:(?:意见|送审|报批|讨论|审议|审查|修订|修改|公示)稿|草案)[)】〕]")


def is_subtitle(line: Line, title: str) -> bool:
    """Whether a line between a heading and its information line is a document's number, its batch, its time or its stage."""
    text = canonical(line.text)
    if not 3 <= len(text) <= _LONGEST or line.link_chars or line.has_file or line.kind is BlockKind.ROW or text in canonical(title):
        return False
    if _NUMBERED.fullmatch(text):
        return True
    if _COUNTED.fullmatch(text):
        return True
    own = (_BRACKETED.fullmatch(text) and ONE_OF_MANY.search(text)) or _PERIOD.fullmatch(text) or _DRAFT.fullmatch(text)
    if not own or is_stamp(line.spaced) or is_told_beside_day(line.spaced):
        return False
    return not (is_noise_text(text) or is_of_visit(text))


def subtitles(roots: tuple[Tag, ...], page: Tag, weights: Weights, titles: tuple[str, ...], body: str) -> list[Line]:
    """The subtitles above a body, between the last heading above it and the information line; none that the body repeats."""
    places = {id(tag): number for number, tag in enumerate(weights.tags)}
    root = next((root for root in roots if id(root) in places), None)  # a bare text in an element made for it has no place
    heading = _heading_above(root, places, page, weights, titles) if root is not None else None
    if root is None or heading is None:
        return []
    said = canonical(body)
    found: list[Line] = []
    for line in islice(_lines_behind(heading, root, weights), _MOST_LINES):
        if is_stamp(line.spaced):
            return found
        text = canonical(line.text)
        if text in said or (not said and _NUMBERED.fullmatch(text)):  # a scan shows its number itself
            continue
        if is_subtitle(line, " ".join(titles)):
            found.append(line)
    return []


def _heading_above(root: Tag, places: dict[int, int], page: Tag, weights: Weights, titles: tuple[str, ...]) -> Tag | None:
    """The last element above a body that says its title, less what stands beside that in its element."""
    around = {id(parent) for parent in root.parents}
    above = [tag for tag in islice(headings_of(page, weights, titles, root), 8) if places[id(tag)] < places[id(root)]]
    heading = above[-1] if above and id(above[-1]) not in around else None
    while heading is not None:
        inner = next((tag for tag in heading.contents if isinstance(tag, Tag) and next(headings_of(tag, weights, titles), None)), None)
        if inner is None:
            return heading
        heading = inner
    return None


def _lines_behind(heading: Tag, root: Tag, weights: Weights) -> Iterator[Line]:
    """The lines from a heading to a body, up to the first large box."""
    node = heading
    for _ in range(_LEVELS):
        for part in islice(node.next_siblings, _LONGEST_BOX):
            if isinstance(part, Tag):
                if weights.text(part) > _LONGEST_BOX or part is root:
                    return
                if weights.text(part) and not is_hidden(part):
                    yield from (line for line in read_lines([part], weights).lines if line.text)
            elif isinstance(part, NavigableString) and not isinstance(part, PreformattedString) and (text := " ".join(part.split())):
                yield Line(kind=BlockKind.PARAGRAPH, text=text, spaced=text)
        if node.parent is None or node.parent.name in {"body", "html", "[document]"}:
            return
        node = node.parent
