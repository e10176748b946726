"""A notice published as scans is read as one, whatever line of the page's stands among them in its container."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from parsers.api import read
from parsers.carriers import holds_scan
from parsers.document import Document, Role

URL = "http://sthj.baisha.test/zwgk/41.html"
TITLE = "白沙区第二项督察整改任务销号公示"
STAMP = "<div class=info>发布时间：2026-03-05　来源：白沙区水务局</div>"
RELATED = "<div class=rel><h3>相关信息</h3><ul>" + "".join(f"<li><a href=/a/{number}.html>白沙区召开第{number}次整改推进会</a><span>03-1{number}</span></li>" for number in range(7)) + "</ul></div>"
SCANS = "<p><img src='/upload/s1.jpg' width=800></p><p><img src='/upload/s2.jpg'></p>"


def page(box: str) -> Document:
    raw = f"<html><head><title>{TITLE}</title></head><body><div class=main><h1>{TITLE}</h1>{STAMP}{box}{RELATED}</div></body></html>"
    return read(raw.encode(), URL, role=Role.DETAIL)


CONTAINERS = ["<div id=zoom>{}</div>", "<div class=TRS_Editor>{}</div>", "<div class=vsb_content>{}</div>", "<div class=content>{}</div>", "<div class=article-content>{}</div>", "<table><tr><td class=nr>{}</td></tr></table>"]
LINES = [
    "<p>责任编辑：李四</p>", "<p>（编辑：李四）</p>", "<p>【打印】【关闭】</p>", "<p>上一篇：<a href='/a/9.html'>关于河道清淤的通知</a></p>", "<p>扫一扫</p>",
    "<div class=ewm><p>扫一扫在手机打开</p><img src='/images/qr.png'></div>",
]  # fmt: skip


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("line", LINES)
def test_a_line_of_the_pages_beside_scans_does_not_hide_them(container: str, line: str) -> None:
    document = page(container.format(SCANS + line))
    assert [file.url.rpartition("/")[2] for file in document.attachments] == ["s1.jpg", "s2.jpg"]
    assert document.body == "" and document.problem is None
    assert document.fingerprint != page(container.format(SCANS + line).replace("s2.jpg", "s3.jpg")).fingerprint


@pytest.mark.parametrize("line", LINES)
def test_a_text_elsewhere_on_the_page_does_not_take_the_place_of_marked_scans(line: str) -> None:
    side = "<div class=x><p>白沙区地处白沙河上游，辖十一个镇，森林覆盖率六成，空气质量优良。</p><p>全区水网密布，河湖众多。</p></div>"
    document = page(f"<div id=zoom>{SCANS}{line}</div>{side}")
    assert [file.url.rpartition("/")[2] for file in document.attachments] == ["s1.jpg", "s2.jpg"] and document.container == "zoom"


@pytest.mark.parametrize(
    "box",
    [
        "<div id=zoom><p>【打印】【关闭】</p><img src='/images/print.gif'></div>", "<div id=zoom><p>扫一扫</p><img src='/images/ma.png'></div>",
        "<div class=share><p>扫一扫</p><img src='/upload/s1.jpg'></div>", "<div class=x><p>扫一扫</p><a href='/zt/'><img src='/upload/s1.jpg' width=800></a></div>",
    ],
)  # fmt: skip
def test_a_shell_of_tools_with_their_icons_is_no_notice(box: str) -> None:
    text = "<div class=con><p>白沙河沿线十四处排口封堵完毕，污水接入城区污水处理厂，现予公示。</p><p>公示期间如有异议，请向区水务局反映。</p></div>"
    assert page(box + text).body.startswith("白沙河沿线")


@pytest.mark.parametrize(
    ("markup", "is_scan"),
    [
        ("<p><img src='/upload/a.jpg'></p>", True), ("<p><img src='/i/a.jpg' width=640></p>", True), ("<p><img src='/i/a.jpg'></p>", False),
        ("<p><a href='/upload/a.jpg'><img src='/upload/a.jpg'></a></p>", True), ("<p><a href='/zt/'><img src='/upload/a.jpg'></a></p>", False),
        ("<div><div class=ewm><img src='/upload/a.jpg'></div></div>", False), ("<p>" * 500 + "<img src='/upload/a.jpg'>", False),
    ],
)  # fmt: skip
def test_what_a_scan_is(markup: str, is_scan: bool) -> None:
    tag = BeautifulSoup(markup, "html.parser").contents[0]
    assert holds_scan(tag) is is_scan  # type: ignore[arg-type]
