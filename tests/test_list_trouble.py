"""Lists whose further pages or data cannot be had: no row is lost for it, and no list is called empty."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from parsers.document import Ask, Document, Role, Row
from scheduler.work import Bench, poll_host_batch
from sources.clock import FixedClock
from sources.settings import Settings
from store.capture import Fetched, Outcome, Poll
from store.claims import claim
from store.database import Database
from store.event import EventType
from store.events import read_events
from store.pages import watch
from store.tables import ListRowRow, PageRow

HOST = "sthj.baihe.test"
LIST = f"http://{HOST}/gs/"
DATA = f"http://{HOST}/api/rows?col=7"


def rows(top: int, bottom: int) -> tuple[Row, ...]:
    return tuple(Row(url=f"http://{HOST}/gs/t{n}.html", title=f"白河市第{n}项任务验收公示", published=date(2026, 3, 1)) for n in range(top, bottom, -1))


@dataclass
class Baihe:
    """A list of ten rows a page, or of a page that shows what another address holds; `unread` pages cannot be parsed."""

    database: Database
    clock: FixedClock
    top: int = 100
    unread: set[int] = field(default_factory=set)
    transient: bool = False
    by_script: bool = False
    data: tuple[Outcome, str] = (Outcome.FRESH, "")
    details: str = ""
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.bench = Bench(
            database=self.database, settings=Settings(), clock=self.clock, fetcher=self, reader=self,
            plan=lambda _page, _seen, now, _source: now + timedelta(hours=1),
        )  # fmt: skip
        with self.database.begin() as session:
            self.page = watch(session, LIST, Role.LIST, self.clock.now())[0]

    async def fetch(self, poll: Poll) -> Fetched:
        self.asked.append(poll.url)
        outcome, reason = self.data if poll.url == DATA else (Outcome.FRESH, "")
        raw = f"{poll.url} {self.top} {self.clock.now()}".encode() if outcome is Outcome.FRESH else b""
        return Fetched(
            outcome=outcome, reason=reason, status=200 if raw else None, final_url=poll.url, fetched_at=self.clock.now(),
            raw=raw, digest=hashlib.sha256(raw).hexdigest() if raw else None,
        )  # fmt: skip

    async def read(self, raw: bytes, url: str, *, role: Role, **_: Any) -> Document:
        if role is not Role.LIST:
            return Document(title="白河", problem=self.details or None)
        if self.by_script:
            if url == LIST:
                return Document(kind="list", problem="列表由脚本填充", next_pages=(Ask(url=DATA),))
            return Document(kind="list", rows=rows(self.top, self.top - 20))
        number = 0 if url == LIST else int(url.rsplit("_", 1)[1].removesuffix(".html"))
        if number in self.unread:
            return Document(problem="解析超过 20 秒，已中止", transient=self.transient)
        first = self.top - 10 * number
        following = tuple(Ask(url=f"{LIST}index_{n}.html") for n in range(number + 1, number + 6))
        return Document(kind="list", rows=rows(first, first - 10), next_pages=following)

    async def read_file(self, raw: bytes, url: str, *, content_type: str | None) -> Document:
        raise AssertionError("no row is a file")

    async def close(self) -> None:
        return None

    def poll(self, page: int | None = None) -> PageRow:
        async def once() -> None:
            with self.database.begin() as session:
                polls = claim(session, self.clock.now(), everything=True, ids=[page or self.page])
            await poll_host_batch(self.bench, HOST, polls)

        asyncio.run(once())
        self.clock._now += timedelta(hours=1)
        with self.database.read() as session:
            return session.get_one(PageRow, page or self.page)

    def known(self) -> set[int]:
        with self.database.read() as session:
            return {int(row.url.rsplit("/t", 1)[1].removesuffix(".html")) for row in session.scalars(select(ListRowRow))}

    def events(self) -> list[EventType]:
        with self.database.read() as session:
            return [event.type for event in read_events(session)]


@pytest.fixture
def baihe(database: Database, clock: FixedClock) -> Baihe:
    return Baihe(database, clock)


@pytest.mark.parametrize("transient", [False, True])
def test_rows_of_a_page_that_could_not_be_read_are_owed(baihe: Baihe, transient: bool) -> None:
    baihe.poll()
    baihe.top, baihe.unread, baihe.transient = 130, {1}, transient
    assert baihe.poll().unread_since is not None
    assert {120, 111}.isdisjoint(baihe.known()) and 130 in baihe.known()
    assert (110 in baihe.known()) is not transient, "where we broke down, nothing further is asked"
    baihe.unread = set()
    assert baihe.poll().unread_since is None
    assert set(range(101, 131)) <= baihe.known()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ((Outcome.ERROR, "timeout"), []), ((Outcome.ERROR, "stopped"), []),
        ((Outcome.CHALLENGED, "waf"), [EventType.SOURCE_CHALLENGED]),
    ],
)  # fmt: skip
def test_data_that_could_not_be_had_is_no_empty_list(
    baihe: Baihe, data: tuple[Outcome, str], told: list[EventType]
) -> None:
    baihe.by_script = True
    baihe.poll()
    assert len(baihe.known()) == 20
    baihe.data = data
    page = baihe.poll()
    assert baihe.events() == told
    assert (page.lease, page.last_reason) == (None, "" if data[1] == "stopped" else data[1])
    baihe.data = (Outcome.FRESH, "")
    baihe.poll()
    assert baihe.events() == [*told, EventType.SOURCE_RECOVERED][: 2 * len(told)]


def test_a_host_that_wants_peace_is_not_asked_for_its_rows(baihe: Baihe) -> None:
    baihe.by_script = True
    baihe.poll()
    fetch = baihe.fetch

    async def tired(poll: Poll) -> Fetched:
        answer = await fetch(poll)
        baihe.bench.quiet[HOST] = baihe.clock.now() + timedelta(minutes=5)
        return answer

    object.__setattr__(baihe.bench.fetcher, "fetch", tired)
    baihe.asked.clear()
    page = baihe.poll()
    assert baihe.asked == [LIST] and baihe.events() == [] and page.lease is None


def test_a_new_row_is_announced_by_its_title_only_when_its_page_is_unread_twice(baihe: Baihe) -> None:
    baihe.poll()
    baihe.top, baihe.details = 101, "解析超过 20 秒，已中止"
    baihe.poll()
    with baihe.database.read() as session:
        new = session.scalars(select(PageRow).where(PageRow.url.endswith("/t101.html"))).one().id
    page = baihe.poll(new)
    assert (page.announce, page.due_reason) == (True, "announce")
    assert EventType.NOTICE_NEW not in baihe.events()
    page = baihe.poll(new)
    assert not page.announce and baihe.events().count(EventType.NOTICE_NEW) == 1
