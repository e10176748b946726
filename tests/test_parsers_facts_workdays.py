"""Working days: holidays, make-up days, and the years of which nothing is published yet."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.workdays import LONGEST, add_days, add_workdays, count_workdays, is_estimated, is_workday

DAYS = st.dates(min_value=date(2004, 1, 1), max_value=date(2035, 12, 31))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2025, 9, 28), True),  # a Sunday worked for National Day
        (date(2025, 10, 1), False),
        (date(2025, 10, 8), False),
        (date(2025, 10, 11), True),  # a Saturday worked for National Day
        (date(2025, 10, 12), False),
        (date(2024, 7, 3), True),
    ],
)
def test_the_state_councils_calendar(day: date, works: bool) -> None:
    assert is_workday(day) is works
    assert not is_estimated(day)


def test_ten_working_days_over_national_day() -> None:
    assert count_workdays(date(2025, 9, 28), date(2025, 10, 16)) == 10
    assert add_workdays(date(2025, 9, 26), 10) == date(2025, 10, 16)


def test_beyond_the_calendar_monday_to_friday_is_a_guess_and_says_so() -> None:
    friday = date(2098, 1, 3)
    assert friday.weekday() == 4
    assert is_estimated(friday)
    assert add_workdays(friday, 1) == date(2098, 1, 6)
    assert not is_workday(date(2098, 1, 4))


def test_calendar_days_end_on_an_open_day() -> None:
    assert add_days(date(2025, 9, 25), 7) == date(2025, 10, 9)
    assert add_days(date(2025, 9, 25), 1) == date(2025, 9, 26)


def test_absurd_counts_give_nothing() -> None:
    for add in (add_workdays, add_days):
        assert add(date(2025, 1, 1), -1) is None
        assert add(date(2025, 1, 1), LONGEST + 1) is None
        assert add(date.max - timedelta(days=2), 30) is None
        assert add(date(2025, 1, 1), 0) == date(2025, 1, 1)
    assert count_workdays(date(2025, 2, 1), date(2025, 1, 1)) == 0


@given(DAYS, st.integers(min_value=1, max_value=60))
def test_the_first_day_is_not_counted_and_the_last_one_works(start: date, n: int) -> None:
    end = add_workdays(start, n)
    assert end is not None
    assert is_workday(end)
    assert count_workdays(start + timedelta(days=1), end) == n
