"""Troubles of a source are opened, closed and told without a storm."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from store.capture import Outcome
from store.claims import pending_confirmations
from store.conditions import open_conditions
from store.health import check_sources
from store.pages import unwatch
from store.tables import SourceRow
from tests.record_edges import life_on, on_both, withdraw
from tests.recording import HOLD, LONG, Life, altered, document
from tests.store_record import URL

life = pytest.fixture(life_on)


def test_one_silence_after_another_is_one_trouble(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG))
    for outcome in (Outcome.CHALLENGED, *[Outcome.ERROR] * 4, Outcome.CHALLENGED):
        life.later(minutes=20)
        life.poll(page, outcome=outcome, reason="waf")
    assert life.types() == ["source.challenged"]
    life.poll(page, document(*LONG))
    assert life.types() == ["source.challenged", "source.recovered"]


def test_a_condition_whose_last_page_is_unwatched_is_closed(life: Life) -> None:
    page, other = life.watch(URL), life.watch(URL + "?id=2")
    life.poll(other, document(*LONG))
    life.poll(page, outcome=Outcome.CHALLENGED, reason="waf")
    with life.database.begin() as session:
        assert check_sources(session, life.clock.now()) == []
        unwatch(session, URL)
        check_sources(session, life.clock.now())
        check_sources(session, life.clock.now())
    assert life.types() == ["source.challenged", "source.recovered"]


def test_a_withdrawn_page_that_fails_does_not_open_and_close(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG))
    withdraw(life, page)
    for _ in range(3):
        life.poll(page, outcome=Outcome.ERROR, reason="timeout")
    life.watch(URL + "?id=2")
    with life.database.begin() as session:
        assert check_sources(session, life.clock.now()) == []
    assert life.types() == ["notice.withdrawn", "source.failing"]


@on_both
def test_a_condition_that_comes_and_goes_all_day_is_no_storm(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG))
    for _ in range(10):
        life.later(minutes=30)
        life.poll(page, outcome=Outcome.CHALLENGED, reason="waf")
        life.later(minutes=30)
        life.poll(page, document(*LONG))
    assert life.types() == ["source.challenged", "source.recovered"] * 3
    life.poll(page, outcome=Outcome.CHALLENGED, reason="waf")
    life.later(hours=1)
    life.poll(page, outcome=Outcome.CHALLENGED, reason="waf")  # but this one lasts
    life.poll(page, outcome=Outcome.CHALLENGED, reason="waf")
    assert life.types()[6:] == ["source.challenged"]
    life.poll(page, document(*LONG))
    assert life.types()[6:] == ["source.challenged", "source.recovered"]
    with life.database.read() as session:
        assert open_conditions(session) == []


def test_a_page_that_never_reads_the_same_twice_is_given_up_and_told(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG))
    life.planned.clear()
    for number in range(8):
        life.later(seconds=600)
        life.poll(page, altered(document(*LONG), 0, f"本页浏览{number}次"))
    assert life.types() == ["extraction.degraded"]  # once a week
    assert life.planned == [page, page]  # every fourth look leaves the next one to the policy
    life.later(seconds=600)
    life.poll(page, altered(document(*LONG), 0, "本页浏览7次"))
    assert life.types() == ["extraction.degraded", "notice.edited"]


def test_second_looks_of_a_source_that_was_switched_off_are_not_waited_for(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG))
    life.poll(page, altered(document(*LONG), 0, "改动"))
    with life.database.begin() as session:
        until = life.clock.now() + HOLD
        assert [found for found, _ in pending_confirmations(session, until)] == [page]
        session.execute(update(SourceRow).values(enabled=False))
        assert pending_confirmations(session, until) == []
