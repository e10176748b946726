"""What one `ducha poll` leaves to others or to later is said, and what a transaction tried again counts, it counts once."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from cli.polling import _say
from parsers.document import Role
from scheduler import once
from scheduler.once import PollReport, poll_once
from sources.clock import FixedClock
from store import claims
from store.catalogue import sync_sources
from store.claims import LEASE, claim, left_to_others, pending_confirmations
from store.database import Database
from store.record_file import _is_rewritten
from store.tables import PageRow, SourceRow
from tests.recording import LONG, Life, altered, document
from tests.test_claim_hosts import HOST, bench_of, watched
from tests.test_list_trouble import Baihe
from tests.test_reading_transient import words
from tests.test_store_hours import at, source_with

ELSEWHERE = "fgw.example.gov.cn"


class Nothing:
    """A dispatcher that gives everything back undone."""

    async def dispatch(self, polls: Any) -> list[Any]:
        return []

    async def drain(self) -> None:
        return None


def report_of(database: Database, clock: FixedClock, **values: Any) -> PollReport:
    bench = bench_of(database, clock)
    try:
        return asyncio.run(poll_once(bench, Nothing(), wait=False, **values))
    finally:
        bench.writer.shutdown(wait=True)


@pytest.fixture
def held(database: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Database:
    """Three pages of a host on which another process is at work, and one of another host."""
    watched(database, clock.now(), 3)
    watched(database, clock.now(), 1, host=ELSEWHERE)
    with monkeypatch.context() as away, database.begin() as session:
        away.setattr(claims, "owner_of", lambda _: "away:1:1")
        assert len(claim(session, clock.now(), per_host=1, limit=1)) == 1
    return database


def test_pages_that_are_left_to_another_process_are_counted(held: Database, clock: FixedClock) -> None:
    report = report_of(held, clock)
    assert report.elsewhere == report.to_json()["elsewhere"] == 3


def test_only_what_was_asked_for_counts_as_left(held: Database, clock: FixedClock) -> None:
    now = clock.now()
    with held.begin() as session:
        ours = session.scalars(select(PageRow).where(PageRow.host == HOST).order_by(PageRow.id)).all()
        ours[1].due_at = now + timedelta(days=1)
        ours[2].state = "unwatched"
        session.flush()
        assert left_to_others(session, now) == 1
        assert left_to_others(session, now, everything=True) == 2
        assert left_to_others(session, now, source_id=ours[0].source_id) == 1
        assert left_to_others(session, now, source_id="nowhere") == 0
        assert left_to_others(session, now + LEASE + timedelta(hours=1)) == 0  # nobody is at work any more


def test_the_reader_is_told_who_polls_instead(capsys: pytest.CaptureFixture[str]) -> None:
    installation: Any = SimpleNamespace(settings=SimpleNamespace(confirm_delay=600))
    _say(installation, PollReport(elsewhere=3).to_json())
    said = capsys.readouterr().out
    assert "另一个进程" in said and "3 个页面" in said and "没有到期" not in said
    _say(installation, PollReport().to_json())
    assert "没有到期的页面" in capsys.readouterr().out


def test_a_second_look_put_off_to_the_sites_hours_is_still_waiting(database: Database) -> None:
    life = Life(database, FixedClock(at(9, 0)))
    with database.begin() as session:
        sync_sources(session, [source_with("08:00-18:00")], life.clock.now())
        session.execute(update(SourceRow).values(enabled=True))
    page = life.watch("http://hbj.qinglan.gov.cn/t1.html", source_id="qinglan")
    life.poll(page, document(*LONG))
    life.clock._now = at(17, 55)
    life.poll(page, altered(document(*LONG), 1, "补充：噪声治理另行公示。"))
    with database.read() as session:
        assert pending_confirmations(session, life.clock.now() + timedelta(seconds=600)) == []
    assert report_of(database, life.clock).waiting == 1


def test_a_claim_that_is_tried_again_counts_its_pages_once(
    database: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = watched(database, clock.now(), 5)
    times = iter(range(99))

    def unlucky(session: Session, **values: Any) -> Any:
        polls = claim(session, **values)
        if next(times) % 3 < 2:
            raise OperationalError("", {}, Exception("locked"))
        return polls

    monkeypatch.setattr(once, "claim", unlucky)
    monkeypatch.setattr(once, "IDS_MOST", 2)
    bench = bench_of(database, clock)
    polls = asyncio.run(once._claim(bench, ids=ids))
    bench.writer.shutdown(wait=True)
    with database.read() as session:
        last = session.get_one(PageRow, ids[-1])
    assert last.lease_until == clock.now() + LEASE + timedelta(seconds=5 * polls[0].delay)


def test_a_list_whose_rows_were_not_asked_for_is_recorded_as_one_that_could_not_be_looked_at(
    database: Database, clock: FixedClock
) -> None:
    baihe = Baihe(database, clock)
    baihe.by_script = True
    baihe.poll()
    fetch = baihe.fetch

    async def tired(poll: Any) -> Any:
        answer = await fetch(poll)
        baihe.bench.quiet[poll.host] = clock.now() + timedelta(minutes=5)
        return answer

    object.__setattr__(baihe.bench.fetcher, "fetch", tired)
    page = baihe.poll()
    assert (page.last_outcome, page.last_reason, page.lease) == ("error", "rows-unasked", None)
    assert baihe.events() == [] and page.role == Role.LIST.value


@pytest.mark.parametrize(
    ("shared", "before", "after", "rewritten"),
    [
        (250_000, 110_000, 110_000, True), (250_000, 90_000, 90_000, False), (0, 90_000, 90_000, True),
        (250_000, 0, 190_000, False), (0, 60_000, 60_000, False), (250_000, 100_000, 100_000, False),
        (250_000, 100_000, 100_001, True),
    ],
)  # fmt: skip
def test_what_differs_is_bounded_whatever_is_shared(shared: int, before: int, after: int, rewritten: bool) -> None:
    assert _is_rewritten(words("同" * shared, "甲" * before), words("同" * shared, "乙" * after)) is rewritten
