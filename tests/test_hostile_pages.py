"""Pages and lists that once took seconds or minutes, or were lost, are read in time and whole."""

from __future__ import annotations

import time
from typing import Any

import lxml.html
import pytest

from parsers import counters, cutting, markup, measures
from parsers.api import read
from parsers.decode import storable
from parsers.document import Role
from parsers.families import listing_groups, listing_joins
from parsers.pruning import prune_detail
from parsers.sameness import MOST_TAGS, proof_of

URL = "http://sthjj.qinglan.gov.cn/zwgk/t20260301_1.html"
HAN = "督察整改任务。"

PASSES = {
    "cells of one row, each with a counter": "<table><tr>" + "<td>浏览：1" * 29_000,
    "controls with text behind them": f"<input>{HAN}" * 20_000,
    "scripts with text behind them": f"<script></script>{HAN}" * 12_000,
    "footers in footers": "<footer class=foot>" * 2_000 + "<p>x" * 20_000,
    "counters in nested blocks": "<div>浏览：<a>1</a>" * 2_000 + HAN * 30_000,
    "marks and menus in one body": f"<div id=zoom>{HAN * 20_000}" + "<div class=nav><a href=1>首页首页</a></div>" * 9_000,
    "shares in one body": f"<div id=zoom>{HAN * 20_000}" + "<div class=share>分享到微信</div>" * 9_000,
    "menus side by side": f"<p>{HAN}</p>" + "<div class=nav><a href=1>首页首页</a></div>" * 10_000,
    "distinct attributes": "<p " + "".join(f"a{number}=1 " for number in range(90_000)) + f">{HAN}",
    "distinct quoted attributes": "<p " + "".join(f'a{number}="b>"' for number in range(60_000)) + f">{HAN}",
    "counter labels and blanks": ("浏览量" + " " * 40) * 20_000,
    "links in a deep nest": "<section class=left><a href=1>督察</a> " * 4_000,
    "unclosed links in a deep nest": "<section class=left><a href=1>督察整改 " * 4_000,
    "texts in a deep nest": f"<div class=left>{HAN}" * 10_000,
}


@pytest.mark.parametrize("name", PASSES)
def test_the_first_pass_is_linear(name: str) -> None:
    text = f"<html><body>{PASSES[name]}"
    began = time.process_time()
    page = prune_detail(text)
    assert page.root is not None
    assert len(page.substance) > 100
    assert time.process_time() - began < 1.0


def test_neighbours_are_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    judge, text = cutting._is_prose, measures._written
    monkeypatch.setattr(cutting, "_is_prose", lambda element: asked.append(element) or judge(element))
    prune_detail(f"<html><body>{PASSES['menus side by side']}")
    assert 0 < len(asked) == len(set(asked))
    measured: list[int] = []
    monkeypatch.setattr(measures, "_written", lambda element: measured.append(len(found := text(element))) or found)
    shares = "".join(f"<div class=share>分享到微信{number}</div>" for number in range(9_000))
    prune_detail(f"<html><body><div id=zoom>{HAN * 20_000}{shares}")
    assert len(measured) > 500
    assert sum(length > 100_000 for length in measured) <= 4


