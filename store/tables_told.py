"""What is told: events in their order, who hears of them, and the messages that carry them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from .table_base import Base, BigId


class CounterRow(Base):
    """Numbers handed out in order of commit: the row is updated, hence locked, inside the transaction."""

    __tablename__ = "counter"

    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    value: Mapped[int] = mapped_column(BigInteger)


class EventRow(Base):
    """An event, as in `store.event.Event`."""

    __tablename__ = "event"
    __table_args__ = (
        Index("ix_event_page", "page_id"), Index("ix_event_seen", "seen_at"), Index("ix_event_group", "group"),
    )  # fmt: skip

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, unique=True)
    type: Mapped[str] = mapped_column(String(30))
    also: Mapped[list[Any]] = mapped_column(default=list)
    audience: Mapped[str] = mapped_column(String(12))
    url: Mapped[str] = mapped_column(Text)
    source_id: Mapped[str] = mapped_column(String(120))
    source_name: Mapped[str] = mapped_column(String(300), default="")
    region: Mapped[str] = mapped_column(String(6), default="")
    kind: Mapped[str] = mapped_column(String(40), default="other")
    title: Mapped[str] = mapped_column(Text)
    headline: Mapped[str] = mapped_column(Text)
    seen_at: Mapped[datetime]
    published: Mapped[date | None]
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    change: Mapped[dict[str, Any] | None]
    same_as: Mapped[list[Any]] = mapped_column(default=list)
    corrects: Mapped[str | None] = mapped_column(String(32))
    group: Mapped[str | None] = mapped_column(String(64))
    page_id: Mapped[int | None] = mapped_column(ForeignKey("page.id"))
    version_before: Mapped[int | None]
    version_after: Mapped[int | None]


class FanoutRow(Base):
    """One row per event, in the event's own transaction; notify expands it into messages."""

    __tablename__ = "fanout"
    __table_args__ = (Index("ix_fanout_open", "expanded_at", "seq"),)

    event_id: Mapped[str] = mapped_column(ForeignKey("event.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger)
    expanded_at: Mapped[datetime | None]


class SubscriptionRow(Base):
    """Who hears what. `address` is encrypted; `address_key` is a keyed digest that finds duplicates."""

    __tablename__ = "subscription"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    address: Mapped[str] = mapped_column(Text)
    address_key: Mapped[str] = mapped_column(String(64))
    address_masked: Mapped[str] = mapped_column(String(200))
    channel: Mapped[str] = mapped_column(String(40))  # email, wecombot, dingtalk, feishu, …
    audience: Mapped[str] = mapped_column(String(12), default="subscriber")
    regions: Mapped[list[Any]] = mapped_column(default=list)
    types: Mapped[list[Any]] = mapped_column(default=list)
    kinds: Mapped[list[Any]] = mapped_column(default=list)
    keywords: Mapped[list[Any]] = mapped_column(default=list)
    digest: Mapped[str | None] = mapped_column(String(10))  # None = at once; daily; weekly
    state: Mapped[str] = mapped_column(String(12), default="active")  # active, paused, removed
    created_at: Mapped[datetime]
    since_seq: Mapped[int] = mapped_column(BigInteger, default=0)  # events after this are theirs


class MessageRow(Base):
    """One message to one channel: the outbox."""

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("subscription_id", "key"), Index("ix_message_state", "state", "next_attempt_at"),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscription.id"))
    key: Mapped[str] = mapped_column(String(80))  # event id, group, or digest period: the idempotency key
    message_id: Mapped[str] = mapped_column(String(200))  # RFC 5322 Message-ID, the same at every attempt
    state: Mapped[str] = mapped_column(String(12), default="pending")  # pending, sending, sent, failed
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime]
    last_error: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]


class MessageEventRow(Base):
    """Which events a message tells of."""

    __tablename__ = "message_event"

    message_id: Mapped[int] = mapped_column(ForeignKey("message.id"), primary_key=True)
    event_id: Mapped[str] = mapped_column(ForeignKey("event.id"), primary_key=True)
