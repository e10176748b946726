"""The `ducha` command, used as a user would: one process per command, settings by environment, JSON back."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[1]
TIMEOUT = 300.0
"""Seconds after which a command counts as hung."""


class CommandError(RuntimeError):
    """A command failed; the message holds the end of what it said."""


class Ducha:
    """An installation in its own home. `settings` are the DUCHA_* variables without their prefix."""

    def __init__(self, home: Path, settings: Mapping[str, str]) -> None:
        self.home = home
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("DUCHA_")}
        path = os.pathsep.join(filter(None, (str(PROJECT), inherited.get("PYTHONPATH", ""))))
        own = {f"DUCHA_{name}": value for name, value in settings.items()}
        self._env = {**inherited, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8", "DUCHA_HOME": str(home), **own}

    def call(self, *words: str, now: datetime | None = None) -> str:
        """Run a command to its end and give its standard output; CommandError when it fails or hangs."""
        env = self._env if now is None else {**self._env, "DUCHA_NOW": now.isoformat()}
        try:
            done = subprocess.run(  # noqa: S603 our own command, words from the story
                _command(words), env=env, capture_output=True, text=True, encoding="utf-8", errors="replace",
                timeout=TIMEOUT, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise CommandError(f"ducha {' '.join(words)}: no end after {TIMEOUT:g} s") from error
        if done.returncode != 0:
            said = (done.stderr or done.stdout).strip()[-2000:]
            raise CommandError(f"ducha {' '.join(words)}: exit {done.returncode}\n{said}")
        return done.stdout

    def serve(self, port: int, patience: float = 30.0) -> subprocess.Popen[bytes]:
        """Start the web in the background and wait until it answers; its output goes to serve.log in the home."""
        words = ("serve", "--host", "127.0.0.1", "--port", str(port))
        with (self.home / "serve.log").open("ab") as log:
            process = subprocess.Popen(_command(words), env=self._env, stdout=log, stderr=log)  # noqa: S603 as above
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline and process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
            except OSError:
                time.sleep(0.2)
            else:
                return process
        end(process)
        raise CommandError(f"ducha serve does not answer; see {self.home / 'serve.log'}")


def read_lines(output: str) -> list[dict[str, Any]]:
    """JSON lines as values; CommandError when a line is none."""
    try:
        return [json.loads(line) for line in output.splitlines() if line.strip()]
    except ValueError as error:
        raise CommandError(f"not JSON lines: {output[:500]}") from error


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process that was started here: politely, then firmly."""
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as bound:
        return int(bound.getsockname()[1])


def _command(words: tuple[str, ...]) -> list[str]:
    return [sys.executable, "-m", "cli.main", *words]
