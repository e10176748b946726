"""How far a list is read on, and what its rows mean then: the pure rules, by example and by property."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.address import url_key
from parsers.document import Row
from store.news import FOLLOW_MOST
from store.paging import MOST_PAGES, Known, anchors, goes_on, repeats, rows_that_left, rows_that_were_there

TODAY = date(2026, 3, 2)
BEGUN = datetime(2026, 3, 1, 1, 0, tzinfo=UTC)


def row(number: int, day: date | None = TODAY) -> Row:
    return Row(url=f"https://a.gov.cn/d/{number}.html", title=f"关于第{number}号整改任务的公示", published=day)


def key(number: int) -> str:
    return url_key(row(number).url)


def known(*numbers: int, at: datetime = BEGUN, day: date | None = None) -> list[Known]:
    return [Known(key=key(n), first_seen=at, published=day, place=place) for place, n in enumerate(numbers)]


def ask(pages: list[list[Row]], *ends: int, today: date = TODAY) -> bool:
    return goes_on(frozenset(map(key, ends)), pages, today, lambda _: True)


def test_reading_goes_on_while_the_lowest_row_is_new() -> None:
    assert ask([[row(9), row(8)]], 7, 6)
    assert not ask([[row(9), row(8)]], 8)
    assert ask([[row(1), row(9), row(8)]], 1, 7)  # a pinned row stands above and ends nothing
    assert not ask([[row(9), row(8)], [row(7), row(6)]], 6)


def test_reading_ends_with_repetition_age_number_and_bound() -> None:
    assert not ask([[row(9)], [row(9)]])
    assert not ask([[]])
    old = TODAY - timedelta(days=401)
    assert not ask([[row(9, old), row(8, old)]])
    assert ask([[row(9, old), row(8, None), row(7, TODAY - timedelta(days=400))]])
    assert ask([[row(9, None)]])
    assert not ask([[row(n) for n in range(FOLLOW_MOST)]])
    assert not ask([[row(n)] for n in range(MOST_PAGES)])
    assert ask([[row(n)] for n in range(MOST_PAGES - 1)])


def test_only_rows_that_concern_us_count_towards_the_bound() -> None:
    pages = [[row(n) for n in range(FOLLOW_MOST)]]
    assert goes_on(frozenset(), pages, TODAY, lambda r: r.url.endswith("1.html"))


def test_a_gap_is_read_past_the_rows_seen_since() -> None:
    rows = known(9, 8, at=BEGUN + timedelta(days=1)) + known(5, 4)
    assert anchors(rows, None) == {key(n) for n in (9, 8, 5, 4)}
    assert anchors(rows, BEGUN + timedelta(days=1)) == {key(5), key(4)}
    assert anchors(rows, BEGUN) == frozenset()  # the first reading itself broke off


def test_repetition() -> None:
    assert repeats([[row(2), row(1)]], [row(1)])
    assert not repeats([[row(2), row(1)]], [row(1), row(0)])
    assert not repeats([], [row(1)])


@pytest.mark.parametrize(
    ("shown", "whole", "left"),
    [
        ([5, 4, 3], False, []),  # 2 and 1 stand on pages that were not read
        ([9, 8, 5], False, []),  # pushed off by new ones
        ([5, 3], False, [4]),  # 4 would have to stand above 3
        ([9, 3], False, [5, 4]),
        ([5, 4, 3], True, [2, 1]),
        ([9, 8, 7], False, []),  # below a new row nothing is certain
        ([], False, []),
    ],
)
def test_rows_that_left(shown: list[int], whole: bool, left: list[int]) -> None:
    rows = known(5, 4, 3, 2, 1)
    assert rows_that_left(rows, [key(n) for n in shown], whole) == frozenset(map(key, left))


def test_a_pinned_row_alone_does_not_make_the_others_leave() -> None:
    old = known(1, day=TODAY - timedelta(days=300)) + known(5, 4, 3, day=TODAY)
    assert rows_that_left(old, [key(n) for n in (1, 9, 8, 7)], whole=False) == frozenset()
    assert rows_that_left(old, [key(n) for n in (1, 9, 5, 3)], whole=False) == {key(4)}


def test_rows_seen_later_stand_above_those_of_one_day_seen_before() -> None:
    rows = known(9, 8, at=BEGUN + timedelta(hours=5), day=TODAY) + known(5, 4, day=TODAY)
    assert rows_that_left(rows, [key(9), key(5)], whole=False) == {key(8)}


def test_an_old_row_that_surfaced_lately_stands_below_newer_ones() -> None:
    rows = known(1, at=BEGUN + timedelta(days=1), day=date(2025, 5, 1)) + known(5, 4, day=TODAY)
    assert rows_that_left(rows, [key(5), key(4)], whole=False) == frozenset()


def _were_there(shown: list[Row], first_page: int, rows: list[Known], gap: datetime | None = None) -> set[str]:
    pairs = [(url_key(r.url), r) for r in shown]
    return set(rows_that_were_there(rows, pairs, first_page, gap))


def test_rows_below_all_known_ones_were_there_before() -> None:
    before, after = BEGUN.date(), BEGUN.date() + timedelta(days=1)
    rows = known(5, 4)
    shown = [row(9, after), row(5), row(4), row(3, before), row(2, after), row(1, None)]
    assert _were_there(shown, 6, rows) == {key(3)}
    assert _were_there(shown, 5, rows) == {key(3), key(1)}  # undated, on a further page
    assert _were_there(shown, 4, rows, BEGUN) == {key(3), key(2), key(1)}  # the first reading broke off here
    assert _were_there([row(9, before), row(5)], 2, rows) == set()  # dated back, but above
    assert _were_there([row(9, before), row(8, None)], 1, rows) == set()  # nothing known is shown: all is new
    assert _were_there([row(9, before)], 1, []) == set()


NUMBERS = st.lists(st.integers(0, 60), unique=True, min_size=1, max_size=40)


@given(known_now=NUMBERS, new=st.integers(0, 30), gone=st.sets(st.integers(0, 60), max_size=6), size=st.integers(3, 12))
@settings(max_examples=300)
def test_paging_finds_all_that_is_new_and_calls_nothing_gone_that_stands(
    known_now: list[int], new: int, gone: set[int], size: int
) -> None:
    """A list newest first, all its rows known; new ones on top, some taken out; read page by page as the rules say."""
    before = sorted(known_now, reverse=True)
    days = {n: date(2025, 6, 1) + timedelta(days=n // 3) for n in range(200)}
    rows = [Known(key=key(n), first_seen=BEGUN, published=days[n], place=i) for i, n in enumerate(before)]
    now = [100 + n for n in range(new, 0, -1)] + [n for n in before if n not in gone]
    pages: list[list[Row]] = []
    for start in range(0, len(now), size):
        pages.append([row(n, days[n]) for n in now[start : start + size]])
        if not goes_on(anchors(rows, None), pages, TODAY, lambda _: True):
            break
    shown = [url_key(r.url) for rows_ in pages for r in rows_]
    read = {n for n in now if key(n) in shown}
    if sum(map(len, pages)) < FOLLOW_MOST and len(pages) < MOST_PAGES:
        assert {n for n in now if n >= 100} <= read
    left = rows_that_left(rows, shown, whole=len(shown) == len(now))
    assert left <= {key(n) for n in gone}
    if len(shown) == len(now):
        assert left == {key(n) for n in gone if n in before}
