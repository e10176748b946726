"""A reading that breaks down by our fault is compared with nothing: no page begins anew for it, and no list is empty."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from parsers.document import Document, Role
from parsers.template import Template, version_of, version_without
from scheduler.likeness import read_alike
from scheduler.work import Bench, poll_page
from sources.clock import FixedClock
from sources.settings import Settings
from store.capture import Fetched, Outcome, Poll
from store.claims import claim
from store.database import Database
from store.events import read_events
from store.pages import watch
from store.tables import ListRowRow, PageRow, VersionRow
from tests.recording import LONG, document
from tests.store_record import LIST, URL, row

BROKEN = Document(problem="解析超过 20 秒，已中止", transient=True)
PHONE = "监督电话改为 0571-12345678。"


def listing(*numbers: int) -> Document:
    return document(title="公示公告", kind="list", rows=tuple(row(n) for n in numbers))


@dataclass
class Desk:
    """One page and the readings of what it says; `broken` responses break down when they are read."""

    database: Database
    clock: FixedClock
    role: Role
    readings: dict[str, Document] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    now: str = ""

    def __post_init__(self) -> None:
        self.bench = Bench(
            database=self.database, settings=Settings(), clock=self.clock, fetcher=self, reader=self,
            plan=lambda _page, _seen, now, _source: now + timedelta(hours=1),
        )  # fmt: skip
        with self.database.begin() as session:
            self.page = watch(session, URL if self.role is Role.DETAIL else LIST, self.role, self.clock.now())[0]

    async def fetch(self, poll: Poll) -> Fetched:
        raw = self.now.encode()
        return Fetched(
            outcome=Outcome.FRESH, reason="", status=200, final_url=poll.url, fetched_at=self.clock.now(), raw=raw,
            digest=hashlib.sha256(raw).hexdigest(),
        )  # fmt: skip

    async def read(self, raw: bytes, url: str, **_: Any) -> Document:
        return BROKEN if raw.decode() in self.broken else self.readings[raw.decode()]

    async def read_file(self, raw: bytes, url: str, *, content_type: str | None) -> Document:
        raise AssertionError("no file is linked")

    async def close(self) -> None:
        return None

    def poll(self, name: str, *broken: str) -> PageRow:
        """The page gives this response; these responses break down."""
        self.now, self.broken = name, set(broken)
        with self.database.begin() as session:
            (poll,) = claim(session, self.clock.now(), everything=True, ids=[self.page])
        asyncio.run(poll_page(self.bench, poll))
        self.clock._now += timedelta(seconds=self.bench.settings.confirm_delay)
        with self.database.read() as session:
            return session.get_one(PageRow, self.page)

    def age(self) -> None:
        """The last version was read by an older parser."""
        with self.database.begin() as session:
            session.execute(update(VersionRow).values(parser_version="0"))

    def events(self) -> list[str]:
        with self.database.read() as session:
            return [event.type.value for event in read_events(session)]

    def version(self) -> VersionRow:
        with self.database.read() as session:
            return session.scalars(select(VersionRow).order_by(VersionRow.n.desc())).first()  # type: ignore[return-value]

    def rows(self) -> int:
        with self.database.read() as session:
            return len(session.scalars(select(ListRowRow)).all())


@pytest.fixture
def detail(database: Database, clock: FixedClock) -> Desk:
    return Desk(database, clock, Role.DETAIL, {"old": document(*LONG), "new": document(*LONG, PHONE)})


@pytest.fixture
def column(database: Database, clock: FixedClock) -> Desk:
    return Desk(database, clock, Role.LIST, {"old": listing(3, 2, 1), "new": listing(9, 8, 3, 2, 1)})


def test_an_edit_is_told_though_the_stored_bytes_broke_down_when_read_again(detail: Desk) -> None:
    detail.poll("old")
    detail.age()
    page = detail.poll("new", "old")
    assert (page.last_outcome, page.last_reason, page.version_n) == ("error", "internal", 1)
    assert page.fingerprint == detail.version().fingerprint == document(*LONG).fingerprint
    detail.poll("new")
    detail.poll("new")
    assert detail.events() == ["notice.edited"]


def test_a_fresh_reading_that_broke_down_leaves_page_and_hold_as_they_were(detail: Desk) -> None:
    detail.poll("old")
    before = detail.poll("new")
    page = detail.poll("new", "new")
    assert (page.last_outcome, page.last_reason) == ("error", "internal")
    assert page.hold_fingerprint == before.hold_fingerprint is not None
    detail.poll("new")
    assert detail.events() == ["notice.edited"]


def test_a_page_that_never_reads_is_the_operators_news_and_begins_anew_after_three_attempts(detail: Desk) -> None:
    detail.poll("old")
    detail.age()
    for _ in range(3):
        assert detail.poll("new", "old").fingerprint
    assert detail.events() == ["source.failing"]
    page = detail.poll("new", "old")
    assert (page.version_n, page.fingerprint) == (2, document(*LONG, PHONE).fingerprint)
    assert detail.events() == ["source.failing", "source.recovered"]


def test_new_rows_are_told_though_the_stored_list_broke_down_when_read_again(column: Desk) -> None:
    column.poll("old")
    column.age()
    assert column.poll("new", "old").last_reason == "internal"
    assert column.rows() == 3
    column.poll("new")
    with column.database.read() as session:
        new = session.scalars(select(PageRow).where(PageRow.announce.is_(True))).all()
    assert len(new) == 2


def test_a_list_whose_reading_broke_down_is_no_empty_list(column: Desk) -> None:
    column.poll("old")
    page = column.poll("new", "new")
    assert (page.last_outcome, page.last_reason, page.trouble) == ("error", "internal", None)
    assert column.events() == []


def test_a_page_that_answers_as_before_is_well_whatever_becomes_of_its_stored_bytes(detail: Desk) -> None:
    detail.poll("old")
    detail.age()
    fetch = detail.fetch

    async def unchanged(poll: Poll) -> Fetched:
        return replace(await fetch(poll), outcome=Outcome.UNCHANGED, raw=b"", digest=None, status=304)

    detail.fetch = unchanged  # type: ignore[method-assign]
    page = detail.poll("old", "old")
    assert (page.last_outcome, page.fails) == ("unchanged", 0) and page.fingerprint


@pytest.mark.parametrize("broken", [(), ("old",), ("new",)])
def test_both_sides_are_read_without_a_template_or_nothing_is_compared(detail: Desk, broken: tuple[str, ...]) -> None:
    detail.poll("old")
    learned = Template(path="div.wrap>div.con")
    with detail.database.begin() as session:
        session.execute(update(VersionRow).values(parser_version=version_of(learned)))
    fetched = asyncio.run(detail.fetch(Poll(page_id=detail.page, url=URL, host="h", role=Role.DETAIL, source_id="s")))
    poll = Poll(page_id=detail.page, url=URL, host="h", role=Role.DETAIL, source_id="s", template=learned)
    detail.broken = set(broken)
    found = replace(detail.readings["new"], container=f"siblings:{learned.path}")
    alike = asyncio.run(read_alike(detail.bench, poll, replace(fetched, raw=b"new"), found))
    version = detail.version().parser_version
    if broken == ("old",):
        assert alike is None and version not in {version_of(learned), version_without(learned)}
        assert detail.version().fingerprint
    else:
        assert version == version_without(learned) and alike is not None
        assert alike.transient is (broken == ("new",))
