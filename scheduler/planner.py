"""The polling policy at work: the store asks it when to look again, in wall-clock times."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from parsers.document import Role
from sources.clock import SHANGHAI
from sources.source import Source
from store.pages import Page
from store.turn import Observation

from .policy import Policy, Uniform

EPOCH = datetime(2026, 1, 1, tzinfo=UTC) - timedelta(hours=8)
"""Second 0 of the policy's time: midnight of 2026-01-01 in Shanghai."""

RECHECK_GONE = timedelta(days=30)


@dataclass(slots=True)
class _Context:
    budget_per_hour: float
    rng: Uniform
    moved: dict[int, float] = field(default_factory=dict)

    def reschedule(self, page_id: int, due: float, priority: float = 0.0) -> None:
        self.moved[page_id] = due


@dataclass(frozen=True, slots=True, kw_only=True)
class _PolledPage:
    id: int
    role: str
    published: float | None
    fails: int


@dataclass(slots=True, kw_only=True)
class _Observation:
    status: str
    changed: bool
    n_new: int
    new_ids: list[int]
    hints: list[int]
    retry_after: float | None
    prev_ok: float | None


class PolicyPlanner:
    """Turns a page's last poll into its next due time; the budget is in polls an hour over all pages."""

    def __init__(self, *, budget_per_hour: float = 4000.0, rng: random.Random | None = None) -> None:
        # politeness needs scatter, not secrecy
        self.policy = Policy(_Context(budget_per_hour, rng or random.Random()))  # noqa: S311
        self._known: set[int] = set()

    def __call__(
        self, page: Page, observation: Observation, now: datetime, source: Source | None = None
    ) -> datetime | None:
        """The next due time, aware UTC, within the source's own rhythm and hours where it names them."""
        due = self._by_policy(page, observation, now)
        if source is None:
            return due
        manners = source.politeness
        if manners.interval is not None and page.role is Role.LIST and observation.status == "ok":
            due = now + timedelta(seconds=manners.interval)
        return manners.within_hours(due)

    def _by_policy(self, page: Page, observation: Observation, now: datetime) -> datetime:
        seconds = since_epoch(now)
        if page.id not in self._known:
            self._known.add(page.id)
            self.policy.add_page(_polled(page), max(seconds, 1.0))
        planned = self.policy.on_poll(page.id, seconds, _observed(observation))
        if planned is None:
            self._known.discard(page.id)
            return now + RECHECK_GONE
        return EPOCH + timedelta(seconds=planned[0])


def since_epoch(moment: datetime) -> float:
    """Seconds of the policy's time."""
    return (moment - EPOCH).total_seconds()


def _polled(page: Page) -> _PolledPage:
    published = None
    if page.published is not None:
        day = datetime.combine(page.published, datetime.min.time(), tzinfo=SHANGHAI)
        published = since_epoch(day)
    return _PolledPage(id=page.id, role=page.role.value, published=published, fails=page.fails)


def _observed(observation: Observation) -> _Observation:
    return _Observation(
        status=observation.status, changed=observation.changed, n_new=observation.n_new,
        new_ids=list(observation.new_ids), hints=list(observation.hints), retry_after=observation.retry_after,
        prev_ok=since_epoch(observation.prev_ok) if observation.prev_ok else None,
    )  # fmt: skip
