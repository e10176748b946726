"""Which links of a page belong together as rows, and which of these groups is the notice column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from bs4 import BeautifulSoup, Tag

from parsers.address import date_in
from parsers.dates import day_in, edge_date, settle_years
from parsers.families.listing_cards import urls_within
from parsers.families.listing_days import years_above
from parsers.families.listing_hints import clean
from parsers.families.listing_joins import DAY_HEADING, Group, merged, words_of
from parsers.families.listing_links import MAX_DEPTH, title_links
from parsers.families.listing_rows import (
    TITLE_LIMIT,
    Entry,
    attribute,
    clicked_in,
    heading_within,
    link_of,
    links_in,
    read_entry,
)
from parsers.weights import nodes_within

_ROW_NODES = 2_000
_LONGEST_BUTTON = 8

_ROW_TAGS = frozenset({"li", "tr", "dl"})
_LIST_TAGS = frozenset({"ul", "ol", "table", "tbody", "thead", "tfoot", "body", "html", "form", "main", "nav"})
_TABLE_PARTS = frozenset({"tr", "tbody", "thead", "tfoot"})


def find_groups(
    soup: BeautifulSoup | Tag, base: str, page: str, *, clicked: bool = False, names: Collection[str] = ()
) -> list[Group]:
    """Every group of rows in document order; `base` resolves links, `page` is the list's own address (never a row).

    With `clicked`, of the elements that lead somewhere when they are clicked, instead of the links. `names` are those of
    the page's column: another heading inside a box makes it a box of its own.
    """
    anchors = clicked_in(soup) if clicked else links_in(soup)
    links = title_links(anchors, base, page)
    crowd = urls_within(links)
    number = Counter(id(parent) for anchor in anchors for parent in anchor.parents)
    units: dict[int, tuple[Tag, Tag, str]] = {}
    for anchor, url in links:
        unit = _unit_of(anchor, crowd, number)
        known = units.get(id(unit))
        if known is None or len(words_of(anchor)) > len(words_of(known[1])):
            units[id(unit)] = (unit, anchor, url)
    gathered: dict[int, tuple[Tag, list[tuple[Tag, Tag, str]]]] = {}
    for unit, anchor, url in units.values():
        container = _container_of(unit)
        gathered.setdefault(id(container), (container, []))[1].append((unit, anchor, url))
    groups = [_group(container, members) for container, members in gathered.values()]
    order = {id(anchor): place for place, (anchor, _) in enumerate(links)}
    return [
        replace(group, entries=settled(sorted(group.entries, key=lambda entry: order[id(entry.anchor)])))
        for group in merged(groups, names)
    ]


def read_selected(elements: Sequence[Tag], base: str, page: str) -> list[Entry]:
    """The rows of elements that an operator's selector chose: in each the link with the longest title."""
    entries: list[Entry] = []
    sizes: dict[int, int] = {}  # of each link once, for rows left open hold one another
    for element in elements:
        inside = list(nodes_within(element, _ROW_NODES))
        if len(inside) == _ROW_NODES:
            continue  # left open, it holds the rows behind it too, and each of these the next
        anchors = [element] if element.name == "a" else [a for a in inside if isinstance(a, Tag) and a.name == "a"][:50]
        links = [(a, url) for a in anchors if (url := link_of(a, base)) and url != page]
        if links:
            sizes |= {id(a): len(words_of(a) or attribute(a, "title")) for a, _ in links if id(a) not in sizes}
            anchor, url = max(links, key=lambda link: sizes[id(link[0])])
            entry = read_entry(element, anchor, url, _headings(_container_of(element)))
            entries += [entry] if entry.title else []
    return list(settled(entries))


# --- units and containers -------------------------------------------------------------------------------------------


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
    return Group(container=container, entries=tuple(entry for entry in _beside_buttons(entries) if entry.title))


def _beside_buttons(entries: list[Entry]) -> list[Entry]:
    """Rows whose links all say one and the same few words are told by their headings, where these differ."""
    said = {entry.title for entry in entries}
    if len(entries) < 2 or len(said) > 1 or len(entries[0].title) > _LONGEST_BUTTON:
        return entries
    headings = [edge_date(clean(heading_within(entry.unit, entry.anchor)))[0] for entry in entries]
    if not all(headings) or len(set(headings)) < len(headings):
        return entries
    return [replace(entry, title=heading[:TITLE_LIMIT]) for entry, heading in zip(entries, headings, strict=True)]


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
    return next((names for names in cells if sum(DAY_HEADING.search(name) is not None for name in names) > 1), ())


def _cells(row: Tag, names: list[str] | bool) -> tuple[str, ...]:
    """The words of the cells of a row without links."""
    return () if row.find("a") is not None else tuple(words_of(cell)[:20] for cell in row.find_all(names, recursive=False))


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
