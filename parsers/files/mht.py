"""Web archives (MHT): the page in it, or the sheets that its frames show."""

from __future__ import annotations

import base64
import quopri
import re
from collections.abc import Iterator
from dataclasses import replace

from parsers.document import Block

from .content import Content, Unreadable
from .limits import BLOCKS_MOST, SHEETS_MOST, TEXT_MOST
from .plain import read_html

_HTML_PART = re.compile(rb"content-type:\s{0,20}text/html", re.IGNORECASE)
_BLANK_LINE = re.compile(rb"\r?\n[ \t]{0,20}\r?\n")
_FRAMES = re.compile(rb"<frameset\b", re.IGNORECASE)
_HEAD = 256 * 1024


def read_mht(raw: bytes) -> Content:
    """The first page of a web archive; where it is but a set of frames, as Excel saves a workbook, the pages behind it.

    Python's own mail parser takes minutes over nested parts.
    """
    pages = _pages(raw)
    first = next(pages, None)
    if first is None:
        raise Unreadable("网页归档文件中没有网页")
    if not _FRAMES.search(first):
        return read_html(first)
    blocks: list[Block] = []
    is_cut, size = False, 0
    for number, page in enumerate(pages):
        if number >= SHEETS_MOST or size > TEXT_MOST or len(blocks) > BLOCKS_MOST:
            is_cut = True
            break
        content = read_html(page)
        blocks += content.blocks
        size += sum(len(block.text) for block in content.blocks)
        is_cut = is_cut or content.truncated
    if not blocks:
        return read_html(first)
    return replace(content, blocks=tuple(blocks), truncated=is_cut, problem=None)


def _pages(raw: bytes) -> Iterator[bytes]:
    """The web pages of an archive in their order, decoded from the form in which they were sent."""
    found = _HTML_PART.search(raw[:_HEAD])
    while found is not None:
        start = max(raw.rfind(b"\n--", 0, found.start()), 0)
        blank = _BLANK_LINE.search(raw, found.end(), found.end() + 4096)
        if blank is None:
            raise Unreadable("网页归档文件损坏")
        end = raw.find(b"\n--", blank.end())
        end = end if end >= 0 else len(raw)
        head, body = raw[start : blank.start()].lower(), raw[blank.end() : end]
        if b"quoted-printable" in head:
            body = quopri.decodestring(body)
        elif b"base64" in head:
            body = base64.b64decode(body, validate=False)
        yield body
        found = _HTML_PART.search(raw, end)
