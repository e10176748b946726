"""The bytes of an attachment were fetched: the same file, the same words saved anew, or another file under the same address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from parsers.document import PARSER_VERSION, Document, canonical, digest_of
from parsers.kinds import read_kind

from .attempts import FIRST_AWAITED, is_awaited, replace_reading
from .diff import Change, compare
from .event import EventType
from .holders import hand_over, holder_of
from .news import Reading, Seen, weigh_reading
from .pages import NEXT_LOOK
from .tables import BodyRow, EventRow, PageRow, VersionRow
from .turn import Turn, last_version

COMPARED_MOST = 150_000
"""Characters of two files together up to which any difference is worked out: a rewrite of so much takes a second."""

DIFFERING_MOST = 200_000
"""Characters that only one of two files has, both together, of which a difference is worked out whatever they share."""

UNREAD = Document(kind="attachment", container="file", problem="未读取文件中的文字")
"""Stands for a reading where there is none."""


def file_fingerprint(document: Document, digest: str) -> str:
    """What is compared of a file: its words and pictures where all of them were read, else the digest of its bytes.

    A scan, a picture, a file cut at a limit, one with parts or characters that nobody can read or one that nobody can
    open may have changed in what was not read.
    """
    if document.problem is not None or document.is_partial or not document.blocks:
        return digest
    return digest_of(["file", canonical(document.body), *sorted({image.url for image in document.images})])


def record_file(turn: Turn, document: Document | None = None) -> None:
    """Compare with what was there; an exchange is announced on the notice the file hangs on, after a second look.

    Where the words are the same and only the bytes differ, a version is kept as evidence and nobody is told.
    """
    page, fetched = turn.page, turn.fetched
    assert fetched.digest is not None
    reading = replace(document or UNREAD, title=page.title)
    if reading.transient:
        reading = replace(reading, parser_version=FIRST_AWAITED)
    last = turn.last_version()
    mark = file_fingerprint(reading, fetched.digest)
    if last is not None and last.body_digest == fetched.digest:
        if is_awaited(last) and not reading.transient:
            read_again(turn.session, page, last, reading)
        mark = last.fingerprint or mark  # the same bytes say the same, whatever became of reading them this time
    elif last is not None and page.fingerprint and (reading.transient or is_awaited(last)) and _wait(turn):
        turn.out_of_trouble()
        return
    standing = turn.standing(last, 0)
    standing = replace(standing, earlier=tuple(_without_repetition(standing.earlier)))
    match weigh_reading(standing, mark, len(fetched.raw), None, turn.now, turn.confirm):
        case Reading.BASELINE:
            page.state = "active"
            if not turn.reaffirm(mark):
                turn.accept(reading, mark)
            _announce(turn)
        case Reading.SAME:
            assert last is not None
            _saved_anew(turn, reading, mark, last)
        case Reading.HOLD:
            turn.hold(mark)
        case Reading.WAIT:
            turn.keep_waiting()
        case Reading.ALTERNATION:
            turn.accept(reading, mark)
            turn.keep_alternation(page.version_n - 1)
        case Reading.RESTORED:
            page.state = "active"
            turn.accept(reading, mark)
            if last is None or mark != last.fingerprint or _told_gone(turn):
                _exchanged(turn, last, reading, "附件恢复")
        case _:
            turn.accept(reading, mark)
            _exchanged(turn, last, reading, "图片被替换" if reading.container == "file:image" else "附件内容被替换")
    turn.out_of_trouble()


def read_again(session: Session, page: PageRow, row: VersionRow, document: Document) -> None:
    """Replace the reading of a stored version by one of the same bytes: no news in itself."""
    document = replace(document, title=row.title, parser_version=PARSER_VERSION)
    replace_reading(session, page, row, document, file_fingerprint(document, row.body_digest))


def _wait(turn: Turn) -> bool:
    """Look again where one of two files could not be read, so that they cannot be compared; False after the third time."""
    since, again = turn.page.hold_since, NEXT_LOOK.get(turn.poll.reason)
    if since is not None and since <= turn.now < since + turn.confirm:
        turn.keep_waiting()
    elif again is None:
        turn.hold(turn.fetched.digest or "")
    elif again:
        turn.page.hold_since = turn.now  # a look before the next is due is no attempt
        turn.come_back(turn.confirm, again)
    else:
        return False
    return True


def _without_repetition(earlier: Iterable[Seen]) -> Iterator[Seen]:
    """Versions with other words than the one before: a file saved anew has not come back to anything."""
    before = ""
    for seen in earlier:
        if seen.fingerprint != before:
            yield seen
        before = seen.fingerprint


def _saved_anew(turn: Turn, reading: Document, mark: str, last: VersionRow) -> None:
    """The words are as they were. Other bytes that a second look shows too become a version; a file that is made anew
    at every request does not."""
    page, digest = turn.page, turn.fetched.digest
    assert digest is not None
    if digest == last.body_digest:
        turn.forget_hold()
        turn.remember_validators()
    elif page.hold_fingerprint == digest and page.hold_since is not None and turn.now >= page.hold_since:
        if turn.now < page.hold_since + turn.confirm:
            turn.keep_waiting()
        else:
            turn.accept(reading, mark)
    elif turn.poll.reason.startswith("confirm"):
        turn.forget_hold()
        turn.remember_validators()
    else:
        turn.hold(digest)


def _announce(turn: Turn) -> None:
    """A new list row may lead straight to a file."""
    page = turn.page
    if page.announce:
        group, page.kind = turn.settle_announcement(), read_kind(page.title, "")
        turn.emit(EventType.NOTICE_NEW, ("row",), kind=page.kind, versions=(None, page.version_n), group=group)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Difference:
    """What is different in an exchanged file, in words and as the parts of an event's change."""

    change: dict[str, Any]
    summary: str
    note: str


