"""Small promises of the reading rooms: canonical text stays as it is, numbers are padded before the point."""

from __future__ import annotations

import pytest

from parsers.document import canonical
from parsers.files.cells import show_number


@pytest.mark.parametrize(
    ("text", "expected"),
    [("?? ??x", "x"), ("????x", "x"), ("?? x", "x"), ("???x", "???x"), ("x??", "x??"), ("甲\n?? ??乙", "甲乙"), ("a?? ??b", "a????b")],
)
def test_lost_blanks_go_at_once(text: str, expected: str) -> None:
    assert canonical(text) == expected
    assert canonical(canonical(text)) == expected


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [(5.5, "0000.00", "0005.50"), (-5.5, "000.0", "-005.5"), (5, "0000", "0005"), (12345.6, "000.0", "12345.6"), (0.5, "0.00", "0.50"),
     (1234.5, "#,##0.0", "1,234.5"), (7.5, "#.##", "7.5")],
)  # fmt: skip
def test_a_number_is_padded_before_its_point(value: float, number_format: str, expected: str) -> None:
    assert show_number(value, number_format) == expected
