"""Rows of a list that lead straight to a file: followed as files, at first sight, later, and where only today's parser sees them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select, update

from parsers.document import Document, Role
from store.rereading import refresh_reading, stale_reading
from store.tables import PageRow, VersionRow
from tests.record_edges import life_on
from tests.recording import LONG, Life, document
from tests.store_record import LIST, row
from tests.test_reading_transient import words

life = pytest.fixture(life_on)
FILE = replace(row(7, "关于第7号整改任务验收销号的公示"), url=f"{LIST[:-10]}P020260301.pdf")


def listing(*numbers: int, file: bool) -> Document:
    return document(title="公示公告", kind="list", rows=((FILE,) if file else ()) + tuple(row(n) for n in numbers))


def roles(life: Life) -> dict[str, str]:
    with life.database.read() as session:
        pages = session.scalars(select(PageRow).where(PageRow.parent_id.is_not(None)))
        return {page.url.rpartition("/")[2]: page.role for page in pages}


def test_at_first_sight(life: Life) -> None:
    life.poll(life.watch(LIST, Role.LIST), listing(1, file=True))
    assert roles(life) == {"t1.html": "detail", "P020260301.pdf": "attachment"}


def test_a_new_row_is_announced_when_its_file_is_read(life: Life) -> None:
    column = life.watch(LIST, Role.LIST)
    life.poll(column, listing(1, file=False))
    (file,) = life.poll(column, listing(1, file=True)).follow
    assert roles(life)["P020260301.pdf"] == "attachment"
    life.poll(file, words(*LONG), raw=b"%PDF one")
    assert life.types() == ["notice.new"]


def test_a_row_that_only_todays_parser_sees(life: Life) -> None:
    column = life.watch(LIST, Role.LIST)
    life.poll(column, listing(1, file=False))
    with life.database.begin() as session:
        session.execute(update(VersionRow).values(parser_version="0"))
        stale = stale_reading(session, column)
        assert stale is not None and refresh_reading(session, stale, listing(1, file=True))
    assert roles(life) == {"t1.html": "detail", "P020260301.pdf": "attachment"} and life.types() == []
