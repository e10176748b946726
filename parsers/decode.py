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
_SURROGATES = re.compile("[\ud800-\udfff]")

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


def decode(raw: bytes, charset: str | None = None) -> Decoded:
    """The text of a page, never raising: BOM, then the HTTP charset, then <meta> in the first 4 KB, then a guess.

    The gb2312 family is read as gb18030. A declaration gives way when the bytes contradict it: bytes that are clean
    UTF-8 with Chinese in them are UTF-8 whatever the page says, because GBK text is never that by accident.
    """
    for bom, name in _BOMS:
        if raw.startswith(bom):
            return Decoded(text=storable(raw[len(bom) :].decode(name, "replace")), encoding=name)
    declared = _codec(charset) or _codec(_declared_in(raw))
    if declared not in {None, "utf-8"} and _is_evident_utf8(raw):
        declared = "utf-8"
    candidates = [name for name in dict.fromkeys((declared, "utf-8", "gb18030")) if name]
    # a control character is one byte in UTF-8 and GB18030, and no part of another: cheaper to cut before decoding
    plain = raw.translate(None, _CONTROL_BYTES)
    for name in candidates:
        data = plain if name in _ASCII_ABOVE else raw
        try:
            return Decoded(text=_decoded(data, name, "strict"), encoding=name)
        except UnicodeDecodeError as error:
            if error.start >= len(data) - 4 and error.start > 0:  # the last character was cut off, the rest is sound
                return Decoded(text=_decoded(data[: error.start], name, "replace"), encoding=name)
    texts = [(_decoded(plain if name in _ASCII_ABOVE else raw, name, "replace"), name) for name in candidates]
    text, name = min(texts, key=lambda pair: pair[0].count("\ufffd"))
    return Decoded(text=text, encoding=name)


def _decoded(data: bytes, name: str, errors: str) -> str:
    text = data.decode(name, errors)
    return _without_noncharacters(text) if name in _ASCII_ABOVE else storable(text)


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
