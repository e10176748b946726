"""Recording edits: a second look, a flap, a return, a refusal and a withdrawal, on both databases."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from store.capture import Outcome
from store.history import spans_of, versions_of
from store.tables import FanoutRow
from tests.recording import HOLD, LONG, Life, altered, document
from tests.store_record import URL, life_on_each

life = pytest.fixture(life_on_each)


def test_the_first_read_is_a_baseline(life: Life) -> None:
    page = life.watch(URL)
    assert life.poll(page, document(*LONG)).new_version
    assert life.events() == []


def test_an_edit_is_announced_after_a_second_look(life: Life) -> None:
    page = life.watch(URL)
    before = document(*LONG)
    life.poll(page, before)
    after = altered(before, 2, LONG[2].replace("第3号", "第8号", 1))
    first = life.poll(page, after)
    assert first.confirm_at == life.clock.now() + HOLD
    assert life.events() == []
    life.later(seconds=599)
    assert not life.poll(page, after).new_version  # too early
    life.later(seconds=1)
    recorded = life.poll(page, after)
    assert [event.type.value for event in recorded.events] == ["notice.edited"]
    event = life.events()[0]
    assert (event.version_before, event.version_after) == (1, 2)
    assert event.change is not None
    with life.database.read() as session:
        assert session.scalars(select(FanoutRow.event_id)).all() == [event.id]


def test_a_flap_gives_nothing(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG))
    life.poll(page, altered(document(*LONG), 0, "旧稿"))
    life.later(seconds=600)
    life.poll(page, document(*LONG))
    life.later(days=1)
    life.poll(page, document(*LONG))
    assert life.events() == []
    with life.database.read() as session:
        assert len(versions_of(session, page)) == 1


def test_unchanged_bytes_end_a_hold(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG))
    life.poll(page, altered(document(*LONG), 0, "旧稿"))
    life.later(seconds=600)
    life.poll(page, outcome=Outcome.UNCHANGED, status=304)
    life.later(seconds=600)
    assert not life.poll(page, altered(document(*LONG), 0, "旧稿")).new_version  # a new hold, not a confirmation
    assert life.events() == []


def test_a_return_is_news_once_then_alternation_is_the_operators(life: Life) -> None:
    page = life.watch(URL)
    a, b = document(*LONG), altered(document(*LONG), 1, "整改措施已另行调整,详见附件。")
    life.poll(page, a)
    for reading in (b, a, b, a, b):
        life.later(hours=2)
        life.confirmed(page, reading)
    assert life.types() == ["notice.edited", "notice.edited", "extraction.degraded"]
    assert life.events()[1].facts["returned_to"] == 1


@pytest.mark.parametrize("outcome", [Outcome.CHALLENGED, Outcome.ERROR])
def test_a_refused_page_is_not_a_page(life: Life, outcome: Outcome) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG))
    for _ in range(4):
        life.later(hours=1)
        life.poll(page, outcome=outcome, reason="waf", raw="请完成安全验证".encode())
    opened = "source.challenged" if outcome is Outcome.CHALLENGED else "source.failing"
    assert life.types() == [opened]
    life.later(hours=1)
    life.poll(page, document(*LONG))
    assert life.types() == [opened, "source.recovered"]
    with life.database.read() as session:
        assert [(span.looked, span.polls) for span in spans_of(session, page)] == [(True, 1), (False, 4), (True, 1)]


def test_one_condition_for_many_pages_of_a_source(life: Life) -> None:
    pages = [life.watch(f"{URL}?id={n}") for n in range(3)]
    for page in pages:
        life.poll(page, document(*LONG, title=f"第{page}号公示"))
    for page in pages:
        life.poll(page, outcome=Outcome.CHALLENGED, reason="waf")
    for page in pages:
        assert life.types().count("source.recovered") == 0
        life.poll(page, document(*LONG, title=f"第{page}号公示"))
    assert life.types() == ["source.challenged", "source.recovered"]


def test_a_withdrawal_needs_two_refusals_and_a_working_sibling(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG, facts={"notice_end": "2026-03-16"}))
    life.poll(page, outcome=Outcome.GONE, reason="http-404", status=404)
    life.later(minutes=29)
    life.poll(page, outcome=Outcome.GONE, reason="http-404", status=404)
    assert life.events() == []
    life.later(minutes=2)
    life.poll(page, outcome=Outcome.GONE, reason="http-404", status=404, sibling=False)
    assert life.events() == []
    life.poll(page, outcome=Outcome.GONE, reason="http-404", status=404)
    (event,) = life.events()
    assert event.type.value == "notice.withdrawn"
    assert event.facts["notice_end"] == "2026-03-16"
    life.later(days=1)
    life.poll(page, outcome=Outcome.GONE, reason="http-404", status=404)
    assert len(life.events()) == 1
    life.later(days=1)
    life.confirmed(page, document(*LONG, facts={"notice_end": "2026-03-16"}))
    assert life.types() == ["notice.withdrawn", "notice.restored"]
    life.later(days=1)
    life.poll(page, outcome=Outcome.GONE, reason="http-404", status=404)
    life.later(hours=1)
    life.poll(page, outcome=Outcome.GONE, reason="http-404", status=404)
    assert life.types() == ["notice.withdrawn", "notice.restored", "notice.withdrawn"]  # a second happening


def test_a_body_that_collapses_is_our_misreading(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG))
    for _ in range(2):
        life.later(hours=1)
        life.poll(page, document("页面加载中"))
    assert life.types() == ["extraction.degraded"]
    with life.database.read() as session:  # the page answered, but nobody saw what it says
        assert [(span.looked, span.outcome) for span in spans_of(session, page)] == [(False, "unread"), (True, "ok")]
    life.later(hours=1)
    life.poll(page, document(*LONG))
    assert life.types() == ["extraction.degraded", "source.recovered"]
