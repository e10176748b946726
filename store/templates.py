"""What was learned of how hosts build their pages: kept with the host, handed out with its polls, doubted when it stops fitting."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from parsers.document import PARSER_VERSION, Role
from parsers.template import Template, is_by_template, is_found_by_text, shape_of, version_of, version_without

from . import archive
from .capture import Poll
from .hosts import MAX_HOST, row_of_host
from .tables import HostRow, PageRow, VersionRow

RENEW = timedelta(days=30)
"""How long a template is believed before it is learned anew."""

IN_VAIN = timedelta(days=7)
"""How long pages that showed no template are left in peace."""

LOOK_AGAIN = timedelta(days=1)
"""How often a host is asked whether there is something to learn."""

FEWEST = 3
SAMPLE = 6
LARGEST = 400_000
"""Bytes of a page that is learned from, at most."""

_SHAPES_MOST = 20
_PAGES_MOST = 200
_HOSTS_NAMED = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """Pages of one host with addresses of one shape, from which a template may be learned.

    `pages` are their bytes as they were last accepted, with the charset of the Content-Type header; `known` is the
    template that still seems to fit, `doubted` one that several of these pages did not fit when they were last looked at.
    """

    host: str
    shape: str
    page_ids: tuple[int, ...]
    urls: tuple[str, ...]
    pages: tuple[tuple[bytes, str | None], ...]
    known: Template | None = None
    doubted: Template | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """By which rule the last version of a page was read, and by which version of the parser and template."""

    container: str
    parser_version: str


@dataclass(frozen=True, slots=True)
class _Seen:
    page_id: int
    url: str
    container: str
    parser_version: str
    digest: str
    charset: str | None
    captured_at: datetime

    @property
    def is_unmarked(self) -> bool:
        return is_found_by_text(self.container)


def offer(session: Session, polls: list[Poll]) -> list[Poll]:
    """The same polls, those of detail pages with the template of their host and shape of address."""
    hosts = {poll.host for poll in polls if poll.role is Role.DETAIL}
    if not hosts:
        return polls
    query = select(HostRow.host, HostRow.templates).where(HostRow.templates.is_not(None))
    if len(hosts) <= _HOSTS_NAMED:
        query = query.where(HostRow.host.in_(hosts))
    learned: dict[str, dict[str, Any]] = {host: shapes or {} for host, shapes in session.execute(query)}
    return [
        replace(poll, template=_template(learned[poll.host], shape_of(poll.url)))
        if poll.role is Role.DETAIL and poll.host in learned
        else poll
        for poll in polls
    ]


def way_of(session: Session, page_id: int) -> Way | None:
    """How the last version of a page was read; None before its baseline."""
    query = (
        select(VersionRow.document["container"].as_string(), VersionRow.parser_version)
        .join(PageRow, and_(PageRow.id == VersionRow.page_id, PageRow.version_n == VersionRow.n))
        .where(PageRow.id == page_id)
    )
    row = session.execute(query).one_or_none()
    return None if row is None else Way(container=row[0] or "", parser_version=row[1])


def host_to_learn(session: Session, now: datetime) -> str | None:
    """A host with notices that was not asked lately; None when all were."""
    return session.scalar(
        select(PageRow.host)
        .outerjoin(HostRow, HostRow.host == PageRow.host)
        .where(
            PageRow.role == Role.DETAIL.value, PageRow.state == "active", PageRow.version_n > 0,
            or_(HostRow.templates_at.is_(None), HostRow.templates_at <= now - LOOK_AGAIN),
        )
        .limit(1)
    )  # fmt: skip


def lesson_of(session: Session, host: str, now: datetime) -> Lesson | None:
    """The lesson of this host that is due, the shape with the most pages first; None when there is nothing to learn.

    There is none where publishing systems' marks show the body, nor with fewer than three pages.
    """
    row = session.get(HostRow, host[:MAX_HOST])
    stored: dict[str, Any] = (row.templates or {}) if row is not None else {}
    by_shape: defaultdict[str, list[_Seen]] = defaultdict(list)
    for seen in _last_seen(session, host):
        by_shape[shape_of(seen.url)].append(seen)
    for shape, pages in sorted(by_shape.items(), key=lambda item: -len(item[1]))[:_SHAPES_MOST]:
        unmarked = [page for page in pages if page.is_unmarked]
        if 2 * len(unmarked) < len(pages):
            continue
        known = _template(stored, shape)
        if known is not None and (strangers := _strangers(unmarked, known)):
            lesson = _lesson(session, host, shape, strangers, doubted=known)
        elif _is_due(stored.get(shape), now):
            since = _time_of(stored.get(shape), "since")
            recent = [page for page in unmarked if since is None or page.captured_at >= since]
            lesson = _lesson(session, host, shape, recent, known=known)
        else:
            continue
        if lesson is not None:
            return lesson
    return None


def keep_template(session: Session, lesson: Lesson, template: Template | None, now: datetime) -> None:
    """Remember what a lesson gave. Pages are read with it from their next poll on, their last versions first: no news.

    A lesson in vain ends a template that is doubted; any other is believed a while longer. The archive may hold the pages
    as they were before the site was rebuilt, if their text stayed: what it says of a template that was ended counts no more.
    """
    row = row_of_host(session, lesson.host)
    shapes = dict(row.templates or {})
    template = (template if template != lesson.doubted else None) or lesson.known
    since = now if lesson.doubted else _time_of(shapes.pop(lesson.shape, None), "since")
    shapes.pop(lesson.shape, None)  # the shapes learned longest ago stand first
    shapes[lesson.shape] = {
        "path": template.path if template else "", "learned_at": now.isoformat(), "from": list(lesson.urls),
        "parser": PARSER_VERSION, "since": since.isoformat() if since and not template else None,
    }  # fmt: skip
    row.templates = dict(list(shapes.items())[-_SHAPES_MOST:])


def leave_host(session: Session, host: str, now: datetime) -> None:
    """There is nothing (more) to learn of this host for now."""
    row_of_host(session, host).templates_at = now


def _last_seen(session: Session, host: str) -> list[_Seen]:
    """The last versions of a host's notices, the latest pages first."""
    query = (
        select(
            PageRow.id, PageRow.url, VersionRow.document["container"].as_string(), VersionRow.parser_version,
            VersionRow.body_digest, VersionRow.charset, VersionRow.captured_at,
        )
        .join(PageRow, and_(PageRow.id == VersionRow.page_id, PageRow.version_n == VersionRow.n))
        .where(PageRow.host == host, PageRow.role == Role.DETAIL.value, PageRow.state == "active")
        .order_by(PageRow.id.desc())
        .limit(_PAGES_MOST)
    )  # fmt: skip
    return [_Seen(page_id, url, container or "", *rest) for page_id, url, container, *rest in session.execute(query)]


