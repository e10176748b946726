"""Lines that are noise only near an edge, stamps of a page with and without labels, and the lines that must stay."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.address import date_in
from parsers.api import read
from parsers.document import Document, Role
from parsers.edge_lines import edge_rule, tail_rule
from parsers.labels import is_information_line, is_page_stamp, is_stamp_line, trimmed, without_beside
from parsers.noise_lines import line_rule, share_rule
from tests.parsers_detail_pages import HOST

URL = HOST + "/info/1021/3345.htm"
TITLE = "督察整改任务完成情况公示"


def detail(inner: str, head: str = f"<title>{TITLE}-云河市生态环境局</title>") -> Document:
    return read(f"<html><head>{head}</head><body><div class='w'>{inner}</div></body></html>".encode(), URL, role=Role.DETAIL)


def lines_of(inner: str) -> list[str]:
    return detail(inner).body.split("\n")


TEXT = "".join(f"<p>第{number}项任务已完成整改，经现场核查，达到验收要求。</p>" for number in range(1, 16))


# --- lines

@pytest.mark.parametrize(
    ("rule", "line", "name"),
    [
        (edge_rule, "本文来源：云河商报 责任编辑：王晓_NN7", "editor"),
        (edge_rule, "来源：云河融媒体中心　编辑：张小军　审核：李大林", "editor"),
        (edge_rule, "微博 Qzone 评论", "share"),
        (share_rule, "微信、朋友圈、QQ空间", "share"),
        (tail_rule, "文章关键词：督察 青龙河", "tags"),
        (tail_rule, "返回云狐，查看更多", "tools"),
        (tail_rule, "（文章来源：云券时报）", "source"),
        (line_rule, "分享让更多人看到", "share"),
        (line_rule, "用微信扫一扫，点击右上角分享按钮，将本文分享给您的好友或朋友圈。", "qr-code"),
        (line_rule, "云河网版权及免责声明：凡本网注明“来源：云河网”的作品，转载请注明出处。", "reprint-notice"),
        (line_rule, "声明：该文观点仅代表作者本人，平台仅提供信息存储空间服务。", "reprint-notice"),
    ],
)  # fmt: skip
def test_noise_has_its_rule(rule: object, line: str, name: str) -> None:
    assert callable(rule) and rule(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "来源：市统计局", "资料来源：《云河市水资源公报》", "（来源：市统计局）", "关键词：督察；整改；青龙河。", "微信公众号：云河环境", "分享到朋友圈的占三成，评论的占一成。",
        "声明：本表数据未经审计。", "云河化工严正声明：从未向青龙河排放废水。", "编辑出版单位：云河市方志办", "评论员：程一帆观察到，河道变清了。",
    ],
)  # fmt: skip
def test_lines_of_notices_have_none(line: str) -> None:
    assert [rule(line) for rule in (line_rule, edge_rule, tail_rule)] == [None, None, None]


@pytest.mark.parametrize("edge", ["微信", "编辑：王一", "（文章来源：云券时报）"])
def test_edge_noise_in_the_middle_stays(edge: str) -> None:
    assert edge in lines_of(f"<div id='zoom'>{TEXT}<p>{edge}</p>{TEXT}</div>")


# --- stamps

@pytest.mark.parametrize("line", ["2026-3-5 阅读 56 次", "云河环境 · 2026-03-05 · 阅读 321", "２０２６年３月５日 点击：12"])
def test_stamps_need_no_labels(line: str) -> None:
    assert is_stamp_line(line)
    assert is_page_stamp(line)


@pytest.mark.parametrize("line", ["2026年3月5日，来源于群众举报的问题已办结。", "2026-03-05 15:20 市气象台发布暴雨黄色预警信号", "2026年3月5日", "阅读中心开放时间调整"])
def test_lines_with_a_day_are_not_stamps_for_that(line: str) -> None:
    assert not is_stamp_line(line)


@pytest.mark.parametrize(("line", "page"), [("水文站　2026-03-05 08:00", True), ("程一帆 2026/03/05 09:12 浏览 3.2w", True), ("原创 2026-03-05 15:20 云河日报", True), ("会议定于2026年3月5日9:00在三楼召开，请准时参加。", False)])
def test_page_stamps_beside_a_body(line: str, page: bool) -> None:
    assert is_page_stamp(line) is page


def test_full_width_digits_are_digits() -> None:
    assert is_information_line("发布时间：２０２６年３月５日　信息来源：　　浏览量：36")


@pytest.mark.parametrize(
    ("value", "bare"),
    [("云河日报 举报", "云河日报"), ("云河日报作者：程一帆", "云河日报"), ("云河商报 (云河 评论", "云河商报"), ("市政府办公室（研究室）", "市政府办公室（研究室）"), ("云河日报 字数：800", "云河日报"), ("云河日报社、云河电视台", "云河日报社、云河电视台")],
)
def test_source_is_cut_where_something_else_begins(value: str, bare: str) -> None:
    assert without_beside(value) == bare


def test_bracket_that_closes_one_of_the_value_stays() -> None:
    assert trimmed("【办公室（研究室）】") == "办公室（研究室）"
    assert trimmed("（来源）") == "来源"


# --- the head of a body

def test_lines_beside_a_heading_go_with_it() -> None:
    head = f"<h3>督察整改看成效</h3><h1>{TITLE}</h1><h2>——青龙河治理纪实</h2><p>本报记者 程一帆</p><p>2026-03-05 来源：云河日报</p>"
    document = detail(f"<div id='zoom'>{head}{TEXT}</div>")
    assert document.blocks[0].text.startswith("第1项任务")
    assert (document.published, document.source) == (date(2026, 3, 5), "云河日报")


def test_number_beside_a_heading_stays() -> None:
    head = f"<h1>{TITLE}</h1><p>云环督〔2026〕4号</p><p>2026-03-05 来源：云河日报</p>"
    document = detail(f"<div id='zoom'>{head}{TEXT}</div>")
    assert document.blocks[0].text == "云环督〔2026〕4号"
    assert document.doc_number == "云环督〔2026〕4号"


@pytest.mark.parametrize("top", ["<p>各有关单位：</p>", f"<p>{TITLE}</p><p>时间：2026年3月20日9:00</p><p>地点：三楼会议室</p>", "<p>2026-03-05 15:20 市气象台发布暴雨预警</p>"])
def test_short_lines_without_an_information_line_stay(top: str) -> None:
    plain = [line for line in top.replace("</p>", "<p>").split("<p>") if line]
    assert lines_of(f"<div id='zoom'>{top}{TEXT}</div>")[: len(plain)] == plain


def test_index_block_and_the_heading_below_it_go() -> None:
    index = "<p>索 引 号：0143/2026-01　主题分类：环保</p><p>办文部门：　发文日期：2026-03-01</p><p>公文名称：督察整改任务完成情况公示</p><p>文 号：</p>"
    assert lines_of(f"<div id='zoom'>{index}<h1>{TITLE}</h1>{TEXT}</div>")[0].startswith("第1项任务")


# --- choosing the body

def test_heading_in_an_index_table_is_not_the_heading_of_the_text() -> None:
    page = f"<table><tr><td>标　　题：{TITLE}</td></tr><tr><td>发文字号：云环督〔2026〕4号</td><td>发布日期：2026年3月5日</td></tr></table><table><tr><td><p>{TITLE}</p>{TEXT}</td></tr></table>"
    lines = lines_of(page)
    assert lines[0] == TITLE
    assert len(lines) == 16


def test_text_below_the_information_line_is_found_without_a_heading() -> None:
    aside = "<td><p>本站成立于1984年，承担全市环境质量监测、污染源监督监测和应急监测任务，现有职工46人。</p></td>"
    page = f"<table><tr>{aside}<td><table><tr><td>周报</td></tr><tr><td>发布时间：2026-03-05　阅读：33次</td></tr><tr><td><p>本周3个断面水质均为Ⅲ类，与上周持平。</p></td></tr></table></td></tr></table>"
    document = detail(page, "<title>云河市环境监测站</title>")
    assert document.body == "本周3个断面水质均为Ⅲ类，与上周持平。"
    assert document.published == date(2026, 3, 5)


def test_heading_near_a_few_words_is_not_the_heading_of_the_text() -> None:
    teaser = f"<div><p>{TITLE}</p><p>本页为督察整改专题，欢迎监督。</p></div>"
    assert len(lines_of(f"{teaser}<div><h2>{TITLE}</h2><p>日期：2026-03-05</p><div>{TEXT}</div></div>")) == 15


def test_box_of_files_beside_the_text_is_no_part_of_it() -> None:
    box = "<div class='nr_fj'><p>附件：</p><p><a href='/f/8.docx'>安置情况表</a></p></div>"
    document = detail(f"<h1>{TITLE}</h1><div class='q7'><p>现将整改情况公布，请予监督。</p></div>{box}")
    assert document.body == "现将整改情况公布，请予监督。"
    assert [file.url for file in document.attachments] == [HOST + "/f/8.docx"]


def test_hidden_text_is_not_chosen_unless_nothing_is_shown() -> None:
    hidden = f"<div style='display:none'><h1>{TITLE}</h1><div>{TEXT}</div></div>"
    shown = f"<h1>{TITLE}</h1><div><p>现将整改情况予以公示，如有异议请联系我局。</p></div>"
    assert lines_of(hidden + shown) == ["现将整改情况予以公示，如有异议请联系我局。"]
    assert len(lines_of(hidden)) >= 15


def test_notice_called_gg_is_read_and_an_advertisement_called_gg_is_not() -> None:
    page = f"<h1>{TITLE}</h1><div class='gg-text'><p>因系统升级，平台将于3月6日22:00起暂停服务，敬请谅解。</p><div class='gg200'><a href='/ad/'>推广</a></div></div>"
    assert lines_of(page) == ["因系统升级，平台将于3月6日22:00起暂停服务，敬请谅解。"]


def test_disclaimer_in_several_sentences_goes_and_an_ordinary_statement_stays() -> None:
    disclaimer = "<p>免责声明：</p><p>1.本网转载的稿件均注明来源，版权归原作者所有。</p><p>2.如有侵权，请联系本网。</p>"
    assert len(lines_of(f"<div id='zoom'>{TEXT}{disclaimer}</div>")) == 15
    statement = "<p>重要声明：</p><p>1.本次评估未发现新增污染。</p>"
    assert lines_of(f"<div id='zoom'>{TEXT}{statement}</div>")[-1] == "1.本次评估未发现新增污染。"


# --- title, day, source

@pytest.mark.parametrize(
    ("head", "above", "title"),
    [
        ("关于整改清单的公示_云河市市场监督管理局", "<ul><li>关于整改清单的公示</li><li>发布时间：2026-03-05 来源：甲处</li></ul>", "关于整改清单的公示"),
        ("云河市环境保护厅", "<table><tr><td>全省整改调度会召开</td></tr><tr><td>日期：2026-03-05 稿源：办公室</td></tr></table>", "全省整改调度会召开"),
        ("工作动态 - 云河市经济和信息化局", "<h1>云河市经济和信息化局</h1><h2>工作动态</h2><p>三家企业通过验收</p><p>日期：2026-03-05 来源：工信局</p>", "三家企业通过验收"),
        ("关于规划的通知_规划", "<h2>关于规划的通知<small>（2026年3月5日）</small></h2>", "关于规划的通知"),
        ("候鸟归来_云河影像", "<h1>候鸟归来</h1>", "候鸟归来"),
        ("青龙河-云河的母亲河", "", "青龙河-云河的母亲河"),
        ("关于督察整改任务完成情况的公示", "<p>绿水青山就是金山银山</p><p>日期：2026-03-05 来源：甲处</p>", "关于督察整改任务完成情况的公示"),
        ("云河日报 | 青龙河治理交出答卷", "<div class='thirdtitle'>青龙河治理交出答卷</div>", "青龙河治理交出答卷"),
    ],
)  # fmt: skip
def test_title_is_the_pages_and_not_the_sites(head: str, above: str, title: str) -> None:
    assert detail(f"{above}<div class='nr'>{TEXT}</div>", f"<title>{head}</title>").title == title


@pytest.mark.parametrize(
    ("above", "day", "source"),
    [
        ("<p><span class='time'>2026-03-05</span><span class='source'>云河日报</span></p>", date(2026, 3, 5), "云河日报"),
        ("<p><span>来源：<i>整改办</i></span><span>浏览次数：<i>88</i></span> <span>时间：2026-03-05</span></p>", date(2026, 3, 5), "整改办"),
        ("<p>[来源]：云河日报 [时间]：2026-03-05</p>", date(2026, 3, 5), "云河日报"),
        ("<p>2026年03月05日08:12 云河日报 <a href='#'>评论(0)</a></p>", date(2026, 3, 5), "云河日报"),
        ("<p>2026-03-05 10:20 程一帆</p>", date(2026, 3, 5), None),
        ("<p>来自: 云河新闻网　2026-3-5 08:30</p>", date(2026, 3, 5), "云河新闻网"),
        ("<p>信息提供：市局办公室  2026-03-05</p>", date(2026, 3, 5), "市局办公室"),
        ("<p>发布机构：市生态环境局 成文日期：2026-03-01</p>", date(2026, 3, 1), "市生态环境局"),
    ],
)  # fmt: skip
def test_day_and_source_in_many_forms(above: str, day: date | None, source: str | None) -> None:
    document = detail(f"<h1>{TITLE}</h1>{above}<div class='nr'>{TEXT}</div>")
    assert (document.published, document.source) == (day, source)


@pytest.mark.parametrize("path", ["/ylrb/html/2026-03/05/content_3018.htm", "/2026-03/05/c_1125.htm", "/n1/2026/0305/c1008-32.html", "/sh/2026/03-05/8795.shtml"])
def test_newspapers_write_the_day_into_the_address(path: str) -> None:
    assert date_in(HOST + path) == date(2026, 3, 5)


@pytest.mark.parametrize("path", ["/2026/1305/a.html", "/n1/2026/0350/a.html", "/2026/03/a.html"])
def test_other_numbers_in_an_address_are_no_day(path: str) -> None:
    assert date_in(HOST + path) is None
