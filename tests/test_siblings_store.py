"""A template learned from a host's pages changes how they read, and is never news (invariant 4)."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest

from crawler.reading import ReaderPool
from parsers.api import read
from parsers.document import PARSER_VERSION, Block, BlockKind, Document, Role
from parsers.sameness import proof_of
from parsers.siblings import learn_from_bytes
from parsers.template import Template, is_by_template, shape_of, version_of, version_without
from scheduler.daemon import Daemon
from scheduler.learning import LESSONS_MOST, Learner
from scheduler.work import Bench, poll_host_batch
from sources.clock import FixedClock
from sources.settings import Settings
from store.capture import Fetched, Outcome, Poll
from store.database import Database
from store.events import read_events
from store.pages import claim, watch
from store.tables import HostRow, PageRow, VersionRow
from store.templates import IN_VAIN, LOOK_AGAIN, RENEW, SAMPLE, host_to_learn, keep_template, lesson_of
from tests.conftest import database_of
from tests.sibling_pages import CONSTRUCTIONS, Notice

HOST = "www.linjiang.gov.cn"
BUILD = CONSTRUCTIONS["paragraphs in a font element"]
PATH = "td#cen1>font"


@pytest.fixture(params=["with proofs", "without proofs"])
def town(request: pytest.FixtureRequest, clock: FixedClock) -> Any:
    """Notices of one host, watched; `without proofs` is how large pages and those of browsers are read."""
    with database_of(request, "sqlite", migrated=True) as database:
        yield Town(database, clock, proves=request.param == "with proofs")


@dataclass
class Town:
    """A host whose pages are what `pages` says, with everything that reads, records and learns of them.

    Without a template a line too many is read, so that every page reads differently with one.
    """

    database: Database
    clock: FixedClock
    proves: bool = True
    pages: dict[str, str] = field(default_factory=dict)
    lessons: list[int] = field(default_factory=list)
    readings: int = 0

    def __post_init__(self) -> None:
        self.bench = Bench(
            database=self.database, settings=Settings(), clock=self.clock, fetcher=self, reader=self, learn=self.learn,
            plan=lambda _page, _seen, now, _source: now + timedelta(hours=1),
        )  # fmt: skip
        self.learner = Learner(self.bench.write, self.learn, self.clock)

    async def fetch(self, poll: Poll) -> Fetched:
        if poll.url not in self.pages:  # asked for what cannot exist
            return Fetched(outcome=Outcome.GONE, reason="http-404", status=404, final_url=poll.url, fetched_at=self.clock.now())
        raw = self.pages[poll.url].encode()
        proof = proof_of(raw, poll.url, role=poll.role, charset=None, source=None, template=poll.template)
        return Fetched(
            outcome=Outcome.FRESH, reason="", status=200, final_url=poll.url, fetched_at=self.clock.now(), raw=raw,
            digest=hashlib.sha256(raw).hexdigest(), proof=proof if self.proves else None,
        )  # fmt: skip

    async def read(
        self, raw: bytes, url: str, *, role: Role, charset: str | None, source: Any, template: Template | None = None
    ) -> Document:
        self.readings += 1
        document = read(raw, url, role=role, charset=charset, source=source, template=template)
        if is_by_template(document.container):
            return document
        taken_in = Block(kind=BlockKind.PARAGRAPH, text="本栏目由局办公室负责维护。")
        return replace(document, blocks=(taken_in, *document.blocks))

    async def read_file(self, raw: bytes, url: str, *, content_type: str | None) -> Document:
        raise AssertionError("no page has a file")

    async def close(self) -> None:
        return None

    async def learn(self, pages: Sequence[tuple[bytes, str | None]], known: Template | None = None) -> Template | None:
        self.lessons.append(len(pages))
        return learn_from_bytes(pages, known)

    def publish(self, *numbers: int, folder: str = "gs", build: Any = BUILD) -> None:
        """Put notices on the host and watch them."""
        with self.database.begin() as session:
            for n in numbers:
                url = f"http://{HOST}/{folder}/{n}.html"
                self.pages[url] = build(Notice(n))
                watch(session, url, Role.DETAIL, self.clock.now())

    def edit(self, n: int, before: str, after: str, folder: str = "gs") -> None:
        url = f"http://{HOST}/{folder}/{n}.html"
        assert before in self.pages[url]
        self.pages[url] = self.pages[url].replace(before, after)

    def poll(self, times: int = 1) -> None:
        """Look at every page, and again ten minutes later as often as told."""
        for _ in range(times):
            with self.database.begin() as session:
                polls = claim(session, self.clock.now(), everything=True)
            asyncio.run(poll_host_batch(self.bench, HOST, polls))
            self.clock._now += timedelta(seconds=600)

    def lesson(self) -> int:
        return asyncio.run(self.learner.learn_next())

    def events(self) -> list[tuple[str, str]]:
        with self.database.read() as session:
            return [(event.type.value, event.url.rsplit("/", 1)[1]) for event in read_events(session)]

    def versions(self) -> list[tuple[str, str]]:
        with self.database.read() as session:
            rows = session.query(VersionRow).join(PageRow, PageRow.id == VersionRow.page_id)
            rows = rows.filter(PageRow.version_n == VersionRow.n).order_by(PageRow.id)
            return [(row.document["container"], row.parser_version) for row in rows]

    def ways(self) -> set[tuple[bool, str]]:
        return {(is_by_template(container), version) for container, version in self.versions()}

    def template(self, folder: str = "gs") -> Template | None:
        with self.database.read() as session:
            host = session.get(HostRow, HOST)
            entry = (host.templates or {}).get(shape_of(f"http://{HOST}/{folder}/1.html")) if host else None
            return Template(path=entry["path"]) if entry and entry["path"] else None


def test_learning_is_no_news(town: Town) -> None:
    town.publish(0, 1, 2, 3, 4)
    town.poll(2)
    assert town.ways() == {(False, PARSER_VERSION)}
    assert town.lesson() == 1 and town.lessons == [5]
    template = town.template()
    assert template == Template(path=PATH)
    for n in range(4):  # furniture moves on meanwhile, as it does
        town.edit(n, "机构概况", f"机构概况{n}")
    town.poll(3)
    assert town.events() == []
    assert set(town.versions()) == {(template.rule, version_of(template))}
    with town.database.read() as session:
        assert session.query(VersionRow).count() == 5


def test_what_reads_as_before_costs_no_reading_once_it_was_read_anew(town: Town) -> None:
    town.publish(0, 1, 2)
    town.poll(2)
    town.lesson()
    town.poll()
    before = town.readings
    town.poll()
    assert town.readings - before == (0 if town.proves else 3)


def test_an_edit_right_after_learning_is_told_once(town: Town) -> None:
    town.publish(0, 1, 2, 3)
    town.poll(2)
    town.lesson()
    town.edit(2, "0736-7712345", "0736-7712399")
    town.poll(4)
    assert town.events() == [("notice.edited", "2.html")]
    with town.database.read() as session:
        (event,) = read_events(session)
    shown = str(event.change)
    assert "7712399" in shown and Notice(2).title not in shown


def test_an_edit_on_hold_while_learning_is_told_once(town: Town) -> None:
    town.publish(0, 1, 2, 3)
    town.poll(2)
    town.edit(2, "0736-7712345", "0736-7712399")
    town.poll()
    town.lesson()
    town.poll(4)
    assert town.events() == [("notice.edited", "2.html")]


def test_pages_that_come_later_are_read_by_the_template_from_the_first(town: Town) -> None:
    town.publish(0, 1, 2)
    town.poll()
    town.lesson()
    town.publish(5)
    town.poll(2)
    assert is_by_template(town.versions()[-1][0])
    town.edit(5, "3月13日", "3月18日")
    town.poll(3)
    assert town.events() == [("notice.edited", "5.html")]


BOX = "<table><tr><td id=cen1><font>欢迎关注我局公众号，了解更多环境信息。</font></td></tr></table></body>"


def test_a_box_that_leads_the_path_astray_and_goes_again_is_no_news(town: Town) -> None:
    town.publish(0, 1, 2, 3)
    town.poll()
    town.lesson()
    town.poll(2)
    still = BUILD(Notice(1))
    for markup in (still.replace("</body>", BOX), still) * 2:
        town.pages[f"http://{HOST}/gs/1.html"] = markup
        town.poll(3)
    assert town.events() == []


def test_an_edit_that_comes_with_such_a_box_is_told_once(town: Town) -> None:
    town.publish(0, 1, 2, 3)
    town.poll()
    town.lesson()
    town.poll(2)
    town.edit(1, "</body>", BOX)
    town.edit(1, "0736-7712345", "0736-7712399")
    town.poll(4)
    assert town.events() == [("notice.edited", "1.html")]
    template = Template(path=PATH)
    container, version = town.versions()[1]
    assert not is_by_template(container) and version == version_without(template)
    town.edit(1, BOX, "</body>")
    town.poll(3)
    town.edit(1, "0736-7712399", "0736-7712388")
    town.poll(3)
    assert town.events() == [("notice.edited", "1.html")] * 2


def test_a_template_that_stopped_fitting_is_dropped_and_learned_anew(town: Town) -> None:
    town.publish(0, 1, 2, 3, 4)
    town.poll()
    town.lesson()
    town.poll(2)
    old = town.template()
    for n in range(5):
        town.edit(n, "id=cen1", "id=text9")
        town.edit(n, "3月13日", "3月16日")
    town.poll(3)
    told = sorted(("notice.edited", f"{n}.html") for n in range(5))
    assert sorted(town.events()) == told
    assert old is not None
    assert town.ways() == {(False, version_without(old))}
    town.clock._now += LOOK_AGAIN
    assert town.lesson() == 1
    assert town.template() == Template(path="td#text9>font")
    town.poll(3)
    assert sorted(town.events()) == told
    assert {container for container, _ in town.versions()} == {"siblings:td#text9>font"}
    town.edit(3, "3月16日", "3月18日")
    town.poll(3)
    assert town.events()[5:] == [("notice.edited", "3.html")]


def test_a_site_rebuilt_around_the_same_text_is_no_news_and_ends_its_template(town: Town) -> None:
    town.publish(0, 1, 2, 3)
    town.poll()
    town.lesson()
    town.poll(2)
    for n in range(4):
        town.edit(n, "id=cen1", "id=text9")
    town.poll(3)
    for wait in (LOOK_AGAIN, IN_VAIN):  # the archive still holds the pages as they were, and must not be believed again
        town.clock._now += wait
        assert town.lesson() == (1 if wait is LOOK_AGAIN else 0)
        assert town.template() is None
        town.poll(3)
    assert town.events() == []
    assert {version for _, version in town.versions()} == {PARSER_VERSION}
    town.publish(4, 5, 6, build=lambda n: BUILD(n).replace("id=cen1", "id=text9"))
    town.poll()
    town.clock._now += LOOK_AGAIN
    assert town.lesson() == 1
    assert town.template() == Template(path="td#text9>font")
    town.poll(3)
    assert town.events() == []


def test_hosts_whose_pages_are_marked_or_few_are_left_in_peace(town: Town) -> None:
    town.publish(0, 1, folder="few")
    town.publish(2, 3, 4, folder="marked", build=lambda n: BUILD(n).replace("<font", "<font id=zoom"))
    town.publish(0, 1, 2, folder="mixed")
    town.publish(3, 4, 5, 6, folder="mixed", build=lambda n: BUILD(n).replace("<font", "<font id=zoom"))
    town.poll()
    assert town.lesson() == 0 and town.lessons == []
    town.publish(5, folder="few")
    town.poll()
    assert town.lesson() == 0  # asked a moment ago
    town.clock._now += LOOK_AGAIN
    assert town.lesson() == 1
    assert town.template("few") is not None and town.template("marked") is None


def test_at_most_a_few_lessons_of_one_host_at_a_time_and_none_twice(town: Town) -> None:
    for folder in range(LESSONS_MOST + 1):
        town.publish(0, 1, 2, 3, 4, 5, 6, folder="abcdefgh"[folder])
    town.poll()
    assert town.lesson() == LESSONS_MOST
    assert town.lessons == [SAMPLE] * LESSONS_MOST
    assert town.lesson() == 0
    town.clock._now += LOOK_AGAIN
    assert town.lesson() == 1
    town.clock._now += LOOK_AGAIN
    assert town.lesson() == 0


def test_a_template_is_learned_anew_after_a_month_and_kept_while_it_fits(town: Town) -> None:
    town.publish(0, 1, 2)
    town.poll()
    with town.database.begin() as session:
        lesson = lesson_of(session, HOST, town.clock.now())
        assert lesson is not None
        keep_template(session, lesson, Template(path="center>table>tr>td#cen1>font"), town.clock.now())
        assert lesson_of(session, HOST, town.clock.now() + RENEW - timedelta(hours=1)) is None
        again = lesson_of(session, HOST, town.clock.now() + RENEW)
        assert again is not None and again.known == Template(path="center>table>tr>td#cen1>font")
        keep_template(session, again, learn_from_bytes(again.pages, again.known), town.clock.now() + RENEW)
    assert town.template() == Template(path="center>table>tr>td#cen1>font")


def test_pages_that_taught_nothing_are_asked_again_in_a_week(town: Town) -> None:
    town.publish(0, 1, 2)
    town.poll()
    with town.database.begin() as session:
        lesson = lesson_of(session, HOST, town.clock.now())
        assert lesson is not None
        keep_template(session, lesson, None, town.clock.now())
        assert lesson_of(session, HOST, town.clock.now() + IN_VAIN - timedelta(hours=1)) is None
        assert lesson_of(session, HOST, town.clock.now() + IN_VAIN) is not None
    assert town.template() is None


def test_what_is_kept_of_a_host_may_be_damaged(town: Town) -> None:
    town.publish(0, 1, 2)
    town.poll()
    shape = shape_of(f"http://{HOST}/gs/1.html")
    for damage in ({shape: None}, {shape: {"path": 7, "learned_at": "gestern"}}, {shape: {"path": "td#nope"}}, {"x": []}):
        with town.database.begin() as session:
            session.merge(HostRow(host=HOST, templates=damage, templates_at=None))
        town.poll()
        assert town.lesson() == 1
    assert town.template() == Template(path=PATH)
    assert town.events() == []


def test_templates_are_handed_out_on_both_databases(database: Database, clock: FixedClock) -> None:
    town = Town(database, clock)
    town.publish(0, 1, 2)
    town.poll()
    with database.read() as session:
        assert host_to_learn(session, clock.now()) == HOST
    town.lesson()
    with database.begin() as session:
        assert host_to_learn(session, clock.now()) is None
        watch(session, f"http://{HOST}/gs/9.html", Role.LIST, clock.now())
        polls = claim(session, clock.now(), everything=True)
    assert {(poll.role, poll.template) for poll in polls} == {
        (Role.DETAIL, Template(path=PATH)), (Role.LIST, None)
    }  # fmt: skip


def test_the_daemon_learns_of_one_host_at_a_time(town: Town) -> None:
    town.publish(0, 1, 2)
    town.poll()
    asyncio.run(Daemon(town.bench, Settings()).learn())
    assert town.template() == Template(path=PATH)
    asyncio.run(Daemon(replace(town.bench, learn=None), Settings()).learn())  # a worker that only polls


def test_a_lesson_that_was_interrupted_is_none(town: Town) -> None:
    async def closed(_pages: object, _known: object = None) -> Template | None:
        pool = ReaderPool(workers=1)
        await pool.close()
        return await pool.learn([])

    town.publish(0, 1, 2)
    town.poll()
    town.learner = Learner(town.bench.write, closed, town.clock)
    assert town.lesson() == 0 and town.template() is None
    town.learner = Learner(town.bench.write, town.learn, town.clock)
    assert town.lesson() == 1 and town.template() is not None


def test_the_pool_learns_in_a_process_that_can_be_killed() -> None:
    async def story(pages: list[tuple[bytes, str | None]], seconds: float) -> Template | None:
        pool = ReaderPool(workers=1, timeout=seconds)
        try:
            return await pool.learn(pages)
        finally:
            await pool.close()

    pages = [(BUILD(Notice(n)).encode(), None) for n in range(3)]
    assert asyncio.run(story(pages, 20.0)) == Template(path=PATH)
    endless = [(f"<p>{n}。</p>".encode() * 20_000, None) for n in range(6)]
    assert asyncio.run(story(endless, 0.2)) is None
