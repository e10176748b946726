"""What a reader of a page does not see, and what is only shown later: the parts of a notice behind page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from bs4 import Tag

from parsers.weights import compact, nodes_within

_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SHRUNK_STYLE = re.compile(
    r"font-size\s*:\s*0(?:\.0{1,4})?(?:px|pt|r?em|%)?\s*(?:;|!|$)|(?:left|top|text-indent)\s*:\s*-\d{4}", re.IGNORECASE
)
_HIDING_WORDS = frozenset({"ng-hide", "hidden", "d-none", "hide", "display-none"})
_INLINE = frozenset(
    {"span", "font", "b", "i", "u", "em", "strong", "small", "big", "sub", "sup", "a", "br", "o:p", "label", "ins", "s"}
)
_LEAVES = _INLINE | {"p", "div", "section", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th"}
_NUMBERED = re.compile(r"(.*?[^\d])_?(\d{1,3})", re.DOTALL)
_PAGE_WORD = re.compile(r"page|fenye|yema|part", re.IGNORECASE)
_PAGE_BAR = re.compile(r"(?:上|下)一?页|余下全文|(?:显示|阅读|查看|浏览|展开)全[文部]|第\d{1,3}页")
_ON_DEMAND = re.compile(r"展开|(?:显示|阅读|查看|余下)全[文部]|点击(?:查看|展开|显示)")
_NEAR = 10  # siblings among which a page bar is looked for
_LONGEST_BAR = 120


def is_hidden(tag: Tag) -> bool:
    """Whether an element says of itself that it is not shown, and is no part of a notice that a click would show."""
    if not _hides_itself(tag):
        return False
    return not (is_page_part(tag) or _is_on_demand(tag))


def is_hidden_leaf(tag: Tag) -> bool:
    """Whether a paragraph or a piece of one is hidden by its own style: a text against copying, a number of a visit."""
    style = tag.get("style")
    if (not style and not tag.has_attr("hidden")) or tag.name not in _LEAVES:
        return False
    if _hides_itself(tag):
        inner = (node for node in nodes_within(tag, 60) if isinstance(node, Tag))
        return all(node.name in _INLINE for node in inner) and is_hidden(tag)
    # a size of nothing is inherited, but what stands inside may set another
    return _shrinks(str(style)[:1000]) and not any(isinstance(node, Tag) for node in tag.contents)


def is_page_part(tag: Tag) -> bool:
    """Whether an element is one of several that a page bar shows by turns: siblings with one name or numbered ids."""
    if tag.name not in {"div", "section", "article", "td", "tbody", "table"}:
        return False
    if not (tag.get("id") or tag.get("class")):
        return False
    if not any(
        _are_parts(tag, other) for other in (*_beside(tag.next_siblings, 2), *_beside(tag.previous_siblings, 2))
    ):
        return False
    named = _PAGE_WORD.search(f"{tag.get('id') or ''} {_classes(tag)}") is not None
    return named or any(_is_page_bar(other) for other in _beside(tag.next_siblings, _NEAR))


def _hides_itself(tag: Tag) -> bool:
    attributes = tag.attrs
    style = attributes.get("style")
    if style and _hides(str(style)[:1000]):
        return True
    return "hidden" in attributes or not _HIDING_WORDS.isdisjoint(attributes.get("class") or ())


@lru_cache(maxsize=4096)
def _hides(style: str) -> bool:
    return _HIDING_STYLE.search(style) is not None


@lru_cache(maxsize=4096)
def _shrinks(style: str) -> bool:
    return _SHRUNK_STYLE.search(style) is not None


def _is_on_demand(tag: Tag) -> bool:
    """Whether a button beside a block says that it shows the rest of the text."""
    if tag.name not in {"div", "section"}:
        return False
    texts = [compact(node, 30) for node in (*_beside(tag.next_siblings, 1), *_beside(tag.previous_siblings, 1))]
    return any(len(text) <= 20 and _ON_DEMAND.search(text) for text in texts)


def _beside(siblings: Iterable[object], most: int) -> list[Tag]:
    return [node for node in islice(siblings, 2 * most) if isinstance(node, Tag)][:most]


def _are_parts(tag: Tag, other: Tag) -> bool:
    if other.name != tag.name:
        return False
    mine, its = (_NUMBERED.fullmatch(str(node.get("id") or "")[:80]) for node in (tag, other))
    if mine and its:
        return mine.group(1) == its.group(1)
    return bool(_classes(tag)) and _shown_classes(tag) == _shown_classes(other)


def _classes(tag: Tag) -> str:
    classes = tag.get("class") or ()
    return classes if isinstance(classes, str) else " ".join(classes)


def _shown_classes(tag: Tag) -> frozenset[str]:
    return frozenset(_classes(tag).split()) - _HIDING_WORDS - {"active", "on", "cur", "current", "show"}


def _is_page_bar(tag: Tag) -> bool:
    text = compact(tag, _LONGEST_BAR)
    return len(text) <= _LONGEST_BAR and _PAGE_BAR.search(text) is not None
