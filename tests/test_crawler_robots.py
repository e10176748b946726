"""What a robots.txt forbids is not asked; it is asked for once a day and remembered."""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta

import pytest
from aiohttp import web

from crawler import robots as robots_module
from crawler.engine import run
from crawler.robots import RobotsAnswer
from sources.clock import FixedClock
from store.capture import Fetched, Outcome
from store.database import Database
from store.hosts import HostMemory, RobotsRecord, leave_alone
from tests.crawler_site import NOON, Memory, Site, crawling, fetch, outcome, serving


def test_what_robots_forbids_is_not_asked() -> None:
    site = Site(robots="User-agent: *\nDisallow: /private/\nUser-agent: ducha\nDisallow: /for-ducha/\n")
    fetched = fetch(site, {"path": "/for-ducha/a.html"}, {"path": "/private/a.html"}, {"path": "/for-ducha/a.html", "respect_robots": False})  # fmt: skip
    assert [outcome(one)[1] for one in fetched] == ["robots", "ok", "ok"]
    assert site.asked == ["/robots.txt", "/private/a.html", "/for-ducha/a.html"]


def test_a_redirect_into_what_robots_forbids_is_not_followed() -> None:
    site = Site(robots="User-agent: *\nDisallow: /private/\n", pages={"/a.html": (301, "/private/a.html")})
    assert outcome(fetch(site, {})[0]) == (Outcome.ERROR, "robots")
    assert "/private/a.html" not in site.asked


@pytest.mark.parametrize("status", [404, 403, 401, 412])
def test_a_refused_robots_means_no_rules(status: int) -> None:
    assert fetch(Site(robots=status), {})[0].outcome is Outcome.FRESH


@pytest.mark.parametrize("status", [500, 503, 521, 429])
def test_a_failing_robots_means_wait(status: int) -> None:
    site = Site(robots=status)
    first, second = fetch(site, {}, {"path": "/b.html"})
    assert outcome(first) == outcome(second) == (Outcome.ERROR, "robots-unreachable")
    assert first.retry_after == 900 and str(status) in first.message
    assert site.asked == ["/robots.txt"]


def test_robots_is_asked_once_a_day_and_outlives_a_restart(database: Database) -> None:
    site, clock, memory = Site(), FixedClock(NOON), HostMemory(database)

    async def main() -> None:
        async with serving(site):
            for hours, expected in ((0, 1), (1, 1), (22, 1), (2, 2), (1, 2)):
                await clock.sleep(hours * 3600)
                async with crawling(clock, memory) as crawler:  # a new one each time: as after a restart
                    await asyncio.gather(*(crawler.fetch(site.poll(f"/{n}.html")) for n in range(3)))
                assert site.asked.count("/robots.txt") == expected

    run(main)
    record = memory.load_robots(site.host)
    assert record is not None and record.status == 200 and "Disallow" in record.text


def test_an_old_robots_serves_while_the_host_cannot_be_reached() -> None:
    site, clock, memory = Site(robots=503), FixedClock(NOON), Memory()

    async def main() -> list[Fetched]:
        async with serving(site), crawling(clock, memory) as crawler:
            old = RobotsRecord(text="User-agent: *\nDisallow: /b", status=200, fetched_at=NOON - timedelta(days=3))
            memory.save_robots(site.host, old)
            return [await crawler.fetch(site.poll(path)) for path in ("/a.html", "/b.html")]

    assert [one.reason for one in run(main)] == ["ok", "robots"]


def test_a_redirected_robots_is_followed_at_home_only() -> None:
    async def there(request: web.Request) -> web.Response:
        return web.Response(text="User-agent: *\nDisallow: /a.html")

    site = Site(robots=(301, "/rules.txt"), pages={"/rules.txt": there})
    assert outcome(fetch(site, {})[0]) == (Outcome.ERROR, "robots")
    elsewhere = Site(robots=(302, "http://portal.example.gov.cn/"))
    assert fetch(elsewhere, {})[0].outcome is Outcome.FRESH


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b"<html>\xd5\xfb</html>", b"User-agent: *\nDisallow: /" + b"*a" * 5000, b"Crawl-delay: nan\n" * 9000, b"\0" * 3_000_000])  # fmt: skip
def test_no_robots_file_breaks_the_crawler(raw: bytes) -> None:
    begun = time.process_time()
    fetched = fetch(Site(robots=raw), {})[0]
    assert fetched.reason in {"ok", "robots"} and time.process_time() - begun < 4


def test_rules_of_a_refused_file_are_none() -> None:
    assert robots_module.text_of(RobotsAnswer(status=403, raw=b"Disallow: /")) == ""
    assert robots_module.text_of(RobotsAnswer(status=200, raw=b"\xef\xbb\xbfA\0B")) == "AB"
    endless = robots_module._rules("User-agent: *\nCrawl-delay: 999999", NOON)
    assert endless.crawl_delay == 120


def test_host_memory_keeps_robots(database: Database) -> None:
    memory = HostMemory(database)
    assert memory.load_robots("a.gov.cn") is None
    record = RobotsRecord(text="User-agent: *\nDisallow: /督察/\n", status=200, fetched_at=NOON)
    memory.save_robots("a.gov.cn", record)
    with database.begin() as session:
        leave_alone(session, "a.gov.cn", NOON + timedelta(hours=1))
    assert memory.load_robots("a.gov.cn") == record
