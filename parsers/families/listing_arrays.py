"""Which arrays a JSON answer holds, and what the names above each say of it: a page of the list, or a box beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MAX_VALUES = 20_000
TOTALS = ("total", "totalcount", "totalrecords", "totalelements", "recordcount", "recordtotal")
LASTS = ("pages", "totalpages", "totalpage", "pagecount", "pagetotal")
_COUNTS = frozenset({*TOTALS, *LASTS})
_LISTS = frozenset(
    {"list", "rows", "records", "items", "data", "datas", "datalist", "result", "results", "content", "articles",
     "articlelist", "infolist", "newslist", "docs"}
)  # fmt: skip
_ASIDE = re.compile(
    r"^(?:hot|rank|top(?:news|list|click)|recommend|relat|relevant|banner|slide|swiper|carousel|focus|menu|nav|guess|side)"
    r"|(?:ranking|popular|recommend|banner)s?(?:list)?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Array:
    """An array with objects. `aside`: a name above it is that of a box; `paged`: it is named as a list, a count beside it."""

    values: list[Any]
    aside: bool
    named: bool
    paged: bool


def arrays_of(value: Any) -> Iterator[Array]:
    """The arrays of objects in a JSON value, breadth first, of its first values."""
    queue = [(value, "", False, False)]
    for current, name, aside, counted in queue:  # the list grows while it is read
        if isinstance(current, list):
            if current and isinstance(current[0], dict):
                yield Array(values=current, aside=aside, named=name in _LISTS, paged=name in _LISTS and counted)
            inner = [(item, "", aside, False) for item in current]
        elif isinstance(current, dict):
            names = {key: key_name(key) for key in current}
            has_count = (counted and name in _LISTS) or any(found in _COUNTS for found in names.values())
            inner = [(item, names[key], aside or _ASIDE.search(names[key]) is not None, has_count) for key, item in current.items()]
        else:
            continue
        queue.extend(inner[: max(0, MAX_VALUES - len(queue))])


def key_name(key: Any) -> str:
    """A key as it is compared: pageCount, page_count and PAGECOUNT are one."""
    return str(key).lower().replace("_", "")
