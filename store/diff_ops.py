"""The difference of two texts as a reader wants it: whole digits, whole moves, few and readable changes.

Paragraphs are compared first, then the sentences of those that differ, then the tokens of those; each level by
diff-match-patch over items encoded as characters, never over raw text, which would split 85→98 in the middle.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from .diff_align import Pair, bigrams, dice, is_piece, match, pair_similar
from .diff_tokens import is_figure, is_significant, split_paragraphs, split_sentences, split_tokens

Kind = Literal["equal", "insert", "delete", "replace", "move"]

_Run = tuple[list[str], list[str]]  # tokens of both sides

_PARTING = frozenset("|，、：,:")  # what stands on either side of these is read on its own
_MOVE_FLOOR = 8  # characters, blanks aside: shorter things turn up in two places by chance
_KIN = 0.25  # share of common tokens below which two passages are not compared word by word
_KIN_FLOOR = 4  # tokens; shorter passages are compared in any case


@dataclass(frozen=True, slots=True)
class Op:
    """One step from the text before to the text after; of a move, one op stands at the old place (`after` is empty)
    and one at the new (`before` is empty)."""

    kind: Kind
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Part:
    """Units of both sides that stand against each other: the same, moved from or to here, or still to be compared."""

    kind: Literal["equal", "gap", "move"]
    a: tuple[str, ...]
    b: tuple[str, ...]


@dataclass(slots=True)
class _Gap:
    """A gap whose units are being paired; `moved_a` and `moved_b` are positions that were found elsewhere."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    moved_a: set[int] = field(default_factory=set)
    moved_b: set[int] = field(default_factory=set)


def diff_text(before: str, after: str) -> list[Op]:
    """The ops that turn one text into the other: their `before` joined is `before`, their `after` joined is `after`.

    No boundary of an op lies inside a number, a date, or a number with its unit. The same texts give the same ops.
    """
    parts = [_Part("equal" if before == after else "gap", (before,), (after,))]
    parts = _split(parts, split_paragraphs, lambda paragraph: paragraph.rstrip("\r\n"))
    parts = _split(parts, split_sentences, lambda sentence: sentence)
    return _join(op for part in parts for op in _ops(part))


def _split(parts: list[_Part], cut: Callable[[str], list[str]], key: Callable[[str], str]) -> list[_Part]:
    """Cut every gap into smaller units and set against each other what is the same, moved, or alike."""
    found: list[_Part | _Gap] = []
    for part in parts:
        if part.kind == "gap":
            found += _same(tuple(cut("".join(part.a))), tuple(cut("".join(part.b))), key)
        else:
            found.append(part)
    _find_moves([entry for entry in found if isinstance(entry, _Gap)], key)
    split: list[_Part] = []
    for entry in found:
        split += _pair(entry) if isinstance(entry, _Gap) else [entry]
    return split


def _same(a: tuple[str, ...], b: tuple[str, ...], key: Callable[[str], str]) -> list[_Part | _Gap]:
    """Equal units as parts, what lies between them as gaps."""
    entries: list[_Part | _Gap] = []
    i = j = 0
    for at_a, at_b in [*_matches(a, b, key), (len(a), len(b))]:
        if at_a > i or at_b > j:
            entries.append(_Gap(a[i:at_a], b[j:at_b]))
        if at_a < len(a):  # the same but for the line break: the tokens will tell
            unit = _Part("equal" if a[at_a] == b[at_b] else "gap", (a[at_a],), (b[at_b],))
            entries.append(unit)
        i, j = at_a + 1, at_b + 1
    return entries


