"""The day that a template sets in pieces beside the title within the link of a row: a large day above its month."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from bs4 import NavigableString, Tag

from parsers.dates import cell_date, cell_month_day, pieced_date, pieced_month_day

_LONGEST_PIECE = 12
_MOST_PIECES = 3
_EDGE = 5
"""So many texts from either end of a link its day begins at most."""

BLOCKS = frozenset({"p", "div", "dt", "dd", "li", "h1", "h2", "h3", "h4", "h5", "h6"})


def day_strings(tag: Tag, strings: Sequence[NavigableString]) -> set[int]:
    """The texts of a link (by id) that are its day: whole, or in neighbouring pieces that stand apart from the title."""
    days = {id(s) for s in strings if is_day(s)}
    for length in range(2, _MOST_PIECES + 1):
        last = len(strings) - length
        for start in sorted({*range(min(last + 1, _EDGE)), *range(max(0, last - _EDGE), last + 1)}):
            pieces = strings[start : start + length]
            if _makes_day(pieces) and _stand_apart(tag, pieces, strings):
                days |= {id(piece) for piece in pieces}
    return days


def is_day_block(tag: Tag) -> bool:
    """Whether an element says a day, whole or in pieces, and nothing else."""
    pieces = list(islice(tag.stripped_strings, _MOST_PIECES + 1))
    return is_day("".join(pieces)) or (1 < len(pieces) <= _MOST_PIECES and _makes_day(pieces))


def is_day(text: str) -> bool:
    """Whether a text is a day, with or without its year."""
    return bool(cell_date(text) or cell_month_day(text))


def _makes_day(pieces: Sequence[str]) -> bool:
    if any(len(piece.strip()) > _LONGEST_PIECE for piece in pieces):
        return False
    if len(pieces) > 2:
        return not any(_makes_day(pair) for pair in (pieces[:2], pieces[1:])) and pieced_date(pieces) is not None
    return pieced_date(pieces) is not None or pieced_month_day(pieces) is not None


def _stand_apart(tag: Tag, pieces: Sequence[NavigableString], strings: Sequence[NavigableString]) -> bool:
    """Whether pieces of a day have an element without any words of the title, or all its words a block without them."""
    own = {id(piece) for piece in pieces}
    words = [s for s in strings if id(s) not in own and not is_day(s)]
    around = [_around(tag, piece) for piece in pieces]
    said = [_around(tag, word) for word in words]
    shared = set(around[0]).intersection(*around)
    if any(all(element not in other for other in said) for element in shared):
        return True
    held = {element for other in around for element in other}
    return bool(said) and all(any(e not in held and block.name in BLOCKS for e, block in other.items()) for other in said)


def _around(tag: Tag, text: NavigableString) -> dict[int, Tag]:
    """The elements around a text within `tag`, by id."""
    found: dict[int, Tag] = {}
    for parent in text.parents:
        if parent is tag:
            break
        found[id(parent)] = parent
    return found
