"""Groups of rows that a template cut into several, or set a pinned row beside: which of them are one list."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import islice

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import CData, PageElement, PreformattedString

from parsers.dates import cell_date
from parsers.families.listing_headings import NOISE_HEADING
from parsers.families.listing_links import column_of, make_of
from parsers.families.listing_rows import Entry, attribute
from parsers.weights import nodes_within

_ALL_NODES = 10_000_000
_LARGEST_PIECE = 20_000
"""Letters and digits that a piece of a list holds at most; what holds more is a list of its own, or a page in it."""

_FEW = 3
"""So many rows without a day may stand as headlines before a list whose rows have one."""

_LONGEST_HEADING = 20
_HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "div", "p", "dt"})
DAY_HEADING = re.compile(r"(?:日期|时间)$")  # a list with one day a row needs no headings to tell it


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows that stand together. `container` is the element around the first of them."""

    container: Tag
    entries: tuple[Entry, ...]

    @property
    def dated(self) -> float:
        """Share of rows with a printed date."""
        return _share(entry.day is not None or entry.month_day is not None for entry in self.entries)


def merged(groups: list[Group], names: Collection[str] = ()) -> list[Group]:
    """Groups joined where nothing but white space parts them: a `ul` for every five rows, pinned rows beside a table.

    `names` are those of the page's column: a box with another heading inside is none of its pieces.
    """
    runs: list[_Run] = []
    tail: list[Tag] = []
    for group in (g for g in groups if g.entries):
        shells = _shells(group.container)
        run = _Run(group)
        if runs and (_continues(runs[-1], tail, run, shells, names) or _beside(runs[-1], tail, run, shells, names)):
            runs[-1].join(run)
        else:
            runs.append(run)
        tail = shells
    return [Group(container=run.container, entries=tuple(run.entries)) for run in runs]


class _Run:
    """Groups being joined; what every further one asks of them is kept up to date, for there may be thousands."""

    def __init__(self, group: Group) -> None:
        self.container = group.container
        self.entries = list(group.entries)
        self.units = {id(entry.unit) for entry in group.entries}
        self.anchors = {id(entry.anchor) for entry in group.entries}
        self.columns = {column_of(entry.url) for entry in group.entries}
        self._dated = sum(entry.day is not None or entry.month_day is not None for entry in group.entries)

    @property
    def dated(self) -> float:
        """Share of rows with a printed date."""
        return self._dated / len(self.entries)

    def join(self, other: _Run) -> None:
        """Take the rows of the group behind."""
        self.entries += other.entries
        self.units |= other.units
        self.anchors |= other.anchors
        self.columns |= other.columns
        self._dated += other._dated


def _shells(container: Tag) -> list[Tag]:
    """The container and the elements around it that add no words of their own."""
    shells, words = [container], _count_words(container, _LARGEST_PIECE)
    if words > _LARGEST_PIECE:
        return shells
    for parent in islice(container.parents, 5):
        if parent.name in {"body", "html"} or isinstance(parent, BeautifulSoup) or _count_words(parent, words) != words:
            break
        shells.append(parent)
    return shells


def _continues(
    before: _Run, before_shells: list[Tag], after: _Run, after_shells: list[Tag], names: Collection[str]
) -> bool:
    dated = before.dated >= 0.5 and after.dated >= 0.5
    if not dated and before.dated != after.dated:
        return False
    related = not before.columns.isdisjoint(after.columns)
    for first in before_shells:
        for second in after_shells:
            if first.parent is second.parent and first is not second and _adjacent(first, second):
                alike = first.name == second.name and first.get("class") == second.get("class")
                # A row that leads to another site stands alone where every row has its own table.
                alone = alike and 1 in {len(before.entries), len(after.entries)}
                boxed = _is_headed(first, before.anchors, names) or _is_headed(second, after.anchors, names)
                return not _is_hidden(second) and (alone or (related and (alike or (dated and not boxed))))
    return False


