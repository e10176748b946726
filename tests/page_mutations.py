"""Pages as they differ between two visits: what a site changes around a notice, and what its editors change in it.

A mutation gives a pair of pages. Noise is put in at a place that both pages share and differs between them; edits are
made in the second page alone. Everything is chosen by the dice passed in, so that a seed names a pair for good.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

_MASKED = re.compile(
    r"<!--.*?-->|<(script|style|textarea|title|select)\b.*?</\1\s*>|<!\[CDATA\[.*?\]\]>", re.IGNORECASE | re.DOTALL
)
_BLOCK = re.compile(r"<(?:div|p|ul|ol|table|h[1-6]|section|dl|center|form)(?=[\s>])", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_TEXT = re.compile(r">([^<>]*[\u4e00-\u9fff][^<>]*)<")
_HAN = "整改任务验收销号公示督察反馈问题河道排污口治理生态环境保护局县区完成情况"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two states of one page, and the names of what was done to it."""

    before: str
    after: str
    done: tuple[str, ...]


Region = tuple[int, int]
Fragment = Callable[[Random], tuple[str, str]]
"""Markup that stands on a page, as it is at one visit and at the next."""

Rewrite = Callable[[Random, str], str]
"""One page made into another; the page itself where there is nothing to do it to."""


def pair_of(page: str, body: Region, dice: Random, noise: tuple[str, ...], edits: tuple[str, ...], *, beside: bool) -> Pair:
    """The page with this noise on it, at two visits, the second after these edits.

    `body` is where the notice stands in the markup; with `beside`, no noise is put in there.
    """
    before = after = page
    shift = 0
    for name in noise:
        if name in FRAGMENTS:
            place = _place(before, (body[0], body[1] + shift), dice, beside=beside, head=name in IN_HEAD)
            one, other = FRAGMENTS[name](dice)
            if beside and place < body[0]:
                body = (body[0] + len(one), body[1] + len(one))
            elif place < body[1]:
                body = (body[0], body[1] + len(one))
            at = _same_place(before, after, place)
            before, after = before[:place] + one + before[place:], after[:at] + other + after[at:]
    for name in noise:
        if name in REWRITES:
            after = REWRITES[name](dice, after)
    for name in edits:
        after = EDITS[name](dice, after)
    return Pair(before=before, after=after, done=(*noise, *edits))


def region_of(page: str, lines: list[str]) -> Region:
    """Where the lines of a body stand in the markup, as far as they can be found in it; the whole page else."""
    found = [at for line in lines for key in [line.strip()[:8]] if len(key) >= 2 and (at := page.find(key)) >= 0]
    if not found:
        return (0, len(page))
    start = page.rfind("<", 0, min(found))
    return (max(0, start), max(found) + 400)


def _same_place(before: str, after: str, place: int) -> int:
    """The place in the second page that is as far from its end as this one is in the first: noise differs in length."""
    tail = before[place:]
    if after.endswith(tail):
        return len(after) - len(tail)
    head = before[:place]
    if after.startswith(head):
        return place
    # noise stands on both sides: the marker behind the place is looked for near to it
    mark = tail[:40]
    candidates = [match.start() for match in re.finditer(re.escape(mark), after)]
    nth = head.count(mark)
    return candidates[min(nth, len(candidates) - 1)] if candidates else min(place, len(after))


def _place(page: str, body: Region, dice: Random, *, beside: bool, head: bool) -> int:
    lower = page.lower()
    if head:
        at = lower.find("</head>")
        return at if at >= 0 else 0
    hidden = [match.span() for match in _MASKED.finditer(page)]
    places = [m.start() for m in _BLOCK.finditer(page) if not any(start < m.start() < end for start, end in hidden)]
    if (end := lower.rfind("</body>")) >= 0:
        places.append(end)
    if beside:
        places = [place for place in places if not body[0] - 40 <= place < body[1]]
    return dice.choice(places) if places else len(page)


def _han(dice: Random, least: int, most: int) -> str:
    return "".join(dice.choice(_HAN) for _ in range(dice.randint(least, most)))


def _hex(dice: Random, digits: int) -> str:
    return f"{dice.getrandbits(4 * digits):0{digits}x}"


