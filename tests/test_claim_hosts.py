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
from store import claims
from store.capture import Poll
from store.catalogue import sync_sources
from store.claims import LEASE, claim, give_back
from store.database import Database
from store.glances import glances
from store.leases import process_name
from store.pages import watch
from store.tables import PageRow, SourceRow
from tests.conftest import BACKENDS, database_of

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


@pytest.fixture
def process(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes what is claimed from now on the claim of another process, on a machine of which nothing is known."""

    def become(name: str) -> None:
        monkeypatch.setattr(claims, "owner_of", lambda _: f"{name}:1:1")

    return become


def test_a_host_that_another_process_asks_is_left_to_it_and_stays_due(
    database: Database, clock: FixedClock, process: Callable[[str], None]
) -> None:
    now = clock.now()
    ids = watched(database, now, 40)
    watched(database, now, 2, host="fgw.example.gov.cn")
    process("daemon")
    with database.begin() as session:
        first = [poll for poll in claim(session, now, per_host=32) if poll.host == HOST]
    assert len(first) == 32
    with database.begin() as session:  # of the other host nothing is held any more
        session.execute(update(PageRow).where(PageRow.host != HOST).values(lease_until=now - timedelta(minutes=1)))
    process("command")
    with database.begin() as session:
        assert {poll.host for poll in claim(session, now)} == {"fgw.example.gov.cn"}
        assert claim(session, now, everything=True, ids=ids) == []
        due = select(PageRow).where(PageRow.id.in_(ids), PageRow.due_at <= now, PageRow.lease.is_(None))
        assert len(session.scalars(due).all()) == 8
        give_back(session, first)
        assert len(claim(session, now)) == 40


def test_a_process_claims_on_where_it_holds_pages_itself(
    database: Database, clock: FixedClock, process: Callable[[str], None]
) -> None:
    watched(database, clock.now(), 3)
    process("command")
    with database.begin() as session:
        assert [len(claim(session, clock.now(), limit=2)) for _ in range(2)] == [2, 1]


def test_what_the_dead_hold_and_leases_that_ran_out_keep_nobody_from_a_host(
    database: Database, clock: FixedClock, process: Callable[[str], None]
) -> None:
    now = clock.now()
    watched(database, now, 3)
    with database.begin() as session:
        (first,) = claim(session, now, limit=1)
        session.execute(
            update(PageRow).where(PageRow.id == first.page_id).values(lease_owner=f"{process_name().split(':')[0]}:999999999:7")
        )  # fmt: skip
    with database.begin() as session:
        (_,) = claim(session, now, limit=1)
    process("elsewhere")
    with database.begin() as session:
        assert claim(session, now) == []  # the second is held by a process that lives
        assert claim(session, now + LEASE + timedelta(hours=1), limit=1)


@pytest.mark.parametrize("backend", BACKENDS[1:])
def test_two_that_claim_at_one_moment_do_not_share_a_host(
    request: pytest.FixtureRequest, backend: str, clock: FixedClock, process: Callable[[str], None]
) -> None:
    with database_of(request, backend, migrated=True) as database:
        watched(database, clock.now(), 4)
        later: list[int] = []

        def other() -> None:
            with database.begin() as session:
                later.append(len(claim(session, clock.now())))

        process("daemon")
        thread = threading.Thread(target=other)
        with database.begin() as session:
            assert len(claim(session, clock.now(), limit=2)) == 2
            process("command")
            thread.start()
            time.sleep(0.5)
            assert thread.is_alive()  # waits for the first to commit
        thread.join(10)
        assert later == [0]


def test_a_lease_waits_for_the_pages_of_its_host_in_earlier_pieces(
    database: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = watched(database, clock.now(), 7)
    other = watched(database, clock.now(), 1, host="fgw.example.gov.cn")
    monkeypatch.setattr(once, "IDS_MOST", 3)
    bench = bench_of(database, clock)
    polls = asyncio.run(once._claim(bench, ids=[*ids, *other]))
    bench.writer.shutdown(wait=True)
    assert Counter(poll.host for poll in polls) == {HOST: 7, "fgw.example.gov.cn": 1}
    begun = clock.now() + LEASE
    with database.read() as session:
        until = {page.id: page.lease_until for page in session.scalars(select(PageRow))}
    alone = {poll.host: timedelta(seconds=poll.delay) for poll in polls}
    assert until[ids[-1]] == begun + 7 * alone[HOST] and until[other[0]] == begun + alone["fgw.example.gov.cn"]


def test_a_poll_knows_the_title_that_its_list_has(database: Database, clock: FixedClock) -> None:
    with database.begin() as session:
        watch(session, f"http://{HOST}/tz/t1.html", Role.DETAIL, clock.now(), title="系统维护通知")
        assert [poll.title for poll in claim(session, clock.now())] == ["系统维护通知"]
