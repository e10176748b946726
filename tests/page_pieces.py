"""Random pieces of a page, and the places in one where they may be put."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Rewrite = Callable[[Random, str], str]
"""One page made into another; the page itself where there is nothing to do it to."""

MASKED = re.compile(
    r"<!--.*?-->|<(script|style|textarea|title|select)\b.*?</\1\s*>|<!\[CDATA\[.*?\]\]>", re.IGNORECASE | re.DOTALL
)
BLOCK = re.compile(r"<(?:div|p|ul|ol|table|h[1-6]|section|dl|center|form)(?=[\s>])", re.IGNORECASE)
HAN = "整改任务验收销号公示督察反馈问题河道排污口治理生态环境保护局县区完成情况"


def han(dice: Random, least: int, most: int) -> str:
    return "".join(dice.choice(HAN) for _ in range(dice.randint(least, most)))


def hex_of(dice: Random, digits: int) -> str:
    return f"{dice.getrandbits(4 * digits):0{digits}x}"


def links_of(dice: Random, count: int, cut: str = "") -> list[str]:
    return [f'<a href="./t2026{dice.randint(1000, 9999)}_{dice.randint(1, 99999)}.html">{han(dice, 8, 24)}{cut}</a>' for _ in range(count)]


def one_of(pattern: re.Pattern[str], page: str, dice: Random) -> re.Match[str] | None:
    hidden = [match.span() for match in MASKED.finditer(page)]
    found = [m for m in pattern.finditer(page) if not any(start < m.end() and m.start() < end for start, end in hidden)]
    return dice.choice(found) if found else None


def exchange(page: str, match: re.Match[str], text: str, group: int = 0) -> str:
    return page[: match.start(group)] + text + page[match.end(group) :]
