"""What was found at each look: raw bytes, the readings that were accepted, and the spans of looking and not looking."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from .table_base import Base, BigId


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
