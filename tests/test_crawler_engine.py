"""The crawler against a server on this machine: outcomes, politeness, robots, redirects, limits, shutdown."""

from __future__ import annotations

import asyncio
import gzip
import itertools
import ssl
import time
import zlib
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import brotli
import pytest
from aiohttp import web

from crawler import robots as robots_module
from crawler import settings as scrapy_module
from crawler.downloader import PacedDownloader
from crawler.engine import Crawler, run
from crawler.robots import RobotsAnswer
from parsers.document import Role
from sources.clock import SHANGHAI, FixedClock
from sources.settings import Settings
from store.capture import Fetched, Outcome, Poll
from store.database import Database
from store.hosts import HostMemory, RobotsRecord, leave_alone

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=SHANGHAI)
NOTICE = (
    "<!DOCTYPE html><html><head><title>关于第七项整改任务的公示</title></head><body><div id='zoom'>"
    + "<p>清河市第七项整改任务已经完成,现予以公示,公示期为十个工作日。如有异议,请书面反映。</p>" * 12
    + "</div></body></html>"
)
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Memory:
    """Host memory without a database."""

    def __init__(self) -> None:
        self.records: dict[str, RobotsRecord] = {}

    def load_robots(self, host: str) -> RobotsRecord | None:
        return self.records.get(host)

    def save_robots(self, host: str, record: RobotsRecord) -> None:
        self.records[host] = record


@dataclass
class Site:
    """A pretend site that remembers how it was asked."""

    pages: dict[str, Any] = field(default_factory=dict)
    robots: Any = "User-agent: *\nDisallow:\n"
    pause: float = 0.0
    requests: list[tuple[float, str, dict[str, str]]] = field(default_factory=list)
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    now: int = 0
    peak: int = 0
    port: int = 0

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def asked(self) -> list[str]:
        return [path for _, path, _ in self.requests]

    def poll(self, path: str = "/a.html", **values: Any) -> Poll:
        known: dict[str, Any] = {"page_id": 1, "host": self.host, "role": Role.DETAIL, "source_id": "qinghe"}
        return Poll(url=f"http://{self.host}{path}", **{**known, **values})

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.requests.append((time.monotonic(), request.path_qs, dict(request.headers)))
        self.begun.set()
        self.now += 1
        self.peak = max(self.peak, self.now)
        try:
            await asyncio.sleep(self.pause)
            found = self.robots if request.path == "/robots.txt" else self.pages.get(request.path, NOTICE)
            if callable(found):
                return await found(request)  # type: ignore[no-any-return]
            if isinstance(found, int):
                return web.Response(status=found)
            if isinstance(found, tuple):
                return web.Response(status=found[0], headers={"Location": found[1]})
            if isinstance(found, bytes):
                return web.Response(body=found, content_type="text/html")
            return web.Response(text=found, content_type="text/html")
        finally:
            self.now -= 1


@asynccontextmanager
async def serving(site: Site, tls: ssl.SSLContext | None = None) -> Any:
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", site.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=tls).start()
    site.port = runner.addresses[0][1]
    try:
        yield site
    finally:
        await runner.cleanup()


