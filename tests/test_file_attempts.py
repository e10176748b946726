"""Attempts at a file whose reading breaks down: which looks count, and what is known of it meanwhile."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from parsers.document import Role
from store.capture import Outcome
from store.pages import unwatch, watch
from store.search import search
from store.tables import VersionRow
from tests.record_edges import life_on, on_both, page_row
from tests.recording import LONG, Life
from tests.store_record import FILE
from tests.test_reading_transient import BROKEN, catch_up, with_file, words

life = pytest.fixture(life_on)


@on_both
def test_looks_before_the_second_one_is_due_are_no_attempts(life: Life) -> None:
    file = with_file(life)
    life.poll(file, words(*LONG), raw=b"%PDF one")
    for seconds in (0, 1, 1, 1, 600, 1, 1, 600, 1):
        life.later(seconds=seconds)
        life.poll(file, BROKEN, raw=b"%PDF two")
    assert life.types() == [] and page_row(life, file).due_reason == "confirm:3"
    life.later(seconds=600)
    assert len(life.poll(file, BROKEN, raw=b"%PDF two").events) == 1


def test_a_file_that_is_there_again_is_in_no_trouble_though_its_reading_breaks_down(life: Life) -> None:
    file = with_file(life)
    life.poll(file, words(*LONG), raw=b"%PDF one")
    for _ in range(3):
        life.poll(file, outcome=Outcome.ERROR, reason="timeout")
    life.poll(file, BROKEN, raw=b"%PDF two")
    assert life.types() == ["source.failing", "source.recovered"]


def test_a_file_followed_again_is_a_baseline_though_its_reading_breaks_down(life: Life) -> None:
    file = with_file(life)
    life.poll(file, words(*LONG), raw=b"%PDF one")
    with life.database.begin() as session:
        unwatch(session, FILE)
        watch(session, FILE, Role.ATTACHMENT, life.clock.now())
    assert life.poll(file, BROKEN, raw=b"%PDF two").new_version
    assert life.types() == [] and page_row(life, file).hold_fingerprint is None


def test_what_an_older_parser_held_is_seen_twice_again_and_words_read_anew_are_found(life: Life) -> None:
    file = with_file(life)
    life.poll(file, words(*LONG), raw=b"%PDF one")
    life.poll(file, words(*LONG, "另增一项任务。"), raw=b"%PDF two")
    with life.database.begin() as session:
        session.scalars(select(VersionRow).where(VersionRow.page_id == file)).one().parser_version = "0"
    assert catch_up(life, file, words("清江县责任清单", *LONG))
    assert page_row(life, file).hold_fingerprint is None
    with life.database.read() as session:
        assert [found.page_id for found in search(session, "清江县责任清单")] == [file]
    life.later(seconds=600)
    assert not life.poll(file, words(*LONG, "另增一项任务。"), raw=b"%PDF two").events
    life.later(seconds=600)
    assert life.poll(file, words(*LONG, "另增一项任务。"), raw=b"%PDF two").events
