"""Asking each host once what it answers for an address that cannot exist, and judging later answers by that."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy.orm import Session

from crawler.messages import message_for
from crawler.missing import (
    Missing,
    from_text,
    learn,
    matches,
    may_match,
    missing_address,
    resembles,
    says_all_of,
    sketch_of,
    to_text,
)
from crawler.notice import may_be_notice
from sources.clock import Clock
from store.capture import UNSENT, Fetched, Outcome, Poll, Role
from store.hosts import MissingRecord, accepted_bodies, load_missing, save_missing

log = structlog.get_logger()

LEARNED = "soft-404-learned"
"""The reason of an answer that is the host's own for what does not exist."""

ASK_AGAIN = timedelta(days=30)
TRY_AGAIN = timedelta(days=1)
"""When a host that taught nothing (a challenge, an error) is asked once more."""
RENEW = timedelta(hours=6)
"""How soon a learned answer may be asked for anew because a page resembles it: its headlines may have changed."""
RENEW_UNANSWERED = timedelta(minutes=5)
"""The same where the host did not answer when last asked: the second look at that page must not find it unasked."""

WELL_PAGES = 5
"""How many accepted pages of the host a learned answer must differ from."""

_LARGE_NUMBER = 900_000_000
_CACHED = 10_000
_ANSWERS = frozenset({Outcome.FRESH, Outcome.GONE})
_LOOKED = frozenset({Outcome.FRESH, Outcome.UNCHANGED, Outcome.IDENTICAL})


Write = Callable[[Callable[[Session], Any]], Awaitable[Any]]
"""A transaction on the writer's thread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a host's answer: `missing` None where it taught nothing, or where its pages look like it.

    `answered`: whether it spoke when it was last asked; where it did not, what it taught before holds.
    """

    asked_at: datetime
    answered: bool
    missing: Missing | None

    def is_due(self, now: datetime, *, renewal: bool = False) -> bool:
        """Whether to ask (again)."""
        if renewal:
            wait = RENEW if self.answered else RENEW_UNANSWERED
        else:
            wait = ASK_AGAIN if self.answered else TRY_AGAIN
        return not timedelta(0) <= now - self.asked_at < wait


