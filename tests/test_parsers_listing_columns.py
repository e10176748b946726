"""Columns of one page that are written each in its way are read whole; a box beside them that leads elsewhere is not."""

from __future__ import annotations

import pytest

from tests.listing_pages import read
from tests.listing_shapes import HOST

SHAPES = {
    "ul": ("<ul>", '<li><a href="{url}">{title}</a><span>{day}</span></li>', "</ul>"),
    "table": ("<table>", '<tr><td><a href="{url}">{title}</a></td><td>{day}</td></tr>', "</table>"),
    "div": ("<div class='x'>", '<div><a href="{url}">{title}</a><em>{day}</em></div>', "</div>"),
    "p": ("<div>", '<p><a href="{url}">{title}</a> {day}</p>', "</div>"),
    "dl": ("<div>", '<dl><dt><a href="{url}">{title}</a></dt><dd>{day}</dd></dl>', "</div>"),
    "undated": ("<ul>", '<li><a href="{url}">{title}</a></li>', "</ul>"),
    "cards": ("<div class='c'>", '<div><a href="{url}"><img src="1.jpg"><p>{title}</p></a></div>', "</div>"),
}
URLS = {
    "trs": ("/gk/dczg/index.html", "./202604/t20260401_{n}.html"),
    "hanweb": ("/col/col5512/index.html", "/art/2026/4/1/art_5512_{n}.html"),
    "vsb": ("/zwgk/zggs.htm", "../info/1031/{n}.htm"),
}


def block(shape: str, first: int, count: int, url: str, title: str = "关于第{n}项整改任务完成情况的公告") -> str:
    start, row, end = SHAPES[shape]
    made = (row.format(url=url.format(n=7000 + n), title=title.format(n=n), day=f"2026-04-{28 - n % 20}") for n in range(first, first + count))
    return start + "".join(made) + end


def numbers(content: str, page: str) -> list[int]:
    text = f"<html><head><title>督察整改-临河市</title></head><body><div class='m'>{content}</div></body></html>"
    return [int("".join(c for c in row.title if c.isdigit())) for row in read(text, HOST + page).rows]


@pytest.mark.parametrize("wrap", ["{}", "<div class='b'>{}</div>"], ids=["bare", "boxed"])
@pytest.mark.parametrize("system", sorted(URLS))
@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_both_columns_are_read_whatever_their_sizes(shape: str, system: str, wrap: str) -> None:
    page, url = URLS[system]
    for size, other in ((6, 6), (6, 7), (2, 9), (9, 2), (5, 1)):
        if shape == "cards" and wrap != "{}" and other == 1:
            continue  # a single card without a day cannot be told from the box around it
        one = wrap.format("<h3>验收公示</h3>" + block("ul", 1, size, url))
        two = wrap.format("<h3>来信办理</h3>" + block(shape, 1 + size, other, url))
        assert numbers(one + two, page) == list(range(1, 1 + size + other)), (size, other)
        one, two = wrap.format("<h3>来信办理</h3>" + block(shape, 1, other, url)), wrap.format("<h3>验收公示</h3>" + block("ul", 1 + other, size, url))
        assert numbers(one + two, page) == list(range(1, 1 + size + other)), (other, size)


@pytest.mark.parametrize("shape", ["table", "div", "p", "dl", "undated", "cards"])
@pytest.mark.parametrize(("heading", "page", "url", "elsewhere"), [
    ("<h3>要闻动态</h3>", *URLS["trs"], "/xw/202604/t20260401_{n}.html"),
    ("<h3>通知公告</h3>", *URLS["hanweb"], "/art/2026/4/1/art_5307_{n}.html"),
    ("<h3>要闻动态</h3>", *URLS["vsb"], "../info/1071/{n}.htm"),
    ("<h3>点击排行</h3>", *URLS["trs"], "./202604/t20260401_{n}.html"),
    ("<h3>要闻动态</h3>", "/gk/list_31.html", "/gk/content_{n}.html", "/gk/content_{n}.html"),
    ("<h4>要闻动态</h4>", *URLS["trs"], "./202604/t20260401_{n}.html"),
])  # fmt: skip
def test_a_side_box_written_in_its_own_way_stays_out(heading: str, page: str, url: str, elsewhere: str, shape: str) -> None:
    own = "<h3>督察整改</h3>" if "h4" not in heading and "content_" in url else "<h3>验收公示</h3>"
    for count in (2, 4):
        side = heading + block(shape, 101, count, elsewhere, "全市经济运行第{n}次分析会召开")
        assert numbers(own + block("ul", 1, 6, url) + side, page) == list(range(1, 7))
