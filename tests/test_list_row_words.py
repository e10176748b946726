"""A word is a row in a card as in a list item, and a button in a card is none beside the title it repeats."""

from __future__ import annotations

import pytest

from tests.listing_pages import read
from tests.listing_shapes import HOST

LONG = [f"关于白石河第{n}项整改任务验收销号的公告" for n in range(1, 5)]
SIDE = "<h3>热点新闻</h3><ul>" + "".join(f"<li><a href='/xw/520{n}.html'>全市经济运行第{n}次分析会召开</a><span>10-0{n}</span></li>" for n in range(1, 3)) + "</ul>"
DAY = "<span>2026-04-0{n}</span>"
CARDS = {
    "div": '<div class="i"><a href="{url}">{title}</a>' + DAY + "</div>",
    "p": '<p><a href="{url}">{title}</a> ' + DAY + "</p>",
    "category": '<p><a href="/gk/lists.html">[督察]</a><a href="{url}">{title}</a>' + DAY + "</p>",
    "article": "<article><header><a href='{url}'>{title}</a></header><footer>发布时间：2026-04-0{n}</footer></article>",
    "heading": "<div><h3><a href='{url}'>{title}</a></h3><p>现将整改完成情况向社会公布，请各界监督，欢迎来信来电。</p>" + DAY + "</div>",
    "link": "<a href='{url}'>{title}</a> " + DAY + "<br>",
    "item": '<li>[<a href="/gk/gs/">整改验收公示</a>] <a href="{url}">{title}</a> 2026-04-0{n}</li>',
}


def titles(rows: str, before: str = "", after: str = SIDE, page: str = "/gk/gs/") -> list[str]:
    text = f"<html><head><title>整改公示</title></head><body>{before}<div class='m'>{rows}</div><div class='s'>{after}</div></body></html>"
    return [row.title for row in read(text, HOST + page).rows]


def cards(shape: str, found: list[str], url: str) -> str:
    return "".join(CARDS[shape].format(title=title, url=url.format(n=n), n=n) for n, title in enumerate(found, 1))


@pytest.mark.parametrize("url", ["/a/310{n}.html", "/dczg/2026/040{n}/481.html", "/a/{n}.html"])
@pytest.mark.parametrize("shape", sorted(CARDS))
@pytest.mark.parametrize("found", [
    ["第1批", "第2批", "第3批"], ["公示", "公告", "通知"], [*LONG[:2], "公示", *LONG[2:]], [*LONG, "公示"], ["督察整改", "典型案例"],
], ids=["batches", "words", "amid", "last", "four"])  # fmt: skip
def test_a_word_is_a_row_in_any_card(shape: str, found: list[str], url: str) -> None:
    assert titles(cards(shape, found, url)) == found


def test_words_without_a_day_are_rows_by_their_number_or_their_summary() -> None:
    named = "<h3>整改公示</h3>"
    plain = "".join(f"<div class='i'><a href='/a/310{n}.html'>第{n}批</a></div>" for n in range(1, 4))
    assert titles(named + plain, after="") == ["第1批", "第2批", "第3批"]
    told = "".join(
        f"<div><h3><a href='/a/310{n}.html'>公示</a></h3><p>现将整改完成情况向社会公布，请各界监督，欢迎来信来电。</p></div>" for n in range(1, 4)
    )
    assert titles(named + told, after="") == ["公示"] * 3


@pytest.mark.parametrize("other", [
    "<div>2026-04-02 <a href='/login.html'>登录</a></div>",
    "<div>2026年4月2日 星期四 <a href='/login?sid=4412'>登录</a></div>",
    "<div class='m'><div><a href='/jg/12.html'>机构</a></div><div><a href='/hd/13.html'>互动</a></div></div>",
    "<p>您在：<a href='/'>首页</a> &gt; <a href='/gk/12.html'>公示</a></p>",
])  # fmt: skip
def test_words_elsewhere_are_none(other: str) -> None:
    assert titles(cards("div", LONG, "/a/310{n}.html"), other) == LONG
    assert titles("", other, after="") == []


TELL = "<div class='art'>{title}<div>时间：2026-04-0{n} 浏览：3次 来源：县督察整改办公室 <a href='/Item/312{n}.aspx'>[{more}]</a></div></div>"
SUMMARY = "<div class='art'>{title}<p>为接受社会各界监督，现将有关情况公布如下<a href='/Item/312{n}.aspx'>[{more}]</a></p></div>"
TITLED = ["<h3>{}</h3>", "<div class='tit'>{}</div>", "{}", "<a href='/Item/312{n}.aspx'><img src='1.jpg'></a><h2>{}</h2>"]


@pytest.mark.parametrize("more", ["查看详情", "详细", "阅读全文"])
@pytest.mark.parametrize("titled", TITLED)
@pytest.mark.parametrize("card", [TELL, SUMMARY], ids=["info", "summary"])
@pytest.mark.parametrize("short", ["整改销号公示", "督察整改", "第21批边督边改公开", "公示", "第1批"])
def test_a_button_below_the_title_is_no_row(card: str, titled: str, more: str, short: str) -> None:
    found = [*LONG, short]
    rows = "".join(
        card.replace("{title}", titled.replace("{}", f"<a href='/Item/312{n}.aspx'>{title}</a>")).format(n=n, more=more)
        for n, title in enumerate(found, 1)
    )
    assert titles(rows) == found


def test_a_button_is_a_row_where_the_title_of_its_page_stands_in_another_box() -> None:
    rows = "".join(
        f"<div class='art'><h3>{title}</h3><em>2026-04-0{n}</em> <a href='/Item/312{n}.aspx'>查看详情</a></div>"
        for n, title in enumerate(LONG, 1)
    )
    before = f"<div class='hot'><h3>热点新闻</h3><ul><li><a href='/Item/3121.aspx'>{LONG[0]}</a></li></ul></div>"
    assert titles(rows, before) == LONG
