"""Looks that found nothing new, recorded many at a time: most polls are such, and each costs a fraction of a turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, and_, bindparam, case, select, update
from sqlalchemy.orm import Session

from parsers.document import Role

from .capture import Fetched, Outcome, Poll
from .pages import Page
from .record import Recorded
from .rereading import todays_versions
from .tables import PageRow, SourceRow, SpanRow, VersionRow
from .turn import Observation, Planner

_PAGE = cast(Table, PageRow.__table__)
_SPAN = cast(Table, SpanRow.__table__)
_READ: list[Any] = [
    _PAGE.c[name] for name in (
        "id", "url", "host", "role", "source_id", "state", "title", "kind", "published", "parent_id", "version_n", "added_at",
        "due_at", "due_reason", "last_ok_at", "span_id", "lease", "fingerprint", "sameness", "etag", "last_modified", "raw_digest", "ending",
    )
]  # fmt: skip
_SEEN_WELL = (Outcome.FRESH.value, Outcome.UNCHANGED.value, Outcome.IDENTICAL.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A response that may say nothing new."""

    poll: Poll
    fetched: Fetched

    @property
    def may_be_quiet(self) -> bool:
        """Whether the response itself says that nothing of interest differs."""
        if self.fetched.failed:
            return False
        if self.fetched.outcome is Outcome.FRESH:
            return self.fetched.proof is not None and self.fetched.proof == self.poll.sameness
        return self.fetched.outcome in {Outcome.UNCHANGED, Outcome.IDENTICAL}


def record_quietly(session: Session, looks: Sequence[Look], *, now: datetime, plan: Planner) -> dict[int, Recorded]:
    """Save the looks at pages that are well and read as before; gives what was saved, by page id.

    A page that waits for anything (an edit or a refusal to be confirmed, an announcement, the end of some trouble), or
    whose lease was lost, is left out: `record` decides what its look means. So is a page that was looked at twice, and
    one whose last version was read by another parser: that is read again first.
    """
    times = Counter(look.poll.page_id for look in looks)
    candidates = {look.poll.page_id: look for look in looks if look.may_be_quiet and times[look.poll.page_id] == 1}
    last = and_(VersionRow.page_id == PageRow.id, VersionRow.n == PageRow.version_n)
    query = select(*_READ, VersionRow.parser_version).join(VersionRow, last).where(
        PageRow.id.in_(candidates), PageRow.state == "active", PageRow.announce.is_(False), PageRow.trouble.is_(None),
        PageRow.hold_fingerprint.is_(None), PageRow.gone_since.is_(None), PageRow.version_n > 0,
        PageRow.span_id.is_not(None), PageRow.last_outcome.in_(_SEEN_WELL),
    )  # fmt: skip
    locked = session.execute(query.order_by(PageRow.id).with_for_update(of=PageRow))
    rows = [row for row in locked if _is_same(row, candidates[row.id])]
    if not rows:
        return {}
    changes = [_change(row, candidates[row.id], now, plan) for row in rows]
    _save(session, changes, now)
    sources = {row.source_id for row in rows}
    session.execute(update(SourceRow).where(SourceRow.id.in_(sources)).values(last_ok_at=now))
    return {row.id: Recorded(page_id=row.id, outcome=candidates[row.id].fetched.outcome) for row in rows}


def _is_same(row: Any, look: Look) -> bool:
    if row.lease != look.poll.lease or not row.fingerprint or row.parser_version not in todays_versions(look.poll.template):
        return False
    if look.fetched.outcome is not Outcome.FRESH:
        return True
    return row.sameness == look.fetched.proof and row.ending is None  # else it may close its html again


def _change(row: Any, look: Look, now: datetime, plan: Planner) -> dict[str, Any]:
    fetched = look.fetched
    fresh = fetched.outcome is Outcome.FRESH
    observation = Observation(status="ok", prev_ok=row.last_ok_at, retry_after=fetched.retry_after)
    return {
        "page": row.id,
        "span": row.span_id,
        "due": plan(_page_of(row, fetched, now), observation, now, look.poll.source),
        "outcome": fetched.outcome.value,
        "reason": fetched.reason[:40],
        "etag": fetched.etag if fresh else row.etag,
        "modified": fetched.last_modified if fresh else row.last_modified,
        "digest": fetched.digest if fresh else row.raw_digest,
    }


def _page_of(row: Any, fetched: Fetched, now: datetime) -> Page:
    return Page(
        id=row.id, url=row.url, host=row.host, role=Role(row.role), source_id=row.source_id, state=row.state,
        title=row.title, kind=row.kind, published=row.published, parent_id=row.parent_id, version_n=row.version_n,
        added_at=row.added_at, last_looked_at=now, last_ok_at=now, last_outcome=fetched.outcome.value,
        last_reason=fetched.reason[:40], due_at=row.due_at, due_reason=row.due_reason, fails=0,
    )  # fmt: skip


def _save(session: Session, changes: list[dict[str, Any]], now: datetime) -> None:
    connection = session.connection()
    connection.execute(
        update(_PAGE)
        .where(_PAGE.c.id == bindparam("page"))
        .values(
            fails=0, last_ok_at=now, last_looked_at=now, last_outcome=bindparam("outcome"), last_reason=bindparam("reason"),
            due_at=bindparam("due"), due_reason="due", lease=None, lease_owner=None, lease_until=None,
            etag=bindparam("etag"), last_modified=bindparam("modified"), raw_digest=bindparam("digest"),
        ),
        changes,
    )  # fmt: skip
    connection.execute(
        update(_SPAN)
        .where(_SPAN.c.id == bindparam("span"))
        .values(
            first_at=case((_SPAN.c.first_at > now, now), else_=_SPAN.c.first_at),
            last_at=case((_SPAN.c.last_at < now, now), else_=_SPAN.c.last_at), polls=_SPAN.c.polls + 1,
        ),
        [{"span": change["span"]} for change in changes],
    )
