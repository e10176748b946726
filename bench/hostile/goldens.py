"""Goldens spoilt: the pages of tests/goldens truncated, spliced, nested in themselves, mis-encoded, sown with junk."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .pieces import CHARACTERS, ENTITIES, HREFS, MARKUP, NAMES, TAGS, TEXTS
from .specimen import Specimen, page

_FOLDER = Path(__file__).resolve().parents[2] / "tests" / "goldens"
_TAG = re.compile(r"<[^<>]{1,300}>")
_OPENING = re.compile(r"<([a-z][a-z0-9]{0,15})(?=[\s>])", re.IGNORECASE)
_CLOSING = re.compile(r"</[a-z][a-z0-9]{0,15}\s*>", re.IGNORECASE)
_LARGEST = 400_000
_CODECS = ("gb18030", "big5hkscs", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-7", "cp1252", "shift_jis", "utf-32", "iso2022_jp", "hz")
_CHARSETS = ("gbk", "gb2312", "utf-8", "big5", "utf-16", "utf-7", "iso-8859-1", "x-user-defined", "", "gbk" * 20, "\x00")
Mutation = Callable[[random.Random, str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Golden:
    """A golden page as text, and how it is served."""

    text: str
    url: str
    encoding: str


@lru_cache(maxsize=1)
def goldens() -> tuple[Golden, ...]:
    """All golden pages, in the order of their folders."""
    found = []
    for path in sorted(_FOLDER.glob("*/*/page.html")):
        told = json.loads(path.with_name("expected.json").read_text("utf-8"))
        encoding = told.get("encoding", "utf-8")
        found.append(Golden(text=path.read_bytes().decode(encoding, "replace"), url=told["url"], encoding=encoding))
    if not found:
        raise FileNotFoundError(f"no golden pages under {_FOLDER}")
    return tuple(found)


def spoilt_golden(dice: random.Random) -> Specimen:
    """A golden after one to four mutations of its text and, often, one of its bytes."""
    golden = dice.choice(goldens())
    text, names = golden.text, []
    for _ in range(dice.choice((0, 1, 1, 2, 2, 3, 4))):
        mutate = dice.choice(MUTATIONS)
        names.append(mutate.__name__.strip("_"))
        text = mutate(dice, text)[:_LARGEST]
    raw = text.encode(golden.encoding, "replace")
    if not names or dice.random() < 0.4:
        damage = dice.choice(DAMAGES)
        names.append(damage.__name__.strip("_"))
        raw = damage(dice, raw, text)
    url = golden.url if dice.random() < 0.7 else None
    return page(dice, "+".join(names), raw, url=url)


def _cuts(dice: random.Random, text: str, count: int) -> list[int]:
    """Places to cut at, in order: half of them where a tag begins or ends."""
    edges = [match.start() for match in _TAG.finditer(text)]
    return sorted(dice.choice(edges) if edges and dice.random() < 0.5 else dice.randint(0, len(text)) for _ in range(count))


def _truncate(dice: random.Random, text: str) -> str:
    return text[: dice.randint(0, len(text))]


def _behead(dice: random.Random, text: str) -> str:
    return text[dice.randint(0, len(text)) :]


def _splice(dice: random.Random, text: str) -> str:
    other = dice.choice(goldens()).text
    return text[: _cuts(dice, text, 1)[0]] + other[_cuts(dice, other, 1)[0] :]


def _append(dice: random.Random, text: str) -> str:
    return text + dice.choice(goldens()).text


def _repeat(dice: random.Random, text: str) -> str:
    start, stop = _cuts(dice, text, 2)
    block = text[start:stop]
    count = min(dice.choice((2, 5, 50, 1000)), 1 + 200_000 // max(1, len(block)))
    return text[:start] + block * count + text[stop:]


def _nest(dice: random.Random, text: str) -> str:
    start, stop = _cuts(dice, text, 2)
    block = text[start:stop]
    middle = len(block) // 2
    count = min(dice.choice((2, 20, 300)), 1 + 150_000 // max(1, len(block)))
    return text[:start] + block[:middle] * count + block[middle:] * count + text[stop:]


def _shuffle(dice: random.Random, text: str) -> str:
    parts = _TAG.split(text) if dice.random() < 0.2 else re.split(r"(?=<)", text)
    start = dice.randint(0, len(parts))
    middle = parts[start : start + 200]
    dice.shuffle(middle)
    return "".join(parts[:start] + middle + parts[start + 200 :])


def _unclose(dice: random.Random, text: str) -> str:
    share = dice.choice((0.05, 0.5, 1.0))
    return _CLOSING.sub(lambda match: "" if dice.random() < share else match[0], text)


def _untag(dice: random.Random, text: str) -> str:
    share = dice.choice((0.02, 0.2, 0.9))
    return _TAG.sub(lambda match: "" if dice.random() < share else match[0], text)


def _retag(dice: random.Random, text: str) -> str:
    old, new = dice.choice(("div", "p", "span", "table", "td", "tr", "li", "ul", "a", "body", "h1")), dice.choice(TAGS)
    share = dice.choice((0.1, 1.0))
    pattern = re.compile(rf"(</?){old}(?=[\s>])", re.IGNORECASE)
    return pattern.sub(lambda match: match[1] + new if dice.random() < share else match[0], text)


def _rename(dice: random.Random, text: str) -> str:
    share = dice.choice((0.05, 0.5, 1.0))
    kind = dice.choice(("class", "id"))
    return _OPENING.sub(
        lambda match: f'{match[0]} {kind}="{dice.choice(NAMES)}"' if dice.random() < share else match[0], text
    )


def _explode(dice: random.Random, text: str) -> str:
    """Thousands of attributes on a tag, or some on every one."""
    count = dice.choice((1, 20, 3000))
    junk = " ".join(dice.choice((f"a{n}=1", f"data-a{n}='<>'", f"data-x{n}=\"{n}\"", f"on{n}=`", f"{n}", "class=a", "'", "=")) for n in range(count))
    share = 1.0 if count == 1 else 0.02
    return _OPENING.sub(lambda match: f"{match[0]} {junk}" if dice.random() < share else match[0], text)


def _stretch(dice: random.Random, text: str) -> str:
    """An attribute's value, or a text, as long as a book."""
    long = dice.choice(("a", "a ", "a-", "share ", "督", "0", "/", "<", "&", " ", "A", "aA", ".pdf", ";")) * dice.choice((500, 20_000, 100_000))
    position = _cuts(dice, text, 1)[0]
    name = dice.choice(("class", "id", "href", "src", "style", "content", "title", "onclick"))
    piece = dice.choice((long, f'<a {name}="{long}">x</a>', f'<div {name}="{long}">', f'<meta name=ArticleTitle content="{long}">', f"<title>{long}</title>"))
    return text[:position] + piece + text[position:]


