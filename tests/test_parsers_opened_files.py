"""Files that a script opens or an object shows are attachments; a link that only shows one beside it is none of its own."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role
from parsers.sameness import proof_of

URL = "http://sthj.yunxi.test/1.html"
TITLE = "云溪县第八项督察整改任务验收公示"
TEXT = "<p>云溪工业园污水处理厂提标改造已经完成，出水水质稳定达标，现予公示。</p>" * 4


def markup(inside: str, behind: str = "") -> bytes:
    return f"<title>{TITLE}</title><div class=main><h1>{TITLE}</h1><div class=content>{TEXT}{inside}</div>{behind}</div>".encode()


def page(inside: str, behind: str = "") -> Document:
    return read(markup(inside, behind), URL, role=Role.DETAIL)


def names(document: Document) -> list[str]:
    return [file.url.removeprefix("http://sthj.yunxi.test") for file in document.attachments]


OPENED = [
    "<button onclick=\"location.href='{}'\">下载</button>", "<button type=button onclick=\"window.open('{}')\"><i></i>点击下载附件</button>", "<p>附件：验收意见 <button onClick=\"location.href='{}'\">下载</button></p>",
    "<p>附件：<input type=button value=下载 onclick=\"location.href='{}'\"></p>", "<p>附件：<span onclick=\"window.location='{}'\">验收意见</span></p>", "<p>附件：<button data-url='{}'>验收意见</button></p>",
    "<table><tr><td>验收意见</td><td><button onclick=\"down('{}')\">下载</button></td></tr></table>", "<ul><li onclick=\"open('{}')\"><b>附件：验收意见</b></li></ul>",
]  # fmt: skip


@pytest.mark.parametrize("piece", OPENED)
def test_what_opens_a_file_is_a_link_to_it(piece: str) -> None:
    first, later = page(piece.format("/u/a.pdf")), page(piece.format("/u/b.pdf"))
    assert names(first) == ["/u/a.pdf"] and first.fingerprint != later.fingerprint
    proofs = {proof_of(markup(piece.format(name)), URL, role=Role.DETAIL, charset="utf-8", source=None) for name in ("/u/a.pdf", "/u/b.pdf")}
    assert len(proofs) == 2


@pytest.mark.parametrize("piece", [*OPENED[:6], "<div class=fj>附件：<object data='{}'></object></div>", "<object data='{}'></object>", "<div><object data='{}'></object></div>"])
def test_so_it_is_behind_the_body(piece: str) -> None:
    assert names(page("", piece.format("/u/a.pdf"))) == ["/u/a.pdf"]


@pytest.mark.parametrize(
    "piece",
    [
        "<button onclick='window.print()'>打印</button>", "<button>提交</button>", "<button onclick=\"location.href='/list.html'\">返回</button>", "<span onclick=\"share('weibo')\">分享</span>",
        "<input type=text name=a.pdf value='/u/a.pdf'>", "<div onclick=\"open('/u/a.pdf')\"><p>云</p></div>",
    ],
)  # fmt: skip
def test_other_buttons_and_boxes_are_no_files(piece: str) -> None:
    assert names(page(piece)) == [] == names(page("", piece))


@pytest.mark.parametrize("word", ["预览", "在线预览", "[预览]", "（在线阅读）"])
@pytest.mark.parametrize("address", ["/view?f=a.pdf", "/view?file=/x/9.pdf", "/onlinePreview?url=aHR0cDovL2EucGRm", "/preview.do?id=9.pdf"])
def test_a_link_that_shows_the_file_beside_it_is_not_another(word: str, address: str) -> None:
    for line in (f"附件：<a href='/u/a.pdf'>意见.pdf</a> <a href='{address}'>{word}</a>", f"附件：意见.pdf <a href='{address}'>{word}</a> | <a href='/u/a.pdf'>下载</a>"):
        assert names(page(f"<p>{line}</p>")) == ["/u/a.pdf"]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("<p>附件：<a href='/u/a.pdf'>意见.pdf</a> <a href='/u/b.pdf'>预览</a></p>", ["/u/a.pdf", "/u/b.pdf"]),
        ("<p>附件：<a href='/view?f=a.pdf'>预览</a></p>", ["/view?f=a.pdf"]),
        ("<p>附件：<a href='/u/a.pdf'>意见.pdf</a>，清单 <a href='/view?f=b.pdf'>预览</a></p>", ["/u/a.pdf", "/view?f=b.pdf"]),
        ("<p>附件：<a href='/u/a.pdf'>意见.pdf</a></p><p>附件：<a href='/view?f=b.pdf'>预览</a></p>", ["/u/a.pdf", "/view?f=b.pdf"]),
        ("<p>附件：<a href='/u/a.pdf'>意见.pdf</a> <a href='/view?f=b.pdf'>清单</a></p>", ["/u/a.pdf", "/view?f=b.pdf"]),
        ("<p>附件：<a href='/view?f=a.pdf'>预览</a> <a href='/view?f=b.pdf'>预览</a></p>", ["/view?f=a.pdf", "/view?f=b.pdf"]),
    ],
)  # fmt: skip
def test_what_may_be_another_file_stays(line: str, wanted: list[str]) -> None:
    assert names(page(line)) == wanted


def test_a_frame_and_what_it_says_to_old_browsers_may_be_all_of_a_notice() -> None:
    page = (
        "<html><head><title>关于第九项整改任务验收销号的公示_青山市人民政府</title></head><body><h1>关于第九项整改任务验收销号的公示</h1>"
        "<div class=info>发布时间：2026-03-05 来源：市督察整改办</div><div class=detail-con><iframe src='/pdfjs/web/viewer.html?file=/u/9a7d.pdf'></iframe>"
        "<p style='text-align:center'>您的浏览器不支持在线预览，请<a href='/u/9a7d.pdf'>点击下载</a></p></div></body></html>"
    )
    document = read(page.encode(), "http://www.qingshan.gov.cn/zwgk/t20260305_12.html", role=Role.DETAIL)
    assert [file.url for file in document.attachments] == ["http://www.qingshan.gov.cn/u/9a7d.pdf"] and document.source == "市督察整改办"
