"""What a text is for the search: folded, cut into tokens, and the places where words of a query stand in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from parsers.width import nfkc

_QUERY_MOST = 500  # characters of a query that are read
_TERMS_MOST = 16
_WORD_MOST = 64  # characters of a word that its token keeps

_EDGE = "\x1f"  # stands on either side of a word, so that 85 is not found in 185
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_UNSTORABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")  # PostgreSQL takes neither NUL nor surrogates
_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"[a-z]+|[0-9]+")
_LETTERS = re.compile(r"[^\W_]+")
_OTHERS = re.compile(r"[\W_]")
_BETWEEN = re.compile(f"{_EDGE}[^{_EDGE}]*{_EDGE}")
_TERM = re.compile(r"[\"“”„「」『』]([^\"“”„「」『』]*)[\"“”„「」『』]|([^\s\"“”„「」『』]+)")
_CLUSTER = re.compile(r".[\u0300-\u036f\u3099\u309a]*", re.DOTALL)


def storable(text: str) -> str:
    """The text without what PostgreSQL cannot keep: control characters and lone surrogates."""
    return _UNSTORABLE.sub(" ", text)


def fold(text: str) -> str:
    """A text as it is compared: NFKC, without case and invisible characters, blanks as one space."""
    folded = nfkc(nfkc(text).casefold())
    return _BLANKS.sub(" ", _INVISIBLE.sub("", folded))


def key_of(text: str) -> str:
    """A folded text with an edge on either side of every Latin word and number: what `tokens_of` and the tables take."""
    return _WORD.sub(lambda word: f"{_EDGE}{word[0]}{_EDGE}", fold(text))


def read_terms(query: str) -> list[str]:
    """The words of a query, folded; those without letter or digit are left out, marks around unquoted ones too."""
    cleaned = storable(query[:_QUERY_MOST])
    terms = (fold(quoted).strip() if quoted else _bare(fold(plain)) for quoted, plain in _TERM.findall(cleaned))
    return list(dict.fromkeys(term for term in terms if any(c.isalnum() for c in term)))[:_TERMS_MOST]


def _bare(term: str) -> str:
    """The term without the punctuation and symbols around it: 《方案》, 整改* and -整改 mean the word."""
    inner = [n for n, c in enumerate(term) if unicodedata.category(c)[0] not in "PSZC"]
    return term[inner[0] : inner[-1] + 1] if inner else ""


def tokens_of(*keys: str) -> list[str]:
    """Every token of these keys once, in a fixed order; ASCII, so that no tokenizer has an opinion on letters."""
    words: set[str] = set()
    letters: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for key in keys:
        words.update(f"w{word[:_WORD_MOST]}" for word in key.split(_EDGE)[1::2])
        spaced = _OTHERS.sub(" ", _BETWEEN.sub(" ", key))
        letters.update(spaced)
        pairs.update(pairwise(spaced))
    names = {letter: f"{ord(letter):x}" for letter in letters if letter != " "}
    return sorted([
        *words, *(f"u{name}" for name in names.values()),
        *(f"b{names[c]}x{names[d]}" for c, d in pairs if c in names and d in names),
    ])  # fmt: skip


def tokens_asked(term: str) -> list[str]:
    """The tokens that a text with this term must have, the telling ones."""
    asked: list[str] = []
    for word, run in _pieces(key_of(term)):
        if word:
            asked.append(word)
        elif len(run) == 1:
            asked.append(f"u{ord(run):x}")
        else:
            asked += [f"b{ord(c):x}x{ord(d):x}" for c, d in pairwise(run)]
    return asked


def _pieces(key: str) -> Iterator[tuple[str, str]]:
    """(word token, "") for each Latin word or number, ("", characters) for each run of other letters."""
    for n, stretch in enumerate(key.split(_EDGE)):
        if n % 2:
            yield f"w{stretch[:_WORD_MOST]}", ""
            continue
        for run in _LETTERS.findall(stretch):
            yield "", run


def find_terms(shown: str, terms: list[str]) -> Iterator[tuple[int, int]]:
    """Where the terms stand in a text as it is shown: (start, end)."""
    folded: list[str] = []
    origin: list[int] = []  # for each folded character, where it comes from
    for cluster in _CLUSTER.finditer(shown):
        piece = fold(cluster[0])
        if piece == " " and folded and folded[-1].endswith(" "):
            continue
        folded.append(piece)
        origin += [cluster.start()] * len(piece)
    line = "".join(folded)
    origin.append(len(shown))
    for term in terms:
        for found in re.finditer(_bounded(term), line):
            low, high = origin[found.start()], found.end()
            while high < len(origin) - 1 and origin[high] == origin[high - 1]:
                high += 1  # the character ends where the next one begins
            yield low, origin[high]


def _bounded(term: str) -> str:
    """A pattern that finds the term, Latin words and numbers at its ends whole."""
    pattern = re.escape(term)
    for letters in ("a-z", "0-9"):
        if re.match(f"[{letters}]", term):
            pattern = f"(?<![{letters}])" + pattern
        if re.search(f"[{letters}]$", term):
            pattern += f"(?![{letters}])"
    return pattern
