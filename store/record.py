"""Recording a poll: version, event, fan-out row and the page's next due time commit together or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from parsers.document import PARSER_VERSION, Document

from . import archive, search
from .capture import Fetched, Outcome, Poll, Role
from .event import Event, EventType
from .hosts import leave_alone
from .news import Refusal, weigh_refusal
from .pages import page_of
from .record_detail import announce_unread, record_detail
from .record_file import record_file
from .record_list import record_list
from .tables import EventRow, PageRow, SourceRow, VersionRow
from .turn import Observation, Planner, Turn

FAILING_AFTER = 3
"""Errors in a row before a page counts as failing: one time-out is not the operator's news."""

ASKING_FOR_PEACE = frozenset({429, 503})
"""With Retry-After, these stop the whole host until then."""

RECHECK_WITHDRAWN = timedelta(days=1)
GONE_AGAIN = timedelta(minutes=31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What a poll led to. `follow` are pages to look at next, `confirm_at` when this page wants its second look."""

    page_id: int
    outcome: Outcome
    events: tuple[Event, ...] = ()
    new_version: bool = False
    follow: tuple[int, ...] = ()
    confirm_at: datetime | None = None


def record(
    session: Session, poll: Poll, fetched: Fetched, document: Document | None, *, now: datetime, confirm: timedelta,
    plan: Planner, sibling_works: bool = False,
) -> Recorded | None:  # fmt: skip
    """Save what a poll gave; None when the lease was lost meanwhile (another worker has the page: nothing is saved).

    `document` is the reading of a fresh list or detail page; `sibling_works` matters for a refusal of existence only.
    """
    page = session.get(PageRow, poll.page_id, with_for_update=True)
    if page is None or page.lease != poll.lease or page.state == "unwatched":
        return None
    source = session.get_one(SourceRow, page.source_id)
    turn = Turn(
        session=session, page=page, source=source, poll=poll, fetched=fetched, now=now, confirm=confirm,
    )  # fmt: skip
    previous_ok = page.last_ok_at
    if fetched.retry_after and fetched.status in ASKING_FOR_PEACE:
        leave_alone(session, page.host, now + timedelta(seconds=fetched.retry_after))
    _dispatch(turn, document, sibling_works)
    turn.note_look()
    page.last_looked_at, page.last_outcome, page.last_reason = now, fetched.outcome.value, fetched.reason[:40]
    page.lease = page.lease_owner = page.lease_until = None
    observation = _observation(turn, previous_ok)
    if turn.due is not None:
        page.due_at, page.due_reason = turn.due
    else:
        page.due_at, page.due_reason = plan(page_of(page), observation, now, turn.definition), "due"
    session.flush()
    waits = page.due_reason in {"confirm", "announce"}
    return Recorded(
        page_id=page.id, outcome=fetched.outcome, events=tuple(turn.events), new_version=turn.new_version,
        follow=tuple(turn.follow + turn.hints), confirm_at=page.due_at if waits else None,
    )  # fmt: skip


def _dispatch(turn: Turn, document: Document | None, sibling_works: bool) -> None:
    outcome, page = turn.fetched.outcome, turn.page
    if outcome is Outcome.FRESH:
        page.fails = 0
        page.last_ok_at = turn.source.last_ok_at = turn.now
        _read(turn, document)
    elif outcome in {Outcome.UNCHANGED, Outcome.IDENTICAL}:
        page.fails = 0
        page.last_ok_at = turn.source.last_ok_at = turn.now
        turn.forget_hold()
        turn.out_of_trouble()
        if page.state == "withdrawn":  # there again, byte for byte: confirm as any other difference
            page.etag = page.last_modified = page.raw_digest = None
            turn.come_back(turn.confirm, "confirm")
    elif outcome is Outcome.GONE:
        _refuse(turn, sibling_works)
    else:
        _could_not_look(turn)


def _read(turn: Turn, document: Document | None) -> None:
    role = Role(turn.page.role)
    if role is Role.ATTACHMENT:
        record_file(turn)
    elif document is None:
        raise ValueError("a fresh page comes with its reading")
    elif role is Role.LIST:
        record_list(turn, document)
    else:
        record_detail(turn, document)


def _could_not_look(turn: Turn) -> None:
    """Challenged, or an error: never a version, an edit or a removal (invariant 2)."""
    page, fetched = turn.page, turn.fetched
    page.fails += 1
    if fetched.outcome is Outcome.CHALLENGED:
        turn.in_trouble(EventType.SOURCE_CHALLENGED, f"{page.url} 返回验证页（{fetched.reason}），已停止读取，等待自行恢复")
    elif page.fails >= FAILING_AFTER and not _is_forbidden_file(turn):
        turn.in_trouble(EventType.SOURCE_FAILING, f"{page.url} 连续 {page.fails} 次读取失败（{fetched.reason}）")
    _announce_or_retry(turn)


def _is_forbidden_file(turn: Turn) -> bool:
    """A file that robots.txt keeps from us is the site's wish, not a failure of the source."""
    return turn.fetched.reason == "robots" and turn.page.role == Role.ATTACHMENT.value


def _announce_or_retry(turn: Turn) -> None:
    """A new row whose page cannot be read is looked at once more, then announced by its title alone."""
    if not turn.page.announce:
        return
    if turn.page.fails >= 2:
        announce_unread(turn)
    else:
        turn.come_back(turn.confirm, "announce")


def _refuse(turn: Turn, sibling_works: bool) -> None:
    page, now = turn.page, turn.now
    page.fails += 1
    last = turn.last_version()
    match weigh_refusal(turn.standing(last, 0), now, sibling_works):
        case Refusal.NEVER_READ:
            if page.fails >= FAILING_AFTER:
                turn.in_trouble(EventType.SOURCE_FAILING, f"{page.url} 从未读到内容（{turn.fetched.reason}）")
            _announce_or_retry(turn)
        case Refusal.FIRST:
            page.gone_since = now
            turn.come_back(GONE_AGAIN, "gone?")
        case Refusal.WAIT:
            turn.come_back(GONE_AGAIN, "gone?")
        case Refusal.WITHDRAWN:
            _withdraw(turn, last)
        case Refusal.KNOWN:
            turn.come_back(RECHECK_WITHDRAWN, "withdrawn")


def _withdraw(turn: Turn, last: VersionRow | None) -> None:
    page = turn.page
    first = page.gone_since or turn.now
    page.state, page.hold_fingerprint, page.hold_since = "withdrawn", None, None
    page.etag = page.last_modified = page.raw_digest = None
    turn.out_of_trouble()
    turn.come_back(RECHECK_WITHDRAWN, "withdrawn")
    if page.role == Role.LIST.value:
        turn.in_trouble(EventType.LIST_EMPTY, f"栏目页 {page.url} 已不存在（{turn.fetched.reason}）")
        return
    facts = dict(last.document.get("facts") or {}) if last else {}
    facts["first_refused_at"] = first.isoformat()
    subject, type_, change = page, EventType.NOTICE_WITHDRAWN, None
    if page.role == Role.ATTACHMENT.value:
        parent = turn.session.get(PageRow, page.parent_id) if page.parent_id else None
        if parent is None or parent.state != "active" or parent.gone_since is not None:
            return  # the notice itself went: that is the news
        subject, type_ = parent, EventType.ATTACHMENT_CHANGED
        change = {"attachments_gone": [{"url": page.url, "text": page.title}]}
    turn.emit(
        type_, (page.url, "gone", str(page.version_n), _times(turn, type_, subject)), page=subject, facts=facts,
        change=change, summary="附件已无法打开" if change else "", versions=(subject.version_n, None),
    )  # fmt: skip


def _times(turn: Turn, type_: EventType, page: PageRow) -> str:
    """How often this has happened to the page before: a second withdrawal is a second happening."""
    query = select(EventRow.id).where(EventRow.page_id == page.id, EventRow.type == type_.value)
    return str(len(turn.session.scalars(query).all()))


def _observation(turn: Turn, previous_ok: datetime | None) -> Observation:
    outcome = turn.fetched.outcome
    status = "ok" if outcome in {Outcome.FRESH, Outcome.UNCHANGED, Outcome.IDENTICAL} else "error"
    if turn.page.state == "withdrawn":
        status = "gone"
    elif turn.fetched.status in ASKING_FOR_PEACE:
        status = "throttled"
    return Observation(
        status=status, changed=turn.new_version, n_new=turn.n_new, new_ids=tuple(turn.follow), hints=tuple(turn.hints),
        retry_after=turn.fetched.retry_after, prev_ok=previous_ok,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """The stored bytes of a page's last version, read by another version of the parser."""

    page_id: int
    n: int
    url: str
    role: Role
    raw: bytes
    charset: str | None


def stale_reading(session: Session, page_id: int) -> Stale | None:
    """What must be read again before a fresh response of this page can be compared (invariant 4); mostly None."""
    page = session.get(PageRow, page_id)
    if page is None or page.version_n == 0 or page.role == Role.ATTACHMENT.value:
        return None
    row = session.scalar(
        select(VersionRow).where(
            VersionRow.page_id == page_id, VersionRow.n == page.version_n, VersionRow.parser_version != PARSER_VERSION
        )
    )
    if row is None:
        return None
    raw = archive.get(session, row.body_digest)
    return Stale(page_id=page_id, n=row.n, url=row.final_url, role=Role(page.role), raw=raw, charset=row.charset)


def refresh_reading(session: Session, stale: Stale, document: Document) -> None:
    """Replace the reading of a stored version by what today's parser makes of the same bytes: no news in itself."""
    row = session.scalar(select(VersionRow).where(VersionRow.page_id == stale.page_id, VersionRow.n == stale.n))
    page = session.get(PageRow, stale.page_id)
    if row is None or page is None:
        return
    page.hold_fingerprint = page.hold_since = None  # made by the old parser: look twice again
    old = row.fingerprint
    row.parser_version = document.parser_version
    if document.problem is not None:  # nothing to compare with: the next good reading is a baseline
        row.fingerprint = page.fingerprint = ""
        return
    row.document, row.text, row.fingerprint = document.to_json(), document.body, document.fingerprint
    row.title = document.title or row.title
    search.index_version(session, page.id, row.title, row.text)
    if page.version_n == row.n and page.fingerprint == old:
        page.fingerprint, page.body_fingerprint = document.fingerprint, document.body_fingerprint
