"""What a Word 97 file does not show is not read: deleted and hidden text; text boxes and signs of symbol fonts are."""

from __future__ import annotations

import struct

import pytest

from parsers.files import read_file
from parsers.files.word97_runs import Runs, piece_properties
from tests.file_samples_old_office import doc

URL = "http://sthjj.qinglan.test/files/a.doc"
DELETED, KEPT, HIDDEN, SHOWN = b"\x00\x08\x01", b"\x00\x08\x00", b"\x3c\x08\x01", b"\x3c\x08\x00"
FONTS = ("宋体", "Wingdings 2")
WRITTEN_IN = b"\x4f\x4a\x01\x00"  # in the second font


def sign(code: int) -> bytes:
    return b"\x55\x08\x01" + b"\x09\x6a" + struct.pack("<HH", 1, code)


def body(*blocks: object, **more: object) -> str:
    document = read_file(doc(*blocks, **more), URL)  # type: ignore[arg-type]
    assert document.problem is None
    return document.body


@pytest.mark.parametrize(
    ("look", "shown"),
    [
        (DELETED, "完成整改12项。"),
        (HIDDEN, "完成整改12项。"),
        (b"\x35\x08\x01" + DELETED, "完成整改12项。"),
        (KEPT, "完成整改9912项。"),
        (SHOWN, "完成整改9912项。"),
        (DELETED + KEPT, "完成整改9912项。"),
        (b"\x35\x08\x01", "完成整改9912项。"),
        (b"\xff\xc6\x05\x01", "完成整改9912项。"),
    ],
)
def test_deleted_and_hidden_text_is_not_read(look: bytes, shown: str) -> None:
    assert body("甲", "完成整改9912项。", looks={"99": look}) == f"甲\n{shown}"


def test_a_deleted_row_is_gone_and_the_rows_around_it_stay() -> None:
    rows = [["1", "清淤"], ["2", "绿化"], ["3", "截污"]]
    assert body(rows, "末段", looks={"2\x07绿化\x07\x07": DELETED}) == "1 | 清淤\n3 | 截污\n末段"
    assert body(rows, "末段", looks={"绿化": DELETED}) == "1 | 清淤\n2\n3 | 截污\n末段"


def test_a_deleted_end_of_a_paragraph_joins_what_stands_around_it() -> None:
    assert body("甲市", "乙县", looks={"\r乙": DELETED}) == "甲市县"


def test_places_hold_behind_characters_of_two_units() -> None:
    assert body("𠮷村完成99项", [["𠮷", "5"], ["乙", "6"]], looks={"99": DELETED}) == "𠮷村完成项\n𠮷 | 5\n乙 | 6"


def test_hidden_text_is_said_to_be_there() -> None:
    assert read_file(doc("甲乙", looks={"乙": HIDDEN}), URL).dropped[0][0] == "hidden-text"
    assert read_file(doc("甲乙", looks={"乙": DELETED}), URL).dropped == ()


def test_text_boxes_are_read_at_the_end() -> None:
    assert body("正文", boxes="公示期12个工作日\r\r") == "正文\n公示期12个工作日"


@pytest.mark.parametrize(
    ("text", "look", "shown"),
    [
        ("已完成(", sign(0xF052), "已完成☑"),
        ("已完成(", sign(0xF0A3), "已完成□"),
        ("已完成(", sign(0xF0FF), "已完成〔符号F0FF〕"),
        ("已完成R", WRITTEN_IN, "已完成☑"),
        ("已完成\uf0a3", WRITTEN_IN, "已完成□"),
        ("已完成R", b"\x4f\x4a\x00\x00", "已完成R"),
        ("已完成项", WRITTEN_IN, "已完成项"),
    ],
)
def test_signs_of_symbol_fonts_are_told(text: str, look: bytes, shown: str) -> None:
    assert body(text, "末段", looks={text[-1]: look}, fonts=FONTS) == f"{shown}\n末段"


def test_a_piece_as_a_whole_may_be_deleted() -> None:
    plain, none = Runs(b"\0" * 0x400, b""), piece_properties(0, [])
    assert plain.of_piece(piece_properties(0x0100 | 0x41 << 1, [])).is_deleted
    assert plain.of_piece(piece_properties(1, [DELETED])).is_deleted
    assert not plain.of_piece(none).is_deleted and not plain.of_piece(piece_properties(3, [DELETED])).is_deleted
