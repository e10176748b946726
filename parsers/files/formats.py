"""Which format a file is in: its first bytes say so before its name, and its name before what the server claims."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from urllib.parse import unquote, urlsplit

import olefile

from parsers.decode import head_of, is_web_archive


class Format(StrEnum):
    """Formats of files that are told apart."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    OFD = "ofd"
    ODF = "odf"  # OpenDocument: text, sheets or slides
    DOC = "doc"  # Word 97–2003 and WPS text
    XLS = "xls"  # Excel 97–2003 and WPS tables
    PPT = "ppt"
    LOCKED = "locked"  # Office document behind a password
    OLE = "ole"  # some other compound file
    RTF = "rtf"
    HTML = "html"
    MHT = "mht"
    XML = "xml"
    CSV = "csv"
    TXT = "txt"
    IMAGE = "image"
    ZIP = "zip"
    RAR = "rar"
    SEVEN_ZIP = "7z"
    GZIP = "gz"
    CEB = "ceb"
    EMPTY = "empty"
    UNKNOWN = "bin"


_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF-", Format.PDF), (b"{\\rtf", Format.RTF), (b"Rar!\x1a\x07", Format.RAR), (b"7z\xbc\xaf\x27\x1c", Format.SEVEN_ZIP),
    (b"\x1f\x8b", Format.GZIP), (b"\x89PNG\r\n", Format.IMAGE), (b"GIF8", Format.IMAGE), (b"\xff\xd8\xff", Format.IMAGE),
    (b"II*\0", Format.IMAGE), (b"MM\0*", Format.IMAGE), (b"Founder CEB", Format.CEB),
    (b"PK\x05\x06", Format.ZIP), (b"PK\x07\x08", Format.ZIP),
)  # fmt: skip
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODD_TEXT = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_MARKUP = re.compile(rb"<(!doctype\s+html|html|head|body|table|meta|style|title|div|p)\b", re.IGNORECASE)
_ROOT = re.compile(rb"<[^?!][\w:]{0,60}")
_OFFICE_ROOT = re.compile(rb"<(?:\w+:)?(?:Workbook|wordDocument|package)$")  # their names for styles and tables are HTML's, too
_BY_SUFFIX = {
    "csv": Format.CSV, "txt": Format.TXT, "htm": Format.HTML, "html": Format.HTML, "mht": Format.MHT, "ceb": Format.CEB,
    "xls": Format.CSV, "xlsx": Format.CSV, "et": Format.CSV,  # cells between tabs
}  # fmt: skip
_BY_TYPE = {"text/csv": Format.CSV, "text/plain": Format.TXT, "text/html": Format.HTML}
_STREAMS: tuple[tuple[str, Format], ...] = (
    ("EncryptedPackage", Format.LOCKED), ("WordDocument", Format.DOC), ("Workbook", Format.XLS), ("Book", Format.XLS),
    ("PowerPoint Document", Format.PPT),
)  # fmt: skip
_ODF_TYPE = b"application/vnd.oasis.opendocument."  # in a member called "mimetype"
_JUNK_BEFORE = 1024
"""A PDF may have this many bytes before its mark (ISO 32000, annex H); servers put blank lines there."""


def format_of(raw: bytes, url: str, content_type: str | None = None) -> Format:
    """The format of these bytes; `url` and `content_type` matter only where the bytes themselves do not tell."""
    head = raw[:_JUNK_BEFORE].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if not head and not raw.strip():
        return Format.EMPTY
    for magic, found in _MAGIC:
        if head.startswith(magic):
            return found
    if (
        head[:2] == b"BM"
        and len(raw) > 26
        and raw[14:18] in {b"\x28\0\0\0", b"\x6c\0\0\0", b"\x7c\0\0\0", b"\x0c\0\0\0"}
    ):
        return Format.IMAGE
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Format.IMAGE
    if head.startswith(_ZIP):
        return _packed(raw)
    if head.startswith(_OLE):
        return _compound(raw)
    if b"%PDF-" in raw[:_JUNK_BEFORE]:
        return Format.PDF
    return _text_format(raw, _suffix(url), content_type)


def _packed(raw: bytes) -> Format:
    """Which document a ZIP is; one that cannot be opened counts as what its first members look like."""
    mime = b""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = {name.replace("\\", "/").lstrip("/") for name in archive.namelist()[:2000]}
            if "mimetype" in names:
                with archive.open("mimetype") as member:
                    mime = member.read(100)
    except MemoryError:
        raise
    except Exception:  # zipfile raises what it likes on broken input
        names = {mark for mark in ("word/document.xml", "xl/workbook.xml", "ppt/presentation.xml", "OFD.xml")
                 if mark.encode() in raw}  # fmt: skip
    if "word/document.xml" in names or ("[Content_Types].xml" in names and any(n.startswith("word/") for n in names)):
        return Format.DOCX
    if "xl/workbook.xml" in names:
        return Format.XLSX
    if "ppt/presentation.xml" in names:
        return Format.PPTX
    if "content.xml" in names and mime.startswith(_ODF_TYPE):
        return Format.ODF
    return Format.OFD if "OFD.xml" in names else Format.ZIP


def _compound(raw: bytes) -> Format:
    try:
        with olefile.OleFileIO(io.BytesIO(raw)) as ole:
            names = {entry[0] for entry in ole.listdir() if len(entry) == 1}
    except MemoryError:
        raise
    except Exception:  # as above
        return Format.OLE
    return next((found for name, found in _STREAMS if name in names), Format.OLE)


def _text_format(raw: bytes, suffix: str, content_type: str | None) -> Format:
    """Text of some kind, or bytes that nobody knows."""
    plain = head_of(raw)
    if _ODD_TEXT.search(plain):
        return Format.UNKNOWN
    if is_web_archive(raw):
        return Format.MHT
    text = plain.lstrip(b"\xef\xbb\xbf \t\r\n")
    root = _ROOT.search(text) if text.startswith(b"<") else None
    if (root and _OFFICE_ROOT.match(root[0])) or (text.startswith(b"<?xml") and not _MARKUP.search(plain)):
        return Format.XML
    if _MARKUP.search(plain):
        return Format.HTML
    declared = (content_type or "").partition(";")[0].strip().lower()
    return _BY_SUFFIX.get(suffix) or _BY_TYPE.get(declared) or Format.TXT


def _suffix(url: str) -> str:
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return ""
    name = path.rsplit("/", 1)[-1]
    return name.rsplit(".", 1)[-1].lower() if "." in name else ""
