"""The notice that hands on another: 通知 whose heading the page shows only in its head, while what it hands on has one of its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from bs4 import NavigableString, Tag

from parsers.adjoining import ADDRESSED
from parsers.continuation import OFFICE_AND_DAY, is_foreign, says_of_page
from parsers.prose import Prose
from parsers.weights import Weights, compact, nodes_within

_LEVELS = 3
_FARTHEST = 60  # siblings looked at
_LONGEST = 4000


def with_cover(region: Tag, prose: Prose, weights: Weights) -> Tag:
    """The element that holds what was found below a heading and, above that heading, a text that is addressed or signed.

    A side column is neither; a 通知 is, and often both (党政机关公文格式 GB/T 9704: 主送机关, 发文机关署名, 成文日期).
    """
    node = region
    for _ in range(_LEVELS):
        parent = node.parent
        if parent is None or parent.name in {"body", "html", "[document]"}:
            return region
        if _is_cover(node, prose, weights):
            return parent
        node = parent
    return region


def _is_cover(node: Tag, prose: Prose, weights: Weights) -> bool:
    """Whether what stands above an element, beside it, is a text of its own that is addressed or signed."""
    before = [tag for tag in islice(node.previous_siblings, _FARTHEST) if isinstance(tag, Tag) and prose.all(tag)]
    own = [tag for tag in reversed(before) if not says_of_page(tag) and not is_foreign(tag, weights)]
    if OFFICE_AND_DAY.search("".join(compact(tag, _LONGEST) for tag in own)):
        return True
    return any(ADDRESSED.fullmatch(line) for tag in own for line in _lines(tag))


def _lines(tag: Tag) -> Iterator[str]:
    for node in nodes_within(tag, _FARTHEST):
        if isinstance(node, NavigableString):
            yield "".join(node.split())
