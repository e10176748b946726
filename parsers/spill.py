"""What a publishing system's mark should hold and does not: a stray closing tag, or an editor's habit, has put it beside.

Pasted text brings closing tags of its own. What then stands behind the marked element is the rest of the notice, in
elements without names, as editors write them; what a page itself puts there has a name, or says what pages say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice, takewhile

from bs4 import Tag
from bs4.element import PageElement

from parsers.adjoining import (
    is_abstract,
    is_formula,
    is_headed_as_abstract,
    is_line_above,
    is_line_behind,
    speaks_of_site,
)
from parsers.continuation import OFFICE_AND_DAY, is_foreign, says_of_page
from parsers.labels import LABEL
from parsers.landmarks import headings_of, stamps_of
from parsers.lead_box import is_lead_in_box
from parsers.prose import is_index
from parsers.table_behind import is_table_of_notice
from parsers.visibility import is_hidden
from parsers.weights import Weights, compact, nodes_within
from parsers.written import (
    END,
    LONGEST,
    SENTENCE,
    WRITTEN,
    has_name,
    holds_figures,
    is_doubtful_table,
    is_written,
    lines_of,
    says_something,
    tells_something,
    text_of,
    tight,
)  # fmt: skip

_FARTHEST = 400  # siblings looked at
_LEVELS = 2  # closing tags too many, or shells around a body
_NEAR = 3  # what may stand between the first line of a notice and the information line: the page's buttons
_OF_LINES = WRITTEN - {"font", "span", "strong", "b"} | {"li", "tr", "td", "dt", "dd"}
_LAYOUT = frozenset({"td", "tr", "body", "html", "[document]"})


def with_spilled(roots: tuple[Tag, ...], weights: Weights, titles: tuple[str, ...]) -> tuple[Tag, ...]:
    """The roots of a body, what stands above and between them, and the rest of the notice behind them.

    `titles` is what the head of the page calls it: the heading that says so is no line of the notice.
    Behind a body that is signed only lines of a document's edge are looked for: who gets copies, notes, what is annexed, its tables.
    """
    if not roots:
        return roots
    body = tight("".join(root.get_text() for root in roots))
    roots = (*_lead_of(roots[0], body, weights, titles), *_joined(roots, weights))
    is_signed = OFFICE_AND_DAY.search(body[-END:]) is not None
    node, in_column = roots[-1], True
    for _ in range(_LEVELS + 1):
        if found := _edge_behind(node, body, weights) if is_signed else _spilled(node, body, weights, in_column=in_column):
            return (*roots, *map(_as_element, found))
        parent = node.parent
        if parent is None or parent.name in _LAYOUT or any(says_something(tag, weights) for tag in _behind(node)):
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
        if not says_something(sibling, weights):
            continue
        if not (is_written(sibling, weights) or (in_column and _is_told_behind(sibling, body, weights))):
            break
        found.append(sibling)
    if OFFICE_AND_DAY.search("".join(text_of(part) for part in found)):
        return found
    doubtful = (number for number, part in enumerate(found) if _is_doubtful(part, body, weights))
    found = found[: next(doubtful, len(found))]
    tells = any(tells_something(part) or (in_column and _is_told_behind(part, body, weights)) for part in found)
    return found if tells else []


def _edge_behind(node: Tag, body: str, weights: Weights) -> list[PageElement]:
    """The lines of a document's edge, and tables that speak of the same, that stand directly behind an element."""
    found: list[PageElement] = []
    for sibling in _behind(node):
        if not says_something(sibling, weights):
            continue
        is_edge = _is_line_behind(sibling, body, weights) and is_formula(text_of(sibling))
        if not (is_edge or (isinstance(sibling, Tag) and is_table_of_notice(sibling, body, weights))):
            break
        found.append(sibling)
    return found


def _is_told_behind(part: PageElement, body: str, weights: Weights) -> bool:
    """Whether something behind a body is a line of its notice or a table that speaks of the same."""
    return _is_line_behind(part, body, weights) or (isinstance(part, Tag) and is_table_of_notice(part, body, weights))


def _is_doubtful(part: PageElement, body: str, weights: Weights) -> bool:
    return isinstance(part, Tag) and is_doubtful_table(part) and not is_table_of_notice(part, body, weights)


def _is_line_behind(part: PageElement, body: str, weights: Weights) -> bool:
    """Whether all that an element or a bare text behind a body says are lines of its notice."""
    if not isinstance(part, Tag):
        return is_line_behind(text_of(part), body)
    is_named = has_name(part)
    return _is_of_text(part, weights) and _each_line(part, lambda line: is_line_behind(line, body, is_named=is_named))


