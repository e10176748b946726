"""The database: one engine, sessions, and the migrations that make the tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, event, func, inspect, select
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.orm import Session, sessionmaker

MIGRATIONS = Path(__file__).parent / "migrations"
_MIGRATION_LOCK = 0x6475636861  # "ducha"


class Database:
    """An open database. Use `begin()` for a unit of work and `read()` to look; both give a SQLAlchemy Session."""

    def __init__(self, url: str | URL) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite and self.url.database:
            Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
        self.engine = _engine(self.url, self.is_sqlite)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)

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
        """Bring the tables to the newest revision, in one transaction; an empty database gets them all."""
        with self.engine.connect().execution_options(ducha_write=True) as connection:
            if not self.is_sqlite:  # two processes may start at once: one migrates, the other waits and finds it done
                connection.execute(select(func.pg_advisory_xact_lock(_MIGRATION_LOCK)))
            config = alembic_config(self.url)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.commit()

    @property
    def is_ready(self) -> bool:
        """Whether the tables are there."""
        return inspect(self.engine).has_table("alembic_version")

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


@contextmanager
def _committing(session: Session) -> Iterator[None]:
    try:
        yield
    except BaseException:
        session.rollback()
        raise
    session.commit()


def alembic_config(url: URL) -> Config:
    """Alembic's settings without an ini file."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("sqlalchemy.url", url.render_as_string(hide_password=False).replace("%", "%%"))
    return config


def _engine(url: URL, is_sqlite: bool) -> Engine:
    if not is_sqlite:
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": 30})

    @event.listens_for(engine, "connect")
    def _pragmas(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves: the driver's own handling breaks DDL and locking
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        write = connection.get_execution_options().get("ducha_write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine
