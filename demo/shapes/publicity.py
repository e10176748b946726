"""政府信息公开: an index table with letter-spaced labels, printed twice (desktop and mobile), above the text."""

from __future__ import annotations

from html import escape

from ..story import Column, File, Page
from .body import Markup, draw
from .view import Article, Listing, View, fill

ENCODING = "utf-8"
CHARSET: str | None = "utf-8"
ROWS = 20

_MARKUP = Markup(
    text='<p style="text-indent:2em;text-align:justify;">{}</p>\n',
    heading='<p style="text-indent:2em;"><strong>{}</strong></p>\n',
    table='<table class="MsoTableGrid" border="1"><tbody>{}</tbody></table>\n',
    cell='<td><p class="MsoNormal">{}</p></td>',
    file='<p style="text-indent:2em;">{}</p>\n',
)
_MAIN_TOPIC = "环境监测、保护与治理"


def list_path(column: Column, number: int = 1) -> str:
    """`/public/column/N`; pages by query."""
    path = f"/public/column/{column.number}"
    return path if number == 1 else f"{path}?type=4&pageIndex={number}"


def detail_path(page: Page) -> str:
    """`/public/COLUMN/ID.html`."""
    return f"/public/{page.column}/{page.number}.html"


def file_path(page: Page, file: File, generation: int) -> str:
    """A timestamped upload; what robots.txt closes lies in its own folder."""
    folder = "attachDir" if file.forbidden else "xxgk/uploadfiles"
    return f"/{folder}/{page.day:%Y%m}/{page.day:%Y%m%d}{page.number}{generation:02}.{file.suffix}"


def draw_list(view: View, listing: Listing) -> str:
    """A table of rows: number, title, document number, date."""
    rows = fill(
        '<tr><td class="num">{n}</td><td class="mc"><a class="title" href="{href}" title="{title}" target="_blank">'
        '{short}</a></td><td class="wh">—</td><td class="rq">{at:%Y-%m-%d}</td></tr>\n',
        listing.rows, 28,
    )  # fmt: skip
    return _frame(
        view, view.column.name,
        f"""<div class="xxgk_right"><div class="xxgk_tit">{escape(view.column.name)}</div><table class="xxgk_table">
<thead><tr><th>序号</th><th>标题</th><th>文号</th><th>发布日期</th></tr></thead><tbody>
{rows}</tbody></table><div class="pagination">共{listing.total}条 {listing.number}/{listing.pages}页</div></div>""",
    )  # fmt: skip


def draw_article(view: View, article: Article) -> str:
    """Index table twice, then title, info line and body."""
    page = article.page
    main = f"""<div class="xxgk_right"><div class="ls-article">{_index(view, page, "pc")}{_index(view, page, "wap")}
<h1 class="wztit">{escape(page.title)}</h1>
<div class="wzfbxx"><span class="fbsj">发布时间:{page.at:%Y-%m-%d %H:%M}</span><span
class="res">来源:{escape(page.origin)}</span>
<span>浏览次数:<b id="hits">{view.noise.visits}</b></span><span>字体:【大 中 小】</span></div>
<div class="wzcon j-fontContent" id="J_content">
{draw(article.body, _MARKUP, article.files)}</div>
<div class="ls-article-ft"><a class="print">打印</a><a class="close">关闭</a><div class="share">分享到:微信 微博
QQ空间</div></div>
<div class="xgyd"><h3>相关解读</h3><ul>{fill('<li><a href="{href}">{title}</a></li>', view.related)}</ul></div>
</div></div>"""
    return _frame(view, page.title, main)


def _index(view: View, page: Page, device: str) -> str:
    number = f"{view.site.site_code[:6]}{page.column}/{page.day:%Y%m}-{page.number % 100000:05}"
    cells = (
        ("索&ensp;引&ensp;号:", number, "信息分类:", escape(view.column.name)),
        ("发布机构:", escape(view.site.agency), "主题分类:", _MAIN_TOPIC),
        ("名\u3000\u3000称:", escape(page.title), "文\u3000\u3000号:", escape(page.doc_number) or "无"),
        ("生成日期:", f"{page.at:%Y-%m-%d}", "发布日期:", f"{page.at:%Y-%m-%d}"),
        ("有&ensp;效&ensp;性:", "有效", "废止日期:", ""),
    )
    rows = "".join(f"<tr><th>{a}</th><td>{b}</td><th>{c}</th><td>{d}</td></tr>\n" for a, b, c, d in cells)
    return f'<table class="xxgk_index {device}"><tbody>{rows}</tbody></table>\n'


def _frame(view: View, title: str, main: str) -> str:
    site, noise = view.site, view.noise
    nav = "".join(f'<li><a href="/public/c/{6600 + n}">{escape(name)}</a></li>' for n, name in enumerate(site.nav))
    trail = "&gt;".join(f'<a href="/">{escape(name)}</a>' for name in ("首页", *view.column.trail))
    hot = fill('<li><a href="{href}">{title}</a><span>浏览{clicks}次</span></li>\n', view.hot)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8">
<title>{escape(title)}_{escape(site.name)}</title>
<meta name="SiteName" content="{escape(site.name)}"><meta name="SiteDomain" content="{view.host}">
<meta name="SiteIDCode" content="{site.site_code}">
<style>body{{font:15px/1.9 "Microsoft YaHei";margin:0 auto;width:1120px}}
.xxgk_left{{float:left;width:250px}}.xxgk_right{{
margin-left:280px}}.xxgk_index th{{background:#eef;white-space:nowrap}}.xxgk_index.wap{{display:none}}
th,td{{padding:4px 8px;
border:1px solid #cdd}}h1{{text-align:center;font-size:24px}}</style>
<script>window.__state={{"ticket":"{noise.token}","ts":{int(noise.at.timestamp())}}}</script></head><body>
<div class="top">{noise.today} <span class="tq">{noise.weather}</span> <a href="/wap/">手机版</a><h2>
{escape(site.name)}</h2></div>
<ul class="menu">{nav}</ul><div class="wz">您现在的位置:{trail}&gt;{escape(view.column.name)}&gt;信息浏览</div>
<div class="xxgk_left"><h3>政府信息公开</h3><ul><li>公开指南</li><li>公开制度</li><li>法定主动公开内容</li>
<li>公开年报</li>
<li>依申请公开</li></ul><h3>热门公开</h3><ul>
{hot}</ul></div>
{main}
<div class="floatAd"><a href="/special/{noise.token[:7]}">{escape(noise.advert)}</a></div>
<div class="foot" style="clear:both"><p>版权所有:{escape(site.sponsor)} 主办单位:{escape(site.sponsor)}</p>
<p>地址:{escape(site.address)} 联系电话:{site.phone} {escape(site.icp)} {escape(site.police)}
网站标识码:{site.site_code}</p><p>网站总访问量:{noise.total_visits}</p></div></body></html>"""
