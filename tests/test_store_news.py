"""Deciding what is news: tables of cases and properties."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.document import Row
from store.news import (
    FOLLOW_MOST,
    GROUP_OVER,
    Reading,
    Refusal,
    Seen,
    Standing,
    is_old,
    weigh_reading,
    weigh_refusal,
    weigh_rows,
)

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
HOLD = timedelta(seconds=600)


def versions(*marks: str, days_ago: float = 30.0) -> tuple[Seen, ...]:
    """Versions one after another, the first so many days ago, a minute apart."""
    start = NOW - timedelta(days=days_ago)
    return tuple(
        Seen(n=n, fingerprint=mark, captured_at=start + timedelta(minutes=n)) for n, mark in enumerate(marks, 1)
    )


def standing(*marks: str, days_ago: float = 30.0, **values: object) -> Standing:
    """A page whose versions read so."""
    earlier = versions(*marks, days_ago=days_ago)
    given_values = {"version_n": len(marks), "fingerprint": marks[-1] if marks else None, "body_length": 500, **values}
    return Standing(earlier=earlier, **given_values)  # type: ignore[arg-type]


def held(mark: str, seconds_ago: float) -> dict[str, object]:
    """A hold on this fingerprint."""
    return {"hold_fingerprint": mark, "hold_since": NOW - timedelta(seconds=seconds_ago)}


@pytest.mark.parametrize(
    ("where", "mark", "length", "problem", "expected"),
    [
        (standing(), "a", 500, None, Reading.BASELINE),
        (standing(), "a", 0, "无正文", Reading.UNREADABLE),
        (standing("a"), "a", 500, None, Reading.SAME),
        (standing("a"), "b", 500, None, Reading.HOLD),
        (standing("a"), "b", 49, None, Reading.UNREADABLE),  # shrank to less than a tenth
        (standing("a"), "b", 50, None, Reading.HOLD),
        (standing("a", body_length=150), "b", 3, None, Reading.HOLD),  # a short notice may shrink as it likes
        (standing("a", **held("b", 599)), "b", 500, None, Reading.WAIT),
        (standing("a", **held("b", 600)), "b", 500, None, Reading.EDIT),
        (standing("a", **held("b", 600)), "c", 500, None, Reading.HOLD),
        (standing("a", **held("b", 600)), "a", 500, None, Reading.SAME),  # a flap
        (standing("a", "b", **held("a", 600)), "a", 500, None, Reading.RETURN),
        (standing("a", "b", "a", days_ago=1, **held("b", 600)), "b", 500, None, Reading.ALTERNATION),
        (standing("a", "b", "a", days_ago=8, **held("b", 600)), "b", 500, None, Reading.RETURN),
        (standing("a", "b", days_ago=1, **held("c", 600)), "c", 500, None, Reading.EDIT),
        (standing("a", "b", "a", days_ago=1, **held("c", 600)), "c", 500, None, Reading.EDIT),
        (standing("a", withdrawn=True), "a", 500, None, Reading.HOLD),
        (standing("a", withdrawn=True, **held("a", 600)), "a", 500, None, Reading.RESTORED),
        (standing("a", withdrawn=True, **held("b", 600)), "b", 500, None, Reading.RESTORED),
        (standing("", version_n=1), "b", 500, None, Reading.BASELINE),  # today's parser cannot read the old bytes
    ],
)
def test_reading(where: Standing, mark: str, length: int, problem: str | None, expected: Reading) -> None:
    assert weigh_reading(where, mark, length, problem, NOW, HOLD) is expected


@pytest.mark.parametrize(
    ("where", "sibling", "expected"),
    [
        (standing(), True, Refusal.NEVER_READ),
        (standing("a"), True, Refusal.FIRST),
        (standing("a", fingerprint=""), True, Refusal.FIRST),  # today's parser cannot read what was there
        (standing("a", fingerprint=None), True, Refusal.NEVER_READ),  # watched again, and not read since
        (standing("a", gone_since=NOW - timedelta(minutes=29)), True, Refusal.WAIT),
        (standing("a", gone_since=NOW - timedelta(minutes=30)), True, Refusal.WITHDRAWN),
        (standing("a", gone_since=NOW - timedelta(days=3)), False, Refusal.WAIT),  # the whole host is down
        (standing("a", withdrawn=True), True, Refusal.KNOWN),
    ],
)
def test_refusal(where: Standing, sibling: bool, expected: Refusal) -> None:
    assert weigh_refusal(where, NOW, sibling) is expected


@given(marks=st.lists(st.sampled_from("abcd"), min_size=1, max_size=60))
def test_an_announced_difference_was_always_seen_twice(marks: list[str]) -> None:
    """However a page flaps, nothing becomes a version that two looks, HOLD apart, have not shown."""
    where, now, accepted = standing("a"), NOW, "a"
    looks: list[tuple[datetime, str]] = []
    for mark in marks:
        looks.append((now, mark))
        verdict = weigh_reading(where, mark, 500, None, now, HOLD)
        if verdict is Reading.HOLD:
            where = standing("a", fingerprint=accepted, hold_fingerprint=mark, hold_since=now)
        elif verdict is Reading.SAME:
            assert mark == accepted
            where = standing("a", fingerprint=accepted)
        elif verdict is not Reading.WAIT:
            first = next(at for at, seen in reversed(looks[:-1]) if seen == mark)
            assert now - first >= HOLD
            assert mark != accepted
            accepted = mark
            where = standing("a", fingerprint=accepted)
        now += timedelta(minutes=11)


def rows(count: int, published: date | None = date(2026, 3, 1)) -> list[Row]:
    return [Row(url=f"http://a.gov.cn/t{i}.html", title=f"第{i}号公示", published=published) for i in range(count)]


TODAY = date(2026, 3, 2)


def test_a_baseline_announces_nothing_and_follows_the_recent_ones() -> None:
    fresh = [*rows(250), *rows(3, date(2024, 1, 1))]
    verdict = weigh_rows(True, fresh, TODAY, [True] * len(fresh))
    assert verdict.announce == ()
    assert len(verdict.follow) == FOLLOW_MOST
    assert len(verdict.archive) == 53


def test_new_rows_are_announced_old_ones_followed_unwanted_ones_kept() -> None:
    fresh = [*rows(2), *rows(1, date(2026, 1, 30)), *rows(1, None)]
    verdict = weigh_rows(False, fresh, TODAY, [True, False, True, True])
    assert verdict.announce == (fresh[0], fresh[3])
    assert verdict.follow == (fresh[2],)
    assert verdict.archive == (fresh[1],)
    assert not verdict.grouped


@pytest.mark.parametrize(("count", "grouped"), [(GROUP_OVER, False), (GROUP_OVER + 1, True)])
def test_very_many_rows_are_one_message(count: int, grouped: bool) -> None:
    assert weigh_rows(False, rows(count), TODAY, [True] * count).grouped is grouped


@pytest.mark.parametrize(("day", "old"), [(date(2026, 1, 31), False), (date(2026, 1, 30), True), (None, False)])
def test_old_rows(day: date | None, old: bool) -> None:
    assert is_old(day, TODAY) is old
