"""Headings, days, issuers, sources, files and kinds that were once read wrongly, each with a page where its rule must not fire."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.api import read
from parsers.document import Role
from parsers.kinds import read_kind
from tests.parsers_constructions import BODY, TITLE, P, files, lines, page
from tests.parsers_detail_pages import HOST


def test_heading_inside_the_mark_is_the_title_where_title_names_the_site() -> None:
    head = f"<h3><span id='lblBt'>{TITLE}</span></h3><h5>发布时间：<span>2026/3/4</span>&nbsp;来源：<span>督察科</span>&nbsp;点击：<span>88</span></h5>"
    document = page(f"<div class='gknbxq_detail'>{head}<div class='b'>{BODY}</div></div>", "云河市生态环境局")
    assert (document.title, document.published, document.source) == (TITLE, date(2026, 3, 4), "督察科")
    assert [block.text for block in document.blocks] == list(P)


def test_heading_of_a_section_over_a_source_stays_where_title_names_the_notice() -> None:
    inner = f"<h1>{TITLE}</h1><div id='zoom'><h3>一、任务来源及完成情况</h3><p>来源：省督察反馈意见第9项</p>{BODY}</div>"
    assert lines(inner)[0] == "一、任务来源及完成情况"


def test_day_in_a_heading_below_the_heading_is_published() -> None:
    document = page(f"<div class='mid'><h2>{TITLE}</h2><h4>2026-03-04</h4>{BODY}</div>", url=HOST + "/show/9")
    assert [block.text for block in document.blocks] == list(P)
    assert document.published == date(2026, 3, 4)


def test_day_below_the_heading_goes_with_it_inside_a_mark() -> None:
    document = page(f"<div id='zoom'><h2>{TITLE}</h2><h4>2026-03-04</h4>{BODY}</div>", url=HOST + "/show/9")
    assert [block.text for block in document.blocks] == list(P)
    assert document.published == date(2026, 3, 4)


def test_day_that_was_typed_below_a_typed_title_stays() -> None:
    assert lines(f"<div id='zoom'><p>{TITLE}</p><p>2026年3月4日</p>{BODY}</div>")[:2] == [TITLE, "2026年3月4日"]


def test_number_between_heading_and_body_is_read() -> None:
    number = "云环督发〔2026〕7号"
    assert page(f"<div class='a'><h1>{TITLE}</h1><div class='wh'>{number}</div><div id='zoom'>{BODY}</div></div>").doc_number == number
    assert page(f"<div class='a'><h1>{TITLE}</h1><div class='wh'>根据{number}文件</div><div id='zoom'>{BODY}</div></div>").doc_number is None


@pytest.mark.parametrize(
    ("end", "issuer"),
    [
        ("<p>云河市生态环境局</p><p>二〇二六年三月四日</p>", "云河市生态环境局"),
        ("<p>云河市生态环境局</p><p>二○二六年十一月二十六日</p>", "云河市生态环境局"),
        ("<p>云河市督察整改办公室</p>", "云河市督察整改办公室"),
        ("<p>云河市督察整改办公室</p><p>附件：<a href='/a.pdf'>清单.pdf</a></p>", "云河市督察整改办公室"),
        ("<p>责任单位：云河市住建局</p>", None),
        ("<p>整改单位</p><p>云河市住建局</p>", None),
        ("<p>下一步，我们将按期报送市生态环境局。</p>", None),
    ],
)
def test_issuer_is_who_signs(end: str, issuer: str | None) -> None:
    assert page(f"<h1>{TITLE}</h1><div id='zoom'>{BODY}{end}</div>").issuer == issuer


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("来源：云河日报 青浦　时间：2026-03-04", "云河日报"),
        ("来源：云河日报 云河台　时间：2026-03-04", "云河日报 云河台"),
        ("来源：云河日报 云河电视台　时间：2026-03-04", "云河日报 云河电视台"),
        ("来源：市生态环境局 督察科　时间：2026-03-04", "市生态环境局 督察科"),
        ("Source：云河日报　时间：2026-03-04", "云河日报"),
    ],
)
def test_source_is_read_without_the_place_behind_it(line: str, source: str) -> None:
    assert page(f"<div class='a'><h1>{TITLE}</h1><div>{line}</div><div class='nr'>{BODY}</div></div>").source == source


@pytest.mark.parametrize(
    ("last", "kept"),
    [
        ("本文为云河网原创稿件，未经授权不得转载。", False),
        ("未经许可，企业不得转运危险废物；违者依法查处。", True),
        ("转载请注明出处。", False),
    ],
)
def test_line_that_forbids_copies_goes_from_the_end(last: str, kept: bool) -> None:
    assert lines(f"<h1>{TITLE}</h1><div id='zoom'>{BODY}<p>{last}</p></div>") == [*P, *([last] if kept else [])]


def test_signature_in_a_box_of_its_own_stays_whatever_is_below_it() -> None:
    box = "<div class='luokuan'><p>云河市督察整改办</p><p>2026年3月4日</p>%s</div>"
    inner = f"<div class='a'><h1>{TITLE}</h1><div class='nr'>{BODY}</div>{box}</div>"
    assert lines(inner % "") == [*P, "云河市督察整改办", "2026年3月4日"]
    assert lines(inner % "<p>整改状态：已完成</p>")[-1] == "整改状态：已完成"


def test_lone_button_that_is_a_link_goes_and_the_word_stays() -> None:
    rows = "".join(f"<tr><td>{text}</td></tr>" for text in P)
    table = f"<table><tr><td><b>{TITLE}</b></td></tr><tr><td>日期：2026-3-4 阅读：7</td></tr>{rows}<tr><td>%s</td></tr></table>"
    assert lines(table % "<a href='javascript:history.go(-1)'>返回</a>") == list(P)
    assert lines(table % "返回") == [*P, "返回"]


def test_list_is_called_what_its_column_is_called() -> None:
    head = "<title>整改公示_云河市生态环境局</title><meta name='SiteName' content='云河市生态环境局'><meta name='ColumnName' content='整改公示'>"
    rows = "".join(f"<li><a href='/gs/{n}.html'>第{n}项整改任务公示</a><span>2026-03-0{n}</span></li>" for n in range(1, 8))
    found = read(f"<html><head>{head}</head><body><ul>{rows}</ul></body></html>".encode(), HOST + "/gs/", role=Role.LIST)
    assert (found.title, len(found.rows)) == ("整改公示", 7)


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("<a href=\"javascript:openFile('/u/2026/a1.pdf','意见.pdf')\">意见</a>", ["/u/2026/a1.pdf"]),
        ("<a href=\"javascript:openFile('意见.pdf','/u/2026/a1.pdf')\">意见</a>", ["/u/2026/a1.pdf"]),
        ("<a href='#' data-url='/u/2026/a2.docx'>意见</a>", ["/u/2026/a2.docx"]),
        ("<a data-file='/u/2026/a3.xlsx'>清单</a>", ["/u/2026/a3.xlsx"]),
        ("<iframe src='/js/pdf/web/viewer.html?file=/u/2026/b.pdf'></iframe>", ["/u/2026/b.pdf"]),
        ("<iframe src='/js/pdf/web/viewer.html?file=%2Fu%2F2026%2Fb.pdf&page=1'></iframe>", ["/u/2026/b.pdf"]),
        ("<a href='/preview/onlinePreview?url=/u/2026/c.docx'>预览</a>", ["/u/2026/c.docx"]),
        ("<a href='#top' data-url='/share?page=1'>分享</a>", []),
        ("<a href=\"javascript:showName('意见.pdf')\">意见</a>", []),
        ("<iframe src='/map.html?file=3'></iframe>", []),
        ("<a href='/down.jsp?file=/u/2026/c.docx'>清单.docx</a>", ["/down.jsp?file=/u/2026/c.docx"]),
    ],
)
def test_files_that_scripts_and_viewers_open(link: str, found: list[str]) -> None:
    assert files(f"<h1>{TITLE}</h1><div id='zoom'>{BODY}<p>{link}</p></div>") == [HOST + path for path in found]


def test_files_behind_scripts_stand_in_boxes_beside_the_body() -> None:
    box = "<div class='wjxz'><h4>附件</h4><a href='#' data-href='/u/d.pdf'>意见书</a></div>"
    assert files(f"<div class='a'><h1>{TITLE}</h1><div class='nr'>{BODY}</div>{box}</div>") == [HOST + "/u/d.pdf"]


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("关于进一步规范督察整改验收工作的通知", "各县：整改任务完成后应当公示，公示期不少于5个工作日。", "other"),
        ("关于做好督察整改任务验收销号公示工作的通知", "公示期一般不少于5个工作日。", "other"),
        ("关于报送督察整改任务进展情况的通知", "请于每月底前报送。", "other"),
        ("关于对第6项整改任务验收销号情况进行公示的通知", "公示期为3月4日至3月10日。", "signoff_notice"),
        ("关于印发云河市督察整改方案的通知", "一、总体要求", "rectification_plan"),
        ("关于省级督察交办X2026003号信访件整改完成情况的公示", "公示期为3月4日至3月10日。", "signoff_notice"),
        ("第六批信访举报件边督边改整改完成情况公示", "本批12件，已办结12件。", "petition_progress"),
        ("信访举报件整改情况公示", "已办结12件。", "petition_progress"),
        ("公告", "原定本周结束的督察整改任务销号公示延长至3月20日。", "signoff_notice"),
        ("公告", "省督察组进驻期间设立值班电话：0599-6120001，受理举报。", "inspection_announcement"),
        ("云河县2025年督察整改工作公示", "一是取缔燃煤锅炉47台。", "rectification_progress"),
        ("全市督察整改工作推进会召开", "", "work_news"),
    ],
)
def test_kinds(title: str, text: str, kind: str) -> None:
    assert read_kind(title, text) == kind
