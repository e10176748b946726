"""What every room of the web stands on: the open database, the clock, and the templates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sources.clock import Clock, in_shanghai
from sources.settings import Settings
from store.database import Database
from store.event import LABELS

from . import labels, wording

HERE = Path(__file__).parent
Answer = TypeVar("Answer", bound=Callable[..., Response])


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One running web: settings, database, clock, templates; `base` is the path under which readers reach it."""

    settings: Settings
    database: Database
    clock: Clock
    templates: Environment
    base: str

    def now(self) -> datetime:
        """The present instant, UTC."""
        return self.clock.now()

    def today(self) -> date:
        """The day it is in China."""
        return in_shanghai(self.clock.now()).date()

    def page(self, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
        """The template as a page."""
        text = self.templates.get_template(template).render(values, base=self.base)
        # text of the watched pages may hold halves of surrogate pairs, which UTF-8 has no place for
        return HTMLResponse(text.encode("utf-8", "replace"), status_code=status)


def open_site(settings: Settings, database: Database, clock: Clock) -> Site:
    """The site of an installation."""
    base = urlsplit(settings.public_url).path.rstrip("/")
    return Site(settings=settings, database=database, clock=clock, templates=_environment(), base=base)


def site_of(request: Request) -> Site:
    """The site that was asked."""
    site: Site = request.app.state.site
    return site


def get_page(router: APIRouter, path: str) -> Callable[[Answer], Answer]:
    """Register a page for readers: GET and HEAD, not part of the JSON API."""
    return router.api_route(path, methods=["GET", "HEAD"], include_in_schema=False)


def missing(what: str) -> HTTPException:
    """The error that becomes the page 没有找到; `what` in Chinese."""
    return HTTPException(404, what)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, finalize=wording.shown,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {
        "when": wording.when, "day": wording.day, "size": wording.size,
        "number": wording.number, "outward": wording.outward, "verbatim": wording.verbatim, "query": wording.query_of,
        "place": labels.place_of, "kind": labels.kind_label, "reason": labels.reason_label,
        "dropped": labels.dropped_label, "type": lambda type_: LABELS[type_],
    }  # fmt: skip
    environment.globals |= {"ROLES": labels.ROLES, "STATES": labels.STATES, "LEVELS": labels.SOURCE_LEVELS}
    return environment
