"""The title of a page whose <title> or first heading names a topic, a column or the site."""

from __future__ import annotations

import pytest

from parsers.api import extract, read
from parsers.document import Role

TEXT = (
    "<p>按照省级督察反馈意见，我县对尾矿库渗漏问题开展整改，现将完成情况予以公示。</p>"
    "<p>整改任务：修复渗滤液收集池，改造截洪沟，完善在线监测设施。</p><p>整改情况：收集池已修复，截洪沟改造完成百分之九十六。</p>"
)
STAMP = '<div class="m">发布时间：2025-04-02　来源：石泉县整改办</div>'
NAME = "关于尾矿库渗漏问题整改完成情况的公示"


def page(title: str, above: str, *, meta: str = "", text: str = TEXT, around: str = "") -> bytes:
    return (
        f"<html><head><title>{title}</title>{meta}</head><body>{around}<div class='main'>{above}"
        f"<div class='content'>{text}</div></div><div class='f'>主办：石泉县人民政府</div></body></html>"
    ).encode()


def title_of(raw: bytes) -> str | None:
    title: str | None = extract(raw, "http://www.shiquan0.gov.cn/a/1.html")["title"]
    return title


@pytest.mark.parametrize(
    ("head", "above", "expected"),
    [
        ("环保督察整改专题_石泉县", f"<h1>环保督察整改专题</h1><h2>{NAME}</h2>{STAMP}", NAME),
        ("环保督察整改专题_石泉县", f"<div><div><h1>环保督察整改专题</h1></div></div><h3>{NAME}</h3>{STAMP}", NAME),
        ("环保督察整改专题_石泉县", f"<h1 style='display:none'>环保督察整改专题</h1><h2>{NAME}</h2>{STAMP}", NAME),
        ("环保督察整改专题_石泉县", f"<h1>环保督察整改专题</h1><p>{NAME}</p>{STAMP}", NAME),
        ("工作公示-石泉县人民政府", f"<h1>工作公示</h1><h2>{NAME}</h2>{STAMP}", NAME),
        ("环保督察整改专题_石泉县", f"<h1>环保督察整改专题</h1><h2>第三批整改清单公开</h2>{STAMP}", "第三批整改清单公开"),
        # a heading that <title> confirms and that is no column's stays, whatever stands below it
        (f"{NAME}_石泉县", f"<h1>{NAME}</h1><h2>石泉县尾矿库综合治理指挥部</h2>{STAMP}", NAME),
        # a heading before it, or further from the body, is not nearer
        ("督察专题_石泉县", f"<h2>石泉县环境保护工作站</h2><h1>督察专题</h1>{STAMP}", "督察专题"),
    ],
)
def test_the_heading_nearest_to_the_body_is_the_title_where_another_names_the_topic(
    head: str, above: str, expected: str
) -> None:
    assert title_of(page(head, above)) == expected


@pytest.mark.parametrize("word", ["公示", "公告"])
@pytest.mark.parametrize("meta", ["", '<meta name="ColumnName" content="公示"><meta name="SiteName" content="石泉县人民政府">'])
@pytest.mark.parametrize("menu", ["政府信息公开", "法定主动公开内容"])
def test_a_heading_of_two_characters_is_a_title_where_the_head_begins_with_it(word: str, meta: str, menu: str) -> None:
    above = f'<div class="left"><h2>{menu}</h2><ul><li><a href="/1">机构职能</a></li></ul></div><div><h1>{word}</h1>{STAMP}'
    assert title_of(page(f"{word}_石泉县人民政府", above, meta=meta, text=TEXT + "</div>")) == word


@pytest.mark.parametrize(
    ("article", "expected"),
    [("工作公示", NAME), ("尾矿库渗漏问题整改完成情况公示", "尾矿库渗漏问题整改完成情况公示")],
)
def test_a_meta_tag_that_names_the_column_yields_to_the_own_heading(article: str, expected: str) -> None:
    meta = f'<meta name="ArticleTitle" content="{article}">'
    assert title_of(page("工作公示-石泉县", f"<h1>{NAME}</h1>{STAMP}", meta=meta)) == expected


def test_a_title_that_stands_in_the_body_alone_is_read_and_stays_there() -> None:
    related = "<div class='rel'><h3>相关信息</h3><ul><li><a href='/2'>全县召开整改推进会</a></li></ul></div>"
    raw = page("工作公示-石泉县人民政府", STAMP, text=f"<p align=center><b>{NAME}</b></p>{TEXT}</div>{related}<div>")
    document = read(raw, "http://www.shiquan0.gov.cn/a/1.html", role=Role.DETAIL)
    assert document.title == NAME
    assert document.blocks[0].text == NAME


@pytest.mark.parametrize("first", ["一、总体情况", "各乡镇人民政府：", "现将有关情况予以公示。"])
def test_a_first_line_that_is_no_heading_is_no_title(first: str) -> None:
    assert title_of(page("石泉县人民政府", STAMP, text=f"<p>{first}</p>{TEXT}")) == "石泉县人民政府"


def topic(inside: str, above: str = "<div class='ban'><h1>环保督察整改专题</h1></div>") -> bytes:
    return (
        f"<html><head><title>环保督察整改专题_石泉县</title></head><body>{above}<div class='d'>{inside}"
        f"<div class='c'>{TEXT}</div></div></body></html>"
    ).encode()


@pytest.mark.parametrize("day", ["<h5>2025年04月02日</h5>", "<div>2025-04-02</div>", "<p>石泉县整改办 2025-04-02</p>"])
def test_a_heading_and_a_day_that_a_topic_page_begins_with_are_its_title_and_day(day: str) -> None:
    document = read(topic(f"<h2>第三批整改任务清单公开</h2>{day}"), "http://www.shiquan0.gov.cn/a", role=Role.DETAIL)
    assert (document.title, str(document.published)) == ("第三批整改任务清单公开", "2025-04-02")
    assert "第三批" not in document.body and "2025" not in document.body


def test_a_heading_and_a_day_below_the_own_heading_of_a_page_are_kept() -> None:
    text = f"<h2>验收情况与专家意见</h2><p>2025年4月2日</p>{TEXT}"
    raw = page("环保督察整改专题_石泉县", f"<h1>{NAME}</h1>", text=text)
    document = read(raw, "http://www.shiquan0.gov.cn/a", role=Role.DETAIL)
    assert document.title == NAME
    assert document.body.startswith("验收情况与专家意见\n2025年4月2日")
