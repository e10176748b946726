"""Bytes to text: which encoding a page is really in, and whether it is a web page at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_META_WINDOW = 4096
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,30})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,30})", re.IGNORECASE)
_CHINESE = {
    "gb2312",
    "gbk",
    "gb18030",
    "gb231280",
    "xgbk",
    "cp936",
    "ms936",
    "windows936",
    "hzgb2312",
    "csgb2312",
    "euccn",
}
_CODECS = {
    **dict.fromkeys(_CHINESE, "gb18030"),
    **dict.fromkeys(("utf8", "utf", "unicode11utf8"), "utf-8"),
    **dict.fromkeys(("utf16", "utf16le"), "utf-16-le"),
    **dict.fromkeys(("big5", "big5hkscs", "xxbig5"), "big5hkscs"),
    "utf16be": "utf-16-be",
}  # anything else is a server's default (iso-8859-1) or a mistake, never the truth on these sites
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
_CONTROL_BYTES = bytes([*range(9), 11, 12, *range(14, 32), 127])
_ASCII_ABOVE = frozenset({"utf-8", "gb18030"})
_ASCII_BYTES = bytes(range(128))
_WIDE_UTF8 = re.compile(rb"(?:[\xe3-\xe9\xef][\x80-\xbf]{2})+")
"""Chinese characters and their punctuation in UTF-8; of GBK text a fiftieth looks so by accident."""
_COMMON_GBK = re.compile(rb"(?:[\xa1-\xf7][\xa1-\xfe])+")
_GBK_BLANK = "\ue5e5"
"""What Python makes of A3 A0, in browsers a wide blank; old editors of WPS write it."""
_ORDINARY = re.compile("[\t\r\n -~\u2010-\u203f\u3000-\u9fff\uff00-\uffef]+")
_JUDGED_ON = 20_000
_DAMAGED = re.compile("(?<![^<>\r\n])[^<>\r\n\udc80-\udcff]*+[\udc80-\udcff][^<>\r\n]*+")
"""The text between two tags or line ends, no bytes of which are part of a character of either encoding, with bad bytes."""
_SURROGATES = re.compile("[\ud800-\udfff]")

_MAIL_HEAD = re.compile(
    rb"(?:(?:From|Subject|Date|Content-Type|Snapshot-Content-Location|X-[A-Za-z-]{1,40}):[^\n]{0,998}\n(?:[ \t][^\n]{0,998}\n)*){0,20}"
    rb"MIME-Version:", re.IGNORECASE,
)  # fmt: skip

_MAGIC = (
    (b"%PDF", "PDF 文件"),
    (b"PK\x03\x04", "压缩包或 Office 文档"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office 文档"),
    (b"\x89PNG", "PNG 图片"),
    (b"\xff\xd8\xff", "JPEG 图片"),
    (b"GIF8", "GIF 图片"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf", "7z 压缩包"),
    (b"\x1f\x8b", "GZIP 压缩数据"),
    (b"{\\rtf", "RTF 文档"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text without control characters, and the Python name of the encoding it came from."""

    text: str
    encoding: str


def foreign_format(raw: bytes, *, may_be_json: bool = False) -> str | None:
    """What these bytes are (in Chinese) when they are not a web page; None when they may be one, or a list as JSON."""
    head = raw[:64].lstrip()
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if not may_be_json and head[:1] in {b"{", b"["} and b"<" not in raw[:2048]:
        return "JSON 数据"
    return None


def is_web_archive(raw: bytes) -> bool:
    """Whether this is a page with its pictures as a mail (MHT), by what its head begins with."""
    return _MAIL_HEAD.match(raw[:_META_WINDOW].lstrip(b"\xef\xbb\xbf \t\r\n")) is not None


