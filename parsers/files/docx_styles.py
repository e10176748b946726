"""What a Word document's styles and lists say of its paragraphs: which are headings, and what number Word shows before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from .content import Unreadable
from .numerals import numeral
from .packages import Package, local_name

_HEADINGS = ("heading", "title", "标题")
_LEVELS = 9
_BASES_MOST = 12  # styles that a style stands on
_LABEL_MOST = 60
_PLACE = re.compile("%([1-9])")
_GONE = frozenset({"del", "moveFrom", "Fallback"})


@dataclass(frozen=True, slots=True)
class _Style:
    base: str = ""
    list_id: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """The paragraph styles of a document: `headings` by their ids, `usual` that of paragraphs which name none."""

    headings: frozenset[str] = frozenset()
    usual: str = ""
    known: Mapping[str, _Style] = field(default_factory=dict)

    def list_of(self, style: str) -> _Style | None:
        """The list that paragraphs of a style stand in, as this or the style below it says."""
        for _ in range(_BASES_MOST):
            found = self.known.get(style)
            if found is None or found.list_id:
                return found
            style = found.base
        return None


@dataclass(slots=True)
class _Level:
    start: int = 1
    style: str = "decimal"
    text: str = ""
    restarts_after: int | None = None  # None: after any level above
    is_legal: bool = False
    is_tight: bool = False
    linked: str = ""

    def label(self, numbers: list[int], levels: Mapping[int, _Level]) -> str:
        """What stands before a paragraph, with the numbers of the levels above."""
        if self.style == "bullet":
            return ""

        def number(place: re.Match[str]) -> str:
            level = int(place[1]) - 1
            style = levels[level].style if level in levels else "decimal"
            return numeral(numbers[level], "decimal" if self.is_legal else style)

        text = _PLACE.sub(number, self.text[:_LABEL_MOST])
        return text if not text or self.is_tight or not text[-1].isascii() else f"{text} "


@dataclass(slots=True)
class _List:
    family: str
    levels: dict[int, _Level]
    restarts: dict[int, int]


class Lists:
    """The lists of a document; `labels` numbers the paragraphs of one part."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        families = {value_of(child, "abstractNumId"): child for child in _children(root, "abstractNum")}
        levels = {name: dict(_levels_in(family)) for name, family in families.items()}
        lists = {value_of(child, "numId"): child for child in _children(root, "num")}
        named = {name: value_of(number, "val") for name, child in lists.items() for number in _children(child, "abstractNumId")}
        links = {name: value_of(link, "val") for name, child in families.items() for link in _children(child, "numStyleLink")}
        self._lists: dict[str, _List] = {}
        for name, child in lists.items():
            family = named.get(name, "")
            if family in links and (style := styles.list_of(links[family])) is not None:
                family = named.get(style.list_id, family)
            own, restarts = _overrides(child)
            self._lists[name] = _List(family, {**levels.get(family, {}), **own}, restarts)

    def labels(self, root: Any) -> dict[Any, str]:
        """The number that Word shows before each paragraph below an element; paragraphs without one are not in it."""
        numbers: dict[str, list[int | None]] = {}
        begun: set[tuple[str, int]] = set()
        found: dict[Any, str] = {}
        if not self._lists:
            return found
        for paragraph in _shown_paragraphs(root):
            name, level = self._place_of(paragraph)
            entry = self._lists.get(name)
            if entry is None or level not in entry.levels:
                continue
            counters = numbers.setdefault(entry.family, [None] * _LEVELS)
            _count(counters, level, entry, (name, level) not in begun)
            begun.add((name, level))
            shown = [entry.levels[n].start if count is None and n in entry.levels else count or 0 for n, count in enumerate(counters)]
            if label := entry.levels[level].label(shown, entry.levels):
                found[paragraph] = label
        return found

    def _place_of(self, paragraph: Any) -> tuple[str, int]:
        """(list, level) of a paragraph, from its own properties before its style's; "" for none."""
        own = child_of(head_of(paragraph, "pPr"), "numPr")
        name, level = value_of(child_of(own, "numId"), "val"), value_of(child_of(own, "ilvl"), "val")
        if name:
            return name, _number(level, 0)
        style = style_of(paragraph) or self._styles.usual
        listed = self._styles.list_of(style)
        if listed is None:
            return "", 0
        linked = next((n for n, entry in self._levels_of(listed.list_id) if entry.linked == style), listed.level)
        return listed.list_id, _number(level, linked)

    def _levels_of(self, name: str) -> Iterator[tuple[int, _Level]]:
        yield from self._lists[name].levels.items() if name in self._lists else ()


