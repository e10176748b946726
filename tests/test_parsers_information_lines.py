"""Information lines in any words, below the text, in attributes; and the lines of notices that look like them."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.api import read
from parsers.dates import value_day
from parsers.document import Document, Role
from parsers.labels import is_stamp_line
from parsers.sameness import proof_of
from parsers.stamps import is_day_and_name, is_publishing_line, is_told_of_page, supplier_of

URL = "http://www.yunhe.gov.cn/zt/4471.html"
TITLE = "青龙河流域砂石场整改销号情况的公示"
TEXT = (
    "<p>经区联合工作组现场核查，青龙河沿线9家砂石场已完成整改，现予公示。</p>"
    "<p>云河区水利局</p><p>2025年4月8日</p>"
)
LINES = ["经区联合工作组现场核查，青龙河沿线9家砂石场已完成整改，现予公示。", "云河区水利局", "2025年4月8日"]
DAY = date(2025, 4, 9)
HEADING = f"<h1>{TITLE}</h1>"


def page(inner: str, *, title: str = TITLE, head: str = "") -> Document:
    html = f"<html><head><title>{title}</title>{head}</head><body><div class='q'>{inner}</div></body></html>"
    return read(html.encode(), URL, role=Role.DETAIL)


def boxed(text: str = TEXT) -> str:
    return f"<div class='k'>{text}</div>"


ABOUT = [
    "作者：河长办　时间：2025-04-09", "供稿：云河区水利局　日期：2025-04-09", "单位：云河区水利局 日期：2025-04-09 10:20", "发布：区河长办　时间：2025/4/9　阅读：77",
    "发布者：云河区水利局　时间：20250409", "提供单位：云河区水利局　日期：25-04-09", "信息发布时间：2025-04-09　信息发布单位：云河区水利局",
    "录入时间：2025-04-09　录入：云河区水利局", "发布时间：20250409　来源：云河区水利局", "发布时间：25-04-09 来源：云河区水利局",
    "发布时间：二〇二五年四月九日　来源：云河区水利局", "发布于 2025-04-09 08:30 · 云河区水利局", "云河区水利局 发表于 2025-4-9 08:30:00", "2025-04-09　云河区水利局",
    "2025年04月09日　08:30　发布　　云河区水利局　　已阅：77",
]  # fmt: skip


@pytest.mark.parametrize("about", ABOUT)
@pytest.mark.parametrize("wrap", [boxed, str])
def test_a_line_below_the_heading_tells_of_the_page_in_any_words(about: str, wrap: type[str]) -> None:
    document = page(f"{HEADING}<div>{about}</div>{wrap(TEXT)}")
    assert document.body.split("\n") == LINES
    assert document.published == DAY


def test_a_table_of_one_row_below_the_heading_is_an_information_line() -> None:
    row = "<table><tr><td>发布时间</td><td>2025-04-09</td><td>来源</td><td>云河区水利局</td></tr></table>"
    document = page(HEADING + row + boxed())
    assert (document.body.split("\n"), document.published, document.source) == (LINES, DAY, "云河区水利局")


OWN = [
    "受理编号：D2YH202504020031　来源：来电　时间：2025年4月2日", "任务编号：31　发布时间：2025年4月2日", "点位：青龙河桥　时间：2025年4月2日", "公示时间：2025年4月9日—4月22日",
    "公示时间：2025年4月9日", "公示期限：2025年4月9日至4月22日", "会议时间：2025年4月9日", "验收时间：2025-04-09", "单位：云河砂石公司　验收时间：2025-04-09",
    "时间：2025年4月9日　地点：区政府三楼", "2025年4月9日，云河区水利局召开会议", "时间：2025年4月9日",
]  # fmt: skip


@pytest.mark.parametrize("own", OWN)
def test_a_line_that_tells_of_a_case_is_the_notice_s_own(own: str) -> None:
    for inner in (f"{HEADING}<div class='k'><p>{own}</p>{TEXT}</div>", f"{HEADING}<p>{own}</p>{TEXT}"):
        document = page(inner)
        assert [line.replace(" ", "") for line in document.body.split("\n")] == [own.replace("　", ""), *LINES]
        assert document.published is None


def test_words_a_notice_may_use_are_the_page_s_only_below_its_heading() -> None:
    own = "单位：云河砂石公司　时间：2025年4月9日"
    document = page(f"{HEADING}<div class='k'><p>{own}</p>{TEXT}</div>")
    assert document.body.split("\n")[0] == "单位：云河砂石公司 时间：2025年4月9日"


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-04-09", DAY), ("2025/4/9 08:30", DAY), ("20250409", DAY), ("20250409 08:30", DAY), ("25-04-09", DAY), ("25/04/09 08:30:11", DAY), ("二〇二五年四月九日", DAY),
        ("二○二五年十二月三十一日", date(2025, 12, 31)), ("二零二五年十月二十日", date(2025, 10, 20)), ("二〇二五年十十月九日", None), ("12345678", None),
        ("2025年4月9日—4月22日", None), ("即日起", None), ("25-4", None), ("二〇二五年二月三十日", None),
    ],
)  # fmt: skip
def test_the_day_of_a_value_in_every_shape(value: str, day: date | None) -> None:
    assert value_day(value) == day


def test_lines_of_pairs_and_lines_that_are_none() -> None:
    assert is_told_of_page("作者：河长办时间：2025-04-09")  # white space lost
    assert not is_told_of_page("作者：交办时间：2025-04-09")
    assert not is_told_of_page("时间：2025-04-09")
    assert not is_told_of_page("作者：河长办　审核：程一帆")
    assert is_publishing_line("云河区水利局于2025年4月9日发布")
    assert not is_publishing_line("2025年4月9日 云河区水利局")
    assert not is_publishing_line("2025年4月9日发布的公告，2025年4月10日撤回")
    assert is_day_and_name("2025-04-09 云河区水利局")
    assert not is_day_and_name("2025-04-09 云河区水利局 完成整改")
    assert not is_stamp_line("信访件编号：31 来源：来电 时间：2025年4月2日")
    assert is_stamp_line("来源：云河网 时间：2025年4月2日 打印")


def test_who_supplied_a_page_is_its_source_where_no_other_is_told() -> None:
    assert supplier_of("时间：2025/4/9 16:03 | 发布：区河长办 | 阅读：188") == "区河长办"
    assert supplier_of("时间：2025/4/9 16:03 | 作者：程一帆 | 阅读：188") is None
    document = page(f"{HEADING}<div>时间：2025/4/9 16:03 | 发布：区河长办 | 阅读：188</div>{boxed()}")
    assert (document.published, document.source) == (DAY, "区河长办")


def test_a_line_in_the_box_of_the_heading_is_not_taken_for_the_text() -> None:
    about = "<div>单位：云河区水利局　作者：区河长办　日期：2025-04-09</div>"
    document = page(f"<div>{HEADING}{about}</div>{boxed('<p>经联合现场核查，9家砂石场已完成整改。</p>')}")
    assert document.body == "经联合现场核查，9家砂石场已完成整改。"


MARKED = [
    "<p><b>云河融媒</b><time datetime='2025-04-09T08:30:00+08:00'>04-09 08:30</time></p>", "<time datetime='2025-04-09'>3天前</time>",
    "<span class='pubtime' data-time='2025-04-09 08:30:00'>发布时间：</span>", "<i class='date' data-date='2025/4/9'></i>",
    "<div class='date'><b>09</b><span>2025-04</span></div>", "<div class='time'><em>04-09</em><i>2025</i></div>",
]  # fmt: skip


@pytest.mark.parametrize("mark", MARKED)
def test_a_day_is_read_from_the_element_made_for_it(mark: str) -> None:
    document = page(f"{HEADING}<div>{mark}</div>{boxed()}")
    assert (document.published, document.body.split("\n")) == (DAY, LINES)
    later = page(f"{HEADING}<div>{mark}</div>{boxed()}", head="<meta name='PubDate' content='2025-04-30'>")
    assert later.published == DAY


UNMARKED = [
    "<span class='box' data-time='2025-04-01 08:30:00'></span>", "<span class='time' data-time='1743480000'></span>",
    "<ul><li><span class='date'><b>01</b><i>2025-04</i></span>工作动态</li></ul>", "<b>04-01</b>",
]  # fmt: skip


@pytest.mark.parametrize("mark", UNMARKED)
def test_no_day_is_read_from_other_elements(mark: str) -> None:
    assert page(f"{HEADING}<div>{mark}</div>{boxed()}").published is None


def test_a_visible_day_comes_before_one_in_an_attribute() -> None:
    mark = "<time datetime='2025-04-30'></time><p>发布时间：2025-04-09　来源：云河网</p>"
    assert page(f"{HEADING}{mark}{boxed()}").published == DAY


def test_a_meta_tag_of_a_reader_s_app_tells_the_day() -> None:
    head = "<meta property='bytedance:published_time' content='2025-04-09T08:30:00+08:00'>"
    assert page(f"{HEADING}{boxed()}", head=head).published == DAY


def test_the_proof_sees_a_marked_day_but_no_moment_of_a_visit() -> None:
    def proof(attributes: str) -> str | None:
        html = f"<html><body>{HEADING}<span class='pubtime' {attributes}>发布</span>{boxed()}</body></html>"
        return proof_of(html.encode(), URL, role=Role.DETAIL, charset=None, source=None)

    first = proof("data-time='2025-04-09 08:30:00' data-id='a1'")
    assert first == proof("data-time='2025-04-09 09:41:07' data-id='b2'")
    assert first != proof("data-time='2025-04-10 08:30:00' data-id='a1'")
    assert proof("data-time='1743480000123'") == proof("data-time='1743480999123'")


LONG = "云河区关于省生态环境保护督察反馈意见第八项整改任务销号情况的公示"
SITE = "云河区人民政府门户网站"


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        (LONG[:20] + "...", "<h2>{}</h2>"), (LONG[:20] + "…", "<h2>{}</h2>"), (LONG[:18] + "……_" + SITE, "<div class='bt'>{}</div>"),
        (f"{SITE}-公示公告-{LONG}", "<table><tr><td>{}</td></tr></table>"), (f"{SITE}_{LONG}_公示公告", "<div class='w1'>{}</div>"),
        (f"云河区 > {LONG}", "<div>首页 > 公示</div><div class='w1'>{}</div>"),
    ],
)  # fmt: skip
def test_the_whole_title_is_read_where_the_head_cuts_or_lengthens_it(title: str, heading: str) -> None:
    document = page(f"{heading.format(LONG)}<div>发布时间：2025-04-09</div>{boxed()}", title=title)
    assert document.title == LONG


def test_the_name_of_the_site_is_not_taken_for_the_title_where_both_are_shown() -> None:
    site = "云河区人民政府欢迎您的到来"
    document = page(f"<div>{site}</div><h2>云河</h2><div>发布时间：2025-04-09</div>{boxed()}", title=f"{LONG}-公示-{site}")
    assert (document.title or "").startswith(LONG)


def test_a_heading_that_begins_otherwise_is_not_the_cut_title() -> None:
    heading = "<h1>云河区生态环境保护督察整改工作专栏信息汇总</h1>"
    document = page(f"{heading}<h2>{LONG}</h2><div>发布时间：2025-04-09</div>{boxed()}", title=LONG[:18] + "...")
    assert document.title == LONG


def test_a_title_of_many_pieces_is_read_in_linear_time() -> None:
    assert page(boxed(), title="-".join(["云河"] * 200)).body.split("\n") == LINES


def test_a_label_without_colon_is_joined_with_the_value_below_it() -> None:
    about = "<dl><dt>时间</dt><dd>2025-04-09 17:55</dd><dt>信息来源</dt><dd>区河长办</dd><dt>热度</dt><dd>88℃</dd></dl>"
    document = page(f"<div>{HEADING}{about}</div>{boxed()}")
    assert (document.published, document.source) == (DAY, "区河长办")
    document = page(f"<div>{HEADING}<dl><dt>来源</dt><dt>时间</dt><dd>2025-04-09</dd></dl></div>{boxed()}")
    assert (document.published, document.source) == (DAY, None)


BELOW = [
    "<p>【来源：云河区水利局】【发布时间：2025-04-09】【浏览次数：33】</p>", "<ul><li>发布时间：2025-04-09</li><li>来源：云河区水利局</li><li>浏览：33</li></ul>",
    "<table><tr><td>发布时间</td><td>2025-04-09</td><td>来源</td><td>云河区水利局</td></tr></table>",
    "<table><tr><td>索引号：</td><td>YH-2025-31</td><td>发布机构：</td><td>云河区水利局</td></tr><tr><td>公开日期：</td><td>2025-04-09</td><td>公开方式：</td><td>主动公开</td></tr></table>",
]  # fmt: skip


@pytest.mark.parametrize("below", BELOW)
def test_what_a_page_tells_of_itself_below_the_sign_off_is_read_and_no_part_of_the_body(below: str) -> None:
    document = page(HEADING + TEXT + below)
    assert (document.body.split("\n"), document.published, document.source) == (LINES, DAY, "云河区水利局")


OWN_END = [
    ("<p>来源：区河长办供稿</p>", "来源：区河长办供稿"), ("<p>发布日期：2025年4月9日</p>", "发布日期：2025年4月9日"),
    ("<p>公示单位：区水利局　发布时间：2025年4月9日</p>", "公示单位：区水利局 发布时间：2025年4月9日"),
    ("<table><tr><td>来源</td><td>来电</td></tr></table>", "来源 | 来电"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "line"), OWN_END)
def test_the_last_line_of_a_notice_stays(html: str, line: str) -> None:
    assert page(HEADING + TEXT + html).body.split("\n") == [*LINES, line]


def test_a_line_below_the_text_stays_without_sign_off_or_with_a_line_above() -> None:
    told = "<p>来源：云河区水利局　发布时间：2025-04-09</p>"
    assert page(f"{HEADING}<p>{LINES[0]}</p>{told}").body.split("\n")[0] == LINES[0]
    assert "来源" in page(f"{HEADING}<p>{LINES[0]}</p>{told}").body
    above = "<p>来源：云河网　发布时间：2025-04-10</p>"
    document = page(f"{HEADING}{above}{TEXT}{told}")
    assert (document.published, document.source) == (date(2025, 4, 10), "云河网") and "云河区水利局 发布" in document.body
