"""A page as a browser shows it, for lists that a script fills (`render = "browser"`).

The page itself is fetched as every other (its host's turn, robots.txt, redirects); Chromium is then given these bytes
and shows them. Nothing goes from Chromium to the network: what the page's scripts ask for is fetched here, through the
address guard, and handed to it. (scrapy-playwright 0.0.48 cannot do this: its handler wants Twisted's asyncio reactor,
and lets Chromium resolve names by itself.) A challenge is never shown to the browser, so it can never be solved.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import aiohttp
import structlog

from store.capture import Outcome

from .answer import Seen, Verdict
from .content import Content, kind_of
from .guard import Guard, GuardedResolver
from .handler import legacy_context
from .limits import MAX_BYTES, RENDER_BYTES, RENDER_IDLE, RENDER_REQUESTS, RENDER_TIME
from .trouble import trouble

if TYPE_CHECKING:
    from playwright.async_api import Browser as Chromium
    from playwright.async_api import BrowserContext, Page, Playwright, Route

log = structlog.get_logger(__name__)

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
FLAGS = (
    "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--js-flags=--max-old-space-size=256",
    # a request that gets past the interception finds neither a name nor a way out
    "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=socks5://127.0.0.1:9", "--proxy-bypass-list=<-loopback>",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
)  # fmt: skip
_ASKED = frozenset({"script", "xhr", "fetch"})
_SENT = ("accept", "accept-language", "content-type", "x-requested-with", "referer")
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
"""Seconds that a page's requests may go on before its links are counted all the same."""


def may_be_shown(seen: Seen, said: Verdict) -> bool:
    """Whether a browser may show this response: a page that is well, or one that is nothing but its script.

    Whatever else looks like a challenge stays one.
    """
    well = said.outcome is Outcome.FRESH or (said.outcome is Outcome.CHALLENGED and said.reason == "script-only")
    return well and seen.status == 200 and kind_of(seen.raw) is Content.HTML


def find_chromium(program: str = "") -> str | None:
    """The browser's program: the one named, else the first of its usual names on the PATH."""
    return shutil.which(program) if program else next((path for name in NAMES if (path := shutil.which(name))), None)


@dataclass(slots=True)
class _Allowance:
    """What one page may still ask for."""

    requests: int = RENDER_REQUESTS
    bytes: int = field(default_factory=lambda: RENDER_BYTES)
    opened: bool = False  # the page itself has been handed over: no script may lead elsewhere
    under_way: set[asyncio.Task[Any]] = field(default_factory=set)


