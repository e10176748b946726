"""Markup to tree: what no reader sees is cut away in one linear pass before the costly tree is built."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning

MAX_MARKUP = 1_000_000
"""A tree is never built from more characters of pruned markup than this; the rest is cut."""

MAX_TAGS = 60_000
"""Nor from more tags: honest pages of the largest size have a third of this, and each costs time and memory."""

# Elements whose content is never text of the page. Their content runs to the closing tag, or to the end of the page,
# as browsers read it.
_UNSEEN = re.compile(
    r"<!--|<!\[|<\?|<(script|style|noscript|svg|canvas|template|xml|select|map|video|audio)(?=[\s/>])", re.IGNORECASE
)
_COMMENT_END = re.compile(r"--!?>")
_CLOSING = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "noscript", "svg", "canvas", "template", "xml", "select", "map", "video", "audio")
}
_IDLE_SPACE = re.compile(
    r">\s+(?=</?(?:div|p|li|ul|ol|dl|dt|dd|tr|td|th|table|tbody|h[1-6]|head|meta|link|body|html|title|section|form)[\s/>])",
    re.IGNORECASE,
)  # white space before a block is never shown, and each run of it costs a node of the tree
_RAW_TEXT = {"script", "style"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The parsed page; `truncated` when its end was cut off at one of the limits."""

    soup: BeautifulSoup
    truncated: bool


def build_tree(text: str, *, scripts: bool = False) -> Tree:
    """The tree of a page, at most `MAX_MARKUP` characters and `MAX_TAGS` tags of it; list pages keep their `scripts` and comments."""
    markup = text if scripts else prune(text)
    end = _end_of_readable(markup)
    with warnings.catch_warnings():  # a text that looks like a file name, or XHTML, is still read as a page
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(markup[:end], "lxml")
    return Tree(soup=soup, truncated=end < len(markup))


def _end_of_readable(markup: str) -> int:
    end = min(len(markup), MAX_MARKUP)
    if markup.count("<", 0, end) <= MAX_TAGS:
        return end
    position = -1
    for _ in range(MAX_TAGS + 1):
        position = markup.find("<", position + 1)
    return min(position, end)


def prune(text: str) -> str:
    """The markup without comments, processing instructions, scripts, styles and drawings; linear in its length."""
    kept: list[str] = []
    unclosed: set[str] = set()  # what is never closed from here on; not searched for again, or the pass were quadratic
    position = 0
    while match := _UNSEEN.search(text, position):
        kept.append(text[position : match.start()])
        position = _end_of(text, match, unclosed)
    kept.append(text[position:])
    return _IDLE_SPACE.sub(">", "".join(kept))


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
    # Word's conditional marks, instructions, and elements left open: the mark itself goes, the text behind it stays.
    return _after_tag(text, match.end())


def _after_tag(text: str, position: int) -> int:
    end = text.find(">", position)
    return end + 1 if end >= 0 else len(text)
