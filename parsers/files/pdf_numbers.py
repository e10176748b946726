"""The page numbers of a PDF: told from figures by running on from page to page, at one place beyond the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from .pdf_text import Edge

_PAGE_NUMBER = re.compile(
    r"[-—–－‐·\s]*(?:\d{1,4}|第?\s*\d{1,4}\s*页\s*[,，/／]?\s*(?:共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4})[-—–－‐·\s]*"
)
_SURE = re.compile(r"[-—–－‐·].*[-—–－‐·]|.*[第共].*")
_DIGITS = re.compile(r"\d+")
_SAME_PLACE = 20.0  # points
_FRONT_MOST = 3  # pages before the first that is counted: cover and contents
_RUN_LEAST = 3  # pages of a run that counts from elsewhere


@dataclass(slots=True)
class Sheet:
    """The lines of one page; `over` is what was written over it."""

    number: int
    lines: list[str]
    edges: tuple[Edge, ...] = ()
    over: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Found:
    sheet: Sheet
    at: int
    distance: float


def cut_page_numbers(sheets: Sequence[Sheet]) -> list[tuple[str, str]]:
    """Cut the page numbers, which move with every line that is added before them; what was cut, as (rule, text).

    A number between dashes or with 第 and 页 is one. A bare one may be a figure of the text, so it must run on from page
    to page, at one height beyond all that is told.
    """
    runs: dict[tuple[bool, int], list[_Found]] = defaultdict(list)
    for sheet in sheets:
        for at in _ends(sheet):
            for edge in sheet.edges:
                if _same(edge.text, sheet.lines[at]):
                    runs[edge.is_far, _value(edge.text) - sheet.number].append(_Found(sheet, at, edge.distance))
    running = {(found.sheet.number, found.at) for (_, ahead), run in runs.items() for found in run if _runs_on(found, run, ahead)}
    dropped = []
    for sheet in sheets:
        for at in _ends(sheet):
            if _SURE.fullmatch(sheet.lines[at]) or (sheet.number, at) in running:
                dropped.append(("page-number", sheet.lines[at]))
                sheet.lines[at] = ""
        sheet.lines[:] = filter(None, sheet.lines)
    return dropped


def _ends(sheet: Sheet) -> list[int]:
    """The places of a page's first and last line, where they may be its number."""
    ends = (0, -1) if len(sheet.lines) > 1 else (0,) if sheet.lines else ()
    return [at for at in ends if _PAGE_NUMBER.fullmatch(sheet.lines[at])]


def _runs_on(found: _Found, run: list[_Found], ahead: int) -> bool:
    """Whether the same number on other pages, as far ahead of theirs, stands at the same place."""
    alike = sum(1 for other in run if abs(other.distance - found.distance) <= _SAME_PLACE)
    return alike >= (2 if -_FRONT_MOST <= ahead <= 0 else _RUN_LEAST)


def _same(one: str, other: str) -> bool:
    return "".join(one.split()) == "".join(other.split())


def _value(text: str) -> int:
    digits = _DIGITS.search(text)
    return int(digits[0]) if digits else 0