class Browser:
    """One Chromium, started for the first page, closed when idle; shows one page at a time."""

    def __init__(self, guard: Guard, *, program: str = "", user_agent: str = "") -> None:
        self._guard = guard
        self._program = program
        self._user_agent = user_agent
        self._turn = asyncio.Lock()
        self._playwright: Playwright | None = None
        self._chromium: Chromium | None = None
        self._idle: asyncio.Task[None] | None = None
        self._closed = False

    async def show(self, seen: Seen, *, legacy_tls: bool = False) -> Seen:
        """The response with the page as the browser shows it, in UTF-8; raises Trouble where it cannot."""
        async with self._turn:
            if self._closed:
                raise trouble("stopped")
            self._stop_waiting()
            try:
                async with asyncio.timeout(RENDER_TIME):
                    html = await self._shown(seen, legacy_tls)
            except TimeoutError as error:
                await self._discard()  # a script that never ends would keep it busy
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
        await self._discard()

    async def _shown(self, seen: Seen, legacy_tls: bool) -> str:
        try:
            from playwright.async_api import Error
        except ImportError as error:
            raise trouble("no-playwright") from error
        try:
            chromium = await self._started()
            context = await chromium.new_context(
                user_agent=self._user_agent or None, accept_downloads=False, service_workers="block", locale="zh-CN",
                timezone_id="Asia/Shanghai",
            )  # fmt: skip
            try:
                async with self._client(legacy_tls) as client:
                    return await self._read(context, client, seen)
            finally:
                await context.close()
        except Error as error:
            if self._closed:
                raise trouble("stopped") from error
            log.warning("browser failed", url=seen.final_url, error=str(error)[:300])
            await self._discard()
            raise trouble("browser-failed", str(error).splitlines()[0][:120]) from error

    async def _read(self, context: BrowserContext, client: aiohttp.ClientSession, seen: Seen) -> str:
        from playwright.async_api import TimeoutError as Late

        allowance = _Allowance()
        page = await context.new_page()
        context.on("page", lambda other: _in_background(allowance, other.close()))
        await context.route_web_socket("**/*", lambda socket: _in_background(allowance, socket.close()))
        await context.route("**/*", lambda route: self._answer(route, page, client, seen, allowance))
        await page.goto(seen.final_url, wait_until="commit", timeout=1000 * RENDER_TIME)
        try:
            await page.wait_for_load_state("networkidle", timeout=1000 * _QUIET)
        except Late:
            log.info("browser page never idle", url=seen.final_url)
        await _settle(page)
        if await page.evaluate("document.documentElement.outerHTML.length") > MAX_BYTES // 3:
            raise trouble("too-large")
        if page.url.startswith("chrome-error:"):
            raise trouble("browser-failed", "chrome-error")
        return await page.content()

    async def _answer(
        self, route: Route, page: Page, client: aiohttp.ClientSession, seen: Seen, allowance: _Allowance
    ) -> None:
        """Hand over the page itself, once; what its scripts ask for is fetched; styles are empty, all else is refused."""
        from playwright.async_api import Error

        request = route.request
        try:
            if request.is_navigation_request() and request.frame == page.main_frame:
                if allowance.opened:  # "no content": the page stays as it is
                    await route.fulfill(status=204)
                    return
                allowance.opened = True
                kind = seen.headers.get("content-type", "text/html")
                await route.fulfill(status=200, headers={"content-type": kind}, body=seen.raw)
            elif request.resource_type == "stylesheet":
                await route.fulfill(status=200, headers={"content-type": "text/css"}, body="")
            elif request.resource_type in _ASKED and request.method in {"GET", "POST"} and allowance.requests > 0:
                allowance.requests -= 1
                await self._fetch(route, client, allowance)
            else:
                await route.abort("blockedbyclient")
        except Error:  # the page was closed meanwhile
            log.debug("browser request dropped", url=request.url[:200])

    async def _fetch(self, route: Route, client: aiohttp.ClientSession, allowance: _Allowance) -> None:
        request = route.request
        headers = {name: value for name, value in request.headers.items() if name in _SENT}
        try:
            async with client.request(
                request.method, request.url, headers=headers, data=request.post_data_buffer, max_redirects=5
            ) as answer:
                body = await _bounded(answer, allowance)
                given = {name: answer.headers[name] for name in _GIVEN if name in answer.headers}
                status = answer.status
        except (aiohttp.ClientError, OSError, ValueError, TimeoutError) as error:  # AddressNotPublic is an OSError
            log.info("browser request failed", url=request.url[:200], error=type(error).__name__)
            await route.abort("failed")
            return
        await route.fulfill(status=status, headers=given, body=body)

    def _client(self, legacy_tls: bool) -> aiohttp.ClientSession:
        """The guarded client of one page: what it asks for is asked without cookies, four requests at a time."""
        connector = aiohttp.TCPConnector(
            resolver=GuardedResolver(self._guard), use_dns_cache=False, socket_factory=self._guard.open_socket, limit=4,
            ssl=legacy_context() if legacy_tls else True,
        )  # fmt: skip
        return aiohttp.ClientSession(
            connector=connector, cookie_jar=aiohttp.DummyCookieJar(), trust_env=False,
            headers={"User-Agent": self._user_agent} if self._user_agent else None,
            timeout=aiohttp.ClientTimeout(total=RENDER_TIME / 2),
        )  # fmt: skip

    async def _started(self) -> Chromium:
        if self._chromium is not None and self._chromium.is_connected():
            return self._chromium
        await self._discard()
        from playwright.async_api import async_playwright

        program = await asyncio.to_thread(find_chromium, self._program)
        if program is None:
            raise trouble("no-chromium")
        self._playwright = await async_playwright().start()
        self._chromium = await self._playwright.chromium.launch(
            executable_path=program, args=list(FLAGS), env=_environment(), chromium_sandbox=os.geteuid() != 0,
            handle_sigint=False, handle_sigterm=False, handle_sighup=False,
        )  # fmt: skip
        return self._chromium

    def _stop_waiting(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None

    async def _close_when_idle(self) -> None:
        await asyncio.sleep(RENDER_IDLE)
        async with self._turn:
            await self._discard()

    async def _discard(self) -> None:
        chromium, playwright = self._chromium, self._playwright
        self._chromium = self._playwright = None
        await _given_up(chromium.close if chromium is not None else None)
        await _given_up(playwright.stop if playwright is not None else None)


def _environment() -> dict[str, str | float | bool]:
    """What Chromium gets of ours: no setting, hence no secret."""
    return {
        name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR", "XDG_RUNTIME_DIR") if name in os.environ
    }


async def _given_up(end: Callable[[], Awaitable[Any]] | None) -> None:
    """Call what ends a process; one that does not answer is left to its driver, which kills it."""
    if end is None:
        return
    try:
        async with asyncio.timeout(10):
            await end()
    except Exception as error:  # whatever it says, it is not used any more
        log.info("browser did not close", error=type(error).__name__)


def _in_background(allowance: _Allowance, work: Any) -> None:
    task = asyncio.ensure_future(work)
    allowance.under_way.add(task)
    task.add_done_callback(allowance.under_way.discard)


async def _bounded(answer: aiohttp.ClientResponse, allowance: _Allowance) -> bytes:
    """The body of an answer; ValueError when the page has had its share."""
    parts: list[bytes] = []
    async for part in answer.content.iter_chunked(65536):
        allowance.bytes -= len(part)
        if allowance.bytes < 0:
            raise ValueError("too much for one page")
        parts.append(part)
    return b"".join(parts)


async def _settle(page: Page) -> None:
    """Wait until the page shows the same links for a while: a list may be put together after its data has come."""
    same, last = 0, -1
    while same < _STEADY:
        links = await page.evaluate("document.links.length")
        same = same + 1 if links == last else 0
        last = links
        await asyncio.sleep(_SETTLE / 2 if links else _SETTLE)
