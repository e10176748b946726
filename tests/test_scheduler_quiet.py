"""Looks that found nothing new share their transactions; one that fails costs nobody anything but time."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select, update

from parsers.document import PARSER_VERSION, Document, Role
from scheduler.quiet import ENOUGH, TOGETHER, QuietLedger
from scheduler.readings import LONGEST, Readings
from scheduler.work import ATTEMPTS, Bench, poll_host_batch
from sources.clock import FixedClock
from sources.settings import Settings
from store.capture import Fetched, Outcome, Poll
from store.database import Database
from store.events import read_events
from store.pages import claim, watch
from store.quiet import Look
from store.record import Recorded
from store.tables import PageRow, SpanRow, VersionRow
from tests.recording import LONG, document

HOST = "sthj.example.gov.cn"


class Site:
    """A site whose pages say what `texts` holds for them, each time with other noise around it."""

    def __init__(self, clock: FixedClock) -> None:
        self.clock, self.texts, self.fetches, self.reads = clock, dict[int, str](), 0, 0
        self.outcome = Outcome.FRESH

    async def fetch(self, poll: Poll) -> Fetched:
        self.fetches += 1
        text = self.texts.get(poll.page_id, "甲")
        raw = f"{poll.url} {text} {self.fetches}".encode()
        if self.outcome is Outcome.UNCHANGED:
            return Fetched(
                outcome=self.outcome, reason="ok", status=304, final_url=poll.url, fetched_at=self.clock.now()
            )
        return Fetched(
            outcome=Outcome.FRESH, reason="ok", status=200, final_url=poll.url, fetched_at=self.clock.now(), raw=raw,
            digest=hashlib.sha256(raw).hexdigest(), proof=f"1-{text}",
        )  # fmt: skip

    async def read(self, raw: bytes, url: str, **_: object) -> Document:
        self.reads += 1
        return document(*LONG, raw.decode().split()[1], title=url)

    async def read_file(self, raw: bytes, url: str, **_: object) -> Document:
        raise AssertionError("no files here")

    async def close(self) -> None:
        return None


class Work:
    """A few pages of one host, polled again and again."""

    def __init__(self, database: Database, clock: FixedClock, pages: int = 8) -> None:
        self.database, self.clock, self.site = database, clock, Site(clock)
        self.done: list[Recorded] = []
        self.bench = self.make_bench()
        with database.begin() as session:
            self.ids = [watch(session, f"http://{HOST}/{n}.html", Role.DETAIL, clock.now())[0] for n in range(pages)]

    def make_bench(self) -> Bench:
        return Bench(
            database=self.database, settings=Settings(), clock=self.clock, fetcher=self.site, reader=self.site,
            plan=lambda _page, _seen, now, _source: now + timedelta(hours=1), done=self.done.append, concurrency=32,
        )  # fmt: skip

    def claim(self) -> list[Poll]:
        with self.database.begin() as session:
            return claim(session, self.clock.now(), everything=True)

    def poll(self, polls: Sequence[Poll] | None = None) -> list[Recorded]:
        self.clock._now += timedelta(hours=2)
        return asyncio.run(poll_host_batch(self.bench, HOST, self.claim() if polls is None else polls))

    def polls_of_spans(self) -> list[int]:
        with self.database.read() as session:
            return list(session.scalars(select(SpanRow.polls).order_by(SpanRow.page_id)))


@pytest.fixture
def work(database: Database, clock: FixedClock) -> Work:
    work = Work(database, clock)
    assert len(work.poll()) == 8
    return work


@contextmanager
def transactions(database: Database) -> Iterator[list[str]]:
    seen: list[str] = []

    def note(_: object) -> None:
        seen.append("commit")

    event.listen(database.engine, "commit", note)
    try:
        yield seen
    finally:
        event.remove(database.engine, "commit", note)


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
    with work.database.begin() as session:  # as `free_dead` does
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


# --- the ledger alone


def look_of(number: int, **values: Any) -> Look:
    poll = Poll(page_id=number, url=f"http://{HOST}/{number}", host=HOST, role=Role.DETAIL, source_id="s", sameness="1-a")
    fetched = Fetched(
        outcome=Outcome.FRESH, reason="ok", status=200, final_url=poll.url, proof="1-a",
        fetched_at=datetime(2026, 3, 2, tzinfo=UTC),
    )  # fmt: skip
    return Look(poll=poll, fetched=replace(fetched, **values))


class Book:
    """What a ledger saves; breaks at the batches named."""

    def __init__(self, *broken: int) -> None:
        self.batches: list[list[int]] = []
        self.broken = broken
        self.at_once = self.most_at_once = 0

    async def __call__(self, looks: Sequence[Look]) -> dict[int, Recorded]:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(0.01)
        self.at_once -= 1
        self.batches.append([look.poll.page_id for look in looks])
        if len(self.batches) in self.broken:
            raise RuntimeError
        return {n: Recorded(page_id=n, outcome=Outcome.FRESH) for n in self.batches[-1] if n % 10}


def test_many_looks_are_saved_in_batches_and_each_has_its_answer() -> None:
    book = Book()
    ledger = QuietLedger(book)

    async def go() -> list[Recorded | None]:
        return await asyncio.gather(*(ledger.record(look_of(n)) for n in range(3 * TOGETHER + 7)))

    given = asyncio.run(go())
    assert [saved.page_id if saved else None for saved in given] == [n if n % 10 else None for n in range(3 * TOGETHER + 7)]
    assert max(map(len, book.batches)) <= TOGETHER and len(book.batches) == 4 and book.most_at_once == 1
    assert sorted(n for batch in book.batches for n in batch) == list(range(3 * TOGETHER + 7))


def test_a_batch_that_breaks_leaves_the_next_alone() -> None:
    book = Book(1)
    ledger = QuietLedger(book)

    async def go() -> list[Recorded | None]:
        return await asyncio.gather(*(ledger.record(look_of(n)) for n in range(1, TOGETHER + 9)))

    given = asyncio.run(go())
    assert given[:TOGETHER] == [None] * TOGETHER and [saved.page_id for saved in given[TOGETHER:] if saved] == [
        n for n in range(TOGETHER + 1, TOGETHER + 9) if n % 10
    ]


def test_a_look_that_comes_while_others_are_saved_is_not_forgotten() -> None:
    book = Book()
    ledger = QuietLedger(book)

    async def late(number: int) -> Recorded | None:
        await asyncio.sleep(0.007 * number)
        return await ledger.record(look_of(number))

    async def go() -> list[Recorded | None]:
        return await asyncio.wait_for(asyncio.gather(*(late(n) for n in range(1, 10))), 5)

    assert [saved.page_id for saved in asyncio.run(go()) if saved] == list(range(1, 10))


def test_enough_looks_wait_for_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scheduler.quiet.GATHER", 3600.0)
    book = Book()
    ledger = QuietLedger(book)

    async def late(number: int) -> Recorded | None:
        await asyncio.sleep(0.002 * number)
        return await ledger.record(look_of(number))

    async def go() -> list[Recorded | None]:
        return await asyncio.wait_for(asyncio.gather(*(late(n) for n in range(1, ENOUGH + 1))), 5)

    assert len(asyncio.run(go())) == ENOUGH and len(book.batches) == 1


def test_the_ledger_belongs_to_no_loop() -> None:
    book = Book()
    ledger = QuietLedger(book)

    async def go(number: int) -> Recorded | None:
        return await asyncio.wait_for(ledger.record(look_of(number)), 5)

    saved = [asyncio.run(go(number)) for number in (1, 2, 3)]
    assert [one.page_id for one in saved if one] == [1, 2, 3]


def test_who_stops_waiting_stops_nobody_else() -> None:
    book = Book()
    ledger = QuietLedger(book)

    async def go() -> list[Recorded | None]:
        waiting = [asyncio.ensure_future(ledger.record(look_of(n))) for n in (1, 2, 3)]
        await asyncio.sleep(0)
        waiting[1].cancel()
        return await asyncio.gather(waiting[0], waiting[2])

    assert [saved.page_id for saved in asyncio.run(go()) if saved] == [1, 3]


def test_what_cannot_be_quiet_does_not_wait() -> None:
    book = Book()
    ledger = QuietLedger(book)
    for values in ({"proof": "1-b"}, {"proof": None}, {"outcome": Outcome.GONE}, {"outcome": Outcome.ERROR}):
        assert asyncio.run(ledger.record(look_of(1, **values))) is None
    assert book.batches == []
