"""Who may ask for a page now: claiming what is due, giving it back, and when the next falls due."""

from __future__ import annotations

import secrets
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from pydantic import ValidationError
from sqlalchemy import ColumnElement, Select, and_, case, func, not_, or_, select, update
from sqlalchemy.orm import Session, aliased

from parsers.document import Role
from sources.source import Source

from .capture import Poll, as_list
from .conditions import open_condition
from .event import EventType
from .leases import living_others, owner_of
from .naming import is_among
from .pages import SECOND_LOOKS, source_of
from .paging import MOST_PAGES
from .tables import HostRow, PageRow, SourceRow
from .templates import offer

LEASE = timedelta(minutes=30)
"""How long a claimed page stays claimed when nobody can tell whether its owner lives, beside the host's gaps."""

WATCHED = ("active", "withdrawn")
"""The states of pages that are looked at."""

CLAIMING = 0x44756368
"""PostgreSQL's advisory lock of those who claim."""

UNREADABLE_DEFINITION = "来源定义无法读取，请检查来源文件，更正后重新启动"
UNREADABLE_AGAIN = timedelta(hours=1)

FILES_LEAST = 60
FILES_SHARE = 20
"""A poll of everything looks again at this many files a host, or at one for this many of its other pages."""


def claim(
    session: Session, now: datetime, *, everything: bool = False, source_id: str | None = None,
    ids: Sequence[int] | None = None, limit: int = 10_000, busy: Collection[str] = (), per_host: int | None = None,
    before: Sequence[Poll] = (),
) -> list[Poll]:  # fmt: skip
    """Lease pages that are due (or all, or these) and give them as polls, lists first, then the longest overdue.

    Pages of sources that are not enabled, of hosts that asked us to wait or are `busy`, and of hosts of which another
    process holds a page are left out and stay due; `per_host` bounds what one host is asked for at a time. `before`: what
    was claimed just before, and is polled first.
    """
    if session.get_bind().dialect.name == "postgresql":  # two at one moment would see neither's leases; SQLite has one writer
        session.execute(select(func.pg_advisory_xact_lock(CLAIMING)))
    query = pollable(now)
    if (theirs := _hosts_of_others(session, now)) is not None:
        query = query.where(PageRow.host.not_in(theirs))
    if source_id is not None:
        query = query.where(PageRow.source_id == source_id)
    if ids is not None:
        query = query.where(is_among(PageRow.id, ids))
    if busy:
        query = query.where(PageRow.host.not_in(list(busy)))
    if not everything:
        query = query.where(PageRow.due_at <= now)
    elif ids is None:
        query = query.where(or_(not_(_settled_file(now)), PageRow.id.in_(_files_to_recheck(query, now))))
    list_first = (PageRow.role != Role.LIST.value).asc()
    query = query.order_by(list_first, PageRow.due_at, PageRow.id).limit(limit)
    rows = session.execute(query.with_for_update(of=PageRow, skip_locked=True)).all()
    if per_host is not None:
        by_host: defaultdict[str, list[Any]] = defaultdict(list)
        for row in rows:
            by_host[row[0].host].append(row)
        rows = [row for group in by_host.values() for row in group[:per_host]]
    rows = [row for row in rows if _is_readable(session, *row, now)]
    owner, polls = owner_of(session), []
    definitions: dict[str, Source | None] = {}
    for page, source in rows:
        page.lease = secrets.token_hex(8)
        if source.id not in definitions:
            definitions[source.id] = source_of(source)
        polls.append(poll_of(page, definitions[source.id]))
    waits: Counter[str] = Counter()  # the last page of a host waits for all the others, and for a list's further pages
    for poll in (*before, *polls):
        waits[poll.host] += MOST_PAGES if poll.role is Role.LIST else 1
    for (page, _), poll in zip(rows, polls, strict=True):
        page.lease_owner, page.lease_until = owner, now + LEASE + timedelta(seconds=poll.delay * waits[poll.host])
    session.flush()
    ends = [replace(poll, until=page.lease_until) for (page, _), poll in zip(rows, polls, strict=True)]
    return offer(session, ends)


def left_to_others(session: Session, now: datetime, *, everything: bool = False, source_id: str | None = None) -> int:
    """How many pages that are due (or all) `claim` leaves out because another process is at work on their hosts."""
    theirs = _hosts_of_others(session, now)
    if theirs is None:
        return 0
    query = select(func.count()).select_from(PageRow).join(SourceRow, SourceRow.id == PageRow.source_id)
    query = query.where(PageRow.state.in_(WATCHED), SourceRow.enabled.is_(True), PageRow.host.in_(theirs))
    if not everything:
        query = query.where(PageRow.due_at <= now)
    if source_id is not None:
        query = query.where(PageRow.source_id == source_id)
    return session.scalar(query) or 0


