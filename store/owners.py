"""Who works with a database, and who of those that did is dead: a lock of its own, which the system drops with the process.

A host name is no proof: a container is given a new one at each start, and two may have the same.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import threading
from abc import ABC, abstractmethod
from collections.abc import Collection
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.engine import URL, Connection, Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

WATCH = 10.0
"""Seconds after which a server is asked whether our connection still lives, and with it our lock."""

COMING_BACK = 60.0
"""Seconds after a server's start: all locks went with it, and the living need a moment to take theirs again."""


class Owner(ABC):
    """One that leases pages: known by its mark, alive for as long as its lock is held."""

    def __init__(self) -> None:
        self._mark = ""
        self._joining = threading.Lock()

    def mark(self) -> str:
        """Hold the lock from now on; '' where nobody can see such a lock."""
        with self._joining:
            if not self._mark:
                mark = secrets.token_hex(8)
                self._mark = mark if self._hold(mark) else ""
            return self._mark

    def leave(self) -> None:
        """Give up the lock: what is still leased is anybody's."""
        with self._joining:
            if self._mark:
                self._mark = ""
                self._let_go()

    @abstractmethod
    def is_gone(self, session: Session, mark: str) -> bool:
        """True only where this owner's lock proves that it is dead."""

    @abstractmethod
    def tidy(self, leasing: Collection[str]) -> None:
        """Remove what the dead left behind, but for those marks that still lease pages."""

    @abstractmethod
    def _hold(self, mark: str) -> bool: ...

    @abstractmethod
    def _let_go(self) -> None: ...


class FileOwner(Owner):
    """Of an SQLite file, which the processes of one machine share: a locked file beside it."""

    def __init__(self, database: str | None) -> None:
        super().__init__()
        self._database = Path(database) if database and database != ":memory:" else None
        self._handle = -1
        self._tidied = False

    def is_gone(self, session: Session, mark: str) -> bool:
        path = self._path(mark)
        return path is not None and mark != self._mark and _is_free(path)

    def tidy(self, leasing: Collection[str]) -> None:
        if self._tidied or self._database is None:
            return
        self._tidied = True
        kept = {path.name for mark in (*leasing, self._mark) if (path := self._path(mark)) is not None}
        for path in self._database.parent.glob(f"{self._database.name}.owner-*.lock"):
            if path.name not in kept and _is_free(path):
                path.unlink(missing_ok=True)

    def _hold(self, mark: str) -> bool:
        path = self._path(mark)
        if path is None:
            return False
        new = path.with_suffix(".new")  # under its name it is never seen without its lock
        try:
            handle = os.open(new, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError:
            return False
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            new.rename(path)
        except OSError:  # a file system without locks
            os.close(handle)
            new.unlink(missing_ok=True)
            return False
        self._handle = handle
        return True

    def _let_go(self) -> None:
        os.close(self._handle)

    def _path(self, mark: str) -> Path | None:
        name = self._database
        return name.with_name(f"{name.name}.owner-{mark}.lock") if name is not None and mark.isalnum() else None


def _is_free(path: Path) -> bool:
    """Whether the lock of a file that is there is held by nobody."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(handle)
    return True


class ServerOwner(Owner):
    """Of a PostgreSQL database: an advisory lock on a connection of its own, which is mended when it breaks."""

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self._engine = engine
        self._connection: Connection | None = None
        self._leaving = threading.Event()
        self._watching: threading.Thread | None = None

    def is_gone(self, session: Session, mark: str) -> bool:
        high, low = divmod(_key(mark) % 2**64, 2**32)
        found = session.execute(_HELD, {"high": high, "low": low, "seconds": COMING_BACK}).one()
        return mark != self._mark and not found.held and not found.fresh

    def tidy(self, leasing: Collection[str]) -> None:
        """The server forgets the locks of the dead by itself."""

    def _hold(self, mark: str) -> bool:
        self._leaving = threading.Event()
        self._take(mark)
        self._watching = threading.Thread(
            target=self._watch, args=(mark, self._leaving), name="ducha-owner", daemon=True
        )
        self._watching.start()
        return True

    def _let_go(self) -> None:
        self._leaving.set()
        if self._watching is not None:
            self._watching.join(WATCH)
        self._drop()

    def _take(self, mark: str) -> None:
        self._connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        if not self._connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": _key(mark)}):
            self._drop()  # the server has not noticed yet that the connection before is lost: that one still holds it

    def _watch(self, mark: str, leaving: threading.Event) -> None:
        """Take the lock again, on a new connection, when the one that held it is lost."""
        while not leaving.wait(WATCH):
            try:
                if self._connection is not None:
                    self._connection.execute(text("SELECT 1"))
                    continue
            except SQLAlchemyError:
                self._drop()
            try:
                self._take(mark)
            except SQLAlchemyError:
                self._drop()

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(SQLAlchemyError):
                connection.invalidate()  # closed, not given back to others with our lock
                connection.close()


_HELD = text(
    "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1"
    " AND classid = CAST(:high AS oid) AND objid = CAST(:low AS oid)"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS held,"
    " clock_timestamp() - pg_postmaster_start_time() < make_interval(secs => :seconds) AS fresh"
)


def _key(mark: str) -> int:
    """The number of an owner's advisory lock."""
    return int.from_bytes(blake2b(mark.encode(), digest_size=8).digest(), "big", signed=True)


def owner_with(url: URL, engine: Engine) -> Owner:
    """One that has not joined yet, of this database."""
    return FileOwner(url.database) if url.get_backend_name() == "sqlite" else ServerOwner(engine)