def _beside(
    before: _Run, before_shells: list[Tag], after: _Run, after_shells: list[Tag], names: Collection[str]
) -> bool:
    """Whether rows of one group stand right beside the list of the other, as a pinned row or a headline does."""
    neighbour = next((shell for shell in after_shells if _reaches(shell, before.units, onward=False)), None) or next(
        (shell for shell in before_shells if _reaches(shell, after.units, onward=True)), None
    )
    if neighbour is None or _is_hidden(neighbour) or before.columns.isdisjoint(after.columns):
        return False
    if any(_is_headed(entry.unit, run.anchors, names) for run in (before, after) for entry in run.entries[:_FEW]):
        return False
    if any(_is_under_noise(run.entries[0].unit, run.units) for run in (before, after)):
        return False
    if before.dated >= 0.5 and after.dated >= 0.5:
        return True
    few = len(before.entries) <= _FEW and not before.dated
    makes = {make_of(entry.url) for entry in after.entries}
    return few and all(entry.detail and make_of(entry.url) in makes for entry in before.entries)


def _is_under_noise(unit: Tag, units: set[int]) -> bool:
    """Whether the words right before a row, in the element around it, head a ranking or a recommendation."""
    before = next((node for node in islice(unit.previous_siblings, 12) if _speaks(node)), None)
    if not isinstance(before, Tag) or id(before) in units or before.name not in _HEADING_TAGS:
        return False
    said = "".join(before.get_text().split())
    return len(said) <= _LONGEST_HEADING and NOISE_HEADING.search(said) is not None


def _reaches(shell: Tag, units: set[int], *, onward: bool) -> bool:
    """Whether one of these rows is the first thing with words before an element, or behind it; a row's day may part them."""
    for sibling in islice(shell.next_siblings if onward else shell.previous_siblings, 12):
        if id(sibling) in units:
            return True
        if _speaks(sibling) and cell_date(sibling.get_text().strip()) is None:
            return False
    return False


def _is_headed(box: Tag, anchors: set[int], names: Collection[str]) -> bool:
    """Whether a box bears a heading inside, before its first row, that does not name the page's column."""
    if box.name in {"ul", "ol", "table", "tbody"}:
        return False
    first = next((child for child in islice(box.children, 12) if _speaks(child)), None)
    if not isinstance(first, Tag) or first.name not in _HEADING_TAGS:
        return False
    if any(id(inner) in anchors for inner in first.find_all("a", limit=_FEW)):
        return False
    said = "".join(first.get_text().split())
    if not 2 <= len(said) <= _LONGEST_HEADING or any(c.isdigit() for c in said) or "置顶" in said or DAY_HEADING.search(said):
        return False
    return not any(name in said or said in name for name in names)


def _adjacent(first: Tag, second: Tag) -> bool:
    for sibling in islice(first.next_siblings, 12):
        if sibling is second:
            return True
        if _speaks(sibling):
            return False
    return False


def _speaks(node: PageElement) -> bool:
    if isinstance(node, Tag):
        return bool(words_of(node))
    return isinstance(node, NavigableString) and not isinstance(node, PreformattedString) and bool(node.strip())


def _is_hidden(tag: Tag) -> bool:
    return "display:none" in attribute(tag, "style").replace(" ", "").lower()


def words_of(tag: Tag) -> str:
    """The letters and digits of an element."""
    return "".join(c for c in tag.get_text() if c.isalnum())


def _count_words(tag: Tag, most: int | None = None) -> int:
    """Letters and digits in an element; not counted further than shows that they are more than `most`."""
    count = 0
    for node in nodes_within(tag, _ALL_NODES):
        if type(node) in (NavigableString, CData):  # neither comments nor scripts
            count += sum(c.isalnum() for c in str(node))
            if most is not None and count > most:
                break
    return count


def _share(truths: Iterable[bool]) -> float:
    values = list(truths)
    return sum(values) / len(values) if values else 0.0
