"""Pages lived twice over: by the ordinary turn alone, and with the looks that found nothing new saved many at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from parsers.document import Document, Role, Row
from sources.clock import SHANGHAI, FixedClock
from store.capture import Fetched, Outcome, Poll
from store.claims import claim
from store.database import Database
from store.pages import unwatch, watch
from store.quiet import Look, record_quietly
from store.record import Recorded, record
from store.tables import (
    BodyRow,
    ConditionRow,
    EventRow,
    FanoutRow,
    ListRowRow,
    PageRow,
    SourceRow,
    SpanRow,
    VersionRow,
)
from tests.recording import HOLD, LONG, document

HOST = "http://sthj.example.gov.cn"
START = datetime(2026, 3, 2, 9, 0, tzinfo=SHANGHAI)
PAGES = (
    (f"{HOST}/col/col10/index.html", Role.LIST), (f"{HOST}/a.html", Role.DETAIL), (f"{HOST}/b.html", Role.DETAIL),
    ("http://hbj.example.gov.cn/c.html", Role.DETAIL), (f"{HOST}/files/d.pdf", Role.ATTACHMENT),
)  # fmt: skip
TEXTS = ("甲", "乙", "丙")
ANSWERS = (
    *TEXTS, *("noise",) * 8, "304", "304", "304", "identical", "reworked", "unproved", "gone", "challenged",
    "error", "problem", "patience", "lost", "unwatch", "watch", "announce", "hinted",
    "hinted",
)  # fmt: skip
"""What comes of a look: a text; the text accepted last with other noise around it (`noise`), with another proof
(`reworked`) or none (`unproved`); and what an operator or another worker does meanwhile."""

TABLES = (PageRow, SpanRow, SourceRow, ConditionRow, EventRow, FanoutRow, VersionRow, ListRowRow)
BESIDE = {"list_row": {"last_seen"}}  # read by nobody; a 304 has never moved it either


@dataclass(frozen=True)
class Batch:
    """After a pause (minutes) these pages are looked at together: (index in PAGES, answer)."""

    pause: int
    looks: tuple[tuple[int, str], ...]


@dataclass
class Lived:
    """One installation and how it records; `quietly` is how many looks needed no turn of their own."""

    database: Database
    quiet: bool
    clock: FixedClock = field(default_factory=lambda: FixedClock(START))
    ids: list[int] = field(default_factory=list)
    planned: list[Any] = field(default_factory=list)
    quietly: int = 0
    noise: int = 0

    def __post_init__(self) -> None:
        with self.database.begin() as session:
            for address, role in PAGES:
                self.ids.append(watch(session, address, role, self.clock.now())[0])

    def plan(self, page: Any, observation: Any, now: datetime, source: Any) -> datetime:
        self.planned.append((page, observation, now, source))
        return now + timedelta(hours=1)

    def act(self, batch: Batch) -> list[Recorded | None]:
        """What was committed of each look that could be made."""
        self.clock._now += timedelta(minutes=batch.pause)
        pairs = [pair for index, answer in batch.looks if (pair := self.look(index, answer)) is not None]
        looks = [look for look, _ in pairs]
        saved = {}
        if self.quiet:
            with self.database.begin() as session:
                saved = record_quietly(session, looks, now=self.clock.now(), plan=self.plan)
        self.quietly += len(saved)
        given = [saved.get(look.poll.page_id) or self.turn(look, reading) for look, reading in pairs]
        # what one batch plans, it plans in no order that matters
        self.planned.sort(key=lambda call: (call[2], call[0].id))
        return given

    def turn(self, look: Look, reading: Document | None) -> Recorded | None:
        with self.database.begin() as session:
            return record(session, look.poll, look.fetched, reading, now=self.clock.now(), confirm=HOLD, plan=self.plan,
                          sibling_works=True)  # fmt: skip

    def look(self, index: int, answer: str) -> tuple[Look, Document | None] | None:
        page, (url, role) = self.ids[index], PAGES[index]
        now = self.clock.now()
        with self.database.begin() as session:
            if answer == "hinted":  # as a list does where a row is marked anew
                session.execute(
                    update(PageRow).where(PageRow.id == page, PageRow.due_reason == "due").values(due_reason="hint", due_at=now)
                )
            if answer == "unwatch":
                unwatch(session, url)
                return None
            if answer == "watch":
                watch(session, url, role, now)
                return None
            polls = claim(session, now, everything=True, ids=[page])
            row = session.get_one(PageRow, page)
            if answer == "announce" and row.version_n and row.state == "active":
                row.announce = True  # as a list does for a page that it led to
            known = (row.version_n > 0, row.raw_digest)
        if not polls:
            return None
        poll = polls[0]
        if answer == "lost":
            with self.database.begin() as session:
                session.execute(update(PageRow).where(PageRow.id == page).values(lease="another worker's"))
            pair = self.answer(poll, "noise", *known)
            assert self.turn(*pair) is None
            with self.database.begin() as session:  # and that one is done before us
                session.execute(
                    update(PageRow).where(PageRow.id == page).values(lease=None, lease_owner=None, lease_until=None)
                )
            return pair
        return self.answer(poll, answer, *known)

    def answer(self, poll: Poll, answer: str, was_read: bool, digest: str | None) -> tuple[Look, Document | None]:
        if answer in {"304", "identical"} and digest is None:
            answer = "甲"  # no server says so to one that has nothing
        if answer in {"noise", "reworked", "unproved", "patience", "announce", "hinted"}:
            text = self.accepted(poll.page_id) if was_read else "甲"
        else:
            text = answer if answer in TEXTS else "甲"
        raw, proof, reading, status, reason = b"", None, None, 200, "ok"
        outcome = Outcome.FRESH
        if answer in {"304", "identical"}:
            outcome, status = (Outcome.UNCHANGED, 304) if answer == "304" else (Outcome.IDENTICAL, 200)
            raw = b"" if answer == "304" else b"the same"
        elif answer in {"gone", "challenged", "error"}:
            outcome, status, reason = Outcome(answer), 404, f"http-{answer}"
        else:
            self.noise += 1
            raw = f"{poll.url} {text} {self.noise}".encode() if poll.role is not Role.ATTACHMENT else text.encode() * 9
            mark = f"{text} {self.noise}" if answer == "reworked" else text
            proof = None if answer == "unproved" or poll.role is Role.ATTACHMENT else f"1-{mark}"
            reading = self.reading(poll, text)
        if answer == "problem" and reading is not None:
            reading, proof = Document(problem="未找到正文"), "1-problem"
        fetched = Fetched(
            outcome=outcome, reason=reason, status=status, final_url=poll.url, fetched_at=self.clock.now(), raw=raw,
            digest=hashlib.sha256(raw).hexdigest() if raw else None, etag=f'"{self.noise}"', last_modified=None,
            content_type="text/html", proof=proof, retry_after=90.0 if answer == "patience" else None,
        )  # fmt: skip
        return Look(poll=poll, fetched=fetched), reading

    def accepted(self, page: int) -> str:
        with self.database.read() as session:
            row = session.get_one(PageRow, page)
            text = session.scalars(
                select(VersionRow).where(VersionRow.page_id == page, VersionRow.n == row.version_n)
            ).one()
            return next((name for name in TEXTS if f"说明{name}。" in text.text or f"第{name}期" in text.title), "甲")

    def reading(self, poll: Poll, text: str) -> Document | None:
        if poll.role is Role.ATTACHMENT:
            return document(f"表格说明{text}。", title="")
        if poll.role is Role.DETAIL:
            return document(*LONG, f"本公示另有说明{text}。", title=f"第{poll.page_id}号公示")
        rows = (Row(url=f"{HOST}/t{text}.html", title=f"第{text}号公示"), Row(url=f"{HOST}/a.html", title="第一号公示"))
        return document(title=f"公示公告第{text}期", rows=rows)

    def state(self) -> dict[str, list[dict[str, Any]]]:
        """Every column of every table that a look may touch."""
        found: dict[str, list[dict[str, Any]]] = {}
        with self.database.read() as session:
            for table in TABLES:
                columns = [c.name for c in table.__table__.columns if c.name not in BESIDE.get(table.__tablename__, ())]
                key = table.__table__.primary_key.columns.values()
                rows = session.scalars(select(table).order_by(*key))
                found[table.__tablename__] = [
                    {name: getattr(row, "group" if name == "group" else name) for name in columns} for row in rows
                ]
            found["body"] = [{"digest": digest} for digest in session.scalars(select(BodyRow.digest).order_by(BodyRow.digest))]
        return found


def live_both(one: Lived, other: Lived, script: Sequence[Batch]) -> None:
    """Live the script in both and compare after every batch."""
    for number, batch in enumerate(script):
        given, wanted = other.act(batch), one.act(batch)
        assert given == wanted, (number, batch)
        before, after = one.state(), other.state()
        for name, rows in before.items():
            assert after[name] == rows, (number, batch, name)
    assert one.planned == other.planned
