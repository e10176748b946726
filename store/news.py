"""Deciding what is news: pure functions of values, no I/O and no clock; each branch says why.

The invariants named in comments are those of docs/design.md, section 3.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum, auto

from parsers.document import Row

GONE_SPACING = timedelta(minutes=30)
"""Two refusals of existence must lie at least this far apart (invariant 3)."""

ALTERNATION = timedelta(days=7)
"""Texts already seen within this time that come back again and again are one event (invariant 6)."""

FOLLOW_DAYS = 400
FOLLOW_MOST = 200
"""Rows of a list's baseline that are followed as detail pages (invariant 9)."""

OLD_ROW_DAYS = 30
"""Rows printed longer ago than this when first seen enter the archive without an alert (invariant 9)."""

GROUP_OVER = 20
"""More new rows than this in one poll are one grouped message (invariant 9)."""

SHRUNK_TO = 10
"""A body that shrank to less than one part in this many is our misreading until shown otherwise (invariant 7)."""

SHRINK_FLOOR = 200
"""Bodies shorter than this (characters) may shrink as they like."""


class Reading(Enum):
    """What a good response of a detail page means."""

    BASELINE = auto()  # the first good read
    SAME = auto()  # nothing of interest differs; a hold, if there was one, was a flap
    UNREADABLE = auto()  # nothing could be read, or the body collapsed: the operator's news
    HOLD = auto()  # a difference, seen for the first time
    WAIT = auto()  # still on hold, looked at again too early
    RETURN = auto()  # a second fetch confirms an earlier text
    ALTERNATION = auto()  # a text that came back before, within a week
    RESTORED = auto()  # a withdrawn page is there again
    EDIT = auto()  # a second fetch confirms a new text


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An earlier version: its number, fingerprint and when it was captured."""

    n: int
    fingerprint: str
    captured_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where we stand with a page before this response; `earlier` holds its versions, oldest first."""

    version_n: int = 0
    fingerprint: str | None = None
    body_length: int = 0
    hold_fingerprint: str | None = None
    hold_since: datetime | None = None
    gone_since: datetime | None = None
    withdrawn: bool = False
    replaced: bool = False  # a file or picture stands where text stood
    earlier: tuple[Seen, ...] = ()


def weigh_reading(
    standing: Standing, fingerprint: str, body_length: int, problem: str | None, now: datetime, confirm: timedelta
) -> Reading:
    """What it means that this page now reads so; `body_length` in characters, `confirm` = DUCHA_CONFIRM_DELAY."""
    if problem is not None:
        return Reading.UNREADABLE
    if standing.version_n == 0 or not standing.fingerprint:  # never read, or not readable by today's parser
        return Reading.BASELINE
    shrunk = standing.body_length >= SHRINK_FLOOR and body_length * SHRUNK_TO < standing.body_length
    if shrunk and not standing.replaced:
        return Reading.UNREADABLE
    if fingerprint == standing.fingerprint and not standing.withdrawn:
        return Reading.SAME
    if fingerprint != standing.hold_fingerprint or standing.hold_since is None or now < standing.hold_since:
        return Reading.HOLD  # the last: a clock that was set back must not keep the page on hold until it catches up
    if now < standing.hold_since + confirm:
        return Reading.WAIT
    if standing.withdrawn:
        return Reading.RESTORED
    return _confirmed(standing, fingerprint, now)


def _confirmed(standing: Standing, fingerprint: str, now: datetime) -> Reading:
    """A difference that a second fetch has shown too: new text, first return to an old one, or alternation."""
    if all(seen.fingerprint != fingerprint for seen in standing.earlier):
        return Reading.EDIT
    first_seen: dict[str, int] = {}
    for seen in standing.earlier:
        first_seen.setdefault(seen.fingerprint, seen.n)
    # A, B, A: the return is news. Any further one within a week of a return joins that event.
    returned_lately = any(
        first_seen[seen.fingerprint] < seen.n and seen.captured_at >= now - ALTERNATION for seen in standing.earlier
    )
    return Reading.ALTERNATION if returned_lately else Reading.RETURN


class Refusal(Enum):
    """What a refusal of existence (404, 410, soft-404) means."""

    NEVER_READ = auto()  # nothing to withdraw: the address has not worked since it is followed
    FIRST = auto()  # remember it and ask again
    WAIT = auto()  # not yet confirmed: too early, or nothing else on the host works
    WITHDRAWN = auto()  # confirmed
    KNOWN = auto()  # withdrawn already


def weigh_refusal(standing: Standing, now: datetime, sibling_works: bool) -> Refusal:
    """Whether a refusal of existence is a withdrawal; `sibling_works`: another page of the host has answered since."""
    if standing.withdrawn:
        return Refusal.KNOWN
    if standing.version_n == 0 or standing.fingerprint is None:  # the latter: it is watched again, and was not read since
        return Refusal.NEVER_READ
    if standing.gone_since is None or now < standing.gone_since:  # the latter: the clock was set back
        return Refusal.FIRST
    if now - standing.gone_since < GONE_SPACING or not sibling_works:
        return Refusal.WAIT
    return Refusal.WITHDRAWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What the rows of a list page mean: which to follow silently, which to announce, and whether as one message."""

    announce: tuple[Row, ...] = ()
    follow: tuple[Row, ...] = ()
    archive: tuple[Row, ...] = ()
    grouped: bool = False


def weigh_rows(baseline: bool, fresh: Sequence[Row], today: date, wanted: Iterable[bool]) -> Rows:
    """Sort rows not seen before on this list; `today` in Asia/Shanghai, `wanted` says which titles concern us.

    A baseline announces nothing and follows what was printed in the last 400 days, at most 200 rows, newest first as
    printed. Later rows are announced and followed, but for those printed more than 30 days ago.
    """
    pairs = list(zip(fresh, wanted, strict=True))
    rows = [row for row, is_wanted in pairs if is_wanted]
    unwanted = tuple(row for row, is_wanted in pairs if not is_wanted)
    if baseline:
        recent = [row for row in rows if row.published is None or (today - row.published).days <= FOLLOW_DAYS]
        followed = recent[:FOLLOW_MOST]
        rest = tuple(row for row in rows if row not in followed)
        return Rows(follow=tuple(followed), archive=rest + unwanted)
    new = tuple(row for row in rows if not is_old(row.published, today))
    old = tuple(row for row in rows if is_old(row.published, today))
    return Rows(announce=new, follow=old, archive=unwanted, grouped=len(new) > GROUP_OVER)


def is_old(published: date | None, today: date) -> bool:
    """Whether something printed on this day is too old to be news when first seen; no date is not old."""
    return published is not None and (today - published).days > OLD_ROW_DAYS
