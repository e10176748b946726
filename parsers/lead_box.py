"""The lead of a notice in a box with a name of its own, between the information line and the body.

A page keeps an abstract in the same place, which says again what the body says, and advice, which has none of its words.
"""

from __future__ import annotations

import re

from bs4 import Tag

from parsers.adjoining import (
    has_figures,
    is_headed_as_abstract,
    is_headed_by_editor,
    is_unsteady,
    offers_something,
    reaches_someone,
    speaks_of_site,
)
from parsers.document import canonical
from parsers.noise_lines import is_disclaimer_text
from parsers.page_names import read_metas
from parsers.prose import is_noise_text
from parsers.table_behind import COMMON, words_of
from parsers.weights import Weights
from parsers.written import text_of

_LEAST, _LONGEST = 8, 1000
_LONGEST_BODY = 20_000  # characters of a body whose words are known
_LEAST_COMMON = 2  # words
_LABEL = re.compile(r"[\[【(（]?([^，。；：:]{1,8})[\]】)）]?[:：].")


def is_lead_in_box(box: Tag, body: str, weights: Weights, titles: tuple[str, ...]) -> bool:
    """Whether a box without links says of the notice's matter, in sentences, mostly what neither its body nor its title says."""
    text = text_of(box)
    if not _LEAST <= len(text) <= _LONGEST or text[-1] not in "。；：:" or text in body or not _may_be_lead(text):
        return False
    known = words_of(f"{body[:_LONGEST_BODY]}。{'。'.join(titles)}")
    own = words_of(text)
    label = _LABEL.match(text)
    if label and not is_headed_by_editor(text) and not words_of(label[1]) & (known - COMMON):
        return False  # what a page calls the text that follows
    if len(own & known - COMMON) < _LEAST_COMMON or 2 * len(own & known) > len(own):
        return False
    return canonical(text) not in canonical(read_metas(weights).get("description", ""))


def _may_be_lead(text: str) -> bool:
    if is_headed_as_abstract(text) or is_noise_text(text) or is_unsteady(text) or is_disclaimer_text(text):
        return False
    if "，" not in text and has_figures(text):  # one clause that counts something may be a counter
        return False
    return not (speaks_of_site(text) or offers_something(text) or reaches_someone(text))
