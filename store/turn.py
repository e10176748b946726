"""One poll's turn in the store: the rows it touches, the events it makes, what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from parsers.document import Document
from sources.clock import in_shanghai
from sources.source import Source

from . import archive, search
from .capture import Fetched, Poll
from .conditions import close_condition, open_condition
from .event import Event, EventType, event_id
from .events import add_event
from .headlines import headline
from .news import Seen, Standing
from .pages import NEXT_LOOK, Page, source_of
from .paging import Beyond
from .tables import EventRow, PageRow, SourceRow, SpanRow, VersionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What a poll told the polling policy; the fields are those of the simulator's protocol."""

    status: str  # ok, error, throttled, gone
    changed: bool = False
    n_new: int = 0
    new_ids: tuple[int, ...] = ()
    hints: tuple[int, ...] = ()
    retry_after: float | None = None
    prev_ok: datetime | None = None


QUARANTINE = frozenset(
    {EventType.SITE_SUSPECT.value, EventType.EXTRACTION_DEGRADED.value, EventType.LIST_EMPTY.value}
)
"""Troubles in which a page answers but what it says is not taken for its content."""

# Asked at every turn, so put together once.
_VERSION = select(VersionRow).where(VersionRow.page_id == bindparam("page"), VersionRow.n == bindparam("n"))
_VERSIONS = (
    select(VersionRow.n, VersionRow.fingerprint, VersionRow.captured_at)
    .where(VersionRow.page_id == bindparam("page"))
    .order_by(VersionRow.n)
)
_LAST_SPAN = select(SpanRow).where(SpanRow.page_id == bindparam("page")).order_by(SpanRow.id.desc()).limit(1)

Planner = Callable[[Page, Observation, datetime, Source | None], datetime | None]
"""When to look again (aware UTC; None = never): given by the scheduler, called inside the transaction."""


