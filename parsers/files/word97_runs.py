"""What the character properties of a Word 97 file say of its text, after [MS-DOC]: deleted, hidden, or a sign of a symbol font."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from .content import Unreadable
from .symbols import is_symbol_font, sign_of, signs_in

_FC_RUNS, _FC_FONTS = 0x00FA, 0x0112
_RUNS_MOST = 400_000
_DELETED, _HIDDEN, _SIGN, _FONT = 0x0800, 0x083C, 0x6A09, 0x4A4F
_SHORT = {0x41: _DELETED, 0x5C: _HIDDEN}  # properties of a whole piece, by the numbers of Word 6
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_KEPT = frozenset("\x07\x1d")  # a deleted cell is empty; its row stays a row


@dataclass(frozen=True, slots=True)
class Look:
    """How a run of characters looks, so far as it decides what is read."""

    is_deleted: bool = False
    is_hidden: bool = False
    sign: str = ""
    font: str = ""

    def shown(self, letter: str) -> str:
        """What a reader sees of one character."""
        if letter in _KEPT:
            return letter
        if self.is_deleted or self.is_hidden:
            return ""
        return self.sign or (signs_in(self.font, letter) if self.font else letter)


PLAIN = Look()


class Runs:
    """The looks of the text by its places in the main stream."""

    def __init__(self, main: bytes, table: bytes) -> None:
        self._fonts = _fonts(main, table)
        self._known = lru_cache(maxsize=4096)(self._look)
        self._runs = _apart(self._looks_in(main, table))
        self._ends = [end for _, end, _ in self._runs]
        self.has_hidden = any(look.is_hidden for _, _, look in self._runs)

    def between(self, start: int, stop: int) -> Iterator[tuple[int, int, Look]]:
        """(begin, end, look) of the runs that are not plain between two places, in order."""
        for begin, end, look in self._runs[bisect_right(self._ends, start) :]:
            if begin >= stop:
                return
            yield max(begin, start), min(end, stop), look

    def of_piece(self, properties: bytes) -> Look:
        """The look that a whole piece has been given."""
        return self._known(properties)

    def _looks_in(self, main: bytes, table: bytes) -> Iterator[tuple[int, int, Look]]:
        count = 0
        for number in pages_of(main, table, _FC_RUNS):
            page = main[512 * number : 512 * (number + 1)]
            runs = page[511] if len(page) == 512 else 0
            if not 0 < runs <= 0x65:
                continue
            count += runs
            if count > _RUNS_MOST:
                raise Unreadable("文件的字符格式过多，未读取")
            bounds = struct.unpack_from(f"<{runs + 1}I", page, 0)
            for n in range(runs):
                at = 2 * page[4 * (runs + 1) + n]
                look = self._known(page[at + 1 : at + 1 + page[at]]) if at else PLAIN
                if look is not PLAIN and bounds[n] < bounds[n + 1]:
                    yield bounds[n], bounds[n + 1], look

    def _look(self, properties: bytes) -> Look:
        look = PLAIN
        for name, operand in _properties(properties):
            if name == _DELETED:
                look = replace(look, is_deleted=operand[0] == 1)
            elif name == _HIDDEN:
                look = replace(look, is_hidden=operand[0] == 1)
            elif name == _SIGN:
                font, code = struct.unpack("<HH", operand)
                look = replace(look, sign=sign_of(self._font(font), code))
            elif name == _FONT:
                font_name = self._font(struct.unpack("<H", operand)[0])
                look = replace(look, font=font_name if is_symbol_font(font_name) else "")
        return PLAIN if look == PLAIN else look

    def _font(self, number: int) -> str:
        return self._fonts[number] if number < len(self._fonts) else ""


def pages_of(main: bytes, table: bytes, where: int) -> list[int]:
    """The pages of properties that an index of the table stream names, each once."""
    start, size = struct.unpack_from("<II", main, where)
    plan = table[start : start + size]
    count = max(0, (len(plan) - 4) // 8)
    numbers = struct.unpack_from(f"<{count}I", plan, 4 * (count + 1)) if count else ()
    return [number for number in dict.fromkeys(number & 0x3FFFFF for number in numbers) if 512 * number < len(main)]


def piece_properties(code: int, groups: list[bytes]) -> bytes:
    """The properties that the index of pieces gives a piece: one in short, or a group by its number."""
    if code & 1:
        return groups[code >> 1] if code >> 1 < len(groups) else b""
    name = _SHORT.get(code >> 1 & 0x7F)
    return struct.pack("<HB", name, code >> 8) if name else b""


def _apart(runs: Iterator[tuple[int, int, Look]]) -> list[tuple[int, int, Look]]:
    """The runs in order, without those that overlap an earlier one, as no sound file has."""
    kept: list[tuple[int, int, Look]] = []
    for run in sorted(runs, key=lambda run: run[0]):
        if not kept or run[0] >= kept[-1][1]:
            kept.append(run)
    return kept


def _properties(raw: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 3 <= len(raw):
        name: int = struct.unpack_from("<H", raw, at)[0]
        kind = name >> 13
        size = _SIZES[kind] if kind in _SIZES else 1 + raw[at + 2]
        operand = raw[at + 2 : at + 2 + size]
        if len(operand) == size:
            yield name, operand
        at += 2 + size


def _fonts(main: bytes, table: bytes) -> list[str]:
    """The names of the fonts in their order; none where the list is broken."""
    start, size = struct.unpack_from("<II", main, _FC_FONTS)
    raw = table[start : start + size]
    if len(raw) < 4:
        return []
    names: list[str] = []
    at = 4
    for _ in range(struct.unpack_from("<H", raw, 0)[0]):
        if at >= len(raw):
            break
        record = raw[at + 1 : at + 1 + raw[at]]
        names.append(record[39:].decode("utf-16-le", "replace").partition("\0")[0])
        at += 1 + raw[at]
    return names
