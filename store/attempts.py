"""Stored bytes read anew: how often a reading that broke down is made again, and what takes the place of the old one."""

from __future__ import annotations

from sqlalchemy.orm import Session

from parsers.document import PARSER_VERSION, Document, Role

from . import search
from .tables import PageRow, VersionRow

_ATTEMPTS = 3
"""Further attempts at the bytes of a version whose reading broke down, before what they gave is taken as it is."""

_AWAITED = f"{PARSER_VERSION}!"
"""Begins the parser version of a version that is still to be read, before the number of attempts."""

FIRST_AWAITED = f"{_AWAITED}1"
"""The parser version of a new version whose reading broke down."""


def is_awaited(row: VersionRow) -> bool:
    """Whether the reading of a version broke down by a fault of ours and is still to be made."""
    return row.parser_version.startswith(_AWAITED)


def await_again(row: VersionRow) -> bool:
    """Count a reading that broke down: all else stays as it was, and it is made again; False after the last attempt."""
    attempts = int(row.parser_version.removeprefix(_AWAITED)) if is_awaited(row) else 0
    if attempts >= _ATTEMPTS:
        return False
    row.parser_version = f"{_AWAITED}{attempts + 1}"
    return True


def replace_reading(session: Session, page: PageRow, row: VersionRow, document: Document, mark: str) -> None:
    """Put this reading of its bytes in the place of a version's own; `mark` is its fingerprint."""
    old = row.fingerprint
    row.parser_version, row.fingerprint = document.parser_version, mark
    row.document, row.text, row.title = document.to_json(), document.body, document.title or row.title
    search.index_version(session, page.id, row.title, row.text)
    if page.version_n == row.n and page.fingerprint == old:
        page.fingerprint = mark
        if page.role == Role.DETAIL.value:
            page.body_fingerprint = document.body_fingerprint
