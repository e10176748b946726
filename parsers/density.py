"""Where the notice is on a page that no publishing system has marked: below its heading, or where the sentences are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice, takewhile

from bs4 import NavigableString, Tag
from bs4.element import PreformattedString

from parsers.adjoining import is_of_visit
from parsers.bare_text import told_bare
from parsers.blocks import data_cells
from parsers.continuation import says_of_page, with_tail
from parsers.covers import with_cover
from parsers.headed import headed_body, is_told_elsewhere
from parsers.landmarks import headings_of, holds_heading, is_stamp, stamps_of
from parsers.prose import Prose
from parsers.thin import is_furnishing, thin_body, with_carriers
from parsers.weights import Weights, compact, nodes_within

_BODY_CLASS = re.compile(
    r"(article|art|news|detail|page|pages|text|wz|zw|xl|xxgk|jgzn|info|post|entry|single|rich_media|statuses|bt|view|tex|show|p|con)"
    r"[-_]?(content|contents|con|conts?|body|text|txt|nr|main|detail|box|article|cont|det)|"
    r"content[-_]?(body|text|txt|con|main|article|detail)|articlebox|nrcontent|nr_p|contxt|artibody|endtext|zw|zhengwen|text-main|newscontnet|artdet"
)
_DESCENDED = frozenset({
    "div", "section", "article", "main", "td", "tr", "tbody", "table", "form", "center", "body", "html", "ucapcontent",
    "dd", "dl", "font", "span", "li", "ul", "blockquote", "fieldset", "[document]",
})  # fmt: skip
_FOOTERS_MOST = 800  # characters of sentences above which no footer is looked for
_ENOUGH = 15  # characters of text below which a named element is taken for an empty shell
_HEADING_LEVELS = 6
_SEVERAL = 3
_LONGEST_ROW = 800  # characters that are looked at
_NEARLY_ALL = 0.9
_LINES = frozenset({"p", "div", "br", "tr", "li", "section", "table", "h2", "h3", "h4", "dd"})
_DEEPEST = 200  # levels; no honest page is nested so


def choose_by_text(page: Tag, weights: Weights, titles: tuple[str, ...]) -> tuple[tuple[Tag, ...], str]:
    """The elements that hold the body and the rule that chose them; no elements where the page has no text."""
    prose = Prose(page, weights)
    if not prose.told(page):  # a body that a script makes visible, or one that looks like comments
        prose = Prose(page, weights, hidden=True)
    beneath = _beneath(page, prose, weights, titles)
    beneath = with_cover(beneath, prose, weights) if beneath is not None else None
    named = _by_class(beneath or page, prose)
    headings = tuple(islice(headings_of(page, weights, titles), 8))
    thin = () if beneath or named else thin_body((*headings, *islice(stamps_of(page, weights), 4)), prose, weights)
    headed = headed_body(headings, prose, weights)
    rival = beneath or named or next(iter(thin), None)
    if headed is not None and (rival is None or is_told_elsewhere(rival, headed[0], titles, prose, weights)):
        box, roots = headed
        roots = (*roots[:-1], *with_tail(roots[-1], weights))
        return with_carriers(roots, box, prose, weights), "heading:" + _label(roots[0])
    if named is not None and (beneath is None or prose.told(named) >= 0.97 * prose.told(beneath)):
        return with_tail(named, weights), "class:" + _label(named)
    if beneath is not None:
        inner = _descend(beneath, prose, lossless=True)
        rule = "beside:" if holds_heading(inner, page, weights, titles) else "heading:"
        return with_carriers(with_tail(inner, weights), beneath, prose, weights), rule + _label(inner)
    if thin:
        return (*thin[:-1], *with_tail(thin[-1], weights)), "heading:" + _label(thin[0])
    dense = _descend(page, prose)
    if not prose.all(dense) or is_furnishing((dense,), weights, outside=not prose.shown(dense), titles=titles):
        return (), ""
    return with_tail(dense, weights), "density:" + _label(dense)


def _beneath(page: Tag, prose: Prose, weights: Weights, titles: tuple[str, ...]) -> Tag | None:
    """The element that holds the text below the page's heading or below its information line.

    The heading counts first; where the text below the information line is several times larger, what looked like the
    heading was the name of the site, or stood in an index table.
    """
    heading, stamp = _beneath_heading(page, prose, weights, titles), _beneath_stamp(page, prose, weights)
    if heading is None or stamp is None:
        return heading or stamp
    return stamp if prose.told(stamp) > _SEVERAL * prose.told(heading) else heading


def _beneath_heading(page: Tag, prose: Prose, weights: Weights, titles: tuple[str, ...]) -> Tag | None:
    """The element that holds the text below the page's own heading: a sibling of it, or what holds both."""
    return _nearest_region(
        (_region_below(tag, prose, weights) for tag in islice(headings_of(page, weights, titles), 8)), prose
    )