def _matches(a: tuple[str, ...], b: tuple[str, ...], key: Callable[[str], str]) -> list[Pair]:
    """Equal units. Blank lines and rulers hold nothing together: they match only beside something that does."""
    keys_a, keys_b = [key(unit) for unit in a], [key(unit) for unit in b]
    firm_a = [i for i, text in enumerate(keys_a) if is_significant(text)]
    firm_b = [j for j, text in enumerate(keys_b) if is_significant(text)]
    firm = match([keys_a[i] for i in firm_a], [keys_b[j] for j in firm_b])
    anchors = [(-1, -1), *((firm_a[i], firm_b[j]) for i, j in firm), (len(a), len(b))]
    pairs: list[Pair] = []
    for (i, j), (end_a, end_b) in pairwise(anchors):
        if i >= 0:
            pairs.append((i, j))
        i, j = i + 1, j + 1
        while i < end_a and j < end_b and keys_a[i] == keys_b[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        back: list[Pair] = []
        while end_a > i and end_b > j and keys_a[end_a - 1] == keys_b[end_b - 1]:
            end_a, end_b = end_a - 1, end_b - 1
            back.append((end_a, end_b))
        pairs += reversed(back)
    return pairs


def _find_moves(gaps: list[_Gap], key: Callable[[str], str]) -> None:
    """Mark the units that vanished in one place and turned up in another, word for word."""
    left = [(gap, i, key(unit)) for gap in gaps for i, unit in enumerate(gap.a)]
    came = [(gap, j, key(unit)) for gap in gaps for j, unit in enumerate(gap.b)]
    counts_left, counts_came = Counter(text for _, _, text in left), Counter(text for _, _, text in came)
    moved = {
        text for text, count in counts_left.items()
        if count == counts_came[text] and len("".join(text.split())) >= _MOVE_FLOOR
    }  # fmt: skip
    for gap, i, text in left:
        if text in moved:
            gap.moved_a.add(i)
    for gap, j, text in came:
        if text in moved:
            gap.moved_b.add(j)


def _pair(gap: _Gap) -> Iterator[_Part]:
    """Set units that were edited against each other; what is left over stands between them."""
    here_a = [i for i in range(len(gap.a)) if i not in gap.moved_a]
    here_b = [j for j in range(len(gap.b)) if j not in gap.moved_b]
    pairs: list[Pair] = []
    if len(here_a) > 1 or len(here_b) > 1:
        found = pair_similar([gap.a[i] for i in here_a], [gap.b[j] for j in here_b])
        pairs = [(here_a[i], here_b[j]) for i, j in found]
    i = j = 0
    for n, (at_a, at_b) in enumerate(pairs):
        low_a, low_b, end_a, end_b = at_a, at_b, at_a + 1, at_b + 1
        next_a, next_b = pairs[n + 1] if n + 1 < len(pairs) else (len(gap.a), len(gap.b))
        # a paragraph that was cut in two, or two that were joined: take the pieces in
        while low_a > i and low_a - 1 not in gap.moved_a and is_piece(gap.a[low_a - 1], gap.b[at_b]):
            low_a -= 1
        while low_b > j and low_b - 1 not in gap.moved_b and is_piece(gap.b[low_b - 1], gap.a[at_a]):
            low_b -= 1
        while end_a < next_a and end_a not in gap.moved_a and is_piece(gap.a[end_a], gap.b[at_b]):
            end_a += 1
        while end_b < next_b and end_b not in gap.moved_b and is_piece(gap.b[end_b], gap.a[at_a]):
            end_b += 1
        yield from _rest(gap, range(i, low_a), range(j, low_b))
        yield _Part("gap", gap.a[low_a:end_a], gap.b[low_b:end_b])
        i, j = end_a, end_b
    yield from _rest(gap, range(i, len(gap.a)), range(j, len(gap.b)))


def _rest(gap: _Gap, in_a: range, in_b: range) -> Iterator[_Part]:
    """Units without a partner, in the order of both sides; those that moved stand alone."""
    runs_a, runs_b = _runs(gap.a, in_a, gap.moved_a), _runs(gap.b, in_b, gap.moved_b)
    for n in range(max(len(runs_a), len(runs_b))):
        stayed_a, moved_a = runs_a[n] if n < len(runs_a) else ((), ())
        stayed_b, moved_b = runs_b[n] if n < len(runs_b) else ((), ())
        if stayed_a or stayed_b:
            yield _Part("gap", stayed_a, stayed_b)
        if moved_a:
            yield _Part("move", moved_a, ())
        if moved_b:
            yield _Part("move", (), moved_b)


def _runs(units: Sequence[str], positions: range, moved: set[int]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Alternating runs: units that stayed, then units that moved."""
    runs: list[tuple[list[str], list[str]]] = []
    for i in positions:
        if i in moved:
            if not runs:
                runs.append(([], []))
            runs[-1][1].append(units[i])
        else:
            if not runs or runs[-1][1]:
                runs.append(([], []))
            runs[-1][0].append(units[i])
    return [(tuple(stayed), tuple(gone)) for stayed, gone in runs]


def _ops(part: _Part) -> Iterable[Op]:
    before, after = "".join(part.a), "".join(part.b)
    if part.kind != "gap":
        return [Op(part.kind, before, after)]
    if not before or not after:
        return [_changed(before, after)]
    tokens_a, tokens_b = split_tokens(before), split_tokens(after)
    if not _are_kin(tokens_a, tokens_b):
        return [_changed(before, after)]
    return _readable(_token_ops(tokens_a, tokens_b))


def _are_kin(a: list[str], b: list[str]) -> bool:
    """Whether it helps a reader to see two passages compared word by word."""
    if min(len(a), len(b)) <= _KIN_FLOOR:
        return True
    common = sum((Counter(a) & Counter(b)).values())
    return 2 * common >= _KIN * (len(a) + len(b)) and dice(bigrams("".join(a)), bigrams("".join(b))) >= _KIN / 2


def _token_ops(a: list[str], b: list[str]) -> list[_Run]:
    """Alternating runs of tokens: those of both sides, equal or not, in order."""
    runs: list[_Run] = []
    i = j = 0
    for at_a, at_b in [*match(a, b), (len(a), len(b))]:
        if at_a > i or at_b > j:
            runs.append((a[i:at_a], b[j:at_b]))
        if at_a < len(a):
            if runs and at_a == i and at_b == j:  # the run before is one of equal tokens too
                runs[-1][0].append(a[at_a])
                runs[-1][1].append(b[at_b])
            else:
                runs.append(([a[at_a]], [b[at_b]]))
        i, j = at_a + 1, at_b + 1
    return runs


def _readable(runs: list[_Run]) -> Iterator[Op]:
    """Ops without the small islands of equal text that would tear a rewritten phrase apart."""
    merged: list[_Run] = []
    for a, b in runs:
        merged.append((a, b))
        while len(merged) >= 3 and _is_island(*merged[-3:]):
            left, island, right = merged[-3:]
            merged[-3:] = [(left[0] + island[0] + right[0], left[1] + island[1] + right[1])]
    for run in merged:
        for a, b in _apart(*run):
            before, after = "".join(a), "".join(b)
            yield Op("equal", before, after) if before == after else _changed(before, after)


def _apart(a: list[str], b: list[str]) -> Iterator[_Run]:
    """What was changed in a line, apart from lines that came or went after it."""
    break_a, break_b = (next((i for i, token in enumerate(side) if "\n" in token), len(side)) for side in (a, b))
    if a != b and (break_a == len(a)) != (break_b == len(b)):
        yield a[:break_a], b[:break_b]
        yield a[break_a:], b[break_b:]
    else:
        yield a, b


def _is_island(left: _Run, island: _Run, right: _Run) -> bool:
    """Whether an equal run is so short beside both changes around it that a reader is better off without it."""
    if island[0] != island[1] or left[0] == left[1] or right[0] == right[1]:
        return False
    if _is_figures(left) or _is_figures(right) or any("\n" in piece or piece in _PARTING for piece in island[0]):
        return False
    weight = sum(is_significant(piece) for piece in island[0])
    least = min(max(len(left[0]), len(left[1])), max(len(right[0]), len(right[1])))
    return weight <= (least if weight <= 1 else least // 2)


def _is_figures(run: _Run) -> bool:
    """Whether one figure stands for another: a change of its own, however near the next one is."""
    return len(run[0]) == len(run[1]) == 1 and is_figure(run[0][0]) and is_figure(run[1][0])


def _changed(before: str, after: str) -> Op:
    if not before:
        return Op("insert", "", after)
    return Op("replace", before, after) if after else Op("delete", before, "")


def _join(ops: Iterable[Op]) -> list[Op]:
    """Neighbours of one kind as one op; a deletion and an insertion side by side are a replacement."""
    joined: list[Op] = []
    for op in ops:
        if not op.before and not op.after:
            continue
        if joined and _belong(joined[-1], op):
            last = joined.pop()
            before, after = last.before + op.before, last.after + op.after
            op = Op(op.kind, before, after) if op.kind in {"equal", "move"} else _changed(before, after)
        joined.append(op)
    return joined


def _belong(left: Op, right: Op) -> bool:
    if left.kind == right.kind == "move":
        return bool(left.before) == bool(right.before)
    if left.kind == right.kind:
        return left.kind != "replace" or not (left.before + left.after).endswith("\n")
    if "equal" in (left.kind, right.kind) or "move" in (left.kind, right.kind):
        return False
    ends = left.before.endswith("\n") or left.after.endswith("\n")
    return not ends and not right.before.startswith(("\n", "\r\n")) and not right.after.startswith(("\n", "\r\n"))