def _links(dice: Random, count: int, cut: str = "") -> list[str]:
    return [f'<a href="./t2026{dice.randint(1000, 9999)}_{dice.randint(1, 99999)}.html">{_han(dice, 8, 24)}{cut}</a>' for _ in range(count)]


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
    links = _links(dice, 2)
    return {
        "n": dice.randint(1, 99999), "d": dice.randint(1, 28), "y": dice.randint(2020, 2030), "s": _hex(dice, 8),
        "h": _hex(dice, 32), "t": _han(dice, 4, 8), "a": links[0], "b": links[1],
    }  # fmt: skip


def _related(dice: Random) -> str:
    rows = "".join(f"<li>{link}<span>03-{dice.randint(1, 28):02d}</span></li>" for link in _links(dice, dice.randint(3, 8)))
    return f'<div class="xgwz"><h3>相关文章</h3><ul>{rows}</ul></div>'


def _hot(dice: Random) -> str:
    rows = "".join(f"<li>{link}</li>" for link in _links(dice, dice.randint(5, 10), "..."))
    return f'<div class="hot-list"><h4>热点推荐</h4><ol>{rows}</ol></div>'


def _side(dice: Random) -> str:
    rows = "".join(f"<li>{link}</li>" for link in _links(dice, dice.randint(4, 8)))
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
    return shape.format(h=_hex(dice, 32)), shape.format(h=_hex(dice, 32))


def _script(dice: Random) -> str:
    return f"<script>var now={dice.randint(1, 10**9)};if(a<b){{document.title+='<p>{_hex(dice, 6)}'}}</script>"


def _comment(dice: Random) -> str:
    return f"<!-- 2026-03-0{dice.randint(1, 9)} generated in {dice.randint(1, 99)} ms by node {_hex(dice, 4)} -->"


def _unseen(dice: Random) -> str:
    return f"<noscript>{_han(dice, 2, 9)}<img src='/c?{dice.randint(1, 999)}'></noscript>"


FRAGMENTS: dict[str, Fragment] = {
    "counter": _shaped(_COUNTERS, _figures), "clock": _shaped(_CLOCKS, _figures), "share": _shaped(_SHARES, _figures),
    "previous-next": _shaped(_PREVIOUS, _figures), "footer-year": _shaped(_FOOTERS, _figures),
    "breadcrumb": _shaped(_CRUMBS, _figures), "token": _shaped(_TOKENS, _figures), "related": _twice(_related),
    "hot-list": _twice(_hot), "side-column": _twice(_side), "advertisement": _twice(_advert), "navigation": _navigation,
    "session": _session, "inline-script": _twice(_script), "comment": _twice(_comment), "noscript": _twice(_unseen),
    "csrf-meta": _twice(lambda dice: f'<meta name="csrf-token" content="{_hex(dice, 32)}">'),
    "asset-version": _twice(lambda dice: f'<link rel="stylesheet" href="/css/site.css?v={dice.randint(1, 10**9)}">'),
    "style-sheet": _twice(lambda dice: f"<style>.n{_hex(dice, 4)}{{color:#{_hex(dice, 6)}}}</style>"),
}  # fmt: skip
IN_HEAD = frozenset({"csrf-meta", "asset-version", "style-sheet"})


# --- the same page written otherwise


def _one_of(pattern: re.Pattern[str], page: str, dice: Random) -> re.Match[str] | None:
    hidden = [match.span() for match in _MASKED.finditer(page)]
    found = [m for m in pattern.finditer(page) if not any(start < m.end() and m.start() < end for start, end in hidden)]
    return dice.choice(found) if found else None


def _exchange(page: str, match: re.Match[str], text: str, group: int = 0) -> str:
    return page[: match.start(group)] + text + page[match.end(group) :]


_TWO_ATTRIBUTES = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)\s+([\w-]+=\"[^\"<>]*\")\s+([\w-]+=\"[^\"<>]*\")")
_BETWEEN_BLOCKS = re.compile(r"(</(?:div|p|ul|li|tr|table|h[1-6])>)\s*(?=<(?:div|p|ul|li|tr|table|h[1-6])[\s>])", re.IGNORECASE)


