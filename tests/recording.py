"""A page's life in the store, told in a few lines: polls with what came back, events out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from parsers.document import Attachment, Block, BlockKind, Document, Role, Row
from sources.clock import FixedClock
from store.capture import Fetched, Outcome
from store.claims import claim
from store.database import Database
from store.event import Event
from store.events import read_events
from store.pages import watch
from store.record import Recorded, record

HOLD = timedelta(seconds=600)


def document(
    *paragraphs: str, title: str = "关于第12号整改任务验收销号的公示", kind: str = "signoff_notice",
    files: tuple[str, ...] = (), rows: tuple[Row, ...] = (), published: date | None = None, **values: object,
) -> Document:  # fmt: skip
    """A reading made by hand."""
    return Document(
        title=title, kind=kind, published=published, rows=rows,
        blocks=tuple(Block(kind=BlockKind.PARAGRAPH, text=text) for text in paragraphs),
        attachments=tuple(Attachment(url=url, text="附件.pdf") for url in files), container="#zoom", **values,
    )  # type: ignore[arg-type]  # fmt: skip


LONG = tuple(f"第{n}段:经现场核查,第{n}号问题已按整改方案要求完成整改,达到验收销号标准,现予公示。" * 3 for n in range(1, 6))


@dataclass
class Life:
    """One database and its pages."""

    database: Database
    clock: FixedClock
    planned: list[int] = field(default_factory=list)

    def watch(self, url: str, role: Role = Role.DETAIL, **values: object) -> int:
        with self.database.begin() as session:
            return watch(session, url, role, self.clock.now(), **values)[0]  # type: ignore[arg-type]

    def later(self, **how_long: float) -> None:
        self.clock._now += timedelta(**how_long)

    def poll(
        self, page_id: int, reading: Document | None = None, *, outcome: Outcome = Outcome.FRESH, raw: bytes = b"",
        reason: str = "", status: int = 200, sibling: bool = True, retry_after: float | None = None,
    ) -> Recorded:  # fmt: skip
        """One poll of a page that gave this."""
        with self.database.begin() as session:
            (poll,) = claim(session, self.clock.now(), everything=True, ids=[page_id])
        if not raw and reading is not None:
            raw = f"<html>{reading.title}{reading.body}{reading.attachments}{reading.rows}</html>".encode()
        fetched = Fetched(
            outcome=outcome, reason=reason, status=status, final_url=poll.url, fetched_at=self.clock.now(), raw=raw,
            digest=hashlib.sha256(raw).hexdigest(), content_type="text/html", retry_after=retry_after,
        )  # fmt: skip

        def plan(_page: object, _observation: object, now: datetime, _source: object) -> datetime:
            self.planned.append(page_id)
            return now + timedelta(hours=1)

        with self.database.begin() as session:
            recorded = record(
                session, poll, fetched, reading, now=self.clock.now(), confirm=HOLD, plan=plan, sibling_works=sibling
            )
        assert recorded is not None
        return recorded

    def confirmed(self, page_id: int, reading: Document | None = None, raw: bytes = b"") -> Recorded:
        """The same thing seen twice, the hold apart."""
        self.poll(page_id, reading, raw=raw)
        self.later(seconds=600)
        return self.poll(page_id, reading, raw=raw)

    def events(self) -> list[Event]:
        with self.database.read() as session:
            return read_events(session)

    def types(self) -> list[str]:
        return [event.type.value for event in self.events()]


def altered(reading: Document, number: int, text: str) -> Document:
    """The reading with one paragraph replaced."""
    blocks = list(reading.blocks)
    blocks[number] = replace(blocks[number], text=text)
    return replace(reading, blocks=tuple(blocks))
