"""Recording a poll: version, event, fan-out row and the page's next due time commit together or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from parsers.document import Document

from .capture import ASKING_FOR_PEACE, Fetched, Outcome, Poll, Role
from .echoes import goes_unheard
from .event import Event, EventType
from .holders import hand_over, holder_of
from .hosts import leave_alone
from .news import GONE_SPACING, Refusal, weigh_refusal
from .pages import SECOND_LOOKS, page_of
from .paging import Beyond
from .record_detail import announce_unread, record_detail
from .record_file import record_file
from .record_list import record_list
from .tables import PageRow, SourceRow, VersionRow
from .turn import Observation, Planner, Turn
from .unclosed import UNCLOSED, wait_for_the_end

FAILING_AFTER = 3
"""Errors in a row before a page counts as failing: one time-out is not the operator's news."""

RECHECK_WITHDRAWN = timedelta(days=1)
GONE_AGAIN = GONE_SPACING + timedelta(minutes=1)
GONE_SELDOM = timedelta(hours=6)


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
    plan: Planner, sibling_works: bool = False, beyond: Beyond | None = None,
) -> Recorded | None:  # fmt: skip
    """Save what a poll gave; None when the lease was lost meanwhile (another worker has the page: nothing is saved).

    `document` is the reading of a fresh response; `sibling_works` matters for a refusal of existence only;
    `beyond` what was read behind the first page
    of a list (None: it has but one).
    """
    page = session.get(PageRow, poll.page_id, with_for_update=True)
    if page is None or page.lease != poll.lease or page.state == "unwatched":
        return None
    source = session.get_one(SourceRow, page.source_id)
    turn = Turn(
        session=session, page=page, source=source, poll=poll, fetched=fetched, now=now, confirm=confirm,
        beyond=beyond,
    )  # fmt: skip
    previous_ok = page.last_ok_at
    for host, seconds in fetched.peace(page.host).items():
        leave_alone(session, host, now + timedelta(seconds=seconds))
    _dispatch(turn, document, sibling_works)
    turn.note_look()
    page.last_looked_at, page.last_outcome, page.last_reason = now, fetched.outcome.value, fetched.reason[:40]
    page.lease = page.lease_owner = page.lease_until = None
    observation = _observation(turn, previous_ok)
    if turn.due is None and page.state == "withdrawn":  # could not look, or read nothing: ask again as before
        turn.come_back(RECHECK_WITHDRAWN, "withdrawn")
    if turn.due is not None:
        page.due_at, page.due_reason = turn.due
    else:
        page.due_at, page.due_reason = plan(page_of(page), observation, now, turn.definition), "due"
    session.flush()
    waits = page.due_reason in SECOND_LOOKS
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
        record_file(turn, document)
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
    if page.trouble is not None:
        turn.stay_in_trouble()  # what was wrong has not been seen to end: one silence after another is one trouble
    elif fetched.outcome is Outcome.CHALLENGED:
        turn.in_trouble(EventType.SOURCE_CHALLENGED, f"{page.url} 返回验证页（{fetched.reason}），已停止读取，等待自行恢复")
    elif page.fails >= FAILING_AFTER and not _is_forbidden_file(turn):
        turn.in_trouble(EventType.SOURCE_FAILING, f"{page.url} 连续 {page.fails} 次读取失败（{fetched.reason}）")
    if fetched.reason == UNCLOSED:
        wait_for_the_end(turn)
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
                never = "重新关注后未读到内容" if page.version_n else "从未读到内容"
                turn.in_trouble(EventType.SOURCE_FAILING, f"{page.url} {never}（{turn.fetched.reason}）")
            _announce_or_retry(turn)
        case Refusal.FIRST:
            page.gone_since = now
            turn.come_back(GONE_AGAIN, "gone?")
            _look_at_holder(turn)
        case Refusal.WAIT:
            _ask_again(turn)
        case Refusal.WITHDRAWN:
            _withdraw(turn, last)
        case Refusal.KNOWN:
            turn.come_back(RECHECK_WITHDRAWN, "withdrawn")


def _ask_again(turn: Turn) -> None:
    """Once the spacing has passed; ever less often while it is the host, not the page, that is in doubt."""
    elapsed = turn.now - (turn.page.gone_since or turn.now)
    if elapsed < GONE_SPACING:
        turn.come_back(GONE_AGAIN - elapsed, "gone?")
    else:
        turn.come_back(min(max(GONE_AGAIN, elapsed), GONE_SELDOM), "gone?")


def _look_at_holder(turn: Turn) -> None:
    """A file that is refused may have gone with its notice, which is the news then: look at that one now."""
    holder = holder_of(turn.session, turn.page) if turn.page.role == Role.ATTACHMENT.value else None
    if holder is not None and holder.state == "active" and holder.due_reason == "due":
        holder.due_at, holder.due_reason = turn.now, "hint"
        turn.hints.append(holder.id)


def _withdraw(turn: Turn, last: VersionRow | None) -> None:
    page = turn.page
    holder = holder_of(turn.session, page) if page.role == Role.ATTACHMENT.value else None
    if holder is not None and holder.state != "active" and hand_over(turn.session, [page], {holder.id}):
        holder = holder_of(turn.session, page)
    if holder is not None and holder.state == "active" and holder.gone_since is not None:
        turn.come_back(GONE_AGAIN, "gone?")  # not before it is known what became of the notice itself
        return
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
    if _has_moved(turn):
        return  # told when it appeared at its new address
    if goes_unheard(turn):
        return  # nobody heard of this address, and of the one they know they hear
    if holder is not None:
        if holder.state != "active":
            return  # the notice itself went: that is the news
        subject, type_ = holder, EventType.ATTACHMENT_CHANGED
        change = {"attachments_gone": [{"url": page.url, "text": page.title}]}
    turn.emit(
        type_, (page.url, "gone", str(page.version_n), turn.times(type_, subject)), page=subject, facts=facts,
        change=change, summary="附件已无法打开" if change else "", versions=(subject.version_n, None),
    )  # fmt: skip


def _has_moved(turn: Turn) -> bool:
    """Whether this notice is to be read at another address, and subscribers were told so."""
    heirs = turn.session.scalars(select(PageRow).where(PageRow.same_as_id == turn.page.id, PageRow.state == "active"))
    return any(turn.times(EventType.NOTICE_MOVED, heir) != "0" for heir in heirs)


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
