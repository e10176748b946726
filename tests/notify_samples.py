"""Invented events, subscriptions and servers for the tests of `notify`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from sources.clock import SHANGHAI
from sources.settings import Settings
from store.database import Database
from store.event import Audience, Event, EventType
from store.events import add_event
from store.secrets import SecretBox
from store.subscriptions import Subscription, add

ON_SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
"""For what has nothing to do with the kind of database: its queries run on both in other tests."""

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=SHANGHAI)
KEY = b"3Zk0Wq2m7m5m0m1m2m3m4m5m6m7m8m9m0m1m2m3m4m4="
BOX = SecretBox(KEY)
TITLE = "关于第二轮省级生态环境保护督察第8项整改任务销号的公示"


def event(number: int = 1, **changes: Any) -> Event:
    """An event nobody has seen: a sign-off notice of 兴城市 unless told otherwise."""
    values: dict[str, Any] = {
        "id": f"{number:032x}", "seq": 0, "type": EventType.NOTICE_NEW, "title": TITLE,
        "url": f"https://sthjj.xingcheng.example/info/{number}.htm", "seen_at": NOW, "source": "xingcheng-sthjj",
        "headline": f"【验收销号公示】辽宁省葫芦岛市兴城市：{TITLE}（异议期至2026-03-13）",
        "source_name": "兴城市生态环境分局", "region": "211481", "kind": "signoff_notice", "published": date(2026, 3, 2),
    }  # fmt: skip
    return Event(**{**values, **changes})


def subscription(number: int = 1, **changes: Any) -> Subscription:
    """An active subscription to everything, unless told otherwise."""
    values: dict[str, Any] = {
        "id": number, "channel": "email", "address_masked": "r***r@demo.test", "address_key": f"{number:064x}",
        "audience": Audience.SUBSCRIBER, "created_at": NOW.astimezone(UTC),
    }  # fmt: skip
    return Subscription(**{**values, **changes})


def subscribe(database: Database, address: str = "reader@demo.test", **filters: Any) -> Subscription:
    """Add a subscription and commit."""
    with database.begin() as session:
        return add(session, BOX, address, now=NOW, **filters)


def happen(database: Database, *events: Event) -> list[Event]:
    """Commit these events in one transaction."""
    with database.begin() as session:
        saved = [add_event(session, one) for one in events]
    assert None not in saved
    return [one for one in saved if one is not None]


def settings(home: Path, port: int | None = None, **changes: Any) -> Settings:
    """Settings of an installation that sends its mail to this port."""
    mail_url = f"smtp://127.0.0.1:{port}" if port else ""
    values = {
        "home": home, "mail_url": mail_url, "mail_from": "督察 <ducha@demo.test>", "contact": "ops@demo.test",
        "public_url": "http://ducha.demo.test",
    }  # fmt: skip
    return Settings(**{**values, **changes})


class Mailbox:
    """A mail server's mind: keeps what it accepts, and answers as `rcpt` and `data` say."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.connections = 0
        self.rcpt: dict[str, str] = {}
        self.data = "250 OK"
        self.keep_refused = False

    async def handle_EHLO(
        self, _server: SMTP, session: Session, _envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _o: Any) -> str:
        answer = self.rcpt.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        if self.data.startswith("250") or self.keep_refused:
            mail = message_from_bytes(envelope.content or b"", policy=default)
            assert isinstance(mail, EmailMessage)
            self.mails.append(mail)
            self.recipients += envelope.rcpt_tos
        return self.data


@contextmanager
def mail_server(mailbox: Mailbox, **options: Any) -> Iterator[int]:
    """A real SMTP server on loopback; gives its port."""
    controller = Controller(mailbox, hostname="127.0.0.1", port=0, **options)
    controller.port = free_port()
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop(no_assert=True)


def free_port() -> int:
    """A port of loopback that nobody listens on just now."""
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def part(mail: EmailMessage, kind: str) -> str:
    """The text of the plain or html part."""
    found = mail.get_body((kind,))
    assert found is not None
    return str(found.get_content())
