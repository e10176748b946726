"""One delivery after another, and what it left in the outbox."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

from notify.delivery import DeliveryReport, deliver
from sources.clock import FixedClock
from sources.settings import Settings
from store import outbox
from store.conditions import INSTALLATION, is_open
from store.database import Database
from store.event import EventType
from store.outbox import Message
from tests.notify_samples import BOX


def run(database: Database, config: Settings, clock: FixedClock, **options: Any) -> DeliveryReport:
    return asyncio.run(deliver(database, config, clock, BOX, **options))


def messages(database: Database) -> list[Message]:
    with database.read() as session:
        return outbox.read_outbox(session)


def failing_is_open(database: Database) -> bool:
    with database.read() as session:
        return is_open(session, INSTALLATION, EventType.DELIVERY_FAILING)


def later(clock: FixedClock, **time: float) -> None:
    asyncio.run(clock.sleep(timedelta(**time).total_seconds()))