def _difference(last: VersionRow | None, after: Document) -> _Difference:
    """The difference of the words where both sides have any and were read in the same way; else why there is none."""
    before = Document.from_json(last.document) if last is not None else UNREAD
    if after.problem or not after.blocks:
        return _Difference(change={}, summary=f"（{after.problem}）" if after.problem else "", note=after.problem or "")
    if before.problem or not before.blocks or _tool_of(before) != _tool_of(after):
        return _Difference(change={}, summary="", note="原来的文件没有可以对照的文字")
    if _is_rewritten(before, after):
        note = "文字几乎全部不同，未逐字列出"
        return _Difference(change={}, summary=f"；{note}", note=note)
    found: Change = compare(replace(before, title=after.title, images=()), replace(after, images=()))
    pictures = {image.url for image in before.images} != {image.url for image in after.images}
    notes = ["文件中的图片有变化"] if pictures else []
    notes += ["文件较长，只对照了前面的部分"] if before.truncated or after.truncated else []
    notes += after.unread
    if found.is_empty:
        note = "；".join(notes) or "文字未变"
        return _Difference(change={}, summary=f"；{note}", note=note)
    return _Difference(change=found.to_json(), summary=f"；{found.summary()}", note="；".join(notes))


def _is_rewritten(before: Document, after: Document) -> bool:
    """Whether two long files share so little that the difference would hold up the one writer for many seconds."""
    shared = {block.text for block in before.blocks} & {block.text for block in after.blocks}
    sizes = [len(document.body) for document in (before, after)]
    other = [sum(len(block.text) for block in document.blocks if block.text not in shared) for document in (before, after)]
    if sum(other) > DIFFERING_MOST:
        return True
    return sum(other) > COMPARED_MOST and 2 * sum(map(len, shared)) < min(sizes)


def _tool_of(document: Document) -> str:
    return document.container.partition("+")[2]


def _exchanged(turn: Turn, last: VersionRow | None, reading: Document, what: str) -> None:
    page, session = turn.page, turn.session
    holder = holder_of(session, page)
    if holder is not None and holder.state != "active" and hand_over(session, [page], {holder.id}):
        holder = holder_of(session, page)
    subject = holder if holder is not None and holder.state != "unwatched" else page
    version = last_version(session, subject)
    facts = dict(version.document.get("facts") or {}) if version and subject is not page else {}
    before = last.body_digest if last is not None else ""
    old_size = session.scalar(select(BodyRow.size).where(BodyRow.digest == before))
    difference = _difference(last, reading)
    file = {
        "url": page.url, "text": page.title, "before": before, "after": turn.fetched.digest,
        "size_before": old_size, "size_after": len(turn.fetched.raw), "note": difference.note, "page": page.id,
        "version_before": last.n if last is not None else None, "version_after": page.version_n,
    }  # fmt: skip
    turn.emit(
        EventType.ATTACHMENT_CHANGED, (page.url, str(page.version_n), before, turn.fetched.digest or ""), page=subject,
        facts=facts, summary=f"{what}：{page.title or page.url}{difference.summary}",
        change={**difference.change, "attachments_replaced": [file]}, versions=(None, subject.version_n),
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
