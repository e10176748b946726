"""Page numbers of a PDF are left out, figures that stand where page numbers stand are not."""

from __future__ import annotations

import zlib

import pytest

from parsers.files import read_file
from tests.file_samples_pictures import pdf

URL = "http://sthjj.qinglan.test/files/a.pdf"
WORDS = ["青岚河断面整改情况说明。", "新港区管网改造情况说明。", "排污口封堵情况说明。", "验收情况说明。"]


def page(words: str, number: str, *, blank: int = 8, above: bool = False) -> str:
    """A page with a number far below its words, or above them."""
    return f"{number}\n\n{words}" if above else f"{words}{chr(10) * (blank + 1)}{number}"


def body(*pages: str) -> str:
    return read_file(pdf(*pages), URL).body.replace("\n", "")


@pytest.mark.parametrize("above", [False, True])
@pytest.mark.parametrize(
    "numbers",
    [
        ("1", "2"), ("1", "2", "3"), ("1/3", "2/3", "3/3"), ("7", "8", "9", "10"), ("- 1 -", "2"), ("— 4 —", "— 5 —"),
        ("第 1 页 共 2 页", "第 2 页 共 2 页"), ("-1-",), ("第1页，共1页",), ("", "1", "2"), ("", "", "1", "2"), ("1", "2", "", "4"),
    ],
)  # fmt: skip
def test_what_runs_on_from_page_to_page_is_left_out(numbers: tuple[str, ...], above: bool) -> None:
    words = WORDS[: len(numbers)]
    shown = [page(text, number, above=above) for text, number in zip(words, numbers, strict=True)]
    document = read_file(pdf(*shown), URL)
    assert document.body.replace("\n", "") == "".join(words)
    assert sorted(document.dropped) == sorted(("page-number", number) for number in numbers if number)


@pytest.mark.parametrize(
    "pages",
    [
        ("完成入河排污口整治任务数：\n\n\n12",),  # the last cell of a table
        ("12\n\n项任务已经完成。",), ("完成率\n12/20",), ("完成数\n\n12", "说明文字"), ("年度\n2024", "12\n各项任务"),
        ("任务数\n\n2024", "任务数\n\n2025"),  # years run on by themselves
        ("任务甲\n\n5", "任务乙\n\n5", "任务丙\n\n5"), ("任务甲\n\n1", "任务乙\n\n\n\n\n\n2"), ("完成\n-12",),
    ],
)  # fmt: skip
def test_a_lone_figure_at_the_edge_of_a_page_stays(pages: tuple[str, ...]) -> None:
    document = read_file(pdf(*pages), URL)
    assert document.body.replace("\n", "") == "".join(pages).replace("\n", "") and not document.dropped


def drawn(*told: tuple[int, int, str], turn: str = "1 0 0 1") -> bytes:
    shown = "".join(f"{turn} {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj " for x, y, text in told)
    return f"BT /F1 12 Tf {shown}ET".encode()


@pytest.mark.parametrize("heights", [(700, 710, 690), (690, 697, 720), (690, 690, 720)])
def test_a_serial_beside_its_row_stays_where_numbers_run_on(heights: tuple[int, int, int]) -> None:
    """Each page holds one row of a table, and its serial is told first or last."""
    raw = pdf("甲", "乙", "丙")
    for serial, word in enumerate("甲乙丙", 1):
        own, first, second = heights
        raw = replaced(raw, word, drawn((60, own, str(serial)), (120, first, "河道清淤与"), (120, second, "管网改造工程")))
    told = read_file(raw, URL)
    assert not told.dropped and sorted(c for c in told.body if c.isdigit()) == ["1", "2", "3"]


def replaced(raw: bytes, word: str, drawn: bytes) -> bytes:
    """The file with other commands on the page that says `word`, unpacked; pdfium mends the table of places."""
    old = zlib.compress(f"BT /F1 12 Tf 24 TL 56 770 Td\n<{word.encode('utf-16-be').hex()}> Tj T*\nET".encode())
    packed = zlib.compress(drawn)
    head = b"<</Length %d/Filter/FlateDecode>>stream\n"
    assert head % len(old) + old in raw
    return raw.replace(head % len(old) + old, head % len(packed) + packed)


def test_a_turned_page_has_its_number_too() -> None:
    raw = pdf("甲", "乙").replace(b"/MediaBox[0 0 595 842]", b"/Rotate 90/MediaBox[0 0 595 842]")
    for number, word in enumerate("甲乙", 1):
        told = ((100, 60, WORDS[number]), (130, 60, "12"), (560, 70, str(number)))  # upwards, one line right of the other
        raw = replaced(raw, word, drawn(*told, turn="0 1 -1 0"))
    assert read_file(raw, URL).body.replace("\n", "") == f"{WORDS[1]}12{WORDS[2]}12"
