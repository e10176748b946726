"""The landmarks of a page that its text is looked for from: its headings, and its information lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from bs4 import Tag

from parsers.document import canonical
from parsers.labels import DATE, is_information_line, is_stamp_line
from parsers.visibility import is_hidden
from parsers.weights import Weights

_WHITE = re.compile(r"\s+")
_DEEPEST = 200  # levels; no honest page is nested so


def headings_of(page: Tag, weights: Weights, titles: tuple[str, ...], end: Tag | None = None) -> Iterator[Tag]:
    """The elements of a page that say nothing but one of these titles, in reading order; of those before `end`, if given."""
    wanted = tuple(canonical(title) for title in titles)
    stack: list[Tag] = [page]
    while stack:
        tag = stack.pop()
        if tag is end:
            return
        size = weights.text(tag)
        if 4 <= size <= 120 and weights.links(tag) * 2 < size and tag.name not in {"title", "li", "a"}:
            text = weights.said(tag)
            if any(_same_title(text, title) for title in wanted) and (size >= 6 or tag.name == "h1"):
                yield tag
                continue
        if size >= 4 and not is_hidden(tag):
            stack.extend(child for child in reversed(tag.contents) if isinstance(child, Tag))


def holds_heading(root: Tag, page: Tag, weights: Weights, titles: tuple[str, ...]) -> bool:
    """Whether the page's heading itself stands among the lines of a body, and not above it."""
    first = next(headings_of(page, weights, titles), None)
    return first is not None and any(parent is root for parent in islice(first.parents, _DEEPEST))


def stamps_of(page: Tag, weights: Weights) -> Iterator[Tag]:
    """The elements of a page that say nothing but an information line with a day, in reading order."""
    stack: list[Tag] = [page]
    while stack:
        tag = stack.pop()
        if is_stamp(tag, weights):
            yield tag
            continue
        if weights.text(tag) >= 10 and not is_hidden(tag):
            stack.extend(child for child in reversed(tag.contents) if isinstance(child, Tag))


def is_stamp(tag: Tag, weights: Weights) -> bool:
    """Whether an element says nothing but an information line with a day."""
    size = weights.text(tag)
    if not 10 <= size <= 120 or weights.links(tag) * 2 >= size or tag.name in {"title", "li", "a"}:
        return False
    text = _WHITE.sub(" ", tag.get_text(" ")).strip()
    return DATE.search(text) is not None and (is_information_line(text) or is_stamp_line(text))


def _same_title(text: str, title: str) -> bool:
    if text == title:
        return True
    shorter, longer = (text, title) if len(text) < len(title) else (title, text)
    return len(shorter) >= 6 and 2 * len(shorter) >= len(longer) and shorter in longer
