"""A row is a row however short its title is, and where its link only says that there is more to see."""

from __future__ import annotations

import pytest

from tests.listing_pages import read
from tests.listing_shapes import HOST

PAGE = HOST + "/gk/gs/"
MENU = "<div class='menu'><ul><li><a href='/jg/12/'>机构</a></li><li><a href='/hd/13/'>互动</a></li></ul></div>"


def row(n: int, title: str, day: bool = True, beside: str = "", path: str = "./202604/t20260401_{n}.html") -> str:
    printed = f"<span>2026-04-{28 - n:02d}</span>" if day else ""
    return f'<li><a href="{path.format(n=7000 + n)}">{title}</a>{beside}{printed}</li>'


def titles(rows: str, before: str = MENU) -> list[str]:
    text = f"<html><head><title>公示</title></head><body>{before}<div class='l'>{rows}</div></body></html>"
    return [row.title for row in read(text, PAGE).rows]


LONG = [f"关于第{n}项整改任务完成情况的公告" for n in range(1, 5)]


@pytest.mark.parametrize("day", [True, False])
@pytest.mark.parametrize("short", ["公示", "更正", "通知", "公告一", "第3号", "简报"])
def test_short_title_among_long_ones_is_a_row(short: str, day: bool) -> None:
    for place in range(5):
        found = [*LONG[:place], short, *LONG[place:]]
        assert titles(f"<ul>{''.join(row(n, title, day) for n, title in enumerate(found))}</ul>") == found


@pytest.mark.parametrize("found", [
    [f"第{n}批" for n in "一二三四五六七八九十"], [f"第{n}期" for n in range(1, 12)], ["青川县", "宁平县", "安远县"], ["公示"] * 3,
], ids=["批", "期", "counties", "same"])  # fmt: skip
def test_list_of_short_titles_is_read_whole(found: list[str]) -> None:
    for path in ("./202604/t20260401_{n}.html", "/v/{n}.html", "show.asp?id={n}"):
        assert titles(f"<ul>{''.join(row(n, title, path=path) for n, title in enumerate(found))}</ul>") == found


@pytest.mark.parametrize("beside", [
    '<a href="/jd/{n}.html">解读</a>', '<a href="./202604/P{n}.pdf">附件</a>', '<a href="/gk/12/">青川县</a>',
    '<a href="./202604/t20260401_{n}8.html">解读</a>', '<a href="list.asp?id=12">分类</a>', '<a href="./202604/t20260401_{n}9.html">查看</a>',
])  # fmt: skip
def test_what_accompanies_a_row_is_none(beside: str) -> None:
    rows = "".join(row(n, title, beside=beside.format(n=n)) for n, title in enumerate(LONG))
    assert titles(f"<ul>{rows}</ul>") == LONG


@pytest.mark.parametrize("menu", [
    "<ul><li><a href='./c1/'>公示</a></li><li><a href='./c2/'>公告</a></li></ul>",
    "<div><a href='/a/1.html'>首页</a><a href='/a/2.html'>概况</a></div>",
    "<div>2026-04-02 <a href='/login.html'>登录</a></div>",
    "<p><a href='index_2.html'>下页</a> <a href='index_9.html'>尾页</a></p>",
    "<div class='t'><span>公示公告</span><a href='/gs/1.html'>更多</a></div>",
])  # fmt: skip
def test_short_links_elsewhere_are_no_rows(menu: str) -> None:
    assert titles(f"<ul>{''.join(row(n, title) for n, title in enumerate(LONG))}</ul>", menu) == LONG


SILENT = {
    "title": '<li>{cut} <a href="{href}" title="{title}">[详细]</a> {day}</li>',
    "text": '<li>{title} <a href="{href}">[详细]</a> {day}</li>',
    "cells": "<tr><td>{n}</td><td>{title}</td><td>{day}</td><td><a href='{href}'>查看</a></td></tr>",
    "card": "<div class='c'><h4>{title}</h4><p>现将本市各县各部门完成情况和各方意见一并予以公布，请社会各界监督。</p><em>{day}</em><a href='{href}'>查看详情 &gt;</a></div>",
    "clicked": "<div class='r' onclick=\"location.href='{href}'\"><b>{n}</b><div>{title}</div><div>{day}</div></div>",
    "clicked-tr": "<tr onclick=\"window.open('{href}')\"><td>{title}</td><td>{day}</td></tr>",
    "data": "<li><a data-url='{href}'>{title}</a><em>{day}</em></li>",
}


@pytest.mark.parametrize("shape", SILENT)
def test_title_of_a_row_that_its_link_does_not_say_is_read_from_the_row(shape: str) -> None:
    rows = "".join(
        SILENT[shape].format(title=title, cut=title[:6] + "…", href=f"/v/{70 + n}.html", day=f"2026-04-0{n + 1}", n=n)
        for n, title in enumerate(LONG)
    )
    text = f"<html><body>{MENU}<div class='l'>{f'<table>{rows}</table>' if '<tr' in rows else rows}</div></body></html>"
    reading = read(text, PAGE)
    assert [(r.title, str(r.published), r.url) for r in reading.rows] == [
        (title, f"2026-04-0{n + 1}", f"{HOST}/v/{70 + n}.html") for n, title in enumerate(LONG)
    ]
