"""Of several arrays of a JSON answer the list is told by what the names around it say, not by its length alone."""

from __future__ import annotations

import json

import pytest

from tests.listing_pages import read
from tests.listing_shapes import HOST


def records(count: int, folder: str, title: str = "关于第{}项整改任务完成情况的公示") -> list[dict[str, str]]:
    return [
        {"title": title.format(n), "linkUrl": f"/{folder}/202604/t2026040{n}_71{n}.html", "releaseDate": f"2026-04-0{n}"}
        for n in range(1, count + 1)
    ]


def folders(answer: object) -> list[str]:
    rows = read(json.dumps(answer, ensure_ascii=False), HOST + "/api/list?col=5").rows
    return [row.url.removeprefix(HOST).split("/")[1] for row in rows]


@pytest.mark.parametrize("aside", ["hot", "hotList", "rankList", "recommend", "banner", "relatedNews", "slides", "news", "latest"])
@pytest.mark.parametrize("name", ["list", "rows", "records", "items", "content"])
@pytest.mark.parametrize("total", ["total", "totalCount", "pageCount"])
def test_the_paged_list_is_read_however_long_another_is(name: str, aside: str, total: str) -> None:
    for own, other in ((2, 5), (3, 3), (5, 2), (1, 8)):
        inside = {aside: records(other, "xw"), name: records(own, "dczg"), total: own}
        assert folders({"code": 0, "data": inside}) == ["dczg"] * own
        assert folders(dict(reversed(inside.items()))) == ["dczg"] * own
        assert folders({total: own, "data": {aside: records(other, "xw"), name: records(own, "dczg")}}) == ["dczg"] * own


@pytest.mark.parametrize("box", ["hot", "menu", "navList", "recommendList"])
def test_a_list_inside_a_box_is_the_boxes(box: str) -> None:
    inside = {box: {"list": records(6, "xw"), "total": 6}, "notices": records(2, "dczg")}
    assert folders({"data": inside}) == ["dczg"] * 2
    assert folders({"data": {box: {"list": records(6, "xw")}}}) == ["xw"] * 6


@pytest.mark.parametrize("names", [("photoNews", "data"), ("notices", "topics"), ("channel", "site")])
def test_the_longest_is_read_where_no_name_tells(names: tuple[str, str]) -> None:
    long, short = names
    assert folders({short: records(2, "xw"), long: records(5, "dczg")}) == ["dczg"] * 5