class MissingJudge:
    """Turns a fresh answer that is the host's own for missing addresses into a refusal of existence.

    The question goes through the crawler as any poll does: the host's gap and robots hold. It leaves no page, no event.
    """

    def __init__(self, write: Write, fetch: Callable[[Poll], Awaitable[Fetched]], clock: Clock) -> None:
        self._write = write
        self._fetch = fetch
        self._clock = clock
        self._known: dict[str, Known] = {}
        self._locks: dict[str, asyncio.Lock] = {}

    async def judge(self, poll: Poll, fetched: Fetched) -> Fetched:
        """The answer itself, or a refusal of existence in its place; asks the host where that is due."""
        if not _concerns(poll) or fetched.outcome not in _LOOKED:
            return fetched
        known = await self._knowing(poll, fetched)
        missing = known.missing if known is not None else None
        if missing is None or fetched.outcome is not Outcome.FRESH or not may_match(missing, fetched):
            return fetched
        drawn = sketch_of(fetched.raw)
        if drawn is None:
            return fetched
        if not matches(missing, drawn):
            if not resembles(missing, drawn):
                return fetched
            known = await self._knowing(poll, fetched, renewal=True)
            missing = known.missing if known is not None else None
            if missing is None or not matches(missing, drawn):
                return fetched
        if await self._was_accepted_so(poll, missing):
            return fetched
        return replace(fetched, outcome=Outcome.GONE, reason=LEARNED, message=message_for(LEARNED))

    def is_missing(self, host: str, fetched: Fetched) -> bool:
        """Whether this is what the host answers for missing addresses: its home page then proves nothing."""
        known = self._known.get(host)
        return known is not None and known.missing is not None and _is(known.missing, fetched.raw)

    async def _knowing(self, poll: Poll, fetched: Fetched, *, renewal: bool = False) -> Known | None:
        """What is known of the host, after asking where that is due; None while it cannot be asked."""
        known = self._known.get(poll.host)
        if known is not None and not known.is_due(self._clock.now(), renewal=renewal):
            return known
        address = missing_address(poll.url, secrets.token_hex(16), _LARGE_NUMBER + secrets.randbelow(_LARGE_NUMBER))
        if address is None:
            return known
        async with self._locks.setdefault(poll.host, asyncio.Lock()):
            known = self._known.get(poll.host)
            if known is None:
                known = _known_of(await self._write(lambda s: load_missing(s, poll.host)))
            if known is None or known.is_due(self._clock.now(), renewal=renewal):
                known = await self._asked(poll, fetched, address, known) or known
            if known is not None:
                self._keep(poll.host, known)
            return known

    async def _asked(self, poll: Poll, fetched: Fetched, address: str, before: Known | None) -> Known | None:
        """Ask, and remember what came; None where nothing was sent."""
        answer = await self._fetch(
            replace(poll, url=address, etag=None, last_modified=None, raw_digest=None, sameness=None, reason="missing")
        )
        if answer.reason in UNSENT:
            return None
        if answer.outcome not in _ANSWERS and before is not None:
            return await self._remember(poll.host, before.missing, answered=False)
        missing = learn(answer)
        if missing is not None and _may_be_the_page(missing, fetched, before):
            missing = None
        answered = missing is not None
        if missing is not None and await self._looks_like_a_page(poll, missing):
            log.info("missing.discarded", host=poll.host)
            missing = None
        return await self._remember(poll.host, missing, answered=answered)

    async def _remember(self, host: str, missing: Missing | None, *, answered: bool) -> Known:
        """Save what is known of the host from now on."""
        now = self._clock.now()
        record = MissingRecord(text=to_text(missing) if missing is not None else "", answered=answered, asked_at=now)
        await self._write(lambda s: save_missing(s, host, record))
        return Known(asked_at=now, answered=answered, missing=missing)

    async def _looks_like_a_page(self, poll: Poll, missing: Missing) -> bool:
        """Whether pages of the host that are well, the one that asked among them, look like the answer: it tells nothing."""
        own = await self._write(lambda s: accepted_bodies(s, poll.host, 1, page_id=poll.page_id))
        others = await self._write(lambda s: accepted_bodies(s, poll.host, WELL_PAGES))
        return any(says_all_of(missing, raw) for raw in own) or any(_is(missing, raw) for raw in others)

    async def _was_accepted_so(self, poll: Poll, missing: Missing) -> bool:
        """Whether the page itself looked like this when it was last accepted: then what was learned is wrong."""
        bodies = await self._write(lambda s: accepted_bodies(s, poll.host, 1, page_id=poll.page_id))
        if not any(_is(missing, raw) for raw in bodies):
            return False
        self._keep(poll.host, await self._remember(poll.host, None, answered=True))
        return True

    def _keep(self, host: str, known: Known) -> None:
        if len(self._known) >= _CACHED:
            self._known.clear()
        self._known[host] = known


def _concerns(poll: Poll) -> bool:
    wanted = poll.source is None or poll.source.politeness.learn_missing
    return wanted and poll.role is Role.DETAIL and poll.page_id > 0


def _known_of(record: MissingRecord | None) -> Known | None:
    if record is None:
        return None
    missing = from_text(record.text) if record.text else None
    if record.text and missing is None:
        return None  # written by another version: ask anew
    return Known(asked_at=record.asked_at, answered=record.answered, missing=missing)


def _may_be_the_page(missing: Missing, fetched: Fetched, before: Known | None) -> bool:
    """Whether the server has ignored what was changed in the address, and has sent the notice that was to be judged.

    What the host has answered all along it answers for this page too, which is then not there.
    """
    if fetched.outcome is not Outcome.FRESH or not says_all_of(missing, fetched.raw) or not may_be_notice(fetched.raw):
        return False
    return before is None or before.missing is None or not _is(before.missing, fetched.raw)


def _is(missing: Missing, raw: bytes) -> bool:
    drawn = sketch_of(raw)
    return drawn is not None and matches(missing, drawn)