def _nearest_region(regions: Iterable[tuple[int, Tag] | None], prose: Prose) -> Tag | None:
    """The region with the shortest way from its heading, among those that are not much smaller than the largest.

    A breadcrumb repeats the title far from the text, an index table near to a few labels.
    """
    found = [region for region in regions if region]
    largest = max((prose.told(tag) for _, tag in found), default=0)
    worthy = [region for region in found if 3 * prose.told(region[1]) >= largest]
    return min(worthy, key=lambda region: (region[0], -prose.told(region[1])), default=(0, None))[1]


def _beneath_stamp(page: Tag, prose: Prose, weights: Weights) -> Tag | None:
    """The element that holds the text below the page's information line, or above one that ends a page."""
    stamps = tuple(islice(stamps_of(page, weights), 4))
    below = _nearest_region((_region_below(stamp, prose, weights) for stamp in stamps), prose)
    if below is not None:
        return below
    return _nearest_region((_region_above(stamp, prose, weights) for stamp in stamps), prose)


def _region_below(heading: Tag, prose: Prose, weights: Weights) -> tuple[int, Tag] | None:
    """How many levels up a heading has text below it, and the element that holds that text."""
    node: Tag = heading
    for level in range(_HEADING_LEVELS):
        parent = node.parent
        if parent is None or parent.name in {"html", "[document]"}:
            return None
        below = [tag for tag in islice(node.next_siblings, 400) if isinstance(tag, Tag) and prose.all(tag)]
        told = sum(prose.told(tag) for tag in below)
        if told >= _ENOUGH and told <= _FOOTERS_MOST:
            told = sum(prose.told(tag) for tag in below if not is_furnishing((tag,), weights, outside=level > 0))
        if _is_written_bare(node, below, prose):
            return level, parent
        own = [tag for tag in below if not is_stamp(tag, weights)]
        if told >= _ENOUGH and own:
            return level, _holder(parent, own, prose)
        node = parent
    return None


def _is_written_bare(heading: Tag, below: list[Tag], prose: Prose) -> bool:
    """Whether bare text below a heading is the notice's, or a part of it: much of what is told there, or above the rest."""
    bare = told_bare(islice(heading.next_siblings, 400))
    if bare < _ENOUGH or not below:
        return bare >= _ENOUGH
    if bare > (1 - _NEARLY_ALL) * (bare + sum(prose.told(tag) for tag in below)):
        return True
    largest = max(below, key=prose.told)
    above = takewhile(lambda node: node is not largest, heading.next_siblings)
    return told_bare(islice(above, 400)) >= _ENOUGH


def _region_above(stamp: Tag, prose: Prose, weights: Weights) -> tuple[int, Tag] | None:
    """The same for a line that stands below its text: one element above it tells nearly all there is."""
    node: Tag = stamp
    for level in range(_HEADING_LEVELS):
        parent = node.parent
        if parent is None or parent.name in {"html", "[document]"}:
            return None
        above = [tag for tag in islice(node.previous_siblings, 400) if isinstance(tag, Tag) and prose.told(tag)]
        told = sum(prose.told(tag) for tag in above)
        if told_bare(islice(node.previous_siblings, 400)) >= _ENOUGH:
            return None
        if told >= _ENOUGH:
            largest = max(above, key=prose.told)
            own = prose.told(largest) >= _NEARLY_ALL * told and not is_furnishing((largest,), weights, outside=True)
            return (level, largest) if own else None
        node = parent
    return None


def _holder(parent: Tag, below: list[Tag], prose: Prose) -> Tag:
    """The one of several elements below a heading that holds the text, or their parent where it adds text of its own.

    What counts is the parent's own paragraphs: boxes with a name of their own stand beside the text, however much they
    say (readers' comments grow from day to day), and so does a line in a named element just above it (a lead).
    """
    largest = max(below, key=prose.told)
    if largest.name not in _DESCENDED - {"span", "font", "li"} | {"pre"} or (largest.name == "table" and _holds_figures(largest)):
        return parent
    if _is_row_of_several(largest, below, prose):
        return parent
    told = prose.told(largest)
    if told >= _NEARLY_ALL * sum(prose.told(tag) for tag in below):
        return largest
    if not _is_box(largest):
        return parent
    place = below.index(largest)
    own = sum(
        prose.told(tag)
        for number, tag in enumerate(below)
        if tag is not largest and _adds_to(largest, tag, prose, above=number < place)
    )
    return largest if told >= _NEARLY_ALL * (told + own) else parent


