"""The bytes of an attachment were fetched: the same file, or another one under the same address."""

from __future__ import annotations

from sqlalchemy import select

from parsers.document import Document
from parsers.kinds import read_kind

from .event import EventType
from .holders import hand_over, holder_of
from .news import Reading, weigh_reading
from .tables import BodyRow, EventRow
from .turn import Turn, last_version


def record_file(turn: Turn) -> None:
    """Compare digests; an exchange is announced on the notice the file hangs on, after a second look."""
    page, fetched = turn.page, turn.fetched
    assert fetched.digest is not None
    last = turn.last_version()
    before = last.body_digest if last else None
    match weigh_reading(turn.standing(last, 0), fetched.digest, len(fetched.raw), None, turn.now, turn.confirm):
        case Reading.BASELINE:
            page.state = "active"
            if not turn.reaffirm(fetched.digest):
                _accept(turn)
            _announce(turn)
        case Reading.SAME:
            turn.forget_hold()
            turn.remember_validators()
        case Reading.HOLD:
            turn.hold(fetched.digest)
        case Reading.WAIT:
            turn.keep_waiting()
        case Reading.ALTERNATION:
            _accept(turn)
            turn.keep_alternation(page.version_n - 1)
        case Reading.RESTORED:
            page.state = "active"
            _accept(turn)
            if fetched.digest != before or _told_gone(turn):
                _exchanged(turn, before or "", "附件恢复")
        case _:
            _accept(turn)
            _exchanged(turn, before or "", "附件内容被替换")
    turn.out_of_trouble()


def _accept(turn: Turn) -> None:
    assert turn.fetched.digest is not None
    turn.accept(Document(title=turn.page.title, container="file"), turn.fetched.digest)


def _announce(turn: Turn) -> None:
    """A new list row may lead straight to a file."""
    page = turn.page
    if page.announce:
        page.announce, page.kind = False, read_kind(page.title, "")
        turn.emit(EventType.NOTICE_NEW, ("row",), kind=page.kind, versions=(None, page.version_n))


def _exchanged(turn: Turn, before: str, what: str) -> None:
    page, session = turn.page, turn.session
    holder = holder_of(session, page)
    if holder is not None and holder.state != "active" and hand_over(session, page, {holder.id}):
        holder = holder_of(session, page)
    subject = holder if holder is not None and holder.state != "unwatched" else page
    version = last_version(session, subject)
    facts = dict(version.document.get("facts") or {}) if version and subject is not page else {}
    old_size = session.scalar(select(BodyRow.size).where(BodyRow.digest == before))
    file = {
        "url": page.url, "text": page.title, "before": before, "after": turn.fetched.digest,
        "size_before": old_size, "size_after": len(turn.fetched.raw),
    }  # fmt: skip
    turn.emit(
        EventType.ATTACHMENT_CHANGED, (page.url, str(page.version_n), before, turn.fetched.digest or ""), page=subject,
        facts=facts, summary=f"{what}：{page.title or page.url}", change={"attachments_replaced": [file]},
        versions=(None, subject.version_n),
    )  # fmt: skip


def _told_gone(turn: Turn) -> bool:
    """Whether readers heard that this file went: not where it went with its notice."""
    subject = holder_of(turn.session, turn.page) or turn.page
    query = (
        select(EventRow)
        .where(
            EventRow.page_id == subject.id,
            EventRow.type.in_((EventType.ATTACHMENT_CHANGED.value, EventType.NOTICE_WITHDRAWN.value)),
        )
        .order_by(EventRow.seq.desc())
    )
    for event in turn.session.scalars(query):
        change = event.change or {}
        if event.url == turn.page.url or any(f["url"] == turn.page.url for f in change.get("attachments_gone", ())):
            return True
        if any(f["url"] == turn.page.url for f in change.get("attachments_replaced", ())):
            return False
    return False
