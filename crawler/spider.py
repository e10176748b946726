"""The watch spider: one for the life of the process; what it asks for is what is polled."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.logformatter import LogFormatter

from .guard import Guard


class Stopped(Exception):
    """The crawler closes before this request was sent."""


class WatchSpider(Spider):
    """Stays open for as long as the crawler lives; its requests are made one by one, as polls fall due.

    They go to Scrapy's engine as downloads (`engine.download_async`), past its scheduler and its scraper: our own
    dispatcher says what is next, and nobody but the poll that asked wants the answer.
    """

    name = "watch"

    def __init__(self, *, guard: Guard, concurrency: int, opened: asyncio.Event) -> None:
        super().__init__()
        self._opened = opened
        self.guard = guard
        self.transfers = asyncio.Semaphore(concurrency)
        self.closing = False  # then what has not been sent is refused

    async def start(self) -> AsyncIterator[Request]:
        """No request of its own accord; as long as this waits, the engine does not take the spider for idle."""
        self._opened.set()
        await asyncio.Event().wait()
        requests: list[Request] = []
        for request in requests:
            yield request


class QuietFormatter(LogFormatter):
    """Says nothing per page: outcomes are recorded in the store, and addresses do not belong in a log twice."""

    def crawled(self, request: Request, response: Response, spider: Spider) -> Any:
        return None
