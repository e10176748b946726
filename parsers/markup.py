"""Markup to tree: what no reader sees is cut away in one linear pass before the costly tree is built."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from itertools import islice

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning

from parsers.lean_tree import lean_soup

MAX_MARKUP = 1_000_000
"""A tree is never built from more characters of pruned markup than this; the rest is cut."""

MAX_TAGS = 45_000
"""Nor from more tags, opening and closing: honest pages of the largest size have half of this."""

MAX_ELEMENTS = 30_000
"""Nor from more elements: each costs some 60 microseconds and two kilobytes until it is read."""

MAX_ATTRIBUTES = 1_000
"""An element's attributes from here on are dropped: the parser compares each new one with all before it."""

_SLENDER = 40_000
"""Characters in which all attributes of one element, the shortest there are, cost half a second: not looked through."""

# As HTML5 reads them: stray quotes and punctuation are names, too.
_ATTRIBUTE = re.compile(r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+""")
# Nearly all tags are short and written alike, so that all readers see the same end: told in a quarter of the time.
_SLENDER_TAG = r"""[\w:-]*+[^<>"'=]{0,80}+(?:=(?:"[^"<>]{0,2000}+"|[\w%#.:/-]{1,80}+(?=[\s>]))[^<>"'=]{0,80}+){0,12}+>"""
_STOUT_TAG = re.compile(rf"(<(?!{_SLENDER_TAG})[a-z][^\s/>]*+)((?:{_ATTRIBUTE.pattern})*+)", re.IGNORECASE)

_CONTROL_REFERENCE = re.compile(
    r"&#(?:0{0,20}(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d)|x0{0,20}(?:[0-8bcef]|1[0-9a-f]|fff[ef])(?![0-9a-f]));?", re.IGNORECASE
)

# Elements whose content is never text of the page. Their content runs to the closing tag, or to the end of the page,
# as browsers read it. A list to choose from that is closed to its readers shows a choice: what of it is read is for `fields`.
_UNSEEN_NAMES = "script|style|noscript|svg|canvas|template|xml|select|map|video|audio"
_UNSEEN = re.compile(
    # most tags begin otherwise: a first look at two characters halves the pass
    rf"<(?=[!sSnNcCtTxXmMvVaA][-\[cCtToOvVaAeEmMiIuU])(?:!--|!\[|({_UNSEEN_NAMES})(?=[\s/>])(?!(?<=select)[^<>]{{0,300}}\sdisabled[\s=/>]))",
    re.IGNORECASE | re.ASCII,  # else a long s were an s
)
_COMMENT_END = re.compile(r"--!?>")
_CLOSING = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE | re.ASCII) for name in _UNSEEN_NAMES.split("|")
}
_IDLE_SPACE = re.compile(
    r">\s+(?=</?(?:div|p|li|ul|ol|dl|dt|dd|tr|td|th|table|tbody|h[1-6]|head|meta|link|body|html|title|section|form)[\s/>])",
    re.IGNORECASE,
)  # white space before a block is never shown, and each run of it costs a node of the tree
_RAW_TEXT = {"script", "style"}


def build_tree(markup: str) -> BeautifulSoup:
    """The tree of a page that `bounded` has made small enough; without the white space between blocks that nobody sees."""
    with warnings.catch_warnings():  # a text that looks like a file name, or XHTML, is still read as a page
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        return lean_soup(_IDLE_SPACE.sub(">", markup))


def build_trees(parts: Iterable[str]) -> Iterator[BeautifulSoup]:
    """The trees of pieces of a page that came by other ways than its markup; all of them within the bounds of one page."""
    characters, tags = MAX_MARKUP, MAX_TAGS
    for part in parts:
        piece, _ = bounded(part[:characters])
        characters -= len(piece)
        tags -= piece.count("<")
        if tags < 0 or not piece:
            return
        yield build_tree(piece)


def bounded(markup: str) -> tuple[str, bool]:
    """As much of a page as the `MAX_` bounds of this module allow, and whether its end was cut off.

    References to control characters are left out, as `decode` does with the characters themselves.
    """
    if "&#" in markup:
        markup = _CONTROL_REFERENCE.sub(" ", _CONTROL_REFERENCE.sub("", markup))  # what goes may make another: &#&#0;14;
    end = _end_of_readable(markup)
    readable = markup[:end]
    return (_slimmed(readable) if end > _SLENDER else readable), end < len(markup)


def _slimmed(markup: str) -> str:
    """Markup whose tags have no more attributes than `MAX_ATTRIBUTES`; scripts have no tags, whatever they compare."""
    pieces: list[str] = []
    position = 0
    while position < len(markup):
        script = _SCRIPT.search(markup, position)
        start = script.end() if script else len(markup)
        pieces.append(_STOUT_TAG.sub(_with_fewer_attributes, markup[position:start]))
        close = _CLOSING["script"].search(markup, start) if script else None
        position = close.start() if close else len(markup)
        pieces.append(markup[start:position])
    return "".join(pieces)


def _end_of_readable(markup: str) -> int:
    end = min(len(markup), MAX_MARKUP)
    if end <= MAX_ELEMENTS:
        return end
    tags = markup.count("<", 0, end)
    if tags <= MAX_ELEMENTS:
        return end
    if tags > MAX_TAGS:
        position = -1
        for _ in range(MAX_TAGS + 1):
            position = markup.find("<", position + 1)
        end = min(position, end)
    beyond = next(islice(_OPENING.finditer(markup, 0, end), MAX_ELEMENTS, None), None)
    return end if beyond is None else beyond.start()


_OPENING = re.compile("<[a-zA-Z]")


def _with_fewer_attributes(tag: re.Match[str]) -> str:
    if len(tag[2]) < 2 * MAX_ATTRIBUTES:  # the shortest is a letter behind a blank
        return tag[0]
    last = next(islice(_ATTRIBUTE.finditer(tag[2]), MAX_ATTRIBUTES - 1, None), None)
    return tag[0] if last is None else tag[1] + tag[2][: last.end()]


DAY_FOR_MACHINES = "ld:datepublished"
"""The name of the meta tag in which `prune` leaves the day that a page tells search engines."""

_LONGEST_DATA = 20_000
_MACHINES = re.compile(r"<script\b[^<>]{0,160}ld\+json[^<>]{0,160}>", re.IGNORECASE)
_DAY_TOLD = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"((?:19|20)\d\d-\d\d-\d\d)')

_SCRIPT = re.compile(r"<script(?=[\s/>])", re.IGNORECASE | re.ASCII)
_STYLE = re.compile(r"<style(?=[\s/>])", re.IGNORECASE | re.ASCII)


def without_styles(text: str) -> str:
    """The markup without style sheets; linear, since an unclosed one ends the search."""
    kept: list[str] = []
    position = 0
    while match := _STYLE.search(text, position):
        close = _CLOSING["style"].search(text, match.end())
        if close is None:
            break
        kept.append(text[position : match.start()])
        position = _after_tag(text, close.end())
    kept.append(text[position:])
    return "".join(kept)


def prune(text: str) -> str:
    """The markup without comments, scripts, styles and drawings; linear in its length. Instructions go with the tree."""
    kept: list[str] = []
    unclosed: set[str] = set()  # what is never closed from here on; not searched for again, or the pass were quadratic
    tells_machines = "ld+json" in text
    position = 0
    while match := _UNSEEN.search(text, position):
        kept.append(text[position : match.start()])
        position = _end_of(text, match, unclosed)
        if tells_machines and (match.group(1) or "").lower() == "script":
            kept.append(_day_for_machines(text[match.start() : min(position, match.start() + _LONGEST_DATA)]))
    kept.append(text[position:])
    return "".join(kept)


def _day_for_machines(script: str) -> str:
    """The day of publishing that a script of JSON-LD tells, as a meta tag: all that is kept of a page's scripts."""
    day = _DAY_TOLD.search(script) if _MACHINES.match(script) else None
    return f'<meta name="{DAY_FOR_MACHINES}" content="{day[1]}">' if day else ""


def _end_of(text: str, match: re.Match[str], unclosed: set[str]) -> int:
    if match.group(0) == "<!--":
        close = _COMMENT_END.search(text, match.start() + 2)
        return close.end() if close else len(text)
    name = (match.group(1) or "").lower()
    if name and name not in unclosed:
        close = _CLOSING[name].search(text, match.end())
        if close is not None:
            return _after_tag(text, close.end())
        unclosed.add(name)
        if name in _RAW_TEXT:
            return len(text)
    # Word's conditional marks, and elements left open: the mark itself goes, the text behind it stays.
    return _after_tag(text, match.end())


def _after_tag(text: str, position: int) -> int:
    end = text.find(">", position)
    return end + 1 if end >= 0 else len(text)
