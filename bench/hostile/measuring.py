"""Reading one document after another in a process with the limits of the reading pool, each measured from outside itself."""

from __future__ import annotations

import gc
import json
import os
import resource
import select
import signal
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .doors import DOORS, caught, fault_of
from .kinds import kind_at, specimen_at

ADDRESS_SPACE = 1024 << 20
"""As `crawler.reading.ReaderPool` gives its workers."""

PATIENCE = 60.0
"""Seconds of the clock after which a process is killed."""

_TIRED = 60 << 20  # bytes a process may have grown by; then a fresh one goes on, so that nobody pays for the one before
_STATUS = Path("/proc/self/status")
_CLEAR = Path("/proc/self/clear_refs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One document at one door: seconds of processor and clock, megabytes at the peak and grown by; what went wrong."""

    index: int
    kind: str
    name: str
    door: str
    size: int
    cpu: float
    wall: float
    peak: float
    growth: float
    error: str | None = None  # an exception that left the room, a process that died, an answer that cannot be stored
    caught: str | None = None  # an exception that the room caught at its own boundary


def read_all(seed: int, indices: Sequence[int], workers: int) -> Iterator[Reading]:
    """Every document at every one of its doors, in the order in which they are done."""
    gc.collect()
    gc.freeze()  # the children shall not write into what they share
    waiting = [list(indices[start : start + 100]) for start in range(0, len(indices), 100)][::-1]
    running: dict[int, _Child] = {}
    while waiting or running:
        while waiting and len(running) < workers:
            child = _Child(seed, waiting.pop())
            running[child.pipe] = child
        ready, _, _ = select.select(list(running), [], [], 1.0)
        for pipe in list(running):
            child = running[pipe]
            if pipe in ready:
                yield from child.listen()
            elif time.monotonic() - child.heard > PATIENCE:
                os.kill(child.pid, signal.SIGKILL)
                child.killed = True
                yield from child.listen()
            if child.ended:
                del running[pipe]
                yield from child.lost()
                if child.left:
                    waiting.append(child.left)


class _Child:
    """A process that reads a batch and tells each reading as one line of JSON."""

    def __init__(self, seed: int, batch: list[int]) -> None:
        self.seed, self.left, self.ended, self.killed = seed, batch, False, False
        self.heard = time.monotonic()
        self._at: tuple[int, str] | None = None
        self._kept = b""
        self.pipe, sender = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self.pipe)
            _serve(seed, batch, sender)
        os.close(sender)

    def listen(self) -> Iterator[Reading]:
        raw = os.read(self.pipe, 1 << 16)
        if not raw:
            self.ended = True
            return
        self.heard = time.monotonic()
        *lines, self._kept = (self._kept + raw).split(b"\n")
        for line in lines:
            told: dict[str, Any] = json.loads(line)
            if "done" in told:
                self.left.remove(told["done"])
                self._at = None
            elif "begun" in told:
                self._at = (told["begun"], told["at"])
            else:
                yield Reading(**told)

    def lost(self) -> Iterator[Reading]:
        """The document that the process died of, if it died."""
        _, status = os.waitpid(self.pid, 0)
        os.close(self.pipe)
        if status == 0:
            return
        index, door = self._at or (self.left[0], "making it")
        self.left.remove(index)
        reason = f"killed after {PATIENCE:g} s" if self.killed else f"the process died with status {status}"
        yield Reading(
            index=index, kind=kind_at(self.seed, index), name="?", door=door, size=0, cpu=PATIENCE if self.killed else 0.0,
            wall=PATIENCE if self.killed else 0.0, peak=0.0, growth=0.0, error=reason,
        )  # fmt: skip


def _serve(seed: int, batch: list[int], sender: int) -> None:
    """The life of a child; it never returns."""
    status = 1
    try:
        resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        first = memory("VmRSS")
        for index in batch:
            specimen, kind = specimen_at(seed, index), kind_at(seed, index)
            for door in specimen.doors:
                _tell(sender, {"begun": index, "at": door})
                _tell(sender, asdict(_measured(index, kind, specimen, door)))
            _tell(sender, {"done": index})
            del specimen
            if memory("VmRSS") - first > _TIRED:
                break
        status = 0
    finally:
        os._exit(status)


def _tell(sender: int, values: dict[str, Any]) -> None:
    raw = json.dumps(values).encode() + b"\n"
    while raw:
        raw = raw[os.write(sender, raw) :]


def _measured(index: int, kind: str, specimen: Any, door: str) -> Reading:
    answer = error = None
    _CLEAR.write_text("5")  # the peak is counted from here
    before = memory("VmRSS")
    cpu, wall = time.process_time(), time.monotonic()
    try:
        answer = DOORS[door](specimen)
    except BaseException as raised:
        error = f"{type(raised).__name__}: {raised}"[:300]
    cpu, wall = time.process_time() - cpu, time.monotonic() - wall
    peak = memory("VmHWM")
    if error is None:
        try:
            error = fault_of(door, specimen, answer)
        except Exception as raised:  # it cannot even be looked at
            error = f"looking at it: {type(raised).__name__}: {raised}"[:300]
    return Reading(
        index=index, kind=kind, name=specimen.name, door=door, size=len(specimen.raw), cpu=cpu, wall=wall, peak=peak / 2**20,
        growth=max(0, peak - before) / 2**20, error=error, caught=caught(answer),
    )  # fmt: skip


def memory(name: str) -> int:
    """Bytes, of this process, as the kernel counts them."""
    for line in _STATUS.read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1]) * 1024
    raise LookupError(name)
