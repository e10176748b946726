"""What a history may claim: when the page was looked at, when it could not be, and since when it is unchanged.

Invariant 8: "unchanged since" is claimed only for what was looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from store.browse import Standing
from store.event import LABELS, EventType
from store.history import Span
from store.pages import Page

from .labels import reason_label

_QUARANTINE = frozenset({EventType.SITE_SUSPECT, EventType.EXTRACTION_DEGRADED, EventType.LIST_EMPTY})
"""Conditions in which the page answers but what it says was not taken for its content."""


_AT_ONCE = timedelta(minutes=1)
"""A look is recorded a moment after its bytes came: so much later it is still the same look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blind:
    """A stretch in which nobody knows what the page said; `last_seen` is the good look before it and `until` the one
    after, None where there was none; `tries` failed between `first_at` and `last_at`."""

    last_seen: datetime | None
    first_at: datetime
    last_at: datetime
    until: datetime | None
    tries: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """How often we looked, and what we missed, newest first."""

    looked: int
    failed: int
    blinds: tuple[Blind, ...]


def looks_of(spans: Sequence[Span]) -> Looks:
    """The looks behind these spans (newest first, as the store gives them)."""
    ordered = list(reversed(spans))
    blinds: list[Blind] = []
    last_seen: datetime | None = None
    pending: list[Span] = []
    for span in ordered:
        if span.looked:
            if pending:
                blinds.append(_blind(pending, last_seen, span.first_at))
                pending = []
            last_seen = span.last_at
        else:
            pending.append(span)
    if pending:
        blinds.append(_blind(pending, last_seen, None))
    return Looks(
        looked=sum(span.polls for span in ordered if span.looked),
        failed=sum(span.polls for span in ordered if not span.looked),
        blinds=tuple(reversed(blinds)),
    )


def _blind(spans: Sequence[Span], last_seen: datetime | None, until: datetime | None) -> Blind:
    return Blind(
        last_seen=last_seen, first_at=spans[0].first_at, last_at=spans[-1].last_at, until=until,
        tries=sum(span.polls for span in spans),
        reasons=tuple(dict.fromkeys(reason_label(span.reason) for span in spans)),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What can be said of a page now: the code picks the wording, the instants fill it.

    never: not read yet; quarantine: it answers, but not with its content (`note` says what); differs: a difference
    awaits its second look; refused: its existence was refused once; withdrawn; blind: not seen since `until`;
    once: the newest version was seen just now and not since; unchanged: it was still there at `until`; gaps = number of
    blind stretches between.
    """

    code: str
    since: datetime | None = None
    until: datetime | None = None
    gaps: int = 0
    note: str = ""


def claim_of(page: Page, standing: Standing, captured_at: datetime | None, looks: Looks) -> Claim:
    """What may be claimed of a page whose newest version is of `captured_at` (None: it has none)."""
    if page.state == "withdrawn":
        return Claim(code="withdrawn", since=standing.gone_since, until=page.last_looked_at)
    if captured_at is None:
        return Claim(code="never", until=page.last_looked_at, note=reason_label(page.last_reason) if page.last_reason else "")
    if standing.trouble in _QUARANTINE:
        return Claim(code="quarantine", since=captured_at, until=page.last_looked_at, note=LABELS[standing.trouble])
    if standing.hold_since is not None:
        return Claim(code="differs", since=standing.hold_since, until=page.due_at)
    if standing.gone_since is not None:
        return Claim(code="refused", since=standing.gone_since, until=page.due_at)
    after = [blind for blind in looks.blinds if blind.last_at >= captured_at]
    if after and after[0].until is None:
        return Claim(code="blind", since=captured_at, until=after[0].last_seen, gaps=len(after) - 1,
                     note="、".join(after[0].reasons))  # fmt: skip
    if page.last_ok_at is None or page.last_ok_at - captured_at < _AT_ONCE:
        return Claim(code="once", since=captured_at)
    return Claim(code="unchanged", since=captured_at, until=page.last_ok_at, gaps=len(after))
