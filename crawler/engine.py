"""The crawler as the rest of the program sees it: one Poll in, one Fetched out.

Call `run(main)` where the process starts: it gives `main` an asyncio loop (uvloop where there is one) in which a Crawler
can live. No Twisted reactor is needed, and none may be imported before `Crawler.start`, except its asyncio one.
"""

from __future__ import annotations

import asyncio
import gc
import hashlib
import math
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, TypeVar
from urllib.parse import urlsplit

import structlog
import uvloop
from scrapy.http import Response

from parsers.address import MAX_LENGTH, canonical_url, host_of
from parsers.sameness import proof_of
from sources.blocklist import blocked_hosts, is_blocked
from sources.clock import EARLIEST, Clock
from sources.settings import Settings
from store.capture import ASKING_FOR_PEACE, BROKEN, UNASKED, UNSENT, Fetched, Outcome, Poll

from .browser import Browser, may_be_shown
from .errand import Errand, poll_for
from .failures import Failures
from .guard import AddressNotPublic, Guard
from .headers import content_type_of, headers_of
from .identity import user_agent
from .limits import MAX_REDIRECTS, PUBLIC_DELAY
from .outcome import Seen, Verdict, classify, retry_after, verdict
from .redirects import SAME_METHOD, check_redirect, target_of
from .robots import Robots, RobotsAnswer, RobotsMemory, Rules
from .session import Session
from .trouble import Trouble, asking_for_peace, explain, trouble

log = structlog.get_logger(__name__)
T = TypeVar("T")


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
    """How a host is asked: the downloader's slot, the gap in seconds, how many at once.

    `at_least`: another host than the page's own, whose own pages may want a longer gap; `public_only`: not even the
    source's, so that what the operator allows is not given to it.
    """

    slot: str
    delay: float
    concurrency: int
    at_least: bool = False
    public_only: bool = False


