"""What a publishing system's mark should hold and does not: a stray closing tag, or an editor's habit, has put it beside.

Pasted text brings closing tags of its own. What then stands behind the marked element is the rest of the notice, in
elements without names, as editors write them; what a page itself puts there has a name, or says what pages say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, takewhile

from bs4 import NavigableString, Tag
from bs4.element import PageElement, PreformattedString

from parsers import noise_lines
from parsers.adjoining import is_formula, is_line_above, is_line_behind, is_unsteady, speaks_of_site
from parsers.blocks import data_cells
from parsers.continuation import OFFICE_AND_DAY, is_foreign, says_of_page
from parsers.labels import LABEL
from parsers.landmarks import headings_of, stamps_of
from parsers.prose import is_index, is_noise_text
from parsers.visibility import is_hidden
from parsers.weights import Weights, compact, nodes_within

_FARTHEST = 400  # siblings looked at
_LEVELS = 2  # closing tags too many, or shells around a body
_NEAR = 3  # what may stand between the first line of a notice and the information line: the page's buttons
_LONGEST = 4000  # characters of an element that are read to judge it
_END = 300  # characters at the end of a body in which it may be signed
_WHITE = re.compile(r"\s+")
_SENTENCE = re.compile(r"[^。；]{12}[。；]")
_LONGEST_SIGNATURE = 80
_OBJECTION = re.compile(r"公示[期时]|异议|向.{1,20}反映")
_ABSTRACT = re.compile(r"^[\[【(（]?(?:内容)?(?:摘要|导读|提要|概述|核心提示)")
_WRITTEN = frozenset({
    "p", "div", "section", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "center", "blockquote", "font", "span", "strong", "b",
    "pre", "dl",
})  # fmt: skip
_EDITORS = re.compile(r"(?:mso|xl\d|ke-|firstrow|selecttdclass|trs_|cke_|ueditor|noborder|_135)", re.IGNORECASE)
_OF_LINES = _WRITTEN - {"font", "span", "strong", "b"} | {"li", "tr", "td", "dt", "dd"}
_NAMED_TABLE = re.compile(r"table|biao|excel|grid", re.IGNORECASE)
_LAYOUT = frozenset({"td", "tr", "body", "html", "[document]"})


def with_spilled(roots: tuple[Tag, ...], weights: Weights, titles: tuple[str, ...]) -> tuple[Tag, ...]:
    """The roots of a body, what stands above and between them, and the rest of the notice behind them.

    `titles` is what the head of the page calls it: the heading that says so is no line of the notice.
    Behind a body that is signed only lines of a document's edge are looked for: who gets copies, notes, what is annexed.
    """
    if not roots:
        return roots
    body = _tight("".join(root.get_text() for root in roots))
    roots = (*_lead_of(roots[0], body, weights, titles), *_joined(roots, weights))
    is_signed = OFFICE_AND_DAY.search(body[-_END:]) is not None
    node, in_column = roots[-1], True
    for _ in range(_LEVELS + 1):
        if found := _edge_behind(node, body, weights) if is_signed else _spilled(node, body, weights, in_column=in_column):
            return (*roots, *map(_as_element, found))
        parent = node.parent
        if parent is None or parent.name in _LAYOUT or any(_says_something(tag, weights) for tag in _behind(node)):
            break
        in_column = in_column and weights.text(parent) == weights.text(node)  # nothing but a shell
        if is_signed and not in_column:
            break
        node = parent
    return roots


def _spilled(node: Tag, body: str, weights: Weights, *, in_column: bool) -> list[PageElement]:
    """What stands behind an element and was written with it: up to the first that is not, and nothing where none tells."""
    found: list[PageElement] = []
    for sibling in _behind(node):
        if not _says_something(sibling, weights):
            continue
        if not (_is_written(sibling, weights) or (in_column and _is_line_behind(sibling, body, weights))):
            break
        found.append(sibling)
    if OFFICE_AND_DAY.search("".join(_text(part) for part in found)):
        return found
    doubtful = (number for number, part in enumerate(found) if isinstance(part, Tag) and _is_doubtful_table(part))
    found = found[: next(doubtful, len(found))]
    tells = any(_tells(part) or (in_column and _is_line_behind(part, body, weights)) for part in found)
    return found if tells else []


def _edge_behind(node: Tag, body: str, weights: Weights) -> list[PageElement]:
    """The lines of a document's edge that stand directly behind an element."""
    found: list[PageElement] = []
    for sibling in _behind(node):
        if not _says_something(sibling, weights):
            continue
        if not _is_line_behind(sibling, body, weights) or not is_formula(_text(sibling)):
            break
        found.append(sibling)
    return found


