"""The interval policy and the planner around it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.document import Role
from scheduler.planner import PolicyPlanner
from scheduler.policy import DAY, ERROR_MOST, HOUR, JITTER, Policy, backoff, interval
from sources.clock import SHANGHAI, within_hours
from sources.source import Source
from store.pages import Page
from store.turn import Observation

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@dataclass
class World:
    budget_per_hour: float = 1e9
    rng: random.Random = field(default_factory=lambda: random.Random(7))
    moved: list[int] = field(default_factory=list)

    def reschedule(self, page_id: int, _due: float, _priority: float = 0.0) -> None:
        self.moved.append(page_id)


@dataclass
class Subject:
    id: int = 1
    role: str = "list"
    published: float | None = None
    fails: int = 0


@dataclass
class Seen:
    status: str = "ok"
    hints: list[int] = field(default_factory=list)
    retry_after: float | None = None


@pytest.mark.parametrize(
    ("role", "age", "expected"),
    [
        ("list", None, HOUR), ("list", 900 * DAY, HOUR), ("detail", 0.5 * DAY, 4 * HOUR), ("detail", 2 * DAY, 8 * HOUR),
        ("detail", 10 * DAY, DAY), ("detail", 30 * DAY, 3 * DAY), ("detail", 400 * DAY, 7 * DAY), ("detail", None, DAY),
        ("attachment", 2 * DAY, 16 * HOUR),
    ],
)  # fmt: skip
def test_interval(role: str, age: float | None, expected: float) -> None:
    assert interval(role, age) == expected


@given(fails=st.integers(1, 10_000), wish=st.one_of(st.none(), st.floats(0, 1e6)), dice=st.floats(0, 1))
def test_backoff_grows_to_a_bound_and_keeps_retry_after(fails: int, wish: float | None, dice: float) -> None:
    wait = backoff(fails, wish, dice)
    assert wait >= (wish or 0) * (1 - JITTER)
    assert wait <= max(wish or 0, ERROR_MOST) * (1 + JITTER)
    assert backoff(fails + 1, None, 0.5) >= backoff(fails, None, 0.5)


def test_errors_back_off_and_success_forgets_them() -> None:
    policy = Policy(World())
    policy.add_page(Subject(), 1.0)
    waits = [policy.on_poll(1, 0.0, Seen("error"))[0] for _ in range(3)]
    assert waits[0] < waits[1] < waits[2]
    assert policy.on_poll(1, 0.0, Seen())[0] == pytest.approx(HOUR, rel=JITTER)
    assert policy.on_poll(1, 0.0, Seen("error"))[0] == pytest.approx(waits[0], rel=2 * JITTER)


def test_a_small_budget_stretches_every_interval() -> None:
    rich, poor = Policy(World()), Policy(World(budget_per_hour=0.5))
    for policy in (rich, poor):
        for number in range(10):
            policy.add_page(Subject(id=number), 1.0)
    assert poor.on_poll(1, 0.0, Seen())[0] > 15 * rich.on_poll(1, 0.0, Seen())[0]


def test_hints_pull_known_pages_forward_and_gone_ends() -> None:
    world = World()
    policy = Policy(world)
    for number in (1, 2):
        policy.add_page(Subject(id=number), 1.0)
    policy.on_poll(1, 0.0, Seen(hints=[2, 99]))
    assert world.moved == [2]
    assert policy.on_poll(2, 0.0, Seen("gone")) is None


@pytest.mark.parametrize(
    ("local", "hours", "expected"),
    [
        ("2026-03-02T09:00", "08:00-18:00", "2026-03-02T09:00"),
        ("2026-03-02T07:59", "08:00-18:00", "2026-03-02T08:00"),
        ("2026-03-02T18:00", "08:00-18:00", "2026-03-03T08:00"),
        ("2026-03-02T23:00", "22:00-06:00", "2026-03-02T23:00"),
        ("2026-03-02T12:00", "22:00-06:00", "2026-03-02T22:00"),
        ("2026-03-02T12:00", "09:00-09:00", "2026-03-02T12:00"),
    ],
)
def test_office_hours(local: str, hours: str, expected: str) -> None:
    due = datetime.fromisoformat(local).replace(tzinfo=SHANGHAI)
    assert within_hours(due, hours) == datetime.fromisoformat(expected).replace(tzinfo=SHANGHAI)


def page(role: Role = Role.LIST, published: date | None = None, fails: int = 0) -> Page:
    return Page(
        id=5, url="http://a.gov.cn/", host="a.gov.cn", role=role, source_id="a", state="active", title="", kind="other",
        published=published, parent_id=None, version_n=1, added_at=NOW, last_looked_at=None, last_ok_at=None,
        last_outcome="", last_reason="", due_at=None, due_reason="due", fails=fails,
    )  # fmt: skip


def test_a_source_may_fix_its_own_rhythm() -> None:
    source = Source.model_validate(
        {"id": "a", "name": "a", "region": "210000", "level": "province", "agency": "a", "hosts": ["a.gov.cn"],
         "lists": [{"url": "http://a.gov.cn/"}], "politeness": {"interval": 120, "hours": "08:00-18:00"}}
    )  # fmt: skip
    planner = PolicyPlanner(rng=random.Random(1))
    assert planner(page(), Observation(status="ok"), NOW, source) == NOW + timedelta(seconds=120)
    assert planner(page(), Observation(status="error"), NOW, source) > NOW + timedelta(seconds=700)


def test_failures_before_a_restart_are_remembered() -> None:
    fresh = PolicyPlanner(rng=random.Random(1))(page(fails=5), Observation(status="error"), NOW)
    assert fresh is not None
    assert fresh - NOW > timedelta(hours=3)
