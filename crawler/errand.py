"""What a page in the browser asks for, and how much of it one page may ask: errands are run as polls are, in their turn."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

import structlog

from parsers.address import host_of
from store.capture import Poll

from .answer import Seen
from .limits import RENDER_BYTES, RENDER_LONGEST, RENDER_REQUESTS
from .trouble import Trouble, trouble

log = structlog.get_logger(__name__)

ASKED = frozenset({"script", "xhr", "fetch"})
"""The kinds of request that can bring rows; pictures, fonts, frames and media are not asked for."""

SENT = ("accept", "accept-language", "x-requested-with", "referer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """One request of a page that stands at `page`; `kind` as the browser names it, `headers` with lower-case names."""

    page: str
    url: str
    kind: str
    method: str = "GET"
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    content_type: str = ""

    @property
    def may_leave(self) -> bool:
        """Whether it is run at all: scripts and data by GET; by POST only to the page's own origin, as list APIs want."""
        if self.kind not in ASKED:
            return False
        return self.method == "GET" or (self.method == "POST" and _origin(self.url) == _origin(self.page))


Run = Callable[[Errand], Awaitable[Seen]]
"""Runs an errand as every request is run: address guard, robots.txt, its host's turn; raises Trouble."""

Heard = Callable[[Errand, Seen | Trouble], None]
"""Is told what an errand came to."""


def unheard(_errand: Errand, _came: Seen | Trouble) -> None:
    """Where nobody asks."""


def poll_for(errand: Errand, poll: Poll) -> Poll:
    """The errand as a poll with the manners of the page's own; a form goes to no other host, not even by a redirect."""
    ours = poll.is_ours(errand.url)
    posted = errand.method == "POST"
    return replace(
        poll, url=errand.url, host=host_of(errand.url), hosts=frozenset() if posted else poll.hosts | {poll.host},
        respect_robots=poll.respect_robots or not ours, legacy_tls=poll.legacy_tls and ours, render="http",
        etag=None, last_modified=None, raw_digest=None, sameness=None,
        body=_text(errand.body or b"") if posted else None, content_type=errand.content_type,
    )  # fmt: skip


class Allowance:
    """What one page may still ask for; its time stands still while it waits for what it asked for, up to a bound."""

    def __init__(self, limit: asyncio.Timeout, heard: Heard = unheard, *, ends: float = math.inf) -> None:
        self._heard = heard
        self.opened = False  # the page itself has been handed over: no script may lead elsewhere
        self._requests = RENDER_REQUESTS
        self._bytes = RENDER_BYTES
        self._limit = limit
        self._longest = min(asyncio.get_running_loop().time() + RENDER_LONGEST, ends)
        self._turn = asyncio.Lock()
        self._asking = 0
        self._left = 0.0
        self._background: set[asyncio.Task[None]] = set()

    @property
    def is_asking(self) -> bool:
        """Whether the page waits for anything it asked for."""
        return self._asking > 0

    async def run(self, errand: Errand, run: Run) -> Seen:
        """Run an errand, one of this page's at a time; raises Trouble where it fails or the page has had its share."""
        try:
            seen = await self._run(errand, run)
        except Trouble as reason:
            self._heard(errand, reason)
            raise
        self._heard(errand, seen)
        return seen

    async def _run(self, errand: Errand, run: Run) -> Seen:
        if self._requests <= 0 or self._limit.expired():
            raise trouble("too-large")
        self._requests -= 1
        with self._standing_still():
            async with self._turn:
                if self._bytes <= 0:
                    raise trouble("too-large")
                seen = await run(errand)
        self._requests -= len(seen.redirects)
        self._bytes -= len(seen.raw)
        if self._bytes < 0:
            raise trouble("too-large")
        return seen

    def in_background(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something for the page beside what it is doing; `end` gives it up."""
        task = asyncio.create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)
        task.add_done_callback(_heard)

    async def end(self) -> None:
        """The page is done with: nothing is asked for it any more."""
        self._requests = 0
        for task in self._background:
            task.cancel()
        if self._background:
            await asyncio.wait(self._background)

    @contextmanager
    def _standing_still(self) -> Iterator[None]:
        now = asyncio.get_running_loop().time
        if self._asking == 0:
            self._left = (self._limit.when() or now()) - now()
            self._limit.reschedule(self._longest)
        self._asking += 1
        try:
            yield
        finally:
            self._asking -= 1
            if self._asking == 0 and not self._limit.expired():
                self._limit.reschedule(min(self._longest, now() + self._left))


def _heard(task: asyncio.Task[None]) -> None:
    """What a page's background work raises stops nothing."""
    if not task.cancelled() and (error := task.exception()) is not None:
        log.info("browser background failed", error=type(error).__name__)


def _origin(url: str) -> tuple[str, str]:
    return urlsplit(url).scheme, host_of(url)


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:  # no form or JSON that a list's API would take
        raise trouble("content-encoding") from error
