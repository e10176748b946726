"""Who may ask a host and when: one process at a time, within its hours, and what was claimed is done or given back."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import select, update

from parsers.document import Role
from scheduler import daemon, once
from scheduler.daemon import Daemon
from scheduler.work import Bench
from sources.clock import SHANGHAI, FixedClock, SystemClock
from sources.settings import Settings
from sources.source import Source
from store import pages
from store.capture import Poll
from store.catalogue import sync_sources
from store.database import Database
from store.glances import glances
from store.leases import owner_name
from store.pages import LEASE, claim, give_back, watch
from store.tables import PageRow, SourceRow
from tests.conftest import BACKENDS

HOST = "sthj.example.gov.cn"


class Idle:
    """A crawler and a reader that have nothing to do."""

    async def fetch(self, poll: Poll) -> Any:
        raise AssertionError(poll.url)

    async def close(self) -> None:
        pass


def bench_of(database: Database, clock: Any) -> Bench:
    idle: Any = Idle()
    return Bench(
        database=database, settings=Settings(), clock=clock, fetcher=idle, reader=idle,
        plan=lambda _page, _seen, now, _source: now + timedelta(hours=1),
    )  # fmt: skip


def watched(database: Database, now: datetime, count: int, host: str = HOST, role: Role = Role.DETAIL) -> list[int]:
    with database.begin() as session:
        return [watch(session, f"http://{host}/{role.value}/t{n}.html", role, now)[0] for n in range(count)]


def leased(database: Database) -> int:
    with database.read() as session:
        return len(session.scalars(select(PageRow.id).where(PageRow.lease.is_not(None))).all())


def test_what_a_tick_claims_while_the_daemon_stops_is_given_back(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, claiming = SystemClock(), threading.Event()
    watched(database, clock.now(), 3)
    watched(database, clock.now(), 2, host="fgw.example.gov.cn")

    def slow(*arguments: Any, **named: Any) -> list[Poll]:
        polls = claim(*arguments, **named)
        claiming.set()
        time.sleep(0.4)
        return polls

    monkeypatch.setattr(daemon, "claim", slow)

    async def main() -> None:
        bench = bench_of(database, clock)
        running, timer = Daemon(bench, Settings()), AsyncIOScheduler(timezone="UTC")
        timer.add_job(running.tick, "interval", seconds=5, next_run_time=clock.now())
        timer.start()
        await asyncio.to_thread(claiming.wait, 10)
        timer.shutdown(wait=False)
        await running.drain()
        bench.writer.shutdown(wait=True)

    asyncio.run(main())
    assert claiming.is_set() and leased(database) == 0
