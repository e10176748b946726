"""VSB 博达: `/info/COL/ID.htm`, the article in #vsb_content, attachments with a download counter below it."""

from __future__ import annotations

import hashlib
from html import escape

from ..story import Column, File, Page
from .body import Markup, draw
from .view import Article, FileLink, Link, Listing, View, beside, fill

ENCODING = "utf-8"
CHARSET: str | None = None
ROWS = 20

_MARKUP = Markup(
    text='<p class="vsbcontent_start" style="text-indent:43px"><span style="font-size:21px">{}</span></p>',
    heading='<p style="text-indent:43px"><span style="font-size:21px;font-family:黑体">{}</span></p>',
    signature='<p class="vsbcontent_end" style="text-align:right"><span style="font-size:21px">{}</span></p>',
    table='<table width="0" style="border:none"><tbody>{}</tbody></table>',
    row='<tr style="height:38px" class="firstRow">{}</tr>',
    cell='<td style="border:1px solid"><p><span style="font-size:16px;font-family:仿宋">{}</span></p></td>',
    file='<p style="text-indent:43px">{}</p>',
)


def list_path(column: Column, number: int = 1) -> str:
    """`column.htm`, then `column/N.htm` counted backwards (page 2 of 3 is 2.htm)."""
    return f"{column.path}.htm" if number == 1 else f"{column.path}/{number}.htm"


def detail_path(page: Page) -> str:
    """`/info/COL/ID.htm`."""
    return f"/info/{page.column}/{page.number}.htm"


def file_path(page: Page, file: File, generation: int) -> str:
    """A file in the local store, its address a digest."""
    name = hashlib.sha256(f"{page.key}{file.key}{generation}".encode()).hexdigest().upper()
    return f"/__local/{name[0]}/{name[1:3]}/{name[3:5]}/{name[5:33]}_{name[33:41]}_2F1A6.{file.suffix}"


def draw_list(view: View, listing: Listing) -> str:
    """`li#line_u8_N` rows."""
    rows = fill(
        '<li id="line_u8_{n}"><a href="{href}" target="_blank" title="{title}"><em>{title}</em></a>'
        "<span>{at:%Y-%m-%d}</span></li>\n",
        listing.rows,
    )
    return frame(
        view, view.column.name, "",
        f'<div class="ny_right"><div class="ny_tit"><h2>{escape(view.column.name)}</h2></div>'
        f'<ul class="list">\n{rows}</ul><div class="pb_sys_common"><span class="p_t">共{listing.total}条</span>'
        f" <span>1/{listing.pages}</span></div></div>",
    )  # fmt: skip


def draw_article(view: View, article: Article) -> str:
    """A form named _newscontent_fromname around title, info line, body and attachments."""
    page = article.page
    metas = (
        f'<META Name="keywords" Content="{escape(view.site.name)},{escape(view.column.name)}" />\n'
        f'<META Name="ArticleTitle" Content="{escape(page.title)}" />\n'
        f'<META Name="PubDate" Content="{page.at:%Y-%m-%d %H:%M}" />'
    )
    main = f"""<div class="ny_right"><form name="_newscontent_fromname"><div class="article-tit">
<h3>{escape(page.title)}</h3><p class="sub"><span>时间:{page.at:%Y-%m-%d}</span>
<span>来源:{escape(page.origin)}</span>
<span>点击数:<span id="dynclicks_wbnews_{page.number}">{view.noise.visits}</span></span></p></div>
<div id="vsb_content"><div class="v_news_content">
{draw(article.body, _MARKUP, article.files)}
</div></div><div id="div_vote_id"></div>
{downloads(article.files)}
<div class="sxt"><p>上一条:{beside(article.newer)}</p><p>下一条:{beside(article.older)}</p></div>
<p align="right">【<a href="javascript:window.opener=null;window.close();">关闭</a>】</p></form>
<div class="xgwz"><b>相关文章</b><ul>{_list(view.related)}</ul></div></div>"""
    return frame(view, page.title, metas, main)


def downloads(files: tuple[FileLink, ...]) -> str:
    """The attachment list with its counters."""
    items = "".join(
        f'<li>附件【<a href="{escape(file.href)}" target="_blank">{escape(file.name)}</a>】已下载'
        f'<span id="nattach{n}">{file.downloads}</span>次</li>'
        for n, file in enumerate(files)
    )
    return f'<ul style="list-style-type:none;">{items}</ul>' if items else ""


def _list(links: tuple[Link, ...]) -> str:
    return fill('<li><a href="{href}">{title}</a> <i>{at:%Y/%m/%d}</i></li>\n', links)


def frame(view: View, title: str, metas: str, main: str) -> str:
    """The page around a list or an article."""
    site, noise = view.site, view.noise
    nav = "".join(f'<li><a href="/n{n}.htm">{escape(name)}</a></li>' for n, name in enumerate(site.nav))
    trail = " &gt;&gt; ".join(f'<a href="/index.htm">{escape(name)}</a>' for name in ("首页", *view.column.trail))
    hot = fill('<dd><a href="{href}">{title}</a><span>{clicks}</span></dd>\n', view.hot)
    return f"""<!DOCTYPE HTML><HTML><HEAD><TITLE>{escape(title)}-{escape(site.name)}</TITLE>
<META charset="UTF-8">{metas}
<META name="SiteName" content="{escape(site.name)}"><META name="SiteIDCode" content="{site.site_code}">
<META name="SiteDomain" content="{view.host}">
<STYLE>body{{font:16px/1.9 sans-serif;margin:0 auto;width:1080px}}
.head{{border-top:6px solid #b5272d}}.menu{{display:flex;
gap:24px;list-style:none;background:#b5272d}}.menu a{{color:#fff}}
.ny_left{{float:left;width:260px}}.ny_right{{margin-left:
290px}}.list span{{float:right}}</STYLE>
<script src="/system/resource/js/counter.js?t={noise.token[:9]}"></script>
<script>_jsq_({noise.step + 1001},'/info.jsp',{noise.total_visits},1643920)</script></HEAD><BODY>
<div class="head"><span>{noise.today} {noise.weather}</span> <a href="/wza.htm">无障碍</a><h1>{escape(site.name)}</h1>
<form action="/ssjgy.jsp?wbtreeid=1001" method="post"><input name="lucenenewssearchkey{noise.token[:5]}" type="hidden"
value=""><input name="showkeycode" placeholder="站内搜索"></form></div><ul class="menu">{nav}</ul>
<div class="dqwz">当前位置: {trail} &gt;&gt; {escape(view.column.name)} &gt;&gt; 正文</div>
<div class="ny_left"><dl><dt>热点关注</dt>
{hot}</dl></div>
{main}
<div id="piaofu"><a href="/zt{noise.step % 4}.htm">{escape(noise.advert)}</a></div>
<div class="foot" style="clear:both"><p>主办:{escape(site.sponsor)} 地址:{escape(site.address)} 电话:{site.phone}</p>
<p>网站标识码:{site.site_code} {escape(site.icp)} {escape(site.police)}</p>
<p>您是第 <span>{noise.total_visits}</span> 位访客</p></div></BODY></HTML>"""
