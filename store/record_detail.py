"""A detail page was read: baseline, announcement, edit, return, restoration, or nothing of interest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import select

from parsers.address import host_of
from parsers.document import Document, Role
from parsers.identity import judge
from parsers.kinds import read_kind

from .diff import Change, compare
from .echoes import is_told_elsewhere, returns_unheard
from .event import EventType
from .figures import Move, moved_figures
from .holders import hand_over, holder_of
from .misreading import is_read_elsewhere, is_replaced_by_files
from .news import Reading, is_old, weigh_reading
from .pages import watch
from .reprints import same_notice
from .tables import PageRow, VersionRow
from .turn import Turn

PROGRESS_KINDS = frozenset({"rectification_progress", "petition_progress", "petition_transfer"})
FILES_MOST = 50
"""Attachments of one page that are followed."""


def record_detail(turn: Turn, document: Document) -> None:
    """Decide what this reading means and save it."""
    last = turn.last_version()
    known = Document.from_json(last.document) if last else None
    suspicion = judge(document.identity, turn.page.url, turn.definition, known.identity if known else None)
    if suspicion is not None:
        turn.in_trouble(EventType.SITE_SUSPECT, f"{turn.page.url}：{suspicion}；内容已隔离，不发送给订阅者")
        return
    length = len(known.body) if known else 0
    standing = turn.standing(last, length)
    if known is not None and is_replaced_by_files(known, document):
        standing = replace(standing, replaced=True)
    match weigh_reading(standing, document.fingerprint, len(document.body), document.problem, turn.now, turn.confirm):
        case Reading.UNREADABLE:
            _unreadable(turn, document, length)
        case Reading.BASELINE:
            _baseline(turn, document)
        case Reading.SAME:
            turn.forget_hold()
            turn.remember_validators()
            turn.out_of_trouble()
        case Reading.HOLD:
            turn.hold(document.fingerprint)
        case Reading.WAIT:
            turn.keep_waiting()
        case reading:
            assert last is not None and known is not None
            _edited(turn, reading, known, document)
            turn.out_of_trouble()


def announce_unread(turn: Turn) -> None:
    """Announce a new list row whose page could not be read, by what the row says."""
    page, group = turn.page, turn.settle_announcement()
    page.kind = read_kind(page.title, "")
    turn.emit(EventType.NOTICE_NEW, ("row",), kind=page.kind, facts={"unread": turn.fetched.reason},
              summary="正文暂时无法读取", group=group)  # fmt: skip


def _unreadable(turn: Turn, document: Document, length: int) -> None:
    what = document.problem or f"正文由 {length} 字骤减为 {len(document.body)} 字"
    turn.in_trouble(EventType.EXTRACTION_DEGRADED, f"{turn.page.url}：{what}；未作为修改处理")
    if not turn.page.announce:
        return
    if turn.page.last_looked_at is None:
        turn.come_back(turn.confirm, "announce")
    else:  # it could not be read the first time either
        announce_unread(turn)


def _baseline(turn: Turn, document: Document) -> None:
    page, printed = turn.page, turn.page.published
    if turn.reaffirm(document.fingerprint):
        _follow_files(turn, document)
    else:
        _accept(turn, document)
    turn.out_of_trouble()
    page.state = "active"
    if not page.announce:
        return
    group = turn.settle_announcement()
    # the day the list prints counts: the page itself may speak of when the document was signed
    if is_old(printed or page.published, turn.today):
        return
    twin, moved = same_notice(turn, document)
    if twin is not None and not moved:
        page.same_as_id = twin.id
        return  # the same notice in another column or on another site (invariant 10)
    if twin is not None:
        page.same_as_id = twin.id
        turn.emit(EventType.NOTICE_MOVED, (twin.url,), facts={**document.facts, "moved_from": twin.url},
                  summary=f"原地址 {twin.url}", same_as=(twin.url,), group=group)  # fmt: skip
        return
    turn.emit(EventType.NOTICE_NEW, ("row",), facts=document.facts, versions=(None, page.version_n), group=group)


def _edited(turn: Turn, reading: Reading, before: Document, after: Document) -> None:
    page, old_n, old_mark = turn.page, turn.page.version_n, turn.page.fingerprint or ""
    change = compare(before, after)
    moves = moved_figures(before.facts, after.facts)
    restored, page.state = reading is Reading.RESTORED, "active"
    if not restored or after.fingerprint != page.fingerprint:
        _accept(turn, after)
    else:
        turn.forget_hold()
        turn.remember_validators()
    if change.is_empty and not restored:
        return  # a version, but nothing that a reader could be shown
    if is_read_elsewhere(before, after):
        turn.keep_read_elsewhere(old_n, before.container, after.container)
        if not restored:
            return
        change, moves = Change(), []
    if reading is Reading.ALTERNATION:
        turn.keep_alternation(old_n)
        return
    if restored and returns_unheard(turn):
        restored = False
        if change.is_empty:
            return
    if not restored and is_told_elsewhere(turn, change, before):
        return
    types = name_edit(change, moves, after.kind)
    facts = dict(after.facts)
    summary = "" if change.is_empty else change.summary()
    if reading is Reading.RETURN:
        facts["returned_to"] = _first_with(turn, after.fingerprint)
        summary = f"恢复为第 {facts['returned_to']} 版的内容：{summary}"
    if restored:
        edited = not change.is_empty
        types = (EventType.NOTICE_RESTORED, *(types if edited else ()))
    again = f"restored {turn.times(EventType.NOTICE_RESTORED, page)}" if restored else ""
    key = (str(old_n), old_mark, after.fingerprint, again)
    turn.emit(
        types[0], key, facts=_with_moves(facts, moves), moves=moves, summary=summary, also=types[1:],
        change=None if change.is_empty else change.to_json(),
        versions=(old_n, page.version_n) if page.version_n != old_n else (None, page.version_n),
    )  # fmt: skip


def name_edit(change: Change, moves: list[Move], kind: str) -> tuple[EventType, ...]:
    """The most telling type first, then the others that apply as well."""
    types: list[EventType] = []
    if moves and kind in PROGRESS_KINDS:
        types.append(EventType.PROGRESS_UPDATED)
    if change.text_changed or change.metadata or not (change.attachments_added or change.attachments_removed):
        types.append(EventType.NOTICE_EDITED)
    if change.attachments_added or change.attachments_removed:
        types.append(EventType.ATTACHMENT_CHANGED)
    return tuple(types)


def _with_moves(facts: dict[str, Any], moves: list[Move]) -> dict[str, Any]:
    if moves:
        facts["moves"] = [
            {"label": m.label, "scope": m.scope, "before": m.before, "after": m.after, "total": m.total, "unit": m.unit,
             "down": m.down} for m in moves
        ]  # fmt: skip
    return facts


def _accept(turn: Turn, document: Document) -> None:
    page = turn.page
    turn.accept(document, document.fingerprint)
    page.title = document.title or page.title
    page.kind = document.kind
    page.published = document.published or page.published
    page.body_fingerprint = document.body_fingerprint
    _follow_files(turn, document)


def _follow_files(turn: Turn, document: Document) -> None:
    """Watch the bytes of every file the body links to, and no longer those it does not."""
    page, wanted = turn.page, set()
    children = turn.session.scalars(
        select(PageRow).where(PageRow.parent_id == page.id, PageRow.role == Role.ATTACHMENT.value)
    ).all()
    shown = (image for image in document.images if host_of(image.url) == page.host)  # elsewhere they are hardly theirs
    for file in (*document.attachments, *shown)[:FILES_MOST]:
        if not file.url.startswith(("http://", "https://")):
            continue
        file_id, new = watch(
            turn.session, file.url, Role.ATTACHMENT, turn.now, source_id=page.source_id, parent_id=page.id,
            title=file.text, reason="attachment",
        )  # fmt: skip
        wanted.add(file_id)
        if new:
            turn.follow.append(file_id)
        else:
            _take_over(turn, file_id)
    left = [child for child in children if child.id not in wanted and child.state != "unwatched"]
    handed = hand_over(turn.session, left, {page.id})
    for child in left:
        if child.id not in handed:
            child.state, child.due_at, child.trouble = "unwatched", None, None


def _take_over(turn: Turn, file_id: int) -> None:
    """A file whose own notice is no longer there hangs on this one from now on."""
    file = turn.session.get_one(PageRow, file_id)
    holder = holder_of(turn.session, file) if file.role == Role.ATTACHMENT.value else None
    if holder is not None and holder.state != "active":
        file.parent_id = turn.page.id


def _first_with(turn: Turn, fingerprint: str) -> int:
    return turn.session.scalars(
        select(VersionRow.n)
        .where(VersionRow.page_id == turn.page.id, VersionRow.fingerprint == fingerprint)
        .order_by(VersionRow.n)
    ).all()[0]
