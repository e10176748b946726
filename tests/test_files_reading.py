"""Attachments are read: every format, what the server says of it aside, and what cannot be read says so."""

from __future__ import annotations

import datetime
import zlib

import pytest

from parsers.document import Document
from parsers.files import packages, read_file, wants_program
from tests.file_samples_office import STYLES, docx, ofd, pack, pptx, xlsx
from tests.file_samples_old_office import compound, doc, rtf, xls
from tests.file_samples_pictures import jpeg, pdf, png, scan

URL = "http://sthjj.qinglan.test/gsgg/files/P020260302.bin"
TABLE = [["序号", "任务", "责任单位"], ["1", "青岚河断面水质不达标", "青岚市水务局"], ["2", "", "青岚市住建局"]]
ROWS = ["序号 | 任务 | 责任单位", "1 | 青岚河断面水质不达标 | 青岚市水务局", "2 | | 青岚市住建局"]


def shapes(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in document.blocks]


def test_docx_keeps_paragraphs_and_rows_in_order() -> None:
    document = read_file(docx("# 整改任务清单", "共 3 项。", TABLE, "联系电话：0429-5550101", extra=STYLES), URL)
    assert (document.kind, document.container, document.problem) == ("attachment", "file:docx", None)
    assert shapes(document) == [
        ("heading", "整改任务清单"), ("paragraph", "共 3 项。"), *[("row", row) for row in ROWS], ("paragraph", "联系电话：0429-5550101"),
    ]  # fmt: skip


def test_docx_text_boxes_tracked_changes_and_fields() -> None:
    inner = (
        "<w:p><w:r><w:t>保留</w:t></w:r><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:ins><w:r><w:t>新增</w:t></w:r></w:ins>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        "<w:p><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></w:drawing>"
        "</mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:p>"
    )
    assert read_file(docx(inner=inner), URL).body == "保留新增\n框内"


def test_docx_of_pictures_says_so_and_fingerprints_them() -> None:
    first = read_file(docx(media={"image1.png": png(9, 9)}), URL)
    assert first.problem == "文件中只有 1 幅图片，没有文字"
    words, other = (read_file(docx("正文", media={"image1.png": png(9, 9, shade)}), URL) for shade in (0, 7))
    assert words.problem is None and words.body == other.body
    assert words.images != other.images and words.images[0].url.startswith("sha256:")


def test_xlsx_shows_cells_as_a_reader_sees_them() -> None:
    rows = [
        ["任务", "完成率", "验收日期", "削减量"],
        ["排污口封堵", 0.8475, datetime.date(2026, 3, 5), 0.1 + 0.2],
        ["清淤", 1, None, 1234567.5],
    ]
    raw = xlsx(
        {"任务清单": rows, "字典": [["藏"]]},
        formats={"B2": "0.0%", "B3": "0%", "C2": 'yyyy"年"m"月"d"日"', "D3": "#,##0.00"},
        hidden=["字典"],
    )
    document = read_file(raw, URL)
    assert document.container == "file:xlsx"
    assert document.body.splitlines() == [
        "任务清单", "任务 | 完成率 | 验收日期 | 削减量", "排污口封堵 | 84.8% | 2026年3月5日 | 0.3", "清淤 | 100% | | 1,234,567.50",
    ]  # fmt: skip
    assert document.blocks[0].kind.value == "heading"
    assert document.dropped == (("hidden-sheet", "字典"),)


def test_old_office_is_read_without_any_other_program() -> None:
    words = read_file(doc("整改任务清单", TABLE, "末段 85%"), URL)
    assert (words.container, words.body.splitlines()) == ("file:doc", ["整改任务清单", *ROWS, "末段 85%"])
    sheet = read_file(
        xls("清单", [["任务", "完成率", "日期"], ["清淤", 0.85, 46086]], formats={1: "0%", 2: "yyyy-mm-dd"}), URL
    )
    assert (sheet.container, sheet.body.splitlines()) == (
        "file:xls",
        ["清单", "任务 | 完成率 | 日期", "清淤 | 85% | 2026-03-05"],
    )


def test_a_word_field_shows_its_result() -> None:
    assert read_file(doc('见\x13 HYPERLINK "http://a" \x14附件\x15一'), URL).body == "见附件一"


