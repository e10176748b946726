"""What stands between a heading and its information line and is the notice's: a second title, a batch, a number.

Buttons, the author, an office, the name of a column stand there too: those are the page's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from bs4 import NavigableString, Tag
from bs4.element import PreformattedString

from parsers.adjoining import is_of_visit
from parsers.blocks import Line, read_lines
from parsers.boilerplate import words_of
from parsers.document import BlockKind, canonical
from parsers.landmarks import headings_of
from parsers.prose import is_noise_text
from parsers.title import is_stamp, is_told_beside_day
from parsers.visibility import is_hidden
from parsers.weights import Weights

_LONGEST = 60
_LONGEST_BOX = 300
_LEVELS = 3
_MOST_LINES = 8
_LEAST = 5  # characters; columns have names of four
_LED = re.compile(r"[—―–-]{1,4}[\u4e00-\u9fff“《]|[(（【〔](?:[^()（）【】〔〕]*[\u4e00-\u9fff]){2}[^()（）【】〔〕]*[)）】〕]$")
_NUMBERED = re.compile(r"[\u4e00-\u9fff]{1,14}[〔\[［(（【](?:19|20)\d\d[〕\]］)）】]第?\d{1,5}号")
_WRITER = re.compile(r"(?:[(（【]|本[报网刊台]|[\u4e00-\u9fff]{2,6}日报|特约)*(?:记者|通讯员|作者|编辑|见习|摄影|文/|文|图)(?:[:：/\s]|[\u4e00-\u9fff]{2,4}(?:$|[\s)）】]))")
_NAMES = frozenset({"sub", "subtitle", "subhead", "subtit", "fbt", "ftitle", "futi", "futitle", "fubiaoti"})
_HAN = re.compile(r"[\u4e00-\u9fff]")


def is_subtitle(line: Line, title: str, *, is_named: bool = False) -> bool:
    """Whether a line between a heading and its information line is the notice's: by its form, its element or its name."""
    text = canonical(line.text)
    if not 3 <= len(text) <= _LONGEST or line.link_chars or line.has_file or line.kind is BlockKind.ROW or text in canonical(title):
        return False
    if _NUMBERED.fullmatch(text):
        return True
    if is_stamp(line.spaced) or is_told_beside_day(line.spaced) or is_noise_text(text) or is_of_visit(text) or _WRITER.match(line.text.strip()):
        return False
    if _LED.match(text):
        return True
    told = (is_named or line.kind is BlockKind.HEADING) and len(_HAN.findall(text)) >= _LEAST
    return told and not any(map(str.isdigit, text))  # an unlabelled figure there may be one that moves


def subtitles(roots: tuple[Tag, ...], page: Tag, weights: Weights, titles: tuple[str, ...], body: str) -> list[Line]:
    """The subtitles above a body, between the last heading above it and the information line; none that the body repeats."""
    heading = _heading_above(roots, page, weights, titles) if roots else None
    if heading is None:
        return []
    said = canonical(body)
    found: list[Line] = []
    for line, is_named in islice(_lines_behind(heading, roots[0], weights), _MOST_LINES):
        if is_stamp(line.spaced):
            return found
        text = canonical(line.text)
        if text in said or (not said and _NUMBERED.fullmatch(text)):  # a scan shows its number itself
            continue
        if is_subtitle(line, " ".join(titles), is_named=is_named):
            found.append(line)
    return []


def _heading_above(roots: tuple[Tag, ...], page: Tag, weights: Weights, titles: tuple[str, ...]) -> Tag | None:
    """The last element above a body that says its title, less what stands beside that in its element."""
    places = {id(tag): number for number, tag in enumerate(weights.tags)}
    around = {id(parent) for parent in roots[0].parents}
    above = [tag for tag in islice(headings_of(page, weights, titles), 8) if places[id(tag)] < places[id(roots[0])]]
    heading = above[-1] if above and id(above[-1]) not in around else None
    while heading is not None:
        inner = next((tag for tag in heading.contents if isinstance(tag, Tag) and next(headings_of(tag, weights, titles), None)), None)
        if inner is None:
            return heading
        heading = inner
    return None


def _lines_behind(heading: Tag, root: Tag, weights: Weights) -> Iterator[tuple[Line, bool]]:
    """The lines from a heading to a body, each with whether its element is named for a subtitle; up to the first large box."""
    node = heading
    for _ in range(_LEVELS):
        for part in islice(node.next_siblings, _LONGEST_BOX):
            if isinstance(part, Tag):
                if weights.text(part) > _LONGEST_BOX or part is root:
                    return
                if weights.text(part) and not is_hidden(part):
                    yield from _lines_of(part, weights)
            elif isinstance(part, NavigableString) and not isinstance(part, PreformattedString) and (text := " ".join(part.split())):
                yield Line(kind=BlockKind.PARAGRAPH, text=text, spaced=text), False
        if node.parent is None or node.parent.name in {"body", "html", "[document]"}:
            return
        node = node.parent


def _lines_of(part: Tag, weights: Weights) -> Iterator[tuple[Line, bool]]:
    lines = [line for line in read_lines([part], weights).lines if line.text]
    is_named = len(lines) == 1 and not words_of(part).isdisjoint(_NAMES)
    yield from ((line, is_named) for line in lines)
