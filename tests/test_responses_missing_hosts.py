"""A host is asked once what it answers for what it has not, and its pages are judged by that for a while."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from crawler.missing import to_text
from crawler.outcome import Seen, classify
from parsers.document import Document, Role
from scheduler.missing import ASK_AGAIN, LEARNED, RENEW, TRY_AGAIN
from scheduler.work import Bench, poll_host_batch
from sources.clock import FixedClock
from sources.settings import Settings
from sources.source import Source
from store.capture import Fetched, Outcome, Poll
from store.claims import claim
from store.database import Database
from store.hosts import MissingRecord, load_missing, save_missing
from store.pages import watch
from store.tables import EventRow, HostRow, PageRow
from tests.conftest import database_of
from tests.missing_answers import ALIKE, learned
from tests.recording import LONG, document
from tests.responses_table import dress

HOST = "sthj.example.gov.cn"


class Town:
    """A host that answers 200 for everything: `pages` by address, `nothing` for the rest; `outcome` for the question."""

    def __init__(self, clock: FixedClock) -> None:
        self.clock = clock
        self.pages: dict[str, str] = {}
        self.nothing = ALIKE
        self.status = 200
        self.outcome: Outcome | None = None
        self.asked: list[str] = []

    async def fetch(self, poll: Poll) -> Fetched:
        self.asked.append(poll.url)
        there = poll.url in self.pages
        raw = self.pages.get(poll.url, self.nothing).encode()
        digest = hashlib.sha256(raw).hexdigest()
        status = 200 if there else self.status
        found = classify(Seen(status=status, final_url=poll.url, raw=raw, digest=digest), poll)
        outcome = self.outcome if self.outcome is not None and poll.reason == "missing" else found.outcome
        return Fetched(
            outcome=outcome, reason=found.reason, status=status, final_url=poll.url, fetched_at=self.clock.now(),
            raw=raw, digest=digest,
        )  # fmt: skip

    async def read(self, raw: bytes, url: str, **_: object) -> Document:
        return document(raw.decode()[31_000:35_000], *LONG)

    async def close(self) -> None:
        return None

    @property
    def probes(self) -> list[str]:
        return [url for url in self.asked if url not in self.pages and not url.endswith(("/7.html", "gov.cn/"))]


@pytest.fixture
def town(clock: FixedClock) -> Town:
    return Town(clock)


@pytest.fixture
def sqlite(request: pytest.FixtureRequest) -> Iterator[Database]:
    with database_of(request, "sqlite", migrated=True) as database:
        yield database


def bench_of(database: Database, town: Town) -> Bench:
    return Bench(
        database=database, settings=Settings(), clock=town.clock, fetcher=town, reader=town,
        plan=lambda _page, _seen, now, _source: now + timedelta(hours=1),
    )  # fmt: skip


def poll(bench: Bench, database: Database, *urls: str, **values: Any) -> list[str]:
    """Poll these pages in order; what each was taken for."""
    with database.begin() as session:
        ids = [watch(session, url, Role.DETAIL, bench.clock.now())[0] for url in urls]
    told = []
    for page_id in ids:
        with database.begin() as session:
            polls = claim(session, bench.clock.now(), everything=True, ids=[page_id])
        asyncio.run(poll_host_batch(bench, HOST, [replace(one, **values) for one in polls]))
        with database.read() as session:
            told.append(session.get_one(PageRow, page_id).last_reason)
    return told


def page_at(number: int) -> str:
    return f"http://{HOST}/zwgk/{number}.html"


def with_pages(town: Town, *numbers: int) -> None:
    for number in numbers:
        text = f"<h1>关于第{number}号任务的公示</h1><p>{'甲乙丙丁戊己庚辛壬癸'[number] * 8}河排口已封堵。</p>"
        town.pages[page_at(number)] = dress(text, "portal")


def test_a_page_that_becomes_the_hosts_own_nothing_is_gone(sqlite: Database, town: Town) -> None:
    with_pages(town, 1, 2, 7)
    bench = bench_of(sqlite, town)
    assert poll(bench, sqlite, page_at(1), page_at(2), page_at(7)) == ["ok", "ok", "ok"]
    assert len(town.probes) == 1  # once per host, not once per page
    assert town.probes[0].startswith(f"http://{HOST}/zwgk/")
    del town.pages[page_at(7)]
    town.clock._now += timedelta(hours=1)
    assert poll(bench, sqlite, page_at(7)) == [LEARNED]
    town.clock._now += timedelta(hours=1)
    assert poll(bench, sqlite, page_at(1), page_at(7)) == ["same-bytes", LEARNED]
    with sqlite.read() as session:
        assert [event.type for event in session.scalars(select(EventRow))] == ["notice.withdrawn"]
        assert len(session.scalars(select(PageRow)).all()) == 3  # what was asked is no page
    assert len(town.probes) == 1


def rewrite(town: Town, number: int) -> None:
    """A page with other text: one that reads as before needs no judging."""
    town.pages[page_at(number)] = town.pages[page_at(number)].replace("已封堵", f"已封堵,第{len(town.asked)}次复核合格")


def test_what_was_learned_outlives_the_process_and_a_month_later_it_is_asked_again(sqlite: Database, town: Town) -> None:
    with_pages(town, 1)
    poll(bench_of(sqlite, town), sqlite, page_at(1))
    rewrite(town, 1)
    poll(bench_of(sqlite, town), sqlite, page_at(1))
    assert len(town.probes) == 1
    town.clock._now += ASK_AGAIN + timedelta(minutes=1)
    rewrite(town, 1)
    poll(bench_of(sqlite, town), sqlite, page_at(1))
    assert len(town.probes) == 2
    assert len(set(town.probes)) == 2  # a new random name


UNANSWERED = [Outcome.CHALLENGED, Outcome.ERROR]


@pytest.mark.parametrize("outcome", UNANSWERED)
@pytest.mark.parametrize("restarted", [False, True])
def test_a_question_that_was_not_answered_takes_away_nothing(
    sqlite: Database, town: Town, outcome: Outcome, restarted: bool
) -> None:
    with_pages(town, 1, 2, 7)
    bench = bench_of(sqlite, town)
    poll(bench, sqlite, page_at(1), page_at(2), page_at(7))
    town.clock._now += ASK_AGAIN
    town.outcome = outcome
    rewrite(town, 1)
    assert poll(bench, sqlite, page_at(1)) == ["ok"]
    assert len(town.probes) == 2
    bench = bench_of(sqlite, town) if restarted else bench
    del town.pages[page_at(7)]
    for _ in range(3):
        town.clock._now += timedelta(minutes=40)
        assert poll(bench, sqlite, page_at(2), page_at(7))[1] == LEARNED
    with sqlite.read() as session:
        assert [event.type for event in session.scalars(select(EventRow))] == ["notice.withdrawn"]
    assert len(town.probes) == 2
    town.clock._now += TRY_AGAIN  # a month is what an answer is good for
    town.outcome = None
    rewrite(town, 2)
    poll(bench, sqlite, page_at(2))
    assert len(town.probes) == 3


@pytest.mark.parametrize("outcome", UNANSWERED)
def test_headlines_that_changed_are_asked_for_again_at_the_second_look(
    sqlite: Database, town: Town, outcome: Outcome
) -> None:
    with_pages(town, 1, 7)
    bench = bench_of(sqlite, town)
    poll(bench, sqlite, page_at(1), page_at(7))
    town.nothing = ALIKE.replace("市局开展春季水源地巡查", "市局部署汛期巡查")
    del town.pages[page_at(7)]
    town.clock._now += RENEW
    town.outcome = outcome
    assert poll(bench, sqlite, page_at(7), page_at(7)) == ["ok", "ok"]
    assert len(town.probes) == 2  # not at every look
    town.clock._now += timedelta(seconds=Settings().confirm_delay)
    town.outcome = None
    assert poll(bench, sqlite, page_at(7)) == [LEARNED]
    with sqlite.read() as session:
        assert session.scalars(select(EventRow)).all() == []


@pytest.mark.parametrize("outcome", UNANSWERED)
def test_a_host_that_taught_nothing_is_tried_again_a_day_later(sqlite: Database, town: Town, outcome: Outcome) -> None:
    with_pages(town, 1)
    town.outcome = outcome
    for hours in (0, 1, 2):
        town.clock._now += timedelta(hours=hours)
        rewrite(town, 1)
        poll(bench_of(sqlite, town), sqlite, page_at(1))
    assert len(town.probes) == 1
    town.outcome = None
    town.clock._now += TRY_AGAIN
    rewrite(town, 1)
    poll(bench_of(sqlite, town), sqlite, page_at(1))
    assert len(town.probes) == 2
    with sqlite.read() as session:
        record = load_missing(session, HOST)
        assert record is not None
        assert record.answered
        assert record.text


def test_an_answer_that_pages_look_like_is_discarded(sqlite: Database, town: Town) -> None:
    """A shell that its scripts fill is the same for every address."""
    shell = dress("<div id='app'>正在加载所需要的内容</div>", "county")
    town.pages = {page_at(1): shell, page_at(2): shell}
    town.outcome = Outcome.ERROR  # nothing was learned before the pages were accepted
    poll(bench_of(sqlite, town), sqlite, page_at(1), page_at(2))
    town.outcome, town.nothing = None, shell
    town.clock._now += TRY_AGAIN
    with_pages(town, 1)  # one of them is a page of its own by now; the other still looks like the answer
    assert poll(bench_of(sqlite, town), sqlite, page_at(1)) == ["ok"]
    with sqlite.read() as session:
        record = load_missing(session, HOST)
        assert record is not None
        assert (record.text, record.answered) == ("", True)


def test_a_page_that_was_accepted_so_is_not_gone(sqlite: Database, town: Town) -> None:
    """Even where what was learned does not know it: the page's own last reading has the last word."""
    shell = dress("<div id='app'>正在加载所需要的内容</div>", "county")
    town.pages = {page_at(1): shell}
    town.outcome = Outcome.ERROR
    poll(bench_of(sqlite, town), sqlite, page_at(1))
    with sqlite.begin() as session:
        save_missing(session, HOST, MissingRecord(text=to_text(learned(shell)), answered=True, asked_at=town.clock.now()))
    town.pages[page_at(1)] = shell.replace("<body>", "<body><!-- new bytes -->")
    assert poll(bench_of(sqlite, town), sqlite, page_at(1)) == ["ok"]
    with sqlite.read() as session:
        record = load_missing(session, HOST)
        assert record is not None
        assert record.text == ""


