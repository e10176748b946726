"""How a long-running command is told to stop."""

from __future__ import annotations

import asyncio
import signal


def stop_on_signals(stop: asyncio.Event) -> None:
    """Set `stop` at SIGTERM or SIGINT; after that one more SIGINT (Ctrl-C) ends the process as if nobody had listened.

    SIGTERM may come again without harm: supervisors send it to the process and to its group. Call it in the main thread,
    inside the running loop.
    """
    loop = asyncio.get_running_loop()

    def told() -> None:
        if not stop.is_set():
            stop.set()
            loop.remove_signal_handler(signal.SIGINT)

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told)
