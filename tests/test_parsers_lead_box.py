"""A lead in a box of its own between the information line and the body is read, and what a page keeps in that place is not."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role

TITLE = "青溪县第八项整改任务验收销号公示"
TEXT = (
    "整改任务：南关片区雨污混流，污水直排青溪。", "整改情况：改造污水管网8.4公里，封堵排口7处。", "公示期为2025年4月8日至4月18日，如有异议请致电0715-4321100。", "青溪县城市管理局", "2025年4月8日",
)  # fmt: skip
LEAD = "根据省督察整改办要求，我县对该项任务组织了现场验收，资料齐全，符合销号条件，现公示如下。"
LEADS = (LEAD, "现将有关情况公示如下：", f"编者按：{LEAD}", "整改任务说明：去年冬季施工受阻，工程延后3个月才告竣工。")
FRAMES = ("<div class=content>{}</div>", "<div class=TRS_Editor>{}</div>", "<div class=shell><div id=zoom>{}</div></div>")
STAMPS = (
    "<div class=info>发布时间：2025-04-08　来源：县城管局　点击：33次</div>", "<div class=info><span>2025-04-08</span><span>来源：县城管局</span></div>",
)  # fmt: skip


def page(above: str, frame: str, stamp: str = STAMPS[0], description: str = "") -> Document:
    body = frame.format("".join(f"<p>{line}</p>" for line in TEXT))
    foot = "<div class=footer><p>主办：青溪县人民政府</p><p>网站标识码：4212230001</p></div>"
    meta = f"<meta name=description content='{description}'><title>{TITLE}_青溪县</title>"
    text = f"{meta}<body><div class=main><h1>{TITLE}</h1>{stamp}{above}{body}</div>{foot}</body>"
    return read(text.encode(), "http://a.gov.cn/1.html", role=Role.DETAIL)


def lines(above: str, frame: str, stamp: str = STAMPS[0], description: str = "") -> tuple[str, ...]:
    return tuple(page(above, frame, stamp, description).body.split("\n"))


@pytest.mark.parametrize("said", LEADS)
@pytest.mark.parametrize("box", ["<div class=lead>{}</div>", "<div class=summary><span>{}</span></div>", "<div id=nr1><p>{}</p></div>", "<div>{}</div>"])
@pytest.mark.parametrize("frame", FRAMES)
def test_a_lead_is_read_whatever_its_box_is_called(frame: str, box: str, said: str) -> None:
    for stamp in STAMPS:
        document = page(box.format(said), frame, stamp)
        assert tuple(document.body.split("\n")) == (said, *TEXT)
        assert (document.title, str(document.published), document.source) == (TITLE, "2025-04-08", "县城管局")


@pytest.mark.parametrize("frame", FRAMES)
def test_a_changed_lead_is_a_change(frame: str) -> None:
    one, other = (page(f"<div class=lead>{LEAD.replace('该项', which)}</div>", frame) for which in ("该项", "两项"))
    assert one.fingerprint != other.fingerprint


OF_PAGE = (
    TEXT[0], f"{TEXT[0]}{TEXT[1]}", "南关片区雨污混流，污水直排青溪，已改造污水管网8.4公里。", "摘要：我县组织了现场验收，资料齐全。", "智能导语：我县组织了现场验收，资料齐全，整改任务可以销号。", "建议使用极速模式阅读，谢谢支持。",
    "温馨提示：整改任务公示期内，窗口照常受理业务。", "本站整改任务专栏已经上线，请关注。", "欢迎登录青溪县门户，了解整改任务的进展。", "监督电话：0715-4321100，受理整改任务的举报。", "今日青溪县多云，整改任务现场注意防滑。",
    "<a href=/7.html>青溪县第七项整改任务组织了现场验收，资料齐全。</a>", "法定节假日窗口照常办公，请大家错峰前来。", "已有35人看过整改任务的公示。",
)  # fmt: skip


@pytest.mark.parametrize("said", OF_PAGE)
@pytest.mark.parametrize("frame", FRAMES)
def test_what_a_page_keeps_in_that_place_is_not(frame: str, said: str) -> None:
    for name in ("lead", "zy"):
        assert lines(f"<div class={name}>{said}</div>", frame) == TEXT


@pytest.mark.parametrize("frame", FRAMES)
def test_a_lead_is_none_that_the_head_tells_or_that_no_information_line_stands_above(frame: str) -> None:
    box = f"<div class=lead>{LEAD}</div>"
    assert lines(box, frame, description=LEAD) == TEXT
    assert lines(box, frame, stamp="") == TEXT
