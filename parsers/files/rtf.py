"""RTF to text: words, paragraphs, table rows; pictures, fonts and properties are passed over."""

from __future__ import annotations

import re

from parsers.document import BlockKind

from .content import Collector, Content, Unreadable
from .limits import TEXT_MOST

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)|\\"
)
_UNSEEN = frozenset(
    {"fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "headerl", "headerr", "footerl",
     "footerr", "themedata", "colorschememapping", "datastore", "latentstyles", "listtable", "listoverridetable", "fldinst",
     "generator", "xmlnstbl", "rsidtbl", "mmathPr", "deleted", "bkmkstart", "bkmkend"}
)  # fmt: skip
_SIGNS = {
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": " ", "enspace": " ", "line": "\n", "cell": "\x07", "nestcell": "\x07", "row": "\x1d", "nestrow": "\x1d",
    "par": "\r", "sect": "\r", "page": "\r",
}  # fmt: skip
_CODE_PAGES = {936: "gb18030", 950: "big5", 65001: "utf-8", 54936: "gb18030", 932: "cp932", 949: "cp949"}
_CHARSETS = {134: "gb18030", 136: "big5", 128: "cp932", 129: "cp949"}
_FONT = re.compile(rb"\\f(\d{1,5})\b[^{}]{0,80}?\\fcharset(\d{1,3})")
_DEEPEST = 1_000
_TOKENS_MOST = 1_000_000


def read_rtf(raw: bytes) -> Content:
    """The text of an RTF document in its code page, Unicode characters where they are given."""
    reader = _Reader(raw)
    text = reader.text()
    collector = Collector()
    row: list[str] = []
    for unit in re.finditer(r"([^\x07\x1d\r\n]*)([\x07\x1d\r\n]|$)", text):
        words, mark = unit[1], unit[2]
        if mark == "\x07":
            row.append(words)
        elif mark == "\x1d" or row:
            collector.add_row([*row, words])
            row = []
        else:
            collector.add(BlockKind.PARAGRAPH, words)
    collector.add_row(row)
    return Content(
        blocks=tuple(collector.blocks), truncated=collector.truncated or reader.is_cut,
        problem=None if collector.blocks else "文件中没有文字",
    )  # fmt: skip


class _Reader:
    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        head = raw[:65536]
        found = re.search(rb"\\ansicpg(\d{1,5})", head)
        self._codec = _CODE_PAGES.get(int(found[1]) if found else 936, "gb18030" if not found else f"cp{int(found[1])}")
        self._fonts = {
            int(n): _CHARSETS[int(charset)] for n, charset in _FONT.findall(head) if int(charset) in _CHARSETS
        }
        self._font_codec: str | None = None
        self._parts: list[str] = []
        self._bytes = bytearray()
        self._size = 0
        self.is_cut = False

    def text(self) -> str:
        """All that is shown."""
        stack: list[tuple[bool, int, str | None]] = []
        unseen, skip, fallback, fresh = False, 0, 1, False
        for count, token in enumerate(_TOKEN.finditer(self._raw)):
            if self._size > 2 * TEXT_MOST or count >= _TOKENS_MOST:
                self.is_cut = True
                break
            word, number, coded, sign, brace, plain = token.groups()
            if brace == b"{":
                if len(stack) >= _DEEPEST:
                    raise Unreadable("RTF 文件损坏，层次过深")
                stack.append((unseen, fallback, self._font_codec))
                fresh = True
                continue
            if brace == b"}":
                self._flush()
                if stack:
                    unseen, fallback, self._font_codec = stack.pop()
                fresh, skip = False, 0
                continue
            if sign == b"*" and fresh:  # a group that only newer programs know; its shown text stands elsewhere
                unseen = True
            elif word is not None:
                name = word.decode("ascii")
                value = int(number) if number else 0
                if name in _UNSEEN and fresh:
                    unseen = True
                elif name == "u" and number and not unseen:
                    self._unicode(value)
                    skip = fallback
                    continue
                elif name == "uc":
                    fallback = min(max(value, 0), 8)
                elif name == "bin":
                    raise Unreadable("RTF 文件含有二进制数据，无法读取")
                elif name == "f":
                    self._flush()
                    self._font_codec = self._fonts.get(value)
                elif name in _SIGNS and not unseen:
                    self._put(_SIGNS[name])
            elif coded is not None:
                if skip:
                    skip -= 1
                elif not unseen:
                    self._bytes.append(int(coded, 16))
                continue
            elif sign is not None and not unseen:
                self._put({b"~": " ", b"_": "-", b"-": "", b"\\": "\\", b"{": "{", b"}": "}"}.get(sign, ""))
            elif plain is not None and not unseen:
                self._bytes += plain[skip:]
                skip = max(0, skip - len(plain))
            fresh = False
        self._flush()
        return "".join(self._parts)

    def _unicode(self, value: int) -> None:
        self._flush()
        code = value % 65536
        self._put(chr(code))

    def _put(self, text: str) -> None:
        self._flush()
        self._parts.append(text)
        self._size += len(text)

    def _flush(self) -> None:
        """Characters of several bytes are decoded together, however they were written."""
        if not self._bytes:
            return
        try:
            text = bytes(self._bytes).decode(self._font_codec or self._codec, "replace")
        except LookupError:
            text = bytes(self._bytes).decode("gb18030", "replace")
        self._bytes.clear()
        self._parts.append(text)
        self._size += len(text)
