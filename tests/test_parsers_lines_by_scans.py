"""The words beside a scan, and the scan between a text and its sign-off, where no container has a name."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role

URL = "http://www.qinghe.gov.cn/hbdc/8842.html"
TITLE = "白沙河沿岸养殖场整改验收销号公示"
ABOUT = "<div class='info'>来源：清河县农业农村局 发布时间：2024-03-01</div>"
SCAN = "<p><img src='/upload/20240301/s1.jpg'></p>"


def page(inner: str, title: str = TITLE) -> Document:
    html = f"<html><head><title>{title}</title></head><body><div class='w'><h1>{TITLE}</h1>{ABOUT}{inner}</div></body></html>"
    return read(html.encode(), URL, role=Role.DETAIL)


def files(document: Document) -> list[str]:
    return [file.url.rpartition("/")[2] for file in (*document.attachments, *document.images)]


@pytest.mark.parametrize("line", ["公示期5个工作日", "共14家养殖场", "公示表如下图"])
@pytest.mark.parametrize("frame", ["<p>{line}</p>{scan}", "<div>{line}</div><div>{scan}</div>", "{scan}<p>{line}</p>"])
def test_a_few_words_beside_a_scan_are_read(line: str, frame: str) -> None:
    document = page(frame.format(line=line, scan=SCAN))
    assert (document.body, files(document)) == (line, ["s1.jpg"])


@pytest.mark.parametrize("noise", ["<p>浏览次数：35</p>", "<p class='tip'>本页已归档</p>", "<p>打印 关闭</p>", "<p>本站今日访问35人</p>", "<p><a href='/1.html'>全县河湖长制工作会议</a></p>", "<p>主办：清河县人民政府</p>"])
def test_what_a_page_says_beside_a_scan_is_not(noise: str) -> None:
    document = page(SCAN + noise)
    assert (document.body, files(document)) == ("", ["s1.jpg"])


SIGNED = "<p>清河县农业农村局</p><p>2024年3月1日</p>"
TEXT = "<div><p>现将白沙河沿岸14家养殖场整改情况公示如下，公示期为5个工作日。</p></div>"


def test_a_scan_between_a_text_and_its_sign_off_is_the_notice_s() -> None:
    document = page(TEXT + SCAN + SIGNED)
    assert files(document) == ["s1.jpg"]
    assert document.body.split("\n")[1:] == ["清河县农业农村局", "2024年3月1日"]
    assert page(TEXT + SCAN.replace("s1", "s2") + SIGNED).fingerprint != document.fingerprint


@pytest.mark.parametrize("other", ["<div class='share'><img src='/upload/20240301/s1.jpg'></div>", "<a href='/zt/'><img src='/upload/20240301/s1.jpg'></a>", "<p><img src='/images/icon.gif' width=16></p>"])
def test_a_banner_or_an_icon_before_a_sign_off_is_none(other: str) -> None:
    assert files(page(TEXT + other + SIGNED)) == []
