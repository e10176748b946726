"""Pictures stored under an address of any shape are content; counters, codes and placeholders without an ending are not."""

from __future__ import annotations

import pytest

from parsers.address import file_key, is_download
from parsers.api import read
from parsers.document import Document, Role
from parsers.sameness import proof_of

URL = "http://sthj.yunxi.test/zwgk/17.html"
TITLE = "云溪县第四项督察整改任务验收公示"
TEXT = "<p>云溪河两岸二十一处畜禽养殖场已经全部搬迁，粪污处理设施验收合格，现予公示。</p>" * 3


def page(source: str, text: str = "") -> Document:
    return read(markup(source, text), URL, role=Role.DETAIL)


def markup(source: str, text: str) -> bytes:
    return f"<title>{TITLE}</title><h1>{TITLE}</h1><div class=content><p><img src='{source}'></p>{text}</div>".encode()


@pytest.mark.parametrize("text", ["", TEXT])
@pytest.mark.parametrize(
    "source",
    [
        "/file/view?id={}", "/group1/M00/00/01/wKg{}", "/storage/x{}", "/oss/x{}", "/fileserver/x{}", "/webfile/readFile?uuid={}", "/readpic.asp?id={}", "/__local/A/B/x{}", "/resource/x{}/content",
        "/u/x{}", "/u/x{}_jpg", "/u/a{}.jfif", "/u/a{}.heic", "/u/a{}.avif", "/u/a{}.svg", "/u/a{}.jpg/thumb", "/u/a{}.jpg ", "/u/a{}.jpg\n", "\n/u/\na{}.jpg", "/account/photo?key=a{}", "/county/m{}",
    ],
)  # fmt: skip
def test_another_picture_is_a_change(source: str, text: str) -> None:
    first, later = page(source.format(17), text), page(source.format(29), text)
    assert first.problem is None and len({*first.attachments, *first.images}) == 1
    assert first.fingerprint != later.fingerprint
    proofs = {proof_of(markup(source.format(number), text), URL, role=Role.DETAIL, charset="utf-8", source=None) for number in (17, 29)}
    assert len(proofs) == 2


def test_a_picture_laid_in_a_folder_needs_no_number() -> None:
    assert page("/oss/before").fingerprint != page("/oss/behind").fingerprint


@pytest.mark.parametrize(
    "source",
    [
        "/e/ViewClick/?id=7", "/visit/log7?id=8", "/stat.php?id=7", "/gov/hits7", "/apps/count.jsp?i=7", "/pv?k=7", "/createQr?text=a7", "/barcode?text=a7", "/api/v1/get?rand=7", "/u?r=0.7",
        "{{item.pic7}}", "${pic}", "null", "undefined", "#7", "?7", "/img/loading7.svg", "/images/arrow.svg", "/img/pdf.svg",
    ],
)  # fmt: skip
def test_what_is_drawn_for_a_visit_or_shows_nothing_is_no_content(source: str) -> None:
    document = page(source, TEXT)
    assert document.images == () == document.attachments


@pytest.mark.parametrize(
    "signed",
    [
        "X-Amz-Credential=AK/2026{}/s3&X-Amz-Expires=36{}&X-Amz-SignedHeaders=host", "OSSAccessKeyId=a&Expires=17732{}&Signature=x{}", "q-sign-algorithm=sha1&q-key-time=17;{}&q-signature=a{}",
        "e=17732144{}&token=ab{}", "x-oss-date=2026{}&x-oss-signature=b{}", "wsSecret=a{}&wsTime=6{}",
    ],
)  # fmt: skip
def test_a_signature_for_a_while_is_no_part_of_what_is_stored(signed: str) -> None:
    first, later = (f"http://oss.test/u/x7?{signed}&p=1".replace("{}", str(number)) for number in (17, 29))
    assert file_key(first) == file_key(later) == "oss.test/u/x7?p=1"
    assert page(first, TEXT).fingerprint == page(later, TEXT).fingerprint


def test_a_letter_alone_is_no_signature() -> None:
    assert file_key("http://oss.test/u/x7?e=17&p=1") != file_key("http://oss.test/u/x7?e=29&p=1")


@pytest.mark.parametrize("written", ["/u/a.pdf ", "/u/a.pdf\n", " /u/\na.pdf", "/u/a.pdf\t", "\n   /u/a.pdf\n   "])
def test_white_space_around_an_address_and_breaks_in_it_are_no_part_of_it(written: str) -> None:
    raw = f"<h1>{TITLE}</h1><div id=zoom>{TEXT}<p>附件：<a href='{written}'>验收清单</a></p></div>"
    assert [file.url for file in read(raw.encode(), URL, role=Role.DETAIL).attachments] == ["http://sthj.yunxi.test/u/a.pdf"]


@pytest.mark.parametrize(("url", "wanted"), [("http://a.test/u/a.jpe", True), ("http://a.test/u/a.HEIC", True), ("http://a.test/u/a.svg", False), ("http://a.test/x.jp", False), ("http://www.a.jp", False)])
def test_an_address_is_a_pictures_by_its_ending(url: str, wanted: bool) -> None:
    assert is_download(url) is wanted
