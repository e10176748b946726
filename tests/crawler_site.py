"""A pretend site on this machine that remembers how it was asked, and a crawler to ask it."""

from __future__ import annotations

import asyncio
import ssl
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aiohttp import web

from crawler.engine import Crawler, run
from parsers.document import Role
from sources.clock import SHANGHAI, FixedClock
from sources.settings import Settings
from store.capture import Fetched, Outcome, Poll
from store.hosts import RobotsRecord

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=SHANGHAI)
NOTICE = (
    "<!DOCTYPE html><html><head><title>关于第七项整改任务的公示</title></head><body><div id='zoom'>"
    + "<p>清河市第七项整改任务已经完成,现予以公示,公示期为十个工作日。如有异议,请书面反映。</p>" * 12
    + "</div></body></html>"
)


class Memory:
    """Host memory without a database."""

    def __init__(self) -> None:
        self.records: dict[str, RobotsRecord] = {}

    def load_robots(self, host: str) -> RobotsRecord | None:
        return self.records.get(host)

    def save_robots(self, host: str, record: RobotsRecord) -> None:
        self.records[host] = record


@dataclass
class Site:
    """A pretend site that remembers how it was asked."""

    pages: dict[str, Any] = field(default_factory=dict)
    robots: Any = "User-agent: *\nDisallow:\n"
    pause: float = 0.0
    requests: list[tuple[float, str, dict[str, str]]] = field(default_factory=list)
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    now: int = 0
    peak: int = 0
    port: int = 0

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def asked(self) -> list[str]:
        return [path for _, path, _ in self.requests]

    def poll(self, path: str = "/a.html", **values: Any) -> Poll:
        known: dict[str, Any] = {"page_id": 1, "host": self.host, "role": Role.DETAIL, "source_id": "qinghe"}
        return Poll(url=f"http://{self.host}{path}", **{**known, **values})

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.requests.append((time.monotonic(), request.path_qs, dict(request.headers)))
        self.begun.set()
        self.now += 1
        self.peak = max(self.peak, self.now)
        try:
            await asyncio.sleep(self.pause)
            found = self.robots if request.path == "/robots.txt" else self.pages.get(request.path, NOTICE)
            if callable(found):
                return await found(request)  # type: ignore[no-any-return]
            if isinstance(found, int):
                return web.Response(status=found)
            if isinstance(found, tuple):
                return web.Response(status=found[0], headers={"Location": found[1]})
            if isinstance(found, bytes):
                return web.Response(body=found, content_type="text/html")
            return web.Response(text=found, content_type="text/html")
        finally:
            self.now -= 1


@asynccontextmanager
async def serving(site: Site, tls: ssl.SSLContext | None = None) -> Any:
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", site.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=tls).start()
    site.port = runner.addresses[0][1]
    try:
        yield site
    finally:
        await runner.cleanup()


@asynccontextmanager
async def crawling(clock: Any = None, memory: Any = None, *, allow: str = "127.0.0.0/8", **options: Any) -> Any:
    options.setdefault("minimum_delay", 0.0)
    crawler = Crawler(Settings(allow_addresses=allow, contact=""), clock or FixedClock(NOON), memory or Memory(), **options)
    await crawler.start()
    try:
        yield crawler
    finally:
        await crawler.close()


def fetch(site: Site, *polls: dict[str, Any], **options: Any) -> list[Fetched]:
    """Serve, fetch these pages one after the other, stop."""

    async def main() -> list[Fetched]:
        async with serving(site), crawling(**options) as crawler:
            return [await crawler.fetch(site.poll(**poll)) for poll in polls]

    return run(main)


def outcome(fetched: Fetched) -> tuple[Outcome, str]:
    return fetched.outcome, fetched.reason
