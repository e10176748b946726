"""A hostile document: its bytes, how they are served, and the doors of `parsers` it is carried to."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

PLAIN_URL = "http://sthjj.qinglan.gov.cn/zwgk/t20260301_1.html"
LIST_URL = "http://sthjj.qinglan.gov.cn/zwgk/index.html"
FILE_URL = "http://sthjj.qinglan.gov.cn/zwgk/P020260301.bin"
ADDRESSES = (
    PLAIN_URL, LIST_URL, "", "x", "http://[::1", "http://[", "//[::", "http://x:99999/", "http://x:y/", "http:///a", "javascript:1",
    "http://sthjj.qinglan.gov.cn/col/col42150/index.html?uid=380055&pageNum=99999", "http://甲.政务.cn/a.htm", "http://xn--/a",
    "http://sthjj.qinglan.gov.cn/" + "a/" * 3000, "http://sthjj.qinglan.gov.cn/?" + "a=1&" * 3000, "http://a.gov.cn/%zz%00%ff",
    "http://a.gov.cn/20269999/t20269999_1.html", "http://a.gov.cn/art/0/99/99/art_1_1.html", "http://a.gov.cn/\ud800", "http://a\ud800.cn/",
    "http://a.gov.cn/\n\t 1.htm", "HTTP://USER:PASS@A.GOV.CN:80/", "file:///etc/passwd", "http://a.gov.cn/..%2f..%2f/../../../x", "\x00",
)  # fmt: skip
CHARSETS = (
    None, None, None, "utf-8", "gbk", "GB2312", "big5", "utf-16", "utf-16be", "utf-7", "iso-8859-1", "hz-gb-2312", "idna", "rot13", "zlib",
    "unicode_escape", "undefined", "", "\x00", "x" * 500, "utf-8\ud800", "；",
)  # fmt: skip
PAGE_DOORS = ("decode", "proof", "list-proof", "detail", "list", "extract")
SMALL = 60_000
"""Bytes up to which a page is carried to every door; what is larger goes to some, or the run would take hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Specimen:
    """One document as a server would send it; `source` names one of `doors.SOURCES`."""

    name: str
    raw: bytes
    doors: tuple[str, ...]
    url: str = PLAIN_URL
    charset: str | None = None
    source: str | None = None


Maker = Callable[[random.Random], Specimen]


def page(dice: random.Random, name: str, raw: bytes, *, doors: tuple[str, ...] | None = None, url: str | None = None) -> Specimen:
    """A page, mostly served as honest ones are, now and then under an odd address, charset or source."""
    if url is None:
        url = dice.choice(ADDRESSES) if dice.random() < 0.15 else PLAIN_URL
    charset = dice.choice(CHARSETS) if dice.random() < 0.2 else None
    source = dice.choice(("selected", "selected", "misspelt")) if dice.random() < 0.1 else None
    if doors is None:
        doors = PAGE_DOORS if len(raw) <= SMALL else ("proof", "list-proof", dice.choice(("detail", "detail", "list")))
    return Specimen(name=name, raw=raw, doors=doors, url=url, charset=charset, source=source)


def times(dice: random.Random, piece: str, most: int, least: int = 0) -> str:
    """A piece repeated up to about `most` characters."""
    return piece * (dice.randint(least or most // 2, most) // max(1, len(piece)))
