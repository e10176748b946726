"""A few pages of one pretend host, polled again and again, and the transactions that it took."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

from sqlalchemy import event, select

from parsers.document import Document, Role
from scheduler.work import Bench, poll_host_batch
from sources.clock import FixedClock
from sources.settings import Settings
from store.capture import Fetched, Outcome, Poll
from store.claims import claim
from store.database import Database
from store.pages import watch
from store.record import Recorded
from store.tables import SpanRow
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