def _hosts_of_others(session: Session, now: datetime) -> Select[str] | None:
    """The hosts of which other processes, not known to be dead, hold pages just now; None where there are none."""
    others = living_others(session, owner_of(session))
    if not others:
        return None
    held = aliased(PageRow)
    return select(held.host).where(held.lease_owner.in_(others), held.lease_until > now)


def _settled_file(now: datetime) -> ColumnElement[bool]:
    """A file whose bytes are known and that is not due."""
    later = and_(PageRow.due_at.is_not(None), PageRow.due_at > now)
    return and_(PageRow.role == Role.ATTACHMENT.value, PageRow.version_n > 0, later)


def _files_to_recheck(query: Select[PageRow, SourceRow], now: datetime) -> Select[int]:
    """Of the files that are not due, those that a poll of everything looks at again: a host's share, oldest look first.

    Notices have several files each, which hardly ever change: all of them each time would treble what a host is asked.
    """
    others = query.with_only_columns(PageRow.host, func.count().label("pages")).where(not_(_settled_file(now)))
    asked = others.group_by(PageRow.host).subquery()
    place = func.row_number().over(partition_by=PageRow.host, order_by=(PageRow.last_looked_at, PageRow.id))
    files = query.with_only_columns(PageRow.id, PageRow.host, place.label("place")).where(_settled_file(now)).subquery()
    share = case((asked.c.pages > FILES_LEAST * FILES_SHARE, asked.c.pages // FILES_SHARE), else_=FILES_LEAST)
    return select(files.c.id).outerjoin(asked, asked.c.host == files.c.host).where(files.c.place <= share)


def _is_readable(session: Session, page: PageRow, row: SourceRow, now: datetime) -> bool:
    """Whether the source's stored definition can be read; one that cannot must not stop the others."""
    try:
        source_of(row)
    except ValidationError:
        page.due_at = now + UNREADABLE_AGAIN
        open_condition(session, row.id, EventType.SOURCE_FAILING, UNREADABLE_DEFINITION, now)
        return False
    return True


def pollable(now: datetime) -> Select[PageRow, SourceRow]:
    """Pages that may be asked for at this time: watched, of a source that is on, not leased, on a host not left alone."""
    return (
        select(PageRow, SourceRow)
        .join(SourceRow, SourceRow.id == PageRow.source_id)
        .outerjoin(HostRow, HostRow.host == PageRow.host)
        .where(
            PageRow.state.in_(WATCHED),
            SourceRow.enabled.is_(True),
            or_(PageRow.lease_until.is_(None), PageRow.lease_until <= now),
            or_(HostRow.not_before.is_(None), HostRow.not_before <= now),
        )
    )


def poll_of(page: PageRow, source: Source | None) -> Poll:
    """How this page is to be asked for."""
    politeness = source.politeness if source else None
    poll = Poll(
        page_id=page.id, url=page.url, host=page.host, role=Role(page.role), source_id=page.source_id,
        title=page.title, lease=page.lease or "", reason=page.due_reason, etag=page.etag, last_modified=page.last_modified,
        raw_digest=page.raw_digest, sameness=page.sameness, source=source,
        hosts=frozenset(source.hosts) if source else frozenset(),
        respect_robots=politeness.robots if politeness else True,
        legacy_tls=politeness.legacy_tls if politeness else False,
        delay=politeness.delay if politeness else 20.0,
    )  # fmt: skip
    return as_list(poll) if poll.role is Role.LIST else poll


def give_back(session: Session, polls: Iterable[Poll]) -> None:
    """Return pages that were claimed but not polled (a daemon that is told to stop)."""
    for poll in polls:
        session.execute(
            update(PageRow)
            .where(PageRow.id == poll.page_id, PageRow.lease == poll.lease)
            .values(lease=None, lease_owner=None, lease_until=None)
        )


def next_due(session: Session, now: datetime) -> datetime | None:
    """When the next page falls due, None when nothing is watched."""
    query = pollable(now).with_only_columns(func.min(PageRow.due_at))
    return session.scalar(query)


def pending_confirmations(
    session: Session, until: datetime | None = None, source_id: str | None = None
) -> list[tuple[int, datetime]]:
    """Pages whose second look falls due by `until`, or at any time: (page id, when)."""
    query = (
        select(PageRow.id, PageRow.due_at)
        .join(SourceRow, SourceRow.id == PageRow.source_id)
        .where(
            PageRow.due_reason.in_(SECOND_LOOKS), PageRow.due_at.is_not(None), PageRow.state != "unwatched",
            SourceRow.enabled.is_(True),
        )
    )  # fmt: skip
    if until is not None:
        query = query.where(PageRow.due_at <= until)
    if source_id is not None:
        query = query.where(PageRow.source_id == source_id)
    return [(page_id, due) for page_id, due in session.execute(query) if due is not None]
