"""Which page carries the same notice as one that was just read: a reprint elsewhere, or its own old address (invariant 10)."""

from __future__ import annotations

from sqlalchemy import select

from parsers.address import file_key
from parsers.document import Document, canonical
from parsers.reprints import Origin, contradict, without_credits

from .tables import ListRowRow, PageRow
from .turn import Turn, last_version

SAME_NOTICE_FLOOR = 50
"""Bodies shorter than this (characters) say too little to be known again: only in two columns of a site on one day."""

PICTURED = 200
"""Pictures beside a text shorter than this (characters) are what the notice says."""


def same_notice(turn: Turn, document: Document) -> tuple[PageRow | None, bool]:
    """A page with the same title and text, and whether it is this one's old address.

    In another column or on another site it is a reprint. In the same column two pages are never one notice, unless the
    older address has left the list or was withdrawn: then the notice has moved.
    """
    page = turn.page
    if not document.body:
        return None, False
    candidates = turn.session.scalars(
        select(PageRow)
        .where(PageRow.body_fingerprint == page.body_fingerprint, PageRow.id != page.id)
        .order_by(PageRow.id)
    )
    for other in candidates:
        version = last_version(turn.session, other)
        if version is None or canonical(version.title) != canonical(document.title or ""):
            continue
        earlier = Document.from_json(version.document)
        if not says_the_same(earlier, document):
            continue
        if _is_short(document):
            if _is_beside(page, other):
                return other, False
            continue
        if other.state == "withdrawn":  # subscribers heard that it went: here it is
            return other, True
        if other.parent_id != page.parent_id:
            return other, False
        if _left_the_list(turn, other):
            return other, True
    return None, False


def says_the_same(earlier: Document, later: Document) -> bool:
    """Whether two readings of equal title are one notice: equal texts, but for credits that do not contradict.

    A short one says nothing but its files, and one of a few lines may say all in its pictures: they are compared too.
    """
    (lines_before, origins_before), (lines, origins) = _told(earlier), _told(later)
    text = canonical("\n".join(lines))
    if text != canonical("\n".join(lines_before)) or contradict(origins_before, origins):
        return False
    if _is_short(later):
        return _files(earlier) == _files(later)
    return len(text) >= PICTURED or _pictures(later) <= _pictures(earlier)


def _told(document: Document) -> tuple[list[str], set[Origin]]:
    return without_credits([block.text for block in document.blocks])


def _is_short(document: Document) -> bool:
    return len("\n".join(_told(document)[0])) < SAME_NOTICE_FLOOR


def _files(document: Document) -> set[str]:
    return {file_key(file.url) for file in (*document.attachments, *document.images)}


def _pictures(document: Document) -> set[str]:
    """The pictures by their names, which a copy keeps in a folder of its own."""
    return {file_key(image.url).rpartition("/")[2] for image in document.images}


def _is_beside(page: PageRow, other: PageRow) -> bool:
    """Whether a page stands in another column of the same site, published on the same day, and is still there."""
    return (
        other.state == "active" and other.source_id == page.source_id and other.parent_id != page.parent_id
        and other.published is not None and other.published == page.published
    )  # fmt: skip


def _left_the_list(turn: Turn, other: PageRow) -> bool:
    row = turn.session.scalar(
        select(ListRowRow).where(ListRowRow.list_id == other.parent_id, ListRowRow.url_key == other.url_key)
    )
    return row is not None and row.gone_since is not None
