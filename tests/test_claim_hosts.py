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


@pytest.mark.parametrize(("hour", "asked"), [(3, 0), (9, 1), (18, 0)])
def test_a_second_look_keeps_to_the_hours_of_its_site(database: Database, hour: int, asked: int) -> None:
    now = datetime(2026, 3, 2, hour, 0, tzinfo=SHANGHAI)
    source = Source.model_validate({
        "id": HOST, "name": "某市生态环境局", "region": "210100", "level": "prefecture", "agency": "生态环境局", "hosts": [HOST],
        "lists": [{"url": f"http://{HOST}/gs/"}], "politeness": {"hours": "08:00-18:00"},
    })  # fmt: skip
    with database.begin() as session:
        sync_sources(session, [source], now)
        session.execute(update(SourceRow).values(enabled=True))
        page = watch(session, f"http://{HOST}/gs/t1.html", Role.DETAIL, now, source_id=source.id)[0]
        assert len(glances(session, [page], now)) == asked
