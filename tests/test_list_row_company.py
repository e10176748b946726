"""What stands beside a row's title is neither its title nor a row: links of one label, deadlines, lines of a tooltip."""

from __future__ import annotations

from datetime import date

import pytest

from tests.listing_pages import read
from tests.listing_shapes import HOST

TITLE = "关于白石河第{n}项任务完成情况的说明"


def rows(row: str, head: str = "", table: bool = False, count: int = 6) -> list[tuple[str, date | None]]:
    made = "".join(row.replace("{title}", TITLE).replace("{n}", str(n)) for n in range(1, count + 1))
    box = f"<table>{head}{made}</table>" if table else f"<ul>{made}</ul>"
    found = read(f"<html><head><title>整改公示</title></head><body>{box}</body></html>", HOST + "/gk/gs/").rows
    return [(row.title, row.published) for row in found]


EXPECTED = [(TITLE.format(n=n), date(2026, 4, n)) for n in range(1, 7)]


@pytest.mark.parametrize("label", ["政策解读", "【相关解读】", "查看办理情况", "[图解说明]", "领导批示情况"])
def test_links_of_one_label_behind_the_titles_are_no_rows(label: str) -> None:
    link = f"<a href='/jd/1311{{n}}.html'>{label}</a>"
    assert rows("<li><a href='./3100{n}.html'>{title}</a><span>2026-04-0{n}</span>" + link + "</li>") == EXPECTED
    cells = "<tr><td><a href='./3100{n}.html'>{title}</a></td><td>2026-04-0{n}</td><td>" + link + "</td></tr>"
    assert rows(cells, table=True) == EXPECTED


@pytest.mark.parametrize("label", ["验收销号公示", "整改方案", "情况通报", "第{n}号办理情况"])
def test_links_that_name_a_notice_of_their_own_stay(label: str) -> None:
    link = f"<a href='/jd/1311{{n}}.html'>{label}</a>"
    assert len(rows("<li><a href='./3100{n}.html'>{title}</a>" + link + "</li>")) == 12


def test_a_repeated_title_behind_a_short_name_stays() -> None:
    found = rows("<li><a href='/qx/1311{n}.html'>第{n}督察组</a><a href='./3100{n}.html'>办理情况说明</a></li>")
    assert sum(title == "办理情况说明" for title, _ in found) == 6


@pytest.mark.parametrize("columns", [
    ("整改时限", "公示时间"), ("整改完成时限", "公示时间"), ("整改时限", "销号公示时间"), ("完成时间", "日期"), ("验收日期", "发布时间"),
    ("整改期限", "时间"), ("办结时间", "公开日期"),
])  # fmt: skip
@pytest.mark.parametrize("first", [True, False])
def test_the_day_of_the_work_is_not_that_of_the_notice(columns: tuple[str, str], first: bool) -> None:
    cells = ["<td>2026-12-31</td>", "<td>2026-04-0{n}</td>"]
    names = [f"<th>{name}</th>" for name in columns]
    head = "<tr><th>标题</th>" + "".join(names if first else names[::-1]) + "</tr>"
    row = "<tr><td><a href='./3100{n}.html'>{title}</a></td>" + "".join(cells if first else cells[::-1]) + "</tr>"
    assert rows(row, head, table=True) == EXPECTED


@pytest.mark.parametrize(("name", "expected"), [("完成时间", True), ("时间", True), ("整改公示日期", True), ("整改时限", False)])
def test_the_only_day_of_a_row_is_its_day_unless_it_is_a_deadline(name: str, expected: bool) -> None:
    row = "<tr><td><a href='./3100{n}.html'>{title}</a></td><td>2026-04-0{n}</td></tr>"
    found = rows(row, f"<tr><th>标题</th><th>{name}</th></tr>", table=True)
    assert [day for _, day in found] == [date(2026, 4, n) if expected else None for n in range(1, 7)]


@pytest.mark.parametrize("line", ["作&nbsp;&nbsp;&nbsp;&nbsp;者:佚名", "来　　源：白石县", "作者：佚名", "时 间:2026-04-01"])
def test_the_lines_below_the_title_of_a_tooltip_are_no_part_of_it(line: str) -> None:
    tip = f'title="文章标题:{{title}}&#10;{line}&#10;更新时间:2026-04-01"'
    assert rows("<li><a href='./3100{n}.html' " + tip + ">关于白石河第{n}项…</a><span>2026-04-0{n}</span></li>") == EXPECTED
