"""An errand of a page keeps what hosts are owed: their gap, the peace they ask for, and addresses that are not its own."""

from __future__ import annotations

import asyncio
import itertools
import socket
from collections.abc import Awaitable, Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from aiohttp import web

from crawler import guard as guards
from crawler.downloader import PacedDownloader
from crawler.engine import Crawler, run
from crawler.errand import Errand
from crawler.trouble import Trouble
from parsers.document import Role
from sources.clock import FixedClock
from sources.settings import Settings
from store.capture import Poll
from tests.crawler_site import NOON, Memory, Site, serving

PUBLIC = "93.184.216.34"
PAGE = "http://sthjj.baiyun.gov.cn/gs/"
POLL = Poll(page_id=1, url=PAGE, host="sthjj.baiyun.gov.cn", role=Role.LIST, source_id="s", render="browser")


def asked(site: Site, name: str = "127.0.0.1", path: str = "/api") -> Errand:
    return Errand(page=PAGE, url=f"http://{name}:{site.port}{path}", kind="fetch")


def crawl(act: Callable[[Crawler, Site, Site], Awaitable[Any]], *, contact: str = "", delay: float | None = 0.0) -> Any:
    """Do this with a crawler and two sites."""

    async def main() -> Any:
        one, two = Site(), Site()
        settings = Settings(allow_addresses="127.0.0.0/8", contact=contact)
        crawler = Crawler(settings, FixedClock(NOON), Memory(), minimum_delay=delay)
        async with serving(one), serving(two):
            await crawler.start()
            try:
                return await act(crawler, one, two)
            finally:
                await crawler.close()

    return run(main)


# --- names that change their mind


def resolving(*answers: str) -> Any:
    """A name server whose answers change from one question to the next; the last stays."""
    left = list(answers)

    async def lookup(_host: str) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (left.pop(0) if len(left) > 1 else left[0], 0))]

    return lookup


async def no_rules(*_: Any) -> Any:
    return SimpleNamespace(known=True, allows=lambda _url: True, crawl_delay=0.0)


def test_a_foreign_name_that_turns_private_while_it_waits_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "DNS_TTL", 0.0)

    async def act(crawler: Crawler, site: Site, _other: Site) -> list[str]:
        monkeypatch.setattr(crawler._robots, "rules", no_rules)
        monkeypatch.setattr(crawler._guard, "_lookup", resolving(PUBLIC, "127.0.0.1"))
        with pytest.raises(Trouble, match="address-not-public"):
            await crawler._run(asked(site, "x.example.cn"), POLL)
        return site.asked

    assert crawl(act, contact="ops@example.org") == []


def test_a_connection_to_a_private_address_is_not_shared_with_a_foreign_errand(monkeypatch: pytest.MonkeyPatch) -> None:
    """It was opened for a page of the source itself, and is kept open under the same name."""

    async def act(crawler: Crawler, site: Site, _other: Site) -> list[str]:
        monkeypatch.setattr(crawler._robots, "rules", no_rules)
        monkeypatch.setattr(crawler._guard, "_lookup", resolving("127.0.0.1"))
        host = f"inside.example.cn:{site.port}"
        own = Poll(page_id=2, url=f"http://{host}/own.html", host=host, role=Role.DETAIL, source_id="t")
        assert (await crawler.fetch(own)).status == 200
        believed = resolving(PUBLIC)
        monkeypatch.setattr(crawler._guard, "is_private", lambda _name: asyncio.sleep(0, False))
        monkeypatch.setattr(crawler._guard, "_lookup", believed)
        with pytest.raises((Trouble, TimeoutError)):
            await asyncio.wait_for(crawler._run(asked(site, "inside.example.cn"), POLL), 1)
        return site.asked

    assert crawl(act, contact="ops@example.org") == ["/own.html"]


def test_the_sources_other_hosts_may_still_be_private() -> None:
    async def act(crawler: Crawler, one: Site, two: Site) -> list[str]:
        page = one.poll("/gs/", role=Role.LIST, hosts=frozenset({two.host}))
        await crawler._run(asked(two), page)
        return two.asked

    assert crawl(act) == ["/robots.txt", "/api"]