def test_few_blocks_are_judged_for_counters(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[Any] = []
    monkeypatch.setattr(counters, "_only_ticks", lambda holder, places: judged.append(holder) or True)
    counters.stop_counters(lxml.html.fromstring("<p>浏览：1</p>" * 5_000))
    assert 100 < len(judged) < 200


def test_a_label_and_blanks_are_looked_at_once() -> None:
    text = ("浏览量" + " " * 40) * 200_000
    began = time.process_time()
    assert counters._FIGURE.search(text) is None
    assert time.process_time() - began < 1.5
    assert all(counters._FIGURE.search(f"浏览量{shape}12") for shape in ("", " ", "：", " ： ", "（", " : [ "))


def test_pages_built_as_no_honest_one_are_not_proved_in_the_main_process() -> None:
    def proof(tags: int) -> str | None:
        return proof_of(f"<html><body>{HAN}{'<b>' * tags}".encode(), URL, role=Role.DETAIL, charset=None, source=None)

    assert proof(MOST_TAGS // 2) is not None
    assert proof(MOST_TAGS + 1) is None


def test_elements_are_bounded_and_the_cut_is_told() -> None:
    sound, whole = markup.bounded("<td>x</td>" * 20_000)
    assert (sound.count("<td>"), whole) == (20_000, False)
    cut, truncated = markup.bounded("<td>x" * 40_000)
    assert (cut.count("<td>"), truncated) == (markup.MAX_ELEMENTS, True)
    closing, truncated = markup.bounded("<td>x" + "</p>" * 60_000)
    assert truncated and closing.count("<") == markup.MAX_TAGS


def test_attributes_are_bounded_and_nothing_else_is_touched() -> None:
    swollen = "<p " + "".join(f"a{number}='{number}' " for number in range(9_000)) + f">{HAN}</p><i b=1>"
    kept, truncated = markup.bounded(swollen)
    assert kept.endswith(f">{HAN}</p><i b=1>") and not truncated
    assert f"a{markup.MAX_ATTRIBUTES - 1}='" in kept and f"a{markup.MAX_ATTRIBUTES}='" not in kept
    small = "<p " + "".join(f"a{number} " for number in range(5_000)) + ">"
    assert markup.bounded(small) == (small, False), "few enough to be compared with one another"
    script = "<script>for(i=0;i<n;i++){" + "var a = 1; b.c = 'x'; list.push({title: \"督察\", url: a});\n" * 2_000 + "}</script>"
    assert markup.bounded(script) == (script, False)
    styled = f"<div style='{'a:b;' * 9_000}' class='{'a ' * 9_000}'>{HAN}</div><img src='data:image/png;base64,{'A' * 90_000}'>"
    assert markup.bounded(styled) == (styled, False)


# --- what was found in texts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("reference", ["&#0;", "&#31;", "&#x1F", "&#x00b;", "&#65535;", "&#xFFFE;", "&#&#0;14;", "\uffff", "\x1f"])
def test_no_control_character_comes_through_a_page(reference: str) -> None:
    """Each of them once made the first pass raise where it writes into its tree, and the page was lost."""
    raw = f"<html><body><div id=zoom><p>{HAN * 9}{reference}您是第12{reference}位访客</p><p>浏览：1{reference}2</p></div>".encode()
    document = read(raw, URL, role=Role.DETAIL)
    assert document.problem is None
    assert document.body.replace(" ", "").startswith(HAN * 9 + "您是")
    assert storable(document.body) == document.body


def test_other_references_stay() -> None:
    text = "&#13;&#9;&#310;&#x1f4;&#x4e2d;&#81;&#0x;&amp;#0;"
    assert markup.bounded(text)[0].startswith("&#13;&#9;&#310;&#x1f4;&#x4e2d;&#81;")


def test_titles_from_json_can_be_stored() -> None:
    raw = b'{"data":[{"title":"\\u0000\\u6574\\u6539\\u4efb\\ud800\\u52a1\\u516c\\u793a\\uffff","url":"/t20260302_1.html","publishDate":"2026-03-02"}]}'
    document = read(raw, "http://sthjj.qinglan.gov.cn/list.json", role=Role.LIST)
    assert [row.title for row in document.rows] == ["整改任\ufffd务公示"]


# --- what was found in lists ----------------------------------------------------------------------------------------


LISTS = {
    "a list for every row": ("<div>" * 30, "<div class=row><span>2026</span>{row}</div>"),
    "a table in every row": ("", "<table><tr><td>{row}"),
}


@pytest.mark.parametrize("name", LISTS)
def test_rows_are_gathered_in_linear_time(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before, holder = LISTS[name]
    row = '<li><a href="./t20260302_{n}.html">关于第{n}项整改任务验收销号的公示</a><span>2026-03-02</span></li>'
    raw = (before + "".join(holder.replace("{row}", row.replace("{n}", str(number))) for number in range(3_500))).encode()
    soup, around = markup.build_tree(raw.decode()), "http://sthjj.qinglan.gov.cn/zwgk/index.html"
    counts: list[int] = []
    count = listing_joins._count_words
    monkeypatch.setattr(listing_joins, "_count_words", lambda *asked: counts.append(found := count(*asked)) or found)
    began = time.process_time()
    groups = listing_groups.find_groups(soup, around, around)
    assert time.process_time() - began < 4
    assert sum(len(group.entries) for group in groups) > 20
    assert 10 < max(counts) < 22_000  # nobody counts a whole page again and again


def test_a_selected_row_that_was_left_open_is_none() -> None:
    """Each holds all that follow: read one in the other, five hundred of them took a quarter of a minute."""
    row = '<table><tr><td><li><a href="./t20260302_{n}.html">关于第{n}项整改任务验收销号的公示</a><span>2026-03-02</span></li>'
    page = "http://sthjj.qinglan.gov.cn/zwgk/index.html"
    soup = markup.build_tree("".join(row.replace("{n}", str(number)) for number in range(3_500)))
    began = time.process_time()
    entries = listing_groups.read_selected(soup.select("tr", limit=500), page, page)
    assert time.process_time() - began < 3
    assert entries == []
    sound = markup.build_tree("<ul>" + "".join(f"<li><a href=t20260302_{n}.html>关于第{n}项整改任务的公示</a>2026-03-02</li>" for n in range(30)) + "</ul>")
    assert len(listing_groups.read_selected(sound.select("li"), page, page)) == 30


def test_what_is_packed_into_a_list_is_bounded_like_a_page() -> None:
    pieces = ["<b>x" * 20_000, "<i>x" * 20_000, "<u>x" * 20_000, "<a href=1>x</a>"]
    trees = list(markup.build_trees(pieces))
    assert [len(tree.find_all(True)) > 20_000 for tree in trees] == [True, True]
    long = [f"<p>{HAN * 60_000}</p>"] * 5
    assert sum(len(tree.get_text()) for tree in markup.build_trees(long)) <= markup.MAX_MARKUP
    assert len(list(markup.build_trees(["<p>1</p>", "<p>2</p>"]))) == 2
