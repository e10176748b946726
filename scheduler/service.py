"""The parts put together for one command: crawler, reading pool, planner and dispatcher around a database."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from crawler.engine import Crawler
from crawler.reading import ReaderPool
from parsers.document import Document, Role
from sources.clock import Clock
from sources.settings import Settings
from sources.source import ListPage, Source
from store.capture import Fetched, Outcome, Poll, as_list
from store.database import Database
from store.hosts import HostMemory
from store.lookout import source_for
from store.pages import NotAnAddress, find_page
from store.record import Recorded

from .dispatch import LocalDispatcher
from .once import PollReport, poll_once
from .paging import stand_in
from .planner import PolicyPlanner
from .work import Bench

LOOK_DELAY = 2.0
"""Seconds between robots.txt and the page when a person looks at one plain address; a source has its own."""


@asynccontextmanager
async def open_bench(
    settings: Settings, clock: Clock, database: Database, *, concurrency: int = 16, delay: float | None = None,
    done: Callable[[Recorded], None] = lambda _: None,
) -> AsyncIterator[Bench]:  # fmt: skip
    """A bench whose crawler runs; on leaving, what is in flight is finished and the pool is closed."""
    crawler = Crawler(settings, clock, HostMemory(database), concurrency=concurrency, minimum_delay=delay)
    pool = ReaderPool()
    await crawler.start()
    bench = Bench(
        database=database, settings=settings, clock=clock, fetcher=crawler, reader=pool, plan=PolicyPlanner(),
        learn=pool.learn, concurrency=concurrency, done=done, quiet=crawler.quiet,
    )  # fmt: skip
    try:
        yield bench
    finally:
        await crawler.close()
        await pool.close()
        bench.writer.shutdown(wait=True)


async def poll_command(
    settings: Settings, clock: Clock, database: Database, *, everything: bool, source_id: str | None,
    concurrency: int, delay: float | None, wait: bool, done: Callable[[Recorded], None],
    expect: Callable[[int], None],
) -> PollReport:  # fmt: skip
    """What `ducha poll` does."""
    async with open_bench(settings, clock, database, concurrency=concurrency, delay=delay, done=done) as bench:
        return await poll_once(
            bench, LocalDispatcher(bench), everything=everything, source_id=source_id, wait=wait, expect=expect
        )


async def look(
    settings: Settings, clock: Clock, database: Database, target: str, role: str | None
) -> tuple[Fetched, Document | None]:
    """What `ducha try` does: one look at an address or a watched page, nothing stored."""
    with database.read() as session:
        page = find_page(session, target)
        source = source_for(session, page.source_id) if page else None
    url = page.url if page else target
    if not url.startswith(("http://", "https://")):
        raise NotAnAddress(f"{target} 既不是网址，也不是已关注页面的编号")
    wanted = Role(role) if role else (page.role if page else Role.DETAIL)
    async with open_bench(settings, clock, database, delay=0.0) as bench:
        return await _look(bench, url, wanted, source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a probe of one list page gave."""

    page: ListPage
    fetched: Fetched
    document: Document | None


async def probe_source(settings: Settings, clock: Clock, database: Database, source: Source) -> list[Look]:
    """What `ducha sources probe` does: one polite look at each list page of a source, nothing stored."""
    looks = []
    async with open_bench(settings, clock, database, delay=0.0) as bench:
        for page in source.lists:
            fetched, document = await _look(bench, str(page.url), Role.LIST, source)
            looks.append(Look(page=page, fetched=fetched, document=document))
    return looks


async def _look(bench: Bench, url: str, role: Role, source: Source | None) -> tuple[Fetched, Document | None]:
    poll = Poll(
        page_id=0, url=url, host=urlsplit(url).netloc.lower(), role=role, source_id=source.id if source else "",
        reason="try", delay=LOOK_DELAY, source=source,
    )  # fmt: skip
    if source is not None:
        manners = source.politeness
        poll = replace(
            poll, hosts=frozenset(source.hosts), delay=manners.delay, respect_robots=manners.robots,
            legacy_tls=manners.legacy_tls,
        )  # fmt: skip
    poll = as_list(poll) if role is Role.LIST else poll
    fetched = await bench.fetcher.fetch(poll)
    if fetched.outcome is not Outcome.FRESH:
        return fetched, None
    if role is Role.ATTACHMENT:
        return fetched, await bench.reader.read_file(fetched.raw, fetched.final_url, content_type=fetched.content_type)
    document = await bench.reader.read(
        fetched.raw, fetched.final_url, role=role, charset=fetched.charset, source=poll.source
    )
    return await stand_in(bench, poll, fetched, document) if role is Role.LIST else (fetched, document)
