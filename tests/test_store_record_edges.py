"""Recording polls where things go wrong or come in an unlucky order: nothing false, lost, doubled or stuck."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from parsers.document import Role
from sources.clock import FixedClock
from sources.source import Source
from store.capture import Outcome
from store.catalogue import enable, sync_sources
from store.conditions import open_conditions
from store.event import EventType
from store.events import load_events, read_events
from store.health import check_sources
from store.history import versions_of
from store.pages import claim, ensure_watch_source, pending_confirmations, unwatch, watch
from store.record import refresh_reading, stale_reading
from store.tables import BodyRow, EventRow, ListRowRow, PageRow, SourceRow, VersionRow
from tests.conftest import BACKENDS, database_of
from tests.recording import HOLD, LONG, Life, altered, document
from tests.test_store_record import FILE, LIST, URL, row

GONE = {"outcome": Outcome.GONE, "reason": "http-404", "status": 404}


@pytest.fixture
def life(request: pytest.FixtureRequest, clock: FixedClock) -> Iterator[Life]:
    """On SQLite; on PostgreSQL where a test asks for it, and every promise of `test_store_record` is tested on both."""
    with database_of(request, getattr(request, "param", "sqlite"), migrated=True) as database:
        yield Life(database, clock)


on_both = pytest.mark.parametrize("life", BACKENDS, indirect=True)


def page_row(life: Life, page_id: int) -> PageRow:
    with life.database.read() as session:
        return session.get_one(PageRow, page_id)


def withdraw(life: Life, page_id: int) -> None:
    life.poll(page_id, **GONE)  # type: ignore[arg-type]
    life.later(minutes=31)
    life.poll(page_id, **GONE)  # type: ignore[arg-type]


# --- withdrawn and restored


def test_a_list_that_was_gone_is_polled_like_any_other_when_it_is_back(life: Life) -> None:
    column = life.watch(LIST, Role.LIST)
    life.poll(column, document(rows=(row(1),)))
    withdraw(life, column)
    assert life.types() == ["list.empty"]
    life.later(days=1)
    life.planned.clear()
    life.poll(column, document(rows=(row(2), row(1))))
    assert page_row(life, column).state == "active"
    assert life.planned == [column]
    assert life.types() == ["list.empty", "source.recovered"]


def test_a_second_restoration_is_news_again(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG))
    for _ in range(2):
        withdraw(life, page)
        life.later(days=1)
        life.confirmed(page, document(*LONG))
        life.later(days=1)
    assert life.types() == ["notice.withdrawn", "notice.restored"] * 2


@pytest.mark.parametrize("answer", ["timeout", "unreadable"])
def test_a_withdrawn_page_that_cannot_be_looked_at_is_asked_again_tomorrow(life: Life, answer: str) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG))
    withdraw(life, page)
    life.later(days=1)
    if answer == "timeout":
        life.poll(page, outcome=Outcome.ERROR, reason="timeout")
    else:
        life.poll(page, document("加载中", problem="没有正文"))
    assert page_row(life, page).due_at == life.clock.now() + timedelta(days=1)


def test_a_page_seen_between_two_refusals_is_not_withdrawn(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG))
    edited = altered(document(*LONG), 0, "改动")
    life.poll(page, edited)
    life.later(minutes=1)
    life.poll(page, **GONE)  # type: ignore[arg-type]
    life.later(minutes=1)
    life.poll(page, edited)  # too early to confirm the edit, but it is there
    life.later(minutes=31)
    life.poll(page, **GONE)  # type: ignore[arg-type]
    assert life.types() == []


def test_a_host_in_doubt_is_asked_ever_less_often(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG))
    life.poll(page, **GONE)  # type: ignore[arg-type]
    gaps = []
    for _ in range(6):
        due = page_row(life, page).due_at
        assert due is not None
        gaps.append(due - life.clock.now())
        life.later(seconds=gaps[-1].total_seconds())
        life.poll(page, sibling=False, **GONE)  # type: ignore[arg-type]
    assert gaps[0] == gaps[1] == timedelta(minutes=31)
    assert gaps[-1] == timedelta(hours=6)
    assert life.types() == []


def test_a_notice_withdrawn_and_published_elsewhere_has_moved(life: Life) -> None:
    columns = [life.watch(f"http://sthj.example.gov.cn/col{n}/", Role.LIST) for n in (1, 2)]
    for column in columns:
        life.poll(column, document(rows=(row(0),)))
    (old,) = life.poll(columns[0], document(rows=(row(5), row(0)))).follow
    life.poll(old, document(*LONG))
    withdraw(life, old)
    (new,) = life.poll(columns[1], document(rows=(row(6), row(0)))).follow
    life.poll(new, document(*LONG))
    assert life.types() == ["notice.new", "notice.withdrawn", "notice.moved"]


def test_the_old_address_of_a_notice_that_moved_goes_silently(life: Life) -> None:
    column = life.watch(LIST, Role.LIST)
    life.poll(column, document(rows=(row(0),)))
    (old,) = life.poll(column, document(rows=(row(5), row(0)))).follow
    life.poll(old, document(*LONG))
    new = life.poll(column, document(rows=(row(55), row(0)))).follow[0]
    life.poll(new, document(*LONG))
    withdraw(life, old)
    assert life.types() == ["notice.new", "notice.moved"]
    assert page_row(life, old).state == "withdrawn"


# --- clocks


def test_a_clock_set_back_keeps_nothing_on_hold(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG))
    edited = altered(document(*LONG), 0, "改动")
    life.later(days=300)
    life.poll(page, edited)
    life.later(days=-300)
    life.poll(page, edited)
    assert page_row(life, page).due_at == life.clock.now() + HOLD
    life.later(seconds=600)
    life.poll(page, edited)
    assert life.types() == ["notice.edited"]


def test_a_clock_set_back_keeps_no_refusal_waiting(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG))
    life.later(days=300)
    life.poll(page, **GONE)  # type: ignore[arg-type]
    life.later(days=-300)
    withdraw(life, page)
    assert life.types() == ["notice.withdrawn"]


# --- rows of a list


def test_the_day_the_list_prints_decides_what_is_old(life: Life) -> None:
    column = life.watch(LIST, Role.LIST)
    life.poll(column, document(rows=(row(0),)))
    (detail,) = life.poll(column, document(rows=(row(1), row(0)))).follow
    life.poll(detail, document(*LONG, published=date(2025, 11, 1)))  # signed in November, published today
    assert life.types() == ["notice.new"]


def test_a_row_without_a_day_is_judged_by_its_page(life: Life) -> None:
    column = life.watch(LIST, Role.LIST)
    life.poll(column, document(rows=(row(0),)))
    (detail,) = life.poll(column, document(rows=(row(1, published=None), row(0)))).follow
    life.poll(detail, document(*LONG, published=date(2024, 11, 1)))
    assert life.types() == []


def source(**values: object) -> Source:
    return Source.model_validate(
        {"id": "example", "name": "某市生态环境局", "region": "211400", "level": "prefecture", "agency": "某市生态环境局",
         "hosts": ["sthj.example.gov.cn"], "lists": [{"url": LIST, "evidence": "verified"}], **values}
    )  # fmt: skip


def enabled(life: Life, one: Source) -> int:
    with life.database.begin() as session:
        sync_sources(session, [one], life.clock.now())
        enable(session, [one], life.clock.now())
        return session.scalars(select(PageRow.id).where(PageRow.role == "list")).one()


def test_a_row_whose_new_title_concerns_us_is_announced(life: Life) -> None:
    column = enabled(life, source(include_title="销号"))
    life.poll(column, document(rows=(row(0),)))
    assert life.poll(column, document(rows=(row(1, "公示"), row(0)))).follow == ()
    follow = life.poll(column, document(rows=(row(1, "第1号任务验收销号公示"), row(0)))).follow
    life.poll(follow[0], document(*LONG))
    assert life.types() == ["notice.new"]
    life.poll(column, document(rows=(row(1, "第1号任务整改验收销号公示"), row(0))))
    assert life.types() == ["notice.new"]


def test_a_list_watched_again_is_a_baseline_and_its_rows_are_followed_again(life: Life) -> None:
    column = life.watch(LIST, Role.LIST)
    (detail,) = life.poll(column, document(rows=(row(1),))).follow
    life.poll(detail, document(*LONG))
    with life.database.begin() as session:
        unwatch(session, LIST)
    life.later(days=20)
    assert life.watch(LIST, Role.LIST) == column
    follow = life.poll(column, document(rows=(row(2), row(1)))).follow
    assert detail in follow
    assert len(follow) == 2
    for page in follow:  # what changed meanwhile is not news either
        life.poll(page, altered(document(*LONG), 0, f"改动{page}"))
    assert life.types() == []
    life.confirmed(detail, altered(document(*LONG), 1, "再改"))
    assert life.types() == ["notice.edited"]


def test_a_page_watched_again_that_reads_as_before_makes_no_version(life: Life) -> None:
    page = life.watch(URL)
    (file,) = life.poll(page, document(*LONG, files=(FILE,))).follow
    life.poll(file, raw=b"%PDF-1.4 one")
    with life.database.begin() as session:
        unwatch(session, URL)
    life.watch(URL)
    life.poll(page, document(*LONG, files=(FILE,)))
    life.poll(file, raw=b"%PDF-1.4 one")
    with life.database.read() as session:
        assert len(versions_of(session, page)) == len(versions_of(session, file)) == 1
    assert life.types() == []


def test_an_announcement_does_not_outlive_unwatching(life: Life) -> None:
    column = life.watch(LIST, Role.LIST)
    life.poll(column, document(rows=(row(0),)))
    (detail,) = life.poll(column, document(rows=(row(1), row(0)))).follow
    with life.database.begin() as session:
        claim(session, life.clock.now(), everything=True)  # somebody is looking at it just now
        unwatch(session, row(1).url)
        assert watch(session, row(1).url, Role.DETAIL, life.clock.now()) == (detail, False)
    life.poll(detail, document(*LONG))  # and the lease of then does not keep us
    assert life.types() == []


def test_a_parser_that_sees_more_rows_makes_no_news(life: Life) -> None:
    column = life.watch(LIST, Role.LIST)
    life.poll(column, document(rows=(row(1),), parser_version="0"))
    with life.database.begin() as session:
        stale = stale_reading(session, column)
        assert stale is not None
        refresh_reading(session, stale, document(rows=(row(1), row(2), row(3, published=date(2020, 1, 1)))))
        followed = session.scalars(select(PageRow).where(PageRow.parent_id == column)).all()
        assert {page.url for page in followed} == {row(1).url, row(2).url}
        assert not any(page.announce for page in followed)
        assert len(session.scalars(select(ListRowRow)).all()) == 3
    life.poll(column, document(rows=(row(1), row(2), row(3, published=date(2020, 1, 1)))))
    assert life.types() == []


# --- files


@on_both
def test_a_file_of_two_notices_is_followed_as_long_as_one_links_to_it(life: Life) -> None:
    first, second = life.watch(URL), life.watch(URL + "?id=2")
    (file,) = life.poll(first, document(*LONG, files=(FILE,))).follow
    life.poll(second, document(*LONG, title="另一则公示", files=(FILE,)))
    life.poll(file, raw=b"%PDF-1.4 one")
    life.confirmed(first, document(*LONG))  # the first drops it
    assert page_row(life, file).state == "active"
    (event,) = life.confirmed(file, raw=b"%PDF-1.4 two").events
    assert event.page_id == second
    with life.database.begin() as session:
        assert unwatch(session, URL + "?id=2") == 2  # now it goes with the last one


def test_unwatching_a_notice_leaves_a_shared_file_to_the_other(life: Life) -> None:
    first, second = life.watch(URL), life.watch(URL + "?id=2")
    (file,) = life.poll(first, document(*LONG, files=(FILE,))).follow
    life.poll(second, document(*LONG, title="另一则公示", files=(FILE,)))
    with life.database.begin() as session:
        assert unwatch(session, URL) == 1
    assert (page_row(life, file).state, page_row(life, file).parent_id) == ("active", second)


def test_a_file_linked_again_is_a_baseline(life: Life) -> None:
    page = life.watch(URL)
    (file,) = life.poll(page, document(*LONG, files=(FILE,))).follow
    life.poll(file, raw=b"%PDF-1.4 one")
    life.confirmed(page, document(*LONG))
    life.later(days=30)
    life.confirmed(page, document(*LONG, files=(FILE,)))
    told = life.types()
    life.confirmed(file, raw=b"%PDF-1.4 two")
    assert life.types() == told
    life.confirmed(file, raw=b"%PDF-1.4 three")
    assert life.types() == [*told, "attachment.changed"]


def test_a_notice_that_is_a_file_of_the_list_is_its_own_subject(life: Life) -> None:
    column = life.watch(LIST, Role.LIST)
    (file,) = life.poll(column, document(rows=(replace(row(1), url=FILE),))).follow
    life.poll(file, raw=b"%PDF-1.4 one")
    life.confirmed(file, raw=b"%PDF-1.4 two")
    withdraw(life, file)
    assert [(e.type.value, e.page_id) for e in life.events()] == [
        ("attachment.changed", file), ("notice.withdrawn", file)
    ]  # fmt: skip


def test_a_file_that_goes_with_its_notice_is_no_news_of_its_own(life: Life) -> None:
    page = life.watch(URL)
    (file,) = life.poll(page, document(*LONG, files=(FILE,))).follow
    life.poll(file, raw=b"%PDF-1.4 one")
    life.later(hours=1)
    hinted = life.poll(file, **GONE)  # type: ignore[arg-type]
    assert hinted.follow == (page,)
    life.later(minutes=1)
    life.poll(page, **GONE)  # type: ignore[arg-type]
    life.later(minutes=30)
    life.poll(file, **GONE)  # type: ignore[arg-type]
    assert life.types() == []
    life.later(minutes=1)
    life.poll(page, **GONE)  # type: ignore[arg-type]
    life.later(minutes=31)
    life.poll(file, **GONE)  # type: ignore[arg-type]
    assert life.types() == ["notice.withdrawn"]
    life.later(days=1)
    life.confirmed(page, document(*LONG, files=(FILE,)))
    life.confirmed(file, raw=b"%PDF-1.4 one")  # both are back: the notice said so
    assert life.types() == ["notice.withdrawn", "notice.restored"]


@on_both
def test_a_file_that_goes_while_its_notice_only_flaps_is_news(life: Life) -> None:
    page = life.watch(URL)
    (file,) = life.poll(page, document(*LONG, files=(FILE,))).follow
    life.poll(file, raw=b"%PDF-1.4 one")
    life.poll(file, **GONE)  # type: ignore[arg-type]
    life.poll(page, **GONE)  # type: ignore[arg-type]
    life.later(minutes=31)
    life.poll(file, **GONE)  # type: ignore[arg-type]
    life.poll(page, document(*LONG, files=(FILE,)))
    life.later(minutes=31)
    life.poll(file, **GONE)  # type: ignore[arg-type]
    assert life.types() == ["attachment.changed"]
    life.later(days=1)
    life.confirmed(file, raw=b"%PDF-1.4 one")
    assert life.types() == ["attachment.changed", "attachment.changed"]
    assert "恢复" in life.events()[-1].headline


# --- conditions


def test_one_silence_after_another_is_one_trouble(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG))
    for outcome in (Outcome.CHALLENGED, *[Outcome.ERROR] * 4, Outcome.CHALLENGED):
        life.later(minutes=20)
        life.poll(page, outcome=outcome, reason="waf")
    assert life.types() == ["source.challenged"]
    life.poll(page, document(*LONG))
    assert life.types() == ["source.challenged", "source.recovered"]


def test_a_condition_whose_last_page_is_unwatched_is_closed(life: Life) -> None:
    page, other = life.watch(URL), life.watch(URL + "?id=2")
    life.poll(other, document(*LONG))
    life.poll(page, outcome=Outcome.CHALLENGED, reason="waf")
    with life.database.begin() as session:
        assert check_sources(session, life.clock.now()) == []
        unwatch(session, URL)
        check_sources(session, life.clock.now())
        check_sources(session, life.clock.now())
    assert life.types() == ["source.challenged", "source.recovered"]


def test_a_withdrawn_page_that_fails_does_not_open_and_close(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG))
    withdraw(life, page)
    for _ in range(3):
        life.poll(page, outcome=Outcome.ERROR, reason="timeout")
    life.watch(URL + "?id=2")
    with life.database.begin() as session:
        assert check_sources(session, life.clock.now()) == []
    assert life.types() == ["notice.withdrawn", "source.failing"]


@on_both
def test_a_condition_that_comes_and_goes_all_day_is_no_storm(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG))
    for _ in range(10):
        life.later(minutes=30)
        life.poll(page, outcome=Outcome.CHALLENGED, reason="waf")
        life.later(minutes=30)
        life.poll(page, document(*LONG))
    assert life.types() == ["source.challenged", "source.recovered"] * 3
    life.poll(page, outcome=Outcome.CHALLENGED, reason="waf")
    life.later(hours=1)
    life.poll(page, outcome=Outcome.CHALLENGED, reason="waf")  # but this one lasts
    life.poll(page, outcome=Outcome.CHALLENGED, reason="waf")
    assert life.types()[6:] == ["source.challenged"]
    life.poll(page, document(*LONG))
    assert life.types()[6:] == ["source.challenged", "source.recovered"]
    with life.database.read() as session:
        assert open_conditions(session) == []


def test_a_page_that_never_reads_the_same_twice_is_given_up_and_told(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG))
    life.planned.clear()
    for number in range(8):
        life.later(seconds=600)
        life.poll(page, altered(document(*LONG), 0, f"本页浏览{number}次"))
    assert life.types() == ["extraction.degraded"]  # once a week
    assert life.planned == [page, page]  # every fourth look leaves the next one to the policy
    life.later(seconds=600)
    life.poll(page, altered(document(*LONG), 0, "本页浏览7次"))
    assert life.types() == ["extraction.degraded", "notice.edited"]


def test_second_looks_of_a_source_that_was_switched_off_are_not_waited_for(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG))
    life.poll(page, altered(document(*LONG), 0, "改动"))
    with life.database.begin() as session:
        until = life.clock.now() + HOLD
        assert [found for found, _ in pending_confirmations(session, until)] == [page]
        session.execute(update(SourceRow).values(enabled=False))
        assert pending_confirmations(session, until) == []


# --- what the tables may hold


@on_both
def test_events_of_a_newer_ducha_are_passed_over(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG))
    life.confirmed(page, altered(document(*LONG), 0, "改动"))
    (event,) = life.events()
    with life.database.begin() as session:
        session.execute(update(EventRow).values(also=["notice.translated"]))
        assert read_events(session)[0].also == ()
        session.execute(update(EventRow).values(type="notice.translated"))
        session.execute(update(PageRow).values(trouble="source.bewitched"))
        assert read_events(session) == []
        assert load_events(session, [event.id]) == {}
    life.poll(page, outcome=Outcome.ERROR, reason="timeout")
    life.poll(page, altered(document(*LONG), 0, "改动"))
    assert life.events() == []


def test_a_definition_that_cannot_be_read_stops_no_other_source(life: Life) -> None:
    column = enabled(life, source())
    page = life.watch("http://www.example.cn/a.html")
    with life.database.begin() as session:
        session.execute(update(SourceRow).where(SourceRow.id == "example").values(definition={"was": "otherwise"}))
    for _ in range(2):
        with life.database.begin() as session:
            assert {poll.page_id for poll in claim(session, life.clock.now(), everything=True)} <= {page}
            check_sources(session, life.clock.now())
    assert life.types() == ["source.failing"]
    with life.database.begin() as session:
        sync_sources(session, [source()], life.clock.now())
    life.poll(column, document(rows=(row(0),)))
    with life.database.begin() as session:
        check_sources(session, life.clock.now())
    assert life.types() == ["source.failing", "source.recovered"]


@on_both
def test_a_host_longer_than_a_source_id_can_be_watched(life: Life) -> None:
    hosts = [".".join(["a" * 60] * 4)[:-1] + tail for tail in "xy"]
    with life.database.begin() as session:
        ids = {ensure_watch_source(session, host, life.clock.now()).id for host in hosts}
        assert len(ids) == 2
    page = life.watch(f"http://{hosts[0]}/a.html")
    life.poll(page, outcome=Outcome.CHALLENGED, reason="waf")
    assert life.types() == ["source.challenged"]


def test_damaged_evidence_does_not_stop_the_watch(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG, parser_version="0"))
    with life.database.begin() as session:
        session.execute(update(BodyRow).values(data=b"rotten"))
        assert stale_reading(session, page) is None
    life.poll(page, altered(document(*LONG), 0, "新解析器读出的不同文字"))
    assert life.types() == []  # nothing to compare with
    life.confirmed(page, altered(document(*LONG), 1, "改动"))
    assert life.types() == ["notice.edited"]


@on_both
def test_hostile_values_are_kept_not_refused(life: Life) -> None:
    page = life.watch(URL)
    long = "整改" * 50_000
    life.poll(page, document(*LONG, title=long, published=date(1, 1, 1)))
    life.confirmed(page, document(*LONG, "再加一段", title=long, published=date(9999, 12, 31)))
    (event,) = life.events()
    assert len(event.headline) < 500
    with life.database.read() as session:
        assert len(session.scalars(select(VersionRow.id)).all()) == 2
    assert EventType.NOTICE_EDITED is event.type
