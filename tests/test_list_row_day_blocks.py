"""A day that a template sets beside the title within the link of a row is the row's day and no word of its title."""

from __future__ import annotations

from datetime import date

import pytest

from tests.listing_pages import read
from tests.listing_shapes import HOST

TITLE = "关于白石河第{n}项整改任务验收销号的公示"
BLOCKS = {
    "month": "<b>0{n}</b><span>2026年4月</span>",
    "month-first": "<span>2026年04月</span><b>0{n}</b>",
    "dashed": "<b>04-0{n}</b><span>2026</span>",
    "dotted": "<b>04.0{n}</b><span>2026</span>",
    "slashed": "<b>0{n}</b><span>2026/04</span>",
    "words": "<b>4月0{n}日</b><span>2026年</span>",
    "parts": "<b>2026</b><i>04</i><em>0{n}</em>",
    "yearless": "<b>0{n}</b><span>4月</span>",
}
LINKS = {
    "p": '<div class="date">{day}</div><p>{title}</p>',
    "div": '<div class="date">{day}</div><div>{title}</div>',
    "span": '<span class="date">{day}</span><span>{title}</span>',
    "h4": '<div class="date">{day}</div><h4>{title}</h4>',
    "after": '<p>{title}</p><div class="date">{day}</div>',
    "flat": "{day}<p>{title}</p>",
    "summary": '<div class="date">{day}</div><div>{title}</div><div>现将有关情况向社会公布，欢迎监督。</div>',
}


def rows(link: str, titled: str = "", outer: str = "li") -> list[tuple[str, date | None]]:
    made = "".join(
        f'<{outer}><a href="./t2026040{n}_31{n}.html"{titled.replace("{}", TITLE.format(n=n))}>{link.format(n=n)}</a></{outer}>'
        for n in range(1, 7)
    )
    box = f"<ul>{made}</ul>" if outer == "li" else made
    found = read(f"<html><head><title>整改公示</title></head><body><h3>整改公示</h3>{box}</body></html>", HOST + "/gk/gs/")
    return [(row.title, row.published) for row in found.rows]


@pytest.mark.parametrize("outer", ["li", "div"])
@pytest.mark.parametrize("titled", ["", ' title="{}"'])
@pytest.mark.parametrize("link", sorted(LINKS))
@pytest.mark.parametrize("block", sorted(BLOCKS))
def test_the_block_is_the_day_and_no_word_of_the_title(block: str, link: str, titled: str, outer: str) -> None:
    said = LINKS[link].replace("{day}", BLOCKS[block]).replace("{title}", TITLE)
    assert rows(said, titled, outer) == [(TITLE.format(n=n), date(2026, 4, n)) for n in range(1, 7)]


@pytest.mark.parametrize("link", [
    "<b>2026年4月</b>白石河第{n}项整改任务的公示",
    "<span>2026年</span><span>白石河第{n}项整改任务的公示</span>",
    "白石河整改任务第<i>0{n}</i><i>4月</i>进展的公示",
    "<em>4月</em><em>0{n}</em>日白石河整改任务验收的公示",
    "2026年4月第<b>{n}</b>批信访件办理情况的公示",
])  # fmt: skip
def test_what_the_title_says_of_a_month_stays(link: str) -> None:
    plain = [link.format(n=n) for n in range(1, 7)]
    for tag in ("b", "span", "i", "em"):
        plain = [text.replace(f"<{tag}>", "").replace(f"</{tag}>", "") for text in plain]
    assert [title for title, _ in rows(link)] == plain


@pytest.mark.parametrize("printed", [
    "2026-04-0{n}", "<span>2026</span>-<span>04</span>-<span>0{n}</span>", "2026-04-0{n}T10:11:12+08:00",
    "2026-04-0{n}T10:11:12.000+08:00",
])  # fmt: skip
def test_a_day_beside_the_link_is_read_in_pieces_and_with_its_hour(printed: str) -> None:
    made = "".join(f"<li><a href='/v/31{n}.html'>{TITLE}</a><span>{printed}</span></li>".format(n=n) for n in range(1, 7))
    found = read(f"<html><body><ul>{made}</ul></body></html>", HOST + "/gk/gs/").rows
    assert [row.published for row in found] == [date(2026, 4, n) for n in range(1, 7)]
