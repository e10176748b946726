"""What was read a moment ago, so that a second look at the same text is not read again."""

from __future__ import annotations

from dataclasses import dataclass, field

from parsers.document import Document

LONGEST = 100_000
"""Characters of a body that is remembered; two hundred of these are forty megabytes."""


@dataclass(slots=True)
class Readings:
    """The last few readings by their proof of sameness: the second look at an edit finds what the first one read."""

    most: int = 200
    _known: dict[str, Document] = field(default_factory=dict)

    def get(self, proof: str | None) -> Document | None:
        """The reading of a response that reads alike; None when there was none lately."""
        return self._known.get(proof) if proof is not None else None

    def keep(self, proof: str | None, document: Document) -> None:
        """Remember a reading; the oldest is forgotten. A very long one is not worth its memory."""
        if proof is None or sum(len(block.text) for block in document.blocks) > LONGEST:
            return
        self._known[proof] = document
        if len(self._known) > self.most:
            del self._known[next(iter(self._known))]
