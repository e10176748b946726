"""TRS WCM, static pages: `createPageHTML` paging, TRS_Editor or TRS_UEDITOR bodies, attachments beside the page."""

from __future__ import annotations

from html import escape

from ..story import Column, File, Page
from .body import Markup, draw
from .view import Article, Link, Listing, View, beside, fill

ENCODING = "utf-8"
CHARSET: str | None = "UTF-8"
ROWS = 8

_EDITOR = Markup(
    text='<p align="justify">\u3000\u3000{}</p>\n',
    heading='<p align="justify"><strong>\u3000\u3000{}</strong></p>\n',
    signature='<p align="right">{}&nbsp;&nbsp;&nbsp;&nbsp;</p>\n',
    table='<table border="1" cellspacing="0" cellpadding="0" class="MsoNormalTable"><tbody>{}</tbody></table>\n',
    cell='<td valign="center"><p class="MsoNormal"><font face="仿宋_GB2312">{}</font></p></td>',
    file="<p>\u3000\u3000{}</p>\n",
    link='<a href="{href}" oldsrc="{href}">{name}</a>',
)
_UEDITOR = Markup(
    text='<p style="text-indent: 2em; line-height: 2em;"><span style="font-family: 仿宋;">{}</span></p>\n',
    heading='<p style="text-indent: 2em;"><strong><span style="font-family: 黑体;">{}</span></strong></p>\n',
    signature='<p style="text-align: right;"><span style="font-family: 仿宋;">{}</span></p>\n',
    table='<table class="trs-table" width="600"><tbody>{}</tbody></table>\n',
    cell='<td style="border:1px solid #000;"><span>{}</span></td>',
    file='<p style="text-indent: 2em;">{}</p>\n',
    link='<a href="{href}" appendix="true" otherid="0">{name}</a>',
)


def list_path(column: Column, number: int = 1) -> str:
    """`index.html`, then `index_1.html` for page 2."""
    return f"{column.path}index.html" if number == 1 else f"{column.path}index_{number - 1}.html"


def detail_path(page: Page) -> str:
    """`YYYYMM/tYYYYMMDD_N.html` below the column."""
    return f"/{page.column}/{page.day:%Y%m}/t{page.day:%Y%m%d}_{page.number}.html"


def file_path(page: Page, file: File, generation: int) -> str:
    """A P-numbered file beside the page."""
    folder = detail_path(page).rpartition("/")[0]
    return f"{folder}/P0{page.day:%Y%m%d}{page.number + 7919 * generation:09}_{file.key}.{file.suffix}"


def draw_list(view: View, listing: Listing) -> str:
    """`ul > li > a + span`, full titles in @title, paging written by an inline call."""
    rows = fill(
        '<li><span class="date">{at:%Y-%m-%d}</span>'
        '<a href="{href}" target="_blank" title="{title}"><i class="dot"></i>{short}</a></li>\n',
        listing.rows, 30,
    )  # fmt: skip
    metas = (
        f'<meta name="ColumnName" content="{escape(view.column.name)}">\n'
        f'<meta name="ColumnDescription" content="{escape(view.site.name)}{escape(view.column.name)}栏目">\n'
        f'<meta name="ColumnKeywords" content="{escape(view.column.name)}">\n'
        '<meta name="ColumnType" content="工作动态">'
    )
    main = f"""<div class="gl-left"><h3>{escape(view.column.name)}</h3><ul class="gl-nav">
<li class="on"><a href="{list_path(view.column)}">{escape(view.column.name)}</a></li>
<li><a href="/zwgk/zcjd/">政策解读</a></li><li><a href="/zwgk/tjsj/">统计数据</a></li></ul>{_hot(view)}</div>
<div class="gl-right"><ul class="list_con" id="ul_list">
{rows}</ul>
<div class="page" id="page"><script language="JavaScript">
createPageHTML({listing.pages}, {listing.number - 1}, "index", "html");
</script></div></div>"""
    return _frame(view, view.column.name, metas, main)


