"""Where the information line ends the page and <title> names the site, the text above it is the notice, and no footer is."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role
from parsers.markup import build_tree
from parsers.thin import is_furnishing
from parsers.weights import Weights

HEADING = "关于督察反馈问题整改工作进展的简报（第7期）"
TEXT = ("县委常委会3次专题研究整改工作，出台制度11项。", "35项整改任务中，完成28项，正在推进7项。")
STAMP = "<div>发布单位：县整改办 发布时间：2019-09-18</div>"
FOOT = "<table><tr><td>松平县人民政府 版权所有<br>地址：环城北路21号 电话：0874-8210001<br>网站维护：松平县信息科 访问统计：88231</td></tr></table>"
BODIES = {"paragraphs": "<div>{}</div>".format("".join(f"<p>{text}</p>" for text in TEXT)), "breaks": f"<div>{'<br>'.join(TEXT)}</div>", "as typed": "<pre>{}</pre>".format("\n".join(TEXT))}


def page(title: str, inner: str, foot: str = FOOT) -> Document:
    return read(f"<title>{title}</title>{inner}{foot}".encode(), "http://a.gov.cn/1.html", role=Role.DETAIL)


@pytest.mark.parametrize("title", ["松平县人民政府", ""])
@pytest.mark.parametrize("heading", ["h1", "h2", "h4"])
@pytest.mark.parametrize("wrap", ["{}", "<div class=main>{}</div>", "<center>{}</center>"])
@pytest.mark.parametrize("body", BODIES)
def test_the_text_above_the_stamp_is_read(body: str, wrap: str, heading: str, title: str) -> None:
    document = page(title, wrap.format(f"<{heading}>{HEADING}</{heading}>{BODIES[body]}{STAMP}"))
    assert "".join(document.body.split()) == "".join(TEXT)
    assert (document.title, str(document.published), document.source) == (HEADING, "2019-09-18", "县整改办")


def test_a_text_in_a_fieldset_is_read() -> None:
    document = page("松平县人民政府", f"<fieldset><legend><b>{HEADING}</b></legend>{BODIES['as typed']}</fieldset>{STAMP}")
    assert all(text in document.body for text in TEXT) and "电话" not in document.body


def test_who_tends_something_is_a_footer_only_where_it_is_signed() -> None:
    told = "<div>设施维护：松平县水务局<br>电话：0874-8210001</div>"
    assert "设施维护" in page(HEADING, f"<div class=t><h1>{HEADING}</h1></div>{told}").body


def test_a_text_in_several_boxes_above_the_stamp_is_read_whole() -> None:
    boxes = "".join(f"<div><p>{text}</p></div>" for text in reversed(TEXT))
    assert all(text in page("松平县人民政府", f"<h2>{HEADING}</h2>{boxes}{STAMP}").body for text in TEXT)


def test_a_contact_above_the_stamp_is_neither_notice_nor_title() -> None:
    reached = "<div>地址：环城北路21号 电话：0874-8210001</div>"
    assert page("松平县人民政府", f"{reached}{STAMP}").problem == "未找到正文"
    document = page("松平县人民政府", f"<div>{HEADING}</div>{BODIES['paragraphs']}{STAMP}")
    assert "地址" not in str(document.title) and TEXT[0] in document.body


@pytest.mark.parametrize(("signature", "furnishing"), [("", False), ("<p>松平县人民政府 版权所有</p>", True)])
def test_lines_of_who_tends_something_are_a_footer_s_only_beside_its_signature(signature: str, furnishing: bool) -> None:
    soup = build_tree(f"<div>{signature}<p>设施维护：松平县水务局</p><p>电话：0874-8210001</p></div>")
    weights = Weights(soup)
    box = next(tag for tag in weights.tags if tag.name == "div")
    assert is_furnishing((box,), weights, outside=True) is furnishing
