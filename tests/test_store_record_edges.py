"""Whatever the clock says and the tables hold, damaged, hostile or from a newer Ducha, the watch goes on."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, update

from store.capture import Outcome
from store.catalogue import sync_sources
from store.claims import claim
from store.event import EventType
from store.events import load_events, read_events
from store.health import check_sources, wake_sleepers
from store.pages import ensure_watch_source
from store.rereading import stale_reading
from store.tables import BodyRow, EventRow, PageRow, SourceRow, VersionRow
from tests.record_edges import GONE, enabled, life_on, on_both, page_row, source, withdraw
from tests.recording import HOLD, LONG, Life, altered, document
from tests.store_record import URL, row

life = pytest.fixture(life_on)


def test_a_clock_set_back_keeps_nothing_on_hold(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG))
    edited = altered(document(*LONG), 0, "改动")
    life.later(days=300)
    life.poll(page, edited)
    life.later(days=-300)
    life.poll(page, edited)
    assert page_row(life, page).due_at == life.clock.now() + HOLD
    life.later(seconds=600)
    life.poll(page, edited)
    assert life.types() == ["notice.edited"]


def test_a_clock_set_back_keeps_no_refusal_waiting(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG))
    life.later(days=300)
    life.poll(page, **GONE)  # type: ignore[arg-type]
    life.later(days=-300)
    withdraw(life, page)
    assert life.types() == ["notice.withdrawn"]


@on_both
def test_events_of_a_newer_ducha_are_passed_over(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG))
    life.confirmed(page, altered(document(*LONG), 0, "改动"))
    (event,) = life.events()
    with life.database.begin() as session:
        session.execute(update(EventRow).values(also=["notice.translated"]))
        assert read_events(session)[0].also == ()
        session.execute(update(EventRow).values(type="notice.translated"))
        session.execute(update(PageRow).values(trouble="source.bewitched"))
        assert read_events(session) == []
        assert load_events(session, [event.id]) == {}
    life.poll(page, outcome=Outcome.ERROR, reason="timeout")
    life.poll(page, altered(document(*LONG), 0, "改动"))
    assert life.events() == []


def test_a_definition_that_cannot_be_read_stops_no_other_source(life: Life) -> None:
    column = enabled(life, source())
    page = life.watch("http://www.example.cn/a.html")
    with life.database.begin() as session:
        session.execute(update(SourceRow).where(SourceRow.id == "example").values(definition={"was": "otherwise"}))
    for _ in range(2):
        with life.database.begin() as session:
            assert {poll.page_id for poll in claim(session, life.clock.now(), everything=True)} <= {page}
            check_sources(session, life.clock.now())
    assert life.types() == ["source.failing"]
    with life.database.begin() as session:
        sync_sources(session, [source()], life.clock.now())
    life.poll(column, document(rows=(row(0),)))
    with life.database.begin() as session:
        check_sources(session, life.clock.now())
    assert life.types() == ["source.failing", "source.recovered"]


@on_both
def test_a_clock_that_was_ahead_for_a_moment_puts_nothing_to_sleep(life: Life) -> None:
    page = enabled(life, source())
    life.poll(page, document(rows=(row(0),)))
    life.later(days=3650)
    life.poll(page, document(rows=(row(0),)))
    life.later(days=-3650, hours=2)
    with life.database.begin() as session:
        assert claim(session, life.clock.now(), ids=[page]) == []
        wake_sleepers(session, life.clock.now())
        assert len(claim(session, life.clock.now(), ids=[page])) == 1
    life.later(days=60)
    with life.database.begin() as session:
        check_sources(session, life.clock.now())
    assert life.types() == ["source.failing"]


@on_both
def test_a_host_longer_than_a_source_id_can_be_watched(life: Life) -> None:
    hosts = [".".join(["a" * 60] * 4)[:-1] + tail for tail in "xy"]
    with life.database.begin() as session:
        ids = {ensure_watch_source(session, host, life.clock.now()).id for host in hosts}
        assert len(ids) == 2
    page = life.watch(f"http://{hosts[0]}/a.html")
    life.poll(page, outcome=Outcome.CHALLENGED, reason="waf")
    assert life.types() == ["source.challenged"]


def test_damaged_evidence_does_not_stop_the_watch(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG, parser_version="0"))
    with life.database.begin() as session:
        session.execute(update(BodyRow).values(data=b"rotten"))
        assert stale_reading(session, page) is None
    life.poll(page, altered(document(*LONG), 0, "新解析器读出的不同文字"))
    assert life.types() == []  # nothing to compare with
    life.confirmed(page, altered(document(*LONG), 1, "改动"))
    assert life.types() == ["notice.edited"]


@on_both
def test_hostile_values_are_kept_not_refused(life: Life) -> None:
    page = life.watch(URL)
    long = "整改" * 50_000
    life.poll(page, document(*LONG, title=long, published=date(1, 1, 1)))
    life.confirmed(page, document(*LONG, "再加一段", title=long, published=date(9999, 12, 31)))
    (event,) = life.events()
    assert len(event.headline) < 500
    with life.database.read() as session:
        assert len(session.scalars(select(VersionRow.id)).all()) == 2
    assert EventType.NOTICE_EDITED is event.type
