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
        said = came.verdict if isinstance(came, Trouble) else verdict_of(errand, came, self._poll)
        if said.outcome is Outcome.FRESH:
            return
        self.found.append(
            Fetched(
                outcome=said.outcome, reason=said.reason, message=said.message, status=came.status, final_url=errand.url,
                fetched_at=self._clock.now(), retry_after=came.retry_after if isinstance(came, Trouble) else None,
            )
        )  # fmt: skip


def verdict_of(errand: Errand, seen: Seen, poll: Poll) -> Verdict:
    """What an answer to an errand means: data are judged as a list is, of a script only whether it is one."""
    if errand.kind == "script" and seen.status == 200 and kind_of(seen.raw) is not Content.HTML:
        return verdict(Outcome.FRESH, "ok")
    return classify(seen, poll_for(errand, poll))