def _count(counters: list[int | None], level: int, entry: _List, is_first: bool) -> None:
    """Count one paragraph of a level: the levels below begin anew, those above have begun."""
    for above in range(level):
        if counters[above] is None and above in entry.levels:
            counters[above] = entry.levels[above].start
    before = counters[level]
    if is_first and level in entry.restarts:
        counters[level] = entry.restarts[level]
    else:
        counters[level] = entry.levels[level].start if before is None else before + 1
    for below in range(level + 1, _LEVELS):
        after = entry.levels[below].restarts_after if below in entry.levels else None
        if after is None or level < after:
            counters[below] = None


def styles_of(package: Package) -> Styles:
    """The styles of a document; none where they cannot be read."""
    try:
        root = package.tree("word/styles.xml")
    except Unreadable:
        return Styles()
    headings, known, usual = set(), {}, ""
    for style in _children(root, "style"):
        name = value_of(style, "styleId")
        if not name:
            continue
        if value_of(child_of(style, "name"), "val").lower().startswith(_HEADINGS):
            headings.add(name)
        if value_of(style, "type") == "paragraph" and value_of(style, "default") in {"1", "true", "on"}:
            usual = name
        own = child_of(child_of(style, "pPr"), "numPr")
        known[name] = _Style(
            value_of(child_of(style, "basedOn"), "val"), value_of(child_of(own, "numId"), "val"),
            _number(value_of(child_of(own, "ilvl"), "val"), 0),
        )  # fmt: skip
    return Styles(headings=frozenset(headings), usual=usual, known=known)


def lists_of(package: Package, styles: Styles) -> Lists:
    """The lists of a document; none where they cannot be read."""
    try:
        return Lists(package.tree("word/numbering.xml"), styles)
    except Unreadable:
        return Lists(None, styles)


def style_of(paragraph: Any) -> str:
    """The id of a paragraph's style, "" for none."""
    return value_of(child_of(head_of(paragraph, "pPr"), "pStyle"), "val")


def value_of(element: Any, name: str) -> str:
    """An attribute by its name without its namespace, "" for none."""
    if element is None:
        return ""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def is_on(element: Any) -> bool:
    """Whether a switch such as <w:vanish/> is there and on."""
    return element is not None and value_of(element, "val").lower() not in {"0", "false", "off"}


def _levels_in(element: Any) -> Iterator[tuple[int, _Level]]:
    for child in _children(element, "lvl"):
        number = _number(value_of(child, "ilvl"), -1)
        if not 0 <= number < _LEVELS:
            continue
        after = value_of(child_of(child, "lvlRestart"), "val")
        yield number, _Level(
            start=_number(value_of(child_of(child, "start"), "val"), 0), style=value_of(child_of(child, "numFmt"), "val") or "decimal",
            text=value_of(child_of(child, "lvlText"), "val"), restarts_after=_number(after, 0) if after else None,
            is_legal=is_on(child_of(child, "isLgl")), is_tight=value_of(child_of(child, "suff"), "val") == "nothing",
            linked=value_of(child_of(child, "pStyle"), "val"),
        )  # fmt: skip


def _overrides(element: Any) -> tuple[dict[int, _Level], dict[int, int]]:
    """Levels that a list has of its own, and the numbers that it begins anew with."""
    levels: dict[int, _Level] = {}
    restarts: dict[int, int] = {}
    for child in _children(element, "lvlOverride"):
        levels.update(_levels_in(child))
        if begin := value_of(child_of(child, "startOverride"), "val"):
            restarts[_number(value_of(child, "ilvl"), 0)] = _number(begin, 1)
    return levels, restarts


def _shown_paragraphs(root: Any) -> Iterator[Any]:
    """The paragraphs in order, each once; not those of deleted rows, nor whose end is deleted together with their words."""
    stack = [iter(root)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            continue
        name = local_name(element)
        if name == "p" and _is_deleted(child_of(head_of(element, "pPr"), "rPr")) and next(element.iter("{*}t"), None) is None:
            continue
        if name == "tr" and _is_deleted(child_of(element, "trPr")):
            continue
        if name == "p":
            yield element
        if name and name not in _GONE and (name != "p" or next(islice(element.iter("{*}p"), 1, 2), None) is not None):
            stack.append(iter(element))


def _is_deleted(properties: Any) -> bool:
    return child_of(properties, "del") is not None or child_of(properties, "moveFrom") is not None


def _children(element: Any, name: str) -> Iterator[Any]:
    return (child for child in element if local_name(child) == name) if element is not None else iter(())


def head_of(element: Any, name: str) -> Any:
    """The properties of an element, which stand at its head; of its other children there may be very many."""
    first = next(iter(element), None)
    return first if first is not None and local_name(first) == name else None


def child_of(element: Any, name: str) -> Any:
    """The first child of this name; None where there is none, or no element."""
    return next(_children(element, name), None)


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else otherwise
