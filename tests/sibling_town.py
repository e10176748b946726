"""A town's site for the tests of learned templates: published, edited, polled and learned of in a few lines."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest

from parsers.api import read
from parsers.document import Block, BlockKind, Document, Role
from parsers.sameness import proof_of
from parsers.siblings import learn_from_bytes
from parsers.template import Template, is_by_template, shape_of
from scheduler.learning import Learner
from scheduler.work import Bench, poll_host_batch
from sources.clock import FixedClock
from sources.settings import Settings
from store.capture import Fetched, Outcome, Poll
from store.claims import claim
from store.database import Database
from store.events import read_events
from store.pages import watch
from store.tables import HostRow, PageRow, VersionRow
from tests.conftest import database_of
from tests.sibling_pages import CONSTRUCTIONS, Notice

HOST = "www.linjiang.gov.cn"
BUILD = CONSTRUCTIONS["paragraphs in a font element"]
PATH = "td#cen1>font"
WAYS = ["with proofs", "without proofs"]


@dataclass
class Town:
    """A host whose pages are what `pages` says, with everything that reads, records and learns of them.

    Without a template a line too many is read, so that every page reads differently with one.
    """

    database: Database
    clock: FixedClock
    proves: bool = True
    pages: dict[str, str] = field(default_factory=dict)
    lessons: list[int] = field(default_factory=list)
    readings: int = 0

    def __post_init__(self) -> None:
        self.bench = Bench(
            database=self.database, settings=Settings(), clock=self.clock, fetcher=self, reader=self, learn=self.learn,
            plan=lambda _page, _seen, now, _source: now + timedelta(hours=1),
        )  # fmt: skip
        self.learner = Learner(self.bench.write, self.learn, self.clock)

    async def fetch(self, poll: Poll) -> Fetched:
        if poll.url not in self.pages:  # asked for what cannot exist
            return Fetched(outcome=Outcome.GONE, reason="http-404", status=404, final_url=poll.url, fetched_at=self.clock.now())
        raw = self.pages[poll.url].encode()
        proof = proof_of(raw, poll.url, role=poll.role, charset=None, source=None, template=poll.template)
        return Fetched(
            outcome=Outcome.FRESH, reason="", status=200, final_url=poll.url, fetched_at=self.clock.now(), raw=raw,
            digest=hashlib.sha256(raw).hexdigest(), proof=proof if self.proves else None,
        )  # fmt: skip

    async def read(
        self, raw: bytes, url: str, *, role: Role, charset: str | None, source: Any, template: Template | None = None
    ) -> Document:
        self.readings += 1
        document = read(raw, url, role=role, charset=charset, source=source, template=template)
        if is_by_template(document.container):
            return document
        taken_in = Block(kind=BlockKind.PARAGRAPH, text="本栏目由局办公室负责维护。")
        return replace(document, blocks=(taken_in, *document.blocks))

    async def read_file(self, raw: bytes, url: str, *, content_type: str | None) -> Document:
        raise AssertionError("no page has a file")

    async def close(self) -> None:
        return None

    async def learn(
        self, pages: Sequence[tuple[bytes, str | None]], known: Template | None = None, again: Sequence[bytes | None] = ()
    ) -> Template | None:
        self.lessons.append(len(pages))
        return learn_from_bytes(pages, known, again)

    def publish(self, *numbers: int, folder: str = "gs", build: Any = BUILD) -> None:
        """Put notices on the host and watch them."""
        with self.database.begin() as session:
            for n in numbers:
                url = f"http://{HOST}/{folder}/{n}.html"
                self.pages[url] = build(Notice(n))
                watch(session, url, Role.DETAIL, self.clock.now())

    def edit(self, n: int, before: str, after: str, folder: str = "gs") -> None:
        url = f"http://{HOST}/{folder}/{n}.html"
        assert before in self.pages[url]
        self.pages[url] = self.pages[url].replace(before, after)

    def poll(self, times: int = 1) -> None:
        """Look at every page, and again ten minutes later as often as told."""
        for _ in range(times):
            with self.database.begin() as session:
                polls = claim(session, self.clock.now(), everything=True)
            asyncio.run(poll_host_batch(self.bench, HOST, polls))
            self.clock._now += timedelta(seconds=600)

    def lesson(self) -> int:
        return asyncio.run(self.learner.learn_next())

    def events(self) -> list[tuple[str, str]]:
        with self.database.read() as session:
            return [(event.type.value, event.url.rsplit("/", 1)[1]) for event in read_events(session)]

    def versions(self) -> list[tuple[str, str]]:
        with self.database.read() as session:
            rows = session.query(VersionRow).join(PageRow, PageRow.id == VersionRow.page_id)
            rows = rows.filter(PageRow.version_n == VersionRow.n).order_by(PageRow.id)
            return [(row.document["container"], row.parser_version) for row in rows]

    def ways(self) -> set[tuple[bool, str]]:
        return {(is_by_template(container), version) for container, version in self.versions()}

    def template(self, folder: str = "gs") -> Template | None:
        with self.database.read() as session:
            host = session.get(HostRow, HOST)
            entry = (host.templates or {}).get(shape_of(f"http://{HOST}/{folder}/1.html")) if host else None
            return Template(path=entry["path"]) if entry and entry["path"] else None


def town_of(request: pytest.FixtureRequest, clock: FixedClock) -> Any:
    """Notices of one host, watched; `without proofs` is how large pages and those of browsers are read."""
    with database_of(request, "sqlite", migrated=True) as database:
        yield Town(database, clock, proves=request.param == "with proofs")
