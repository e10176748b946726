"""`ducha poll`: everything that is due, once, with what follows from it, until the second looks are taken too."""

from __future__ import annotations

import resource
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any

from store.capture import Outcome, Poll
from store.claims import claim, left_to_others, pending_confirmations
from store.record import Recorded

from .dispatch import Dispatcher
from .work import Bench

POLLS_MOST = 1_000_000
IDS_MOST = 10_000
"""Pages named in one query."""

CONFIRM_ROUNDS = 3
"""A page that reads differently each time is left to its next due time after this many second looks."""


@dataclass(slots=True, kw_only=True)
class PollReport:
    """The figures of one `ducha poll`."""

    polled: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    new_versions: int = 0
    events: Counter[str] = field(default_factory=Counter)
    waiting: int = 0  # second looks still due when the command ended (--no-wait, or put off to a site's hours)
    elsewhere: int = 0  # pages left to another process that is at work on their hosts
    started: float = field(default_factory=time.monotonic)

    def add(self, results: Iterable[Recorded]) -> None:
        """Count what was committed."""
        for result in results:
            self.polled += 1
            self.outcomes[result.outcome.value] += 1
            self.new_versions += result.new_version
            self.events.update(event.type.value for event in result.events)

    def to_json(self) -> dict[str, Any]:
        """The contract of `ducha poll --json`; times in seconds, memory in MiB, children included."""
        own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
        return {
            "polled": self.polled, "fresh": self.outcomes[Outcome.FRESH], "unchanged": self.outcomes[Outcome.UNCHANGED],
            "identical": self.outcomes[Outcome.IDENTICAL], "gone": self.outcomes[Outcome.GONE],
            "challenged": self.outcomes[Outcome.CHALLENGED], "errors": self.outcomes[Outcome.ERROR],
            "new_versions": self.new_versions, "events": dict(sorted(self.events.items())), "waiting": self.waiting,
            "elsewhere": self.elsewhere, "wall_s": round(time.monotonic() - self.started, 3), "cpu_s": round(cpu, 3),
            "max_rss_mb": round(max(own.ru_maxrss, children.ru_maxrss) / 1024, 1),
        }  # fmt: skip


async def poll_once(
    bench: Bench, dispatcher: Dispatcher, *, everything: bool = False, source_id: str | None = None, wait: bool = True,
    expect: Callable[[int], None] = lambda _: None,
) -> PollReport:  # fmt: skip
    """Poll what is due (or all), what follows from it, and their confirmations; `expect` hears of more to come."""
    report = PollReport()
    seen: set[int] = set()

    async def work(polls: list[Poll]) -> None:
        while polls:
            expect(len(polls))
            results = await dispatcher.dispatch(polls)
            report.add(results)
            seen.update(poll.page_id for poll in polls)
            wanted = [page_id for result in results for page_id in result.follow if page_id not in seen]
            polls = await _claim(bench, ids=wanted) if wanted else []

    polls = await _claim(bench, everything=everything, source_id=source_id)
    asked = partial(left_to_others, now=bench.clock.now(), everything=everything, source_id=source_id)
    report.elsewhere = await bench.write(asked)
    await work(polls)
    rounds = 0
    while wait and rounds < CONFIRM_ROUNDS and (due := await _pending(bench, source_id)):
        rounds += 1
        last = max(moment for _, moment in due)
        await bench.clock.sleep((last - bench.clock.now()).total_seconds())
        await work(await _claim(bench, ids=[page_id for page_id, _ in due]))
    report.waiting = len(await bench.write(lambda s: pending_confirmations(s, source_id=source_id)))
    return report


async def _claim(
    bench: Bench, *, everything: bool = False, source_id: str | None = None, ids: Sequence[int] | None = None
) -> list[Poll]:
    """All that is due, everything, or these pages, whether due or not."""
    now = bench.clock.now()
    if ids is None:
        asked = partial(claim, now=now, everything=everything, source_id=source_id, limit=POLLS_MOST)
        return await bench.write(asked)
    polls: list[Poll] = []
    for start in range(0, len(ids), IDS_MOST):  # a host's pages may be in several pieces: the last waits for all
        piece = ids[start : start + IDS_MOST]
        polls += await bench.write(partial(claim, now=now, everything=True, ids=piece, limit=IDS_MOST, before=tuple(polls)))
    return polls


async def _pending(bench: Bench, source_id: str | None) -> list[tuple[int, Any]]:
    """Second looks that fall due within the confirmation delay."""
    until = bench.clock.now() + timedelta(seconds=bench.settings.confirm_delay)
    return await bench.write(lambda s: pending_confirmations(s, until, source_id))
