"""The unit of work: poll one batch of one host. Fetch, read, record; a poll is done when its result is committed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar
from urllib.parse import urlsplit

import structlog
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from parsers.document import Document
from parsers.sameness import is_of_this_parser
from parsers.template import Template
from sources.clock import EARLIEST, Clock
from sources.settings import Settings
from store.capture import BROKEN, STOPPED, Fetched, Outcome, Poll, Role, broken_down
from store.claims import give_back
from store.database import Database
from store.lookout import has_working_sibling
from store.quiet import Look, record_quietly
from store.record import Recorded, record
from store.rereading import refresh_reading, stale_reading
from store.turn import Planner

from .ending import EndingJudge
from .learning import Learn
from .likeness import read_alike
from .missing import MissingJudge
from .paging import read_on
from .quiet import QuietLedger
from .readings import Readings

log = structlog.get_logger()
T = TypeVar("T")

ATTEMPTS = 3
"""How often a transaction is tried."""


class Fetcher(Protocol):
    """The part of the crawler that work needs."""

    async def fetch(self, poll: Poll) -> Fetched:
        """Look at one address."""
        ...

    async def close(self) -> None:
        """Begin no further look: those that wait are answered with reason `stopped`."""
        ...


class Reader(Protocol):
    """The part of the reading pool that work needs."""

    async def read(
        self, raw: bytes, url: str, *, role: Role, charset: str | None, source: Any, template: Template | None = None
    ) -> Document:
        """Understand the bytes of one page."""
        ...

    async def read_file(self, raw: bytes, url: str, *, content_type: str | None) -> Document:
        """Take the text out of an attachment."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Everything a worker needs: where to fetch, read and save; one thread writes, so that SQLite never quarrels."""

    database: Database
    settings: Settings
    clock: Clock
    fetcher: Fetcher
    reader: Reader
    plan: Planner
    learn: Learn | None = None
    concurrency: int = 16
    writer: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "ducha-writer"))
    done: Callable[[Recorded], None] = lambda _: None
    quiet: dict[str, datetime] = field(default_factory=dict)  # hosts that sent Retry-After, and until when
    readings: Readings = field(default_factory=Readings)
    ledger: QuietLedger = field(init=False)
    missing: MissingJudge = field(init=False)
    ending: EndingJudge = field(init=False)

    def __post_init__(self) -> None:
        async def save(looks: Sequence[Look]) -> dict[int, Recorded]:
            return await self.write(lambda s: record_quietly(s, looks, now=self.clock.now(), plan=self.plan))

        object.__setattr__(self, "ledger", QuietLedger(save))
        object.__setattr__(self, "missing", MissingJudge(self.write, self.fetcher.fetch, self.clock))
        object.__setattr__(self, "ending", EndingJudge(self.write, self.clock))

    def heed(self, host: str, fetched: Fetched) -> None:
        """Leave a host alone for as long as its answer asks."""
        for name, seconds in fetched.peace(host).items():
            self.quiet[name] = max(self.clock.now() + timedelta(seconds=seconds), self.quiet.get(name, EARLIEST))

    async def glance(self, poll: Poll) -> Fetched | None:
        """A look that is not recorded; None where its host wants peace, or what came is not the page."""
        if self.clock.now() < self.quiet.get(poll.host, EARLIEST):
            return None
        fetched = await self.fetcher.fetch(poll)
        self.heed(poll.host, fetched)
        return fetched if fetched.outcome is Outcome.FRESH and fetched.raw else None

    async def write(self, action: Callable[[Session], T]) -> T:
        """Run a transaction on the writer's thread; once more where another process's got in its way.

        Two workers that add one page, or wait for each other's rows, are told so by the database: what was undone is
        done again, on what the other has committed.
        """

        def run() -> T:
            for _ in range(ATTEMPTS - 1):
                try:
                    with self.database.begin() as session:
                        return action(session)
                except (IntegrityError, OperationalError) as error:
                    log.info("write.again", error=type(error.orig).__name__)
            with self.database.begin() as session:
                return action(session)

        return await asyncio.get_running_loop().run_in_executor(self.writer, run)


class Unsaved(Exception):
    """Results that could not be committed: the database refused even to note the failure. The others were."""


async def poll_host_batch(bench: Bench, host: str, polls: Sequence[Poll]) -> list[Recorded]:
    """Poll these pages of one host and give what was committed; the crawler keeps the host's gap between requests.

    A poll that breaks is recorded as one that could not look, and stops no other. Unsaved, after all the others are
    done, when not even that could be committed.
    """
    room = asyncio.Semaphore(max(1, bench.concurrency))

    async def one(poll: Poll) -> Recorded | None:
        async with room:
            try:
                return await poll_page(bench, poll)
            except Exception as error:
                log.error("poll.failed", host=host, url=poll.url, error=repr(error)[:300])
                return await _record_failure(bench, poll, error)

    results = await asyncio.gather(*(one(poll) for poll in polls), return_exceptions=True)
    failures = [result for result in results if isinstance(result, BaseException)]
    if failures:
        raise Unsaved(f"{host}: {len(failures)} of {len(polls)}") from failures[0]
    return [result for result in results if isinstance(result, Recorded)]


