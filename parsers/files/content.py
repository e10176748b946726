"""What a reader of one format hands back, and the ways in which a file says no."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parsers.document import Attachment, Block, BlockKind
from parsers.width import on_one_line

from .limits import BLOCKS_MOST, COLUMNS_MOST, PICTURES_MOST, TEXT_MOST

NEEDS_PROGRAM = "需要安装 LibreOffice 或 antiword 才能读取文字"
"""How a problem ends that an outside program may solve."""

HIDDEN = ("hidden-text", "文件中有隐藏文字，不显示也不打印，未读取")
"""What is said of text that its author has hidden."""

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]+")
_SURROGATES = re.compile("[\ud800-\udfff]")


class Unreadable(Exception):
    """The file gives no text, and why, in Chinese."""


class OldFormat(Unreadable):
    """A file that only another program reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What stands in a file.

    `images` fingerprint what is shown as a picture only; `dropped` tells (rule, text) of what was left out; `problem`
    says, in Chinese, why there is no text although the file is sound.
    """

    blocks: tuple[Block, ...] = ()
    images: tuple[Attachment, ...] = ()
    dropped: tuple[tuple[str, str], ...] = ()
    truncated: bool = False
    problem: str | None = None
    encoding: str = "utf-8"


class Collector:
    """Gathers blocks up to the limits; `full` once there is no room for more, `is_cut` where a piece was left out."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.full = self.is_cut = False
        self._left = TEXT_MOST

    @property
    def truncated(self) -> bool:
        """Whether there is more than was taken."""
        return self.full or self.is_cut

    def add(self, kind: BlockKind, text: str) -> None:
        """Take a piece of text, cleaned of what cannot be stored; blank ones are nothing."""
        text = clean(text)
        if not text or self.full:
            return
        if len(self.blocks) >= BLOCKS_MOST or len(text) > self._left:
            self.full = True
            text = text[: self._left] if len(self.blocks) < BLOCKS_MOST else ""
            if not text:
                return
        self._left -= len(text)
        self.blocks.append(Block(kind=kind, text=text))

    def add_row(self, cells: Iterable[str]) -> None:
        """Take a table row: its cells joined by " | ", empty ones kept so that a column stays one; blank rows are nothing."""
        texts = [clean(cell) if cell else "" for cell in cells]
        self.is_cut = self.is_cut or any(texts[COLUMNS_MOST:])
        del texts[COLUMNS_MOST:]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            self.add(BlockKind.ROW, " | ".join(texts))


def clean(text: str) -> str:
    """Text that can be stored and shown on one line: no control characters, no lone surrogates, white space as single blanks."""
    if _SURROGATES.search(text):
        text = _SURROGATES.sub("\ufffd", text)
    return on_one_line(_CONTROLS.sub(" ", text))


def picture_marks(pictures: Iterable[tuple[str, bytes]]) -> Iterator[Attachment]:
    """Pictures inside a file, each (name, bytes), as fingerprints: equal bytes are one, whatever they are called."""
    seen: set[str] = set()
    for name, raw in pictures:
        digest = hashlib.sha256(raw).hexdigest()
        if digest in seen:
            continue
        seen.add(digest)
        yield Attachment(url=f"sha256:{digest}", text=name)
        if len(seen) >= PICTURES_MOST:
            return