def _strangers(pages: Iterable[_Seen], known: Template) -> list[_Seen]:
    """The pages that the template does not fit, when there are several and more than it fits."""
    offered = (version_of(known), version_without(known))
    tried = [page for page in pages if page.parser_version in offered]
    fitting = Counter(is_by_template(page.container) for page in tried)
    if fitting[False] < FEWEST or fitting[False] <= fitting[True]:
        return []
    return [page for page in tried if not is_by_template(page.container)]


def _is_due(entry: Any, now: datetime) -> bool:
    learned_at = _time_of(entry, "learned_at")
    if learned_at is None:
        return True
    wait = RENEW if entry.get("path") and entry.get("parser") == PARSER_VERSION else IN_VAIN
    return not learned_at <= now < learned_at + wait


def _time_of(entry: Any, name: str) -> datetime | None:
    """A time that was kept, None where there is none that can be read."""
    try:
        time = datetime.fromisoformat(entry[name])
    except (KeyError, TypeError, ValueError):
        return None
    return time if time.tzinfo is not None else None


def _lesson(
    session: Session, host: str, shape: str, pages: list[_Seen], *, known: Template | None = None,
    doubted: Template | None = None,
) -> Lesson | None:  # fmt: skip
    chosen: list[_Seen] = []
    bodies: list[tuple[bytes, str | None]] = []
    for page in pages:
        try:
            raw = archive.get(session, page.digest)
        except archive.Corrupt:  # `verify` reports the damage
            continue
        if len(raw) <= LARGEST:
            chosen.append(page)
            bodies.append((raw, page.charset))
        if len(bodies) == SAMPLE:
            break
    if len(bodies) < FEWEST:
        return None
    return Lesson(
        host=host, shape=shape, page_ids=tuple(page.page_id for page in chosen), urls=tuple(page.url for page in chosen),
        pages=tuple(bodies), known=known, doubted=doubted,
    )  # fmt: skip


def _template(shapes: dict[str, Any], shape: str) -> Template | None:
    entry = shapes.get(shape)
    path = entry.get("path") if isinstance(entry, dict) else None
    return Template(path=path) if isinstance(path, str) and path else None
