"""A poll of an attachment reads it in the pool, after what an older parser made of the last version was read anew."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from crawler.reading import ReaderPool
from parsers.document import Document
from scheduler.work import Bench, poll_host_batch
from sources.clock import FixedClock
from sources.settings import Settings
from store.capture import Fetched, Outcome, Poll, Role
from store.claims import claim
from store.database import Database
from store.events import read_events
from store.pages import watch
from store.tables import PageRow, VersionRow
from tests.conftest import database_of
from tests.file_samples_office import docx

FILE = "http://sthj.example.gov.cn/tzgg/W020260228.docx"


@pytest.fixture
def sqlite(request: pytest.FixtureRequest) -> Iterator[Database]:
    with database_of(request, "sqlite", migrated=True) as database:
        yield database


class Site:
    """A host that gives what was last put there."""

    def __init__(self, clock: FixedClock) -> None:
        self.clock = clock
        self.raw = b""

    async def fetch(self, poll: Poll) -> Fetched:
        return Fetched(
            outcome=Outcome.FRESH, reason="ok", status=200, final_url=poll.url, fetched_at=self.clock.now(), raw=self.raw,
            digest=hashlib.sha256(self.raw).hexdigest(), content_type="text/html",  # which is a lie
            headers={"content-type": "text/html"},
        )  # fmt: skip

    async def close(self) -> None:
        return None


def test_a_poll_of_a_file_reads_it_and_its_older_reading_first(sqlite: Database, clock: FixedClock) -> None:
    site = Site(clock)

    async def poll(*raws: bytes) -> None:
        pool = ReaderPool(workers=1)
        settings = Settings(confirm_delay=0)
        bench = Bench(database=sqlite, settings=settings, clock=clock, fetcher=site, reader=pool,
                      plan=lambda _page, _seen, now, _source: now + timedelta(hours=1))  # fmt: skip
        try:
            for raw in raws:
                site.raw = raw
                clock._now += timedelta(minutes=1)
                with sqlite.begin() as session:
                    polls = claim(session, clock.now(), everything=True, ids=[file])
                await poll_host_batch(bench, "sthj.example.gov.cn", polls)
        finally:
            await pool.close()

    with sqlite.begin() as session:
        file = watch(session, FILE, Role.ATTACHMENT, clock.now(), title="清单.docx")[0]
    asyncio.run(poll(docx("共 85 项任务")))
    with sqlite.begin() as session:  # as an older program left it
        row = session.scalars(select(VersionRow)).one()
        assert row.text == "共 85 项任务" and row.title == "清单.docx"
        old = replace(Document(container="file"), parser_version="0")
        session.execute(
            update(VersionRow).values(parser_version="0", fingerprint=row.body_digest, text="", document=old.to_json())
        )
        session.execute(update(PageRow).values(fingerprint=row.body_digest))
    again = docx("共 85 项任务", stamp=(2026, 2, 2, 2, 2, 2))
    asyncio.run(poll(again, again))
    with sqlite.read() as session:
        assert read_events(session) == []
        assert list(session.scalars(select(VersionRow.text).order_by(VersionRow.n))) == ["共 85 项任务"] * 2
    other = docx("共 98 项任务")
    asyncio.run(poll(other, other))
    with sqlite.read() as session:
        (event,) = read_events(session)
    assert "“85”→“98”" in event.headline or "“85 项”→“98 项”" in event.headline
