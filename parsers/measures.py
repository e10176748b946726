"""How much an element of the first pass's tree says: its compact text, what of it stands in links, and which is longer."""

from __future__ import annotations

from lxml import etree

_BUT_HAN = bytes({*range(256)} - {*range(0xE4, 0xEA)})  # one of six bytes begins each Chinese character, and nothing else


class Length:
    """How long an element's compact text is, counted no further than is asked for."""

    def __init__(self, element: etree._Element) -> None:
        self._written = _written(element)
        self._least = len(self._written.translate(None, _BUT_HAN))
        self._exact: int | None = None

    def exceeds(self, characters: int) -> bool:
        """Whether the text is longer than so many characters."""
        if characters < self._least:
            return True
        if self._exact is None:
            self._exact = len("".join(self._written.decode().split()))
        return characters < self._exact


def text_of(element: etree._Element) -> str:
    """The compact text of an element."""
    return "".join(_written(element).decode().split())


def _written(element: etree._Element) -> bytes:
    written: bytes = etree.tostring(element, method="text", encoding="utf-8", with_tail=False)  # thrice as fast as str
    return written


def linked(element: etree._Element) -> int:
    """Characters of compact text that stand in links; a link within a link is counted once."""
    characters = 0
    within: set[etree._Element] = set()
    for link in element.iter("a"):
        if link in within:
            continue
        if len(link):
            within.update(link.iter("a"))
            characters += len(text_of(link))
        else:
            characters += len("".join((link.text or "").split()))
    return characters
