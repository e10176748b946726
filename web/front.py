"""The front page: what happened lately, whether the sources are well, and how much there is."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby

from fastapi import APIRouter, Request
from fastapi.responses import Response

from store.browse import Wanted, browse_events, count_events
from store.catalogue import source_states
from store.event import Audience
from store.history import totals

from .health import health_of
from .site import get_page, site_of
from .wording import long_day

router = APIRouter()

LATEST = 15
WEEK = timedelta(days=7)


@get_page(router, "/")
def front(request: Request) -> Response:
    """What a visitor wants to know first."""
    site = site_of(request)
    with site.database.read() as session:
        stretch = browse_events(session, Wanted(audience=Audience.SUBSCRIBER), limit=LATEST)
        week = count_events(session, site.now() - WEEK)
        health = health_of(source_states(session, enabled_only=True))
        counts = totals(session)
    days = [(day, list(group)) for day, group in groupby(stretch.events, key=lambda event: long_day(event.seen_at))]
    return site.page("front.html", days=days, older=stretch.older, week=week, health=health, totals=counts)
