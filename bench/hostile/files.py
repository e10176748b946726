"""Hostile attachments: sound files damaged, packed bombs, XML bombs, junk behind the first bytes of every format."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable
from functools import lru_cache

from tests.file_samples_office import docx, ofd, pack, pptx, xlsx
from tests.file_samples_old_office import compound, doc, rtf, xls
from tests.file_samples_pictures import jpeg, pdf, png, scan

from .goldens import goldens
from .pieces import TEXTS
from .specimen import FILE_URL, Specimen

_SUFFIXES = ("bin", "pdf", "doc", "docx", "xls", "xlsx", "csv", "txt", "zip", "rar", "html", "mht", "wps", "et", "ofd", "", "%zz", "%00%1f.pdf", "%ed%a0%80.doc", "pdf?" + "a" * 900)
_TYPES = (None, None, "application/pdf", "text/csv", "text/html", "text/plain; charset=x", "", "\x00", "a" * 900)
_SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_TABLE = [["序号", "完成率"], ["1", "85%"], ["2", "已完成"]]
_MAGIC = (
    b"%PDF-1.7\n", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"{\\rtf1 ", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0",
    b"GIF89a", b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08", b"BM" + b"\0" * 12 + b"\x28\0\0\0", b"RIFF\xff\xff\xff\xffWEBPVP8X", b"MIME-Version: 1.0\r\n", b"<?xml version='1.0'?>", b"\xff\xfe", b"\xef\xbb\xbf", b"Founder CEB", b"",
)  # fmt: skip
_LAUGHS = '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "' + f"&{chr(97 + n)};" * 10 + '">' for n in range(12)
) + "]>"  # fmt: skip
_OUTSIDE = '<!DOCTYPE l [<!ENTITY m SYSTEM "file:///etc/hostname">]>'


def file_specimen(dice: random.Random, name: str, raw: bytes) -> Specimen:
    """A file under some name, with some declared type (kept in `charset`: a file has none)."""
    url = f"{FILE_URL.rpartition('.')[0]}.{dice.choice(_SUFFIXES)}" if dice.random() < 0.6 else FILE_URL
    return Specimen(name=name, raw=raw, doors=("file",), url=url, charset=dice.choice(_TYPES))


@lru_cache(maxsize=1)
def _sound() -> dict[str, bytes]:
    return {
        "docx": docx("关于整改任务验收销号的公示", _TABLE, "附件"), "xlsx": xlsx({"清单": [["序号", "率"], [1, 0.5]]}, formats={"B2": "0%"}), "pptx": pptx(["甲", "乙"], ["丙"]), "ofd": ofd([(1, 2, "甲"), (1, 9, "乙")]),
        "pdf": pdf("关于整改任务\n验收销号的公示", scan(3), ""), "locked pdf": pdf("x", encrypt=True), "doc": doc("甲", _TABLE, "乙"), "xls": xls("表", [["甲", 0.5], ["乙", 1]], formats={1: "0%"}), "rtf": rtf("甲", "乙", rows=_TABLE),
        "zip": pack({"附件/甲.pdf": "x", "乙.docx": b"y" * 99}), "png": png(30, 20), "jpeg": jpeg(640, 480), "csv": "序号,任务\n1,甲\n".encode("gb18030") * 40, "html": goldens()[0].text.encode(),
        "mht": b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; charset=gbk\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=CB=CE</p>\r\n--x--",
        "xml": b"<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?><Workbook><Worksheet><Table><Row><Cell><Data>1</Data></Cell></Row></Table></Worksheet></Workbook>",
    }  # fmt: skip


def damaged(dice: random.Random) -> Specimen:
    """A sound file of some format, truncated, flipped, repeated, or with numbers blown up."""
    kind = dice.choice(list(_sound()))
    raw = _sound()[kind]
    damage = dice.choice(("cut", "flip", "flip", "flip", "blow", "blow", "double", "swap", "head"))
    spoilt = bytearray(raw)
    if damage == "cut":
        spoilt = spoilt[: dice.randrange(len(raw))]
    elif damage == "flip":
        for _ in range(dice.choice((1, 3, 12, 200))):
            spoilt[dice.randrange(len(raw))] = dice.randrange(256)
    elif damage == "blow":
        for _ in range(dice.choice((1, 2, 6))):
            at = dice.randrange(len(raw))
            spoilt[at : at + 4] = struct.pack("<I", dice.choice((0, 0xFFFFFFFF, 0x7FFFFFFF, 0x00FFFFFF, 0x10000, 1)))
    elif damage == "double":
        spoilt = spoilt[: dice.randrange(len(raw))] + spoilt[dice.randrange(len(raw)) :]
    elif damage == "swap":
        other = dice.choice(list(_sound().values()))
        spoilt[len(raw) // 2 :] = other[len(other) // 2 :]
    else:
        spoilt[:8] = dice.choice(_MAGIC)
    return file_specimen(dice, f"{kind} {damage}", bytes(spoilt))


def junk(dice: random.Random) -> Specimen:
    """The first bytes of a format, then noise, filling, or markup."""
    magic = dice.choice(_MAGIC)
    size = dice.choice((10, 300, 5_000, 200_000, 2_000_000))
    kind = dice.choice(("noise", "noise", "zeros", "ones", "text", "words"))
    body = {
        "noise": lambda: dice.randbytes(size), "zeros": lambda: b"\0" * size, "ones": lambda: b"\xff" * size, "text": lambda: "第一段文字\n".encode() * (size // 16),
        "words": lambda: "".join(dice.choices(TEXTS, k=size // 20)).encode(dice.choice(("utf-8", "gb18030", "utf-16")), "replace"),
    }[kind]()  # fmt: skip
    return file_specimen(dice, f"{magic[:8]!r} then {kind} {size}", magic + body)


def bomb(dice: random.Random) -> Specimen:
    """A file that unpacks, expands, nests or counts beyond all bounds."""
    make = dice.choice(BOMBS)
    return file_specimen(dice, make.__name__.strip("_"), make(dice))


def _stuffed(name: str, unit: bytes, count: int, head: bytes = b"", tail: bytes = b"", more: dict[str, bytes] | None = None) -> bytes:
    """A ZIP with one member of `count` units, written piece by piece."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for other, raw in (more or {}).items():
            archive.writestr(zipfile.ZipInfo(other), raw)
        info = zipfile.ZipInfo(name)  # no clock in it
        info.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(info, "w") as member:
            member.write(head)
            block = unit * 1000
            for _ in range(count // 1000):
                member.write(block)
            member.write(tail)
    return buffer.getvalue()


@lru_cache(maxsize=1)
def _workbook_parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(xlsx({"表": [["x", 1]]}))) as sound:
        return {name: sound.read(name) for name in sound.namelist()}


