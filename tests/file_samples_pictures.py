"""PDF files and pictures made in a few lines; all words are invented."""

from __future__ import annotations

import struct
import zlib


def pdf(*pages: str | bytes, producer: str = "排版一号", encrypt: bool = False, content: bytes | None = None) -> bytes:
    """A PDF; a page is text (lines), or the bytes of a grey picture 40 pixels wide that fills it; '' is a blank page."""
    objects: list[bytes] = [b"", b""]  # catalogue and page tree are known last
    kids = []
    objects.append(b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>")
    objects.append(
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>"
    )
    for page in pages:
        number = len(objects) + 1
        kids.append(number)
        if isinstance(page, bytes):
            height = len(page) // 40
            drawn, resources = b"q 595 0 0 842 0 0 cm /I Do Q", b"<</XObject<</I %d 0 R>>>>" % (number + 2)
            extra = [
                b"<</Type/XObject/Subtype/Image/Width 40/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Length %d>>"
                b"stream\n%s\nendstream" % (height, len(page), page)
            ]
        else:
            lines = "".join(f"<{line.encode('utf-16-be').hex()}> Tj T*\n" for line in page.splitlines())
            drawn = f"BT /F1 12 Tf 24 TL 56 770 Td\n{lines}ET".encode() if page else b""
            resources, extra = b"<</Font<</F1 3 0 R>>>>", []
        packed = zlib.compress(drawn if content is None else content)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources%s>>" % (number + 1, resources)
        )
        objects.append(b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed))
        objects += extra
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    objects.append(b"<</Producer<%s>>>" % ("\ufeff" + producer).encode("utf-16-be").hex().encode())
    out = bytearray(b"%PDF-1.5\n%\xe5\xe4\xf6\xfc\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    locked = b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<%s>/U<%s>>>/ID[<00><00>]" % (
        b"11" * 32,
        b"22" * 32,
    )
    out += b"trailer\n<</Size %d/Root 1 0 R/Info %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, len(objects), locked if encrypt else b"", table,
    )  # fmt: skip
    return bytes(out)


def scan(shade: int) -> bytes:
    """A grey picture for a page of `pdf`."""
    return bytes((shade + n) % 256 for n in range(40 * 60))


def png(width: int, height: int, shade: int = 0) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, raw: bytes) -> bytes:
        return struct.pack(">I", len(raw)) + kind + raw + struct.pack(">I", zlib.crc32(kind + raw))

    pixels = zlib.compress(b"".join(b"\0" + bytes([shade]) * width for _ in range(height)))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def jpeg(width: int, height: int) -> bytes:
    """The head of a JPEG, as far as its size."""
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\1\x11\0"
    return (
        b"\xff\xd8\xff\xe0"
        + struct.pack(">H", 16)
        + b"JFIF\0"
        + b"\0" * 9
        + b"\xff\xc0"
        + struct.pack(">H", 2 + len(frame))
        + frame
    )
