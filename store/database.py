"""The database: one engine, sessions, and the migrations that make the tables."""

from __future__ import annotations

import json
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event, inspect, text
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.orm import Session, sessionmaker

from .owners import owner_with

_BUSY_SECONDS = 30.0


class NewerDatabase(RuntimeError):
    """The tables were made by a newer Ducha."""


class Database:
    """An open database. Use `begin()` for a unit of work and `read()` to look; both give a SQLAlchemy Session."""

    def __init__(self, url: str | URL) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite and self.url.database:
            Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
        self.engine = _engine(self.url, self.is_sqlite)
        self.owner = owner_with(self.url, self.engine)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False, info={"owner": self.owner})

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """A transaction: commits at the end, rolls back on any exception."""
        with self._sessions() as session:
            if self.is_sqlite:  # take the write lock at once: an upgrade from read to write may fail half-way
                session.connection(execution_options={"ducha_write": True})
            with session.begin() if not session.in_transaction() else _committing(session):
                yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session to read with; nothing it does is kept."""
        with self._sessions() as session:
            yield session

    def migrate(self) -> None:
        """Bring the tables to the newest revision; an empty database gets them all.

        Alembic takes a third of a second to import: it is asked only where the revision is not the newest.
        """
        if self.revision() != newest_revision():
            from .migrating import upgrade

            upgrade(self.engine, self.url)

    def revision(self) -> str | None:
        """The revision of the tables, None when there are none."""
        if not self.is_ready:
            return None
        with self.engine.connect() as connection:
            revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return revision

    @property
    def is_ready(self) -> bool:
        """Whether the tables are there."""
        return inspect(self.engine).has_table("alembic_version")

    def close(self) -> None:
        """Give back every connection, and what is still leased."""
        self.owner.leave()
        self.engine.dispose()


@contextmanager
def _committing(session: Session) -> Iterator[None]:
    try:
        yield
    except BaseException:
        session.rollback()
        raise
    session.commit()


def newest_revision() -> str:
    """The revision that no other one builds on, as the files of the migrations say."""
    known, built_on = set[str](), set[str]()
    for path in (Path(__file__).parent / "migrations" / "versions").glob("*.py"):
        source = path.read_text("utf-8")
        known.update(_REVISION.findall(source))
        built_on.update(_DOWN_REVISION.findall(source))
    (newest,) = known - built_on
    return newest


_REVISION = re.compile(r"""^revision\b[^=\n]*=\s*["']([^"']+)["']""", re.MULTILINE)
_DOWN_REVISION = re.compile(r"""^down_revision\b[^=\n]*=\s*["']([^"']+)["']""", re.MULTILINE)


def _json(value: Any) -> str:
    """Chinese as it is: escaped, every character takes six bytes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def write_ahead(cursor: sqlite3.Cursor, wait: float = _BUSY_SECONDS) -> None:
    """Have the file keep a write-ahead log, however many processes open it new at once; wait up to `wait` seconds.

    Two that change the mode in the same moment would wait for each other, so SQLite refuses one of them at once and
    does not heed its own busy timeout (sqlite.org/c3ref/busy_handler.html); the one refused asks again.
    Raises `sqlite3.OperationalError` when the file is still locked after that time.
    """
    give_up = time.monotonic() + wait
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
            time.sleep(0.01)


def _engine(url: URL, is_sqlite: bool) -> Engine:
    if not is_sqlite:
        return create_engine(url, pool_pre_ping=True, json_serializer=_json)
    engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS}, json_serializer=_json)

    @event.listens_for(engine, "connect")
    def _pragmas(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves: the driver's own handling breaks DDL and locking
        cursor = connection.cursor()
        write_ahead(cursor)
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        write = connection.get_execution_options().get("ducha_write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine
