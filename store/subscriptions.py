"""Who hears what: subscriptions, their addresses sealed, their filters in the clear."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from sources.regions import full_name_of

from .addresses import Address, SubscriptionError, parse_address
from .event import LABELS, Audience, EventType
from .events import newest_seq
from .presence import take_turn
from .secrets import SecretBox
from .tables import FanoutRow, MessageRow, SubscriptionRow

__all__ = [
    "Digest", "Subscription", "SubscriptionError", "add", "find", "list_subscriptions", "pause", "remove", "resume",
    "sealed_address", "subscription_of", "sync_operator",
]  # fmt: skip

Digest = Literal["daily", "weekly"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """One wish to be told; an empty filter lets everything through. The address is shown masked only.

    `address_key` is a keyed digest that tells whether two subscriptions have one address; `since_seq`: later events
    are theirs; `created_at` aware UTC.
    """

    id: int
    channel: str
    address_masked: str
    address_key: str
    audience: Audience
    created_at: datetime
    regions: tuple[str, ...] = ()
    types: tuple[EventType, ...] = ()
    kinds: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    digest: Digest | None = None
    state: str = "active"
    since_seq: int = 0


def add(
    session: Session, box: SecretBox, address: str, *, regions: Iterable[str] = (), types: Iterable[str] = (),
    kinds: Iterable[str] = (), keywords: Iterable[str] = (), digest: str | None = None,
    audience: Audience = Audience.SUBSCRIBER, now: datetime,
) -> Subscription:  # fmt: skip
    """Subscribe an address from the present event on; the same address and filters again give the same subscription.

    One that was paused is active again. Raises AddressError and SubscriptionError.
    """
    parsed = parse_address(address)
    wish = {
        "regions": _checked_regions(regions), "types": _checked_types(types, audience), "kinds": _tidy(kinds),
        "keywords": _tidy(keywords), "digest": _checked_digest(digest),
    }  # fmt: skip
    key = _key(box, parsed)
    take_turn(session, "subscriptions")
    for row in _rows_of(session, key, audience):
        if all(getattr(row, name) == value for name, value in wish.items()):
            if row.state == "paused":
                row.state, row.since_seq = "active", newest_seq(session)
                session.flush()
            return subscription_of(row)
    row = SubscriptionRow(
        address=box.seal(parsed.url.get_secret_value()), address_key=key, address_masked=parsed.masked,
        channel=parsed.channel[:40], audience=audience.value, state="active", created_at=now,
        since_seq=_told_until(session) if audience is Audience.OPERATOR else newest_seq(session), **wish,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return subscription_of(row)


def _told_until(session: Session) -> int:
    """The seq up to which events have become messages: what is still untold, a new channel of the operator hears."""
    untold = session.scalar(select(func.min(FanoutRow.seq)).where(FanoutRow.expanded_at.is_(None)))
    return newest_seq(session) if untold is None else untold - 1


def list_subscriptions(
    session: Session, *, states: Sequence[str] = ("active", "paused"), audience: Audience | None = None
) -> list[Subscription]:
    """Subscriptions in these states, oldest first."""
    query = select(SubscriptionRow).where(SubscriptionRow.state.in_(list(states))).order_by(SubscriptionRow.id)
    if audience is not None:
        query = query.where(SubscriptionRow.audience == audience.value)
    return [subscription_of(row) for row in session.scalars(query)]


def find(session: Session, subscription_id: int) -> Subscription:
    """The subscription with this number. Raises SubscriptionError when there is none."""
    return subscription_of(_row(session, subscription_id))


def pause(session: Session, subscription_id: int) -> Subscription:
    """Stop telling until `resume`; what is owed already waits too. Raises SubscriptionError."""
    return _turn(session, subscription_id, "paused")


def resume(session: Session, subscription_id: int) -> Subscription:
    """Go on from the present event; what happened during the pause is not told. Raises SubscriptionError."""
    row = _row(session, subscription_id)
    if row.state == "paused":
        row.since_seq = newest_seq(session)
    return _turn(session, subscription_id, "active")


def remove(session: Session, subscription_id: int) -> Subscription:
    """End a subscription: its address is wiped and what is owed is cancelled. Raises SubscriptionError."""
    row = _row(session, subscription_id)
    row.address = ""
    session.execute(
        update(MessageRow)
        .where(MessageRow.subscription_id == row.id, MessageRow.state.in_(("pending", "sending")))
        .values(state="cancelled", last_error="订阅已取消")
    )
    return _turn(session, subscription_id, "removed")


def sync_operator(session: Session, box: SecretBox, addresses: Sequence[str], now: datetime) -> list[Subscription]:
    """Make the operator's subscriptions those of `DUCHA_OPERATOR`: new ones added, others closed, a pause kept.

    Raises AddressError when one of the addresses cannot be used.
    """
    keys = {_key(box, parse_address(address)): address for address in addresses}
    kept: set[str] = set()
    for sub in list_subscriptions(session, audience=Audience.OPERATOR):
        if sub.address_key in keys:
            kept.add(sub.address_key)
        else:
            remove(session, sub.id)
    for key, address in keys.items():
        if key not in kept:
            add(session, box, address, audience=Audience.OPERATOR, now=now)
    return list_subscriptions(session, audience=Audience.OPERATOR)


def sealed_address(session: Session, subscription_id: int) -> str:
    """The address as it is stored, for `SecretBox.reveal`. Raises SubscriptionError."""
    row = _row(session, subscription_id)
    if row.state == "removed":
        raise SubscriptionError(f"订阅 #{subscription_id} 已取消")
    return row.address


def subscription_of(row: SubscriptionRow) -> Subscription:
    """The value behind a row."""
    return Subscription(
        id=row.id, channel=row.channel, address_masked=row.address_masked, address_key=row.address_key,
        audience=Audience(row.audience), regions=tuple(row.regions), types=tuple(EventType(t) for t in row.types),
        kinds=tuple(row.kinds), keywords=tuple(row.keywords), digest=row.digest,  # type: ignore[arg-type]  # checked by add
        state=row.state, created_at=row.created_at, since_seq=row.since_seq,
    )  # fmt: skip


def _row(session: Session, subscription_id: int) -> SubscriptionRow:
    row = session.get(SubscriptionRow, subscription_id)
    if row is None:
        raise SubscriptionError(f"没有编号为 {subscription_id} 的订阅")
    return row


def _rows_of(session: Session, key: str, audience: Audience) -> list[SubscriptionRow]:
    query = select(SubscriptionRow).where(
        SubscriptionRow.address_key == key,
        SubscriptionRow.audience == audience.value,
        SubscriptionRow.state != "removed",
    )
    return list(session.scalars(query.order_by(SubscriptionRow.id)))


def _turn(session: Session, subscription_id: int, state: str) -> Subscription:
    row = _row(session, subscription_id)
    if row.state == "removed" and state != "removed":
        raise SubscriptionError(f"订阅 #{subscription_id} 已取消，请重新订阅")
    row.state = state
    session.flush()
    return subscription_of(row)


def _key(box: SecretBox, address: Address) -> str:
    return box.digest(address.url.get_secret_value(), "address")


def _tidy(values: Iterable[str]) -> list[str]:
    """Sorted, without blanks and repetition, so that equal wishes look equal."""
    return sorted({" ".join(value.split()) for value in values} - {""})


def _checked_regions(values: Iterable[str]) -> list[str]:
    codes = _tidy(values)
    for code in codes:
        if not re.fullmatch(r"\d{6}", code) or full_name_of(code) in {"", code}:
            raise SubscriptionError(f"没有这个行政区划代码：{code[:20]}（应为六位数字，如 210000 辽宁省）")
    return codes


def _checked_types(values: Iterable[str], audience: Audience) -> list[str]:
    known = {type_.value: type_ for type_ in LABELS if type_.audience is audience}
    types = _tidy(values)
    for value in types:
        if value not in known:
            choices = "、".join(f"{name}（{LABELS[type_]}）" for name, type_ in known.items())
            raise SubscriptionError(f"没有这种消息类型：{value[:40]}；可选：{choices}")
    return types


def _checked_digest(value: str | None) -> str | None:
    if value not in (None, "daily", "weekly"):
        raise SubscriptionError("汇总方式只能是 daily（每日）或 weekly（每周）")
    return value