def _is_line_behind(part: PageElement, body: str, weights: Weights) -> bool:
    """Whether all that an element or a bare text behind a body says are lines of its notice."""
    if not isinstance(part, Tag):
        return is_line_behind(_text(part), body)
    is_named = _is_named(part)
    return _is_of_text(part, weights) and _each_line(part, lambda line: is_line_behind(line, body, is_named=is_named))


def _is_of_text(tag: Tag, weights: Weights) -> bool:
    """Whether an element may hold lines of a text: it has no links but to files, and is neither hidden nor the page's."""
    if tag.name not in _WRITTEN or is_hidden(tag) or (weights.links(tag) and not weights.has_files(tag)):
        return False
    if weights.has_files(tag) and not (is_formula(text := _text(tag)) or _SENTENCE.search(text)):
        return False  # files alone, or under a label, are looked for by themselves
    return not (is_foreign(tag, weights) or says_of_page(tag))


def _each_line(tag: Tag, judge: Callable[[str], bool]) -> bool:
    """Whether an element is such a line, or each of its lines is one."""
    is_one = not any(isinstance(node, Tag) and (node.name in _OF_LINES or node.name == "br") for node in nodes_within(tag, 200))
    return judge(compact(tag, _LONGEST)) if is_one else all(map(judge, _lines(tag)))


def _as_element(part: PageElement) -> Tag:
    """The element, or a paragraph in the place of a bare text."""
    return part if isinstance(part, Tag) else part.wrap(Tag(name="p"))


def _text(part: PageElement) -> str:
    return compact(part, _LONGEST) if isinstance(part, Tag) else _tight(str(part))


def _joined(roots: tuple[Tag, ...], weights: Weights) -> Iterator[Tag]:
    """The roots, and between those of one parent what was written between them."""
    for root, following in zip(roots, (*roots[1:], None), strict=True):
        yield root
        if following is None or following.parent is not root.parent:
            continue
        between = list(_up_to(following, _behind(root)))
        if all(isinstance(tag, Tag) and _is_written(tag, weights) for tag in between if _says_something(tag, weights)):
            yield from (tag for tag in between if isinstance(tag, Tag) and _says_something(tag, weights))


def _lead_of(root: Tag, body: str, weights: Weights, titles: tuple[str, ...]) -> list[Tag]:
    """What stands just above a body and begins its notice: lines below the information line, bare paragraphs anywhere."""
    above = _above(root, weights)
    leads = [part for part in takewhile(lambda part: _is_lead(part, body, weights), above) if isinstance(part, Tag)]
    node = root
    for _ in range(_LEVELS):
        if above or node.parent is None or node.parent.name in _LAYOUT:
            break
        node = node.parent  # a shell around the body
        above = _above(node, weights)
    may_be_lines = takewhile(lambda part: not _is_heading(part, weights, titles), above)
    lines = list(takewhile(lambda part: _is_line_above(part, body, weights), may_be_lines))
    if lines and any(_holds_stamp(part, weights) for part in above[len(lines) : len(lines) + _NEAR]):
        return [_as_element(part) for part in reversed(lines)]
    return leads[::-1] if any(_tells(part) for part in leads) else []


def _above(node: Tag, weights: Weights) -> list[PageElement]:
    """What stands above an element, beside it, and says something; the nearest first."""
    return [part for part in islice(node.previous_siblings, _FARTHEST) if _says_something(part, weights)]


def _is_lead(part: PageElement, body: str, weights: Weights) -> bool:
    """Whether something above a body is a bare paragraph of sentences."""
    if not isinstance(part, Tag) or part.name != "p" or not _is_written(part, weights):
        return False
    text = _text(part)
    return text[-1:] in "。；：:" and not (_ABSTRACT.match(text) or speaks_of_site(text) or text in body)


def _is_line_above(part: PageElement, body: str, weights: Weights) -> bool:
    """Whether all that an element or a bare text above a body says are lines of its notice."""
    if not isinstance(part, Tag):
        return is_line_above(_text(part), body)
    if _is_lead(part, body, weights) and _tells(part):
        return True
    if part.name == "table" and _holds_figures(part):
        return not (_is_named(part) or is_index(part, weights) or LABEL.search(_text(part))) and _is_written(part, weights)
    is_named = _is_named(part)
    return _is_of_text(part, weights) and _each_line(part, lambda line: is_line_above(line, body, is_named=is_named))


