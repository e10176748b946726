"""One long-lived Scrapy crawler inside a running asyncio loop."""

from __future__ import annotations

import asyncio
import logging
from functools import partial

from scrapy import Request
from scrapy.crawler import Crawler as ScrapyCrawler
from scrapy.http import Response

from .downloader import SOONER, PacedDownloader
from .guard import Guard
from .handler import LEGACY_TLS, PUBLIC_ONLY
from .settings import scrapy_settings
from .spider import Stopped, WatchSpider


class Session:
    """Starts Scrapy, feeds its spider, and stops it when nothing is in flight any more."""

    def __init__(self, guard: Guard, *, contact: str, concurrency: int) -> None:
        self._guard = guard
        self._contact = contact
        self._concurrency = concurrency
        self._scrapy: ScrapyCrawler | None = None
        self._running: asyncio.Task[None] | None = None
        self._waiting: set[asyncio.Task[Response]] = set()

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
                  legacy_tls: bool = False, body: str | None = None, sooner: bool = False, public_only: bool = False,
                  at_least: bool = False) -> Response:  # fmt: skip
        """The answer to a GET, or to a POST of `body`, after the slot's turn; raises what Scrapy, its client, or Stopped say.

        `sooner`: before what waits for the same slot; `at_least`: at a gentler pace where one was told before.
        """
        if self._scrapy is None or self._running is None or self._running.done() or self._spider.closing:
            raise Stopped
        self._downloader.pace(slot, delay, concurrency, at_least=at_least)
        request = Request(
            url, method="GET" if body is None else "POST", body=body or "", headers=headers,
            meta={"download_slot": slot, LEGACY_TLS: legacy_tls, SOONER: sooner, PUBLIC_ONLY: public_only}, dont_filter=True,
        )  # fmt: skip
        answer: asyncio.Future[Response] = asyncio.get_running_loop().create_future()
        task = asyncio.create_task(self._scrapy.engine.download_async(request))
        task.add_done_callback(partial(_hand_over, answer))
        task.add_done_callback(self._waiting.discard)
        self._waiting.add(task)
        return await answer  # who asked may go: the slot counts the transfer until it has ended

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

    def _ended(self, running: asyncio.Task[None]) -> None:
        """Nobody waits for a crawler that is gone."""
        for task in self._waiting:
            task.cancel()


def _hand_over(answer: asyncio.Future[Response], task: asyncio.Task[Response]) -> None:
    error = Stopped() if task.cancelled() else task.exception()
    if answer.done():  # its fetch was cancelled
        return
    if error is None:
        answer.set_result(task.result())
    else:
        answer.set_exception(error)
