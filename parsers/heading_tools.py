"""What pages put into the element of a heading beside what it says: a counter, buttons, the sizes of the type."""

from __future__ import annotations

import re

from bs4 import Tag

from parsers.heading_stamps import stamps_in, without_badge_behind
from parsers.noise_lines import is_button_word, line_rule
from parsers.tallies import is_tally
from parsers.weights import Weights, nodes_within

_LONGEST = 40
_LOOKED_AT = 60  # nodes of a heading
_MOST = 8  # pieces that are cut off
_SIZES = re.compile(r"(?:字[体号]\s?[:：]?\s?)?[大中小](?:\s?[/|、]?\s?[大中小]){1,3}")
_PIECE_BEHIND = re.compile(r"(?:\s|(?=[\[【(（]))([^\s\[\]【】()（）]{0,8}[\[【(（][^\[\]【】()（）]{1,30}[\])）】]|[^\s\[\]【】()（）]{2,24}(?:\s?\d{1,9}\s?次?)?)$")


def tools_in(heading: Tag, weights: Weights, page: str) -> tuple[str, ...]:
    """What the elements within a heading say that is no part of it: counters, buttons, stamps.

    `page` is its <title>, which may say that a stamp belongs to it.
    """
    return (*stamps_in(heading, weights, page), *_elements(heading, weights))


def without_tools(text: str, tools: tuple[str, ...], page: str) -> str:
    """What a heading says less the `tools` in it that it ends with, and those set apart by signs, and a badge.

    `page` is its <title>, which may say that the badge belongs to it.
    """
    for _ in range(_MOST):
        rest = without_badge_behind(_without_last(text, tools), page)
        if len("".join(rest.split())) < 4 or rest == text:
            return text
        text = rest
    return text


def _without_last(text: str, tools: tuple[str, ...]) -> str:
    for told in tools:
        if text.endswith(told):
            return text.removesuffix(told).rstrip()
    match = _PIECE_BEHIND.search(text)
    return text[: match.start()].rstrip() if match and _is_tool(match.group(1), is_set_apart=False) else text


def _elements(heading: Tag, weights: Weights) -> list[str]:
    """What the elements within a heading say that are a counter's or a button's."""
    found: list[str] = []
    for inner in nodes_within(heading, _LOOKED_AT):
        if isinstance(inner, Tag) and 2 <= weights.text(inner) <= _LONGEST and weights.text(inner) < weights.text(heading):
            told = " ".join(inner.get_text().split())
            if _is_tool(told, is_set_apart=inner.name in {"a", "button"}):
                found.append(told)
    return found


def _is_tool(text: str, *, is_set_apart: bool) -> bool:
    """Whether a text is a counter or sizes of the type; buttons are their bare words only where they are `is_set_apart`."""
    bare = text.strip("[]【】()（） ")
    if is_tally(bare) and any(map(str.isdigit, bare)):
        return True
    if _SIZES.fullmatch(bare):
        return True
    return is_set_apart and (line_rule(text) in {"tools", "share"} or is_button_word(bare))
