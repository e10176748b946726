"""Which of several elements with one mark are the notice: those below its heading, in the heading's column.

An agency's portrait in a side column is written with the same editor as the notice, and carries the same mark.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from bs4 import Tag

from parsers.weights import Weights, compact

_DEEPEST = 60
_MOST_HEADINGS = 4
_LONGEST_COLUMN_NAME = 8
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
_MUCH_MORE = 4  # times: what stands elsewhere and holds so much more than what stands below the heading is no portrait


def below_heading(roots: tuple[Tag, ...], headings: Iterable[Tag], weights: Weights) -> tuple[Tag, ...]:
    """Those of several roots that stand nearest to one of the page's headings; all where no heading is known."""
    if len(roots) < 2:
        return roots
    best: tuple[int, Tag, Tag] | None = None  # how far up, the heading, and what holds both it and a root
    for heading in islice(headings, _MOST_HEADINGS):
        lines = {id(tag): level for level, tag in enumerate(islice(heading.parents, _DEEPEST))}
        for root in roots:
            meeting = next((tag for tag in islice((root, *root.parents), _DEEPEST) if id(tag) in lines), None)
            if meeting is not None and (best is None or lines[id(meeting)] < best[0]):
                best = lines[id(meeting)], heading, meeting
    if best is None:
        return roots
    _, heading, column = best
    inside = tuple(root for root in roots if root is column or column in islice(root.parents, _DEEPEST))
    kept = _without_own_heading(inside, column)
    if len(kept) == len(roots):
        return roots
    size = sum(weights.text(root) for root in kept)
    places = {id(tag): number for number, tag in enumerate(weights.tags)}
    behind = [root for root in roots if root not in inside and places[id(root)] > places[id(heading)]]
    if sum(weights.text(root) for root in behind) > _MUCH_MORE * size and not any(
        _names_column(root, column) for root in behind
    ):
        return roots
    return kept


def _without_own_heading(roots: tuple[Tag, ...], column: Tag) -> tuple[Tag, ...]:
    """The roots less those below the name of a column of their own, where others have none."""
    bare = tuple(root for root in roots if not _names_column(root, column))
    return bare or roots


def _names_column(root: Tag, column: Tag) -> bool:
    """Whether just above a root stands a short heading, such as the name of a side column."""
    node: Tag | None = root
    for _ in range(2):
        if node is None or node is column or node.parent is column:
            return False
        above = next((tag for tag in islice(node.previous_siblings, 3) if isinstance(tag, Tag)), None)
        if above is not None:
            text = compact(above, 20)
            return above.name in _HEADINGS and 2 <= len(text) <= _LONGEST_COLUMN_NAME and not text.startswith("附")
        node = node.parent
    return False