def decode(raw: bytes, charset: str | None = None) -> Decoded:
    """The text of a page, never raising: BOM, UTF-16 as it shows, the HTTP charset, then <meta> in the first 4 KB, then a guess.

    The gb2312 family is read as gb18030. A declaration gives way when the bytes contradict it: bytes that are clean
    UTF-8 with Chinese in them are UTF-8 whatever the page says, because GBK text is never that by accident.
    """
    for bom, name in _BOMS:
        if raw.startswith(bom):
            return Decoded(text=storable(raw[len(bom) :].decode(name, "replace")), encoding=name)
    if wide := _unmarked_wide(raw[:_META_WINDOW]):
        return Decoded(text=storable(raw.decode(wide, "replace")), encoding=wide)
    declared = _codec(charset) or _codec(_declared_in(raw))
    if declared not in {None, "utf-8"} and _is_evident_utf8(raw):
        declared = "utf-8"
    candidates = [name for name in dict.fromkeys((declared, "utf-8", "gb18030")) if name]
    # a control character is one byte in UTF-8 and GB18030, and no part of another: cheaper to cut before decoding
    plain = raw.translate(None, _CONTROL_BYTES)
    for name in candidates:
        data = plain if name in _ASCII_ABOVE else raw
        try:
            text, end = _decoded(data, name, "strict"), len(data)
        except UnicodeDecodeError as error:
            if not (error.start >= len(data) - 4 and error.start > 0):
                continue
            end = error.start  # the last character was cut off, the rest is sound
            text = _decoded(data[:end], name, "replace")
        if name != "utf-8" and len(data) < _JUDGED_ON and _is_mostly_utf8(data[:end]):  # of a longer one some byte is odd
            break
        return Decoded(text=text, encoding=name)
    if _is_mostly_utf8(plain):
        return Decoded(text=_pieced_together(plain), encoding="utf-8")
    texts = [(_decoded(plain if name in _ASCII_ABOVE else raw, name, "replace"), name) for name in candidates]
    text, name = min(texts, key=lambda pair: pair[0].count("\ufffd"))
    return Decoded(text=text, encoding=name)


def head_of(raw: bytes) -> bytes:
    """The first 4 KB, in UTF-8 where they are UTF-16: what a file begins with, whichever of them it is written in."""
    head = raw[:_META_WINDOW]
    wide = next((name for bom, name in _BOMS[1:] if head.startswith(bom)), None) or _unmarked_wide(head)
    return head.decode(wide, "ignore").lstrip("\ufeff").encode("utf-8", "ignore") if wide else head


def _unmarked_wide(head: bytes) -> str | None:
    """UTF-16 that does not say so: every other byte of its ASCII is zero, and nearly all it says is ASCII or Chinese."""
    if b"\0" not in head:
        return None
    zeros = (head[1::2].count(0), head[::2].count(0))
    name = "utf-16-le" if zeros[0] > zeros[1] else "utf-16-be"
    if max(zeros) < 4 or max(zeros) < 8 * min(zeros):
        return None
    text = head.decode(name, "replace")
    return name if 10 * len(_ORDINARY.sub("", text)) <= len(text) else None


def _is_mostly_utf8(data: bytes, least: int = 12) -> bool:
    """Whether most of what is not ASCII here is Chinese in UTF-8, whatever the rest may be."""
    beyond = data.translate(None, _ASCII_BYTES)[:_JUDGED_ON]
    size = sum(map(len, _WIDE_UTF8.findall(beyond)))
    return size >= least and 2 * size >= len(beyond)


def _pieced_together(data: bytes) -> str:
    """UTF-8 in which each piece that is damaged is read as GBK where it is that."""
    text = data.decode("utf-8", "surrogateescape")
    return _without_noncharacters(_DAMAGED.sub(_mended, text))


def _mended(piece: re.Match[str]) -> str:
    """A piece of text that is no UTF-8: GBK where it is of common characters, else what is sound of it."""
    data = piece[0].encode("utf-8", "surrogateescape")
    beyond = data.translate(None, _ASCII_BYTES)
    is_gbk = len(beyond) >= 4 and 8 * len(_COMMON_GBK.sub(b"", beyond)) <= len(beyond)
    return _decoded(data, "gb18030" if is_gbk and not _is_mostly_utf8(data, least=0) else "utf-8", "replace")


def _decoded(data: bytes, name: str, errors: str) -> str:
    text = data.decode(name, errors)
    if name not in _ASCII_ABOVE:
        return storable(text)
    if name == "gb18030" and _GBK_BLANK in text:
        text = text.replace(_GBK_BLANK, "\u3000")
    return _without_noncharacters(text)


def _without_noncharacters(text: str) -> str:
    """XML has no place for the last two of the first plane, and neither have feeds and workbooks."""
    for character in ("\ufffe", "\uffff"):
        if character in text:  # looking is a twentieth of copying
            text = text.replace(character, "")
    return text


def _declared_in(raw: bytes) -> str | None:
    head = raw[:_META_WINDOW]
    match = _META.search(head) or _XML.search(head)
    return match.group(1).decode("ascii") if match else None


def _codec(name: str | None) -> str | None:
    return _CODECS.get(re.sub(r"[^a-z0-9]", "", name.lower())) if name else None


def _is_evident_utf8(raw: bytes) -> bool:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return sum(1 for _ in re.finditer("[\u3000-\u9fff\uff00-\uffef]", text[:20000])) >= 4


def storable(text: str) -> str:
    """A text without what neither a database nor XML takes: control characters, noncharacters, lone surrogates."""
    if _SURROGATES.search(text):
        text = _SURROGATES.sub("\ufffd", text)
    return _CONTROLS.sub("", _without_noncharacters(text))
