"""Saved responses: each is taken for what it is, and no page that is well is taken for a refusal."""

from __future__ import annotations

import time

import pytest
from bs4 import BeautifulSoup

from crawler.outcome import Seen, classify
from store.capture import Outcome
from tests.responses_table import Case, cases, dress

LATER = cases("second", "third", "fourth")
"""Written after the rules and before they were tried on them; docs/operating.md has the first figures."""
REFUSALS = cases("challenges", "missing", "doors", "broken") + [case for case in LATER if case.outcome is not Outcome.FRESH]
PAGES = cases("pages") + [case for case in LATER if case.outcome is Outcome.FRESH]


@pytest.mark.parametrize("case", REFUSALS, ids=[case.id for case in REFUSALS])
def test_a_saved_response_is_taken_for_what_it_is(case: Case) -> None:
    found = classify(case.seen, case.poll)
    assert found.outcome is case.outcome, found
    assert case.reason in {None, found.reason}, found
    assert found.message or found.outcome is Outcome.FRESH


@pytest.mark.parametrize("case", PAGES, ids=[case.id for case in PAGES])
def test_a_page_that_is_well_is_read(case: Case) -> None:
    found = classify(case.seen, case.poll)
    assert (found.outcome, found.reason) == (Outcome.FRESH, "ok")


def test_the_table_is_as_large_as_it_claims() -> None:
    assert len(REFUSALS) >= 60
    assert len(PAGES) >= 40
    assert max(len(case.seen.raw) for case in REFUSALS) > 60_000


def spent(raw: bytes, times: int) -> float:
    """The least processor time of one judgement, in seconds."""
    case = PAGES[0]
    best = 9.0
    seen = Seen(status=200, final_url=case.poll.url, raw=raw)
    for _ in range(times):
        begun = time.process_time()
        classify(seen, case.poll)
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_healthy_page_costs_a_small_part_of_its_tree(encoding: str) -> None:
    sentence = "根据督察整改方案,青石河三号排口封堵任务已按时完成,经市级验收合格,现将情况予以公示。"
    healthy = dress(f"<h1>公示</h1>{f'<p>{sentence}</p>' * 12}", "portal", title="公示").encode(encoding)
    assert len(healthy) > 60_000
    begun = time.process_time()
    BeautifulSoup(healthy, "lxml")
    assert spent(healthy, 50) < (time.process_time() - begun) / 4  # a thirtieth on an idle core


@pytest.mark.parametrize(
    "piece",
    ["<", "<script", "<!--", '<a href="', "<p>的", "<p>您访问的页面", "不存在<b>", "<meta name=ArticleTitle ", "<title>404</title>",
     "<p>404", "<script>alert('", "<div style='display:none'>", "登录后", "<img src=404.png", "location.href=", "&#", "维护中,"],
)  # fmt: skip
@pytest.mark.parametrize("before", ["<html>", "<html><script>", "<html><title>404</title>"])
def test_a_megabyte_of_nonsense_costs_a_moment(before: str, piece: str) -> None:
    raw = (before + piece * (1_000_000 // len(piece.encode()))).encode()
    assert spent(raw, 3) < 3  # less than 0.1 s on an idle core
