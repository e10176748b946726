"""A list that says it is empty is empty: what another box of the page holds does not take its place."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Role

ROWS = "".join(
    f"<li><a href='{{folder}}/202508/t2025080{i}_{i}50.html'>全县秋收工作会议召开第{i}次</a><span>2025-08-0{i}</span></li>" for i in range(1, 6)
)
NEWS = ROWS.format(folder="/xw/yw")


def count(body: str) -> int:
    page = f"<html><head><title>整改公示_石塘县</title></head><body>{body}</body></html>"
    return len(read(page.encode(), "http://www.shitang.gov.cn/dczg/gs/index.html", role=Role.LIST).rows)


@pytest.mark.parametrize("heading", ["最新信息", "要闻动态", "通知公告"])
@pytest.mark.parametrize(
    "nothing",
    ["<p>暂无信息</p>", "<ul></ul><div>共0条记录</div>", "<ul><li>暂无数据!</li></ul>", "<div>该栏目暂无内容</div>"],
)
def test_an_empty_list_does_not_take_the_rows_of_another_box(nothing: str, heading: str) -> None:
    side = f"<div class='r'><h3>{heading}</h3><ul>{NEWS}</ul></div>"
    assert count(f"<h2>整改公示</h2><div class='list'>{nothing}</div>{side}") == 0


def test_rows_stay_where_another_box_is_empty_or_they_are_the_columns_own() -> None:
    empty = "<div class='r'><h3>在线访谈</h3><p>暂无信息</p></div>"
    assert count(f"<h2>整改公示</h2><ul>{NEWS}</ul>{empty}") == 5
    assert count(f"<div><h3>公开信息</h3><ul>{NEWS}</ul></div>{empty}") == 5
    own = ROWS.format(folder="/dczg/gs")
    assert count(f"<h2>整改公示</h2><p>暂无信息</p><div><h3>近期情况</h3><ul>{own}</ul></div>") == 5


SIDE = "<div class='r'><h3>{0}</h3><ul>{1}</ul></div>"


@pytest.mark.parametrize("heading", ["最新信息", "要闻动态", "热点新闻"])
@pytest.mark.parametrize("silent", ["<ul></ul>", "<ul class='x'><!-- 列表 --></ul>", "<ul><li></li></ul>", "<table><tbody></tbody></table>"])
@pytest.mark.parametrize("before", [True, False])
def test_a_list_without_a_word_does_not_take_the_rows_of_another_box(silent: str, heading: str, before: bool) -> None:
    main, side = f"<div class='list'><h2>整改公示</h2>{silent}</div>", SIDE.format(heading, NEWS)
    assert count(side + main if before else main + side) == 0


@pytest.mark.parametrize("empty", ["<ul class='subnav'></ul>", "<div class='swiper'><ul></ul></div>", "<ul></ul>"])
def test_an_empty_list_takes_no_rows_that_speak_of_the_column(empty: str) -> None:
    rows = NEWS.replace("全县秋收工作会议召开", "关于石塘镇整改情况的公示")
    assert count(f"<h2>整改公示</h2>{empty}{SIDE.format('信息列表', rows)}") == 5


@pytest.mark.parametrize("empty", ["<div class='swiper'><ul></ul></div>", "<div class='nav'><ul></ul></div>", "<ul><li><img src='/a.jpg'></li></ul>"])
def test_empty_lists_of_menus_and_pictures_say_nothing(empty: str) -> None:
    assert count(f"<h2>整改公示</h2>{empty}{SIDE.format('信息列表', NEWS)}") == 5


@pytest.mark.parametrize(("url", "rows"), [("/zwgk/list_31.html", 0), ("/zwgk/", 5), ("/zwgk/index_2.html", 5), ("/zwgk/list.shtml", 5)])
def test_rows_of_a_folder_that_columns_share_are_not_for_that_the_columns_own(url: str, rows: int) -> None:
    items = "".join(f"<li><a href='/zwgk/content_{i}88.html'>全县秋收工作会议召开第{i}次</a><span>2025-08-0{i}</span></li>" for i in range(1, 6))
    body = f"<h2>整改公示</h2><p>暂无信息</p>{SIDE.format('最新信息', items)}"
    page = f"<html><head><title>整改公示_石塘县</title></head><body>{body}</body></html>"
    assert len(read(page.encode(), "http://www.shitang.gov.cn" + url, role=Role.LIST).rows) == rows
