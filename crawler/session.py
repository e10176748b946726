"""One long-lived Scrapy crawler inside a running asyncio loop."""

from __future__ import annotations

import asyncio
import logging

from scrapy import Request
from scrapy.crawler import Crawler as ScrapyCrawler
from scrapy.http import Response

from .downloader import PacedDownloader
from .guard import Guard
from .handler import LEGACY_TLS
from .settings import scrapy_settings
from .spider import ANSWER, Stopped, WatchSpider


class Session:
    """Starts Scrapy, feeds its spider, and stops it when nothing is in flight any more."""

    def __init__(self, guard: Guard, *, contact: str, concurrency: int) -> None:
        self._guard = guard
        self._contact = contact
        self._concurrency = concurrency
        self._scrapy: ScrapyCrawler | None = None
        self._running: asyncio.Task[None] | None = None
        self._waiting: set[asyncio.Future[Response]] = set()

    async def start(self) -> None:
        """Open the spider; returns when it takes requests."""
        for name in ("scrapy", "twisted", "aiohttp"):
            logging.getLogger(name).setLevel(logging.ERROR)
        self._scrapy = ScrapyCrawler(WatchSpider, scrapy_settings(self._contact))
        opened = asyncio.Event()
        self._running = asyncio.create_task(
            self._scrapy.crawl_async(guard=self._guard, concurrency=self._concurrency, opened=opened), name="scrapy"
        )
        self._running.add_done_callback(self._ended)
        opening = asyncio.create_task(opened.wait())
        await asyncio.wait({opening, self._running}, return_when=asyncio.FIRST_COMPLETED)
        opening.cancel()
        if not opened.is_set():
            await self._running  # raises what kept it from opening

    async def get(self, url: str, *, headers: dict[str, str], slot: str, delay: float, concurrency: int,
                  legacy_tls: bool = False, body: str | None = None) -> Response:  # fmt: skip
        """The answer to a GET, or to a POST of `body`, after the slot's turn; raises what Scrapy, its client, or Stopped say."""
        if self._scrapy is None or self._running is None or self._running.done() or self._spider.closing:
            raise Stopped
        self._downloader.pace(slot, delay, concurrency)
        future: asyncio.Future[Response] = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        meta = {ANSWER: future, "download_slot": slot, LEGACY_TLS: legacy_tls}
        self._spider.queue.put_nowait(
            Request(
                url, method="GET" if body is None else "POST", body=body or "", headers=headers, meta=meta, dont_filter=True,
                callback=self._spider.answered, errback=self._spider.failed,
            )
        )  # fmt: skip
        try:
            return await future
        finally:
            self._waiting.discard(future)

    async def close(self) -> None:
        """Refuse what has not been sent, wait for what is in transfer, then stop Scrapy."""
        if self._scrapy is None or self._running is None:
            return
        if not self._running.done():
            self._spider.closing = True
            while self._waiting:
                self._downloader.hurry()
                await asyncio.wait(self._waiting, timeout=0.5)
            await self._scrapy.stop_async()
        await self._running
        self._scrapy = None

    @property
    def _spider(self) -> WatchSpider:
        assert self._scrapy is not None
        assert isinstance(self._scrapy.spider, WatchSpider)
        return self._scrapy.spider

    @property
    def _downloader(self) -> PacedDownloader:
        assert self._scrapy is not None
        assert isinstance(self._scrapy.engine.downloader, PacedDownloader)
        return self._scrapy.engine.downloader

    def _ended(self, task: asyncio.Task[None]) -> None:
        """Nobody waits for a crawler that is gone."""
        for future in self._waiting:
            if not future.done():
                future.set_exception(Stopped())
