"""From events to messages: each fan-out row becomes what is owed to each subscription, once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from sources.clock import SHANGHAI, in_shanghai
from store import outbox
from store.database import Database
from store.event import Event
from store.presence import take_turn
from store.subscriptions import Digest, Subscription, list_subscriptions

from .matching import hears, one_per_address

BATCH = 200
DIGEST_AT = time(8, 30, tzinfo=SHANGHAI)
"""When a digest of the past day or week leaves."""

_UNSAFE = re.compile(r"[^A-Za-z0-9.-]")
_DAYS: dict[Digest, int] = {"daily": 1, "weekly": 7}


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One message to be: a natural key within the subscription, what it tells of, and when it is due."""

    subscription: Subscription
    key: str
    event_ids: tuple[str, ...]
    due: datetime | None = None  # aware; None = at once
    period: date | None = None  # first day of a digest's period


def expand(database: Database, now: datetime, *, host: str = "ducha") -> int:
    """Turn every open fan-out row into messages, in order of seq; how many events were expanded.

    `host` is the right-hand side of the Message-IDs. A kill at any moment and another run give the same messages:
    messages and the mark on the fan-out rows are one transaction, and each message has a natural key.
    """
    total = 0
    while True:
        with database.begin() as session:
            take_turn(session, "expansion")
            events = outbox.unexpanded(session, BATCH, now)
            if not events:
                return total
            for owed in plan(events, list_subscriptions(session, states=("active",))):
                _enqueue(session, owed, now, host)
            outbox.mark_expanded(session, [event.id for event in events], now)
        total += len(events)


def plan(events: Sequence[Event], subscriptions: Iterable[Subscription]) -> list[Owed]:
    """What is owed for these events: one message per event, group or digest period, and subscription."""
    subscriptions = list(subscriptions)
    gathered: dict[tuple[int, str], Owed] = {}
    for event in events:
        for subscription in one_per_address(sub for sub in subscriptions if hears(sub, event)):
            owed = _owed(subscription, event)
            place = (subscription.id, owed.key)
            earlier = gathered[place].event_ids if place in gathered else ()
            gathered[place] = Owed(
                subscription=subscription, key=owed.key, due=owed.due, event_ids=(*earlier, event.id),
                period=owed.period,
            )  # fmt: skip
    return list(gathered.values())


def message_id_of(subscription: Subscription, key: str, host: str) -> str:
    """The Message-ID of this message: the same at every attempt, and another one for every other reader."""
    reader = hashlib.sha256(f"{subscription.address_key}\x1e{subscription.id}".encode()).hexdigest()[:16]
    return f"<{_UNSAFE.sub('-', key)}.{reader}@{host}>"


def period_of(seen_at: datetime, digest: Digest) -> date:
    """The first day (Shanghai) of the day or week that this instant belongs to."""
    day = in_shanghai(seen_at).date()
    return day - timedelta(days=day.weekday()) if digest == "weekly" else day


def digest_due(period: date, digest: Digest) -> datetime:
    """When the digest of this period leaves: 08:30 in Shanghai on the day after its end."""
    return datetime.combine(period + timedelta(days=_DAYS[digest]), DIGEST_AT)


def digest_key(period: date) -> str:
    """The key of the digest of this period."""
    return f"digest:{period.isoformat()}"


def period_of_key(key: str) -> date | None:
    """The period that a digest's key names; None for any other key."""
    kind, _, day = key.partition(":")
    return date.fromisoformat(day) if kind == "digest" else None


def _owed(subscription: Subscription, event: Event) -> Owed:
    if subscription.digest is None:
        return Owed(subscription=subscription, key=event.group or event.id, event_ids=(event.id,))
    period = period_of(event.seen_at, subscription.digest)
    return Owed(
        subscription=subscription, key=digest_key(period), due=digest_due(period, subscription.digest),
        event_ids=(event.id,), period=period,
    )  # fmt: skip


def _enqueue(session: Session, owed: Owed, now: datetime, host: str) -> None:
    subscription, key, due, period = owed.subscription, owed.key, owed.due, owed.period
    while True:
        message_id = message_id_of(subscription, key, host)
        if outbox.enqueue(session, subscription.id, key, message_id, due or now, owed.event_ids, now):
            return
        # a message of that key has left: a straggler goes into the next one rather than nowhere
        if subscription.digest is not None and period is not None:
            period += timedelta(days=_DAYS[subscription.digest])
            key, due = digest_key(period), digest_due(period, subscription.digest)
        elif key != owed.event_ids[0]:
            key = owed.event_ids[0]
        else:
            return  # this very event has been told
