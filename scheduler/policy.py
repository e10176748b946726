"""When to poll: pure, no clock and no I/O; the protocol is that of the polling simulator.

Times are float seconds since a start the caller chooses; roles are `list`, `detail`, `attachment`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

HOUR = 3600.0
DAY = 86400.0


class Uniform(Protocol):
    """The only thing asked of a random generator."""

    def random(self) -> float:
        """A number in [0, 1)."""
        ...


class Context(Protocol):
    """What the policy is told of the world."""

    @property
    def budget_per_hour(self) -> float:
        """Mean requests an hour allowed."""
        ...

    @property
    def rng(self) -> Uniform:
        """Where chance comes from."""
        ...

    @property
    def reschedule(self) -> Callable[..., None]:
        """Move another page's next poll: (page id, due, priority)."""
        ...


class PolledPage(Protocol):
    """A page as the policy knows it; `published` in seconds like every time."""

    @property
    def id(self) -> int: ...

    @property
    def role(self) -> str: ...

    @property
    def published(self) -> float | None: ...


class PollObservation(Protocol):
    """What a poll gave: status ok, error, throttled or gone."""

    status: str
    hints: list[int]
    retry_after: float | None


AGE_INTERVALS = ((1 * DAY, 4 * HOUR), (3 * DAY, 8 * HOUR), (14 * DAY, 24 * HOUR), (60 * DAY, 3 * DAY))
"""Details: (younger than, interval). Corrections come in the first days; silent edits of old notices are rare."""

OLD_INTERVAL = 7 * DAY
LIST_INTERVAL = 1 * HOUR
ATTACHMENT_FACTOR = 2.0
"""A file is looked at half as often as the notice it hangs on."""

ERROR_FIRST, ERROR_MOST = 15 * 60.0, 6 * HOUR
JITTER = 0.05


class Policy:
    """Fixed intervals by role and age, stretched where they would overspend the budget; errors back off."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self._pages: dict[int, tuple[str, float | None]] = {}
        self._lists = 0
        self._fails: dict[int, int] = {}

    def add_page(self, page: PolledPage, now: float) -> tuple[float, float]:
        """A page to follow: due at once, lists before details."""
        if page.id not in self._pages:
            self._lists += page.role == "list"
        self._pages[page.id] = (page.role, page.published)
        if fails := getattr(page, "fails", 0):  # known from before a restart
            self._fails[page.id] = fails
        return now + (self.ctx.rng.random() * HOUR if now == 0 else 0.0), 1.0 if page.role == "list" else 0.0

    def on_poll(self, page_id: int, now: float, obs: PollObservation) -> tuple[float, float] | None:
        """The next due time and priority after a poll; None stops following."""
        role, published = self._pages[page_id]
        if obs.status == "gone":
            del self._pages[page_id]
            self._lists -= role == "list"
            self._fails.pop(page_id, None)
            return None
        if obs.status in {"error", "throttled"}:
            fails = self._fails[page_id] = self._fails.get(page_id, 0) + 1
            return now + backoff(fails, obs.retry_after, self.ctx.rng.random()), 0.0
        self._fails.pop(page_id, None)
        for hinted in obs.hints:
            if hinted in self._pages:
                self.ctx.reschedule(hinted, now, 1.0)
        gap = interval(role, None if published is None else now - published)
        gap *= max(1.0, self._load() / max(self.ctx.budget_per_hour, 1e-9))
        return now + gap * jitter(self.ctx.rng.random()), 1.0 if role == "list" else 0.0

    def _load(self) -> float:
        """Polls an hour that the plain intervals would cost, taking details for two weeks old."""
        return HOUR * (self._lists / LIST_INTERVAL + (len(self._pages) - self._lists) / DAY)


def interval(role: str, age: float | None) -> float:
    """Seconds between two polls of a page of this role; `age` in seconds since publication, None = not known."""
    if role == "list":
        return LIST_INTERVAL
    gap = OLD_INTERVAL
    if age is None:
        gap = DAY
    else:
        for younger_than, seconds in AGE_INTERVALS:
            if age < younger_than:
                gap = seconds
                break
    return gap * ATTACHMENT_FACTOR if role == "attachment" else gap


def backoff(fails: int, retry_after: float | None, dice: float) -> float:
    """Seconds to wait after the n-th error in a row: doubling from 15 minutes to 6 hours, at least Retry-After."""
    wait = min(ERROR_MOST, ERROR_FIRST * 2.0 ** min(fails - 1, 20))
    return max(retry_after or 0.0, wait) * jitter(dice)


def jitter(dice: float) -> float:
    """A factor within ±5 %, so that pages added together do not stay together."""
    return 1.0 + JITTER * (2.0 * dice - 1.0)
