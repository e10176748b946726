"""Who else is at work: a lock that tells a deliverer whether others live, and turns taken inside a transaction."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .database import Database

_DELIVERERS = 0x6475_6368_6101  # advisory lock numbers: "ducha" and a count
_TURNS = {"expansion": 0x6475_6368_6102, "subscriptions": 0x6475_6368_6103, "health": 0x6475_6368_6104}


def take_turn(session: Session, name: str) -> None:
    """Wait until no other transaction has this turn, and keep it until the end of ours.

    On SQLite every writing transaction has all turns at once.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(_TURNS[name])))


@contextmanager
def delivering(database: Database) -> Iterator[bool]:
    """Be present as a deliverer; gives True when no other one was alive at the beginning.

    Each holds a shared lock for as long as it lives, which the system drops when it is killed; who gets the exclusive
    lock first knows that whatever is marked as being sent was left behind by the dead.
    """
    presence = _of_file(database) if database.is_sqlite else _of_server(database)
    with presence as alone:
        yield alone


@contextmanager
def _of_file(database: Database) -> Iterator[bool]:
    name = database.url.database
    if not name or name == ":memory:":
        yield True  # nobody else can see this database
        return
    handle = os.open(Path(f"{name}.deliver.lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        alone = True
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            alone = False
        fcntl.flock(handle, fcntl.LOCK_SH)
        yield alone
    finally:
        os.close(handle)


@contextmanager
def _of_server(database: Database) -> Iterator[bool]:
    # a connection of its own, outside any transaction: session locks live exactly as long as it does
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        alone = bool(connection.scalar(select(func.pg_try_advisory_lock(_DELIVERERS))))
        connection.execute(select(func.pg_advisory_lock_shared(_DELIVERERS)))
        if alone:
            connection.execute(select(func.pg_advisory_unlock(_DELIVERERS)))
        try:
            yield alone
        finally:
            connection.execute(select(func.pg_advisory_unlock_shared(_DELIVERERS)))
