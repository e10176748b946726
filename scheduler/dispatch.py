"""Handing out batches: one interface, so that one machine or many may do the work."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from typing import Protocol

from store.capture import Poll
from store.claims import give_back
from store.record import Recorded

from .work import Bench, poll_host_batch


class Dispatcher(Protocol):
    """Does batches of polls; `drain` finishes what has begun and begins nothing new."""

    async def dispatch(self, polls: Sequence[Poll]) -> list[Recorded]:
        """Poll all of these, one batch per host at a time; gives what was committed."""
        ...

    async def drain(self) -> None:
        """Finish what is in flight and give the rest back."""
        ...


class LocalDispatcher:
    """Batches in this process: hosts side by side, a host never twice at once."""

    def __init__(self, bench: Bench, *, batch: int = 64) -> None:
        self.bench = bench
        self.batch = batch
        self._locks: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._stopping = False
        self._running: set[asyncio.Task[list[Recorded]]] = set()

    async def dispatch(self, polls: Sequence[Poll]) -> list[Recorded]:
        by_host: dict[str, list[Poll]] = defaultdict(list)
        for poll in polls:
            by_host[poll.host].append(poll)
        tasks = [asyncio.create_task(self._host(host, batch)) for host, batch in by_host.items()]
        self._running.update(tasks)
        try:
            results = await asyncio.gather(*tasks, return_exceptions=True)
        finally:
            self._running.difference_update(tasks)
        for result in results:  # every host has had its turn before a failure is told
            if isinstance(result, BaseException):
                raise result
        return [recorded for result in results if isinstance(result, list) for recorded in result]

    async def _host(self, host: str, polls: list[Poll]) -> list[Recorded]:
        done: list[Recorded] = []
        async with self._locks[host]:
            for start in range(0, len(polls), self.batch):
                chunk = polls[start : start + self.batch]
                if self._stopping:
                    rest = polls[start:]
                    await self.bench.write(lambda session, rest=rest: give_back(session, rest))  # type: ignore[misc]
                    break
                done += await poll_host_batch(self.bench, host, chunk)
        return done

    async def drain(self) -> None:
        self._stopping = True
        await asyncio.gather(*self._running, return_exceptions=True)
