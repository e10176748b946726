"""One version of a page as it was read, its bytes, and the difference of two."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

import structlog
from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from parsers.document import Document, Role, Row, canonical
from store.archive import Corrupt
from store.diff import Change, compare, diff_text
from store.history import Version, load_raw, load_version, versions_of
from store.pages import Page
from store.privacy import mask_mobiles

from .difference import Piece, fold, lines_of
from .facts import period_of, period_rows, rows_of
from .labels import METADATA
from .pages import find_page, source_of
from .query import LARGEST_NUMBER, read_number
from .site import get_page, missing, site_of

router = APIRouter()
log = structlog.get_logger(__name__)

COMPARED_MOST = 2_000_000
"""Characters of two versions together that are compared for a visitor; longer ones are for the command line."""

_TAG = re.compile(rb"<[^<>]*>")


def find_version(session: Session, page: Page, n: str) -> Version:
    """The version of this number; the friendly 404 for any other text."""
    number = read_number(n, most=LARGEST_NUMBER)
    found = load_version(session, page.id, number) if number is not None else None
    if found is None:
        raise missing(f"该页面没有这个版本；目前共 {page.version_n} 版。")
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The numbers of the versions before and after one, None at either end."""

    before: int | None
    after: int | None


def neighbours_of(numbers: list[int], n: int) -> Neighbours:
    """The nearest numbers on either side of `n`."""
    return Neighbours(
        before=max((other for other in numbers if other < n), default=None),
        after=min((other for other in numbers if other > n), default=None),
    )


@get_page(router, "/pages/{page_id}/versions/{n}")
def version(request: Request, page_id: str, n: str) -> Response:
    """The text of a version, what was read beside it, and what was left out and why."""
    site = site_of(request)
    with site.database.read() as session:
        page = find_page(session, page_id)
        found = find_version(session, page, n)
        infos = {info.n: info for info in versions_of(session, page.id)}
        source = source_of(session, page)
    document = found.document
    return site.page(
        "version.html", page=page, source=source, version=found, info=infos[found.n], document=document,
        near=neighbours_of(list(infos), found.n), metadata=metadata_of(document), facts=rows_of(document.facts),
        period=period_of(document.facts, site.today()), is_file=page.role is Role.ATTACHMENT,
    )  # fmt: skip


def metadata_of(document: Document) -> list[tuple[str, str]]:
    """What the page says about the notice, beside its text."""
    values = {
        "published": document.published.isoformat() if document.published else "", "source": document.source,
        "doc_number": document.doc_number, "issuer": document.issuer,
    }  # fmt: skip
    return [(METADATA[name], value) for name, value in values.items() if value]


@get_page(router, "/pages/{page_id}/versions/{n}/raw")
def raw(request: Request, page_id: str, n: str) -> Response:
    """The bytes as fetched, as a plain text to keep; never to be shown as a page.

    Only what can be checked is handed out: files, and pages with a private mobile in them, are the operator's.
    """
    site = site_of(request)
    with site.database.read() as session:
        page = find_page(session, page_id)
        found = find_version(session, page, n)
        if page.role is Role.ATTACHMENT:
            raise HTTPException(403, "附件的存档文件不在网页上提供：其中可能有个人信息，无法逐一核查。请打开原网址，或请运行者导出。")
        try:
            content = load_raw(session, page.id, found.n)
        except Corrupt as error:
            log.error("archive corrupt", page=page.id, version=found.n, digest=error.digest)
            raise HTTPException(500, "存档中的这一版与其摘要不符，无法提供。请运行者执行 ducha verify。") from error
    assert content is not None
    if holds_mobile(content, found.document.encoding):
        raise HTTPException(403, "该版本的原始网页含有个人手机号码，不在网页上提供。请打开原网址，或请运行者导出。")
    return Response(
        content,
        headers={
            "content-type": "text/plain", "content-disposition": f'attachment; filename="page-{page.id}-v{found.n}.txt"',
            "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
        },
    )  # fmt: skip


def holds_mobile(content: bytes, encoding: str) -> bool:
    """Whether a page holds a private mobile, as written or with its mark-up and references taken out."""
    for part in (content, _TAG.sub(b"", content)):
        try:
            text = part.decode(encoding, "replace")
        except LookupError:
            text = part.decode("utf-8", "replace")
        if any(mask_mobiles(seen) != seen for seen in (text, html.unescape(text))):
            return True
    return False


@get_page(router, "/pages/{page_id}/diff/{a}/{b}")
def difference(request: Request, page_id: str, a: str, b: str) -> Response:
    """What became of version `a` in version `b`."""
    site = site_of(request)
    with site.database.read() as session:
        page = find_page(session, page_id)
        before, after = find_version(session, page, a), find_version(session, page, b)
        numbers = [info.n for info in versions_of(session, page.id)]
        source = source_of(session, page)
    old, new = before.document, after.document
    too_long = len(old.body) + len(new.body) > COMPARED_MOST
    change = None if too_long else compare(old, new)
    lines = lines_of(change.ops) if change else []
    return site.page(
        "difference.html", page=page, source=source, before=before, after=after, change=change, too_long=too_long,
        lines=fold(lines), is_file=page.role is Role.ATTACHMENT, beside=_beside(old, new, change) if change else [],
        counts={kind: sum(line.kind == kind for line in lines) for kind in ("changed", "added", "removed", "here")},
        rows=_rows_between(old, new), near=neighbours_of(numbers, max(before.n, after.n)), earlier=neighbours_of(numbers, min(before.n, after.n)),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """A row of a list that came, went, or has another title (`before`)."""

    what: str
    row: Row
    before: str = ""


def _rows_between(before: Document, after: Document) -> list[RowChange]:
    """What became of the rows of a list, in the order of the page; rows are told apart by their address."""
    old, new = {row.url: row for row in before.rows}, {row.url: row for row in after.rows}
    changes = [RowChange(what="增", row=row) for row in after.rows if row.url not in old]
    changes += [RowChange(what="删", row=row) for row in before.rows if row.url not in new]
    changes += [
        RowChange(what="改", row=row, before=old[row.url].title)
        for row in after.rows
        if row.url in old and canonical(old[row.url].title) != canonical(row.title)
    ]
    return changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Something beside the text that reads otherwise now; the pieces of either side, none where it was not there."""

    name: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def _beside(old: Document, new: Document, change: Change) -> list[Beside]:
    """Metadata and facts that differ."""
    rows = [(METADATA.get(name, name), was, now) for name, was, now in change.metadata]
    before, after = _gathered(old.facts), _gathered(new.facts)
    rows += [
        (name, before.get(name, ""), after.get(name, ""))
        for name in {**before, **after}
        if before.get(name) != after.get(name)
    ]
    return [_marked(name, was, now) for name, was, now in rows]


def _marked(name: str, was: str, now: str) -> Beside:
    pieces = [piece for line in lines_of(diff_text(" ".join(was.split()), " ".join(now.split()))) for piece in line.pieces]
    return Beside(
        name=name, before=tuple(piece for piece in pieces if piece.mark in {"same", "del", "from"}),
        after=tuple(piece for piece in pieces if piece.mark in {"same", "ins", "to"}),
    )  # fmt: skip


def _gathered(facts: dict[str, Any]) -> dict[str, str]:
    """The facts by name, rows of one name joined."""
    gathered: dict[str, str] = {}
    for name, value in [*period_rows(facts), *rows_of(facts)]:
        gathered[name] = f"{gathered[name]}；{value}" if name in gathered else value
    return gathered
