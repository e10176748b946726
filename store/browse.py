"""What readers of the web ask for beyond single rows: a stream of events with filters, names of sources, standing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, Text, cast, func, or_, select
from sqlalchemy.orm import Session

from parsers.document import Role

from .conditions import INSTALLATION
from .event import Audience, Event, EventType
from .events import KNOWN, event_of, region_prefix
from .pages import Page, page_of
from .tables import EventRow, PageRow, SourceRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which events a reader asks for; empty fields ask for nothing in particular.

    `type` matches the type or any of `also`; `region` is a code and all below it; `keyword` is looked for in title and
    headline. What concerns the installation itself is the operator's and never part of the stream.
    """

    audience: Audience | None = None
    type: EventType | None = None
    region: str = ""
    kind: str = ""
    keyword: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Some events, newest first; `older` and `newer` are the seq to go on from, None at either end."""

    events: tuple[Event, ...]
    older: int | None
    newer: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceName:
    """What a source is called and where it is (6-digit region code, '' when unknown)."""

    id: str
    name: str
    region: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is pending or wrong with a page right now.

    `trouble` is the condition it contributes to; `hold_since` when a difference was first seen that awaits a second
    look; `gone_since` when its existence was first refused; `same_as` the page that carries the same notice.
    """

    trouble: EventType | None
    hold_since: datetime | None
    gone_since: datetime | None
    same_as: int | None


def browse_events(
    session: Session, wanted: Wanted, *, before: int | None = None, after: int | None = None, limit: int = 30
) -> Stretch:
    """Events with seq below `before` or above `after` (the nearest ones), or the newest; always newest first."""
    query = _matching(wanted)
    if after is not None:
        rows = list(session.scalars(query.where(EventRow.seq > after).order_by(EventRow.seq).limit(limit)))[::-1]
    else:
        older = query if before is None else query.where(EventRow.seq < before)
        rows = list(session.scalars(older.order_by(EventRow.seq.desc()).limit(limit)))
    if not rows:
        return Stretch(events=(), older=None, newer=None)
    first, last = rows[0].seq, rows[-1].seq
    has_newer = session.scalar(query.where(EventRow.seq > first).limit(1)) is not None
    has_older = session.scalar(query.where(EventRow.seq < last).limit(1)) is not None
    return Stretch(
        events=tuple(event_of(row) for row in rows), older=last if has_older else None, newer=first if has_newer else None
    )


def _matching(wanted: Wanted) -> Select[EventRow]:
    query = select(EventRow).where(EventRow.source_id != INSTALLATION, EventRow.type.in_(KNOWN))
    if wanted.audience is not None:
        query = query.where(EventRow.audience == wanted.audience.value)
    if wanted.type is not None:
        name = wanted.type.value
        # `also` is a short JSON list; its text form finds the type on both databases
        query = query.where(or_(EventRow.type == name, cast(EventRow.also, Text).contains(f'"{name}"')))
    if wanted.region:
        query = query.where(EventRow.region.startswith(region_prefix(wanted.region), autoescape=True))
    if wanted.kind:
        query = query.where(EventRow.kind == wanted.kind)
    if wanted.keyword:
        held = [column.contains(wanted.keyword, autoescape=True) for column in (EventRow.title, EventRow.headline)]
        query = query.where(or_(*held))
    return query


def load_event(session: Session, event_id: str) -> Event | None:
    """One event by id; None when there is none, or when it concerns the installation itself."""
    row = session.get(EventRow, event_id)
    return event_of(row) if row is not None and row.source_id != INSTALLATION and row.type in KNOWN else None


def events_of_group(session: Session, group: str, limit: int = 100) -> list[Event]:
    """The events that one large update of a list gave, in order of commit."""
    query = select(EventRow).where(EventRow.group == group, EventRow.type.in_(KNOWN)).order_by(EventRow.seq).limit(limit)
    return [event_of(row) for row in session.scalars(query)]


def count_events(session: Session, since: datetime) -> dict[EventType, int]:
    """How many events subscribers were given since then (aware), by type."""
    query = (
        select(EventRow.type, func.count())
        .where(EventRow.seen_at >= since, EventRow.audience == Audience.SUBSCRIBER.value)
        .group_by(EventRow.type)
    )
    return {EventType(name): count for name, count in session.execute(query)}


def name_sources(session: Session, ids: Iterable[str]) -> dict[str, SourceName]:
    """Names of sources by id; ids that do not exist are left out."""
    query = select(SourceRow.id, SourceRow.name, SourceRow.region).where(SourceRow.id.in_(set(ids)))
    return {key: SourceName(id=key, name=name, region=region) for key, name, region in session.execute(query)}


def list_children(session: Session, parent_id: int, role: Role, limit: int) -> tuple[list[Page], int]:
    """What hangs on a page, newest publication first, dropped files included, and how many there are."""
    query = select(PageRow).where(PageRow.parent_id == parent_id, PageRow.role == role.value)
    total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    ordered = query.order_by(PageRow.published.desc().nulls_last(), PageRow.id.desc()).limit(limit)
    return [page_of(row) for row in session.scalars(ordered)], total


def standing_of(session: Session, page_id: int) -> Standing | None:
    """What is pending or wrong with a page; None when there is no such page."""
    row = session.get(PageRow, page_id)
    if row is None:
        return None
    return Standing(
        trouble=EventType(row.trouble) if row.trouble else None, hold_since=row.hold_since, gone_since=row.gone_since,
        same_as=row.same_as_id,
    )  # fmt: skip
