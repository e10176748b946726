"""Pages and parts of one body are read whole, what is hidden is not, and a portrait with the same mark is no notice."""

from __future__ import annotations

import pytest

from tests.parsers_constructions import BODY, TITLE, P, lines

PARTS = "".join(f"<div class='fy_nr' id='fy_{n}' style='display:{'none' if n > 1 else 'block'}'><p>{text}</p></div>" for n, text in enumerate(P, 1))
BAR = "<div class='fy_bar'><a href='javascript:go(1)'>上一页</a> 1 2 3 <a href='javascript:go(2)'>下一页</a></div>"


@pytest.mark.parametrize("mark", ["id='zoom'", "class='nr'"])
def test_pages_of_a_body_are_read_whatever_is_shown(mark: str) -> None:
    assert lines(f"<div class='art'><h1>{TITLE}</h1><div {mark}>{PARTS}{BAR}</div></div>") == list(P)


def test_pages_are_united_where_one_of_them_is_found_by_its_class() -> None:
    parts = "".join(f"<div class='page_content' id='pc{n}'><p>{text * (9 if n == 1 else 1)}</p></div>" for n, text in enumerate(P, 1))
    assert lines(f"<div class='art'>{parts}</div>", "云河市生态环境局") == [P[0] * 9, P[1], P[2]]


def test_pages_of_mere_text_are_read_within_a_mark() -> None:
    parts = "".join(f"<div id='fy_{n}' style='display:{'none' if n > 1 else 'block'}'>{text}</div>" for n, text in enumerate((P[0] * 4, *P[1:]), 1))
    assert lines(f"<h1>{TITLE}</h1><div id='zoom'>{parts}{BAR}</div>") == [P[0] * 4, *P[1:]]


def test_parts_of_the_mark_itself_are_read() -> None:
    parts = "".join(f"<div id='vsb_content_page_{n}' class='v_news_content' style='display:{'none' if n else 'block'}'><p>{text}</p></div>" for n, text in enumerate(P))
    assert lines(f"<h1>{TITLE}</h1><div>{parts}</div>") == list(P)


def test_hidden_copy_without_a_page_bar_is_not_a_page() -> None:
    tabs = f"<div class='tab' id='con_1'>{BODY}</div><div class='tab' id='con_2' style='display:none'><p>解读一：为何整改。</p><p>解读二：如何整改。</p></div>"
    assert lines(f"<div class='art'><h1>{TITLE}</h1><div class='nr'>{tabs}</div></div>") == list(P)


PORTRAIT = "<p>云河市生态环境局负责全市生态环境监督管理，内设办公室、法规科、督察科等12个科室，核定编制86名。</p><p>办公时间：工作日上午8:30至12:00，下午14:30至18:00，值班电话0599-6120000。</p>" * 2


@pytest.mark.parametrize(
    "frame",
    [
        "<div class='l'><h3>单位概况</h3><div class='TRS_Editor'>{portrait}</div></div><div class='r'><h1>{title}</h1><div class='TRS_Editor'>{body}</div></div>",
        "<div class='r'><h1>{title}</h1><p>2026-03-04</p><div class='x'><div class='TRS_Editor'>{body}</div></div></div><div class='l'><h3>单位概况</h3><div class='TRS_Editor'>{portrait}</div></div>",
        "<h1>{title}</h1><div class='l'><h3>单位概况</h3><div class='TRS_Editor'>{portrait}</div></div><div class='r'><div class='TRS_Editor'>{body}</div></div>",
    ],
)
def test_portrait_with_the_same_mark_is_not_the_notice(frame: str) -> None:
    assert lines(frame.format(portrait=PORTRAIT, title=TITLE, body=BODY)) == list(P)


def test_parts_below_one_heading_stay_together() -> None:
    parts = f"<div class='TRS_Editor'><p>{P[0]}</p></div><h3>公示期限</h3><div class='TRS_Editor'><p>{P[1]}</p><p>{P[2]}</p></div>"
    assert lines(f"<div class='l'>{'<a href=/>栏目</a>' * 4}</div><div><h1>{TITLE}</h1><div class='t'>2026-03-04</div>{parts}</div>") == [P[0], "公示期限", P[1], P[2]]


def test_long_part_outside_the_headings_box_stays() -> None:
    rest = "".join(f"<p>{number}.第{number}家企业已完成整改，通过县级验收和市级复核，档案齐全。</p>" for number in range(1, 30))
    inner = f"<div class='hd'><h1>{TITLE}</h1><div class='TRS_Editor'><p>{P[0]}</p></div></div><div class='bd'><div class='TRS_Editor'>{rest}</div></div>"
    assert len(lines(inner)) == 30


@pytest.mark.parametrize("style", ["display:none", "DISPLAY: none;", "visibility:hidden", "font-size:0px", "position:absolute;left:-9999px"])
@pytest.mark.parametrize("frame", ["id='zoom'", "class='nr'"])
def test_hidden_words_are_not_read(style: str, frame: str) -> None:
    inner = f"<p>{P[0]}<span style='{style}'>内容来自云河网8812</span></p><p style='{style}'>转载请标明云河网，流水号77</p><p>{P[1]}</p><p>{P[2]}</p>"
    assert lines(f"<div class='art'><h1>{TITLE}</h1><div {frame}>{inner}</div></div>") == list(P)


def test_body_that_a_script_shows_is_read() -> None:
    inner = "".join(f"<p style='display:none'>{text}</p>" for text in P)
    assert lines(f"<h1>{TITLE}</h1><div id='zoom'><p>加载中</p>{inner}</div>")[-3:] == list(P)


def test_rest_of_a_text_shown_on_demand_is_read() -> None:
    inner = f"<p>{P[0] * 4}</p><div style='display:none'>{P[1]}<br>{P[2]}</div>"
    frame = f"<h1>{TITLE}</h1><div id='zoom'>{inner}%s</div>"
    assert lines(frame % "<a href='#'>展开全文</a>") == [P[0] * 4, P[1], P[2]]
    assert lines(frame % "") == [P[0] * 4]


def test_size_of_nothing_around_words_of_a_size_hides_nothing() -> None:
    inner = f"<p style='font-size:0px'><span style='font-size:16px'>{P[0]}</span></p><p>{P[1]}</p>"
    assert lines(f"<h1>{TITLE}</h1><div id='zoom'>{inner}</div>") == list(P[:2])
