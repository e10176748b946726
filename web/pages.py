"""The watched pages: a list with filters, and the history of one."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy.orm import Session

from parsers.address import url_key
from parsers.document import Document, Role
from parsers.kinds import LABELS as KINDS
from store.browse import SourceName, list_children, name_sources, standing_of
from store.event import Audience
from store.events import read_events
from store.history import VersionInfo, list_pages, load_version, pages_by_id, spans_of, versions_of
from store.pages import Page

from .events import read_region
from .facts import period_of, rows_of
from .labels import ROLES, place_of
from .looks import claim_of, looks_of
from .query import LARGEST_NUMBER, read_choice, read_number, read_words
from .site import get_page, missing, site_of

router = APIRouter()

PER_PAGE = 50
CHILDREN_MOST = 200
EVENTS_MOST = 50
SPANS_MOST = 500


@get_page(router, "/pages")
def pages(request: Request) -> Response:
    """What is watched, newest publication first."""
    site, query = site_of(request), request.query_params
    region = read_region(query.get("region"))
    role = "" if query.get("role") == "all" else read_choice(query.get("role"), ROLES) or Role.DETAIL.value
    kind, text, source = read_choice(query.get("kind"), KINDS), read_words(query.get("q")), read_words(query.get("source"))
    number = read_number(query.get("page"), most=1_000_000) or 1
    with site.database.read() as session:
        found, total = list_pages(
            session, text=text, region=region.code, source_id=source, role=role, kind=kind, limit=PER_PAGE,
            offset=(number - 1) * PER_PAGE,
        )  # fmt: skip
        sources = name_sources(session, {page.source_id for page in found} | {source})
    filters = {"q": text, "region": region.text, "kind": kind, "source": source, "role": role if role else "all"}
    return site.page(
        "pages.html", pages=found, total=total, number=number, last=max(1, -(-total // PER_PAGE)), sources=sources,
        filters=filters, region=region, kinds=KINDS, choices=[(code, place_of(code)) for code in region.choices],
    )  # fmt: skip


def find_page(session: Session, page_id: str) -> Page:
    """The page of this number; the friendly 404 for any other text."""
    number = read_number(page_id)
    page = pages_by_id(session, [number]).get(number) if number is not None else None
    if page is None:
        raise missing("没有这个编号的页面。")
    return page


def source_of(session: Session, page: Page) -> SourceName:
    """The name of the source a page belongs to."""
    return name_sources(session, [page.source_id])[page.source_id]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """A file the notice links or linked to, and the page that follows its bytes (None when nobody does)."""

    text: str
    url: str
    linked: bool
    page: Page | None


def files_of(document: Document | None, children: list[Page]) -> list[FileRow]:
    """Files of the newest version, then those that are followed but no longer linked."""
    followed = {url_key(child.url): child for child in children}
    rows = []
    for file in (*document.attachments, *document.images) if document else ():
        child = followed.pop(url_key(file.url), None)
        rows.append(FileRow(text=file.text or file.url, url=file.url, linked=True, page=child))
    return rows + [FileRow(text=c.title or c.url, url=c.url, linked=False, page=c) for c in followed.values() if c.version_n]


@get_page(router, "/pages/{page_id}")
def history(request: Request, page_id: str) -> Response:
    """The history of a page: what it says, what it said, and when nobody could look."""
    site = site_of(request)
    with site.database.read() as session:
        page = find_page(session, page_id)
        versions = versions_of(session, page.id)
        newest = load_version(session, page.id, versions[0].n) if versions else None
        document = newest.document if newest else None
        standing = standing_of(session, page.id)
        assert standing is not None
        looks = looks_of(spans_of(session, page.id, SPANS_MOST))
        files, _ = list_children(session, page.id, Role.ATTACHMENT, CHILDREN_MOST)
        details, details_total = list_children(session, page.id, Role.DETAIL, CHILDREN_MOST)
        others = [n for n in (page.parent_id, standing.same_as) if n is not None]
        return site.page(
            "page.html", page=page, source=source_of(session, page), versions=versions, document=document,
            looks=looks, claim=claim_of(page, standing, versions[0].captured_at if versions else None, looks),
            facts=rows_of(document.facts) if document else [], files=files_of(document, files),
            period=period_of(document.facts, site.today()) if document else None,
            details=details, details_total=details_total, same_as=standing.same_as, others=pages_by_id(session, others),
            events=read_events(
                session, page_id=page.id, audience=Audience.SUBSCRIBER, newest_first=True, limit=EVENTS_MOST
            ),
            gaps=_gaps(versions),
        )  # fmt: skip


def _gaps(versions: list[VersionInfo]) -> dict[int, int]:
    """For each version the one before it, where there is one."""
    numbers = [version.n for version in versions]
    return dict(itertools.pairwise(numbers))


@get_page(router, "/pages/{page_id}/diff")
def choose_difference(request: Request, page_id: str) -> Response:
    """The form that asks for any two versions leads to their difference."""
    site, query = site_of(request), request.query_params
    with site.database.read() as session:
        page = find_page(session, page_id)
    a = read_number(query.get("a"), most=LARGEST_NUMBER)
    b = read_number(query.get("b"), most=LARGEST_NUMBER)
    if a is None or b is None:
        raise missing("请选择要比较的两个版本。")
    return RedirectResponse(f"{site.base}/pages/{page.id}/diff/{a}/{b}", 303)
