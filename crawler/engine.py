"""The crawler as the rest of the program sees it: one Poll in, one Fetched out.

Call `run(main)` where the process starts: it gives `main` an asyncio loop (uvloop where there is one) in which a Crawler
can live. No Twisted reactor is needed, and none may be imported before `Crawler.start`, except its asyncio one.
"""

from __future__ import annotations

import asyncio
import gc
import hashlib
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

import structlog
import uvloop
from scrapy.http import Response

from parsers.address import MAX_LENGTH, canonical_url, host_of
from parsers.sameness import proof_of
from sources.clock import Clock
from sources.settings import Settings
from store.capture import Fetched, Outcome, Poll

from .browser import Browser, may_be_shown
from .errand import Errand, is_ours, poll_for
from .guard import AddressNotPublic, Guard
from .headers import content_type_of, headers_of, text_of
from .identity import user_agent
from .limits import MAX_REDIRECTS, PUBLIC_DELAY
from .outcome import Seen, Verdict, classify, retry_after, verdict
from .place import is_home, resolve
from .robots import Robots, RobotsAnswer, RobotsMemory, Rules
from .session import Session
from .trouble import Trouble, explain, trouble

log = structlog.get_logger(__name__)
T = TypeVar("T")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SAME_METHOD = frozenset({307, 308})


