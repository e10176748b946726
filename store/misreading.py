"""When a page seems changed because it was read in another place: the operator's news, never a subscriber's."""

from __future__ import annotations

from collections import Counter

from parsers.document import Document, canonical

_UNMARKED = frozenset({"class", "heading", "beside", "density", "siblings"})
"""Ways to find a body that has no publishing system's mark: an edit may tip the scales from one to another."""

_KEPT = 0.5
"""The share of the longer body's text that both have, below which two ways of finding it found two different things."""


def is_read_elsewhere(before: Document, after: Document) -> bool:
    """Whether the body now comes from another container, so that its difference is no proof of an edit.

    From one publishing system's mark to another, or to none, always; between the ways of finding a body without a mark
    only where hardly any text is the same.
    """
    was, now = _way(before), _way(after)
    if before.container == after.container or not was or not now:
        return False
    if was == now and was not in _UNMARKED:
        return False
    if was in _UNMARKED and now in _UNMARKED:
        return _common_share(before, after) < _KEPT
    return True


def is_replaced_by_files(before: Document, after: Document) -> bool:
    """Whether the same marked container now holds a file or picture that it did not: text that went gave way to it."""
    if before.container != after.container or _way(after) in {"", *_UNMARKED}:
        return False
    return not _files_of(after) <= _files_of(before)


def _files_of(document: Document) -> set[str]:
    return {file.url for file in (*document.attachments, *document.images)}


def _way(document: Document) -> str:
    return document.container.partition(":")[0]


def _common_share(before: Document, after: Document) -> float:
    """The share of the longer body's characters that stand in lines which both have."""
    was = Counter(canonical(block.text) for block in before.blocks)
    now = Counter(canonical(block.text) for block in after.blocks)
    longer = max(_size(was), _size(now))
    return _size(was & now) / longer if longer else 1.0


def _size(lines: Counter[str]) -> int:
    return sum(len(line) * count for line, count in lines.items())
