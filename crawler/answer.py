"""What came and what to make of it: the values between downloading and judging."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from store.capture import Outcome

from .messages import message_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A response as it was received: lower-case header names, decompressed body; `complete` False where it was cut."""

    status: int
    final_url: str
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes = b""
    redirects: tuple[str, ...] = ()
    complete: bool = True
    digest: str = ""  # SHA-256 (hex) of raw

    def __post_init__(self) -> None:
        if not self.digest:
            object.__setattr__(self, "digest", hashlib.sha256(self.raw).hexdigest())


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What to make of a response; `reason` is a short machine word, `message` is for the operator."""

    outcome: Outcome
    reason: str
    message: str = ""


def verdict(outcome: Outcome, reason: str, detail: str = "") -> Verdict:
    """A verdict with the operator's message for its reason."""
    return Verdict(outcome=outcome, reason=reason, message=message_for(reason, detail))