def _is_heading(part: PageElement, weights: Weights, titles: tuple[str, ...]) -> bool:
    return isinstance(part, Tag) and (part.name in {"h1", "h2"} or next(headings_of(part, weights, titles), None) is not None)


def _holds_stamp(part: PageElement, weights: Weights) -> bool:
    """Whether an element is or holds the page's information line."""
    return isinstance(part, Tag) and (says_of_page(part) or next(stamps_of(part, weights), None) is not None)


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


def _is_written(part: PageElement, weights: Weights) -> bool:
    """Whether something may have been written with a text: it has no name but an editor's, and nothing a page says of itself."""
    if not isinstance(part, Tag):
        text = _text(part)
        return _may_sign(text) or (_SENTENCE.search(text) is not None and _may_be_told(text))
    if part.name not in _WRITTEN or is_hidden(part):
        return False
    if _is_named(part):
        return _ends_notice(part, weights)
    if part.name == "table" and not _holds_figures(part):
        return False
    text = compact(part, _LONGEST)
    if not text or (is_unsteady(text) and not weights.has_files(part)):
        return False
    if noise_lines.is_contact_line(text):
        return not noise_lines.is_site_signature(text)
    if is_foreign(part, weights) or says_of_page(part):
        return False
    return not any(noise_lines.is_site_signature(line) for line in _lines(part))


def _may_be_told(text: str) -> bool:
    return not (is_noise_text(text) or is_unsteady(text) or noise_lines.is_disclaimer_text(text) or speaks_of_site(text))


def _may_sign(text: str) -> bool:
    """Whether a bare text may be who signs, or the day."""
    return OFFICE_AND_DAY.fullmatch(f"市{text}") is not None


def _ends_notice(tag: Tag, weights: Weights) -> bool:
    """Whether an element with a name of its own is what ends a notice: its table, how to object to it, who signs it."""
    text = compact(tag, _LONGEST)
    if is_foreign(tag, weights) or says_of_page(tag) or noise_lines.is_footer_line(text) or noise_lines.is_disclaimer_text(text):
        return False
    if (match := OFFICE_AND_DAY.search(text)) is not None:
        return match.end() >= len(text) - 1 and len(text) <= _LONGEST_SIGNATURE
    if is_unsteady(text):
        return False
    if _OBJECTION.search(text) is not None:
        return len(text) <= _END and not speaks_of_site(text)
    tables = [node for node in (tag, *nodes_within(tag, 20)) if isinstance(node, Tag) and node.name == "table"]
    return any(_holds_figures(table) and weights.text(table) == weights.text(tag) for table in tables[:1])


def _is_doubtful_table(tag: Tag) -> bool:
    """Whether an element is a table under a name that says something else: a page keeps its statistics so."""
    if not _is_named(tag) or _NAMED_TABLE.search(f"{tag.get('id') or ''} {' '.join(_classes(tag))}"):
        return False
    return _holds_table(tag) and _OBJECTION.search(_text(tag)) is None


def _is_named(tag: Tag) -> bool:
    return bool(tag.get("id")) or not _named_by_editor(tag)


def _named_by_editor(tag: Tag) -> bool:
    return all(_EDITORS.match(name) for name in _classes(tag))


def _classes(tag: Tag) -> tuple[str, ...]:
    classes = tag.get("class") or ()
    return (classes,) if isinstance(classes, str) else tuple(classes)


def _holds_table(tag: Tag) -> bool:
    return any(isinstance(node, Tag) and node.name == "table" for node in (tag, *nodes_within(tag, 20)))


def _holds_figures(table: Tag) -> bool:
    rows = (node for node in nodes_within(table, 200) if isinstance(node, Tag) and node.name == "tr")
    return any(data_cells(row) is not None for row in rows)


def _tells(part: PageElement) -> bool:
    """Whether an element tells something of its own: a sentence, or figures in a table."""
    if isinstance(part, Tag) and _holds_table(part):
        return True
    text = _text(part)
    return _SENTENCE.search(text) is not None and not noise_lines.is_disclaimer_text(text)


def _lines(tag: Tag) -> Iterator[str]:
    for node in nodes_within(tag, 200):
        if isinstance(node, NavigableString) and not isinstance(node, PreformattedString) and node.strip():
            yield _tight(node)


def _tight(text: str) -> str:
    return _WHITE.sub("", text)
