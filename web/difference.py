"""The difference of two versions as lines to read: what stayed, came, went and moved, with the unchanged folded away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from parsers.document import canonical

from .wording import mask_runs

Mark = Literal["same", "ins", "del", "from", "to"]
LineKind = Literal["same", "changed", "added", "removed", "away", "here"]

CONTEXT = 1
"""Unchanged lines shown on either side of a change."""

FOLD_LEAST = 2
"""Fewer unchanged lines than this are shown rather than folded."""

BREAK = "¶"
"""Stands for a line break that came or went inside a paragraph."""

_WHOLE: dict[Mark, LineKind] = {"same": "same", "ins": "added", "del": "removed", "from": "away", "to": "here"}


class Step(Protocol):
    """One step from the text before to the text after, as `store.diff.Op`."""

    @property
    def kind(self) -> str: ...
    @property
    def before(self) -> str: ...
    @property
    def after(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with one mark; `number` pairs the two ends of a move (0: no move, or its other end is unclear)."""

    mark: Mark
    text: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of either side; `kind` says at a glance what happened to it."""

    kind: LineKind
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """A stretch of unchanged lines that a reader may open."""

    lines: tuple[Line, ...]


def lines_of(steps: Sequence[Step]) -> list[Line]:
    """The steps as lines, blank ones left out. Private mobiles are masked, also where a step cuts through one."""
    builder = _Builder()
    for piece in _numbered(list(_pieces(_masked([_quieted(step) for step in steps])))):
        builder.add(piece)
    builder.close()
    return builder.lines


def fold(lines: Sequence[Line]) -> list[Line | Fold]:
    """The lines with every long unchanged stretch as one Fold; all of them, in order."""
    near: set[int] = set()
    for at, line in enumerate(lines):
        if line.kind != "same":
            near.update(range(at - CONTEXT, at + CONTEXT + 1))
    folded: list[Line | Fold] = []
    run: list[Line] = []
    for at, line in enumerate(lines):
        if at in near:
            folded += _closed(run)
            run = []
            folded.append(line)
        else:
            run.append(line)
    return folded + _closed(run)


def _closed(run: list[Line]) -> list[Line | Fold]:
    return [Fold(tuple(run))] if len(run) >= FOLD_LEAST else list(run)


@dataclass(frozen=True, slots=True)
class _Op:
    kind: str
    before: str
    after: str


def steps_of(hunk: Any) -> list[_Op]:
    """The steps of one hunk of an event's change; what is no step is left out."""
    ops = hunk.get("ops") if isinstance(hunk, dict) else hunk
    return [
        _Op(str(op.get("kind")), str(op.get("before") or ""), str(op.get("after") or ""))
        for op in (ops if isinstance(ops, list | tuple) else ())
        if isinstance(op, dict)
    ]


def _quieted(step: Step) -> _Op:
    """The step, or plain unchanged text where nothing but blanks, line breaks or the width of characters differs."""
    if step.kind == "equal" or canonical(step.before) != canonical(step.after):
        return _Op(step.kind, step.before, step.after)
    return _Op("equal", step.after, step.after)


def _masked(steps: Sequence[Step]) -> Iterator[_Op]:
    """Each side is masked as a whole: a number that a step cuts in two is one number to a reader."""
    hidden_before, hidden_after = mask_runs([step.before for step in steps]), mask_runs([step.after for step in steps])
    for step, was, now in zip(steps, hidden_before, hidden_after, strict=True):
        if step.kind == "equal":  # what one side hides is not told by the other
            was = now = "".join("*" if "*" in pair else pair[0] for pair in zip(was, now, strict=True))
        yield _Op(step.kind, was, now)


def _pieces(ops: Iterable[_Op]) -> Iterator[Piece]:
    steps = list(ops)
    for at, op in enumerate(steps):
        if op.kind == "equal":
            yield Piece("same", op.after)
        elif op.kind == "move":
            yield from _alone("from" if op.before else "to", op.before or op.after, steps[at + 1 :])
        elif op.before and op.after:
            yield from _replaced(op.before, op.after)
        else:
            yield from _alone("del" if op.before else "ins", op.before or op.after, steps[at + 1 :])


def _alone(mark: Mark, text: str, following: Sequence[_Op]) -> Iterator[Piece]:
    """What came, went or moved. Of the breaks before and after a whole paragraph either may be the one that came with
    it; taken as the later one, the paragraph stands on a line of its own."""
    after = next((op.after or op.before for op in following if op.after or op.before), "\n")
    if text.startswith("\n") and after.startswith("\n"):
        yield Piece("same", "\n")
        text = text[1:]
    yield Piece(mark, text)


def _replaced(before: str, after: str) -> Iterator[Piece]:
    """Paragraph by paragraph where both sides have as many, so that old and new stand side by side."""
    old, new = before.split("\n"), after.split("\n")
    if len(old) != len(new):
        shared = "\n" if before.endswith("\n") and after.endswith("\n") else ""
        yield Piece("del", before.removesuffix(shared))
        if "\n" in before.removesuffix(shared) or "\n" in after.removesuffix(shared):
            yield Piece("del", "\n")  # the last old paragraph and the first new one are not one paragraph
        yield Piece("ins", after.removesuffix(shared))
        yield Piece("same", shared)
        return
    for n, (was, now) in enumerate(zip(old, new, strict=True)):
        if n:
            yield Piece("same", "\n")
        yield Piece("del", was)
        yield Piece("ins", now)


def _numbered(pieces: list[Piece]) -> Iterator[Piece]:
    """Moves with the number that both ends share."""
    left = {piece.text.strip() for piece in pieces if piece.mark == "from"}
    came = {piece.text.strip() for piece in pieces if piece.mark == "to"}
    numbers: dict[str, int] = {}
    for piece in pieces:
        key = piece.text.strip()
        if piece.mark in {"from", "to"} and key in left & came:
            yield Piece(piece.mark, piece.text, numbers.setdefault(key, len(numbers) + 1))
        else:
            yield piece


class _Builder:
    """Cuts pieces at line breaks and gathers them into lines."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._pieces: list[Piece] = []

    def add(self, piece: Piece) -> None:
        for n, text in enumerate(piece.text.split("\n")):
            if n:
                self._break(piece.mark)
            if text:
                self._pieces.append(Piece(piece.mark, text, piece.number))

    def _break(self, mark: Mark) -> None:
        if mark != "same" and any(piece.mark != mark for piece in self._pieces):
            self._pieces.append(Piece(mark, BREAK))
        self.close()

    def close(self) -> None:
        """End the line, if there is one."""
        pieces, self._pieces = tuple(_joined(self._pieces)), []
        if any(piece.text.strip() for piece in pieces):
            marks = {piece.mark for piece in pieces if piece.text.strip()}
            kind = _WHOLE[next(iter(marks))] if len(marks) == 1 else "changed"
            self.lines.append(Line(kind, pieces))


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    last: Piece | None = None
    for piece in pieces:
        if last is not None and (last.mark, last.number) == (piece.mark, piece.number):
            last = Piece(piece.mark, last.text + piece.text, piece.number)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last
