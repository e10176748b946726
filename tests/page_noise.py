"""What a site changes around a notice between two visits."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tests.page_pieces import Rewrite, exchange, han, hex_of, links_of, one_of

Fragment = Callable[[Random], tuple[str, str]]
"""Markup that stands on a page, as it is at one visit and at the next."""

_TAG = re.compile(r"<[a-zA-Z][^<>]*>")


def _twice(make: Callable[[Random], str]) -> Fragment:
    """The same markup made twice with other contents."""
    return lambda dice: (make(dice), make(dice))


def _shaped(shapes: tuple[str, ...], values: Callable[[Random], dict[str, object]]) -> Fragment:
    """One of several markups, filled twice."""

    def make(dice: Random) -> tuple[str, str]:
        shape = dice.choice(shapes)
        return shape.format(**values(dice)), shape.format(**values(dice))

    return make


_COUNTERS = (
    '<div class="llcs">浏览次数：{n}次</div>', '<span class="views">阅读量：<em id="hits">{n}</em></span>',
    "<p>点击数：[{n}]</p>", '<div class="info"><span>来源：青岚市生态环境局</span><span>浏览次数：<b>{n}</b></span></div>',
    '<div class="xl_info">发布时间：2026-03-05 09:12　浏览量：{n}</div>', "<div>访问量：{n}</div>",
    '<div class="pv" id="pvCount">{n}</div>', "<div><label>浏览次数:</label><span>{n}</span></div>",
    '<table><tr><td>日期：2026-03-05　点击：{n} 次</td></tr></table>',
)  # fmt: skip
_CLOCKS = (
    '<div class="header"><span id="date">今天是2026年3月{d}日 星期三</span></div>', "<div>今天是：2026年3月{d}日</div>",
    '<div class="top"><a href="/">首页</a><span>今天是2026年3月{d}日</span></div>',
    '<div class="weather">今天是3月{d}日 青岚 多云转晴 {n}℃</div>',
)  # fmt: skip
_SHARES = (
    '<div class="bdsharebuttonbox"><a class="bds_more">分享到：</a><a data-cmd="weixin" title="{s}">微信</a></div>',
    '<div id="share" class="share-box"><span>分享到</span><a href="javascript:void(0)" data-id="{s}">新浪微博</a></div>',
    '<ul class="fenxiang"><li><a onclick="go(\'{s}\')">QQ空间</a></li></ul>',
)
_PREVIOUS = (
    '<div class="prev-next"><p>上一篇：{a}</p><p>下一篇：{b}</p></div>', '<ul class="pn"><li>上一条：{a}</li><li>下一条：{b}</li></ul>',
    '<div class="sxp">上一篇：{a}<br>下一篇：没有了</div>',
)  # fmt: skip
_FOOTERS = (
    '<div class="footer"><p>版权所有：青岚市生态环境局 Copyright © 2019-{y}</p><p>访问量{n}</p></div>',
    '<div id="foot">主办：青岚市生态环境局　您是第{n}位访客　版权所有 {y}</div>',
    "<footer>版权所有 青岚市人民政府 {y} <a href=\"/map{n}.html\">网站地图</a></footer>",
)
_CRUMBS = (
    '<div class="crumb">您的位置：<a href="/">首页</a> &gt; <a href="/{n}/">{t}</a></div>',
    '<div class="dqwz"><a href="/">首页</a>&gt;&gt;<a href="/{n}/">{t}</a></div>',
    '<div class="location">当前位置：<a href="/">首页</a> / <a href="/{n}/">{t}</a></div>',
)
_TOKENS = (
    '<input type="hidden" name="__VIEWSTATE" value="{h}">', '<div data-token="{h}" data-v-{s}></div>',
    '<form action="/s"><input name="csrf" type="hidden" value="{h}"><button>{s}</button></form>',
    '<div class="wrap" data-time="{n}" data-reqid="{h}"></div>',
)  # fmt: skip


def _figures(dice: Random) -> dict[str, object]:
    links = links_of(dice, 2)
    return {
        "n": dice.randint(1, 99999), "d": dice.randint(1, 28), "y": dice.randint(2020, 2030), "s": hex_of(dice, 8),
        "h": hex_of(dice, 32), "t": han(dice, 4, 8), "a": links[0], "b": links[1],
    }  # fmt: skip


def _related(dice: Random) -> str:
    rows = "".join(f"<li>{link}<span>03-{dice.randint(1, 28):02d}</span></li>" for link in links_of(dice, dice.randint(3, 8)))
    return f'<div class="xgwz"><h3>相关文章</h3><ul>{rows}</ul></div>'


def _hot(dice: Random) -> str:
    rows = "".join(f"<li>{link}</li>" for link in links_of(dice, dice.randint(5, 10), "..."))
    return f'<div class="hot-list"><h4>热点推荐</h4><ol>{rows}</ol></div>'


def _side(dice: Random) -> str:
    rows = "".join(f"<li>{link}</li>" for link in links_of(dice, dice.randint(4, 8)))
    return f'<div class="right"><div class="tit">最新公开</div><ul>{rows}</ul></div>'


def _advert(dice: Random) -> str:
    n = dice.randint(1, 999)
    return f'<div class="adbox"><a href="/ad/{n}.html"><img src="/images/ad{n}.jpg" width="30" alt="图标"></a></div>'


def _navigation(dice: Random) -> tuple[str, str]:
    items = [f'<li><a href="/{name}/">{name}</a></li>' for name in ("首页", "要闻", "政务公开", "办事服务", "互动交流", "专题")]
    orders = []
    for _ in range(2):
        dice.shuffle(items)
        orders.append(f'<ul class="nav">{"".join(items)}</ul>')
    return orders[0], orders[1]


def _session(dice: Random) -> tuple[str, str]:
    shape = dice.choice(
        ('<p><a href="/x/y.html;jsessionid={h}">查看</a></p>', '<p><a href="/x/y.do?id=3&jsessionid={h}">查看</a></p>',
         '<div><img src="/images/a.gif?PHPSESSID={h}" width="16"></div>')
    )  # fmt: skip
    return shape.format(h=hex_of(dice, 32)), shape.format(h=hex_of(dice, 32))


def _script(dice: Random) -> str:
    return f"<script>var now={dice.randint(1, 10**9)};if(a<b){{document.title+='<p>{hex_of(dice, 6)}'}}</script>"


def _comment(dice: Random) -> str:
    return f"<!-- 2026-03-0{dice.randint(1, 9)} generated in {dice.randint(1, 99)} ms by node {hex_of(dice, 4)} -->"


def _unseen(dice: Random) -> str:
    return f"<noscript>{han(dice, 2, 9)}<img src='/c?{dice.randint(1, 999)}'></noscript>"


FRAGMENTS: dict[str, Fragment] = {
    "counter": _shaped(_COUNTERS, _figures), "clock": _shaped(_CLOCKS, _figures), "share": _shaped(_SHARES, _figures),
    "previous-next": _shaped(_PREVIOUS, _figures), "footer-year": _shaped(_FOOTERS, _figures),
    "breadcrumb": _shaped(_CRUMBS, _figures), "token": _shaped(_TOKENS, _figures), "related": _twice(_related),
    "hot-list": _twice(_hot), "side-column": _twice(_side), "advertisement": _twice(_advert), "navigation": _navigation,
    "session": _session, "inline-script": _twice(_script), "comment": _twice(_comment), "noscript": _twice(_unseen),
    "csrf-meta": _twice(lambda dice: f'<meta name="csrf-token" content="{hex_of(dice, 32)}">'),
    "asset-version": _twice(lambda dice: f'<link rel="stylesheet" href="/css/site.css?v={dice.randint(1, 10**9)}">'),
    "style-sheet": _twice(lambda dice: f"<style>.n{hex_of(dice, 4)}{{color:#{hex_of(dice, 6)}}}</style>"),
}  # fmt: skip
IN_HEAD = frozenset({"csrf-meta", "asset-version", "style-sheet"})


# --- the same page written otherwise


_TWO_ATTRIBUTES = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)\s+([\w-]+=\"[^\"<>]*\")\s+([\w-]+=\"[^\"<>]*\")")
_BETWEEN_BLOCKS = re.compile(r"(</(?:div|p|ul|li|tr|table|h[1-6])>)\s*(?=<(?:div|p|ul|li|tr|table|h[1-6])[\s>])", re.IGNORECASE)


def _reorder(dice: Random, page: str) -> str:
    match = one_of(_TWO_ATTRIBUTES, page, dice)
    return exchange(page, match, f"<{match[1]} {match[3]} {match[2]}") if match else page


def _respace(dice: Random, page: str) -> str:
    match = one_of(_BETWEEN_BLOCKS, page, dice)
    return exchange(page, match, match[1] + dice.choice(("", "\n", "\r\n\t\t", "  "))) if match else page


def _inline_space(dice: Random, page: str) -> str:
    match = one_of(_TAG, page, dice)
    return exchange(page, match, match[0][:-1].rstrip("/") + dice.choice((" >", "\n>", "  >"))) if match else page


def _upper(dice: Random, page: str) -> str:
    match = one_of(re.compile(r"</(?:div|p|span|td|li)>"), page, dice)
    return exchange(page, match, match[0].upper()) if match else page


REWRITES: dict[str, Rewrite] = {
    "attribute-order": _reorder, "white-space": _respace, "space-in-tag": _inline_space, "case-of-tag": _upper,
}  # fmt: skip
NOISE = (*FRAGMENTS, *REWRITES)
