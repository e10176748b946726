"""When a site wants to be asked: second looks wait for its hours, and looks that nobody claimed keep to them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from parsers.document import Role
from sources.clock import SHANGHAI, FixedClock
from sources.source import Source
from store.capture import Outcome
from store.catalogue import sync_sources
from store.database import Database
from store.glances import glances
from store.record import Recorded
from store.tables import PageRow, SourceRow
from tests.recording import LONG, Life, altered, document

HOST = "hbj.qinglan.gov.cn"
FIRST = document(*LONG)
EDITED = altered(FIRST, 3, "补充：噪声治理另行公示。")


def source_with(hours: str | None, name: str = "qinglan") -> Source:
    return Source.model_validate({
        "id": name, "name": "青岚市生态环境局", "region": "210100", "level": "prefecture", "agency": "生态环境局",
        "hosts": [HOST], "lists": [{"url": f"http://{HOST}/{name}/"}], "politeness": {"hours": hours},
    })  # fmt: skip


def at(hour: int, minute: int, day: int = 2) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=SHANGHAI)


def due_after(
    database: Database, hours: str | None, now: datetime, act: Callable[[Life, int], Recorded]
) -> tuple[datetime, str]:
    """When a page of a site with these hours is looked at next, and why, after this was done now."""
    life = Life(database, FixedClock(now - timedelta(days=1)))
    with database.begin() as session:
        sync_sources(session, [source_with(hours)], life.clock.now())
        session.execute(update(SourceRow).values(enabled=True))
    page = life.watch(f"http://{HOST}/t1.html", source_id="qinglan")
    life.poll(page, FIRST)
    life.later(days=1)
    act(life, page)
    with database.read() as session:
        row = session.get_one(PageRow, page)
        assert row.due_at is not None
        return row.due_at, row.due_reason


def edit(life: Life, page: int) -> Recorded:
    return life.poll(page, EDITED)


def edit_twice_at_once(life: Life, page: int) -> Recorded:
    """The second look comes too early, and stays due when it was."""
    life.poll(page, EDITED)
    return life.poll(page, EDITED)


def refuse(life: Life, page: int) -> Recorded:
    return life.poll(page, outcome=Outcome.GONE, reason="http-404", status=404)


@pytest.mark.parametrize(
    ("hours", "now", "act", "due"),
    [
        ("08:00-18:00", at(17, 55), edit, (at(8, 0, 3), "confirm")),
        ("08:00-18:00", at(17, 45), edit, (at(17, 55), "confirm")),
        ("08:00-18:00", at(17, 55), edit_twice_at_once, (at(8, 0, 3), "confirm")),
        ("08:00-18:00", at(17, 40), refuse, (at(8, 0, 3), "gone?")),
        ("08:00-18:00", at(17, 20), refuse, (at(17, 51), "gone?")),
        ("22:00-06:00", at(5, 55), edit, (at(22, 0), "confirm")),
        (None, at(23, 55), edit, (at(0, 5, 3), "confirm")),
    ],
)
def test_a_second_look_waits_for_the_hours_of_its_site(
    database: Database, hours: str | None, now: datetime, act: Callable[[Life, int], Recorded], due: tuple[datetime, str]
) -> None:
    assert due_after(database, hours, now, act) == due


def test_a_source_that_cannot_be_read_is_not_glanced_at_and_keeps_no_other_from_it(
    database: Database, clock: FixedClock
) -> None:
    """`claim` tells the operator; a glance has only to pass it over."""
    now = clock.now()
    with database.begin() as session:
        sync_sources(session, [source_with(None), source_with(None, "spoilt")], now)
        session.execute(update(SourceRow).values(enabled=True))
    life = Life(database, clock)
    pages = {name: life.watch(f"http://{HOST}/{name}.html", Role.DETAIL, source_id=name) for name in ("spoilt", "qinglan")}
    with database.begin() as session:
        spoilt = {"id": "spoilt", "politeness": {"hours": "from dawn"}}
        session.execute(update(SourceRow).where(SourceRow.id == "spoilt").values(definition=spoilt))
        found = glances(session, list(pages.values()), now)
    assert list(found) == [pages["qinglan"]]
