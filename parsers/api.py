"""Bytes of a page to a Document: the one door through which the other rooms read pages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bs4 import Tag

from parsers import attachments, decode, markup, pictures
from parsers.beside import files_beside, pictures_beside
from parsers.blocks import Line, as_blocks, read_lines
from parsers.container import choose
from parsers.document import Attachment, Document, Role
from parsers.facts import read_facts
from parsers.fixed_titles import notice_titles
from parsers.headings import headings_around
from parsers.identity import read_identity
from parsers.landmarks import holds_heading
from parsers.listing import read_list
from parsers.metadata import read_metadata, told_above
from parsers.page_names import head_title, list_title
from parsers.placeholders import is_unfilled
from parsers.pruning import prune_detail, prune_list
from parsers.subtitles import subtitles
from parsers.template import Template, is_by_template, version_of
from parsers.trimming import trim
from parsers.weights import Weights
from sources.source import Source

__all__ = ["extract", "read", "read_facts"]

_HEAD_RULES = frozenset({"title", "information-line", "index-table", "counter"})  # what is read again for the metadata
_FIRST_LINES = 6  # of a body, among which the page's subtitle may be typed again
_SCAN_TEXT = 30  # a body with less text than this, and pictures, is a notice published as a scan


def read(
    raw: bytes, url: str, *, role: Role, charset: str | None = None, source: Source | None = None,
    template: Template | None = None,
) -> Document:  # fmt: skip
    """The Document that these bytes say, never raising: what cannot be read has `problem` set, in Chinese.

    `charset` is what the Content-Type header named; `source` may override the body's or the rows' CSS selector;
    `template`, learned from other pages of the host, helps to find the body of a detail page.
    """
    template = template if role is Role.DETAIL else None
    try:
        document = _read(raw, url, role, charset, source, template)
    except MemoryError:  # says nothing of the page, only of the process that has read many
        document = Document(problem="解析所需内存超出上限", transient=True)
    except Exception as error:  # the boundary of the room: bytes are hostile, and a bug must not stop a daemon
        document = Document(problem=decode.storable(f"解析出错：{type(error).__name__}: {error}"[:300]))
    return document if template is None else replace(document, parser_version=version_of(template))


def extract(html: bytes, url: str) -> dict[str, Any]:
    """The contract of the benchmarks: a page as plain values; `published` is an ISO date, `attachments` are addresses.

    A page without a body of its own is read as a list too, so that `rows` is filled where there are any. Never raises.
    """
    document = read(html, url, role=Role.DETAIL)
    if not document.body and not document.attachments:
        rows = read(html, url, role=Role.LIST)
        document = replace(document, rows=rows.rows, next_pages=rows.next_pages, title=document.title or rows.title)
    values = document.to_json()
    return {
        "title": document.title,
        "body": document.body,
        "published": values["published"],
        "source": document.source,
        "attachments": [file.url for file in document.attachments],
        "kind": document.kind,
        "facts": values["facts"],
        "rows": values["rows"],
        "identity": values["identity"],
        "links": values["links"],
    }


def _read(
    raw: bytes, url: str, role: Role, charset: str | None, source: Source | None, template: Template | None
) -> Document:
    if not raw.strip():
        return Document(problem="页面内容为空")
    if (foreign := decode.foreign_format(raw, may_be_json=role is Role.LIST)) is not None:
        return Document(problem=f"不是网页，而是{foreign}")
    decoded = decode.decode(raw, charset)
    is_list = role is Role.LIST
    document = _list(decoded.text, url, source) if is_list else _detail(decoded.text, url, source, template)
    return replace(document, encoding=decoded.encoding)


def _list(text: str, url: str, source: Source | None) -> Document:
    page = prune_list(text)
    soup = markup.build_tree(page.markup)
    listing = read_list(soup, page.markup, url, source)
    return Document(
        kind="list",
        title=list_title(Weights(soup)),
        rows=listing.rows,
        next_pages=listing.next_pages,
        identity=read_identity(page.signs),
        container="list",
        truncated=page.truncated,
        problem=listing.problem,
    )


def _detail(text: str, url: str, source: Source | None, template: Template | None) -> Document:
    selector = source.reading.body if source else None
    page = prune_detail(text, selector)
    soup = markup.build_tree(page.markup)
    weights = Weights(soup)
    titles = notice_titles(weights)
    container = choose(soup, weights, titles, selector, template)
    beside = container.rule.startswith("beside:") or (
        is_by_template(container.rule) and holds_heading(container.roots[0], soup.body or soup, weights, titles)
    )
    headings = headings_around(container.roots, weights, head_title(weights))
    told = () if beside else told_above(container.roots, weights, headings)
    reading = trim(read_lines(container.roots, weights), " ".join(titles), holds_heading=beside, told=told)
    if not beside:
        body = "".join(line.text for line in reading.lines[:_FIRST_LINES])
        reading.lines[:0] = subtitles(container.roots, soup.body or soup, weights, titles, body)
    blocks = as_blocks(reading.lines)
    unfilled = is_unfilled([block.text for block in blocks])
    blocks = () if unfilled else blocks
    base = attachments.base_of(weights, url)
    files, images = _files(reading.lines, container.roots, weights, base)
    head = [dropped for rule, dropped in reading.dropped if rule in _HEAD_RULES]
    tail = [dropped for rule, dropped in reading.dropped if rule == "editor"]
    metadata = read_metadata(url, container.roots, weights, headings, head, tuple(block.text for block in blocks), tail)
    document = Document(
        title=metadata.title,
        published=metadata.published,
        source=metadata.source,
        doc_number=metadata.doc_number,
        issuer=metadata.issuer,
        blocks=blocks,
        attachments=files,
        images=images,
        links=attachments.body_links(reading.lines, base),
        identity=read_identity(page.signs),
        container=container.rule,
        dropped=(*page.dropped, *reading.dropped),
        truncated=page.truncated,
        problem=None if blocks or files else "正文只有未填充的占位文字" if unfilled else "未找到正文",
    )
    judged = read_facts(document.body, url, document.title, document.published)
    return replace(document, kind=judged["doc_kind"], facts=judged["facts"])


def _files(
    lines: list[Line], roots: tuple[Tag, ...], weights: Weights, base: str
) -> tuple[tuple[Attachment, ...], tuple[Attachment, ...]]:
    """The files of a notice, and the pictures in and beside its body; a notice published as a scan has its pictures for files."""
    inside, outside = attachments.body_files(lines, base), files_beside(roots, weights, base)
    shown = attachments.unique((*pictures.body_pictures(lines, base), *pictures_beside(roots, weights, base)))
    if not inside and not outside and sum(line.chars for line in lines) < _SCAN_TEXT:
        return shown, ()
    files = attachments.unique((*inside, *outside))
    linked = {file.url for file in files}
    return files, tuple(picture for picture in shown if picture.url not in linked)
