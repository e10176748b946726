"""An abstract above a body: the notice's text where it says something of its own, a copy where the body says it."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role

URL = "http://www.qinghe.gov.cn/hbdc/3104.html"
TITLE = "白沙河沿岸养殖场整改验收销号公示"
TEXT = "<p>经现场核查，白沙河沿岸14家养殖场已完成整改，现予公示。</p><p>公示期为5个工作日。</p><p>清河县农业农村局</p><p>2024年3月1日</p>"
FIRST = "经现场核查，白沙河沿岸14家养殖场已完成整改，现予公示。"
OWN = "截至2月底，全县累计投入治理资金{}万元。"
ABOUT = f"<h1>{TITLE}</h1><div class='info'>来源：清河县农业农村局 发布时间：2024-03-01</div>"
PLACES = {
    "a paragraph": ABOUT + "<p>{}</p>",
    "a box": ABOUT + "<div>{}</div>",
    "the box of the heading": "<div class='hd'>" + ABOUT + "<div>{}</div></div>",
}


def page(above: str, body: str = "<div class='TRS_Editor'>{}</div>") -> Document:
    html = f"<html><head><title>{TITLE}-清河县人民政府</title></head><body><div class='w'>{above}{body.format(TEXT)}</div></body></html>"
    return read(html.encode(), URL, role=Role.DETAIL)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("label", ["摘要：", "内容提要：", "【核心提示】", "<strong>导读：</strong>", "<b>摘要</b> "])
def test_an_abstract_that_says_more_than_the_body_is_read(place: str, label: str) -> None:
    seen = [page(PLACES[place].format(label + OWN.format(amount))) for amount in ("3200", "3300")]
    assert OWN.format("3200") in seen[0].body.split("\n")[0]
    assert seen[0].body.split("\n")[1] == FIRST
    assert seen[0].fingerprint != seen[1].fingerprint
    assert (seen[0].title, seen[0].source) == (TITLE, "清河县农业农村局")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "copy", [f"摘要：{FIRST}", "摘要：经现场核查，白沙河沿岸14家养殖场已完…", "内容提要： 经现场核查， 白沙河沿岸14家养殖场已完成整改，现予公示。公示期为5个...", "导读：", "导读：今天是3月1日，多云，气温12℃。"]
)
def test_an_abstract_that_repeats_the_body_or_moves_is_none(place: str, copy: str) -> None:
    assert page(PLACES[place].format(copy)).body.split("\n")[0] == FIRST


def test_links_under_the_word_for_an_abstract_are_no_text() -> None:
    assert page(ABOUT + "<div>导读：<a href='/a.html'>全县污染防治攻坚推进会召开，部署下步工作。</a></div>").body.split("\n")[0] == FIRST


def test_a_box_that_is_named_for_an_abstract_is_the_page_s() -> None:
    assert page(ABOUT + f"<div class='zhaiyao'><span>摘要</span>{OWN}</div>").body.split("\n")[0] == FIRST
