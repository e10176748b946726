"""What Office keeps beside the text is read, or its exchange shows: diagrams, charts, text boxes of sheets, files within files."""

from __future__ import annotations

import io
import zipfile

import pytest

from parsers.document import Document
from parsers.files import read_file
from tests.file_samples_office import docx, pack, xlsx

URL = "http://sthjj.qinglan.test/files/a.docx"
WORDS = '<d xmlns:a="urn:a"><a:p><a:r><a:t>领导小组</a:t></a:r><a:r><a:t>{}人</a:t></a:r></a:p><a:p/></d>'
SERIES = '<d xmlns:c="urn:c"><c:ser><c:tx><c:v>削减量</c:v></c:tx><c:val><c:pt><c:v>{}</c:v></c:pt></c:val></c:ser></d>'


@pytest.mark.parametrize(
    ("name", "part", "told"),
    [
        ("word/diagrams/data1.xml", WORDS, "领导小组12人"),
        ("word/charts/chart3.xml", SERIES, "削减量 | 12"),
        ("word/diagrams/layout1.xml", WORDS, ""),
    ],
)
def test_diagrams_and_charts_are_read_behind_the_text(name: str, part: str, told: str) -> None:
    document = read_file(docx("正文", extra={name: part.format(12)}), URL)
    assert (document.body, document.truncated) == ("\n".join(filter(None, ["正文", told])), False)


def test_a_broken_diagram_costs_no_text_and_the_bytes_decide() -> None:
    document = read_file(docx("正文", extra={"word/diagrams/data1.xml": "<a"}), URL)
    assert (document.body, document.problem, document.truncated) == ("正文", None, True)


@pytest.mark.parametrize("name", ["word/afchunk.htm", "word/embeddings/oleObject1.bin", "word/embeddings/Sheet1.xlsx"])
def test_an_exchanged_file_within_a_document_shows(name: str) -> None:
    def read(text: str, level: int = 6) -> Document:
        with zipfile.ZipFile(io.BytesIO(docx("正文", extra={name: text}))) as archive:
            return read_file(pack({member: archive.read(member) for member in archive.namelist()}, level=level), URL)

    first, other = read("清单12项"), read("清单13项")
    assert first.dropped[0][0] == "embedded-file" and first.truncated is False
    assert first.images == read("清单12项", level=1).images != other.images


def test_settings_of_printers_and_macros_are_no_files_within() -> None:
    extra = {"word/printerSettings/printerSettings1.bin": "x", "word/vbaProject.bin": "y", "docProps/thumbnail.jpeg": "z"}
    document = read_file(docx("正文", extra=extra), URL)
    assert (document.images, document.dropped) == ((), ())


def test_word_art_is_read_once() -> None:
    art = '<w:p><w:r>{}</w:r></w:p>'
    path = '<w:pict><v:shape><v:textpath string="公示期12天"/></v:shape></w:pict>'
    assert read_file(docx("正文", inner=art.format(path)), URL).body == "正文\n公示期12天"
    assert read_file(docx("正文", inner=art.format(f"<mc:Fallback>{path}</mc:Fallback>")), URL).body == "正文"


def test_text_boxes_of_a_sheet_are_read_behind_the_rows() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx({"清单": [["甲"]]}))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    document = read_file(pack({**parts, "xl/drawings/drawing1.xml": WORDS.format(12)}), URL)
    assert document.body == "清单\n甲\n领导小组12人"


@pytest.mark.parametrize(("column", "is_cut"), [(120, False), (121, True), (200, True), (703, True)])
def test_cells_beyond_the_last_column_are_said_to_be_there(column: int, is_cut: bool) -> None:
    row = [""] * (column - 1) + ["9"]
    filled = [None if cell == "" else cell for cell in row]
    assert read_file(xlsx({"表": [["甲"], filled]}), URL).truncated is is_cut
    csv = read_file(("甲\n" + ",".join(row)).encode(), "http://a.test/a.csv")
    assert csv.truncated is is_cut and csv.body.count("|") == (0 if is_cut else 119)
