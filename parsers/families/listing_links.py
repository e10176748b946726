"""Which links of a page may be rows of a list: those with a title, and short or silent ones that stand as rows do."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import islice
from urllib.parse import urlsplit

from bs4 import Tag

from parsers.address import family_of, is_download
from parsers.families.listing_rows import (
    HAN,
    attribute,
    has_title,
    is_button,
    is_detail,
    is_word,
    link_of,
    read_entry,
    row_title,
)

MAX_DEPTH = 12
_ROW_TAGS = frozenset({"li", "tr", "dl"})
_OWN_ROW = frozenset({"li", "tr", "dd", "dt"})
_ORDINAL = re.compile(r"第[\d一二三四五六七八九十百〇零]{1,5}[批次期号轮项季]")
_NUMBERS = re.compile(r"[0-9a-f]*\d[0-9a-f]*")

_DATE_FOLDERS = re.compile(r"(?:/(?:content|art))?(?:/(?:19|20)\d{2,17})?(?:/\d{1,2}){0,2}$|/content(?:/\d+)*$")
_NUMBER = re.compile(r"\d[^/]*$")
_LEAST = 3
"""Links with a title that lead alike, from which on a short one in the same line of links is a row of theirs."""

_Link = tuple[Tag, str]


def title_links(anchors: list[Tag], base: str, page: str) -> list[_Link]:
    """The links that may be rows, in their order, each with its address; `page`, the list itself, is none.

    A title of few characters is one beside rows whose addresses are made alike, or alone in a row with a day; a link
    that only says 查看 is one where its row tells a title. Neither is, where its row has a link with a title.
    """
    links = [(anchor, url) for anchor in anchors if (url := link_of(anchor, base)) and url != page]
    chosen = {id(anchor) for anchor, url in links if has_title(anchor, url)}
    others = [link for link in links if id(link[0]) not in chosen and (is_word(link[0]) or is_button(link[0]))]
    if others:
        rows = {id(anchor): _row_of(anchor) for anchor, _ in links}
        crowd = Counter(id(rows[id(anchor)] or anchor) for anchor, _ in links)
        told = {id(row) for anchor in chosen if (row := rows[anchor]) is not None}
        others = [(anchor, url) for anchor, url in others if id(rows[id(anchor)]) not in told]
        alone = [(a, url) for a, url in others if crowd[id(rows[id(a)] or a)] == 1]
        chosen |= {id(a) for a, url in alone if _stands_alone(a, url, rows[id(a)])}
        lists = {_list_of(anchor, rows[id(anchor)]) for anchor, _ in others}
        near = [(a, url) for a, url in links if id(a) in chosen and _list_of(a, rows[id(a)]) in lists]
        known = Counter((_list_of(a, rows[id(a)]), column_of(url), make_of(url)) for a, url in near)
        for anchor, url in others:
            row = rows[id(anchor)]
            if known and is_word(anchor):
                likeness = _list_of(anchor, row), column_of(url), make_of(url)
                if known[likeness] >= (_LEAST if row is None else 1):
                    chosen.add(id(anchor))
    return _without_company([link for link in links if id(link[0]) in chosen])


@lru_cache(maxsize=512)
def make_of(url: str) -> str:
    """How an address is made, its numbers aside: the publishing system, or the last piece of its path and its query."""
    return family_of(url) or _NUMBERS.sub("0", url.rpartition("/")[2].lower())


@lru_cache(maxsize=512)
def column_of(url: str) -> str:
    """The column an address belongs to: host and folder without the date and id that make it a notice."""
    parts = urlsplit(url)
    if art := re.search(r"/art/(?:\d+/){3}art_(\d+)_", parts.path):
        return f"{parts.netloc}/col/{art[1]}"
    if col := re.search(r"/col/col(\d+)", parts.path):
        return f"{parts.netloc}/col/{col[1]}"
    if info := re.search(r"/info/(\d+)/\d+\.html?$", parts.path):
        return f"{parts.netloc}/info/{info[1]}"
    folder = parts.path.rpartition("/")[0]
    return parts.netloc + _DATE_FOLDERS.sub("", folder)


def _row_of(anchor: Tag) -> Tag | None:
    return next((parent for parent in islice(anchor.parents, MAX_DEPTH) if parent.name in _OWN_ROW), None)


def _list_of(anchor: Tag, row: Tag | None) -> int:
    return id((anchor if row is None else row).parent)


def _stands_alone(anchor: Tag, url: str, row: Tag | None) -> bool:
    """Whether the only link of its row is one by what the row tells: a title for a button, a day or a number for a word."""
    if is_button(anchor):
        titled = any(len(HAN.findall(attribute(anchor, name))) > 4 for name in ("title", "alt"))
        return _NUMBER.search(url) is not None and bool(titled or row_title(row or _card_of(anchor), anchor))
    if row is None or url.endswith("/"):
        return False
    entry = read_entry(row, anchor, url)
    return entry.day is not None or entry.month_day is not None or (entry.detail and _ORDINAL.fullmatch(entry.title) is not None)


def _card_of(anchor: Tag) -> Tag:
    """The largest element around a link that holds no other link, at most four levels up."""
    card = anchor
    for parent in islice(anchor.parents, 4):
        if len(parent.find_all("a", limit=2)) > 1 or parent.name == "body":
            break
        card = parent
    return card


def _without_company(links: list[tuple[Tag, str]]) -> list[tuple[Tag, str]]:
    """Links without those that only accompany a row: its category beside the notice, its files below it."""
    weights: dict[int, int] = {}
    rows = [next((p for p in islice(a.parents, MAX_DEPTH) if p.name in _ROW_TAGS), a) for a, _ in links]
    for row, (_, url) in zip(rows, links, strict=True):
        weights[id(row)] = max(weights.get(id(row), 0), _weight(url))
    return [link for row, link in zip(rows, links, strict=True) if _weight(link[1]) == weights[id(row)]]


def _weight(url: str) -> int:
    return 1 if is_download(url) else 2 if is_detail(url) else 0