def draw_article(view: View, article: Article) -> str:
    """Every second page in the newer editor, as on sites that changed editors half-way."""
    page = article.page
    if page.number % 2:
        opening = '<div class="view TRS_UEDITOR trs_paper_default trs_word">'
        markup = _UEDITOR
    else:
        opening = '<div class="TRS_Editor"><style type="text/css">\n.TRS_Editor P{line-height:2}\n</style>'
        markup = _EDITOR
    metas = (
        f'<meta name="ArticleTitle" content="{escape(page.title)}">\n'
        f'<meta name="PubDate" content="{page.at:%Y-%m-%d %H:%M}">\n'
        f'<meta name="ContentSource" content="{escape(page.origin)}">\n'
        f'<meta name="Keywords" content="督察整改">\n<meta name="Author" content="">'
    )
    main = f"""<div class="xl-box"><h1 class="xl-title">{escape(page.title)}</h1>
<div class="xl-info"><span>发布时间:{page.at:%Y-%m-%d %H:%M}</span><span>信息来源:{escape(page.origin)}</span>
<span>浏览次数:<em id="hits">{view.noise.visits}</em>次</span>
<span class="fontsize">【字体:<a href="javascript:doZoom(18)">大</a> <a href="javascript:doZoom(16)">中</a>
<a href="javascript:doZoom(14)">小</a>】</span><a href="javascript:window.print()">[打印]</a></div>
<div class="xl-con" id="zoomcon">{opening}
{draw(article.body, markup, article.files)}</div></div>
<div class="xl-share">分享到:<a class="bds_weixin">微信</a><a class="bds_tsina">微博</a></div>
<div class="xl-page"><p>上一篇:{beside(article.newer)}</p><p>下一篇:{beside(article.older)}</p></div>
<div class="xl-about"><h4>相关阅读</h4><ul>{_list(view.related)}</ul></div></div>{_hot(view)}"""
    return _frame(view, page.title, metas, main)


def _list(links: tuple[Link, ...]) -> str:
    return fill('<li><a href="{href}" title="{title}">{short}</a><span>{at:%m-%d}</span></li>\n', links, 22)


def _hot(view: View) -> str:
    rows = fill('<li><em>{n}</em><a href="{href}">{title}</a><b>{clicks}</b></li>\n', view.hot)
    return f'<div class="hot"><h4>热点排行</h4><ul>\n{rows}</ul></div>'


def _frame(view: View, title: str, metas: str, main: str) -> str:
    site, noise = view.site, view.noise
    nav = "".join(f'<li><a href="/{n}/">{escape(name)}</a></li>' for n, name in enumerate(site.nav))
    trail = " &gt; ".join(f"<a>{escape(name)}</a>" for name in ("首页", *view.column.trail, view.column.name))
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head>
<meta charset="UTF-8"><meta http-equiv="X-UA-Compatible" content="IE=edge">
<meta name="SiteName" content="{escape(site.name)}">
<meta name="SiteDomain" content="{view.host}">
<meta name="SiteIDCode" content="{site.site_code}">
{metas}
<title>{escape(title)}_{escape(site.name)}</title>
<link rel="stylesheet" href="/images/style.css?v={noise.token[:8]}">
<style>body{{font:15px/1.8 "Microsoft YaHei",sans-serif;margin:0 auto;width:1100px}}.top,.foot{{background:#1462a8;
color:#fff;padding:12px 20px}}.foot a,.top a{{color:#fff}}ul.nav{{display:flex;gap:28px;list-style:none}}.gl-left,
.hot{{float:right;width:280px}}.gl-right,.xl-box{{width:780px}}.date{{float:right}}td{{border:1px solid #666}}</style>
<script>var _trs_tk="{noise.token}";function createPageHTML(c,i,n,e){{document.write('共'+c+'页');}}</script>
</head><body>
<div class="top"><div class="top-l">今天是 <span id="time">{noise.today} {noise.clock}</span>
天气:{noise.weather}</div>
<div class="top-r"><a href="/wzaym/">无障碍浏览</a> <a href="/gd/">关怀版</a> <a href="/sj/">手机版</a> 本站累计访问
<span id="total">{noise.total_visits}</span> 人次</div><h2 class="logo">{escape(site.name)}</h2>
<form action="/search/"><input name="searchword" placeholder="请输入关键字"><input type="hidden" name="token"
value="{noise.token}"></form></div>
<ul class="nav">{nav}</ul>
<div class="position">您当前的位置:{trail}</div>
<div class="main">{main}</div>
<div id="float_ad" style="position:fixed;right:0;bottom:80px"><a href="/zt/{noise.token[:6]}/"><img
src="/images/ad{noise.step % 5}.jpg" alt="{escape(noise.advert)}"></a></div>
<div class="foot" style="clear:both"><p><a href="/wzdt/">网站地图</a> | <a href="/lxwm/">联系我们</a> |
<a href="/gywm/">关于我们</a></p>
<p>主办单位:{escape(site.sponsor)} 承办:{escape(site.sponsor)}信息中心 技术支持:北京拓尔思信息技术股份有限公司</p>
<p>地址:{escape(site.address)} 联系电话:{site.phone}</p>
<p>网站标识码:{site.site_code} <a href="https://beian.example/">{escape(site.icp)}</a>
<img src="/images/ga.png"> {escape(site.police)}</p></div>
</body></html>"""
