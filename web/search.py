"""Searching the archived texts."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from store.browse import name_sources
from store.history import pages_by_id
from store.search import Hit, count_hits
from store.search import search as search_archive

from .query import read_number, read_words
from .site import get_page, site_of
from .wording import mask_runs

router = APIRouter()

PER_PAGE = 20
PAGES_MOST = 50
"""Nobody reads on so far; who needs all hits exports them."""


@get_page(router, "/search")
def search(request: Request) -> Response:
    """Pages whose newest text holds every word asked for, with the places where they stand."""
    site, query = site_of(request), request.query_params
    text = read_words(query.get("q"))
    number = read_number(query.get("page"), most=PAGES_MOST) or 1
    with site.database.read() as session:
        hits = search_archive(session, text, limit=PER_PAGE, offset=(number - 1) * PER_PAGE) if text else []
        total = count_hits(session, text) if text else 0
        pages = pages_by_id(session, [hit.page_id for hit in hits])
        sources = name_sources(session, {page.source_id for page in pages.values()})
    found = [(pages[hit.page_id], snippet_of(hit)) for hit in hits if hit.page_id in pages]
    return site.page(
        "search.html", text=text, found=found, sources=sources, number=number, total=total,
        last=min(PAGES_MOST, max(1, -(-total // PER_PAGE))), first=(number - 1) * PER_PAGE + 1,
    )  # fmt: skip


def snippet_of(hit: Hit) -> list[tuple[str, bool]]:
    """The runs of a snippet as a visitor may see them: (text, whether it is what was asked for)."""
    texts = mask_runs([part.text for part in hit.snippet])
    return [(text, part.is_match) for text, part in zip(texts, hit.snippet, strict=True)]
