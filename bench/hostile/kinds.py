"""Which document stands at which place of a run: the same for the same seed, whatever was read before it."""

from __future__ import annotations

import random

from . import files, goldens, lists, markup, texts
from .specimen import Maker, Specimen

KINDS: tuple[tuple[str, int, Maker], ...] = (
    ("golden, spoilt", 5400, goldens.spoilt_golden),
    ("markup soup", 1500, markup.soup),
    ("nest 10,000 deep", 220, markup.nest),
    ("formatting left open", 80, markup.formatting),
    ("against the first pass", 400, markup.first_pass),
    ("10 MB line", 120, texts.long_line),
    ("bait for regexes", 380, texts.bait),
    ("text for facts", 350, texts.facts_text),
    ("list, JSON, script", 550, lists.list_monster),
    ("file, damaged", 600, files.damaged),
    ("file, junk", 200, files.junk),
    ("file, bomb", 200, files.bomb),
)
"""Each kind with its share of ten thousand."""


def kind_at(seed: int, index: int) -> str:
    """The kind of the document at a place."""
    dice = random.Random(f"{seed}/{index}/kind")
    return dice.choices([name for name, _, _ in KINDS], [share for _, share, _ in KINDS])[0]


def specimen_at(seed: int, index: int) -> Specimen:
    """The document at a place."""
    wanted = kind_at(seed, index)
    make = next(make for name, _, make in KINDS if name == wanted)
    return make(random.Random(f"{seed}/{index}"))
