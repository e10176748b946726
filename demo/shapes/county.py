"""A small county site: `dl` rows with split dates, `content_N` addresses without an extension."""

from __future__ import annotations

from html import escape

from ..story import Column, File, Page
from .body import Markup, draw
from .view import Article, Listing, View, beside, fill

ENCODING = "utf-8"
CHARSET: str | None = "utf-8"
ROWS = 20

_MARKUP = Markup(
    text='<p style="text-indent:2em">{}</p>\n',
    cell='<td style="border:1px solid #333">{}</td>',
    file='<p style="text-indent:2em">{}</p>\n',
)


def list_path(column: Column, number: int = 1) -> str:
    """`list_1.html`, `list_2.html`, …"""
    return f"{column.path}list_{number}.html"


def detail_path(page: Page) -> str:
    """`content_N`."""
    return f"/{page.column}/content_{page.number}"


def file_path(page: Page, file: File, generation: int) -> str:
    """A file in the shared upload folder."""
    return f"/uploadfiles/{page.day:%Y%m}/{page.number}-{generation}-{file.key}.{file.suffix}"


def draw_list(view: View, listing: Listing) -> str:
    """Day and month stand in two elements."""
    rows = fill(
        "<dl><dt><strong>{at:%d}</strong><span>{at:%Y-%m}</span></dt>"
        '<dd><a href="{href}" title="{title}">{title}</a></dd></dl>\n',
        listing.rows,
    )
    return _frame(
        view, view.column.name,
        f'<div class="news_list"><h2>{escape(view.column.name)}</h2>\n{rows}'
        f'<div class="pages">共{listing.total}条</div></div>',
    )  # fmt: skip


def draw_article(view: View, article: Article) -> str:
    """A plain article block."""
    page = article.page
    return _frame(
        view, page.title,
        f"""<div class="article"><h1 class="article-title">{escape(page.title)}</h1>
<div class="article-info">日期:{page.at:%Y-%m-%d} 来源:{escape(page.origin)} 点击:{view.noise.visits}</div>
<div class="article-content">
{draw(article.body, _MARKUP, article.files)}</div>
<div class="pn"><p>上一篇:{beside(article.newer)}</p><p>下一篇:{beside(article.older)}</p></div>
<div class="like"><h3>相关新闻</h3><ul>{fill('<li><a href="{href}">{title}</a></li>', view.related)}</ul></div>
</div>""",
    )  # fmt: skip


def _frame(view: View, title: str, main: str) -> str:
    site, noise = view.site, view.noise
    nav = "".join(f'<a href="/nav/{n}">{escape(name)}</a> ' for n, name in enumerate(site.nav))
    hot = fill('<li><a href="{href}">{title}</a><em>{clicks}</em></li>\n', view.hot)
    return f"""<!doctype html>
<html><head><meta charset="utf-8"><title>{escape(title)} - {escape(site.name)}</title>
<meta name="SiteName" content="{escape(site.name)}"><meta name="SiteIDCode" content="{site.site_code}">
<meta name="SiteDomain" content="{view.host}">
<style>body{{font:15px/1.9 sans-serif;width:960px;margin:0 auto}}
.hd{{background:#c0392b;color:#fff;padding:18px}}dl{{display:
flex;gap:16px;margin:0}}dt strong{{font-size:24px}}
.side{{float:right;width:240px}}.news_list,.article{{width:690px}}</style>
</head><body><div class="hd">{escape(site.name)} <small>{noise.today} {noise.weather}</small></div>
<div class="nav">{nav}</div><div class="loc">当前位置:首页 &gt;
{" &gt; ".join(escape(name) for name in view.column.trail)}</div>
<div class="side"><h3>阅读排行</h3><ul>{hot}</ul><div class="ad" data-k="{noise.token[:10]}">
{escape(noise.advert)}</div></div>
{main}
<div class="footer" style="clear:both"><p>主办单位:{escape(site.sponsor)} 版权所有:{escape(site.sponsor)}</p>
<p>网站标识码:{site.site_code} {escape(site.icp)} {escape(site.police)}</p>
<p>地址:{escape(site.address)} 电话:{site.phone} 访问人数:{noise.total_visits}</p></div></body></html>"""
