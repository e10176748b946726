"""Days in a heading's element, in parts and without separators; the days that belong to a title or a notice."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.dates import bare_day, pieced_day
from tests.test_parsers_told_lines import DAY, TEXT, TITLE, page, text

WRITTEN = [
    "<em>2023-05-18</em>", "<span>2023年05月18日</span>", "<small>发布时间：2023-05-18</small>", "<i>[2023-05-18]</i>", "<span>2023-05-18 10:20</span>",
]  # fmt: skip


@pytest.mark.parametrize("day", WRITTEN)
@pytest.mark.parametrize("form", ["<h1>{title}{day}</h1>", "<h1>{day}{title}</h1>", "<div class=tit>{title}{day}</div>"])
def test_a_day_in_an_element_of_its_own_is_no_part_of_the_title(day: str, form: str) -> None:
    heading = form.format(title=TITLE, day=day)
    document = page(f"{heading}<div>信息来源：安环部</div><div class=con>{text(*TEXT)}</div>")
    assert (document.title, document.published, document.body.split("\n")) == (TITLE, DAY, TEXT)


def test_a_heading_with_its_day_above_the_text_is_not_the_text() -> None:
    document = page(f"<h1>{TITLE}<span>2023-05-18</span></h1>{text(*TEXT)}")
    assert (document.title, document.published, document.body.split("\n")) == (TITLE, DAY, TEXT)


def test_a_day_that_the_title_says_too_belongs_to_it() -> None:
    title = "2023年5月18日白石镇空气质量"
    heading = "<h1><span>2023年5月18日</span>白石镇空气质量</h1>"
    assert page(f"{heading}<div class=con>{text(*TEXT)}</div>", title).title == title


@pytest.mark.parametrize(
    "day",
    [
        "发布时间：<i>18</i><span>2023-05</span>", "发布时间：<b>05/18</b><span>2023</span>", "<strong>18</strong><em>2023-05</em>", "20230518", "23-05-18",
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["<h1>{title}</h1><div>{day}</div><div class=c>{text}</div>", "<h1>{title}</h1><p>{day}</p>{text}"])
def test_a_day_beside_a_heading_is_read_in_any_form(day: str, form: str) -> None:
    document = page(form.format(title=TITLE, day=day, text=text(*TEXT)))
    assert (document.published, document.body.split("\n")) == (DAY, TEXT)


def test_a_leaf_of_a_calendar_above_a_heading_in_the_body() -> None:
    leaf = "<div><strong>18</strong><em>2023-05</em></div>"
    about = "<div><h2>白石镇反馈督察情况</h2><div>责编：融媒体中心 | 浏览量 <span>3,021</span></div></div>"
    document = page(f"<div class=news-detail>{leaf}{about}{text(*TEXT, '来源：白石日报')}</div>", "白石市人民政府")
    assert (document.title, document.published, document.source) == ("白石镇反馈督察情况", DAY, "白石日报")
    assert document.body.split("\n") == [*TEXT, "来源：白石日报"]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("20230518", DAY), ("23-05-18", DAY), ("二〇二三年五月十八日", DAY), ("18 2023-05", DAY), ("公示日期：2023-05-18", None), ("18 户 2023-05", None),
        ("生成日期： 2023-05-18", None), ("1 2", None),
    ],
)  # fmt: skip
def test_a_bare_day_has_no_label(line: str, day: date | None) -> None:
    assert bare_day(line) == day


def test_parts_of_a_day_are_three_at_most() -> None:
    assert pieced_day("2023 05 18") == DAY
    assert pieced_day("2023 05 18 09") is None


@pytest.mark.parametrize("line", ["公示日期：2023年5月18日", "整改期限：2023-05-18", "二〇二三年五月十八日"])
def test_a_labelled_or_spelled_day_below_a_heading_stays(line: str) -> None:
    assert page(f"<h1>{TITLE}</h1>{text(line, *TEXT)}").body.split("\n") == [line, *TEXT]
