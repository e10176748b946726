"""Bounds of the readers of files: what a file costs hangs on its size, not on how it is nested or what it hides."""

from __future__ import annotations

import io
import struct
import time
import zipfile
import zlib

import pytest

from parsers.document import Block, BlockKind, Document
from parsers.files import read_file
from parsers.files.reading import load_readers
from store.record_file import _is_rewritten
from tests.file_samples_office import pack, xlsx
from tests.file_samples_old_office import compound, xls

URL = "http://sthjj.qinglan.test/a.bin"
SECONDS = 6.0
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

_S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_TEXT = '<row><c t="inlineStr"><is><t>城南</t></is></c></row>'


def cost(raw: bytes) -> tuple[float, Document]:
    """The processor seconds of reading a file, and what was read."""
    load_readers()
    start = time.process_time()
    document = read_file(raw, URL)
    return time.process_time() - start, document


def texts(document: Document) -> list[str]:
    """What the blocks say."""
    return [block.text for block in document.blocks]


def slide(inner: str) -> bytes:
    """A presentation of one slide."""
    return pack({"ppt/presentation.xml": "<a/>", "ppt/slides/slide1.xml": f'<p:sld xmlns:p="p" xmlns:a="a">{inner}</p:sld>'})


def word(inner: str) -> bytes:
    """A document of this body."""
    return pack({"word/document.xml": f"<w:document {_W}><w:body>{inner}</w:body></w:document>"})


def workbook(rows: str, *, strings: str = "", more: dict[str, str] | None = None) -> bytes:
    """A workbook of one sheet of these rows, and a table of shared strings."""
    with zipfile.ZipFile(io.BytesIO(xlsx({"表": [["x", 1]]}))) as sound:
        parts = {name: sound.read(name) for name in sound.namelist()}
    parts["xl/worksheets/sheet1.xml"] = f"<worksheet {_S}><sheetData>{rows}</sheetData></worksheet>".encode()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    told = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", told.encode())
    parts["xl/sharedStrings.xml"] = f"<sst {_S}>{strings}</sst>".encode()
    return pack({**parts, **(more or {})})


def record(kind: int, raw: bytes) -> bytes:
    """A record of a workbook of Excel 97."""
    return struct.pack("<HH", kind, len(raw)) + raw


def old_sheet(cells: bytes, *, before: bytes = b"") -> bytes:
    """A workbook of Excel 97 with a sheet of these records."""
    begin = [record(0x809, struct.pack("<HHHHII", 0x600, kind, 0x0DBB, 0x07CC, 0, 6)) for kind in (5, 16)]
    place = len(begin[0]) + len(before) + 4 + 9 + 4
    named = record(0x85, struct.pack("<IBBBB", place, 0, 0, 1, 0) + b"a")
    return compound({"Workbook": begin[0] + before + named + record(0x0A, b"") + begin[1] + cells + record(0x0A, b"")})


def test_paragraphs_deep_in_a_slide_cost_no_more_than_others() -> None:
    seconds, _ = cost(slide("<a:r>" * 200 + "<a:p/>" * 300_000 + "</a:r>" * 200))
    assert seconds < SECONDS


def test_a_table_on_a_slide_is_rows_and_paragraphs_around_it_stay() -> None:
    document = read_file(
        slide("<a:p><a:t>前</a:t></a:p><a:tbl><a:tr><a:tc><a:p><a:t>甲</a:t></a:p></a:tc><a:tc><a:p><a:t>乙</a:t></a:p></a:tc></a:tr></a:tbl>"
              "<a:p><a:t>后</a:t></a:p>"), URL)  # fmt: skip
    assert texts(document) == ["第 1 页", "前", "甲 | 乙", "后"]


def test_text_boxes_in_text_boxes_are_walked_once() -> None:
    deep = 80
    seconds, _ = cost(word("<w:p><w:r><w:txbxContent>" * deep + "<w:p><w:r>" + "<w:t/>" * 300_000 + "</w:r></w:p>"
                           + "</w:txbxContent></w:r></w:p>" * deep))  # fmt: skip
    assert seconds < SECONDS


