"""Rows written in another tag beside their list: pinned rows and headlines belong to it, other boxes do not."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Role

BASE = "http://www.lvshan.gov.cn"
PAGES = {
    "trs": ("/dczg/gs/index.html", "./202504/t202504{d:02d}_{n}.html"),
    "hanweb": ("/col/col5512/index.html", "/art/2025/4/{d}/art_5512_{n}.html"),
    "vsb": ("/zwgk/zggs.htm", "../info/1031/{n}.htm"),
    "asp": ("/list.asp?cid=3", "show.asp?id={n}"),
    "content": ("/zwgk/list_31.html", "/zwgk/content_{n}.html"),
}


def link(family: str, day: int) -> str:
    href = PAGES[family][1].format(d=day, n=900 + day)
    return f'<a href="{href}">关于榆林坪镇第{day}项问题整改情况的公示</a>'


def items(family: str, first: int, last: int) -> str:
    return "".join(f"<li>{link(family, day)}<span>2025-04-{day:02d}</span></li>" for day in range(first, last + 1))


def urls(family: str, body: str, title: str = "整改销号公示_绿山县") -> list[str]:
    page = f"<html><head><title>{title}</title></head><body>{body}<div>版权所有：绿山县</div></body></html>"
    rows = read(page.encode(), BASE + PAGES[family][0], role=Role.LIST).rows
    return [row.url for row in rows]


PINS = {
    "div": "<div class='zd'>[置顶]{a}<span>2025-04-01</span></div>",
    "p": "<p>{a}<span>2025-04-01</span></p>",
    "heading": "<h3>{a}</h3><span>2025-04-01</span>",
    "dl": "<dl><dd>{a}<span>2025-04-01</span></dd></dl>",
}
HEADINGS = {"own": "<h2>整改销号公示</h2>", "other": "<h2>信息列表</h2>", "none": ""}


@pytest.mark.parametrize("family", PAGES)
@pytest.mark.parametrize("pin", PINS)
@pytest.mark.parametrize("heading", HEADINGS)
def test_a_pinned_row_in_another_tag_belongs_to_the_list_beside_it(family: str, pin: str, heading: str) -> None:
    pinned = PINS[pin].format(a=link(family, 1))
    found = urls(family, f"<div class='list'>{HEADINGS[heading]}{pinned}<ul>{items(family, 2, 9)}</ul></div>")
    assert len(found) == 8 + 1
    assert str(901) in found[0]


@pytest.mark.parametrize("family", PAGES)
def test_a_row_between_or_behind_the_pieces_of_a_list_keeps_its_place(family: str) -> None:
    odd = f"<div>{link(family, 5)}<span>2025-04-05</span></div>"
    between = f"<div class='list'><ul>{items(family, 1, 4)}</ul>{odd}<ul>{items(family, 6, 9)}</ul></div>"
    behind = f"<div class='list'><ul>{items(family, 1, 4)}</ul>{odd}</div>"
    assert [url[-20:] for url in urls(family, between)] == [
        url[-20:] for url in urls(family, f"<ul>{items(family, 1, 9)}</ul>")
    ]
    assert len(urls(family, behind)) == 5


@pytest.mark.parametrize("family", PAGES)
@pytest.mark.parametrize("headline", ["<div><h3>{a}</h3><p>县有关部门已现场核查。</p></div>", "<p><strong>{a}</strong></p>"])
def test_a_headline_without_a_day_before_a_dated_list_is_a_row(family: str, headline: str) -> None:
    body = f"<div class='list'>{headline.format(a=link(family, 1))}<ul>{items(family, 2, 8)}</ul></div>"
    assert len(urls(family, body)) == 8


@pytest.mark.parametrize("heading", ["点击排行", "要闻动态", "通知公告"])
@pytest.mark.parametrize("row", ["<p>{a} 2025-04-2{i}</p>", "<div>{a}<em>2025-04-2{i}</em></div>"])
@pytest.mark.parametrize("before", [True, False])
def test_a_headed_box_of_other_rows_beside_a_list_stays_apart(heading: str, row: str, before: bool) -> None:
    others = "".join(
        row.format(a=f'<a href="show.asp?id=70{i}">全县森林防火工作会议召开情况{i}</a>', i=i) for i in range(3)
    )
    side = f"<div class='mod'><h3>{heading}</h3>{others}</div>"
    main = f"<div class='list'><ul>{items('asp', 1, 4)}</ul></div>"
    found = urls("asp", side + main if before else main + side)
    assert [url[-3:] for url in found] == ["901", "902", "903", "904"]


def test_words_between_rows_and_a_list_part_them() -> None:
    others = "".join(f'<p><a href="show.asp?id=70{i}">全县森林防火工作会议召开情况{i}</a> 2025-04-21</p>' for i in range(3))
    body = f"<div>{others}<h2>整改销号公示</h2><ul>{items('asp', 1, 4)}</ul></div>"
    assert [url[-3:] for url in urls("asp", body)] == ["901", "902", "903", "904"]


def test_pins_under_the_columns_own_heading_in_a_box_of_their_own_are_rows() -> None:
    pinned = f"<div class='t1'><h2>整改销号公示</h2><p>{link('asp', 1)} 2025-04-01</p></div>"
    assert len(urls("asp", f"{pinned}<ul>{items('asp', 2, 6)}</ul>")) == 6


@pytest.mark.parametrize("day", ["", "<span>2025-04-21</span>"])
def test_a_headed_box_with_one_row_beside_a_list_is_none_of_its_rows(day: str) -> None:
    side = f"<div class='mod'><h3>最新信息</h3><div>{'<a href=show.asp?id=700>全县森林防火会议召开情况</a>'}{day}</div></div>"
    assert len(urls("asp", f"<div>{side}<ul>{items('asp', 2, 6)}</ul></div>")) == 5


@pytest.mark.parametrize(("headlines", "rows"), [(3, 8), (4, 5)])
def test_few_rows_without_a_day_are_headlines_of_a_dated_list_more_are_none(headlines: int, rows: int) -> None:
    before = "".join(f"<p>{link('asp', day)}</p>" for day in range(21, 21 + headlines))
    assert len(urls("asp", f"<div class='list'>{before}<ul>{items('asp', 1, 5)}</ul></div>")) == rows


@pytest.mark.parametrize(("heading", "rows"), [("点击排行", 5), ("热点新闻", 5), ("推荐阅读", 5), ("信息列表", 8)])
@pytest.mark.parametrize("day", ["", " 2025-04-2{i}"])
def test_rows_headed_as_a_ranking_are_none_of_the_list_that_follows(heading: str, rows: int, day: str) -> None:
    before = "".join(f"<p>{link('asp', 20 + i)}{day.format(i=i)}</p>" for i in range(1, 4))
    assert len(urls("asp", f"<h3>{heading}</h3>{before}<div class='list'><ul>{items('asp', 1, 5)}</ul></div>")) == rows
