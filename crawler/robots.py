"""robots.txt (RFC 9309) with a memory: asked for once a day per host, through the same politeness as every page."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from protego import Protego

from sources.clock import Clock
from store.capture import STOPPED
from store.hosts import RobotsRecord

from .identity import PRODUCT
from .limits import MAX_CRAWL_DELAY, ROBOTS_BYTES, ROBOTS_RETRY, ROBOTS_TTL

_CACHE_SIZE = 10_000


class RobotsMemory(Protocol):
    """Where robots.txt files survive a restart."""

    def load_robots(self, host: str) -> RobotsRecord | None: ...

    def save_robots(self, host: str, record: RobotsRecord) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsAnswer:
    """What came for a robots.txt; `status` is None where nothing came, and `reason` says why."""

    status: int | None
    raw: bytes = b""
    reason: str = ""

    @property
    def reached(self) -> bool:
        """Whether the host has spoken: a refusal (4xx) means that there are no rules, a failure that we must wait."""
        return self.status is not None and self.status < 500 and self.status != 429


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a host's robots.txt allows us; `until` is when to ask again. `parser` None: not known, hence nothing."""

    until: datetime
    parser: Protego | None
    reason: str = ""

    @property
    def known(self) -> bool:
        """False while the file cannot be had and was never seen."""
        return self.parser is not None

    def allows(self, url: str) -> bool:
        """Whether we may ask for this address."""
        return self.parser is not None and self.parser.can_fetch(url, PRODUCT)

    @property
    def crawl_delay(self) -> float:
        """Seconds between two requests that the host asks for; 0 where it asks for none."""
        asked = self.parser.crawl_delay(PRODUCT) if self.parser is not None else None
        return min(max(0.0, float(asked or 0.0)), MAX_CRAWL_DELAY)


class Robots:
    """The rules of every host in use. `ask` fetches a robots.txt and never raises for what the host does."""

    def __init__(self, memory: RobotsMemory, clock: Clock) -> None:
        self._memory = memory
        self._clock = clock
        self._rules: dict[str, Rules] = {}
        self._locks: dict[str, asyncio.Lock] = {}

    async def rules(self, host: str, ask: Callable[[], Awaitable[RobotsAnswer]]) -> Rules:
        """The host's rules, asked for where they are not known or older than a day."""
        rules = self._current(host)
        if rules is not None:
            return rules
        async with self._locks.setdefault(host, asyncio.Lock()):
            rules = self._current(host)
            if rules is None:
                rules = await self._renewed(host, ask)
                self._keep(host, rules)
            return rules

    def _current(self, host: str) -> Rules | None:
        rules = self._rules.get(host)
        return rules if rules is not None and self._clock.now() < rules.until else None

    async def _renewed(self, host: str, ask: Callable[[], Awaitable[RobotsAnswer]]) -> Rules:
        record = await asyncio.to_thread(self._memory.load_robots, host)
        if record is not None and timedelta(0) <= self._clock.now() - record.fetched_at < ROBOTS_TTL:
            return _rules(record.text, record.fetched_at + ROBOTS_TTL)
        answer = await ask()
        now = self._clock.now()
        if answer.reached:
            assert answer.status is not None
            text = text_of(answer)
            record = RobotsRecord(text=text, status=answer.status, fetched_at=now)
            await asyncio.to_thread(self._memory.save_robots, host, record)
            return _rules(text, now + ROBOTS_TTL)
        if record is not None:  # RFC 9309, 2.4: an old copy serves while the host cannot be reached
            return _rules(record.text, now + ROBOTS_RETRY)
        return Rules(until=now + ROBOTS_RETRY, parser=None, reason=answer.reason or f"http-{answer.status}")

    def _keep(self, host: str, rules: Rules) -> None:
        if len(self._rules) >= _CACHE_SIZE:
            self._rules.clear()
        if rules.reason != STOPPED:
            self._rules[host] = rules


def text_of(answer: RobotsAnswer) -> str:
    """The rules as text; none where the host has no such file."""
    if answer.status is None or not 200 <= answer.status < 300:
        return ""
    return answer.raw[:ROBOTS_BYTES].decode("utf-8-sig", "replace").replace("\0", "")


def _rules(text: str, until: datetime) -> Rules:
    return Rules(until=until, parser=Protego.parse(text))
