"""Which elements of a page are noise whatever stands around them, told by name, shape and content, before it is read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from parsers import boilerplate
from parsers.fields import read_fields
from parsers.file_lines import is_labelled
from parsers.measures import Length, linked, text_of
from parsers.names import CONTROLS, NAMEABLE, Overview
from parsers.tallies import counts
from parsers.weights import leads_nowhere, may_name_file, names_file, which_look_like_files

_FURNITURE_PROSE = 300
"""Characters outside links that navigation, a side column or a header may hold and still be cut unread."""

_LONGEST_FURNITURE = 8000
_LONGEST_FOOTER = 3000
_MOST_MEASURED = 8
"""How often the whole page may be measured over, before what is left of it is left alone: nests are deep."""

_MOST_SUSPECTS = 600
"""Elements named like noise that are looked at; honest pages have a quarter of this."""

_LINKED = 0.6
"""The share of links from which on an element named like navigation or a related list is believed to be one."""

_PROSE = 30
"""Characters outside links from which on a paragraph is prose: what stands beside it is part of a text."""

_LONGEST_PARAGRAPH = 40
"""Characters of a paragraph or a span that may be noise by its name alone; as in a body (`boilerplate.element_rule`)."""

_DEEPEST, _SIBLINGS = 60, 20
_PARAGRAPHS = frozenset({"p", "div", "section", "blockquote", "h2", "h3", "h4", "h5"})
_BLOCKS = ("div", "p", "ul", "ol", "dl", "table", "section", "form", "h1", "h2", "h3", "h4", "h5")

_SCRIPTED = frozenset({"", "#", "j", "J"})  # how the address of a link begins that leads nowhere by itself
_CUT = "CUT"  # the name of what is to go; no page has it, for names are read in lower case
_UNREAD = (*CONTROLS, "link")
_OF_TABLE = ("td", "th", "tr", "table")
_TOKEN = re.compile("csrf|token", re.IGNORECASE)


def cut_noise(root: etree._Element, page: Overview, length: int) -> list[tuple[str, str]]:
    """Cut the elements that are noise whatever stands around them; gives (rule, text) of each.

    `page` is what has been found in the tree, `length` the characters of the page's markup.
    """
    body = root.find("body")
    if body is None:
        return []
    read_fields(page.controls)
    suspects = [(element, names.rule) for element, names in page.named if names.rule is not None]
    marks = {element for element, names in page.named if names.is_mark}
    sheltered = _sheltered(marks, page.objects)
    whole = Length(body)
    budget = _MOST_MEASURED * length
    dropped: list[tuple[str, str]] = []
    cut: list[etree._Element] = []
    within: set[etree._Element] = set()  # what has been cut with an element that holds it
    measured = _Measured()
    for element, rule in suspects[:_MOST_SUSPECTS]:
        if budget < 0 or element in sheltered or element in within:
            continue
        content, weight = _content_of(element, rule)
        budget -= weight
        if (
            whole.exceeds(2 * content.size)
            and content.is_sure
            and not _is_cell(element)
            and (rule != "counter" or counts(content.beginning, _before(element), _behind(element)))
            and not _is_of_body(element, rule, content.size, marks, measured)
        ):
            if content.size:
                dropped.append((rule, content.beginning))
            cut.append(element)
            within.update(element.iter(*NAMEABLE))
    for element in (*cut, *_tokens(page.metas)):
        element.tag = _CUT
    etree.strip_elements(root, _CUT, *_UNREAD, with_tail=False)  # at once: each text behind one is moved but once
    return dropped


@dataclass(frozen=True, slots=True)
class _Content:
    """What an element announced as noise holds: characters, the first of them, whether it has the shape of its noise."""

    size: int
    beginning: str
    is_sure: bool


_KNOWN: dict[tuple[str, bytes], _Content] = {}
_KNOWN_MOST = 2000
_KNOWN_WHOLE = 100  # bytes of an element that are remembered themselves; of a longer one it is a digest


def _content_of(element: etree._Element, rule: str) -> tuple[_Content, int]:
    """What an element holds, and how long it is as it is written.

    The pages of a site share their navigation and their footers byte for byte: what has been judged is remembered.
    """
    written: bytes = etree.tostring(element, encoding="utf-8", method="xml", with_tail=False)
    key = (rule, written if len(written) <= _KNOWN_WHOLE else hashlib.sha256(written).digest())
    known = _KNOWN.get(key)
    if known is None:
        text = text_of(element)
        has_file = may_name_file(written) and _leads_to_file(element)
        is_sure = not has_file and not is_labelled(text) and _has_its_shape(element, rule, text)
        known = _Content(len(text), text[:80], is_sure)
        if len(_KNOWN) >= _KNOWN_MOST:
            _KNOWN.clear()
        _KNOWN[key] = known
    return known, len(written)


def _tokens(metas: list[etree._Element]) -> list[etree._Element]:
    return [meta for meta in metas if _TOKEN.search(meta.get("name", ""))]


def _sheltered(marks: set[etree._Element], objects: list[etree._Element]) -> set[etree._Element]:
    """What is never cut here: a publishing system's mark, an object, and all that holds one."""
    sheltered: set[etree._Element] = set()
    for element in (*marks, *objects):
        node: etree._Element | None = element
        while node is not None and node not in sheltered:
            sheltered.add(node)
            node = node.getparent()
    return sheltered


