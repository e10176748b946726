"""Which items belong together: the answer is right however long the way to it, and comes in bounded time."""

from __future__ import annotations

import random
import time
from functools import lru_cache
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store import diff_align
from store.diff_align import bigrams, dice, is_piece, match, pair_similar
from store.diff_tokens import shorten, split_paragraphs, split_sentences, split_tokens

WORDS = st.lists(st.sampled_from(["整改", "任务", "85项", "。", "甲", "乙", "丙", "丁"]), max_size=40)


def is_valid(a: list[str], b: list[str], pairs: list[tuple[int, int]]) -> bool:
    rising = all(i < k and j < m for (i, j), (k, m) in pairwise(pairs))
    return rising and all(a[i] == b[j] for i, j in pairs)


def longest(a: list[str], b: list[str]) -> int:
    """The length of a longest common subsequence, by the book."""

    @lru_cache(None)
    def of(i: int, j: int) -> int:
        if i == len(a) or j == len(b):
            return 0
        return of(i + 1, j + 1) + 1 if a[i] == b[j] else max(of(i + 1, j), of(i, j + 1))

    return of(0, 0)


@given(WORDS, WORDS)
def test_short_sequences_are_matched_as_well_as_can_be(a: list[str], b: list[str]) -> None:
    pairs = match(a, b)
    assert is_valid(a, b, pairs)
    assert len(pairs) == longest(a, b)


@given(WORDS, WORDS, st.integers(1, 60))
def test_anchors_and_halves_match_only_what_is_equal(a: list[str], b: list[str], direct: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(diff_align, "_DIRECT", direct)
        assert is_valid(a, b, match(a, b))


@given(st.text("abcz", max_size=20), st.text("abcz", max_size=20))
@example("abzbc", "abc")  # two anchors that lie apart on one side and overlap on the other
def test_anchors_that_overlap_match_nothing_twice(a: str, b: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(diff_align, "_DIRECT", 1)
        assert is_valid(list(a), list(b), diff_align._match_codes(a, b))


@given(st.permutations(range(60)), st.integers(1, 60))
def test_what_occurs_once_keeps_its_longest_order(order: list[int], direct: int) -> None:
    a, b = [f"{n}" for n in range(60)], [f"{n}" for n in order]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(diff_align, "_DIRECT", direct)
        pairs = match(a, b)
    assert is_valid(a, b, pairs) and pairs


@pytest.mark.parametrize("letters", [2, 5, 50])
def test_long_sequences_of_few_items_take_no_quadratic_time(letters: int) -> None:
    rng = random.Random(letters)
    a, b = ([rng.randrange(letters) for _ in range(6000)] for _ in range(2))
    start = time.process_time()
    assert len(match(a, b)) > 500
    assert time.process_time() - start < 4  # a quadratic search takes a minute


def test_units_that_read_alike_are_paired_in_order() -> None:
    before = ["甲县黑臭水体治理工程开工建设。", "乙县砂石料场扬尘污染整改完成85项。", "丙县污泥处置设施尚未建成。"]
    after = ["丁县秸秆禁烧巡查制度落实。", "戊县饮用水源地标志不全。", "乙县砂石料场扬尘污染整改完成98项。", "丙县污泥处置设施已经建成。"]
    assert pair_similar(before, after) == [(1, 2), (2, 3)]
    assert pair_similar(before, []) == pair_similar([], after) == []
    assert pair_similar(["完全无关的一句"], ["另外一段话语"]) == []


def test_a_partner_is_found_far_from_its_place() -> None:
    rng = random.Random(1)
    after = ["".join(chr(rng.randrange(0x4E00, 0x5E00)) for _ in range(30)) for _ in range(300)]
    before = [after[250][:20] + "已完成整改"]
    assert pair_similar(before, after) == [(0, 250)]


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 9)), max_size=9, unique_by=lambda t: t[:2]))
def test_the_heaviest_chain_is_the_heaviest(weighed: list[tuple[int, int, int]]) -> None:
    def heaviest(left: list[tuple[int, int, int]], i: int, j: int) -> int:
        return max((w + heaviest(left[n + 1 :], x, y) for n, (x, y, w) in enumerate(left) if x > i and y > j), default=0)

    weighed.sort(key=lambda entry: (entry[0], -entry[1]))
    chain = diff_align._heaviest_increase([(i, j, float(w)) for i, j, w in weighed], 7)
    weights = {(i, j): w for i, j, w in weighed}
    assert all(i < k and j < m for (i, j), (k, m) in pairwise(chain))
    assert sum(weights[pair] for pair in chain) == heaviest(weighed, -1, -1)


def test_likeness() -> None:
    assert bigrams("整 改\n完") == {"整改", "改完"} and bigrams("整") == {"整"} and bigrams(" ") == set()
    assert dice(bigrams("整改"), bigrams("整改")) == 1 and dice(bigrams("整改"), bigrams("公示")) == 0
    assert is_piece("逐项核查", "对照清单逐项核查销号") and not is_piece("对照清单逐项核查销号", "逐项核查")
    assert not is_piece("", "任何文字")


@given(st.text(st.one_of(st.characters(), st.sampled_from("85,.。；;\n\r年月日项个工作 ”第十"))))
def test_pieces_join_back_and_nest(text: str) -> None:
    tokens = split_tokens(text)
    assert "".join(tokens) == "".join(split_sentences(text)) == "".join(split_paragraphs(text)) == text
    # a sentence, and a paragraph, is made of the same tokens as when the whole text is cut
    assert [token for part in split_sentences(text) for token in split_tokens(part)] == tokens
    assert [token for part in split_paragraphs(text) for token in split_tokens(part)] == tokens


@given(st.lists(st.sampled_from(["85项", "2024年7月3日", "整", "改", "13812345678", " "]), max_size=30), st.integers(0, 40))
def test_shortened_text_splits_no_token(pieces: list[str], most: int) -> None:
    text = "。".join(pieces)
    for keep_end in (False, True):
        short = shorten(text, most, keep_end=keep_end)
        assert len(short) <= max(most, 0) or short == text
        tokens = split_tokens(text)
        kept = len(split_tokens(short))
        assert short == "".join(tokens[len(tokens) - kept :] if keep_end else tokens[:kept])