@asynccontextmanager
async def raw_server(reply: Callable[[asyncio.StreamWriter], Awaitable[None]]) -> Any:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            if head.startswith(b"GET /robots.txt"):
                writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                await reader.readuntil(b"\r\n\r\n")
            await reply(writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


@asynccontextmanager
async def crawling(clock: Any = None, memory: Any = None, *, allow: str = "127.0.0.0/8", **options: Any) -> Any:
    options.setdefault("minimum_delay", 0.0)
    crawler = Crawler(Settings(allow_addresses=allow, contact=""), clock or FixedClock(NOON), memory or Memory(), **options)
    await crawler.start()
    try:
        yield crawler
    finally:
        await crawler.close()


def fetch(site: Site, *polls: dict[str, Any], **options: Any) -> list[Fetched]:
    """Serve, fetch these pages one after the other, stop."""

    async def main() -> list[Fetched]:
        async with serving(site), crawling(**options) as crawler:
            return [await crawler.fetch(site.poll(**poll)) for poll in polls]

    return run(main)


def outcome(fetched: Fetched) -> tuple[Outcome, str]:
    return fetched.outcome, fetched.reason


# -- a plain fetch ---------------------------------------------------------------------------------------------------


def test_a_page_comes_with_all_that_the_store_wants() -> None:
    async def page(request: web.Request) -> web.Response:
        return web.Response(
            body=NOTICE.encode("gbk"), content_type="text/html", charset="GBK",
            headers={"ETag": '"v1"', "Last-Modified": "Mon, 02 Mar 2026 01:00:00 GMT", "Set-Cookie": "a=secret"},
        )  # fmt: skip

    site = Site(pages={"/a.html": page})
    first, second = fetch(site, {}, {})
    assert outcome(first) == (Outcome.FRESH, "ok")
    assert first.raw == NOTICE.encode("gbk") and first.digest and len(first.digest) == 64
    assert (first.status, first.charset, first.content_type) == (200, "gbk", "text/html")
    assert (first.etag, first.last_modified) == ('"v1"', "Mon, 02 Mar 2026 01:00:00 GMT")
    assert first.fetched_at == NOON.astimezone(UTC) and first.message == ""
    assert "set-cookie" not in first.headers and first.headers["etag"] == '"v1"'
    assert second.digest == first.digest


def test_requests_say_who_asks_and_carry_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")

    async def page(request: web.Request) -> web.Response:
        return web.Response(text=NOTICE, content_type="text/html", headers={"Set-Cookie": "sid=1"})

    site = Site(pages={"/a.html": page})
    assert all(fetched.outcome is Outcome.FRESH for fetched in fetch(site, {}, {}))
    headers = site.requests[-1][2]
    assert headers["User-Agent"].startswith("Ducha/")
    assert headers["Accept-Encoding"] == "gzip, deflate, br"
    assert not {"Cookie", "Referer", "If-None-Match", "If-Modified-Since"} & set(headers)


def test_validators_are_sent_and_304_is_unchanged() -> None:
    async def page(request: web.Request) -> web.Response:
        known = request.headers.get("If-None-Match") == '"v1"' and "If-Modified-Since" in request.headers
        return web.Response(status=304) if known else web.Response(text=NOTICE, content_type="text/html")

    modified = "Mon, 02 Mar 2026 01:00:00 GMT"
    site = Site(pages={"/a.html": page})
    unchanged, evil = fetch(site, {"etag": '"v1"', "last_modified": modified}, {"etag": "a\r\nX-Evil: 1"})
    assert outcome(unchanged) == (Outcome.UNCHANGED, "not-modified") and unchanged.digest is None
    assert evil.outcome is Outcome.FRESH and "X-Evil" not in site.requests[-1][2]


def test_the_same_bytes_are_identical() -> None:
    site = Site()
    first = fetch(site, {})[0]
    assert outcome(fetch(site, {"raw_digest": first.digest})[0]) == (Outcome.IDENTICAL, "same-bytes")


def test_retry_after_travels_with_the_outcome() -> None:
    async def busy(request: web.Request) -> web.Response:
        return web.Response(status=429, headers={"Retry-After": "90"})

    fetched = fetch(Site(pages={"/a.html": busy}), {})[0]
    assert outcome(fetched) == (Outcome.ERROR, "http-429") and fetched.retry_after == 90


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/a", "javascript:alert(1)", "http://", "http://a b/", "http://127.0.0.1:99999/", "", "http://h/" + "x" * 5000])  # fmt: skip
def test_an_address_that_is_none_is_an_error(url: str) -> None:
    async def main() -> Fetched:
        async with crawling() as crawler:
            return await crawler.fetch(replace(Site(port=1).poll(), url=url))  # type: ignore[no-any-return]

    assert outcome(run(main)) == (Outcome.ERROR, "bad-url")


# -- politeness ------------------------------------------------------------------------------------------------------


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


# -- the address guard, end to end -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "127.1"])
def test_a_private_address_is_never_asked(name: str) -> None:
    async def main(site: Site) -> Fetched:
        async with serving(site), crawling(allow="") as crawler:
            return await crawler.fetch(replace(site.poll(), url=f"http://{name}:{site.port}/a.html", respect_robots=False))  # type: ignore[no-any-return]

    site = Site()
    fetched = run(lambda: main(site))
    assert fetched.outcome is Outcome.ERROR and fetched.reason in {"address-not-public", "dns"}
    assert name not in {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]"} or fetched.reason == "address-not-public"
    assert site.asked == []


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_the_connection_itself_is_guarded(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the name had been public when it was looked at, and private when it was connected to."""

    async def main(site: Site) -> Fetched:
        async with serving(site), crawling(allow="") as crawler:

            async def believed(host: str) -> bool:
                return True

            monkeypatch.setattr(crawler._guard, "is_private", believed)
            return await crawler.fetch(replace(site.poll(), url=f"http://{name}:{site.port}/a.html", respect_robots=False))  # type: ignore[no-any-return]

    site = Site()
    assert outcome(run(lambda: main(site))) == (Outcome.ERROR, "address-not-public")
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_not_followed() -> None:
    site = Site()
    site.pages["/a.html"] = (302, "http://127.0.0.2/admin")
    fetched = fetch(site, {"hosts": frozenset({"127.0.0.2"})}, allow="127.0.0.1/32")[0]
    assert outcome(fetched) == (Outcome.ERROR, "address-not-public")
    assert fetched.redirects == ("http://127.0.0.2/admin",)


# -- robots ----------------------------------------------------------------------------------------------------------


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


def test_crawl_delay_raises_the_gap(departures: list[tuple[str, float]]) -> None:
    site = Site(robots="User-agent: *\nCrawl-delay: 0.15\n")
    gathered(site, 4, minimum_delay=0.0)
    assert min(gaps(departures)[1:]) >= 0.15 and site.peak == 1


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


# -- redirects -------------------------------------------------------------------------------------------------------


def test_a_redirect_within_the_site_is_followed() -> None:
    site = Site(pages={"/a.html": (301, "/b/c.html?id=7#top")})
    fetched = fetch(site, {})[0]
    assert fetched.outcome is Outcome.FRESH and fetched.final_url == f"http://{site.host}/b/c.html?id=7"
    assert fetched.redirects == (fetched.final_url,)


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("http://www.portal.example.gov.cn/a.html", (Outcome.ERROR, "redirect-off-site")),
        ("//evil.example/a.html", (Outcome.ERROR, "redirect-off-site")),
        ("/", (Outcome.ERROR, "redirect-home")),
        ("/index.html", (Outcome.ERROR, "redirect-home")),
        ("/404.html", (Outcome.GONE, "soft-404")),
        ("ftp://127.0.0.1/a", (Outcome.ERROR, "redirect-bad")),
        ("http://[bad", (Outcome.ERROR, "redirect-bad")),
        ("", (Outcome.ERROR, "redirect-bad")),
        ("/a.html", (Outcome.ERROR, "redirect-loop")),
        ("/loop", (Outcome.ERROR, "redirect-loop")),
    ],
)
def test_where_a_redirect_must_not_lead(location: str, expected: tuple[Outcome, str]) -> None:
    site = Site(pages={"/a.html": (302, location), "/loop": (302, "/loop2"), "/loop2": (302, "/loop")})
    assert outcome(fetch(site, {})[0]) == expected
    assert len(site.asked) <= 8


def test_a_redirect_to_a_host_of_the_source_is_followed() -> None:
    async def main() -> Fetched:
        old, new = Site(), Site()
        async with serving(old), serving(new), crawling() as crawler:
            old.pages["/a.html"] = (301, f"http://{new.host}/a.html")
            fetched = await crawler.fetch(old.poll(hosts=frozenset({new.host})))
            assert new.asked == ["/robots.txt", "/a.html"]
            return fetched  # type: ignore[no-any-return]

    assert run(main).outcome is Outcome.FRESH


def test_a_redirect_to_itself_with_a_cookie_is_a_challenge() -> None:
    async def page(request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": str(request.url), "Set-Cookie": "waf=1"})

    assert outcome(fetch(Site(pages={"/a.html": page}), {})[0]) == (Outcome.CHALLENGED, "cookie-challenge")


# -- limits and damage -----------------------------------------------------------------------------------------------


def encoded(raw: bytes, encoding: str) -> Answer:
    async def page(request: web.Request) -> web.Response:
        return web.Response(body=raw, content_type="text/html", headers={"Content-Encoding": encoding})

    return page


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", lambda raw: brotli.compress(raw, quality=3))],
)
def test_compression_is_undone_but_bombs_are_not(encoding: str, pack: Callable[[bytes], bytes]) -> None:
    site = Site(pages={
        "/a.html": encoded(pack(NOTICE.encode()), encoding), "/bomb.html": encoded(pack(b"\0" * 30_000_000), encoding),
        "/broken.html": encoded(b"no such thing at all", encoding),
    })  # fmt: skip
    page, bomb, broken = fetch(site, {}, {"path": "/bomb.html"}, {"path": "/broken.html"})
    assert page.raw == NOTICE.encode()
    assert outcome(bomb) == (Outcome.ERROR, "too-large") and bomb.raw == b""
    assert outcome(broken) == (Outcome.ERROR, "content-encoding")


def test_a_body_over_the_limit_is_not_read() -> None:
    async def announced(request: web.Request) -> web.Response:
        return web.Response(body=b"x" * 11_000_000)

    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(400):
            await response.write(b"x" * 65536)
        return response

    site = Site(pages={"/a.html": announced, "/b.html": endless})
    assert [outcome(one)[1] for one in fetch(site, {}, {"path": "/b.html"})] == ["too-large", "too-large"]


def raw_fetch(reply: Callable[[asyncio.StreamWriter], Awaitable[None]]) -> Fetched:
    async def main() -> Fetched:
        async with raw_server(reply) as port, crawling() as crawler:
            return await crawler.fetch(Site(port=port).poll())  # type: ignore[no-any-return]

    return run(main)


def sending(*parts: bytes) -> Callable[[asyncio.StreamWriter], Awaitable[None]]:
    async def reply(writer: asyncio.StreamWriter) -> None:
        for part in parts:
            writer.write(part)
            await writer.drain()

    return reply


BODY = NOTICE.encode()


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ((b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", BODY), (Outcome.ERROR, "truncated")),
        ((b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n" % len(BODY), BODY), (Outcome.ERROR, "truncated")),
        ((b"HTTP/1.0 200 OK\r\n\r\n", BODY[:-9]), (Outcome.ERROR, "truncated")),
        ((b"HTTP/1.0 200 OK\r\n\r\n", BODY), (Outcome.FRESH, "ok")),
        ((b"HTTP/1.1 200 OK\r\nX-Title: \xd5\xfb\xb8\xc4\r\nContent-Length: %d\r\n\r\n" % len(BODY), BODY), (Outcome.FRESH, "ok")),
        ((b"HTTP/1.1 302 Found\r\nLocation: /\xd5\xfb\xb8\xc4.html?a\r\nContent-Length: 0\r\n\r\n",), (Outcome.ERROR, "redirect-loop")),
        ((b"",), (Outcome.ERROR, "connection-lost")),
        ((b"SSH-2.0-OpenSSH_9.0\r\n",), (Outcome.ERROR, "connection-lost")),
        ((b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000 + b"\r\n\r\n",), (Outcome.ERROR, "connection-lost")),
        ((b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", BODY), (Outcome.ERROR, "connection-lost")),
    ],
)  # fmt: skip
def test_broken_answers_become_outcomes(reply: tuple[bytes, ...], expected: tuple[Outcome, str]) -> None:
    assert outcome(raw_fetch(sending(*reply))) == expected


def test_an_answer_that_drips_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    async def drip(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n")
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.05)

    monkeypatch.setattr(scrapy_module, "DOWNLOAD_TIMEOUT", 0.4)
    assert outcome(raw_fetch(drip)) == (Outcome.ERROR, "timeout")


def test_nobody_there() -> None:
    async def main() -> Fetched:
        async with raw_server(sending(b"")) as port:
            pass
        async with crawling() as crawler:
            return await crawler.fetch(Site(port=port).poll(respect_robots=False))  # type: ignore[no-any-return]

    assert outcome(run(main)) == (Outcome.ERROR, "connect")


def test_old_tls_is_spoken_only_to_whom_it_is_set_for(tmp_path: Path) -> None:
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(_certificate(tmp_path))
    server.set_ciphers("DEFAULT:@SECLEVEL=0")
    server.minimum_version = ssl.TLSVersion.TLSv1_2
    server.maximum_version = ssl.TLSVersion.TLSv1_2

    async def main() -> list[Fetched]:
        site = Site()
        async with serving(site, server), crawling() as crawler:
            poll = replace(site.poll(respect_robots=False), url=f"https://{site.host}/a.html")
            return [await crawler.fetch(poll), await crawler.fetch(replace(poll, legacy_tls=True))]

    strict, legacy = run(main)
    assert outcome(strict) == (Outcome.ERROR, "tls") and "legacy_tls" in strict.message
    assert legacy.outcome is Outcome.FRESH


def _certificate(folder: Path) -> Path:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(datetime(2020, 1, 1, tzinfo=UTC)).not_valid_after(datetime(2040, 1, 1, tzinfo=UTC))
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    path = folder / "server.pem"
    path.write_bytes(pem + made.public_bytes(serialization.Encoding.PEM))
    return path


# -- life and death --------------------------------------------------------------------------------------------------


def test_closing_finishes_what_is_in_transfer_and_answers_the_rest() -> None:
    async def main() -> None:
        site = Site(pause=0.4)
        async with serving(site):
            crawler = Crawler(Settings(allow_addresses="127.0.0.0/8"), FixedClock(NOON), Memory(), minimum_delay=30.0)
            await crawler.start()
            polls = [site.poll(f"/{n}.html", respect_robots=False) for n in range(20)]
            fetches = [asyncio.create_task(crawler.fetch(poll)) for poll in polls]
            await site.begun.wait()
            begun = time.monotonic()
            await asyncio.wait_for(crawler.close(), 5)
            assert time.monotonic() - begun < 2
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


def test_host_memory_keeps_robots(database: Database) -> None:
    memory = HostMemory(database)
    assert memory.load_robots("a.gov.cn") is None
    record = RobotsRecord(text="User-agent: *\nDisallow: /督察/\n", status=200, fetched_at=NOON)
    memory.save_robots("a.gov.cn", record)
    with database.begin() as session:
        leave_alone(session, "a.gov.cn", NOON + timedelta(hours=1))
    assert memory.load_robots("a.gov.cn") == record


def test_aiohttp_still_lets_us_guard_its_sockets() -> None:
    """The handler leans on these; a new release that drops them must not pass unseen."""

    async def main() -> None:
        connector = aiohttp.TCPConnector(socket_factory=lambda info: None)  # type: ignore[arg-type,return-value]
        assert connector._socket_factory is not None
        await connector.close()

    asyncio.run(main())
