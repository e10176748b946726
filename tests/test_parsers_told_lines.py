"""Information lines known by their shape, their days and sources; the lines of notices that look like them."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.api import read
from parsers.document import Document, Role
from parsers.labels import is_information_line
from parsers.told_lines import is_told_line

TITLE = "白石镇河道垃圾整改任务完成情况公示"
TEXT = [
    "白石镇对沿河垃圾开展了集中清理，现将完成情况予以公示。",
    "一、清理河道18公里，清运垃圾420吨，封堵排口7个。",
    "二、建立巡河制度，聘用保洁员26名，每周巡查两次。",
]
DAY = date(2023, 5, 18)


def page(inner: str, title: str = TITLE) -> Document:
    navigation = "<div class=nav>" + "".join(f"<a href=/{n}>栏目{n}</a>" for n in range(8)) + "</div>"
    html = f"<html><head><title>{title}</title></head><body>{navigation}<div>{inner}</div></body></html>"
    return read(html.encode(), "http://www.baishi.gov.cn/a/31.html", role=Role.DETAIL)


def text(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


@pytest.mark.parametrize(
    "about",
    [
        "加入时间：2023-05-18 10:02:44　　来自：镇河长办公室　　访问次数：154", "发布：镇河长办公室　　2023/5/18 15:33:00　　人气：120",
        "录入：hbj　发布时间：2023-5-18 9:05:33　来源：镇河长办公室　浏览 211 次　[关闭窗口]", "2023-05-18　镇河长办公室　浏览：9",
        "公示日期：2023-05-18　来源：镇河长办公室", "公示时间：2023-05-18 发布部门：镇河长办公室", "2023-05-18 镇河长办公室 1203浏览 A- A+",
        "来源：镇河长办公室 丨 发布时间：2023-05-18 丨 浏览：3", "发布时间：2023-05-18 ┊ 来源：镇河长办公室", "来源：镇河长办公室•发布时间：2023-05-18",
        "来源：镇河长办公室／发布时间：2023-05-18", "来源：镇河长办公室发布时间：2023-05-18",
        *(f"{label}：镇河长办公室　发布时间：2023-05-18" for label in ("公开部门", "出处", "所属部门", "部门", "科室", "来源单位", "报送单位")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("title", [TITLE, "白石镇", ""])
def test_a_line_of_values_tells_day_source_and_where_the_heading_is(about: str, title: str) -> None:
    document = page(f"<div>{TITLE}</div><div>{about}</div><div>{text(*TEXT)}</div>", title)
    assert (document.body.split("\n"), document.published) == (TEXT, DAY)
    assert (document.source, document.title) == ("镇河长办公室", TITLE)


def test_values_in_lines_of_their_own_stand_between_heading_and_text() -> None:
    about = "发布时间：2023-05-18<br>发布部门：镇河长办公室<br>浏览：3"
    document = page(f"<b>{TITLE}</b><div>{about}</div><div>{text(*TEXT)}</div>", "白石镇")
    assert (document.title, document.published, document.source) == (TITLE, DAY, "镇河长办公室")


def test_a_column_and_a_site_are_no_title() -> None:
    heading = "白石水务有限公司督察整改任务完成情况公开"
    about = "发布部门：安环部 丨 发布时间：2023-05-18"
    document = page(f"<div>{heading}</div><div>{about}</div><div>{text(*TEXT)}</div>", "整改公开-白石水务")
    assert document.title == heading


OWN = [
    "公示期限：2023年5月18日 发布单位：镇河长办", "公示期：2023年5月18日 来源：镇河长办", "整改时间：2023-5-18 浏览：3",
    "发布时间：2023年5月18日至5月27日 来源：镇河长办", "会议时间：2023-05-18 09:00 地点：三楼会议室", "检测日期：2023-5-18 9:00 样品：河水",
    "截止时间：2023-05-18 17:00 发布：镇河长办", "任务编号：31 发布时间：2023年5月18日", "2023年5月18日", "2023年5月18日 镇河长办浏览了现场，来源：无",
    "2023年5月18日起 浏览：9", "发布日期：2023年5月18日", "浏览：2023-05-18", "发布时间：2023年5月18日。来源：镇河长办",
]  # fmt: skip


@pytest.mark.parametrize("line", OWN)
def test_a_deadline_a_range_and_a_record_are_the_notices(line: str) -> None:
    assert not is_told_line(line)


@pytest.mark.parametrize("line", OWN[:1] + OWN[4:8])
def test_such_a_line_stays_below_a_heading(line: str) -> None:
    assert page(f"<h1>{TITLE}</h1>{text(line, *TEXT)}").body.split("\n") == [line, *TEXT]


@pytest.mark.parametrize("size", [160, 161])
def test_a_line_longer_than_any_information_line_is_none(size: int) -> None:
    line = "加入时间：2023-05-18 来自：镇河长办 访问次数：1"
    assert is_told_line(line + " " * (size - len(line))) is (size == 160)
    assert is_information_line(line)


@pytest.mark.parametrize(
    ("first", "kept"),
    [
        ("来源：县水利局巡查发现", True), ("发布日期：2023年5月17日", True), ("发布单位：白石镇水利站", True),
        ("来源：镇河长办", False), ("发布日期：2023年5月18日", False), ("发布时间：2023-05-18 10:00　来源：镇河长办", False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("mark", ["TRS_Editor", "c"])
def test_a_first_line_that_tells_otherwise_than_the_page_is_the_notices(first: str, kept: bool, mark: str) -> None:
    about = "<div>发布时间：2023-05-18 来源：镇河长办 浏览：3</div>"
    document = page(f"<h1>{TITLE}</h1>{about}<div class={mark}>{text(first, *TEXT)}</div>")
    assert document.body.split("\n") == [*([first] if kept else []), *TEXT]
    assert (document.published, document.source) == (DAY, "镇河长办")


@pytest.mark.parametrize("first", ["来源：县水利局", "发布日期：2023年5月17日"])
def test_a_first_line_is_the_pages_where_nothing_was_told_above(first: str) -> None:
    assert page(f"<h1>{TITLE}</h1><div class=TRS_Editor>{text(first, *TEXT)}</div>").body.split("\n") == TEXT


@pytest.mark.parametrize(
    ("about", "source"),
    [
        ("<em id=publish_time>2023-05-18 10:33</em><em>发表于四川</em>", None), ("<em>2023-05-18 10:33</em><em>IP属地：四川</em>", None),
        ("<span>生态白石</span><em>2023-05-18 10:33</em><em>发表于四川</em>", "生态白石"), ("<span>生态白石</span><em>2023-05-18 10:33</em>", "生态白石"),
        ("<span class=rich_media_meta_nickname><a>生态白石</a></span><em>2023-05-18 10:33</em> <span>听全文</span>", "生态白石"),
    ],
)  # fmt: skip
def test_the_place_of_an_account_is_no_source(about: str, source: str | None) -> None:
    heading = f"<h1 class=rich_media_title>{TITLE}</h1><div class=rich_media_meta_list>{about}</div>"
    document = page(f"{heading}<div class=rich_media_content id=js_content>{text(*TEXT)}</div>")
    assert (document.source, document.published, document.body.split("\n")) == (source, DAY, TEXT)


@pytest.mark.parametrize(("name", "is_title"), [("白石镇河道整治办事公开信息专栏", False), ("白石镇第三批河道垃圾整改任务情况公开", True)])
def test_a_short_name_above_the_values_is_a_columns_a_long_one_a_heading(name: str, is_title: bool) -> None:
    document = page(f"<div>{name}</div><div>发布部门：安环部 发布时间：2023-05-18</div><div>{text(*TEXT)}</div>", "白石镇")
    assert (document.title == name) is is_title