@dataclass(slots=True, kw_only=True)
class Turn:
    """The unit of work of `record`; lives for one transaction and never leaves `store/`."""

    session: Session
    page: PageRow
    source: SourceRow
    poll: Poll
    fetched: Fetched
    now: datetime
    confirm: timedelta
    beyond: Beyond | None = None  # what was read behind the first page of a list
    events: list[Event] = field(default_factory=list)
    follow: list[int] = field(default_factory=list)
    hints: list[int] = field(default_factory=list)
    n_new: int = 0
    new_version: bool = False
    due: tuple[datetime, str] | None = None  # overrides the planner
    _last: VersionRow | None = None  # the page's newest version, once it has been asked for

    @property
    def definition(self) -> Source | None:
        """The catalogue's entry, None for plain addresses."""
        return source_of(self.source)

    @property
    def today(self) -> date:
        """The day it is in China."""
        return in_shanghai(self.now).date()

    def keep(self, event: Event | None) -> None:
        """Remember an event that was saved (None: it had been saved before)."""
        if event is not None:
            self.events.append(event)

    def come_back(self, after: timedelta, reason: str) -> None:
        """Ask for the next look at a fixed time instead of the planner's, or when the site's hours begin after it."""
        self._look_at(self.now + after, reason)

    def _look_at(self, due: datetime, reason: str) -> None:
        source = self.definition
        self.due = (source.politeness.within_hours(due) if source else due, reason)

    def emit(
        self, type_: EventType, key: tuple[str, ...], *, page: PageRow | None = None, url: str = "", title: str = "",
        kind: str = "", published: date | None = None, facts: dict[str, Any] | None = None, summary: str = "",
        moves: Any = (), also: tuple[EventType, ...] = (), change: dict[str, Any] | None = None,
        versions: tuple[int | None, int | None] = (None, None), group: str | None = None,
        same_as: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        """Save an event about a page (this turn's unless given); `key` tells it from others of that type there."""
        page = page or self.page
        url, title, kind = url or page.url, title or page.title, kind or page.kind
        line = headline(
            type_, region=self.source.region, title=title, kind=kind, facts=facts, moves=moves, summary=summary
        )
        self.keep(
            add_event(
                self.session,
                Event(
                    id=event_id(type_.value, url, *key), seq=0, type=type_, also=also, url=url, source=self.source.id,
                    source_name=self.source.name, region=self.source.region, kind=kind, title=title, headline=line,
                    seen_at=self.now, published=published or page.published, facts=facts or {}, change=change,
                    group=group, page_id=page.id, version_before=versions[0], version_after=versions[1],
                    same_as=same_as,
                ),
            )
        )  # fmt: skip

    def settle_announcement(self) -> str | None:
        """What waited for this page's first read waits no more; gives the group that its event belongs to."""
        group, self.page.announce, self.page.announce_group = self.page.announce_group, False, None
        return group

    def accept(self, document: Document, fingerprint: str) -> int:
        """Save this response as the page's next version and make it what later responses are compared with."""
        page, fetched, last = self.page, self.fetched, self.last_version()
        with self.session.no_autoflush:  # of this turn nothing is asked
            digest = archive.put(self.session, fetched.raw, last.body_digest if last else None)
            search.index_version(self.session, page.id, document.title or page.title, document.body)
        page.version_n += 1
        self._last = VersionRow(
            page_id=page.id, n=page.version_n, captured_at=fetched.fetched_at, body_digest=digest,
            parser_version=document.parser_version, fingerprint=fingerprint, title=document.title or page.title,
            text=document.body, document=document.to_json(), final_url=fetched.final_url, status=fetched.status,
            headers=fetched.headers, charset=fetched.charset,
        )  # fmt: skip
        self.session.add(self._last)
        page.fingerprint = fingerprint
        page.hold_fingerprint = page.hold_since = page.gone_since = None
        self.remember_validators()
        self.new_version = True
        return page.version_n

    def reaffirm(self, fingerprint: str) -> bool:
        """Whether a page that was not compared for a while reads as its newest version does: then no other is made."""
        last = self.last_version()
        if last is None or last.fingerprint != fingerprint:
            return False
        self.page.fingerprint = fingerprint
        self.forget_hold()
        self.remember_validators()
        return True

    def remember_validators(self) -> None:
        """Use what this response offers for the next conditional request."""
        self.page.etag, self.page.last_modified = self.fetched.etag, self.fetched.last_modified
        self.page.raw_digest, self.page.sameness = self.fetched.digest, self.fetched.proof
        if self.fetched.ending is not None:
            self.page.ending = self.fetched.ending or None

    def hold(self, fingerprint: str) -> None:
        """Remember a difference until a second look shows it too; one that never looks the same twice is given up."""
        page = self.page
        page.hold_fingerprint, page.hold_since, page.gone_since = fingerprint, self.now, None
        reason = NEXT_LOOK.get(self.poll.reason, "confirm")
        if reason:
            self.come_back(self.confirm, reason)
        else:
            self.keep_unsteady()

    def keep_waiting(self) -> None:
        """Looked again too early: the second look stays due when it was."""
        assert self.page.hold_since is not None
        self.page.gone_since = None  # it is there
        reason = self.poll.reason if self.poll.reason.startswith("confirm") else "confirm"
        self._look_at(self.page.hold_since + self.confirm, reason)

    def forget_hold(self) -> None:
        """The page reads as it did: what was on hold was a flap, what seemed gone is there."""
        self.page.hold_fingerprint = self.page.hold_since = self.page.gone_since = None

    def standing(self, last: VersionRow | None, body_length: int) -> Standing:
        """Where we stand with the page, for the decisions of `store.news`."""
        rows: Sequence[Any] = ()
        if self.page.hold_fingerprint is not None:  # only what waits for confirmation is compared with all before
            with self.session.no_autoflush:
                rows = self.session.execute(_VERSIONS, {"page": self.page.id}).all()
        return Standing(
            version_n=self.page.version_n, fingerprint=self.page.fingerprint if last else None, body_length=body_length,
            hold_fingerprint=self.page.hold_fingerprint, hold_since=self.page.hold_since,
            gone_since=self.page.gone_since, withdrawn=self.page.state == "withdrawn",
            earlier=tuple(Seen(n=n, fingerprint=mark, captured_at=at) for n, mark, at in rows),
        )  # fmt: skip

    def last_version(self) -> VersionRow | None:
        """The newest version of the page."""
        if self._last is None:
            with self.session.no_autoflush:
                self._last = last_version(self.session, self.page)
        return self._last

    def keep_alternation(self, before_n: int) -> None:
        """Texts that come and go are told to the operator once, a page and week (invariant 6)."""
        self._keep_weekly(
            "alternation", "内容在几个已见过的版本之间反复，已不再提醒订阅者", (before_n, self.page.version_n)
        )

    def keep_unsteady(self) -> None:
        """A page that reads differently at every look confirms nothing: told to the operator once, a page and week."""
        self._keep_weekly("unsteady", "正文每次读取都不同，修改无法核实，请检查正文识别规则", (None, None))

    def keep_read_elsewhere(self, before_n: int, before: str, after: str) -> None:
        """A body found in another container is a reading of its own: told to the operator once, a page and week."""
        note = f"正文识别位置由 {before} 变为 {after}，差异未作为修改通知订阅者，请核对"
        self._keep_weekly("container", note, (before_n, self.page.version_n))

    def _keep_weekly(self, reason: str, summary: str, versions: tuple[int | None, int | None]) -> None:
        self.emit(
            EventType.EXTRACTION_DEGRADED, (reason, f"{self.today:%G-W%V}"), summary=summary,
            facts={"reason": reason}, versions=versions,
        )  # fmt: skip

    def times(self, type_: EventType, page: PageRow) -> str:
        """How often this has happened to the page before: a second withdrawal is a second happening."""
        query = select(EventRow.id).where(EventRow.page_id == page.id, EventRow.type == type_.value)
        return str(len(self.session.scalars(query).all()))

    def in_trouble(self, kind: EventType, note: str) -> None:
        """This page contributes to a condition of its source from now on; the first one to do so makes the event."""
        if self.page.trouble == kind.value:
            self.stay_in_trouble(note)
            return
        self.out_of_trouble()
        self.page.trouble = kind.value
        self.session.flush()
        self.keep(
            open_condition(
                self.session, self.source.id, kind, note, self.now, url=self.page.url, page_id=self.page.id
            )
        )

    def stay_in_trouble(self, note: str = "") -> None:
        """What is wrong goes on: heard of only where its beginning was passed over as one of many."""
        if self.page.trouble in set(EventType):
            kind = EventType(self.page.trouble)
            self.keep(open_condition(self.session, self.source.id, kind, note, self.now, url=self.page.url))

    def out_of_trouble(self) -> None:
        """This page is well; the last one of its source to recover closes the condition."""
        if self.page.trouble is None:
            return
        kind, self.page.trouble = self.page.trouble, None
        self.session.flush()
        others = self.session.scalar(
            select(PageRow.id)
            .where(PageRow.source_id == self.source.id, PageRow.trouble == kind, PageRow.state != "unwatched")
            .limit(1)
        )
        if others is None and kind in set(EventType):  # a newer Ducha may have known other kinds
            self.keep(close_condition(self.session, self.source.id, EventType(kind), self.now, url=self.page.url))

    def note_look(self) -> None:
        """Record that we looked, or could not look (invariant 8); runs with one meaning are one span.

        A response that came but could not be taken for the page's content is no look.
        """
        outcome, looked = self.fetched.outcome, self.fetched.outcome.looked
        word = "ok" if looked and outcome.value != "gone" else outcome.value
        with self.session.no_autoflush:  # what this turn has changed so far is written once, at its end
            last = self.session.scalar(_LAST_SPAN, {"page": self.page.id})
        reason = "" if word == "ok" else self.fetched.reason[:40]
        if word == "ok" and self.page.trouble in QUARANTINE:
            looked, word, reason = False, "unread", self.page.trouble
        if last is not None and (last.outcome, last.reason) == (word, reason):
            last.first_at = min(last.first_at, self.now)  # a clock that was set back: what began tomorrow lasts for ever
            last.last_at, last.polls = max(last.last_at, self.now), last.polls + 1
        else:
            last = SpanRow(page_id=self.page.id, looked=looked, outcome=word, reason=reason, first_at=self.now,
                           last_at=self.now, polls=1)  # fmt: skip
            self.session.add(last)
            self.session.flush()
        self.page.span_id = last.id


def last_version(session: Session, page: PageRow) -> VersionRow | None:
    """The newest version of a page, None before its baseline."""
    if page.version_n == 0:
        return None
    return session.scalar(_VERSION, {"page": page.id, "n": page.version_n})
