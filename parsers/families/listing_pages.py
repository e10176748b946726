"""The further pages of a list: what its pager links, calls or counts say, read without running any script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from parsers.address import canonical_url
from parsers.families.listing_arrays import LASTS, TOTALS, key_name
from parsers.families.listing_rows import attribute, link_of, links_in

MOST = 5
"""How many further pages are named at most, nearest first."""

_CALL = re.compile(r"createPageHTML\s{0,5}\(((?:[^()]{1,300}+|\([^()]{0,40}\)){1,9}+)\)")
_NUMBER_OF = re.compile(r"""^parseInt\s*\(\s*["']?(\w{1,40})["']?\s*\)$""")
_ARGUMENT = re.compile(r"""\s*(?:'([^']*)'|"([^"]*)"|([^,'"]*))\s*(?:,|$)""")
_NEXT = re.compile(r"^[\[【(（\s]*(?:下\s*一?\s*[页頁]|[后後]一?[页頁]|next(?:page)?)[\s>›»＞→]*[\]】)）\s]*$|^[>›＞→]$", re.I)
_NEXT_LABEL = "下一页"
_ONWARD = re.compile(r"^(?:[»≫]|[>›＞]{2})$")  # the next page where nothing else leads there, else the last
_LOADS = re.compile(r"^(?:点击)?加载更多[>›»…]{0,3}$")
_LAST = re.compile(r"^[\[【(（\s]*(?:尾\s*[页頁]|末\s*[页頁]|最[后後]一?[页頁]|last)[\]】)）\s>]*$", re.I)
_PAGE_LABEL = re.compile(r"^[\[【(（]?第?(\d{1,4})页?[\]】)）]?$")
_LEADS_ON = re.compile(r"location|\.open\(|href")
_MOST_OPTIONS = 50
_ASKED_PAGE = re.compile(r"[?&](?:page(?:Index|Num|No|Number|Now)?|current(?:Page)?|curr?_?page|index|pn|p)=(?P<page>\d{1,4})(?=&|$)", re.I)
_ASKED_SIZE = re.compile(r"[?&](?:page_?size|size|limit|rows|per_?page)=(\d{1,3})(?=&|$)", re.I)
_ASKED_START = re.compile(r"[?&](?:offset|start|skip)=(?P<start>\d{1,5})(?=&|$)", re.I)
_FURTHER = re.compile(r"/(?:page[/_-]?|p)\d{1,4}$|(?<=\d)/\d{1,4}$", re.I)
_ELSEWHERE = re.compile(r"""location(?:\.href)?\s{0,5}=\s{0,5}["']([\w./?=&%-]{1,300})["']""")
_TOTAL = re.compile(
    r"共\s{0,3}(?:<[^<>]{1,60}>\s{0,3})?(\d{1,5})\s{0,3}(?:</[a-z]{1,8}>\s{0,3})?页"
    r"""|\b(?:pageCount|countPage|totalPages?|pageTotal|_nPageCount)["']?\s{0,3}[:=]\s{0,3}["']?(\d{1,5})\b""",
    re.I,
)


def linked_pages(soup: BeautifulSoup | Tag, base: str, url: str) -> list[str]:
    """Pages that plain pager links lead to (下一页, 2, 3, …, 尾页), filled up where their numbering is plain."""
    found = list(_pager_links(soup, base, url))
    below = f"{url.rpartition('.')[0]}/"  # pages /list/2.html of /list.html, whose own number is not that of a page
    current = 1 if any(page.startswith(below) for _, page in found) else page_number(url)
    numbered: dict[int, str] = {}
    last, onward = 0, ""
    for label, page in found:
        if _NEXT.match(label):
            numbered[current + 1] = page
        elif label.isdecimal() and len(label) < 5 and _carries(page, int(label)):
            numbered.setdefault(int(label), page)
        elif _LOADS.match(label) and page_number(page) == current + 1:
            numbered.setdefault(current + 1, page)
        elif _LAST.match(label):
            last = page_number(page)
        elif _ONWARD.match(label):
            onward = page
    if onward and not any(number > current for number in numbered):
        numbered[current + 1] = onward
    elif onward and onward not in numbered.values():
        last = max(last, page_number(onward))
    if not numbered and last > 1:
        return []
    return _filled({n: page for n, page in numbered.items() if n > current}, last)


def _pager_links(soup: BeautifulSoup | Tag, base: str, url: str) -> Iterator[tuple[str, str]]:
    """The links whose label is that of a pager and whose address may be a page of this list: label and address."""
    for anchor in [*links_in(soup), *_options(soup)]:
        label = _label_of(anchor)
        if not label or len(label) > 12:
            continue
        label = numbered[1] if (numbered := _PAGE_LABEL.match(label)) else label
        if label.isdecimal() or any(kind.match(label) for kind in (_NEXT, _ONWARD, _LOADS, _LAST)):
            page = canonical_url(attribute(anchor, "value"), base) if anchor.name == "option" else _led_to(anchor, base)
            if page and page != url and _is_sibling(page, url):
                yield label, page


def _options(soup: BeautifulSoup | Tag) -> list[Tag]:
    """What may be chosen in the selects that lead to what is chosen."""
    selects = soup.find_all("select", onchange=_LEADS_ON, limit=MOST)
    return [option for select in selects for option in select.find_all("option", value=True, limit=_MOST_OPTIONS)]


def _label_of(anchor: Tag) -> str:
    """What a link of a pager says, by its words or, without any, by its title, that of its picture or what it says to browsers."""
    label = "".join(anchor.get_text().split())
    if not label:
        image = anchor.find("img")
        label = attribute(anchor, "title") or (attribute(image, "alt") if isinstance(image, Tag) else "")
    label = "".join(label.split())
    return _NEXT_LABEL if not label and "next" in attribute(anchor, "rel").lower().split() else label


def _led_to(anchor: Tag, base: str) -> str:
    """Where a link of a pager leads, by its address or by the page that its script names."""
    if page := link_of(anchor, base):
        return page
    call = _ELSEWHERE.search(attribute(anchor, "onclick")) or _ELSEWHERE.search(attribute(anchor, "href"))
    return canonical_url(call[1], base) if call else ""


def called_pages(text: str, base: str, url: str) -> list[str]:
    """Pages that a `createPageHTML(…)` call counts, in both forms.

    TRS: (total, current from 0, name, extension) with `index_1` for page 2, or `index_2` where the page's own address
    or a link shows that numbers start there. UCAP: ('div id', total, current from 1, name, extension, rows).
    """
    call = next((c for inside in _CALL.findall(text) if (c := _arguments(_spelled_out(inside, text)))), None)
    if call is None:
        return []
    total, current, name, extension, counts_from_one = call
    if not counts_from_one and _starts_at_two(text, url, name, extension, current):
        counts_from_one, current = True, current + 1
    first = current + 1
    last = total if counts_from_one else total - 1
    folder = f"{base.partition('?')[0].rpartition('/')[0]}/"
    return [canonical_url(f"{name}_{n}.{extension}", folder) for n in range(first, min(last, first + MOST - 1) + 1)]


def counted_pages(text: str, url: str, family: str | None) -> list[str]:
    """Pages of systems whose numbering is known, where the page only says how many there are."""
    found = _TOTAL.search(text)
    total = int(found[1] or found[2]) if found else 0
    pattern = _numbering(url, family)
    if pattern is None or total < 2:
        return []
    current = page_number(url)
    return [pattern.replace("{n}", str(n)) for n in range(current + 1, min(total, current + MOST) + 1)]


def answered_pages(answer: Any, url: str, have: int) -> list[str]:
    """Pages of a list that comes as JSON, where its address has the number of its page or row and the answer a total."""
    asked, begun = _ASKED_PAGE.search(url), _ASKED_START.search(url)
    if not have or (asked is None and begun is None):
        return []
    counts = _counts(answer)
    size = _ASKED_SIZE.search(url)
    total = next((counts[name] for name in TOTALS if name in counts), 0)
    if asked is None and begun is not None:
        start = int(begun["start"])
        step = int(size[1]) if size else have if not start else 0
        starts = range(start + step, total, step) if step else range(0)
        return [_with(url, begun.span("start"), n) for n in starts[:MOST]]
    if asked is None:
        return []
    current = int(asked["page"])
    per_page = int(size[1]) if size else have if current < 2 else 0
    last = next((counts[name] for name in LASTS if name in counts), -(-total // per_page) if per_page else 0)
    # a list whose first page is 0 ends one number earlier; from another page on that cannot be told
    further = range(current + 1, min(last - (current == 0), current + MOST) + 1)
    return [_with(url, asked.span("page"), n) for n in further]


def _with(url: str, span: tuple[int, int], number: int) -> str:
    return f"{url[: span[0]]}{number}{url[span[1] :]}"


def _counts(answer: Any) -> dict[str, int]:
    """The whole numbers of a JSON answer and of the objects directly within, by their names."""
    counts: dict[str, int] = {}
    levels = [answer] if isinstance(answer, dict) else []
    for _ in range(3):
        for item in levels:
            for name, value in item.items():
                if isinstance(value, (int, str)) and str(value).isdecimal() and len(str(value)) < 7:
                    counts.setdefault(key_name(name), int(value))
        levels = [value for item in levels for value in item.values() if isinstance(value, dict)]
    return counts


def page_number(url: str) -> int:
    """Which page of its list an address is, as its own numbering says; 1 where it carries no number."""
    path, _, query = url.partition("?")
    in_query = re.search(r"(?:^|&)(?:page(?:Index|Num|No|Number)?|pn|p|currentPage|cur_page)=(\d{1,5})(?:&|$)", query, re.I)
    in_path = re.search(r"_(\d{1,4})\.\w{3,6}$|/(\d{1,4})\.s?html?$", path)
    found = in_query or in_path
    return max(1, int(next(group for group in found.groups() if group))) if found else 1


def _numbering(url: str, family: str | None) -> str | None:
    path = url.partition("?")[0]
    if re.search(r"/content/column/\d+$", path):
        return f"{path}?pageIndex={{n}}"
    if found := re.search(r"^(.*(?:_|/)list)(?:_\d+)?(\.s?html?)$", path):
        return f"{found[1]}_{{n}}{found[2]}"
    if family == "guangdong" and (found := re.search(r"^(.*/)(?:index(?:_\d+)?\.html?)?$", path)):
        return f"{found[1]}index_{{n}}.html"
    return None


def _spelled_out(inside: str, text: str) -> str:
    """The arguments of a call with the numbers that the page's script gives to the variables among the first three."""
    pieces = inside.split(",")
    for index, piece in enumerate(pieces[:3]):
        name = piece.strip()
        if number := _NUMBER_OF.match(name):
            name = number[1]
        if re.fullmatch(r"[A-Za-z_$][\w$]{0,40}", name):
            given = re.search(rf"""(?<![\w$.]){re.escape(name)}\s{{0,5}}=\s{{0,5}}(?:parseInt\()?["']?(\d{{1,5}})\b""", text)
            name = given[1] if given else name
        pieces[index] = name if name.isdecimal() else piece
    return ",".join(pieces)


def _arguments(inside: str) -> tuple[int, int, str, str, bool] | None:
    values = ["".join(parts).strip() for parts in _ARGUMENT.findall(inside)]
    quoted_first = inside.lstrip()[:1] in {"'", '"'} and not values[0].isdecimal()
    values = values[1:] if quoted_first else values
    numbers = [value for value in values[:3] if value.isdecimal() and len(value) < 6]
    names = [value for value in values if re.fullmatch(r"[A-Za-z][\w./-]{0,80}", value)]
    if len(numbers) < 2 or len(names) < 2 or names[1].lower().lstrip(".") not in {"html", "htm", "shtml", "jsp", "jhtml"}:
        return None
    return int(numbers[0]), int(numbers[1]), names[0], names[1].lstrip("."), quoted_first


def _starts_at_two(text: str, url: str, name: str, extension: str, current: int) -> bool:
    number = re.search(rf"/{re.escape(name)}_(\d{{1,4}})\.{extension}$", url)
    if number:
        return int(number[1]) == current + 1
    linked = {int(n) for n in re.findall(rf"""["'/]{re.escape(name)}_(\d{{1,4}})\.{extension}\b""", text)}
    return bool(linked) and 1 not in linked and 2 in linked


def _is_sibling(page: str, url: str) -> bool:
    """Whether two addresses may be pages of one list: same host and folder, or the same script."""
    ours, theirs = urlsplit(url), urlsplit(page)
    if ours.netloc != theirs.netloc:
        return False
    if ours.path.rpartition("/")[0] == theirs.path.rpartition("/")[0] or _bare(ours.path) == _bare(theirs.path):
        return True
    return _folder(ours.path) == _folder(theirs.path)


def _bare(path: str) -> str:
    return re.sub(r"[_/]?\d+(?=\.\w+$)|[_/]?index(?=\.\w+$)|/$", "", path)


def _folder(path: str) -> str:
    """The folder of a list whose further pages stand below it: /column/181/, /column/181.html, /column/181/page/2/."""
    return _FURTHER.sub("", re.sub(r"(?:/index)?\.\w{3,5}$|/$", "", path))


def _carries(page: str, number: int) -> bool:
    tail = page.partition("://")[2].partition("/")[2]
    return any(int(n) in {number, number - 1} for n in re.findall(r"(?<!\d)\d{1,5}(?!\d)", tail))


def _filled(numbered: dict[int, str], last: int) -> list[str]:
    """Pages by number; a gap is filled where the number stands in the address once and nothing else differs."""
    if not numbered:
        return []
    nearest = min(numbered)
    known = max([last, *numbered])
    pattern = re.compile(rf"(?<!\d){nearest}(?!\d)(?=\D*$)")
    model = numbered[nearest]
    pages = []
    for n in range(nearest, min(known, nearest + MOST - 1) + 1):
        derived = pattern.sub(str(n), model, count=1) if len(pattern.findall(model)) == 1 else ""
        page = numbered.get(n) or derived
        if page and page not in pages:
            pages.append(page)
    return pages
