"""What is wrong with a source, opened once and closed once: the operator hears of a beginning and of an end."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from sources.clock import in_shanghai

from .event import LABELS, Event, EventType, event_id
from .events import add_event
from .tables import ConditionRow, EventRow, SourceRow

INSTALLATION = "ducha"
"""Source id for conditions of the installation itself (delivery, storage)."""

STORM = 3
"""So many openings of one condition are reported in a day."""

LASTING = timedelta(hours=1)
"""What lasts as long is reported, however often it has come and gone."""

_ENDS_WITH = {EventType.DELIVERY_FAILING: EventType.DELIVERY_RECOVERED}
"""What closes a condition; `source.recovered` unless named here."""


def open_condition(
    session: Session, source_id: str, kind: EventType, note: str, now: datetime,
    *, url: str = "", page_id: int | None = None,
) -> Event | None:  # fmt: skip
    """Open a condition and return its event; None when it is open already.

    One that begins and ends all day long is reported three times; after that only when it lasts for an hour.
    """
    row = _condition(session, source_id, kind)
    if row.since is not None:
        if now - row.since < LASTING or _is_reported(session, row):
            return None
        note = f"{note or row.note}（反复出现，本次始于 {in_shanghai(row.since):%Y-%m-%d %H:%M}）"
        return _report(session, source_id, kind, kind, row.opened, note, now, url, page_id)
    storm = _reports(session, source_id, kind, now) >= STORM
    row.opened += 1
    row.since = now
    row.note = note
    return None if storm else _report(session, source_id, kind, kind, row.opened, note, now, url, page_id)


def close_condition(
    session: Session, source_id: str, kind: EventType, now: datetime, *, url: str = ""
) -> Event | None:
    """Close a condition and return the event of recovery; None when it was not open."""
    row = _find(session, source_id, kind)
    if row is None or row.since is None:
        return None
    began, row.since = row.since, None
    if not _is_reported(session, row):
        return None  # whose beginning was passed over has no end to tell of
    note = f"{LABELS[kind]}已结束，始于 {in_shanghai(began):%Y-%m-%d %H:%M}"
    ended = _ENDS_WITH.get(kind, EventType.SOURCE_RECOVERED)
    return _report(session, source_id, kind, ended, row.opened, note, now, url, None)


def is_open(session: Session, source_id: str, kind: EventType) -> bool:
    """Whether this condition holds now."""
    row = _find(session, source_id, kind)
    return row is not None and row.since is not None


def open_conditions(session: Session) -> list[tuple[str, EventType, datetime, str]]:
    """All that is wrong now: (source id, kind, since, note), oldest first."""
    rows = session.scalars(select(ConditionRow).where(ConditionRow.since.is_not(None)).order_by(ConditionRow.since))
    return [
        (row.source_id, EventType(row.kind), row.since, row.note)
        for row in rows
        if row.since is not None and row.kind in set(EventType)  # a newer Ducha may have known other kinds
    ]


def _is_reported(session: Session, row: ConditionRow) -> bool:
    """Whether the operator heard of this opening."""
    return session.get(EventRow, _id_of(EventType(row.kind), row.source_id, row.kind, row.opened)) is not None


def _reports(session: Session, source_id: str, kind: EventType, now: datetime) -> int:
    """How many openings of this condition were reported in the last day."""
    query = select(EventRow.facts).where(
        EventRow.seen_at > now - timedelta(days=1), EventRow.source_id == source_id, EventRow.type == kind.value
    )
    return sum(1 for facts in session.scalars(query) if facts.get("condition") == kind.value)


def _id_of(type_: EventType, source_id: str, kind: str, count: int) -> str:
    return event_id(type_.value, source_id, kind, str(count))


def _find(session: Session, source_id: str, kind: EventType) -> ConditionRow | None:
    return session.scalar(
        select(ConditionRow).where(ConditionRow.source_id == source_id, ConditionRow.kind == kind.value)
    )


def _condition(session: Session, source_id: str, kind: EventType) -> ConditionRow:
    row = _find(session, source_id, kind)
    if row is None:
        row = ConditionRow(source_id=source_id, kind=kind.value, opened=0)
        session.add(row)
        session.flush()
    return row


def _address_of(source: SourceRow | None) -> str:
    """Where a source is to be found: a condition is the source's, whichever of its pages showed it first."""
    if source is None:
        return ""
    lists = source.definition.get("lists") or ()
    host = source.id.removeprefix("watch:")
    return str(lists[0]["url"]) if lists else f"http://{host}/" if host != source.id else ""


def _report(
    session: Session, source_id: str, kind: EventType, type_: EventType, count: int, note: str,
    now: datetime, url: str, page_id: int | None,
) -> Event | None:  # fmt: skip
    source = session.get(SourceRow, source_id)
    name = source.name if source else source_id
    url = _address_of(source) or url
    return add_event(
        session,
        Event(
            id=_id_of(type_, source_id, kind.value, count), seq=0, type=type_, url=url, title=name,
            headline=f"【{LABELS[type_]}】{name}：{note}", seen_at=now, source=source_id, source_name=name,
            region=source.region if source else "", facts={"condition": kind.value, "note": note}, page_id=page_id,
        ),
    )  # fmt: skip
