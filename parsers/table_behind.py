"""A table that stands behind a body in an element of its own, whatever that is called: the notice's where it speaks of the same.

What a site keeps in such a place tells how many (letters, visits), how the air is, whom to call: its rows have no word of the
notice but names of offices, or end with a figure.
"""

from __future__ import annotations

import re
from itertools import islice

from bs4 import Tag

from parsers import noise_lines
from parsers.adjoining import is_unsteady, speaks_of_site
from parsers.blocks import data_cells
from parsers.continuation import is_foreign, says_of_page
from parsers.labels import LABEL
from parsers.prose import is_index, is_noise_text
from parsers.stamps import is_office_name
from parsers.visibility import is_hidden
from parsers.weights import Weights, compact, nodes_within
from parsers.written import LONGEST

_ROWS = 60  # of a table that are looked at
_NODES = 1200  # among which they stand
_LONGEST_CELL = 200
_LONGEST_HEADING = 40
_LONGEST_BODY = 20_000  # characters of a body whose words are known
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
_FIGURE = re.compile(r"[\d.,，%％+\-—/]*[\u4e00-\u9fff]?")
COMMON = frozenset({"时间", "日期", "单位", "序号", "编号", "名称", "电话", "联系", "地址", "备注"})
"""Words that are the columns of any table, and of no notice in particular."""


def is_table_of_notice(tag: Tag, body: str, weights: Weights) -> bool:
    """Whether an element behind a body is a table, perhaps with its heading, half of whose rows have a word of the body."""
    if tag.name not in {"table", "div", "section", "center"} or is_hidden(tag) or weights.links(tag):
        return False
    table = next((node for node in (tag, *nodes_within(tag, 20)) if isinstance(node, Tag) and node.name == "table"), None)
    if table is None or not _is_all_but_heading(tag, table, weights) or is_index(table, weights):
        return False
    text = compact(tag, LONGEST)
    if is_unsteady(text) or speaks_of_site(text) or is_noise_text(text) or LABEL.search(text) or noise_lines.is_disclaimer_text(text):
        return False
    if is_foreign(tag, weights) or says_of_page(tag):
        return False
    found = (node for node in nodes_within(table, _NODES) if isinstance(node, Tag) and node.name == "tr")
    rows = [[compact(cell, _LONGEST_CELL) for cell in cells] for row in islice(found, _ROWS) if (cells := data_cells(row)) is not None]
    known = words_of(body[:_LONGEST_BODY]) - COMMON
    return len(rows) >= 2 and 2 * sum(_tells_of(row, known) for row in rows) >= len(rows)


def _is_all_but_heading(tag: Tag, table: Tag, weights: Weights) -> bool:
    """Whether an element holds nothing but a table and a short line above it."""
    rest = weights.text(tag) - weights.text(table)
    return rest == 0 or (rest <= _LONGEST_HEADING and not compact(tag, LONGEST).startswith(compact(table, 20)))


def _tells_of(row: list[str], known: set[str]) -> bool:
    """Whether a row is no tally and has, besides names of offices, one of these words."""
    if _FIGURE.fullmatch(row[-1]):
        return False
    return any(not is_office_name(cell) and words_of(cell) & known for cell in row)


def words_of(text: str) -> set[str]:
    """What stands side by side in a text, as pairs of characters."""
    return {run[at : at + 2] for run in _HAN.findall(text) for at in range(len(run) - 1)}
