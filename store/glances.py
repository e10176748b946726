"""Looks at pages that nobody has claimed: what they bring is not recorded, and they are no polls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from pydantic import ValidationError
from sqlalchemy.orm import Session

from sources.source import Source

from .capture import Poll
from .claims import poll_of, pollable
from .pages import source_of
from .tables import PageRow


def glances(session: Session, page_ids: Sequence[int], now: datetime) -> dict[int, Poll]:
    """How to ask for these pages unconditionally, by their ids; without those that may not be asked for at this time."""
    found: dict[int, Poll] = {}
    for page, row in session.execute(pollable(now).where(PageRow.id.in_(page_ids))):
        try:
            source = source_of(row)
        except ValidationError:  # `claim` tells the operator
            continue
        if not _is_open(source, now):
            continue
        poll = poll_of(page, source)
        found[page.id] = replace(poll, lease="", etag=None, last_modified=None, raw_digest=None, sameness=None)
    return found


def _is_open(source: Source | None, now: datetime) -> bool:
    """Whether this is an hour at which the site wants to be asked: what is not due waits for it."""
    return source is None or source.politeness.within_hours(now) == now
