"""One round of polls: pages named by their ids are claimed in pieces that every database takes."""

from __future__ import annotations

import asyncio

import pytest

from scheduler import once
from scheduler.dispatch import LocalDispatcher
from scheduler.once import poll_once
from sources.clock import FixedClock
from store.claims import claim
from store.database import Database
from tests.sibling_town import Town


@pytest.mark.parametrize("most", [1, 2, 10_000])
def test_second_looks_are_claimed_in_pieces(
    most: int, database: Database, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(once, "IDS_MOST", most)
    pieces: list[int] = []

    def counted(session: object, **what: object) -> object:
        pieces.append(len(what["ids"]) if what.get("ids") else 0)  # type: ignore[arg-type]
        return claim(session, **what)  # type: ignore[arg-type]

    monkeypatch.setattr(once, "claim", counted)
    town = Town(database, clock)
    town.publish(*range(5))
    asyncio.run(poll_once(town.bench, LocalDispatcher(town.bench), everything=True))
    for n in range(5):
        town.edit(n, "3月13日", "3月16日")
    pieces.clear()
    report = asyncio.run(poll_once(town.bench, LocalDispatcher(town.bench), everything=True))
    assert (report.polled, report.events) == (10, {"notice.edited": 5})
    assert pieces == [0, *{1: [1] * 5, 2: [2, 2, 1], 10_000: [5]}[most]]
