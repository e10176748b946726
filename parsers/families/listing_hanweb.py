"""Hanweb lists: rows that wait inside `<datastore>` (jpage), its proxy, and the loader scripts of JPaaS columns."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import quote, urlencode, urlsplit

from bs4 import BeautifulSoup, Tag

from parsers.address import canonical_url
from parsers.document import Ask
from parsers.families.listing_rows import attribute

MAX_RECORDS = 1000
MAX_STORES = 20
MAX_FRAGMENT = 1_000_000
MAX_PLAIN = 5
MAX_PROXIED = 5
PAGES_AT_ONCE = 3
"""What jpage's own script asks its proxy for at a time."""

_HREF = re.compile(r"""href\s*=\s*["']?([^"'\s>]{1,1000})""", re.I)
_UNIT_ID = re.compile(r"""<div[^<>]{0,200}?\bid\s*=\s*["']?(\d+)["']?[^<>]{0,200}>\s{0,50}<script[^<>]{0,100}text/xml""", re.I)
_TOTAL_RECORDS = re.compile(r"""totalRecords?["']?\s{0,5}[:=]\s{0,5}["']?(\d{1,6})""", re.I)
_PER_PAGE = re.compile(r"""perPage["']?\s{0,5}[:=]\s{0,5}["']?(\d{1,4})""", re.I)
_PAIR = re.compile(r"""['"]([^'"]{1,100})['"]\s{0,5}:\s{0,5}['"]([^'"]{0,500})['"]""")
_JPAGE = ".jpage("
_PROXY = re.compile(r"""proxyUrl["']?\s{0,5}:\s{0,5}["']([^"'\s]{1,300})["']""")
_AJAX_PARAM = re.compile(r"""ajaxParam["']?\s{0,5}:\s{0,5}\{([^{}]{1,1500})\}""")
_PARAM = re.compile(r"""(?:^|,)\s{0,20}["']?(\w{1,40})["']?\s{0,5}:\s{0,5}(?:(["'])([^"']{0,200})["']|([\w./-]{0,60}))""")
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


def is_jpage(text: str) -> bool:
    """Whether the page's list is one of jpage's, with its rows or without."""
    return has_datastore(text) or (_JPAGE in text and "ajaxParam" in text)


def count_records(text: str) -> int:
    """How many rows the page's datastores hold."""
    return sum(1 for store in _stores(text) for _ in _records(store))


def jpage_pages(text: str, base: str, url: str, have: int) -> list[Ask]:
    """Further pages of a jpage list of which the page brings `have` rows, those that are asked for by GET first.

    The group that the page itself names, else `?uid=&pageNum=` where it names its unit; then its proxy, by POST.
    """
    named = []
    for group in _between(text, "<nextgroup>", "</nextgroup>"):
        href = _HREF.search(html.unescape(group))
        page = canonical_url(href[1], base) if href else ""
        if page and page != url:
            named.append(page)
    plain = [Ask(url=page) for page in named or _numbered_units(text, url, have)]
    return [*plain[:MAX_PLAIN], *_proxied(text, base, url, have)]


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


def _numbered_units(text: str, url: str, have: int) -> list[str]:
    unit, total, size = _UNIT_ID.search(text), _TOTAL_RECORDS.search(text), _PER_PAGE.search(text)
    if not (unit and total and size and int(size[1])) or "/col/" not in url:
        return []
    last = -(-int(total[1]) // int(size[1]))
    now = re.search(r"pageNum=(\d{1,5})", url)
    # a page may bring several at once: the first of them not seen yet is the next
    first = max(int(now[1]) if now else 1, have // int(size[1])) + 1
    stem = url.partition("?")[0]
    return [f"{stem}?uid={unit[1]}&pageNum={page}" for page in range(first, min(last, first + MAX_PLAIN - 1) + 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Call:
    """One `$('#unit').jpage({…})`: where its proxy is, what it is sent, how many rows there are and on a page."""

    proxy: str
    form: tuple[tuple[str, str], ...]
    total: int
    size: int


def _proxied(text: str, base: str, url: str, have: int) -> list[Ask]:
    """What jpage's own script would post for the rows behind those that the page brings."""
    calls = [call for call in _calls(text, base) if call.total > have]
    column = re.search(r"/col/col(\d+)", url)
    own = [call for call in calls if column and dict(call.form).get("columnid") == column[1]]
    call = next(iter(own or calls), None)
    if call is None:
        return []
    step = PAGES_AT_ONCE * call.size
    asks = []
    for start in range(have + 1, min(call.total, have + MAX_PROXIED * step) + 1, step):
        stop = min(call.total, start + step - 1)
        address = f"{call.proxy}?startrecord={start}&endrecord={stop}&perpage={call.size}"
        asks.append(Ask(url=address, body=urlencode(call.form), content_type="application/x-www-form-urlencoded"))
    return asks


def _calls(text: str, base: str) -> Iterator[_Call]:
    for opening in islice(re.finditer(re.escape(_JPAGE), text), MAX_STORES):
        inside = text[opening.end() : opening.end() + 4000]
        proxy, form = _PROXY.search(inside), _AJAX_PARAM.search(inside)
        total, size = _TOTAL_RECORDS.search(inside), _PER_PAGE.search(inside)
        if not (proxy and form and total and size and 0 < int(size[1]) <= 200):
            continue
        address = canonical_url(proxy[1], base).partition("?")[0]
        if urlsplit(address).netloc == urlsplit(base).netloc:
            pairs = tuple((name, quoted if quote else bare) for name, quote, quoted, bare in _PARAM.findall(form[1]))
            yield _Call(proxy=address, form=pairs, total=int(total[1]), size=int(size[1]))


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
