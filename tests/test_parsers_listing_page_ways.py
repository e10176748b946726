"""Further pages are found where their numbers stand in brackets, in a select, in a script or in a JSON list's address."""

from __future__ import annotations

import json

import pytest

from tests.listing_pages import notices, read
from tests.listing_shapes import HOST, UL

ROWS = UL(notices(8, "/dczg/{ym}/t{ymd}_{n}.html"))


def pages(pager: str, path: str) -> list[str]:
    text = f"<html><head><title>督察整改</title></head><body>{ROWS}<div class='pg'>{pager}</div></body></html>"
    return [ask.url.removeprefix(HOST) for ask in read(text, HOST + path).next_pages]


@pytest.mark.parametrize("label", ["[{n}]", "[ {n} ]", "第{n}页", "【{n}】", "({n})", "{n}"])
def test_numbers_in_brackets_lead_to_pages(label: str) -> None:
    links = "".join(f"<a href='list.php?tid=5&page={n}'>{label.format(n=n)}</a>" for n in (2, 3))
    assert pages("[1] " + links, "/dczg/list.php?tid=5") == ["/dczg/list.php?tid=5&page=2", "/dczg/list.php?tid=5&page=3"]


@pytest.mark.parametrize("script", ["location=this.value", "location.href=this.options[this.selectedIndex].value", "window.open(this.value)"])
def test_pages_are_chosen_in_a_select(script: str) -> None:
    options = "".join(f"<option value='index{f'_{n - 1}' if n > 1 else ''}.html'>{n}</option>" for n in range(1, 4))
    assert pages(f"<select onchange='{script}'>{options}</select>", "/dczg/index.html") == ["/dczg/index_1.html", "/dczg/index_2.html"]


def test_a_link_to_a_script_that_names_the_next_page_leads_there() -> None:
    link = "<a href=\"javascript:location.href='index_1.html'\">下一页</a>"
    assert pages(link, "/dczg/index.html") == ["/dczg/index_1.html"]


@pytest.mark.parametrize("pager", [
    "<select onchange='location=this.value'><option value='http://www.other.gov.cn/2.html'>2</option></select>",
    "<select name='year'><option value='2'>2</option></select>", "<a href='#2'>[2]</a>", "<a href='/zt/2/'>[2]</a>",
])  # fmt: skip
def test_numbers_that_lead_elsewhere_are_no_pages(pager: str) -> None:
    assert pages(pager, "/dczg/index.html") == []


def answered(query: str, total: int = 30, have: int = 10) -> list[str]:
    records = [{"title": f"关于第{n}项整改任务的公示", "url": f"/d/t20260401_71{n}.html"} for n in range(have)]
    answer = json.dumps({"data": {"list": records, "total": total}}, ensure_ascii=False)
    return [ask.url.partition("?")[2] for ask in read(answer, f"{HOST}/api/list?{query}").next_pages]


@pytest.mark.parametrize("name", ["current", "curPage", "currPage", "p", "index", "pageNo", "page"])
def test_the_number_of_the_page_is_found_in_the_address(name: str) -> None:
    assert answered(f"cid=5&{name}=1") == [f"cid=5&{name}=2", f"cid=5&{name}=3"]
    assert answered(f"cid=5&{name}=0&size=10") == [f"cid=5&{name}=1&size=10", f"cid=5&{name}=2&size=10"]


@pytest.mark.parametrize(("start", "size"), [("offset", "limit"), ("start", "rows"), ("start", "limit")])
def test_the_first_row_of_the_page_is_found_in_the_address(start: str, size: str) -> None:
    assert answered(f"{start}=0&{size}=10") == [f"{start}=10&{size}=10", f"{start}=20&{size}=10"]
    assert answered(f"{start}=20&{size}=10") == []
