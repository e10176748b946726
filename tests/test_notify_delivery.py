"""Delivering: accepted once, retried with the same Message-ID, given up in the end, and never lost in a crash."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult, Envelope
from hypothesis import given
from hypothesis import strategies as st
from pytest_httpserver import HTTPServer

from notify.backoff import GIVE_UP, LONGEST, is_hopeless, pause_after
from notify.delivery import DeliveryReport, deliver, run_forever, send_test
from notify.robots import WeComRobot
from sources.clock import FixedClock, SystemClock
from sources.settings import Settings
from store import outbox
from store.conditions import INSTALLATION, is_open
from store.database import Database
from store.event import Audience, EventType
from store.outbox import Message
from store.presence import delivering
from store.secrets import SecretBox
from store.subscriptions import SubscriptionError, pause, remove, sync_operator
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


class Killed(BaseException):
    """Stands for kill -9."""


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


def run(database: Database, config: Settings, clock: FixedClock, **options: Any) -> DeliveryReport:
    return asyncio.run(deliver(database, config, clock, BOX, **options))


def messages(database: Database) -> list[Message]:
    with database.read() as session:
        return outbox.read_outbox(session)


def failing_is_open(database: Database) -> bool:
    with database.read() as session:
        return is_open(session, INSTALLATION, EventType.DELIVERY_FAILING)


def later(clock: FixedClock, **time: float) -> None:
    asyncio.run(clock.sleep(timedelta(**time).total_seconds()))


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


@ON_SQLITE
def test_greylisting_is_waited_out_with_the_same_message_id(
    database: Database, clock: FixedClock, mailbox: Mailbox, tmp_path: Path
) -> None:
    subscribe(database)
    happen(database, event(1))
    mailbox.data, mailbox.keep_refused = "451 4.7.1 greylisted", True
    with mail_server(mailbox) as port:
        config = settings(tmp_path, port)
        assert run(database, config, clock) == DeliveryReport(retried=1, pending=1)
        assert "451" in messages(database)[0].last_error
        assert run(database, config, clock) == DeliveryReport(pending=1)  # not before its time
        mailbox.data = "250 OK"
        later(clock, seconds=75)
        assert run(database, config, clock) == DeliveryReport(sent=1)
    assert len({mail["Message-ID"] for mail in mailbox.mails}) == 1 and len(mailbox.mails) == 2
    assert messages(database)[0].attempts == 2
    assert not failing_is_open(database)


def test_a_dead_address_fails_at_once_and_the_operator_hears_of_it_once(
    database: Database, clock: FixedClock, mailbox: Mailbox, tmp_path: Path
) -> None:
    reader = subscribe(database)
    with database.begin() as session:
        sync_operator(session, BOX, ["op@demo.test"], NOW)
    happen(database, event(1), event(2))
    mailbox.rcpt["reader@demo.test"] = "550 5.1.1 no such user"
    with mail_server(mailbox) as port:
        config = settings(tmp_path, port)
        assert run(database, config, clock) == DeliveryReport(sent=1, failed=2)
        assert [mail["To"] for mail in mailbox.mails] == ["op@demo.test"]
        text = part(mailbox.mails[0], "plain")
        assert "r***r@demo.test" in text and "reader@demo.test" not in text and "ducha outbox" in text
        happen(database, event(3))
        assert run(database, config, clock) == DeliveryReport(failed=1)  # told already
        with database.begin() as session:
            remove(session, reader.id)
        assert run(database, config, clock) == DeliveryReport(sent=1)  # and that it is over
    assert "投递恢复" in mailbox.mails[1]["Subject"]
    assert not failing_is_open(database)


@ON_SQLITE
@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_a_wrong_password_is_tried_once_for_all_mails(
    database: Database, clock: FixedClock, mailbox: Mailbox, tmp_path: Path
) -> None:
    tries: list[object] = []

    def check(_s: object, _e: object, _v: Envelope, _m: str, data: Any) -> AuthResult:
        tries.append(data)
        return AuthResult(success=data.password == b"right", handled=False)

    subscribe(database)
    happen(database, *(event(n) for n in range(1, 46)))
    options = {"auth_required": True, "auth_require_tls": False, "authenticator": check}
    with mail_server(mailbox, **options) as port:
        config = settings(tmp_path, mail_url=f"smtp://me:wrong@127.0.0.1:{port}")
        assert run(database, config, clock) == DeliveryReport(retried=1, pending=45)
        assert len(tries) <= 2
        assert failing_is_open(database)
        assert messages(database)[0].last_error.startswith("需要处理：邮件服务器拒绝登录")
        later(clock, minutes=2)
        config = settings(tmp_path, mail_url=f"smtp://me:right@127.0.0.1:{port}")
        assert run(database, config, clock) == DeliveryReport(sent=45)
    assert Counter(mail["Message-ID"] for mail in mailbox.mails).most_common(1)[0][1] == 1
    assert not failing_is_open(database)


@ON_SQLITE
def test_without_a_mail_server_mails_wait_and_say_why(database: Database, clock: FixedClock, tmp_path: Path) -> None:
    subscribe(database)
    happen(database, event(1))
    assert run(database, settings(tmp_path), clock) == DeliveryReport(retried=1, pending=1)
    assert "DUCHA_MAIL_URL" in messages(database)[0].last_error


@ON_SQLITE
def test_another_key_is_the_operators_news(database: Database, clock: FixedClock, tmp_path: Path) -> None:
    subscribe(database)
    happen(database, event(1))
    box = SecretBox.open(tmp_path / "other.key")
    report = asyncio.run(deliver(database, settings(tmp_path, free_port()), clock, box))
    assert report == DeliveryReport(retried=1, pending=1)
    assert "密钥" in messages(database)[0].last_error and failing_is_open(database)


@ON_SQLITE
def test_days_of_outage_lose_nothing_that_can_be_sent_and_end_in_giving_up(
    database: Database, clock: FixedClock, mailbox: Mailbox, tmp_path: Path
) -> None:
    subscribe(database)
    happen(database, event(1), event(2))
    config = settings(tmp_path, port := free_port())
    report = run(database, config, clock, once=False)
    assert report.failed == 2 and report.pending == 0
    assert clock.now() - NOW >= GIVE_UP
    assert {m.state for m in messages(database)} == {"failed"} and messages(database)[0].attempts < 40
    assert failing_is_open(database)
    with database.begin() as session:
        assert outbox.retry_failed(session, clock.now()) == 2
    with mail_server(mailbox) as real:
        assert real != port
        assert run(database, settings(tmp_path, real), clock) == DeliveryReport(sent=2)
    assert not failing_is_open(database)


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


@pytest.mark.parametrize("survived", [0, 1, 2, 3, 5, 20])
def test_a_kill_between_any_two_steps_loses_nothing(
    database: Database, clock: FixedClock, mailbox: Mailbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, survived: int
) -> None:
    """Killed before the n-th write, then run again: every message arrives, a second copy only under its first id."""
    subscribe(database, "a@demo.test")
    subscribe(database, "b@demo.test")
    happen(database, event(1), event(2))
    real, steps = Database.begin, 0

    def mortal(self: Database) -> Any:
        nonlocal steps
        steps += 1
        if steps == survived + 1:
            raise Killed
        return real(self)

    with mail_server(mailbox) as port:
        config = settings(tmp_path, port)
        with monkeypatch.context() as patch:
            patch.setattr(Database, "begin", mortal)
            with pytest.raises(Killed):
                run(database, config, clock)
                raise Killed
        before = len(mailbox.mails)
        unmarked = before - sum(m.state == "sent" for m in messages(database))
        assert unmarked in {0, 1}
        report = run(database, config, clock)
    assert report.pending == 0 and {m.state for m in messages(database)} == {"sent"}
    copies = Counter((mail["To"], mail["X-Ducha-Events"]) for mail in mailbox.mails)
    assert len(copies) == 4 and sum(copies.values()) == 4 + unmarked
    ids = {(mail["To"], mail["X-Ducha-Events"], mail["Message-ID"]) for mail in mailbox.mails}
    assert len(ids) == 4


def test_kill_9_after_acceptance_sends_again_under_the_same_id(tmp_path: Path, mailbox: Mailbox) -> None:
    """A real process, killed by the mail server after it has taken the mail and before it says so."""
    database = Database(f"sqlite:///{tmp_path / 'ducha.sqlite3'}")
    database.migrate()
    subscribe(database)
    happen(database, event(1), event(2))
    child: list[subprocess.Popen[bytes]] = []
    accept = mailbox.handle_DATA

    async def take_and_kill(*given: Any) -> str:
        answer = await accept(*given)
        if len(mailbox.mails) == 2:
            os.kill(child[0].pid, signal.SIGKILL)
            child[0].wait()
        return answer

    mailbox.handle_DATA = take_and_kill  # type: ignore[method-assign]
    with mail_server(mailbox) as port:
        program = textwrap.dedent(f"""
            import asyncio, pathlib
            from datetime import datetime
            from notify.delivery import deliver
            from sources.clock import FixedClock
            from store.database import Database
            from tests.notify_samples import BOX, NOW, settings
            asyncio.run(deliver(Database({database.url.render_as_string()!r}),
                                settings(pathlib.Path({str(tmp_path)!r}), {port}), FixedClock(NOW), BOX))
        """)
        child.append(subprocess.Popen([sys.executable, "-W", "ignore", "-c", program], cwd=Path(__file__).parent.parent))
        deadline = time.monotonic() + 30
        while child[0].poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
        assert child[0].returncode == -signal.SIGKILL
        assert [m.state for m in messages(database)] == ["sent", "sending"]
        assert run(database, settings(tmp_path, port), FixedClock(NOW)) == DeliveryReport(sent=1)
    first, second, again = mailbox.mails
    assert second["Message-ID"] == again["Message-ID"] != first["Message-ID"]
    assert second["X-Ducha-Events"] == again["X-Ducha-Events"] == event(2).id
    database.close()


def test_what_a_living_deliverer_sends_is_not_taken_from_it(
    database: Database, clock: FixedClock, mailbox: Mailbox, tmp_path: Path
) -> None:
    subscribe(database)
    happen(database, event(1))
    with mail_server(mailbox) as port:
        config = settings(tmp_path, port)
        with delivering(database) as alone:
            assert alone
            run_expansion_only(database, clock)
            with database.begin() as session:
                assert len(outbox.claim(session, clock.now(), 10)) == 1
            assert run(database, config, clock) == DeliveryReport(pending=1)
            later(clock, minutes=16)  # it has been silent for too long
            assert run(database, config, clock) == DeliveryReport(sent=1)
        with delivering(database) as alone:
            assert alone


def run_expansion_only(database: Database, clock: FixedClock) -> None:
    from notify.expansion import expand

    expand(database, clock.now())


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


def test_the_notifier_stops_when_asked(database: Database, mailbox: Mailbox, tmp_path: Path) -> None:
    subscribe(database)
    happen(database, event(1))

    async def main(port: int) -> None:
        stop = asyncio.Event()
        task = asyncio.create_task(
            run_forever(database, settings(tmp_path, port), SystemClock(), BOX, stop, pause=0.05)
        )
        for _ in range(200):
            await asyncio.sleep(0.02)
            if len(mailbox.mails) == 1:
                break
        await asyncio.to_thread(happen, database, event(2))
        for _ in range(200):
            await asyncio.sleep(0.02)
            if len(mailbox.mails) == 2:
                break
        stop.set()
        await asyncio.wait_for(task, 5)

    with mail_server(mailbox) as port:
        asyncio.run(main(port))
    assert len(mailbox.mails) == 2


def test_stopping_puts_back_what_was_not_tried(
    database: Database, clock: FixedClock, mailbox: Mailbox, tmp_path: Path
) -> None:
    subscribe(database)
    happen(database, event(1), event(2), event(3))
    stop = asyncio.Event()
    accept = mailbox.handle_DATA

    async def accept_and_stop(*given: Any) -> str:
        stop.set()
        return await accept(*given)

    mailbox.handle_DATA = accept_and_stop  # type: ignore[method-assign]
    with mail_server(mailbox) as port:
        assert run(database, settings(tmp_path, port), clock, stop=stop) == DeliveryReport(sent=1, pending=2)
    assert [(m.state, m.attempts) for m in messages(database)] == [("sent", 1), ("pending", 0), ("pending", 0)]


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


@given(st.integers(1, 200), st.text(max_size=10))
def test_pauses_grow_and_stay_within_bounds(attempts: int, seed: str) -> None:
    pause_ = pause_after(attempts, seed)
    assert timedelta(seconds=48) <= pause_ <= LONGEST * 1.2
    assert pause_ == pause_after(attempts, seed)
    if attempts <= 8:
        assert pause_after(attempts + 2, seed) > pause_


def test_giving_up_takes_three_days_and_some_attempts() -> None:
    assert not is_hopeless(NOW, NOW + timedelta(days=2, hours=23), 30)
    assert not is_hopeless(NOW, NOW + timedelta(days=9), 1)
    assert is_hopeless(NOW, NOW + timedelta(days=3), 12)
