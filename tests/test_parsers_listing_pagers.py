"""The further pages of a list are found however its pager is written, the last page is not taken for the next."""

from __future__ import annotations

import json

import pytest

from tests.listing_pages import notices, read
from tests.listing_shapes import HOST, UL

ROWS = UL(notices(8, "/dczg/{ym}/t{ymd}_{n}.html"))


def pages(pager: str, path: str) -> list[str]:
    text = f"<html><head><title>督察整改</title></head><body>{ROWS}<div class='pg'>{pager}</div></body></html>"
    return [ask.url.removeprefix(HOST) for ask in read(text, HOST + path).next_pages]


TWO_THREE = '<b>1</b> <a href="?page=2">2</a> <a href="?page=3">3</a> '
FIRST_FIVE = [f"/dczg/?page={n}" for n in range(2, 7)]


@pytest.mark.parametrize("pager", [
    '<a href="?page=2">&gt;</a> <a href="?page=9">&gt;&gt;</a>', '<a href="?page=2">›</a> <a href="?page=9">»</a>',
    '<a href="?page=2">下一页</a> <a href="?page=9">»</a>', '<a href="?page=9">&gt;&gt;</a>', '<a href="?page=9">尾页</a>',
    '<a href="?page=9">≫</a><a href="?page=2">→</a>',
])  # fmt: skip
def test_sign_of_the_last_page_is_not_taken_for_the_next(pager: str) -> None:
    assert pages(TWO_THREE + pager, "/dczg/") == FIRST_FIVE


@pytest.mark.parametrize("sign", ["»", "&gt;&gt;", "›", "下一页 →", "下一页&rarr;", "下页&gt;"])
def test_sign_that_stands_alone_leads_to_the_next_page(sign: str) -> None:
    assert pages(f'<a href="?page=2">{sign}</a>', "/dczg/") == ["/dczg/?page=2"]


def test_on_a_later_page_the_sign_leads_on() -> None:
    back = '<a href="?page=2">«</a> <a href="?page=1">1</a> <a href="?page=2">2</a> <b>3</b> '
    assert pages(back + '<a href="?page=4">»</a>', "/dczg/?page=3") == ["/dczg/?page=4"]


@pytest.mark.parametrize("call", [
    "var countPage=6;var currentPage=0;createPageHTML(countPage,currentPage,'index','html')",
    'var countPage = 6\nvar currentPage = 0\ncreatePageHTML(countPage, currentPage, "index", "html")',
    "var nPageCount='6';createPageHTML(nPageCount,0,'index','html');", "createPageHTML(parseInt('6'),0,'index','html');",
    "var n = parseInt('6'); createPageHTML(parseInt(n), 0, 'index', 'html')", "createPageHTML(6, 0, 'index', 'html')",
])  # fmt: skip
def test_count_of_pages_may_stand_in_a_variable(call: str) -> None:
    assert pages(f"<script>{call}</script>", "/dczg/") == [f"/dczg/index_{n}.html" for n in range(1, 6)]


@pytest.mark.parametrize("call", ["createPageHTML(total, now, 'index', 'html')", "createPageHTML(((6),0,'index','html')"])
def test_call_that_says_no_number_gives_no_page(call: str) -> None:
    assert pages(f"<script>{call}</script>", "/dczg/") == []


@pytest.mark.parametrize("path, further", [
    ("/column/181/", "/column/181/{n}/"), ("/column/181/", "/column/181/page/{n}/"), ("/column/181/", "/column/181/p{n}/"),
    ("/column/181.html", "/column/181/{n}.html"), ("/column/181/index.html", "/column/181/page_{n}.html"),
    ("/column/181/2/", "/column/181/{n}/"),
])  # fmt: skip
def test_further_pages_may_stand_below_the_list(path: str, further: str) -> None:
    links = "".join(f'<a href="{further.format(n=n)}">{n}</a>' for n in (1, 2, 3))
    first = 3 if path.endswith("/2/") else 2
    assert pages(links, path) == [further.format(n=n) for n in range(first, 4)]


@pytest.mark.parametrize("other", ["/column/182/2/", "/xw/2/", "/column/2.html", "/column/181/xw/2.html"])
def test_pages_of_another_list_are_none_of_this(other: str) -> None:
    assert pages(f'<a href="{other}">2</a>', "/column/181/") == []


@pytest.mark.parametrize("link", [
    '<a href="list-2.htm" title="下一页"><i></i></a>', '<a href="list-2.htm"><img src="n.gif" alt="下一页"></a>',
    "<a href='#' onclick=\"location.href='list-2.htm'\">下一页</a>",
    '<a href="list-9.htm">尾页</a> <a href="list-2.htm">下页</a>', "<a href='javascript:;' onclick=\"window.location='list-2.htm';\">2</a>",
])  # fmt: skip
def test_link_of_a_pager_may_be_a_picture_or_a_call(link: str) -> None:
    assert pages(link, "/dczg/list.htm") == ["/dczg/list-2.htm"]


@pytest.mark.parametrize("asked, said, further", [
    ("?page=1&sid=6", {"total": 30}, ["?page=2&sid=6", "?page=3&sid=6", "?page=4&sid=6"]),
    ("?c=7&pageNum=2&pageSize=10", {"total": 30}, ["?c=7&pageNum=3&pageSize=10"]), ("?pageNo=2", {"pages": 3}, ["?pageNo=3"]),
    ("?pageNo=4&limit=8", {"total": 30}, []), ("?page=2", {"total": 30}, []), ("?c=7", {"total": 30}, []), ("?page=1", {}, []),
])  # fmt: skip
def test_further_pages_of_an_answer_that_counts(asked: str, said: dict[str, int], further: list[str]) -> None:
    rows = [{"title": f"关于第{n}项整改任务完成情况的公告", "url": f"/d/{n}.html"} for n in range(8)]
    reading = read(json.dumps({"data": said | {"records": rows}}), HOST + "/api/all/15" + asked)
    assert [ask.url.removeprefix(HOST + "/api/all/15") for ask in reading.next_pages] == further


def test_link_that_loads_more_leads_on_where_its_address_is_the_next_page() -> None:
    assert pages('<a href="list_2.html">加载更多</a>', "/dczg/list.html") == ["/dczg/list_2.html"]
    assert pages('<a href="all.html">加载更多</a>', "/dczg/list.html") == []
