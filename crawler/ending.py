"""How a page ends, for answers that do not say how long they are: a connection that closes may have cut them anywhere."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field

from .content import Content, kind_of
from .page import decode, tags_of

_TAIL = 4096
_LONGEST = 512 * 1024
"""Bytes of a page whose containers are counted, a tenth of a second at worst; of a longer one the last words must do."""
_CONTAINERS = frozenset({
    "div", "table", "section", "article", "main", "header", "footer", "aside", "nav", "ul", "ol", "dl", "form", "fieldset",
    "blockquote", "center",
})  # fmt: skip
"""Elements that nothing but their own end tag ends."""
_OPENING = re.compile(rb"<(?:html|body)\b", re.I)
_BLANKS = " \t\r\n\0\u3000\xa0\ufeff"
_SAID = re.compile(r"[\d。；！？…：.;!?:)\]）】》〉”’」』>]|[日局厅委会室]|政府|领导小组")
"""What the last words of a text may end with: a sentence, a figure or a day, a bracket, an office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """Whether a page closes its html, its containers that are open at the end (below 0: closed too often), and whether
    it stops amid a sentence."""

    closed: bool
    open: Counter[str] = field(default_factory=Counter)
    midway: bool = False

    @property
    def is_doubtful(self) -> bool:
        """Whether more may have been meant to follow."""
        return not self.closed and (self.midway or any(count > 0 for count in self.open.values()))

    def falls_short_of(self, other: Ending) -> bool:
        """Whether this, unclosed, ends deeper inside its page than the other, of the same template and unclosed too."""
        deeper = any(self.open[name] > other.open[name] for name in _CONTAINERS)
        return deeper or (self.midway and not other.midway)


def to_text(ending: Ending) -> str:
    """An ending that closes nothing, in one line of JSON."""
    return json.dumps({"open": {name: count for name, count in ending.open.items() if count}, "midway": ending.midway})


def from_text(text: str) -> Ending:
    """The ending that was written so."""
    value = json.loads(text)
    return Ending(closed=False, open=Counter(value["open"]), midway=value["midway"])


def says_its_length(headers: dict[str, str]) -> bool:
    """Whether a response tells by itself that it was cut: by its length or as its pieces do; lower-case names."""
    return "content-length" in headers or "chunked" in headers.get("transfer-encoding", "").lower()


def is_closed(raw: bytes) -> bool:
    """Whether a page closes its html near its end."""
    tail = raw[-_TAIL:].lower()
    return b"</html" in tail or b"</body" in tail


def ending_of(raw: bytes) -> Ending:
    """How this page ends."""
    if is_closed(raw):
        return Ending(closed=True)
    text = decode(raw if len(raw) <= _LONGEST else raw[-_TAIL:])
    count: Counter[str] = Counter()
    for name, closing in tags_of(text) if len(raw) <= _LONGEST else ():
        if name in _CONTAINERS:
            count[name] += -1 if closing else 1
    last = text[-_TAIL:].rstrip(_BLANKS)[-4:]
    said = not last or any(found.end() == len(last) for found in _SAID.finditer(last))
    return Ending(closed=False, open=count, midway=not said)


def stops_short_of(raw: bytes, first: bytes) -> bool:
    """Whether a further page of a list, of a length that nobody said, stops earlier in itself than the first page did.

    A piece of a page, as a list's program answers, has no html to close: beside a closed page its own looks must do.
    """
    if is_closed(raw) or kind_of(raw) is not Content.HTML:
        return False
    ending, known = ending_of(raw), ending_of(first)
    if known.closed:
        return ending.is_doubtful or _OPENING.search(raw) is not None
    return ending.falls_short_of(known)
