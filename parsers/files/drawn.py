"""What Office keeps beside the text of a document: charts, diagrams, text boxes of sheets, and files put into it."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from parsers.document import Attachment, BlockKind

from .content import Collector, Unreadable
from .limits import PICTURES_MOST
from .packages import Package, local_name

_DRAWN = re.compile(r"(?:word|xl|ppt)/(?:diagrams/data|charts/chart|drawings/drawing)\d{0,5}\.xml")
_EMBEDDED = re.compile(r"(?:word|xl|ppt)/(?:.*/)?(?:embeddings/[^/]+|[^/]+\.(?:html?|mht(?:ml)?|rtf|txt|docx?|xlsx?))", re.IGNORECASE)
_WORD_ART_MOST = 500


def add_drawn(package: Package, collector: Collector) -> None:
    """Add the words and figures of a package's charts, diagrams and drawings, part by part."""
    for name in sorted(filter(_DRAWN.fullmatch, package.names), key=lambda name: (len(name), name))[:PICTURES_MOST]:
        try:
            root = package.tree(name)
        except Unreadable:
            collector.is_cut = True
            continue
        if root is not None:
            _add_part(root, collector)


def add_word_art(root: Any, collector: Collector) -> None:
    """Add the words that old drawings bend along a path."""
    for path in islice(root.iter("{*}textpath"), _WORD_ART_MOST):
        if not any(local_name(around) == "Fallback" for around in path.iterancestors()):
            collector.add(BlockKind.PARAGRAPH, str(path.get("string") or ""))


def embedded_in(package: Package) -> tuple[Attachment, ...]:
    """The files within a document, by the checksums of the package: nobody unpacks them, an exchanged one shows."""
    names = [name for name in package.names if _EMBEDDED.fullmatch(name)][:PICTURES_MOST]
    return tuple(Attachment(url=f"crc32:{package.checksum(name)}", text=name.rpartition("/")[2]) for name in names)


def _add_part(root: Any, collector: Collector) -> None:
    for element in root.iter("{*}p", "{*}ser"):
        if local_name(element) == "p":
            collector.add(BlockKind.PARAGRAPH, "".join(text.text or "" for text in element.iter("{*}t")))
        else:
            collector.add_row(value.text or "" for value in element.iter("{*}v"))
