"""The server: it binds where it is told, leaves signals alone, and ends when it is told to."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import aiohttp
import pytest
from fastapi import FastAPI

from store.database import Database
from web.server import serve_until


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as bound:
        port: int = bound.getsockname()[1]
        return port


def test_it_serves_until_told_and_leaves_signals_alone() -> None:
    async def play() -> tuple[int, dict[str, str]]:
        port, stop = free_port(), asyncio.Event()
        app = FastAPI()
        app.get("/")(lambda: {"here": True})
        serving = asyncio.create_task(serve_until(app, "127.0.0.1", port, stop))
        async with aiohttp.ClientSession() as session:
            for _ in range(100):
                try:
                    async with session.get(f"http://127.0.0.1:{port}/") as answer:
                        status, headers = answer.status, dict(answer.headers)
                        break
                except aiohttp.ClientConnectorError:
                    await asyncio.sleep(0.02)
        assert signal.getsignal(signal.SIGTERM) is before
        stop.set()
        await asyncio.wait_for(serving, 10)
        return status, headers

    before = signal.getsignal(signal.SIGTERM)
    status, headers = asyncio.run(play())
    assert status == 200 and "server" not in {name.lower() for name in headers}


SERVE = "import sys\nfrom sources.settings import Settings\nfrom web.server import serve\nserve(Settings(), '127.0.0.1', int(sys.argv[1]))"


def test_a_signal_ends_it_cleanly(tmp_path: Path) -> None:
    Database(f"sqlite:///{tmp_path / 'ducha.sqlite3'}").migrate()
    port = free_port()
    env = {k: v for k, v in os.environ.items() if not k.startswith("DUCHA_")} | {"DUCHA_HOME": str(tmp_path)}
    process = subprocess.Popen([sys.executable, "-c", SERVE, str(port)], env=env, stderr=subprocess.PIPE, text=True)
    try:
        for _ in range(200):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
                    assert answer.status == 200
                    break
            except OSError:
                time.sleep(0.05)
        else:
            pytest.fail("the web does not answer")
        process.terminate()
        assert process.wait(15) == 0
        assert "Traceback" not in (process.stderr.read() if process.stderr else "")
    finally:
        process.kill()
        process.wait()
        if process.stderr:
            process.stderr.close()
