"""What is remembered of hosts: their robots.txt, and until when they asked to be left alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from .database import Database
from .tables import HostRow

MAX_HOST = 260


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsRecord:
    """A robots.txt as it was had: its text ("" where the host has none), the HTTP status, the instant (aware UTC)."""

    text: str
    status: int
    fetched_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whether a host may be asked: not before this instant (aware UTC), after so many failures in a row."""

    not_before: datetime | None = None
    fails: int = 0


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
        self._update(host, robots=record.text, robots_status=record.status, robots_at=record.fetched_at)

    def standing(self, host: str) -> Standing:
        """How the host stands with us."""
        with self._database.read() as session:
            row = session.get(HostRow, host)
            return Standing() if row is None else Standing(not_before=row.not_before, fails=row.fails)

    def not_before(self, host: str) -> datetime | None:
        """The instant (aware UTC) before which the host must not be asked, or None."""
        return self.standing(host).not_before

    def back_off(self, host: str, until: datetime, fails: int) -> None:
        """Leave the host alone until then; `fails` counts its failures in a row."""
        self._update(host, not_before=until, fails=fails)

    def recovered(self, host: str) -> None:
        """The host answers again; writes only where something has to be forgotten."""
        if self.standing(host) != Standing():
            self._update(host, not_before=None, fails=0)

    def _update(self, host: str, **values: object) -> None:
        with self._database.begin() as session:
            row = session.get(HostRow, host, with_for_update=not self._database.is_sqlite)
            if row is None:
                row = HostRow(host=host[:MAX_HOST], fails=0)
                session.add(row)
            for name, value in values.items():
                setattr(row, name, value)
