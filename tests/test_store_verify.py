"""`verify` finds nothing in a sound archive and names every kind of damage."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.orm import Session

from store.archive import put
from store.database import Database
from store.event import Event, EventType
from store.events import add_event
from store.search import index_version, remove
from store.tables import BodyRow, CounterRow, EventRow, FanoutRow, PageRow, SourceRow, VersionRow
from store.verify import Fault, Finding, verify

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
URL = "http://sthj.example.gov.cn/zg/202603/t20260302_1.html"
BODIES = [f"<p>{'督察整改任务进展情况' * 30},共{n}项</p>".encode() for n in (85, 90, 98)]


def fill(session: Session) -> list[str]:
    """A page of three versions, one event each but for the first; the digests of the bodies."""
    session.add(SourceRow(id="s", name="示例市生态环境局", added_at=NOW))
    session.flush()
    session.add(PageRow(id=1, url=URL, url_key="k", host="sthj.example.gov.cn", role="detail", source_id="s", added_at=NOW,
                        version_n=3, fingerprint="f3"))  # fmt: skip
    session.add(PageRow(id=2, url="http://b/", url_key="k2", host="b", role="detail", source_id="s", added_at=NOW))
    session.flush()
    digests: list[str] = []
    for n, raw in enumerate(BODIES, 1):
        digests.append(put(session, raw, digests[-1] if digests else None))
        session.add(VersionRow(
            page_id=1, n=n, captured_at=NOW, body_digest=digests[-1], parser_version="1", fingerprint=f"f{n}", title="公示",
            text="", document={}, final_url=URL,
        ))  # fmt: skip
        session.flush()
        index_version(session, 1, "公示", raw.decode())
        if n > 1:
            add_event(session, Event(id=f"{n}" * 32, seq=0, type=EventType.NOTICE_EDITED, url=URL, title="公示",
                                     headline="公示", seen_at=NOW, page_id=1))  # fmt: skip
    return digests


def unguarded(session: Session, *statements: object) -> None:
    """Do what no part of the program could: past the foreign keys, as a torn disk or a stranger's tool might."""
    if session.get_bind().dialect.name == "sqlite":
        session.execute(text("PRAGMA defer_foreign_keys = ON"))  # this session is never committed
    else:
        session.execute(text("SET session_replication_role = replica"))
    for statement in statements:
        session.execute(statement)  # type: ignore[call-overload]


def faults(session: Session) -> list[Fault]:
    session.flush()
    return [finding.fault for finding in verify(session)]


def test_a_sound_archive_has_no_findings(database: Database) -> None:
    seen: list[tuple[int, int]] = []
    with database.begin() as session:
        fill(session)
    with database.read() as session:
        assert list(verify(session, lambda done, total: seen.append((done, total)))) == []
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_an_empty_archive_has_no_findings(database: Database) -> None:
    with database.read() as session:
        assert list(verify(session)) == []


def test_damaged_bytes_and_what_hangs_on_them(database: Database) -> None:
    with database.read() as session:
        digests = fill(session)
        session.execute(update(BodyRow).where(BodyRow.digest == digests[1]).values(data=b"torn"))
        found = list(verify(session))
        assert [finding.fault for finding in found] == [Fault.BODY, Fault.CHAIN]
        assert digests[1] in str(found[0]) and "已损坏" in str(found[0])
        assert digests[2] in str(found[1])


def test_a_body_that_is_gone(database: Database) -> None:
    with database.read() as session:
        digests = fill(session)
        unguarded(session, delete(BodyRow).where(BodyRow.digest == digests[1]))
        assert faults(session) == [Fault.CHAIN, Fault.VERSION]


DAMAGE: list[tuple[str, Callable[[Session], object], list[Fault], str]] = [
    ("a version is missing", lambda s: s.execute(delete(VersionRow).where(VersionRow.n == 2)), [Fault.VERSION], "不连续"),
    ("a version has no right number", lambda s: s.execute(update(VersionRow).where(VersionRow.n == 1).values(n=0)),
     [Fault.VERSION], "从 0 到 3"),
    ("the page is ahead", lambda s: s.execute(update(PageRow).where(PageRow.id == 1).values(version_n=4)),
     [Fault.PAGE], "第 4 版"),
    ("versions of no page", lambda s: s.execute(update(PageRow).where(PageRow.id == 2).values(version_n=1)),
     [Fault.PAGE], "第 0 版"),
    ("another fingerprint", lambda s: s.execute(update(PageRow).where(PageRow.id == 1).values(fingerprint="f2")),
     [Fault.PAGE], "指纹"),
    ("no fan-out", lambda s: s.execute(delete(FanoutRow).where(FanoutRow.seq == 1)), [Fault.EVENT], "没有分发记录"),
    ("fan-out astray", lambda s: s.execute(update(FanoutRow).where(FanoutRow.seq == 1).values(seq=9)), [Fault.EVENT], "9"),
    ("a gap in seq", lambda s: (s.execute(update(EventRow).where(EventRow.seq == 2).values(seq=3)),
                                s.execute(update(FanoutRow).where(FanoutRow.seq == 2).values(seq=3)),
                                s.execute(update(CounterRow).values(value=3))), [Fault.EVENT], "应有 3 个"),
    ("the counter is behind", lambda s: s.execute(update(CounterRow).values(value=1)), [Fault.EVENT], "重复发号"),
    ("not in the index", lambda s: remove(s, 1), [Fault.SEARCH], "检索不到"),
]  # fmt: skip


@pytest.mark.parametrize(("harm", "expected", "word"), [row[1:] for row in DAMAGE], ids=[row[0] for row in DAMAGE])
def test_broken_promises(
    database: Database, harm: Callable[[Session], object], expected: list[Fault], word: str
) -> None:
    with database.read() as session:
        fill(session)
        harm(session)
        found = list(verify(session))
        assert [finding.fault for finding in found] == expected
        assert word in str(found[0])


def test_a_finding_reads_as_a_line() -> None:
    assert str(Finding(fault=Fault.PAGE, subject=URL, what="页面的指纹与第 3 版不符")) == f"{URL}：页面的指纹与第 3 版不符"
