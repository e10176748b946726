"""From events to messages: once per event, group or period; a kill at any moment changes nothing."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify.expansion import digest_due, expand, message_id_of, period_of, period_of_key, plan
from sources.clock import SHANGHAI
from store import outbox
from store.database import Database
from store.event import Event, EventType
from store.outbox import Message
from store.subscriptions import pause, remove
from tests.notify_samples import NOW, ON_SQLITE, event, happen, subscribe, subscription


class Killed(BaseException):
    """Stands for kill -9."""


def messages(database: Database) -> list[Message]:
    with database.read() as session:
        return outbox.read_outbox(session)


def as_told(database: Database) -> list[tuple[int, str, str, tuple[str, ...]]]:
    return [(m.subscription_id, m.key, m.message_id, m.event_ids) for m in messages(database)]


def test_one_message_per_event_and_matching_subscription(database: Database) -> None:
    wide = subscribe(database)
    narrow = subscribe(database, "narrow@demo.test", regions=["130000"])
    first, second = happen(database, event(1), event(2, region="130400"))
    assert expand(database, NOW, host="demo.test") == 2
    assert [(m.subscription_id, m.event_ids) for m in messages(database)] == [
        (wide.id, (first.id,)), (wide.id, (second.id,)), (narrow.id, (second.id,)),
    ]  # fmt: skip
    made = messages(database)[0]
    assert (made.key, made.state, made.attempts, made.next_attempt_at) == (first.id, "pending", 0, NOW)
    assert made.message_id.startswith(f"<{first.id}.") and made.message_id.endswith("@demo.test>")
    assert expand(database, NOW) == 0 and len(messages(database)) == 3


@ON_SQLITE
def test_events_before_the_subscription_are_not_told(database: Database) -> None:
    happen(database, event(1))
    subscribe(database)
    happen(database, event(2))
    expand(database, NOW)
    assert [m.event_ids for m in messages(database)] == [(event(2).id,)]


@ON_SQLITE
def test_the_same_address_twice_is_told_once(database: Database) -> None:
    subscribe(database)
    subscribe(database, regions=["210000"])
    happen(database, event(1))
    expand(database, NOW)
    assert len(messages(database)) == 1


def test_paused_and_removed_are_not_told(database: Database) -> None:
    paused, removed = subscribe(database, "a@demo.test"), subscribe(database, "b@demo.test")
    with database.begin() as session:
        pause(session, paused.id)
        remove(session, removed.id)
    happen(database, event(1))
    assert expand(database, NOW) == 1
    assert messages(database) == []


def test_a_group_is_one_message_however_large(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notify.expansion.BATCH", 3)
    made = subscribe(database)
    group = [event(n, group="a" * 32) for n in range(1, 26)]
    happen(database, event(100), *group, event(101))
    with database.read() as session:  # else a notifier could send the first part before the rest is expanded
        assert [e.id for e in outbox.unexpanded(session, 3, NOW)] == [event(100).id, *(e.id for e in group)]
    expand(database, NOW)
    told = {m.key: m.event_ids for m in messages(database)}
    assert told["a" * 32] == tuple(e.id for e in group)
    assert len(told) == 3 and made.id


def test_digests_gather_by_day_and_week(database: Database) -> None:
    subscribe(database, "daily@demo.test", digest="daily")
    subscribe(database, "weekly@demo.test", digest="weekly")
    at = [datetime(2026, 3, 2, 0, 1), datetime(2026, 3, 2, 23, 59), datetime(2026, 3, 8, 12), datetime(2026, 3, 9, 8)]
    happen(database, *(event(n, seen_at=moment.replace(tzinfo=SHANGHAI)) for n, moment in enumerate(at, 1)))
    expand(database, NOW)
    told = {(m.subscription_id, m.key): (len(m.event_ids), m.next_attempt_at) for m in messages(database)}
    assert told == {
        (1, "digest:2026-03-02"): (2, datetime(2026, 3, 3, 8, 30, tzinfo=SHANGHAI)),
        (1, "digest:2026-03-08"): (1, datetime(2026, 3, 9, 8, 30, tzinfo=SHANGHAI)),
        (1, "digest:2026-03-09"): (1, datetime(2026, 3, 10, 8, 30, tzinfo=SHANGHAI)),
        (2, "digest:2026-03-02"): (3, datetime(2026, 3, 9, 8, 30, tzinfo=SHANGHAI)),
        (2, "digest:2026-03-09"): (1, datetime(2026, 3, 16, 8, 30, tzinfo=SHANGHAI)),
    }


def test_a_digest_grows_until_it_leaves_and_no_straggler_is_lost(database: Database) -> None:
    subscribe(database, digest="daily")
    happen(database, event(1))
    expand(database, NOW)
    happen(database, event(2))
    expand(database, NOW)
    assert [m.event_ids for m in messages(database)] == [(event(1).id, event(2).id)]
    with database.begin() as session:
        claimed = outbox.claim(session, NOW + timedelta(days=1), 10)
        outbox.mark_sent(session, claimed[0].id, NOW + timedelta(days=1))
    happen(database, event(3))  # seen on the day whose digest has left
    expand(database, NOW + timedelta(days=1))
    assert [(m.key, m.event_ids) for m in messages(database)][1:] == [("digest:2026-03-03", (event(3).id,))]


@pytest.mark.parametrize("survived", [0, 1, 3, 6, 8, 20])
def test_a_kill_at_any_moment_gives_the_same_messages(
    database: Database, monkeypatch: pytest.MonkeyPatch, survived: int
) -> None:
    """Killed at the n-th step of the expansion, and run again: what an undisturbed run gives."""
    monkeypatch.setattr("notify.expansion.BATCH", 2)
    subscribe(database, "a@demo.test")
    subscribe(database, "b@demo.test", digest="daily")
    happen(database, *(event(n, group="g" if n in {3, 4, 5} else None) for n in range(1, 7)))
    steps = 0

    def perhaps_die() -> None:
        nonlocal steps
        steps += 1
        if steps == survived + 1:
            raise Killed

    for name in ("enqueue", "mark_expanded"):  # nine steps in all
        real = getattr(outbox, name)

        def mortal(*args: object, _real: object = real, **kwargs: object) -> object:
            perhaps_die()
            return _real(*args, **kwargs)  # type: ignore[operator]

        monkeypatch.setattr(outbox, name, mortal)
    with pytest.raises(Killed):
        expand(database, NOW)
        raise Killed  # it survived all its steps
    expand(database, NOW)
    ids = [event(n).id for n in range(1, 7)]
    assert [(s, key, events) for s, key, _, events in as_told(database) if s == 1] == [
        (1, ids[0], (ids[0],)), (1, ids[1], (ids[1],)), (1, "g", tuple(ids[2:5])), (1, ids[5], (ids[5],)),
    ]  # fmt: skip
    assert [(key, events) for s, key, _, events in as_told(database) if s == 2] == [("digest:2026-03-02", tuple(ids))]


def test_message_ids_differ_by_reader_and_key_and_are_clean() -> None:
    one, two = subscription(1), subscription(2)
    ids = {message_id_of(s, key, "demo.test") for s in (one, two) for key in ("a" * 32, "digest:2026-03-02", "组 1")}
    assert len(ids) == 6
    assert all(id_.isascii() and " " not in id_ and id_.count("@") == 1 for id_ in ids)
    assert message_id_of(one, "a", "h") == message_id_of(one, "a", "h")


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)), st.sampled_from(["daily", "weekly"]))
def test_a_digest_leaves_after_its_period_and_only_once(moment: datetime, digest: str) -> None:
    seen = moment.replace(tzinfo=SHANGHAI)
    period = period_of(seen, digest)  # type: ignore[arg-type]
    due = digest_due(period, digest)  # type: ignore[arg-type]
    days = 1 if digest == "daily" else 7
    assert timedelta(hours=8, minutes=30) <= due - seen <= timedelta(days=days, hours=8, minutes=30)
    assert (due.hour, due.minute) == (8, 30) and (digest == "daily" or due.weekday() == 0)
    assert period_of_key(f"digest:{period}") == period


@given(st.lists(st.tuples(st.integers(1, 40), st.booleans(), st.sampled_from(["210000", "130000"])), max_size=30))
def test_every_event_is_owed_to_every_reader_exactly_once(happenings: list[tuple[int, bool, str]]) -> None:
    events: list[Event] = []
    for seq, (number, grouped, region) in enumerate(happenings, 1):
        made = event(number, id=f"{seq:032x}", seq=seq, region=region, group="g" if grouped else None)
        events.append(made)
    readers = [subscription(1), subscription(2, regions=("130000",)), subscription(3, digest="weekly")]
    owed = plan(events, readers)
    for reader in readers:
        told = [id_ for one in owed if one.subscription is reader for id_ in one.event_ids]
        wanted = [e.id for e in events if reader.id != 2 or e.region == "130000"]
        assert sorted(told) == sorted(wanted)


def test_period_of_key_ignores_other_keys() -> None:
    assert period_of_key("a" * 32) is None
    assert period_of_key("digest:2026-03-02") == date(2026, 3, 2)


@ON_SQLITE
def test_operator_events_go_to_the_operator_only(database: Database) -> None:
    subscribe(database)
    happen(database, event(1, type=EventType.LIST_EMPTY))
    expand(database, NOW)
    assert messages(database) == []
