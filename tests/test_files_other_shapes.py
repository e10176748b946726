"""Sheets saved as XML or as a web archive, OpenDocument, and names in archives, each as its reader sees it."""

from __future__ import annotations

import struct
import zlib

import pytest

from parsers.files import read_file
from tests.file_samples_office import pack

URL = "http://sthjj.qinglan.test/files/a.xls"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def sheet_xml(figure: str, author: str, declared: str = '<?xml version="1.0"?>') -> bytes:
    return (
        f'{declared}<?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><DocumentProperties xmlns="urn:schemas-microsoft-com:office:office">'
        f'<Title>表</Title><Author>{author}</Author></DocumentProperties><Styles><Style ss:ID="a"/></Styles><Worksheet ss:Name="清单">'
        f"<Table><Row><Cell><Data>清淤</Data></Cell><Cell><Data>{figure}</Data></Cell></Row></Table></Worksheet></Workbook>"
    ).encode()


@pytest.mark.parametrize("declared", ['<?xml version="1.0"?>', "", '\r\n<?xml version="1.0" encoding="UTF-8"?>\n<!-- x -->'])
def test_a_sheet_saved_as_xml_is_a_sheet_whoever_saved_it(declared: str) -> None:
    declared = declared.strip()
    first, again, other = (read_file(sheet_xml(*of, declared), URL) for of in (("12", "甲"), ("12", "乙"), ("13", "甲")))
    assert (first.container, first.body) == ("file:xml", "清单\n清淤 | 12")
    assert again.body == first.body and other.body != first.body


@pytest.mark.parametrize(
    "page",
    [
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><table><tr><td>甲</td><td>乙</td></tr></table></body></html>',
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td>甲</td><td>乙</td></tr></table></body></html>',
        "<table><tr><td>甲</td><td>乙</td></tr></table>",
    ],
)
def test_a_page_under_the_name_of_a_sheet_stays_a_page(page: str) -> None:
    document = read_file(page.encode(), URL)
    assert (document.container, document.body) == ("file:html", "甲 | 乙")


def archive(*pages: str) -> bytes:
    parts = (f"--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n" for page in pages)
    return ("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n" + "".join(parts) + "--x--").encode()


FRAMES = "<html><frameset><frame src=a><noframes><body>此页使用了框架</body></noframes></frameset></html>"


@pytest.mark.parametrize(
    ("pages", "body"),
    [
        ((FRAMES, "<table><tr><td>清淤</td><td>12</td></tr></table>", "<p>表二</p>"), "清淤 | 12\n表二"),
        (("<p>正文</p>", "<p>页眉</p>"), "正文"),
    ],
)
def test_the_sheets_behind_frames_are_read(pages: tuple[str, ...], body: str) -> None:
    document = read_file(archive(*pages), URL)
    assert (document.container, document.body, document.truncated) == ("file:mht", body, False)


def odf(kind: str, inner: str, *, saved: str = "1") -> bytes:
    content = (
        f'<o:document-content xmlns:o="{_ODF}:office:1.0" xmlns:t="{_ODF}:text:1.0" xmlns:table="{_ODF}:table:1.0">'
        f"<o:body>{inner}</o:body></o:document-content>"
    )
    mime = f"application/vnd.oasis.opendocument.{kind}"
    return pack({"mimetype": mime, "content.xml": content, "meta.xml": f"<m>{saved}</m>"})


@pytest.mark.parametrize(
    ("kind", "inner", "body"),
    [
        ("text", "<o:text><t:h>方案</t:h><t:p>完成<t:span>12</t:span>项<t:s/>。<t:line-break/>次行</t:p></o:text>", "方案\n完成12项 。\n次行"),
        ("text", "<o:text><t:tracked-changes><t:p>删去</t:p></t:tracked-changes><t:p>留<o:annotation><t:p>批注</t:p></o:annotation>下</t:p></o:text>", "留下"),
        ("text", "<o:text><table:table><table:table-row><table:table-cell><t:p>甲</t:p><t:p>乙</t:p></table:table-cell>"
                 "<table:table-cell><t:p>9</t:p></table:table-cell></table:table-row></table:table></o:text>", "甲 乙 | 9"),
        ("spreadsheet", '<o:spreadsheet><table:table table:name="清单"><table:table-row><table:table-cell><t:p>甲</t:p></table:table-cell>'
                        '<table:table-cell table:number-columns-repeated="2"/><table:table-cell><t:p>8</t:p></table:table-cell></table:table-row>'
                        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
                        '<table:table-row table:number-rows-repeated="2"><table:table-cell><t:p>末</t:p></table:table-cell></table:table-row>'
                        "</table:table></o:spreadsheet>", "清单\n甲 | | | 8\n末\n末"),
    ],
)  # fmt: skip
def test_open_documents_are_read(kind: str, inner: str, body: str) -> None:
    document = read_file(odf(kind, inner), URL)
    assert (document.container, document.problem, document.body) == ("file:odf", None, body)
    assert read_file(odf(kind, inner, saved="2"), URL).body == body


def test_an_open_document_without_text_says_so() -> None:
    assert read_file(odf("text", "<o:text/>"), URL).problem == "文件中没有文字"
    assert read_file(pack({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a"}), URL).problem


def test_a_name_beside_the_machines_own_counts() -> None:
    name = "整改.txt".encode()
    field = struct.pack("<HHBI", 0x7075, 5 + len(name), 1, 0) + name
    raw = pack({"xxxx.txt": "1"})
    at = raw.index(b"PK\x01\x02")
    end = raw.index(b"PK\x05\x06")
    entry = raw[at : at + 30] + struct.pack("<H", len(field)) + raw[at + 32 : end] + field
    tail = bytearray(raw[end:])
    tail[12:16] = struct.pack("<I", len(entry))
    assert "整改.txt" in read_file(raw[:at] + entry + bytes(tail), URL).body


def test_a_name_of_rar_4_in_the_code_of_chinese_windows_is_read() -> None:
    for name in ("整改清单.doc", "整改清.doc", "整改.docx"):
        coded = name.encode("gb18030")
        fields = struct.pack("<IIBIIBBHI", 2, 2, 2, 0xDEADBEEF, 0, 20, 0x30, len(coded), 0x20) + coded
        member = struct.pack("<BHH", 0x74, 0x8000, 7 + len(fields)) + fields
        head = struct.pack("<BHH", 0x73, 0, 13) + b"\0" * 6
        blocks = [struct.pack("<H", zlib.crc32(block) & 0xFFFF) + block for block in (head, member)]
        document = read_file(b"Rar!\x1a\x07\x00" + blocks[0] + blocks[1] + b"12", URL)
        assert name in document.body
