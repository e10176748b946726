"""Reading a list on from its first page: the further pages are asked for one after the other, until enough is known.

Whether to go on is decided in `store.paging`; here the pages are fetched and read, and their numbering is found out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from crawler.ending import says_its_length, stops_short_of
from parsers.address import host_of, url_key
from parsers.document import Ask, Document, Role, Row
from sources.clock import EARLIEST, in_shanghai
from store.capture import UNASKED, Fetched, Outcome, Poll, broken_down
from store.paging import GAP_MOST, Beyond, anchors, goes_on, repeats
from store.record_list import is_wanted, paging_state

if TYPE_CHECKING:
    from .work import Bench

MOST_MISSES = 3
"""How many ways to the second page are tried: its number may be 1 or 2, and a proxy may have to be asked instead."""

ENDS = frozenset({"redirect-home", "robots", "empty", "content-type", "http-400", "http-405", "bad-url"})
"""Reasons for which a further page is taken not to exist, beside a refusal of existence: a list has an end."""


class ListRead(NamedTuple):
    """A list as it was read: its first page (`fetched`, `document`) and what stands behind it."""

    fetched: Fetched
    document: Document
    beyond: Beyond


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A further page: its document, None where it could not be had; `missing` where that means that there is none.

    `fetched` is the answer, None where the host was not asked.
    """

    document: Document | None = None
    fetched: Fetched | None = None
    missing: bool = False


async def read_on(bench: Bench, poll: Poll, fetched: Fetched, document: Document) -> ListRead:
    """Read the pages behind a fresh first page as far as they can pay off; whatever goes wrong there harms nothing.

    Where the page itself brings no rows but names the address that its own script asks, that answer takes its place,
    without validators: the page in front of it may stay the same while the rows change.
    """
    fetched, document = await stand_in(bench, poll, fetched, document)
    if fetched.outcome is not Outcome.FRESH:
        return ListRead(fetched=fetched, document=document, beyond=Beyond())
    if not document.rows or document.problem is not None:
        return ListRead(fetched=fetched, document=document, beyond=Beyond())
    known, gap_since = await bench.write(lambda s: paging_state(s, poll.page_id))
    ends = anchors(known, gap_since)
    lasts = gap_since is not None and bench.clock.now() - gap_since >= GAP_MOST
    like = None if lasts or poll.render != "http" else fetched.raw  # what lasts for days is how these pages end
    beyond = await _follow(bench, poll, document, ends, like)
    return ListRead(fetched=fetched, document=document, beyond=beyond)


async def stand_in(bench: Bench, poll: Poll, fetched: Fetched, document: Document) -> tuple[Fetched, Document]:
    """The answer that holds the rows of a page which has none of its own, else the page itself.

    Where that answer could not be had, neither could the list: the failure is what the poll comes to. `UNASKED` stands
    for a host that was not asked.
    """
    if document.rows:
        return fetched, document
    for ask in document.next_pages[:MOST_MISSES]:
        page = await _look(bench, poll, ask)
        if page.document is not None and page.fetched is not None and page.document.rows:
            judged = await bench.ending.judge(replace(poll, sameness=None), page.fetched)
            if judged.outcome is not Outcome.FRESH:
                return judged, document
            known = replace(page.document, title=document.title, identity=document.identity)
            return replace(judged, etag=None, last_modified=None, digest=None, proof=None), known
        if page.document is None and not page.missing:
            return page.fetched or replace(fetched, outcome=Outcome.ERROR, reason=UNASKED), document
    return _in_vain(poll, fetched) or fetched, document


