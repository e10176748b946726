"""Which pages of a host a template is learned from, when, and how long it is kept."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from crawler.reading import ReaderPool
from parsers.document import Role
from parsers.siblings import learn_from_bytes
from parsers.template import Template, shape_of
from scheduler.daemon import Daemon
from scheduler.learning import LESSONS_MOST, Learner
from sources.clock import FixedClock
from sources.settings import Settings
from store.claims import claim
from store.database import Database
from store.pages import watch
from store.tables import HostRow
from store.templates import IN_VAIN, LOOK_AGAIN, RENEW, SAMPLE, host_to_learn, keep_template, lesson_of
from tests.sibling_pages import Notice
from tests.sibling_town import BUILD, HOST, PATH, WAYS, Town, town_of

town = pytest.fixture(params=WAYS)(town_of)


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
    async def closed(_pages: object, _known: object = None, _again: object = ()) -> Template | None:
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
