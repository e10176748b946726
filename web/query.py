"""Reading what a visitor typed into an address: anything may stand there, and nothing of it is an error."""

from __future__ import annotations

import re
from collections.abc import Collection

WORDS_MOST = 100
"""Characters of a search text that count; the rest is left out."""

LARGEST_ID = 2**63 - 1
LARGEST_NUMBER = 2**31 - 1

_DIGITS = re.compile(r"0*([0-9]{1,19})")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")


def read_number(text: str | None, *, most: int = LARGEST_ID) -> int | None:
    """A whole number from 1 to `most`; None for everything else."""
    match = _DIGITS.fullmatch((text or "").strip()) if len(text or "") <= 40 else None
    value = int(match[1]) if match else 0
    return value if 1 <= value <= most else None


def read_words(text: str | None) -> str:
    """A search text in one line, without what no database takes."""
    return " ".join(_UNSEEN.sub(" ", text or "").split())[:WORDS_MOST].strip()


def read_choice(text: str | None, allowed: Collection[str]) -> str:
    """One of these words, '' for any other."""
    return text if text is not None and text in allowed else ""
