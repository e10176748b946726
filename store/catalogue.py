"""The catalogue as the store knows it: which sources exist, which are enabled, and the list pages that follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from parsers.document import Role
from sources.source import Source

from .conditions import open_conditions
from .event import EventType
from .pages import find_row, watch
from .tables import PageRow, SourceRow


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """A source as readers see it; `troubles` are its open conditions, `pages` counts what is followed."""

    id: str
    name: str
    region: str
    level: str
    agency: str
    enabled: bool
    last_ok_at: datetime | None
    pages: int
    troubles: tuple[EventType, ...]


def sync_sources(session: Session, sources: Iterable[Source], now: datetime) -> None:
    """Bring the store's copy of every source up to date; new ones start disabled; lists of enabled ones are watched."""
    for source in sources:
        row = session.get(SourceRow, source.id)
        definition = source.model_dump(mode="json", exclude_defaults=True)
        if row is None:
            row = SourceRow(id=source.id, enabled=False, added_at=now, name=source.name)
            session.add(row)
        if row.definition != definition:
            row.definition = definition
        row.name, row.region, row.level, row.agency = source.name, source.region, source.level, source.agency
        session.flush()
        if row.enabled:
            _watch_lists(session, source, now)


def enable(session: Session, sources: Iterable[Source], now: datetime) -> int:
    """Switch sources on and watch their list pages; how many were off."""
    count = 0
    for source in sources:
        row = session.get_one(SourceRow, source.id)
        count += not row.enabled
        row.enabled = True
        _watch_lists(session, source, now)
    return count


def disable(session: Session, ids: Iterable[str]) -> int:
    """Switch sources off; their history stays and nothing of theirs is polled. How many were on."""
    rows = session.scalars(select(SourceRow).where(SourceRow.id.in_(list(ids)), SourceRow.enabled.is_(True))).all()
    for row in rows:
        row.enabled = False
    return len(rows)


def _watch_lists(session: Session, source: Source, now: datetime) -> None:
    for page in source.lists:
        url = str(page.url)
        row = find_row(session, url)
        if row is None or row.state == "unwatched":
            watch(session, url, Role.LIST, now, source_id=source.id, reason="new")
        elif row.source_id != source.id and row.source_id.startswith("watch:"):
            session.execute(update(PageRow).where(PageRow.id == row.id).values(source_id=source.id))


def source_states(session: Session, *, enabled_only: bool = False) -> list[SourceState]:
    """Every source with its health, by region and id."""
    counts = dict(
        session.execute(
            select(PageRow.source_id, func.count()).where(PageRow.state != "unwatched").group_by(PageRow.source_id)
        ).all()  # a Result has keys(), which dict() would take for a mapping's
    )
    troubles: dict[str, list[EventType]] = {}
    for source_id, kind, _, _ in open_conditions(session):
        troubles.setdefault(source_id, []).append(kind)
    query = select(SourceRow).order_by(SourceRow.region, SourceRow.id)
    if enabled_only:
        query = query.where(SourceRow.enabled.is_(True))
    return [
        SourceState(
            id=row.id, name=row.name, region=row.region, level=row.level, agency=row.agency, enabled=row.enabled,
            last_ok_at=row.last_ok_at, pages=counts.get(row.id, 0), troubles=tuple(troubles.get(row.id, ())),
        )
        for row in session.scalars(query)
    ]  # fmt: skip
