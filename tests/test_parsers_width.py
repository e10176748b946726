"""The quick form is NFKC, whatever the text."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.document import canonical
from parsers.width import _COMMON, nfkc

WIDE = "".join(wide for wide, _ in _COMMON)
MARKS = "\u0300\u0301\u0323\u3099\u309a\u0345\u20dd"
pieces = st.text(st.sampled_from(WIDE + MARKS + "aA1é督察ｱﾞ①㎡ﬁ가각\u1100\u1161")) | st.text()


@given(pieces)
def test_it_is_what_the_standard_says(text: str) -> None:
    assert nfkc(text) == unicodedata.normalize("NFKC", text)


def test_every_character_among_what_is_replaced() -> None:
    for start in range(0, sys.maxunicode, 4096):
        letters = [chr(code) for code in range(start, min(start + 4096, sys.maxunicode + 1)) if not 0xD800 <= code < 0xE000]
        for text in ("，".join(letters), "".join(f"{letter}：\u0301" for letter in letters)):
            assert nfkc(text) == unicodedata.normalize("NFKC", text)


@given(st.text() | pieces | st.text(st.sampled_from(" \t\r\n\u3000\u200b\u200c\u200d\u2060\ufeff\xad\x1c\x85\u2028a督，")))
def test_canonical_text_has_neither_width_nor_blanks(text: str) -> None:
    plain = "".join(letter for letter in unicodedata.normalize("NFKC", text) if not letter.isspace())
    for unseen in "\u200b\u200c\u200d\u2060\ufeff\u00ad":
        plain = plain.replace(unseen, "")
    assert canonical(text) == plain


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("??经现场核查\n？？已完成", "　　经现场核查\n　　已完成"), ("  ??????经核查", "经核查"), ("是否完成??", "是否完成??"), ("???经核查", "???经核查"),
        ("甲\n??乙", "甲乙"),
    ],
)  # fmt: skip
def test_blanks_lost_in_another_encoding_are_blanks(damaged: str, whole: str) -> None:
    assert canonical(damaged) == canonical(whole)
    assert canonical(canonical(damaged)) == canonical(damaged)
