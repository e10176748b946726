"""The ways out: takes a claimed message, words it for its channel, and passes it on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from apprise.plugins.base import NotifyBase
from apprise.plugins.email.base import NotifyEmail
from pydantic import SecretStr

from sources.clock import Clock
from sources.settings import Settings
from store.addresses import EMAIL
from store.outbox import Claim
from store.secrets import SecretBox, SecretError
from store.subscriptions import Subscription

from .channels import DEADLINE, Answer, Verdict, make_plugin, pass_on, scrub, secrets_in
from .mail import address_of, compose, host_of
from .rendering import Rendered, Sender, byte_size, render, shorten
from .robots import Robot
from .smtp import MailLine, MailServer, MailUrlError, ReadyMail, parse_mail_url, server_of


class Post:
    """Sends through Apprise; keeps one connection to the mail server over many messages. `close` hangs up."""

    def __init__(self, settings: Settings, clock: Clock, box: SecretBox) -> None:
        self._settings = settings
        self._clock = clock
        self._box = box
        self._line: MailLine | None = None

    async def send(self, claim: Claim) -> Answer:
        """Word and send one claimed message. Never raises for trouble of the channel or of the address."""
        rendered = render(claim.events, claim.subscription, claim.key, self.sender)
        return await self.send_rendered(
            rendered, claim.subscription, claim.sealed, claim.message_id, [event.id for event in claim.events]
        )

    async def send_rendered(
        self, rendered: Rendered, subscription: Subscription, sealed: str, message_id: str, event_ids: Sequence[str] = ()
    ) -> Answer:
        """Send words that are ready; the same `message_id` at every attempt."""
        try:
            address = self._box.reveal(sealed)
        except SecretError as error:
            return Answer(verdict=Verdict.BLOCKED, error=str(error))
        if subscription.channel == EMAIL:
            return await self._to_mailbox(rendered, subscription, address, message_id, event_ids)
        plugin = make_plugin(address)
        if plugin is None:
            return Answer(verdict=Verdict.REFUSED, error="通道已不认识该地址，请重新订阅")
        secrets = secrets_in(address)
        if isinstance(plugin, NotifyEmail):
            server, sender, recipient = server_of(plugin)
            line = MailLine(server, greeting=host_of(sender))
            raw = self._compose(rendered, subscription, message_id, event_ids, sender=sender, recipient=recipient)
            return await self._carry(line, raw, sender, recipient, secrets, keep=False)
        title, text = _words(rendered, plugin)
        return await pass_on(plugin, title=title, text=text, secrets=secrets)

    def close(self) -> None:
        """Hang up."""
        if self._line is not None:
            self._line.close()
            self._line = None

    @property
    def sender(self) -> Sender:
        """What messages say of this installation."""
        return Sender(public_url=self._settings.public_url, contact=self._settings.contact)

    async def _to_mailbox(
        self, rendered: Rendered, subscription: Subscription, address: SecretStr, message_id: str,
        event_ids: Sequence[str],
    ) -> Answer:  # fmt: skip
        try:
            server = parse_mail_url(self._settings.mail_url)
        except MailUrlError as error:
            return Answer(verdict=Verdict.BLOCKED, error=str(error))
        recipient, sender = address.get_secret_value(), address_of(self._settings.mail_from)
        raw = self._compose(
            rendered, subscription, message_id, event_ids, sender=self._settings.mail_from, recipient=recipient
        )
        secrets = [recipient, *_credentials(server)]
        return await self._carry(self._line_to(server), raw, sender, recipient, secrets, keep=True)

    def _compose(
        self, rendered: Rendered, subscription: Subscription, message_id: str, event_ids: Sequence[str],
        *, sender: str, recipient: str,
    ) -> bytes:  # fmt: skip
        return compose(
            subject=rendered.subject, text=rendered.text, html=rendered.html, sender=sender, recipient=recipient,
            message_id=message_id, now=self._now(), event_ids=event_ids, contact=self._settings.contact,
            subscription_id=subscription.id,
        )  # fmt: skip

    async def _carry(
        self, line: MailLine, raw: bytes, sender: str, recipient: str, secrets: Sequence[str], *, keep: bool
    ) -> Answer:
        plugin = ReadyMail(line, raw, sender, recipient)
        answer = await pass_on(plugin, title="", text="ready", secrets=secrets)
        if plugin.answer is None:  # Apprise gave up waiting; its thread may still hold the connection
            self._line = None if keep else self._line
            return Answer(verdict=Verdict.DOWN, error=f"邮件服务器在 {DEADLINE:.0f} 秒内没有收下邮件")
        if not keep:
            line.close()
        return answer

    def _line_to(self, server: MailServer) -> MailLine:
        if self._line is None:
            self._line = MailLine(server, greeting=host_of(self._settings.mail_from))
        return self._line

    def _now(self) -> datetime:
        return self._clock.now()


def _words(rendered: Rendered, plugin: NotifyBase) -> tuple[str, str]:
    """Title and text within what the channel takes: bytes for the robots, characters as Apprise knows them else."""
    if isinstance(plugin, Robot):
        return "", shorten(rendered, plugin.text_limit, byte_size)
    if plugin.title_maxlen <= 0:
        return "", shorten(rendered, plugin.body_maxlen)
    title = rendered.subject[: plugin.title_maxlen]
    room = plugin.body_maxlen - (len(title) + 2 if plugin.overflow_amalgamate_title else 0)
    return title, shorten(rendered, room, with_subject=False) or rendered.subject


def _credentials(server: MailServer) -> list[str]:
    return [scrub(secret, ()) for secret in (server.password.get_secret_value(), server.user) if len(secret) >= 4]
