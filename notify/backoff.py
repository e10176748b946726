"""When to try again: pure arithmetic over attempts and times."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

FIRST = timedelta(minutes=1)
LONGEST = timedelta(hours=6)
GIVE_UP = timedelta(days=3)
"""A message that could not be delivered for this long is given up."""

LEAST_ATTEMPTS = 5
"""... but not before so many attempts: it may have waited behind others, or been paused."""

JITTER = 0.2


def pause_after(attempts: int, seed: str) -> timedelta:
    """How long to wait after this many attempts: doubling from 1 minute to 6 hours, give or take a fifth.

    `seed` makes the jitter: messages of one outage do not come back all at once, and a replay waits as long.
    """
    plain = min(LONGEST, FIRST * (1 << min(max(attempts, 1) - 1, 20)))
    return plain * random.Random(f"{seed}:{attempts}").uniform(1 - JITTER, 1 + JITTER)  # noqa: S311  # no secret


def is_hopeless(owed_since: datetime, now: datetime, attempts: int) -> bool:
    """Whether a message has been tried for so long, and so often, that trying on is of no use."""
    return now - owed_since >= GIVE_UP and attempts >= LEAST_ATTEMPTS
