"""The quick form is NFKC, whatever the text, and what nobody sees is nothing."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.api import read
from parsers.document import Role, canonical
from parsers.files.content import clean
from parsers.width import _COMMON, _UNSEEN, nfkc, on_one_line, without_unseen

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
    assert canonical(text) == _UNSEEN.sub("", plain)


def test_looking_first_overlooks_nothing() -> None:
    for code in range(sys.maxunicode):
        if _UNSEEN.match(chr(code)):
            assert without_unseen(f"督{chr(code)}察") == on_one_line(f" 督{chr(code)}察 ") == "督察"


@pytest.mark.parametrize("unseen", "\xad\u034f\u180e\u200b\u200e\u200f\u202a\u202e\u2060\u2061\u2066\u2069\u2800\u3164\ufe00\ufe0f\ufeff\ufffc\U000e0001\U000e0100")
def test_what_nobody_sees_is_neither_an_edit_nor_a_blank(unseen: str) -> None:
    words = "生态环境保护12项，已验收"
    page = "<html><body><h1>关于整改情况的公示</h1><div class='TRS_Editor'><p>{}。</p><p>公示期为3月5日至11日。</p></div></body></html>"
    plain, other = (
        read(page.format(text).encode(), "http://sthjj.qinglan.test/a.html", role=Role.DETAIL)
        for text in (words, words.replace("保护", f"保{unseen}护").replace("12", f"1{unseen}2"))
    )
    assert other.body == plain.body and words in plain.body and other.fingerprint == plain.fingerprint
    assert canonical(f"保{unseen}护") == "保护" and clean(f"保{unseen}护") == "保护"


@pytest.mark.parametrize("seen", "①㎡²·—…“”‰※□☑✓㐂𠮷●△→〇℃▲Ⅴ♀\ue5e4")
def test_signs_that_are_seen_stay(seen: str) -> None:
    assert without_unseen(f"督{seen}察") == on_one_line(f"督{seen}察") == f"督{seen}察"


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