def test_pdf_joins_broken_lines_and_leaves_page_numbers_out() -> None:
    line = "一是由青岚市水务局牵头，负责青岚河沿线入河排污口的排查、监测、溯源和整治，于二"
    document = read_file(pdf(f"整改任务清单\n{line}\n月底前完成。\n— 1 —", "第二页的文字\n\n\n2"), URL)
    assert document.container == "file:pdf"
    assert document.body.splitlines() == ["整改任务清单", f"{line}月底前完成。", "第二页的文字"]
    assert document.dropped == (("page-number", "— 1 —"), ("page-number", "2"))


def test_a_scan_is_said_to_be_one() -> None:
    document = read_file(pdf(scan(1), scan(2)), URL)
    assert document.problem == "扫描件，没有文字层（共 2 页）" and not document.blocks
    partly = read_file(pdf("本页是文字，共有一行，说明整改情况。", scan(2), ""), URL)
    assert partly.problem is None and ("scanned-page", "共 3 页，其中第 2 页是图像，没有文字层") in partly.dropped
    assert partly.images != read_file(pdf("本页是文字，共有一行，说明整改情况。", scan(3), ""), URL).images


@pytest.mark.parametrize(
    ("raw", "body"),
    [
        (pptx(["甲项", "乙项"], ["丙项"]), "第 1 页\n甲项\n乙项\n第 2 页\n丙项"),
        (ofd([(60, 20, "整改"), (10, 20.3, "青岚市"), (10, 40, "第二行")]), "青岚市整改\n第二行"),
        (rtf("整改任务 85%", "第二段", rows=TABLE[:2]), "\n".join(["整改任务 85%", "第二段", *ROWS[:2]])),
        (b"{\\rtf1\\ansi\\uc1 \\u25972?\\u25913? 85\\'25}", "整改 85%"),
        ("第一行\n第二行".encode("gb18030"), "第一行\n第二行"),
        ("\ufeff第一行\r\n第二行".encode("utf-16-le"), "第一行\n第二行"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n"
         b"Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>=E7=94=B2</p>\r\n--x--", "甲"),
        ('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:x" xmlns:s="urn:x"><Worksheet s:Name="表">'
         '<Row><Cell><Data>甲</Data></Cell><Cell s:Index="3"><Data>丙</Data></Cell></Row></Worksheet></Workbook>'.encode(), "表\n甲 | | 丙"),
        ('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td>甲</td><td>乙</td></tr></table></body></html>'.encode(),
         "甲 | 乙"),
    ],
)  # fmt: skip
def test_other_formats_give_their_text(raw: bytes, body: str) -> None:
    document = read_file(raw, URL)
    assert (document.problem, document.body) == (None, body)


def test_csv_is_a_table_by_its_name_or_type() -> None:
    raw = '序号,任务\n1,"青岚河, 上游"\n'.encode("gb18030")
    for url, declared in (("http://a.test/清单.csv", None), (URL.replace("bin", "do"), "text/csv; charset=gbk")):
        assert read_file(raw, url, declared).body == "序号 | 任务\n1 | 青岚河, 上游"


def test_the_bytes_decide_whatever_name_and_server_claim() -> None:
    assert read_file(docx("甲"), "http://a.test/a.pdf", "application/pdf").container == "file:docx"
    assert read_file(pdf("甲"), "http://a.test/a.docx", "text/html").container == "file:pdf"
    assert read_file(b"\r\n\r\n" + pdf("甲"), URL).container == "file:pdf"
    assert read_file(png(700, 900), "http://a.test/a.doc", "application/msword").container == "file:image"


@pytest.mark.parametrize(
    ("raw", "container", "problem"),
    [
        (png(1240, 1754), "file:image", "图片（PNG，1240×1754），不识别文字"),
        (jpeg(640, 480), "file:image", "图片（JPEG，640×480），不识别文字"),
        (pdf("甲", encrypt=True), "file:pdf", "PDF 已加密，需要密码"),
        (doc("甲", flags=0x100), "file:doc", "文件已加密，需要密码"),
        (xls("表", [["甲"]], filepass=True), "file:xls", "表格已加密，需要密码"),
        (compound({"EncryptedPackage": b"x"}), "file:locked", "Office 文件已加密，需要密码"),
        (b"7z\xbc\xaf\x27\x1c" + b"0" * 40, "file:7z", "7z 压缩包，不列出内容"),
        (b"Founder CEB 3.0" + b"0" * 40, "file:ceb", "方正 CEB 版式文件，没有公开的读取方法"),
        (b"\0\1\2\3" * 40, "file:bin", "文件格式不支持，未读取文字"),
        (b"  \n", "file:empty", "文件为空"),
        (pdf(""), "file:pdf", "PDF 中没有文字（共 1 页）"),
    ],
)
def test_what_gives_no_text_says_why(raw: bytes, container: str, problem: str) -> None:
    document = read_file(raw, URL)
    assert (document.container, document.problem, document.blocks) == (container, problem, ())
    assert not wants_program(document)


