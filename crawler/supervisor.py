"""Runs one outside program on one file: a script of its own, started with `python -I`, that needs nothing but Python.

It holds the program to its limits, ends it with its whole process group when the time is up or when whoever started this
script is gone (standard input closes), and removes the folder it worked in. The file comes in on standard input behind
its length (8 bytes, big-endian); what the program made goes out on standard output.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import resource
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TIMED_OUT, FAILED, NOTHING = 3, 4, 5
"""Exit codes beside 0."""

_FILE_MOST = 64 * 1024 * 1024
_NEW_USER, _NEW_NET = 0x10000000, 0x40000000


def main() -> int:
    """Do what the first argument asks for: JSON with command, suffix, seconds, memory (bytes) and result (None, or a folder)."""
    task = json.loads(sys.argv[1])
    folder = Path(tempfile.mkdtemp(prefix="ducha-convert-"))
    try:
        source = folder / f"input.{task['suffix']}"
        source.write_bytes(_read_input())
        return _run(task, folder, source)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _read_input() -> bytes:
    size = int.from_bytes(_exactly(8), "big")
    return _exactly(size)


def _exactly(size: int) -> bytes:
    parts: list[bytes] = []
    while size:
        part = os.read(0, min(size, 1 << 20))
        if not part:
            raise SystemExit(FAILED)
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _run(task: dict[str, object], folder: Path, source: Path) -> int:
    command = [str(word).format(input=source, folder=folder) for word in task["command"]]  # type: ignore[attr-defined]
    seconds, memory = float(str(task["seconds"])), int(str(task["memory"]))
    printed = folder / "printed"
    with printed.open("wb") as out:
        program = subprocess.Popen(  # noqa: S603  # no shell; the command is the caller's own
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.DEVNULL, cwd=folder, env=_environment(folder),
            start_new_session=True, preexec_fn=lambda: _confine(memory, seconds),  # noqa: PLW1509  # this process has one thread
        )  # fmt: skip
    try:
        code = _wait(program, time.monotonic() + seconds)
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(program.pid, signal.SIGKILL)  # also what the program left behind
        program.wait()
    if code is None:
        return TIMED_OUT
    if code:
        return FAILED
    return _hand_out(printed if task["result"] is None else _only_file(folder / str(task["result"])))


def _wait(program: subprocess.Popen[bytes], deadline: float) -> int | None:
    """The exit code; None when the time was up, or when nobody waits for the result any more."""
    while program.poll() is None:
        if time.monotonic() > deadline:
            return None
        ready, _, _ = select.select([0], [], [], 0.02)
        if ready and not os.read(0, 1):
            return None
    return program.returncode


def _hand_out(made: Path | None) -> int:
    if made is None or not 0 < made.stat().st_size <= _FILE_MOST:
        return NOTHING
    with made.open("rb") as result:
        shutil.copyfileobj(result, sys.stdout.buffer)
    sys.stdout.buffer.flush()
    return 0


def _only_file(folder: Path) -> Path | None:
    return next((path for path in sorted(folder.glob("*")) if path.is_file() and not path.is_symlink()), None)


def _environment(folder: Path) -> dict[str, str]:
    nowhere = "http://127.0.0.1:9"  # for what cannot be kept from the network otherwise
    return {
        "PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8", "http_proxy": nowhere, "https_proxy": nowhere, "SAL_USE_VCLPLUGIN": "svp",
    }  # fmt: skip


def _confine(memory: int, seconds: float) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_FILE_MOST, _FILE_MOST))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # A document may name addresses to load pictures from. Where the kernel lets us, the program sees no network at all.
    with contextlib.suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.unshare(_NEW_NET) != 0:
            libc.unshare(_NEW_USER | _NEW_NET)


if __name__ == "__main__":
    sys.exit(main())
