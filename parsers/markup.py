"""Markup to tree: what no reader sees is cut away in one linear pass before the costly tree is built."""

from __future__ import annotations

import re
import warnings

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


def build_tree(markup: str) -> BeautifulSoup:
    """The tree of a page that `bounded` has made small enough; without the white space between blocks that nobody sees."""
    with warnings.catch_warnings():  # a text that looks like a file name, or XHTML, is still read as a page
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        return BeautifulSoup(_IDLE_SPACE.sub(">", markup), "lxml")


def bounded(markup: str) -> tuple[str, bool]:
    """At most `MAX_MARKUP` characters and `MAX_TAGS` tags of a page, and whether its end was cut off."""
    end = _end_of_readable(markup)
    return markup[:end], end < len(markup)


def _end_of_readable(markup: str) -> int:
    end = min(len(markup), MAX_MARKUP)
    if markup.count("<", 0, end) <= MAX_TAGS:
        return end
    position = -1
    for _ in range(MAX_TAGS + 1):
        position = markup.find("<", position + 1)
    return min(position, end)


_STYLE = re.compile(r"<style(?=[\s/>]).*?</style\s*>", re.IGNORECASE | re.DOTALL)


def without_styles(text: str) -> str:
    """The markup without style sheets; linear, since an unclosed one ends the search."""
    if "<style" not in text.lower() or "</style" not in text.lower():
        return text
    end = text.lower().rfind("</style")
    return _STYLE.sub("", text[: end + 9]) + text[end + 9 :]


def prune(text: str) -> str:
    """The markup without comments, processing instructions, scripts, styles and drawings; linear in its length."""
    kept: list[str] = []
    unclosed: set[str] = set()  # what is never closed from here on; not searched for again, or the pass were quadratic
    position = 0
    while match := _UNSEEN.search(text, position):
        kept.append(text[position : match.start()])
        position = _end_of(text, match, unclosed)
    kept.append(text[position:])
    return "".join(kept)


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
