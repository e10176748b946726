"""Checking the archive: every byte against its digest, and what the tables promise one another (`ducha verify`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from . import archive
from .search import indexed_pages
from .tables import BodyRow, CounterRow, EventRow, FanoutRow, PageRow, VersionRow

Progress = Callable[[int, int], None]
"""Told how many bodies have been read, and of how many."""


class Fault(StrEnum):
    """What may be wrong."""

    BODY = "body"  # the bytes are not there or not intact
    CHAIN = "chain"  # a body hangs on one that cannot be read
    VERSION = "version"  # a version without body, or numbers with a gap
    PAGE = "page"  # a page that is not where its last version is
    EVENT = "event"  # an event without fan-out row, or an order with a gap
    SEARCH = "search"  # a page that has versions but cannot be found


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong: where (digest, address, event id …) and what, in Chinese."""

    fault: Fault
    subject: str
    what: str

    def __str__(self) -> str:
        return f"{self.subject}：{self.what}"


def verify(session: Session, progress: Progress | None = None) -> Iterator[Finding]:
    """Everything that is wrong with the archive; nothing when all is well. Reads only, and every body once."""
    yield from _bodies(session, progress)
    yield from _versions(session)
    yield from _pages(session)
    yield from _events(session)
    yield from _search(session)


def _bodies(session: Session, progress: Progress | None) -> Iterator[Finding]:
    total = session.scalar(select(func.count()).select_from(BodyRow)) or 0
    read: set[bytes] = set()
    for digest, damage in archive.walk(session):
        read.add(bytes.fromhex(digest))
        if progress is not None:
            progress(len(read), total)
        if damage is not None:
            yield Finding(fault=Fault.BODY, subject=f"原始页面 {digest}", what=f"字节已损坏（{damage.why}）")
    if len(read) < total:
        for digest in session.scalars(select(BodyRow.digest).order_by(BodyRow.digest)):
            if bytes.fromhex(digest) not in read:
                yield Finding(fault=Fault.CHAIN, subject=f"原始页面 {digest}", what="所依赖的页面已损坏或缺失，无法还原")


def _versions(session: Session) -> Iterator[Finding]:
    bodiless = (
        select(PageRow.url, VersionRow.n, VersionRow.body_digest)
        .join(PageRow, PageRow.id == VersionRow.page_id)
        .outerjoin(BodyRow, BodyRow.digest == VersionRow.body_digest)
        .where(BodyRow.digest.is_(None))
        .order_by(VersionRow.id)
    )
    for url, n, digest in session.execute(bodiless):
        yield Finding(fault=Fault.VERSION, subject=f"{url} 第 {n} 版", what=f"原始页面 {digest} 不在存档中")
    first, last, count = func.min(VersionRow.n), func.max(VersionRow.n), func.count()
    gaps = (
        select(PageRow.url, first, last, count)
        .join(PageRow, PageRow.id == VersionRow.page_id)
        .group_by(PageRow.id, PageRow.url)
        .having(or_(first != 1, last != count))
        .order_by(PageRow.id)
    )
    for url, low, high, number in session.execute(gaps):
        yield Finding(fault=Fault.VERSION, subject=url, what=f"版本号不连续：从 {low} 到 {high}，却只有 {number} 个版本")


def _pages(session: Session) -> Iterator[Finding]:
    newest = (
        select(VersionRow.page_id, func.max(VersionRow.n).label("n")).group_by(VersionRow.page_id).subquery("newest")
    )
    last = aliased(VersionRow)
    standing = (
        select(PageRow.url, PageRow.version_n, PageRow.fingerprint, func.coalesce(newest.c.n, 0), last.fingerprint)
        .outerjoin(newest, newest.c.page_id == PageRow.id)
        .outerjoin(last, (last.page_id == PageRow.id) & (last.n == newest.c.n))
        .where(
            or_(
                PageRow.version_n != func.coalesce(newest.c.n, 0),
                func.coalesce(PageRow.fingerprint, "") != func.coalesce(last.fingerprint, ""),
            )
        )
        .order_by(PageRow.id)
    )
    for url, claimed, _, n, _ in session.execute(standing):
        if claimed != n:
            yield Finding(fault=Fault.PAGE, subject=url, what=f"页面记为第 {claimed} 版，存档中最新为第 {n} 版")
        else:
            yield Finding(fault=Fault.PAGE, subject=url, what=f"页面的指纹与第 {n} 版不符")


def _events(session: Session) -> Iterator[Finding]:
    orphans = (
        select(EventRow.id, EventRow.seq, FanoutRow.seq)
        .outerjoin(FanoutRow, FanoutRow.event_id == EventRow.id)
        .where(or_(FanoutRow.seq.is_(None), FanoutRow.seq != EventRow.seq))
        .order_by(EventRow.seq)
    )
    for id_, seq, sent in session.execute(orphans):
        what = "没有分发记录，订阅者不会收到" if sent is None else f"分发记录的序号是 {sent}"
        yield Finding(fault=Fault.EVENT, subject=f"事件 {id_}（序号 {seq}）", what=what)
    low, high, count, distinct = session.execute(
        select(func.min(EventRow.seq), func.max(EventRow.seq), func.count(), func.count(EventRow.seq.distinct()))
    ).one()
    if not count:
        return
    if distinct != count:
        yield Finding(fault=Fault.EVENT, subject="事件序号", what=f"{count - distinct} 个序号重复")
    if low != 1 or high != distinct:  # handed out inside the transaction: a rolled-back number is handed out again
        yield Finding(fault=Fault.EVENT, subject="事件序号", what=f"从 {low} 到 {high} 应有 {high} 个，实有 {distinct} 个")
    counter = session.scalar(select(CounterRow.value).where(CounterRow.name == "event")) or 0
    if counter < high:
        yield Finding(fault=Fault.EVENT, subject="事件序号", what=f"计数器停在 {counter}，落后于 {high}，将重复发号")


def _search(session: Session) -> Iterator[Finding]:
    indexed = indexed_pages()
    lost = (
        select(PageRow.url)
        .join(VersionRow, (VersionRow.page_id == PageRow.id) & (VersionRow.n == PageRow.version_n))
        .where(PageRow.id.not_in(indexed))
        .order_by(PageRow.id)
    )
    for url in session.scalars(lost):
        yield Finding(fault=Fault.SEARCH, subject=url, what="已存档，但检索不到")
