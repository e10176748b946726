"""How far a workbook is read: to the last whole row that its elements allow, sheets and parts each together."""

from __future__ import annotations

import io
import zipfile

import pytest

from parsers.files import read_file
from parsers.files import workbook as module
from parsers.files.cells import show_number
from parsers.files.content import Unreadable
from parsers.files.packages import Package
from parsers.files.workbook import Archive, _cut


def sheet(rows: int, name: str = "row") -> bytes:
    return b"<ws><data>" + f"<{name}><c/><c/></{name}>".encode() * rows + b"</data></ws>"


def archive_of(*sheets: bytes) -> Archive:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for number, raw in enumerate(sheets):
            file.writestr(f"s{number}.xml", raw)
    return Archive(Package(packed.getvalue()), styles=True)


@pytest.mark.parametrize("name", ["row", "x:row"])
@pytest.mark.parametrize(
    ("tags", "rows"), [(301, 99), (300, 99), (299, 99), (298, 98), (5, 1), (4, 0), (2, 0), (0, 0)]
)
def test_a_sheet_is_cut_before_the_row_that_is_too_much(tags: int, rows: int, name: str) -> None:
    kept = _cut(sheet(100, name), tags)
    assert kept.count(f"<{name}>".encode()) == rows == kept.count(f"</{name}>".encode())


def test_what_only_begins_like_a_row_is_none() -> None:
    assert _cut(b"<ws><row><c/></row><rowBreaks><c/></rowBreaks><rows/></ws>", 5) == b""


def test_all_sheets_share_what_sheets_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SHEET_TAGS_MOST", 40)
    archive = archive_of(sheet(10), sheet(10), sheet(10))
    assert archive.open("s0.xml").getvalue() == sheet(10)
    assert not archive.is_cut
    assert archive.open("s1.xml").getvalue().count(b"<row>") == 2  # eight elements are left of the forty
    assert archive.is_cut
    with pytest.raises(Unreadable):
        archive.open("s2.xml")


def test_all_parts_share_what_parts_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PART_TAGS_MOST", 40)
    archive = archive_of(sheet(10), sheet(1), sheet(1))
    assert archive.read("s0.xml") == sheet(10)
    assert archive.read("s1.xml") == sheet(1)
    with pytest.raises(Unreadable):
        archive.read("s2.xml")


def test_a_sheet_of_charts_is_passed_by() -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "清单"
    book.active.append(["尾矿库", "已完成"])
    book.create_chartsheet("图").sheet_state = "hidden"
    packed = io.BytesIO()
    book.save(packed)
    document = read_file(packed.getvalue(), "http://yx.gov.cn/a.xlsx")
    assert document.body == "清单\n尾矿库 | 已完成"
    assert document.problem is None
    assert document.dropped == ()
    assert not document.truncated


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (2.5, "0", "3"), (-2.5, "0", "-3"), (0.125, "0%", "13%"), (0.865, "0%", "87%"), (1.005, "0.00", "1.01"),
        (1234567.895, "#,##0.00", "1,234,567.90"), (2500, "0,", "3"), (2.4999, "0", "2"), (-0.004, "0.00", "0.00"),
        (123456789012.5, "General", "123456789012.5"), (123456789012.75, "General", "123456789012.75"),
        (0.1 + 0.2, "General", "0.3"), (1e15, "General", "1000000000000000"), (1.5e20, "0.0", "150000000000000000000"),
        (110101199001011234, "General", "110101199001011234"), (-0.0, "General", "0"), (5, "0;(0)", "5"), (-5, "0;(0)", "(5)"),
    ],
)  # fmt: skip
def test_numbers_are_rounded_as_excel_rounds_them_and_never_shown_with_an_exponent(
    value: float, number_format: str, text: str
) -> None:
    assert show_number(value, number_format) == text
