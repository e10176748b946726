"""What goes out to be polled and what comes back: the values between scheduler, crawler and store."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from parsers.address import host_of
from parsers.document import Role
from parsers.list_page import list_page_at, narrowed
from parsers.template import Template
from sources.source import Source

__all__ = [
    "ASKING_FOR_PEACE", "BROKEN", "STOPPED", "UNASKED", "UNSENT", "Fetched", "Outcome", "Poll", "Role", "as_list", "broken_down",
]  # fmt: skip


BROKEN = "internal"
"""The reason of a poll that failed by our own fault."""

STOPPED = "stopped"
"""The reason of a fetch that was not begun, since the crawler is closing or its turn came too late: the page stays due."""

UNASKED = "rows-unasked"
"""The reason of a poll whose page was had but not the address that holds its rows: the host wants peace meanwhile."""


UNSENT = frozenset({STOPPED, "no-contact", "address-not-public", "clone-site"})
"""The reasons of polls that no host has heard of."""

ASKING_FOR_PEACE = frozenset({429, 503})
"""Statuses whose Retry-After is heeded."""


class Outcome(StrEnum):
    """What a response means. Only `fresh` carries bytes worth reading."""

    FRESH = "fresh"
    UNCHANGED = "unchanged"  # 304
    IDENTICAL = "identical"  # 200 with the same bytes as last time
    GONE = "gone"  # 404, 410 or a soft-404: a refusal of existence, to be confirmed
    CHALLENGED = "challenged"  # 412, 521, 403, captcha, "please enable JavaScript"
    ERROR = "error"  # everything else that is not the page: timeouts, 5xx, maintenance, redirect to home, robots

    @property
    def looked(self) -> bool:
        """Whether the page itself was seen (invariant 8)."""
        return self in {Outcome.FRESH, Outcome.UNCHANGED, Outcome.IDENTICAL, Outcome.GONE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """One address to be looked at once; `lease` fences late results; `delay` is the host gap in seconds."""

    page_id: int
    url: str
    host: str
    role: Role
    source_id: str
    title: str = ""  # as its list has it, or as it was read last
    lease: str = ""
    reason: str = "due"
    etag: str | None = None
    last_modified: str | None = None
    raw_digest: str | None = None
    sameness: str | None = None  # parsers.sameness.proof_of what was last accepted
    source: Source | None = None  # the catalogue's entry; None for plain addresses
    hosts: frozenset[str] = frozenset()  # hosts a redirect may lead to, beside the page's own
    respect_robots: bool = True
    legacy_tls: bool = False
    delay: float = 20.0
    body: str | None = None  # posted where it is not None
    content_type: str = ""  # of the body
    render: str = "http"  # or "browser": see crawler.browser
    template: Template | None = None  # what was learned from other pages of the host; for detail pages
    until: datetime | None = None  # the end of the lease

    def is_ours(self, url: str) -> bool:
        """Whether an address is on the page's own host or another of its source's."""
        return host_of(url) in {self.host, host_of(self.url), *self.hosts}


def as_list(poll: Poll) -> Poll:
    """The poll of a list page, asked for in the way that the source's entry for this list says."""
    entry = list_page_at(poll.source, poll.url)
    if entry is None:
        return poll
    body = entry.api.body_of(entry.api.first) if entry.api else None
    return replace(
        poll, source=narrowed(poll.source, poll.url), render=entry.render, body=body,
        content_type=entry.api.content_type if entry.api and body is not None else "",
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came back for a Poll; `reason` is a short machine word (http-404, soft-404, redirect-home, waf, robots …).

    `headers` have lower-case names; `raw` is the decompressed body; `fetched_at` aware UTC; `retry_after` in seconds.
    """

    outcome: Outcome
    reason: str
    status: int | None
    final_url: str
    fetched_at: datetime
    redirects: tuple[str, ...] = ()
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes = b""
    digest: str | None = None  # SHA-256 (hex) of raw
    etag: str | None = None
    last_modified: str | None = None
    charset: str | None = None  # from the Content-Type header
    content_type: str = ""
    retry_after: float | None = None
    message: str = ""  # for the operator, in Chinese
    proof: str | None = None  # parsers.sameness.proof_of these bytes
    ending: str | None = None  # what it leaves open, taken because that lasts; "" where it closes its html
    failed: tuple[Fetched, ...] = ()  # what the page asked for in vain while a browser showed it

    def peace(self, host: str) -> dict[str, float]:
        """The hosts that asked to be left alone, and for how many seconds; `host` is the one of the page."""
        asked: dict[str, float] = {}
        for name, answer in ((host, self), *((host_of(one.final_url), one) for one in self.failed)):
            if answer.retry_after and answer.status in ASKING_FOR_PEACE:
                asked[name] = max(answer.retry_after, asked.get(name, 0.0))
        return asked


def broken_down(fetched: Fetched) -> Fetched:
    """What a poll comes to whose reading broke down by a fault of ours: it could not look, and nothing is compared."""
    return replace(fetched, outcome=Outcome.ERROR, reason=BROKEN)
