"""Where the notice is on a page that no publishing system has marked: below its heading, or where the sentences are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from bs4 import NavigableString, Tag
from bs4.element import PageElement, PreformattedString

from parsers import boilerplate, noise_lines
from parsers.blocks import Weights, compact, data_cells, nodes_within
from parsers.document import canonical
from parsers.labels import DATE, LABEL, is_information_line, is_labelled_day, is_stamp_line

_BODY_CLASS = re.compile(
    r"(article|art|news|detail|page|pages|text|wz|zw|xl|xxgk|jgzn|info|post|entry|single|rich_media|statuses|bt|view|tex|show|p|con)"
    r"[-_]?(content|contents|con|conts?|body|text|txt|nr|main|detail|box|article|cont|det)|"
    r"content[-_]?(body|text|txt|con|main|article|detail)|articlebox|nrcontent|nr_p|contxt|artibody|endtext|zw|zhengwen|text-main|newscontnet|artdet"
)
_DESCENDED = frozenset({
    "div", "section", "article", "main", "td", "tr", "tbody", "table", "form", "center", "body", "html", "ucapcontent",
    "dd", "dl", "font", "span", "li", "ul", "[document]",
})  # fmt: skip
_SENTENCE = re.compile(r"[。；：，、]")
_WHITE = re.compile(r"\s+")
_ENOUGH = 15  # characters of text below which a named element is taken for an empty shell
_HEADING_LEVELS = 6
_SEVERAL = 3
_DEEPEST = 200  # levels; no honest page is nested so


def choose_by_text(page: Tag, weights: Weights, titles: tuple[str, ...]) -> tuple[tuple[Tag, ...], str]:
    """The elements that hold the body and the rule that chose them; no elements where the page has no text."""
    prose = Prose(page, weights)
    if not prose.told(page):  # a body that a script makes visible
        prose = Prose(page, weights, hidden=True)
    beneath = _beneath(page, prose, weights, titles)
    named = _by_class(beneath or page, prose)
    if named is not None and (beneath is None or prose.told(named) >= 0.97 * prose.told(beneath)):
        return _with_tail(named, weights), "class:" + _label(named)
    if beneath is not None:
        inner = _descend(beneath, prose, lossless=True)
        return _with_tail(inner, weights), "heading:" + _label(inner)
    dense = _descend(page, prose)
    if not prose.all(dense):
        return (), ""
    return _with_tail(dense, weights), "density:" + _label(dense)


class Prose:
    """Text outside links and noise below every element, and how much of it stands in sentences or tables."""

    def __init__(self, page: Tag, weights: Weights, *, hidden: bool = False) -> None:
        """`hidden` counts what is not shown, too."""
        self._hidden = hidden
        self._all: dict[int, int] = {}
        self._told: dict[int, int] = {}
        self._rows: dict[int, bool] = {}
        self._whole = weights.text(page)
        self._measure(page, weights)

    def all(self, tag: Tag) -> int:
        """Characters of prose below an element."""
        return self._all.get(id(tag), 0)

    def told(self, tag: Tag) -> int:
        """Characters of prose in sentences or table cells below an element."""
        return self._told.get(id(tag), 0)

    def _measure(self, page: Tag, weights: Weights) -> None:
        stack: list[tuple[PageElement, bool]] = [(page, False)]
        sums: list[list[int]] = [[0, 0]]
        cells: list[bool] = []  # for each open table cell, whether it belongs to a row of figures
        while stack:
            node, leaving = stack.pop()
            if leaving:
                total, told = sums.pop()
                self._all[id(node)], self._told[id(node)] = total, told
                sums[-1][0] += total
                sums[-1][1] += told
                if isinstance(node, Tag) and node.name == "td":
                    cells.pop()
            elif isinstance(node, Tag):
                if node.name == "a" or (node is not page and self._is_noise(node, weights)):
                    continue
                sums.append([0, 0])
                if node.name == "td":
                    cells.append(node.parent is not None and self._is_figures(node.parent))
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(node.contents))
            elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
                text = _WHITE.sub("", node)
                if text and not _is_noise_text(text):
                    sums[-1][0] += len(text)
                    sums[-1][1] += len(text) if _SENTENCE.search(text) or (cells and cells[-1]) else 0

    def _is_figures(self, row: Tag) -> bool:
        """Whether a row is one of figures, and neither lay-out nor a row of the index table."""
        if id(row) not in self._rows:
            self._rows[id(row)] = data_cells(row) is not None and LABEL.match(compact(row, 30)) is None
        return self._rows[id(row)]

    def _is_noise(self, tag: Tag, weights: Weights) -> bool:
        if not self._hidden and boilerplate.is_hidden(tag):
            return True
        if weights.text(tag) * 2 >= self._whole:
            return False
        return boilerplate.is_furniture(tag, weights.link_share(tag))


def _is_noise_text(text: str) -> bool:
    if noise_lines.is_footer_line(text) or noise_lines.line_rule(text) or noise_lines.tail_rule(text):
        return True
    if noise_lines.edge_rule(text) or LABEL.fullmatch(text):
        return True
    related = noise_lines.RELATED_HEADING.match(text)
    if related and related.end() == len(text):
        return True
    return len(text) <= 60 and (is_information_line(text) or is_stamp_line(text) or is_labelled_day(text))


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
    wanted = tuple(canonical(title) for title in titles)
    return _nearest_region((_region_below(tag, prose) for tag in islice(_headings(page, weights, wanted), 8)), prose)


def _nearest_region(regions: Iterable[tuple[int, Tag] | None], prose: Prose) -> Tag | None:
    """The region with the shortest way from its heading, among those that are not much smaller than the largest.

    A breadcrumb repeats the title far from the text, an index table near to a few labels.
    """
    found = [region for region in regions if region]
    largest = max((prose.told(tag) for _, tag in found), default=0)
    worthy = [region for region in found if 3 * prose.told(region[1]) >= largest]
    return min(worthy, key=lambda region: (region[0], -prose.told(region[1])), default=(0, None))[1]


def _beneath_stamp(page: Tag, prose: Prose, weights: Weights) -> Tag | None:
    """The element that holds the text below the page's information line, where no heading is known."""
    return _nearest_region((_region_below(stamp, prose) for stamp in islice(_stamps(page, weights), 4)), prose)


