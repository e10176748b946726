"""A ready email: headers and both parts, in the form that goes over the wire."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from sources.clock import in_shanghai

SUBJECT_MOST = 180
"""Characters: longer subjects are cut by mail clients anyway."""

_POLICY = SMTP.clone(max_line_length=76)


def compose(
    *, subject: str, text: str, html: str, sender: str, recipient: str, message_id: str, now: datetime,
    event_ids: Sequence[str] = (), contact: str = "", subscription_id: int | None = None,
) -> bytes:  # fmt: skip
    """The message as bytes (RFC 5322, CRLF): multipart/alternative in UTF-8, with the headers of a mailing list.

    `sender` is `Name <address>`; `message_id` comes with its angle brackets; `now` becomes Date, in Shanghai's zone.
    """
    message = EmailMessage(policy=_POLICY)
    message["Subject"] = one_line(subject, SUBJECT_MOST)
    message["From"] = one_line(sender, 300) if "@" in parseaddr(sender)[1] else f"Ducha <{address_of(sender)}>"
    message["To"] = recipient
    message["Date"] = format_datetime(in_shanghai(now))
    message["Message-ID"] = message_id
    message["List-Id"] = f"Ducha <events.{host_of(sender)}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    if event_ids:
        message["X-Ducha-Events"] = ", ".join(event_ids)  # blanks let the header fold
    if "@" in contact and "/" not in contact:
        number = f"%20{subscription_id}" if subscription_id is not None else ""
        message["List-Unsubscribe"] = f"<mailto:{contact.strip()}?subject=unsubscribe{number}>"
    message.set_content(text, charset="utf-8", cte="base64")
    message.add_alternative(html, subtype="html", charset="utf-8", cte="base64")
    return message.as_bytes()


def address_of(sender: str) -> str:
    """The bare address of `Name <address>`; ducha@localhost where there is none."""
    address = parseaddr(sender)[1]
    return address if "@" in address else "ducha@localhost"


def host_of(sender: str) -> str:
    """The host of the sender's address, fit for a Message-ID; `ducha` where there is none."""
    host = parseaddr(sender)[1].partition("@")[2].lower()
    return host if re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*", host) else "ducha"


def one_line(text: str, most: int) -> str:
    """The text without line breaks and control characters, cut to so many characters: no header can be smuggled in."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