def _is_row_of_several(largest: Tag, below: list[Tag], prose: Prose) -> bool:
    """Whether an element is one of several rows of one name, as of a form: the one with most text is not all of it."""
    alike = [tag for tag in below if tag is not largest and tag.name == largest.name and tag.get("class") == largest.get("class")]
    rows = (tag for tag in alike if prose.all(tag) >= 2 and 2 * prose.all(tag) >= len(compact(tag, _LONGEST_ROW)))
    return bool(largest.get("class")) and any(not says_of_page(tag) for tag in rows)


def _adds_to(largest: Tag, tag: Tag, prose: Prose, *, above: bool) -> bool:
    """Whether an element beside the one with most text may be a paragraph or another part of the same notice."""
    if says_of_page(tag) or (not prose.files(tag) and is_of_visit(compact(tag))):
        return False
    if tag.name not in _DESCENDED or not _tokens(tag) or (tag.name == "table" and _holds_figures(tag)):
        return True
    if tag.name == largest.name and tag.get("class") and tag.get("class") == largest.get("class"):
        return True
    # a box above the one with most text may be the notice, and what is below it comments without end
    return _is_box(tag) if above else not _is_box(tag)


def _stands_below_leads(box: Tag, parent: Tag, prose: Prose) -> bool:
    """Whether all that stands beside a box with a name are lines just above it with names of their own: a lead."""
    if not _tokens(box) or not _is_box(box):
        return False
    above = True
    for node in parent.contents:
        if node is box:
            above = False
        elif isinstance(node, Tag) and prose.all(node):
            if not above or _adds_to(box, node, prose, above=True) or compact(node)[-1:] in "：:":
                return False
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString) and node.strip():
            return False
    return True


def _is_box(tag: Tag) -> bool:
    """Whether an element holds several lines of its own, and is not itself a paragraph."""
    if tag.name == "pre":
        return True
    return any(isinstance(node, Tag) and node.name in _LINES for node in nodes_within(tag, 60))


def _by_class(page: Tag, prose: Prose) -> Tag | None:
    """The element that a common body class names, when it holds most of the page's sentences."""
    best: Tag | None = None
    stack: list[Tag] = [page]
    while stack:
        tag = stack.pop()
        if not prose.all(tag):
            continue
        named = tag is not page and any(_BODY_CLASS.fullmatch(token) for token in _tokens(tag))
        # the inner one of two nested wins only where nothing is lost by it
        if named and (best is None or prose.told(tag) > prose.told(best) or _refines(tag, best, prose)):
            best = tag
        stack.extend(child for child in reversed(tag.contents) if isinstance(child, Tag))
    if best is None or prose.told(best) * 2 < prose.told(page) or prose.all(best) < _ENOUGH:
        return None
    return best


def _refines(tag: Tag, outer: Tag, prose: Prose) -> bool:
    within = any(parent is outer for parent in islice(tag.parents, 40))
    return within and prose.told(tag) >= 0.97 * prose.told(outer)


def _descend(page: Tag, prose: Prose, *, lossless: bool = False) -> Tag:
    """From an element down, as long as one child holds (nearly) all the sentences and most of the text.

    `lossless` goes down only where no other child holds any prose at all. A table of figures is never entered: what
    stands beside it would be lost.
    """
    current = page
    for _ in range(_DEEPEST):
        children = [c for c in current.contents if isinstance(c, Tag) and c.name in _DESCENDED]
        if not children:
            return current
        best = max(children, key=lambda child: (prose.told(child), prose.all(child)))
        if lossless and prose.all(best) < prose.all(current) and not _stands_below_leads(best, current, prose):
            return current
        if prose.told(best) < 0.9 * prose.told(current) or prose.all(best) * 2 < prose.all(current):
            return current
        if best.name == "table" and _holds_figures(best):
            return current
        current = best
    return current


def _holds_figures(table: Tag) -> bool:
    """Whether most of a table's rows are rows of figures, and not the lay-out of a page."""
    rows = [row for row in nodes_within(table, 400) if isinstance(row, Tag) and row.name == "tr"]
    return 2 * sum(1 for row in rows if data_cells(row) is not None) > len(rows)


def _tokens(tag: Tag) -> list[str]:
    classes = tag.get("class") or ()
    names = [*([classes] if isinstance(classes, str) else classes), str(tag.get("id") or "").strip()]
    return [name.lower() for name in names if name]


def _label(tag: Tag) -> str:
    tokens = _tokens(tag)
    return f"{tag.name}.{tokens[0]}" if tokens else str(tag.name)
