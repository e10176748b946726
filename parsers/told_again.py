"""What a page has told above a body, against which a first line with the same labels is known to be the notice's own."""

from __future__ import annotations

from parsers.document import canonical
from parsers.labels import date_of, fields_of
from parsers.told_lines import told_fields

Told = tuple[tuple[str, str], ...]

_KINDS = {"source": "source", "issuer": "source", "published": "published", "index": "index"}


def told_by(lines: list[str]) -> Told:
    """Source, day of publishing and index number as these lines tell them."""
    fields = (field for line in lines for field in (*fields_of(line), *told_fields(line)))
    return tuple((_KINDS[name], value) for name, value in fields if name in _KINDS and value)


def told_whole(line: str) -> Told:
    """The same of a line that tells both whence and when; nothing of one that may be a page's first of several."""
    told = told_by([line])
    return told if {"source", "published"} <= {kind for kind, _ in told} else ()


def tells_otherwise(line: str, told: Told) -> bool:
    """Whether a line is one labelled value of a kind that was told already, and another value: where a case came from."""
    fields = fields_of(line)
    if len(fields) != 1 or fields[0][0] not in _KINDS:
        return False
    kind, value = _KINDS[fields[0][0]], fields[0][1]
    before = [known for name, known in told if name == kind]
    return bool(before) and not any(_is_same(value, known) for known in before)


def _is_same(value: str, known: str) -> bool:
    day = date_of(value)
    if day is not None:
        return day == date_of(known)
    mine, other = canonical(value), canonical(known)
    return mine in other or other in mine
