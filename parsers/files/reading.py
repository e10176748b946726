"""Bytes of a file to a Document: which reader takes it, and what is said when none can."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from urllib.parse import unquote, urlsplit

from parsers.document import Document

from .content import NEEDS_PROGRAM, Content, OldFormat, Unreadable, clean
from .formats import Format, format_of

KIND = "attachment"
_READERS: dict[Format, str] = {
    Format.PDF: "pdf.read_pdf", Format.DOCX: "docx.read_docx", Format.XLSX: "sheets.read_xlsx", Format.PPTX: "slides.read_pptx",
    Format.OFD: "slides.read_ofd", Format.ODF: "odf.read_odf", Format.DOC: "word97.read_word97", Format.XLS: "sheets.read_xls", Format.RTF: "rtf.read_rtf",
    Format.HTML: "plain.read_html", Format.MHT: "mht.read_mht", Format.XML: "plain.read_xml", Format.CSV: "plain.read_csv",
    Format.TXT: "plain.read_txt", Format.IMAGE: "pictures.read_picture", Format.ZIP: "archives.read_zip",
    Format.RAR: "archives.read_rar",
}  # fmt: skip
"""Module and function, imported with the first file of its format: openpyxl alone takes longer than ten PDFs."""

_CLOSED: dict[Format, str] = {
    Format.LOCKED: "Office 文件已加密，需要密码", Format.SEVEN_ZIP: "7z 压缩包，不列出内容", Format.GZIP: "GZIP 压缩数据，不解压",
    Format.CEB: "方正 CEB 版式文件，没有公开的读取方法", Format.EMPTY: "文件为空", Format.UNKNOWN: "文件格式不支持，未读取文字",
}  # fmt: skip
_CONVERTIBLE = frozenset({Format.DOC, Format.XLS, Format.PPT, Format.OLE})  # an outside program may read what we cannot


def read_file(raw: bytes, url: str, content_type: str | None = None) -> Document:
    """As `parsers.files.read_file` promises."""
    found, starved = Format.UNKNOWN, False
    try:
        found = format_of(raw, url, content_type)
        content = _read(raw, found)
    except Unreadable as reason:
        content = Content(problem=_closed(found, str(reason), isinstance(reason, OldFormat)))
    except MemoryError:
        content, starved = Content(problem="读取文件所需内存超出上限"), True
    except RecursionError:
        content = Content(problem="文件损坏，层次过深")
    except Exception as error:  # the boundary of the room: bytes are hostile, and a bug must not stop a daemon
        content = Content(problem=f"文件损坏或格式异常，读取出错：{type(error).__name__}"[:200])
    return Document(
        kind=KIND, title=_name_of(url), blocks=content.blocks, images=content.images, container=f"file:{found.value}",
        dropped=content.dropped, encoding=content.encoding, truncated=content.truncated, problem=content.problem,
        transient=starved,
    )  # fmt: skip


def _read(raw: bytes, found: Format) -> Content:
    if found in _READERS:
        return _reader(found)(raw)
    if found in _CLOSED:
        raise Unreadable(_CLOSED[found])
    raise OldFormat({Format.PPT: "旧版演示文稿（PPT）"}.get(found, "旧版办公文件"))


def load_readers() -> None:
    """Import every reader at once, so that what is measured afterwards is the reading."""
    for found in _READERS:
        _reader(found)


def _reader(found: Format) -> Callable[[bytes], Content]:
    module, name = _READERS[found].split(".")
    reader: Callable[[bytes], Content] = getattr(import_module(f".{module}", __package__), name)
    return reader


def _closed(found: Format, reason: str, needs_program: bool) -> str:
    if needs_program or (found in _CONVERTIBLE and "损坏" in reason):
        return f"{reason}，{NEEDS_PROGRAM}"
    return reason


def _name_of(url: str) -> str | None:
    try:
        return clean(unquote(urlsplit(url).path).rsplit("/", 1)[-1][:300]) or None
    except ValueError:
        return None
