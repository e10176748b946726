"""Lists that come as JSON: HTML fragments inside (`data.html`), or arrays of notices."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Any

from parsers.dates import cell_date, plain
from parsers.document import Row
from parsers.families.listing_addresses import address_in, address_keys
from parsers.families.listing_arrays import MAX_VALUES, Array, arrays_of, key_name
from parsers.families.listing_rows import HAN, TITLE_LIMIT, is_detail

_EPOCH = re.compile(r"((?:9|1\d)\d{8})(?:\d{3})?(?:\.\d+)?")  # from 1998 to 2033
_TAG = re.compile(r"</?[a-z][^<>]{0,300}>", re.I)  # <办法> is no tag
_CHINA = timezone(timedelta(hours=8))
_TITLES = ("title", "doctitle", "subject", "name", "infotitle", "articletitle", "showtitle")
_DAYS = (
    "publisheddate", "publishedtimestr", "publishtime", "publishdate", "pubdate", "pubtime", "docreltime", "releasetime",
    "deploytime", "displaypublishtime", "releasedate", "issuetime", "issuedate", "fbsj", "fbrq", "date", "showdate", "infodate", "time", "createtime",
)  # fmt: skip


def looks_like_json(text: str) -> bool:
    """Whether an answer is JSON rather than a page."""
    return text[:200].lstrip("\ufeff \t\r\n")[:1] in {"{", "["}


def load_json(text: str) -> Any:
    """The value of a JSON answer; None where it is broken or nested beyond reason."""
    try:
        return json.loads(text.lstrip("\ufeff \t\r\n"))
    except (ValueError, RecursionError):
        return None


def html_fragments(value: Any) -> list[str]:
    """Every string inside that is HTML with links, the longest first."""
    found = [v for v in _values(value) if isinstance(v, str) and "<a " in v]
    return sorted(found, key=len, reverse=True)


def read_records(value: Any, base: str) -> list[Row]:
    """The rows of the array inside that is the list; addresses relative to `base`.

    Arrays of notices go before any other, those of boxes (hot, banner) come last, one that is named as a list with a
    count beside it is it, else the longest.
    """
    read = [(array, _rows(array.values, base)) for array in arrays_of(value)]
    return max(read, key=lambda pair: _standing(*pair), default=(None, []))[1]


def _standing(array: Array, rows: Sequence[Row]) -> tuple[bool, bool, bool, int, bool]:
    return are_notices(rows), not array.aside, array.paged, len(rows), array.named


def shown(title: str) -> str:
    """A title as readers see it: marks of a search hit, written out or as entities, and line breaks gone."""
    text = html.unescape(_TAG.sub("", title))
    return " ".join(_TAG.sub("", text).split())[:TITLE_LIMIT]


def are_notices(rows: Sequence[Row]) -> bool:
    """Whether most rows have a day or a notice's address; menus are arrays too, and have neither."""
    return 2 * sum(row.published is not None or is_detail(row.url) for row in rows) > len(rows)


def _rows(array: list[Any], base: str) -> list[Row]:
    records = [{key_name(key): value for key, value in item.items()} for item in array if isinstance(item, dict)]
    keys = address_keys(records, base)
    return [row for fields in records if (row := _row(fields, keys, base))]


def _row(fields: dict[str, Any], keys: tuple[str, ...], base: str) -> Row | None:
    title = shown(_first(fields, _TITLES))
    url = address_in(fields, keys, base)
    if not url or len(HAN.findall(title)) < 2:
        return None
    days = (_day_of(fields[name]) for name in _DAYS if fields.get(name))
    return Row(url=url, title=title, published=next((day for day in days if day), None))


def _day_of(value: Any) -> date | None:
    """The day of a value: printed, or as seconds or milliseconds since 1970, which are read by China's clock."""
    text = plain(str(value))
    if found := _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(found[1]), _CHINA).date()
    return cell_date(text)


def _first(fields: dict[str, Any], names: tuple[str, ...]) -> str:
    return next((v for name in names if isinstance(v := fields.get(name), str) and v.strip()), "")


def _values(value: Any) -> Iterator[Any]:
    """The value and everything inside it, breadth first, at most MAX_VALUES."""
    queue = [value]
    for current in queue:  # the list grows while it is read
        yield current
        inner = current.values() if isinstance(current, dict) else current if isinstance(current, list) else ()
        queue.extend(list(inner)[: max(0, MAX_VALUES - len(queue))])
