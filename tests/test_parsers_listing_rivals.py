"""Which of several lists is the column's where the own one prints no days: pagers and what rows speak of tell."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Role

FAMILIES = {
    "vsb": ("/zwgk/zggs.htm", "../info/1031/{n}.htm", "../info/1071/{n}.htm"),
    "asp": ("/list.asp?cid=3", "show.asp?id={n}", "show.asp?id={n}"),
    "content": ("/zwgk/list_31.html", "/zwgk/content_{n}.html", "/zwgk/content_{n}.html"),
    "hanweb": ("/col/col5512/index.html", "/art/2025/4/8/art_5512_{n}.html", "/art/2025/9/8/art_5307_{n}.html"),
}


def items(href: str, title: str, count: int, first: int, *, dated: bool) -> str:
    day = "<span>2025-09-{0:02d}</span>"
    return "".join(
        f'<li><a href="{href.format(n=first + i)}">{title.format(i)}</a>{day.format(i) if dated else ""}</li>'
        for i in range(1, count + 1)
    )


def own(family: str, count: int, title: str = "关于榆树坪镇第{}项问题整改情况的说明", *, dated: bool = False) -> str:
    return f"<ul>{items(FAMILIES[family][1], title, count, 900, dated=dated)}</ul>"


def other(family: str, count: int, title: str = "全县秋季森林防火工作第{}次会议召开", *, dated: bool = True) -> str:
    return f"<ul>{items(FAMILIES[family][2], title, count, 9000, dated=dated)}</ul>"


def counts(family: str, body: str, title: str = "整改公示_绿山县") -> tuple[int, int]:
    """How many rows of the own list are read, and how many of the other."""
    page = f"<html><head><title>{title}</title></head><body>{body}<p>版权所有：绿山县</p></body></html>"
    rows = read(page.encode(), "http://www.lvshan.gov.cn" + FAMILIES[family][0], role=Role.LIST).rows
    theirs = sum(len(row.url.rpartition("=")[2].rpartition("/")[2].rpartition("_")[2].split(".")[0]) > 3 for row in rows)
    return len(rows) - theirs, theirs


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("heading", ["最新信息", "通知公告", "要闻动态"])
@pytest.mark.parametrize(("ours", "theirs"), [(3, 1), (15, 6), (30, 1)])
@pytest.mark.parametrize("before", [True, False])
def test_a_dated_side_box_does_not_beat_a_list_that_speaks_of_the_column(
    family: str, heading: str, ours: int, theirs: int, before: bool
) -> None:
    side = f"<div class='mod'><h3>{heading}</h3>{other(family, theirs)}</div>"
    main = f"<div class='box'>{own(family, ours)}</div>"
    assert counts(family, side + main if before else main + side) == (ours, 0)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_dated_list_stays_the_column_beside_undated_rows_that_speak_of_it(family: str) -> None:
    main = own(family, 6, "榆树坪镇第{}号砖厂粉尘扰民情况的说明", dated=True)
    side = f"<h3>专题专栏</h3>{other(family, 5, '贯彻落实督察整改工作第{}次会议', dated=False)}"
    assert counts(family, f"<div>{main}</div><div class='mod'>{side}</div>") == (6, 0)


@pytest.mark.parametrize("family", ["vsb", "asp", "content"])
def test_what_rows_speak_of_does_not_count_where_the_column_is_named_after_another_matter(family: str) -> None:
    main = own(family, 6, "榆树坪镇第{}号砖厂粉尘扰民情况的说明", dated=True)
    side = f"<div class='mod'><h3>要闻集锦</h3>{other(family, 5, '贯彻落实督察整改工作第{}次会议')}</div>"
    assert counts(family, f"<div>{main}</div>{side}", "工作动态_绿山县") == (6, 0)


PAGER = "<div><a href='/zwgk/zggs/2.htm'>2</a> <a href='/zwgk/zggs/2.htm'>下页</a></div>"


@pytest.mark.parametrize("before", [True, False])
def test_a_pager_speaks_for_the_list_nearest_to_it_alone(before: bool) -> None:
    main = f"<div class='box'>{own('vsb', 4, '榆树坪镇第{}号砖厂粉尘扰民情况的说明', dated=True)}{PAGER}</div>"
    side = other("vsb", 4)
    assert counts("vsb", side + main if before else main + side, "") == (4, 0)


def test_the_pager_of_a_nested_list_is_not_that_of_a_link_at_the_top() -> None:
    home = "<a href='/zw/index.htm'>绿山县人民政府信息公开</a><b>2025-09-26</b>"
    rows = own("vsb", 1, "第{}号砖厂的说明", dated=True)
    main = f"<table><tr><td><div><div class='box'>{rows}{PAGER}</div></div></td></tr></table>"
    assert counts("vsb", home + main, "") == (1, 0)