def _leads_to_file(element: etree._Element) -> bool:
    """Whether a link or a frame below an element has an address, title, name or text that may be a file's."""
    links = list(element.iter("a"))
    addresses = [link.get("href", "") for link in links]
    names = [link.get(name, "") for link in links for name in ("title", "download")]
    if which_look_like_files([*addresses, *names]) or any(names_file(text_of(link)) for link in links):
        return True
    elsewhere = (
        link for link, address in zip(links, addresses, strict=True)
        if address[:1] in _SCRIPTED and leads_nowhere(address)
    )  # fmt: skip
    return any(which_look_like_files(holder.values()) for holder in (*elsewhere, *element.iter("iframe", "embed")))


def _has_its_shape(element: etree._Element, rule: str, text: str) -> bool:
    """Whether an element announced as noise has the shape and size of it."""
    if rule == "counter":
        return len(text) <= 30 and bool(re.search(r"\d|^$", text)) and boilerplate.tells(rule, text, 0)
    if rule == "footer":
        return 0 < len(text) <= _LONGEST_FOOTER and boilerplate.tells(rule, text, 0)
    if not text:
        return False
    in_links = linked(element)
    if rule in {"furniture", "navigation"}:
        return (
            in_links >= _LINKED * len(text) and len(text) <= _LONGEST_FURNITURE and len(text) - in_links <= _FURNITURE_PROSE
        )
    if not boilerplate.tells(rule, text, in_links):
        return False  # the name says one thing, the text another: it is looked at again where its place is known
    return boilerplate.is_sure_noise(rule, text, in_links)


class _Measured:
    """What has been measured of a page, once for each element: hundreds of suspects ask for the same neighbours."""

    def __init__(self) -> None:
        self._lengths: dict[etree._Element, Length] = {}
        self._prose: dict[etree._Element, bool] = {}

    def length(self, element: etree._Element) -> Length:
        """How long an element's compact text is."""
        if element not in self._lengths:
            self._lengths[element] = Length(element)
        return self._lengths[element]

    def is_prose(self, element: etree._Element) -> bool:
        """Whether an element is one paragraph of text that is no link."""
        if element not in self._prose:
            self._prose[element] = _is_prose(element)
        return self._prose[element]


def _is_of_body(
    element: etree._Element, rule: str, size: int, marks: set[etree._Element], measured: _Measured
) -> bool:
    """Whether what is named like noise may be the notice's own (invariant 5): there only named noise goes, and is small.

    A column or a menu is none inside a marked body, nor where it stands among paragraphs.
    """
    if element.tag in {"p", "span", "font"} and size > _LONGEST_PARAGRAPH:
        return True
    mark = next((node for node in _above(element, _DEEPEST) if node in marks), None)
    if mark is not None:
        return rule == "furniture" or not measured.length(mark).exceeds(2 * size - 1)
    return rule == "furniture" and _stands_among_prose(element, measured)


def _whole_piece(element: etree._Element) -> etree._Element:
    """The outermost piece of a line of which an element is all, as `boilerplate` looks for it."""
    while (
        (parent := element.getparent()) is not None
        and parent.tag in boilerplate.IN_LINE
        and len(parent) == 1
        and not (parent.text or element.tail)
    ):
        element = parent
    return element


def _before(element: etree._Element) -> Iterator[str]:
    """The texts in front of an element in its line, the nearest first."""
    node = _whole_piece(element)
    for _ in range(boilerplate.MOST_BESIDE):
        previous = node.getprevious()
        if previous is None:
            parent = node.getparent()
            yield (parent.text if parent is not None else "") or ""
            return
        yield previous.tail or ""
        if previous.tag not in boilerplate.IN_LINE:
            return
        yield text_of(previous)
        node = previous


def _behind(element: etree._Element) -> Iterator[str]:
    """The texts behind an element in its line, the nearest first."""
    element = _whole_piece(element)
    yield element.tail or ""
    for node in islice(element.itersiblings(), boilerplate.MOST_BESIDE):
        if node.tag not in boilerplate.IN_LINE:
            return
        yield text_of(node)
        yield node.tail or ""


def _stands_among_prose(element: etree._Element, measured: _Measured) -> bool:
    parent = element.getparent()
    if parent is None:
        return False
    if any(len((bare or "").strip()) >= _PROSE for bare in (parent.text, element.tail)):
        return True
    beside = (*islice(element.itersiblings(preceding=True), _SIBLINGS), *islice(element.itersiblings(), _SIBLINGS))
    return any(measured.is_prose(other) or len((other.tail or "").strip()) >= _PROSE for other in beside)


def _is_prose(element: etree._Element) -> bool:
    if element.tag not in _PARAGRAPHS or next(element.iterdescendants(*_BLOCKS), None) is not None:
        return False
    text = text_of(element)
    return len(text) - linked(element) >= _PROSE


def _is_cell(element: etree._Element) -> bool:
    """Whether an element is, or stands in, a cell of a table: there nothing is cut unread."""
    return element.tag in _OF_TABLE or next(element.iterancestors(*_OF_TABLE), None) is not None


def _above(element: etree._Element, levels: int) -> Iterator[etree._Element]:
    node = element.getparent()
    while node is not None and levels > 0:
        yield node
        node, levels = node.getparent(), levels - 1
