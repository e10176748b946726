"""The tables. ORM rows never leave `store/`; every time is aware UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """Aware UTC in and out, on SQLite (which forgets the zone) as on PostgreSQL."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive time must not reach the store")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


BigId = BigInteger().with_variant(Integer, "sqlite")


class Base(DeclarativeBase):
    """Root of the tables; names of constraints are fixed so that migrations work on both databases."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: UtcDateTime(), date: Date(), dict[str, Any]: JSON(), list[Any]: JSON()}  # noqa: RUF012


class SourceRow(Base):
    """What the installation knows of a source beyond its TOML file, and its copy for readers."""

    __tablename__ = "source"

    id: Mapped[str] = mapped_column(String(120), primary_key=True)
    name: Mapped[str] = mapped_column(String(300))
    region: Mapped[str] = mapped_column(String(6), default="")
    level: Mapped[str] = mapped_column(String(20), default="")
    agency: Mapped[str] = mapped_column(String(300), default="")
    enabled: Mapped[bool] = mapped_column(default=True)
    definition: Mapped[dict[str, Any]] = mapped_column(default=dict)  # Source.model_dump(mode="json"); {} = plain watch
    last_ok_at: Mapped[datetime | None]
    added_at: Mapped[datetime]


class ConditionRow(Base):
    """Something that is wrong with a source: opened once, closed once (never a storm of operator events)."""

    __tablename__ = "condition"
    __table_args__ = (UniqueConstraint("source_id", "kind"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    source_id: Mapped[str] = mapped_column(String(120))  # a source, or "ducha" for the installation itself
    kind: Mapped[str] = mapped_column(String(40))  # the type of the event that opened it
    opened: Mapped[int] = mapped_column(default=0)  # how many times so far
    since: Mapped[datetime | None]  # None = closed
    note: Mapped[str] = mapped_column(Text, default="")


class PageRow(Base):
    """A watched address and where we stand with it."""

    __tablename__ = "page"
    __table_args__ = (
        Index("ix_page_due", "state", "due_at"),
        Index("ix_page_host", "host"),
        Index("ix_page_parent", "parent_id"),
        Index("ix_page_source", "source_id"),
        Index("ix_page_body_fingerprint", "body_fingerprint"),
        Index(  # the few pages that somebody has just now
            "ix_page_lease", "lease_until", "lease_owner", "host", sqlite_where=text("lease_until IS NOT NULL"),
            postgresql_where=text("lease_until IS NOT NULL"),
        ),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    url: Mapped[str] = mapped_column(Text)
    url_key: Mapped[str] = mapped_column(String(64), unique=True)  # SHA-256 of the canonical address
    host: Mapped[str] = mapped_column(String(260))
    role: Mapped[str] = mapped_column(String(12))
    source_id: Mapped[str] = mapped_column(ForeignKey("source.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("page.id"))  # the list of a detail, the detail of a file
    state: Mapped[str] = mapped_column(String(12), default="active")  # active, withdrawn, unwatched
    title: Mapped[str] = mapped_column(Text, default="")
    kind: Mapped[str] = mapped_column(String(40), default="other")
    published: Mapped[date | None]
    added_at: Mapped[datetime]
    # announcing a new list row: the event is made with the first read of the detail, whatever that gives
    announce: Mapped[bool] = mapped_column(default=False)
    # what was last accepted
    version_n: Mapped[int] = mapped_column(default=0)  # 0 = not read yet (invariant 9: the first read is a baseline)
    fingerprint: Mapped[str | None] = mapped_column(String(64))
    body_fingerprint: Mapped[str | None] = mapped_column(String(64))
    same_as_id: Mapped[int | None] = mapped_column(ForeignKey("page.id"))
    # validators of the last accepted bytes
    etag: Mapped[str | None] = mapped_column(Text)
    last_modified: Mapped[str | None] = mapped_column(Text)
    raw_digest: Mapped[str | None] = mapped_column(String(64))
    sameness: Mapped[str | None] = mapped_column(String(64))  # proof that a response reads as they do
    # an edit on hold until a second fetch shows it too (invariant 6)
    hold_fingerprint: Mapped[str | None] = mapped_column(String(64))
    hold_since: Mapped[datetime | None]
    # rows behind those read are owed since then: a further page of the list could not be read
    unread_since: Mapped[datetime | None]
    # a refusal of existence on hold (invariant 3)
    gone_since: Mapped[datetime | None]
    # health
    trouble: Mapped[str | None] = mapped_column(String(40))  # the condition kind this page contributes to
    fails: Mapped[int] = mapped_column(default=0)
    last_looked_at: Mapped[datetime | None]
    last_ok_at: Mapped[datetime | None]
    span_id: Mapped[int | None] = mapped_column(BigId)  # the span that the next look may prolong
    last_outcome: Mapped[str] = mapped_column(String(12), default="")
    last_reason: Mapped[str] = mapped_column(String(40), default="")
    # when next, and who has it now
    due_at: Mapped[datetime | None]
    due_reason: Mapped[str] = mapped_column(String(40), default="new")
    lease: Mapped[str | None] = mapped_column(String(64))
    lease_owner: Mapped[str | None] = mapped_column(String(200))
    lease_until: Mapped[datetime | None]


class ListRowRow(Base):
    """A row seen on a list page."""

    __tablename__ = "list_row"
    __table_args__ = (UniqueConstraint("list_id", "url_key"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    list_id: Mapped[int] = mapped_column(ForeignKey("page.id"))
    url: Mapped[str] = mapped_column(Text)
    url_key: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(Text)
    published: Mapped[date | None]
    first_seen: Mapped[datetime]
    last_seen: Mapped[datetime]
    gone_since: Mapped[datetime | None]  # not on the list any more; never a withdrawal by itself


class BodyRow(Base):
    """Raw bytes, content-addressed, zstd; `base` names the body that served as dictionary, `depth` the chain length."""

    __tablename__ = "body"
    __table_args__ = (Index("ix_body_base", "base"),)

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    base: Mapped[str | None] = mapped_column(ForeignKey("body.digest"))
    depth: Mapped[int] = mapped_column(default=0)
    size: Mapped[int] = mapped_column(BigInteger)
    data: Mapped[bytes] = mapped_column(LargeBinary)


class VersionRow(Base):
    """An accepted reading of a page."""

    __tablename__ = "version"
    __table_args__ = (UniqueConstraint("page_id", "n"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    page_id: Mapped[int] = mapped_column(ForeignKey("page.id"))
    n: Mapped[int]
    captured_at: Mapped[datetime]
    body_digest: Mapped[str] = mapped_column(ForeignKey("body.digest"))
    parser_version: Mapped[str] = mapped_column(String(20))
    fingerprint: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    document: Mapped[dict[str, Any]]  # Document.to_json()
    final_url: Mapped[str] = mapped_column(Text)
    status: Mapped[int | None]
    headers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    charset: Mapped[str | None] = mapped_column(String(40))  # as the HTTP header said


class SpanRow(Base):
    """A run of polls of a page with one meaning: looked, or could not look (invariant 8)."""

    __tablename__ = "span"
    __table_args__ = (Index("ix_span_page", "page_id", "id"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    page_id: Mapped[int] = mapped_column(ForeignKey("page.id"))
    looked: Mapped[bool]
    outcome: Mapped[str] = mapped_column(String(12))
    reason: Mapped[str] = mapped_column(String(40))
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]
    polls: Mapped[int]


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


class HostRow(Base):
    """What we know of a host: robots, and until when it asked to be left alone."""

    __tablename__ = "host"

    host: Mapped[str] = mapped_column(String(260), primary_key=True)
    robots: Mapped[str | None] = mapped_column(Text)
    robots_status: Mapped[int | None]
    robots_at: Mapped[datetime | None]
    not_before: Mapped[datetime | None]  # Retry-After
    missing: Mapped[str | None] = mapped_column(Text)  # its answer for what cannot exist; "" = taught nothing
    missing_answered: Mapped[bool | None]
    missing_at: Mapped[datetime | None]
    templates: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))  # by shape of address: store.templates
    templates_at: Mapped[datetime | None]  # when it was last asked whether there is something to learn


class PolicyStateRow(Base):
    """The polling policy's own memory, as it dumped it."""

    __tablename__ = "policy_state"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    saved_at: Mapped[datetime]
    state: Mapped[dict[str, Any]]
