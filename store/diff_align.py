"""Which items of two sequences belong together: exactly equal ones in order, moved ones, and similar ones.

Deterministic and bounded: no clock decides when to give up, and no input takes quadratic time in its length.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise

from diff_match_patch import diff_match_patch

Pair = tuple[int, int]

_DIRECT = 20_000
"""Sequences whose lengths multiply to no more than this go to diff-match-patch at once."""

_DEEPEST = 40
"""So often may anchors be looked for within what lies between anchors."""

_RARE = 16  # a bigram found in more units than this says little about which two belong together
_VOTES = 6  # candidates looked at for each unit
_ALIKE = 0.35  # Dice coefficient from which two units are taken for one that was edited
_HELD = 0.7  # share of a unit's bigrams found in the other side's unit for it to be a piece of that one
_FIRST_CODE, _SURROGATES, _AFTER_SURROGATES = 0x100, 0xD800, 0xE000


def match(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Pair]:
    """Positions of equal items, increasing on both sides: a longest common subsequence, nearly."""
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    pairs = [(i, i) for i in range(start)]
    pairs += _match_middle(a, b, range(start, len(a) - end), range(start, len(b) - end))
    pairs += [(len(a) - k, len(b) - k) for k in range(end, 0, -1)]
    return pairs


def _match_middle(a: Sequence[Hashable], b: Sequence[Hashable], in_a: Sequence[int], in_b: Sequence[int]) -> list[Pair]:
    # an item of one side only can match nothing: without it the search is shorter and the answer the same
    shared = {a[i] for i in in_a} & {b[j] for j in in_b}
    kept_a = [i for i in in_a if a[i] in shared]
    kept_b = [j for j in in_b if b[j] in shared]
    codes = {item: _code(n) for n, item in enumerate(dict.fromkeys(a[i] for i in kept_a))}
    text_a, text_b = "".join(codes[a[i]] for i in kept_a), "".join(codes[b[j]] for j in kept_b)
    return [(kept_a[i], kept_b[j]) for i, j in _match_codes(text_a, text_b)]


def _code(n: int) -> str:
    """The n-th character that stands for a token: none is a surrogate."""
    n += _FIRST_CODE
    return chr(n if n < _SURROGATES else n + _AFTER_SURROGATES - _SURROGATES)


def _match_codes(a: str, b: str, depth: int = 0) -> list[Pair]:
    """As `match`, over strings; long ones are cut at runs of items that both sides have exactly once."""
    if not a or not b:
        return []
    if len(a) * len(b) <= _DIRECT:
        return list(_match_directly(a, b))
    for length in (8, 4, 2, 1) if depth < _DEEPEST else ():
        anchors = _anchors(a, b, length)
        if anchors:
            return _between(a, b, anchors, length, depth + 1)
    # only items that occur again and again: a shortest script would take quadratic time, so halve
    half_a, half_b = len(a) // 2, len(b) // 2
    left = _match_codes(a[:half_a], b[:half_b], depth)
    return left + [(i + half_a, j + half_b) for i, j in _match_codes(a[half_a:], b[half_b:], depth)]


def _between(a: str, b: str, anchors: list[Pair], length: int, depth: int) -> list[Pair]:
    pairs: list[Pair] = []
    i = j = 0
    for at_a, at_b in [*anchors, (len(a), len(b))]:
        if at_a < i or at_b < j:  # overlaps the run before
            shift = max(i - at_a, j - at_b)
            if shift >= length:
                continue
            at_a, at_b, run = at_a + shift, at_b + shift, length - shift
        else:
            run = length
        pairs += [(x + i, y + j) for x, y in _match_codes(a[i:at_a], b[j:at_b], depth)]
        if at_a < len(a):
            pairs += [(at_a + k, at_b + k) for k in range(run)]
        i, j = at_a + run, at_b + run
    return pairs


def _anchors(a: str, b: str, length: int) -> list[Pair]:
    """Runs of this length that each side has exactly once, as far as they keep their order."""
    once_a, once_b = _once(a, length), _once(b, length)
    found = sorted((at, once_b[run]) for run, at in once_a.items() if run in once_b)
    return [found[n] for n in _longest_increase([j for _, j in found])]


def _once(text: str, length: int) -> dict[str, int]:
    runs = [text[i : i + length] for i in range(len(text) - length + 1)]
    counts = Counter(runs)
    return {run: i for i, run in enumerate(runs) if counts[run] == 1}


def _longest_increase(values: list[int]) -> list[int]:
    """Positions of a longest increasing run (not necessarily adjacent) in distinct values."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [value]
        ends[at : at + 1] = [n]
    chosen: list[int] = []
    n = ends[-1] if ends else -1
    while n >= 0:
        chosen.append(n)
        n = before[n]
    return chosen[::-1]


