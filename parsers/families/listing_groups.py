"""Which links of a page belong together as rows, and which of these groups is the notice column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import CData, PreformattedString

from parsers.address import date_in
from parsers.dates import day_in, settle_years
from parsers.families.listing_days import years_above
from parsers.families.listing_links import MAX_DEPTH, column_of, title_links
from parsers.families.listing_rows import Entry, attribute, clicked_in, link_of, links_in, read_entry
from parsers.weights import nodes_within

_ALL_NODES = 10_000_000
_ROW_NODES = 2_000
_LARGEST_PIECE = 20_000
"""Letters and digits that a piece of a list holds at most; what holds more is a list of its own, or a page in it."""

_ROW_TAGS = frozenset({"li", "tr", "dl"})
_LIST_TAGS = frozenset({"ul", "ol", "table", "tbody", "thead", "tfoot", "body", "html", "form", "main", "nav"})
_DAY_HEADING = re.compile(r"(?:日期|时间)$")  # a list with one day a row needs no headings to tell it
_TABLE_PARTS = frozenset({"tr", "tbody", "thead", "tfoot"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows that stand together. `container` is the element around the first of them."""

    container: Tag
    entries: tuple[Entry, ...]

    @property
    def dated(self) -> float:
        """Share of rows with a printed date."""
        return _share(entry.day is not None or entry.month_day is not None for entry in self.entries)


def find_groups(soup: BeautifulSoup | Tag, base: str, page: str, *, clicked: bool = False) -> list[Group]:
    """Every group of rows in document order; `base` resolves links, `page` is the list's own address (never a row).

    With `clicked`, of the elements that lead somewhere when they are clicked, instead of the links.
    """
    anchors = clicked_in(soup) if clicked else links_in(soup)
    links = title_links(anchors, base, page)
    crowd = _urls_within(links)
    number = Counter(id(parent) for anchor in anchors for parent in anchor.parents)
    units: dict[int, tuple[Tag, Tag, str]] = {}
    for anchor, url in links:
        unit = _unit_of(anchor, crowd, number)
        known = units.get(id(unit))
        if known is None or len(_words(anchor)) > len(_words(known[1])):
            units[id(unit)] = (unit, anchor, url)
    gathered: dict[int, tuple[Tag, list[tuple[Tag, Tag, str]]]] = {}
    for unit, anchor, url in units.values():
        container = _container_of(unit)
        gathered.setdefault(id(container), (container, []))[1].append((unit, anchor, url))
    groups = [_group(container, members) for container, members in gathered.values()]
    return [replace(group, entries=settled(group.entries)) for group in _merged(groups)]


def read_selected(elements: Sequence[Tag], base: str, page: str) -> list[Entry]:
    """The rows of elements that an operator's selector chose: in each the link with the longest title."""
    entries: list[Entry] = []
    for element in elements:
        inside = list(nodes_within(element, _ROW_NODES))
        if len(inside) == _ROW_NODES:
            continue  # left open, it holds the rows behind it too, and each of these the next
        anchors = [element] if element.name == "a" else [a for a in inside if isinstance(a, Tag) and a.name == "a"][:50]
        links = [(a, url) for a in anchors if (url := link_of(a, base)) and url != page]
        if links:
            anchor, url = max(links, key=lambda link: len(_words(link[0]) or attribute(link[0], "title")))
            entry = read_entry(element, anchor, url, _headings(_container_of(element)))
            entries += [entry] if entry.title else []
    return list(settled(entries))


# --- units and containers -------------------------------------------------------------------------------------------


def _urls_within(links: list[tuple[Tag, str]]) -> dict[int, set[str]]:
    """For each element (by id) up to two of the addresses that rows inside it lead to."""
    crowd: dict[int, set[str]] = {}
    for anchor, url in links:
        for parent in anchor.parents:
            urls = crowd.setdefault(id(parent), set())
            if len(urls) < 2:
                urls.add(url)
    return crowd