def run(main: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run the program's main coroutine to its end on a fast loop; signals stay as asyncio leaves them."""
    # Reading makes and drops many small objects; looking for cycles among all of Scrapy's and SQLAlchemy's each time costs
    # a fifth of the whole run.
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(main())


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """How a host is asked: the downloader's slot, the gap in seconds, how many at once."""

    slot: str
    delay: float
    concurrency: int


class Crawler:
    """Fetches polls, many at once, each host in its turn. Use `start`, any number of `fetch`, then `close`.

    `concurrency` bounds the transfers at once over all hosts. `minimum_delay` (seconds) replaces the delay of hosts on
    allowed private addresses, where 0 also lifts the bound of one connection; for public hosts it can only raise it.
    """

    def __init__(
        self, settings: Settings, clock: Clock, memory: RobotsMemory, *, concurrency: int = 16,
        minimum_delay: float | None = None,
    ) -> None:  # fmt: skip
        self._contact = settings.contact.strip()
        self._clock = clock
        self._concurrency = max(1, concurrency)
        self._minimum_delay = minimum_delay
        self._guard = Guard(settings)
        self._robots = Robots(memory, clock)
        self._browser = Browser(program=settings.chromium, user_agent=user_agent(self._contact))
        self._session = Session(self._guard, contact=self._contact, concurrency=self._concurrency)

    async def start(self) -> None:
        """Start Scrapy in the running loop."""
        await self._session.start()

    async def close(self) -> None:
        """Answer what has not been sent with reason `stopped`, finish what is in transfer, stop Scrapy."""
        await asyncio.gather(self._session.close(), self._browser.close())

    async def fetch(self, poll: Poll) -> Fetched:
        """Look at one address; whatever the site or the network does becomes an outcome, never an exception."""
        redirects: list[str] = []
        try:
            seen = await self._follow(poll, redirects)
            proof = _proof(seen, poll)
            said = verdict(Outcome.FRESH, "ok") if proof and proof == poll.sameness else classify(seen, poll)
            if poll.render == "browser" and may_be_shown(seen, said):
                seen = await self._browser.show(seen, lambda errand: self._run(errand, poll))
                proof, said = _proof(seen, poll), classify(seen, poll)
        except Trouble as reason:
            return self._fetched(poll, redirects, reason.verdict, retry=reason.retry_after)
        except Exception as error:
            log.exception("fetch failed", host=poll.host, page_id=poll.page_id)
            return self._fetched(poll, redirects, verdict(Outcome.ERROR, "internal", type(error).__name__))
        return self._fetched(poll, redirects, said, seen, proof=proof)

    async def _run(self, errand: Errand, poll: Poll) -> Seen:
        """What a page in the browser asks for; allowed private addresses are for the source's own hosts alone."""
        if not is_ours(errand.url, poll) and await self._is_private(errand.url):
            raise trouble("address-not-public")
        return await self._follow(poll_for(errand, poll), [], errand)

    async def _follow(self, poll: Poll, redirects: list[str], errand: Errand | None = None) -> Seen:
        """The final response, after at most five redirects that stay on the source's hosts."""
        url = poll.url
        headers, body = dict(errand.headers) if errand else _conditions(poll), poll.body
        if body is not None:
            headers["Content-Type"] = poll.content_type
        while True:
            lane = await self._lane(url, poll)
            if poll.respect_robots:
                lane = await self._obeying(url, poll, lane)
            response = await self._get(url, lane, poll, headers, body=body, sooner=errand is not None)
            target = _target(response, url)
            if target is None:
                return _seen(response, url, tuple(redirects))
            redirects.append(target)
            _check_redirect(target, url, response, poll, len(redirects))
            url = target
            if response.status not in _SAME_METHOD:  # as browsers do: what a form led to is asked for by GET
                body = None
                headers.pop("Content-Type", None)

    async def _lane(self, url: str, poll: Poll) -> Lane:
        """Whether this address may be asked at all, and how gently."""
        host = host_of(url)
        if await self._is_private(url):
            asked = poll.delay if self._minimum_delay is None else self._minimum_delay
            return Lane(slot=host, delay=asked, concurrency=1) if asked > 0 else Lane(
                slot=host, delay=0.0, concurrency=self._concurrency
            )
        if not self._contact:
            raise trouble("no-contact")
        return Lane(slot=_name(url), delay=max(poll.delay, self._minimum_delay or 0.0, PUBLIC_DELAY), concurrency=1)

    async def _is_private(self, url: str) -> bool:
        """Whether the address leads to allowed private addresses; raises where it leads nowhere we may go."""
        if not host_of(url) or len(url) > MAX_LENGTH:
            raise trouble("bad-url")
        try:
            return await self._guard.is_private(_name(url))
        except AddressNotPublic as error:
            raise trouble("address-not-public") from error
        except OSError as error:
            raise trouble("dns") from error

    async def _obeying(self, url: str, poll: Poll, lane: Lane) -> Lane:
        """The lane as the host's robots.txt wants it; raises where it forbids the address or cannot be had."""
        rules = await self._robots.rules(host_of(url), lambda: self._ask_robots(url, poll, lane))
        if not rules.known:
            raise self._unreachable(rules)
        if not rules.allows(url):
            raise trouble("robots")
        if rules.crawl_delay <= lane.delay:
            return lane
        return Lane(slot=lane.slot, delay=rules.crawl_delay, concurrency=1)

    def _unreachable(self, rules: Rules) -> Trouble:
        if rules.reason in {"address-not-public", "no-contact", "stopped"}:
            return trouble(rules.reason)
        wait = (rules.until - self._clock.now()).total_seconds()
        return trouble("robots-unreachable", rules.reason, retry_after=max(0.0, wait))

    async def _ask_robots(self, url: str, poll: Poll, lane: Lane) -> RobotsAnswer:
        """A host's robots.txt; redirects within the source's hosts are followed, others mean that it has none."""
        parts = urlsplit(url)
        target = f"{parts.scheme}://{parts.netloc}/robots.txt"
        try:
            for _ in range(MAX_REDIRECTS + 1):
                response = await self._get(target, lane, poll, {})
                onward = _target(response, target)
                if onward is None:
                    return RobotsAnswer(status=response.status, raw=response.body)
                if not is_ours(onward, poll):
                    break
                target, lane = onward, await self._lane(onward, poll)
        except Trouble as reason:
            return RobotsAnswer(status=None, reason=reason.verdict.reason)
        return RobotsAnswer(status=404)

    async def _get(
        self, url: str, lane: Lane, poll: Poll, headers: dict[str, str], *, body: str | None = None,
        sooner: bool = False,
    ) -> Response:  # fmt: skip
        try:
            return await self._session.get(
                url, headers=headers, slot=lane.slot, delay=lane.delay, concurrency=lane.concurrency,
                legacy_tls=poll.legacy_tls, body=body, sooner=sooner,
            )  # fmt: skip
        except Exception as error:
            reason = explain(error)
            if reason is None:
                raise
            raise reason from error

    def _fetched(
        self, poll: Poll, redirects: list[str], said: Verdict, seen: Seen | None = None, *,
        retry: float | None = None, proof: str | None = None,
    ) -> Fetched:  # fmt: skip
        now = self._clock.now()
        if seen is None:
            return Fetched(
                outcome=said.outcome, reason=said.reason, status=None, final_url=redirects[-1] if redirects else poll.url,
                fetched_at=now, redirects=tuple(redirects), retry_after=retry, message=said.message,
            )  # fmt: skip
        content_type, charset = content_type_of(seen.headers.get("content-type", ""))
        return Fetched(
            outcome=said.outcome, reason=said.reason, status=seen.status, final_url=seen.final_url, fetched_at=now,
            redirects=seen.redirects, headers=seen.headers, raw=seen.raw, digest=seen.digest if seen.raw else None,
            etag=seen.headers.get("etag"), last_modified=seen.headers.get("last-modified"), charset=charset,
            content_type=content_type, retry_after=retry_after(seen.headers, now), message=said.message, proof=proof,
        )  # fmt: skip


def _name(url: str) -> str:
    return urlsplit(canonical_url(url)).hostname or ""


def _conditions(poll: Poll) -> dict[str, str]:
    """The headers of a conditional request."""
    conditions = {"If-None-Match": poll.etag, "If-Modified-Since": poll.last_modified}
    return {name: value for name, value in conditions.items() if value and value.isprintable() and value.isascii()}


def _target(response: Response, url: str) -> str | None:
    """Where a redirect leads; None for any other response. Raises Trouble for a Location that is no address.

    A route stays the same page's, as in browsers: the server never sees it.
    """
    if response.status not in _REDIRECTS:
        return None
    location = text_of(response.headers.get("Location") or b"")
    target = resolve(url, location) if location else None
    if target is None:
        raise trouble("redirect-bad")
    route = url.partition("#")[2]
    return f"{target}#{route}" if route else target


def _check_redirect(target: str, url: str, response: Response, poll: Poll, hops: int) -> None:
    """Raise Trouble where a redirect must not be followed; the page is judged by where it sends its readers."""
    if not is_ours(target, poll):
        raise trouble("redirect-off-site", host_of(target))
    if is_home(target) and not is_home(poll.url):
        raise trouble("redirect-home")
    if canonical_url(target) == canonical_url(url) and urlsplit(target).scheme == urlsplit(url).scheme:
        # to itself: a cookie is wanted, as challenges do; without one it is a plain loop
        if response.headers.get("Set-Cookie"):
            raise Trouble(verdict(Outcome.CHALLENGED, "cookie-challenge"))
        raise trouble("redirect-loop")
    if hops > MAX_REDIRECTS:
        raise trouble("redirect-loop")


def _seen(response: Response, url: str, redirects: tuple[str, ...]) -> Seen:
    return Seen(
        status=response.status, final_url=url, headers=headers_of(response), raw=response.body, redirects=redirects,
        complete="dataloss" not in response.flags, digest=hashlib.sha256(response.body).hexdigest(),
    )  # fmt: skip


def _proof(seen: Seen, poll: Poll) -> str | None:
    """What shows in a millisecond that the page reads as it did; then there is nothing else that it could mean."""
    if seen.status != 200 or not seen.complete or poll.render == "browser" or seen.digest == poll.raw_digest:
        return None
    charset = content_type_of(seen.headers.get("content-type", ""))[1]
    return proof_of(
        seen.raw, seen.final_url, role=poll.role, charset=charset, source=poll.source, template=poll.template
    )