def _match_directly(a: str, b: str) -> Iterator[Pair]:
    differ = diff_match_patch()
    differ.Diff_Timeout = 0  # never stop by the clock: the same texts give the same answer on any machine
    i = j = 0
    for kind, run in differ.diff_main(a, b, False):
        if kind == differ.DIFF_EQUAL:
            yield from ((i + k, j + k) for k in range(len(run)))
        i += len(run) if kind != differ.DIFF_INSERT else 0
        j += len(run) if kind != differ.DIFF_DELETE else 0


def pair_similar(a: Sequence[str], b: Sequence[str]) -> list[Pair]:
    """Positions of units that read like edits of each other, increasing on both sides, heaviest likeness first.

    Candidates share rare bigrams or stand at about the same place; the Dice coefficient of bigrams weighs them.
    """
    if not a or not b:
        return []
    grams_a, grams_b = [bigrams(unit) for unit in a], [bigrams(unit) for unit in b]
    weighed = []
    for i, j in sorted(_candidates(grams_a, grams_b), key=lambda pair: (pair[0], -pair[1])):
        alike = dice(grams_a[i], grams_b[j])
        if alike >= _ALIKE:
            weighed.append((i, j, alike))
    return _heaviest_increase(weighed, len(b))


def _candidates(grams_a: list[frozenset[str]], grams_b: list[frozenset[str]]) -> set[Pair]:
    holders: dict[str, list[int]] = defaultdict(list)
    for j, grams in enumerate(grams_b):
        for gram in grams:
            holders[gram].append(j)
    found: set[Pair] = set()
    for i, grams in enumerate(grams_a):
        votes: Counter[int] = Counter()
        for gram in grams:
            if len(holders.get(gram, ())) <= _RARE:
                votes.update(holders.get(gram, ()))
        best = sorted(votes, key=lambda j: (-votes[j], j))[:_VOTES]
        middle = i * len(grams_b) // len(grams_a)
        near = range(max(0, middle - 2), min(len(grams_b), middle + 3))
        found.update((i, j) for j in (*best, *near))
    return found


def _heaviest_increase(weighed: list[tuple[int, int, float]], size: int) -> list[Pair]:
    """The chain increasing on both sides with the greatest sum; `weighed` is sorted by (i, -j). A Fenwick tree."""
    best: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)
    before: list[int] = []
    for n, (_, j, weight) in enumerate(weighed):
        total, last = 0.0, -1
        k = j
        while k > 0:
            if best[k][0] > total:
                total, last = best[k]
            k -= k & -k
        before.append(last)
        k = j + 1
        while k <= size:
            if total + weight > best[k][0]:
                best[k] = (total + weight, n)
            k += k & -k
    n = max(best, key=lambda entry: entry[0])[1] if weighed else -1
    chain: list[Pair] = []
    while n >= 0:
        chain.append(weighed[n][:2])
        n = before[n]
    return chain[::-1]


def is_piece(unit: str, whole: str) -> bool:
    """Whether most of a unit's text is found in another one, as after a paragraph was split or joined."""
    grams = bigrams(unit)
    return bool(grams) and len(grams & bigrams(whole)) >= _HELD * len(grams)


def bigrams(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters, blanks aside; of a single character, itself."""
    bare = "".join(text.split())
    return frozenset(map("".join, pairwise(bare))) if len(bare) > 1 else frozenset({bare} - {""})


def dice(a: frozenset[str], b: frozenset[str]) -> float:
    """Likeness of two sets from 0 to 1."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0
