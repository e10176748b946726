"""What a page tells of itself within a heading's element or in its line: when and by whom it was published, a badge."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from bs4 import Tag

from parsers.document import canonical
from parsers.labels import DATE, is_information_line
from parsers.noise_lines import is_button_word, is_counted_button, line_rule
from parsers.reactions import is_reaction
from parsers.stamps import is_office_name
from parsers.tallies import is_tally
from parsers.weights import Weights, nodes_within

_LONGEST = 80
_LOOKED_AT = 60  # nodes of a heading
_SYSTEMS_DAY = re.compile(r"(?<!\S)[\[(（【]?(?:19|20)\d{2}([-/.])\d{1,2}\1\d{1,2}(?:\s\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?[\])）】]?(?!\S)")
_GAP = re.compile(r"[\s|｜]+(?!\d)")
_BADGE = re.compile(
    r"\s*[\[【](?:置顶|推荐|热门|最新|精华|组图|图文|视频|[图热荐顶新])[\]】]$|(?<=[^\W_a-zA-Z])\s?(?:NEW|New|HOT|Hot)[!！]?$|(?<=\S\S)\s[热荐顶]$"
)  # by a word of one character a title may end, too, unless it stands apart
_MOST_SPACES = 10
_SHORTEST = 10  # characters of a heading in one line with a stamp


def stamps_in(heading: Tag, weights: Weights, page: str) -> list[str]:
    """What the elements within a heading say of when and by whom the page was published; `page`, its <title>, says none of it."""
    known = canonical(page)
    whole = weights.text(heading)
    inner = (tag for tag in nodes_within(heading, _LOOKED_AT) if isinstance(tag, Tag) and 2 <= weights.text(tag) <= _LONGEST)
    told = [" ".join(tag.get_text().split()) for tag in inner if weights.text(tag) < whole]
    found = [text for text in told if _tells_of_page(text)]
    for one, other in pairwise(told):  # a day and an office, each in an element of its own
        if (_SYSTEMS_DAY.fullmatch(one) and is_office_name(other)) or (is_office_name(one) and _SYSTEMS_DAY.fullmatch(other)):
            found += [one, other]
    return [text for text in found if canonical(text) not in known]


def without_badge_behind(text: str, page: str) -> str:
    """A heading without the word behind it that marks it in lists, unless `page`, the <title>, says it with that word."""
    match = _BADGE.search(text)
    return text if match is None or canonical(text) in canonical(page) else text[: match.start()].rstrip()


def headings_apart(lines: Iterable[str]) -> list[str]:
    """Lines above a body, of which one that is a heading and behind it what the page tells of itself counts as two."""
    apart: list[str] = []
    for line in lines:
        apart += _parted(line) if len(line) <= 3 * _LONGEST and DATE.search(line) else [line]
    return apart


def _parted(line: str) -> list[str]:
    spaces = [match for match in re.finditer(r"\s+", line) if match.start() >= 6][:_MOST_SPACES]
    for space in spaces:
        heading, told = line[: space.start()], line[space.end() :]
        if _tells_of_page(told):
            return [told, heading] if _may_lead(heading) else [line]
    return [line]


def _may_lead(text: str) -> bool:
    """Whether a text in front of what a page tells of itself may be a heading: no value, no name, no day."""
    return len(canonical(text)) >= _SHORTEST and not re.search(r"[:：]", text) and not is_office_name(text) and not DATE.search(text)


def _tells_of_page(text: str) -> bool:
    """Whether a text is labelled values of a page, or its day as systems write it beside an office, counters or buttons."""
    if is_information_line(text):
        return True
    rest, days = _SYSTEMS_DAY.subn(" ", text)
    pieces = [piece for piece in _GAP.split(rest.strip()) if piece]
    return days == 1 and bool(pieces) and (is_reaction(rest) or all(map(_is_beside_day, pieces)))


def _is_beside_day(piece: str) -> bool:
    bare = piece.strip("[]【】()（） ")
    if is_office_name(bare) or is_information_line(bare) or is_tally(bare) or is_reaction(piece):
        return True
    return is_counted_button(piece) or is_button_word(bare) or line_rule(bare) in {"tools", "share"}
