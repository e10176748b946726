"""Patterns of words that are asked of any line take no longer for one that repeats them without end."""

from __future__ import annotations

import time

import pytest

from parsers.fact_notice import read_notice
from parsers.families.listing_marks import is_figure
from parsers.feedback import answers_it

MOST = 0.5


@pytest.mark.parametrize("text", ["好1)" * 26 + "X", "满意1）" * 19 + "。", "一般" * 39 + "X"])
def test_answers_are_looked_through_once(text: str) -> None:
    start = time.perf_counter()
    assert not answers_it(text)
    assert time.perf_counter() - start < MOST


@pytest.mark.parametrize(("text", "answers"), [("满意（3） 不满意（0）", True), ("○满意 ○基本满意 ○不满意", True), ("好12)一般3]", True), ("（：", False), ("满意的企业", False)])
def test_answers_are_what_they_were(text: str, answers: bool) -> None:
    assert answers_it(text) is answers


@pytest.mark.parametrize("line", ["领导小组" * 33 + "、", "领导小组" * 14 + "、", "部" * 59 + "、", "局部" * 29 + "、"])
def test_who_signed_is_looked_for_in_bounded_time(line: str) -> None:
    start = time.perf_counter()
    assert read_notice(f"整改任务公示\n{line}\n2026年3月5日", "http://a.gov.cn/1.html", None, None).issuer is None
    assert time.perf_counter() - start < MOST


@pytest.mark.parametrize(
    "line",
    ["松河县生态环境保护督察整改工作领导小组办公室", "中共松河县委员会", "松河县水利局松河县生态环境局松河县农业农村局松河县自然资源局松河县住房和城乡建设局松河县发展和改革委员会"],
)
def test_who_signed_is_found_as_before(line: str) -> None:
    assert read_notice(f"整改任务公示\n{line}\n2026年3月5日", "http://a.gov.cn/1.html", None, None).issuer == line


@pytest.mark.parametrize(("text", "count"), [("( 点击 ： 12 次 )", True), ("35", True), ("整改35项", False), ("(" + " " * 20_000 + "x", False), ("20250328" * 6 + "x", False)])
def test_figures_of_visits_are_told_at_once(text: str, count: bool) -> None:
    start = time.perf_counter()
    assert is_figure(text) is count
    assert time.perf_counter() - start < MOST