def _workbook(part: str, raw: str) -> bytes:
    return pack({**_workbook_parts(), part: raw})


def _nested_zip(dice: random.Random) -> bytes:
    inner = _stuffed("0.dat", b"\0" * 100, 100_000)
    for _ in range(dice.choice((2, 4))):
        inner = pack({f"{n}.zip": inner for n in range(16)}, level=1)
    return inner


def _zip_of_many(dice: random.Random) -> bytes:
    return pack({f"{n}{dice.choice('附件甲乙')}.pdf": "" for n in range(dice.choice((2_000, 20_000)))})


def _overlapping_zip(dice: random.Random) -> bytes:
    """A directory whose every entry points at the same member."""
    raw = _stuffed("word/document.xml", b"A" * 1000, 10_000)
    at = raw.rindex(b"PK\x01\x02")
    end = raw.rindex(b"PK\x05\x06")
    entry, count = raw[at:end], dice.choice((200, 20_000))
    tail = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(entry) * count, at, 0)
    return raw[:at] + entry * count + tail


def _docx_bomb(dice: random.Random) -> bytes:
    unit, count = dice.choice(((b"A" * 100, 1_000_000), (b"<p/>", 3_000_000), (b"<p><r><t>x</t></r></p>", 400_000), (b"<tbl><tr><tc>", 300_000), (b"<p>" * 10, 100_000), (b" " * 100, 900_000), (b"<p a='1'>", 500_000)))
    head = dice.choice((b"<document><body>", b"<document><body><p><r><t>", b""))
    return _stuffed("word/document.xml", unit, count, head)


def _docx_closed(dice: random.Random) -> bytes:
    unit, count = dice.choice((("<w:p><w:r><w:t>任务</w:t></w:r></w:p>", 150_000), ("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", 100_000), ("<w:p/>", 900_000), ("<w:tr/>", 500_000)))
    return docx(inner=unit * count)


