"""What a page asked for in vain while a browser showed it: without rows it is an empty list only where nothing failed."""

from __future__ import annotations

from sources.clock import Clock
from store.capture import Fetched, Outcome, Poll

from .answer import Seen, Verdict, verdict
from .content import Content, kind_of
from .errand import Errand, poll_for
from .outcome import classify
from .trouble import Trouble


class Failures:
    """Hears what each errand of one page came to, and keeps what failed."""

    def __init__(self, poll: Poll, clock: Clock) -> None:
        self._poll = poll
        self._clock = clock
        self.found: list[Fetched] = []

    def heard(self, errand: Errand, came: Seen | Trouble) -> None:
        """An errand has ended: with an answer, or without."""
        if isinstance(came, Trouble):
            self._note(errand, came.verdict, came.seen, came.retry_after)
        elif (said := verdict_of(errand, came, self._poll)).outcome is not Outcome.FRESH:
            self._note(errand, said, came)

    def _note(self, errand: Errand, said: Verdict, seen: Seen | None, wait: float | None = None) -> None:
        self.found.append(
            Fetched(
                outcome=said.outcome, reason=said.reason, message=said.message, status=seen.status if seen else None,
                final_url=seen.final_url if seen else errand.url, fetched_at=self._clock.now(), retry_after=wait,
            )
        )  # fmt: skip


def verdict_of(errand: Errand, seen: Seen, poll: Poll) -> Verdict:
    """What an answer to an errand means: data are judged as a list is, of a script only whether it is one."""
    if errand.kind == "script" and seen.status == 200 and kind_of(seen.raw) is not Content.HTML:
        return verdict(Outcome.FRESH, "ok")
    return classify(seen, poll_for(errand, poll))
