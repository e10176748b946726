"""Clocks: the one place that knows what time it is, so that a story of weeks can be replayed in a minute."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
EARLIEST = datetime.min.replace(tzinfo=UTC)
"""Before every instant that a clock can show."""


class Clock(Protocol):
    """What the rest of the program may ask of a clock."""

    def now(self) -> datetime:
        """The present instant, aware, UTC."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait until `seconds` have passed on this clock."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(max(0.0, seconds))


class FixedClock:
    """A clock that stands still and moves only when somebody waits on it (`DUCHA_NOW`)."""

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)

    def now(self) -> datetime:
        return self._now

    async def sleep(self, seconds: float) -> None:
        self._now += timedelta(seconds=max(0.0, seconds))
        await asyncio.sleep(0)


def clock_for(now: datetime | None) -> Clock:
    """The clock for a command: fixed where `DUCHA_NOW` is given, else the machine's."""
    return FixedClock(now) if now is not None else SystemClock()


def in_shanghai(moment: datetime) -> datetime:
    """The same instant as people in China read it."""
    return moment.astimezone(SHANGHAI)


def within_hours(due: datetime, hours: str) -> datetime:
    """The first instant from `due` on that lies within these hours of the day in Shanghai, e.g. 08:00-18:00.

    Hours that cross midnight (22:00-06:00) are understood; equal ends mean the whole day.
    """
    opens, closes = (time.fromisoformat(text) for text in hours.split("-"))
    local = due.astimezone(SHANGHAI)
    inside = opens <= local.time() < closes if opens < closes else not closes <= local.time() < opens
    if inside or opens == closes:
        return due
    opening = datetime.combine(local.date(), opens, tzinfo=SHANGHAI)
    if opening < local:
        opening += timedelta(days=1)
    return opening.astimezone(UTC)
