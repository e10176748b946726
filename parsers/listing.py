"""List pages: the rows of the notice column and the pages that follow, whatever system made the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bs4 import BeautifulSoup
from soupsieve import SelectorSyntaxError

from parsers import markup
from parsers.address import canonical_url, family_of
from parsers.decode import storable
from parsers.document import Ask, Row
from parsers.families import listing_api, listing_hanweb, listing_json, listing_pages, listing_script
from parsers.families.listing_absent import lacks_list
from parsers.families.listing_blocks import join_blocks
from parsers.families.listing_choice import CERTAIN, GOOD_ENOUGH, Surroundings, choose, is_elsewhere, read_surroundings
from parsers.families.listing_groups import find_groups, read_selected
from parsers.families.listing_joins import Group
from parsers.families.listing_rows import Entry, attribute
from sources.api_list import ApiList
from sources.source import Source

MOST_ROWS = 500
FILLED_BY_SCRIPT = "列表由脚本填充，页面源码里没有条目：请改用浏览器读取（render = \"browser\"），或监测脚本所取的数据地址"
EMPTIED = "列表为空：数据区在，但一个条目也没有"
NOTHING_FOUND = "没有找到列表：页面里没有成组的公告链接"
BROKEN_JSON = "应答是 JSON，但读不懂或里面没有条目"
SELECTOR_WRONG = "rows 选择器写法有误：{selector}"
SELECTOR_EMPTY = "rows 选择器没有匹配到任何条目：{selector}"
ALL_FILTERED = "detail_pattern 排除了全部 {count} 个条目：{pattern}"
FAILED = "解析列表时出错：{error}"

_SCRIPTED = re.compile(
    r"jpaas-publish-server|/page/build/unit|\.jpage\(|dataproxy\.jsp|was5/web/search|trssearch|/igs/front/search"
    r"|v-for=|ng-repeat=|new\s+Vue\(|createApp\(|\$\.(?:ajax|getJSON|post|get)\(|axios|fetch\(\s*[\"'`]|id=[\"']app[\"']"
    r"|document\.write(?:ln)?\(\s{0,20}[\"']\s{0,20}<(?:li|a|tr)\b"
)

_REPEATED = re.compile(r"\s(?:v-for|ng-repeat)\s{0,5}=")  # a template that the page's script fills


@dataclass(frozen=True, slots=True, kw_only=True)
class ListReading:
    """What a list page says: rows in page order, what to ask for further pages (nearest first, then other ways to them).

    `problem` says in Chinese why there are no rows; `shape` names the rule that chose them.
    """

    rows: tuple[Row, ...] = ()
    next_pages: tuple[Ask, ...] = ()
    problem: str | None = None
    shape: str = "none"


def read_list(soup: BeautifulSoup, text: str, url: str, source: Source | None) -> ListReading:
    """The rows of the list at `url`; `soup` is the tree of the whole decoded page, `text` the page itself.

    The notice column is chosen by how its rows look and stand, so navigation, rankings, counters and footers may
    change without changing the result. `source.reading.rows` (a CSS selector) replaces the choice,
    `source.detail_pattern` keeps the rows whose address it is found in. Where `source` has one list and that says how
    its JSON is read (`lists.api`), it is read so. `problem` tells what went wrong; only for want of memory it raises.
    """
    try:
        return _filtered(_read(soup, text, url, source), source)
    except MemoryError:
        raise
    except Exception as error:
        # The room's boundary: a page that breaks a rule is a described problem for the operator, not a crash.
        return ListReading(problem=storable(FAILED.format(error=f"{type(error).__name__}: {error}"[:200])), shape="error")


def _read(soup: BeautifulSoup, text: str, url: str, source: Source | None) -> ListReading:
    page = canonical_url(url)
    if source is not None and len(source.lists) == 1 and (api := source.lists[0].api) is not None:
        return _read_api(text, page, source, api)
    if listing_json.looks_like_json(text):
        return _read_json(listing_json.load_json(text), page, source)
    base = _base_of(soup, page)
    listing_script.write_out(soup)
    stores = [*listing_hanweb.read_datastores(text), *listing_script.string_arrays(text)]
    fragments = list(markup.build_trees(stores))
    if source is not None and source.reading.rows:
        pages = _next_pages(soup, text, base, page, listing_hanweb.count_records(text))
        return _read_by_selector([soup, *fragments], base, page, source.reading.rows, pages)
    around = read_surroundings(soup, page)
    stored = [group for fragment in fragments for group in _groups(fragment, base, around)]
    if chosen := choose(stored, around, bar=0.0):
        pages = _next_pages(soup, text, base, page, listing_hanweb.count_records(text) or len(chosen.entries))
        return _reading(chosen.entries, pages, "hanweb-jpage")
    pages = _next_pages(soup, text, base, page, 0)
    loaders = _asks(listing_hanweb.unit_pages(soup, base))
    records = _records(text, base)
    elsewhere = bool(loaders or fragments or records or _REPEATED.search(text))
    bar = CERTAIN if elsewhere else GOOD_ENOUGH
    chosen = _own(choose(_groups(soup, base, around), around, bar), soup, around)
    if chosen is None and not records and "onclick" in text:
        chosen = _own(choose(_groups(soup, base, around, clicked=True), around, bar), soup, around)
    if chosen is None and records:
        return ListReading(rows=records, next_pages=tuple(pages), shape="script-records")
    if chosen is None:
        return _nothing(text, loaders or pages)
    if not pages:
        pages = _asks(listing_pages.counted_pages(text, page, _family(chosen.entries)))
    return _reading(chosen.entries, pages, _shape(chosen))


def _read_json(value: Any, page: str, source: Source | None) -> ListReading:
    for fragment in _trees(listing_json.html_fragments(value)):
        if reading := _read_fragment(fragment, page, source, []):
            return reading
    rows = _unique(listing_json.read_records(value, page))
    pages = _asks(listing_pages.answered_pages(value, page, len(rows)))
    return ListReading(rows=rows, next_pages=tuple(pages), problem=None if rows else BROKEN_JSON, shape="json-records")


def _read_api(text: str, page: str, source: Source, api: ApiList) -> ListReading:
    """A JSON list as its source file describes it."""
    answer = listing_api.read_answer(text, page, api)
    asks = listing_api.asks_of(api, page, answer.pages)
    if answer.problem is not None:
        return ListReading(problem=storable(answer.problem), shape="api")
    for fragment in _trees(answer.fragments):
        if reading := _read_fragment(fragment, page, source, asks):
            return replace(reading, shape="api-html")
    rows = _unique(answer.rows)
    return ListReading(rows=rows, next_pages=tuple(asks), problem=None if rows else NOTHING_FOUND, shape="api")


def _read_fragment(soup: BeautifulSoup, page: str, source: Source | None, asks: list[Ask]) -> ListReading | None:
    """A piece of a page that came inside JSON; `asks` are its further pages where they are known already."""
    links = listing_hanweb.unit_next_pages(soup, page) or listing_pages.linked_pages(soup, page, page)
    pages = asks or _asks(links)
    if source is not None and source.reading.rows:
        return _read_by_selector([soup], page, page, source.reading.rows, pages)
    around = Surroundings(page=page, names=frozenset(), pagers=())
    chosen = choose(_groups(soup, page, around), around, bar=0.0)
    return _reading(chosen.entries, pages, "json-html") if chosen else None


def _groups(tree: BeautifulSoup, base: str, around: Surroundings, *, clicked: bool = False) -> list[Group]:
    return join_blocks(find_groups(tree, base, around.page, clicked=clicked, names=around.names), around)


def _own(chosen: Group | None, soup: BeautifulSoup, around: Surroundings) -> Group | None:
    """The chosen group, unless it is another column's and the place of the page's own list holds none."""
    absent = chosen is not None and is_elsewhere(chosen, around) and lacks_list(soup, around.columns)
    return None if absent else chosen


def _trees(fragments: Sequence[str]) -> Iterator[BeautifulSoup]:
    """The trees of the first pieces of a page, each made when it is asked for."""
    return markup.build_trees(f"<div>{fragment}</div>" for fragment in fragments[:3])


def _records(text: str, base: str) -> tuple[Row, ...]:
    """Rows that stand in a script as an array of objects; menus are such arrays too, and are none."""
    readings: list[list[Row]] = [
        listing_json.read_records(records, base) for records in listing_script.record_arrays(text)
    ]
    longest: list[Row] = max(filter(listing_json.are_notices, readings), key=len, default=[])
    return _unique(longest)


def _read_by_selector(
    trees: list[BeautifulSoup], base: str, page: str, selector: str, pages: list[Ask]
) -> ListReading:
    shape = "selector"
    try:
        elements = [element for tree in trees for element in tree.select(selector, limit=MOST_ROWS)]
    except (SelectorSyntaxError, NotImplementedError):  # soupsieve raises the second for pseudo-classes it does not know
        return ListReading(problem=SELECTOR_WRONG.format(selector=selector), shape=shape)
    reading = _reading(read_selected(elements, base, page), pages, shape)
    return reading if reading.rows else replace(reading, problem=SELECTOR_EMPTY.format(selector=selector))


def _nothing(text: str, pages: list[Ask]) -> ListReading:
    if listing_hanweb.is_emptied(text):
        return ListReading(problem=EMPTIED)
    scripted = bool(_SCRIPTED.search(text)) or listing_hanweb.has_datastore(text)
    problem = FILLED_BY_SCRIPT if scripted else NOTHING_FOUND
    return ListReading(next_pages=tuple(pages), problem=problem)


def _next_pages(soup: BeautifulSoup, text: str, base: str, page: str, have: int) -> list[Ask]:
    return (
        _asks(listing_pages.called_pages(text, base, page))
        or (listing_hanweb.jpage_pages(text, base, page, have) if listing_hanweb.is_jpage(text) else [])
        or _asks(listing_pages.linked_pages(soup, base, page))
    )


def _asks(addresses: Iterable[str]) -> list[Ask]:
    return [Ask(url=address) for address in list(addresses)[: listing_pages.MOST]]


def _reading(entries: Iterable[Entry], pages: list[Ask], shape: str) -> ListReading:
    rows = _unique(Row(url=entry.url, title=entry.title, published=entry.day) for entry in entries)
    return ListReading(rows=rows, next_pages=tuple(dict.fromkeys(pages)), shape=shape)


def _unique(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Each address once, where it stands first (a pinned row is often repeated); a date found later is kept."""
    found: dict[str, Row] = {}
    for row in rows:
        row = replace(row, title=storable(row.title))  # JSON and scripts have ways of their own to write a character
        known = found.get(row.url)
        if known is None and len(found) < MOST_ROWS:
            found[row.url] = row
        elif known is not None and known.published is None and row.published is not None:
            found[row.url] = replace(known, published=row.published)
    return tuple(found.values())


def _filtered(reading: ListReading, source: Source | None) -> ListReading:
    if source is None or source.detail_pattern is None or not reading.rows:
        return reading
    rows = tuple(row for row in reading.rows if re.search(source.detail_pattern, row.url))
    problem = None if rows else ALL_FILTERED.format(count=len(reading.rows), pattern=source.detail_pattern)
    return replace(reading, rows=rows, problem=problem)


def _base_of(soup: BeautifulSoup, page: str) -> str:
    tags = soup.find_all("base", href=True, limit=1)
    return (canonical_url(attribute(tags[0], "href"), page) or page) if tags else page


def _family(entries: Iterable[Entry]) -> str | None:
    return Counter(family_of(entry.url) for entry in entries).most_common(1)[0][0]


def _shape(group: Group) -> str:
    """The publishing system of the rows and the element they stand in, e.g. trs-li."""
    return f"{_family(group.entries) or 'plain'}-{group.entries[0].unit.name}"
