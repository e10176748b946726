"""UCAP 开普: `…_list.shtml`, month folders with digest names, the article in #UCAP-CONTENT."""

from __future__ import annotations

import hashlib
from html import escape

from ..story import Column, File, Page
from .body import Markup, draw
from .view import Article, Listing, View, fill

ENCODING = "utf-8"
CHARSET: str | None = "UTF-8"
ROWS = 20

_MARKUP = Markup(
    text='<p style="text-indent: 2em; margin: 0pt;"><span style="font-family: 宋体; font-size: 12pt;">{}</span></p>\n',
    heading='<p style="text-indent: 2em;"><span style="font-weight: bold;">{}</span></p>\n',
    signature='<p style="text-align: right;"><span style="font-family: 宋体;">{}</span></p>\n',
    table='<table border="1" style="width:100%"><tbody>{}</tbody></table>\n',
    cell="<td><span>{}</span></td>",
    file='<p class="insertfileTag" style="line-height: 16px;">{}</p>\n',
    link='<a style="color:#06c" href="{href}" title="{name}" target="_blank">{name}</a>',
)


def list_path(column: Column, number: int = 1) -> str:
    """`…_list.shtml`, then `…_list_2.shtml`."""
    return f"{column.path}_list.shtml" if number == 1 else f"{column.path}_list_{number}.shtml"


def detail_path(page: Page) -> str:
    """`/cN/YYYYMM/<32 hexadecimal digits>.shtml`."""
    name = hashlib.sha256(f"{page.site}{page.number}".encode()).hexdigest()[:32]
    return f"/gzdt/{page.column}/{page.day:%Y%m}/{name}.shtml"


def file_path(page: Page, file: File, generation: int) -> str:
    """Below the page's own folder `…/files/`."""
    name = hashlib.sha256(f"{page.key}{file.key}{generation}".encode()).hexdigest()[:32]
    return f"{detail_path(page).removesuffix('.shtml')}/files/{name}.{file.suffix}"


def draw_list(view: View, listing: Listing) -> str:
    """`ul.list > li > h4 > a` with the date in its own element."""
    rows = fill(
        '<li><h4><a target="_blank" href="{href}">{title}</a></h4><span class="date">{at:%Y-%m-%d}</span></li>\n',
        listing.rows,
    )
    return _frame(
        view, view.column.name,
        f'<div class="list_main"><div class="list_tit">{escape(view.column.name)}</div><ul class="list">\n{rows}</ul>'
        f'<div id="page_div" data-total="{listing.total}">共 {listing.pages} 页 跳转到 <input size="2"></div></div>',
        '<meta name="ColumnName" content="' + escape(view.column.name) + '" />',
    )  # fmt: skip


def draw_article(view: View, article: Article) -> str:
    """Info line above, editor and print line below, both inside the printed area."""
    page = article.page
    metas = (
        f'<meta name="ArticleTitle" content="{escape(page.title)}" />\n'
        f'<meta name="PubDate" content="{page.at:%Y-%m-%d %H:%M}" />\n'
        f'<meta name="ContentSource" content="{escape(page.origin)}" />'
    )
    main = f"""<div class="content" id="printContent"><h1>{escape(page.title)}</h1>
<div class="pages-date">{page.at:%Y-%m-%d %H:%M}<span class="font">来源: {escape(page.origin)}</span>
<span class="yd">阅读:{view.noise.visits}次</span><div class="pages_print">字号:<span>默认</span> <span>大</span>
<span>超大</span>|<span onclick="printIframe()">打印</span>|</div></div>
<div class="pages_content" id="UCAP-CONTENT">
{draw(article.body, _MARKUP, article.files)}</div>
<div class="editor"><span>责任编辑:刘洋</span></div>
<div class="qr"><canvas data-k="{view.noise.token[:16]}"></canvas>扫一扫在手机打开当前页</div></div>
<div class="related"><h3>相关稿件</h3><ul>{fill('<li><a href="{href}">{title}</a></li>', view.related)}</ul></div>"""
    return _frame(view, page.title, main, metas)


def _frame(view: View, title: str, main: str, metas: str) -> str:
    site, noise = view.site, view.noise
    nav = "".join(
        f'<li><a href="/gzdt/c1045{n:02}/common_list.shtml">{escape(name)}</a></li>'
        for n, name in enumerate(site.nav)
    )
    trail = " &gt; ".join(f'<a href="/index.shtml">{escape(name)}</a>' for name in ("首页", *view.column.trail))
    hot = fill('<li><i>{n}</i><a href="{href}" title="{title}">{short}</a></li>\n', view.hot, 16)
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8" /><title>{escape(title)}_{escape(view.column.name)}_{escape(site.name)}</title>
<meta name="SiteName" content="{escape(site.name)}" /><meta name="SiteDomain" content="{view.host}" />
<meta name="SiteIDCode" content="{site.site_code}" />
{metas}
<link href="/xhtml/css/common.css?{noise.token[:6]}" rel="stylesheet" />
<style>body{{font:16px/2 "Microsoft YaHei";margin:0 auto;width:1200px}}
.head{{background:linear-gradient(#0a58a5,#4b96d8);
color:#fff;padding:20px}}.list h4{{display:inline;font-weight:normal}}
.date{{float:right}}.right{{float:right;width:300px}}
</style></head><body data-sid="{noise.token}">
<div class="head"><div class="hq">中国政府网 四川省人民政府 登录 注册 <span>{noise.today}</span> <span>
{noise.weather}</span></div>
<h2>{escape(site.name)}</h2></div><ul class="nav">{nav}</ul>
<div class="BreadcrumbNav">当前位置:{trail} &gt; {escape(view.column.name)}</div>
<div class="right"><h3>热门信息</h3><ol>{hot}</ol></div>
{main}
<div class="ucap-float" id="gd"><a href="/zt/{noise.token[:5]}.shtml">{escape(noise.advert)}</a></div>
<div class="footer" style="clear:both"><p>主办单位:{escape(site.sponsor)}</p><p>地址:{escape(site.address)}
电话:{site.phone}</p><p><a href="https://beian.example/">{escape(site.icp)}</a> {escape(site.police)}
网站标识码:{site.site_code}</p><p>访问量:<span id="pv">{noise.total_visits}</span></p></div></body></html>"""
