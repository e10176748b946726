"""Where a notice is signed: who and when, in one line or in two; a day by itself may be any field's value."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.blocks import Line
from parsers.continuation import OFFICE_AND_DAY
from parsers.dates import value_day
from parsers.document import BlockKind
from parsers.noise_lines import is_contact_line

_LONGEST = 80
_ENDS = "。；！？!?;"
_CLOSED = ")）】]》"


def is_day(line: Line) -> bool:
    """Whether a line is nothing but a day, as below a signature."""
    return line.kind is not BlockKind.ROW and value_day(line.text) is not None


def is_sentence(line: Line) -> bool:
    """Whether a line ends as sentences do."""
    return line.text.rstrip().endswith(tuple(_ENDS))


def signs(line: Line, above: Line | None) -> bool:
    """Whether a line ends with an office and a day, or is the day below an office."""
    if line.kind is BlockKind.ROW or line.link_chars:
        return False
    if above is not None and is_day(line) and above.kind is not BlockKind.ROW and not above.link_chars:
        return _is_signature(above.text + line.text)
    return _is_signature(line.text)


def closes(line: Line, above: Line | None) -> bool:
    """Whether a notice may end with a line: it signs, or is a day behind a sentence or a file, which announce no value."""
    if signs(line, above):
        return True
    return above is not None and is_day(line) and (is_sentence(above) or above.has_file)


def end_of_signature(lines: Sequence[Line]) -> int:
    """Where what stands below the last signature begins; 0 where nobody signed."""
    above: Line | None = None
    end = 0
    for number, line in enumerate(lines):
        if line.text:
            end = number + 1 if signs(line, above) else end
            above = line
    return end


def announces(line: Line) -> bool:
    """Whether a line below a sign-off may be the heading of what follows: no sentence, nor what sign-offs are followed by."""
    return not (
        line.has_file or is_sentence(line) or line.text.rstrip().endswith(tuple(_CLOSED)) or is_contact_line(line.text)
    )


def _is_signature(text: str) -> bool:
    tight = "".join(text.split()) if len(text) <= 2 * _LONGEST else ""
    match = OFFICE_AND_DAY.search(tight) if len(tight) <= _LONGEST else None
    return match is not None and match.end() >= len(tight) - 1 and not any(sign in tight for sign in "。；：:")
