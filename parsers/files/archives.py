"""ZIP and RAR: what is in them by their directory; nothing is unpacked, nested archives stay closed."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import Any

import rarfile

from parsers.document import BlockKind

from .content import Collector, Content, Unreadable
from .limits import LISTED_MOST, MEMBERS_MOST
from .packages import ENCRYPTED

_UTF8_NAME, _NAME_FIELD = 0x800, 0x7075
_NUMBER_MOST = 10  # bytes of a variable-length integer


def _leave_packed(*_: object, **__: object) -> bytes:
    """Instead of rarfile's unpacking of comments, which hands hostile bytes to whatever `unrar` is installed."""
    return b""


rarfile.rar3_decompress = _leave_packed
rarfile.TRY_ENCODINGS = ("utf8",)  # GBK of an even length is UTF-16 of some kind, too


def read_zip(raw: bytes) -> Content:
    """The members of a ZIP: name, size and checksum, so that a member exchanged under its old name shows."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = archive.infolist()
    except MemoryError:
        raise
    except Exception as error:  # zipfile raises what it likes on broken input
        raise Unreadable("压缩包损坏，无法列出内容") from error
    rows = [
        (_zip_name(member), member.file_size, f"{member.CRC:08X}", bool(member.flag_bits & ENCRYPTED))
        for member in members[:MEMBERS_MOST]
        if not member.is_dir()
    ]
    return _listing("ZIP 压缩包", rows, len(members) > MEMBERS_MOST)


def _zip_name(member: zipfile.ZipInfo) -> str:
    """The name as whoever packed it wrote it: Chinese Windows writes GBK and says nothing."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    if (name := _name_in_extra(member.extra)) is not None:
        return name
    try:
        plain = member.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return plain.decode(encoding).replace("\\", "/")
        except UnicodeDecodeError:
            continue
    return member.filename


def _name_in_extra(extra: bytes) -> str | None:
    """The name in UTF-8 that some programs write beside that of the machine: kind, size, version, checksum, name."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == _NAME_FIELD and size > 5:
            return extra[at + 9 : at + 4 + size].decode("utf-8", "replace").replace("\\", "/")
        at += 4 + size
    return None


def read_rar(raw: bytes) -> Content:
    """The same for RAR 3 to 5."""
    try:
        with rarfile.RarFile(_Volume(raw), charset="gb18030") as archive:
            members = archive.infolist()
            if not members and archive.needs_password():
                raise Unreadable("RAR 压缩包已加密，文件名也看不到")
    except (Unreadable, MemoryError):
        raise
    except rarfile.NeedFirstVolume as error:
        raise Unreadable("分卷压缩包的后续卷，无法列出内容") from error
    except Exception as error:  # broken input gives more than rarfile.Error
        if isinstance(error, rarfile.PasswordRequired):
            raise Unreadable("RAR 压缩包已加密，文件名也看不到") from error
        raise Unreadable("压缩包损坏，无法列出内容") from error
    rows = [
        (str(member.filename or ""), int(member.file_size or 0), _rar_sum(member), bool(member.needs_password()))
        for member in members[:MEMBERS_MOST]
        if not member.is_dir()
    ]
    return _listing("RAR 压缩包", rows, len(members) > MEMBERS_MOST)


class _Volume(io.BytesIO):
    """A volume that ends in a number without end: rarfile reads one byte by byte, copying all bytes before each time."""

    _single = 0

    def read(self, size: int | None = -1) -> bytes:
        """As of any file; after ten single bytes in a row, more than a number of 64 bits has, the end."""
        self._single = self._single + 1 if size == 1 else 0
        return b"" if self._single > _NUMBER_MOST else super().read(size)


def _rar_sum(member: Any) -> str:
    if member.CRC is not None:
        return f"{member.CRC:08X}"
    blake = getattr(member, "blake2sp_hash", None)
    return bytes(blake).hex().upper() if blake else ""


def _listing(name: str, rows: list[tuple[str, int, str, bool]], is_cut: bool) -> Content:
    """Members in the order of their names: packing anew may turn their order over."""
    if not rows:
        raise Unreadable(f"{name}，其中没有文件")
    locked = sum(1 for row in rows if row[3])
    collector = Collector()
    collector.add(BlockKind.HEADING, f"{name}，共 {len(rows)} 个文件" + (f"，其中 {locked} 个已加密" if locked else ""))
    for title, size, checksum, is_locked in sorted(rows)[:LISTED_MOST]:
        collector.add_row([title, f"{size} 字节", f"校验 {checksum or '无'}", *(["已加密"] if is_locked else [])])
    unsummed = any(not row[2] for row in rows)
    return Content(
        blocks=tuple(collector.blocks), truncated=is_cut or unsummed or collector.full or len(rows) > LISTED_MOST,
        dropped=(("archive", "只列出文件名，不解压读取"),),
    )  # fmt: skip
