"""A day that stands in the element of a heading, in an element of its own: it is when the page was published."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bs4 import Tag

from parsers.dates import cell_date
from parsers.document import canonical
from parsers.weights import Weights, nodes_within

_LONGEST = 40
_LOOKED_AT = 60  # nodes of a heading


def without_day(text: str, heading: Tag, weights: Weights, page: str) -> str:
    """What a heading says less the day that an element in it tells; `page`, its <title>, may say that it belongs there."""
    if canonical(text) in canonical(page):
        return text
    for inner in nodes_within(heading, _LOOKED_AT):
        if not isinstance(inner, Tag) or not 6 <= weights.text(inner) <= _LONGEST:
            continue
        told = " ".join(inner.get_text(" ").split())
        if cell_date(told) is None:
            continue
        for written in (told, told.replace(" ", "")):
            rest = text.removesuffix(written) if text.endswith(written) else text.removeprefix(written)
            if rest.strip() and rest != text:
                return rest.strip()
    return text


def day_beside_title(title: str | None, lines: Iterable[str]) -> date | None:
    """The day of the first line that says the title and a day before or behind it, and nothing else."""
    said = canonical(title or "")
    for line in lines:
        known = canonical(line)
        if len(said) < 6 or said not in known or not 6 <= len(known) - len(said) <= _LONGEST:
            continue
        if day := cell_date(known.removeprefix(said) if known.startswith(said) else known.removesuffix(said)):
            return day
    return None
