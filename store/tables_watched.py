"""What is watched: sources and what is wrong with them, pages, rows of lists, hosts, and the polling policy's memory."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from .table_base import Base, BigId


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
        Index(  # the rows of very large updates that are not read yet
            "ix_page_announce_group", "announce_group", sqlite_where=text("announce_group IS NOT NULL"),
            postgresql_where=text("announce_group IS NOT NULL"),
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
    announce_group: Mapped[str | None] = mapped_column(String(64))  # the group of that event, until it is made
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
    ending: Mapped[str | None] = mapped_column(Text)  # what it leaves open since it closes less than its last version
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
