"""A list page was read: rows not seen before become announcements, missing rows become hints, no rows is trouble."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from parsers.address import host_of, is_download, url_key
from parsers.document import Document, Role, Row
from parsers.identity import judge
from parsers.kinds import read_kind
from sources.clock import in_shanghai
from sources.source import Source

from .event import EventType, event_id
from .news import Rows, weigh_rows
from .pages import SECOND_LOOKS, source_of, watch
from .paging import GAP_MOST, Beyond, Known, rows_that_left, rows_that_were_there
from .tables import ListRowRow, PageRow, SourceRow
from .turn import Turn


def record_list(turn: Turn, document: Document) -> None:
    """Decide what the rows mean and save them."""
    page = turn.page
    last = turn.last_version()
    known = Document.from_json(last.document).identity if last else None
    suspicion = judge(document.identity, page.url, turn.definition, known)
    if suspicion is not None:
        turn.in_trouble(EventType.SITE_SUSPECT, f"{page.url}：{suspicion}；内容已隔离，不发送给订阅者")
        return
    least = turn.definition.expect.min_rows if turn.definition else 1
    if document.problem is not None or len(document.rows) < max(1, least):
        what = document.problem or f"只读到 {len(document.rows)} 条"
        turn.in_trouble(EventType.LIST_EMPTY, f"栏目 {page.url} {what}；此前的公告不视为撤下")
        return
    turn.out_of_trouble()
    turn.forget_hold()
    page.state = "active"  # a list that was gone and is there again
    _take_rows(turn, document)


def _take_rows(turn: Turn, document: Document) -> None:
    page, session = turn.page, turn.session
    baseline = not page.fingerprint
    beyond = turn.beyond or Beyond(whole=True)
    known = {r.url_key: r for r in session.scalars(select(ListRowRow).where(ListRowRow.list_id == page.id))}
    keyed: dict[str, Row] = {}
    for row in (*document.rows, *beyond.rows):
        keyed.setdefault(url_key(row.url), row)
    fresh = {key: row for key, row in keyed.items() if key not in known}
    old = _known_of(known.values())
    on_first_page = len({url_key(row.url) for row in document.rows})
    # on a list of one page nothing can have been out of reach
    behind = bool(document.next_pages)
    there = rows_that_were_there(old, list(keyed.items()), on_first_page, page.unread_since) if behind else frozenset()
    concerning = _update_known(turn, known, keyed, rows_that_left(old, list(keyed), beyond.whole))
    _save_rows(session, page, fresh, turn.now)
    if not turn.reaffirm(document.fingerprint):  # the version is the first page: its bytes are what is kept
        turn.accept(document, document.fingerprint)
    page.title = document.title or page.title
    _remember_gap(turn, beyond.broken)
    looked_at = keyed if baseline else fresh | concerning
    candidates = {key: row for key, row in looked_at.items() if _unwatched(session, key, page if baseline else None)}
    turn.n_new = 0 if baseline else len(fresh.keys() - there)
    _follow(turn, _weigh(turn, [row for key, row in candidates.items() if key in there], baseline=True))
    _follow(turn, _weigh(turn, [row for key, row in candidates.items() if key not in there], baseline=baseline))


def _weigh(turn: Turn, rows: list[Row], *, baseline: bool) -> Rows:
    return weigh_rows(baseline, rows, turn.today, [is_wanted(row, turn.definition) for row in rows])


def _known_of(rows: Iterable[ListRowRow]) -> list[Known]:
    return [Known(key=r.url_key, first_seen=r.first_seen, published=r.published, place=r.id) for r in rows]


def paging_state(session: Session, page_id: int) -> tuple[list[Known], datetime | None]:
    """The rows that a list has shown so far, and since when rows behind them are owed."""
    rows = _known_of(session.scalars(select(ListRowRow).where(ListRowRow.list_id == page_id)))
    page = session.get(PageRow, page_id)
    return rows, page.unread_since if page is not None else None


def _remember_gap(turn: Turn, broken: bool) -> None:
    """Rows behind a page that could not be read are owed: the next look is taken in full, and reads on past our own rows."""
    page = turn.page
    since = (page.unread_since or turn.now) if broken else None
    if since is not None and turn.now - since >= GAP_MOST:
        since = None
    page.unread_since = since
    if since is not None:
        page.etag = page.last_modified = page.raw_digest = page.sameness = None


def _save_rows(session: Session, page: PageRow, rows: dict[str, Row], now: datetime) -> None:
    for key, row in rows.items():
        session.add(
            ListRowRow(list_id=page.id, url=row.url, url_key=key, title=row.title, published=row.published,
                       first_seen=now, last_seen=now)
        )  # fmt: skip
    session.flush()


def learn_rows(session: Session, page: PageRow, document: Document, seen_at: datetime) -> None:
    """Take the rows that another reading of the same bytes shows for known since then: they are followed, not news."""
    known = set(session.scalars(select(ListRowRow.url_key).where(ListRowRow.list_id == page.id)))
    fresh = {key: row for row in document.rows if (key := url_key(row.url)) not in known}
    _save_rows(session, page, fresh, seen_at)
    source = source_of(session.get_one(SourceRow, page.source_id))
    candidates = [row for key, row in fresh.items() if _unwatched(session, key)]
    wanted = [is_wanted(row, source) for row in candidates]
    for row in weigh_rows(True, candidates, in_shanghai(seen_at).date(), wanted).follow:
        if _may_follow(page, source, row):
            watch(session, row.url, _role_of(row), seen_at, source_id=page.source_id, parent_id=page.id,
                  title=row.title, published=row.published)  # fmt: skip


def is_wanted(row: Row, source: Source | None) -> bool:
    """Whether a row's title and address concern this source: its include, exclude and detail patterns."""
    if source is None:
        return True
    if source.exclude_title and re.search(source.exclude_title, row.title):
        return False
    if source.include_title and not re.search(source.include_title, row.title):
        return False
    return not source.detail_pattern or re.search(source.detail_pattern, row.url) is not None


