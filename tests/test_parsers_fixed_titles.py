"""Where a site has one <title> for all of its pages, a notice is called what its headings say, and no footer is its body."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role
from parsers.fixed_titles import names_an_office, notice_titles
from parsers.markup import build_tree
from parsers.weights import Weights

TITLE = "关于第十四项督察整改任务公示无异议的公告"
SHORT = "该任务已于3月2日至13日公示，公示期内未收到异议，予以销号。"
LONG = (SHORT, "县住建局新建污水管网4.6公里，封堵直排口7处。", "整改资料存县督改办备查。")
STAMP = "<div>发布时间：2026-03-16　来源：县住建局</div>"
OFFICE = "云岭县人民政府"
LINES = ("<p>主办单位：{0}</p><p>地址：府前街16号　电话：0874-3221100</p>", "<p>{0}</p><p>地址：府前街16号</p><p>网站标识码：5303000001</p>", "<p>版权所有：{0}</p><p>滇公网安备 53030002000101号</p>")
FOOTS = [f'<div class="{name}">{lines.format(OFFICE)}</div>' for name in ("bottom", "ft", "x", "site-info") for lines in LINES]


def page(inner: str, title: str = OFFICE, head: str = "") -> Document:
    raw = f"<html><head><meta charset=utf-8><title>{title}</title>{head}</head><body>{inner}</body></html>"
    return read(raw.encode(), "http://yl.test/art/2026/3/16/art_1_2.html", role=Role.DETAIL)


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


@pytest.mark.parametrize("foot", FOOTS)
@pytest.mark.parametrize("stamp", [STAMP, ""])
@pytest.mark.parametrize("lines", [(SHORT,), LONG])
def test_a_footer_that_names_the_site_is_no_body(lines: tuple[str, ...], stamp: str, foot: str) -> None:
    document = page(f"<h1>{TITLE}</h1>{stamp}<div class=content>{paragraphs(*lines)}</div>{foot}")
    assert (document.title, document.body.split("\n")) == (TITLE, [*lines])


@pytest.mark.parametrize("title", [OFFICE, OFFICE + "门户网站", "欢迎访问" + OFFICE + "网站"])
@pytest.mark.parametrize("heading", ["<h1>{}</h1>", "<div class=title>{}</div>", "<div class=wz_title>{}</div>"])
def test_the_name_of_the_site_in_its_header_is_no_heading(heading: str, title: str) -> None:
    inner = f"<div class=logo><h1>{title}</h1></div><div>{heading.format(TITLE)}{STAMP[:-6]}　点击：27次</div><div>{paragraphs(*LONG)}</div></div>"
    one, other = (page(text, title) for text in (inner, inner.replace("27次", "28次")))
    assert (one.title, one.body.split("\n"), one.source) == (TITLE, [*LONG], "县住建局")
    assert one.fingerprint == other.fingerprint


def test_a_page_without_a_day_is_no_notice_from_its_menu_to_its_footer() -> None:
    table = "<table><tr><td>任务编号</td><td>结论</td></tr><tr><td>YL-04</td><td>通过</td></tr></table>"
    side = "<div><h4>图文推荐</h4><ul><li><a href=/1>全县河湖长制工作会议召开</a></li></ul></div><table><tr><td>主办单位：云岭县人民政府<br>地址：府前街16号</td></tr></table>"
    document = page(f"<div><a href=/>首页</a><a href=/gk>公开</a></div><div><h1>{TITLE}</h1><div><p>{SHORT}</p>{table}<p>特此公告。</p></div></div>{side}")
    assert document.body.split("\n") == [SHORT, "任务编号 | 结论", "YL-04 | 通过", "特此公告。"]


def test_a_table_that_is_but_a_shell_is_no_way_off_from_the_heading() -> None:
    body = f"<div><table width='100%'><tr><td>{paragraphs(*LONG)}</td></tr></table></div>"
    assert page(f"<div><div><h1>{TITLE}</h1></div>{STAMP}{body}</div>").title == TITLE


@pytest.mark.parametrize(
    ("head", "heading", "title"),
    [
        (OFFICE, TITLE + "（2026年3月13日）", TITLE + "（2026年3月13日）"),  # each day has its own
        ("", TITLE + "（2026年3月13日）", TITLE + "（2026年3月13日）"),
        (TITLE + "_" + OFFICE, TITLE + "（2026年3月13日）", TITLE),
    ],
)
def test_a_day_behind_a_heading_goes_where_the_title_does_without(head: str, heading: str, title: str) -> None:
    assert page(f"<h1>{heading}</h1>{STAMP}<div id=zoom>{paragraphs(*LONG)}</div>", head).title == title


@pytest.mark.parametrize("name", [OFFICE, "云岭市生态环境局", "欢迎访问云岭县政府网站！", "云岭港区政务门户", "滇东矿业集团有限公司", "中共云岭县委办"])
def test_an_office_is_known_by_its_name(name: str) -> None:
    assert names_an_office(name)


@pytest.mark.parametrize(
    "title",
    ["云岭县督察整改进展情况", "县生态环境局约谈滇东矿业有限公司", "销号公示", "县领导赴矿区督导县应急局", "关于更名为云岭市生态环境局", "县环保局开展检查 云岭县环保局", ""],
)
def test_what_an_office_does_is_no_name(title: str) -> None:
    assert not names_an_office(title)


@pytest.mark.parametrize("title", [TITLE, OFFICE])
def test_a_text_as_typed_ends_where_it_ends(title: str) -> None:
    foot = "<table><tr><td>云岭县人民政府 版权所有<br>地址：府前街16号 电话：0874-3221100<br>网站维护：云岭县信息科</td></tr></table>"
    lines = "\n".join(LONG[:2])
    assert page(f"<h1>{TITLE}</h1><pre>{lines}</pre>{STAMP}{foot}", title).body == lines


@pytest.mark.parametrize(
    "other",
    [
        "<h1>生态环境保护督察专题</h1>", "<h1>滇东矿业集团有限公司</h1>", "<div class='title nav'>关于第九项任务的公示</div>", "<div class='title footer'>关于第九项任务的公示</div>", "<h1 style='display:none'>关于第九项任务的公示</h1>", "<div style='display:none'><h1>关于第九项任务的公示</h1></div>",
        "<h1><a href=/>关于第九项任务的公示</a></h1>", "<div class=xg_list><h2>关于第九项任务的公示</h2></div>",
    ],
)  # fmt: skip
def test_headings_of_columns_offices_and_what_is_hidden_are_no_titles(other: str) -> None:
    tree = build_tree(f"<html><head><title>{OFFICE}</title></head><body>{other}<h1>{TITLE}</h1></body></html>")
    assert notice_titles(Weights(tree)) == (TITLE,)
