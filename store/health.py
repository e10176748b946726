"""Silence is not health: sources that have not answered for long, and a disk that fills up (invariant 7)."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from sources.source import Expectation

from .claims import UNREADABLE_DEFINITION, WATCHED
from .conditions import INSTALLATION, close_condition, open_condition, open_conditions
from .event import Event, EventType
from .pages import source_of
from .tables import PageRow, SourceRow

STORAGE_FLOOR = 1 << 30
"""Free bytes under DUCHA_HOME below which the operator is told."""


_CLOCKS_APART = timedelta(hours=1)
"""By which two clocks of one installation may differ."""

OF_PAGES = frozenset(
    {
        EventType.SITE_SUSPECT, EventType.SOURCE_CHALLENGED, EventType.SOURCE_FAILING, EventType.LIST_EMPTY,
        EventType.EXTRACTION_DEGRADED,
    }
)  # fmt: skip
"""Conditions that pages contribute to."""


def check_sources(session: Session, now: datetime) -> list[Event]:
    """Open or close `source.failing` by each enabled source's last success and its `expect.max_quiet` (days).

    A condition that no page contributes to any more (it was unwatched) is closed as well.
    """
    events, wrong = [], open_conditions(session)
    for row in session.scalars(select(SourceRow).where(SourceRow.enabled.is_(True))):
        silence = _silence(row, now) if _has_pages(session, row.id) else None
        if silence is not None:
            events.append(open_condition(session, row.id, EventType.SOURCE_FAILING, silence, now))
        for kind in {kind for source_id, kind, _, _ in wrong if source_id == row.id and kind in OF_PAGES}:
            if kind is EventType.SOURCE_FAILING and silence is not None:
                continue
            if not _has_page_in(session, row.id, kind):
                events.append(close_condition(session, row.id, kind, now))
    return [event for event in events if event is not None]


def _silence(row: SourceRow, now: datetime) -> str | None:
    """Why nothing is heard of a source, in Chinese; None when all is well."""
    try:
        source = source_of(row)
    except ValidationError:
        return UNREADABLE_DEFINITION
    most = timedelta(days=source.expect.max_quiet if source else Expectation().max_quiet)
    quiet = now - (row.last_ok_at or row.added_at)
    return f"已 {quiet.days} 天没有一次成功读取" if quiet > most else None


def wake_sleepers(session: Session, now: datetime) -> None:
    """Have looked at again what was looked at in the future: a clock that was ahead put it to sleep until then."""
    ahead = now + _CLOCKS_APART
    asleep = update(PageRow).where(PageRow.last_looked_at > ahead, PageRow.state.in_(WATCHED))
    session.execute(asleep.values(due_at=now, last_looked_at=now))
    session.execute(update(SourceRow).where(SourceRow.last_ok_at > ahead).values(last_ok_at=now))


def check_storage(session: Session, home: Path, now: datetime) -> Event | None:
    """Open or close `storage.low` by what is free under DUCHA_HOME."""
    free = shutil.disk_usage(home).free
    if free < STORAGE_FLOOR:
        note = f"{home} 只剩 {free / (1 << 20):.0f} MiB"
        return open_condition(session, INSTALLATION, EventType.STORAGE_LOW, note, now)
    return close_condition(session, INSTALLATION, EventType.STORAGE_LOW, now)


def _has_pages(session: Session, source_id: str) -> bool:
    query = select(PageRow.id).where(PageRow.source_id == source_id, PageRow.state == "active")
    return session.scalar(query.limit(1)) is not None


def _has_page_in(session: Session, source_id: str, kind: EventType) -> bool:
    query = select(PageRow.id).where(
        PageRow.source_id == source_id, PageRow.trouble == kind.value, PageRow.state != "unwatched"
    )
    return session.scalar(query.limit(1)) is not None
