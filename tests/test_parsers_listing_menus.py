"""A menu just above a list says nothing of it, whatever its items are called; a heading that is a link does."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Role

MAIN = "".join(f'<li><a href="../info/1052/{40 + i}.htm">关于石塘乡第{i}项问题整改情况的公示</a></li>' for i in range(6))
SIDE = "".join(f'<li><a href="../info/1060/{80 + i}.htm">全县秋季森林防火会议召开情况{i}</a></li>' for i in range(6))


def count(body: str, part: str = "/1052/") -> int:
    page = f"<html><head><title>整改公示_石塘县</title></head><body>{body}</body></html>"
    rows = read(page.encode(), "http://www.shitang.gov.cn/xxgk/zggs.htm", role=Role.LIST).rows
    return sum(part in row.url for row in rows)


@pytest.mark.parametrize("word", ["服务", "便民服务", "友情链接", "热点专题", "图片", "视频", "导航"])
@pytest.mark.parametrize(
    "menu",
    [
        "<div><a href='/'>首页</a>|<a href='/gk'>公开</a>|<a href='/x'>{0}</a>|<a href='/hd'>互动</a>|<a href='/sj'>数据</a></div>",
        "<div><a href='/gk'>公开</a> | <a href='/x'>{0}</a> | <a href='/hd'>互动</a></div>",
        "<div><a href='/'>首 页</a><a href='/x'>{0}</a></div>",
        "<div class='top-nav'><a href='/x'>{0}</a></div>",
    ],
)
def test_a_short_menu_above_a_list_is_no_heading(menu: str, word: str) -> None:
    assert count(f"{menu.format(word)}<div class='w'><div class='box'><ul>{MAIN}</ul></div></div>") == 6


@pytest.mark.parametrize("head", ["<h3><a href='/r/'>热点新闻</a></h3>", "<div><a href='/r/'>点击排行</a><a href='/t/'>图片新闻</a></div>"])
def test_a_heading_of_links_that_names_a_ranking_still_counts(head: str) -> None:
    body = f"<div class='mod'>{head}<ul>{SIDE}</ul></div><div class='box'><ul>{MAIN}</ul></div>"
    assert (count(body), count(body, "/1060/")) == (6, 0)
