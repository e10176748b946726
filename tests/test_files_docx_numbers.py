"""The numbers that Word puts before paragraphs by itself are read as Word shows them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.files import read_file
from parsers.files.numerals import numeral
from tests.file_samples_office import docx

URL = "http://sthjj.qinglan.test/files/a.docx"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(n: int, style: str, text: str, *, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


OUTLINE = (
    level(0, "chineseCountingThousand", "%1、") + level(1, "chineseCountingThousand", "（%2）") + level(2, "decimal", "%3.")
    + level(3, "decimal", "%1.%3.%4", more="<w:isLgl/>") + level(4, "lowerLetter", "%5)", more='<w:lvlRestart w:val="1"/>')
    + level(5, "decimal", "%6", more='<w:lvlRestart w:val="0"/>')
)  # fmt: skip


def numbering(*families: str, nums: Sequence[tuple[int, int, str]]) -> str:
    abstract = "".join(f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>' for n, levels in enumerate(families))
    own = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{family}"/>{more}</w:num>' for n, family, more in nums
    )
    return f"<w:numbering {_W}>{abstract}{own}</w:numbering>"


def item(text: str, num: int, ilvl: int = 0, *, mark: str = "") -> str:
    words = f"<w:r><w:t>{text}</w:t></w:r>" if text else ""
    properties = f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="{num}"/></w:numPr>{mark}'
    return f"<w:p><w:pPr>{properties}</w:pPr>{words}</w:p>"


def row(*cells: str, mark: str = "") -> str:
    return f"<w:tr>{mark}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def lines(inner: str, numbers: str, styles: str = "") -> list[str]:
    extra = {"word/numbering.xml": numbers} | ({"word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>"} if styles else {})
    document = read_file(docx(inner=inner, extra=extra), URL)
    assert document.problem is None
    return document.body.splitlines()


ONE = numbering(OUTLINE, level(0, "decimal", "%1"), nums=[(1, 0, ""), (2, 1, "")])


def test_levels_count_and_begin_anew_below_the_next_of_a_higher_one() -> None:
    places = [("总体", 0), ("原则", 1), ("目标", 1), ("水", 2), ("气", 2), ("任务", 0), ("治水", 1), ("河", 2), ("湖", 3)]
    assert lines("".join(item(text, 1, at) for text, at in places), ONE) == [
        "一、总体", "（一）原则", "（二）目标", "1. 水", "2. 气", "二、任务", "（一）治水", "1. 河", "2.1.1 湖",
    ]  # fmt: skip


def test_a_level_may_go_on_or_begin_anew_below_a_certain_one_only() -> None:
    places = [("甲", 0), ("乙", 4), ("丙", 1), ("丁", 4), ("戊", 0), ("己", 4)]
    assert lines("".join(item(text, 1, at) for text, at in places), ONE)[1::2] == ["a) 乙", "b) 丁", "a) 己"]
    places = [("甲", 0), ("乙", 5), ("丙", 0), ("丁", 5)]
    assert lines("".join(item(text, 1, at) for text, at in places), ONE)[1::2] == ["1 乙", "2 丁"]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (row(item("", 2), "<w:p><w:r><w:t>清淤</w:t></w:r></w:p>") + row(item("", 2), "<w:p><w:r><w:t>截污</w:t></w:r></w:p>"), ["1 | 清淤", "2 | 截污"]),
        (row(item("", 2), item("清淤", 9)) + row(item("", 2), item("绿化", 9), mark="<w:trPr><w:del/></w:trPr>").replace("绿化", "")
         + row(item("", 2), item("截污", 0)), ["1 | 清淤", "2 | 截污"]),
    ],
)  # fmt: skip
def test_a_column_of_numbers_is_told_and_a_deleted_row_has_none(rows: str, told: list[str]) -> None:
    assert lines(f"<w:tbl>{rows}</w:tbl>", ONE) == told


def test_lists_of_one_family_go_on_and_one_that_begins_anew_says_where() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
    for begin in (5, 6):
        nums = [(1, 0, ""), (2, 0, ""), (3, 0, again.format(begin))]
        told = lines("".join(item("项", n) for n in (1, 2, 3, 3, 1)), numbering(level(0, "decimal", "%1."), nums=nums))
        assert told == [f"{n}. 项" for n in (1, 2, begin, begin + 1, begin + 2)]


def test_a_list_may_have_levels_of_its_own_and_begin_where_it_likes() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)", start=3)}</w:lvlOverride>'
    assert lines(item("甲", 1) + item("乙", 1), numbering(OUTLINE, nums=[(1, 0, own)])) == ["C) 甲", "D) 乙"]


def test_a_style_may_put_its_paragraphs_in_a_list() -> None:
    linked = numbering(level(0, "decimal", "第%1条", more='<w:pStyle w:val="a"/>') + level(1, "decimal", "(%2)", more='<w:pStyle w:val="b"/>'),
                       nums=[(7, 0, "")])  # fmt: skip
    styles = (
        '<w:style w:styleId="a"><w:name w:val="条"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="b"><w:name w:val="款"/><w:basedOn w:val="a"/></w:style>'
    )
    inner = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr><w:r><w:t>文</w:t></w:r></w:p>'
        for style, more in (("a", ""), ("b", ""), ("b", ""), ("a", ""), ("a", '<w:numPr><w:numId w:val="0"/></w:numPr>'))
    )
    assert lines(inner, linked, styles) == ["第1条文", "(1) 文", "(2) 文", "第2条文", "文"]


def test_what_is_deleted_or_no_list_counts_nothing() -> None:
    gone = item("", 2, mark="<w:rPr><w:del/></w:rPr>")
    assert lines(item("甲", 2) + gone + item("乙", 2) + item("丙", 44), ONE) == ["1 甲", "2 乙", "丙"]
    bullets = numbering(level(0, "bullet", "\uf0b7"), nums=[(1, 0, "")])
    assert lines(item("甲", 1), bullets) == ["甲"]


def test_a_broken_list_costs_the_numbers_only() -> None:
    assert lines(item("甲", 1), "<w:numbering") == ["甲"]


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("chineseCountingThousand", {1: "一", 10: "十", 11: "十一", 20: "二十", 105: "一百零五", 110: "一百一十", 1002: "一千零二", 12_003: "一万二千零三"}),
        ("chineseCounting", {12: "十二", 105: "一〇五"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 25: "贰拾伍"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographDigital", {10: "一〇"}),
        ("decimalEnclosedCircleChinese", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalZero", {3: "03", 12: "12"}),
        ("upperLetter", {1: "A", 27: "AA"}),
        ("lowerRoman", {4: "iv", 1999: "mcmxcix"}),
        ("none", {4: ""}),
        ("ofTomorrow", {4: "4"}),
    ],
)  # fmt: skip
def test_numerals(style: str, shown: dict[int, str]) -> None:
    assert {number: numeral(number, style) for number in shown} == shown
