"""How much text, how many links and files every element of a tree holds, and bounded looks below an element."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bs4 import NavigableString, Tag
from bs4.element import PageElement, PreformattedString

from parsers.address import FILE_SUFFIXES
from parsers.document import canonical
from parsers.width import without_white

_SUFFIXES = rf"\.(?:{FILE_SUFFIXES})"
_NAMED_LIKE_FILE = re.compile(rf"{_SUFFIXES}[\s)）\]】》]*$", re.IGNORECASE)
_LIKE_FILE = re.compile(
    # an ending in the midst of a name is none, for Guangzhou's sites stand at *.gz.gov.cn; nor is a folder's name
    rf"{_SUFFIXES}(?![\w/-]|\.\w|:\d)"
    r"|download\w*(?:\.(?:jspx?|jhtml|do|action|aspx?|php|ashx|cgi)\b|\.[a-z]{2,6}\?|(?=[/?#;&()'\"\s,\0]|$))",
    re.IGNORECASE,
)
_ORIGIN = re.compile(r"\s*(?:https?:)?//[^/?#]*", re.IGNORECASE)
_LONGEST_NAMES = 1000
_LONGEST_SAID = 200
_LONGEST_ADDRESS = 2000  # characters of an address that count, and are remembered
_SUFFIX_WRITTEN = re.compile(_SUFFIXES.encode(), re.IGNORECASE)
ADDRESSED = ("data-href", "data-url", "data-file", "onclick")
"""Where a link whose address is left to a script keeps it."""


class Weights:
    """Compact text lengths below every element of one tree: all text, and the text in links; made in one linear pass."""

    def __init__(self, root: Tag) -> None:
        self.tags: list[Tag] = []
        """Every element of the tree in reading order."""
        self._text: dict[int, int] = {}
        self._links: dict[int, int] = {}
        self._files: set[int] = set()
        self._said: dict[int, str] = {}
        self._measure(root)

    def text(self, tag: Tag) -> int:
        """Characters of text below an element."""
        return self._text.get(id(tag), 0)

    def links(self, tag: Tag) -> int:
        """Characters of text below an element that stand in links."""
        return self._links.get(id(tag), 0)

    def said(self, tag: Tag) -> str:
        """What an element says, in canonical form: its first 200 characters or so. Remembered, for it is asked for often."""
        known = self._said.get(id(tag))
        if known is None:
            known = self._said[id(tag)] = canonical(compact(tag, _LONGEST_SAID))
        return known

    def link_share(self, tag: Tag) -> float:
        """The share of an element's text that stands in links, 0 to 1."""
        return self.links(tag) / max(1, self.text(tag))

    def has_files(self, tag: Tag) -> bool:
        """Whether an element holds a link to a file."""
        return id(tag) in self._files

    def _measure(self, root: Tag) -> None:
        stack: list[tuple[PageElement, bool]] = [(root, False)]
        open_tags: list[list[int]] = [[0, 0, 0]]  # per open element: text, text in links, links to files
        while stack:
            node, leaving = stack.pop()
            if leaving:
                text, links, files = open_tags.pop()
                links = text if isinstance(node, Tag) and node.name == "a" else links
                self._text[id(node)] = text
                self._links[id(node)] = links
                if files:
                    self._files.add(id(node))
                above = open_tags[-1]
                above[0] += text
                above[1] += links
                above[2] += files
            elif isinstance(node, Tag):
                self.tags.append(node)
                open_tags.append([0, 0, int(points_at_file(node))])
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(node.contents))
            elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
                open_tags[-1][0] += len(without_white(node))


def compact(tag: Tag, limit: int = 400) -> str:
    """The text of an element without white space, at most about `limit` characters of it."""
    parts: list[str] = []
    size = 0
    for node in nodes_within(tag):
        if isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            piece = without_white(node)
            parts.append(piece)
            size += len(piece)
            if size > limit:
                break
    return "".join(parts)


def nodes_within(tag: Tag, budget: int = 2000) -> Iterator[PageElement]:
    """The nodes below an element in reading order, at most `budget` of them.

    Beautiful Soup's own `descendants` and `find` first walk to the end of the subtree, which is ruinous when asked of
    every element of a deeply nested page.
    """
    stack: list[Iterator[PageElement]] = [iter(tag.contents)]
    while stack and budget > 0:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
            continue
        budget -= 1
        yield node
        if isinstance(node, Tag):
            stack.append(iter(node.contents))


def holds(tag: Tag, names: frozenset[str]) -> bool:
    """Whether an element of one of these names stands below another, as far as `nodes_within` looks."""
    return any(isinstance(node, Tag) and node.name in names for node in nodes_within(tag))


def points_at_file(tag: Tag) -> bool:
    """Whether an element's address looks like that of a file, be it one that a script opens."""
    if tag.name in {"iframe", "embed", "object"}:
        return looks_like_file(str(tag.get("src") or tag.get("data") or ""))
    if tag.name != "a":
        return False
    address = str(tag.get("href") or "")
    if looks_like_file(address):
        return True
    if leads_nowhere(address) and any(looks_like_file(str(tag.get(name) or "")[:400]) for name in ADDRESSED):
        return True
    return names_file(_last_text(tag))


def names_file(text: str) -> bool:
    """Whether what a link shows ends as the name of a file does."""
    return _NAMED_LIKE_FILE.search(text[-200:]) is not None


def _last_text(tag: Tag) -> str:
    """The last piece of text below an element, as far as ten levels down."""
    node: PageElement | None = tag
    for _ in range(10):
        if not isinstance(node, Tag) or not node.contents:
            break
        node = node.contents[-1]
    return str(node) if isinstance(node, NavigableString) else ""


def as_read(names: str) -> str:
    """As much of a class attribute or an id as is read and remembered: whole names, with one blank between them."""
    if len(names) <= _LONGEST_NAMES:
        return names
    begun = " ".join(names.split())
    return begun if len(begun) <= _LONGEST_NAMES else begun[: _LONGEST_NAMES + 1].rpartition(" ")[0]


def leads_nowhere(address: str) -> bool:
    """Whether a link's address is none: what it opens is known to a script only."""
    return not address or address.startswith("#") or address[:11].lower() == "javascript:"


def looks_like_file(address: str) -> bool:
    """Whether an address looks like that of a file to download, by what stands behind its host (2,000 characters count)."""
    return _is_like_file(address[:_LONGEST_ADDRESS])


@lru_cache(maxsize=8192)
def _is_like_file(address: str) -> bool:
    return _LIKE_FILE.search(_ORIGIN.sub("", address, count=1)) is not None


def which_look_like_files(addresses: Sequence[str]) -> list[int]:
    """The numbers of those addresses that look like files'."""
    if _LIKE_FILE.search("\0".join(addresses)) is None:  # one look at all of them is quicker than one at each
        return []
    return [number for number, address in enumerate(addresses) if looks_like_file(str(address))]


def may_name_file(written: bytes) -> bool:
    """Whether an element's markup may hold what `looks_like_file` takes for one: never False where it does."""
    return _SUFFIX_WRITTEN.search(written) is not None or b"download" in written.lower()
