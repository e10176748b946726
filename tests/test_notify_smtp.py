"""Mail: our own message over a real SMTP conversation, and what each refusal means."""

from __future__ import annotations

import asyncio
import smtplib
import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import pytest
from aiosmtpd.smtp import AuthResult
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pydantic import SecretStr

from notify.channels import Answer, Verdict, make_plugin, pass_on
from notify.mail import address_of, compose, host_of
from notify.smtp import MailLine, MailServer, MailUrlError, ReadyMail, judge, parse_mail_url, server_of
from tests.notify_samples import Mailbox, free_port, mail_server

RAW = compose(
    subject="【验收销号公示】兴城市", text="正文\n", html="<p>正文</p>", sender="督察 <ducha@demo.test>",
    recipient="reader@demo.test", message_id="<a.b@demo.test>", now=datetime(2026, 3, 2, 1, tzinfo=UTC),
    event_ids=["1" * 32, "2" * 32, "3" * 32], contact="ops@demo.test", subscription_id=7,
)  # fmt: skip


def carry(line: MailLine, recipient: str = "reader@demo.test") -> Answer:
    """Hand the message over through Apprise, as the delivery does."""
    return asyncio.run(pass_on(ReadyMail(line, RAW, "ducha@demo.test", recipient), title="", text="ready"))


def test_our_message_arrives_as_we_made_it() -> None:
    mailbox = Mailbox()
    with mail_server(mailbox) as port:
        line = MailLine(parse_mail_url(f"smtp://127.0.0.1:{port}"))
        assert carry(line) == Answer(verdict=Verdict.ACCEPTED)
        line.close()
    mail = mailbox.mails[0]
    assert mail["Subject"] == "【验收销号公示】兴城市"
    assert mail["From"] == "督察 <ducha@demo.test>" and mail["To"] == "reader@demo.test"
    assert mail["Message-ID"] == "<a.b@demo.test>"
    assert mail["Date"].datetime == datetime(2026, 3, 2, 1, tzinfo=UTC) and str(mail["Date"]).endswith("+0800")
    assert [id_.strip() for id_ in mail["X-Ducha-Events"].split(",")] == ["1" * 32, "2" * 32, "3" * 32]
    assert mail["Auto-Submitted"] == "auto-generated" and "events.demo.test" in mail["List-Id"]
    assert mail["List-Unsubscribe"] == "<mailto:ops@demo.test?subject=unsubscribe%207>"
    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert [part.get_content().strip() for part in mail.iter_parts()] == ["正文", "<p>正文</p>"]
    assert len(mail.get_all("Message-ID")) == 1


def test_one_connection_carries_several_mails() -> None:
    mailbox = Mailbox()
    with mail_server(mailbox) as port:
        line = MailLine(parse_mail_url(f"smtp://127.0.0.1:{port}"))
        for number in range(4):
            assert carry(line, f"r{number}@demo.test").verdict is Verdict.ACCEPTED
        line.close()
    assert (len(mailbox.mails), mailbox.connections) == (4, 1)


def test_a_connection_that_went_stale_is_opened_anew() -> None:
    mailbox = Mailbox()
    with mail_server(mailbox, timeout=0.2) as port:
        line = MailLine(parse_mail_url(f"smtp://127.0.0.1:{port}"))
        carry(line)
        asyncio.run(asyncio.sleep(0.5))
        assert carry(line).verdict is Verdict.ACCEPTED
        line.close()
    assert mailbox.connections == 2


@pytest.mark.parametrize(
    ("rcpt", "data", "verdict"),
    [
        ("550 5.1.1 no such user", "250 OK", Verdict.REFUSED),
        ("451 4.7.1 greylisted, try again later", "250 OK", Verdict.LATER),
        ("554 5.7.1 relay access denied", "250 OK", Verdict.LATER),
        ("250 OK", "554 5.6.0 no", Verdict.REFUSED),
        ("250 OK", "452 4.3.1 mailbox full", Verdict.LATER),
        ("250 OK", "421 shutting down", Verdict.DOWN),
    ],
)
def test_refusals(rcpt: str, data: str, verdict: Verdict) -> None:
    mailbox = Mailbox()
    mailbox.rcpt["reader@demo.test"], mailbox.data = rcpt, data
    with mail_server(mailbox) as port:
        line = MailLine(parse_mail_url(f"smtp://127.0.0.1:{port}"))
        answer = carry(line)
        assert answer.verdict is verdict and "邮件服务器拒绝" in answer.error
        mailbox.data = "250 OK"
        assert carry(line, "other@demo.test").verdict is Verdict.ACCEPTED  # the line goes on after a refusal
        line.close()


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_a_wrong_password_is_recognised_at_once() -> None:
    tries = []

    def check(_server: object, _session: object, _envelope: object, _mechanism: str, data: object) -> AuthResult:
        tries.append(data)
        return AuthResult(success=getattr(data, "password", b"") == b"p@ss:word", handled=False)

    mailbox = Mailbox()
    options = {"auth_required": True, "auth_require_tls": False, "authenticator": check}
    with mail_server(mailbox, **options) as port:
        wrong = carry(MailLine(parse_mail_url(f"smtp://ducha:wrong-secret@127.0.0.1:{port}")))
        assert wrong.verdict is Verdict.BLOCKED and "用户名和密码" in wrong.error and "wrong-secret" not in wrong.error
        assert 1 <= len(tries) <= 2  # the mechanisms the server offers, each once
        none = carry(MailLine(parse_mail_url(f"smtp://127.0.0.1:{port}")))
        assert none.verdict is Verdict.BLOCKED
        assert carry(MailLine(parse_mail_url(f"smtp://ducha:p%40ss%3Aword@127.0.0.1:{port}"))).verdict is Verdict.ACCEPTED