# --- the gap of another source's host


def test_an_errand_never_shortens_the_gap_of_another_host(monkeypatch: pytest.MonkeyPatch) -> None:
    async def act(crawler: Crawler, one: Site, two: Site) -> list[float]:
        page = one.poll("/gs/", role=Role.LIST, delay=0.05, hosts=frozenset({two.host}))
        await crawler.fetch(two.poll("/a.html", delay=0.6))
        for number in range(2):
            await crawler._run(asked(two, path=f"/api{number}"), page)
        return [later[0] - sooner[0] for sooner, later in itertools.pairwise(two.requests)]

    assert min(crawl(act, delay=None)) >= 0.5


def test_a_hosts_own_pages_set_its_gap_anew() -> None:
    async def act(crawler: Crawler, one: Site, two: Site) -> list[float]:
        page = one.poll("/gs/", role=Role.LIST, delay=0.7, hosts=frozenset({two.host}))
        await crawler._run(asked(two), page)
        for number in range(3):
            await crawler.fetch(two.poll(f"/{number}.html", delay=0.05))
        return [later[0] - sooner[0] for sooner, later in itertools.pairwise(two.requests)]

    assert crawl(act, delay=None)[-1] < 0.6


@pytest.mark.parametrize(
    ("known", "told", "at_least", "pace"),
    [
        ((5.0, 1), (0.2, 1), True, 5.0), ((5.0, 1), (0.2, 1), False, 0.2), ((1.0, 1), (7.0, 1), True, 7.0),
        (None, (2.0, 1), True, 2.0), ((0.0, 16), (0.0, 16), True, 0.0), ((3.0, 1), (0.0, 16), True, 3.0),
    ],
)  # fmt: skip
def test_the_pace_that_is_told(
    known: tuple[float, int] | None, told: tuple[float, int], at_least: bool, pace: float
) -> None:
    downloader = PacedDownloader.__new__(PacedDownloader)
    downloader.per_slot_settings, downloader.slots = {}, {}
    if known is not None:
        downloader.pace("h", *known)
    downloader.pace("h", *told, at_least=at_least)
    found = downloader.per_slot_settings["h"]
    assert found["delay"] == pytest.approx(pace, abs=0.01) and found["concurrency"] == (1 if pace else 16)


# --- hosts that want peace


def tired(status: int, **headers: str) -> Any:
    async def answer(_request: web.Request) -> web.Response:
        return web.Response(status=status, headers={name.replace("_", "-"): value for name, value in headers.items()})

    return answer


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_asks_an_errand_for_peace_gets_it(status: int) -> None:
    async def act(crawler: Crawler, one: Site, two: Site) -> None:
        one.pages["/api"] = tired(status, Retry_After="3600")
        page = one.poll("/gs/", role=Role.LIST, hosts=frozenset({two.host}))
        with pytest.raises(Trouble) as first:
            await crawler._run(asked(one), page)
        assert first.value.seen is not None and first.value.seen.status == status and first.value.retry_after == 3600
        assert crawler.quiet == {one.host: NOON + timedelta(hours=1)}
        with pytest.raises(Trouble, match="rows-unasked"):
            await crawler._run(asked(one, path="/api?2"), page)
        await crawler._run(asked(two), page)  # nobody else is left alone for it
        two.pages["/on"] = (302, f"http://{one.host}/led")
        with pytest.raises(Trouble, match="rows-unasked"):
            await crawler._run(asked(two, path="/on"), page)
        assert one.asked == ["/robots.txt", "/api"]

    crawl(act)


@pytest.mark.parametrize(("status", "headers"), [(503, {}), (500, {"Retry_After": "60"}), (404, {"Retry_After": "60"})])
def test_other_answers_are_the_pages_own_affair(status: int, headers: dict[str, str]) -> None:
    async def act(crawler: Crawler, one: Site, _two: Site) -> int:
        one.pages["/api"] = tired(status, **headers)
        seen = await crawler._run(asked(one), one.poll("/gs/", role=Role.LIST))
        assert crawler.quiet == {}
        return seen.status

    assert crawl(act) == status
