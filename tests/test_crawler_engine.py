"""The crawler starts, stops and fails without leaving a caller waiting, and runs no more of Scrapy than it needs."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import pytest

from crawler.engine import Crawler, run
from sources.clock import FixedClock
from sources.settings import Settings
from store.capture import Fetched, Outcome
from tests.crawler_site import NOON, Memory, Site, crawling, outcome, serving


def test_closing_finishes_what_is_in_transfer_and_answers_the_rest() -> None:
    async def main() -> None:
        site = Site(pause=0.4)
        async with serving(site):
            crawler = Crawler(Settings(allow_addresses="127.0.0.0/8"), FixedClock(NOON), Memory(), minimum_delay=30.0)
            await crawler.start()
            polls = [site.poll(f"/{n}.html", respect_robots=False) for n in range(20)]
            fetches = [asyncio.create_task(crawler.fetch(poll)) for poll in polls]
            await site.begun.wait()
            await asyncio.wait_for(crawler.close(), 10)  # the next of them would be asked in half a minute
            said = [outcome(one) for one in await asyncio.wait_for(asyncio.gather(*fetches), 1)]
            assert said.count((Outcome.FRESH, "ok")) == 1 == len(site.requests)
            assert said.count((Outcome.ERROR, "stopped")) == 19
            assert outcome(await crawler.fetch(polls[0])) == (Outcome.ERROR, "stopped")
            await crawler.close()  # again does no harm

    run(main)


def test_a_cancelled_fetch_leaves_the_others_alone() -> None:
    async def main() -> None:
        site = Site(pause=0.1)
        async with serving(site), crawling(minimum_delay=0.05) as crawler:
            tasks = [asyncio.create_task(crawler.fetch(site.poll(f"/{n}.html"))) for n in range(4)]
            await asyncio.sleep(0.15)
            tasks[1].cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)
            assert isinstance(results[1], asyncio.CancelledError)
            assert [one.reason for one in results if isinstance(one, Fetched)] == ["ok", "ok", "ok"]

    run(main)


def test_a_fault_of_our_own_is_an_outcome_too(monkeypatch: pytest.MonkeyPatch) -> None:
    async def main() -> Fetched:
        site = Site()
        async with serving(site), crawling() as crawler:

            async def broken(*_: Any, **__: Any) -> None:
                raise ZeroDivisionError

            monkeypatch.setattr(crawler._session, "get", broken)
            return await crawler.fetch(site.poll(respect_robots=False))  # type: ignore[no-any-return]

    fetched = run(main)
    assert outcome(fetched) == (Outcome.ERROR, "internal") and "ZeroDivisionError" in fetched.message


def test_a_crawler_that_ended_by_itself_leaves_nobody_waiting() -> None:
    async def main() -> Fetched:
        site = Site(pause=5)
        async with serving(site), crawling() as crawler:
            task = asyncio.create_task(crawler.fetch(site.poll(respect_robots=False)))
            await asyncio.sleep(0.1)
            crawler._session._running.cancel()
            return await asyncio.wait_for(task, 2)

    assert outcome(run(main)) == (Outcome.ERROR, "stopped")


def test_two_crawlers_one_after_the_other_in_one_process_and_on_a_plain_loop() -> None:
    async def main() -> Outcome:
        site = Site()
        async with serving(site), crawling() as crawler:
            return (await crawler.fetch(site.poll())).outcome  # type: ignore[no-any-return]

    assert [asyncio.run(main()), run(main)] == [Outcome.FRESH, Outcome.FRESH]


def test_scrapy_runs_without_what_we_do_not_want() -> None:
    async def main() -> None:
        async with crawling(concurrency=3) as crawler:
            scrapy = crawler._session._scrapy
            options, engine = scrapy.settings, scrapy.engine
            for name in (
                "TELNETCONSOLE_ENABLED", "REMOTE_CONTROL_ENABLED", "COOKIES_ENABLED", "RETRY_ENABLED", "REDIRECT_ENABLED",
                "HTTPCACHE_ENABLED", "HTTPPROXY_ENABLED", "REFERER_ENABLED", "ROBOTSTXT_OBEY", "METAREFRESH_ENABLED",
            ):  # fmt: skip
                assert options.getbool(name) is False, name
            assert options.getint("DOWNLOAD_MAXSIZE") == 10 * 1024 * 1024
            assert options.getfloat("DOWNLOAD_DELAY") > 0 and options.getfloat("DOWNLOAD_TIMEOUT") == 30
            middlewares = {type(one).__name__ for one in engine.downloader.middleware.middlewares}
            assert middlewares == {"DownloadTimeoutMiddleware", "DefaultHeadersMiddleware", "UserAgentMiddleware", "HttpCompressionMiddleware"}  # fmt: skip
            assert scrapy.extensions.middlewares == ()

    run(main)


def test_aiohttp_still_lets_us_guard_its_sockets() -> None:
    """The handler leans on these; a new release that drops them must not pass unseen."""

    async def main() -> None:
        connector = aiohttp.TCPConnector(socket_factory=lambda info: None)  # type: ignore[arg-type,return-value]
        assert connector._socket_factory is not None
        await connector.close()

    asyncio.run(main())
