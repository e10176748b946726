"""The program behind `render = "browser"`: one Chromium, started when a page wants it; what was begun is always ended."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import structlog

from store.capture import STOPPED

from .trouble import trouble

if TYPE_CHECKING:
    from playwright.async_api import Browser, Playwright

log = structlog.get_logger(__name__)

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
FLAGS = (
    "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--js-flags=--max-old-space-size=256",
    # a request that gets past the interception finds neither a name nor a way out
    "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=socks5://127.0.0.1:9", "--proxy-bypass-list=<-loopback>",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A Chromium and the driver that started it."""

    playwright: Playwright
    chromium: Browser


Launch = Callable[[str], Awaitable[Running]]


class ChromiumProcess:
    """Starts and ends in tasks of their own: who waits for either may be cancelled, and no process is left behind."""

    def __init__(self, program: str = "", *, launch: Launch | None = None) -> None:
        self._program = program
        self._launch = launch or _launched
        self._starting: asyncio.Task[Running] | None = None
        self._endings: set[asyncio.Task[None]] = set()

    async def started(self) -> Browser:
        """The browser, started where it is not or has died; raises what kept it from starting."""
        if self._starting is not None and _is_over(self._starting):
            await self.discard()
        if self._starting is None:
            self._starting = asyncio.create_task(self._begin(), name="browser-start")
        starting = self._starting
        await asyncio.wait({starting})
        if self._starting is not starting:
            raise trouble(STOPPED)
        return starting.result().chromium

    async def discard(self) -> None:
        """End it, and wait for whatever else is ending; where the wait is cancelled, the end comes all the same."""
        starting, self._starting = self._starting, None
        if starting is not None:
            ending = asyncio.create_task(_end(starting), name="browser-end")
            self._endings.add(ending)
            ending.add_done_callback(self._endings.discard)
        if self._endings:
            await asyncio.wait(self._endings)

    async def _begin(self) -> Running:
        return await self._launch(self._program)


def find_chromium(program: str = "") -> str | None:
    """The browser's program: the one named, else the first of its usual names on the PATH."""
    return shutil.which(program) if program else next((path for name in NAMES if (path := shutil.which(name))), None)


async def given_up(end: Callable[[], Awaitable[Any]]) -> None:
    """Call what ends something in the browser; what does not answer is left to the driver, which kills it."""
    try:
        async with asyncio.timeout(10):
            await end()
    except Exception as error:  # whatever it says, it is not used any more
        log.info("browser did not close", error=type(error).__name__)


def _is_over(starting: asyncio.Task[Running]) -> bool:
    """Whether the start failed, or what it gave has died since."""
    if not starting.done():
        return False
    return starting.cancelled() or starting.exception() is not None or not starting.result().chromium.is_connected()


async def _end(starting: asyncio.Task[Running]) -> None:
    await asyncio.wait({starting})
    if starting.cancelled() or starting.exception() is not None:
        return
    running = starting.result()
    await given_up(running.chromium.close)
    await given_up(running.playwright.stop)


async def _launched(program: str) -> Running:
    from playwright.async_api import async_playwright

    path = await asyncio.to_thread(find_chromium, program)
    if path is None:
        raise trouble("no-chromium")
    playwright = await async_playwright().start()
    try:
        chromium = await playwright.chromium.launch(
            executable_path=path, args=list(FLAGS), env=_environment(), chromium_sandbox=os.geteuid() != 0,
            handle_sigint=False, handle_sigterm=False, handle_sighup=False,
        )  # fmt: skip
    except BaseException:
        await given_up(playwright.stop)
        raise
    return Running(playwright=playwright, chromium=chromium)


def _environment() -> dict[str, str | float | bool]:
    """What Chromium gets of ours: no setting, hence no secret."""
    return {
        name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR", "XDG_RUNTIME_DIR") if name in os.environ
    }
