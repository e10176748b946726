"""Judging answers that do not say how long they are by how the page, or the pages of its host, ended before."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from crawler.content import Content, kind_of
from crawler.ending import Ending, ending_of, from_text, is_closed, says_its_length, to_text
from crawler.messages import message_for
from sources.clock import Clock
from store.capture import Fetched, Outcome, Poll, Role
from store.hosts import accepted_bodies
from store.unclosed import UNCLOSED, ending_accepted, mark_of, refused_before

LASTING = timedelta(days=3)
"""What a page has been answered for so long without a break is how the page is now."""

WELL_PAGES = 5
"""How many accepted pages of the host say how its pages end."""

Write = Callable[[Callable[[Session], Any]], Awaitable[Any]]
"""A transaction on the writer's thread."""


class EndingJudge:
    """Turns a fresh answer that stops before its page ends into one that could not be had; it is looked at again soon."""

    def __init__(self, write: Write, clock: Clock) -> None:
        self._write = write
        self._clock = clock

    async def judge(self, poll: Poll, fetched: Fetched) -> Fetched:
        """The answer itself, with what it leaves open where it is taken because that lasts, or an error in its place.

        What the page's own last accepted answer (or all pages of a host, for one never read) closed must be closed.
        Without such witnesses a page that seems to stop midway is refused once, and read when it ends there again.
        """
        if fetched.outcome is Outcome.FRESH and is_closed(fetched.raw):
            return replace(fetched, ending="")
        if not _may_be_cut(poll, fetched):
            return fetched
        told, bodies = await self._write(lambda s: _witnesses(s, poll))
        ending, known = ending_of(fetched.raw), [from_text(told)] if told else [ending_of(raw) for raw in bodies]
        if not _falls_short(ending, known):
            return fetched
        before = await self._write(lambda s: refused_before(s, poll.page_id))
        is_certain = bool(known) and all(one.closed for one in known)
        if not is_certain and before.mark == mark_of(fetched.raw):
            return fetched
        if before.since is not None and self._clock.now() - before.since >= LASTING:
            return replace(fetched, ending=to_text(ending))
        return replace(fetched, outcome=Outcome.ERROR, reason=UNCLOSED, message=message_for(UNCLOSED))


def _may_be_cut(poll: Poll, fetched: Fetched) -> bool:
    """Whether an answer may be cut and nobody says so; one that is proved to read as before lacks nothing."""
    if fetched.outcome is not Outcome.FRESH or poll.role is Role.ATTACHMENT or poll.page_id <= 0 or poll.render != "http":
        return False
    if says_its_length(fetched.headers) or kind_of(fetched.raw) is not Content.HTML:
        return False
    return fetched.proof is None or fetched.proof != poll.sameness


def _witnesses(session: Session, poll: Poll) -> tuple[str | None, list[bytes]]:
    """What the page leaves open by now; else its last version; where it was never read, other notices of its host."""
    told = ending_accepted(session, poll.page_id)
    if told is not None:
        return told, []
    own = accepted_bodies(session, poll.host, 1, page_id=poll.page_id)
    return None, own if own or poll.role is Role.LIST else accepted_bodies(session, poll.host, WELL_PAGES)


def _falls_short(ending: Ending, known: list[Ending]) -> bool:
    """Whether a page stops earlier than all that closed nothing either; where all did, or none is known, by its own looks."""
    unclosed = [one for one in known if not one.closed]
    if not unclosed:
        return bool(known) or ending.is_doubtful
    return all(ending.falls_short_of(one) for one in unclosed)
