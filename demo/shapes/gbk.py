"""A site of the years before: JSP addresses with session ids, nested tables, gb2312 said in the page alone."""

from __future__ import annotations

from html import escape

from ..story import Column, File, Page
from .body import Markup, draw
from .view import Article, Listing, View, beside, fill

ENCODING = "gb18030"
CHARSET: str | None = None
ROWS = 20

_MARKUP = Markup(
    text="&nbsp;&nbsp;&nbsp;&nbsp;{}<br><br>\n",
    heading="&nbsp;&nbsp;&nbsp;&nbsp;<b>{}</b><br><br>\n",
    signature='<div align="right">{}</div>\n',
    table='<table width="95%" border="1" cellspacing="0" bordercolor="#000000" align="center">{}</table>\n',
    cell='<td height="28"><font size="3">{}</font></td>',
    file="&nbsp;&nbsp;&nbsp;&nbsp;{}<br>\n",
)


def list_path(column: Column, number: int = 1) -> str:
    """`list.jsp?xxfl=N`: the query names the column."""
    return f"{column.path}list.jsp?xxfl={column.number}" + (f"&page={number}" if number > 1 else "")


def detail_path(page: Page) -> str:
    """`view.jsp?id=N&xxfl=M`: the query is the page's identity."""
    return f"/hbj/view.jsp?id={page.number}&xxfl={page.column}"


def file_path(page: Page, file: File, generation: int) -> str:
    """A numbered file in the upload folder."""
    return f"/hbj/upload/{page.day:%Y%m}/{page.number}{generation}_{file.key}.{file.suffix}"


def draw_list(view: View, listing: Listing) -> str:
    """Rows are table rows; every link carries a session id."""
    rows = fill(
        '<tr><td width="20" align="center"><img src="/images/dot.gif"></td><td height="26"><a href="{href}" '
        'target="_blank">{title}</a></td><td width="90" class="rq">{at:%Y-%m-%d}</td></tr>\n',
        listing.rows,
    )
    main = f"""<table width="740" border="0" align="right" class="lb"><tr>
<td class="bt2" colspan="3">{escape(view.column.name)}</td></tr>
{rows}<tr><td colspan="3" align="center">共{listing.total}条记录 第{listing.number}/{listing.pages}页</td></tr>
</table>"""
    return _frame(view, view.column.name, main)


def draw_article(view: View, article: Article) -> str:
    """Title, info and body are cells of one table inside two others."""
    page = article.page
    main = f"""<table width="740" border="0" align="right"><tr><td><table width="100%" class="sj_tb">
<tr><td align="center" class="sj_bt"><font size="5"><b>{escape(page.title)}</b></font></td></tr>
<tr><td align="center" class="sj_xx">发布日期:{page.at:%Y-%m-%d} 信息来源:{escape(page.origin)}
浏览次数:{view.noise.visits}
【<a href="javascript:window.print()">打印</a>】【<a href="javascript:window.close()">关闭</a>】</td></tr>
<tr><td class="sj_nr"><font size="3">
{draw(article.body, _MARKUP, article.files)}</font></td></tr>
<tr><td class="sxp">上一篇:{beside(article.newer)}<br>下一篇:{beside(article.older)}</td></tr></table></td></tr>
</table>"""
    return _frame(view, page.title, main)


def _frame(view: View, title: str, main: str) -> str:
    site, noise = view.site, view.noise
    nav = "".join(
        f'<td align="center"><a href="/hbj/c{n}.jsp">{escape(name)}</a></td>'
        for n, name in enumerate(site.nav)
    )
    hot = fill('<tr><td>·<a href="{href}">{title}</a>[{clicks}]</td></tr>\n', view.hot)
    trail = " &gt;&gt; ".join(escape(name) for name in ("首页", *view.column.trail, view.column.name))
    html = f"""<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>{escape(title)}--{escape(site.name)}</title>
<style>td{{font-size:14px;line-height:26px}}.sj_nr{{padding:12px}}</style>
</head>
<body topmargin="0" leftmargin="0" bgcolor="#EAF3E6">
<table width="1000" border="0" align="center" cellpadding="0" cellspacing="0" bgcolor="#FFFFFF">
<tr><td height="90" bgcolor="#2E7D32"><font color="#FFFFFF" size="6"><b>{escape(site.name)}</b></font></td></tr>
<tr><td><marquee>今天是:{noise.today} {noise.clock} 天气:{noise.weather}
欢迎您访问本站!您是第{noise.total_visits}位来访者</marquee></td></tr>
<tr><td><table width="100%" bgcolor="#C8E6C9"><tr>{nav}</tr></table></td></tr>
<tr><td>您的位置:{trail}</td></tr>
<tr><td valign="top">
<table width="240" border="0" align="left"><tr><td bgcolor="#A5D6A7">点击排行</td></tr>
{hot}<tr><td><a href="/hbj/ad.jsp?k={noise.token[:8]}"><img src="/images/ad{noise.step % 3}.gif"
alt="{escape(noise.advert)}"></a></td></tr></table>
{main}
</td></tr>
<tr><td align="center" bgcolor="#2E7D32"><font color="#FFFFFF">主办单位:{escape(site.sponsor)}
地址:{escape(site.address)}
电话:{site.phone}<br>{escape(site.icp)} {escape(site.police)} 网站标识码:{site.site_code}</font></td></tr>
</table></body></html>"""
    return _with_session(html, noise.session)


def _with_session(html: str, session: str) -> str:
    """The servlet container writes its session id into every link of the page."""
    return html.replace(".jsp", f".jsp;jsessionid={session}")