def _reorder(dice: Random, page: str) -> str:
    match = _one_of(_TWO_ATTRIBUTES, page, dice)
    return _exchange(page, match, f"<{match[1]} {match[3]} {match[2]}") if match else page


def _respace(dice: Random, page: str) -> str:
    match = _one_of(_BETWEEN_BLOCKS, page, dice)
    return _exchange(page, match, match[1] + dice.choice(("", "\n", "\r\n\t\t", "  "))) if match else page


def _inline_space(dice: Random, page: str) -> str:
    match = _one_of(_TAG, page, dice)
    return _exchange(page, match, match[0][:-1].rstrip("/") + dice.choice((" >", "\n>", "  >"))) if match else page


def _upper(dice: Random, page: str) -> str:
    match = _one_of(re.compile(r"</(?:div|p|span|td|li)>"), page, dice)
    return _exchange(page, match, match[0].upper()) if match else page


REWRITES: dict[str, Rewrite] = {
    "attribute-order": _reorder, "white-space": _respace, "space-in-tag": _inline_space, "case-of-tag": _upper,
}  # fmt: skip
NOISE = (*FRAGMENTS, *REWRITES)


# --- what an editor does


def _text(dice: Random, page: str, change: Callable[[str], str], pattern: str | None = None) -> str:
    compiled = _TEXT if pattern is None else re.compile(r">([^<>]*(?:" + pattern + r")[^<>]*)<")
    match = _one_of(compiled, page, dice)
    return _exchange(page, match, change(match[1]), 1) if match else page


def _digit(dice: Random, page: str) -> str:
    def change(text: str) -> str:
        at = dice.choice([m.start() for m in re.finditer(r"\d", text)])
        return text[:at] + str((int(text[at]) + dice.randint(1, 9)) % 10) + text[at + 1 :]

    return _text(dice, page, change, "[0-9]")


def _sentence(dice: Random, page: str) -> str:
    return _text(dice, page, lambda text: f"{text}{_han(dice, 6, 30)}。")


def _word(dice: Random, page: str) -> str:
    def change(text: str) -> str:
        at = dice.randrange(len(text))
        return text[:at] + dice.choice(_HAN) + text[at + 1 :]

    return _text(dice, page, change)


def _status(dice: Random, page: str) -> str:
    words = ("已完成", "未完成", "达到序时进度", "基本完成", "正在推进")
    return _text(dice, page, lambda text: re.sub("已?完成|达到", lambda _: dice.choice(words), text, count=1), "完成|达到")


def _signed(dice: Random, page: str) -> str:
    return _text(dice, page, lambda text: re.sub(r"\d{1,2}日", f"{dice.randint(1, 28)}日", text, count=1), r"\d{1,2}日")


def _phone(dice: Random, page: str) -> str:
    number = f"0{dice.randint(310, 999)}-{dice.randint(2000000, 8999999)}"
    return _text(dice, page, lambda text: re.sub(r"\d{3,4}[-－]\d{7,8}", number, text, count=1), r"\d{3,4}[-－]\d{7,8}")


def _stamp(dice: Random, page: str) -> str:
    if dice.random() < 0.5:
        return _text(dice, page, lambda text: re.sub(r"来\s*源\s*[:：]\s*\S+", f"来源：{_han(dice, 4, 9)}局", text, count=1), r"来\s*源\s*[:：]\s*\S")
    day = f"2026-0{dice.randint(1, 9)}-{dice.randint(10, 28)}"
    return _text(dice, page, lambda text: re.sub(r"20\d\d-\d\d-\d\d", day, text, count=1), r"20\d\d-\d\d-\d\d")


def _shorter(dice: Random, page: str) -> str:
    match = _one_of(re.compile(r"<p\b[^<>]*>(?:(?!</?p\b).)*</p>", re.IGNORECASE | re.DOTALL), page, dice)
    return _exchange(page, match, "") if match else page


def _cell(dice: Random, page: str) -> str:
    match = _one_of(re.compile(r"<td[^<>]*>([^<>]+)</td>", re.IGNORECASE), page, dice)
    return _exchange(page, match, dice.choice(("", f"{dice.randint(1, 99)}%", _han(dice, 2, 9))), 1) if match else page


