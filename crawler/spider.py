"""The watch spider: one for the life of the process, fed through a queue, answering through futures."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.logformatter import LogFormatter
from twisted.python.failure import Failure

from .guard import Guard

ANSWER = "answer"
"""Request meta: the future that somebody awaits."""


class Stopped(Exception):
    """The crawler closes before this request was sent."""


class WatchSpider(Spider):
    """Yields whatever request is put on its queue and hands the answer, or what went wrong, to the request's future."""

    name = "watch"

    def __init__(self, *, guard: Guard, concurrency: int, opened: asyncio.Event) -> None:
        super().__init__()
        self._opened = opened
        self.guard = guard
        self.queue: asyncio.Queue[Request] = asyncio.Queue()
        self.transfers = asyncio.Semaphore(concurrency)
        self.closing = False

    async def start(self) -> AsyncIterator[Request]:
        """Every request put on the queue, for as long as the crawler lives."""
        self._opened.set()
        while True:
            yield await self.queue.get()

    def answered(self, response: Response) -> None:
        """Callback of every request."""
        future: asyncio.Future[Response] = response.meta[ANSWER]
        if not future.done():  # else its fetch was cancelled
            future.set_result(response)

    def failed(self, failure: Failure) -> None:
        """Errback of every request."""
        future: asyncio.Future[Response] = failure.request.meta[ANSWER]  # type: ignore[attr-defined]
        if not future.done():
            future.set_exception(failure.value or Stopped())


class QuietFormatter(LogFormatter):
    """Says nothing per page: outcomes are recorded in the store, and addresses do not belong in a log twice."""

    def crawled(self, request: Request, response: Response, spider: Spider) -> Any:
        return None
