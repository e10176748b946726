"""What a page says, as values: the types that travel from `parsers/` to `store/` and beyond."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from parsers.address import file_key
from parsers.reprints import without_credits
from parsers.width import nfkc, without_unseen

PARSER_VERSION = "6"
"""Raised by hand whenever any rule of reading changes, so that a rule change is never taken for news (invariant 4)."""

UNREAD_PART = "unread"
"""The rule in `Document.dropped` of what nobody read, though the rest was: a file is then known by its bytes."""


class Role(StrEnum):
    """What a watched address is for."""

    LIST = "list"
    DETAIL = "detail"
    ATTACHMENT = "attachment"


class BlockKind(StrEnum):
    """The shape of a piece of body."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ROW = "row"  # one table row, its cells joined by " | "


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One piece of the body as published: a paragraph, a heading, or a table row."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One entry of a list page; `url` is absolute and canonical, `title` whole even where the page cut it."""

    url: str
    title: str
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What to ask for one more page of a list: an address, and for a POST (`body` not None) what is sent there."""

    url: str
    body: str | None = None
    content_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file the body links to; `url` is absolute, without session parameters."""

    url: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a page claims about the site it belongs to (footer and meta)."""

    site_name: str | None = None
    site_code: str | None = None  # 网站标识码, 10 characters
    icp: str | None = None  # ICP备案号
    police: str | None = None  # 公网安备
    sponsor: str | None = None  # 主办单位
    spam: tuple[str, ...] = ()  # advertising or gambling words found where an organisation should stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A page as it is understood: body blocks, metadata, attachments, rows (for a list), identity and facts.

    `dropped` tells what was taken for boilerplate and why (rule, text); `container` names the rule that chose the body.
    `images` are the pictures of a body that carry content: an address, or "sha256:" and a digest of inlined bytes.
    """

    kind: str = "other"
    title: str | None = None
    published: date | None = None
    source: str | None = None
    doc_number: str | None = None
    issuer: str | None = None
    blocks: tuple[Block, ...] = ()
    rows: tuple[Row, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    images: tuple[Attachment, ...] = ()
    links: tuple[str, ...] = ()
    next_pages: tuple[Ask, ...] = ()
    identity: Identity = field(default_factory=Identity)
    facts: dict[str, Any] = field(default_factory=dict)
    container: str = ""
    dropped: tuple[tuple[str, str], ...] = ()
    encoding: str = "utf-8"
    truncated: bool = False
    problem: str | None = None  # why nothing could be read, in Chinese; None when reading went well
    transient: bool = False  # the problem is ours (time, memory, a crash) and says nothing of what was to be read
    parser_version: str = PARSER_VERSION

    @property
    def body(self) -> str:
        """Display text: the blocks as published, joined by line feeds."""
        return "\n".join(block.text for block in self.blocks)

    @property
    def is_partial(self) -> bool:
        """Whether more stands in it than was read."""
        return self.truncated or bool(self.unread)

    @property
    def unread(self) -> list[str]:
        """What in it nobody could read, in words."""
        return [text for rule, text in self.dropped if rule == UNREAD_PART]

    @property
    def fingerprint(self) -> str:
        """Digest of what is news when it changes: title, body and attachment addresses, in canonical form.

        Where one paragraph ends and the next begins is layout, not news.
        """
        parts = [canonical(self.title or ""), canonical(self.body)]
        if self.rows:
            parts += [f"{row.url}\t{canonical(row.title)}" for row in self.rows]
        parts += sorted({file_key(file.url) for file in self.attachments})
        if self.images:
            parts += ["images", *sorted({file_key(image.url) for image in self.images})]
        return digest_of(parts)

    @property
    def fingerprints(self) -> dict[str, str]:
        """A digest for each part of a page, by which a change says what changed: the names are those of `PARTS`."""
        cells = [canonical(block.text) for block in self.blocks if block.kind is BlockKind.ROW]
        lines = "\n".join(block.text for block in self.blocks if block.kind is not BlockKind.ROW)
        said = (self.title, self.published, self.source, self.doc_number, self.issuer)
        return {
            "text": digest_of([canonical(lines)]),
            "cells": digest_of(cells),
            "attachments": digest_of(sorted({file_key(file.url) for file in self.attachments})),
            "images": digest_of(sorted({file_key(image.url) for image in self.images})),
            "metadata": digest_of([canonical("" if value is None else str(value)) for value in said]),
        }

    @property
    def body_fingerprint(self) -> str:
        """Digest of the body text alone, credits, white space and block boundaries aside: equal for a reprint."""
        lines, _ = without_credits([block.text for block in self.blocks])
        return digest_of([canonical("\n".join(lines))])

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values, from which `from_json` makes an equal Document."""
        values: dict[str, Any] = _plain(self)
        # a plain address stays one, as it was before a page could be asked for by POST
        values["next_pages"] = [ask["url"] if ask["body"] is None else ask for ask in values["next_pages"]]
        if not self.transient:
            del values["transient"]
        return values

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Document:
        """The Document that `to_json` was called on; unknown keys of newer versions are ignored."""
        known = {f.name for f in dataclasses.fields(cls)}
        values = {k: v for k, v in data.items() if k in known}
        values["published"] = _date(values.get("published"))
        values["blocks"] = tuple(Block(kind=BlockKind(b["kind"]), text=b["text"]) for b in data.get("blocks", ()))
        values["rows"] = tuple(
            Row(url=r["url"], title=r["title"], published=_date(r.get("published"))) for r in data.get("rows", ())
        )
        values["attachments"] = tuple(Attachment(**a) for a in data.get("attachments", ()))
        values["images"] = tuple(Attachment(**a) for a in data.get("images", ()))
        identity = dict(data.get("identity") or {})
        identity["spam"] = tuple(identity.get("spam", ()))
        values["identity"] = Identity(**identity)
        values["links"] = tuple(data.get("links", ()))
        values["next_pages"] = tuple(
            Ask(url=ask)
            if isinstance(ask, str)
            else Ask(url=ask["url"], body=ask.get("body"), content_type=ask.get("content_type", ""))
            for ask in data.get("next_pages", ())
        )
        values["dropped"] = tuple((d[0], d[1]) for d in data.get("dropped", ()))
        return cls(**values)


PARTS = ("text", "cells", "attachments", "images", "metadata")
"""What `Document.fingerprints` tells apart: text outside tables, table rows, files, pictures, title and dates."""


def canonical(text: str) -> str:
    """Text for comparison: NFKC, every white space and every character that nobody sees removed.

    So are the "??" at the beginning of a line, which are two blanks that were forced through another encoding.
    """
    return _canonical_body(text) if len(text) > _LONG else _canonical_line(text)


_LOST_BLANKS = re.compile(r"^(?:[^\S\n]*+(?:\?\?)++(?!\?))++", re.MULTILINE)
_LONG = 1000
"""Characters from which on a text is worth remembering: one body is compared many times while it is recorded."""


@lru_cache(maxsize=16)
def _canonical_body(text: str) -> str:
    return _canonical(text)


@lru_cache(maxsize=1024)  # the lines around a body are asked for by several readers of one page
def _canonical_line(text: str) -> str:
    return _canonical(text)


def _canonical(text: str) -> str:
    text = nfkc(text)
    if "??" in text:
        text = _LOST_BLANKS.sub("", text)
    return without_unseen("".join(text.split()))


def digest_of(parts: list[str]) -> str:
    """SHA-256 (hex) over parts, each closed by a separator that no canonical text contains."""
    sha = hashlib.sha256()
    for part in parts:
        sha.update(part.encode("utf-8", "surrogatepass"))
        sha.update(b"\x1e")
    return sha.hexdigest()


def _date(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _plain(value: Any) -> Any:
    """JSON values of data as it stands; several times as fast as `dataclasses.asdict`, which copies deeply first."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    if isinstance(value, date):
        return value.isoformat()
    return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
