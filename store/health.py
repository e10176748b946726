"""Silence is not health: sources that have not answered for long, and a disk that fills up (invariant 7)."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from sources.source import Expectation

from .conditions import INSTALLATION, close_condition, is_open, open_condition
from .event import Event, EventType
from .pages import source_of
from .tables import PageRow, SourceRow

STORAGE_FLOOR = 1 << 30
"""Free bytes under DUCHA_HOME below which the operator is told."""


def check_sources(session: Session, now: datetime) -> list[Event]:
    """Open or close `source.failing` by each enabled source's last success and its `expect.max_quiet` (days)."""
    events = []
    for row in session.scalars(select(SourceRow).where(SourceRow.enabled.is_(True))):
        source = source_of(row)
        most = timedelta(days=source.expect.max_quiet if source else Expectation().max_quiet)
        last = row.last_ok_at or row.added_at
        if not _has_pages(session, row.id):
            continue
        if now - last > most:
            note = f"已 {(now - last).days} 天没有一次成功读取"
            events.append(open_condition(session, row.id, EventType.SOURCE_FAILING, note, now))
        elif is_open(session, row.id, EventType.SOURCE_FAILING) and not _has_failing_page(session, row.id):
            events.append(close_condition(session, row.id, EventType.SOURCE_FAILING, now))
    return [event for event in events if event is not None]


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


def _has_failing_page(session: Session, source_id: str) -> bool:
    query = select(PageRow.id).where(
        PageRow.source_id == source_id, PageRow.trouble == EventType.SOURCE_FAILING.value, PageRow.state == "active"
    )
    return session.scalar(query.limit(1)) is not None
