"""Pages wait for one browser, each within its lease, and for what they asked for, within a bound."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from crawler import browser as rooms
from crawler import errand as errands
from crawler.answer import Seen
from crawler.browser import Browser
from crawler.engine import Crawler
from crawler.errand import Allowance, Errand
from crawler.trouble import Trouble
from parsers.document import Role
from sources.clock import FixedClock
from sources.settings import Settings
from store.capture import Poll
from store.claims import claim
from store.database import Database
from store.pages import watch
from tests.crawler_site import NOON, Memory

PAGE = Seen(status=200, final_url="http://sthjj.baiyun.gov.cn/gs/", raw=b"<html></html>")
ERRAND = Errand(page=PAGE.final_url, url="http://sthjj.baiyun.gov.cn/api", kind="fetch")


class Slow(Browser):
    """Shows each page for a tenth of a second."""

    async def _shown(self, seen: Seen, run: Any, allowance: Allowance) -> str:
        await asyncio.sleep(0.1)
        return "<html></html>"


async def no_errands(_errand: Errand) -> Seen:
    raise AssertionError


def shown(lefts: list[float], monkeypatch: pytest.MonkeyPatch, *, wait: float = 900.0) -> list[str]:
    """What pages come to that ask for the browser together, with so much left of their leases; showing takes up to 0.2."""
    monkeypatch.setattr(rooms, "RENDER_LONGEST", 0.2)
    monkeypatch.setattr(rooms, "RENDER_WAIT", wait)

    async def main() -> list[str]:
        browser = Slow()

        async def one(left: float) -> str:
            try:
                await browser.show(PAGE, no_errands, left=left)
            except Trouble as reason:
                return reason.verdict.reason
            return "ok"

        said = await asyncio.gather(*(one(left) for left in lefts))
        await browser.close()
        return said

    return asyncio.run(main())


@pytest.mark.parametrize(
    ("lefts", "said"),
    [
        ([math.inf] * 5, ["ok"] * 5),
        ([60.0] * 5, ["ok"] * 5),
        ([0.35] * 5, ["ok", "ok", "stopped", "stopped", "stopped"]),
        ([60.0, 0.1], ["ok", "stopped"]),
        ([0.1], ["ok"]),  # nobody is before it
        ([60.0, 0.1, 60.0], ["ok", "stopped", "ok"]),
    ],
)
def test_a_page_that_could_not_be_shown_within_its_lease_is_not_begun(
    lefts: list[float], said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shown(lefts, monkeypatch) == said


def test_no_page_waits_longer_than_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown([math.inf] * 4, monkeypatch, wait=0.15) == ["ok", "ok", "stopped", "stopped"]


def test_what_is_claimed_knows_when_its_lease_ends(database: Database, clock: FixedClock) -> None:
    with database.begin() as session:
        watch(session, PAGE.final_url, Role.LIST, clock.now())
        (poll,) = claim(session, clock.now())
        assert poll.until is not None and poll.until > clock.now() + timedelta(minutes=30)


@pytest.mark.parametrize(("until", "left"), [(None, math.inf), (NOON + timedelta(minutes=7), 420.0)])
def test_the_browser_is_told_what_is_left_of_the_lease(until: Any, left: float) -> None:
    crawler = Crawler(Settings(), FixedClock(NOON), Memory())
    poll = Poll(page_id=1, url=PAGE.final_url, host="sthjj.baiyun.gov.cn", role=Role.LIST, source_id="s", until=until)
    assert crawler._left(poll) == left


# --- one page's time


def allowed(act: Callable[[Allowance], Any], *, own: float, ends: float = math.inf) -> Any:
    async def main() -> Any:
        async with asyncio.timeout(own) as limit:
            return await act(Allowance(limit, ends=asyncio.get_running_loop().time() + ends))

    return asyncio.run(main())


async def answered(_errand: Errand) -> Seen:
    return Seen(status=200, final_url=ERRAND.url, raw=b"[]")


@pytest.mark.parametrize(("longest", "ends"), [(0.5, math.inf), (900.0, 0.5)])
def test_its_own_time_does_not_outlast_the_longest_once_an_errand_has_come_back(
    longest: float, ends: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errands, "RENDER_LONGEST", longest)

    async def act(allowance: Allowance) -> float:
        await allowance.run(ERRAND, answered)
        return (allowance._limit.when() or 0.0) - asyncio.get_running_loop().time()

    assert allowed(act, own=60.0, ends=ends) <= 0.5


class Tab:
    """Stands for a page whose requests never end, or whose links stay the same; `asking` says what it waits for."""

    url = PAGE.final_url

    def __init__(self, asking: int) -> None:
        self.asking, self.looks = asking, 0

    @property
    def is_asking(self) -> bool:
        return self.looks <= self.asking

    async def evaluate(self, _script: str) -> int:
        self.looks += 1
        return 4

    async def wait_for_load_state(self, _state: str, **_within: float) -> None:
        from playwright.async_api import TimeoutError as Late

        self.looks += 1
        raise Late("late")


@pytest.mark.parametrize(("asking", "looks"), [(0, 4), (2, 5), (6, 9)])
def test_links_count_as_steady_only_while_nothing_is_asked_for(
    asking: int, looks: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rooms, "_SETTLE", 0.0)
    tab = Tab(asking)
    asyncio.run(rooms._settle(tab, tab))  # type: ignore[arg-type]
    assert tab.looks == looks


@pytest.mark.parametrize(("asking", "looks"), [(0, 1), (3, 4)])
def test_a_page_that_never_ends_asking_is_waited_for_while_errands_are_run(asking: int, looks: int) -> None:
    pytest.importorskip("playwright")
    tab = Tab(asking)
    asyncio.run(rooms._fall_quiet(tab, tab))  # type: ignore[arg-type]
    assert tab.looks == looks