def test_many_text_boxes_deep_down_are_walked_once() -> None:
    seconds, _ = cost(word("<w:p>" + "<w:r>" * 200 + "<w:txbxContent/>" * 300_000 + "</w:r>" * 200 + "</w:p>"))
    assert seconds < SECONDS


def test_tables_that_lay_out_tables_are_walked_once() -> None:
    deep = 70
    seconds, document = cost(word("<w:tbl><w:tr><w:tc>" * deep + "<w:p><w:t>" + "河湖" * 400 + "</w:t></w:p>" + "<w:p/>" * 300_000
                                  + "</w:tc></w:tr></w:tbl>" * deep))  # fmt: skip
    assert seconds < SECONDS
    assert texts(document) == ["河湖" * 400]


def test_the_innermost_box_is_read_and_a_fallback_is_not() -> None:
    box = "<w:p><w:r><w:t>{}</w:t><w:drawing><w:txbxContent>{}</w:txbxContent></w:drawing><w:Fallback><w:txbxContent><w:p><w:r><w:t>旧</w:t>" \
          "</w:r></w:p></w:txbxContent></w:Fallback></w:r></w:p>"  # fmt: skip
    document = read_file(word(box.format("外", box.format("中", "<w:p><w:r><w:t>内</w:t></w:r></w:p>"))), URL)
    assert texts(document) == ["外", "中", "内"]


def test_a_table_in_a_cell_is_part_of_the_row() -> None:
    inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    document = read_file(word(f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:ins><w:tc>{inner}</w:tc></w:ins></w:tr></w:tbl>"), URL)
    assert texts(document) == ["甲 | 乙 丙"]


def test_a_table_of_too_many_shared_strings_is_refused_at_once() -> None:
    seconds, document = cost(workbook(_TEXT, strings="<si/>" * 800_000))
    assert seconds < SECONDS
    assert document.problem == "表格的共享文字超过 15 万个元素，未读取"


def test_members_beyond_the_bound_are_not_read_behind_its_back() -> None:
    document = read_file(workbook(_TEXT, more={f"x{n}": "" for n in range(5_000)}), URL)
    assert document.problem == "文件由超过 5000 个部分组成，未读取"


def test_a_sheet_is_read_as_far_as_its_bound_and_says_so() -> None:
    seconds, document = cost(workbook(_TEXT + "<row><c/><c/><c/></row>" * 150_000))
    assert seconds < SECONDS
    assert (texts(document), document.truncated) == (["表", "城南"], True)


def test_a_row_without_end_is_refused() -> None:
    seconds, document = cost(workbook("<row>" + "<c/>" * 900_000 + "</row>"))
    assert seconds < SECONDS
    assert document.problem == "表格内容超过 30 万个元素，未读取"


def test_a_sheet_named_many_times_is_read_within_one_bound() -> None:
    named = "".join(f'<sheet name="{n}" sheetId="{n}" state="visible" r:id="rId1"/>' for n in range(1, 60))
    space = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    book = f"<workbook {_S} {space}><sheets>{named}</sheets></workbook>"
    seconds, document = cost(workbook(_TEXT + "<row/>" * 250_000, more={"xl/workbook.xml": book}))
    assert seconds < SECONDS
    assert document.truncated


def test_the_last_of_two_members_of_one_name_is_not_read_where_the_first_was_weighed() -> None:
    buffer = io.BytesIO(workbook(_TEXT))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive, pytest.warns(UserWarning):
        archive.writestr("xl/worksheets/sheet1.xml", f"<worksheet {_S}><sheetData>{'<row/>' * 3_000_000}</sheetData></worksheet>")
    seconds, document = cost(buffer.getvalue())
    assert seconds < SECONDS
    assert texts(document) == ["表", "城南"]


def test_an_encoding_whose_elements_cannot_be_counted_is_refused() -> None:
    raw = '<?xml version="1.0" encoding="UTF-7"?>' + "<w:document/>"
    assert read_file(pack({"word/document.xml": raw}), URL).problem == "文件内容的编码不常见，未读取"


def test_blank_cells_at_the_right_edge_cost_little() -> None:
    cells = b"".join(record(0x201, struct.pack("<HHH", row, 255, 0)) for row in range(65_535))
    seconds, _ = cost(old_sheet(cells))
    assert seconds < SECONDS


def test_merged_ranges_make_no_cells() -> None:
    ranges = record(0xE5, struct.pack("<H", 1000) + struct.pack("<HHHH", 0, 65_535, 0, 255) * 1000)
    seconds, _ = cost(old_sheet(ranges * 20))
    assert seconds < SECONDS


def test_formats_and_blank_cells_without_number_are_refused() -> None:
    stuffed = "表格的格式或空白单元格过多，未读取"
    looks = read_file(old_sheet(b"", before=record(0xE0, b"\0" * 20) * 40_000), URL).problem
    blanks = read_file(old_sheet(record(0xBE, b"\0" * 516) * 10_000), URL).problem
    assert (looks or "", blanks or "") == (stuffed, stuffed)


def test_cells_of_an_old_sheet_keep_their_columns() -> None:
    assert texts(read_file(xls("表", [["甲", "", "乙"], ["", 3, ""]]), URL)) == ["表", "甲 | | 乙", "| 3"]


def portable(*objects: bytes) -> bytes:
    """A PDF of these objects, the first its catalogue."""
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % at for at in places)
    return out + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))


