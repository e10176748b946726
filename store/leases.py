"""Who has a page just now: leases name their owner, so that what a killed process held is free at once."""

from __future__ import annotations

import os
import socket
from pathlib import Path

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from .tables import PageRow


def owner_name(pid: int | None = None) -> str:
    """This process, told apart from a later one with the same number: host:pid:start."""
    pid = os.getpid() if pid is None else pid
    return f"{socket.gethostname()}:{pid}:{_started(pid)}"


def is_dead(owner: str) -> bool:
    """True only when the owner ran on this machine and does not any more."""
    parts = owner.rsplit(":", 2)
    if len(parts) != 3 or parts[0] != socket.gethostname() or not parts[1].isdigit():
        return False
    return _started(int(parts[1])) != parts[2]


def free_dead(session: Session) -> int:
    """Give back the pages held by processes of this machine that are gone; how many."""
    owners = session.scalars(select(PageRow.lease_owner).where(PageRow.lease_owner.is_not(None)).distinct())
    dead = [owner for owner in owners if owner and is_dead(owner)]
    if not dead:
        return 0
    query = update(PageRow).where(PageRow.lease_owner.in_(dead)).values(lease=None, lease_owner=None, lease_until=None)
    return session.execute(query).rowcount  # type: ignore[attr-defined, no-any-return]


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
