"""One of several sibling pages, read as runs of text: what it tells, what it has to itself, and what does not stay."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from bs4 import NavigableString, Tag
from bs4.element import PreformattedString

from parsers import markup
from parsers.blocks import data_cells
from parsers.container import choose
from parsers.document import canonical
from parsers.fixed_titles import notice_titles
from parsers.labels import LABEL
from parsers.prose import Prose, is_noise_text
from parsers.pruning import prune_detail
from parsers.weights import Weights, compact

_SHORTEST = 8  # characters of a sentence
_LONGEST_CELL = 120  # characters in one cell of a row of figures

_SENTENCE = re.compile(r"[。；：，、]")
INLINE = frozenset({
    "span", "em", "b", "i", "u", "font", "strong", "a", "label", "small", "big", "sub", "sup", "s", "ins", "del", "o:p",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text between two block boundaries, and the block that holds it; `told`: it says something."""

    holder: Tag
    text: str
    told: bool


@dataclass(frozen=True, slots=True)
class SiblingPage:
    """A page: its body element, and the texts in it in reading order."""

    body: Tag
    weights: Weights
    runs: tuple[Run, ...]
    roots: tuple[Tag, ...]  # where the body is found without a template
    fleeting: frozenset[str]  # texts that were gone at a second fetch: headlines, teasers, the weather


def read_page(text: str, second: str | None = None) -> SiblingPage | None:
    """A page of this markup, None where it has no body element; `second` is the page as a second fetch brought it."""
    page = _read_once(text)
    other = _read_once(second) if second is not None and page is not None else None
    if page is None or other is None:
        return page
    stayed = {run.text for run in other.runs}
    fleeting = frozenset(run.text for run in page.runs if run.text not in stayed)
    told = [run.text for run in page.runs if run.told]
    if 2 * sum(len(text) for text in told if text in fleeting) > sum(map(len, told)):
        return page  # another page: the notice was rewritten, or is gone
    return replace(page, fleeting=fleeting)


def _read_once(text: str) -> SiblingPage | None:
    soup = markup.build_tree(prune_detail(text).markup)
    body, weights = soup.body, Weights(soup)
    if body is None:
        return None
    titles = notice_titles(weights)
    named = {canonical(title) for title in titles}
    prose = Prose(body, weights)
    runs = tuple(run for run in _runs(body, prose) if run.text not in named and not is_noise_text(run.text))
    return SiblingPage(body, weights, runs, choose(soup, weights, titles).roots, frozenset())


def _runs(body: Tag, prose: Prose) -> Iterator[Run]:
    """The texts of a page in reading order, without links and furniture; a row of figures is one."""
    stack: list[tuple[Tag | NavigableString, Tag]] = [(body, body)]
    parts: list[str] = []
    current = body
    while stack:
        node, holder = stack.pop()
        if isinstance(node, NavigableString):
            if not isinstance(node, PreformattedString) and node.strip():
                if holder is not current:
                    yield from _run(current, parts)
                    parts, current = [], holder
                parts.append(node)
            continue
        if node.name not in INLINE:
            yield from _run(current, parts)
            parts, current = [], node
            holder = node
        if not prose.all(node) or node.name == "a":
            continue
        if node.name == "tr" and (text := _figures(node)):
            yield Run(node, canonical(text), told=True)
            continue
        stack.extend((child, holder) for child in reversed(node.contents) if isinstance(child, Tag | NavigableString))
    yield from _run(current, parts)


def _run(holder: Tag, parts: list[str]) -> Iterator[Run]:
    text = canonical("".join(parts))
    if text:
        yield Run(holder, text, told=len(text) >= _SHORTEST and _SENTENCE.search(text) is not None)


def _figures(row: Tag) -> str:
    """The text of a row of figures; "" for one that lays out the page, or belongs to the index table."""
    cells = data_cells(row)
    if cells is None or LABEL.match(compact(row, 30)):
        return ""
    texts = [compact(cell, _LONGEST_CELL) for cell in cells]
    return "|".join(texts) if max(map(len, texts)) <= _LONGEST_CELL else ""


def shared_texts(pages: Sequence[SiblingPage]) -> frozenset[str]:
    """Texts that stand on two or more of the pages."""
    seen = Counter(chain.from_iterable({run.text for run in page.runs} for page in pages))
    return frozenset(text for text, pages_with in seen.items() if pages_with > 1)


def without_reprints(pages: Sequence[SiblingPage]) -> list[SiblingPage]:
    """The first of those that say the same: on reprints of one notice everything repeats."""
    first: dict[frozenset[str], SiblingPage] = {}
    for page in pages:
        first.setdefault(frozenset(run.text for run in page.runs if run.told), page)
    return list(first.values())


def own_runs(page: SiblingPage, shared: frozenset[str]) -> Iterator[Run]:
    """What a page tells that no other does, and that stays."""
    return (run for run in page.runs if run.told and run.text not in shared and run.text not in page.fleeting)
