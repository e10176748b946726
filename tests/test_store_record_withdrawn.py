"""A page that is refused is withdrawn once it is certain, restored when it is back, and told of once each."""

from __future__ import annotations

from datetime import timedelta

import pytest

from parsers.document import Role
from store.capture import Outcome
from tests.record_edges import GONE, life_on, page_row, withdraw
from tests.recording import LONG, Life, altered, document
from tests.store_record import LIST, URL, row

life = pytest.fixture(life_on)


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
