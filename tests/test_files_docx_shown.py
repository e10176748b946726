"""DOCX: what a reader sees of signs, boxes to be ticked, fields, hidden text and boxes within cells."""

from __future__ import annotations

import pytest

from parsers.files import read_file
from tests.file_samples_office import docx

URL = "http://sthjj.qinglan.test/files/a.docx"


def sign(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def mark(kind: str, inner: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar></w:r>'


def box(state: str) -> str:
    inner = f"<w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>"
    return mark("begin", inner) + "<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>" + mark("end")


def equation(instruction: str, result: str = "") -> str:
    return (
        mark("begin") + f"<w:r><w:instrText>{instruction}</w:instrText></w:r>" + (mark("separate") + run(result) if result else "")
        + mark("end")
    )  # fmt: skip


DINGBATS = '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>'


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (sign("Wingdings 2", "F052"), "☑"),
        (sign("Wingdings 2", "F0A3"), "□"),
        (sign("Wingdings", "F0FE"), "☑"),
        (sign("wingdings", "00A8"), "□"),
        (sign("Wingdings", "F04A"), "〔符号F04A〕"),
        (sign("Webdings", "F061"), "〔符号F061〕"),
        (sign("Symbol", "F0B0"), "°"),
        (sign("Wingdings", "x"), "〔符号F000〕"),
        (run("R", DINGBATS), "☑"),
        (run("\uf0a3", DINGBATS), "□"),
        (run("已办", DINGBATS), "已办"),
        (run("R", '<w:rFonts w:ascii="宋体"/>'), "R"),
        (box('<w:default w:val="0"/><w:checked/>'), "☑"),
        (box('<w:default w:val="1"/><w:checked w:val="0"/>'), "□"),
        (box('<w:default w:val="1"/>'), "☑"),
        (equation("EQ \\o\\ac(○,12)"), "○ 12"),
        (equation('EQ \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(ju),莒)'), "ju 莒"),
        (equation("EQ \\o\\ac(○,12)", "⑫"), "⑫"),
        (equation("DATE \\@ yyyy"), ""),
        (run("藏", "<w:vanish/>"), ""),
        (run("显", '<w:vanish w:val="0"/>'), "显"),
    ],
)
def test_a_paragraph_says_what_is_seen(inner: str, shown: str) -> None:
    assert read_file(docx(inner=f"<w:p>{run('前')}{inner}{run('后')}</w:p>"), URL).body == f"前{shown}后"


def test_hidden_text_is_said_to_be_there() -> None:
    for text, properties, dropped in [("藏", "<w:vanish/>", ["hidden-text"]), ("显", '<w:vanish w:val="0"/>', [])]:
        document = read_file(docx("正文", inner=f"<w:p>{run(text, properties)}</w:p>"), URL)
        assert [rule for rule, _ in document.dropped] == dropped


def test_the_mark_of_a_paragraph_may_be_hidden_without_its_text() -> None:
    inner = f"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{run('正文')}</w:p>"
    document = read_file(docx(inner=inner), URL)
    assert (document.body, document.dropped) == ("正文", ())


def test_a_table_in_a_text_box_in_a_cell_is_read() -> None:
    table = f"<w:tbl><w:tr><w:tc><w:p>{run('合计')}</w:p></w:tc><w:tc><w:p>{run('12')}</w:p></w:tc></w:tr></w:tbl>"
    anchor = f"<w:p>{run('见')}<w:r><w:pict><w:txbxContent><w:p>{run('框内')}</w:p>{table}</w:txbxContent></w:pict></w:r></w:p>"
    inner = f"<w:tbl><w:tr><w:tc>{anchor}</w:tc><w:tc><w:p>{run('末')}</w:p></w:tc></w:tr></w:tbl>"
    assert read_file(docx(inner=inner), URL).body == "见 框内 合计 12 | 末"