def _docx_nested(dice: random.Random) -> bytes:
    depth = dice.choice((40, 120, 10_000))
    opening, closing = dice.choice((("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), ("<w:p><w:txbxContent>", "</w:txbxContent></w:p>"), ("<w:sdt>", "</w:sdt>"), ("<w:p>", "</w:p>"), ("<w:r>", "</w:r>")))
    return docx(inner=opening * depth + "<w:p><w:r><w:t>甲</w:t></w:r></w:p>" + closing * depth)


def _laughs(dice: random.Random) -> bytes:
    head = dice.choice((_LAUGHS, _OUTSIDE))
    return dice.choice((
        pack({"word/document.xml": head + "<document><body><p><r><t>&m;</t></r></p></body></document>"}), _workbook("xl/worksheets/sheet1.xml", f'{head}<worksheet {_SHEET}><sheetData><row><c t="str"><v>&m;</v></c></row></sheetData></worksheet>'),
        _workbook("xl/sharedStrings.xml", f"{head}<sst {_SHEET}><si><t>&m;</t></si></sst>"), pack({"ppt/presentation.xml": "<p/>", "ppt/slides/slide1.xml": head + "<a><p><t>&m;</t></p></a>"}),
        pack({"OFD.xml": head + "<OFD><DocRoot>&m;</DocRoot></OFD>"}), f"<?xml version='1.0'?>{head}<a>&m;</a>".encode(),
    ))  # fmt: skip


def _sheet_bomb(dice: random.Random) -> bytes:
    rows = dice.choice((
        lambda: "".join(f'<row r="{n}"/>' for n in range(1, 300_000)), lambda: "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 90_000)), lambda: '<row r="999999999"><c r="A999999999"><v>1</v></c></row>',
        lambda: f"<row>{'<c><v>1.5</v></c>' * 50}</row>" * 9_000, lambda: "<row>" * 50_000 + "</row>" * 50_000, lambda: "<row>" + "<c t='inlineStr'><is><t>甲</t></is></c>" * 200_000 + "</row>",
        lambda: '<row><c t="s"><v>99999999999</v></c><c t="d"><v>2026-99-99</v></c><c t="n"><v>1e999999</v></c><c t="x"/><c s="99999"><v>1</v></c></row>' * 5_000,
    ))()  # fmt: skip
    return _workbook("xl/worksheets/sheet1.xml", f'<worksheet {_SHEET}><dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>')


def _sheet_parts(dice: random.Random) -> bytes:
    part, raw = dice.choice((
        ("xl/sharedStrings.xml", f"<sst {_SHEET}>" + "<si><t>ab</t></si>" * 250_000 + "</sst>"), ("xl/styles.xml", f"<styleSheet {_SHEET}><cellXfs>" + "<xf/>" * 300_000 + "</cellXfs></styleSheet>"),
        ("xl/worksheets/sheet1.xml", f"<worksheet {_SHEET}><sheetData/><mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 100_000 + "</mergeCells></worksheet>"),
        ("xl/worksheets/sheet1.xml", f"<worksheet {_SHEET}><sheetData/>" + '<conditionalFormatting sqref="A1:XFD1048576"><cfRule type="expression" priority="1"><formula>1</formula></cfRule></conditionalFormatting>' * 30_000 + "</worksheet>"),
        ("xl/workbook.xml", f"<workbook {_SHEET}><sheets>" + '<sheet name="a" sheetId="1" r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>' * 3_000 + "</sheets></workbook>"),
    ))  # fmt: skip
    return _workbook(part, raw)


def _slides(dice: random.Random) -> bytes:
    slide = dice.choice(("<a>" + "<p><t>x</t></p>" * 20_000 + "</a>", "<a>" + ("<p>" * 200 + "<t>x</t>" + "</p>" * 200) * 800 + "</a>", "<p>" * 100_000))
    return pack({"ppt/presentation.xml": "<p/>", **{f"ppt/slides/slide{n}.xml": slide for n in range(dice.choice((1, 60)))}})


def _ofd_pages(dice: random.Random) -> bytes:
    text = '<TextObject Boundary="1 nan 1e999 -"><TextCode X="a" DeltaX="g 9999999 1">甲</TextCode></TextObject>'
    return pack({
        "OFD.xml": "<OFD>" + "<DocRoot>D/Document.xml</DocRoot>" * dice.choice((1, 5000)) + "</OFD>", "D/Document.xml": "<D>" + f'<Page BaseLoc="{dice.choice(("p.xml", "../../p.xml", "/D/p.xml", "Document.xml"))}"/>' * 9_000 + "</D>",
        "D/p.xml": "<P>" + text * 10_000 + "</P>",
    })  # fmt: skip


def _pdf_bomb(dice: random.Random) -> bytes:
    unit, count = dice.choice(((b" " * 100, 400_000), (b"(x) Tj ", 400_000), (b"q ", 1_500_000), (b"0 0 m 1 1 l S ", 200_000), (b"BT /F1 12 Tf <4e00> Tj ET ", 60_000), (b"/I Do ", 300_000), (b"[", 1_000_000), (b"<<", 1_000_000), (b"(", 1_000_000)))
    return pdf("x", content=unit * count)


def _pdf_structure(dice: random.Random) -> bytes:
    """Objects that contain themselves, and numbers without measure."""
    deep = dice.choice((50, 5_000))
    objects = dice.choice((
        (b"<</Type/Catalog/Pages 1 0 R>>",), (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99999999>>"), (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 3 0 R/Contents 3 0 R/Resources 3 0 R/MediaBox[0 0 1e99 -1e99]>>"),
        (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>", b"<</Length 99999999999/Filter[" + b"/FlateDecode" * 200 + b"]>>stream\nx\nendstream"),
        (b"<</Type/Catalog/Pages 2 0 R/Outlines 1 0 R/AcroForm 1 0 R>>", b"[" * deep + b"]" * deep), (b"<<" * deep,), (b"[" + b"1 0 R " * 100_000 + b"]",), (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[" + b"3 0 R " * 50_000 + b"]/Count 50000>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"),
        (b"<</Type/ObjStm/N 99999999/First 1/Length 9>>stream\n1 0 2 0 3\nendstream",), (b"<</Type/XRef/Size 2147483647/W[8 8 8]/Index[0 2147483647]/Root 1 0 R/Length 9>>stream\n123456789\nendstream",),
        (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>", b"<</Type/XObject/Subtype/Image/Width 99999/Height 99999/ColorSpace/DeviceRGB/BitsPerComponent 8/Length 1>>stream\nx\nendstream", b"<</Length 5>>stream\n/I Do\nendstream"),
        (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>/Contents 5 0 R>>", b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>/Length 14>>stream\n/F Do /F Do /F Do\nendstream", b"<</Length 5>>stream\n/F Do\nendstream"),
    ))  # fmt: skip
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, inner) for number, inner in enumerate(objects, 1))
    tail = dice.choice((b"startxref\n0\n%%EOF", b"startxref\n99999999999\n%%EOF", b"", b"trailer<</Root 1 0 R/Prev 9/Size 99999999>>\nstartxref\n9\n%%EOF"))
    return b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R/Size 9>>\n" + tail


def _pdf_pages(dice: random.Random) -> bytes:
    return pdf(*[dice.choice(("页", ""))] * dice.choice((400, 3_000)))


def _pdf_streams(dice: random.Random) -> bytes:
    unit = dice.choice((b"/FlateDecode obj stream\n\x78\x9c", b"1 0 obj ", b"1 0 obj<<>>endobj ", b"stream\n", b"endobj\n", b"xref\n0 9\n", b"trailer<</Prev 9>>", b"%\n", b"9 0 R ", b"<<"))
    return b"%PDF-1.7\n" + unit * dice.choice((500, 100_000))


def _old_office(dice: random.Random) -> bytes:
    size = dice.choice((5_000, 1 << 20))
    return dice.choice((
        lambda: compound({"WordDocument": b"\xec\xa5\xc1\0" + dice.randbytes(size), "1Table": dice.randbytes(9_000), "0Table": dice.randbytes(9_000)}), lambda: compound({"Workbook": dice.randbytes(size)}),
        lambda: compound({"Workbook": xls("表", [["甲", 1]])[:4] + struct.pack("<HH", dice.choice((0xFC, 0x3C, 0x809, 0x85)), 0xFFFF) * (size // 4)}), lambda: compound({dice.choice(("EncryptedPackage", "PowerPoint Document", "x")): dice.randbytes(size)}),
        lambda: doc(*["任务" * 1000] * 300), lambda: doc(*[[["甲", "乙"]]] * 2_000), lambda: xls("表", [[n, 0.5] for n in range(20_000)]),
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, dice.choice((9, 0, 30, 60)), 6, 0, 109, 0, 0, 4096, 0xFFFFFFFE, 0, 0, 1_000_000) + struct.pack("<109I", *([0] * 109)) + b"\0" * size,
    ))()  # fmt: skip


def _rtf_bomb(dice: random.Random) -> bytes:
    unit = dice.choice((b"{", b"}", b"\\b{}", b"\\u20013?", b"\\'cb\\'ce", b"\\bin99999999 ", b"\\u-99999999 ", b"\\trowd\\cell\\row ", b"\\" + b"a" * 5000, b"{\\*\\pict ", b"\\par\n", b"\\'zz", b"\\bin-1 x"))
    return b"{\\rtf1 " + unit * (dice.choice((20_000, 4_000_000)) // len(unit))


def _plain_bomb(dice: random.Random) -> bytes:
    unit = dice.choice((b'a,b,"c', b",", b'"', b"\n", b"a\tb\n", "第一段文字\n".encode(), b"<div>", b"<html><table><tr><td>", b"<p>x</p>", b"\r\r\r", b"a" * 5000 + b",", b'","', "序号,任务\n".encode("gb18030")))
    return dice.choice((b"", b"<html><body>", b"\xef\xbb\xbf")) + unit * (dice.choice((20_000, 4_000_000)) // len(unit))


def _mht_bomb(dice: random.Random) -> bytes:
    unit = dice.choice((b"Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\n", b"--x\r\n", b"Content-Type: text/html\r\n\r\n<p>x\r\n--x\r\n", b"a: b\r\n", b" folded\r\n", b"=CB=CE", b"Content-Transfer-Encoding: base64\r\n\r\n////", b"Content-Type: message/rfc822\r\n\r\n"))
    return b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n" + unit * dice.choice((100, 50_000))


def _xml_bomb(dice: random.Random) -> bytes:
    head = dice.choice((b"<a>", b"<?mso-application progid='Excel.Sheet'?><Workbook><Worksheet><Table>", b"<?mso-application progid='Word.Document'?><pkg><document><body>"))
    unit = dice.choice((b"<b>x</b>", b"<b>", b"<Row><Cell Index='99999999'/></Row>", b"<Row>", b"<p><r><t>x</t></r></p>", b"<!-- -->", b"<![CDATA[x]]>", b"&#x4e2d;", b"<a b='c'/>"))
    return b"<?xml version='1.0'?>" + head + unit * dice.choice((1_000, 300_000))


def _rar(dice: random.Random) -> bytes:
    """Headers of RAR 4 and 5 with sizes of their own, in thousands."""
    if dice.random() < 0.5:
        block = struct.pack("<HBHHIIBIIBBHI", dice.randrange(65536), 0x74, 0x8000, 32 + 4, 10, 0xFFFFFFFF, 0, 0, 0, 29, 0x30, 4, 0) + b"a.pd"
        return b"Rar!\x1a\x07\x00" + struct.pack("<HBHHHI", 0x90CF, 0x73, 0, 13, 0, 0) + block * dice.choice((1, 30_000))
    block = struct.pack("<I", dice.randrange(1 << 32)) + dice.choice((b"\x05\x02\0\0", b"\xff\xff\xff\xff\xff\xff\xff\xff\x7f\x02", b"\x01\x05", b"\0" * 9))
    return b"Rar!\x1a\x07\x01\x00" + block * dice.choice((1, 30_000))


def _picture(dice: random.Random) -> bytes:
    return dice.choice((
        lambda: png(1, 1)[:16] + struct.pack(">II", 0xFFFFFFFF, 0xFFFFFFFF) + dice.randbytes(99), lambda: b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 0xFFFFFFFF) + b"IHDR", lambda: b"\xff\xd8" + b"\xff" * dice.choice((100, 8_000_000)),
        lambda: b"\xff\xd8" + b"\xff\xe0\0\2" * 2_000_000, lambda: b"\xff\xd8" + b"\xff\xe0\0\0" * 1_000_000, lambda: b"GIF89a\xff\xff\xff\xff" + b"," * 1_000_000, lambda: b"II*\0\x08\0\0\0" + struct.pack("<H", 65535) + struct.pack("<HHII", 0x100, 4, 0xFFFFFFFF, 8) * 60_000 + struct.pack("<I", 8),
        lambda: b"BM" + b"\xff" * 12 + b"\x28\0\0\0" + struct.pack("<ii", -2147483648, -1), lambda: b"RIFF\xff\xff\xff\xffWEBPVP8X" + b"\xff" * dice.choice((3, 40)),
    ))()  # fmt: skip


BOMBS: tuple[Callable[[random.Random], bytes], ...] = (
    _nested_zip, _zip_of_many, _overlapping_zip, _docx_bomb, _docx_bomb, _docx_closed, _docx_nested, _laughs, _sheet_bomb, _sheet_bomb, _sheet_parts, _slides, _ofd_pages, _pdf_bomb, _pdf_bomb, _pdf_structure, _pdf_structure, _pdf_pages,
    _pdf_streams, _old_office, _old_office, _rtf_bomb, _plain_bomb, _mht_bomb, _xml_bomb, _rar, _picture,
)  # fmt: skip
