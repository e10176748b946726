"""Fields of Word whose result stands in their instruction: a circled figure, a letter with its reading."""

from __future__ import annotations

import re

_EQUATION = re.compile(r"\s*EQ\b", re.IGNORECASE)
_FORMATS = re.compile(r"""\\\*\s*(?:"[^"]*"|[^\s\\"]+)""")
_SWITCH = re.compile(r"\\[a-zA-Z]{1,2}\s?\d*")
_SIGNS = re.compile(r"[\s(),]+")


def shown_by(instruction: str) -> str:
    """What a field without a result shows: the words of an EQ field, without its way of setting them; else nothing."""
    found = _EQUATION.match(instruction)
    if found is None:
        return ""
    words = _SWITCH.sub(" ", _FORMATS.sub(" ", instruction[found.end() :]))
    return _SIGNS.sub(" ", words.replace("\\", "")).strip()