def stream(dictionary: bytes, raw: bytes) -> bytes:
    """A stream object."""
    return b"<</Length %d%b>>\nstream\n%b\nendstream" % (len(raw), dictionary, raw)


_PAGE = (
    b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
)  # fmt: skip
_BOMB = zlib.compress(b"BT /F1 1 Tf (a) Tj ET\n" * 2_000_000, 9)


@pytest.mark.parametrize(
    "dictionary", [b"/Filter 5 0 R", b"/Filter[5 0 R]", b"/Filter/#46lateDecode", b"/Filter/Fl/Subtype/Image", b"/Filter/Fl/A/Image", b"/Filter/Fl/Length1 9"]
)
def test_a_bomb_is_one_however_its_filter_is_told(dictionary: bytes) -> None:
    seconds, document = cost(portable(*_PAGE, stream(dictionary, _BOMB), b"/FlateDecode"))
    assert seconds < SECONDS
    assert document.problem == "PDF 内容解压后过大，未读取"


def test_drawings_in_drawings_are_counted_under_escaped_names() -> None:
    forms = [stream(b"/Type/XObject/Subtype/#46orm/BBox[0 0 9 9]/Resources<</#58Object<</X %d 0 R>>>>" % (6 + n), b"/X Do /#58 Do /X Do")
             for n in range(40)]  # fmt: skip
    document = read_file(portable(*_PAGE, stream(b"", b"/X Do"), *forms), URL)
    assert document.problem == "PDF 的图形层层嵌套，数量异常，未读取"


def test_drawings_whose_resources_are_packed_are_counted() -> None:
    forms = [stream(b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources %d 0 R" % (100 + n), b"/X Do /X Do /X Do") for n in range(40)]
    bodies = [b"<</XObject<</X %d 0 R>>>> " % (6 + n) for n in range(40)]
    index, at = b"", 0
    for n, body in enumerate(bodies):
        index, at = index + b"%d %d " % (100 + n, at), at + len(body)
    packed = stream(b"/Type/ObjStm/N 40/First %d/Filter/FlateDecode" % len(index), zlib.compress(index + b"".join(bodies)))
    document = read_file(portable(*_PAGE, stream(b"", b"/X Do"), *forms, packed), URL)
    assert document.problem == "PDF 的图形层层嵌套，数量异常，未读取"


def test_a_rewrite_is_weighed_by_characters_not_by_lines() -> None:
    def file(lines: list[str]) -> Document:
        return Document(kind="attachment", container="file:pdf", blocks=tuple(Block(kind=BlockKind.PARAGRAPH, text=line) for line in lines))

    shared = [f"第{n}行" for n in range(300)]
    before = file([*shared, *(f"旧{n}" + "甲" * 1_000 for n in range(200))])
    after = file([*shared, *(f"新{n}" + "乙" * 1_000 for n in range(200))])
    assert _is_rewritten(before, after)
    assert not _is_rewritten(before, before)
    assert not _is_rewritten(file([*shared, "丙" * 300_000]), file([*shared, "丙" * 300_000, "丁" * 100_000]))
