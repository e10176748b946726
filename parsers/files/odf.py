"""OpenDocument files (ODT, ODS, ODP) to text: paragraphs, headings and table rows in document order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from parsers.document import BlockKind

from .content import Collector, Content, Unreadable
from .docx import finish
from .docx_styles import value_of
from .limits import COLUMNS_MOST, PICTURES_MOST, ROWS_MOST
from .packages import Package, local_name, outermost

_UNREAD = frozenset({"tracked-changes", "annotation", "sequence-decls", "forms", "note-citation", "title", "desc"})
_PIECES = frozenset({"p", "h", "table"})
_ROWS, _CELLS = frozenset({"table-row"}), frozenset({"table-cell", "covered-table-cell"})
_SPACES = {"tab": "\t", "line-break": "\n"}


def read_odf(raw: bytes) -> Content:
    """The text of an OpenDocument file; deleted text and comments are not read, sheets begin with their names."""
    package = Package(raw)
    root = package.tree("content.xml")
    if root is None:
        raise Unreadable("文件损坏，缺少正文")
    collector = Collector()
    body = next((element for element in root if local_name(element) == "body"), root)
    is_workbook = any(local_name(element) == "spreadsheet" for element in body)
    for piece in outermost(body, _PIECES, _UNREAD):
        if collector.full:
            break
        if local_name(piece) == "table":
            if is_workbook:
                collector.add(BlockKind.HEADING, value_of(piece, "name"))
            _add_table(piece, collector)
        else:
            kind = BlockKind.HEADING if local_name(piece) == "h" else BlockKind.PARAGRAPH
            for line in _text(piece).split("\n"):
                collector.add(kind, line)
    media = [name for name in package.names if name.startswith("Pictures/")][:PICTURES_MOST]
    return finish(collector, package, media)


def _add_table(table: Any, collector: Collector) -> None:
    """Add the rows of a table; a blank row, however often it is told, is none."""
    for row in outermost(table, _ROWS):
        cells = list(_cells(row))
        for _ in range(min(_times(row, "number-rows-repeated"), ROWS_MOST) if any(cells) else 0):
            if collector.full:
                return
            collector.add_row(cells)


def _cells(row: Any) -> Iterator[str]:
    count = 0
    for cell in outermost(row, _CELLS):
        text = " ".join(part for part in map(_text, outermost(cell, frozenset({"p", "h"}), _UNREAD)) if part.strip())
        times = min(_times(cell, "number-columns-repeated"), COLUMNS_MOST + 1 - count)
        yield from [text] * times
        count += times
        if count > COLUMNS_MOST:
            return


def _times(element: Any, name: str) -> int:
    times = value_of(element, name)
    return int(times) if times.isdecimal() and len(times) < 9 else 1


def _text(paragraph: Any) -> str:
    """The text of a paragraph; runs of blanks are elements of their own."""
    parts = [paragraph.text or ""]
    stack = [iter(paragraph)]
    open_elements: list[Any] = []
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            if open_elements:
                parts.append(open_elements.pop().tail or "")
            continue
        name = local_name(element)
        if name in _UNREAD or name in _SPACES or name == "s":
            parts += [_SPACES.get(name, " " if name == "s" else ""), element.tail or ""]
            continue
        parts.append(element.text or "")
        open_elements.append(element)
        stack.append(iter(element))
    return "".join(parts)
