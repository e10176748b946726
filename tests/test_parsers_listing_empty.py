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
