"""What a server refuses is tried again under the same Message-ID, given up in the end, and told to the operator once."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult, Envelope
from hypothesis import given
from hypothesis import strategies as st

from notify.backoff import GIVE_UP, LONGEST, is_hopeless, pause_after
from notify.delivery import DeliveryReport, deliver
from sources.clock import FixedClock
from store import outbox
from store.database import Database
from store.secrets import SecretBox
from store.subscriptions import remove, sync_operator
from tests.notify_running import failing_is_open, later, messages, run
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
    report = run(database, config, clock)
    failed = 0
    while report.pending:
        due = min(m.next_attempt_at for m in messages(database) if m.state == "pending")
        later(clock, seconds=max(0.0, (due - clock.now()).total_seconds()))
        report = run(database, config, clock)
        failed += report.failed
    assert failed == 2
    assert clock.now() - NOW >= GIVE_UP
    assert {m.state for m in messages(database)} == {"failed"} and messages(database)[0].attempts < 40
    assert failing_is_open(database)
    with database.begin() as session:
        assert outbox.retry_failed(session, clock.now()) == 2
    with mail_server(mailbox) as real:
        assert real != port
        assert run(database, settings(tmp_path, real), clock) == DeliveryReport(sent=2)
    assert not failing_is_open(database)


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
