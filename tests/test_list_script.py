"""Rows that a page's script carries as texts, and the further pages of a jpage list: read without running anything."""

from __future__ import annotations

import json
import time
from datetime import date
from urllib.parse import parse_qs

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.families.listing_script import record_arrays, string_arrays, write_out, writes_of
from parsers.listing import FILLED_BY_SCRIPT
from tests.listing_pages import Notice, notices, page, read

HOST = "https://sthjj.linhe.gov.cn"
PATH = "/dczg/{ym}/t{ymd}_{n}.html"


def li(n: Notice, title: str | None = None) -> str:
    return f'<li><a href="{n.path}" title="{n.title}">{title or n.title}</a><span>{n.day}</span></li>'


def wanted(found: list[Notice]) -> list[tuple[str, str, date]]:
    return [(HOST + n.path, n.title, n.day) for n in found]


def got(text: str, url: str = "/dczg/") -> list[tuple[str, str, date | None]]:
    return [(row.url, row.title, row.published) for row in read(text, HOST + url).rows]


def escaped(text: str) -> str:
    """As a template engine writes a text into a script."""
    return json.dumps(text).replace("</", "<\\/")


WAYS = {
    "one call a row": lambda ns: "".join(f"<script>document.write({escaped(li(n))})</script>" for n in ns),
    "one script": lambda ns: "<script>" + "\n".join(f"document.writeln('{li(n)}');" for n in ns) + "</script>",
    "variables": lambda ns: "".join(
        f"<script>var url = '{n.path}';\nvar title = {escaped(n.title)}, day='{n.day}';\n"
        "document.write('<li><a href=\"' + url + '\" title=\"' + title + '\">' + title.substring(0, 12) + '...</a><span>' + day + '</span></li>');</script>"
        for n in ns
    ),
    "a call that cuts": lambda ns: "".join(
        f"<script>var u=\"{n.path}\";var t=\"{n.title}\";document.write(\"<li><a href='\"+u+\"'>\"+cutstr(t, 24)+\"</a><i>{n.day}</i></li>\")</script>"
        for n in ns
    ),
    "either or": lambda ns: "".join(
        f"<script>var t='{n.title}'; if (t.length > 20) {{ document.write('<li><a href=\"{n.path}\" title=\"' + t + '\">' + t.substr(0,20) + '…</a><span>{n.day}</span></li>'); }}"
        " else { document.write(t); }</script>"
        for n in ns
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_what_document_write_would_write_is_read(way: str) -> None:
    found = notices(6, PATH)
    for noise in range(2):
        assert got(page(f'<ul class="list">{WAYS[way](found)}</ul>', noise=noise)) == wanted(found)


def test_rows_of_a_table_that_a_script_writes() -> None:
    found = notices(5, PATH)
    rows = "".join(
        f"<script>document.write('<tr><td>·</td><td><a href=\"{n.path}\">{n.title}</a></td><td>{n.day}</td></tr>')</script>"
        for n in found
    )
    assert got(page(f"<table><tbody>{rows}</tbody></table>")) == wanted(found)


def test_a_written_menu_is_not_taken_for_the_column() -> None:
    found = notices(4, PATH)
    menu = '<script>document.write(\'<div class="nav"><ul><li><a href="/zwgk/">政务公开目录导航栏目</a></li></ul></div>\')</script>'
    assert got(page(menu + "<ul>" + "".join(map(li, found)) + "</ul>")) == wanted(found)


@pytest.mark.parametrize("quote", ["'", '"'])
def test_rows_in_an_array_of_texts(quote: str) -> None:
    found = notices(7, PATH)
    texts = ",\n".join(quote + li(n).replace('"', '\\"' if quote == '"' else '"') + quote for n in found)
    text = page(
        f"<div id='49468'></div><script>var InitData49468 = [{texts}];$('#49468').jpage({{totalRecord:7,dataStore:InitData49468}})</script>"
    )
    assert got(text) == wanted(found)


def test_rows_in_an_array_of_objects() -> None:
    found = notices(5, PATH)
    objects = ",".join(
        f"{{id: {i}, 'title': '{n.title}', url:\"{n.path}\", pubDate : '{n.day} 09:00', tags: [1, {{a: 2}}]}}"
        for i, n in enumerate(found)
    )
    text = page(
        f"<ul id='list'></ul><script>var rows = [{objects}]; for (var i = 0; i < rows.length; i++) document.write(rows[i].title)</script>"
    )
    assert got(text) == wanted(found)


def test_a_menu_in_an_array_of_objects_is_not_taken_for_the_column() -> None:
    menu = (
        "<script>var menu = ["
        + ",".join(f"{{name:'政务公开目录{n}',url:'/zwgk/{n}/'}}" for n in range(9))
        + "]</script>"
    )
    found = notices(3, "/dczg/view.asp?id={n}")
    undated = "".join(f'<li><a href="{n.path}">{n.title}</a></li>' for n in found)
    assert [row[0] for row in got(menu + f"<html><body>{menu}<ul>{undated}</ul></body></html>", "/dczg/list.asp")] == [
        HOST + n.path for n in found
    ]
    assert got(f"<html><body>{menu}<ul></ul></body></html>") == []


def test_what_cannot_be_known_is_not_guessed() -> None:
    assert list(writes_of("document.write('<a href=\"' + location.href + '\">甲</a>'); document.write('b')")) == ["b"]
    assert list(writes_of("document.write(a ? 'x' : 'y')")) == []
    assert list(writes_of("document.write('x' + )")) == []
    assert list(writes_of("document.write('never closed")) == []
    template = '<ul><li v-for="row in rows"><a :href="row.url">{{row.title}}</a></li></ul>'
    for noise in range(8):  # with a dated box of other news beside it
        reading = read(page(template, noise=noise), HOST + "/dczg/")
        assert reading.rows == () and reading.problem == FILLED_BY_SCRIPT
    assert any('最新动态</h3><ul class="news"><li>' in page("", noise=noise) for noise in range(8))


@given(st.text(alphabet="document.write(ln)'\"+\\/*=;,[]{}<a href>var titlx1 \n", max_size=300))
@settings(max_examples=300)
def test_no_script_makes_it_raise(code: str) -> None:
    list(writes_of("document.write(" + code))
    string_arrays("x = ['<" + code)
    record_arrays("x = [{" + code)


HOSTILE = [
    "document.write('" * 60_000, "'" + "\\'" * 400_000, "document.write(" + "\\'" * 400_000, "/* " * 300_000,
    "var a='x'+" * 90_000, "var a=['<" * 90_000, "document.write(" * 70_000, "a=[{" * 200_000, "a=[{a:'" * 100_000,
    "document.write(a" + "+a" * 400_000, " " * 900_000 + "=", "x=[{" + "[{" * 400_000, "document.write(f(" + "f(" * 300_000,
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_scripts_are_read_in_time(number: int) -> None:
    started = time.process_time()
    list(writes_of(HOSTILE[number]))
    string_arrays(HOSTILE[number])
    record_arrays(HOSTILE[number])
    assert time.process_time() - started < 4


def test_no_written_row_is_looked_for_among_all_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = 0
    index = Tag.index

    def counting(tag: Tag, element: PageElement) -> int:
        nonlocal looked_at
        place = index(tag, element)
        looked_at += place
        return place

    rows = "".join(f"<li><a href={n}.html>第{n}号</a></li>" for n in range(1000))
    soup = BeautifulSoup(f"<ul><li>前</li><script>document.write('{rows}')</script><li>后</li></ul>", "lxml")
    monkeypatch.setattr(Tag, "index", counting)
    assert write_out(soup) == 1
    assert looked_at <= 1000
    said = ["前", *(f"第{n}号" for n in range(1000)), "后"]
    assert [item.get_text() for item in soup.find_all("li")] == said
    assert [item.get_text() for item in reversed(soup.find_all("li")[-1].find_all_previous("li"))] == said[:-1]


# --- jpage's proxy


def jpage(
    have: int,
    total: int,
    *,
    param: str = "col:1,columnid:42150,unitid:'380055',webname:'青岚'",
    proxy: str = "/module/jpage/dataproxy.jsp",
) -> str:
    records = "".join(
        f"<record><![CDATA[{li(n)}]]></record>" for n in notices(have, "/art/{y}/{m}/{d}/art_42150_{n}.html")
    )
    store = f"<datastore><recordset>{records}</recordset></datastore>" if have else ""
    call = f"$('#1').jpage({{totalRecord:{total},perPage:15,proxyUrl:'{proxy}',ajaxParam:{{{param}}}}});"
    return page(f"<div><script type='text/xml'>{store}</script></div><script>{call}</script>")


def proxied(text: str, url: str = "/col/col42150/index.html") -> list[tuple[str, str]]:
    asks = read(text, HOST + url).next_pages
    return [(ask.url.removeprefix(HOST), ask.body or "") for ask in asks if ask.body is not None]


def test_the_proxy_is_asked_for_three_pages_at_a_time_behind_those_at_hand() -> None:
    asks = proxied(jpage(45, 110))
    assert [url for url, _ in asks] == [
        "/module/jpage/dataproxy.jsp?startrecord=46&endrecord=90&perpage=15",
        "/module/jpage/dataproxy.jsp?startrecord=91&endrecord=110&perpage=15",
    ]
    assert parse_qs(asks[0][1]) == {"col": ["1"], "columnid": ["42150"], "unitid": ["380055"], "webname": ["青岚"]}
    assert len(proxied(jpage(15, 9000))) == 5
    assert proxied(jpage(15, 15)) == []


def test_a_page_without_any_row_names_its_proxy() -> None:
    assert proxied(jpage(0, 30))[0][0].endswith("startrecord=1&endrecord=30&perpage=15")


def test_the_unit_of_the_pages_own_column_is_asked() -> None:
    other = "<script>$('#2').jpage({totalRecord:900,perPage:20,proxyUrl:'/other.jsp',ajaxParam:{columnid:7}});</script>"
    assert proxied(other + jpage(15, 60))[0][0].startswith("/module/")
    assert proxied(other + jpage(15, 60), "/zwgk/")[0][0].startswith("/other.jsp")


def test_another_hosts_proxy_is_not_asked() -> None:
    assert proxied(jpage(15, 60, proxy="https://evil.example/dataproxy.jsp")) == []
