"""What a pretend site answers: a pure function of story, world and request."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import unquote

from .files import CONTENT_TYPES, make_file
from .noise import Headline, Noise
from .refusals import CHALLENGE, GONE, MISSING, UNAVAILABLE, home_page
from .shapes import SHAPES, Shape
from .shapes.view import Article, FileLink, Link, Listing, View
from .story import Column, File, Page, Site, Story, old_pages
from .world import PageState, SiteState, World

RETRY_AFTER = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request: `target` is path and query as sent; `first`: the first one for this address at this step."""

    target: str
    first: bool = True
    if_none_match: str | None = None
    if_modified_since: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A response; the body of a 304 is empty."""

    status: int
    body: bytes
    content_type: str
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One site at one step, with the addresses it knows; `host` is its host and port."""

    site: Site
    state: SiteState
    world: World
    host: str
    pages: tuple[Page, ...]  # of this site, newest first, old ones last

    @property
    def shape(self) -> Shape:
        """The template shape in force."""
        return SHAPES[self.state.shape]


def open_desk(story: Story, world: World, site: Site, host: str) -> Desk:
    """The site as it stands in this world."""
    own = sorted((page for page in story.pages if page.site == site.key), key=lambda page: page.at, reverse=True)
    old = [page for column in site.columns for page in old_pages(site, column)]
    return Desk(site=site, state=world.sites[site.key], world=world, host=host, pages=(*own, *old))


def answer(desk: Desk, asked: Asked) -> Answer:
    """The response of this site; unknown addresses give 404, nothing raises."""
    if desk.state.challenged:
        return _html(412, CHALLENGE.format(token=_noise(desk, "challenge").token), {"Set-Cookie": "enable_S=1; path=/"})
    path = spelled_out(asked.target)
    if path == "/robots.txt":
        return _text(200, robots(desk.site))
    handler = _routes(desk).get(path)
    return handler(asked) if handler else _html(404, MISSING)


def spelled_out(target: str) -> str:
    """The one form of a target: percent-escapes resolved, no `;jsessionid=…` as some sites put into every link."""
    before, mark, after = target.partition(";jsessionid=")
    return unquote(before + after[after.find("?") :] if mark and "?" in after else before)


def robots(site: Site) -> str:
    """What crawlers may do here."""
    lines = ["User-agent: *"]
    if site.closed_path:
        lines.append(f"Disallow: {site.closed_path}")
    if site.crawl_delay is not None:
        lines.append(f"Crawl-delay: {site.crawl_delay}")
    if not site.closed_path:
        lines.append("Allow: /")
    return "\n".join(lines) + "\n"


def addresses(story: Story, world: World, site: Site) -> dict[str, str]:
    """Every path and query of a site's own pages and their attachments (all generations so far) → page key."""
    shape = SHAPES[world.sites[site.key].shape]
    known: dict[str, str] = {}
    for page in story.pages:
        if page.site == site.key:
            known[spelled_out(shape.detail_path(page))] = page.key
            for file in page.files:
                for generation in range(world.pages[page.key].files[file.key].generation + 1):
                    known[spelled_out(shape.file_path(page, file, generation))] = page.key
    return known


def _routes(desk: Desk) -> dict[str, Callable[[Asked], Answer]]:
    """Bound handlers by path and query, for this step."""
    routes: dict[str, Callable[[Asked], Answer]] = {"/": lambda asked: _home(desk)}
    for column in desk.site.columns:
        for number in range(1, _page_count(desk, column) + 1):
            path = desk.shape.list_path(column, number)
            routes[path] = lambda asked, column=column, number=number: _list(desk, asked, column, number)  # type: ignore[misc]
    for page in desk.pages:
        state = _state(desk, page)
        if not state.published:
            continue
        routes[desk.shape.detail_path(page)] = lambda asked, page=page: _detail(desk, asked, page)  # type: ignore[misc]
        for file in page.files:
            for generation in range(state.files[file.key].generation + 1):
                path = spelled_out(desk.shape.file_path(page, file, generation))
                routes[path] = lambda asked, page=page, file=file: _file(desk, asked, page, file)  # type: ignore[misc]
    return routes


def _state(desk: Desk, page: Page) -> PageState:
    return desk.world.pages.get(page.key) or PageState(body=page.body)


def _noise(desk: Desk, page: str) -> Noise:
    return Noise(desk.site.key, page, desk.world.step, desk.world.at)


def _listed(desk: Desk, column: Column) -> list[Page]:
    if desk.state.emptied:
        return []
    return [page for page in desk.pages if page.column == column.key and _state(desk, page).listed]


