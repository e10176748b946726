"""Pictures: format and size from the header; their text is not read, and nobody pretends it was."""

from __future__ import annotations

import struct

from .content import Content, Unreadable

_SEGMENTS_MOST = 2_000
_HEAD = 2 * 1024 * 1024
_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})


def read_picture(raw: bytes) -> Content:
    """No text, and what kind of picture it is: 图片（PNG，1240×1754），不识别文字."""
    name, size = _picture_size(raw)
    if size is None:
        raise Unreadable(f"图片（{name}）损坏，读不到尺寸")
    return Content(problem=f"图片（{name}，{size[0]}×{size[1]}），不识别文字")


def _picture_size(raw: bytes) -> tuple[str, tuple[int, int] | None]:
    """The format, and (width, height) in pixels where the header tells."""
    try:
        if raw.startswith(b"\x89PNG"):
            return "PNG", struct.unpack_from(">II", raw, 16)
        if raw.startswith(b"GIF8"):
            return "GIF", struct.unpack_from("<HH", raw, 6)
        if raw.startswith(b"\xff\xd8"):
            return "JPEG", _jpeg(raw[:_HEAD])
        if raw.startswith(b"BM"):
            width, height = struct.unpack_from("<ii", raw, 18)
            return "BMP", (abs(width), abs(height))
        if raw[:4] in {b"II*\0", b"MM\0*"}:
            return "TIFF", _tiff(raw)
        if raw.startswith(b"RIFF") and raw[8:12] == b"WEBP":
            return "WEBP", _webp(raw)
    except (struct.error, IndexError):
        pass
    return "格式不详" if not raw.startswith(b"\xff\xd8") else "JPEG", None


def _jpeg(raw: bytes) -> tuple[int, int] | None:
    at = 2
    for _ in range(_SEGMENTS_MOST):
        while raw[at] == 0xFF and raw[at + 1] == 0xFF:
            at += 1
        mark, length = raw[at + 1], struct.unpack_from(">H", raw, at + 2)[0]
        if raw[at] != 0xFF or length < 2:
            return None
        if mark in _FRAMES:
            height, width = struct.unpack_from(">HH", raw, at + 5)
            return width, height
        at += 2 + length
    return None


def _tiff(raw: bytes) -> tuple[int, int] | None:
    order = "<" if raw.startswith(b"II") else ">"
    at = struct.unpack_from(f"{order}I", raw, 4)[0]
    found: dict[int, int] = {}
    for n in range(min(struct.unpack_from(f"{order}H", raw, at)[0], 200)):
        tag, kind = struct.unpack_from(f"{order}HH", raw, at + 2 + 12 * n)
        if tag in {256, 257}:
            found[tag] = struct.unpack_from(f"{order}{'H' if kind == 3 else 'I'}", raw, at + 10 + 12 * n)[0]
    return (found[256], found[257]) if len(found) == 2 else None


def _webp(raw: bytes) -> tuple[int, int] | None:
    kind = raw[12:16]
    if kind == b"VP8X":
        return int.from_bytes(raw[24:27], "little") + 1, int.from_bytes(raw[27:30], "little") + 1
    if kind == b"VP8L":
        bits = struct.unpack_from("<I", raw, 21)[0]
        return (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", raw, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None
