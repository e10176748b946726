"""A poll of everything looks at a share of the files that are not due, so that in time each has its turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from sqlalchemy import event, insert, select, update

from parsers.document import Role
from sources.clock import SHANGHAI
from store.capture import Poll
from store.claims import FILES_LEAST, FILES_SHARE, claim, give_back
from store.database import Database
from store.pages import ensure_watch_source
from store.tables import PageRow

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=SHANGHAI)
HOST, OTHER = "sthj.example.gov.cn", "hbj.example.gov.cn"


def fill(database: Database, host: str, role: Role, count: int, **values: object) -> list[int]:
    """So many pages of a host, read before, looked at one minute after the other, not due for a month."""
    with database.begin() as session:
        source = ensure_watch_source(session, host, NOW).id
        first = len(session.scalars(select(PageRow.id)).all())
        rows = [
            {
                "url": f"http://{host}/{role}/{n}", "url_key": f"{host}{role}{n}", "host": host, "role": role.value,
                "source_id": source, "added_at": NOW, "version_n": 1, "due_at": NOW + timedelta(days=30),
                "last_looked_at": NOW - timedelta(days=9) + timedelta(minutes=n), "due_reason": "due",
            } | values
            for n in range(first, first + count)
        ]  # fmt: skip
        session.execute(insert(PageRow), rows)
        keys = [row["url_key"] for row in rows]
        return list(session.scalars(select(PageRow.id).where(PageRow.url_key.in_(keys)).order_by(PageRow.id)))


def poll(database: Database, now: datetime, **how: object) -> list[Poll]:
    """Claim everything and record nothing but that it was looked at."""
    with database.begin() as session:
        polls = claim(session, now, everything=True, limit=1_000_000, **how)  # type: ignore[arg-type]
        give_back(session, polls)
        ids = [poll.page_id for poll in polls]
        session.execute(update(PageRow).where(PageRow.id.in_(ids)).values(last_looked_at=now))
    return polls


def files_of(polls: Sequence[Poll]) -> list[int]:
    return [poll.page_id for poll in polls if poll.role is Role.ATTACHMENT]


@pytest.mark.parametrize("pages", [0, 5, FILES_LEAST * FILES_SHARE, FILES_LEAST * FILES_SHARE + 3 * FILES_SHARE])
def test_a_host_is_asked_for_its_share_of_files_oldest_look_first(database: Database, pages: int) -> None:
    files = fill(database, HOST, Role.ATTACHMENT, 100)
    details = fill(database, HOST, Role.DETAIL, pages) if pages else []
    found = poll(database, NOW)
    share = max(FILES_LEAST, pages // FILES_SHARE)
    assert sorted(files_of(found)) == files[:share] and share < 100
    assert {poll.page_id for poll in found} >= set(details)


def test_the_share_is_each_hosts_own(database: Database) -> None:
    few, many = fill(database, OTHER, Role.ATTACHMENT, 7), fill(database, HOST, Role.ATTACHMENT, 200)
    fill(database, OTHER, Role.DETAIL, FILES_LEAST * FILES_SHARE * 2)
    found = files_of(poll(database, NOW))
    assert set(few) < set(found) and sorted(set(found) - set(few)) == many[:FILES_LEAST]


def test_every_file_has_its_turn_before_any_has_another(database: Database) -> None:
    files = fill(database, HOST, Role.ATTACHMENT, 3 * FILES_LEAST - 10)
    rounds = [files_of(poll(database, NOW + timedelta(hours=n))) for n in range(6)]
    times = Counter(page for found in rounds[:3] for page in found)
    assert set(times) == set(files) and sorted(times.values())[-11:] == [1] + [2] * 10, "ten were looked at again"
    assert all(len(found) == FILES_LEAST for found in rounds)
    assert min(Counter(page for found in rounds for page in found).values()) >= 2


def test_new_and_due_files_are_looked_at_in_any_case(database: Database) -> None:
    fill(database, HOST, Role.ATTACHMENT, 2 * FILES_LEAST)
    new = fill(database, HOST, Role.ATTACHMENT, 90, version_n=0, last_looked_at=None)
    due = fill(database, HOST, Role.ATTACHMENT, 80, due_at=NOW, last_looked_at=NOW)
    never = fill(database, HOST, Role.ATTACHMENT, 3, due_at=None, last_looked_at=NOW)
    found = files_of(poll(database, NOW))
    assert set(found) >= {*new, *due, *never} and len(found) == FILES_LEAST + 173


def test_files_that_cannot_be_polled_take_no_ones_place(database: Database) -> None:
    gone = fill(database, HOST, Role.ATTACHMENT, FILES_LEAST, state="unwatched")
    held = fill(database, HOST, Role.ATTACHMENT, FILES_LEAST, lease="x", lease_until=NOW + timedelta(hours=1))
    files = fill(database, HOST, Role.ATTACHMENT, FILES_LEAST + 5)
    assert sorted(files_of(poll(database, NOW))) == files[:FILES_LEAST] and gone and held


def test_what_is_asked_for_by_name_is_looked_at(database: Database) -> None:
    files = fill(database, HOST, Role.ATTACHMENT, 2 * FILES_LEAST)
    assert sorted(files_of(poll(database, NOW, ids=files))) == files


def test_one_source_is_its_own_share(database: Database) -> None:
    fill(database, OTHER, Role.ATTACHMENT, 5)
    files = fill(database, HOST, Role.ATTACHMENT, FILES_LEAST + 5)
    found = files_of(poll(database, NOW, source_id=f"watch:{HOST}"))
    assert sorted(found) == files[:FILES_LEAST]


def test_files_of_very_many_hosts_fit_one_statement(database: Database) -> None:
    """No database takes more than 65,535 parameters: what is chosen is named by a query, not by its numbers."""
    for host in (f"h{n}.example.gov.cn" for n in range(3)):
        fill(database, host, Role.ATTACHMENT, FILES_LEAST + 1)
    statements: list[int] = []
    @event.listens_for(database.engine, "before_cursor_execute")
    def count(_connection: object, _cursor: object, statement: str, parameters: Sequence[object], *_: object) -> None:
        if statement.lstrip().startswith("SELECT page.id"):
            statements.append(len(parameters))

    with database.begin() as session:
        assert len(claim(session, NOW, everything=True)) == 3 * FILES_LEAST
    assert statements and max(statements) < 40
