"""Which page carries the same notice as one that was just read: a reprint elsewhere, or its own old address (invariant 10)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from parsers.address import file_key
from parsers.document import Attachment, Document, canonical
from parsers.reprints import Origin, contradict, without_credits

from .naming import is_among
from .tables import ListRowRow, PageRow, VersionRow
from .turn import Turn, last_version

SAME_NOTICE_FLOOR = 50
"""Bodies shorter than this (characters) say too little to be known again: only in two columns of a site on one day."""

PICTURED = 200
"""Pictures and files beside a text shorter than this (characters) are what the notice says."""

NEAR = timedelta(days=3)
"""Notices printed within so many days of each other are known by the words of their links: copies rename their files."""


def same_notice(turn: Turn, document: Document) -> tuple[PageRow | None, bool]:
    """A page with the same title and text, and whether it is this one's old address.

    In another column or on another site it is a reprint. In the same column two pages are never one notice, unless the
    older address has left the list or was withdrawn: then the notice has moved.
    """
    page = turn.page
    if not document.body:
        return None, False
    for other in _titled_alike(turn, document):
        moved = _may_have_moved(turn, other, _is_short(document))
        if moved is None:
            continue
        version = last_version(turn.session, other)
        if version is None or not says_the_same(Document.from_json(version.document), document, near=_is_near(page, other)):
            continue
        return other, moved
    return None, False


def _titled_alike(turn: Turn, document: Document) -> Sequence[PageRow]:
    """The other pages of this body and title: very many have the one, and hardly any both."""
    title = canonical(document.title or "")
    alike = turn.session.execute(
        select(PageRow.id, VersionRow.title)
        .join(VersionRow, (VersionRow.page_id == PageRow.id) & (VersionRow.n == PageRow.version_n))
        .where(PageRow.body_fingerprint == turn.page.body_fingerprint, PageRow.id != turn.page.id)
    )
    ids = [page_id for page_id, its_title in alike if canonical(its_title) == title]
    return turn.session.scalars(select(PageRow).where(is_among(PageRow.id, ids)).order_by(PageRow.id)).all() if ids else ()


def _may_have_moved(turn: Turn, other: PageRow, short: bool) -> bool | None:
    """Whether a notice would have moved from that page (True) or be its reprint (False); None where it can be neither."""
    if short:
        return False if _is_beside(turn.page, other) else None
    if other.state == "withdrawn":  # subscribers heard that it went: here it is
        return True
    if other.parent_id != turn.page.parent_id:
        return False
    return True if _left_the_list(turn, other) else None


def says_the_same(earlier: Document, later: Document, *, near: bool = False) -> bool:
    """Whether two readings of equal title are one notice: equal texts, but for credits that do not contradict.

    A short one says nothing but its files, and one of a few lines may say all in its pictures and files: they are
    compared too. `near`: both were printed within days of each other.
    """
    (lines_before, origins_before), (lines, origins) = _told(earlier), _told(later)
    text = canonical("\n".join(lines))
    if text != canonical("\n".join(lines_before)) or contradict(origins_before, origins):
        return False
    if _is_short(later):
        return _files(earlier) == _files(later)
    return len(text) >= PICTURED or (_pictures(later) <= _pictures(earlier) and _gives_no_file_more(earlier, later, near))


def _told(document: Document) -> tuple[list[str], set[Origin]]:
    return without_credits([block.text for block in document.blocks])


def _is_short(document: Document) -> bool:
    return len("\n".join(_told(document)[0])) < SAME_NOTICE_FLOOR


def _files(document: Document) -> set[str]:
    return {file_key(file.url) for file in (*document.attachments, *document.images)}


def _pictures(document: Document) -> set[str]:
    """The pictures by their names, which a copy keeps in a folder of its own."""
    return {file_key(image.url).rpartition("/")[2] for image in document.images}


def _gives_no_file_more(earlier: Document, later: Document, near: bool) -> bool:
    """Whether a later copy links only to files that the earlier does: by their addresses, names, or the words of links."""
    before = earlier.attachments
    return len(later.attachments) <= len(before) and all(
        any(_is_one_file(file, other, near) for other in before) for file in later.attachments
    )


def _is_one_file(file: Attachment, other: Attachment, near: bool) -> bool:
    key, other_key = file_key(file.url), file_key(other.url)
    name = key.rpartition("/")[2]
    return (
        key == other_key
        or ("." in name and name == other_key.rpartition("/")[2])
        or (near and canonical(file.text) == canonical(other.text))
    )


def _is_near(page: PageRow, other: PageRow) -> bool:
    return page.published is not None and other.published is not None and abs(page.published - other.published) <= NEAR


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
