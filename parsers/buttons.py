"""Rows of buttons below a text, known by their shape: links of a few characters, none of which leads to another page."""

from __future__ import annotations

import re

from bs4 import Tag

from parsers import noise_lines
from parsers.blocks import Line, Reading
from parsers.file_lines import listed_as_files, told_address
from parsers.weights import compact, leads_nowhere

_LONGEST = 4  # characters of what a button says
_FEWEST = 2
_ACTION = re.compile(r"[?&](?:ac|action|do|op)=(?:click|fav|share|like|digg|mood|invite|recommend)", re.IGNORECASE)
_CALL = re.compile(r"\(\s{0,9}[^()\s]")  # with something to fetch
_FILE, _FETCHED = re.compile(r"附\s?[件表]"), re.compile(r"下载")
_BETWEEN = re.compile(r"[\s|｜\[\]【】]+")


def without_buttons(lines: list[Line], reading: Reading) -> list[Line]:
    """The lines without the rows of buttons at their end; what hands out files is no button."""
    files = listed_as_files(lines)
    end = len(lines)
    while end and (not lines[end - 1].text or _is_row_of_buttons(lines[end - 1], listed=end - 1 in files)):
        end -= 1
    for gone in lines[end:]:
        reading.drop("tools", gone.text)
    return lines[:end] if any(line.text for line in lines[end:]) else lines


def _is_row_of_buttons(line: Line, *, listed: bool) -> bool:
    """Whether all a line says stands in links of a few characters that only ask a script, or the site, to do something."""
    if line.has_file or len(line.holders) < _FEWEST or line.link_chars < len(_BETWEEN.sub("", line.text)):
        return False
    return all(_is_button(tag) and not _is_file(tag, listed=listed) for tag in line.holders)


def _is_button(tag: Tag) -> bool:
    address = str(tag.get("href") or "")[:400].strip()
    acts = address in {"", "#"} or address[:11].lower() == "javascript:" or _ACTION.search(address) is not None
    return tag.name == "a" and acts and not tag.get("onclick") and len(compact(tag, 2 * _LONGEST)) <= _LONGEST


def _is_file(tag: Tag, *, listed: bool) -> bool:
    """Whether a link without an address is a file: by its call, by its name, or under "附件：" for being no usual button."""
    address, text = str(tag.get("href") or "")[:400].strip(), compact(tag, 2 * _LONGEST)
    if not leads_nowhere(address):
        return False
    if told_address(tag, "") is not None or _FILE.match(text) or (_FETCHED.search(text) and _CALL.search(address)):
        return True
    return listed and noise_lines.link_rule(text) is None and noise_lines.share_rule(text) is None
