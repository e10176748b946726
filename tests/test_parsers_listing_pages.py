"""Further pages: every way of numbering, nearest first, at most five, never the page itself."""

from __future__ import annotations

import pytest

from parsers.families.listing_pages import page_number
from tests.listing_pages import notices, page, read

HOST = "https://sthjj.linhe.gov.cn"
ROWS = "<ul>" + "".join(f'<li><a href="{n.path}">{n.title}</a><span>{n.day}</span></li>' for n in notices(5, "/dczg/{ym}/t{ymd}_{n}.html")) + "</ul>"


def _pages(pager: str, url: str, rows: str = ROWS) -> list[str]:
    readings = [read(page(rows + pager, noise=noise), HOST + url) for noise in range(3)]
    assert len({reading.next_pages for reading in readings}) == 1
    return [ask.url.removeprefix(HOST) for ask in readings[0].next_pages]


def _script(call: str) -> str:
    return f'<div class="page"><script type="text/javascript">{call}</script></div>'


@pytest.mark.parametrize(
    ("call", "url", "wanted"),
    [
        ('createPageHTML(12, 0, "index", "html");', "/dczg/", [f"/dczg/index_{n}.html" for n in range(1, 6)]),
        ('createPageHTML(3, 0, "index", "shtml")', "/dczg/index.shtml", ["/dczg/index_1.shtml", "/dczg/index_2.shtml"]),
        ("createPageHTML( 12 ,1, 'index','html')", "/dczg/index_1.html", [f"/dczg/index_{n}.html" for n in range(2, 7)]),
        ('createPageHTML(4, 2, "index", "html", 50)', "/dczg/index_2.html", ["/dczg/index_3.html"]),
        ('createPageHTML(1, 0, "index", "html")', "/dczg/", []),
        ('createPageHTML(4, 1, "index", "shtml")', "/dczg/index_2.shtml", ["/dczg/index_3.shtml", "/dczg/index_4.shtml"]),  # counts from 2
        ("createPageHTML('page_div',3, 1,'dczg_list','shtml',45);", "/c1/dczg_list.shtml", ["/c1/dczg_list_2.shtml", "/c1/dczg_list_3.shtml"]),
        ("createPageHTML('page_div',9, 4,'common_list','shtml',130);", "/c1/common_list_4.shtml",
         [f"/c1/common_list_{n}.shtml" for n in range(5, 10)]),
        ("createPageHTML(total, current, name, ext)", "/dczg/", []),
    ],
)  # fmt: skip
def test_page_calls(call: str, url: str, wanted: list[str]) -> None:
    assert _pages(_script(call), url) == wanted


def test_first_page_call_of_a_host_that_counts_from_two_shows_it_in_a_link() -> None:
    pager = _script('createPageHTML(3, 0, "index", "shtml")') + '<noscript><a href="./index_2.shtml">下一页</a></noscript>'
    assert _pages(pager, "/dczg/") == ["/dczg/index_2.shtml", "/dczg/index_3.shtml"]


@pytest.mark.parametrize(
    ("links", "url", "wanted"),
    [
        ([("1", "index.html"), ("2", "index_2.html"), ("3", "index_3.html"), ("下一页", "index_2.html"), ("尾页", "index_9.html")],
         "/dczg/index.html", [f"/dczg/index_{n}.html" for n in range(2, 7)]),  # Guangdong
        ([("首页", "?pageIndex=1"), ("下一页", "?pageIndex=2"), ("末页", "?pageIndex=3")], "/content/column/6792061",
         ["/content/column/6792061?pageIndex=2", "/content/column/6792061?pageIndex=3"]),
        ([("上一页", "index_1.html"), ("下一页>", "index_3.html")], "/dczg/index_2.html", ["/dczg/index_3.html"]),
        ([("2", "list.asp?class=3&page=2"), ("3", "list.asp?class=3&page=3")], "/d/list.asp?class=3",
         ["/d/list.asp?class=3&page=2", "/d/list.asp?class=3&page=3"]),
        ([("下页", "dczg/2.htm"), ("尾页", "dczg/7.htm")], "/zwzt/dczg.htm", [f"/zwzt/dczg/{n}.htm" for n in range(2, 7)]),
        ([("下一页", "https://other.example/dczg/index_2.html")], "/dczg/", []),
        ([("下一页", "javascript:next()"), ("2", "#")], "/dczg/", []),
        ([("12", "/calendar/12.html"), ("2026", "/2026/")], "/dczg/", []),
    ],
)
def test_linked_pages(links: list[tuple[str, str]], url: str, wanted: list[str]) -> None:
    pager = '<div class="pagination">' + "".join(f'<a href="{href}">{label}</a>' for label, href in links) + "</div>"
    assert _pages(pager, url) == wanted


@pytest.mark.parametrize(
    ("path", "url", "wanted"),
    [
        ("/dczg/content/post_{n}.html", "/dczg/", ["/dczg/index_2.html", "/dczg/index_3.html"]),
        ("/content/article/{n}", "/content/column/6792061", ["/content/column/6792061?pageIndex=2", "/content/column/6792061?pageIndex=3"]),
        ("/c1/{ym}/{hex}.shtml", "/c1/dczg_list.shtml", ["/c1/dczg_list_2.shtml", "/c1/dczg_list_3.shtml"]),
        ("/c1/{ym}/{hex}.shtml", "/c1/dczg_list_2.shtml", ["/c1/dczg_list_3.shtml"]),
        ("/dczg/show.asp?id={n}", "/dczg/", []),
    ],
)
def test_counted_pages(path: str, url: str, wanted: list[str]) -> None:
    rows = "<ul>" + "".join(f'<li><a href="{n.path}">{n.title}</a><span>{n.day}</span></li>' for n in notices(5, path)) + "</ul>"
    assert _pages("<div>共 <b>3</b> 页</div>", url, rows) == wanted
    assert _pages("<script>var pageCount = 3;</script>", url, rows) == wanted
    assert _pages("", url, rows) == []


def test_jpage_names_its_next_group_or_its_unit() -> None:
    records = "".join(
        f"<record><![CDATA[<li><a href='{n.path}'>{n.title}</a><b>{n.day}</b></li>]]></record>"
        for n in notices(4, "/art/{y}/{m}/{d}/art_42_{n}.html")
    )
    store = "<div id='380055'><script type='text/xml'><datastore>{}<recordset>" + records + "</recordset></datastore></script></div>"
    group = '<nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&columnid=42&unitid=380055"></a>]]></nextgroup>'
    call = "<script>$('#380055').jpage({totalRecord:33,perPage:15})</script>"
    url = "/col/col42/index.html"
    assert _pages(call, url, store.format(group)) == ["/module/web/jpage/dataproxy.jsp?page=1&columnid=42&unitid=380055"]
    assert _pages(call, url, store.format("")) == [f"{url}?uid=380055&pageNum=2", f"{url}?uid=380055&pageNum=3"]
    assert _pages(call, url + "?uid=380055&pageNum=2", store.format("")) == [f"{url}?uid=380055&pageNum=3"]


@pytest.mark.parametrize(
    ("url", "number"),
    [("/a/", 1), ("/a/index.html", 1), ("/a/index_3.html", 3), ("/a/x_list_12.shtml", 12), ("/a?pageIndex=4", 4), ("/a?id=77", 1), ("/a/2.htm", 2)],
)
def test_page_number(url: str, number: int) -> None:
    assert page_number(HOST + url) == number
