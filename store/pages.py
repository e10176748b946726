"""Watched addresses: adding one, finding it again, leaving it, and what readers see of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from parsers.address import canonical_url, host_of, url_key
from parsers.document import Role
from sources.source import Source

from .event import EventType
from .holders import hand_over
from .naming import is_among
from .tables import EventRow, PageRow, SourceRow

NEXT_LOOK = {"confirm": "confirm:2", "confirm:2": "confirm:3", "confirm:3": ""}
"""After a second look that settled nothing: the reason of the next, "" when it was the last."""

SECOND_LOOKS = (*NEXT_LOOK, "announce")
"""Why a page falls due when something waits for its next look; the number counts looks that gave something else."""

SOURCE_ID_MOST = 120
"""What the tables hold of a source's id; a host may be longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A watched address as readers see it."""

    id: int
    url: str
    host: str
    role: Role
    source_id: str
    state: str
    title: str
    kind: str
    published: date | None
    parent_id: int | None
    version_n: int
    added_at: datetime
    last_looked_at: datetime | None
    last_ok_at: datetime | None
    last_outcome: str
    last_reason: str
    due_at: datetime | None
    due_reason: str
    fails: int


class NotAnAddress(ValueError):
    """The text given is no http(s) address."""


def ensure_watch_source(session: Session, host: str, now: datetime) -> SourceRow:
    """The source that plain addresses of a host belong to."""
    source_id = f"watch:{host}"
    if len(source_id) > SOURCE_ID_MOST:
        source_id = f"watch:{host[:40]}:{hashlib.sha256(host.encode()).hexdigest()[:40]}"
    row = session.get(SourceRow, source_id)
    if row is None:
        row = SourceRow(id=source_id, name=host, enabled=True, definition={}, added_at=now)
        session.add(row)
        session.flush()
    return row


def watch(
    session: Session, url: str, role: Role, now: datetime, *,
    source_id: str | None = None, parent_id: int | None = None,
    title: str = "", published: date | None = None, announce: bool = False, group: str | None = None, reason: str = "new",
) -> tuple[int, bool]:  # fmt: skip
    """Follow an address from now on; gives (page id, whether it is new). Raises NotAnAddress.

    An address that was unwatched is watched again, as a new baseline would be: its history stays.
    """
    address = canonical_url(url)
    if not address.startswith(("http://", "https://")):
        raise NotAnAddress(f"不是 http(s) 地址：{url[:200]}")
    key = url_key(address)
    row = session.scalar(select(PageRow).where(PageRow.url_key == key))
    if row is not None:
        if row.state == "unwatched":
            _watch_again(row, now, parent_id=parent_id, announce=announce, group=group, reason=reason)
            if row.role == Role.ATTACHMENT.value:  # a file says neither of itself
                row.title, row.published = title or row.title, published or row.published
        if parent_id is None and row.same_as_id is not None and not _has_moved_here(session, row):
            row.same_as_id = None  # who asks for this very address wants to hear of it
        return row.id, False
    host = host_of(address)
    row = PageRow(
        url=address, url_key=key, host=host, role=role.value, parent_id=parent_id, title=title, published=published,
        source_id=source_id or ensure_watch_source(session, host, now).id, added_at=now, announce=announce,
        announce_group=group, due_at=now, due_reason=reason,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row.id, True


def _has_moved_here(session: Session, row: PageRow) -> bool:
    moves = select(EventRow.id).where(EventRow.page_id == row.id, EventRow.type == EventType.NOTICE_MOVED.value)
    return session.scalar(moves.limit(1)) is not None


def _watch_again(
    row: PageRow, now: datetime, *, parent_id: int | None, announce: bool, group: str | None, reason: str
) -> None:
    """What changed while nobody looked is not news: the next good read is compared with nothing."""
    row.state, row.due_at, row.due_reason, row.fails = "active", now, reason, 0
    row.fingerprint = row.etag = row.last_modified = row.raw_digest = None
    row.hold_fingerprint = row.hold_since = row.gone_since = None
    row.lease = row.lease_owner = row.lease_until = None
    row.announce, row.announce_group = announce, group
    row.parent_id = parent_id or row.parent_id


def unwatch(session: Session, url: str) -> int:
    """Stop following an address and what hangs on it (rows of a list, files of a page), keeping history; how many."""
    row = find_row(session, url)
    if row is None:
        return 0
    ids = {row.id}
    while True:
        children = set(session.scalars(select(PageRow.id).where(is_among(PageRow.parent_id, ids)))) - ids
        if not children:
            break
        ids |= children
    files = select(PageRow).where(is_among(PageRow.id, ids - {row.id}), PageRow.role == Role.ATTACHMENT.value)
    ids -= hand_over(session, session.scalars(files).all(), ids)
    session.flush()
    session.execute(
        update(PageRow)
        .where(is_among(PageRow.id, ids))
        .values(
            state="unwatched", due_at=None, announce=False, announce_group=None, trouble=None, lease=None,
            lease_owner=None, lease_until=None
        )
    )
    return len(ids)


def find_row(session: Session, url: str) -> PageRow | None:
    """The row of an address in any of its spellings, or of a page id."""
    if url.isdigit():
        return session.get(PageRow, int(url))
    address = canonical_url(url)
    return session.scalar(select(PageRow).where(PageRow.url_key == url_key(address))) if address else None


def find_page(session: Session, url: str) -> Page | None:
    """The page of an address (or page id), None when it is not watched."""
    row = find_row(session, url)
    return page_of(row) if row is not None else None


def page_of(row: PageRow) -> Page:
    """The value behind a row."""
    return Page(
        id=row.id, url=row.url, host=row.host, role=Role(row.role), source_id=row.source_id, state=row.state,
        title=row.title, kind=row.kind, published=row.published, parent_id=row.parent_id, version_n=row.version_n,
        added_at=row.added_at, last_looked_at=row.last_looked_at, last_ok_at=row.last_ok_at,
        last_outcome=row.last_outcome, last_reason=row.last_reason, due_at=row.due_at, due_reason=row.due_reason,
        fails=row.fails,
    )  # fmt: skip


def source_of(row: SourceRow) -> Source | None:
    """The catalogue's entry behind a source row; None for plain addresses."""
    return Source.model_validate(row.definition) if row.definition else None