def _update_known(
    turn: Turn, known: dict[str, ListRowRow], keyed: dict[str, Row], left: frozenset[str]
) -> dict[str, Row]:
    """Rows that left or were marked anew hint at a detail worth a look; a vanished row is never a withdrawal.

    Gives the rows whose new title concerns us while the old one did not.
    """
    source, concerning = turn.definition, dict[str, Row]()
    for key, row in known.items():
        now_row = keyed.get(key)
        if now_row is None:
            if key in left and row.gone_since is None:
                row.gone_since = turn.now
                _hint(turn, key)
            continue
        if (row.title, row.published) != (now_row.title, now_row.published):
            before = Row(url=now_row.url, title=row.title, published=row.published)
            if is_wanted(now_row, source) and not is_wanted(before, source):
                concerning[key] = now_row
            row.title, row.published = now_row.title, now_row.published
            _hint(turn, key)
        row.last_seen, row.gone_since = turn.now, None
    return concerning


def _hint(turn: Turn, key: str) -> None:
    page = turn.session.scalar(select(PageRow).where(PageRow.url_key == key, PageRow.state == "active"))
    if page is not None and page.due_reason not in {*SECOND_LOOKS, "gone?"}:
        page.due_at, page.due_reason = turn.now, "hint"
        turn.hints.append(page.id)


def _unwatched(session: Session, key: str, watched_again: PageRow | None = None) -> bool:
    """Whether this address is not followed yet: in another column of the same site it may be.

    What the operator stopped following stays so, unless it stopped with its list and that is watched again; a file that
    no notice links to any more is followed again when a list does.
    """
    page = session.scalar(select(PageRow).where(PageRow.url_key == key))
    if page is None or page.state != "unwatched":
        return page is None
    return page.role == Role.ATTACHMENT.value or (watched_again is not None and page.parent_id == watched_again.id)


def _follow(turn: Turn, rows: Rows) -> None:
    for row in rows.follow:
        _watch_row(turn, row)
    group = event_id("group", turn.page.url, str(turn.page.version_n)) if rows.grouped else None
    # oldest first, so that events stand in the order of publication
    for row in reversed(_by_date(rows.announce)):
        if _may_follow(turn.page, turn.definition, row):
            _watch_row(turn, row, announce=True, group=group)
        else:
            _announce_row(turn, row, group)


def _by_date(rows: Sequence[Row]) -> list[Row]:
    """Newest first where every row is dated, else as printed."""
    if any(row.published is None for row in rows):
        return list(rows)
    return sorted(rows, key=lambda row: row.published or date.min, reverse=True)


def _may_follow(page: PageRow, source: Source | None, row: Row) -> bool:
    """Whether the page behind a row may be followed: on the list's own host or one the source names."""
    return host_of(row.url) in {page.host, *(source.hosts if source else ())}


def _watch_row(turn: Turn, row: Row, *, announce: bool = False, group: str | None = None) -> None:
    page_id, _ = watch(
        turn.session, row.url, _role_of(row), turn.now, source_id=turn.page.source_id, parent_id=turn.page.id,
        title=row.title, published=row.published, announce=announce, group=group,
        reason="announce" if announce else "new",
    )  # fmt: skip
    turn.follow.append(page_id)


def _role_of(row: Row) -> Role:
    return Role.ATTACHMENT if is_download(row.url) else Role.DETAIL


def _announce_row(turn: Turn, row: Row, group: str | None) -> None:
    """Announce by the row alone: its page is on a host we do not follow."""
    turn.emit(
        EventType.NOTICE_NEW, ("row",), url=row.url, title=row.title, kind=read_kind(row.title, ""),
        published=row.published, group=group,
    )  # fmt: skip
