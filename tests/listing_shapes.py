"""The shapes in which sites write a notice column, and what a reading of one must give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from parsers.listing import ListReading
from tests.listing_pages import Notice

HOST = "https://sthjj.linhe.gov.cn"
Render = Callable[[list[Notice]], str]


def each(row: str, before: str = "", after: str = "") -> Render:
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


def in_fives(found: list[Notice]) -> str:
    groups = [found[i : i + 5] for i in range(0, len(found), 5)]
    row = each('<li><a href="{href}">{title}</a><span>{day}</span></li>')
    return "".join(f'<ul class="list">{row(group)}</ul><div class="line"></div>' for group in groups)


def two_columns(found: list[Notice]) -> str:
    cells = [f'<td>·<a href="{n.path}">{n.title}</a></td><td>[{n.day}]</td>' for n in found]
    return "<table><tbody>" + "".join(f"<tr>{''.join(cells[i : i + 2])}</tr>" for i in range(0, len(cells), 2)) + "</tbody></table>"


def jpage(found: list[Notice]) -> str:
    record = "<record><![CDATA[<li><a href='{href}' title='{title}' target=\"_blank\">{short}</a><b>{day}</b></li>]]></record>"
    rows = each(record)(found)
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


UL = each('<li><a href="{href}" target="_blank">{title}</a><span>{day}</span></li>', "<ul>", "</ul>")
SHAPES = [
    Shape("trs", "/zwgk/dczg/", "/zwgk/dczg/{ym}/t{ymd}_{n}.html", UL, "trs-li"),
    Shape("trs-relative", "/zwgk/dczg/index_2.html", "/zwgk/dczg/{ym}/t{ymd}_{n}.shtml",
          lambda ns: UL(ns).replace('href="/zwgk/dczg/', 'href="./'), "trs-li"),
    Shape("trs-cut", "/zwgk/dczg/", "/zwgk/dczg/{ym}/t{ymd}_{n}.html",
          each('<li><a href="{href}" title="{title}">{cut}</a><em>[{day}]</em></li>', "<ul>", "</ul>")),
    Shape("trs-undated-url", "/ztzl/dcdt/", "/ztzl/dcdt/t17{n}.shtml", UL, "trs-undated-li"),
    Shape("fives", "/zwgk/dczg/", "/zwgk/dczg/{ym}/t{ymd}_{n}.html", in_fives),
    Shape("hanweb-static", "/col/col123182/index.html", "/art/{y}/{m}/{d}/art_123182_{n}.html", UL, "hanweb-li"),
    Shape("hanweb-jpage", "/col/col42150/index.html", "/art/{y}/{m}/{d}/art_42150_{n}.html", jpage, "hanweb-jpage"),
    Shape("jpaas-static", "/zwgk/dczg/index.html", "/zwgk/dczg/art/{y}/art_{hex}.html", UL, "jpaas-li"),
    Shape("vsb", "/zwzt/dczg.htm", "/info/2241/{n}.htm", each(
        '<li id="line_u8_0"><a href="{href}"><p class="fl">{title}</p><span class="fr">{slash}</span></a></li>', "<ul>", "</ul>"),
        "vsb-li"),
    Shape("guangdong", "/dczg/index.html", "/dczg/content/post_{n}.html", UL, "guangdong-li"),
    Shape("ucap", "/sthjt/c103878/dczg_list.shtml", "/sthjt/c103878/{ym}/{hex}.shtml",
          each('<dl><dt><strong>{dd}</strong><span>{ym}</span></dt><dd><a href="{href}">{title}</a></dd></dl>', '<div class="l">', "</div>"),
          "ucap-dl"),
    Shape("one-dl", "/dczg/", "/dczg/{ymd}/{guid}.html",
          each('<dt><b>{dd}</b><i>{ym}</i></dt><dd><a href="{href}">{title}</a></dd>', "<dl>", "</dl>"), ""),
    Shape("liaoning", "/sthj/index/tzgg/index.shtml", "/sthj/index/tzgg/{stamp}/index.shtml", UL, "liaoning-li"),
    Shape("hebei", "/hbhjt/zwgk/", "/hbhjt/zwgk/10{ms}.html", each(
        '<table class="xx"><tr><td width="10">·</td><td><a href="{href}">{title}</a></td><td class="rq">{md}<br>{y}</td></tr></table>'),
        "hebei-tr"),
    Shape("anhui", "/content/column/6792061", "/content/article/{n}", each(
        '<div class="item"><div class="t"><a href="{href}" title="{title}">{cut}</a></div><div class="d">发布时间：{day} 10:05</div></div>',
        '<div class="lists">', "</div>"), "anhui-div"),
    Shape("query", "/zfxxgk/list.jsp?xxfl=0404", "/zfxxgk/view.jsp?id={n}&xxfl=0404", each(
        '<tr><td>0404-{dd}</td><td align="left"><a href="{href}">{title}</a></td><td>{day}</td></tr>',
        "<table><tr><th>索引号</th><th>标题</th><th>发布日期</th></tr>", "</table>"), "plain-tr"),
    Shape("disclosure", "/zwgk/dczg/", "/zwgk/dczg/{ym}/t{ymd}_{n}.html", each(
        '<tr><td><a href="{href}">{title}</a></td><td>2019-01-0{dd[1]}</td><td>临环发〔2026〕1号</td><td>{day}</td></tr>',
        "<table><tr><td>名称</td><td>成文日期</td><td>文号</td><td>发布日期</td></tr>", "</table>"), "trs-tr"),
    Shape("br", "/hb/dczg.asp", "/hb/show.asp?class=18&id={n}", each('<a href="{href}">{title}</a> [{slash}]<br>\n', "<div>", "</div>")),
    Shape("date-in-link", "/dczg/", "/dczg/content_{n}", each('<p><a href="{href}">·{title}　[{day}]</a></p>', "<div>", "</div>"), "plain-p"),
    Shape("card", "/dczg/", "/newsdetail.thtml?id={n}", each(
        '<a class="card" href="{href}"><h4>{title}</h4><p>为落实督察反馈意见，现将2019年5月1日以来的整改情况公示如下。</p><time>{han}</time></a>',
        "<div>", "</div>")),
    Shape("two-columns", "/dczg/list.asp", "/dczg/show.asp?id={n}", two_columns),
    Shape("gbk-layout", "/dczg/list.asp", "/dczg/view.asp?newsid={n}", each(
        '<tr><td height="24"><font color="#333333"><img src="dot.gif"> <A HREF="{href}" TARGET=_blank>{title}</A></font>'
        '<font color=gray>({day})</font></td></tr><tr><td background="line.gif" height=1></td></tr>',
        '<table width="98%" border=0><tr><td><table>', "</table></td></tr></table>"), "plain-tr"),
]  # fmt: skip


def plain_list(found: list[Notice], dates: bool = True) -> str:
    return each('<li><a href="{href}">{title}</a>' + ("<span>{day}</span>" if dates else "") + "</li>", "<ul>", "</ul>")(found)


def wanted(found: list[Notice]) -> list[tuple[str, str, date]]:
    return [(HOST + n.path, n.title, n.day) for n in found]


def got(reading: ListReading) -> list[tuple[str, str, date | None]]:
    return [(row.url, row.title, row.published) for row in reading.rows]
