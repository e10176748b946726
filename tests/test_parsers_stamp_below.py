"""Where the information line ends the page and <title> names the site, the text above it is the notice, and no footer is."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role

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
    told = "<div>设施维护：松平县水务局<br>完成情况：已完成，待验收</div>"
    assert "设施维护" in page(HEADING, f"<h1>{HEADING}</h1>{told}").body
