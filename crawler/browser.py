"""A page as a browser shows it, for lists that a script fills (`render = "browser"`).

The page itself is fetched as every other (its host's turn, robots.txt, redirects); Chromium is then given these bytes
and shows them. Nothing goes from Chromium to the network: what the page's scripts ask for is an errand, run as polls are
(address guard, robots.txt, the turn of its host) and handed to it. (scrapy-playwright 0.0.48 cannot do this: its handler
wants Twisted's asyncio reactor, and lets Chromium resolve names by itself.) A page that is a challenge is never shown to
the browser; an answer to an errand that is one is handed over as data, and judged beside it: cookies are sent with no
errand, so a challenge can never be solved.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import structlog

from store.capture import STOPPED, Outcome

from .answer import Seen, Verdict
from .chromium import ChromiumProcess, given_up
from .content import Content, kind_of
from .errand import SENT, Allowance, Errand, Heard, Run, unheard
from .limits import MAX_BYTES, RENDER_IDLE, RENDER_LONGEST, RENDER_TIME, RENDER_WAIT
from .trouble import Trouble, trouble

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, Page, Route

log = structlog.get_logger(__name__)

_GIVEN = (
    "content-type",
    "access-control-allow-origin",
    "access-control-allow-headers",
    "access-control-allow-credentials",
)
_SETTLE = 0.5
_STEADY = 3
"""How many looks in a row, half a second apart, must show the same number of links."""

_QUIET = 10.0
"""Seconds that a page's requests may go on before its links are counted all the same, beside those that errands take."""


def may_be_shown(seen: Seen, said: Verdict) -> bool:
    """Whether a browser may show this response: a page that is well, or one that is nothing but its script.

    Whatever else looks like a challenge stays one.
    """
    well = said.outcome is Outcome.FRESH or (said.outcome is Outcome.CHALLENGED and said.reason == "script-only")
    return well and seen.status == 200 and kind_of(seen.raw) is Content.HTML


