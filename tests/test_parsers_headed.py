"""A body of a line or of scans below its heading and information line, on a page that says more of other things elsewhere."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role

URL = "http://www.qingshan.gov.cn/gsgg/202404/8831.html"
TITLE = "关于青山县督察整改任务第十二项验收销号情况的公示"
ABOUT = '<div class="info">发布时间：2024-04-02　来源：县住建局</div>'
SCAN = '<p><img src="/u/1.jpg"></p>'
LINE = "<p>现将整改方案公开如下：</p>"
FOOT = '<div class="footer"><p>主办：青山县人民政府　承办：县政府办</p><p>最后更新：2024-11-20</p></div>'
TEXT = (
    "<p>根据省督察整改办要求，我县对第十二项整改任务组织了现场验收，符合销号条件，现公示如下。</p>"
    "<p>公示期为2024年4月2日至4月16日，如有异议请致电0715-4321100。</p><p>青山县水利局</p><p>2024年4月2日</p>"
)


def page(inside: str, above: str = "", behind: str = FOOT) -> Document:
    html = (
        f"<html><head><meta charset=utf-8><title>{TITLE}-青山县人民政府</title></head><body>{above}"
        f"<div class=main>{inside}</div>{behind}</body></html>"
    )
    return read(html.encode(), URL, role=Role.DETAIL)


def files(document: Document) -> list[str]:
    return [file.url.rpartition("/")[2] for file in (*document.attachments, *document.images)]


BODIES = {
    "line and scan": (LINE + SCAN, "现将整改方案公开如下：", ["1.jpg"]),
    "scans": (SCAN + SCAN.replace("1.", "2."), "", ["1.jpg", "2.jpg"]),
    "frame": ('<iframe src="/u/1.pdf"></iframe>', "", ["1.pdf"]),
    "line and file": (LINE + '<p><a href="/u/1.pdf">方案.pdf</a></p>', "现将整改方案公开如下：\n方案.pdf", ["1.pdf"]),
    "words": ("<p>该问题已整改到位，现予销号。</p>", "该问题已整改到位，现予销号。", []),
    "referred": ("<p>详见附件。</p>", "详见附件。", []),
}
NOISE = {
    "browser": '<div class="mask"><p>建议使用谷歌浏览器极速模式访问本网站，谢谢您的支持。</p></div>',
    "office": '<div class="fr"><h3>机构简介</h3><p>青山县住房和城乡建设局主要负责全县城乡规划建设管理、住房保障等工作，内设8个股室。</p></div>',
    "hours": '<div class="box"><h3>办公时间</h3><p>周一至周五 8:00-12:00，14:30-17:30（节假日除外）</p></div>',
    "two lines": '<div class="zn"><p>申请公开信息，请先阅读指南。</p><p>填写申请表后，可当面提交。</p></div>',
    "footer": '<div class="end"><p>版权所有：青山县人民政府，未经授权禁止转载</p><p>地址：建设大道88号，邮编：337000</p></div>',
    "title again": f'<div class="x1"><p>{TITLE}</p><p>您对本条信息公开内容是否满意？请选择您的评价，谢谢。</p></div>',
}


@pytest.mark.parametrize(("inner", "body", "linked"), BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("noise", NOISE.values(), ids=NOISE)
@pytest.mark.parametrize("above", [False, True])
def test_a_short_body_below_heading_and_stamp_yields_to_no_prose_elsewhere(
    inner: str, body: str, linked: list[str], noise: str, above: bool
) -> None:
    inside = f"<h1>{TITLE}</h1>{ABOUT}<div class=content>{inner}</div>"
    document = page(inside, above=noise) if above else page(inside, behind=noise + FOOT)
    assert (document.body, files(document), document.problem) == (body, linked, None)


@pytest.mark.parametrize(("inner", "body", "linked"), BODIES.values(), ids=BODIES)
def test_a_stamp_in_one_element_with_its_heading_counts_as_well(inner: str, body: str, linked: list[str]) -> None:
    head = f"<div class=t><h2>{TITLE}</h2><div>2024-04-02 10:30 <span>浏览：15次</span></div></div>"
    document = page(f"{head}<div class=c>{inner}</div>", behind=NOISE["browser"])
    assert (document.body, files(document), document.problem) == (body, linked, None)


@pytest.mark.parametrize(
    "lead", ["<p>现予公示。</p>", "<div class=x>点击可放大。</div>", "<h4>（第十二批）</h4>", SCAN, '<p><a href="/u/1.pdf">PDF</a></p>']
)
@pytest.mark.parametrize("text", [TEXT, "<p>现将方案予以公布。</p><p>请各单位认真落实。</p><p>公示期为五天。</p>", "<table><tr><td>1</td><td>某某点位</td><td>已完成</td></tr><tr><td>2</td><td>某某河段</td><td>已完成</td></tr></table>"])
def test_what_stands_by_the_stamp_is_not_the_whole_where_the_notice_follows(lead: str, text: str) -> None:
    about = ABOUT.replace("</div>", "　作者：李明　责任编辑：王五　浏览次数：1024次</div>")
    document = page(f"<div class=t1><h1>{TITLE}</h1>{about}{lead}</div><div class=con>{text}</div>")
    assert "公示期为" in document.body or "某某河段" in document.body


def test_a_box_that_waits_for_its_script_hides_what_stands_behind_it() -> None:
    side = f"<div class=y>{SCAN}</div>"
    assert files(page(f"<h1>{TITLE}</h1>{ABOUT}<div id=nr></div>{side}", behind=NOISE["browser"])) == []


def test_a_file_in_a_box_of_its_own_beside_a_short_body_is_read() -> None:
    inside = f"<h1>{TITLE}</h1>{ABOUT}<div class=content><p>详见附件。</p></div><div class=fj><a href='/u/1.pdf'>方案.pdf</a></div>"
    assert files(page(inside, behind=NOISE["browser"])) == ["1.pdf"]


@pytest.mark.parametrize("told", ["发布者：东山铁矿", "撰稿人：李明", "类别：公示公告", "地区：青山县", "来源：县住建局</span><span>作者：李明"])
@pytest.mark.parametrize("inner", ["<p>整改完毕；</p>", "<p>已完成整改。</p>", LINE, LINE + SCAN, SCAN])
@pytest.mark.parametrize("frame", ["<div class=t>{head}</div>{text}", "{head}{text}"])
def test_an_information_line_is_no_body_whatever_its_labels_are(told: str, inner: str, frame: str) -> None:
    stamp = f"<p><span>{told}</span><span>发布时间：2023.05.17</span><span>点击量：66</span></p>"
    document = page(frame.format(head=f"<h3>{TITLE}</h3>{stamp}", text=f"<div class=c>{inner}</div>"), behind="")
    text = inner.replace(SCAN, "").removeprefix("<p>").removesuffix("</p>")
    assert (document.body, files(document)) == (text, ["1.jpg"] * (SCAN in inner))
