"""Rows of buttons below a text, known by their shape: links of a few characters, none of which leads to another page."""

from __future__ import annotations

import re

from bs4 import Tag

from parsers.blocks import Line, Reading
from parsers.weights import compact

_LONGEST = 4  # characters of what a button says
_FEWEST = 2
_ACTION = re.compile(r"[?&](?:ac|action|do|op)=(?:click|fav|share|like|digg|mood|invite|recommend)", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s|｜\[\]【】]+")


def without_buttons(lines: list[Line], reading: Reading) -> list[Line]:
    """The lines without the rows of buttons at their end."""
    end = len(lines)
    while end and (not lines[end - 1].text or is_row_of_buttons(lines[end - 1])):
        end -= 1
    for gone in lines[end:]:
        reading.drop("tools", gone.text)
    return lines[:end] if any(line.text for line in lines[end:]) else lines


def is_row_of_buttons(line: Line) -> bool:
    """Whether all a line says stands in links of a few characters that only ask a script, or the site, to do something."""
    if line.has_file or len(line.holders) < _FEWEST or line.link_chars < len(_BETWEEN.sub("", line.text)):
        return False
    return all(_is_button(tag) for tag in line.holders)


def _is_button(tag: Tag) -> bool:
    address = str(tag.get("href") or "")[:400].strip()
    acts = address in {"", "#"} or address[:11].lower() == "javascript:" or _ACTION.search(address) is not None
    return tag.name == "a" and acts and not tag.get("onclick") and len(compact(tag, 2 * _LONGEST)) <= _LONGEST
