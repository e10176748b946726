"""Looks that found nothing new share their transactions; one that fails costs nobody anything but time."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select, update

from parsers.document import PARSER_VERSION
from scheduler.readings import LONGEST, Readings
from scheduler.work import ATTEMPTS, poll_host_batch
from sources.clock import FixedClock
from store.capture import Outcome
from store.database import Database
from store.events import read_events
from store.quiet import Look
from store.record import Recorded
from store.tables import PageRow, VersionRow
from tests.quiet_work import HOST, Work, transactions
from tests.recording import LONG, document


@pytest.fixture
def work(database: Database, clock: FixedClock) -> Work:
    work = Work(database, clock)
    assert len(work.poll()) == 8
    return work


def test_looks_that_found_nothing_new_share_a_transaction(work: Work) -> None:
    reads, polls = work.site.reads, work.claim()
    work.done.clear()
    with transactions(work.database) as seen:
        results = work.poll(polls)
    assert len(seen) <= 2 and work.site.reads == reads, "nothing was read, and little was written"
    assert sorted(result.page_id for result in results) == sorted(work.ids) == sorted(done.page_id for done in work.done)
    assert work.polls_of_spans() == [2] * 8


def test_among_them_an_edit_has_its_turn_and_is_told_once(work: Work) -> None:
    work.site.texts[work.ids[3]] = "乙"
    for _ in range(4):
        assert len(work.poll()) == 8
    with work.database.read() as session:
        assert [event.page_id for event in read_events(session)] == [work.ids[3]]
        assert [row.page_id for row in session.scalars(select(VersionRow).where(VersionRow.n == 2))] == [work.ids[3]]
    assert work.polls_of_spans() == [5] * 8
    assert work.site.reads == 8 + 1, "the second look at the edit found what the first had read"


@pytest.mark.parametrize("breaks", ["before", "after"])
def test_a_batch_that_fails_is_looked_at_one_by_one(work: Work, monkeypatch: pytest.MonkeyPatch, breaks: str) -> None:
    """Whether the transaction breaks before anything was written or just before its commit: nothing lost, nothing twice."""
    from store.quiet import record_quietly

    tries = 0

    def broken(*arguments: Any, **named: Any) -> Any:
        nonlocal tries
        tries += 1
        if breaks == "after":
            assert len(record_quietly(*arguments, **named)) == 8
        raise RuntimeError("the disk is full for a moment")

    monkeypatch.setattr("scheduler.work.record_quietly", broken)
    work.done.clear()
    results = work.poll()
    assert tries == 1 and sorted(result.page_id for result in results) == sorted(work.ids)
    assert len(work.done) == 8 and work.polls_of_spans() == [2] * 8
    with work.database.read() as session:
        assert {page.lease for page in session.scalars(select(PageRow))} == {None}
        assert len(session.scalars(select(VersionRow)).all()) == 8 and read_events(session) == []


def test_a_batch_that_the_database_refuses_is_tried_again(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    from sqlalchemy.exc import OperationalError

    from store.quiet import record_quietly

    tries = 0

    def busy(*arguments: Any, **named: Any) -> Any:
        nonlocal tries
        tries += 1
        saved = record_quietly(*arguments, **named)
        if tries < ATTEMPTS:
            raise OperationalError("COMMIT", {}, Exception("database is locked"))
        return saved

    monkeypatch.setattr("scheduler.work.record_quietly", busy)
    assert len(work.poll()) == 8
    assert tries == ATTEMPTS and work.polls_of_spans() == [2] * 8


def test_a_killed_process_loses_looks_only(work: Work) -> None:
    """What was not committed is as if it had never been looked at; the next process looks again."""
    polls = work.claim()

    async def die() -> None:
        looks = [Look(poll=poll, fetched=await work.site.fetch(poll)) for poll in polls]
        waiting = [asyncio.ensure_future(work.bench.ledger.record(look)) for look in looks]
        await asyncio.sleep(0)
        for future in waiting:
            future.cancel()
        saving = work.bench.ledger._saving
        assert saving is not None
        saving.cancel()

    asyncio.run(die())
    assert work.polls_of_spans() == [1] * 8
    with work.database.begin() as session:  # as a claim does with what the dead hold
        session.execute(update(PageRow).values(lease=None, lease_owner=None, lease_until=None))
    work.bench = work.make_bench()
    assert len(work.poll()) == 8 and work.polls_of_spans() == [2] * 8


def test_of_two_workers_with_the_same_pages_one_saves(work: Work) -> None:
    """A lease that ran out: both looked, each page is saved once, and the loser is told so."""
    late = work.claim()
    with work.database.begin() as session:
        session.execute(update(PageRow).values(lease_until=work.clock.now()))
    early = work.claim()
    assert {poll.lease for poll in early}.isdisjoint({poll.lease for poll in late}) and len(early) == 8
    other = work.make_bench()
    work.done.clear()

    async def both() -> tuple[list[Recorded], list[Recorded]]:
        return await asyncio.gather(  # type: ignore[return-value]
            poll_host_batch(work.bench, HOST, late), poll_host_batch(other, HOST, early)
        )

    lost, won = asyncio.run(both())
    assert lost == [] and len(won) == 8 == len(work.done)
    assert work.polls_of_spans() == [2] * 8


def test_two_looks_at_one_page_in_one_ledger_are_one(work: Work) -> None:
    """A stale poll beside the one that holds the lease: the one is saved, the other is told that it lost."""
    polls = work.claim()
    stale = [replace(poll, lease="an older lease") for poll in polls]
    results = work.poll([*stale, *polls, *polls])
    assert sorted(result.page_id for result in results) == sorted(work.ids)
    assert work.polls_of_spans() == [2] * 8


def test_what_another_parser_read_is_read_again_even_where_the_bytes_stay(work: Work) -> None:
    """Invariant 4: a page may answer 304 for years. Once it is caught up with, it needs no turn any more."""
    with work.database.begin() as session:
        session.execute(update(VersionRow).values(parser_version="0", text="as the old rules had it"))
    work.site.outcome = Outcome.UNCHANGED
    reads = work.site.reads
    assert len(work.poll()) == 8 and work.site.reads == reads + 8
    with work.database.read() as session:
        versions = session.scalars(select(VersionRow)).all()
        assert {version.parser_version for version in versions} == {PARSER_VERSION} and len(versions) == 8
        assert all("甲" in version.text for version in versions) and read_events(session) == []
    with transactions(work.database) as seen:
        assert len(work.poll(work.claim())) == 8
    assert work.site.reads == reads + 8 and len(seen) <= 3 and work.polls_of_spans() == [3] * 8


def test_the_last_few_readings_are_remembered_and_none_that_is_huge() -> None:
    readings = Readings(most=3)
    for number in range(5):
        readings.keep(f"1-{number}", document(*LONG, title=str(number)))
    readings.keep(None, document(*LONG))
    readings.keep("1-huge", document("整改" * LONGEST))
    known = [readings.get(f"1-{number}") for number in range(5)]
    assert [found.title if found else None for found in known] == [None, None, "2", "3", "4"]
    assert readings.get(None) is None and readings.get("1-huge") is None