def _unit_of(anchor: Tag, crowd: dict[int, set[str]], number: Counter[int]) -> Tag:
    """The largest element that holds this row and no other; a list item, table row or `dl` ends the search."""
    unit = anchor
    for parent in islice(anchor.parents, MAX_DEPTH):
        if parent.name in _LIST_TAGS or isinstance(parent, BeautifulSoup) or len(crowd[id(parent)]) > 1:
            break
        if parent.name not in _ROW_TAGS and number[id(parent)] > 3:
            break
        unit = parent
        if unit.name in _ROW_TAGS or (unit.name in {"div", "p"} and read_entry(unit, anchor, "").day):
            break
    return unit


def _container_of(unit: Tag) -> Tag:
    container = unit.parent or unit
    while container.name in _TABLE_PARTS and container.parent is not None:
        container = container.parent
    return container


def _group(container: Tag, members: list[tuple[Tag, Tag, str]]) -> Group:
    headings = _headings(container)
    entries = [read_entry(unit, anchor, url, headings) for unit, anchor, url in members]
    return Group(container=container, entries=tuple(entry for entry in entries if entry.title))


def _headings(container: Tag) -> tuple[str, ...]:
    """The column headings of a list: the first row of a table, or the first item of it or of a list just before."""
    if container.name == "table":
        row = container.find("tr")
        return _cells(row, ["td", "th"]) if isinstance(row, Tag) else ()
    if container.name not in {"ul", "ol"}:
        return ()
    before = next((node for node in islice(container.previous_siblings, 4) if isinstance(node, Tag)), None)
    items = [container.find("li"), before.find("li") if before is not None else None]
    cells = (_cells(item, True) for item in items if isinstance(item, Tag))
    return next((names for names in cells if sum(_DAY_HEADING.search(name) is not None for name in names) > 1), ())


def _cells(row: Tag, names: list[str] | bool) -> tuple[str, ...]:
    """The words of the cells of a row without links."""
    return () if row.find("a") is not None else tuple(_words(cell)[:20] for cell in row.find_all(names, recursive=False))


# --- lists that the template cut into several ------------------------------------------------------------------------


def _merged(groups: list[Group]) -> list[Group]:
    """Groups joined where nothing but white space parts them (a `ul` for every five rows, a table for every row)."""
    runs: list[_Run] = []
    tail: list[Tag] = []
    for group in (g for g in groups if g.entries):
        shells = _shells(group.container)
        run = _Run(group)
        if runs and _continues(runs[-1], tail, run, shells):
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
        self.columns = {column_of(entry.url) for entry in group.entries}
        self._dated = sum(entry.day is not None or entry.month_day is not None for entry in group.entries)

    @property
    def dated(self) -> float:
        """Share of rows with a printed date."""
        return self._dated / len(self.entries)

    def join(self, other: _Run) -> None:
        """Take the rows of the group behind."""
        self.entries += other.entries
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


def _continues(before: _Run, before_shells: list[Tag], after: _Run, after_shells: list[Tag]) -> bool:
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
                return not _is_hidden(second) and (alone or (related and (alike or dated)))
    return False


def _adjacent(first: Tag, second: Tag) -> bool:
    for sibling in islice(first.next_siblings, 12):
        if sibling is second:
            return True
        if (isinstance(sibling, Tag) and _words(sibling)) or (
            isinstance(sibling, NavigableString) and not isinstance(sibling, PreformattedString) and sibling.strip()
        ):
            return False
    return False


def _is_hidden(tag: Tag) -> bool:
    return "display:none" in attribute(tag, "style").replace(" ", "").lower()


# --- days without a year ---------------------------------------------------------------------------------------------


def settled(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Rows with the years that the heading above them, their addresses and the rows around them settle."""
    told: list[date | None] = [entry.day for entry in entries]
    made = [date_in(entry.url) for entry in entries]
    if any(entry.month_day and not (day or other) for entry, day, other in zip(entries, told, made, strict=True)):
        years = years_above([entry.unit for entry in entries])
        told = [
            day or (None if other else day_in(year, entry.month_day))
            for entry, day, other, year in zip(entries, told, made, years, strict=True)
        ]
    days = settle_years([(day, entry.month_day, other) for entry, day, other in zip(entries, told, made, strict=True)])
    return tuple(replace(entry, day=day) for entry, day in zip(entries, days, strict=True))


# --- words ----------------------------------------------------------------------------------------------------------


def _words(tag: Tag) -> str:
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
