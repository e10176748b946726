"""Which elements beside a body were written with its text: those without a name that tell something, and what ends a notice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import NavigableString, Tag
from bs4.element import PageElement, PreformattedString

from parsers import noise_lines
from parsers.adjoining import is_unsteady, speaks_of_site
from parsers.blocks import data_cells
from parsers.continuation import OFFICE_AND_DAY, is_foreign, says_of_page
from parsers.prose import is_noise_text
from parsers.visibility import is_hidden
from parsers.weights import Weights, compact, nodes_within

WRITTEN = frozenset({
    "p", "div", "section", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "center", "blockquote", "font", "span", "strong", "b",
    "pre", "dl", "footer",
})  # fmt: skip
"""The elements that texts are written with."""

LONGEST = 4000
"""Characters of an element that are read to judge it."""

END = 300
"""Characters at the end of a body in which it may be signed."""

SENTENCE = re.compile(r"[^。；]{12}[。；]")
_WHITE = re.compile(r"\s+")
_LONGEST_SIGNATURE = 80
_OBJECTION = re.compile(r"公示[期时]|异议|向.{1,20}反映")
_EDITORS = re.compile(r"(?:mso|xl\d|ke-|firstrow|selecttdclass|trs_|cke_|ueditor|noborder|_135)", re.IGNORECASE)
_NAMED_TABLE = re.compile(r"table|biao|excel|grid", re.IGNORECASE)


def says_something(node: PageElement, weights: Weights) -> bool:
    """Whether a node holds text or a picture."""
    if isinstance(node, NavigableString):
        return not isinstance(node, PreformattedString) and bool(node.strip())
    return isinstance(node, Tag) and (weights.text(node) > 0 or any(isinstance(n, Tag) and n.name == "img" for n in nodes_within(node, 20)))


def text_of(part: PageElement) -> str:
    """The compact text of an element or a bare text."""
    return compact(part, LONGEST) if isinstance(part, Tag) else tight(str(part))


def is_written(part: PageElement, weights: Weights) -> bool:
    """Whether something may have been written with a text: it has no name but an editor's, and nothing a page says of itself."""
    if not isinstance(part, Tag):
        text = text_of(part)
        return _may_sign(text) or (SENTENCE.search(text) is not None and _may_be_told(text))
    if part.name not in WRITTEN or is_hidden(part):
        return False
    if has_name(part):
        return _ends_notice(part, weights)
    if part.name == "table" and not holds_figures(part):
        return False
    text = compact(part, LONGEST)
    if not text or (is_unsteady(text) and not weights.has_files(part)):
        return False
    if noise_lines.is_contact_line(text):
        return not noise_lines.is_site_signature(text)
    if is_foreign(part, weights) or says_of_page(part):
        return False
    return not any(noise_lines.is_site_signature(line) for line in lines_of(part))


def _may_be_told(text: str) -> bool:
    return not (is_noise_text(text) or is_unsteady(text) or noise_lines.is_disclaimer_text(text) or speaks_of_site(text))


def _may_sign(text: str) -> bool:
    """Whether a bare text may be who signs, or the day."""
    return OFFICE_AND_DAY.fullmatch(f"市{text}") is not None


def _ends_notice(tag: Tag, weights: Weights) -> bool:
    """Whether an element with a name of its own is what ends a notice: its table, how to object to it, who signs it."""
    text = compact(tag, LONGEST)
    if is_foreign(tag, weights) or says_of_page(tag) or noise_lines.is_footer_line(text) or noise_lines.is_disclaimer_text(text):
        return False
    if (match := OFFICE_AND_DAY.search(text)) is not None:
        return match.end() >= len(text) - 1 and len(text) <= _LONGEST_SIGNATURE
    if is_unsteady(text):
        return False
    if _OBJECTION.search(text) is not None:
        return len(text) <= END and not speaks_of_site(text)
    tables = [node for node in (tag, *nodes_within(tag, 20)) if isinstance(node, Tag) and node.name == "table"]
    return any(holds_figures(table) and weights.text(table) == weights.text(tag) for table in tables[:1])


def is_doubtful_table(tag: Tag) -> bool:
    """Whether an element is a table under a name that says something else: a page keeps its statistics so."""
    if not has_name(tag) or _NAMED_TABLE.search(f"{tag.get('id') or ''} {' '.join(_classes(tag))}"):
        return False
    return _holds_table(tag) and _OBJECTION.search(text_of(tag)) is None


def has_name(tag: Tag) -> bool:
    """Whether an element has a name of its own, and not only what an editor gives."""
    return bool(tag.get("id")) or tag.name == "footer" or not _named_by_editor(tag)


def _named_by_editor(tag: Tag) -> bool:
    return all(_EDITORS.match(name) for name in _classes(tag))


def _classes(tag: Tag) -> tuple[str, ...]:
    classes = tag.get("class") or ()
    return (classes,) if isinstance(classes, str) else tuple(classes)


def _holds_table(tag: Tag) -> bool:
    return any(isinstance(node, Tag) and node.name == "table" for node in (tag, *nodes_within(tag, 20)))


def holds_figures(table: Tag) -> bool:
    """Whether a table has a row of figures."""
    rows = (node for node in nodes_within(table, 200) if isinstance(node, Tag) and node.name == "tr")
    return any(data_cells(row) is not None for row in rows)


def tells_something(part: PageElement) -> bool:
    """Whether an element tells something of its own: a sentence, or figures in a table."""
    if isinstance(part, Tag) and _holds_table(part):
        return True
    text = text_of(part)
    return SENTENCE.search(text) is not None and not noise_lines.is_disclaimer_text(text)


def lines_of(tag: Tag) -> Iterator[str]:
    """The compact texts an element consists of, in reading order."""
    for node in nodes_within(tag, 200):
        if isinstance(node, NavigableString) and not isinstance(node, PreformattedString) and node.strip():
            yield tight(node)


def tight(text: str) -> str:
    """A text without white space."""
    return _WHITE.sub("", text)
