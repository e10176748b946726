"""Pages as they differ between two visits: what a site changes around a notice, and what its editors change in it.

A mutation gives a pair of pages. Noise is put in at a place that both pages share and differs between them; edits are
made in the second page alone. Everything is chosen by the dice passed in, so that a seed names a pair for good.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from tests.page_edits import EDITS
from tests.page_noise import FRAGMENTS, IN_HEAD, REWRITES
from tests.page_pieces import BLOCK, MASKED


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two states of one page, and the names of what was done to it."""

    before: str
    after: str
    done: tuple[str, ...]


Region = tuple[int, int]


def pair_of(page: str, body: Region, dice: Random, noise: tuple[str, ...], edits: tuple[str, ...], *, beside: bool) -> Pair:
    """The page with this noise on it, at two visits, the second after these edits.

    `body` is where the notice stands in the markup; with `beside`, no noise is put in there.
    """
    before = after = page
    shift = 0
    for name in noise:
        if name in FRAGMENTS:
            place = _place(before, (body[0], body[1] + shift), dice, beside=beside, head=name in IN_HEAD)
            one, other = FRAGMENTS[name](dice)
            if beside and place < body[0]:
                body = (body[0] + len(one), body[1] + len(one))
            elif place < body[1]:
                body = (body[0], body[1] + len(one))
            at = _same_place(before, after, place)
            before, after = before[:place] + one + before[place:], after[:at] + other + after[at:]
    for name in noise:
        if name in REWRITES:
            after = REWRITES[name](dice, after)
    for name in edits:
        after = EDITS[name](dice, after)
    return Pair(before=before, after=after, done=(*noise, *edits))


def region_of(page: str, lines: list[str]) -> Region:
    """Where the lines of a body stand in the markup, as far as they can be found in it; the whole page else."""
    found = [at for line in lines for key in [line.strip()[:8]] if len(key) >= 2 and (at := page.find(key)) >= 0]
    if not found:
        return (0, len(page))
    start = page.rfind("<", 0, min(found))
    return (max(0, start), max(found) + 400)


def _same_place(before: str, after: str, place: int) -> int:
    """The place in the second page that is as far from its end as this one is in the first: noise differs in length."""
    tail = before[place:]
    if after.endswith(tail):
        return len(after) - len(tail)
    head = before[:place]
    if after.startswith(head):
        return place
    # noise stands on both sides: the marker behind the place is looked for near to it
    mark = tail[:40]
    candidates = [match.start() for match in re.finditer(re.escape(mark), after)]
    nth = head.count(mark)
    return candidates[min(nth, len(candidates) - 1)] if candidates else min(place, len(after))


def _place(page: str, body: Region, dice: Random, *, beside: bool, head: bool) -> int:
    lower = page.lower()
    if head:
        at = lower.find("</head>")
        return at if at >= 0 else 0
    hidden = [match.span() for match in MASKED.finditer(page)]
    places = [m.start() for m in BLOCK.finditer(page) if not any(start < m.start() < end for start, end in hidden)]
    if (end := lower.rfind("</body>")) >= 0:
        places.append(end)
    if beside:
        places = [place for place in places if not body[0] - 40 <= place < body[1]]
    return dice.choice(places) if places else len(page)
