"""Old Office files that only another program reads: antiword or LibreOffice, where installed, each within its own limits."""

from __future__ import annotations

import asyncio
import contextlib
import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import structlog

log = structlog.get_logger(__name__)

_SUPERVISOR = Path(__file__).with_name("supervisor.py")
_GIGABYTE = 1024**3
_OUTPUT_MOST = 64 * 1024 * 1024
_GRACE = 10.0
"""Seconds beyond its limit after which the supervisor itself is given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """An outside program: how it is called, what it makes, and what it may use (seconds, bytes of address space)."""

    name: str
    executables: tuple[str, ...]
    arguments: tuple[str, ...]
    makes: str  # the suffix of the result
    result: str | None = None  # a folder of the result; None where it is printed
    seconds: float = 20.0
    memory: int = _GIGABYTE // 2

    @property
    def path(self) -> str | None:
        """Where it is installed."""
        return next((path for name in self.executables if (path := shutil.which(name))), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """What a program made of a file, in a format that we read (`suffix`)."""

    program: str
    raw: bytes
    suffix: str


def _office(suffix: str) -> Program:
    return Program(
        name="soffice", executables=("soffice", "libreoffice"), makes=suffix, result="made", seconds=60.0, memory=4 * _GIGABYTE,
        arguments=("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard", "--nologo",
                   "-env:UserInstallation=file://{folder}/profile", "--convert-to", suffix, "--outdir", "{folder}/made", "{input}"),
    )  # fmt: skip


ANTIWORD = Program(
    name="antiword", executables=("antiword",), arguments=("-m", "UTF-8.txt", "-w", "0", "{input}"), makes="txt"
)
PROGRAMS: dict[str, tuple[Program, ...]] = {
    "doc": (ANTIWORD, _office("docx")), "xls": (_office("xlsx"),), "ppt": (_office("pptx"),), "ole": (_office("docx"),),
}  # fmt: skip
"""By format, in the order in which they are tried."""


def installed(kind: str) -> tuple[Program, ...]:
    """The programs at hand that may read a format."""
    return tuple(program for program in PROGRAMS.get(kind, ()) if program.path)


async def convert(raw: bytes, kind: str, program: Program) -> Converted | None:
    """What a program makes of a file of this format; None when it fails, takes too long or makes nothing."""
    path = program.path
    if path is None:
        return None
    task = {
        "command": [path, *program.arguments], "suffix": kind if kind.isalnum() else "bin", "seconds": program.seconds,
        "memory": program.memory, "result": program.result,
    }  # fmt: skip
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-I", str(_SUPERVISOR), json.dumps(task), stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    made = b""
    try:
        async with asyncio.timeout(program.seconds + _GRACE):
            made = await _converse(process, raw)
            await process.wait()
    except TimeoutError:
        log.warning("conversion took too long", program=program.name)
    finally:
        await _end(process)
    if process.returncode or not made:
        log.info("conversion failed", program=program.name, format=kind, code=process.returncode)
        return None
    return Converted(program=program.name, raw=made, suffix=program.makes)


async def _converse(process: asyncio.subprocess.Process, raw: bytes) -> bytes:
    """Send the file and take what comes; standard input stays open, for its end would end the supervisor."""
    assert process.stdin is not None and process.stdout is not None
    with contextlib.suppress(ConnectionError):
        process.stdin.write(len(raw).to_bytes(8, "big") + raw)
        await process.stdin.drain()
    parts: list[bytes] = []
    size = 0
    while part := await process.stdout.read(1 << 16):
        size += len(part)
        if size > _OUTPUT_MOST:
            return b""
        parts.append(part)
    return b"".join(parts)


async def _end(process: asyncio.subprocess.Process) -> None:
    """Close its input, which makes the supervisor end its program and tidy up; kill it only when it does not."""
    if process.stdin is not None:
        process.stdin.close()
    if process.returncode is None:
        try:
            await asyncio.wait_for(process.wait(), _GRACE)
        except TimeoutError:
            process.kill()
            await process.wait()
