"""The changed passages of an event, as pieces a template can mark; digits of private mobiles stay hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from store.privacy import mask_mobiles

from .labels import METADATA

Mark = Literal["same", "ins", "del", "from", "to"]
PASSAGES_MOST = 12
"""More changed places than this are counted, not shown: the archive shows them all."""

PIECE_MOST = 600
"""Characters of one piece; more is cut in the middle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text that stayed, came, went, or stands elsewhere now (`from` its old place `to` its new one)."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One changed place with some text around it."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChange:
    """What happened to an attachment: 新增, 删除, 替换, 无法打开."""

    what: str
    name: str
    detail: str = ""


def passages_of(change: dict[str, Any] | None) -> tuple[tuple[Passage, ...], bool]:
    """The changed places, and whether there are more than these."""
    hunks = list((change or {}).get("hunks") or ())
    passages = [passage for hunk in hunks[:PASSAGES_MOST] if (passage := _passage(hunk)).pieces]
    return tuple(passages), len(hunks) > PASSAGES_MOST or bool((change or {}).get("cut"))


def metadata_of(change: dict[str, Any] | None) -> tuple[tuple[str, str, str], ...]:
    """Changed metadata: (name in Chinese, before, after)."""
    rows = (change or {}).get("metadata") or ()
    return tuple(
        (METADATA.get(str(name), str(name)), mask_mobiles(str(before or "（无）")), mask_mobiles(str(after or "（无）")))
        for name, before, after in rows
    )


def files_of(change: dict[str, Any] | None) -> tuple[FileChange, ...]:
    """What happened to the attachments."""
    found: list[FileChange] = []
    for field, what in (
        ("attachments_added", "新增"), ("attachments_removed", "删除"), ("attachments_replaced", "替换"),
        ("attachments_gone", "无法打开"),
    ):  # fmt: skip
        for file in (change or {}).get(field) or ():
            name = mask_mobiles(str(file.get("text") or "").strip()) or str(file.get("url") or "")
            note = mask_mobiles(str(file.get("note") or ""))
            found.append(FileChange(what=what, name=name, detail="；".join(filter(None, (_sizes(file), note)))))
    return tuple(found)


def _sizes(file: dict[str, Any]) -> str:
    before, after = file.get("size_before"), file.get("size_after")
    return f"{_size(before)} → {_size(after)}，文件名和地址未变" if before and after else ""


def _size(count: int) -> str:
    return f"{count / 1024:.0f} KB" if count < 1024 * 1024 else f"{count / 1024 / 1024:.1f} MB"


def _passage(hunk: Any) -> Passage:
    ops = [op for op in (hunk.get("ops") if isinstance(hunk, dict) else hunk) or () if isinstance(op, dict)]
    before = _masked([str(op.get("before") or "") for op in ops])
    after = _masked([str(op.get("after") or "") for op in ops])
    pieces: list[Piece] = []
    for op, was, now in zip(ops, before, after, strict=True):
        pieces.extend(_pieces(str(op.get("kind")), was, now))
    return Passage(pieces=tuple(_trimmed(pieces)))


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Without blanks before the first and after the last text."""
    kept = [piece for piece in pieces if piece.text]
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = Piece(mark=kept[0].mark, text=kept[0].text.lstrip())
        kept[-1] = Piece(mark=kept[-1].mark, text=kept[-1].text.rstrip())
    return kept


def _pieces(kind: str, before: str, after: str) -> Iterator[Piece]:
    if kind == "equal":
        if after.strip() or before.strip():
            yield Piece(mark="same", text=_cut(_both_masked(before, after)))
        return
    yield from _marked("from" if kind == "move" else "del", before)
    yield from _marked("to" if kind == "move" else "ins", after)


def _marked(mark: Mark, text: str) -> Iterator[Piece]:
    """Text that came or went, with the blanks and line breaks around it left outside of the mark."""
    if not (core := text.strip()):
        return
    start = text.index(core)
    if start:
        yield Piece(mark="same", text=text[:start])
    yield Piece(mark=mark, text=_cut(core))
    if rest := text[start + len(core) :]:
        yield Piece(mark="same", text=rest)


def _masked(texts: list[str]) -> list[str]:
    """Each text masked as part of the whole, so that a number cut by a boundary is hidden too."""
    whole, masked, start = mask_mobiles("".join(texts)), [], 0
    for text in texts:
        masked.append(whole[start : start + len(text)])
        start += len(text)
    return masked


def _both_masked(before: str, after: str) -> str:
    """Text that stayed, starred where either side needs it: a number may end in a piece that changed."""
    if len(before) != len(after):
        return after or before
    return "".join(one if one == "*" else other for one, other in zip(before, after, strict=True))


def _cut(text: str) -> str:
    if len(text) <= PIECE_MOST:
        return text
    half = PIECE_MOST // 2
    return f"{text[:half]}……（略 {len(text) - 2 * half} 字）……{text[-half:]}"
