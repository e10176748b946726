"""What kind of content bytes are, whatever their header claims."""

from __future__ import annotations

import re
from enum import StrEnum
from urllib.parse import urlsplit

from parsers.address import is_binary
from parsers.decode import head_of, is_web_archive

from .exports import is_export

_HTML = re.compile(
    rb"<!doctype\s+html|<(?:html|head|body|script|meta|title|div|p|table|ul|li|span|a|iframe|frameset|h[1-6]|br|style|link|center|font)\b",
    re.I,
)
_MAGIC = (
    (b"PK\x03\x04", "zip"), (b"\xd0\xcf\x11\xe0", "ole"), (b"Rar!", "archive"), (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"), (b"{\\rtf", "rtf"), (b"\x89PNG", "image"), (b"GIF8", "image"), (b"\xff\xd8\xff", "image"),
    (b"RIFF", "image"), (b"II*\0", "image"), (b"MM\0*", "image"),
)  # fmt: skip
_TAIL = 64 * 1024
_OPEN_VALUE = re.compile(rb"<[a-zA-Z](?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+(?:\"[^\"]*+|'[^']*+)", re.S)
_EMPTY_LIST = re.compile(rb"<(datastore|recordset|[uod]l|table|tbody|div)\b[^<>]{0,300}>(?:\s|</?[a-z]{1,12}\s{0,2}/?>){0,50}</\1>", re.I)
_OFFICE = (b"urn:schemas-microsoft-com:office", b"mso-application", b"ProgId content=Word", b"ProgId content=Excel")


class Content(StrEnum):
    """Kinds of content that call for different treatment."""

    HTML = "html"
    XML = "xml"
    JSON = "json"
    TEXT = "text"
    PDF = "pdf"
    ZIP = "zip"  # docx, xlsx, ofd too
    OLE = "ole"  # doc, xls, wps
    ARCHIVE = "archive"
    RTF = "rtf"
    IMAGE = "image"
    BINARY = "binary"

    def fits_page(self, *, is_list: bool) -> bool:
        """Whether a page may be of this kind; lists come as JSON too."""
        return self in {Content.HTML, Content.XML, Content.TEXT} or (is_list and self is Content.JSON)

    def fits_attachment(self, raw: bytes, url: str) -> bool:
        """Whether an attachment may be of this kind; Word and Excel write HTML and XML under .doc and .xls, so do others."""
        suffix = _suffix(url)
        if self in {Content.HTML, Content.XML}:
            is_named = self is Content.XML and suffix == ".xml"
            return office_html(raw) or is_named or is_web_archive(raw) or is_export(raw, suffix)
        if self is Content.JSON:
            return suffix == ".json"
        if self is Content.TEXT:
            return not is_binary(url) or is_web_archive(raw) or is_export(raw, suffix)
        return True


def kind_of(raw: bytes) -> Content:
    """The kind of these bytes, judged on their first kilobyte."""
    head = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return Content(name)
    if b"%PDF-" in head:
        return Content.PDF
    if b"\0" in head:
        head = head_of(raw)[:1024].lstrip(b" \t\r\n")
    if b"\0" in head:
        return Content.BINARY
    if head[:1] in (b"{", b"["):
        return Content.JSON
    if head.startswith(b"<?xml") and b"<!doctype html" not in head.lower() and b"<html" not in head.lower():
        return Content.XML
    if _HTML.search(head) or (head.startswith(b"<!--") and _HTML.search(raw[:16384])):
        return Content.HTML
    return Content.TEXT


def office_html(raw: bytes) -> bool:
    """Whether this markup is a Word or Excel document saved as such."""
    return any(mark in raw[:4096] for mark in _OFFICE)


def is_empty_list(raw: bytes) -> bool:
    """Whether this is a piece of a page, whole and without a row, as the programs answer that fill a list."""
    return _EMPTY_LIST.fullmatch(raw[:4096].strip(b"\xef\xbb\xbf \t\r\n")) is not None


def is_cut(raw: bytes) -> bool:
    """Whether HTML ends inside a tag, a comment, a script or a character: the connection broke and nobody said so."""
    tail = raw[-_TAIL:]
    closed = tail[-4096:].lower().rfind(b"</html")
    if closed >= 0 and not _ends_in_tag(tail[-4096:][:closed]):
        return False
    return (
        _ends_in_tag(tail)
        or tail.rfind(b"<!--") > tail.rfind(b"-->")
        or _ends_in_raw_element(tail.lower())
        or _ends_in_character(raw[-512:])
    )


def _ends_in_tag(tail: bytes) -> bool:
    opened = tail.rfind(b"<")
    if opened < 0 or re.match(rb"<(?:[a-zA-Z/!]|$)", tail[opened:]) is None:
        return False
    rest = tail[opened:]
    # a bracket inside a quoted value does not end the tag; where quotes are a mess, any bracket does
    return b">" not in rest or (_OPEN_VALUE.fullmatch(rest) is not None)


def _ends_in_raw_element(tail: bytes) -> bool:
    return any(tail.rfind(b"<" + name) > tail.rfind(b"</" + name) for name in (b"script", b"style"))


def _ends_in_character(tail: bytes) -> bool:
    """Whether UTF-8 stops before its last character is whole."""
    for back in (1, 2, 3):
        if len(tail) <= back:
            return False
        byte = tail[-back]
        if byte < 0x80:
            return False
        if byte >= 0xC0:
            needed = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            before = tail[:-back].lstrip(bytes(range(0x80, 0xC0)))
            return needed > back and not before.isascii() and _is_utf8(before)
    return False


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _suffix(url: str) -> str:
    name = urlsplit(url).path.rsplit("/", 1)[-1]
    return f".{name.rsplit('.', 1)[-1].lower()}" if "." in name else ""
