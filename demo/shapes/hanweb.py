"""Hanweb 大汉: list rows only inside <datastore> CDATA, article in #zoom between content markers."""

from __future__ import annotations

import hashlib
from html import escape
from urllib.parse import quote

from ..story import Column, File, Page
from .body import Markup, draw
from .view import Article, Link, Listing, View, beside, fill

ENCODING = "utf-8"
CHARSET: str | None = "utf-8"
ROWS = 45  # one datastore holds three screens of fifteen

_MARKUP = Markup(
    text='<p style="text-indent: 2em; text-align: justify;"><span style="font-size: 16pt;">{}</span></p>',
    heading='<p style="text-indent: 2em;"><span style="font-family: 黑体; font-size: 16pt;">{}</span></p>',
    signature='<p style="text-align: right;"><span style="font-size: 16pt;">{}</span></p>',
    table='<table style="border-collapse:collapse;" border="1"><tbody>{}</tbody></table>',
    cell='<td style="border:solid 1px #000"><p><span>{}</span></p></td>',
    file='<p style="text-indent: 2em;"><img src="/module/jslib/icons/pdf.png">{}</p>',
)


def list_path(column: Column, number: int = 1) -> str:
    """`/col/colN/index.html`; further pages by query."""
    path = f"/col/col{column.number}/index.html"
    return path if number == 1 else f"{path}?uid={column.number + 377}&pageNum={number}"


def detail_path(page: Page) -> str:
    """`/art/Y/M/D/art_COL_ID.html`, month and day unpadded."""
    day = page.day
    return f"/art/{day.year}/{day.month}/{day.day}/art_{page.column}_{page.number}.html"


def file_path(page: Page, file: File, generation: int) -> str:
    """The download servlet: the file is named by the query."""
    name = hashlib.sha256(f"{page.key}{file.key}{generation}".encode()).hexdigest()[:18]
    shown = quote(f"{file.name}.{file.suffix}")
    return f"/module/download/downfile.jsp?classid=0&showname={shown}&filename={page.day:%y%m%d}{name}.{file.suffix}"


def draw_list(view: View, listing: Listing) -> str:
    """Without script the list is empty: the rows lie in a <datastore>."""
    unit = view.column.number + 377
    records = "".join(
        f"<record><![CDATA[\n{fill(_ROW, (link,), 34)}]]></record>\n" for link in listing.rows
    )
    path = list_path(view.column)
    main = f"""<div class="lm_con"><div class="lm_tit">{escape(view.column.name)}</div>
<div id="{unit}" class="default_pgContainer"></div>
<script type="text/xml"><datastore>
<nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?startrecord=1&endrecord=45&perpage=15"></a>]]>
</nextgroup>
<recordset>
{records}</recordset></datastore></script>
<script>jpage_init({{unitid:{unit},columnid:{view.column.number},perPage:15,totalRecord:{listing.total},openerid:'{unit}',
proxyUrl:'/module/web/jpage/dataproxy.jsp',path:'{path}',vc:'{view.noise.token[:12]}'}});</script></div>"""
    return _frame(view, view.column.name, "", main)


