"""Answers that stop before their page ends: how long a page has been answered so, and how the last one ended."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from .tables import PageRow, SpanRow
from .turn import Turn

UNCLOSED = "unclosed"
"""The reason of an answer that seems to have been cut where nothing says how long it should be."""

_END = 200
_DIGITS = re.compile(rb"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Since when a page has been answered so without a break (None: it is not), and how the last answer ended.

    `mark` only for pages that were never read.
    """

    since: datetime | None = None
    mark: str | None = None


def mark_of(raw: bytes) -> str:
    """What tells where an answer ends; a counter at the end may have moved."""
    return hashlib.sha256(_DIGITS.sub(b"", raw[-_END:])).hexdigest()


def ending_accepted(session: Session, page_id: int) -> str | None:
    """What a page leaves open since that lasted; None where it ends as its last version does."""
    return session.scalar(select(PageRow.ending).where(PageRow.id == page_id))


def refused_before(session: Session, page_id: int) -> Refused:
    """What is remembered of a page's answers of this kind; one let through and on hold is no break."""
    page = session.get(PageRow, page_id)
    if page is None:
        return Refused()
    query = select(SpanRow).where(SpanRow.page_id == page_id).order_by(SpanRow.id.desc()).limit(2)
    spans = list(session.scalars(query))
    if spans and spans[0].looked and page.hold_since == spans[0].first_at:
        del spans[0]
    since = spans[0].first_at if spans and spans[0].reason == UNCLOSED else None
    return Refused(since=since, mark=page.hold_fingerprint if page.version_n == 0 else None)


def wait_for_the_end(turn: Turn) -> None:
    """The first such answer is looked at again soon; a page that was never read remembers how it ended."""
    if turn.page.version_n == 0:
        turn.page.hold_fingerprint = mark_of(turn.fetched.raw)
    if turn.page.fails == 1:
        turn.come_back(turn.confirm, turn.poll.reason if turn.poll.reason.startswith("confirm") else "confirm")
