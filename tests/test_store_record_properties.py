"""Random lives of a few pages, judged by an oracle that knows only what was looked at and when."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from parsers.document import Document, Role, Row
from sources.clock import SHANGHAI, FixedClock
from store.capture import Outcome
from store.database import Database
from store.event import Audience, Event, EventType
from store.events import read_events
from store.tables import PageRow, VersionRow
from tests.conftest import database_of
from tests.recording import HOLD, LONG, Life, document

HOST = "http://sthj.example.gov.cn"
LIST = f"{HOST}/col/col10/index.html"
START = datetime(2026, 3, 2, 9, 0, tzinfo=SHANGHAI)
TEXTS = ("甲", "乙", "丙")
OLD = date(2025, 12, 1)

# what a page may answer: one of three texts, the same bytes, a refusal of existence, or no page at all
ANSWERS = (*TEXTS, "304", "identical", "gone", "challenged", "error", "collapsed")
PAUSES = (0, 5, 10, 15, 31, 60, 300, 1440, 4 * 1440)  # minutes


@dataclass(frozen=True)
class Step:
    """After a pause (minutes), one page is polled: the watched notice, the list, or the n-th page that the list led to."""

    pause: int
    page: str
    answer: str = ""
    rows: frozenset[int] = frozenset()


pages = st.sampled_from(["notice", "notice", "row 0", "row 1", "row 2"])
# a page says something once, or again after short and long pauses: that is where every decision lies
looks = st.builds(
    lambda page, answer, pauses: [Step(pause, page, answer) for pause in pauses], pages, st.sampled_from(ANSWERS),
    st.lists(st.sampled_from(PAUSES), min_size=1, max_size=3),
)  # fmt: skip
lists = st.builds(
    lambda pause, answer, rows: [Step(pause, "list", answer, rows)], st.sampled_from(PAUSES),
    st.sampled_from(["rows", "rows", "rows", "304", "gone", "challenged", "error", "empty"]),
    st.frozensets(st.integers(1, 6), min_size=1),
)  # fmt: skip
BASELINES = [Step(0, "notice", "甲"), Step(0, "list", "rows", frozenset({1, 2})), Step(0, "row 0", "甲")]
scripts = st.lists(st.one_of(looks, looks, lists), min_size=5, max_size=12).map(
    lambda phrases: [*BASELINES, *(step for phrase in phrases for step in phrase)]
)


class Crash(Exception):
    """The process dies just before the commit."""


class CrashingLife(Life):
    """Every transaction is done, lost just before its commit, and done again by the process that comes after."""

    def poll(self, *arguments: Any, **named: Any) -> Any:
        begin = self.database.begin
        done = 0

        @contextmanager
        def dying(survives: int) -> Iterator[Session]:
            nonlocal done
            with begin() as session:
                yield session
                if done == survives:
                    raise Crash
            done += 1

        try:
            for survives in (0, 1, 2):  # dies in the claim, dies in the recording, lives
                done = 0
                self.database.begin = partial(dying, survives)  # type: ignore[method-assign]
                try:
                    return super().poll(*arguments, **named)
                except Crash:
                    self.planned.clear()
                    with begin() as session:  # as a claim does with what the dead hold
                        session.execute(update(PageRow).values(lease=None, lease_owner=None, lease_until=None))
            raise AssertionError("never committed")
        finally:
            del self.database.begin


@dataclass
class Look:
    """What the oracle is told of a poll."""

    at: datetime
    answer: str
    events: list[Event]


@dataclass
class World:
    """A script as it was lived."""

    life: Life
    looks: dict[str, list[Look]] = field(default_factory=lambda: defaultdict(list))
    names: dict[int, str] = field(default_factory=dict)
    expected: set[str] = field(default_factory=set)
    known: set[int] | None = None
    polled: Callable[[Look], None] = lambda _: None

    def __post_init__(self) -> None:
        self.list_page = self.life.watch(LIST, Role.LIST)
        self.notice = self.life.watch(f"{HOST}/notice.html")

    def row(self, number: int) -> Row:
        printed = OLD if number == 6 else self.life.clock.now().astimezone(SHANGHAI).date()
        return Row(url=f"{HOST}/t{number}.html", title=f"第{number}号整改任务验收销号公示", published=printed)

    def act(self, step: Step) -> None:
        self.life.later(minutes=step.pause)
        page = self._page(step.page)
        if page is not None:
            answer = step.answer if self._is_possible(page, step.answer) else "error"
            self._poll(page, answer, step.rows)

    def settle(self) -> None:
        """In the end every new row's page can be read."""
        with self.life.database.read() as session:
            waiting = session.scalars(select(PageRow.id).where(PageRow.announce)).all()
        for page in waiting:
            self._poll(page, TEXTS[0], frozenset())

    def _page(self, name: str) -> int | None:
        if name in {"list", "notice"}:
            return self.list_page if name == "list" else self.notice
        with self.life.database.read() as session:
            found = session.scalars(
                select(PageRow.id).where(PageRow.parent_id == self.list_page).order_by(PageRow.url)
            ).all()
        return found[int(name.split()[1])] if int(name.split()[1]) < len(found) else None

    def _is_possible(self, page: int, answer: str) -> bool:
        """No server says 304 to one that has nothing, and a body collapses only where there was one."""
        with self.life.database.read() as session:
            row = session.get_one(PageRow, page)
            if answer == "collapsed":
                return row.version_n > 0
            return answer not in {"304", "identical"} or row.raw_digest is not None

    def _poll(self, page: int, answer: str, rows: frozenset[int]) -> None:
        now = self.life.clock.now()
        recorded = self.life.poll(page, **self._answer(page, answer, rows))
        look = Look(now, answer, list(recorded.events))
        self.looks["list" if page == self.list_page else str(page)].append(look)
        if page == self.list_page and answer == "rows":
            if self.known is not None:
                fresh = rows - self.known
                self.expected |= {f"{HOST}/t{number}.html" for number in fresh if number != 6}
            self.known = (self.known or set()) | rows
        check_look(look)

    def _answer(self, page: int, answer: str, rows: frozenset[int]) -> dict[str, Any]:
        match answer:
            case "304" | "identical":
                return {"outcome": Outcome.UNCHANGED if answer == "304" else Outcome.IDENTICAL, "status": 304}
            case "gone":
                return {"outcome": Outcome.GONE, "reason": "http-404", "status": 404}
            case "challenged" | "error":
                return {"outcome": Outcome(answer), "reason": "waf"}
            case "rows":
                return {"reading": document(rows=tuple(self.row(number) for number in sorted(rows)), title="公示公告")}
            case "empty":
                return {"reading": document(title="公示公告")}
            case "collapsed":
                return {"reading": document("加载中", title=f"公示{page}")}
        return {"reading": reading(page, answer)}