def _file(dice: Random, page: str) -> str:
    ending = dice.choice(("pdf", "docx", "xls", "zip"))
    return _inserted(dice, page, f'<p><a href="./P0{dice.randint(10**9, 10**10)}.{ending}">附件：{_han(dice, 4, 12)}</a></p>')


_FILE = re.compile(r"<a\b[^<>]*href=[\"']?[^\"'<>\s]*\.(?:pdf|docx?|xlsx?|zip|rar|wps|ofd)[^<>]*>", re.IGNORECASE)


def _no_file(dice: Random, page: str) -> str:
    match = _one_of(_FILE, page, dice)
    return _exchange(page, match, "<a>") if match else page


def _other_file(dice: Random, page: str) -> str:
    match = _one_of(_FILE, page, dice)
    return _exchange(page, match, re.sub(r"(?=\.\w{2,4}[\"'>\s?])", f"-{dice.randint(2, 99)}", match[0], count=1)) if match else page


def _title(dice: Random, page: str) -> str:
    match = re.search(r"<title[^<>]*>([^<>]+)<", page, re.IGNORECASE)
    return _exchange(page, match, _han(dice, 2, 4) + match[1], 1) if match else page


def _meta(dice: Random, page: str) -> str:
    match = _one_of(re.compile(r"<meta\b[^<>]*content=\"([^\"<>]+)\"", re.IGNORECASE), page, dice)
    return _exchange(page, match, match[1] + _han(dice, 2, 4), 1) if match else page


def _class(dice: Random, page: str) -> str:
    match = _one_of(re.compile(r"class=[\"']?([\w-]+)"), page, dice)
    names = ("share", "content", "TRS_Editor", "right", "nav", "footer", "related", "zoom", "x1", "llcs", "hidden")
    return _exchange(page, match, dice.choice(names), 1) if match else page


def _inserted(dice: Random, page: str, markup: str) -> str:
    match = _one_of(_BLOCK, page, dice)
    at = match.start() if match else len(page)
    return page[:at] + markup + page[at:]


def _hidden(dice: Random, page: str) -> str:
    return _inserted(dice, page, f'<div style="display:none">{_han(dice, 5, 40)}</div>')


def _paragraph(dice: Random, page: str) -> str:
    name = dice.choice(("", ' class="share"', ' class="right"', ' class="related"', ' id="footer"', ' class="llcs"', ' class="nav"'))
    tag = dice.choice(("p", "div", "section", "ul", "table", "span"))
    figures = f"{_han(dice, 10, 60)}，完成{dice.randint(1, 100)}%。"
    return _inserted(dice, page, f"<{tag}{name}>{figures}</{tag}>")


def _linked_paragraph(dice: Random, page: str) -> str:
    name = dice.choice(("head", "left", "right", "nav", "top", "links", "related", "menu", "footer", "list"))
    tag = dice.choice(("div", "ul", "section"))
    return _inserted(dice, page, f'<{tag} class="{name}">{"".join(_links(dice, dice.randint(1, 5)))}</{tag}>')


def _unclosed(dice: Random, page: str) -> str:
    match = _one_of(re.compile(r"</(?:div|p|span|td|tr|table|ul|a)>", re.IGNORECASE), page, dice)
    return _exchange(page, match, "") if match else page


def _unwrapped(dice: Random, page: str) -> str:
    match = _one_of(re.compile(r"</?(?:span|strong|b|font|em)\b[^<>]*>", re.IGNORECASE), page, dice)
    return _exchange(page, match, "") if match else page


def _picture(dice: Random, page: str) -> str:
    return _inserted(dice, page, f'<p><img src="./W0{dice.randint(10**9, 10**10)}.jpg" width="600"></p>')


EDITS: dict[str, Rewrite] = {
    "digit": _digit, "sentence": _sentence, "word": _word, "status": _status, "signed": _signed, "phone": _phone,
    "stamp": _stamp, "paragraph-gone": _shorter, "cell": _cell, "file": _file, "file-gone": _no_file, "file-address": _other_file,
    "title": _title, "meta": _meta, "class": _class, "hidden": _hidden, "paragraph": _paragraph,
    "linked-paragraph": _linked_paragraph, "tag-unclosed": _unclosed, "tag-gone": _unwrapped, "picture": _picture,
}  # fmt: skip
