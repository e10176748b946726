"""Who has a page just now: leases name their owner, so that what a killed process held is free at once."""

from __future__ import annotations

import os
import socket
from pathlib import Path

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from .owners import Owner
from .tables import PageRow


def owner_of(session: Session) -> str:
    """This process at work with this database, and its lock held from now on: host:pid:start:mark."""
    mark = _owner(session).mark()
    return f"{process_name()}:{mark}" if mark else process_name()


def process_name(pid: int | None = None) -> str:
    """This process, told apart from a later one with the same number: host:pid:start."""
    pid = os.getpid() if pid is None else pid
    return f"{socket.gethostname()}:{pid}:{_started(pid)}"


def living_others(session: Session, us: str) -> list[str]:
    """The owners of leases beside us that are not known to be dead; what the dead hold is given back."""
    query = select(PageRow.lease_owner).where(PageRow.lease_until.is_not(None), PageRow.lease_owner != us)
    others = [owner for owner in session.scalars(query.distinct()) if owner]
    dead = [owner for owner in others if is_dead(session, owner)]
    if dead:
        gone = update(PageRow).where(PageRow.lease_owner.in_(dead))
        session.execute(gone.values(lease=None, lease_owner=None, lease_until=None))
    _owner(session).tidy([mark_of(owner) for owner in others])
    return [owner for owner in others if owner not in dead]


def is_dead(session: Session, owner: str) -> bool:
    """True only when the owner's lock is held no more; of one without a lock, when its process ran here and is gone."""
    if mark := mark_of(owner):
        return _owner(session).is_gone(session, mark)
    host, _, process = owner.partition(":")
    pid, _, started = process.partition(":")
    return host == socket.gethostname() and pid.isdigit() and _started(int(pid)) != started


def mark_of(owner: str) -> str:
    """The mark of an owner that holds a lock; '' of one that does not."""
    return owner.split(":")[3] if owner.count(":") == 3 else ""


def _owner(session: Session) -> Owner:
    owner: Owner = session.info["owner"]
    return owner


def _started(pid: int) -> str:
    """When the process began, in clock ticks since boot (field 22 of /proc/PID/stat); '' when it is not there."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[19]
    except (OSError, IndexError):
        return _alive_elsewhere(pid)


def _alive_elsewhere(pid: int) -> str:
    """Without /proc: only whether it runs."""
    if Path("/proc/self/stat").exists():
        return ""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return ""
    except PermissionError:
        return "running"
    return "running"
