"""The ledger of quiet looks saves them in batches and gives each its own answer, whatever becomes of the others."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from parsers.document import Role
from scheduler.quiet import ENOUGH, TOGETHER, QuietLedger
from store.capture import Fetched, Outcome, Poll
from store.quiet import Look
from store.record import Recorded
from tests.quiet_work import HOST


def look_of(number: int, **values: Any) -> Look:
    poll = Poll(page_id=number, url=f"http://{HOST}/{number}", host=HOST, role=Role.DETAIL, source_id="s", sameness="1-a")
    fetched = Fetched(
        outcome=Outcome.FRESH, reason="ok", status=200, final_url=poll.url, proof="1-a",
        fetched_at=datetime(2026, 3, 2, tzinfo=UTC),
    )  # fmt: skip
    return Look(poll=poll, fetched=replace(fetched, **values))


class Book:
    """What a ledger saves; breaks at the batches named."""

    def __init__(self, *broken: int) -> None:
        self.batches: list[list[int]] = []
        self.broken = broken
        self.at_once = self.most_at_once = 0

    async def __call__(self, looks: Sequence[Look]) -> dict[int, Recorded]:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(0.01)
        self.at_once -= 1
        self.batches.append([look.poll.page_id for look in looks])
        if len(self.batches) in self.broken:
            raise RuntimeError
        return {n: Recorded(page_id=n, outcome=Outcome.FRESH) for n in self.batches[-1] if n % 10}


def test_many_looks_are_saved_in_batches_and_each_has_its_answer() -> None:
    book = Book()
    ledger = QuietLedger(book)

    async def go() -> list[Recorded | None]:
        return await asyncio.gather(*(ledger.record(look_of(n)) for n in range(3 * TOGETHER + 7)))

    given = asyncio.run(go())
    assert [saved.page_id if saved else None for saved in given] == [n if n % 10 else None for n in range(3 * TOGETHER + 7)]
    assert max(map(len, book.batches)) <= TOGETHER and len(book.batches) == 4 and book.most_at_once == 1
    assert sorted(n for batch in book.batches for n in batch) == list(range(3 * TOGETHER + 7))


def test_a_batch_that_breaks_leaves_the_next_alone() -> None:
    book = Book(1)
    ledger = QuietLedger(book)

    async def go() -> list[Recorded | None]:
        return await asyncio.gather(*(ledger.record(look_of(n)) for n in range(1, TOGETHER + 9)))

    given = asyncio.run(go())
    assert given[:TOGETHER] == [None] * TOGETHER and [saved.page_id for saved in given[TOGETHER:] if saved] == [
        n for n in range(TOGETHER + 1, TOGETHER + 9) if n % 10
    ]


def test_a_look_that_comes_while_others_are_saved_is_not_forgotten() -> None:
    book = Book()
    ledger = QuietLedger(book)

    async def late(number: int) -> Recorded | None:
        await asyncio.sleep(0.007 * number)
        return await ledger.record(look_of(number))

    async def go() -> list[Recorded | None]:
        return await asyncio.wait_for(asyncio.gather(*(late(n) for n in range(1, 10))), 5)

    assert [saved.page_id for saved in asyncio.run(go()) if saved] == list(range(1, 10))


def test_enough_looks_wait_for_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scheduler.quiet.GATHER", 3600.0)
    book = Book()
    ledger = QuietLedger(book)

    async def late(number: int) -> Recorded | None:
        await asyncio.sleep(0.002 * number)
        return await ledger.record(look_of(number))

    async def go() -> list[Recorded | None]:
        return await asyncio.wait_for(asyncio.gather(*(late(n) for n in range(1, ENOUGH + 1))), 5)

    assert len(asyncio.run(go())) == ENOUGH and len(book.batches) == 1


def test_the_ledger_belongs_to_no_loop() -> None:
    book = Book()
    ledger = QuietLedger(book)

    async def go(number: int) -> Recorded | None:
        return await asyncio.wait_for(ledger.record(look_of(number)), 5)

    saved = [asyncio.run(go(number)) for number in (1, 2, 3)]
    assert [one.page_id for one in saved if one] == [1, 2, 3]


def test_who_stops_waiting_stops_nobody_else() -> None:
    book = Book()
    ledger = QuietLedger(book)

    async def go() -> list[Recorded | None]:
        waiting = [asyncio.ensure_future(ledger.record(look_of(n))) for n in (1, 2, 3)]
        await asyncio.sleep(0)
        waiting[1].cancel()
        return await asyncio.gather(waiting[0], waiting[2])

    assert [saved.page_id for saved in asyncio.run(go()) if saved] == [1, 3]


def test_what_cannot_be_quiet_does_not_wait() -> None:
    book = Book()
    ledger = QuietLedger(book)
    for values in ({"proof": "1-b"}, {"proof": None}, {"outcome": Outcome.GONE}, {"outcome": Outcome.ERROR}):
        assert asyncio.run(ledger.record(look_of(1, **values))) is None
    assert book.batches == []