def reading(page: int, text: str) -> Document:
    """The notices differ in their titles, so that none is another's reprint."""
    return document(*LONG, f"本公示另有说明{text}。", title=f"第{page}号公示")


def check_look(look: Look) -> None:
    """Invariants 2 and 7: what is no page says nothing to subscribers; only a new row may be told by its title."""
    if look.answer in {"challenged", "error", "empty", "collapsed"}:
        for event in look.events:
            told_by_row = event.type is EventType.NOTICE_NEW and "unread" in event.facts
            assert event.audience is Audience.OPERATOR or told_by_row


def check_world(world: World) -> None:
    """Everything else, from the whole story."""
    with world.life.database.read() as session:
        events = read_events(session)
        versions = session.scalars(select(VersionRow).order_by(VersionRow.page_id, VersionRow.n)).all()
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    news = Counter(event.url for event in events if event.type is EventType.NOTICE_NEW)
    assert news == Counter(world.expected)  # invariants 1 and 9
    check_versions(world, versions, events)
    check_withdrawals(world, events)
    check_conditions(events)


def check_versions(world: World, versions: list[VersionRow] | Any, events: list[Event]) -> None:
    """Invariants 6 and 9: the first is silent, every later one was seen twice, and is told or known from before."""
    told = {(event.page_id, event.version_after) for event in events if event.type is not EventType.NOTICE_NEW}
    back = {(event.page_id, event.version_after) for event in events if event.type is EventType.NOTICE_RESTORED}
    marks: dict[int, list[str]] = defaultdict(list)
    for version in versions:
        page = version.page_id
        if page == world.list_page:
            continue
        if version.n > 1:
            text = version.text.splitlines()[-1].removeprefix("本公示另有说明").rstrip("。")
            first = seen_since(world.looks[str(page)], version.captured_at, text)
            assert version.captured_at - first >= HOLD
            assert (page, version.n) in told or version.fingerprint in marks[page]
        else:
            assert (page, 1) not in told - back  # one that comes back as it first was names the version that it was
        marks[page].append(version.fingerprint)