def test_nobody_there() -> None:
    answer = carry(MailLine(parse_mail_url(f"smtp://127.0.0.1:{free_port()}")))
    assert answer.verdict is Verdict.DOWN and "无法连接邮件服务器" in answer.error


def test_a_password_does_not_travel_in_the_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MailServer, "is_local", False)
    mailbox = Mailbox()
    with mail_server(mailbox) as port:
        answer = carry(MailLine(parse_mail_url(f"smtp://u:secret@127.0.0.1:{port}")))
    assert answer.verdict is Verdict.BLOCKED and "?plain=yes" in answer.error
    assert mailbox.mails == []


@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (smtplib.SMTPAuthenticationError(535, b"no"), Verdict.BLOCKED),
        (smtplib.SMTPAuthenticationError(454, b"later"), Verdict.DOWN),
        (smtplib.SMTPSenderRefused(553, b"mail from must equal authorized user", "a@b"), Verdict.BLOCKED),
        (smtplib.SMTPSenderRefused(530, b"authentication required", "a@b"), Verdict.BLOCKED),
        (smtplib.SMTPSenderRefused(552, b"too big", "a@b"), Verdict.REFUSED),
        (smtplib.SMTPSenderRefused(451, b"later", "a@b"), Verdict.LATER),
        (smtplib.SMTPServerDisconnected("gone"), Verdict.LATER),
        (smtplib.SMTPConnectError(421, b"busy"), Verdict.DOWN),
        (smtplib.SMTPHeloError(501, b"no"), Verdict.DOWN),
        (ssl.SSLCertVerificationError("self-signed"), Verdict.BLOCKED),
        (ssl.SSLError("wrong version"), Verdict.DOWN),
        (TimeoutError(), Verdict.DOWN),
        (ConnectionRefusedError(), Verdict.DOWN),
        (UnicodeEncodeError("ascii", "收", 0, 1, "no"), Verdict.REFUSED),
    ],
)
def test_judge(error: Exception, verdict: Verdict) -> None:
    assert judge(error).verdict is verdict


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("smtp://mail.demo.test", ("mail.demo.test", 25, "", "", False)),
        ("smtp://u:p%40x@mail.demo.test", ("mail.demo.test", 587, "u", "p@x", False)),
        ("smtps://me%40demo.test:p@mail.demo.test", ("mail.demo.test", 465, "me@demo.test", "p", True)),
        ("smtp://mail.demo.test:2525/?verify=no", ("mail.demo.test", 2525, "", "", False)),
    ],
)
def test_mail_urls(text: str, expected: tuple[object, ...]) -> None:
    server = parse_mail_url(text)
    assert (server.host, server.port, server.user, server.password.get_secret_value(), server.tls) == expected
    assert server.verify is ("verify=no" not in text)


@pytest.mark.parametrize("text", ["", "mail.demo.test", "http://a", "smtp://", "smtp://u:topsecret@h:port", "smtp://[::1"])
def test_bad_mail_urls(text: str) -> None:
    with pytest.raises(MailUrlError) as caught:
        parse_mail_url(text)
    assert "DUCHA_MAIL_URL" in str(caught.value) and "topsecret" not in str(caught.value)


def test_apprise_mail_addresses_keep_their_own_server() -> None:
    plugin = make_plugin(SecretStr("mailtos://me:pw@smtp.demo.test:465?from=a@demo.test&to=b@demo.test&mode=ssl"))
    server, sender, recipient = server_of(plugin)  # type: ignore[arg-type]
    assert (server.host, server.port, server.user, server.tls) == ("smtp.demo.test", 465, "me", True)
    assert (sender, recipient) == ("a@demo.test", "b@demo.test")


@hypothesis_settings(max_examples=40)
@given(st.text(max_size=300), st.text(max_size=300))
def test_no_text_breaks_the_message_or_smuggles_a_header(subject: str, text: str) -> None:
    subject, text = (value.encode("utf-8", "replace").decode() for value in (subject, text))
    make: Callable[..., bytes] = compose
    raw = make(
        subject=subject, text=text, html=f"<p>{len(text)}</p>", sender="Ducha <d@demo.test>", recipient="r@demo.test",
        message_id="<x@y>", now=datetime(2026, 3, 2, tzinfo=UTC),
    )  # fmt: skip
    mail = message_from_bytes(raw, policy=default)
    expected = {"Subject", "From", "To", "Date", "Message-ID", "List-Id", "Auto-Submitted", "X-Auto-Response-Suppress",
                "MIME-Version", "Content-Type"}  # fmt: skip
    assert set(mail.keys()) == expected
    assert max(len(line) for line in raw.split(b"\r\n")) < 998


def test_sender_and_host() -> None:
    assert address_of("Ducha 督察 <ducha@localhost>") == "ducha@localhost"
    assert address_of("nonsense") == "ducha@localhost"
    assert host_of("督察 <a@Demo.Test>") == "demo.test"
    assert host_of("a@b_c") == host_of("nonsense") == "ducha"