def draw_article(view: View, article: Article) -> str:
    """Title table, info line and #zoom."""
    page = article.page
    metas = (
        f'<meta name="ArticleTitle" content="{escape(page.title)}">\n'
        f'<meta name="PubDate" content="{page.at:%Y-%m-%d %H:%M}">\n'
        f'<meta name="ContentSource" content="{escape(page.origin)}">\n'
        f'<meta name="Url" content="http://{view.host}{detail_path(page)}">'
    )
    main = f"""<div class="art_box"><div class="bt"><!--<$[标题名称(html)]>begin--><h1>{escape(page.title)}</h1>
<!--<$[标题名称(html)]>end--></div>
<table class="xx" width="100%"><tr><td>发布日期:{page.at:%Y-%m-%d %H:%M}</td><td>来源:{escape(page.origin)}</td>
<td>浏览次数:<script>document.write("")</script><span id="vc">{view.noise.visits}</span></td>
<td>字号:[ <a href="javascript:doZoom(18)">大</a> <a href="javascript:doZoom(16)">中</a>
<a href="javascript:doZoom(14)">小</a> ]</td></tr></table>
<div id="zoom" class="bt_content"><!--ZJEG_RSS.content.begin--><meta name="ContentStart">
{draw(article.body, _MARKUP, article.files)}
<meta name="ContentEnd"><!--ZJEG_RSS.content.end--></div>
<div class="share bdsharebuttonbox">分享:<a data-cmd="weixin">微信</a> <a data-cmd="tsina">新浪微博</a></div>
<div class="ewm"><img src="/module/qrcode/{view.noise.token[:10]}.png">扫一扫在手机打开当前页</div>
<div class="art_btn"><a href="javascript:window.print()">【打印本页】</a><a
href="javascript:window.close()">【关闭窗口】</a></div>
<ul class="sxp"><li>上一篇:{beside(article.newer)}</li><li>下一篇:{beside(article.older)}</li></ul>
<div class="xgxx"><h3>相关信息</h3><ul>{_list(view.related)}</ul></div></div>"""
    return _frame(view, page.title, metas, main)


_ROW = (
    '<li><a target="_blank" href="{href}" title="{title}">{short}</a>'
    '<span class="bt-data-time">[{at:%Y-%m-%d}]</span></li>\n'
)


def _list(links: tuple[Link, ...]) -> str:
    return fill('<li><a href="{href}" title="{title}">{short}</a></li>\n', links, 20)


def _frame(view: View, title: str, metas: str, main: str) -> str:
    site, noise = view.site, view.noise
    nav = "".join(
        f'<td><a href="/col/col{83000 + n}/index.html">{escape(name)}</a></td>'
        for n, name in enumerate(site.nav)
    )
    trail = " > ".join(f'<a href="/">{escape(name)}</a>' for name in ("首页", *view.column.trail, view.column.name))
    hot = fill('<li><a href="{href}">{title}</a> <span>({clicks}次)</span></li>\n', view.hot)
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>{escape(site.name)} {escape(view.column.name)} {escape(title)}</title>
<meta content="{escape(site.name)}" name="SiteName"><meta content="{view.host}" name="SiteDomain">
<meta content="{site.site_code}" name="SiteIDCode">
{metas}
<script src="/module/jslib/jquery/jquery.js"></script><script src="/script/0/{noise.token[:14]}.js"></script>
<style>body{{font:14px/1.9 SimSun,serif;margin:0 auto;width:1000px;background:#f4f8f4}}.head{{background:#3a8f4d;
color:#fff;padding:14px}}.nav td{{padding:6px
18px}}.side{{float:right;width:240px}}.lm_con,.art_box{{width:730px}}</style>
</head><body><div class="head"><b>{escape(site.name)}</b> <span class="date">{noise.today}</span>
<span class="tq">{escape(site.agency[:2])}: {noise.weather}</span> <a href="/col/col1/">简体</a> <a
href="/big5/">繁体</a> <a href="/elder/">长者模式</a></div>
<table class="nav"><tr>{nav}</tr></table>
<form action="/jrobot/search.do"><input type="hidden" name="_csrf" value="{noise.token}"><input name="q"></form>
<div class="dqwz">当前位置:{trail}</div>
<div class="side"><h3>点击排行</h3><ul class="phb">
{hot}</ul></div>
{main}
<div class="adv" id="ad_dlg"><a href="/zt/{noise.step}/"><img src="/picture/0/{noise.token[:8]}.jpg"
alt="{escape(noise.advert)}"></a></div>
<div class="footer" style="clear:both"><p>版权所有:{escape(site.sponsor)} 主办单位:{escape(site.sponsor)}</p>
<p>地址:{escape(site.address)} 电话:{site.phone} 累计访问量:{noise.total_visits}</p>
<p>{escape(site.icp)} {escape(site.police)} 网站标识码:{site.site_code}</p>
<p>建议使用1024×768以上分辨率浏览 技术支持:南京大汉网络有限公司</p></div></body></html>"""
