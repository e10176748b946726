"""The way to a mail server: one connection that carries several ready messages, and what its answers mean."""

# mypy: disallow-untyped-calls=False
# Apprise is typed in part: its plugins' constructors and hooks are not.

from __future__ import annotations

import ipaddress
import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from apprise.plugins.email.base import NotifyEmail
from pydantic import SecretStr

from .channels import ACCEPTED, Answer, Answering, Verdict

TIMEOUT = 20.0
"""Seconds for each step of the conversation."""


class MailUrlError(ValueError):
    """`DUCHA_MAIL_URL` cannot be used; the message is Chinese and holds no password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """Where mail goes out; `tls`: implicit from the first byte, else STARTTLS is used when the server offers it."""

    host: str
    port: int
    user: str = ""
    password: SecretStr = field(default=SecretStr(""), repr=False)
    tls: bool = False
    verify: bool = True
    plain_login: bool = False  # let the password travel unencrypted

    @property
    def is_local(self) -> bool:
        """Whether the server runs on this machine: no wire to listen on, and no certificate that anybody signed."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def parse_mail_url(text: str) -> MailServer:
    """Read `smtp://` or `smtps://`, user:password@host:port, `?verify=no`, `?plain=yes`. Raises MailUrlError."""
    if not text:
        raise MailUrlError("没有设置 DUCHA_MAIL_URL，无法发送邮件（例如 smtp://用户:密码@smtp.example.cn:587）")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise MailUrlError("DUCHA_MAIL_URL 中的主机或端口无法识别") from None
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise MailUrlError("DUCHA_MAIL_URL 应以 smtp:// 或 smtps:// 开头，并写明主机名")
    options = {name: values[-1].lower() for name, values in parse_qs(parts.query).items()}
    user = unquote(parts.username or "")
    return MailServer(
        host=parts.hostname, port=port or (465 if parts.scheme == "smtps" else 587 if user else 25), user=user,
        password=SecretStr(unquote(parts.password or "")), tls=parts.scheme == "smtps",
        verify=options.get("verify", "yes") != "no", plain_login=options.get("plain", "no") == "yes",
    )  # fmt: skip


def server_of(plugin: NotifyEmail) -> tuple[MailServer, str, str]:
    """What an Apprise `mailto(s)://` address says: the server, the sender, the recipient."""
    server = MailServer(
        host=plugin.smtp_host, port=int(plugin.port or 25), user=plugin.user or "", password=SecretStr(plugin.password or ""),
        tls=plugin.secure_mode == "ssl", verify=bool(plugin.verify_certificate),
        plain_login=plugin.secure_mode == "insecure",
    )  # fmt: skip
    return server, str(plugin.from_addr[1]), str(plugin.targets[0][1])


class MailLine:
    """A connection to one mail server, opened when first needed and kept for the messages that follow.

    For one sender at a time; every method blocks, and is called from a thread.
    """

    def __init__(self, server: MailServer, *, greeting: str = "localhost") -> None:
        self.server = server
        self._greeting = greeting
        self._connection: smtplib.SMTP | None = None

    def send(self, raw: bytes, sender: str, recipient: str) -> Answer:
        """Hand over one ready message. Never raises for what a server may do; the connection is dropped after trouble.

        A connection lost after the text went out leaves it open whether the server has the message: that is "later",
        and the next attempt carries the same Message-ID.
        """
        try:
            connection = self._open()
            refused = connection.sendmail(sender, [recipient], raw)
        except (smtplib.SMTPException, OSError, ValueError) as error:
            answer = judge(error)
            if not isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError):
                self.close()
            return answer
        assert not refused, "with one recipient sendmail raises instead"
        return ACCEPTED

    def close(self) -> None:
        """Hang up."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(smtplib.SMTPException, OSError):  # the server may have hung up first
                connection.quit()
            connection.close()

    def _open(self) -> smtplib.SMTP:
        if self._connection is not None:
            with suppress(smtplib.SMTPException, OSError):  # it may have been idle for too long: then call again
                if self._connection.noop()[0] == 250:
                    return self._connection
            self.close()
        server = self.server
        kind: Any = smtplib.SMTP_SSL if server.tls else smtplib.SMTP
        extra = {"context": self._context()} if server.tls else {}
        connection: smtplib.SMTP = kind(server.host, server.port, self._greeting, TIMEOUT, **extra)
        self._connection = connection
        connection.ehlo_or_helo_if_needed()
        if not server.tls and connection.has_extn("starttls"):
            connection.starttls(context=self._context())
            connection.ehlo()
        elif not server.tls and server.user and not (server.is_local or server.plain_login):
            raise smtplib.SMTPNotSupportedError("no-tls")
        if server.user:
            connection.login(server.user, server.password.get_secret_value())
        return connection

    def _context(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        if not self.server.verify or self.server.is_local:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        return context


class ReadyMail(Answering):
    """An Apprise plugin that hands over a message made by us: Apprise's own email plugin would make another one."""

    service_name: Any = "Ducha mail"
    secure_protocol: Any = "ducha-mail"
    title_maxlen = 1000
    body_maxlen = 10_000_000

    def __init__(self, line: MailLine, raw: bytes, sender: str, recipient: str, **kwargs: Any) -> None:
        super().__init__(host=line.server.host, **kwargs)
        self._line, self._raw, self._sender, self._recipient = line, raw, sender, recipient

    def url(self, privacy: bool = False, *_: Any, **__: Any) -> str:
        """How Apprise names this target in its reports: without addresses."""
        return "ducha-mail://***"

    def send(self, body: str, title: str = "", *_: Any, **__: Any) -> bool:
        """Called by Apprise in a thread of its own; `body` is not used, the message is ready."""
        self.answer = self._line.send(self._raw, self._sender, self._recipient)
        return self.answer.verdict is Verdict.ACCEPTED


