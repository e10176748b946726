"""What a killed process held is free at once, whatever the machine is called; what a living one holds is never taken."""

from __future__ import annotations

import fcntl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from sources.clock import FixedClock
from store import leases, owners
from store.claims import claim
from store.database import Database
from store.tables import PageRow
from tests.conftest import BACKENDS, database_of
from tests.test_claim_hosts import watched

CHILD = """
import socket, sys
from datetime import datetime
url, host, now = sys.argv[1:]
socket.gethostname = lambda: host
from store import leases, owners
from store.claims import claim
from store.database import Database
owners.COMING_BACK = 0.0
if host == "twin":
    leases.process_name = lambda: "%s:999999999:7" % host
database = Database(url)
with database.begin() as session:
    polls = claim(session, datetime.fromisoformat(now))
print(len(polls), flush=True)
sys.stdin.read()
"""
Start = Callable[[str], tuple[subprocess.Popen[str], int]]


@pytest.fixture
def start(database: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts a process on a machine of this name that claims all it may; gives it and how many pages it has."""
    monkeypatch.setattr(owners, "COMING_BACK", 0.0)
    running: list[subprocess.Popen[str]] = []

    def begin(host: str) -> tuple[subprocess.Popen[str], int]:
        address = database.url.render_as_string(hide_password=False)
        words = [sys.executable, "-c", CHILD, address, host, clock.now().isoformat()]
        process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        running.append(process)
        assert process.stdout is not None
        return process, int(process.stdout.readline())

    yield begin
    for process in running:
        process.kill()
        process.communicate()


def claimed(database: Database, clock: FixedClock) -> int:
    with database.begin() as session:
        return len(claim(session, clock.now()))


def kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()


def free_of_server(database: Database) -> None:
    """The server notices that a client is gone a moment after it went."""
    if not database.is_sqlite:
        time.sleep(0.5)


def test_after_kill_9_the_next_one_goes_on_under_another_host_name(
    database: Database, clock: FixedClock, start: Start
) -> None:
    watched(database, clock.now(), 3)
    first, held = start("3f2a9c61d0b7")
    assert held == 3
    kill(first)
    free_of_server(database)
    _, held = start("b81e5577c402")
    assert held == 3


@pytest.mark.parametrize("host", ["3f2a9c61d0b7", "twin"])
def test_what_a_living_process_holds_is_left_to_it(
    database: Database, clock: FixedClock, start: Start, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    """Even where it has our host name, and in our container no process has its number."""
    monkeypatch.setattr(leases.socket, "gethostname", lambda: host)
    watched(database, clock.now(), 3)
    first, held = start(host)
    assert held == 3 and claimed(database, clock) == 0
    _, held = start("elsewhere")
    assert held == 0 and first.poll() is None
    kill(first)
    free_of_server(database)
    assert claimed(database, clock) == 3


def test_what_a_closed_database_held_is_free(
    database: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(owners, "COMING_BACK", 0.0)
    watched(database, clock.now(), 2)
    first = Database(database.url)
    assert claimed(first, clock) == 2 and claimed(database, clock) == 0
    first.close()
    free_of_server(database)
    assert claimed(database, clock) == 2


@pytest.fixture
def file(request: pytest.FixtureRequest) -> Iterator[Database]:
    with database_of(request, "sqlite", migrated=True) as opened:
        yield opened


def locks(database: Database) -> list[str]:
    assert database.url.database
    return sorted(path.name for path in Path(database.url.database).parent.glob("*.owner-*"))


def owner_in(database: Database) -> str:
    with database.read() as session:
        return str(session.scalar(select(PageRow.lease_owner).where(PageRow.lease_owner.is_not(None))))


def test_lock_files_of_the_dead_are_removed_once_they_lease_nothing(file: Database, clock: FixedClock) -> None:
    watched(file, clock.now(), 1)
    dead = [Database(file.url) for _ in range(3)]
    for one in dead:
        assert claimed(one, clock) == 1
        one.close()
    assert len(locks(file)) == 2  # the second's, whose leases were given back after the third had looked; the third's
    assert claimed(file, clock) == 1
    assert len(locks(file)) == 2
    assert any(leases.mark_of(owner_in(file)) in name for name in locks(file))


def test_a_lock_file_that_is_missing_proves_nothing(file: Database, clock: FixedClock) -> None:
    watched(file, clock.now(), 1)
    first = Database(file.url)
    assert claimed(first, clock) == 1
    for name in locks(file):
        (Path(str(file.url.database)).parent / name).unlink()
    assert claimed(file, clock) == 0
    first.close()


def test_without_file_locks_an_owner_is_known_by_its_process(
    file: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_handle: int, _how: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", refuse)
    watched(file, clock.now(), 1)
    assert claimed(file, clock) == 1
    assert owner_in(file) == leases.process_name() and locks(file) == []


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Iterator[Database]:
    if "postgresql" not in BACKENDS:
        pytest.skip("DUCHA_TEST_SQLITE_ONLY is set, and the lock under test is PostgreSQL's")
    with database_of(request, "postgresql", migrated=True) as opened:
        yield opened


def test_an_owner_whose_connection_was_cut_takes_its_lock_again(
    server: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(owners, "COMING_BACK", 0.0)
    monkeypatch.setattr(owners, "WATCH", 0.3)
    watched(server, clock.now(), 1)
    first = Database(server.url)
    assert claimed(first, clock) == 1
    mark = first.owner.mark()

    def gone() -> bool:
        with server.read() as session:
            return server.owner.is_gone(session, mark)

    with server.begin() as session:
        cut = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
        assert session.execute(text(cut)).all()
    deadline = time.monotonic() + 20
    while gone():
        assert time.monotonic() < deadline
        time.sleep(0.1)
    time.sleep(0.7)
    assert not gone() and claimed(server, clock) == 0
    first.close()


def test_just_after_the_start_of_a_server_no_lock_is_no_proof(
    server: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with server.read() as session:
        age: Any = session.scalar(text("SELECT extract(epoch FROM clock_timestamp() - pg_postmaster_start_time())"))
        for seconds, expected in ((float(age) + 60, False), (float(age) - 0.001, True)):
            monkeypatch.setattr(owners, "COMING_BACK", seconds)
            assert server.owner.is_gone(session, "0123456789abcdef") is expected
