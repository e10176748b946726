"""What a publishing system's mark should hold and does not: a stray closing tag, or an editor's habit, has put it beside.

Pasted text brings closing tags of its own. What then stands behind the marked element is the rest of the notice, in
elements without names, as editors write them; what a page itself puts there has a name, or says what pages say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from bs4 import NavigableString, Tag
from bs4.element import PageElement, PreformattedString

from parsers import noise_lines
from parsers.blocks import data_cells
from parsers.continuation import OFFICE_AND_DAY, is_foreign, says_of_page
from parsers.visibility import is_hidden
from parsers.weights import Weights, compact, nodes_within

_FARTHEST = 400  # siblings looked at
_LEVELS = 2  # closing tags too many
_LONGEST = 4000  # characters of an element that are read to judge it
_END = 300  # characters at the end of a body in which it may be signed
_WHITE = re.compile(r"\s+")
_SENTENCE = re.compile(r"[^。；]{12}[。；]")
_LONGEST_SIGNATURE = 80
_OBJECTION = re.compile(r"公示[期时]|异议|向.{1,20}反映")
_OF_SITE = re.compile(r"本站|本网|网站|网民|版权|投稿|客服")
_ABSTRACT = re.compile(r"^[\[【(（]?(?:内容)?(?:摘要|导读|提要|概述|核心提示|编者按)")
_WRITTEN = frozenset({
    "p", "div", "section", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "center", "blockquote", "font", "span", "strong", "b",
    "pre", "dl",
})  # fmt: skip
_EDITORS = re.compile(r"(?:mso|xl\d|ke-|firstrow|selecttdclass|trs_|cke_|ueditor|noborder|_135)", re.IGNORECASE)
_LAYOUT = frozenset({"td", "tr", "body", "html", "[document]"})


def with_spilled(roots: tuple[Tag, ...], weights: Weights) -> tuple[Tag, ...]:
    """The roots of a body, what stands between them, and the rest of the notice behind them where they are not signed."""
    if not roots:
        return roots
    roots = (*_lead_of(roots[0], weights), *_joined(roots, weights))
    if OFFICE_AND_DAY.search(_tight(roots[-1].get_text())[-_END:]):
        return roots
    node = roots[-1]
    for _ in range(_LEVELS + 1):
        if found := _spilled(node, weights):
            return (*roots, *found)
        parent = node.parent
        if parent is None or parent.name in _LAYOUT or any(_says_something(tag, weights) for tag in _behind(node)):
            break
        node = parent
    return roots


def _spilled(node: Tag, weights: Weights) -> list[Tag]:
    """What stands behind an element and was written with it: up to the first that is not, and nothing where none tells."""
    found: list[Tag] = []
    for sibling in _behind(node):
        if not _says_something(sibling, weights):
            continue
        if not isinstance(sibling, Tag) or not _is_written(sibling, weights):
            break
        found.append(sibling)
    signed = OFFICE_AND_DAY.search("".join(compact(tag, _LONGEST) for tag in found)) is not None
    return found if signed or any(_tells(tag) for tag in found) else []


def _joined(roots: tuple[Tag, ...], weights: Weights) -> Iterator[Tag]:
    """The roots, and between those of one parent what was written between them."""
    for root, following in zip(roots, (*roots[1:], None), strict=True):
        yield root
        if following is None or following.parent is not root.parent:
            continue
        between = list(_up_to(following, _behind(root)))
        if all(isinstance(tag, Tag) and _is_written(tag, weights) for tag in between if _says_something(tag, weights)):
            yield from (tag for tag in between if isinstance(tag, Tag) and _says_something(tag, weights))


def _lead_of(root: Tag, weights: Weights) -> list[Tag]:
    """The bare paragraphs just above a marked element that begin its text."""
    found: list[Tag] = []
    body = _tight(root.get_text())
    for sibling in islice(root.previous_siblings, _FARTHEST):
        if not _says_something(sibling, weights):
            continue
        if not isinstance(sibling, Tag) or sibling.name != "p" or not _is_written(sibling, weights):
            break
        text = compact(sibling, _LONGEST)
        if text[-1:] not in "。；：:" or _ABSTRACT.match(text) or text in body:
            break
        found.insert(0, sibling)
    return found if any(_tells(tag) for tag in found) else []


def _behind(node: Tag) -> Iterator[PageElement]:
    return islice(node.next_siblings, _FARTHEST)


def _up_to(end: Tag, nodes: Iterable[PageElement]) -> Iterator[PageElement]:
    for node in nodes:
        if node is end:
            return
        yield node


def _says_something(node: PageElement, weights: Weights) -> bool:
    """Whether a node holds text or a picture."""
    if isinstance(node, NavigableString):
        return not isinstance(node, PreformattedString) and bool(node.strip())
    return isinstance(node, Tag) and (weights.text(node) > 0 or any(isinstance(n, Tag) and n.name == "img" for n in nodes_within(node, 20)))


def _is_written(tag: Tag, weights: Weights) -> bool:
    """Whether an element may have been written with a text: it has no name but an editor's, and nothing a page says of itself."""
    if tag.name not in _WRITTEN or is_hidden(tag):
        return False
    if tag.get("id") or not _named_by_editor(tag):
        return _ends_notice(tag, weights)
    if tag.name == "table" and not _holds_figures(tag):
        return False
    text = compact(tag, _LONGEST)
    if not text:
        return False
    if noise_lines.is_contact_line(text):
        return not noise_lines.is_site_signature(text)
    if is_foreign(tag, weights) or says_of_page(tag):
        return False
    return not any(noise_lines.is_site_signature(line) for line in _lines(tag))


def _ends_notice(tag: Tag, weights: Weights) -> bool:
    """Whether an element with a name of its own is what ends a notice: its table, how to object to it, who signs it."""
    text = compact(tag, _LONGEST)
    if is_foreign(tag, weights) or says_of_page(tag) or noise_lines.is_footer_line(text) or noise_lines.is_disclaimer_text(text):
        return False
    if (match := OFFICE_AND_DAY.search(text)) is not None:
        return match.end() >= len(text) - 1 and len(text) <= _LONGEST_SIGNATURE
    if _OBJECTION.search(text) is not None:
        return len(text) <= _END and _OF_SITE.search(text) is None
    tables = [node for node in nodes_within(tag, 20) if isinstance(node, Tag) and node.name == "table"]
    return any(_holds_figures(table) and weights.text(table) == weights.text(tag) for table in tables[:1])


def _named_by_editor(tag: Tag) -> bool:
    classes = tag.get("class") or ()
    names = (classes,) if isinstance(classes, str) else tuple(classes)
    return all(_EDITORS.match(name) for name in names)


def _holds_figures(table: Tag) -> bool:
    rows = (node for node in nodes_within(table, 200) if isinstance(node, Tag) and node.name == "tr")
    return any(data_cells(row) is not None for row in rows)


def _tells(tag: Tag) -> bool:
    """Whether an element tells something of its own: a sentence, or figures in a table."""
    if any(isinstance(node, Tag) and node.name == "table" for node in (tag, *nodes_within(tag, 20))):
        return True
    text = compact(tag, _LONGEST)
    return _SENTENCE.search(text) is not None and not noise_lines.is_disclaimer_text(text)


def _lines(tag: Tag) -> Iterator[str]:
    for node in nodes_within(tag, 200):
        if isinstance(node, NavigableString) and not isinstance(node, PreformattedString) and node.strip():
            yield _tight(node)


def _tight(text: str) -> str:
    return _WHITE.sub("", text)
