"""Archives, Office files of today and OFD made in a few lines; all words are invented."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

import openpyxl

STAMP = (2026, 1, 1, 0, 0, 0)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def pack(
    parts: Mapping[str, str | bytes], *, stamp: tuple[int, int, int, int, int, int] = STAMP, level: int = 6
) -> bytes:
    """A ZIP of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, part in parts.items():
            info = zipfile.ZipInfo(name, stamp)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, part)
    return buffer.getvalue()


def docx(
    *blocks: str | Sequence[Sequence[str]], media: Mapping[str, bytes] | None = None, inner: str = "", extra: Mapping[str, str] | None = None,
    stamp: tuple[int, int, int, int, int, int] = STAMP,
) -> bytes:  # fmt: skip
    """A DOCX of paragraphs and tables (rows of cells); `inner` is more XML of the body, `extra` more parts."""
    body = "".join(_paragraph(block) if isinstance(block, str) else _table(block) for block in blocks)
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": f'<w:document xmlns:w="{_W}" xmlns:mc="urn:mc" xmlns:v="urn:v"><w:body>{body}{inner}</w:body></w:document>',
        **{f"word/media/{name}": raw for name, raw in (media or {}).items()},
        **(extra or {}),
    }  # fmt: skip
    return pack(parts, stamp=stamp)


def _paragraph(text: str) -> str:
    style = '<w:pPr><w:pStyle w:val="1"/></w:pPr>' if text.startswith("# ") else ""
    return f"<w:p>{style}<w:r><w:t>{escape(text.removeprefix('# '))}</w:t></w:r></w:p>"


def _table(rows: Sequence[Sequence[str]]) -> str:
    cells = ("".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


STYLES = {
    "word/styles.xml": f'<w:styles xmlns:w="{_W}"><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>'
}


def xlsx(sheets: Mapping[str, Sequence[Sequence[object]]], *, formats: Mapping[str, str] | None = None, hidden: Sequence[str] = (),
         creator: str = "甲") -> bytes:  # fmt: skip
    """A workbook; `formats` are number formats by cell of the first sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if title in hidden else "visible"
    for place, number_format in (formats or {}).items():
        book.worksheets[0][place].number_format = number_format
    book.properties.creator = creator
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as written:  # without the time of saving: the same bytes for the same words
        parts = {name: re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>2026-01-01T00:00:00Z", written.read(name))
                 for name in written.namelist()}  # fmt: skip
    return pack(parts)


def pptx(*slides: Sequence[str]) -> bytes:
    """A presentation of slides of paragraphs."""
    parts: dict[str, str | bytes] = {"ppt/presentation.xml": "<p/>"}
    for number, lines in enumerate(slides, 1):
        text = "".join(f"<a:p><a:r><a:t>{escape(line)}</a:t></a:r></a:p>" for line in lines)
        parts[f"ppt/slides/slide{number}.xml"] = f'<p:sld xmlns:p="urn:p" xmlns:a="{_A}">{text}</p:sld>'
    return pack(parts)


def ofd(*pages: Sequence[tuple[float, float, str]]) -> bytes:
    """An OFD file of pages of (x, y, text)."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    places = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    parts: dict[str, str | bytes] = {
        "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {space}><ofd:Pages>{places}</ofd:Pages></ofd:Document>",
    }
    for n, page in enumerate(pages):
        objects = "".join(
            f'<ofd:TextObject Boundary="{x} {y} 100 6"><ofd:TextCode X="0" Y="5">{escape(text)}</ofd:TextCode></ofd:TextObject>'
            for x, y, text in page
        )
        parts[f"Doc_0/Pages/Page_{n}/Content.xml"] = (
            f"<ofd:Page {space}><ofd:Content>{objects}</ofd:Content></ofd:Page>"
        )
    return pack(parts)
