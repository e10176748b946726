"""Compound files, Word 97, Excel 97 and RTF made in a few lines; all words are invented."""

from __future__ import annotations

import itertools
import struct
from collections.abc import Mapping, Sequence


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


def doc(*blocks: str | Sequence[Sequence[str]], flags: int = 0, version: int = 0xC1, data: bytes = b"", boxes: str = "",
        looks: Mapping[str, bytes] | None = None, fonts: Sequence[str] = ()) -> bytes:  # fmt: skip
    """A Word 97 file of paragraphs and tables, its text in one Unicode piece; the row ends are marked as Word does.

    `boxes` is the text of its text boxes; `looks` are the properties of the characters of which a piece of text is made.
    """
    text, row_ends = "", []
    for block in blocks:
        if isinstance(block, str):
            text += block + "\r"
            continue
        for row in block:
            text += "".join(cell + "\x07" for cell in row) + "\x07"
            row_ends.append(len(text.encode("utf-16-le")) // 2)
    letters = len(text.encode("utf-16-le")) // 2
    text += boxes
    raw = text.encode("utf-16-le")
    start = 0x600
    clx = b"\x02" + struct.pack("<I", 16) + struct.pack("<II", 0, len(raw) // 2) + struct.pack("<HIH", 0, start, 0)
    properties, pages = _properties(row_ends, start, start + len(raw), (start + len(raw)) // 512 + 1)
    table = b"\0" * 16 + clx
    plan_at = len(table)
    table += properties
    runs_at = len(table)
    run_index, run_page = _runs(text, looks or {}, start, (start + len(raw)) // 512 + 1 + len(pages) // 512)
    names = b"".join(bytes([39 + 2 * len(font) + 2]) + b"\0" * 39 + font.encode("utf-16-le") + b"\0\0" for font in fonts)
    font_table = struct.pack("<HH", len(fonts), 0) + names
    table += run_index + font_table
    main = bytearray(start)
    struct.pack_into("<HH", main, 0, 0xA5EC, version)
    struct.pack_into("<H", main, 0x0A, 0x0200 | flags)
    struct.pack_into("<HH", main, 0x20, 14, 0)
    struct.pack_into("<H", main, 0x3E, 22)
    struct.pack_into("<i", main, 0x4C, letters)
    struct.pack_into("<i", main, 0x64, len(raw) // 2 - letters)
    struct.pack_into("<IIIIII", main, 0xFA, runs_at, len(run_index), 0, 0, 0, 0)
    struct.pack_into("<II", main, 0x0112, runs_at + len(run_index), len(font_table))
    struct.pack_into("<H", main, 0x98, 0x5D)
    struct.pack_into("<II", main, 0x0102, plan_at, len(properties))
    struct.pack_into("<II", main, 0x01A2, 16, len(clx))
    main += raw
    main += b"\0" * (-len(main) % 512)
    return compound({"WordDocument": bytes(main) + pages + run_page, "1Table": table, **({"Data": data} if data else {})})


def _runs(text: str, looks: Mapping[str, bytes], start: int, number: int) -> tuple[bytes, bytes]:
    """The index of character properties and its one page."""
    places = sorted((len(text[: text.index(words)].encode("utf-16-le")), len(words.encode("utf-16-le")), look) for words, look in looks.items())
    bounds = sorted({start + edge for at, size, _ in places for edge in (at, at + size)}) or [start, start + 2]
    page = bytearray(512)
    struct.pack_into(f"<{len(bounds)}I", page, 0, *bounds)
    end = 510
    for at, _, look in places:
        end -= (len(look) + 2) & ~1
        page[end : end + len(look) + 1] = bytes([len(look)]) + look
        page[4 * len(bounds) + bounds.index(start + at)] = end // 2
    page[511] = len(bounds) - 1
    return struct.pack("<III", start, bounds[-1], number), bytes(page)


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
