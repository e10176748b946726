"""A list cut into blocks under headings is read whole, however long its blocks; other boxes of the page are not."""

from __future__ import annotations

import pytest

from tests.listing_pages import read
from tests.listing_shapes import HOST

PAGE = HOST + "/ztzl/dczg/"
FULL, SHORT, NONE = "<span>2026-04-{d:02d}</span>", "<span>04-{d:02d}</span>", ""


def block(count: int, folder: str, *, first: int = 1, day: str = FULL, make: str = "{folder}202604/t20260401_{n}.html") -> str:
    rows = (
        f'<li><a href="{make.format(folder=folder, n=7000 + n)}">关于第{n}项整改任务完成情况的公告</a>{day.format(d=28 - n % 20)}</li>'
        for n in range(first, first + count)
    )
    return f"<ul>{''.join(rows)}</ul>"


def page(content: str, name: str = "督察整改专栏", before: str = "") -> str:
    return f"<html><head><title>{name}-临河市生态环境局</title></head><body>{before}<div class='w'>{content}</div></body></html>"


def count_rows(text: str, url: str = PAGE) -> list[int]:
    """The numbers of the notices read, in their order."""
    return [int(row.title[3:].partition("项")[0]) for row in read(text, url).rows]


WRAPS = {
    "box": "<div><span>{head}</span><a href='{folder}'>更多</a>{rows}</div>",
    "named-box": "<div class='bk bk{n}'><div class='tit'><span>{head}</span><a href='{folder}'>更多&gt;&gt;</a></div>{rows}</div>",
    "h3": "<h3>{head}</h3>{rows}",
    "p": "<p><b>{head}</b></p>{rows}",
    "tab": "<div class='tab on'>{rows}<a href='{folder}'>更多</a></div>",
}
HEADS = ("整改方案", "验收公示", "来信办理")
FOLDERS = {
    "one folder": ("./xx/", "./xx/", "./xx/"),
    "below the page": ("./fa/", "./gs/", "./lx/"),
    "elsewhere, all in one": ("/gk/xx/", "/gk/xx/", "/gk/xx/"),
}


@pytest.mark.parametrize("day", [FULL, SHORT, NONE], ids=["full", "short", "none"])
@pytest.mark.parametrize("wrap", WRAPS)
@pytest.mark.parametrize("folders", FOLDERS)
def test_blocks_are_one_list_whatever_their_sizes(folders: str, wrap: str, day: str) -> None:
    for sizes in ((5, 5, 5), (5, 6, 5), (1, 9, 3), (8, 1, 1)):
        text, first = "", 1
        for n, (head, folder, size) in enumerate(zip(HEADS, FOLDERS[folders], sizes, strict=True)):
            text += WRAPS[wrap].format(head=head, folder=folder, n=n, rows=block(size, folder, first=first, day=day))
            first += size
        assert count_rows(page(text)) == list(range(1, first)), sizes


def test_blocks_in_a_grid_are_one_list() -> None:
    boxes = [WRAPS["box"].format(head=HEADS[n % 3], folder="./", rows=block(2, f"./c{n}/", first=1 + 2 * n)) for n in range(4)]
    grid = "".join(f"<div class='row'>{a}{b}</div>" for a, b in zip(boxes[::2], boxes[1::2], strict=True))
    assert count_rows(page(grid)) == list(range(1, 9))


@pytest.mark.parametrize("between", ["<p>置顶</p>", "<h3>往年公告</h3>", "<h3>2025年</h3>", "<div>共9条</div>"])
def test_pinned_rows_and_those_below_them_are_one_list(between: str) -> None:
    for name in ("zd", "top"):
        text = block(1, "./").replace("<ul>", f"<ul class='{name}'>") + between + block(8, "./", first=2)
        assert count_rows(page(text)) == list(range(1, 10))


QUERY = "{folder}show.jsp?id={n}"
APART = {  # a second box, after the list of three that the page is for
    "another folder": "<div><h3>要闻快递</h3>{rows}</div>",
    "ranking": "<div><h3>热点排行</h3>{here}</div>",
    "side column": "<div class='side'><h3>近期公告</h3>{here}</div>",
    "named otherwise": "<div class='right'><h3>近期公告</h3>{here}</div>",
    "hot list": "<div><h3>往期公告</h3><div class='hot'>{here}</div></div>",
    "undated": "<div><h3>往期公告</h3>{undated}</div>",
}


@pytest.mark.parametrize("other", APART)
@pytest.mark.parametrize("order", [1, -1])
def test_other_boxes_stay_out(other: str, order: int) -> None:
    for size in (1, 3, 12):
        rival = APART[other].format(
            rows=block(size, "/xwzx/", first=50), here=block(size, "./", first=50), undated=block(size, "./", first=50, day=NONE)
        )
        boxes = [f"<div><h3>督察整改专栏</h3>{block(3, './')}</div>", rival]
        assert count_rows(page("".join(boxes[::order]))) == [1, 2, 3], size


def test_list_in_the_same_element_that_is_named_as_a_ranking_stays_out() -> None:
    hot = block(4, "./", first=50).replace("<ul>", "<ul class='hot'>")
    assert count_rows(page(f"<h3>督察整改专栏</h3>{block(3, './')}<h3>近期公告</h3>{hot}")) == [1, 2, 3]


def test_box_that_bears_the_name_of_the_page_is_the_list_where_addresses_tell_nothing() -> None:
    mine = f"<div><h3>督察整改</h3>{block(3, '/x/', make=QUERY)}</div>"
    rival = f"<div><h3>要闻快递</h3>{block(9, '/x/', first=50, make=QUERY)}</div>"
    assert count_rows(page(mine + rival, "督察整改"), HOST + "/x/list.jsp?c=3") == [1, 2, 3]
    assert len(count_rows(page(mine + rival, "专题"), HOST + "/x/list.jsp?c=3")) == 12


MENU = "".join(f'<li><a href="/{n}/">{name}</a></li>' for n, name in enumerate(("首页", "政务公开", "办事服务", "互动交流", "专题")))


@pytest.mark.parametrize("menu", [f"<ul>{MENU}</ul>", f"<div class='nav'><ul>{MENU}</ul></div>", f"<nav>{MENU}</nav>"])
def test_menu_above_a_list_is_not_its_heading(menu: str) -> None:
    mine, rival = f"<div class='a'>{block(8, './')}</div>", f"<div class='b'>{block(6, '/xwzx/', first=50)}</div>"
    assert count_rows(page(mine + rival, before=menu)) == list(range(1, 9))
    assert count_rows(page(rival + mine, before=menu)) == list(range(1, 9))


def test_heads_of_rankings_are_a_heading_though_they_are_links() -> None:
    heads = "".join(f'<a href="/{n}/">{name}</a>' for n, name in enumerate(("热点排行", "推荐阅读", "最新")))
    rival = f"<div class='b'><div>{heads}</div>{block(6, '/y/', first=50)}</div>"
    mine = f"<div class='a'>{block(3, '/x/')}</div>"
    assert count_rows(page(rival + "<hr>" + mine, ""), HOST + "/z/list.jsp") == [1, 2, 3]
