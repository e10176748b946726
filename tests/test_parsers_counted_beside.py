"""A bare figure in an element named like a counter is one by the word beside it, in the first pass and in the body."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from parsers import boilerplate, cutting
from parsers.api import read
from parsers.boilerplate import element_rule
from parsers.document import Document, Role
from parsers.sameness import proof_of
from parsers.tallies import counts

URL = "http://sthj.lanxi.test/zwgk/t20260305_7.html"
TITLE = "兰溪县第四项督察整改任务公示"
TEXT = "<p>沿河各村的污水管网已接入县城处理厂，排口封堵完毕，河面清洁。</p>" * 3
FIGURE = "<span class=views>35</span>"


def raw(inner: str) -> bytes:
    return f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div class=TRS_Editor>{TEXT}{inner}{TEXT}</div></body></html>".encode()


def page(inner: str) -> Document:
    return read(raw(inner), URL, role=Role.DETAIL)


def proof(inner: str) -> str | None:
    return proof_of(raw(inner), URL, role=Role.DETAIL, charset=None, source=None)


def rule_in_body(inner: str) -> str | None:
    soup = BeautifulSoup(f"<div>{inner}</div>", "html.parser")
    tag = soup.find(class_="views")
    assert tag is not None
    return element_rule(tag, "35", 0, 2000, has_files=False)


OWN = [
    f"<p>阅读材料<b>一</b>今年以来全县共受理并办结群众来信来访反映问题合计{FIGURE}件</p>", f"<div>全年处理<b>渗滤液</b>{FIGURE}吨</div>",
    f"<div>清运<i>垃圾</i><b>合计</b>{FIGURE}</div>", f"<div>清运垃圾<b>{FIGURE}</b>吨</div>", f"<table><tr><td>清运垃圾（吨）</td><td>{FIGURE}</td></tr></table>",
    "<table><tr><td>清运垃圾（吨）</td><td class=views>35</td></tr></table>", f"<div>阅览室改造完成之后又陆续完成了围挡和硬化工程共计{FIGURE}处</div>",
    f"<div>{FIGURE}处排口封堵完毕，欢迎监督并点击</div>",
]  # fmt: skip
COUNTED = [
    f"<div>本栏目由县督察整改工作领导小组办公室负责更新维护<b>|</b>浏览次数：{FIGURE}</div>", f"<div>{FIGURE}次浏览</div>", f"<div><i>本页</i>已有<b>{FIGURE}</b>人阅读</div>",
    f"<div>{FIGURE}</div>", f"<div><label>浏览次数：</label>{FIGURE}</div>", f"<div>浏览次数（自发布之日起至今）<i>：</i>{FIGURE}</div>", "<div>阅读量</div><div class=views>35</div>",
]  # fmt: skip


@pytest.mark.parametrize("inner", OWN)
def test_a_figure_of_the_notice_stays_under_any_name(inner: str) -> None:
    assert rule_in_body(inner) is None
    assert "35" in page(inner).body
    assert proof(inner) != proof(inner.replace("35", "36"))


@pytest.mark.parametrize("inner", COUNTED)
def test_a_figure_beside_a_word_for_counting_or_alone_goes(inner: str) -> None:
    assert rule_in_body(inner) == "counter"
    assert "35" not in page(inner).body
    assert proof(inner) == proof(inner.replace("35", "36")) is not None


@pytest.mark.parametrize(
    ("text", "before", "after", "is_counter"),
    [
        ("35", ["浏览次数："], [], True), ("35", ["浏览次数：甲"], [], False), ("35", ["来源：甲 阅读"], ["次 打印"], True), ("35", ["甲"], ["处，欢迎点击"], False),
        ("35", ["次数：", "浏览"], [], True), ("35", ["甲", "次数："], [], False), ("35", ["检查"], ["次"], False), ("35", [], ["次"], True),
        ("35", [" ", "\n"], ["\t"], True), ("阅35", ["甲"], ["乙"], True),
    ],
)  # fmt: skip
def test_the_words_of_its_clause_tell(text: str, before: list[str], after: list[str], is_counter: bool) -> None:
    """The nearest text comes first."""
    assert counts(text, before, after) is is_counter


@pytest.mark.parametrize("inner", [*OWN, *COUNTED])
def test_both_passes_look_at_the_same_texts(inner: str) -> None:
    from lxml import html

    element = html.fromstring(f"<div>{inner}</div>").find_class("views")[0]
    tag = BeautifulSoup(f"<div>{inner}</div>", "html.parser").find(class_="views")
    piece = boilerplate._whole_piece(tag)
    in_body = ["".join(boilerplate._beside(side)) for side in (piece.previous_siblings, piece.next_siblings)]
    assert ["".join(side) for side in (cutting._before(element), cutting._behind(element))] == in_body
