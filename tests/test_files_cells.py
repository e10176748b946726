"""Cells of sheets are shown as their readers see them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from parsers.files.cells import show_cell


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.85, "0%", "85%"), (0.8475, "0.0%", "84.8%"), (1, "0.00%", "100.00%"), (0.30000000000000004, "General", "0.3"),
        (2.0, None, "2"), (1e-7, None, "0.0000001"), (123456789012, "General", "123456789012"), (1234.5, "#,##0.00", "1,234.50"),
        (-1234.5, "#,##0.00;[Red]-#,##0.00", "-1,234.50"), (-3, "#,##0;(#,##0)", "(3)"), (-3, "0", "-3"), (-0.001, "0.0", "0.0"),
        (7, "000", "007"), (12, '0"项"', "12项"), (12.5, "0.##", "12.5"), (12, "0.##", "12"), (3.14159, "@", "3.14159"),
        (5, "_ * #,##0_ ;_ * -#,##0_ ", "5"), (1500000, "#,##0,", "1,500"), (1234567.891, "0.00E+00", "1234567.891"),
        (True, None, "TRUE"), (None, "0%", ""), ("85%", "0%", "85%"), (float("nan"), "0", "#NUM!"), (3, "[$¥-804]#,##0.0", "3.0"),
        (date(2026, 3, 5), 'yyyy"年"m"月"d"日"', "2026年3月5日"), (datetime(2026, 3, 5), "yyyy-mm-dd", "2026-03-05"),
        (datetime(2026, 3, 5), "mm-dd-yy", "2026/3/5"), (datetime(2026, 3, 5), "yyyy\\.m", "2026.3"),
        (datetime(2026, 3, 5, 9, 7), "yyyy/m/d h:mm", "2026/3/5 9:07"), (datetime(2026, 3, 5, 9, 7, 3), "h:mm:ss", "9:07:03"),
        (datetime(2026, 3, 5), "[$-F800]dddd, mmmm dd, yyyy", "2026年3月5日"), (time(9, 7), "h:mm", "9:07"),
        (datetime(2026, 3, 5, 9, 7), "General", "2026-03-05 09:07"), (timedelta(hours=30, minutes=5), "[h]:mm", "30:05:00"),
        (datetime(2026, 3, 5), 'yyyy"年"m"月";@', "2026年3月"),
    ],
)  # fmt: skip
def test_a_value_in_its_format(value: object, number_format: str | None, shown: str) -> None:
    assert show_cell(value, number_format) == shown


@pytest.mark.parametrize(
    "number_format", ['"' * 200, "0" * 255, "[" * 255, ";" * 255, "\\", "#,.#,.", "%%%%0", "yyyy" * 60, '0"', "?/?"]
)
def test_a_broken_format_breaks_nothing(number_format: str) -> None:
    for value in (1.5, -2, 0, 1e300, datetime(2026, 3, 5, 9, 7), date(2026, 3, 5), time(1, 2)):
        assert isinstance(show_cell(value, number_format), str)