def test_what_another_program_may_read_says_which() -> None:
    for raw in (doc("甲", version=0x65), compound({"PowerPoint Document": b"x"}), compound({"Workbook": b"x" * 999})):
        document = read_file(raw, URL)
        assert wants_program(document) and "LibreOffice" in str(document.problem)


def test_archives_are_listed_and_never_opened() -> None:
    inner = pack({"深处.txt": "x"})
    document = read_file(
        pack({"整改方案.docx": docx("甲"), "子目录/清单.xlsx": b"12345", "内层.zip": inner, "空/": b""}), URL
    )
    assert document.body.splitlines()[0] == "ZIP 压缩包，共 3 个文件"
    assert "子目录/清单.xlsx | 5 字节 | 校验 CBF53A1C" in document.body and "深处" not in document.body
    assert document.dropped == (("archive", "只列出文件名，不解压读取"),)


def test_an_archive_packed_in_another_order_reads_the_same() -> None:
    members = {"甲.txt": "1", "乙.txt": "2"}
    assert read_file(pack(members), URL).body == read_file(pack(dict(reversed(members.items()))), URL).body


@pytest.mark.parametrize(
    ("limit", "most", "problem"),
    [
        ("MEMBER_MOST", 1000, "解压后超过"),
        ("UNPACKED_MOST", 1000, "解压后共超过"),
        ("XML_MOST", 1000, "文件内容共超过"),
    ],
)
def test_each_limit_of_unpacking_holds_alone(
    limit: str, most: int, problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = docx("字" * 600)
    assert read_file(raw, URL).problem is None
    monkeypatch.setattr(packages, limit, most)
    assert problem in str(read_file(raw, URL).problem)


def test_a_member_larger_than_declared_is_not_read_on() -> None:
    raw = bytearray(docx("字" * 600))
    at = raw.index(b"word/document.xml", raw.index(b"PK\x01\x02")) - 46  # its entry in the directory
    raw[at + 24 : at + 28] = (100).to_bytes(4, "little")
    assert "损坏" in str(read_file(bytes(raw), URL).problem)


def test_names_in_archives_are_decoded() -> None:
    raw = pack({"xxxx.txt": "1"})
    assert "整改.txt" in read_file(raw.replace(b"xxxx", "整改".encode("gb18030")), URL).body


def test_an_encrypted_member_is_said_to_be_one() -> None:
    raw = bytearray(pack({"a.txt": "1"}))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    assert "1 个已加密" in read_file(bytes(raw), URL).body


def rar5(name: str, data: bytes, checksum: bytes, flags: int = 4) -> bytes:
    """A RAR 5 archive of one stored member."""

    def block(body: bytes) -> bytes:
        sized = bytes([len(body)]) + body
        return zlib.crc32(sized).to_bytes(4, "little") + sized

    written = name.encode()
    # kind, flags: data follow; bytes that follow; the member's flags, size, attributes; checksum; method, system, name
    header = bytes([2, 2, len(data), flags, len(data), 0x20]) + checksum + bytes([0, 1, len(written)]) + written
    return b"Rar!\x1a\x07\x01\x00" + block(bytes([1, 0, 0])) + block(header) + data + block(bytes([5, 0, 0]))


def test_rar_is_listed_without_unpacking() -> None:
    document = read_file(rar5("整改.txt", b"12345", b"\xef\xbe\xad\xde"), URL)
    assert (document.container, document.truncated) == ("file:rar", False)
    assert document.body.splitlines() == ["RAR 压缩包，共 1 个文件", "整改.txt | 5 字节 | 校验 DEADBEEF"]


def test_a_member_without_checksum_may_have_changed_unseen() -> None:
    document = read_file(rar5("整改.txt", b"12345", b"", flags=0), URL)
    assert document.truncated and "校验 无" in document.body


def test_a_long_file_is_cut_and_says_so() -> None:
    document = read_file(docx(*(f"第{n}段" for n in range(20_500))), URL)
    assert document.truncated and len(document.blocks) == 20_000


def test_an_entity_reads_no_file_of_ours() -> None:
    raw = pack(
        {"word/document.xml": '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]><d><p><r><t>&e;</t></r></p></d>'}
    )
    assert read_file(raw, URL).problem == "文件含有文档类型声明（DTD），未读取"
