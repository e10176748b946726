"""Whether this installation is well: for the front page in a line, for machines at /healthz."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from sqlalchemy.exc import SQLAlchemyError

from store.catalogue import SourceState
from store.claims import next_due
from store.conditions import open_conditions
from store.database import Database
from store.events import newest_seq

from .site import site_of

router = APIRouter()
log = structlog.get_logger(__name__)

LATE = timedelta(hours=1)
"""A page overdue for longer means that nobody polls."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """The enabled sources in figures: all, with an open trouble, never read, and the latest good look of any."""

    enabled: int
    troubled: int
    unread: int
    last_ok_at: datetime | None


def health_of(states: Sequence[SourceState]) -> Health:
    """The health of these (enabled) sources."""
    return Health(
        enabled=len(states),
        troubled=sum(bool(state.troubles) for state in states),
        unread=sum(state.last_ok_at is None and state.pages > 0 for state in states),
        last_ok_at=max((state.last_ok_at for state in states if state.last_ok_at), default=None),
    )


@router.head("/healthz", include_in_schema=False)
@router.get("/healthz", summary="Health of the installation")
def healthz(request: Request) -> Response:
    """{status: ok | degraded | down, database, newest_seq, open_conditions, oldest_overdue, checked_at}; times ISO, UTC.

    degraded (still 200): a condition is open, or a page has been due for more than an hour. 503: no usable database.
    """
    site = site_of(request)
    try:
        answer, status = _look(site.database, site.now()), 200
    except SQLAlchemyError as error:
        log.error("database not reachable", error=type(error).__name__)
        answer, status = {"status": "down", "database": "unreachable"}, 503
    answer["checked_at"] = site.now().isoformat()
    return JSONResponse(answer, status, headers={"cache-control": "no-store"})


def _look(database: Database, now: datetime) -> dict[str, Any]:
    with database.read() as session:
        conditions = [
            {"source": source, "type": kind.value, "since": since.isoformat()}
            for source, kind, since, _ in open_conditions(session)
        ]
        due, newest = next_due(session, now), newest_seq(session)
    overdue = due if due is not None and due < now else None
    late = overdue is not None and now - overdue > LATE
    return {
        "status": "degraded" if conditions or late else "ok",
        "database": "reachable",
        "newest_seq": newest,
        "open_conditions": conditions,
        "oldest_overdue": overdue.isoformat() if overdue else None,
    }
