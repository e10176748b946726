"""What a worker asks of the store before it records a poll."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from sources.source import Source

from .pages import source_of
from .tables import PageRow, SourceRow


def source_for(session: Session, source_id: str) -> Source | None:
    """The catalogue's entry of a source, None for plain addresses."""
    row = session.get(SourceRow, source_id)
    return source_of(row) if row is not None else None


def has_working_sibling(session: Session, page_id: int) -> bool:
    """Whether another page of the host was read well since this one was first refused (invariant 3)."""
    page = session.get(PageRow, page_id)
    if page is None or page.gone_since is None:
        return True  # not asked to confirm anything yet
    query = select(PageRow.id).where(
        PageRow.host == page.host, PageRow.id != page.id, PageRow.last_ok_at >= page.gone_since
    )
    return session.scalar(query.limit(1)) is not None
