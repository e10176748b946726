"""Working days of the People's Republic: the State Council's holidays and make-up days, from chinesecalendar."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
from chinese_calendar import constants

_FIRST_YEAR: int = min(constants.holidays).year
_LAST_YEAR: int = max(*constants.holidays, *constants.workdays).year
LONGEST = 1000
"""No notice runs longer than this many working days; more is a misreading."""


def is_estimated(day: date) -> bool:
    """Whether `day` lies outside the published calendar, so that Monday to Friday is only a guess."""
    return not _FIRST_YEAR <= day.year <= _LAST_YEAR


def is_workday(day: date) -> bool:
    """Whether offices work on `day`: make-up Saturdays yes, holidays no; Monday to Friday where `is_estimated`."""
    if is_estimated(day):
        return day.weekday() < 5
    return bool(chinese_calendar.is_workday(day))


def add_workdays(start: date, n: int) -> date | None:
    """The `n`-th working day after `start`, the first day not counted (民法典 201); None for an absurd `n`.

    `n` = 0 gives `start` itself; a result past the last date of the calendar is None too.
    """
    if not 0 <= n <= LONGEST:
        return None
    day = start
    try:
        while n:
            day += timedelta(days=1)
            n -= is_workday(day)
    except OverflowError:
        return None
    return day


def add_days(start: date, n: int) -> date | None:
    """The last day of `n` calendar days after `start`, moved past a day off (民法典 201, 203); None for an absurd `n`."""
    if not 0 <= n <= LONGEST:
        return None
    try:
        day = start + timedelta(days=n)
        while n and not is_workday(day):
            day += timedelta(days=1)
    except OverflowError:
        return None
    return day


def count_workdays(first: date, last: date) -> int:
    """How many working days lie in `first`..`last`, both included; 0 when `last` is earlier or years away."""
    span = (last - first).days
    if not 0 <= span <= 2 * LONGEST:
        return 0
    return sum(is_workday(first + timedelta(days=i)) for i in range(span + 1))
