"""How much of a page is text of its own, outside links and noise, and how much of that stands in sentences or tables."""

from __future__ import annotations

import re

from bs4 import NavigableString, Tag
from bs4.element import PageElement, PreformattedString

from parsers import boilerplate, edge_lines, noise_lines
from parsers.blocks import data_cells
from parsers.carriers import carries_file, pictures_of
from parsers.comments import holds_paragraphs
from parsers.continuation import is_comment_box, is_row_of_cards
from parsers.labels import LABEL, is_information_line, is_labelled_day, is_stamp_line
from parsers.visibility import is_hidden
from parsers.weights import Weights, compact

_SENTENCE = re.compile(r"[。；：，、]")
_GAP = r"[\s\u3000]{0,6}"
_INDEX_LABEL = re.compile(
    "|".join(
        _GAP.join(label)
        for label in (
            "索引号", "主题分类", "发布机构", "发文机关", "发布日期", "发文日期", "生成日期", "成文日期", "发文字号", "公开日期", "文号", "信息类别",
            "有效性", "效力状态", "主题词", "公开方式", "体裁分类", "组配分类", "信息索引",
        )
    )
)  # fmt: skip
_INDICES = frozenset({"table", "tbody", "ul", "dl", "div", "section"})
_LONGEST_INDEX = 800
_LONGEST_VALUE = 60


class Prose:
    """Text outside links and noise below every element, and how much of it stands in sentences or tables."""

    def __init__(self, page: Tag, weights: Weights, *, hidden: bool = False) -> None:
        """`hidden` counts what is not shown, too."""
        self._hidden = hidden
        self._all: dict[int, int] = {}
        self._told: dict[int, int] = {}
        self._files: dict[int, int] = {}
        self._shown: dict[int, int] = {}
        self._rows: dict[int, bool] = {}
        self._whole = weights.text(page)
        self._indexed = _INDEX_LABEL.search(page.get_text()) is not None
        self._measure(page, weights)

    def all(self, tag: Tag) -> int:
        """Characters of prose below an element."""
        return self._all.get(id(tag), 0)

    def told(self, tag: Tag) -> int:
        """Characters of prose in sentences or table cells below an element."""
        return self._told.get(id(tag), 0)

    def files(self, tag: Tag) -> int:
        """Links to files, frames that show one and uploaded pictures below an element, outside noise."""
        return self._files.get(id(tag), 0)

    def shown(self, tag: Tag) -> int:
        """The same and all other pictures that may be content."""
        return self._shown.get(id(tag), 0)

    def _measure(self, page: Tag, weights: Weights) -> None:
        stack: list[tuple[PageElement, bool]] = [(page, False)]
        sums: list[list[int]] = [[0, 0, 0, 0]]  # text, text in sentences, files, files and all pictures
        cells: list[bool] = []  # for each open table cell, whether it belongs to a row of figures
        while stack:
            node, leaving = stack.pop()
            if leaving:
                sums[-2] = [above + below for above, below in zip(sums[-2], sums[-1], strict=True)]
                self._all[id(node)], self._told[id(node)], self._files[id(node)], self._shown[id(node)] = sums.pop()
                if isinstance(node, Tag) and node.name == "td":
                    cells.pop()
            elif isinstance(node, Tag):
                if node.name == "a":
                    self._files[id(node)], self._shown[id(node)] = _carried_by(node)
                    sums[-1][2] += self.files(node)
                    sums[-1][3] += self.shown(node)
                    continue
                if node is not page and self._is_noise(node, weights):
                    continue
                sums.append([0, 0, *_carried_by(node)])
                if node.name == "td":
                    cells.append(node.parent is not None and self._is_figures(node.parent))
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(node.contents))
            elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
                text = "".join(node.split())
                if text and not is_noise_text(text):
                    sums[-1][0] += len(text)
                    sums[-1][1] += len(text) if is_sentence_text(text) or (cells and cells[-1]) else 0

    def _is_figures(self, row: Tag) -> bool:
        """Whether a row is one of figures, and neither lay-out nor a row of the index table."""
        if id(row) not in self._rows:
            self._rows[id(row)] = data_cells(row) is not None and LABEL.match(compact(row, 30)) is None
        return self._rows[id(row)]

    def _is_noise(self, tag: Tag, weights: Weights) -> bool:
        if not self._hidden and is_hidden(tag):
            return True
        if not self._hidden and (is_comment_box(tag, weights) or is_row_of_cards(tag, weights)):
            return True
        if self._indexed and is_index(tag, weights):
            return True
        if weights.text(tag) * 2 >= self._whole:
            return False
        if not boilerplate.is_furniture(tag, weights.link_share(tag)):
            return False
        # a body, too, may be named so: comments tell who wrote them
        return boilerplate.named_rule(tag) != "comment" or not (self._hidden or holds_paragraphs(tag))


def _carried_by(tag: Tag) -> tuple[int, int]:
    """The files an element itself links to or shows, and these together with the pictures it is or shows."""
    pictures, uploaded = pictures_of(tag)
    file = int(carries_file(tag))
    return file + uploaded, file + pictures


def is_index(tag: Tag, weights: Weights) -> bool:
    """Whether an element is the page's index table, whatever it is built of: labels of the index, each with a short value."""
    if tag.name not in _INDICES or not 20 <= weights.text(tag) <= _LONGEST_INDEX or weights.link_share(tag) > 0.5:
        return False
    text = compact(tag, _LONGEST_INDEX)
    labels = list(_INDEX_LABEL.finditer(text))
    kinds = {label.group() for label in labels}
    return len(kinds) >= 3 and labels[0].start() <= 12 and "。" not in text and labels[-1].end() + 2 * _LONGEST_VALUE >= len(text)


def is_sentence_text(text: str) -> bool:
    """Whether a compact text has the stops of sentences, as the names of columns and offices have not."""
    return _SENTENCE.search(text) is not None


def is_noise_text(text: str) -> bool:
    """Whether a compact text is noise by what it says, wherever on a page it stands."""
    if noise_lines.is_footer_line(text) or noise_lines.line_rule(text) or edge_lines.tail_rule(text):
        return True
    if edge_lines.edge_rule(text) or LABEL.fullmatch(text):
        return True
    related = noise_lines.RELATED_HEADING.match(text)
    if related and related.end() == len(text):
        return True
    return len(text) <= 60 and (is_information_line(text) or is_stamp_line(text) or is_labelled_day(text))