def _is_of_text(tag: Tag, weights: Weights) -> bool:
    """Whether an element may hold lines of a text: it has no links but to files, and is neither hidden nor the page's."""
    if tag.name not in WRITTEN or is_hidden(tag) or (weights.links(tag) and not weights.has_files(tag)):
        return False
    if weights.has_files(tag) and not (is_formula(text := text_of(tag)) or SENTENCE.search(text)):
        return False  # files alone, or under a label, are looked for by themselves
    return not (is_foreign(tag, weights) or says_of_page(tag))


def _each_line(tag: Tag, judge: Callable[[str], bool]) -> bool:
    """Whether an element is such a line, or each of its lines is one."""
    is_one = not any(isinstance(node, Tag) and (node.name in _OF_LINES or node.name == "br") for node in nodes_within(tag, 200))
    return judge(compact(tag, LONGEST)) if is_one else all(map(judge, lines_of(tag)))


def _as_element(part: PageElement) -> Tag:
    """The element, or a paragraph in the place of a bare text."""
    return part if isinstance(part, Tag) else part.wrap(Tag(name="p"))


def _joined(roots: tuple[Tag, ...], weights: Weights) -> Iterator[Tag]:
    """The roots, and between those of one parent what was written between them."""
    for root, following in zip(roots, (*roots[1:], None), strict=True):
        yield root
        if following is None or following.parent is not root.parent:
            continue
        between = list(_up_to(following, _behind(root)))
        if all(isinstance(tag, Tag) and is_written(tag, weights) for tag in between if says_something(tag, weights)):
            yield from (tag for tag in between if isinstance(tag, Tag) and says_something(tag, weights))


def _lead_of(root: Tag, body: str, weights: Weights, titles: tuple[str, ...]) -> list[Tag]:
    """What stands just above a body and begins its notice: lines below the information line, bare paragraphs anywhere."""
    above = _out_of_box(_above(root, weights), body, weights)
    leads = [part for part in takewhile(lambda part: _is_lead(part, body, weights), above) if isinstance(part, Tag)]
    node = root
    for _ in range(_LEVELS):
        if above or node.parent is None or node.parent.name in _LAYOUT:
            break
        node = node.parent  # a shell around the body
        above = _out_of_box(_above(node, weights), body, weights)
    may_be_lines = takewhile(lambda part: not _is_heading(part, weights, titles), above)
    lines = list(takewhile(lambda part: _is_line_above(part, body, weights, titles), may_be_lines))
    if lines and any(_holds_stamp(part, weights) for part in above[len(lines) : len(lines) + _NEAR]):
        return [_as_element(part) for part in reversed(lines)]
    return leads[::-1] if any(tells_something(part) for part in leads) else []


def _above(node: Tag, weights: Weights) -> list[PageElement]:
    """What stands above an element, beside it, and says something; the nearest first."""
    return [part for part in islice(node.previous_siblings, _FARTHEST) if says_something(part, weights)]


def _out_of_box(above: list[PageElement], body: str, weights: Weights) -> list[PageElement]:
    """What stands above a body; of a box that holds the information line and ends with an abstract, what it holds."""
    box = above[0] if above else None
    if not isinstance(box, Tag) or not box.contents or not _holds_stamp(box, weights):
        return above
    inside = [part for part in islice(reversed(box.contents), _FARTHEST) if says_something(part, weights)]
    return [*inside, *above[1:]] if inside and is_abstract(text_of(inside[0]), body) else above


def _is_lead(part: PageElement, body: str, weights: Weights) -> bool:
    """Whether something above a body is a bare paragraph of sentences."""
    if not isinstance(part, Tag) or part.name != "p" or not is_written(part, weights):
        return False
    text = text_of(part)
    if is_headed_as_abstract(text):
        return is_abstract(text, body)
    return text[-1:] in "。；：:" and not (speaks_of_site(text) or text in body)


def _is_line_above(part: PageElement, body: str, weights: Weights, titles: tuple[str, ...]) -> bool:
    """Whether all that an element or a bare text above a body says are lines of its notice."""
    if not isinstance(part, Tag):
        return is_line_above(text_of(part), body)
    if _is_lead(part, body, weights) and tells_something(part):
        return True
    if part.name == "table" and holds_figures(part):
        return not (has_name(part) or is_index(part, weights) or LABEL.search(text_of(part))) and is_written(part, weights)
    is_named = has_name(part)
    if not is_named and is_abstract(text_of(part), body):
        return _is_of_text(part, weights)
    if not _is_of_text(part, weights):
        return False
    return _each_line(part, lambda line: is_line_above(line, body, is_named=is_named)) or is_lead_in_box(part, body, weights, titles)


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
