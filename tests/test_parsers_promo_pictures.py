"""Banners at the edges of a body and codes to scan are no pictures of a notice; scans and photos in the same places are."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role

URL = "http://www.qinghe.gov.cn/hbdc/6620.html"
TITLE = "白沙河沿岸养殖场整改验收销号公示"
FIRST = "<p>经现场核查，白沙河沿岸14家养殖场已完成整改，现予公示。</p><p>公示期为5个工作日，如有异议请反映。</p>"
SIGNED = "<p>清河县农业农村局</p><p>2024年3月1日</p>"
HEAD = f"<h1>{TITLE}</h1><div class='info'>来源：清河县农业农村局 发布时间：2024-03-01</div>"
FRAMES = ["<div class='TRS_Editor'>{}</div>", "<div class='content'>{}</div>"]


def page(body: str) -> Document:
    html = f"<html><head><title>{TITLE}-清河县人民政府</title></head><body><div class='w'>{HEAD}{body}</div></body></html>"
    return read(html.encode(), URL, role=Role.DETAIL)


def shown(body: str) -> list[str]:
    document = page(body)
    return sorted({file.url.rpartition("/")[2] for file in (*document.images, *document.attachments)})


BANNERS = ["<p><a href='/zt/dcj/'><img src='/u/b20240301.jpg'></a></p>", "<a href='http://www.other.gov.cn/col/col7/index.html' target=_blank><img src='/u/b20240301.jpg' width=900></a>"]
CODES = [
    "<div style='float:right'><img src='/u/c20240301.png'><p>微信扫一扫 分享到朋友圈</p></div>", "<div><img src='/u/c20240301.png' width=120><p>扫一扫在手机打开当前页</p></div>",
    "<div><img src='/u/c20240301.png'><br><span>微信扫一扫</span></div>",
]  # fmt: skip


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("banner", BANNERS)
def test_a_banner_at_the_edge_of_a_body_is_none_of_its_pictures(frame: str, banner: str) -> None:
    for body in (banner + FIRST + SIGNED, FIRST + SIGNED + banner, FIRST + banner):
        assert shown(frame.format(body)) == []
    assert page(frame.format(banner + FIRST)).fingerprint == page(frame.format(banner.replace("b2024", "d2025") + FIRST)).fingerprint


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("code", CODES)
def test_a_picture_with_a_caption_for_scanning_is_a_code(frame: str, code: str) -> None:
    for body in (code + FIRST + SIGNED, FIRST + code + SIGNED, FIRST + SIGNED + code):
        assert shown(frame.format(body)) == []


OWN = [
    "<p><img src='/u/own20240301.jpg'></p>",  # no link
    "<p><a href='/u/own20240301.jpg'><img src='/u/own20240301.jpg'></a></p>",  # to itself
    "<p><a href='/u/large/9.png'><img src='/u/own20240301.jpg'></a></p>",  # to a larger one
    "<p><a href='/view.html?pic=own20240301.jpg'><img src='/u/own20240301.jpg'></a></p>",  # to a page that shows it
    "<p><a href='javascript:void(0)'><img src='/u/own20240301.jpg'></a></p>",
    "<div><img src='/u/own20240301.jpg'><p>图1 整改后的养殖场</p></div>",
    "<div><img src='/u/own20240301.jpg' width=800><p>扫一扫在手机打开当前页</p></div>",  # of a scan's size
    "<p><img src='/u/own20240301.jpg'></p><p>扫一扫在手机打开当前页</p>",  # beside the caption, not in one box with it
]


@pytest.mark.parametrize("own", OWN)
def test_a_picture_of_the_notice_stays(own: str) -> None:
    for body in (own + FIRST + SIGNED, FIRST + own + SIGNED, FIRST + SIGNED + own):
        assert not {"own20240301.jpg", "9.png"}.isdisjoint(shown(FRAMES[0].format(body)))


def test_a_linked_picture_amid_the_text_stays() -> None:
    assert shown(FRAMES[0].format(FIRST + BANNERS[0] + SIGNED)) == ["b20240301.jpg"]


def test_a_scan_that_is_all_of_a_notice_stays_whatever_its_caption() -> None:
    assert shown("<div class='TRS_Editor'><img src='/u/own20240301.jpg'><p>扫一扫在手机打开当前页</p></div>") == ["own20240301.jpg"]