def seen_since(looks: list[Look], until: datetime, text: str) -> datetime:
    """Since when a page had been answering with this text and no other, polls that saw nothing aside."""
    first = until
    for look in reversed([look for look in looks if look.at <= until]):
        if look.answer == text:
            first = look.at
        elif look.answer in {*TEXTS, "304", "identical"} and look.at < until:
            break
    return first


def check_withdrawals(world: World, events: list[Event]) -> None:
    """Invariant 3: two refusals half an hour apart, and the page not seen in between; told once until it is back."""
    gone: set[int] = set()
    for event in events:
        if event.type is EventType.NOTICE_WITHDRAWN:
            assert event.page_id is not None
            assert event.page_id not in gone
            gone.add(event.page_id)
            run = []
            for look in reversed([look for look in world.looks[str(event.page_id)] if look.at <= event.seen_at]):
                if look.answer in {*TEXTS, "304", "identical"} and (run or look.at < event.seen_at):
                    break
                if look.answer == "gone":
                    run.append(look.at)
            assert run[0] - run[-1] >= timedelta(minutes=30)
        elif event.type is EventType.NOTICE_RESTORED:
            assert event.page_id in gone
            gone.discard(event.page_id)


def check_conditions(events: list[Event]) -> None:
    """What begins ends before it begins again."""
    is_open: dict[str, bool] = defaultdict(bool)
    for event in events:
        if event.audience is Audience.OPERATOR and "condition" in event.facts:
            kind = event.facts["condition"]
            begins = event.type is not EventType.SOURCE_RECOVERED
            assert is_open[kind] is not begins
            is_open[kind] = begins


def live(database: Database, script: list[Step], kind: type[Life]) -> Counter[str]:
    """Live a script, check it, and give the ids of its events."""
    world = World(kind(database, FixedClock(START)))
    for step in script:
        world.act(step)
    world.settle()
    check_world(world)
    return Counter(event.id for event in world.life.events())


def in_memory(template: Path) -> Database:
    database = Database("sqlite://")
    with database.engine.connect() as connection, closing(sqlite3.connect(template)) as migrated:
        migrated.backup(connection.connection.dbapi_connection)  # type: ignore[arg-type]
    return database


@settings(max_examples=15, phases=[Phase.explicit, Phase.generate, Phase.shrink])
@given(script=scripts)
@example(script=[*BASELINES, *(Step(pause, "notice", answer) for pause, answer in ((0, "甲"), (0, "gone"), (31, "gone"), (0, "甲"), (10, "甲")))])
def test_nothing_false_lost_or_doubled_whatever_the_pages_do(sqlite_template: Path, script: list[Step]) -> None:
    ids = []
    for kind in (Life, CrashingLife):
        database = in_memory(sqlite_template)
        try:
            ids.append(live(database, script, kind))
        finally:
            database.close()
    assert ids[0] == ids[1]


EVENTFUL = [
    Step(0, "list", "rows", frozenset({1, 2})), Step(0, "notice", "甲"), Step(5, "row 0", "甲"),
    Step(10, "notice", "乙"), Step(10, "notice", "乙"), Step(0, "notice", "challenged"), Step(31, "notice", "gone"),
    Step(31, "notice", "gone"), Step(1440, "notice", "乙"), Step(10, "notice", "乙"),
    Step(60, "list", "rows", frozenset({2, 3, 4, 6})), Step(0, "row 2", "error"), Step(10, "row 2", "error"),
    Step(5, "list", "empty"), Step(5, "list", "rows", frozenset({2, 3, 4, 5})), Step(31, "notice", "gone"),
    Step(31, "notice", "gone"), Step(1440, "notice", "甲"), Step(10, "notice", "甲"),
]  # fmt: skip


def test_an_eventful_life_is_the_same_on_postgresql(request: pytest.FixtureRequest, sqlite_template: Path) -> None:
    database = in_memory(sqlite_template)
    try:
        here = live(database, EVENTFUL, Life)
    finally:
        database.close()
    assert len(here) >= 10
    for kind in (Life, CrashingLife):
        with database_of(request, "postgresql", migrated=True) as there:
            assert live(there, [replace(step) for step in EVENTFUL], kind) == here
