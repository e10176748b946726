"""Which notices hold a file: one file may hang on several, and is followed as long as one of them links to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from sqlalchemy import not_, select
from sqlalchemy.orm import Session

from parsers.address import url_key
from parsers.document import Role

from .naming import is_among
from .tables import PageRow, VersionRow


def holder_of(session: Session, file: PageRow) -> PageRow | None:
    """The notice that a file hangs on; None for a file that is a row of a list itself."""
    parent = session.get(PageRow, file.parent_id) if file.parent_id else None
    return parent if parent is not None and parent.role == Role.DETAIL.value else None


def hand_over(session: Session, files: Iterable[PageRow], leaving: set[int]) -> set[int]:
    """Hang each file on another notice of its source that links to it, none of `leaving`; gives those that have one."""
    sought = {(file.source_id, file.url_key): file for file in files}
    handed: set[int] = set()
    for source_id in {source_id for source_id, _ in sought}:
        for page_id, url in _links(session, source_id, leaving):
            if not sought:
                break
            file = sought.pop((source_id, url_key(url)), None)
            if file is not None:
                file.parent_id = page_id
                handed.add(file.id)
    return handed


def _links(session: Session, source_id: str, leaving: set[int]) -> Iterator[tuple[int, str]]:
    """The addresses that the notices of a source link to or show, the oldest notice first; the rest is left unread."""
    kinds = [VersionRow.document["attachments"], VersionRow.document["images"]]
    query = (
        select(PageRow.id, *kinds)
        .join(VersionRow, (VersionRow.page_id == PageRow.id) & (VersionRow.n == PageRow.version_n))
        .where(
            PageRow.source_id == source_id, PageRow.role == Role.DETAIL.value, PageRow.state == "active",
            not_(is_among(PageRow.id, leaving)),
        )
        .order_by(PageRow.id)
    )  # fmt: skip
    for page_id, *found in session.execute(query):
        for link in chain.from_iterable(links or () for links in found):
            yield page_id, link["url"]
