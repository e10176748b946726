"""Hanweb lists: rows that wait inside `<datastore>` (jpage), and the loader scripts of JPaaS columns."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import quote, urlencode, urlsplit

from bs4 import BeautifulSoup, Tag

from parsers.address import canonical_url
from parsers.families.listing_rows import attribute

MAX_RECORDS = 1000
MAX_STORES = 20
MAX_FRAGMENT = 1_000_000
_HREF = re.compile(r"""href\s*=\s*["']?([^"'\s>]{1,1000})""", re.I)
_UNIT_ID = re.compile(r"""<div[^<>]{0,200}?\bid\s*=\s*["']?(\d+)["']?[^<>]{0,200}>\s{0,50}<script[^<>]{0,100}text/xml""", re.I)
_TOTAL_RECORDS = re.compile(r"""totalRecords?["']?\s{0,5}[:=]\s{0,5}["']?(\d{1,6})""", re.I)
_PER_PAGE = re.compile(r"""perPage["']?\s{0,5}[:=]\s{0,5}["']?(\d{1,4})""", re.I)
_PAIR = re.compile(r"""['"]([^'"]{1,100})['"]\s{0,5}:\s{0,5}['"]([^'"]{0,500})['"]""")
_UNIT_SERVICE = "/front/page/build/unit"
_MAIN_BLOCK = re.compile(r"list|列表|当前栏目", re.I)
_OTHER_BLOCK = re.compile(r"导航|位置|菜单|头部|底部|页头|页脚|搜索|热点|推荐|nav|head|foot|banner", re.I)


def has_datastore(text: str) -> bool:
    """Whether the page carries jpage rows."""
    return "<datastore" in text or "&lt;datastore" in text


def is_emptied(text: str) -> bool:
    """Whether the page brings its datastore along and says that nothing is in it."""
    found = _TOTAL_RECORDS.search(text)
    return has_datastore(text) and found is not None and int(found[1]) == 0 and not any(read_datastores(text))


def read_datastores(text: str) -> list[str]:
    """For each `<datastore>` of the page the HTML of its records, in order; a broken one gives what can be read."""
    return [joined for store in _stores(text) if (joined := _joined(list(_records(store))))]


def jpage_pages(text: str, base: str, url: str) -> list[str]:
    """Further pages of a jpage list: the group the page itself names, else `?uid=&pageNum=` where it names its unit."""
    named = []
    for group in _between(text, "<nextgroup>", "</nextgroup>"):
        href = _HREF.search(html.unescape(group))
        page = canonical_url(href[1], base) if href else ""
        if page and page != url:
            named.append(page)
    return named or _numbered_units(text, url)


def unit_pages(soup: BeautifulSoup | Tag, base: str) -> list[str]:
    """Addresses from which a JPaaS column's own script would fetch its blocks, the notice column first."""
    found: list[tuple[int, str]] = []
    for script in soup.find_all(attrs={"querydata": True}, limit=20):
        query = dict(_PAIR.findall(attribute(script, "querydata")))
        service = canonical_url(attribute(script, "url"), base)
        block = query.get("tagId", "")
        if query and _UNIT_SERVICE in service and urlsplit(service).netloc == urlsplit(base).netloc:
            rank = 0 if _MAIN_BLOCK.search(block) else 2 if _OTHER_BLOCK.search(block) else 1
            if rank < 2:
                found.append((rank, canonical_url(f"{service.partition('?')[0]}?{urlencode(query, quote_via=quote)}")))
    return [page for _, page in sorted(found, key=lambda pair: pair[0]) if page]


def unit_next_pages(soup: BeautifulSoup | Tag, url: str) -> list[str]:
    """Further pages of a JPaaS block that was itself fetched from `url`; its pager carries the numbers."""
    pager = soup.find(attrs={"pageno": True, "count": True, "rows": True})
    if _UNIT_SERVICE not in url or not isinstance(pager, Tag):
        return []
    numbers = [attribute(pager, name) for name in ("pageno", "count", "rows")]
    if not all(re.fullmatch(r"\d{1,7}", number) for number in numbers):
        return []
    current, count, size = map(int, numbers)
    last = -(-count // size) if size else 0
    stem = "&".join(piece for piece in url.partition("?")[2].split("&") if not piece.startswith("paramJson="))
    pages = range(current + 1, min(last, current + 5) + 1)
    wanted = [json.dumps({"pageNo": page, "pageSize": size}, separators=(",", ":")) for page in pages]
    return [canonical_url(f"{url.partition('?')[0]}?{stem}&paramJson={quote(value, safe='')}") for value in wanted]


def _numbered_units(text: str, url: str) -> list[str]:
    unit, total, size = _UNIT_ID.search(text), _TOTAL_RECORDS.search(text), _PER_PAGE.search(text)
    if not (unit and total and size and int(size[1])) or "/col/" not in url:
        return []
    last = -(-int(total[1]) // int(size[1]))
    now = re.search(r"pageNum=(\d{1,5})", url)
    current = int(now[1]) if now else 1
    stem = url.partition("?")[0]
    return [f"{stem}?uid={unit[1]}&pageNum={page}" for page in range(current + 1, min(last, current + 5) + 1)]


def _stores(text: str) -> Iterator[str]:
    if "<datastore" not in text and "&lt;datastore" in text:
        text = html.unescape(text)
    starts = [match.start() for match in islice(re.finditer("<datastore", text), MAX_STORES + 1)]
    for start, after in zip(starts[:MAX_STORES], [*starts[1:], len(text)], strict=False):
        yield text[start:after].partition("</datastore")[0]


def _records(store: str) -> Iterator[str]:
    """The HTML of each record: its CDATA, or its escaped text; a record that never ends runs to the next one."""
    starts = [match.end() for match in re.finditer(r"<record\b[^<>]{0,200}>", store)][:MAX_RECORDS]
    for index, start in enumerate(starts):
        limit = starts[index + 1] if index + 1 < len(starts) else len(store)
        body = re.split(r"</record\s{0,5}>|<record\b", store[start:limit], maxsplit=1)[0]
        opening = body.find("<![CDATA[")
        if opening >= 0:
            yield body[opening + 9 :].partition("]]>")[0]
        else:
            yield html.unescape(body)


def _joined(records: list[str]) -> str:
    """One fragment of all records; rows of a table get their table back, or no parser would keep them."""
    if not records:
        return ""
    first = records[0].lstrip()[:4].lower()
    shell = "table" if first.startswith("<tr") else "ul" if first.startswith("<li") else "div"
    inner = "".join(records) if shell != "div" else "".join(f"<div>{record}</div>" for record in records)
    return f"<{shell}>{inner[:MAX_FRAGMENT]}</{shell}>"


def _between(text: str, opening: str, closing: str) -> Iterator[str]:
    start = text.find(opening)
    while start >= 0:
        stop = text.find(closing, start)
        if stop < 0:
            return
        yield text[start + len(opening) : stop]
        start = text.find(opening, stop)
