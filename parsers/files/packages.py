"""Documents that are ZIP files of XML: opened so that no bomb and no entity in them does harm."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from .content import Unreadable
from .limits import MEMBER_MOST, MEMBERS_MOST, RATIO_FREE, RATIO_MOST, TAGS_MOST, UNPACKED_MOST, XML_MOST

_CHUNK = 256 * 1024
_ENCODING = re.compile(rb"encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})")
_READS_AS_ASCII = re.compile(rb"(utf-?8|utf-?16(le|be)?|us-ascii|ascii|iso-8859-\d+|windows-\d+|gbk|gb2312|gb18030|big5)", re.IGNORECASE)
ENCRYPTED = 0x1
"""The flag bit of an encrypted member."""


class Package:
    """A ZIP opened for reading single members; every size is checked as declared and again while it is read."""

    def __init__(self, raw: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(raw))
        except MemoryError:
            raise
        except Exception as error:  # zipfile raises what it likes on broken input
            raise Unreadable("文件损坏，无法打开") from error
        self._read = self._parsed = self._tags = 0
        self._members: dict[str, zipfile.ZipInfo] = {}
        if len(self._archive.infolist()) > MEMBERS_MOST:
            raise Unreadable(f"文件由超过 {MEMBERS_MOST} 个部分组成，未读取")
        for info in self._archive.infolist():
            self._members.setdefault(info.filename.replace("\\", "/").lstrip("/"), info)

    @property
    def names(self) -> list[str]:
        """The names of the members, in the order of the directory."""
        return list(self._members)

    def check(self) -> None:
        """Refuse a package that declares more than may be unpacked, for readers that unpack it themselves."""
        self._check_sum(sum(info.file_size for info in self._members.values()))
        for info in self._members.values():
            self._check(info)

    def read(self, name: str) -> bytes | None:
        """The unpacked bytes of a member, None where there is none of this name; Unreadable where it is broken or too large."""
        info = self._members.get(name)
        if info is None:
            return None
        self._check(info)
        self._check_sum(self._read + info.file_size)
        parts: list[bytes] = []
        size = 0
        try:
            with self._archive.open(info) as member:
                while chunk := member.read(_CHUNK):
                    size += len(chunk)
                    if size > min(info.file_size, MEMBER_MOST):
                        raise Unreadable("压缩内容比声明的大，疑似压缩炸弹，未读取")
                    parts.append(chunk)
        except (Unreadable, MemoryError):
            raise
        except Exception as error:
            raise Unreadable("文件损坏，内容无法解压") from error
        self._read += size
        return b"".join(parts)

    def checksum(self, name: str) -> str:
        """The checksum and size of a member, as the directory has them."""
        info = self._members[name]
        return f"{info.CRC:08X}-{info.file_size}"

    def tree(self, name: str) -> etree._Element | None:
        """The XML of a member, None where there is none of this name."""
        raw = self.read(name)
        if raw is None:
            return None
        self._parsed += len(raw)
        if self._parsed > XML_MOST:
            raise Unreadable(f"文件内容共超过 {XML_MOST >> 20} MB，未读取")
        self._tags += count_elements(raw)
        if self._tags > TAGS_MOST:
            raise Unreadable(f"文件内容共超过 {TAGS_MOST // 10_000} 万个标签，未读取")
        return parse_xml(raw)

    def _check(self, info: zipfile.ZipInfo) -> None:
        if info.flag_bits & ENCRYPTED:
            raise Unreadable("文件已加密，需要密码")
        if info.file_size > MEMBER_MOST:
            raise Unreadable(f"解压后超过 {MEMBER_MOST >> 20} MB，未读取")
        if info.file_size > RATIO_FREE and info.file_size > RATIO_MOST * max(1, info.compress_size):
            raise Unreadable("压缩比异常，疑似压缩炸弹，未读取")

    def _check_sum(self, size: int) -> None:
        if size > UNPACKED_MOST:
            raise Unreadable(f"解压后共超过 {UNPACKED_MOST >> 20} MB，未读取")


def count_elements(raw: bytes) -> int:
    """How many elements an XML document has at most; Unreadable where they cannot be counted by their first byte."""
    found = _ENCODING.search(raw[:400].replace(b"\0", b""))
    if raw[:1] == b"\x4c" or (found and not _READS_AS_ASCII.fullmatch(found[1])):  # EBCDIC begins with 4C
        raise Unreadable("文件内容的编码不常见，未读取")
    return raw.count(b"<") - raw.count(b"</")


def parse_xml(raw: bytes) -> etree._Element:
    """The root of an XML document; none with a document type is read, for these formats have none and attacks do."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True,
                             remove_pis=True)  # fmt: skip
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("文件损坏，内容不是合法的 XML") from error
    if root.getroottree().docinfo.doctype:
        raise Unreadable("文件含有文档类型声明（DTD），未读取")
    return root


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def outermost(root: etree._Element, names: frozenset[str], skipped: frozenset[str] = frozenset()) -> Iterator[etree._Element]:
    """The elements of these names below another, in order and with none inside one another; nothing inside a skipped one."""
    stack = [iter(root)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif (name := local_name(element)) in names:
            yield element
        elif name and name not in skipped:
            stack.append(iter(element))