def test_a_host_that_says_404_is_believed_and_its_pages_are_not_compared(sqlite: Database, town: Town) -> None:
    with_pages(town, 1)
    town.status = 404
    town.pages[page_at(2)] = ALIKE
    assert poll(bench_of(sqlite, town), sqlite, page_at(1), page_at(2)) == ["ok", "ok"]


def test_headlines_that_changed_are_asked_for_anew(sqlite: Database, town: Town) -> None:
    with_pages(town, 1, 7)
    bench = bench_of(sqlite, town)
    poll(bench, sqlite, page_at(1), page_at(7))
    town.nothing = ALIKE.replace("市局开展春季水源地巡查", "市局部署汛期巡查")
    del town.pages[page_at(7)]
    town.clock._now += RENEW
    assert poll(bench, sqlite, page_at(7)) == [LEARNED]
    assert len(town.probes) == 2


def test_the_home_page_for_everything_is_gone_but_proves_no_host(sqlite: Database, town: Town) -> None:
    home = dress("<div class='banner'>欢迎访问青岚市</div>", "portal", title="青岚市生态环境局")
    town.pages[f"http://{HOST}/"] = town.nothing = home
    with_pages(town, 7)
    bench = bench_of(sqlite, town)
    assert poll(bench, sqlite, page_at(7)) == ["ok"]
    del town.pages[page_at(7)]
    for _ in range(3):
        town.clock._now += timedelta(hours=1)
        assert poll(bench, sqlite, page_at(7)) == [LEARNED]
    with sqlite.read() as session:  # nothing else on the host shows that the notice went rather than the site
        assert session.scalars(select(EventRow)).all() == []


def test_a_source_may_forbid_the_question(sqlite: Database, town: Town) -> None:
    with_pages(town, 1)
    source = Source.model_validate(
        {
            "id": "t", "name": "t", "region": "330000", "level": "county", "agency": "t", "hosts": [HOST],
            "lists": [{"url": f"http://{HOST}/"}], "politeness": {"learn_missing": False},
        }
    )  # fmt: skip
    poll(bench_of(sqlite, town), sqlite, page_at(1), source=source)
    assert town.probes == []
    with sqlite.read() as session:
        assert session.get(HostRow, HOST) is None