class Browser:
    """One Chromium, started for the first page, closed when idle; shows one page at a time."""

    def __init__(self, *, program: str = "", user_agent: str = "", chromium: ChromiumProcess | None = None) -> None:
        self._user_agent = user_agent
        self._turn = asyncio.Lock()
        self._chromium = chromium or ChromiumProcess(program)
        self._idle: asyncio.Task[None] | None = None
        self._closed = False

    async def show(self, seen: Seen, run: Run, heard: Heard = unheard, *, left: float = math.inf) -> Seen:
        """The response with the page as the browser shows it, in UTF-8; raises Trouble where it cannot.

        `heard` is told what each errand came to; `left`: seconds until the page's lease ends. A page whose turn does not
        come while it could still be shown is one that was not begun.
        """
        ends = asyncio.get_running_loop().time() + left
        async with self._in_turn(min(RENDER_WAIT, left - RENDER_LONGEST)):
            if self._closed:
                raise trouble(STOPPED)
            self._stop_waiting()
            try:
                async with asyncio.timeout(RENDER_TIME) as limit:
                    html = await self._shown(seen, run, Allowance(limit, heard, ends=ends))
            except TimeoutError as error:
                await self._chromium.discard()  # a script that never ends would keep it busy
                raise trouble("browser-timeout", f"{RENDER_TIME:g}") from error
            finally:
                self._idle = None if self._closed else asyncio.create_task(self._close_when_idle(), name="browser-idle")
        kept = {name: value for name, value in seen.headers.items() if name in {"date", "server"}}
        headers = kept | {"content-type": "text/html; charset=utf-8"}
        return replace(seen, raw=html.encode("utf-8", "replace"), headers=headers, digest="")

    async def close(self) -> None:
        """End the browser; a page that it is showing is given up."""
        self._closed = True
        self._stop_waiting()
        await self._chromium.discard()

    async def _shown(self, seen: Seen, run: Run, allowance: Allowance) -> str:
        try:
            from playwright.async_api import Error
        except ImportError as error:
            raise trouble("no-playwright") from error
        try:
            chromium = await self._chromium.started()
            context = await chromium.new_context(
                user_agent=self._user_agent or None, accept_downloads=False, service_workers="block", locale="zh-CN",
                timezone_id="Asia/Shanghai",
            )  # fmt: skip
            try:
                return await self._read(context, seen, run, allowance)
            finally:
                await allowance.end()
                await given_up(context.close)
        except Error as error:
            if self._closed:
                raise trouble(STOPPED) from error
            log.warning("browser failed", url=seen.final_url, error=str(error)[:300])
            await self._chromium.discard()
            raise trouble("browser-failed", str(error).splitlines()[0][:120]) from error

    async def _read(self, context: BrowserContext, seen: Seen, run: Run, allowance: Allowance) -> str:
        page = await context.new_page()
        context.on("page", lambda other: allowance.in_background(other.close()))
        await context.route_web_socket("**/*", lambda socket: allowance.in_background(socket.close()))
        await context.route("**/*", lambda route: _answer(route, page, seen, run, allowance))
        await page.goto(seen.final_url, wait_until="commit", timeout=1000 * RENDER_TIME)
        await _fall_quiet(page, allowance)
        await _settle(page, allowance)
        if await page.evaluate("document.documentElement.outerHTML.length") > MAX_BYTES // 3:
            raise trouble("too-large")
        if page.url.startswith("chrome-error:"):
            raise trouble("browser-failed", "chrome-error")
        return await page.content()

    @asynccontextmanager
    async def _in_turn(self, patience: float) -> AsyncIterator[None]:
        """One page after the other, in the order in which they came."""
        try:
            async with asyncio.timeout(max(0.0, patience)):
                await self._turn.acquire()
        except TimeoutError as error:
            raise trouble(STOPPED) from error
        try:
            yield
        finally:
            self._turn.release()

    def _stop_waiting(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None

    async def _close_when_idle(self) -> None:
        await asyncio.sleep(RENDER_IDLE)
        async with self._turn:
            await self._chromium.discard()


async def _answer(route: Route, page: Page, seen: Seen, run: Run, allowance: Allowance) -> None:
    """Hand over the page itself, once; what its scripts ask for is fetched; styles are empty, all else is refused."""
    from playwright.async_api import Error

    request = route.request
    errand = Errand(
        page=seen.final_url, url=request.url, kind=request.resource_type, method=request.method,
        headers={name: value for name, value in request.headers.items() if name in SENT}, body=request.post_data_buffer,
        content_type=request.headers.get("content-type", ""),
    )  # fmt: skip
    try:
        if request.is_navigation_request() and request.frame == page.main_frame:
            if allowance.opened:  # "no content": the page stays as it is
                await route.fulfill(status=204)
                return
            allowance.opened = True
            kind = seen.headers.get("content-type", "text/html")
            await route.fulfill(status=200, headers={"content-type": kind}, body=seen.raw)
        elif errand.kind == "stylesheet":
            await route.fulfill(status=200, headers={"content-type": "text/css"}, body="")
        elif errand.may_leave:
            allowance.in_background(_fetch(route, errand, run, allowance))
        else:
            await route.abort("blockedbyclient")
    except Error:  # the page was closed meanwhile
        log.debug("browser request dropped", url=errand.url[:200])


async def _fetch(route: Route, errand: Errand, run: Run, allowance: Allowance) -> None:
    try:
        answer = await allowance.run(errand, run)
    except Trouble as reason:
        log.info("browser request failed", url=errand.url[:200], reason=reason.verdict.reason)
        await route.abort("failed")
        return
    given = {name: answer.headers[name] for name in _GIVEN if name in answer.headers}
    await route.fulfill(status=answer.status, headers=given, body=answer.raw)


async def _fall_quiet(page: Page, allowance: Allowance) -> None:
    """Wait until the page asks for nothing more; one that never ends asking is waited for while errands are run."""
    from playwright.async_api import TimeoutError as Late

    while True:
        try:
            await page.wait_for_load_state("networkidle", timeout=1000 * _QUIET)
            return
        except Late:
            if not allowance.is_asking:
                log.info("browser page never idle", url=page.url)
                return


async def _settle(page: Page, allowance: Allowance) -> None:
    """Wait until the page shows the same links for a while: a list may be put together after its data has come."""
    same, last = 0, -1
    while same < _STEADY:
        links = await page.evaluate("document.links.length")
        same = same + 1 if links == last and not allowance.is_asking else 0
        last = links
        await asyncio.sleep(_SETTLE / 2 if links else _SETTLE)
