"""Body subtree to lines: every paragraph, heading and table row as published, and what was dropped on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from bs4 import NavigableString, Tag
from bs4.element import CData, PageElement, PreformattedString

from parsers import boilerplate
from parsers.continuation import is_ageing, is_comment_box
from parsers.document import Block, BlockKind
from parsers.visibility import is_hidden_leaf
from parsers.weights import Weights, compact, holds, points_at_file
from parsers.width import on_one_line, without_white

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    "p", "div", "section", "article", "main", "center", "ul", "ol", "li", "dl", "dt", "dd", "table", "tbody", "thead",
    "tfoot", "tr", "td", "th", "caption", "blockquote", "pre", "hr", "form", "fieldset", "header", "figure",
    "figcaption", "address", "details", "summary", "body", "html", "ucapcontent", "nav", "footer", "aside", "iframe",
}  # fmt: skip
_FILE_HOLDERS = frozenset({"a", "iframe", "embed", "object"})
_EDGE = "\x1f"  # where an inline element begins or ends; decoding leaves no such character in a page
_LONGEST_STAMP = 300
_SECTION = re.compile(
    r"^(第[一二三四五六七八九十百]+[章节部分编]|[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]).{1,38}$"
)
_NESTED_TABLE = frozenset({"table", "tr"})
_PARAGRAPHS = frozenset({"p", "div", "h1", "h2"})
_DEEPEST_NAMED = 200  # below this depth no element is looked at for its name: no honest page is nested so
_LONG_CELL = 400  # a cell with more text than this, in several paragraphs, is layout and not a figure in a table


@dataclass(slots=True)
class Line:
    """One line of a subtree; `link_chars` is how much of its compact text stands in links, `holders` its file elements.

    `spaced` is the text with blanks between its inline elements: values beside a body are set apart so, while the words
    of a sentence are not.
    """

    kind: BlockKind
    text: str
    link_chars: int = 0
    holders: list[Tag] = field(default_factory=list)
    images: list[Tag] = field(default_factory=list)
    spaced: str = ""

    @property
    def chars(self) -> int:
        """Characters of text without white space."""
        return len(without_white(self.text))

    @property
    def has_file(self) -> bool:
        """Whether the line links to a file; such a line is never mere furniture."""
        return any(points_at_file(tag) for tag in self.holders)

    @property
    def only_links(self) -> bool:
        """Whether (almost) all the text is links."""
        return self.link_chars >= 0.7 * self.chars


@dataclass(slots=True)
class Reading:
    """What a subtree says: the lines kept, and (rule, text) of what was dropped, in reading order."""

    lines: list[Line] = field(default_factory=list)
    dropped: list[tuple[str, str]] = field(default_factory=list)

    def drop(self, rule: str, text: str) -> None:
        """Record that a text was taken for noise."""
        if text:
            self.dropped.append((rule, text[:80]))


def read_lines(roots: Iterable[Tag], weights: Weights, *, drop_elements: bool = True) -> Reading:
    """The lines of the subtrees in reading order; with `drop_elements`, without those that `boilerplate` names."""
    roots = list(roots)
    reading = _read(roots, weights, drop_elements, drop_elements)
    unseen = sum(len(text) for rule, text in reading.dropped if rule == "hidden")
    if drop_elements and unseen > sum(line.chars for line in reading.lines):
        return _read(roots, weights, drop_elements, drop_hidden=False)  # a body that a script makes visible
    return reading


def _read(roots: list[Tag], weights: Weights, drop_elements: bool, drop_hidden: bool) -> Reading:
    reading = Reading()
    total = sum(weights.text(root) for root in roots)
    for root in roots:
        _Walk(reading, weights, total, drop_elements, drop_hidden).run(root)
    return reading


def as_blocks(lines: Iterable[Line]) -> tuple[Block, ...]:
    """The lines that hold text, as blocks."""
    return tuple(Block(kind=line.kind, text=line.text) for line in lines if line.text)


class _Walk:
    """One walk over one subtree, without recursion: hostile pages nest a hundred thousand elements."""

    def __init__(self, reading: Reading, weights: Weights, total: int, drop_elements: bool, drop_hidden: bool) -> None:
        self.reading, self.weights, self.total = reading, weights, total
        self.drop_elements, self.drop_hidden = drop_elements, drop_hidden
        self.parts: list[str] = []
        self.link_chars = 0
        self.holders: list[Tag] = []
        self.images: list[Tag] = []
        self.headings = 0
        self.links = 0

    def run(self, root: Tag) -> None:
        """Walk the subtree; the root itself is never dropped."""
        stack: list[tuple[PageElement, bool]] = [(root, False)]
        depth = 0
        while stack:
            node, leaving = stack.pop()
            if isinstance(node, NavigableString):
                self._text(node)
            elif isinstance(node, Tag):
                if leaving:
                    depth -= 1
                    self._leave(node)
                elif (node is root or depth > _DEEPEST_NAMED or not self._dropped(node)) and self._enter(node):
                    depth += 1
                    stack.append((node, True))
                    stack.extend((child, False) for child in reversed(node.contents))
        self._flush()

    def _text(self, node: NavigableString) -> None:
        if isinstance(node, PreformattedString) and not isinstance(node, CData):
            return  # a comment, a declaration
        if node.parent is not None and node.parent.name == "pre" and "\n" in node:
            for line in str(node).split("\n"):
                self.parts.append(line)
                self._flush()
            return
        self.parts.append(str(node))
        if self.links:
            self.link_chars += len(without_white(node))

    def _dropped(self, tag: Tag) -> bool:
        if self.drop_hidden and is_hidden_leaf(tag) and not self.weights.has_files(tag):
            self.reading.drop("hidden", compact(tag))
            return True
        if self.drop_elements and self._holds_comments(tag):
            self.reading.drop("comment", compact(tag))
            return True
        if not self.drop_elements or boilerplate.named_rule(tag) is None:
            return False
        text = compact(tag) if self.weights.text(tag) else ""
        rule = boilerplate.element_rule(
            tag, text, self.weights.links(tag), self.total, has_files=self.weights.has_files(tag)
        )
        if rule is None:
            return False
        self.reading.drop(rule, text)
        return True

    def _holds_comments(self, tag: Tag) -> bool:
        """Whether an element holds what readers wrote, by its form alone; a whole body is never taken for that."""
        if tag.name not in {"ul", "ol", "div", "section"} or self.weights.has_files(tag):
            return False
        if self.weights.text(tag) >= 0.9 * self.total:
            return False
        if tag.name in {"ul", "ol"}:
            return is_comment_box(tag, self.weights)
        return is_ageing(tag, self.weights)

    def _enter(self, tag: Tag) -> bool:
        name = tag.name
        if name == "br":
            self._flush()
            return False
        if name == "tr" and (cells := data_cells(tag)) is not None:
            self._row(cells)
            return False
        if name in _BLOCKS:
            self._flush()
            if name in _HEADINGS:
                self.headings += 1
        else:
            self.parts.append(_EDGE)
        if name in _FILE_HOLDERS:
            self.holders.append(tag)
        if name == "img":
            self.images.append(tag)
        if name == "a":
            self.links += 1
        return True

    def _leave(self, tag: Tag) -> None:
        if tag.name in _BLOCKS:
            self._flush()
            if tag.name in _HEADINGS:
                self.headings -= 1
        else:
            self.parts.append(_EDGE)
        if tag.name == "a":
            self.links -= 1

    def _row(self, cells: list[Tag]) -> None:
        """A row of a data table is one line: its cells joined by " | ", empty ones kept so that a column stays one."""
        self._flush()
        texts: list[str] = []
        spaced: list[str] = []
        for cell in cells:
            if (plain := _plain_text(cell)) is not None:
                texts.append(plain)
                spaced.append(plain)
                continue
            inner = Reading()
            _Walk(inner, self.weights, self.total, self.drop_elements, self.drop_hidden).run(cell)
            self.reading.dropped += inner.dropped
            texts.append(" ".join(line.text for line in inner.lines if line.text))
            spaced.append(" ".join(line.spaced for line in inner.lines if line.text))
            self.link_chars += sum(line.link_chars for line in inner.lines)
            self.holders += [tag for line in inner.lines for tag in line.holders]
            self.images += [tag for line in inner.lines for tag in line.images]
        text = " | ".join(texts) if any(texts) else ""
        self._emit(BlockKind.ROW, text, " | ".join(spaced) if text else "")

    def _flush(self) -> None:
        marked = "".join(self.parts)
        text = spaced = on_one_line(marked.replace(_EDGE, "")) if marked else ""
        if text and _EDGE in marked and len(text) <= _LONGEST_STAMP:
            spaced = on_one_line(marked.replace(_EDGE, " "))
        heading = self.headings > 0 or (len(text) <= 42 and is_section(text))
        self._emit(BlockKind.HEADING if heading else BlockKind.PARAGRAPH, text, spaced)

    def _emit(self, kind: BlockKind, text: str, spaced: str) -> None:
        if text or self.holders or self.images:
            self.reading.lines.append(Line(kind, text, self.link_chars, self.holders, self.images, spaced))
        self.parts, self.link_chars, self.holders, self.images = [], 0, [], []


def is_section(text: str) -> bool:
    """Whether a line is the numbered heading of a section."""
    return bool(text) and _SECTION.match(text) is not None and text[-1] not in "。；;，,：:、"


def _plain_text(cell: Tag) -> str | None:
    """The text of a cell that holds one text and no element, as most do; None for any other."""
    if len(cell.contents) == 1 and type(cell.contents[0]) is NavigableString:
        return on_one_line(cell.contents[0])
    return None


def data_cells(row: Tag) -> list[Tag] | None:
    """The cells of a row of figures; None for a row that only lays out the page (one filled cell, or whole texts)."""
    cells = [cell for cell in row.contents if isinstance(cell, Tag) and cell.name in {"td", "th"}]
    if len(cells) < 2 or sum(1 for cell in cells if compact(cell, 1)) < 2:
        return None
    for cell in cells:
        if _plain_text(cell) is not None:
            continue
        if holds(cell, _NESTED_TABLE) or (holds(cell, _PARAGRAPHS) and len(compact(cell, _LONG_CELL)) > _LONG_CELL):
            return None
    return cells