def judge(error: Exception) -> Answer:
    """What trouble in the conversation means; pure."""
    match error:
        case smtplib.SMTPAuthenticationError():
            if error.smtp_code < 500:
                return Answer(verdict=Verdict.DOWN, error=f"邮件服务器暂时无法登录（{error.smtp_code}）")
            return Answer(
                verdict=Verdict.BLOCKED,
                error=f"邮件服务器拒绝登录（{error.smtp_code}），请检查 DUCHA_MAIL_URL 的用户名和密码",
            )
        case smtplib.SMTPNotSupportedError():
            return Answer(
                verdict=Verdict.BLOCKED,
                error="邮件服务器不提供加密或登录，密码不会明文发送；内网服务器可在 DUCHA_MAIL_URL 末尾加 ?plain=yes",
            )
        case smtplib.SMTPSenderRefused():
            return _judge_code("发件人", error.smtp_code, error.smtp_error, final=Verdict.BLOCKED)
        case smtplib.SMTPRecipientsRefused():
            code, words = next(iter(error.recipients.values()), (450, b""))
            return _judge_code("收件人", code, words, final=Verdict.REFUSED)
        case smtplib.SMTPDataError():
            return _judge_code("邮件内容", error.smtp_code, error.smtp_error, final=Verdict.REFUSED)
        case smtplib.SMTPServerDisconnected():
            return Answer(verdict=Verdict.LATER, error="邮件服务器中途断开连接，是否已收下邮件不明")
        case smtplib.SMTPResponseException():
            return Answer(verdict=Verdict.DOWN, error=f"邮件服务器暂时不可用（{error.smtp_code}）")
        case ssl.SSLCertVerificationError():
            return Answer(
                verdict=Verdict.BLOCKED,
                error="邮件服务器的证书无法验证；确认无误可在 DUCHA_MAIL_URL 末尾加 ?verify=no",
            )
        case TimeoutError():
            return Answer(verdict=Verdict.DOWN, error=f"邮件服务器在 {TIMEOUT:.0f} 秒内没有答复")
        case smtplib.SMTPException() | OSError():
            return Answer(verdict=Verdict.DOWN, error=f"无法连接邮件服务器（{type(error).__name__}）")
        case _:
            return Answer(verdict=Verdict.REFUSED, error=f"邮件无法交给服务器（{type(error).__name__}）")


def _judge_code(what: str, code: int, words: bytes | str, *, final: Verdict) -> Answer:
    """A reply to one step: 4xx waits (greylisting), 5xx is final, but a policy (5.7.x) or 530 may be mended."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    error = f"邮件服务器拒绝{what}（{code} {text[:160]}）"
    if code == 421:
        return Answer(verdict=Verdict.DOWN, error=error)
    if code == 530:
        return Answer(verdict=Verdict.BLOCKED, error=f"邮件服务器要求登录，请在 DUCHA_MAIL_URL 写明用户名和密码（{code}）")
    if code == 552:
        return Answer(verdict=Verdict.REFUSED, error=error)
    if code < 500 or (text.lstrip().startswith("5.7.") and final is Verdict.REFUSED):
        return Answer(verdict=Verdict.LATER, error=error)
    return Answer(verdict=final, error=error)
