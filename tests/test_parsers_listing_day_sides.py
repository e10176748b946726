"""Which side of a link its day stands on, where rows have no elements of their own."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.api import read
from parsers.document import Role

DAYS = [date(2025, 10, 30), date(2025, 10, 25), date(2025, 10, 16), date(2025, 9, 2)]
ROW = "<a href='/info/1055/{n}.htm'>关于第{n}项整改任务验收销号的公示</a>"
BEFORE = [
    "{d} " + ROW + "<br>", "[{d}] " + ROW + "<br/>", "<span>{d}</span>" + ROW + "<br>", "<font color='gray'>{d}</font> " + ROW + "<br>",
    "·{d} " + ROW + "<br>", "{d}：" + ROW + "<br>", "<span>{d}</span>" + ROW, "<p>{d}</p><h4>" + ROW + "</h4>", "{d} <b>" + ROW + "</b><br>",
    "<dt>{d}</dt><dd>" + ROW + "</dd>",
]  # fmt: skip
BEHIND = [
    ROW + " {d}<br>", "·" + ROW + "&nbsp;[{d}]<br>", ROW + "<span>{d}</span>", "<h4>" + ROW + "</h4><p>{d}</p>", "<dd>" + ROW + "</dd><dt>{d}</dt>",
]  # fmt: skip
AROUND = ["<div>{0}</div>", "<table><tr><td>{0}</td></tr></table>", "<div>{0}<a href='i_2.htm'>下一页</a></div>", "<div><h2>督察整改</h2>{0}</div>"]


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("row", BEFORE + BEHIND)
def test_each_row_has_the_day_of_its_own_line(row: str, around: str) -> None:
    rows = "".join(row.format(n=n, d=day) for n, day in enumerate(DAYS, 12))
    text = around.format(f"<dl>{rows}</dl>" if "<dd>" in row else rows)
    page = f"<html><head><title>督察整改_青禾县</title></head><body>{text}</body></html>"
    found = read(page.encode(), "http://www.qinghe.gov.cn/hbdc/dczg.htm", role=Role.LIST)
    assert [row.published for row in found.rows] == DAYS


@pytest.mark.parametrize("last", [" 2025-08-11<br>", " 2025-08-11<br><a href='i_2.htm'>下一页</a>"])
def test_a_day_above_the_rows_is_not_that_of_the_first(last: str) -> None:
    rows = "".join((ROW + " {d}<br>").format(n=n, d=day) for n, day in enumerate(DAYS, 12)) + ROW.format(n=99) + last
    page = f"<html><head><title>督察整改_青禾县</title></head><body><div>2025-11-03 {rows}</div></body></html>"
    found = read(page.encode(), "http://www.qinghe.gov.cn/hbdc/dczg.htm", role=Role.LIST)
    assert [row.published for row in found.rows] == [*DAYS, date(2025, 8, 11)]