def _stamps(page: Tag, weights: Weights) -> Iterator[Tag]:
    stack: list[Tag] = [page]
    while stack:
        tag = stack.pop()
        size = weights.text(tag)
        if 10 <= size <= 120 and weights.links(tag) * 2 < size and tag.name not in {"title", "li", "a"}:
            text = _WHITE.sub(" ", tag.get_text(" ")).strip()
            if DATE.search(text) and (is_information_line(text) or is_stamp_line(text)):
                yield tag
                continue
        if size >= 10 and not boilerplate.is_hidden(tag):
            stack.extend(child for child in reversed(tag.contents) if isinstance(child, Tag))


def _headings(page: Tag, weights: Weights, wanted: tuple[str, ...]) -> Iterator[Tag]:
    stack: list[Tag] = [page]
    while stack:
        tag = stack.pop()
        size = weights.text(tag)
        if 4 <= size <= 120 and weights.links(tag) * 2 < size and tag.name not in {"title", "li", "a"}:
            text = canonical(compact(tag, 200))
            if any(_same_title(text, title) for title in wanted) and (size >= 6 or tag.name == "h1"):
                yield tag
                continue
        if size >= 4 and not boilerplate.is_hidden(tag):
            stack.extend(child for child in reversed(tag.contents) if isinstance(child, Tag))


def _same_title(text: str, title: str) -> bool:
    if text == title:
        return True
    shorter, longer = sorted((text, title), key=len)
    return len(shorter) >= 6 and shorter in longer and 2 * len(shorter) >= len(longer)


def _region_below(heading: Tag, prose: Prose) -> tuple[int, Tag] | None:
    """How many levels up a heading has text below it, and the element that holds that text."""
    node: Tag = heading
    for level in range(_HEADING_LEVELS):
        parent = node.parent
        if parent is None or parent.name in {"html", "[document]"}:
            return None
        below = [tag for tag in islice(node.next_siblings, 400) if isinstance(tag, Tag) and prose.all(tag)]
        told = sum(prose.told(tag) for tag in below)
        if told >= _ENOUGH:
            largest = max(below, key=prose.told)
            whole = prose.told(largest) >= 0.9 * told and largest.name in _DESCENDED - {"span", "font", "li"}
            whole = whole and not (largest.name == "table" and _holds_figures(largest))
            return level, largest if whole else parent
        node = parent
    return None


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
        if lossless and prose.all(best) < prose.all(current):
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


def _with_tail(root: Tag, weights: Weights) -> tuple[Tag, ...]:
    """The body and what directly follows it as its own element, such as a signature: up to the first noise."""
    roots = [root]
    for sibling in root.next_siblings:
        if not isinstance(sibling, Tag) or not weights.text(sibling):
            if isinstance(sibling, NavigableString) and not isinstance(sibling, PreformattedString) and sibling.strip():
                break
            continue
        text = _WHITE.sub("", sibling.get_text())
        if (
            sibling.name not in {"div", "p", "section", "table"} or weights.has_files(sibling) or len(text) > 300 or boilerplate.is_furniture(sibling, weights.link_share(sibling))
            or weights.links(sibling) * 2 > weights.text(sibling) or noise_lines.line_rule(text) or noise_lines.edge_rule(text)
            or noise_lines.RELATED_HEADING.match(text) or noise_lines.is_footer_line(text) or not _SIGNATURE.search(text)
        ):  # fmt: skip
            break
        roots.append(sibling)
    return tuple(roots)


_SIGNATURE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日$|(厅|局|委员会|政府|办公室|领导小组)$|^附[件表]")


def _tokens(tag: Tag) -> list[str]:
    classes = tag.get("class") or ()
    names = [*([classes] if isinstance(classes, str) else classes), str(tag.get("id") or "").strip()]
    return [name.lower() for name in names if name]


def _label(tag: Tag) -> str:
    tokens = _tokens(tag)
    return f"{tag.name}.{tokens[0]}" if tokens else str(tag.name)
