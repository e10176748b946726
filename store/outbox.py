"""The outbox: what is owed to whom, what became of it; a message is claimed before it is sent and marked after."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Select, and_, func, or_, select, update
from sqlalchemy.orm import Session

from .event import Event
from .events import load_events
from .subscriptions import Subscription, subscription_of
from .tables import EventRow, FanoutRow, MessageEventRow, MessageRow, PageRow, SubscriptionRow

CLAIM = timedelta(minutes=15)
"""A message in state sending for longer than this was left behind, even where others deliver too."""

GROUP_WAIT = timedelta(hours=1)
"""For so long the news of a very large update waits for those of its pages that are not read yet."""

ERROR_MOST = 500
NEEDS_ACTION = "需要处理："
"""How an error begins that no waiting will mend: the operator hears of it at once."""

TRIED_OFTEN = 5
"""After this many attempts a message that still waits is the operator's news (about half an hour)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message as `ducha outbox` shows it; times aware UTC, the address masked."""

    id: int
    subscription_id: int
    channel: str
    address_masked: str
    key: str
    message_id: str
    state: str  # pending, sending, sent, failed, cancelled
    attempts: int
    next_attempt_at: datetime
    last_error: str
    created_at: datetime
    sent_at: datetime | None
    event_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A message taken for sending: to whom (the address still sealed), about what, and which attempt this is."""

    id: int
    subscription: Subscription
    key: str
    message_id: str
    attempts: int  # this one included
    created_at: datetime
    events: tuple[Event, ...]
    sealed: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failing:
    """A subscription that does not get its messages."""

    subscription_id: int
    address_masked: str
    error: str


def unexpanded(session: Session, limit: int, now: datetime) -> list[Event]:
    """Events that are to become messages, in order of seq; a group is given whole, even beyond `limit`."""
    query = _open(session, now).order_by(FanoutRow.seq)
    first = session.execute(query.limit(limit)).all()
    ids = [row.id for row in first]
    groups = {row.group for row in first if row.group is not None}
    if groups:
        rest = session.execute(query.where(EventRow.group.in_(groups), EventRow.id.not_in(ids))).all()
        ids += [row.id for row in rest]
    return sorted(load_events(session, ids).values(), key=lambda event: event.seq)


def has_unexpanded(session: Session, now: datetime) -> bool:
    """Whether some event is to become messages."""
    if session.scalar(select(FanoutRow.event_id).where(FanoutRow.expanded_at.is_(None)).limit(1)) is None:
        return False  # as nearly always
    return session.execute(_open(session, now).limit(1)).first() is not None


def _open(session: Session, now: datetime) -> Select[str, str | None]:
    """Events whose fan-out is open, but for groups of which pages are still to be read."""
    query = (
        select(EventRow.id, EventRow.group)
        .join(FanoutRow, FanoutRow.event_id == EventRow.id)
        .where(FanoutRow.expanded_at.is_(None))
    )
    first = func.min(EventRow.seen_at)
    grouped = query.where(EventRow.group.is_not(None)).with_only_columns(EventRow.group).group_by(EventRow.group)
    young = session.scalars(grouped.having(first > now - GROUP_WAIT)).all()
    if not young:
        return query
    unread = select(PageRow.announce_group).where(PageRow.announce_group.in_(young), PageRow.announce.is_(True))
    held = session.scalars(unread.distinct()).all()
    return query.where(or_(EventRow.group.is_(None), EventRow.group.not_in(held)))


def has_due(session: Session, now: datetime) -> bool:
    """Whether some message may be due."""
    query = select(MessageRow.id).where(MessageRow.state == "pending", MessageRow.next_attempt_at <= now)
    return session.scalar(query.limit(1)) is not None


def has_sending(session: Session) -> bool:
    """Whether some message is being sent, or was when its run died."""
    return session.scalar(select(MessageRow.id).where(MessageRow.state == "sending").limit(1)) is not None


def mark_expanded(session: Session, event_ids: Iterable[str], now: datetime) -> None:
    """These events have become messages."""
    session.execute(update(FanoutRow).where(FanoutRow.event_id.in_(list(event_ids))).values(expanded_at=now))


def enqueue(
    session: Session, subscription_id: int, key: str, message_id: str, due: datetime,
    event_ids: Sequence[str], now: datetime,
) -> bool:  # fmt: skip
    """Owe a subscription these events under this key; False when a message of that key has left already.

    A message that nobody has begun to send takes the events in.
    """
    row = session.scalar(
        select(MessageRow)
        .where(MessageRow.subscription_id == subscription_id, MessageRow.key == key)
        .with_for_update()
    )
    if row is None:
        row = MessageRow(
            subscription_id=subscription_id, key=key, message_id=message_id, next_attempt_at=due, created_at=now,
            state="pending", attempts=0, last_error="",
        )  # fmt: skip
        session.add(row)
        session.flush()
    elif row.state != "pending" or row.attempts:
        return False
    known = set(session.scalars(select(MessageEventRow.event_id).where(MessageEventRow.message_id == row.id)))
    session.add_all(MessageEventRow(message_id=row.id, event_id=id_) for id_ in event_ids if id_ not in known)
    session.flush()
    return True


def reclaim(session: Session, now: datetime, *, all_dead: bool) -> int:
    """Owe again what dead runs left in state sending: all of it, or only what has been there for too long; how many."""
    query = update(MessageRow).where(MessageRow.state == "sending")
    if not all_dead:
        query = query.where(MessageRow.next_attempt_at <= now)
    done = session.execute(query.values(state="pending", next_attempt_at=now))
    return int(done.rowcount)  # type: ignore[attr-defined]


def claim(
    session: Session, now: datetime, limit: int, *,
    skip_channels: Collection[str] = (), skip_subscriptions: Collection[int] = (),
) -> list[Claim]:  # fmt: skip
    """Take messages that are due, oldest first, and mark them as being sent; commit before sending the first."""
    rows = session.execute(
        select(MessageRow, SubscriptionRow)
        .join(SubscriptionRow, SubscriptionRow.id == MessageRow.subscription_id)
        .where(
            MessageRow.state == "pending", MessageRow.next_attempt_at <= now, SubscriptionRow.state == "active",
            SubscriptionRow.channel.not_in(list(skip_channels)), SubscriptionRow.id.not_in(list(skip_subscriptions)),
        )
        .order_by(MessageRow.next_attempt_at, MessageRow.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=MessageRow)
    ).all()  # fmt: skip
    for message, _ in rows:
        message.state, message.attempts, message.next_attempt_at = "sending", message.attempts + 1, now + CLAIM
    session.flush()
    return [_claim_of(session, message, subscription) for message, subscription in rows]


def mark_sent(session: Session, message_id: int, now: datetime) -> None:
    """The channel has accepted this message."""
    _mark(session, message_id, state="sent", sent_at=now, last_error="")


def mark_retry(session: Session, message_id: int, at: datetime, error: str) -> None:
    """Try this message again at that time."""
    _mark(session, message_id, state="pending", next_attempt_at=at, last_error=error[:ERROR_MOST])


def mark_failed(session: Session, message_id: int, error: str) -> None:
    """Give this message up."""
    _mark(session, message_id, state="failed", last_error=error[:ERROR_MOST])


def put_back(session: Session, message_ids: Collection[int], at: datetime, error: str = "") -> None:
    """Owe again what was claimed and not tried; `error` says why, where there is a reason."""
    values = {"state": "pending", "attempts": MessageRow.attempts - 1, "next_attempt_at": at}
    if error:
        values["last_error"] = error[:ERROR_MOST]
    session.execute(update(MessageRow).where(MessageRow.id.in_(list(message_ids))).values(values))


def retry_failed(session: Session, now: datetime, subscription_id: int | None = None) -> int:
    """Owe again what was given up, for example after the mail server was mended; how many."""
    query = update(MessageRow).where(MessageRow.state == "failed")
    if subscription_id is not None:
        query = query.where(MessageRow.subscription_id == subscription_id)
    # owed from now on: created_at tells for how long a message has been tried
    done = session.execute(query.values(state="pending", attempts=0, next_attempt_at=now, created_at=now))
    return int(done.rowcount)  # type: ignore[attr-defined]


def count_pending(session: Session) -> int:
    """How many messages are owed, those of a later digest included."""
    query = select(func.count()).select_from(MessageRow).where(MessageRow.state.in_(("pending", "sending")))
    return session.scalar(query) or 0


def next_due(session: Session) -> datetime | None:
    """When the next message of an active subscription falls due; None when nothing is owed."""
    query = (
        select(MessageRow.next_attempt_at)
        .join(SubscriptionRow, SubscriptionRow.id == MessageRow.subscription_id)
        .where(MessageRow.state == "pending", SubscriptionRow.state == "active")
    )
    return session.scalar(query.order_by(MessageRow.next_attempt_at).limit(1))


def read_outbox(
    session: Session, *, states: Sequence[str] = (), limit: int | None = None, newest_first: bool = False
) -> list[Message]:
    """Messages in these states (all when empty), in order of making."""
    query = select(MessageRow, SubscriptionRow).join(SubscriptionRow, SubscriptionRow.id == MessageRow.subscription_id)
    if states:
        query = query.where(MessageRow.state.in_(list(states)))
    query = query.order_by(MessageRow.id.desc() if newest_first else MessageRow.id)
    rows = session.execute(query.limit(limit) if limit is not None else query).all()
    return [_message_of(session, message, subscription) for message, subscription in rows]


def failing(session: Session) -> list[Failing]:
    """Active subscriptions that do not get their messages: the last finished one failed, or one waits in vain."""
    last = (
        select(func.max(MessageRow.id))
        .where(MessageRow.subscription_id == SubscriptionRow.id, MessageRow.state.in_(("sent", "failed")))
        .correlate(SubscriptionRow)
        .scalar_subquery()
    )
    stuck = and_(
        MessageRow.state.in_(("pending", "sending")), MessageRow.attempts >= 1, MessageRow.last_error != "",
        or_(MessageRow.attempts >= TRIED_OFTEN, MessageRow.last_error.startswith(NEEDS_ACTION)),
    )  # fmt: skip
    rows = session.execute(
        select(SubscriptionRow.id, SubscriptionRow.address_masked, MessageRow.last_error)
        .join(MessageRow, MessageRow.subscription_id == SubscriptionRow.id)
        .where(SubscriptionRow.state == "active", or_(stuck, and_(MessageRow.state == "failed", MessageRow.id == last)))
        .order_by(SubscriptionRow.id, MessageRow.id)
    )
    found = {id_: Failing(subscription_id=id_, address_masked=masked, error=error) for id_, masked, error in rows}
    return list(found.values())


def _mark(session: Session, message_id: int, **values: object) -> None:
    session.execute(update(MessageRow).where(MessageRow.id == message_id).values(**values))


def _claim_of(session: Session, message: MessageRow, subscription: SubscriptionRow) -> Claim:
    events = load_events(session, _event_ids(session, message.id)).values()
    return Claim(
        id=message.id, subscription=subscription_of(subscription), key=message.key, message_id=message.message_id,
        attempts=message.attempts, created_at=message.created_at,
        events=tuple(sorted(events, key=lambda event: event.seq)), sealed=subscription.address,
    )  # fmt: skip


def _message_of(session: Session, message: MessageRow, subscription: SubscriptionRow) -> Message:
    return Message(
        id=message.id, subscription_id=subscription.id, channel=subscription.channel,
        address_masked=subscription.address_masked, key=message.key, message_id=message.message_id,
        state=message.state, attempts=message.attempts, next_attempt_at=message.next_attempt_at,
        last_error=message.last_error, created_at=message.created_at, sent_at=message.sent_at,
        event_ids=tuple(_event_ids(session, message.id)),
    )  # fmt: skip


def _event_ids(session: Session, message_id: int) -> list[str]:
    query = (
        select(MessageEventRow.event_id)
        .join(EventRow, EventRow.id == MessageEventRow.event_id)
        .where(MessageEventRow.message_id == message_id)
        .order_by(EventRow.seq)
    )
    return list(session.scalars(query))