def _page_count(desk: Desk, column: Column) -> int:
    return max(1, -(-len(_listed(desk, column)) // desk.shape.ROWS))


def _link(desk: Desk, page: Page) -> Link:
    return Link(href=desk.shape.detail_path(page), title=page.title, at=page.at)


def _view(desk: Desk, column: Column, page: str) -> View:
    noise = _noise(desk, page)

    def link(row: Headline) -> Link:
        column_key = column.key if row.number % 2 else desk.site.columns[0].key
        shown = Page(
            key="-", site=desk.site.key, column=column_key, number=row.number, title=row.title, at=row.at,
            kind="other", body="",
        )  # fmt: skip
        return replace(_link(desk, shown), clicks=row.clicks)

    return View(
        site=_claimed(desk), column=column, host=desk.host, noise=noise,
        hot=tuple(map(link, noise.hot())), related=tuple(map(link, noise.related())),
    )  # fmt: skip


def _claimed(desk: Desk) -> Site:
    """The site as its footer presents it."""
    hijack = desk.state.hijack
    return desk.site.model_copy(update={"sponsor": hijack.sponsor}) if hijack else desk.site


def _list(desk: Desk, asked: Asked, column: Column, number: int) -> Answer:
    pages = _listed(desk, column)
    rows = [_link(desk, page) for page in pages]
    size = desk.shape.ROWS
    shown = rows[(number - 1) * size : number * size]
    if desk.state.hijack and number == 1:
        shown = [*_foreign_rows(desk, column), *shown]
    listing = Listing(rows=tuple(shown), number=number, pages=_page_count(desk, column), total=len(rows))
    html = desk.shape.draw_list(_view(desk, column, f"list-{column.key}-{number}"), listing)
    return _page(desk, asked, html, repr((number, shown)))


def _foreign_rows(desk: Desk, column: Column) -> list[Link]:
    titles = desk.state.hijack.rows if desk.state.hijack else ()
    return [
        _link(
            desk,
            Page(
                key="-", site=desk.site.key, column=column.key, number=900_001 + n, title=title, at=desk.world.at,
                kind="other", body="",
            ),
        )
        for n, title in enumerate(titles)
    ]  # fmt: skip


def _detail(desk: Desk, asked: Asked, page: Page) -> Answer:
    state = _state(desk, page)
    if state.withdrawn:
        return _html(404, MISSING)
    if state.softened:
        return _html(200, GONE.format(site=desk.site.name))
    if state.refused:
        return _html(503, UNAVAILABLE, {"Retry-After": str(RETRY_AFTER)})
    body = state.flap if state.flap is not None and asked.first else state.body
    if desk.state.hijack:
        body = _taken_over(body, desk.state.hijack.lines)
    column = next(column for column in desk.site.columns if column.key == page.column)
    neighbours = _listed(desk, column)
    place = neighbours.index(page) if page in neighbours else 0
    article = Article(
        page=page, body=body, files=tuple(_file_link(desk, page, file) for file in page.files),
        newer=_link(desk, neighbours[place - 1]) if place else None,
        older=_link(desk, neighbours[place + 1]) if place + 1 < len(neighbours) else None,
    )  # fmt: skip
    html = desk.shape.draw_article(_view(desk, column, page.key), article)
    return _page(desk, asked, html, repr((page.title, body, [file.href for file in article.files])))


def _taken_over(body: str, lines: tuple[str, ...]) -> str:
    """A hijacked body: foreign first line, foreign last line, mail to the hijacker's domain."""
    return "\n".join((lines[0], body.strip().replace("taojiang.demo.test", "bifen.demo.test"), *lines[1:]))


def _file_link(desk: Desk, page: Page, file: File) -> FileLink:
    state = _state(desk, page).files[file.key]
    return FileLink(
        key=file.key, href=desk.shape.file_path(page, file, state.generation), name=f"{file.name}.{file.suffix}",
        downloads=_noise(desk, page.key).downloads(file.key),
    )  # fmt: skip


def _file(desk: Desk, asked: Asked, page: Page, file: File) -> Answer:
    state = _state(desk, page).files[file.key]
    revision = min(state.revision, len(file.content) - 1)
    raw = make_file(file.content[revision], file.suffix)
    return _conditional(asked, raw, CONTENT_TYPES[file.suffix], _tag(raw), state.since)


def _home(desk: Desk) -> Answer:
    links = [(column.name, desk.shape.list_path(column)) for column in desk.site.columns]
    return _html(200, home_page(_claimed(desk), links, _noise(desk, "home")))


def _page(desk: Desk, asked: Asked, html: str, meaning: str) -> Answer:
    """An HTML page with the validators of its site; a weak one covers what the page means, not its counters."""
    raw = html.encode(desk.shape.ENCODING, "xmlcharrefreplace")
    charset = f"; charset={desk.shape.CHARSET}" if desk.shape.CHARSET else ""
    tag, modified = None, None
    match desk.site.validators:
        case "etag":
            tag = _tag(raw)
        case "weak":
            tag = "W/" + _tag(repr((meaning, desk.state)).encode())
        case "modified":
            modified = desk.world.at
    return _conditional(asked, raw, f"text/html{charset}", tag, modified)


def _tag(raw: bytes) -> str:
    return f'"{hashlib.sha256(raw).hexdigest()[:20]}"'


def _conditional(asked: Asked, raw: bytes, content_type: str, tag: str | None, modified: datetime | None) -> Answer:
    headers = {"ETag": tag} if tag else {}
    if modified is not None:
        headers["Last-Modified"] = format_datetime(modified.astimezone(UTC), usegmt=True)
    if _unchanged(asked, tag, modified):
        return Answer(status=304, body=b"", content_type=content_type, headers=headers)
    return Answer(status=200, body=raw, content_type=content_type, headers=headers)


def _unchanged(asked: Asked, tag: str | None, modified: datetime | None) -> bool:
    """RFC 9110, 13.2.2: If-None-Match decides alone where it is sent."""
    if asked.if_none_match is not None:
        sent = {part.strip().removeprefix("W/") for part in asked.if_none_match.split(",")}
        return tag is not None and tag.removeprefix("W/") in sent
    if asked.if_modified_since is None or modified is None:
        return False
    try:
        return modified.replace(microsecond=0) <= parsedate_to_datetime(asked.if_modified_since)
    except (ValueError, TypeError):  # a date that is none, or without a zone, is as good as not sent
        return False


def _html(status: int, html: str, headers: Mapping[str, str] | None = None) -> Answer:
    return Answer(status=status, body=html.encode(), content_type="text/html; charset=utf-8", headers=headers or {})


def _text(status: int, text: str) -> Answer:
    return Answer(status=status, body=text.encode(), content_type="text/plain; charset=utf-8")