class Crawler:
    """Fetches polls, many at once, each host in its turn. Use `start`, any number of `fetch`, then `close`.

    `concurrency` bounds the transfers at once over all hosts. `minimum_delay` (seconds) replaces the delay of hosts on
    allowed private addresses, where 0 also lifts the bound of one connection; for public hosts it can only raise it.
    `quiet` says which hosts asked to be left alone until when: pages in the browser ask them for nothing.
    """

    def __init__(
        self, settings: Settings, clock: Clock, memory: RobotsMemory, *, concurrency: int = 16,
        minimum_delay: float | None = None,
    ) -> None:  # fmt: skip
        self._contact = settings.contact.strip()
        self._clock = clock
        self._concurrency = max(1, concurrency)
        self._minimum_delay = minimum_delay
        self.quiet: dict[str, datetime] = {}
        self._guard = Guard(settings)
        self._blocked = blocked_hosts(settings.home / "sources")
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
        failures = Failures(poll, self._clock)
        try:
            seen = await self._follow(poll, redirects)
            proof = _proof(seen, poll)
            said = verdict(Outcome.FRESH, "ok") if proof and proof == poll.sameness else classify(seen, poll)
            if poll.render == "browser" and may_be_shown(seen, said):
                seen = await self._browser.show(
                    seen, lambda errand: self._run(errand, poll), failures.heard, left=self._left(poll)
                )
                proof, said = _proof(seen, poll), classify(seen, poll)
        except Trouble as reason:
            return self._fetched(poll, redirects, reason.verdict, retry=reason.retry_after, failed=failures.found)
        except Exception as error:
            log.exception("fetch failed", host=poll.host, page_id=poll.page_id)
            said = verdict(Outcome.ERROR, BROKEN, type(error).__name__)
            return self._fetched(poll, redirects, said, failed=failures.found)
        return self._fetched(poll, redirects, said, seen, proof=proof, failed=failures.found)

    def _left(self, poll: Poll) -> float:
        """Seconds until the page's lease ends."""
        return (poll.until - self._clock.now()).total_seconds() if poll.until is not None else math.inf

    async def _run(self, errand: Errand, poll: Poll) -> Seen:
        """What a page in the browser asks for; allowed private addresses are for the source's own hosts alone."""
        seen = await self._follow(poll_for(errand, poll), [], errand, poll)
        now, host = self._clock.now(), host_of(seen.final_url)
        if seen.status in ASKING_FOR_PEACE and (wait := retry_after(seen.headers, now)):
            self.quiet[host] = max(now + timedelta(seconds=wait), self.quiet.get(host, EARLIEST))
            raise asking_for_peace(seen, wait)
        return seen

    async def _follow(
        self, poll: Poll, redirects: list[str], errand: Errand | None = None, page: Poll | None = None
    ) -> Seen:
        """The final response, after at most five redirects that stay on the source's hosts.

        An errand's own poll says what is asked for, that of its `page` who asks.
        """
        url, page = poll.url, page or poll
        headers, body = dict(errand.headers) if errand else _conditions(poll), poll.body
        if body is not None:
            headers["Content-Type"] = poll.content_type
        while True:
            if errand is not None and self._clock.now() < self.quiet.get(host_of(url), EARLIEST):
                raise trouble(UNASKED)
            lane = await self._lane(url, page)
            if poll.respect_robots:
                lane = await self._obeying(url, poll, page, lane)
            response = await self._get(url, lane, poll, headers, body=body, sooner=errand is not None)
            target = target_of(response, url)
            if target is None:
                return _seen(response, url, tuple(redirects))
            redirects.append(target)
            check_redirect(target, url, response, poll, len(redirects))
            url = target
            if response.status not in SAME_METHOD:  # as browsers do: what a form led to is asked for by GET
                body = None
                headers.pop("Content-Type", None)

    async def _lane(self, url: str, poll: Poll) -> Lane:
        """Whether this address may be asked at all for a page, and how gently."""
        host = host_of(url)
        if is_blocked(host, self._blocked):
            raise trouble("clone-site")
        at_least = host not in {poll.host, host_of(poll.url)}
        if await self._is_private(url):
            if not poll.is_ours(url):
                raise trouble("address-not-public")
            asked = poll.delay if self._minimum_delay is None else self._minimum_delay
            most = 1 if asked > 0 else self._concurrency
            return Lane(slot=host, delay=asked, concurrency=most, at_least=at_least)
        if not self._contact:
            raise trouble("no-contact")
        gap = max(poll.delay, self._minimum_delay or 0.0, PUBLIC_DELAY)
        return Lane(slot=_name(url), delay=gap, concurrency=1, at_least=at_least, public_only=not poll.is_ours(url))

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

    async def _obeying(self, url: str, poll: Poll, page: Poll, lane: Lane) -> Lane:
        """The lane as the host's robots.txt wants it; raises where it forbids the address or cannot be had."""
        rules = await self._robots.rules(host_of(url), lambda: self._ask_robots(url, poll, page, lane))
        if not rules.known:
            raise self._unreachable(rules)
        if not rules.allows(url):
            raise trouble("robots")
        if rules.crawl_delay <= lane.delay:
            return lane
        return replace(lane, delay=rules.crawl_delay, concurrency=1)

    def _unreachable(self, rules: Rules) -> Trouble:
        if rules.reason in UNSENT:
            return trouble(rules.reason)
        wait = (rules.until - self._clock.now()).total_seconds()
        return trouble("robots-unreachable", rules.reason, retry_after=max(0.0, wait))

    async def _ask_robots(self, url: str, poll: Poll, page: Poll, lane: Lane) -> RobotsAnswer:
        """A host's robots.txt; redirects within the source's hosts are followed, others mean that it has none."""
        parts = urlsplit(url)
        target = f"{parts.scheme}://{parts.netloc}/robots.txt"
        try:
            for _ in range(MAX_REDIRECTS + 1):
                response = await self._get(target, lane, poll, {})
                onward = target_of(response, target)
                if onward is None:
                    return RobotsAnswer(status=response.status, raw=response.body)
                if not poll.is_ours(onward):
                    break
                target, lane = onward, await self._lane(onward, page)
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
                legacy_tls=poll.legacy_tls, body=body, sooner=sooner, public_only=lane.public_only, at_least=lane.at_least,
            )  # fmt: skip
        except Exception as error:
            reason = explain(error)
            if reason is None:
                raise
            raise reason from error

    def _fetched(
        self, poll: Poll, redirects: list[str], said: Verdict, seen: Seen | None = None, *,
        retry: float | None = None, proof: str | None = None, failed: Sequence[Fetched] = (),
    ) -> Fetched:  # fmt: skip
        now = self._clock.now()
        if seen is None:
            return Fetched(
                outcome=said.outcome, reason=said.reason, status=None, final_url=redirects[-1] if redirects else poll.url,
                fetched_at=now, redirects=tuple(redirects), retry_after=retry, message=said.message, failed=tuple(failed),
            )  # fmt: skip
        content_type, charset = content_type_of(seen.headers.get("content-type", ""))
        return Fetched(
            outcome=said.outcome, reason=said.reason, status=seen.status, final_url=seen.final_url, fetched_at=now,
            redirects=seen.redirects, headers=seen.headers, raw=seen.raw, digest=seen.digest if seen.raw else None,
            etag=seen.headers.get("etag"), last_modified=seen.headers.get("last-modified"), charset=charset,
            content_type=content_type, retry_after=retry_after(seen.headers, now), message=said.message, proof=proof,
            failed=tuple(failed),
        )  # fmt: skip


def _name(url: str) -> str:
    return urlsplit(canonical_url(url)).hostname or ""


def _conditions(poll: Poll) -> dict[str, str]:
    """The headers of a conditional request."""
    conditions = {"If-None-Match": poll.etag, "If-Modified-Since": poll.last_modified}
    return {name: value for name, value in conditions.items() if value and value.isprintable() and value.isascii()}


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
