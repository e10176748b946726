"""What a shape is given to draw: plain values, all addresses as paths of the same host."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from ..noise import Noise
from ..story import Column, Page, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A titled address; `at` is the printed time, `clicks` what a hot list shows beside it."""

    href: str
    title: str
    at: datetime
    clicks: int = 0

    @property
    def day(self) -> date:
        """The printed date."""
        return self.at.date()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLink:
    """An attachment as a page shows it."""

    key: str
    href: str
    name: str
    downloads: int


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The frame around a list or an article: `host` is the site's host with its port, `title` what the window shows."""

    site: Site
    column: Column
    host: str
    noise: Noise
    hot: tuple[Link, ...]
    related: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One page of a column: `number` counts from 1 to `pages`, `total` rows in all."""

    rows: tuple[Link, ...]
    number: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A detail page: `page` for its metadata, `body` in the story's lines, neighbours in the column."""

    page: Page
    body: str
    files: tuple[FileLink, ...]
    newer: Link | None
    older: Link | None


def fill(template: str, links: tuple[Link, ...], cut: int = 1000) -> str:
    """The template once per link: {href}, {title}, {short} (at most `cut` characters, with …), {clicks}, {at}, {n}."""
    return "".join(
        template.format(
            href=escape(link.href), title=escape(link.title), short=escape(shorten(link.title, cut)),
            clicks=link.clicks, at=link.at, n=n,
        )
        for n, link in enumerate(links, 1)
    )  # fmt: skip


def shorten(title: str, cut: int) -> str:
    """A title cut the way list templates cut it."""
    return title if len(title) <= cut else title[: cut - 1] + "…"


def beside(link: Link | None) -> str:
    """A neighbour as prev/next lines print it."""
    return f'<a href="{escape(link.href)}" title="{escape(link.title)}">{escape(link.title)}</a>' if link else "没有了"