def _sow(dice: random.Random, text: str) -> str:
    """Dangerous pieces between the characters."""
    pool = dice.choice((MARKUP, ENTITIES, CHARACTERS, TEXTS, HREFS))
    for position in reversed(_cuts(dice, text, dice.choice((1, 5, 60)))):
        text = text[:position] + dice.choice(pool) + text[position:]
    return text


def _soup(dice: random.Random, text: str) -> str:
    """Characters written as entities, broken ones among them."""
    share = dice.choice((0.02, 0.3))
    return "".join(
        (f"&#{ord(c)};" if dice.random() < 0.7 else dice.choice(ENTITIES)) if c not in "<>\"'=/" and dice.random() < share else c
        for c in text[:120_000]
    )


def _digits(dice: random.Random, text: str) -> str:
    digits = dice.choice(("0123456789", "９", "²③٣Ⅻ", "0", "〇一二"))
    return re.sub(r"\d", lambda _: dice.choice(digits), text)


def _readdress(dice: random.Random, text: str) -> str:
    share = dice.choice((0.1, 1.0))
    return re.sub(
        r"((?:href|src)\s*=\s*[\"']?)[^\"'>\s]*",
        lambda match: match[1] + dice.choice(HREFS) if dice.random() < share else match[0],
        text,
    )


def _redeclare(dice: random.Random, text: str) -> str:
    return re.sub(r"charset\s*=\s*[\"']?[\w-]*", lambda _: "charset=" + dice.choice(_CHARSETS), text)


def _bury(dice: random.Random, text: str) -> str:
    """The page far inside an element that is not a page's."""
    tag = dice.choice(TAGS)
    return f"<{tag} class={dice.choice(NAMES)}>" * dice.choice((1, 30, 1000)) + text


MUTATIONS: tuple[Mutation, ...] = (
    _truncate, _behead, _splice, _append, _repeat, _repeat, _nest, _nest, _shuffle, _unclose, _untag, _retag, _retag, _rename, _rename, _explode,
    _stretch, _sow, _sow, _sow, _soup, _digits, _readdress, _redeclare, _bury,
)  # fmt: skip


def _flip(dice: random.Random, raw: bytes, text: str) -> bytes:
    spoilt = bytearray(raw)
    for _ in range(dice.choice((1, 20, 2000)) if spoilt else 0):
        spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
    return bytes(spoilt)


def _cut_bytes(dice: random.Random, raw: bytes, text: str) -> bytes:
    return raw[dice.choice((0, 0, 1)) : dice.randint(0, len(raw))]


def _sow_bytes(dice: random.Random, raw: bytes, text: str) -> bytes:
    junk = dice.choice((b"\0", b"\xff", b"\x81", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\xc0\x80", b"\x1b$B", b"\x84\x31\xa4\x37", b"~{"))
    for _ in range(dice.choice((1, 30, 500))):
        position = dice.randint(0, len(raw))
        raw = raw[:position] + junk + raw[position:]
    return raw


def _lead(dice: random.Random, raw: bytes, text: str) -> bytes:
    return dice.choice((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"%PDF", b"PK\x03\x04", b"\x1f\x8b", b"{", b"[", b"\0" * 5000, b" " * 5000)) + raw


def _recode(dice: random.Random, raw: bytes, text: str) -> bytes:
    return text.encode(dice.choice(_CODECS), dice.choice(("replace", "xmlcharrefreplace", "backslashreplace", "ignore")))


def _twice(dice: random.Random, raw: bytes, text: str) -> bytes:
    """UTF-8 taken for something else and encoded again, as broken proxies do."""
    return text.encode("utf-8", "replace").decode(dice.choice(("gb18030", "cp1252", "latin-1")), "replace").encode("utf-8")


def _halves(dice: random.Random, raw: bytes, text: str) -> bytes:
    """The first half in one encoding, the rest in another."""
    middle = dice.randint(0, len(text))
    first, second = dice.sample(_CODECS[:6], 2)
    return text[:middle].encode(first, "replace") + text[middle:].encode(second, "replace")


DAMAGES: tuple[Callable[[random.Random, bytes, str], bytes], ...] = (
    _flip, _flip, _cut_bytes, _sow_bytes, _sow_bytes, _lead, _recode, _recode, _twice, _halves,
)  # fmt: skip
