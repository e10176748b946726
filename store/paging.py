"""The pages of a list behind its first one: whether to read on, and what their rows mean. Pure functions of values.

A list is read on from its first page only as far as it can pay off: at first sight as far as its rows would be followed
(invariant 9), later only while the lowest row read so far is a new one, so that the rows below may be new too. A deeper
look for its own sake is not taken: a notice that is slipped in far down, dated back, is seen when its page is linked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from parsers.address import url_key
from parsers.document import Row
from sources.clock import in_shanghai

from .news import FOLLOW_DAYS, FOLLOW_MOST

MOST_PAGES = 20
"""Pages of one list that are read at one look, the first included."""

GAP_MOST = timedelta(days=3)
"""For how long pages that could not be read are asked for again; then what is known is taken for all there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A row that a list has shown before; `place` grows downwards among the rows first seen at one look."""

    key: str
    first_seen: datetime
    published: date | None
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Beyond:
    """What was read behind the first page: its rows in order.

    `whole`: nothing stands behind what was read. `broken`: a page that ought to have been read could not be.
    """

    rows: tuple[Row, ...] = ()
    whole: bool = False
    broken: bool = False


def anchors(known: Iterable[Known], gap_since: datetime | None) -> frozenset[str]:
    """The rows at which reading on may end: all known ones, but after a gap only those from before it."""
    return frozenset(row.key for row in known if gap_since is None or row.first_seen < gap_since)


def goes_on(ends: frozenset[str], pages: Sequence[Sequence[Row]], today: date, wanted: Callable[[Row], bool]) -> bool:
    """Whether the page behind these may hold rows that matter; `ends` as `anchors` gives them, `today` in Asia/Shanghai.

    No: behind a known row (pinned ones stand above, so only the lowest counts), behind a page that repeats, behind rows
    too old or too many to be followed, and at the bound.
    """
    last = pages[-1]
    if len(pages) >= MOST_PAGES or not last or repeats(pages[:-1], last):
        return False
    if url_key(last[-1].url) in ends:
        return False
    if len({url_key(row.url) for rows in pages for row in rows if wanted(row)}) >= FOLLOW_MOST:
        return False
    days = [row.published for row in last if row.published is not None]
    return not days or any((today - day).days <= FOLLOW_DAYS for day in days)


def repeats(before: Sequence[Sequence[Row]], page: Sequence[Row]) -> bool:
    """Whether a page shows no row that those before it did not: the list has ended, or is numbered differently."""
    seen = {url_key(row.url) for rows in before for row in rows}
    return bool(seen) and all(url_key(row.url) in seen for row in page)


def rows_that_left(known: Iterable[Known], shown: Sequence[str], whole: bool) -> frozenset[str]:
    """The known rows that the list does not show any more though what was read of it reaches below their place.

    `shown` are the keys read, in order; rows below the lowest known one among them were pushed off, or not read.
    """
    ranked = sorted(known, key=_place)
    missing = {row.key for row in ranked} - set(shown)
    if whole:
        return frozenset(missing)
    places = {row.key: place for place, row in enumerate(ranked)}
    if not shown or shown[-1] not in places:  # below a new row nothing is certain
        return frozenset()
    return frozenset(key for key in missing if places[key] < places[shown[-1]])


def rows_that_were_there(
    known: Sequence[Known], shown: Sequence[tuple[str, Row]], on_first_page: int, gap_since: datetime | None
) -> frozenset[str]:
    """The rows not known that stood on the list already when it was first read, and were only not reached then.

    They stand below the lowest known row, and either the first reading itself broke off there, or they are dated no
    later than it, or they have no date and stand on a further page. `on_first_page` of `shown` stand on the first.
    """
    if not known:
        return frozenset()
    keys = {row.key for row in known}
    lowest = max((place for place, (key, _) in enumerate(shown) if key in keys), default=len(shown))
    begun = min(row.first_seen for row in known)
    day = in_shanghai(begun).date()
    broke_off = gap_since is not None and gap_since <= begun
    return frozenset(
        key
        for place, (key, row) in enumerate(shown)
        if place > lowest
        and (broke_off or (row.published <= day if row.published is not None else place >= on_first_page))
    )


def _place(row: Known) -> tuple[int, float, int]:
    """Where a row stands, as far as can be known: newest first, then as last seen."""
    day = row.published or in_shanghai(row.first_seen).date()
    return -day.toordinal(), -row.first_seen.timestamp(), row.place
