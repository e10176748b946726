"""The notice column is read whole and exact, in every shape, however much the rest of the page changes."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.listing import EMPTIED, FILLED_BY_SCRIPT, NOTHING_FOUND, ListReading, read_list
from tests.listing_pages import Notice, crowded_page, notices, page, read, source_with

HOST = "https://sthjj.linhe.gov.cn"
Render = Callable[[list[Notice]], str]


def _each(row: str, before: str = "", after: str = "") -> Render:
    def render(found: list[Notice]) -> str:
        rows = (
            row.format(
                href=n.path, title=n.title, cut=n.title[:18] + "…", short=n.title[:20], day=n.day,
                dd=f"{n.day:%d}", ym=f"{n.day:%Y-%m}", md=f"{n.day:%m-%d}", y=n.day.year,
                han=f"{n.day.year}年{n.day.month}月{n.day.day}日", slash=f"{n.day:%Y/%m/%d}",
            )
            for n in found
        )  # fmt: skip
        return before + "".join(rows) + after

    return render


def _in_fives(found: list[Notice]) -> str:
    groups = [found[i : i + 5] for i in range(0, len(found), 5)]
    row = _each('<li><a href="{href}">{title}</a><span>{day}</span></li>')
    return "".join(f'<ul class="list">{row(group)}</ul><div class="line"></div>' for group in groups)


def _two_columns(found: list[Notice]) -> str:
    cells = [f'<td>·<a href="{n.path}">{n.title}</a></td><td>[{n.day}]</td>' for n in found]
    return "<table><tbody>" + "".join(f"<tr>{''.join(cells[i : i + 2])}</tr>" for i in range(0, len(cells), 2)) + "</tbody></table>"


def _jpage(found: list[Notice]) -> str:
    record = "<record><![CDATA[<li><a href='{href}' title='{title}' target=\"_blank\">{short}</a><b>{day}</b></li>]]></record>"
    rows = _each(record)(found)
    return f"""<div id="380055"><script type="text/xml"><datastore>
<nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&amp;webid=3&path=/&columnid=42150&unitid=380055"></a>]]></nextgroup>
<recordset>{rows}</recordset></datastore></script></div><script>$('#380055').jpage({{totalRecord:{len(found)},perPage:15}});</script>"""


@dataclass(frozen=True)
class Shape:
    """One way in which a site writes its column."""

    name: str
    url: str
    path: str
    render: Render
    says: str = ""  # the shape the reading must name


UL = _each('<li><a href="{href}" target="_blank">{title}</a><span>{day}</span></li>', "<ul>", "</ul>")
SHAPES = [
    Shape("trs", "/zwgk/dczg/", "/zwgk/dczg/{ym}/t{ymd}_{n}.html", UL, "trs-li"),
    Shape("trs-relative", "/zwgk/dczg/index_2.html", "/zwgk/dczg/{ym}/t{ymd}_{n}.shtml",
          lambda ns: UL(ns).replace('href="/zwgk/dczg/', 'href="./'), "trs-li"),
    Shape("trs-cut", "/zwgk/dczg/", "/zwgk/dczg/{ym}/t{ymd}_{n}.html",
          _each('<li><a href="{href}" title="{title}">{cut}</a><em>[{day}]</em></li>', "<ul>", "</ul>")),
    Shape("trs-undated-url", "/ztzl/dcdt/", "/ztzl/dcdt/t17{n}.shtml", UL, "trs-undated-li"),
    Shape("fives", "/zwgk/dczg/", "/zwgk/dczg/{ym}/t{ymd}_{n}.html", _in_fives),
    Shape("hanweb-static", "/col/col123182/index.html", "/art/{y}/{m}/{d}/art_123182_{n}.html", UL, "hanweb-li"),
    Shape("hanweb-jpage", "/col/col42150/index.html", "/art/{y}/{m}/{d}/art_42150_{n}.html", _jpage, "hanweb-jpage"),
    Shape("jpaas-static", "/zwgk/dczg/index.html", "/zwgk/dczg/art/{y}/art_{hex}.html", UL, "jpaas-li"),
    Shape("vsb", "/zwzt/dczg.htm", "/info/2241/{n}.htm", _each(
        '<li id="line_u8_0"><a href="{href}"><p class="fl">{title}</p><span class="fr">{slash}</span></a></li>', "<ul>", "</ul>"),
        "vsb-li"),
    Shape("guangdong", "/dczg/index.html", "/dczg/content/post_{n}.html", UL, "guangdong-li"),
    Shape("ucap", "/sthjt/c103878/dczg_list.shtml", "/sthjt/c103878/{ym}/{hex}.shtml",
          _each('<dl><dt><strong>{dd}</strong><span>{ym}</span></dt><dd><a href="{href}">{title}</a></dd></dl>', '<div class="l">', "</div>"),
          "ucap-dl"),
    Shape("one-dl", "/dczg/", "/dczg/{ymd}/{guid}.html",
          _each('<dt><b>{dd}</b><i>{ym}</i></dt><dd><a href="{href}">{title}</a></dd>', "<dl>", "</dl>"), ""),
    Shape("liaoning", "/sthj/index/tzgg/index.shtml", "/sthj/index/tzgg/{stamp}/index.shtml", UL, "liaoning-li"),
    Shape("hebei", "/hbhjt/zwgk/", "/hbhjt/zwgk/10{ms}.html", _each(
        '<table class="xx"><tr><td width="10">·</td><td><a href="{href}">{title}</a></td><td class="rq">{md}<br>{y}</td></tr></table>'),
        "hebei-tr"),
    Shape("anhui", "/content/column/6792061", "/content/article/{n}", _each(
        '<div class="item"><div class="t"><a href="{href}" title="{title}">{cut}</a></div><div class="d">发布时间：{day} 10:05</div></div>',
        '<div class="lists">', "</div>"), "anhui-div"),
    Shape("query", "/zfxxgk/list.jsp?xxfl=0404", "/zfxxgk/view.jsp?id={n}&xxfl=0404", _each(
        '<tr><td>0404-{dd}</td><td align="left"><a href="{href}">{title}</a></td><td>{day}</td></tr>',
        "<table><tr><th>索引号</th><th>标题</th><th>发布日期</th></tr>", "</table>"), "plain-tr"),
    Shape("disclosure", "/zwgk/dczg/", "/zwgk/dczg/{ym}/t{ymd}_{n}.html", _each(
        '<tr><td><a href="{href}">{title}</a></td><td>2019-01-0{dd[1]}</td><td>临环发〔2026〕1号</td><td>{day}</td></tr>',
        "<table><tr><td>名称</td><td>成文日期</td><td>文号</td><td>发布日期</td></tr>", "</table>"), "trs-tr"),
    Shape("br", "/hb/dczg.asp", "/hb/show.asp?class=18&id={n}", _each('<a href="{href}">{title}</a> [{slash}]<br>\n', "<div>", "</div>")),
    Shape("date-in-link", "/dczg/", "/dczg/content_{n}", _each('<p><a href="{href}">·{title}　[{day}]</a></p>', "<div>", "</div>"), "plain-p"),
    Shape("card", "/dczg/", "/newsdetail.thtml?id={n}", _each(
        '<a class="card" href="{href}"><h4>{title}</h4><p>为落实督察反馈意见，现将2019年5月1日以来的整改情况公示如下。</p><time>{han}</time></a>',
        "<div>", "</div>")),
    Shape("two-columns", "/dczg/list.asp", "/dczg/show.asp?id={n}", _two_columns),
    Shape("gbk-layout", "/dczg/list.asp", "/dczg/view.asp?newsid={n}", _each(
        '<tr><td height="24"><font color="#333333"><img src="dot.gif"> <A HREF="{href}" TARGET=_blank>{title}</A></font>'
        '<font color=gray>({day})</font></td></tr><tr><td background="line.gif" height=1></td></tr>',
        '<table width="98%" border=0><tr><td><table>', "</table></td></tr></table>"), "plain-tr"),
]  # fmt: skip
BY_NAME = {shape.name: shape for shape in SHAPES}


def _wanted(found: list[Notice]) -> list[tuple[str, str, date]]:
    return [(HOST + n.path, n.title, n.day) for n in found]


def _got(reading: ListReading) -> list[tuple[str, str, date | None]]:
    return [(row.url, row.title, row.published) for row in reading.rows]


@pytest.mark.parametrize("count", [1, 3, 16])
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_column_is_read_exactly_whatever_changes_around_it(shape: Shape, count: int) -> None:
    found = notices(count, shape.path)
    for noise in (1, 2):
        reading = read(page(shape.render(found), noise=noise), HOST + shape.url)
        assert _got(reading) == _wanted(found), (noise, reading.shape)
        assert reading.problem is None
        assert shape.says in {"", reading.shape}


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_column_is_found_on_a_page_that_does_not_name_it(shape: Shape) -> None:
    """Without meta, heading or breadcrumb the rows alone must tell."""
    found = notices(6, shape.path)
    for noise in (3, 4):
        text = page(shape.render(found), noise=noise, name="临河")
        assert _got(read(text, HOST + shape.url)) == _wanted(found), noise


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_column_is_found_among_boxes_with_lists_of_their_own(shape: Shape) -> None:
    for seed in range(4):
        found = notices((1, 2, 3, 12)[seed], shape.path, seed=seed)
        reading = read(crowded_page(shape.render(found), seed), HOST + shape.url)
        assert _got(reading) == _wanted(found), seed


def _plain_list(found: list[Notice], dates: bool = True) -> str:
    return _each('<li><a href="{href}">{title}</a>' + ("<span>{day}</span>" if dates else "") + "</li>", "<ul>", "</ul>")(found)


SIGNALS = {  # the column and a rival that comes first and is longer; they differ in one thing only
    "zone": ("<div>{column}</div>", "<div class='news-hot'>{rival}</div>", "/x/show.asp?id={n}", True),
    "footer": ("<div>{column}</div>", "<footer>{rival}</footer>", "/x/show.asp?id={n}", True),
    "noise-heading": ("<div><h3>督察</h3>{column}</div>", "<div><h3>点击排行</h3>{rival}</div>", "/x/show.asp?id={n}", True),
    "own-name": ("<div><h3>督察整改</h3>{column}</div>", "<div>{rival}</div>", "/x/show.asp?id={n}", True),
    "other-name": ("<div>{column}</div>", "<div><h3>要闻快递</h3>{rival}</div>", "/x/show.asp?id={n}", True),
    "folder": ("<div>{column}</div>", "<div>{rival}</div>", "/dczg/show.asp?id={n}", True),
    "folder-below": ("<div>{column}</div>", "<div>{rival}</div>", "/dczg/xh/show.asp?id={n}", True),
    "pager": ("<div>{column}<p><a href='?p=2'>下一页</a></p></div>", "<div>{rival}</div>", "/x/show.asp?id={n}", True),
    "counts": ("<div>{column}</div>", "<div class='b'>{counted}</div>", "/x/show.asp?id={n}", False),
}


@pytest.mark.parametrize("signal", SIGNALS)
def test_each_sign_of_the_column_decides_alone(signal: str) -> None:
    ours, theirs, path, dates = SIGNALS[signal]
    found, rival = notices(2, path), notices(9, "/y/show.asp?id={n}1", seed=3)
    counted = _each('<li><a href="{href}">{title}</a><b>{dd}7</b></li>', "<ul>", "</ul>")(rival)
    boxes = [theirs.format(rival=_plain_list(rival, dates), counted=counted), ours.format(column=_plain_list(found, dates))]
    for order in (boxes, boxes[::-1]):
        text = f"<html><head><title>督察整改_临河市</title></head><body>{'<hr>'.join(order)}</body></html>"
        assert [row.url for row in read(text, HOST + "/dczg/list.asp").rows] == [HOST + n.path for n in found]


def test_pinned_list_above_the_list_belongs_to_it() -> None:
    found = notices(6, "/dczg/{ym}/t{ymd}_{n}.html")
    pinned = UL(found[:1]).replace("<ul>", '<ul class="top">')
    assert _got(read(page(pinned + UL(found[1:])), HOST + "/dczg/")) == _wanted(found)


def test_date_of_publication_wins_over_other_dates() -> None:
    found = notices(4, "/dczg/{ym}/t{ymd}_{n}.html")
    table = _each(
        '<tr><td><a href="{href}">{title}</a></td><td>2019-01-02</td><td>2030-01-01</td><td>{day}</td></tr>',
        "<table><tr><th>标题</th><th>登记日期</th><th>有效期截止日期</th><th>发布日期</th></tr>", "</table>",
    )  # fmt: skip
    lines = _each('<li><a href="{href}">{title}</a><p><i>登记日期：2019-01-02</i> <i>发布日期：{day}</i></p></li>', "<ul>", "</ul>")
    closing = _each('<li><a href="{href}">{title}</a><i>公示截止日期：2030-01-01</i></li>', "<ul>", "</ul>")
    assert _got(read(page(table(found)), HOST + "/dczg/")) == _wanted(found)
    assert _got(read(page(lines(found)), HOST + "/dczg/")) == _wanted(found)
    assert [row.published for row in read(page(closing(found)), HOST + "/dczg/").rows] == [None] * 4
    apart = _each('<li><a href="{href}">{title}</a><i>截止日期</i><b>2030-01-01</b></li>', "<ul>", "</ul>")
    assert [row.published for row in read(page(apart(found)), HOST + "/dczg/").rows] == [None] * 4


@pytest.mark.parametrize("before", ["<!-- 友情链接 -->", "<script>var a='热点排行';</script>", "<div><b>推荐</b>{row}</div>"])
def test_what_stands_before_the_column_is_not_taken_for_its_heading(before: str) -> None:
    found = notices(2, "/dczg/show.asp?id={n}")
    row = '<a href="/y/show.asp?id=77001">局领导带队调研重点企业治理</a>'
    rival = "<div class='b'>" + _plain_list(notices(9, "/z/show.asp?id={n}", seed=3)) + "</div>"
    text = f"<html><body><div class='a'>{before.format(row=row)}<div class='c'>{UL(found)}</div></div>{rival}</body></html>"
    assert _got(read(text, HOST + "/dczg/list.asp")) == _wanted(found)


def test_noise_pages_differ() -> None:
    """The pages of the tests above would prove nothing if their noise were all the same."""
    assert len({page("", noise=noise) for noise in range(8)}) == 8
    assert any("热点排行" in page("", noise=n) and "次</span>" in page("", noise=n) for n in range(8))


def test_page_without_rows_does_not_borrow_the_hot_list() -> None:
    hot = "".join(
        f'<li><a href="/xw/202601/t2026011{i}_8812{i}.html">{n.title}</a><span>{n.day}</span></li>'
        for i, n in enumerate(notices(8, ""))
    )
    text = f"<html><body><div class='main'></div><div class='side'><h3>热点排行</h3><ul>{hot}</ul></div></body></html>"
    reading = read(text, HOST + "/dczg/")
    assert reading.rows == ()
    assert reading.problem == NOTHING_FOUND


@pytest.mark.parametrize(
    "script",
    [
        '<div id="app"></div><script src="/js/app.js"></script>',
        '<ul id="list"></ul><script>$.ajax({url:"/igs/front/search.jhtml?code=1"})</script>',
        '<div id="380055"></div><script>$("#380055").jpage({totalRecord:20})</script>',
        "<script type='text/xml'><datastore><nextgroup></nextgroup><recordset></recordset></datastore></script>",
    ],
)
def test_list_filled_by_script_is_said_to_be_so(script: str) -> None:
    reading = read(f"<html><body>{script}</body></html>", HOST + "/dczg/")
    assert reading.rows == ()
    assert reading.problem == FILLED_BY_SCRIPT


def test_jpaas_shell_names_its_data_address_and_does_not_take_the_sidebar() -> None:
    loader = (
        '<script src="/unitbuild.js" parseType="bulidstatic" url="/api-gateway/jpaas-publish-server/front/page/build/unit" '
        "queryData=\"{'parseType':'bulidstatic','webId':'30f1','tplSetId':'9a','pageType':'column','tagId':'%s',"
        "'editType':'null','pageId':'77aa'}\"></script>"
    )
    sidebar = '<div class="gd"><h4>工作动态</h4>' + UL(notices(8, "/gd/{ym}/t{ymd}_{n}.html")) + "</div>"
    text = page(sidebar + loader % "导航栏" + loader % "右侧内容" + loader % "当前栏目list")
    reading = read(text, HOST + "/zwgk/dczg/index.html")
    assert reading.rows == ()
    assert reading.problem == FILLED_BY_SCRIPT
    assert len(reading.next_pages) == 2
    assert reading.next_pages[0].url == (
        f"{HOST}/api-gateway/jpaas-publish-server/front/page/build/unit?parseType=bulidstatic&webId=30f1&tplSetId=9a"
        "&pageType=column&tagId=%E5%BD%93%E5%89%8D%E6%A0%8F%E7%9B%AElist&editType=null&pageId=77aa"
    )


def test_json_fragment_and_its_further_pages() -> None:
    found = notices(6, "/zwgk/dczg/art/{y}/art_{hex}.html")
    html = UL(found) + '<div class="pagination" pageNo="2" rows="6" count="40"></div>'
    text = json.dumps({"success": True, "data": {"html": html}}, ensure_ascii=False)
    unit = f"{HOST}/api-gateway/jpaas-publish-server/front/page/build/unit?webId=1&pageId=2&paramJson=%7B%22pageNo%22%3A2%7D"
    reading = read(text, unit)
    assert _got(reading) == _wanted(found)
    assert reading.shape == "json-html"
    assert len(reading.next_pages) == 5
    assert reading.next_pages[0].url.endswith("webId=1&pageId=2&paramJson=%7B%22pageNo%22%3A3%2C%22pageSize%22%3A6%7D")


def test_json_records() -> None:
    found = notices(5, "/dczg/{ym}/t{ymd}_{n}.html")
    items = [{"title": n.title, "url": n.path, "publishedTimeStr": f"{n.day} 09:30:00", "id": 7} for n in found]
    reading = read(json.dumps({"code": 0, "data": {"total": 5, "list": items}}), HOST + "/api/list?channel=7")
    assert _got(reading) == _wanted(found)


def test_dataproxy_answer_is_read_like_the_page() -> None:
    found = notices(9, "/art/{y}/{m}/{d}/art_42150_{n}.html")
    rows = "".join(
        f"<record><![CDATA[<tr><td><a href='{n.path}' title='{n.title}'>{n.title[:9]}</a></td><td>{n.day}</td></tr>]]></record>"
        for n in found
    )
    text = f"<?xml version='1.0'?><datastore><nextgroup></nextgroup><recordset>{rows}</recordset></datastore>"
    reading = read(text, HOST + "/module/web/jpage/dataproxy.jsp?page=1&columnid=42150")
    assert _got(reading) == _wanted(found)


def test_pinned_repeated_and_badged_rows() -> None:
    a, b, c = notices(3, "/dczg/{ym}/t{ymd}_{n}.html")
    rows = (
        f'<li class="top"><span class="zd">[置顶]</span><a href="{c.path}">{c.title}</a><span>{c.day}</span></li>'
        f'<li><a href="{a.path}"><b>{a.title[:4]}</b>{a.title[4:]}<sup>NEW</sup></a><img src="new.gif"><span>{a.day}</span></li>'
        f'<li><a href="{b.path}">【置顶】{b.title}<i>新</i></a><span>{b.day}</span></li>'
        f'<li><a href="{c.path}">{c.title}</a><span>{c.day}</span></li>'
        '<li><a href="/dczg/more.html">更多&gt;&gt;</a></li>'
    )
    reading = read(page(f"<ul>{rows}</ul>"), HOST + "/dczg/")
    assert _got(reading) == _wanted([c, a, b])


def test_category_links_and_files_are_not_rows() -> None:
    found = notices(5, "/dczg/{ym}/t{ymd}_{n}.html")
    rows = "".join(
        f'<li><a class="cat" href="/dczg/xh/">[验收销号公示公告]</a><a href="{n.path}">{n.title}</a><span>{n.day}</span>'
        f'<a href="/files/P02026{n.path[-11:-5]}.pdf">附件：验收意见及佐证材料汇总表</a></li>'
        for n in found
    )
    assert _got(read(page(f"<ul>{rows}</ul>"), HOST + "/dczg/")) == _wanted(found)


def test_links_in_scripts_are_followed_and_other_hosts_kept() -> None:
    a, b, c = notices(3, "/dczg/{ym}/t{ymd}_{n}.html")
    rows = (
        f"""<li><a href="javascript:void(0)" onclick="openPage('{a.path}')">{a.title}</a><span>{a.day}</span></li>"""
        f'<li><a href="http://WWW.mee.gov.cn:80{b.path}#top">{b.title}</a><span>{b.day}</span></li>'
        f'<li><a href="https://mp.weixin.qq.com/s/Ab_9x1">{c.title}</a><span>{c.day}</span></li>'
    )
    reading = read(page(f"<ul>{rows}</ul>"), HOST + "/dczg/")
    assert [row.url for row in reading.rows] == [
        HOST + a.path, "http://www.mee.gov.cn" + b.path, "https://mp.weixin.qq.com/s/Ab_9x1",
    ]  # fmt: skip


def test_title_attribute_counts_only_where_it_continues_the_text() -> None:
    rows = (
        '<li><a href="/d/t20260301_1001.html" title="点击查看">关于第1号整改任务验收销号的公示</a><span>2026-03-01</span></li>'
        '<li><a href="/d/t20260228_1002.html" title="标题：关于第2号整改任务验收销号情况的公示&#10;发布时间：2026-02-28">'
        "关于第2号整改任务...</a><span>2026-02-28</span></li>"
        '<li><a href="/d/t20260227_1003.html"><span title="关于第3号整改任务验收销号情况的公示">关于第3号整改任务验</span></a><span>2026-02-27</span></li>'
        '<li><a href="/d/t20260226_1004.html">信访件办理情况（2026年2月25日）</a><span>2026-02-26</span></li>'
    )
    reading = read(page(f"<ul>{rows}</ul>"), HOST + "/d/")
    assert [row.title for row in reading.rows] == [
        "关于第1号整改任务验收销号的公示", "关于第2号整改任务验收销号情况的公示", "关于第3号整改任务验收销号情况的公示",
        "信访件办理情况（2026年2月25日）",
    ]  # fmt: skip
    assert [row.published for row in reading.rows] == [date(2026, 3, 1), date(2026, 2, 28), date(2026, 2, 27), date(2026, 2, 26)]


def _yearless(*days: str, path: str = "/d/show.asp?id={}") -> list[date | None]:
    rows = "".join(
        f'<li><a href="{path.format(1000 + i)}">关于第{i}号督察整改任务验收销号的公示</a><span>{day}</span></li>'
        for i, day in enumerate(days)
    )
    readings = [read(page(f"<ul>{rows}</ul>", noise=noise), HOST + "/d/") for noise in range(4)]
    assert len({reading.rows for reading in readings}) == 1  # the header's "today is" must not settle a year
    return [row.published for row in readings[0].rows]


def test_day_without_year_takes_the_year_its_neighbours_settle() -> None:
    assert _yearless("2026-01-05", "01-03", "12-30", "2025-12-20") == [
        date(2026, 1, 5), date(2026, 1, 3), date(2025, 12, 30), date(2025, 12, 20),
    ]  # fmt: skip
    assert _yearless("03-05", "01-12", "2025-12-20", "2025-11-03")[:2] == [date(2026, 3, 5), date(2026, 1, 12)]
    assert _yearless("2026-01-05", "[11-14]")[1] == date(2025, 11, 14)


def test_day_without_year_is_left_open_where_nothing_settles_it() -> None:
    assert _yearless("11-14", "11-02") == [None, None]
    assert _yearless("03-05", "2025-12-20")[0] is None
    assert _yearless("2026-03-05", "06-01", "2026-03-01")[1] is None


def test_day_without_year_takes_the_year_of_its_address() -> None:
    assert _yearless("01-02", "12-30", path="/d/202412/t20241230_{}.html") == [date(2025, 1, 2), date(2024, 12, 30)]


def test_selector_overrides_and_says_when_it_fails() -> None:
    found = notices(3, "/xw/{n}.html")
    other = notices(9, "/dczg/{ym}/t{ymd}_{n}.html", seed=5)
    text = page(UL(other) + _each('<li class="mine"><a href="{href}">{title}</a> {day}</li>', "<ul>", "</ul>")(found))
    assert _got(read(text, HOST + "/dczg/", source_with(rows="li.mine"))) == _wanted(found)
    nothing = read(text, HOST + "/dczg/", source_with(rows="li.absent"))
    assert nothing.rows == () and "li.absent" in (nothing.problem or "")
    wrong = read(text, HOST + "/dczg/", source_with(rows="li[[["))
    assert wrong.rows == () and "选择器" in (wrong.problem or "")


def test_selector_reaches_into_a_datastore() -> None:
    found = notices(4, "/art/{y}/{m}/{d}/art_42150_{n}.html")
    assert _got(read(page(_jpage(found)), HOST + "/col/col42150/index.html", source_with(rows="li:has(b)"))) == _wanted(found)


def test_detail_pattern_filters_rows() -> None:
    found = notices(8, "/dczg/{ym}/t{ymd}_{n}.html")
    text = page(UL(found))
    kept = read(text, HOST + "/dczg/", source_with(detail_pattern=r"/202603/"))
    assert _got(kept) == [row for row in _wanted(found) if "/202603/" in row[0]]
    assert 0 < len(kept.rows) < 8
    none = read(text, HOST + "/dczg/", source_with(detail_pattern=r"/content/post_"))
    assert none.rows == () and "8" in (none.problem or "")


def test_base_element_resolves_links() -> None:
    found = notices(4, "/dczg/{ym}/t{ymd}_{n}.html")
    text = page(UL(found).replace('href="/dczg/', 'href="'), head='<base href="/dczg/">')
    assert _got(read(text, HOST + "/somewhere/else.html")) == _wanted(found)


HOSTILE = {
    "empty": "",
    "junk": "\x00\ufffd<<a href='" * 60_000,
    "deep": "<div>" * 20_000 + "<a href='/d/t20260101_1.html'>关于督察整改任务的公示</a>",
    "many-links": "<ul>" + "".join(f"<li><a href='/d/{i}.html'>关于第{i}号整改任务的公示</a>" for i in range(2_000)) + "</ul>",
    "flat-links": "".join(f"<a href='/d/{i}.html'>关于第{i}号整改任务的公示</a>" for i in range(2_000)),
    "open-cdata": "<datastore><recordset>" + "<record><![CDATA[<li><a href='/d/1.html'>关于整改任务的公示" * 5_000,
    "open-records": "<datastore>" + "<record>" * 30_000,
    "open-stores": "<datastore>" * 20_000,
    "open-groups": "<datastore><nextgroup>" * 12_000,
    "calls": "<script>" + "createPageHTML(" * 60_000 + "</script>",
    "blanks": "<li><a href='/d/1001.html'>关于" + " " * 900_000 + "的公示</a>2026-01-02</li>",
    "digits": "<a href='/d/1001.html'>整改" + "9" * 900_000 + "</a>",
    "json": '{"data":' * 100_000,
    "json-wide": '{"data":[' + '{"title":"关于整改任务的公示","url":"/d/1.html"},' * 18_000 + "{}]}",
    "broken-json": '{"data":{"html":"<li><a href=',
    "bad-hrefs": "".join(f"<li><a href='http://[{i}'>关于第{i}号整改任务的公示</a>" for i in range(3_000)),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_input_gives_a_reading_in_time(name: str) -> None:
    text = HOSTILE[name][:1_000_000]
    soup = BeautifulSoup(text, "lxml") if text.lstrip()[:1] != "{" else BeautifulSoup("", "lxml")
    started = time.process_time()
    reading = read_list(soup, text, HOST + "/d/", None)
    assert time.process_time() - started < 5
    assert len(reading.rows) <= 500
    assert reading.rows or reading.problem
    assert reading.shape != "error"


@given(st.text(alphabet="<>/=\"' aliultrdhrefCDATA[]!-关于整改公示20260312年月.…&;{}", max_size=400))
@settings(max_examples=150, deadline=None)
def test_no_text_makes_it_raise(text: str) -> None:
    reading = read(f"<ul><li><a href='/d/t20260301_1.html'>{text}</a></li></ul>{text}", HOST + "/d/")
    assert reading.shape != "error"


def test_an_emptied_datastore_is_not_taken_for_a_script() -> None:
    text = (
        "<html><body><script type='text/xml'><datastore><recordset></recordset></datastore></script>"
        "<script>$('#1').jpage({totalRecord:0,perPage:15});</script></body></html>"
    )
    reading = read_list(BeautifulSoup(text, "lxml"), text, "http://a.gov.cn/col/col1/index.html", None)
    assert reading.problem == EMPTIED
