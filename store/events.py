"""Writing and reading events: an event, its number in the order of commit and its fan-out row are one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Text, cast, insert, or_, select, update
from sqlalchemy.orm import Session

from .event import Audience, Event, EventType
from .tables import CounterRow, EventRow, FanoutRow, PageRow

KNOWN = frozenset(type_.value for type_ in EventType)
"""Events of other types were made by a newer Ducha: this one passes over them."""


def add_event(session: Session, event: Event) -> Event | None:
    """Save an event with its fan-out row and its seq; None when this happening has been saved before."""
    if session.get(EventRow, event.id) is not None:
        return None
    seq = next_number(session, "event")
    row = EventRow(
        id=event.id, seq=seq, type=event.type.value, also=[t.value for t in event.also],
        audience=event.audience.value, url=event.url, source_id=event.source, source_name=event.source_name,
        region=event.region, kind=event.kind, title=event.title, headline=event.headline, seen_at=event.seen_at,
        published=event.published, facts=event.facts, change=event.change, same_as=list(event.same_as),
        corrects=event.corrects, group=event.group, page_id=event.page_id,
        version_before=event.version_before, version_after=event.version_after,
    )  # fmt: skip
    session.add(row)
    session.add(FanoutRow(event_id=event.id, seq=seq))
    session.flush()
    return event_of(row)


def next_number(session: Session, name: str) -> int:
    """The next number of this counter; the row stays locked until commit, so numbers follow the order of commit."""
    taken = session.execute(
        update(CounterRow).where(CounterRow.name == name).values(value=CounterRow.value + 1).returning(CounterRow.value)
    ).scalar_one_or_none()
    if taken is None:
        session.execute(insert(CounterRow).values(name=name, value=1))
        return 1
    return taken


def newest_seq(session: Session) -> int:
    """The seq of the newest event, 0 when there is none."""
    return session.scalar(select(EventRow.seq).order_by(EventRow.seq.desc()).limit(1)) or 0


def event_of(row: EventRow) -> Event:
    """The value behind a row."""
    return Event(
        id=row.id, seq=row.seq, type=EventType(row.type), also=tuple(EventType(t) for t in row.also if t in KNOWN), url=row.url,
        source=row.source_id, source_name=row.source_name, region=row.region, kind=row.kind, title=row.title,
        headline=row.headline, seen_at=row.seen_at, published=row.published, facts=row.facts, change=row.change,
        same_as=tuple(row.same_as), corrects=row.corrects, group=row.group, page_id=row.page_id,
        version_before=row.version_before, version_after=row.version_after,
    )  # fmt: skip


def load_events(session: Session, ids: Iterable[str]) -> dict[str, Event]:
    """Events by id; ids that do not exist, and types that this Ducha does not know, are left out."""
    rows = session.scalars(select(EventRow).where(EventRow.id.in_(list(ids))))
    return {row.id: event_of(row) for row in rows if row.type in KNOWN}


def read_events(
    session: Session,
    *,
    since_seq: int = 0,
    since: datetime | None = None,
    limit: int | None = None,
    types: Sequence[EventType] = (),
    audience: Audience | None = None,
    region: str = "",
    page_id: int | None = None,
    newest_first: bool = False,
    before_seq: int | None = None,
) -> list[Event]:
    """Events in order of commit; `types` matches the type or any of `also`; `region` is a code and all below it."""
    query = select(EventRow).where(EventRow.seq > since_seq, EventRow.type.in_(KNOWN))
    if since is not None:
        query = query.where(EventRow.seen_at >= since)
    if before_seq is not None:
        query = query.where(EventRow.seq < before_seq)
    if audience is not None:
        query = query.where(EventRow.audience == audience.value)
    if page_id is not None:
        query = query.where(EventRow.page_id == page_id)
    if region:
        query = query.where(EventRow.region.startswith(region_prefix(region)))
    if types:
        names = [t.value for t in types]
        # `also` is a short JSON list; its text form finds the type on both databases
        also = [cast(EventRow.also, Text).contains(f'"{name}"') for name in names]
        query = query.where(or_(EventRow.type.in_(names), *also))
    query = query.order_by(EventRow.seq.desc() if newest_first else EventRow.seq)
    if limit is not None:
        query = query.limit(limit)
    return [event_of(row) for row in session.scalars(query)]


def region_prefix(code: str) -> str:
    """The digits shared by a region and all below it: 210000 → 21, 211400 → 2114, 211421 → itself."""
    if code.endswith("0000"):
        return code[:2] if code != "000000" else ""
    return code[:4] if code.endswith("00") else code


def page_of_event(session: Session, event: Event) -> int | None:
    """The page an event is about, also for events that only carry an address."""
    if event.page_id is not None:
        return event.page_id
    return session.scalar(select(PageRow.id).where(PageRow.url == event.url))

