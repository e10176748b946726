"""The same VSB site after a redesign: other markup around and inside the article, the same words and addresses."""

from __future__ import annotations

from html import escape

from .body import Markup, draw
from .view import Article, Listing, View, beside, fill
from .vsb import CHARSET, ENCODING, ROWS, detail_path, downloads, file_path, list_path

__all__ = ["CHARSET", "ENCODING", "ROWS", "detail_path", "draw_article", "draw_list", "file_path", "list_path"]

_MARKUP = Markup(
    text="<p>&emsp;&emsp;{}</p>",
    heading="<p><b>&emsp;&emsp;{}</b></p>",
    signature='<p class="tr">{}</p>',
    table='<div class="table-wrap"><table class="tbl">{}</table></div>',
    file="<p>&emsp;&emsp;{}</p>",
    link='<a class="file" href="{href}">{name}</a>',
)


def draw_list(view: View, listing: Listing) -> str:
    """Cards instead of lines; long titles are cut, whole in @title."""
    rows = fill(
        '<li class="card"><a href="{href}" title="{title}"><time>{at:%Y-%m-%d}</time><p>{short}</p></a></li>\n',
        listing.rows, 26,
    )  # fmt: skip
    return _frame(
        view, view.column.name,
        f'<section class="cards"><h2>{escape(view.column.name)}</h2><ul>\n{rows}</ul>'
        f'<nav class="pager">第{listing.number}页/共{listing.pages}页</nav></section>',
    )  # fmt: skip


def draw_article(view: View, article: Article) -> str:
    """An <article> with the body in #vsb_content_501."""
    page = article.page
    return _frame(
        view, page.title,
        f"""<article><h1 class="title">{escape(page.title)}</h1>
<div class="meta">发布日期:{page.at:%Y年%m月%d日} | 来源:{escape(page.origin)} | 阅读量:{view.noise.visits}</div>
<div id="vsb_content_501" class="rich"><div class="v_news_content">
{draw(article.body, _MARKUP, article.files)}</div></div>
{downloads(article.files)}
<div class="around"><div>上一篇:{beside(article.newer)}</div><div>下一篇:{beside(article.older)}</div></div></article>
<aside><h3>相关推荐</h3><ul>{fill('<li><a href="{href}">{title}</a></li>', view.related)}</ul></aside>""",
    )  # fmt: skip


def _frame(view: View, title: str, main: str) -> str:
    site, noise = view.site, view.noise
    nav = "".join(f'<a href="/n{n}.htm">{escape(name)}</a>' for n, name in enumerate(site.nav))
    hot = fill('<li><span>{n}</span><a href="{href}">{title}</a></li>', view.hot)
    return f"""<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{escape(title)} - {escape(site.name)}</title>
<meta name="SiteName" content="{escape(site.name)}"><meta name="SiteDomain" content="{view.host}">
<meta name="SiteIDCode" content="{site.site_code}"><meta name="csrf-token" content="{noise.token}">
<style>body{{font:16px/1.8 "PingFang SC",sans-serif;margin:0}}header{{background:#0b3d2e;color:#fff;padding:20px}}
header nav a{{color:#fff;margin-right:24px}}main{{max-width:900px;margin:20px auto}}.card{{list-style:none;padding:12px;
border:1px solid #ddd;margin:8px}}.tr{{text-align:right}}.tbl td{{border:1px solid
#999;padding:4px}}</style></head><body>
<header><div>{noise.today} <span>{noise.weather}</span></div><strong>{escape(site.name)}</strong><nav>{nav}
</nav></header>
<main><div class="crumb">首页 / {" / ".join(escape(name) for name in view.column.trail)} /
{escape(view.column.name)}</div>
{main}<section class="rank"><h3>热门排行</h3><ol>{hot}</ol></section></main>
<footer><p>主办单位:{escape(site.sponsor)}</p><p>地址:{escape(site.address)} 联系电话:{site.phone}</p>
<p>网站标识码:{site.site_code} | {escape(site.icp)} | {escape(site.police)} | 总访问量 {noise.total_visits}</p>
</footer>
</body></html>"""
