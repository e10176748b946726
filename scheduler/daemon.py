"""The daemon: APScheduler ticks, what is due is claimed and dispatched, messages go out, health is looked after."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

import aiohttp
import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from notify.delivery import run_forever
from sources.clock import Clock
from sources.settings import Settings
from sources.source import Source
from store.capture import Poll
from store.catalogue import sync_sources
from store.claims import claim
from store.database import Database
from store.health import check_sources, check_storage, wake_sleepers
from store.secrets import SecretBox

from .dispatch import LocalDispatcher
from .learning import Learner
from .service import open_bench
from .work import Bench

log = structlog.get_logger()

TICK = 5.0
HEALTH = 300.0
LEARNING = 60.0
"""Seconds between two hosts that are asked what their pages have in common."""

PER_HOST = 32
"""Pages of one host claimed at a time: a batch must not outlive its leases by much."""

HEARTBEAT_TIMEOUT = aiohttp.ClientTimeout(total=15)


class Daemon:
    """Runs until `stop` is set, then finishes what it has begun."""

    def __init__(self, bench: Bench, settings: Settings) -> None:
        self.bench = bench
        self.settings = settings
        self.dispatcher = LocalDispatcher(bench)
        self._batches: dict[asyncio.Task[Any], frozenset[str]] = {}
        self._ticking: asyncio.Task[int] | None = None
        self._learner = (
            Learner(bench.write, bench.learn, bench.clock, bench.glance) if bench.learn is not None else None
        )

    async def tick(self) -> int:
        """Claim what is due on hosts that are idle and hand it out; how many polls.

        A timer that stops cancels its jobs, but not a transaction that runs: what that claims is handed out in any case.
        """
        self._ticking = asyncio.create_task(self._hand_out())
        return await asyncio.shield(self._ticking)

    async def _hand_out(self) -> int:
        busy = frozenset().union(*self._batches.values())
        polls = await self.bench.write(
            lambda s: claim(s, self.bench.clock.now(), limit=4 * PER_HOST, busy=busy, per_host=PER_HOST)
        )
        by_host: dict[str, list[Poll]] = {}
        for poll in polls:
            by_host.setdefault(poll.host, []).append(poll)
        for host, batch in by_host.items():
            task = asyncio.create_task(self.dispatcher.dispatch(batch))
            self._batches[task] = frozenset({host})
            task.add_done_callback(self._done)
        return len(polls)

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._batches.pop(task, None)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("batch.failed", error=repr(error)[:300])

    async def look_after(self) -> None:
        """Tell the operator of silent sources and a full disk, then ping the outside dead man's switch.

        What a clock that was ahead put to sleep is woken.
        """
        now = self.bench.clock.now()
        await self.bench.write(lambda s: wake_sleepers(s, now))
        await self.bench.write(lambda s: check_sources(s, now))
        await self.bench.write(lambda s: check_storage(s, self.settings.home, now))
        if self.settings.heartbeat_url:
            await ping(self.settings.heartbeat_url)

    async def learn(self) -> None:
        """Learn the templates of one host."""
        if self._learner is not None:
            await self._learner.learn_next()

    async def drain(self) -> None:
        """Finish what is in flight; what was claimed and not begun is given back.

        The crawler is closed at the same time: what waits for its host's turn (20 seconds a page) is not waited for.
        """
        await asyncio.gather(self.dispatcher.drain(), self.bench.fetcher.close())
        if self._ticking is not None:  # the dispatcher gives back what comes now
            await asyncio.gather(self._ticking, return_exceptions=True)
        await asyncio.gather(*self._batches, return_exceptions=True)


async def ping(url: str) -> bool:
    """Tell an outside watcher that we live; a failure is logged, the address (it holds a token) is not."""
    try:
        async with aiohttp.ClientSession(timeout=HEARTBEAT_TIMEOUT) as session, session.get(url) as response:
            ok = response.status < 400
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        log.warning("heartbeat.failed", error=type(error).__name__)
        return False
    if not ok:
        log.warning("heartbeat.refused", status=response.status)
    return ok


async def run_daemon(
    settings: Settings, clock: Clock, database: Database, box: SecretBox, sources: Iterable[Source],
    stop: asyncio.Event, *, concurrency: int = 16, tick: float = TICK,
) -> None:  # fmt: skip
    """Poll, notify and look after health until `stop` is set; then drain and return.

    `tick`: seconds between two looks for what is due, and for what is to be sent.
    """
    with database.begin() as session:
        sync_sources(session, sources, clock.now())
    async with open_bench(settings, clock, database, concurrency=concurrency) as bench:
        daemon = Daemon(bench, settings)
        timer = AsyncIOScheduler(timezone="UTC")
        every = {"trigger": "interval", "max_instances": 1, "coalesce": True, "misfire_grace_time": None}
        timer.add_job(daemon.tick, seconds=tick, next_run_time=clock.now(), **every)
        timer.add_job(daemon.look_after, seconds=HEALTH, **every)
        timer.add_job(daemon.learn, seconds=LEARNING, **every)
        timer.start()
        notifier = asyncio.create_task(run_forever(database, settings, clock, box, stop, pause=tick))
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({notifier, stopping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stop.set()
            timer.shutdown(wait=False)
            await daemon.drain()
            await notifier
            stopping.cancel()
