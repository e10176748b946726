"""What is remembered of hosts: robots.txt, until when they asked to be left alone, what they answer for what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from parsers.document import Role

from . import archive
from .database import Database
from .tables import HostRow, PageRow, VersionRow

MAX_HOST = 260


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsRecord:
    """A robots.txt as it was had: its text ("" where the host has none), the HTTP status, the instant (aware UTC)."""

    text: str
    status: int
    fetched_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingRecord:
    """What a host answers for an address that cannot exist, as the crawler wrote it down; "" where it taught nothing.

    `answered`: whether it spoke at all, rather than with a challenge or an error; `asked_at` aware UTC.
    """

    text: str
    answered: bool
    asked_at: datetime


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
            row = row_of_host(session, host)
            row.robots, row.robots_status, row.robots_at = record.text, record.status, record.fetched_at


def leave_alone(session: Session, host: str, until: datetime) -> None:
    """Do not ask this host before then (aware UTC): it sent Retry-After. An earlier, longer wish stands."""
    row = row_of_host(session, host)
    row.not_before = until if row.not_before is None else max(until, row.not_before)


def load_missing(session: Session, host: str) -> MissingRecord | None:
    """What this host answered when it was last asked for what cannot exist; None where it never was."""
    row = session.get(HostRow, host[:MAX_HOST])
    if row is None or row.missing is None or row.missing_at is None:
        return None
    return MissingRecord(text=row.missing, answered=bool(row.missing_answered), asked_at=row.missing_at)


def save_missing(session: Session, host: str, record: MissingRecord) -> None:
    """Remember it."""
    row = row_of_host(session, host)
    row.missing, row.missing_answered, row.missing_at = record.text, record.answered, record.asked_at


def accepted_bodies(session: Session, host: str, most: int, *, page_id: int | None = None) -> list[bytes]:
    """The bytes last accepted of notices of this host (or of one page, whatever it is), the latest looks first; damaged ones are left out."""
    query = (
        select(VersionRow.body_digest)
        .join(PageRow, and_(PageRow.id == VersionRow.page_id, PageRow.version_n == VersionRow.n))
        .where(PageRow.host == host, PageRow.state == "active")
        .order_by(PageRow.last_ok_at.desc())
        .limit(most)
    )
    query = query.where(PageRow.role == Role.DETAIL.value if page_id is None else PageRow.id == page_id)
    bodies = []
    for digest in session.scalars(query).all():
        try:
            bodies.append(archive.get(session, digest))
        except archive.Corrupt:  # `verify` reports the damage
            continue
    return bodies


def row_of_host(session: Session, host: str) -> HostRow:
    """The row of a host, locked; made where there is none. For the modules of `store/` alone."""
    row = session.get(HostRow, host[:MAX_HOST], with_for_update=True)
    if row is None:
        row = HostRow(host=host[:MAX_HOST])
        session.add(row)
        session.flush()
    return row
