"""The headings of a page: what each says, whether it stands above the body, and how near."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

from bs4 import Tag

from parsers.blocks import read_lines
from parsers.boilerplate import is_furniture, words_of
from parsers.document import canonical
from parsers.heading_days import without_day
from parsers.heading_tools import tools_in, without_tools
from parsers.labels import CLOCK_ONLY, LABEL
from parsers.visibility import is_hidden
from parsers.weights import Weights, nodes_within

_TITLE_WORDS = frozenset({"title", "tit", "bt", "biaoti", "headline", "wztit", "tittle", "titles"})
_TITLE_WORD = re.compile(
    r"(?!sub|site|col|lm|list|nav|box|mod|page|side|small)[a-z]{0,12}(?:title|biaoti)|title(?:style|text|con|txt|cont|name)"
)
_NOT_TITLE = frozenset({"sub", "subtitle", "site", "nav", "column", "lanmu", "list", "related", "small", "more"})
_DAY_BEHIND = re.compile(r"\s*[(（](?:19|20)\d{2}年\d{1,2}月\d{1,2}日[)）]$")
_MAY_HEAD = frozenset({"div", "p", "td", "span", "strong", "table", "font", "ucaptitle"})
_MOST_HEADINGS = 200
_FAR = 3  # levels between a body and the element that holds a heading too, from which on the heading may be the site's
_FIRST = 12  # characters of a heading by which it is found in a <title> that may be cut short
_BADGE = re.compile(r"[\[【〔][\u4e00-\u9fff]{2,4}[\]】〕]|[\u4e00-\u9fff](?![省市县区州镇乡村])[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading element: `level` says how far up the element stands that holds the body too, `order` where on the page."""

    text: str
    level: int
    order: int
    own: bool  # in an element for the page's heading, and not for any
    near: bool  # above the body and not far from it
    behind: bool  # below the body

    def is_nearer_than(self, other: Heading) -> bool:
        """Whether it stands between another heading and the body."""
        return self.near and self.order > other.order and self.level <= other.level


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A heading, how likely its element is that of one (0 is the likeliest), and whether it is `inside` or `below` the body's top."""

    heading: Heading
    rank: int
    inside: bool
    below: bool


def likeliest(found: Iterable[Found], head: frozenset[str]) -> list[Heading]:
    """Headings, the likeliest to be a page's title first.

    `head` is what was dropped at the top of the body, in canonical form: a heading among it stands above the rest.
    """
    ranked: list[tuple[int, int, int, int, Heading]] = []
    for one in found:
        heading = one.heading
        leads = one.inside and canonical(heading.text) in head
        if leads:
            heading = replace(heading, level=0, near=True)
        ranked.append((int(one.below and not leads), min(heading.level, _FAR), one.rank, heading.order, heading))
    ranked.sort(key=lambda entry: entry[:4])
    return [heading for *_, heading in ranked[:12]]


def headings_around(roots: tuple[Tag, ...], weights: Weights, page: str) -> tuple[Found, ...]:
    """The headings of a page in reading order, as they stand to the body; `page` is its <title>."""
    levels = _levels_above(roots[0], weights) if roots else {}
    bodies = {id(root) for root in roots}
    found: list[Found] = []
    below = False  # from the body on: a heading there is more likely a section's
    for order, tag in enumerate(weights.tags[:20000]):
        below = below or id(tag) in bodies
        rank = _rank(tag)
        least = 2 if tag.name == "h1" else 4
        if rank is None or not least <= weights.text(tag) <= 160 or weights.links(tag) * 2 > weights.text(tag):
            continue
        if len(found) >= _MOST_HEADINGS:
            break
        tools = tools_in(tag, weights, page)
        text = without_tools(without_day(_text_of(tag, tools, weights, page), tag, weights, page), tools, page)
        if not text or is_furniture(tag):
            continue
        above = list(islice(tag.parents, 60))
        common = next((place for place, parent in enumerate(above) if id(parent) in levels), len(above))
        if any(is_hidden(part) for part in (tag, *above[:common])):
            continue
        level = levels[id(above[common])] if common < len(above) else 60
        inside = below and any(id(parent) in bodies for parent in above)
        near = not below and level < _FAR
        heading = Heading(text=text, level=level, order=order, own=rank < 2, near=near, behind=below and not inside)
        found.append(Found(heading=heading, rank=rank, inside=inside, below=below))
    return tuple(found)


def _levels_above(root: Tag, weights: Weights) -> dict[int, int]:
    """How far above a body each element stands that holds it; what says nothing else is a shell, and no level."""
    levels: dict[int, int] = {}
    level, size = 0, weights.text(root)
    for number, tag in enumerate(islice(root.parents, 60)):
        level += int(number > 0 and weights.text(tag) > size)
        size = weights.text(tag)
        levels[id(tag)] = level
    return levels


def without_day_behind(text: str, page: str) -> str:
    """A heading without a day in brackets behind it, where `page`, the <title>, says the heading without it."""
    bare = _DAY_BEHIND.sub("", text)
    return bare if bare and canonical(text) not in canonical(page) and canonical(bare) in canonical(page) else text


def _text_of(tag: Tag, tools: tuple[str, ...], weights: Weights, page: str) -> str:
    """What a heading element says, less information lines that its element holds too; "" when that is all it holds."""
    read = read_lines([tag], weights, drop_elements=False).lines
    lines = [without_tools(line.text, tools, page) for line in read if line.text]
    text = " ".join(line for line in lines if not LABEL.search(line) and not CLOCK_ONLY.match(line))
    return without_day_behind(_without_badge(text, tag, weights, page), page)


def _without_badge(text: str, heading: Tag, weights: Weights, page: str) -> str:
    """A heading less a word in front of it in an element of its own, if <title> says the heading and not that word."""
    for inner in nodes_within(heading, 8):
        if not isinstance(inner, Tag):
            if str(inner).strip():
                break
            continue
        if not 2 <= weights.text(inner) <= 6:
            continue
        told = "".join(inner.get_text().split())
        rest = text.removeprefix(told).strip()
        if rest == text or _BADGE.fullmatch(told) is None:
            break
        known = canonical(page)
        return rest if canonical(text) not in known and canonical(rest)[:_FIRST] in known else text
    return text


def is_own_heading(tag: Tag) -> bool:
    """Whether an element is one for the page's heading, and not for any."""
    rank = _rank(tag)
    return rank is not None and rank < 2


def _rank(tag: Tag) -> int | None:
    if tag.name == "h1":
        return 0
    if tag.name in {"h2", "h3", "h4", "h5"}:
        return 2
    words = words_of(tag) if tag.name in _MAY_HEAD else frozenset()
    if words.isdisjoint(_NOT_TITLE) and any(word in _TITLE_WORDS or _TITLE_WORD.fullmatch(word) for word in words):
        return 1
    return 2 if tag.name == "ucaptitle" else None
