"""What happens to a notice at a second address: told where nobody heard of it by the first (invariant 10)."""

from __future__ import annotations

from sqlalchemy import func, or_, select

from parsers.document import Document, canonical
from sources.regions import is_within

from .diff import Change
from .event import Audience, EventType
from .tables import EventRow, PageRow, SourceRow, VersionRow
from .turn import Turn

_EDITS = tuple(type_.value for type_ in (EventType.PROGRESS_UPDATED, EventType.NOTICE_EDITED, EventType.NOTICE_RESTORED))
"""What tells of a changed text."""


def goes_unheard(turn: Turn) -> bool:
    """Whether subscribers know this notice by another address alone, of which they hear: as it reads there, so here."""
    other = _known_by(turn)
    return other is not None and _reads_alike(turn.page, other)


def returns_unheard(turn: Turn) -> bool:
    """Whether nobody heard that this page went, because the address by which they know the notice stands."""
    other = _known_by(turn)
    return other is not None and other.state == "active"


def is_told_elsewhere(turn: Turn, change: Change, before: Document) -> bool:
    """Whether this same change of the text has been told of another address of the notice, which reads so since then."""
    page = turn.page
    if change.metadata or not set(change.parts) <= {"text", "cells"} or page.body_fingerprint == before.body_fingerprint:
        return False
    roots = [page.id] if page.same_as_id is None else [page.id, page.same_as_id]
    others = turn.session.scalars(
        select(PageRow)
        .where(PageRow.body_fingerprint == page.body_fingerprint, PageRow.id != page.id, PageRow.state == "active")
        .where(or_(PageRow.id.in_(roots), PageRow.same_as_id.in_(roots)))
    ).all()
    since = _last_told(turn, page) if others else None
    everywhere = page.same_as_id is not None and since is None  # who hears of this page may ask for its site's name
    return any(
        _reads_alike(page, other) and _is_heard_for(turn, other) and _has_told(turn, other, before, since or 0)
        for other in others
        if everywhere or other.source_id == page.source_id
    )


def _known_by(turn: Turn) -> PageRow | None:
    """The page that this one joined silently and that is told of for both; None once subscribers heard of this one."""
    page = turn.page
    other = turn.session.get(PageRow, page.same_as_id) if page.same_as_id else None
    if other is None or other.state == "unwatched" or not _is_heard_for(turn, other):
        return None
    if _last_told(turn, page) is not None or (other.same_as_id is not None and _last_told(turn, other) is None):
        return None
    return other


def _reads_alike(page: PageRow, other: PageRow) -> bool:
    return page.body_fingerprint == other.body_fingerprint and canonical(page.title) == canonical(other.title)


def _is_heard_for(turn: Turn, other: PageRow) -> bool:
    """Whether whoever would hear of this page hears of the other: subscribers ask by region."""
    source = turn.session.get_one(SourceRow, other.source_id)
    here = turn.source.region
    return source.enabled and (not here or (bool(source.region) and is_within(source.region, here)))


def _last_told(turn: Turn, page: PageRow) -> int | None:
    """The number of the last event that subscribers heard of a page, None when there was none."""
    return turn.session.scalar(
        select(func.max(EventRow.seq)).where(
            EventRow.page_id == page.id, EventRow.audience == Audience.SUBSCRIBER.value
        )
    )


def _has_told(turn: Turn, other: PageRow, before: Document, since: int) -> bool:
    """Whether subscribers heard, after the event of that number, that a page which read like this reads as it does now."""
    was = turn.session.scalar(
        select(VersionRow)
        .join(EventRow, (EventRow.page_id == VersionRow.page_id) & (EventRow.version_before == VersionRow.n))
        .where(
            EventRow.page_id == other.id, EventRow.version_after == other.version_n, EventRow.seq > since,
            EventRow.type.in_(_EDITS),
        )
    )  # fmt: skip
    if was is None:
        return False
    known = Document.from_json(was.document)
    return known.body_fingerprint == before.body_fingerprint and canonical(was.title) == canonical(before.title or was.title)
