"""Running the web."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI

from sources.clock import clock_for
from sources.settings import Settings
from store.database import Database

from .app import create_app

GRACE = 5
"""Seconds that a request under way is given when the web is told to stop."""

CONNECTIONS_MOST = 200


class Server(uvicorn.Server):
    """A uvicorn that leaves the signals of the process alone."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals are the caller's: uvicorn would take them over and raise them again at its end."""
        yield


def serve(settings: Settings, host: str, port: int) -> None:
    """Serve the installation's web at host:port until SIGTERM or SIGINT, then finish what is under way and return.

    Signals are only taken where they can be: in the main thread. SystemExit(1) when the address is taken.
    """
    database = Database(settings.database)
    try:
        asyncio.run(_until_told(create_app(settings, database, clock_for(settings.now)), host, port))
    finally:
        database.close()


async def _until_told(app: FastAPI, host: str, port: int) -> None:
    stop = asyncio.Event()
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await serve_until(app, host, port, stop)


async def serve_until(app: FastAPI, host: str, port: int, stop: asyncio.Event) -> None:
    """Serve an app at host:port until `stop` is set; no signal is touched."""
    config = uvicorn.Config(
        app, host=host, port=port, log_config=None, log_level="warning", access_log=False, server_header=False,
        lifespan="off", timeout_keep_alive=15, timeout_graceful_shutdown=GRACE, limit_concurrency=CONNECTIONS_MOST,
    )  # fmt: skip
    server = Server(config)
    told = asyncio.create_task(stop.wait())
    told.add_done_callback(lambda _: setattr(server, "should_exit", True))
    try:
        await server.serve()
    finally:
        told.cancel()
