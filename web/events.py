"""The stream of events with its filters, and a single event."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.datastructures import QueryParams

from parsers.kinds import LABELS as KINDS
from sources.regions import codes_named, current_code
from store.browse import Wanted, browse_events, events_of_group, load_event
from store.event import LABELS, Audience, EventType
from store.events import page_of_event
from store.history import pages_by_id

from .difference import lines_of, steps_of
from .facts import news_of, period_of, rows_of
from .labels import place_of
from .query import read_choice, read_number, read_words
from .site import get_page, missing, site_of

router = APIRouter()

PER_PAGE = 30
TYPES = {t.value: LABELS[t] for t in EventType if t.audience is Audience.SUBSCRIBER}
OPERATING = {t.value: LABELS[t] for t in EventType if t.audience is Audience.OPERATOR}
FILES = {
    "attachments_added": "新增", "attachments_removed": "删除", "attachments_replaced": "内容被替换，地址未变",
    "attachments_gone": "无法打开",
}  # fmt: skip
_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """What a visitor typed as a region: the code it means ('' for none), or the codes it may mean, or that it is none."""

    text: str = ""
    code: str = ""
    choices: tuple[str, ...] = ()
    unknown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChange:
    """A file that came, went or was exchanged; sizes in bytes where both are known, `difference` its place in the archive."""

    url: str
    text: str
    size_before: int | None
    size_after: int | None
    note: str = ""
    difference: str = ""

    @classmethod
    def read(cls, file: dict[str, Any]) -> FileChange:
        """A file as an event's change names it."""
        sizes = [size if isinstance(size, int) else None for size in (file.get("size_before"), file.get("size_after"))]
        place = [file.get(name) for name in ("page", "version_before", "version_after")]
        known = all(isinstance(number, int) for number in place)
        return cls(
            url=str(file.get("url") or ""), text=str(file.get("text") or ""), size_before=sizes[0], size_after=sizes[1],
            note=str(file.get("note") or ""), difference="/pages/{}/diff/{}/{}".format(*place) if known else "",
        )  # fmt: skip


def read_region(text: str | None) -> Region:
    """A region by code or by name, in any of its usual forms."""
    given = read_words(text)
    if not given:
        return Region()
    if given.isascii() and given.isdigit():
        return Region(text=given, code=given) if current_code(given) else Region(text=given, unknown=True)
    codes = codes_named(given)
    if len(codes) == 1:
        return Region(text=given, code=codes[0])
    return Region(text=given, choices=codes, unknown=not codes)


def _wanted(query: QueryParams, region: Region) -> Wanted:
    type_ = read_choice(query.get("type"), {*TYPES, *OPERATING})
    operating = query.get("audience") == "operator" or type_ in OPERATING
    return Wanted(
        audience=Audience.OPERATOR if operating else Audience.SUBSCRIBER, type=EventType(type_) if type_ else None,
        region=region.code, kind=read_choice(query.get("kind"), KINDS), keyword=read_words(query.get("q")),
    )  # fmt: skip


@get_page(router, "/events")
def events(request: Request) -> Response:
    """The stream, newest first, with its filters."""
    site, query = site_of(request), request.query_params
    region = read_region(query.get("region"))
    wanted = _wanted(query, region)
    before, after = read_number(query.get("before")), read_number(query.get("after"))
    with site.database.read() as session:
        stretch = browse_events(session, wanted, before=before, after=after if before is None else None, limit=PER_PAGE)
    filters = {
        "q": wanted.keyword, "region": region.text, "type": wanted.type.value if wanted.type else "", "kind": wanted.kind,
        "audience": "operator" if wanted.audience is Audience.OPERATOR else "",
    }  # fmt: skip
    return site.page(
        "events.html", stretch=stretch, filters=filters, region=region, types=TYPES, operating=OPERATING, kinds=KINDS,
        choices=[(code, place_of(code)) for code in region.choices], is_moved=before is not None or after is not None,
    )  # fmt: skip


@get_page(router, "/events/{event_id}")
def event(request: Request, event_id: str) -> Response:
    """One happening: what, where, when, and what changed."""
    site = site_of(request)
    with site.database.read() as session:
        found = load_event(session, event_id) if _ID.fullmatch(event_id) else None
        if found is None:
            raise missing("没有这条动态。")
        page_id = page_of_event(session, found)
        page = pages_by_id(session, [page_id]).get(page_id) if page_id is not None else None
        group = events_of_group(session, found.group) if found.group else []
    change = found.change or {}
    hunks = [lines for hunk in change.get("hunks") or () if (lines := lines_of(steps_of(hunk)))]
    return site.page(
        "event.html", event=found, page=page, group=group, hunks=hunks, files=files_of(change),
        is_cut=bool(change.get("cut")), news=news_of(found),
        facts=rows_of(found.facts), period=period_of(found.facts, site.today()),
    )  # fmt: skip


def files_of(change: dict[str, Any]) -> list[tuple[str, FileChange]]:
    """What happened to the files of a notice: (in words, which)."""
    return [
        (what, FileChange.read(file))
        for key, what in FILES.items()
        for file in change.get(key) or ()
        if isinstance(file, dict)
    ]
