"""A new SQLite file gets its write-ahead log, though several processes open it in the same moment."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest

from store.database import write_ahead


@pytest.fixture
def held(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that reads the file, so that nobody may change its mode."""
    path = tmp_path / "new.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as reader:
        reader.execute("CREATE TABLE anything (number INTEGER)")
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM anything").fetchall()
        yield reader


def impatient(path: Path) -> sqlite3.Connection:
    """A connection to which SQLite says at once that the file is locked, as it does to one of two that change it."""
    return sqlite3.connect(path, isolation_level=None, timeout=0)


def test_one_refused_asks_again(held: sqlite3.Connection, tmp_path: Path) -> None:
    with closing(impatient(tmp_path / "new.sqlite3")) as second:
        release = Timer(0.2, held.execute, ["COMMIT"])
        release.start()
        write_ahead(second.cursor(), wait=20)
        release.join()
        assert second.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_it_does_not_wait_for_ever(held: sqlite3.Connection, tmp_path: Path) -> None:
    with closing(impatient(tmp_path / "new.sqlite3")) as second, pytest.raises(sqlite3.OperationalError, match="lock"):
        write_ahead(second.cursor(), wait=0.05)
    assert held.in_transaction


def test_another_error_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite3"
    with closing(sqlite3.connect(path)) as maker:
        maker.execute("CREATE TABLE anything (number INTEGER)")
    began = time.monotonic()
    reading = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    with closing(reading), pytest.raises(sqlite3.OperationalError, match="readonly"):
        write_ahead(reading.cursor(), wait=60)
    assert time.monotonic() - began < 30
