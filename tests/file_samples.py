"""Attachments made in a few lines: PDF, Office of both generations, OFD, archives, pictures; all words are invented."""

from __future__ import annotations

import io
import itertools
import re
import struct
import zipfile
import zlib
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


# --- PDF


def pdf(*pages: str | bytes, producer: str = "排版一号", encrypt: bool = False, content: bytes | None = None) -> bytes:
    """A PDF; a page is text (lines), or the bytes of a grey picture 40 pixels wide that fills it; '' is a blank page."""
    objects: list[bytes] = [b"", b""]  # catalogue and page tree are known last
    kids = []
    objects.append(b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>")
    objects.append(
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>"
    )
    for page in pages:
        number = len(objects) + 1
        kids.append(number)
        if isinstance(page, bytes):
            height = len(page) // 40
            drawn, resources = b"q 595 0 0 842 0 0 cm /I Do Q", b"<</XObject<</I %d 0 R>>>>" % (number + 2)
            extra = [
                b"<</Type/XObject/Subtype/Image/Width 40/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Length %d>>"
                b"stream\n%s\nendstream" % (height, len(page), page)
            ]
        else:
            lines = "".join(f"<{line.encode('utf-16-be').hex()}> Tj T*\n" for line in page.splitlines())
            drawn = f"BT /F1 12 Tf 24 TL 56 770 Td\n{lines}ET".encode() if page else b""
            resources, extra = b"<</Font<</F1 3 0 R>>>>", []
        packed = zlib.compress(drawn if content is None else content)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources%s>>" % (number + 1, resources)
        )
        objects.append(b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed))
        objects += extra
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    objects.append(b"<</Producer<%s>>>" % ("\ufeff" + producer).encode("utf-16-be").hex().encode())
    out = bytearray(b"%PDF-1.5\n%\xe5\xe4\xf6\xfc\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    locked = b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<%s>/U<%s>>>/ID[<00><00>]" % (
        b"11" * 32,
        b"22" * 32,
    )
    out += b"trailer\n<</Size %d/Root 1 0 R/Info %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, len(objects), locked if encrypt else b"", table,
    )  # fmt: skip
    return bytes(out)


def scan(shade: int) -> bytes:
    """A grey picture for a page of `pdf`."""
    return bytes((shade + n) % 256 for n in range(40 * 60))


# --- Office of today


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


# --- Office of yesterday


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file of these streams, each kept in whole sectors ([MS-CFB], version 3)."""
    sector, bodies, chains = 512, [], []
    for raw in streams.values():
        raw = raw.ljust(4096, b"\0")  # below that a stream would stand in the short sectors
        raw += b"\0" * (-len(raw) % sector)
        chains.append(len(raw) // sector)
        bodies.append(raw)
    entries = [_entry("Root Entry", 5, 1, 0xFFFFFFFE, 0)]
    at = 0
    for number, (name, count) in enumerate(zip(streams, chains, strict=True), 1):
        sibling = number + 1 if number < len(streams) else 0xFFFFFFFF
        entries.append(_entry(name, 2, 0xFFFFFFFF, at, len(bodies[number - 1]), right=sibling))
        at += count
    entries += [b"\0" * 68 + b"\xff" * 12 + b"\0" * 48] * (-len(entries) % 4)
    directory = b"".join(entries)
    first_directory, sectors = at, at + len(directory) // sector
    fat: list[int] = []
    for count in [*chains, len(directory) // sector]:
        fat += [len(fat) + 1 + n for n in range(count - 1)] + [0xFFFFFFFE]
    fat_sectors = 1
    while fat_sectors * 128 < sectors + fat_sectors:
        fat_sectors += 1
    fat += [0xFFFFFFFD] * fat_sectors
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(fat_sectors * sector, b"\xff")
    places = [sectors + n for n in range(fat_sectors)]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, fat_sectors, first_directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0
    )  # fmt: skip
    header += struct.pack("<109I", *(places + [0xFFFFFFFF] * (109 - len(places))))
    return header + b"".join(bodies) + directory + table


def _entry(name: str, kind: int, child: int, start: int, size: int, right: int = 0xFFFFFFFF) -> bytes:
    raw = name.encode("utf-16-le")
    return (
        raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw) + 2, kind, 1, 0xFFFFFFFF, right, child) + b"\0" * 36
        + struct.pack("<III", start, size, 0)
    )  # fmt: skip


def doc(*blocks: str | Sequence[Sequence[str]], flags: int = 0, version: int = 0xC1, data: bytes = b"") -> bytes:
    """A Word 97 file of paragraphs and tables, its text in one Unicode piece; the row ends are marked as Word does."""
    text, row_ends = "", []
    for block in blocks:
        if isinstance(block, str):
            text += block + "\r"
            continue
        for row in block:
            text += "".join(cell + "\x07" for cell in row) + "\x07"
            row_ends.append(len(text))
    raw = text.encode("utf-16-le")
    start = 0x600
    clx = b"\x02" + struct.pack("<I", 16) + struct.pack("<II", 0, len(text)) + struct.pack("<HIH", 0, start, 0)
    properties, pages = _properties(row_ends, start, start + len(raw), (start + len(raw)) // 512 + 1)
    table = b"\0" * 16 + clx
    plan_at = len(table)
    table += properties
    main = bytearray(start)
    struct.pack_into("<HH", main, 0, 0xA5EC, version)
    struct.pack_into("<H", main, 0x0A, 0x0200 | flags)
    struct.pack_into("<HH", main, 0x20, 14, 0)
    struct.pack_into("<H", main, 0x3E, 22)
    struct.pack_into("<i", main, 0x4C, len(text))
    struct.pack_into("<H", main, 0x98, 0x5D)
    struct.pack_into("<II", main, 0x0102, plan_at, len(properties))
    struct.pack_into("<II", main, 0x01A2, 16, len(clx))
    main += raw
    main += b"\0" * (-len(main) % 512)
    return compound({"WordDocument": bytes(main) + pages, "1Table": table, **({"Data": data} if data else {})})


def _properties(row_ends: list[int], start: int, end: int, first_page: int) -> tuple[bytes, bytes]:
    """The index of paragraph properties and its pages: a few paragraphs a page, only row ends have properties."""
    bounds = [start]
    for place in row_ends:
        bounds += [start + 2 * (place - 1), start + 2 * place]
    bounds.append(end)
    runs = [(a, b, b in {start + 2 * place for place in row_ends}) for a, b in itertools.pairwise(bounds) if b > a]
    pages, heads = [], []
    for at in range(0, len(runs), 10):
        part = runs[at : at + 10]
        page = bytearray(512)
        struct.pack_into(f"<{len(part) + 1}I", page, 0, *[run[0] for run in part], part[-1][1])
        page[400:407] = bytes([3]) + b"\0\0" + b"\x17\x24\x01"[:3] + b"\0"
        for n, run in enumerate(part):
            page[4 * (len(part) + 1) + 13 * n] = 200 if run[2] else 0
        page[511] = len(part)
        pages.append(bytes(page))
        heads.append(part[0][0])
    numbers = [first_page + n for n in range(len(pages))]
    return struct.pack(f"<{len(heads) + 1}I", *heads, end) + struct.pack(f"<{len(numbers)}I", *numbers), b"".join(pages)


def xls(title: str, rows: Sequence[Sequence[object]], *, formats: Mapping[int, str] | None = None, hidden: bool = False,
        filepass: bool = False) -> bytes:  # fmt: skip
    """An Excel 97 workbook of one sheet ([MS-XLS]); `formats` by column."""
    formats = formats or {}
    named = [
        struct.pack("<HHB", 164 + n, len(text), 1) + text.encode("utf-16-le") for n, text in enumerate(formats.values())
    ]
    style = struct.pack("<HHH", 0, 0, 0) + b"\0" * 14
    styles = [style] * 16 + [struct.pack("<HHH", 0, 164 + n, 0) + b"\0" * 14 for n in range(len(formats))]
    font = struct.pack("<HHHHHBBBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0, 1, 1) + "宋".encode("utf-16-le")
    words = list(dict.fromkeys(cell for row in rows for cell in row if isinstance(cell, str)))
    table = struct.pack("<II", len(words), len(words)) + b"".join(
        struct.pack("<HB", len(word), 1) + word.encode("utf-16-le") for word in words
    )

    def record(kind: int, raw: bytes) -> bytes:
        return struct.pack("<HH", kind, len(raw)) + raw

    begin = struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 0x07CC, 0, 6)
    head = record(0x809, begin) + (record(0x2F, struct.pack("<HHH", 1, 1, 1) + b"\7" * 48) if filepass else b"")
    head += record(0x42, struct.pack("<H", 1200)) + record(0x22, b"\0\0") + record(0x31, font)
    head += b"".join(record(0x41E, raw) for raw in named) + b"".join(record(0xE0, raw) for raw in styles)
    name = struct.pack("<BB", len(title), 1) + title.encode("utf-16-le")
    rest = record(0xFC, table) + record(0x0A, b"")
    place = len(head) + 4 + 6 + len(name) + len(rest)
    book = head + record(0x85, struct.pack("<IBB", place, 1 if hidden else 0, 0) + name) + rest
    sheet = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0x0DBB, 0x07CC, 0, 6))
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            look = 16 + list(formats).index(x) if x in formats else 15
            if isinstance(cell, str):
                sheet += record(0xFD, struct.pack("<HHHI", y, x, look, words.index(cell)))
            elif isinstance(cell, int | float):
                sheet += record(0x203, struct.pack("<HHHd", y, x, look, cell))
    return compound({"Workbook": book + sheet + record(0x0A, b"")})


def rtf(*lines: str, rows: Sequence[Sequence[str]] = ()) -> bytes:
    """RTF in GBK, as Chinese Word writes it."""
    table = "".join(
        r"\trowd" + "".join(rf"\cellx{2_000 * n}" for n in range(1, len(row) + 1))
        + r"\pard\intbl " + "".join(_coded(cell) + r"\cell " for cell in row) + r"\row " for row in rows
    )  # fmt: skip
    body = "".join(_coded(line) + "\\par\n" for line in lines)
    return (
        r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}}{\*\generator Invented}{\info{\title \'cb}}"
        + body
        + table
        + "}"
    ).encode("ascii")


def _coded(text: str) -> str:
    return "".join(c if c.isascii() else "".join(f"\\'{b:02x}" for b in c.encode("gb18030")) for c in text)


# --- pictures


def png(width: int, height: int, shade: int = 0) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, raw: bytes) -> bytes:
        return struct.pack(">I", len(raw)) + kind + raw + struct.pack(">I", zlib.crc32(kind + raw))

    pixels = zlib.compress(b"".join(b"\0" + bytes([shade]) * width for _ in range(height)))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def jpeg(width: int, height: int) -> bytes:
    """The head of a JPEG, as far as its size."""
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\1\x11\0"
    return (
        b"\xff\xd8\xff\xe0"
        + struct.pack(">H", 16)
        + b"JFIF\0"
        + b"\0" * 9
        + b"\xff\xc0"
        + struct.pack(">H", 2 + len(frame))
        + frame
    )
