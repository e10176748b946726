"""A life in the store on one database or on both, and what is done to it where things go wrong."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from sources.clock import FixedClock
from sources.source import Source
from store.capture import Outcome
from store.catalogue import enable, sync_sources
from store.tables import PageRow
from tests.conftest import BACKENDS, database_of
from tests.recording import Life
from tests.store_record import LIST

GONE = {"outcome": Outcome.GONE, "reason": "http-404", "status": 404}


def life_on(request: pytest.FixtureRequest, clock: FixedClock) -> Iterator[Life]:
    """On SQLite; on PostgreSQL where a test asks for it, and every promise of `test_store_record` is tested on both."""
    with database_of(request, getattr(request, "param", "sqlite"), migrated=True) as database:
        yield Life(database, clock)


on_both = pytest.mark.parametrize("life", BACKENDS, indirect=True)


def page_row(life: Life, page_id: int) -> PageRow:
    with life.database.read() as session:
        return session.get_one(PageRow, page_id)


def withdraw(life: Life, page_id: int) -> None:
    life.poll(page_id, **GONE)  # type: ignore[arg-type]
    life.later(minutes=31)
    life.poll(page_id, **GONE)  # type: ignore[arg-type]


def source(**values: object) -> Source:
    return Source.model_validate(
        {"id": "example", "name": "某市生态环境局", "region": "211400", "level": "prefecture", "agency": "某市生态环境局",
         "hosts": ["sthj.example.gov.cn"], "lists": [{"url": LIST, "evidence": "verified"}], **values}
    )  # fmt: skip


def enabled(life: Life, one: Source) -> int:
    with life.database.begin() as session:
        sync_sources(session, [one], life.clock.now())
        enable(session, [one], life.clock.now())
        return session.scalars(select(PageRow.id).where(PageRow.role == "list")).one()
