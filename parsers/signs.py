"""The signs by which a page says whose it is: meta tags, title, first line and footer, gathered in one cheap pass."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from parsers.names import FOOTER_TAGS, SILENT, Overview
from parsers.width import nfkc

_TAIL = 2500
"""Characters at the end of a page in which a footer without a name of its own is looked for."""

_SPEAKS = re.compile(r"备案|ICP|标识码|主办|版权")
_ALL = etree.XPath("descendant::text()", smart_strings=False)
_SHOWN = etree.XPath(f"descendant::text()[not({' or '.join(f'parent::{tag}' for tag in SILENT)})]", smart_strings=False)
_LAST_TEXTS = 150
_MOST_FOOTERS = 12
_MOST_METAS = 120
_LONGEST_FOOTER = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """Meta tags by lower-case name, title, first visible line, and the footer's text by lines, its width folded."""

    metas: tuple[tuple[str, str], ...] = ()
    title: str = ""
    first_line: str = ""
    footer: str = ""


def read_signs(root: etree._Element, page: Overview) -> Signs:
    """The signs on a page, from its lxml tree and what has been found in it."""
    title = root.find(".//title")
    return Signs(
        metas=_metas(page.metas),
        title=("".join(title.itertext())[:300] if title is not None else ""),
        first_line=_first_line(root),
        footer=_footer(root, page),
    )


def _metas(tags: list[etree._Element]) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for tag in tags[:_MOST_METAS]:
        name, content = tag.get("name", "").strip().lower(), tag.get("content", "")
        if name and content:
            found.setdefault(name, nfkc(content[:500]).strip())
    return tuple(found.items())


def _first_line(root: etree._Element) -> str:
    body = root.find("body")
    for element in body.iter() if body is not None else ():
        if element.text and element.tag not in SILENT and (line := element.text.strip()):
            return str(line[:120])
        if element.tail and element is not body and (line := element.tail.strip()) and not len(element):
            return str(line[:120])
    return ""


def _footer(root: etree._Element, page: Overview) -> str:
    """Text of the elements that call themselves footers, else the end of the page."""
    footers: list[etree._Element] = []
    within: set[etree._Element] = set()  # what stands in a footer that has been found
    for element, names in page.named:
        if names.is_footer and element not in within:
            footers.append(element)
            if len(footers) == _MOST_FOOTERS:
                break
            within.update(element.iter("footer", *FOOTER_TAGS))
    texts = [_lines(tag) for tag in footers]
    if not any(_SPEAKS.search(text) for text in texts):
        texts.append(_last_lines(root, page))
    return _folded("\n".join(texts))


@lru_cache(maxsize=512)
def _folded(footer: str) -> str:
    """A footer with its width folded and its labels joined with their values; all pages of a site have the same."""
    text = nfkc(footer).replace("\u200b", "")
    return re.sub(r"(?<=[::])\n", "", text)  # `主办单位:` and its value often stand in two elements


def _lines(tag: etree._Element) -> str:
    """The first lines of an element: one that is called a footer may hold half of the page."""
    lines: list[str] = []
    size = 0
    for piece in tag.itertext():
        if line := piece.strip():
            lines.append(line)
            size += len(line) + 1
            if size > _LONGEST_FOOTER:
                break
    return "\n".join(lines)[:_LONGEST_FOOTER]


def _last_lines(root: etree._Element, page: Overview) -> str:
    """What is shown at the end of a page, a line for each text."""
    body = root.find("body")
    if body is None:
        return ""
    lines: list[str] = []
    size = 0
    for piece in reversed((_SHOWN if page.has_silent else _ALL)(body)):
        if line := piece.strip():
            lines.append(line)
            size += len(line) + 1
            if size > _TAIL or len(lines) == _LAST_TEXTS:
                break
    return "\n".join(reversed(lines))[-_TAIL:]
