"""The day of a row: under the heading of its year, by the label of its cell, and as a number of seconds."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.listing_pages import read
from tests.listing_shapes import HOST

PAGE = HOST + "/dczg/"
ROW = '<li><a href="/dczg/show/{n}.html">关于第{n}项整改任务完成情况的公告</a><span>{m:02d}-{d:02d}</span></li>'


def days(content: str) -> list[date | None]:
    text = f"<html><head><title>督察整改</title></head><body><h2>督察整改</h2><div class='l'>{content}</div></body></html>"
    return [row.published for row in read(text, PAGE).rows]


def rows(first: int) -> str:
    return "".join(ROW.format(n=first + n, m=9 - n, d=20 - n) for n in range(3))


def expected(*years: int | None) -> list[date | None]:
    return [None if year is None else date(year, 9 - n, 20 - n) for year in years for n in range(3)]


HEADINGS = ["<h3>{y}年</h3>", "<p class='y'><b>{y}年度</b></p>", "<div>[{y}]</div>"]


@pytest.mark.parametrize("heading", HEADINGS)
def test_day_without_a_year_has_that_of_the_heading_above(heading: str) -> None:
    blocks = "".join(f"{heading.format(y=2027 - n)}<ul>{rows(100 * n)}</ul>" for n in range(1, 4))
    assert days(blocks) == expected(2026, 2025, 2024)
    boxes = "".join(f"<div class='b'>{heading.format(y=2027 - n)}<ul>{rows(100 * n)}</ul></div>" for n in range(1, 4))
    assert days(boxes) == expected(2026, 2025, 2024)


def test_heading_may_be_an_item_of_the_list() -> None:
    assert days("<ul>" + "".join(f"<li>{2027 - n}年</li>{rows(100 * n)}" for n in range(1, 4)) + "</ul>") == expected(2026, 2025, 2024)


@pytest.mark.parametrize("other", ["<h3>往年公告</h3>", "<h3>2025年公告汇总</h3>", "<h3>2024年 2025年</h3>"])
def test_what_is_no_year_alone_ends_the_section_of_a_year(other: str) -> None:
    assert days(f"<h3>2026年</h3><ul>{rows(100)}</ul>{other}<ul>{rows(200)}</ul>")[:3] == expected(2026)
    assert days(f"{other}<ul>{rows(200)}</ul>") == expected(None)


TWO = {
    "title": '<span title="成文日期">{other}</span><span title="发布日期">{day}</span>',
    "title, printed first": '<span title="发布时间">{day}</span><span title="生成日期">{other}</span>',
    "class": '<span class="li-cwrq">{other}</span><i class="fbrq">{day}</i>',
}


@pytest.mark.parametrize("cells", TWO)
def test_day_of_publication_is_told_by_the_name_of_its_cell(cells: str) -> None:
    content = "".join(
        f'<li><a href="/dczg/show/{70 + n}.html">关于第{n}项整改任务完成情况的公告</a>{TWO[cells].format(day=f"2026-05-0{n}", other="2026-04-02")}</li>'
        for n in (3, 2, 1)
    )
    assert days(f"<ul>{content}</ul>") == [date(2026, 5, n) for n in (3, 2, 1)]


@pytest.mark.parametrize("apart", [True, False])
def test_day_of_publication_is_told_by_the_heading_of_its_column(apart: bool) -> None:
    head = "<li><span>标题</span><span>成文日期</span><span>发布日期</span></li>"
    content = "".join(
        f'<li><span><a href="/dczg/show/{70 + n}.html">关于第{n}项整改任务完成情况的公告</a></span><span>2026-04-02</span><span>2026-05-0{n}</span></li>'
        for n in (3, 2, 1)
    )
    text = f"<ul class='h'>{head}</ul><ul>{content}</ul>" if apart else f"<ul>{head}{content}</ul>"
    assert days(text) == [date(2026, 5, n) for n in (3, 2, 1)]


@pytest.mark.parametrize("key", ["date", "publishTime", "display_publish_time", "releaseDate", "issueTime", "fbsj"])
@pytest.mark.parametrize("value, day", [
    (1780000000, date(2026, 5, 29)), (1780000000000, date(2026, 5, 29)), ("1780000000", date(2026, 5, 29)),
    (1779984000, date(2026, 5, 29)), (1779983999, date(2026, 5, 28)),  # midnight by China's clock
    ("2026-05-28 09:30:00", date(2026, 5, 28)), (20260528, date(2026, 5, 28)), (7, None), (12345678901234, None),
])  # fmt: skip
def test_day_of_a_record_may_be_a_number(key: str, value: object, day: date | None) -> None:
    items = [{"title": f"关于第{n}项整改任务完成情况的公告", "url": f"/d/{n}.html", key: value} for n in range(3)]
    assert [row.published for row in read(json.dumps({"data": items}), PAGE).rows] == [day] * 3
