"""Which notices hold a file: one file may hang on several, and is followed as long as one of them links to it."""

from __future__ import annotations

from sqlalchemy import Text, cast, not_, select
from sqlalchemy.orm import Session

from parsers.address import url_key
from parsers.document import Role

from .naming import is_among
from .tables import PageRow, VersionRow


def holder_of(session: Session, file: PageRow) -> PageRow | None:
    """The notice that a file hangs on; None for a file that is a row of a list itself."""
    parent = session.get(PageRow, file.parent_id) if file.parent_id else None
    return parent if parent is not None and parent.role == Role.DETAIL.value else None


def hand_over(session: Session, file: PageRow, leaving: set[int]) -> bool:
    """Hang a file on another notice of its source that links to it, none of `leaving`; False when there is none."""
    name = file.url.rsplit("/", 1)[-1]
    query = (
        select(PageRow, VersionRow)
        .join(VersionRow, (VersionRow.page_id == PageRow.id) & (VersionRow.n == PageRow.version_n))
        .where(
            PageRow.source_id == file.source_id, PageRow.role == Role.DETAIL.value, PageRow.state == "active",
            not_(is_among(PageRow.id, leaving)), cast(VersionRow.document, Text).contains(name, autoescape=True),
        )
        .order_by(PageRow.id)
    )  # fmt: skip
    for page, version in session.execute(query):
        links = (*version.document.get("attachments", ()), *version.document.get("images", ()))
        if any(url_key(link["url"]) == file.url_key for link in links):
            file.parent_id = page.id
            return True
    return False
