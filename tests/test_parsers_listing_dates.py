"""Dates in list rows: every printed form, and no date where none is printed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.dates import cell_date, cell_month_day, edge_date, pieced_date, read_date, read_dates, settle_years

DAY = date(2026, 3, 2)
FORMS = [
    "{0:%Y-%m-%d}", "{0.year}-{0.month}-{0.day}", "{0:%Y/%m/%d}", "{0:%Y.%m.%d}", "{0.year}年{0.month}月{0.day}日", "[{0:%Y-%m-%d}]",
    "【{0:%Y-%m-%d}】", "（{0:%Y/%m/%d}）", "{0:%Y-%m-%d} 09:05", "{0:%Y-%m-%d}09:05:00", "{0:%Y-%m-%dT%H:%M:%S}", "发布时间：{0:%Y-%m-%d}",
    "日期: {0:%Y年%m月%d日} 10时05分", "{0:%Y-%m-%d} 星期一", "{0:%Y}- {0:%m}- {0:%d}", "\u3000{0:%Y-%m-%d}\xa0", "{0:%Y%m%d}",
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
@given(day=st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_every_form_of_a_cell_is_read(form: str, day: date) -> None:
    assert cell_date(form.format(day)) == day


@pytest.mark.parametrize(
    "text",
    ["", "2026", "2026-03", "2026-13-02", "2026-02-30", "12345678", "2026-03-02至2026-03-13", "1234次", "关于2026-03-02的公示", "192.168.2026-3",
     "0310-7211243", "11-14", "9" * 500],
)  # fmt: skip
def test_what_is_no_date_cell(text: str) -> None:
    assert cell_date(text) is None


def test_short_year() -> None:
    assert cell_date("26-03-02") == DAY
    assert cell_date("26-3-2") is None
    assert cell_date("99-03-02") is None


def test_running_text() -> None:
    text = "公示期为2026年3月2日至2026年3月13日（编号2025-1-2026-3-9）"
    assert read_date(text) == DAY
    assert read_dates(text)[:2] == [DAY, date(2026, 3, 13)]
    assert read_date("电话0310-7211243") is None


@pytest.mark.parametrize("text", ["11-14", "[11-14]", "11/14", "11月14日", "（11-14）", "11-14 09:00"])
def test_month_and_day(text: str) -> None:
    assert cell_month_day(text) == (11, 14)


@pytest.mark.parametrize("text", ["13-14", "02-30", "11.14", "2026-11-14", "1-2-3", "11-14至12-01", ""])
def test_no_month_and_day(text: str) -> None:
    assert cell_month_day(text) is None


@pytest.mark.parametrize(
    "pieces",
    [("02", "2026-03"), ("2026-03", "02"), ("2026/03", "2"), ("03-02", "2026"), ("2026年", "3月2日"), ("2026", "03", "02"), ("2026年3月", "2日"),
     ("关于公示", "02", "2026.03", "临河市"), ("[02]", "03/2026")],
)  # fmt: skip
def test_pieces(pieces: tuple[str, ...]) -> None:
    assert pieced_date(pieces) == DAY


def test_pieces_that_make_no_date() -> None:
    assert pieced_date(["1", "2", "3"]) is None
    assert pieced_date(["2026", "13", "02"]) is None
    assert pieced_date([]) is None


def test_date_at_the_edge_of_a_title() -> None:
    assert edge_date("关于整改任务的公示 [2026-03-02]") == ("关于整改任务的公示", DAY)
    assert edge_date("2026/03/02 关于整改任务的公示") == ("关于整改任务的公示", DAY)
    assert edge_date("信访件办理情况（2026年3月2日）") == ("信访件办理情况（2026年3月2日）", None)
    assert edge_date("关于2026-03-02会议") == ("关于2026-03-02会议", None)


@given(st.text(max_size=80))
def test_no_text_makes_them_raise(text: str) -> None:
    cell_date(text), cell_month_day(text), read_dates(text), edge_date(text), pieced_date(text.split())


@given(st.lists(st.dates(date(2015, 1, 1), date(2026, 12, 31)), min_size=1, max_size=12, unique=True), st.data())
def test_settled_years_never_contradict_the_printed_order(days: list[date], data: st.DataObject) -> None:
    days.sort(reverse=True)
    hidden = data.draw(st.sets(st.integers(0, len(days) - 1)))
    rows = [(None, (d.month, d.day), None) if i in hidden else (d, None, None) for i, d in enumerate(days)]
    settled = settle_years(rows)
    for i, d in enumerate(days):
        assert settled[i] == d or (i in hidden and (settled[i] is None or (settled[i].month, settled[i].day) == (d.month, d.day)))
    known = [d for i, d in enumerate(days) if i not in hidden]
    if known:
        for i in hidden:
            below = next((d for j, d in enumerate(days) if j > i and j not in hidden), None)
            above = next((days[j] for j in range(i - 1, -1, -1) if j not in hidden), None)
            if settled[i] is not None:
                assert (below is None or settled[i] >= below) and (above is None or settled[i] <= above)
    else:
        assert set(settled) == {None}


def test_a_list_that_does_not_fall_settles_nothing() -> None:
    up = [(date(2025, m, 1), None, None) for m in range(1, 9)]
    assert settle_years([*up, (None, (9, 1), None)])[-1] is None
