"""Files and pictures directly before or behind a body, in its column, are the notice's: by place, size and label."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role

URL = "http://sthj.baisha.test/zwgk/42.html"
HOST = "http://sthj.baisha.test"
TITLE = "白沙区第三项督察整改任务验收公示"
STAMP = "<div class=info>发布时间：2026-03-05　来源：白沙区水务局</div>"
TEXT = "<p>白沙河沿线十四处排口封堵完毕，污水接入城区污水处理厂，现予公示。</p><p>公示期间如有异议，请向区水务局反映。</p>"
CONTAINERS = ["<div class=TRS_Editor>{}</div>", "<div class=content>{}</div>", "<div class=wrap><div id=zoom>{}</div></div>"]


def page(before: str, behind: str, container: str = CONTAINERS[0]) -> Document:
    inner = f"<h1>{TITLE}</h1>{STAMP}{before}{container.format(TEXT)}{behind}"
    related = "<div class=rel><h3>相关信息</h3><ul><li><a href='/a/1.html'>白沙区召开整改推进会</a></li></ul></div>"
    raw = f"<html><head><title>{TITLE}</title></head><body><div class=main>{inner}{related}</div></body></html>"
    return read(raw.encode(), URL, role=Role.DETAIL)


def both(piece: str, container: str = CONTAINERS[0]) -> list[Document]:
    return [page(piece, "", container), page("", piece, container)]


PICTURES = [
    "<div class=tp><img src='/upload/s1.jpg' width=800></div>", "<p><img src='/upload/s1.jpg'></p>", "<img src='/upload/s1.jpg'>", "<div class=fj>附件：<img src='/upload/s1.jpg'></div>",
    "<p align=center><a href='/upload/s1.jpg'><img src='/upload/s1.jpg'></a></p>", "<div><img src='/i/s1.jpg' width=600 height=840><p>白沙河整改前后对比图</p></div>",
]  # fmt: skip


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_beside_the_body_is_seen(picture: str, container: str) -> None:
    for document, other in zip(both(picture, container), both(picture.replace("s1.jpg", "s2.jpg"), container), strict=True):
        assert [image.url.rpartition("/")[2] for image in document.images] == ["s1.jpg"]
        assert document.fingerprint != other.fingerprint
        assert document.fingerprints["text"] == page("", "", container).fingerprints["text"]


@pytest.mark.parametrize(
    "picture",
    [
        "<div class=ewm><img src='/upload/s1.jpg'></div>", "<div><img src='/upload/s1.jpg'><p>微信公众号</p></div>", "<div><img src='/upload/gzh.jpg'></div>", "<div><img src='/upload/wx-ma2.png'></div>",
        "<p><a href='/zt/'><img src='/upload/s1.jpg' width=800></a></p>", "<div><img src='/upload/s1.jpg' width=120 height=120></div>", "<div><img src='/images/line.png'></div>",
        "<div><img src='/upload/s1.jpg'><a href='/a/7.html'>市领导调研白沙河</a></div>", "<div class=banner><img src='/upload/s1.jpg'></div>", "<p>欢迎下载掌上白沙。<img src='/upload/s1.jpg'></p>",
    ],
)  # fmt: skip
def test_codes_banners_and_icons_beside_the_body_are_not(picture: str) -> None:
    assert all(document.images == () == document.attachments for document in both(picture))


def test_what_stands_behind_other_words_or_above_the_heading_is_not() -> None:
    assert page("", "<div>白沙风光</div><p><img src='/upload/s1.jpg'></p>").images == ()
    raw = f"<html><body><div class=main><div>您现在的位置：<a href=/>首页</a> &gt; 公示</div><img src='/upload/t1.jpg'><h1>{TITLE}</h1>{STAMP}<div id=zoom>{TEXT}</div></div></body></html>"
    assert read(raw.encode(), URL, role=Role.DETAIL).images == ()
    for top in ("<div>您现在的位置：<a href=/>首页</a> &gt; 公示</div>", "<div><a href=/>网站首页</a><a href=/b/>政务公开</a></div>"):
        raw = f"<html><body><div class=main>{top}<img src='/upload/t1.jpg'><div id=zoom><h1>{TITLE}</h1>{TEXT}</div></div></body></html>"
        assert read(raw.encode(), URL, role=Role.DETAIL).images == ()
    raw = f"<html><body><img src='/upload/t1.jpg' width=1200><div class=main><div id=zoom>{TEXT}</div></div></body></html>"
    assert read(raw.encode(), URL, role=Role.DETAIL).images == ()


LINK = "<a href='/f/a.pdf'>{}</a>"
FILES = [
    *(f"<div class={name}>下载：{LINK.format('整改方案.pdf')}</div>" for name in ("wn-f", "xz", "download", "file", "detail-down")), f"<div>下载：{LINK.format('整改方案')}</div>",
    *(f"<p>{LINK.format(text)}</p>" for text in ("PDF版下载", "点击下载", "下载附件", "整改方案（PDF）", "原文下载", "点击此处下载附件", "下载文字版", "整改方案.pdf")),
    f"<aside><div><h5>附件</h5>{LINK.format('整改方案')}</div><div><h5>热点</h5><a href='/a/1.html'>全县河湖长制工作会议召开</a></div></aside>",
    f"<div class=r1><div><h5>附件</h5>{LINK.format('整改方案')}</div><div class=hot><a href='/a/1.html'>全县河湖长制工作会议召开</a></div></div>",
    f"<p>点击{LINK.format('此处')}下载附件</p>", LINK.format("整改方案.pdf"), "<iframe src='/f/a.pdf'></iframe>", "<div><embed src='/f/a.pdf'></div>",
    "<div><object data='/f/a.pdf'></object></div>", "<div><iframe src='/pdfjs/viewer.html?file=/f/a.pdf'></iframe></div>",
]  # fmt: skip


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("piece", FILES)
def test_a_file_beside_the_body_is_the_notices_whatever_its_box_is_called(piece: str, container: str) -> None:
    for document in both(piece, container):
        assert [file.url for file in document.attachments] == [HOST + "/f/a.pdf"]
        assert document.fingerprints["text"] == page("", "", container).fingerprints["text"]


@pytest.mark.parametrize("box", ["<div>附件：{}</div>", "<div class=fj>附件：{}</div>", "<p>附件1：{}</p>"])
def test_a_picture_linked_as_an_attachment_beside_the_body_is_one(box: str) -> None:
    for document in both(box.format("<a href='/f/a.jpg'>公示表.jpg</a>")):
        assert [file.url for file in document.attachments] == [HOST + "/f/a.jpg"]


@pytest.mark.parametrize(
    "piece",
    [
        "<p><a href='/f/reader.zip'>PDF阅读器下载</a></p>", "<div>软件下载：<a href='/f/a.zip'>看图工具</a></div>", "<p><a href='/col/12/'>下载中心</a></p>", "<div><b>表格</b><a href='/f/a.doc'>申请表.doc</a></div>",
        "<div>常用办事表格和服务指南：<a href='/f/a.doc'>申请表.doc</a></div>", "<div>下载：<a href='/f/a.doc'>申请表.doc</a><a href='/a/8.html'>办事指南</a></div>",
        "<div class=related><a href='/f/a.pdf'>原文下载</a></div>", "<iframe src='/comment.html'></iframe>", "<div>附件专区：<a href='/col/7/'>进入</a></div>",
    ],
)  # fmt: skip
def test_other_files_and_frames_beside_the_body_are_not(piece: str) -> None:
    assert all(document.attachments == () for document in both(piece))
