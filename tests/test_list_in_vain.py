"""A page that a browser shows without rows is an empty list only where it had all that it asked of its source for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from crawler.answer import Seen
from crawler.errand import Errand
from crawler.failures import Failures
from crawler.trouble import Trouble, asking_for_peace, trouble
from parsers.document import Document, Role
from scheduler import paging
from sources.clock import EARLIEST, FixedClock
from store.capture import Fetched, Outcome, Poll
from store.database import Database
from store.event import EventType
from store.quiet import Look
from store.tables import HostRow
from tests.list_site import Answer, ListSite, serving
from tests.test_list_browser import FILL, chromium, look, rows_of, scripted
from tests.test_list_trouble import HOST, LIST, Baihe

__all__ = ["chromium"]

API, ELSEWHERE = f"http://{HOST}/api/rows", "http://tongji.test/hit"
POLL = Poll(page_id=1, url=LIST, host=HOST, role=Role.LIST, source_id="s", render="browser")
FIREWALL = "<html><head><title>安全验证</title></head><body>您的访问疑似异常，请完成安全验证后继续访问</body></html>"


# --- what an errand came to


def came(status: int, text: str = "[]") -> Seen:
    return Seen(status=status, final_url=API, raw=text.encode())


@pytest.mark.parametrize(
    ("kind", "answer", "failed"),
    [
        ("fetch", came(200, '{"rows":[{"title":"白河市第七项整改任务公示","url":"/gs/7.html"}]}'), None),
        ("fetch", came(200), None),
        ("xhr", came(200, "<li><a href='/gs/7.html'>白河市第七项整改任务验收销号情况的公示</a></li>" * 9), None),
        ("script", came(200, "系统维护中，请稍后再试"), None), ("xhr", came(200, "系统维护中，请稍后再试"), "maintenance"),
        ("xhr", came(503, "busy"), "http-503"), ("fetch", came(500, "{}"), "http-500"),
        ("script", came(502, ""), "http-502"), ("fetch", came(403, ""), "http-403"), ("fetch", came(404, ""), "http-404"),
        ("fetch", came(200, FIREWALL), "waf"), ("script", came(200, FIREWALL), "waf"),
        ("fetch", trouble("timeout"), "timeout"), ("script", trouble("too-large"), "too-large"),
        ("fetch", asking_for_peace(came(429), 60.0), "http-429"),
    ],
)  # fmt: skip
def test_what_failed(kind: str, answer: Seen | Trouble, failed: str | None, clock: FixedClock) -> None:
    failures = Failures(POLL, clock)
    failures.heard(Errand(page=LIST, url=API, kind=kind), answer)
    assert [one.reason for one in failures.found] == ([failed] if failed else [])


def test_where_a_redirect_led_is_who_asked_for_peace(clock: FixedClock) -> None:
    failures = Failures(POLL, clock)
    led = Seen(status=503, final_url=ELSEWHERE, redirects=(ELSEWHERE,))
    failures.heard(Errand(page=LIST, url=API, kind="fetch"), asking_for_peace(led, 60.0))
    assert failures.found[0].peace(HOST) == {HOST: 60.0} and failures.found[0].final_url == ELSEWHERE
    page = replace(failures.found[0], retry_after=None, failed=tuple(failures.found))
    assert page.peace(HOST) == {"tongji.test": 60.0}


# --- what the poll comes to


def failure(reason: str, *, url: str = API, outcome: Outcome = Outcome.ERROR, **more: Any) -> Fetched:
    values: dict[str, Any] = {"status": None, **more}
    return Fetched(outcome=outcome, reason=reason, final_url=url, fetched_at=EARLIEST, **values)


@dataclass
class Shown(Baihe):
    """A list that a browser shows: its rows come with data that it asks for."""

    failed: tuple[Fetched, ...] = ()
    empty: bool = False

    async def fetch(self, poll: Poll) -> Fetched:
        return replace(await super().fetch(poll), failed=self.failed if poll.role is Role.LIST else ())

    async def read(self, raw: bytes, url: str, *, role: Role, **more: Any) -> Document:
        if role is Role.LIST and self.empty:
            return Document(kind="list", problem="列表由脚本填充")
        return await super().read(raw, url, role=role, **more)


@pytest.fixture
def shown(database: Database, clock: FixedClock) -> Shown:
    return Shown(database, clock)


@pytest.mark.parametrize(
    ("failed", "reason", "told"),
    [
        ((), "", [EventType.LIST_EMPTY]),
        ((failure("timeout"),), "timeout", []),
        ((failure("http-503", status=503),), "http-503", []),
        ((failure("waf", outcome=Outcome.CHALLENGED),), "waf", [EventType.SOURCE_CHALLENGED]),
        ((failure("http-404", outcome=Outcome.GONE),), "", [EventType.LIST_EMPTY]),
        ((failure("robots"),), "", [EventType.LIST_EMPTY]),
        ((failure("timeout", url=ELSEWHERE),), "", [EventType.LIST_EMPTY]),
        ((failure("http-404", outcome=Outcome.GONE), failure("connect")), "connect", []),
    ],
)
def test_a_page_without_rows_comes_to_what_failed(
    shown: Shown, failed: tuple[Fetched, ...], reason: str, told: list[EventType]
) -> None:
    shown.poll()
    shown.empty, shown.failed = True, failed
    page = shown.poll()
    assert (page.last_reason, shown.events()) == (reason, told)
    assert set(range(91, 101)) <= shown.known()


def test_a_page_with_rows_is_well_whatever_else_failed(shown: Shown) -> None:
    shown.poll()
    shown.failed = (failure("timeout"),)
    assert shown.poll().last_reason == "" and shown.events() == []


def test_a_page_that_could_not_ask_because_we_stop_stays_due(shown: Shown) -> None:
    shown.poll()
    shown.empty, shown.failed = True, (failure("stopped"),)
    page = shown.poll()
    assert (page.lease, page.last_reason, shown.events()) == (None, "", [])


def test_a_further_page_without_its_data_does_not_end_the_list(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    shown.poll()
    shown.top, read = 130, Baihe.read

    async def without_rows_behind(self: Baihe, raw: bytes, url: str, **more: Any) -> Document:
        found = await read(self, raw, url, **more)
        return found if url == LIST or more["role"] is not Role.LIST else replace(found, rows=())

    monkeypatch.setattr(Baihe, "read", without_rows_behind)
    shown.failed = (failure("timeout"),)
    assert shown.poll().unread_since is not None


# --- who asked for peace


@pytest.mark.parametrize(("url", "host"), [(API, HOST), (ELSEWHERE, "tongji.test")])
@pytest.mark.parametrize("empty", [True, False])
def test_the_host_that_asked_for_peace_is_left_alone_and_no_other(shown: Shown, url: str, host: str, empty: bool) -> None:
    shown.empty = empty
    shown.failed = (failure("http-429", url=url, status=429, retry_after=7200.0),)
    begun = shown.clock.now()
    shown.poll()
    assert shown.bench.quiet == {host: begun + timedelta(hours=2)}
    with shown.database.read() as session:
        left = {row.host: row.not_before for row in session.query(HostRow) if row.not_before is not None}
    assert left == {host: begun + timedelta(hours=2)}


def test_another_of_the_sources_hosts_that_wants_peace_stops_not_the_pages() -> None:
    poll = replace(POLL, hosts=frozenset({"api.baihe.test"}))
    tired = failure("http-503", url="http://api.baihe.test/rows", status=503, retry_after=60.0)
    came = paging._in_vain(poll, failure("ok", url=LIST, outcome=Outcome.FRESH, failed=(tired,)))
    assert came is not None and came.reason == "http-503" and came.peace(HOST) == {"api.baihe.test": 60.0}


def test_a_look_with_failures_is_no_quiet_one() -> None:
    same = failure("same-bytes", url=LIST, outcome=Outcome.IDENTICAL)
    assert Look(poll=POLL, fetched=same).may_be_quiet
    assert not Look(poll=POLL, fetched=replace(same, failed=(failure("http-503"),))).may_be_quiet


@pytest.mark.browser
def test_a_real_page_tells_what_it_could_not_have(chromium: str) -> None:
    def busy(_site: ListSite, target: str) -> Answer | None:
        return (503, "text/plain", "busy") if target == "/api/busy" else None

    script = FILL.replace("/api/list", "/api/busy")
    with serving(scripted(script, data=busy)) as site:
        site.numbers = [2, 1]
        fetched = look(site, chromium)
        assert rows_of(fetched) == [] and [one.reason for one in fetched.failed] == ["http-503"]
    with serving(scripted(FILL)) as site:
        site.numbers = [2, 1]
        assert look(site, chromium).failed == ()
