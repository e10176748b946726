"""What a channel answers, and one message going through Apprise to one target."""

# mypy: disallow-untyped-calls=False
# Apprise is typed in part: its plugins' constructors and hooks are not.

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from apprise import Apprise, AppriseAsset, NotifyFormat
from apprise.plugins.base import NotifyBase
from pydantic import SecretStr

DEADLINE = 90.0
"""Seconds after which we stop waiting for a channel, whatever it does."""

ERROR_MOST = 300


class Verdict(StrEnum):
    """What became of one attempt."""

    ACCEPTED = "accepted"
    LATER = "later"  # this message may pass another time
    REFUSED = "refused"  # this message will never pass
    DOWN = "down"  # the channel does not answer, or asks for a pause: its other messages wait as well
    BLOCKED = "blocked"  # the channel refuses until somebody acts: its other messages wait, the operator is told

    @property
    def stops_channel(self) -> bool:
        """Whether trying the channel's next message now would be of no use."""
        return self in {Verdict.DOWN, Verdict.BLOCKED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The channel's answer; `error` is Chinese and holds no token."""

    verdict: Verdict
    error: str = ""


ACCEPTED = Answer(verdict=Verdict.ACCEPTED)


class Answering(NotifyBase):
    """An Apprise plugin that keeps what the channel answered, beyond Apprise's yes or no."""

    request_rate_per_sec = 0.0  # the delivery keeps the pace; Apprise's own pause would hold a thread
    answer: Answer | None = None


def make_plugin(address: SecretStr) -> NotifyBase | None:
    """The Apprise plugin of this address, ours where the answer's body matters; None when Apprise does not know it."""
    from . import robots  # robots builds on this module

    robots.install()
    plugin = Apprise.instantiate(address.get_secret_value(), asset=AppriseAsset(async_mode=True, secure_logging=True))
    if plugin is not None:
        plugin.request_rate_per_sec = 0.0
    return plugin


async def pass_on(plugin: NotifyBase, *, title: str, text: str, secrets: Iterable[str] = ()) -> Answer:
    """Send a text (or what the plugin holds ready) through Apprise and say what became of it.

    `secrets` are cut out of whatever the channel or Apprise reports. Never raises for trouble of the channel.
    """
    apprise = Apprise(asset=AppriseAsset(async_mode=True, secure_logging=True))
    apprise.add(plugin)
    result = await apprise.async_notify(body=text, title=title, body_format=NotifyFormat.TEXT, timeout=DEADLINE)
    answer: Answer | None = getattr(plugin, "answer", None)
    if answer is None:
        answer = ACCEPTED if result else Answer(verdict=Verdict.LATER, error=_report(result))
    elif not result and answer.verdict is Verdict.ACCEPTED:
        answer = Answer(verdict=Verdict.LATER, error=_report(result))
    return Answer(verdict=answer.verdict, error=scrub(answer.error, secrets)[:ERROR_MOST])


def secrets_in(address: SecretStr) -> list[str]:
    """The parts of an address that must not be shown, longest first."""
    text = address.get_secret_value()
    scheme, _, rest = text.partition("://")
    if not rest:
        return [text]
    parts = urlsplit(f"x://{rest}")
    pieces = {text, rest, *re.split(r"[/?&=@:#,]", rest), *parts.path.split("/")}
    pieces |= {unquote(piece) for piece in pieces}
    return sorted((piece for piece in pieces if len(piece) >= 4 and piece != scheme), key=len, reverse=True)


def scrub(text: str, secrets: Iterable[str]) -> str:
    """The text as one line, without control characters and secrets."""
    for secret in secrets:
        text = text.replace(secret, "***")
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _report(result: object) -> str:
    """What Apprise says went wrong with its one target."""
    for target in result:  # type: ignore[attr-defined]
        lines = [entry.message for attempt in target for entry in attempt if entry.level in {"WARNING", "ERROR"}]
        if lines:
            return f"发送未成功：{lines[-1]}"
        if target.status.name == "TIMEOUT":
            return f"通道在 {DEADLINE:.0f} 秒内没有答复"
    return "通道没有接受消息（未说明原因）"
