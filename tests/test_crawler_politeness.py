"""No host is asked faster than it should be, or by a crawler nobody can be reached about."""

from __future__ import annotations

import asyncio
import itertools
import time
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest
from aiohttp import web

from crawler.downloader import PacedDownloader
from crawler.engine import Crawler, run
from sources.clock import FixedClock
from sources.settings import Settings
from store.capture import Fetched, Outcome
from tests.crawler_site import NOON, NOTICE, Memory, Site, crawling, outcome, serving


def gathered(site: Site, count: int, poll: dict[str, Any] | None = None, **options: Any) -> list[Fetched]:
    async def main() -> list[Fetched]:
        async with serving(site), crawling(**options) as crawler:
            polls = [site.poll(f"/{n}.html", **(poll or {})) for n in range(count)]
            return list(await asyncio.gather(*(crawler.fetch(poll) for poll in polls)))

    return run(main)


@pytest.fixture
def departures(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, float]]:
    """When each request left, by path: what a busy machine does to its arrival is not ours to promise."""
    left: list[tuple[str, float]] = []
    begun = PacedDownloader.begun

    def noting(self: PacedDownloader, request: Any) -> None:
        left.append((urlsplit(request.url).path, time.monotonic()))
        begun(self, request)

    monkeypatch.setattr(PacedDownloader, "begun", noting)
    return left


def gaps(departures: list[tuple[str, float]]) -> list[float]:
    return [after - before for (_, before), (_, after) in itertools.pairwise(departures)]


def test_a_host_is_asked_one_page_at_a_time_with_its_delay_between(departures: list[tuple[str, float]]) -> None:
    site = Site(pause=0.01)
    fetched = gathered(site, 12, minimum_delay=0.05)
    assert all(one.outcome is Outcome.FRESH for one in fetched)
    assert site.peak == 1 and len(site.requests) == 13
    assert len(departures) == 13 and min(gaps(departures)) >= 0.05
    assert site.requests[-1][0] - site.requests[0][0] >= 12 * 0.05
    assert site.asked[0] == "/robots.txt" and site.asked[1:] == [f"/{n}.html" for n in range(12)]


def test_a_slow_answer_is_waited_for() -> None:
    site = Site(pause=0.1)
    gathered(site, 5, minimum_delay=0.02)
    assert site.peak == 1


def test_no_delay_on_an_allowed_address_lifts_the_bound_but_not_above_concurrency() -> None:
    site = Site(pause=0.05)
    gathered(site, 40, minimum_delay=0.0, concurrency=4)
    assert 1 < site.peak <= 4


def test_the_delay_of_the_poll_holds_where_no_other_is_given(departures: list[tuple[str, float]]) -> None:
    site = Site()
    gathered(site, 4, {"delay": 0.1}, minimum_delay=None)
    assert min(gaps(departures)) >= 0.1 and site.peak == 1


def test_crawl_delay_raises_the_gap(departures: list[tuple[str, float]]) -> None:
    site = Site(robots="User-agent: *\nCrawl-delay: 0.15\n")
    gathered(site, 4, minimum_delay=0.0)
    assert min(gaps(departures)[1:]) >= 0.15 and site.peak == 1


def test_a_waiting_host_does_not_keep_others_out() -> None:
    async def main() -> float:
        slow, fast = Site(), Site()
        async with serving(slow), serving(fast), crawling(minimum_delay=None, concurrency=2) as crawler:
            waiting = [asyncio.create_task(crawler.fetch(slow.poll(f"/{n}.html", delay=5.0))) for n in range(10)]
            await asyncio.sleep(0.1)
            begun = time.monotonic()
            await crawler.fetch(fast.poll(delay=0.01))
            took = time.monotonic() - begun
            await crawler.close()
            assert {outcome(one) for one in await asyncio.gather(*waiting)} >= {(Outcome.ERROR, "stopped")}
            return took

    assert run(main) < 1


def test_the_gap_counts_from_when_a_request_leaves_not_from_when_it_queued() -> None:
    async def main() -> float:
        busy, site = Site(pause=0.4), Site()
        async with serving(busy), serving(site), crawling(minimum_delay=0.3, concurrency=1) as crawler:
            first = asyncio.create_task(crawler.fetch(busy.poll(respect_robots=False)))
            await busy.begun.wait()  # holds the only transfer
            polls = [site.poll(f"/{n}.html", respect_robots=False) for n in range(2)]
            await asyncio.gather(first, *(crawler.fetch(poll) for poll in polls))
            return site.requests[1][0] - site.requests[0][0]

    assert run(main) >= 0.2  # 0.3 but for the machine's own delays; 0 if it counted from the queue


def test_transfers_are_bounded_over_all_hosts() -> None:
    async def main() -> int:
        sites, now, peak = [Site() for _ in range(6)], 0, 0

        async def page(request: web.Request) -> web.Response:
            nonlocal now, peak
            now += 1
            peak = max(peak, now)
            await asyncio.sleep(0.05)
            now -= 1
            return web.Response(text=NOTICE, content_type="text/html")

        async with AsyncExitStack() as stack:
            for site in sites:
                site.pages["/a.html"] = page
                await stack.enter_async_context(serving(site))
            crawler = await stack.enter_async_context(crawling(minimum_delay=0.01, concurrency=2))
            await asyncio.gather(*(crawler.fetch(site.poll(respect_robots=False)) for site in sites))
        return peak

    assert run(main) == 2


def test_no_delay_on_an_allowed_address_is_bounded_by_the_transfers_alone() -> None:
    async def main() -> None:
        crawler = Crawler(Settings(allow_addresses="127.0.0.0/8"), FixedClock(NOON), Memory(), minimum_delay=0.0, concurrency=5)
        lane = await crawler._lane("http://127.0.0.1:8000/a.html", Site(port=8000).poll())
        assert lane.slot == "127.0.0.1:8000" and lane.delay == 0 and lane.concurrency == 5

    run(main)


async def public(host: str) -> list[Any]:
    return [(2, 1, 6, "", ("93.184.216.34", 0))]


def test_a_public_host_gets_its_delay_and_one_connection_whatever_is_asked() -> None:
    async def main() -> None:
        crawler = Crawler(Settings(contact="ops@example.org"), FixedClock(NOON), Memory(), minimum_delay=0.0, concurrency=9)
        crawler._guard._lookup = public
        poll = replace(Site(port=80).poll(delay=20.0), url="http://sthjj.example.gov.cn:8082/a.html")
        lane = await crawler._lane(poll.url, poll)
        assert (lane.slot, lane.delay, lane.concurrency) == ("sthjj.example.gov.cn", 20.0, 1)
        assert (await crawler._lane(poll.url, replace(poll, delay=0.0))).delay == 1.0

    run(main)


def test_a_public_host_is_not_asked_without_a_contact() -> None:
    async def main() -> Fetched:
        async with crawling() as crawler:
            crawler._guard._lookup = public
            return await crawler.fetch(replace(Site(port=80).poll(), url="http://sthjj.example.gov.cn/a.html"))  # type: ignore[no-any-return]

    fetched = run(main)
    assert outcome(fetched) == (Outcome.ERROR, "no-contact") and "DUCHA_CONTACT" in fetched.message
