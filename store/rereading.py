"""Reading stored bytes again with today's parser, so that like is compared with like: no news in itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from parsers.document import PARSER_VERSION, Document, Role
from parsers.template import Template, version_of, version_without

from . import archive
from .attempts import await_again, is_awaited, replace_reading
from .record_file import read_again
from .record_list import learn_rows
from .tables import PageRow, VersionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """The stored bytes of a page's last version, read by another version of the parser."""

    page_id: int
    n: int
    url: str
    role: Role
    raw: bytes
    charset: str | None
    content_type: str = ""
    version: str = PARSER_VERSION  # of the reading that is wanted


def todays_versions(template: Template | None) -> frozenset[str]:
    """The parser versions of readings that a fresh one, made with this template on offer, can be compared with."""
    return frozenset({version_of(template), version_without(template) if template else version_of(None)})


def stale_reading(
    session: Session, page_id: int, template: Template | None = None, *, anyway: bool = False
) -> Stale | None:
    """What must be read again before a fresh response of this page can be compared (invariant 4); mostly None.

    `template` is what the fresh response is read with; `anyway` asks for the last version however it was read.
    """
    page = session.get(PageRow, page_id)
    if page is None or page.version_n == 0:
        return None
    row = session.scalar(select(VersionRow).where(VersionRow.page_id == page_id, VersionRow.n == page.version_n))
    if row is None or (row.parser_version in todays_versions(template) and not anyway):
        return None
    try:
        raw = archive.get(session, row.body_digest)
    except archive.Corrupt:  # `verify` reports the damage; there is nothing to compare with
        _compare_with_nothing(row, page)
        return None
    return Stale(
        page_id=page_id, n=row.n, url=row.final_url, role=Role(page.role), raw=raw, charset=row.charset,
        content_type=str(row.headers.get("content-type") or ""), version=version_of(template),
    )  # fmt: skip


def refresh_reading(session: Session, stale: Stale, document: Document) -> bool:
    """Replace the reading of a stored version by what today's parser makes of the same bytes: no news in itself.

    False where that broke down by a fault of ours: all stays as it was, and nothing can be compared until it is made
    again. After the last attempt it is taken as it is.
    """
    row = session.scalar(select(VersionRow).where(VersionRow.page_id == stale.page_id, VersionRow.n == stale.n))
    page = session.get(PageRow, stale.page_id)
    if row is None or page is None:
        return True
    if document.transient:
        if await_again(row):
            return False
        document = replace(document, parser_version=stale.version)
    elif not is_awaited(row):
        page.hold_fingerprint = page.hold_since = None  # made by the old parser: look twice again
    if page.role == Role.ATTACHMENT.value:
        read_again(session, page, row, document)
    elif document.problem is not None:
        row.parser_version = document.parser_version
        _compare_with_nothing(row, page)
    else:
        replace_reading(session, page, row, document, document.fingerprint)
        if page.role == Role.LIST.value:  # rows that only today's parser sees are not new ones
            learn_rows(session, page, document, row.captured_at)
    return True


def _compare_with_nothing(row: VersionRow, page: PageRow) -> None:
    """The next good reading is a baseline."""
    row.fingerprint = page.fingerprint = ""
    page.hold_fingerprint = page.hold_since = page.etag = page.last_modified = page.raw_digest = None
