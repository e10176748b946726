"""Pictures that a program hands out under an address without an ending are content; icons, counters and codes are not."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role

TITLE = "松河县第七项督察整改任务公示"


def page(source: str) -> Document:
    body = f"<div id=zoom><p><img src='{source}'></p></div>"
    return read(f"<title>{TITLE}</title><h1>{TITLE}</h1>{body}".encode(), "http://a.gov.cn/1.html", role=Role.DETAIL)


@pytest.mark.parametrize(
    "source", ["/file.do?id={}", "/image?fid={}", "/module/download/down.jsp?i_ID={}", "/showImage.action?path=2023/{}.jpg", "/api/file/preview/{}", "/servlet/getPicture?name=a{}"]
)
def test_a_notice_shown_as_such_a_picture_is_read(source: str) -> None:
    first, later = page(source.format(7)), page(source.format(9))
    assert first.problem is None and len(first.attachments) == 1
    assert first.fingerprint != later.fingerprint


@pytest.mark.parametrize("source", ["/counter.asp?n=7", "/hits?id=7", "/qr?u=7", "/qrcode/image?id=7", "/blank.gif", "/icon/view?id=7"])
def test_a_counter_or_a_code_is_no_notice(source: str) -> None:
    assert page(source).attachments == () == page(source).images


@pytest.mark.parametrize(
    "source", ["/servlet/getImage?0.35{}", "/servlet/getImage?17{}", "/validate/image.jsp?0.3{}", "/e/ShowImage.php?v=loginkey&t=17{}", "/img/getPic?rand={}", "/photo/show?w=200&r=0.{}",
               "/captcha/image?id={}", "/checkCode/img.do?name=a{}"]
)  # fmt: skip
def test_a_picture_that_is_another_at_every_visit_is_no_notice(source: str) -> None:
    assert page(source.format(4711)).images == () == page(source.format(4711)).attachments
    assert page(source.format(4711)).fingerprint == page(source.format(5822)).fingerprint


@pytest.mark.parametrize("source", ["/showImage.action?path=2023/8.jpg&t=0.35{}", "/servlet/getImage?id=8&r=0.{}", "/api/file/preview/8?0.7{}", "/file.do?id=8&v=17{}"])
def test_a_number_drawn_for_a_visit_is_no_part_of_an_address(source: str) -> None:
    assert len(page(source.format(4711)).attachments) == 1
    assert page(source.format(4711)).fingerprint == page(source.format(5822)).fingerprint


@pytest.mark.parametrize("source", ["/file.do?t=pic&id={}", "/image?r=south&fid={}", "/show/image?v={}&k=a{}"])
def test_what_tells_pictures_apart_is_kept(source: str) -> None:
    assert page(source.format(7, 7)).fingerprint != page(source.format(9, 9)).fingerprint
