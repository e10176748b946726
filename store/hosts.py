"""What is remembered of hosts: their robots.txt, and until when they asked to be left alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from .database import Database
from .tables import HostRow

MAX_HOST = 260


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsRecord:
    """A robots.txt as it was had: its text ("" where the host has none), the HTTP status, the instant (aware UTC)."""

    text: str
    status: int
    fetched_at: datetime


class HostMemory:
    """Reads and writes one row per host; every method is a transaction of its own and may be called from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load_robots(self, host: str) -> RobotsRecord | None:
        """The robots.txt last had from this host, or None."""
        with self._database.read() as session:
            row = session.get(HostRow, host)
            if row is None or row.robots is None or row.robots_status is None or row.robots_at is None:
                return None
            return RobotsRecord(text=row.robots, status=row.robots_status, fetched_at=row.robots_at)

    def save_robots(self, host: str, record: RobotsRecord) -> None:
        """Remember a robots.txt."""
        with self._database.begin() as session:
            row = _row(session, host)
            row.robots, row.robots_status, row.robots_at = record.text, record.status, record.fetched_at


def leave_alone(session: Session, host: str, until: datetime) -> None:
    """Do not ask this host before then (aware UTC): it sent Retry-After. An earlier, longer wish stands."""
    row = _row(session, host)
    row.not_before = until if row.not_before is None else max(until, row.not_before)


def _row(session: Session, host: str) -> HostRow:
    row = session.get(HostRow, host[:MAX_HOST], with_for_update=True)
    if row is None:
        row = HostRow(host=host[:MAX_HOST])
        session.add(row)
        session.flush()
    return row
