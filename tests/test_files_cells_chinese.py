"""Number formats as Chinese workbooks write them."""

from __future__ import annotations

import pytest

from parsers.files.cells import show_cell


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (20240630, '0000"年"00"月"00"日"', "2024年06月30日"),
        (630, '0000"年"00"月"00"日"', "0000年06月30日"),
        (42955501012, "000-00000000", "429-55501012"),
        (12345678, '0!.0,"万"', "1234.6万"),
        (-12345678, '0!.0,"万"', "-1234.6万"),
        (1234567, '0.00,,"百万"', "1.23百万"),
        (1234567, '0.0,"千"', "1234.6千"),
        (12, 'General"处"', "12处"),
        (0.5, 'General"公里"', "0.5公里"),
        (-3, 'General"处";"减"General"处"', "减3处"),
        (12, "General", "12"),
        (12, '"共"0!项', "共12项"),
        (12, '"真!棒"0', "真!棒12"),
        (1234.5, "#,##0.00", "1,234.50"),
        (0.8475, "0.0%", "84.8%"),
        ("甲_x000D_乙", None, "甲\r乙"),
        ("a_xyz_", None, "a_xyz_"),
    ],
)
def test_chinese_formats(value: object, number_format: str | None, shown: str) -> None:
    assert show_cell(value, number_format) == shown