async def poll_page(bench: Bench, poll: Poll) -> Recorded | None:
    """Look at one page and commit what it means; None when another worker has taken the page meanwhile or it is left due."""
    if bench.clock.now() < bench.quiet.get(poll.host, EARLIEST):
        await _leave_due(bench, poll)  # the host has asked for peace since this batch was claimed
        return None
    fetched = await bench.fetcher.fetch(poll)
    if fetched.reason == STOPPED:
        await _leave_due(bench, poll)
        return None
    bench.heed(poll.host, fetched)
    if (quiet := await bench.ledger.record(Look(poll=poll, fetched=fetched))) is not None:
        bench.done(quiet)
        return quiet
    fetched = await bench.ending.judge(poll, await bench.missing.judge(poll, fetched))
    document, sibling, beyond = None, False, None
    if fetched.outcome is Outcome.FRESH and poll.role is Role.ATTACHMENT:
        document = await _read_file(bench, poll, fetched)
    elif fetched.outcome is Outcome.FRESH:
        document = await _read(bench, poll, fetched)
        if document is None:
            fetched = broken_down(fetched)
        elif poll.role is Role.LIST:
            fetched, document, beyond = await read_on(bench, poll, fetched, document)
            if fetched.reason == STOPPED:
                await _leave_due(bench, poll)
                return None
    elif fetched.outcome is Outcome.GONE:
        sibling = await _sibling_works(bench, poll)
    elif fetched.outcome in {Outcome.UNCHANGED, Outcome.IDENTICAL}:
        await _catch_up(bench, poll)  # its bytes may stay the same for years
    confirm = timedelta(seconds=bench.settings.confirm_delay)

    def save(session: Session) -> Recorded | None:
        return record(
            session, poll, fetched, document, now=bench.clock.now(), confirm=confirm, plan=bench.plan,
            sibling_works=sibling, beyond=beyond,
        )  # fmt: skip

    recorded = await bench.write(save)
    if recorded is not None:
        bench.done(recorded)
    return recorded


async def _record_failure(bench: Bench, poll: Poll, error: Exception) -> Recorded | None:
    """A fault of our own while one page was looked at: the page waits as after any error, the operator hears of it."""
    now = bench.clock.now()
    fetched = Fetched(
        outcome=Outcome.ERROR, reason=BROKEN, status=None, final_url=poll.url, fetched_at=now,
        message=f"处理失败：{type(error).__name__}",
    )  # fmt: skip
    confirm = timedelta(seconds=bench.settings.confirm_delay)
    return await bench.write(
        lambda session: record(session, poll, fetched, None, now=now, confirm=confirm, plan=bench.plan)
    )


async def _leave_due(bench: Bench, poll: Poll) -> None:
    """Not looked at after all: the page stays due."""
    await bench.write(lambda session: give_back(session, [poll]))


async def _read(bench: Bench, poll: Poll, fetched: Fetched) -> Document | None:
    """Read a fresh response; where the last version was read by another parser, read that again first.

    None where either broke down by a fault of ours.
    """
    if not is_of_this_parser(poll.sameness, poll.template) and not await _catch_up(bench, poll):
        return None
    document = bench.readings.get(fetched.proof)
    if document is None:
        document = await bench.reader.read(
            fetched.raw, fetched.final_url, role=poll.role, charset=fetched.charset, source=poll.source,
            template=poll.template,
        )  # fmt: skip
        if poll.sameness is not None and document.problem is None:
            bench.readings.keep(fetched.proof, document)
    alike = await read_alike(bench, poll, fetched, document)
    return None if alike is None or alike.transient else alike


async def _read_file(bench: Bench, poll: Poll, fetched: Fetched) -> Document:
    """Read an attachment; as above."""
    await _catch_up(bench, poll)
    return await bench.reader.read_file(fetched.raw, fetched.final_url, content_type=fetched.content_type)


async def _catch_up(bench: Bench, poll: Poll) -> bool:
    """Read the stored bytes of the last version again where another parser has read them (invariant 4).

    False where that broke down, so that nothing can be compared with them yet.
    """
    stale = await bench.write(lambda s: stale_reading(s, poll.page_id, poll.template))
    if stale is None:
        return True
    if poll.role is Role.ATTACHMENT:
        again = await bench.reader.read_file(stale.raw, stale.url, content_type=stale.content_type)
    else:
        again = await bench.reader.read(
            stale.raw, stale.url, role=stale.role, charset=stale.charset, source=poll.source, template=poll.template
        )
    return await bench.write(lambda s: refresh_reading(s, stale, again))


async def _sibling_works(bench: Bench, poll: Poll) -> bool:
    """Whether something else on this host answers, so that a refusal is the page's and not the host's (invariant 3)."""
    if await bench.write(lambda s: has_working_sibling(s, poll.page_id)):
        return True
    parts = urlsplit(poll.url)
    home = replace(
        poll, url=f"{parts.scheme}://{parts.netloc}/", role=Role.LIST, etag=None, last_modified=None, raw_digest=None,
        body=None, render="http",
    )  # fmt: skip
    answer = await bench.fetcher.fetch(home)
    return answer.outcome is Outcome.FRESH and not bench.missing.is_missing(poll.host, answer)
