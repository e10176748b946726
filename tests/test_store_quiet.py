"""A look that found nothing new leaves the store as the ordinary turn would; whatever else it means is left to that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from store.capture import Outcome
from store.claims import claim
from store.database import Database
from store.quiet import Look, record_quietly
from store.tables import PageRow, SourceRow, SpanRow
from tests.conftest import database_of
from tests.quiet_lives import ANSWERS, PAGES, Batch, Lived, live_both
from tests.test_store_record_properties import in_memory

PAUSES = (0, 1, 5, 10, 11, 31, 60, 600, 1500, -20)  # minutes; the last: a clock that was set back
FIRST = Batch(0, tuple((index, "甲") for index in range(len(PAGES))))

batches = st.builds(
    lambda pause, looks: Batch(pause, tuple(looks)), st.sampled_from(PAUSES),
    st.lists(st.tuples(st.integers(0, len(PAGES) - 1), st.sampled_from(ANSWERS)), min_size=1, max_size=5,
             unique_by=lambda look: look[0]),
)  # fmt: skip


def script_of(seed: int, length: int) -> list[Batch]:
    dice = Random(seed)
    script = [FIRST]
    for _ in range(length):
        chosen = dice.sample(range(len(PAGES)), dice.randint(1, len(PAGES)))
        script.append(Batch(dice.choice(PAUSES), tuple((index, dice.choice(ANSWERS)) for index in chosen)))
    return script


@settings(max_examples=12, phases=[Phase.explicit, Phase.generate])
@given(script=st.lists(batches, min_size=3, max_size=9))
def test_the_store_is_as_after_ordinary_turns(sqlite_template: Path, script: list[Batch]) -> None:
    live_in_memory(sqlite_template, [FIRST, *script])


@pytest.mark.parametrize("seed", range(3))
def test_the_store_is_as_after_ordinary_turns_through_long_lives(sqlite_template: Path, seed: int) -> None:
    assert live_in_memory(sqlite_template, script_of(seed, 45)) >= 10


def live_in_memory(template: Path, script: list[Batch]) -> int:
    one, other = in_memory(template), in_memory(template)
    try:
        ordinary, quiet = Lived(one, quiet=False), Lived(other, quiet=True)
        live_both(ordinary, quiet, script)
        assert ordinary.quietly == 0
        return quiet.quietly
    finally:
        one.close()
        other.close()


def test_so_it_is_on_postgresql(request: pytest.FixtureRequest) -> None:
    with (
        database_of(request, "postgresql", migrated=True) as one,
        database_of(request, "postgresql", migrated=True) as other,
    ):
        quiet = Lived(other, quiet=True)
        live_both(Lived(one, quiet=False), quiet, script_of(77, 40))
        assert quiet.quietly >= 10


# --- what is quiet, and what is not


@pytest.fixture
def lived(database: Database) -> Iterator[Lived]:
    lived = Lived(database, quiet=True)
    lived.act(FIRST)
    yield lived


@pytest.mark.parametrize("answer", ["noise", "304", "identical"])
def test_a_page_that_is_well_and_says_the_same_needs_no_turn(lived: Lived, answer: str) -> None:
    looks = Batch(60, tuple((index, answer) for index in range(len(PAGES)) if answer != "noise" or index < 4))
    lived.act(looks)
    assert lived.quietly == len(looks.looks)
    with lived.database.read() as session:
        pages = session.scalars(select(PageRow).order_by(PageRow.id)).all()
        spans = session.scalars(select(SpanRow)).all()
        sources = session.scalars(select(SourceRow)).all()
    looked = [page for page in pages if page.id in [lived.ids[index] for index, _ in looks.looks]]
    assert {page.last_looked_at for page in looked} == {lived.clock.now()} == {page.last_ok_at for page in looked}
    assert {page.due_at for page in looked} == {lived.clock.now() + timedelta(hours=1)}
    assert [page.lease for page in looked] == [None] * len(looked)
    assert [span.polls for span in spans].count(2) == len(looked) and {source.last_ok_at for source in sources} == {
        lived.clock.now()
    }


WAITING = [
    ("an edit on hold", [(1, "乙")]), ("a refusal on hold", [(1, "gone")]), ("trouble", [(1, "challenged")]),
    ("an error", [(1, "error")]), ("nothing could be read", [(1, "problem")]), ("an announcement", [(1, "announce")]),
    ("stopped", [(1, "unwatch")]), ("watched again", [(1, "unwatch"), (1, "watch")]),
]  # fmt: skip


@pytest.mark.parametrize("answer", ["noise", "304", "identical"])
@pytest.mark.parametrize(("state", "before"), WAITING, ids=[name for name, _ in WAITING])
def test_a_page_that_waits_for_anything_has_its_turn(
    lived: Lived, state: str, before: list[tuple[int, str]], answer: str
) -> None:
    if state == "an announcement":
        with lived.database.begin() as session:
            session.execute(update(PageRow).where(PageRow.id == lived.ids[1]).values(announce=True))
    else:
        for look in before:
            lived.act(Batch(5, (look,)))
    was = lived.quietly
    lived.act(Batch(5, ((1, answer),)))
    assert lived.quietly == was
    lived.act(Batch(5, ((2, answer),)))
    assert lived.quietly == was + 1, "the one beside it is not concerned"


def test_a_withdrawn_page_has_its_turn(lived: Lived) -> None:
    for _ in range(2):
        lived.act(Batch(31, ((1, "gone"),)))
    with lived.database.read() as session:
        assert session.get_one(PageRow, lived.ids[1]).state == "withdrawn"
    lived.act(Batch(60, ((1, "noise"),)))
    assert lived.quietly == 0


def looks_of(lived: Lived, indices: tuple[int, ...], answer: str = "noise") -> list[Look]:
    return [pair[0] for index in indices if (pair := lived.look(index, answer)) is not None]


def test_who_lost_the_lease_saves_nothing(lived: Lived) -> None:
    ours = looks_of(lived, (1, 2, 3))
    with lived.database.begin() as session:  # the lease of two has run out, and another worker looks at them
        taken = [lived.ids[1], lived.ids[2]]
        session.execute(update(PageRow).where(PageRow.id.in_(taken)).values(lease_until=lived.clock.now()))
        theirs = [
            Look(poll=poll, fetched=next(look.fetched for look in ours if look.poll.page_id == poll.page_id))
            for poll in claim(session, lived.clock.now(), everything=True, ids=taken)
        ]
    assert len(theirs) == 2
    before = lived.state()
    with lived.database.begin() as session:
        assert set(record_quietly(session, ours[:2], now=lived.clock.now(), plan=lived.plan)) == set()
    assert lived.state() == before
    for looks in (ours, theirs, ours, theirs):
        with lived.database.begin() as session:
            given = record_quietly(session, looks, now=lived.clock.now(), plan=lived.plan)
            lived.quietly += len(given)
    with lived.database.read() as session:
        polls = {span.page_id: span.polls for span in session.scalars(select(SpanRow))}
    assert lived.quietly == 3 and [polls[lived.ids[index]] for index in (1, 2, 3)] == [2, 2, 2], "each once"


def test_two_looks_at_one_page_are_not_for_one_batch(lived: Lived) -> None:
    """Only the lease says whose look counts; a stale one must not be told that it was saved."""
    (look,) = looks_of(lived, (1,))
    stale = replace(look, poll=replace(look.poll, lease="an older lease"))
    for looks in ([stale, look], [look, stale], [look, look]):
        with lived.database.begin() as session:
            assert record_quietly(session, looks, now=lived.clock.now(), plan=lived.plan) == {}


def test_a_proof_that_was_true_when_the_page_was_claimed_must_still_be(lived: Lived) -> None:
    (look,) = looks_of(lived, (1,))
    with lived.database.begin() as session:
        session.execute(update(PageRow).where(PageRow.id == lived.ids[1]).values(sameness="1-something else"))
    with lived.database.begin() as session:
        assert record_quietly(session, [look], now=lived.clock.now(), plan=lived.plan) == {}


@pytest.mark.parametrize(
    ("outcome", "proof", "sameness", "quiet"),
    [
        (Outcome.FRESH, "1-a", "1-a", True), (Outcome.FRESH, "1-b", "1-a", False), (Outcome.FRESH, None, None, False),
        (Outcome.UNCHANGED, None, None, True), (Outcome.IDENTICAL, None, "1-a", True), (Outcome.GONE, "1-a", "1-a", False),
        (Outcome.CHALLENGED, "1-a", "1-a", False), (Outcome.ERROR, "1-a", "1-a", False),
    ],
)  # fmt: skip
def test_only_a_look_that_saw_the_same_may_be_quiet(
    lived: Lived, outcome: Outcome, proof: str | None, sameness: str | None, quiet: bool
) -> None:
    (look,) = looks_of(lived, (1,))
    changed = Look(
        poll=replace(look.poll, sameness=sameness), fetched=replace(look.fetched, outcome=outcome, proof=proof)
    )
    assert changed.may_be_quiet is quiet
