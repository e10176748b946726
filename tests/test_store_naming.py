"""A list may have more rows than a database takes parameters in one query."""

from __future__ import annotations

from sqlalchemy import func, insert, select

from parsers.document import Role
from sources.clock import FixedClock
from store.claims import claim
from store.database import Database
from store.naming import is_among
from store.pages import unwatch, watch
from store.tables import PageRow
from tests.test_claim_hosts import HOST, watched

MANY = 70_000
LIST = f"http://{HOST}/gs/"


def test_pages_are_claimed_by_more_ids_than_there_may_be_parameters(database: Database, clock: FixedClock) -> None:
    ids = watched(database, clock.now(), 3)
    with database.begin() as session:
        polls = claim(session, clock.now(), everything=True, ids=[*range(10**6, 10**6 + MANY), *ids[1:]])
    assert sorted(poll.page_id for poll in polls) == ids[1:]


def test_a_list_with_more_rows_than_there_may_be_parameters_is_unwatched(database: Database, clock: FixedClock) -> None:
    other = watched(database, clock.now(), 1)
    with database.begin() as session:
        page = watch(session, LIST, Role.LIST, clock.now())[0]
        source_id = session.get_one(PageRow, page).source_id
        rows = [
            {
                "url": f"{LIST}{n}.html", "url_key": f"{HOST}/gs/{n}.html", "host": HOST, "role": Role.DETAIL.value,
                "parent_id": page, "source_id": source_id, "added_at": clock.now(), "due_at": clock.now(),
            }
            for n in range(MANY)
        ]  # fmt: skip
        session.execute(insert(PageRow), rows)
    with database.begin() as session:
        assert unwatch(session, LIST) == MANY + 1
        left = select(PageRow.id).where(PageRow.state != "unwatched")
        assert session.scalars(left).all() == other


def test_nothing_is_among_no_ids(database: Database, clock: FixedClock) -> None:
    watched(database, clock.now(), 2)
    with database.read() as session:
        count = select(func.count()).select_from(PageRow)
        assert session.scalar(count.where(is_among(PageRow.id, []))) == 0
        assert session.scalar(count.where(~is_among(PageRow.id, []))) == 2
