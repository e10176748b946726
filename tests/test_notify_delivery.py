"""What is owed reaches each subscriber once, on the lane and in the words meant for them."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from notify.delivery import DeliveryReport, send_test
from notify.robots import WeComRobot
from sources.clock import FixedClock
from store.database import Database
from store.event import Audience, EventType
from store.subscriptions import SubscriptionError, pause, remove, sync_operator
from tests.notify_running import later, messages, run
from tests.notify_samples import (
    BOX,
    NOW,
    ON_SQLITE,
    Mailbox,
    event,
    free_port,
    happen,
    mail_server,
    part,
    settings,
    subscribe,
)


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


def test_each_event_is_sent_once(database: Database, clock: FixedClock, mailbox: Mailbox, tmp_path: Path) -> None:
    subscribe(database, "a@demo.test")
    subscribe(database, "b@demo.test", digest="daily")
    happen(database, event(1), event(2))
    with mail_server(mailbox) as port:
        config = settings(tmp_path, port)
        assert run(database, config, clock) == DeliveryReport(sent=2, pending=1)
        assert run(database, config, clock) == DeliveryReport(pending=1)
        later(clock, days=1)
        assert run(database, config, clock) == DeliveryReport(sent=1)
    assert mailbox.recipients == ["a@demo.test", "a@demo.test", "b@demo.test"]
    assert [mail["X-Ducha-Events"] for mail in mailbox.mails[:2]] == [event(1).id, event(2).id]
    assert mailbox.mails[0]["Subject"] == event(1).headline
    assert event(1).url in part(mailbox.mails[0], "plain") and event(1).url in part(mailbox.mails[0], "html")
    assert mailbox.connections == 2  # one for each run that had something to send
    assert {m.state for m in messages(database)} == {"sent"} and all(m.sent_at for m in messages(database))


def test_a_paused_subscription_waits_with_what_is_owed(
    database: Database, clock: FixedClock, mailbox: Mailbox, tmp_path: Path
) -> None:
    reader = subscribe(database, digest="daily")
    happen(database, event(1))
    with mail_server(mailbox) as port:
        config = settings(tmp_path, port)
        run(database, config, clock)
        with database.begin() as session:
            pause(session, reader.id)
        later(clock, days=2)
        assert run(database, config, clock) == DeliveryReport(pending=1)
        subscribe(database, digest="daily")
        assert run(database, config, clock) == DeliveryReport(sent=1)


def test_removal_cancels_what_is_owed(database: Database, clock: FixedClock, tmp_path: Path) -> None:
    reader = subscribe(database)
    happen(database, event(1))
    run(database, settings(tmp_path), clock)
    with database.begin() as session:
        remove(session, reader.id)
    later(clock, days=1)
    assert run(database, settings(tmp_path), clock) == DeliveryReport()
    assert messages(database)[0].state == "cancelled"


@ON_SQLITE
def test_robots_and_mail_are_lanes_of_their_own(
    database: Database, clock: FixedClock, mailbox: Mailbox, tmp_path: Path, httpserver: HTTPServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setattr(WeComRobot, "notify_url", httpserver.url_for("/send") + "?key={key}")
    httpserver.expect_ordered_request("/send").respond_with_json({"errcode": 0, "errmsg": "ok"})
    httpserver.expect_ordered_request("/send").respond_with_json({"errcode": 45009, "errmsg": "api freq out of limit"})
    subscribe(database, "wecombot://secret-robot-key")
    subscribe(database, "reader@demo.test")
    long = {"hunks": [{"ops": [{"kind": "insert", "before": "", "after": "整改" * 3000}]}] * 9}
    happen(database, event(1, change=long), event(2), event(3))
    with mail_server(mailbox) as port:
        report = run(database, settings(tmp_path, port), clock)
    assert report == DeliveryReport(sent=4, retried=1, pending=2) and len(mailbox.mails) == 3
    assert len(httpserver.log) == 2  # asked for a pause, and given one
    content = httpserver.log[0][0].get_json()["text"]["content"]
    assert len(content.encode()) <= 2048 and event(1).url in content
    waiting = [m for m in messages(database) if m.state == "pending"]
    assert [m.attempts for m in waiting] == [1, 0] and all("45009" in m.last_error for m in waiting)
    assert "secret-robot-key" not in repr(messages(database)) + repr(waiting)
    httpserver.clear()


@ON_SQLITE
def test_a_message_that_cannot_be_worded_does_not_stop_the_others(
    database: Database, clock: FixedClock, mailbox: Mailbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from notify import post

    real = post.render

    def fragile(events: Any, *rest: Any) -> Any:
        if events[0].id == event(1).id:
            raise KeyError("x")
        return real(events, *rest)

    monkeypatch.setattr(post, "render", fragile)
    subscribe(database)
    happen(database, event(1), event(2))
    with mail_server(mailbox) as port:
        assert run(database, settings(tmp_path, port), clock) == DeliveryReport(sent=1, retried=1, pending=1)


@ON_SQLITE
def test_a_test_message(database: Database, clock: FixedClock, mailbox: Mailbox, tmp_path: Path) -> None:
    reader = subscribe(database)
    with mail_server(mailbox) as port:
        assert asyncio.run(send_test(database, settings(tmp_path, port), clock, BOX, reader.id)) is None
    assert "测试消息" in part(mailbox.mails[0], "plain")
    error = asyncio.run(send_test(database, settings(tmp_path, free_port()), clock, BOX, reader.id))
    assert error and "无法连接" in error
    with pytest.raises(SubscriptionError):
        asyncio.run(send_test(database, settings(tmp_path), clock, BOX, 99))
    assert messages(database) == []


@ON_SQLITE
def test_operator_and_reader_hear_their_own(
    database: Database, clock: FixedClock, mailbox: Mailbox, tmp_path: Path
) -> None:
    subscribe(database)
    with database.begin() as session:
        assert sync_operator(session, BOX, ["op@demo.test"], NOW)[0].audience is Audience.OPERATOR
    happen(database, event(1), event(2, type=EventType.SOURCE_FAILING, facts={"note": "连续 3 次读取失败"}))
    with mail_server(mailbox) as port:
        assert run(database, settings(tmp_path, port), clock) == DeliveryReport(sent=2)
    assert {mail["To"]: mail["X-Ducha-Events"] for mail in mailbox.mails} == {
        "reader@demo.test": event(1).id, "op@demo.test": event(2).id,
    }  # fmt: skip
