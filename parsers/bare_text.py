"""Text that stands in an element bare, between the line breaks of a page that is written without paragraphs."""

from __future__ import annotations

from collections.abc import Iterable

from bs4 import NavigableString
from bs4.element import PageElement, PreformattedString

from parsers.adjoining import is_of_visit
from parsers.noise_lines import is_contact_line, is_disclaimer_text
from parsers.prose import is_noise_text, is_sentence_text
from parsers.written import tight


def told_bare(nodes: Iterable[PageElement]) -> int:
    """Characters of bare text among some nodes that a notice may say: what a page says of itself there is none."""
    texts = (tight(node) for node in nodes if isinstance(node, NavigableString) and not isinstance(node, PreformattedString))
    return sum(len(text) for text in texts if _is_told(text))


def _is_told(text: str) -> bool:
    if not is_sentence_text(text) or is_noise_text(text):
        return False
    return not (is_contact_line(text) or is_of_visit(text) or is_disclaimer_text(text))
