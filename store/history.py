"""Reading the archive: pages, their versions, and what was looked at when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from parsers.document import Document

from . import archive
from .events import region_prefix
from .pages import Page, page_of
from .tables import BodyRow, PageRow, SourceRow, SpanRow, VersionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionInfo:
    """A version without its text; `size` in bytes of the page as fetched, `stored` as kept."""

    n: int
    captured_at: datetime
    title: str
    digest: str
    parser_version: str
    size: int
    stored: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """An accepted reading of a page and how it came."""

    page_id: int
    n: int
    captured_at: datetime
    digest: str
    final_url: str
    status: int | None
    headers: dict[str, Any]
    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of polls with one meaning; a history shows its blind spans (invariant 8)."""

    looked: bool
    outcome: str
    reason: str
    first_at: datetime
    last_at: datetime
    polls: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """How much there is."""

    pages: int
    versions: int
    bodies: int
    bytes_raw: int
    bytes_stored: int
    enabled_sources: int


def list_pages(
    session: Session, *, text: str = "", region: str = "", source_id: str = "", role: str = "", kind: str = "",
    limit: int = 50, offset: int = 0,
) -> tuple[list[Page], int]:  # fmt: skip
    """Watched pages, newest publication first, and how many match; `text` is looked for in title and address."""
    query = select(PageRow).where(PageRow.state != "unwatched")
    if text:
        query = query.where(PageRow.title.contains(text, autoescape=True) | PageRow.url.contains(text, autoescape=True))
    if region:
        within = select(SourceRow.id).where(SourceRow.region.startswith(region_prefix(region)))
        query = query.where(PageRow.source_id.in_(within))
    for column, value in ((PageRow.source_id, source_id), (PageRow.role, role), (PageRow.kind, kind)):
        if value:
            query = query.where(column == value)
    total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    ordered: Select[PageRow] = query.order_by(PageRow.published.desc().nulls_last(), PageRow.id.desc())
    return [page_of(row) for row in session.scalars(ordered.limit(limit).offset(offset))], total


def pages_by_id(session: Session, ids: list[int]) -> dict[int, Page]:
    """Pages by id; ids that do not exist are left out."""
    return {row.id: page_of(row) for row in session.scalars(select(PageRow).where(PageRow.id.in_(ids)))}


def versions_of(session: Session, page_id: int) -> list[VersionInfo]:
    """The versions of a page, newest first."""
    query = (
        select(VersionRow.n, VersionRow.captured_at, VersionRow.title, VersionRow.body_digest,
               VersionRow.parser_version, BodyRow.size, func.length(BodyRow.data))
        .join(BodyRow, BodyRow.digest == VersionRow.body_digest)
        .where(VersionRow.page_id == page_id)
        .order_by(VersionRow.n.desc())
    )  # fmt: skip
    return [
        VersionInfo(n=n, captured_at=at, title=title, digest=digest, parser_version=parser, size=size, stored=stored)
        for n, at, title, digest, parser, size, stored in session.execute(query)
    ]


def load_version(session: Session, page_id: int, n: int) -> Version | None:
    """One version with its Document, None when there is no such number."""
    row = session.scalar(select(VersionRow).where(VersionRow.page_id == page_id, VersionRow.n == n))
    if row is None:
        return None
    return Version(
        page_id=row.page_id, n=row.n, captured_at=row.captured_at, digest=row.body_digest, final_url=row.final_url,
        status=row.status, headers=row.headers, document=Document.from_json(row.document),
    )  # fmt: skip


def load_raw(session: Session, page_id: int, n: int) -> bytes | None:
    """The bytes of a version as they were fetched; raises `archive.Corrupt` when they do not match their digest."""
    digest = session.scalar(select(VersionRow.body_digest).where(VersionRow.page_id == page_id, VersionRow.n == n))
    return None if digest is None else archive.get(session, digest)


def spans_of(session: Session, page_id: int, limit: int = 200) -> list[Span]:
    """When the page was looked at and when it could not be, newest first."""
    query = select(SpanRow).where(SpanRow.page_id == page_id).order_by(SpanRow.id.desc()).limit(limit)
    return [
        Span(looked=row.looked, outcome=row.outcome, reason=row.reason, first_at=row.first_at, last_at=row.last_at,
             polls=row.polls)
        for row in session.scalars(query)
    ]  # fmt: skip


def totals(session: Session) -> Totals:
    """Counts for the front page, `doctor` and `/healthz`."""
    raw, stored, bodies = session.execute(
        select(func.coalesce(func.sum(BodyRow.size), 0), func.coalesce(func.sum(func.length(BodyRow.data)), 0),
               func.count())
    ).one()  # fmt: skip
    return Totals(
        pages=session.scalar(select(func.count()).select_from(PageRow).where(PageRow.state != "unwatched")) or 0,
        versions=session.scalar(select(func.count()).select_from(VersionRow)) or 0,
        bodies=bodies, bytes_raw=int(raw), bytes_stored=int(stored),
        enabled_sources=session.scalar(
            select(func.count()).select_from(SourceRow).where(SourceRow.enabled.is_(True))
        ) or 0,
    )  # fmt: skip
