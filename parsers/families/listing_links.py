"""Which links of a page may be rows of a list: those with a title, and short or silent ones that stand as rows do."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import islice
from urllib.parse import urlsplit

from bs4 import Tag

from parsers.address import family_of, is_download
from parsers.families.listing_cards import Link, card_of, repeated_titles, urls_within
from parsers.families.listing_days import texts_of
from parsers.families.listing_headings import SUBJECT
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
_COLUMN = re.compile(r"/(?:(?:index|lists?|default)(?:_\d{1,5})?\.\w{3,6})?$")
_FOLDER_OF_ONE = re.compile(r"/[^/?]*\d{3}[^/?]*/")
_NOTICE = re.compile(rf"{SUBJECT.pattern}|公告|通知|通报|方案|清单|报告|批复|决定")
_LONGEST_LABEL, _LEAST_TITLE = 12, 8
_SUMMARY = 15  # Han characters of a text that are a summary
_LEAST = 3
"""Links with a title that lead alike, from which on a short one in the same line of links is a row of theirs."""


def title_links(anchors: list[Tag], base: str, page: str) -> list[Link]:
    """The links that may be rows, in their order, each with its address; `page`, the list itself, is none.

    A title of few characters is one beside rows whose addresses are made alike, or alone in a row with a day; a link
    that only says 查看 is one where its row tells a title. Neither is, where its row has a link with a title; a 查看 that
    leads where the link of its card leads shows that this one is a row, however little it says.
    """
    links = [(anchor, url) for anchor in anchors if (url := link_of(anchor, base)) and url != page]
    chosen = {id(anchor) for anchor, url in links if has_title(anchor, url)}
    others = [link for link in links if id(link[0]) not in chosen and (is_word(link[0]) or is_button(link[0]))]
    if others:
        chosen |= _short(links, others, chosen)
    return _without_company([link for link in links if id(link[0]) in chosen])


def _short(links: list[Link], others: list[Link], titled: set[int]) -> set[int]:
    """Which of the links that say little (`others`) are rows, by the links with a title and by what stands around them."""
    around = urls_within([(anchor, url) for anchor, url in links if not _is_column(url)])
    repeated = {id(button): title for button, title in repeated_titles(links, around)}
    chosen = titled | {id(a) for a, url in repeated.values() if is_word(a) and _NUMBER.search(url)}
    rows = {id(anchor): _row_of(anchor) for anchor, _ in links}
    told = {id(row) for a, url in links if id(a) in chosen and not _is_column(url) and (row := rows[id(a)]) is not None}
    others = [(a, url) for a, url in others if id(a) not in chosen and id(a) not in repeated and id(rows[id(a)]) not in told]
    crowd = Counter(id(rows[id(a)] or a) for a, url in links if not _is_column(url))
    alone = [(a, url) for a, url in others if crowd[id(rows[id(a)] or a)] == 1]
    places = {id(a): rows[id(a)] or card_of(a, around) for a, _ in links}
    first = {(id(places[id(a)]), url): a for a, url in reversed(alone)}  # of the links of one card to one page
    asked = [(a, url) for a, url in alone if first[id(places[id(a)]), url] is a]
    standing = [(a, url) for a, url in asked if _stands_alone(a, url, places[id(a)])]
    lists = {id(places[id(a)].parent) for a, _ in others}
    near = [(a, url) for a, url in links if id(a) in chosen and id(places[id(a)].parent) in lists]
    fellows = Counter((id(places[id(a)].parent), make_of(url)) for a, url in near + standing)
    for anchor, url in standing:
        fellow = id(places[id(anchor)].parent), make_of(url)
        if rows[id(anchor)] is not None or is_button(anchor) or fellows[fellow] > 1:
            chosen.add(id(anchor))
    near = [(a, url) for a, url in links if id(a) in chosen and id(places[id(a)].parent) in lists]
    known = Counter((id(places[id(a)].parent), column_of(url), make_of(url)) for a, url in near)
    for anchor, url in others:
        likeness = id(places[id(anchor)].parent), column_of(url), make_of(url)
        if is_word(anchor) and known[likeness] >= (_LEAST if rows[id(anchor)] is None else 1):
            chosen.add(id(anchor))
    return chosen


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


def _is_column(url: str) -> bool:
    """Whether an address is that of a column, as the category before a title leads to; a folder made for one notice is none."""
    return _COLUMN.search(url) is not None and (_FOLDER_OF_ONE.search(url) is None or "/col/col" in url)


def _stands_alone(anchor: Tag, url: str, place: Tag) -> bool:
    """Whether the only link of its row or card is one by what that tells.

    That is a title for a button; a day, a number or, in a card, a summary for a word.
    """
    if is_button(anchor):
        titled = any(len(HAN.findall(attribute(anchor, name))) > 4 for name in ("title", "alt"))
        return _NUMBER.search(url) is not None and bool(titled or row_title(place, anchor))
    if url.endswith("/"):
        return False
    entry = read_entry(place, anchor, url)
    if entry.day is not None or entry.month_day is not None:
        return True
    return entry.detail and (_ORDINAL.fullmatch(entry.title) is not None or _has_summary(place))


def _has_summary(place: Tag) -> bool:
    """Whether a card tells more than a link's few words; list items with much text may be menus with all below them."""
    return place.name not in _OWN_ROW and any(len(HAN.findall(text)) >= _SUMMARY for text in texts_of(place))


def _without_company(links: list[Link]) -> list[Link]:
    """Links without those that only accompany a row: its category beside the notice, its files below it, its 解读."""
    weights: dict[int, int] = {}
    rows = [next((p for p in islice(a.parents, MAX_DEPTH) if p.name in _ROW_TAGS), a) for a, _ in links]
    for row, (_, url) in zip(rows, links, strict=True):
        weights[id(row)] = max(weights.get(id(row), 0), _weight(url))
    kept = [(row, link) for row, link in zip(rows, links, strict=True) if _weight(link[1]) == weights[id(row)]]
    return _without_labels(kept)


def _without_labels(kept: list[tuple[Tag, Link]]) -> list[Link]:
    """Links without those that say, behind the title of their row, what links of other rows say, and name no notice."""
    said = ["".join(c for c in anchor.get_text() if c.isalnum()) for _, (anchor, _) in kept]
    rows_with = Counter(label for label, _ in {(label, id(row)) for (row, _), label in zip(kept, said, strict=True)})
    left: list[Link] = []
    titled: set[int] = set()
    for (row, link), label in zip(kept, said, strict=True):
        repeated = rows_with[label] > 1 and len(label) <= _LONGEST_LABEL and _NOTICE.search(label) is None
        if repeated and id(row) in titled:
            continue
        if not repeated and len(HAN.findall(label)) >= _LEAST_TITLE:
            titled.add(id(row))
        left.append(link)
    return left


def _weight(url: str) -> int:
    return 1 if is_download(url) else 2 if is_detail(url) else 0
