"""The watched sites and how they are."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from sources.regions import is_within
from store.catalogue import SourceState, source_states

from .events import read_region
from .health import health_of
from .labels import place_of
from .query import read_choice, read_words
from .site import get_page, site_of

router = APIRouter()

SHOW = {"enabled": "在看", "troubled": "有异常", "disabled": "未启用", "all": "全部"}


@get_page(router, "/sources")
def sources(request: Request) -> Response:
    """Every source with its region, its last good look and its troubles."""
    site, query = site_of(request), request.query_params
    show = read_choice(query.get("show"), SHOW) or "enabled"
    region, text = read_region(query.get("region")), read_words(query.get("q"))
    with site.database.read() as session:
        states = source_states(session)
    chosen = [
        state for state in states
        if _is_shown(state, show) and (not region.code or (bool(state.region) and is_within(state.region, region.code)))
        and (not text or text in state.name or text in state.id or text in state.agency)
    ]  # fmt: skip
    return site.page(
        "sources.html", states=chosen, total=len(states), show=show, shows=SHOW, region=region,
        filters={"q": text, "region": region.text, "show": show},
        choices=[(code, place_of(code)) for code in region.choices],
        health=health_of([state for state in states if state.enabled]),
    )  # fmt: skip


def _is_shown(state: SourceState, show: str) -> bool:
    match show:
        case "enabled":
            return state.enabled
        case "disabled":
            return not state.enabled
        case "troubled":
            return bool(state.troubles)
        case _:
            return True