async def _follow(bench: Bench, poll: Poll, first: Document, ends: frozenset[str], like: bytes | None = None) -> Beyond:
    today = in_shanghai(bench.clock.now()).date()
    pages: list[Sequence[Row]] = [first.rows]
    queue, asked = list(first.next_pages), {Ask(url=poll.url, body=poll.body, content_type=poll.content_type)}
    misses = 0
    whole = not queue
    broken = unread = False
    while queue and goes_on(ends, pages, today, lambda row: is_wanted(row, poll.source)):
        ask = queue.pop(0)
        if ask in asked:
            whole = not queue
            continue
        asked.add(ask)
        page = await _look(bench, poll, ask)
        if (page.document is None and not page.missing) or (like is not None and _is_cut(page, like)):
            broken = True
            break
        if page.document is not None and page.document.rows and not repeats(pages, page.document.rows):
            pages.append(page.document.rows)
            broken = broken or unread  # rows before these may be new, and will stand behind known ones next time
            queue = [later for later in page.document.next_pages if later not in asked] or queue
            whole = not queue
            continue
        misses += 1
        unread = unread or (page.document is not None and page.document.problem is not None)
        if len(pages) > 1 or misses >= MOST_MISSES:
            whole = len(pages) > 1  # behind the last page there is none; where none was found, nothing is known
            break
        queue = _other_ways(queue, ask) if misses > 1 else queue
    broken = broken or (unread and bool(ends) and not _is_reached(ends, pages))
    further = tuple(row for rows in pages[1:] for row in rows)
    return Beyond(rows=further, whole=whole and not broken and not unread, broken=broken)


def _is_reached(ends: frozenset[str], pages: Sequence[Sequence[Row]]) -> bool:
    """Whether a known row stands below a new one: pinned rows stand above, and say nothing of what is behind them."""
    known = [url_key(row.url) in ends for rows in pages for row in rows]
    return False in known and True in known[known.index(False) :]


def _other_ways(queue: list[Ask], missed: Ask) -> list[Ask]:
    """What is left to be tried when two numbers in a row led nowhere: asks of another kind than the last."""
    return [ask for ask in queue if _kind(ask) != _kind(missed)]


def _kind(ask: Ask) -> tuple[str, bool]:
    return re.sub(r"\d+", "", ask.url), ask.body is None


async def _look(bench: Bench, poll: Poll, ask: Ask) -> Page:
    """One further page, through the same lane as every other; never an exception for what the site does."""
    if not poll.is_ours(ask.url):
        return Page(missing=True)
    if bench.clock.now() < bench.quiet.get(poll.host, EARLIEST):
        return Page()
    fetched = await bench.fetcher.fetch(
        replace(
            poll, url=ask.url, body=ask.body, content_type=ask.content_type, etag=None, last_modified=None,
            raw_digest=None, sameness=None,
        )
    )  # fmt: skip
    bench.heed(poll.host, fetched)
    if _is_end(fetched):
        return Page(missing=True)
    if fetched.outcome is not Outcome.FRESH:
        return Page(fetched=fetched)
    document = await bench.reader.read(
        fetched.raw, fetched.final_url, role=Role.LIST, charset=fetched.charset, source=poll.source
    )
    if document.transient:  # ours, not the list's
        return Page(fetched=broken_down(fetched))
    if not document.rows and (failure := _in_vain(poll, fetched)):
        return Page(fetched=failure)
    return Page(document=document, fetched=fetched)


def _is_cut(page: Page, first: bytes) -> bool:
    """Whether rows came of which more may have followed: the answer says no length, and stops before its page ends."""
    if page.fetched is None or page.document is None or not page.document.rows:
        return False  # without rows it is no page to go on from, cut or not
    return not says_its_length(page.fetched.headers) and stops_short_of(page.fetched.raw, first)


def _is_end(fetched: Fetched) -> bool:
    """Whether what was asked for does not exist, rather than could not be had."""
    return fetched.outcome is Outcome.GONE or fetched.reason in ENDS


def _in_vain(poll: Poll, fetched: Fetched) -> Fetched | None:
    """What a look without rows comes to where the page, shown by a browser, could not have what it asked of its source.

    A host that wants peace is left alone itself, not the page's in its place.
    """
    failure = next((one for one in fetched.failed if poll.is_ours(one.final_url) and not _is_end(one)), None)
    if failure is None:
        return None
    wait = failure.retry_after if host_of(failure.final_url) == poll.host else None
    return replace(failure, final_url=fetched.final_url, redirects=fetched.redirects, retry_after=wait, failed=fetched.failed)
