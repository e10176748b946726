"""Template shapes: each module draws a list and an article the way one content management system does."""

from __future__ import annotations

from typing import Protocol

from ..story import Column, File, Page
from . import county, gbk, hanweb, publicity, trs, ucap, vsb, vsb_new
from .view import Article, Listing, View


class Shape(Protocol):
    """What a shape module offers. Paths are absolute on their host and do not depend on the step."""

    ENCODING: str  # of the bytes sent
    CHARSET: str | None  # said in the Content-Type header
    ROWS: int  # rows of one list page

    def list_path(self, column: Column, number: int = 1) -> str:
        """Where page `number` (from 1) of a column lies."""
        ...

    def detail_path(self, page: Page) -> str:
        """Where an article lies."""
        ...

    def file_path(self, page: Page, file: File, generation: int) -> str:
        """Where an attachment lies, `generation` counting its addresses from 0."""
        ...

    def draw_list(self, view: View, listing: Listing) -> str:
        """The HTML of a list page."""
        ...

    def draw_article(self, view: View, article: Article) -> str:
        """The HTML of a detail page."""
        ...


SHAPES: dict[str, Shape] = {
    "trs": trs, "hanweb": hanweb, "vsb": vsb, "vsb_new": vsb_new, "ucap": ucap, "gbk": gbk,
    "publicity": publicity, "county": county,
}  # fmt: skip
