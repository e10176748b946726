"""Whether a line stands amid a page's text: there a body keeps what it drops near its top and its end.

The first pass does not know where the body is. What may not be near the edge of one is left as it was published.
"""

from __future__ import annotations

import re

from lxml import etree

from parsers.labels import is_information_line
from parsers.noise_lines import LINES_AT_END, LINES_AT_TOP, line_rule
from parsers.weights import looks_like_file, names_file

INLINE = frozenset({"span", "em", "b", "i", "u", "font", "strong", "a", "label", "small", "big", "sub", "sup", "s"})
_NEVER_LINES = frozenset({"title", "option"})
_HEADINGS = frozenset({"h1", "h2"})  # above a text the page's own heading is no line of it
_DEEPEST_INLINE = 20
_MOST_PIECES = 400
_HAN = re.compile(r"[\u4e00-\u9fff]")
_BEFORE = etree.XPath(f"preceding::text()[normalize-space()][position() <= {_MOST_PIECES}]")
_AFTER = etree.XPath(f"following::text()[normalize-space()][position() <= {_MOST_PIECES}] | following::img[position() <= 40]")


def stands_amid_text(block: etree._Element) -> bool:
    """Whether more lines may stand above and below a block than those that are near the top and the end of a body."""
    return (
        _lines(list(_AFTER(block)), LINES_AT_END, is_above=False) >= LINES_AT_END
        and _lines(_BEFORE(block)[::-1], LINES_AT_TOP, is_above=True) >= LINES_AT_TOP
    )


def block_around(element: etree._Element | None) -> etree._Element | None:
    """The block whose line an element is a piece of: itself, where it is no inline element."""
    levels = 0
    while element is not None and element.tag in INLINE and levels < _DEEPEST_INLINE:
        element, levels = element.getparent(), levels + 1
    return element


def _lines(pieces: list[etree._ElementUnicodeResult | etree._Element], enough: int, *, is_above: bool) -> int:
    """How many lines of a body the pieces of text and pictures may make up.

    Links to other pages are none, files are; nor, above a text, is what a page tells of itself.
    """
    count = 0
    last: etree._Element | None = None
    files: dict[etree._Element, bool] = {}
    for piece in pieces:
        is_picture = isinstance(piece, etree._Element)
        holder = piece.getparent()
        if not is_picture and piece.is_tail:
            holder = holder.getparent()
        line = block_around(holder)
        begins = line is not last or (not is_picture and piece.is_tail and piece.getparent().tag == "br")
        if line is None or not begins or line.tag in _NEVER_LINES or (is_above and line.tag in _HEADINGS):
            continue
        if not is_picture and (link := _link_around(holder)) is not None:
            if link not in files:  # one link may hold a whole page
                files[link] = looks_like_file(link.get("href", "")) or names_file(_end_of(link))
            if not files[link]:
                continue
        if (is_above or _leads_on(line)) and not is_picture and not _HAN.search(piece):
            continue  # a day in a list of links
        if is_above and _tells_of_page(line):
            continue
        last = line
        count += 1
        if count >= enough:
            break
    return count


def _end_of(element: etree._Element) -> str:
    """The last 200 characters or more that an element says: links left open hold the rest of a page, each of them."""
    written: bytes = etree.tostring(element, method="text", encoding="utf-8", with_tail=False)
    return written[-800:].decode("utf-8", "ignore")


def _link_around(holder: etree._Element) -> etree._Element | None:
    return holder if holder.tag == "a" else next(holder.iterancestors("a"), None)


def _leads_on(line: etree._Element) -> bool:
    return line.find(".//a") is not None


def _tells_of_page(line: etree._Element) -> bool:
    written: bytes = etree.tostring(line, method="text", encoding="utf-8", with_tail=False)
    text = written.decode().strip() if len(written) <= 2000 else ""
    return line_rule(text) is not None or is_information_line(text)
