"""Pictures of a body: which carry content, and under which address."""

from __future__ import annotations

import base64

import pytest

from parsers.api import extract, read
from parsers.document import Document, Role
from tests.file_samples_pictures import png

HOST = "http://sthjj.qinglan.test"
URL = f"{HOST}/gsgg/202602/t20260227_1.html"
WORDS = "<p>根据整改方案，第3号任务“青岚河断面水质不达标”已完成整改，现将整改任务清单予以公示，欢迎社会各界监督。</p>"


def detail(inner: str) -> Document:
    page = (
        "<html><head><meta charset='utf-8'><title>关于整改任务清单的公示</title></head><body><h1>关于整改任务清单的公示</h1>"
        f"<div id='zoom'>{WORDS}{inner}<p>青岚市生态环境局</p></div></body></html>"
    )
    return read(page.encode(), URL, role=Role.DETAIL)


def shown(inner: str) -> list[str]:
    return [image.url.removeprefix(HOST) for image in detail(inner).images]


def inlined(size: int) -> str:
    return "data:image/png;base64," + base64.b64encode(png(9, 9) + b"\0" * size).decode()


@pytest.mark.parametrize(
    ("tag", "address"),
    [
        ('<img src="/u/1.jpg">', "/u/1.jpg"),
        ('<img src="./W020260227.png" oldsrc="W020260227_old.png">', "/gsgg/202602/W020260227.png"),
        ('<img src="" oldsrc="/u/2.png">', "/u/2.png"),
        ('<img src="/images/loading.gif" data-original="/u/3.jpg">', "/u/3.jpg"),
        ('<img data-src="/u/4.jpg">', "/u/4.jpg"),
        ('<img src="/images/loading.gif" data-lazy-src="/u/4.jpg">', "/u/4.jpg"),
        ('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/u/5.jpg">', "/u/5.jpg"),
        ('<img srcset="/u/6.jpg 1x, /u/6b.jpg 2x">', "/u/6.jpg"),
        ('<img src="/u/7.jpg?x-oss-process=image/resize,w_800&amp;t=1770000000">', "/u/7.jpg"),
        ('<img src="/u/8.jpg!w640">', "/u/8.jpg"),
        ('<img src="/down?id=9" width="800" height="600">', "/down?id=9"),
        ('<img src="/u/10.png" width="100%">', "/u/10.png"),
        ('<img src="/u/11.png" style="width:640px;height:480px" width="20">', "/u/11.png"),
        ('<a href="/u/12big.jpg"><img src="/u/12.jpg" alt="任务清单"></a>', "/u/12.jpg"),
    ],
)
def test_a_picture_with_content_has_the_address_that_is_shown(tag: str, address: str) -> None:
    assert shown(f"<p>{tag}</p>") == [address]


@pytest.mark.parametrize(
    "tag",
    [
        '<img src="/u/a.png" width="16" height="16">', '<img src="/u/a.png" style="width: 700px; height: 2px">', '<img src="/images/logo.png">',
        '<img src="/u/qrcode_12.png">', '<img src="/u/1.png" alt="扫一扫二维码">', '<img class="share-icon" src="/u/1.png">',
        '<img src="/ueditor/dialogs/emotion/images/face/i_f01.gif">', '<img src="/ueditor/dialogs/attachment/fileTypeImages/icon_pdf.gif">',
        '<img src="/images/blank.gif">', '<img src="/visit?id=3">', f'<img src="{inlined(10)}">', '<img src="/u/draw.svg">', "<img>",
        '<img src="javascript:void(0)">', '<img src="file:///C:/Users/a.png">',
    ],
)  # fmt: skip
def test_decoration_is_none(tag: str) -> None:
    assert shown(f"<p>{tag}</p>") == []


def test_the_icon_beside_a_file_is_none_and_a_large_picture_there_is_one() -> None:
    link = '<a href="/u/清单.pdf">附件：清单.pdf</a>'
    assert shown(f'<p><img src="/sys/p.png">{link}</p>') == []
    assert shown(f'<p><img src="/sys/p.png" width="600" height="400">{link}</p>') == ["/sys/p.png"]


def test_an_inlined_picture_is_known_by_its_bytes() -> None:
    first, same, other = (detail(f'<p><img src="{inlined(size)}"></p>') for size in (9000, 9000, 9001))
    assert first.images[0].url.startswith("sha256:") and len(first.images) == 1
    assert first.fingerprint == same.fingerprint != other.fingerprint


def test_a_changed_picture_is_a_change_and_another_way_of_loading_it_is_none() -> None:
    plain = detail('<p><img src="/u/1.jpg"></p>').fingerprint
    assert detail('<p><img src="/u/2.jpg"></p>').fingerprint != plain
    assert detail("").fingerprint != plain
    for tag in (
        '<img src="/images/loading.gif" data-src="/u/1.jpg">',
        '<img alt="x" src="/u/1.jpg?v=3">',
        '<img src="https://sthjj.qinglan.test/u/1.jpg">',
    ):
        assert detail(f"<p>{tag}</p>").fingerprint == plain


def test_a_body_without_words_has_its_pictures_for_files() -> None:
    page = "<html><body><h1>关于整改任务清单的公示</h1><div id='zoom'><p><img data-original='/u/s1.jpg'></p></div></body></html>".encode()
    assert extract(page, URL)["attachments"] == [f"{HOST}/u/s1.jpg"]
    assert read(page, URL, role=Role.DETAIL).images == ()
    words = f"<html><body><h1>公示</h1><div id='zoom'>{WORDS}<p><img src='/u/s1.jpg'></p></div></body></html>".encode()
    assert extract(words, URL)["attachments"] == []
