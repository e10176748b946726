"""Characters that a PDF does not tell, fields, notes and files inside it: nothing of it changes unseen."""

from __future__ import annotations

import pytest

from parsers.document import Document
from parsers.files import read_file
from store.record_file import file_fingerprint
from tests.file_samples_pictures import pdf

URL = "http://sthjj.qinglan.test/files/a.pdf"
TEXT = "青岚河断面整改任务已完成，共计管网改造"
# a font of two glyphs without a word on what they are: its numbers tell nothing
UNTOLD_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Plain/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
    b"/BaseFont/ABCDEF+Plain/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor<</Type"
    b"/FontDescriptor/FontName/ABCDEF+Plain/Flags 4>>/DW 1000>>]>>"
)


def drawn(*shown: tuple[str, str]) -> bytes:
    """A page on which each (font, hexadecimal text) follows the one before."""
    commands = "".join(f"/{font} 12 Tf <{text}> Tj " for font, text in shown)
    raw = pdf("x", content=f"BT 1 0 0 1 56 700 Tm {commands}ET".encode())
    return raw.replace(b"<</Font<</F1 3 0 R>>>>", b"<</Font<</F1 3 0 R/F2 %s>>>>" % UNTOLD_FONT)


def chinese(text: str) -> tuple[str, str]:
    return "F1", text.encode("utf-16-be").hex()


def mark(raw: bytes) -> str:
    return file_fingerprint(read_file(raw, URL), f"bytes of {len(raw)}")


def test_a_glyph_that_is_not_told_leaves_a_sign_and_a_note() -> None:
    raw = drawn(chinese(TEXT), ("F2", "00010002"), chinese("公里。"))
    document = read_file(raw, URL)
    assert (document.problem, document.body) == (None, f"{TEXT}□□公里。")
    assert document.dropped == (("unread", "2 个字符没有编码信息，以 □ 代替"),) and document.is_partial
    assert mark(raw) == f"bytes of {len(raw)}"


def test_a_file_of_such_glyphs_has_no_text() -> None:
    document = read_file(drawn(chinese("共"), ("F2", "00010002000100020001")), URL)
    assert document.problem == "PDF 的文字没有编码信息，无法识别" and not document.blocks


def test_a_file_that_tells_all_is_known_by_its_words() -> None:
    first, other = (pdf(f"{TEXT}12公里。", producer=name) for name in ("甲", "乙乙乙乙"))
    assert mark(first) == mark(other) != mark(pdf(f"{TEXT}13公里。"))
    assert not read_file(first, URL).is_partial


@pytest.mark.parametrize("encoding", ["GBK-EUC-H", "GB-EUC-H", "GBKp-EUC-H"])
def test_fonts_that_name_a_chinese_encoding_are_told(encoding: str) -> None:
    raw = pdf("x", content=f"BT /F1 12 Tf 1 0 0 1 56 700 Tm <{TEXT.encode('gbk').hex()}> Tj ET".encode())
    document = read_file(raw.replace(b"UniGB-UCS2-H", encoding.encode()), URL)
    assert (document.body, document.dropped) == (TEXT, ())


def noted(*notes: bytes, root: bytes = b"") -> Document:
    """A page with annotations, and what the catalogue says beside."""
    raw = pdf("单位名称：").replace(b"/MediaBox[0 0 595 842]", b"/MediaBox[0 0 595 842]/Annots[%s]" % b"".join(notes))
    return read_file(raw.replace(b"<</Type/Catalog", b"<</Type/Catalog" + root), URL)


def field(kind: bytes, rest: bytes) -> bytes:
    return b"<</Type/Annot/Subtype/Widget/T(a)/Rect[100 700 200 720]/FT/%s%s>>" % (kind, rest)


def told(text: str) -> bytes:
    return b"<" + ("\ufeff" + text).encode("utf-16-be").hex().encode() + b">"


def test_what_is_filled_in_and_written_over_a_page_is_told() -> None:
    form = b"/AcroForm<</Fields[]>>"
    assert noted(field(b"Tx", b"/V" + told("青岚市水务局12")), root=form).body == "单位名称：\n青岚市水务局12"
    ticked = [field(b"Btn", b"/V/%s/AS/%s" % (state, state)) for state in (b"Yes", b"Off")]
    assert noted(*ticked, root=form).body == "单位名称：\n☑\n☐"
    note = b"<</Type/Annot/Subtype/FreeText/Rect[100 700 200 720]%s/Contents" + told("以此件为准") + b">>"
    assert noted(note % b"").body == "单位名称：\n以此件为准"
    assert noted(note % b"/F 2", note.replace(b"FreeText", b"Popup") % b"").body == "单位名称："


def test_a_file_inside_is_named_as_unread() -> None:
    inside = b"/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/F(a.txt)/EF<<>>>>]>>>>"
    document = noted(root=inside)
    assert document.dropped == (("unread", "PDF 中另有 1 个文件，未读取"),) and document.is_partial
