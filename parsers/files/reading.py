"""Bytes of a file to a Document: which reader takes it, and what is said when none can."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from parsers.document import Document

from .archives import read_rar, read_zip
from .content import NEEDS_PROGRAM, Content, Unreadable, clean
from .docx import read_docx
from .formats import Format, format_of
from .pdf import read_pdf
from .pictures import read_picture
from .plain import read_csv, read_html, read_mht, read_txt, read_xml
from .rtf import read_rtf
from .sheets import read_xls, read_xlsx
from .slides import read_ofd, read_pptx
from .word97 import OldFormat, read_word97

KIND = "attachment"
_READERS: dict[Format, Callable[[bytes], Content]] = {
    Format.PDF: read_pdf, Format.DOCX: read_docx, Format.XLSX: read_xlsx, Format.PPTX: read_pptx, Format.OFD: read_ofd,
    Format.DOC: read_word97, Format.XLS: read_xls, Format.RTF: read_rtf, Format.HTML: read_html, Format.MHT: read_mht,
    Format.XML: read_xml, Format.CSV: read_csv, Format.TXT: read_txt, Format.IMAGE: read_picture, Format.ZIP: read_zip,
    Format.RAR: read_rar,
}  # fmt: skip
_CLOSED: dict[Format, str] = {
    Format.LOCKED: "Office 文件已加密，需要密码", Format.SEVEN_ZIP: "7z 压缩包，不列出内容", Format.GZIP: "GZIP 压缩数据，不解压",
    Format.CEB: "方正 CEB 版式文件，没有公开的读取方法", Format.EMPTY: "文件为空", Format.UNKNOWN: "文件格式不支持，未读取文字",
}  # fmt: skip
_CONVERTIBLE = frozenset({Format.DOC, Format.XLS, Format.PPT, Format.OLE})  # an outside program may read what we cannot


def read_file(raw: bytes, url: str, content_type: str | None = None) -> Document:
    """As `parsers.files.read_file` promises."""
    found = Format.UNKNOWN
    try:
        found = format_of(raw, url, content_type)
        content = _read(raw, found)
    except Unreadable as reason:
        content = Content(problem=_closed(found, str(reason), isinstance(reason, OldFormat)))
    except MemoryError:
        content = Content(problem="读取文件所需内存超出上限")
    except RecursionError:
        content = Content(problem="文件损坏，层次过深")
    except Exception as error:  # the boundary of the room: bytes are hostile, and a bug must not stop a daemon
        content = Content(problem=f"文件损坏或格式异常，读取出错：{type(error).__name__}"[:200])
    return Document(
        kind=KIND, title=_name_of(url), blocks=content.blocks, images=content.images, container=f"file:{found.value}",
        dropped=content.dropped, encoding=content.encoding, truncated=content.truncated, problem=content.problem,
    )  # fmt: skip


def _read(raw: bytes, found: Format) -> Content:
    if found in _READERS:
        return _READERS[found](raw)
    if found in _CLOSED:
        raise Unreadable(_CLOSED[found])
    raise OldFormat({Format.PPT: "旧版演示文稿（PPT）"}.get(found, "旧版办公文件"))


def _closed(found: Format, reason: str, needs_program: bool) -> str:
    if needs_program or (found in _CONVERTIBLE and "损坏" in reason):
        return f"{reason}，{NEEDS_PROGRAM}"
    return reason


def _name_of(url: str) -> str | None:
    try:
        return clean(unquote(urlsplit(url).path).rsplit("/", 1)[-1][:300]) or None
    except ValueError:
        return None
