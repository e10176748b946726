"""A batch of polls: one that breaks stops no other, and workers that get in each other's way both succeed."""

from __future__ import annotations

import asyncio
import hashlib
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from parsers.document import Document, Role
from scheduler.dispatch import LocalDispatcher
from scheduler.work import ATTEMPTS, Bench, Unsaved, poll_host_batch
from sources.clock import FixedClock
from sources.settings import Settings
from store.capture import Fetched, Outcome, Poll
from store.claims import claim
from store.database import Database
from store.events import read_events
from store.pages import watch
from store.tables import EventRow, PageRow, VersionRow
from tests.conftest import BACKENDS, database_of
from tests.recording import LONG, document

HOST = "sthj.example.gov.cn"


@pytest.fixture
def sqlite(request: pytest.FixtureRequest) -> Iterator[Database]:
    with database_of(request, "sqlite", migrated=True) as database:
        yield database


class Site:
    """A fetcher and a reader in one; addresses with a word in them break in the way it says."""

    def __init__(self, clock: FixedClock, reading: Document | None = None) -> None:
        self.clock = clock
        self.reading = reading or document(*LONG)

    async def fetch(self, poll: Poll) -> Fetched:
        if "fetch" in poll.url:
            raise RuntimeError("the crawler broke")
        raw = b"" if "same" in poll.url else poll.url.encode()
        return Fetched(
            outcome=Outcome.FRESH, reason="", status=200, final_url=poll.url, fetched_at=self.clock.now(), raw=raw,
            digest=hashlib.sha256(raw).hexdigest(),
        )  # fmt: skip

    async def read(self, raw: bytes, url: str, **_: object) -> Document:
        if "read" in url:
            raise RuntimeError("the pool broke")
        return document("\ud800") if "surrogate" in url else self.reading

    async def close(self) -> None:
        return None


def bench_of(database: Database, clock: FixedClock, **values: Any) -> Bench:
    site = Site(clock, values.pop("reading", None))
    return Bench(
        database=database, settings=Settings(), clock=clock, fetcher=site, reader=site,
        plan=lambda _page, _seen, now, _source: now + timedelta(hours=1), **values,
    )  # fmt: skip


def claimed(database: Database, clock: FixedClock, *urls: str) -> list[Poll]:
    with database.begin() as session:
        ids = [watch(session, url, Role.DETAIL, clock.now())[0] for url in urls]
        return claim(session, clock.now(), ids=ids)


def test_a_poll_that_breaks_is_one_that_could_not_look(sqlite: Database, clock: FixedClock) -> None:
    words = ("good", "fetch", "read", "surrogate", "well")
    polls = claimed(sqlite, clock, *(f"http://{HOST}/{word}.html" for word in words))
    results = asyncio.run(poll_host_batch(bench_of(sqlite, clock), HOST, polls))
    assert [result.outcome.value for result in results] == ["fresh", "error", "error", "error", "fresh"]
    with sqlite.read() as session:
        for page in session.scalars(select(PageRow)):
            assert page.lease is None
            assert page.due_at == clock.now() + timedelta(hours=1)
            assert page.last_reason == ("" if page.version_n else "internal")


def test_a_page_that_always_breaks_is_the_operators_news(sqlite: Database, clock: FixedClock) -> None:
    bench = bench_of(sqlite, clock)
    for _ in range(4):
        asyncio.run(poll_host_batch(bench, HOST, claimed(sqlite, clock, f"http://{HOST}/read.html")))
        clock._now += timedelta(hours=2)
    with sqlite.read() as session:
        (event,) = read_events(session)
        assert event.type.value == "source.failing"


def test_what_cannot_be_saved_at_all_is_told_after_the_others_are_done(
    sqlite: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    polls = claimed(sqlite, clock, f"http://{HOST}/a.html", f"http://{HOST}/b.html", "http://www.example.cn/c.html")

    def broken(session: Session, poll: Poll, *arguments: Any, **named: Any) -> Any:
        if poll.url.endswith("a.html"):
            raise RuntimeError("disk full")
        return record(session, poll, *arguments, **named)

    from store.record import record

    monkeypatch.setattr("scheduler.work.record", broken)
    bench = bench_of(sqlite, clock)
    with pytest.raises(Unsaved, match="1 of 2"):
        asyncio.run(LocalDispatcher(bench, batch=1 + 1).dispatch(polls))
    with sqlite.read() as session:
        assert sorted(session.scalars(select(VersionRow.final_url))) == [
            f"http://{HOST}/b.html", "http://www.example.cn/c.html"
        ]  # fmt: skip


def test_a_write_is_tried_again_a_few_times(sqlite: Database, clock: FixedClock) -> None:
    tries = 0

    def unlucky(session: Session) -> int:
        nonlocal tries
        tries += 1
        if tries < ATTEMPTS:
            raise OperationalError("", {}, Exception("deadlock detected"))
        return session.scalar(text("SELECT 7")) or 0

    bench = bench_of(sqlite, clock)
    assert asyncio.run(bench.write(unlucky)) == 7
    tries = -10
    with pytest.raises(OperationalError):
        asyncio.run(bench.write(unlucky))
    assert tries == -10 + ATTEMPTS


@pytest.mark.parametrize("backend", BACKENDS)
def test_two_workers_at_once_lose_nothing_and_double_nothing(
    request: pytest.FixtureRequest, clock: FixedClock, backend: str
) -> None:
    """Both add the same file, keep the same bytes, and make events, at the same instant and in opposite order."""
    with database_of(request, backend, migrated=True) as database:
        reading = document(*LONG, files=(f"http://{HOST}/one.pdf", f"http://{HOST}/two.pdf"))
        columns = [f"http://{HOST}/same{number}.html" for number in range(8)]
        polls = claimed(database, clock, *columns)
        with database.begin() as session:
            for page in session.scalars(select(PageRow)):
                page.announce, page.title = True, f"第{page.id}号公示"
        start = threading.Barrier(2)

        def work(mine: list[Poll], name: str) -> int:
            bench = bench_of(database, clock, reading=reading, writer=ThreadPoolExecutor(1, name))
            start.wait()
            return len(asyncio.run(poll_host_batch(bench, HOST, mine)))

        with ThreadPoolExecutor(2) as pool:
            done = list(pool.map(work, (polls[:4], polls[:3:-1]), ("one", "two")))
        assert done == [4, 4]
        with database.read() as session:
            events = session.scalars(select(EventRow).order_by(EventRow.seq)).all()
            assert [event.seq for event in events] == list(range(1, 9))
            assert {event.type for event in events} == {"notice.new"}
            assert len(session.scalars(select(VersionRow.id)).all()) == 8
            assert len(session.scalars(select(PageRow.id).where(PageRow.role == "attachment")).all()) == 2
