"""Bounds of the readers of files: what a file costs hangs on its size, not on how it is nested or what it hides."""

from __future__ import annotations

import time

from parsers.document import Document
from parsers.files import read_file
from parsers.files.reading import load_readers
from tests.file_samples import pack

URL = "http://sthjj.qinglan.test/a.bin"
SECONDS = 3.0
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


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
