"""Word 97–2003 and WPS text files (.doc, .wps) to text, after [MS-DOC]: the piece table says where the characters are."""

from __future__ import annotations

import io
import re
import struct
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

import olefile

from parsers.document import Attachment, BlockKind

from .content import HIDDEN, Collector, Content, OldFormat, Unreadable, picture_marks
from .fields import shown_by
from .limits import MEMBER_MOST, TEXT_MOST
from .word97_runs import PLAIN, Look, Runs, pages_of, piece_properties

_WORD_97 = 0x00C1
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_CCP_TEXT = 0x4C
_COUNTS = "<iii4xiiii"  # text, footnotes, headers, comments, endnotes, text boxes, text boxes of headers
_READ_PARTS = (0, 1, 4, 5)  # of these; headers are layout, comments are nobody's text
_FC_CLX, _FC_PROPERTIES = 0x01A2, 0x0102
_COMPRESSED = 0x40000000
_PIECES_MOST = 100_000
_LETTERS_MOST = 2 * TEXT_MOST
_FIELD = re.compile("\x13([^\x13\x14\x15]*)\x14?|\x15")  # the instruction of a field, not its result
_ENDS_ROW = b"\x17\x24\x01"  # sprmPFTtp: this paragraph ends a table row
_CELL, _ROW, _PARAGRAPH = "\x07", "\x1d", "\r"
_PLAIN = str.maketrans({"\x0b": _PARAGRAPH, "\x0c": _PARAGRAPH, "\x1e": "-", "\x1f": ""})
_UNIT = re.compile(f"([^{_CELL}{_ROW}{_PARAGRAPH}]*)([{_CELL}{_ROW}{_PARAGRAPH}]|$)")
_PICTURE_MARKS = ("\x01", "\x08")


def read_word97(raw: bytes) -> Content:
    """The text and the tables of the main part, its notes and, at the end, its text boxes; deleted and hidden text is not read."""
    try:
        with olefile.OleFileIO(io.BytesIO(raw)) as ole:
            main = _stream(ole, "WordDocument")
            text, is_cut, runs = _text_of(ole, main)
            data = _stream(ole, "Data") if ole.exists("Data") and any(mark in text for mark in _PICTURE_MARKS) else b""
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # olefile raises what it likes on broken input
        raise Unreadable("文件损坏，无法打开") from error
    collector = Collector()
    for line in _lines(text):
        cells = line.split(_CELL)
        if len(cells) > 1:
            collector.add_row(cells)
        else:
            collector.add(BlockKind.PARAGRAPH, line)
    images: tuple[Attachment, ...] = tuple(picture_marks([("文件中的图片", data)])) if data else ()
    problem = None
    if not collector.blocks:
        problem = "文件中只有图片，没有文字" if any(mark in text for mark in _PICTURE_MARKS) else "文件中没有文字"
    return Content(
        blocks=tuple(collector.blocks), images=images, dropped=(HIDDEN,) if runs.has_hidden else (), problem=problem,
        truncated=collector.truncated or is_cut,
    )  # fmt: skip


def _stream(ole: olefile.OleFileIO, name: str) -> bytes:
    if ole.get_size(name) > MEMBER_MOST:
        raise Unreadable(f"文件中的内容超过 {MEMBER_MOST >> 20} MB，未读取")
    with ole.openstream(name) as stream:
        content: bytes = stream.read(MEMBER_MOST + 1)
    return content


def _text_of(ole: olefile.OleFileIO, main: bytes) -> tuple[str, bool, Runs]:
    magic, version = struct.unpack_from("<HH", main, 0)
    flags = struct.unpack_from("<H", main, 0x0A)[0]
    if magic not in {0xA5EC, 0xA5DC} or version < _WORD_97:
        raise OldFormat("更早的 Word 格式（Word 6/95）")
    if flags & _ENCRYPTED:
        raise Unreadable("文件已加密，需要密码")
    table = _stream(ole, "1Table" if flags & _TABLE_1 else "0Table")
    counts = struct.unpack_from(_COUNTS, main, _CCP_TEXT)
    if min(counts) < 0 or sum(counts) > 4 * len(main):
        raise Unreadable("文件损坏，正文长度不合理")
    start, size = struct.unpack_from("<II", main, _FC_CLX)
    pieces = _pieces(table[start : start + size])
    runs = Runs(main, table)
    whole = list(_Text(main, _row_ends(main, table), runs).of(pieces, min(sum(counts), _LETTERS_MOST)))
    bounds = [0, *accumulate(counts)]
    text = "".join(shown for part in _READ_PARTS for shown in whole[bounds[part] : bounds[part + 1]])
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), sum(counts) > _LETTERS_MOST, runs


