"""Whether a line stands amid a page's text: there a body keeps what it drops near its top and its end.

The first pass does not know where the body is. What is certainly not near the edge of any is left as it was published.
"""

from __future__ import annotations

import re

from lxml import etree

from parsers.labels import is_information_line
from parsers.noise_lines import LINES_AT_END, LINES_AT_TOP, line_rule

INLINE = frozenset({"span", "em", "b", "i", "u", "font", "strong", "a", "label", "small", "big", "sub", "sup", "s"})
_NO_LINES = frozenset({"title", "h1", "h2", "option"})  # the page's own heading is no line of its text
_DEEPEST_INLINE = 20
_MOST_PIECES = 400
_HAN = re.compile(r"[\u4e00-\u9fff]")
_BEFORE = etree.XPath(f"preceding::text()[normalize-space()][position() <= {_MOST_PIECES}]")
_AFTER = etree.XPath(f"following::text()[normalize-space()][position() <= {_MOST_PIECES}]")


def stands_amid_text(block: etree._Element) -> bool:
    """Whether more lines stand above and below a block than those that are near the top and the end of a body."""
    return (
        _lines(list(_AFTER(block)), LINES_AT_END, is_above=False) >= LINES_AT_END
        and _lines(_BEFORE(block)[::-1], LINES_AT_TOP, is_above=True) >= LINES_AT_TOP
    )


def _lines(pieces: list[etree._ElementUnicodeResult], enough: int, *, is_above: bool) -> int:
    """How many lines the pieces of text make up, links and what a page tells of itself above its text aside."""
    count = 0
    last: etree._Element | None = None
    for piece in pieces:
        line = _line_of(piece)
        begins = line is not last or (piece.is_tail and piece.getparent().tag == "br")
        if line is None or not begins or not _HAN.search(piece):
            continue
        last = line
        if not is_above or not _tells_of_page(line):
            count += 1
            if count >= enough:
                break
    return count


def _line_of(piece: etree._ElementUnicodeResult) -> etree._Element | None:
    """The block that a piece of text stands in; None for a link and a heading."""
    holder = piece.getparent()
    if piece.is_tail:
        holder = holder.getparent()
    levels = 0
    while holder is not None and holder.tag in INLINE and levels < _DEEPEST_INLINE:
        if holder.tag == "a":
            return None
        holder, levels = holder.getparent(), levels + 1
    return None if holder is None or holder.tag in _NO_LINES else holder


def _tells_of_page(line: etree._Element) -> bool:
    written: bytes = etree.tostring(line, method="text", encoding="utf-8", with_tail=False)
    text = written.decode().strip() if len(written) <= 2000 else ""
    return line_rule(text) is not None or is_information_line(text)
