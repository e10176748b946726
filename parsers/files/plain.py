"""Files that are text: CSV and plain text, and web or XML markup under an Office name."""

from __future__ import annotations

import csv
from typing import Any

from parsers import decode, markup
from parsers.blocks import as_blocks, read_lines
from parsers.document import BlockKind
from parsers.weights import Weights

from .content import Collector, Content, Unreadable
from .docx import add_body
from .limits import COLUMNS_MOST, MEMBER_MOST, ROWS_MOST, TEXT_MOST
from .packages import local_name, parse_xml

_READ_MOST = 4 * TEXT_MOST + 64


def read_txt(raw: bytes) -> Content:
    """The lines of a text."""
    decoded = decode.decode(raw[:_READ_MOST])
    collector = Collector()
    for line in decoded.text.splitlines():
        collector.add(BlockKind.PARAGRAPH, line)
    return _content(collector, decoded.encoding, is_cut=len(raw) > _READ_MOST)


def read_csv(raw: bytes) -> Content:
    """The rows of a table, its separator a comma, semicolon or tab."""
    decoded = decode.decode(raw[:_READ_MOST])
    lines = decoded.text.splitlines(keepends=True)
    head = lines[:40]  # each row has its separator, a text in a cell may have many of another
    separator = max(",\t;", key=lambda sign: (sum(sign in line for line in head), sum(line.count(sign) for line in head)))
    collector = Collector()
    csv.field_size_limit(TEXT_MOST)
    try:
        for number, row in enumerate(csv.reader(lines, delimiter=separator)):
            if number >= ROWS_MOST or collector.full:
                collector.full = True
                break
            collector.add_row(row)
    except csv.Error:  # no table after all
        return read_txt(raw)
    return _content(collector, decoded.encoding, is_cut=len(raw) > _READ_MOST)


def read_html(raw: bytes) -> Content:
    """What a page shows, all of it: Word and Excel save documents as web pages under their own suffix."""
    decoded = decode.decode(raw)
    shown, is_cut = markup.bounded(markup.prune(decoded.text))
    soup = markup.build_tree(shown)
    collector = Collector()
    for block in as_blocks(read_lines([soup.body or soup], Weights(soup), drop_elements=False).lines):
        collector.add(block.kind, block.text)
    return _content(collector, decoded.encoding, is_cut=is_cut)


def read_xml(raw: bytes) -> Content:
    """Word's and Excel's XML of 2003; of any other XML the text of its elements."""
    if len(raw) > MEMBER_MOST:
        raise Unreadable(f"文件超过 {MEMBER_MOST >> 20} MB，未读取")
    root = parse_xml(raw)
    collector = Collector()
    if local_name(root) == "Workbook":
        for sheet in (element for element in root.iter() if local_name(element) == "Worksheet"):
            collector.add(BlockKind.HEADING, next((str(v) for k, v in sheet.attrib.items() if k.endswith("Name")), ""))
            for row in (element for element in sheet.iter() if local_name(element) == "Row"):
                collector.add_row(_row(row))
    elif local_name(root) in {"wordDocument", "package"}:
        add_body(root, collector)
    else:
        for element in root.iter():
            collector.add(BlockKind.PARAGRAPH, element.text or "")
            collector.add(BlockKind.PARAGRAPH, element.tail or "")
    return _content(collector, "utf-8", is_cut=False)


def _row(row: Any) -> list[str]:
    """The cells of a row; a cell may say in which column it stands."""
    texts: list[str] = []
    for cell in row:
        if local_name(cell) != "Cell":
            continue
        index = next((str(v) for k, v in cell.attrib.items() if k.endswith("Index")), "")
        if index.isdigit() and len(texts) < int(index[:4]) - 1 < COLUMNS_MOST:
            texts += [""] * (int(index[:4]) - 1 - len(texts))
        texts.append("".join(str(text) for part in cell if local_name(part) == "Data" for text in part.itertext()))
    return texts


def _content(collector: Collector, encoding: str, *, is_cut: bool) -> Content:
    return Content(
        blocks=tuple(collector.blocks), truncated=collector.truncated or is_cut, encoding=encoding,
        problem=None if collector.blocks else "文件中没有文字",
    )  # fmt: skip
