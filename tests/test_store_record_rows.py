"""Rows of a list become news once, and only where they are new."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from parsers.document import Role
from store.claims import claim
from store.history import versions_of
from store.pages import unwatch, watch
from store.rereading import refresh_reading, stale_reading
from store.tables import ListRowRow, PageRow
from tests.record_edges import enabled, life_on, source
from tests.recording import LONG, Life, altered, document
from tests.store_record import FILE, LIST, URL, row

life = pytest.fixture(life_on)


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
