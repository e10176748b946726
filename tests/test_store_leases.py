"""Who else holds a page is asked at every claim: the answer comes from the few that are held, not from all pages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import event, text, update

from parsers.document import Role
from sources.clock import FixedClock
from store.claims import claim
from store.database import Database
from store.pages import watch
from store.tables import PageRow

HOST = "sthj.example.gov.cn"


def plans_of_a_claim(database: Database, clock: FixedClock) -> list[str]:
    """How the database carries out the queries of one claim that name an owner, while another process holds a page."""
    now = clock.now()
    asked: list[tuple[str, Any]] = []
    with database.begin() as session:
        held, *_ = [watch(session, f"http://{HOST}/t{n}.html", Role.DETAIL, now)[0] for n in range(3)]
        watch(session, "http://fgw.example.gov.cn/t1.html", Role.DETAIL, now)
        until = now + timedelta(minutes=5)
        session.execute(update(PageRow).where(PageRow.id == held).values(lease_owner="away:1:1", lease_until=until))
    with database.begin() as session:
        connection = session.connection()
        if connection.dialect.name == "postgresql":  # else it reads tables of a few rows whole
            session.execute(text("SET LOCAL enable_seqscan = off"))
            session.execute(text("SET LOCAL enable_bitmapscan = off"))

        @event.listens_for(connection, "before_cursor_execute")
        def note(_c: Any, _cursor: Any, statement: str, values: Any, _context: Any, _many: bool) -> None:
            if statement.startswith("SELECT") and "lease_owner" in statement.partition("WHERE")[2]:
                asked.append((statement, values))

        assert [poll.host for poll in claim(session, now)] == ["fgw.example.gov.cn"]
        event.remove(connection, "before_cursor_execute", note)
        explain = "EXPLAIN QUERY PLAN " if connection.dialect.name == "sqlite" else "EXPLAIN "
        return [
            "\n".join(str(row) for row in connection.exec_driver_sql(explain + statement, values))
            for statement, values in asked
        ]


def test_a_claim_looks_for_other_owners_among_what_is_held(database: Database, clock: FixedClock) -> None:
    plans = plans_of_a_claim(database, clock)
    assert len(plans) == 2 and all("ix_page_lease" in plan for plan in plans), plans
