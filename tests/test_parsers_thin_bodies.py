"""Notices with hardly a word of text, files and pictures beside the text, and what stands behind a body that is signed."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role

HOST = "http://www.qingshui.gov.cn"
TITLE = "清水县第四项督察整改任务销号公示"
HEAD = f"<h1>{TITLE}</h1><div>发布时间：2025-05-06　来源：县整改办</div>"
TEXT = "<p>按照整改方案要求，我县已完成黑臭水体治理任务，现予以公示。</p>"
SIGNED = "<p>清水县水利局</p><p>2025年5月6日</p>"
FOOT = (
    "<div><div>版权所有：清水县人民政府　未经授权禁止转载</div><div>地址：滨河路9号　电话：0911-2200000</div>"
    "<div>陕ICP备12345678号</div></div>"
)
COLUMNS = (
    "<section><dl><dt>网站导航</dt><dd>政务公开</dd></dl><dl><dt>联系我们</dt><dd>电话：0911-2200000</dd><dd>地址：滨河路9号</dd></dl>"
    "<div>清水县人民政府 版权所有　陕ICP备12345678号</div></section>"
)
NEWS = (
    '<div class="rel"><span>相关新闻</span><ul><li><a href="/n/1.html">县领导调研河湖治理工作</a><span>2025-04-01</span></li>'
    '<li><a href="/n/2.html">全县秸秆禁烧工作会议召开</a><span>2025-04-02</span></li></ul></div>'
)


def page(inside: str, outside: str = "") -> Document:
    html = (
        f"<html><head><meta charset=utf-8><title>{TITLE}</title></head><body><div>{inside}</div>{outside}</body></html>"
    )
    return read(html.encode(), HOST + "/a/1.html", role=Role.DETAIL)


def files(document: Document) -> list[str]:
    return [file.url.removeprefix(HOST) for file in document.attachments]


THIN = {
    "scans": ('<p><img src="/u/1.jpg"></p><p><img src="/u/2.jpg"></p>', "", ["/u/1.jpg", "/u/2.jpg"]),
    "scan that opens itself": ('<a href="/u/1.jpg"><img src="/u/1.jpg"></a>', "", ["/u/1.jpg"]),
    "viewer": ('<iframe src="/js/viewer.html?file=/u/1.pdf"></iframe>', "", ["/u/1.pdf"]),
    "embed": ('<embed src="/u/1.pdf">', "", ["/u/1.pdf"]),
    "object": ('<object data="/u/1.pdf"></object>', "", ["/u/1.pdf"]),
    "file alone": ('<p><a href="/u/1.pdf">方案.pdf</a></p>', "方案.pdf", ["/u/1.pdf"]),
    "words and file": ('<p>详见附件。</p><p>附件：<a href="/u/1.pdf">方案.pdf</a></p>', "详见附件。\n附件：方案.pdf", ["/u/1.pdf"]),
    "few words": ("<p>同意销号。</p>", "同意销号。", []),
}  # fmt: skip


@pytest.mark.parametrize("foot", [FOOT, COLUMNS, ""], ids=["lines", "columns", "none"])
@pytest.mark.parametrize("beside", ["", NEWS], ids=["alone", "news"])
@pytest.mark.parametrize(("inner", "body", "linked"), THIN.values(), ids=THIN)
def test_thin_body_is_read_as_it_stands(inner: str, body: str, linked: list[str], beside: str, foot: str) -> None:
    document = page(f"{HEAD}<div class=nr>{inner}</div>{beside}", foot)
    assert (document.body, files(document), document.problem) == (body, linked, None)


@pytest.mark.parametrize("foot", [FOOT, COLUMNS], ids=["lines", "columns"])
@pytest.mark.parametrize("beside", ["", NEWS], ids=["alone", "news"])
@pytest.mark.parametrize("inner", ["", '<iframe src="/player.html"></iframe>'], ids=["empty", "page in a frame"])
def test_body_that_is_not_there_is_a_problem_and_no_footer(inner: str, beside: str, foot: str) -> None:
    document = page(f"{HEAD}<div id=nr>{inner}</div>{beside}", foot)
    assert (document.body, document.problem) == ("", "未找到正文")


def test_scans_below_a_box_around_the_heading() -> None:
    document = page(f'<div>{HEAD}</div><div class=nr><p><img src="/upload/20250506/1.jpg"></p></div>', FOOT)
    assert files(document) == ["/upload/20250506/1.jpg"]


@pytest.mark.parametrize(
    "side",
    [
        '<div><img src="/skin/zt.png"></div>',
        '<div><img src="/skin/2025/zt.png"><a href="/n/3.html">县领导检查饮用水水源地保护工作</a></div>',
        '<div><a href="/zt/"><img src="/upload/20250101/zt.jpg"></a></div>',
        '<div>关注我们<img src="/upload/20250101/wx9.jpg">版权所有</div>',
    ],
    ids=["ornament", "list", "banner", "footer"],
)
def test_pictures_of_the_site_are_no_scans(side: str) -> None:
    assert page(f"<div>{HEAD}<div class=nr></div></div>{side}", FOOT).problem == "未找到正文"


def test_box_that_waits_for_its_script_hides_the_forms_beside_it() -> None:
    forms = '<div><span>常用表格</span><a href="/u/b.doc">申请表.doc</a></div>'
    assert files(page(f"<div>{HEAD}<div id=nr></div></div>{forms}", FOOT)) == []


def test_file_near_the_heading_does_not_replace_the_text() -> None:
    document = page(f'<div>{HEAD}<a href="/u/1.pdf">PDF</a></div><div class=nr>{TEXT}{SIGNED}</div>', FOOT)
    assert document.body.startswith("按照整改方案要求")


@pytest.mark.parametrize(
    "contact",
    [
        "<p>地址：清水县滨河路9号，电话：0911-2211111</p>",
        "<p>公示期内如有异议，请来电反映，监督电话：0911-2211111。</p>",
    ],
)
def test_contacts_may_be_the_notice(contact: str) -> None:
    assert "0911-2211111" in page(f"{HEAD}<div class=nr>{contact}</div>", FOOT).body


BESIDE = {
    "file": ('<p><a href="/u/1.doc">清单.doc</a></p>', ["/u/1.doc"], []),
    "picture": ('<p><img src="/u/1.jpg"></p>', [], ["/u/1.jpg"]),
    "uploaded picture in a box": ('<div><img src="/u/20250506.jpg"></div>', [], ["/u/20250506.jpg"]),
    "ornament in a box": ('<div><img src="/skin/line.jpg"></div>', [], []),
    "banner": ('<p><a href="/zt/"><img src="/u/20250506.jpg"></a></p>', [], []),
    "related": ('<div class="related"><a href="/u/2.doc">别的.doc</a></div>', [], []),
}


@pytest.mark.parametrize(("beside", "linked", "shown"), BESIDE.values(), ids=BESIDE)
def test_files_and_pictures_beside_the_text_in_one_container(beside: str, linked: list[str], shown: list[str]) -> None:
    document = page(f"{HEAD}<div class=nr><div class=WordSection1>{TEXT}{SIGNED}</div>{beside}</div>", FOOT)
    assert files(document) == linked
    assert [picture.url.removeprefix(HOST) for picture in document.images] == shown
    assert document.body.startswith("按照整改方案要求")


def test_what_stands_above_the_text_comes_first() -> None:
    above = '<p><a href="/u/1.doc">清单.doc</a></p>'
    document = page(f"{HEAD}<div class=nr>{above}<div class=WordSection1>{TEXT}{SIGNED}</div></div>")
    assert document.body.splitlines()[0] == "清单.doc"


BEHIND = (
    "<div class=x>信息来源：清水县生态环境局</div>",
    "<div class=x>维护单位：清水县数据局</div>",
    "<div class=x>发布时间：2025-05-06　来源：清水县水利局</div>",
    "<div class=x>最后更新时间：2025年5月6日</div>",
    "<div class=x>2025年5月7日</div>",
    "<div class=x>清水县人民政府办公室</div>",
    f'<div class=wap style="display:none">{TEXT}{SIGNED}</div>',
    f"<div class=wap>{TEXT}{SIGNED}</div>",
)


@pytest.mark.parametrize("behind", BEHIND)
def test_what_stands_behind_a_signed_body_is_not_its_signature(behind: str) -> None:
    document = page(f"{HEAD}<div class=nr>{TEXT}{SIGNED}</div>{behind}", FOOT)
    assert document.body == "按照整改方案要求，我县已完成黑臭水体治理任务，现予以公示。\n清水县水利局\n2025年5月6日"


@pytest.mark.parametrize("behind", [*BEHIND[:4], BEHIND[6]])
def test_information_lines_are_no_signature_of_an_unsigned_body_either(behind: str) -> None:
    document = page(f"{HEAD}<div class=nr>{TEXT}</div>{behind}", FOOT)
    assert document.body == "按照整改方案要求，我县已完成黑臭水体治理任务，现予以公示。"


@pytest.mark.parametrize(
    ("inner", "behind", "last"),
    [
        (TEXT, f"<div class=x>{SIGNED}</div>", "2025年5月6日"),
        (TEXT, "<div class=x>清水县水利局</div><div class=y>2025年5月6日</div>", "2025年5月6日"),
        (TEXT + "<p>公示时间：2025年5月6日至2025年5月12日</p>", f"<div class=x>{SIGNED}</div>", "2025年5月6日"),
        (TEXT + "<p>附件：任务清单</p>", f"<div class=x>{SIGNED}</div>", "2025年5月6日"),
        (TEXT + SIGNED, "<div class=x>清水县财政局<br>2025年5月7日</div>", "2025年5月7日"),
        (TEXT + SIGNED, "<div class=x>附件：任务清单</div>", "附件：任务清单"),
    ],
)
def test_signatures_of_their_own_elements_belong_to_the_body(inner: str, behind: str, last: str) -> None:
    assert page(f"{HEAD}<div class=nr>{inner}</div>{behind}", FOOT).body.endswith(last)