def _row_ends(main: bytes, table: bytes) -> list[int]:
    """Where the paragraphs that end a table row end, as places in the main stream, in order.

    A cell and a row end with the same character; only the properties of the paragraph tell them apart.
    """
    ends: set[int] = set()
    for page in pages_of(main, table, _FC_PROPERTIES):
        ends.update(_row_ends_on(main[512 * page : 512 * (page + 1)]))
    return sorted(ends)


def _row_ends_on(page: bytes) -> Iterator[int]:
    """The same for one page of properties: the bounds of its paragraphs, then one byte that leads to each one's properties."""
    if len(page) < 512:
        return
    count = page[511]
    if not 0 < count <= 29:
        return
    for n in range(count):
        at = 2 * page[4 * (count + 1) + 13 * n]
        if not at:
            continue
        length = 2 * page[at] - 1 if page[at] else 2 * page[at + 1] + 1
        if _ENDS_ROW in page[at + 1 : at + 1 + length]:
            yield struct.unpack_from("<I", page, 4 * (n + 1))[0]


def _pieces(clx: bytes) -> list[tuple[int, int, bytes]]:
    """(characters, place, properties) of every piece of text."""
    at = 0
    groups: list[bytes] = []
    while at < len(clx) and clx[at] == 1:  # formatting of pieces comes first
        size = struct.unpack_from("<H", clx, at + 1)[0]
        groups.append(clx[at + 3 : at + 3 + size])
        at += 3 + size
    if at >= len(clx) or clx[at] != 2:
        raise Unreadable("文件损坏，缺少正文索引")
    size = struct.unpack_from("<I", clx, at + 1)[0]
    plan = clx[at + 5 : at + 5 + size]
    count = (len(plan) - 4) // 12
    if not 0 < count <= _PIECES_MOST:
        raise Unreadable("文件损坏，正文索引不合理")
    bounds = struct.unpack_from(f"<{count + 1}I", plan, 0)
    places = [struct.unpack_from("<IH", plan, 4 * (count + 1) + 8 * n + 2) for n in range(count)]
    return [
        (bounds[n + 1] - bounds[n], place, piece_properties(code, groups)) for n, (place, code) in enumerate(places)
    ]


class _Text:
    """Reads pieces of the main stream, what is shown of each character by itself, so that places stay what they are."""

    def __init__(self, main: bytes, row_ends: list[int], runs: Runs) -> None:
        self._main, self._row_ends, self._runs = main, row_ends, runs

    def of(self, pieces: list[tuple[int, int, bytes]], wanted: int) -> Iterator[str]:
        """What is shown of the characters of the pieces, of so many at most."""
        for count, place, properties in pieces:
            if wanted <= 0:
                return
            if count < 0:
                raise Unreadable("文件损坏，正文索引不合理")
            count = min(count, wanted)
            wanted -= count
            width = 1 if place & _COMPRESSED else 2
            start = (place & ~_COMPRESSED) // 2 if width == 1 else place
            yield from self._piece(start, width, count, self._runs.of_piece(properties))

    def _piece(self, start: int, width: int, count: int, look: Look) -> list[str]:
        stop = start + width * count
        raw = self._main[start:stop]
        characters = list(raw.decode("cp1252", "replace") if width == 1 else map(chr, struct.unpack(f"<{len(raw) // 2}H", raw[: len(raw) & ~1])))
        for end in self._row_ends[bisect_right(self._row_ends, start) : bisect_right(self._row_ends, stop)]:
            at = (end - start) // width - 1
            if 0 <= at < len(characters) and characters[at] == _CELL:
                characters[at] = _ROW
        if look is not PLAIN:
            characters = [look.shown(letter) for letter in characters]
        for begin, end, run in self._runs.between(start, stop):
            for at in range((begin - start) // width, min((end - start) // width, len(characters))):
                characters[at] = run.shown(characters[at])
        return characters


def _lines(text: str) -> Iterator[str]:
    """Paragraphs, and table rows with their cells still apart; paragraphs of one cell are joined, but for those of the first."""
    text = _without_fields(text).translate(_PLAIN)
    row: list[str] = []
    cell = ""
    for unit in _UNIT.finditer(text):
        words, mark = unit[1], unit[2]
        if mark == _CELL:
            row.append(f"{cell} {words}".strip())
            cell = ""
        elif mark == _ROW:
            yield _CELL.join([*row, ""])
            row, cell = [], ""
        elif row:
            cell = f"{cell} {words}".strip()
        else:
            yield words
    if row:
        yield _CELL.join([*row, cell])


def _without_fields(text: str) -> str:
    """Without the instructions of fields; nested ones go from the inside."""
    for _ in range(8):
        shorter = _FIELD.sub(lambda field: shown_by(field[1]) if field[1] else "", text)
        if len(shorter) == len(text):
            break
        text = shorter
    return text.replace("\x14", "")
