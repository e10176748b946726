"""Whether the place of the page's own list holds no list: a frame, what a script fills, a word that nothing is there."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import islice

from bs4 import BeautifulSoup, Tag

from parsers.families.listing_choice import heading_before, zone_penalty
from parsers.families.listing_rows import attribute, has_title, is_word
from parsers.weights import nodes_within

_FRAMES = ("iframe", "object", "embed", "script")
_PLACES = ("div", "section", "ul", "ol", "dl", "table", "tbody")
_MOST = 200
_MOST_NODES = 60
_MOST_BEHIND = 40
_MOST_LINKS = 200
_NOTHING_YET = re.compile(r"^\W{0,3}[^\d\W]{0,6}(?:加载|暂无|没有|无相关|更新中|建设中|整理中|维护中)[^\d\W]{0,8}\W{0,4}$")
_MORE = re.compile(r"[\[【]?(?:更多|more)\W{0,4}$", re.I)


def lacks_list(soup: BeautifulSoup | Tag, columns: Collection[str]) -> bool:
    """Whether below a heading that is the name of the page's column stands what is no list yet, and no link to a notice."""
    if not columns:
        return False
    said = [string.parent for string in soup.find_all(string=_NOTHING_YET, limit=_MOST)]
    filled = [tag for tag in soup.find_all([*_FRAMES, *_PLACES], limit=10 * _MOST) if _is_filled_later(tag)]
    return any(_is_place_of_column(tag, columns) for tag in [*said, *filled[:_MOST]] if tag is not None)


def _is_filled_later(tag: Tag) -> bool:
    """Whether an element shows nothing by itself, and is made to be filled: a frame, a script, an empty box with an id."""
    if tag.name in _FRAMES:
        return True
    if not attribute(tag, "id"):
        return False
    nodes = list(nodes_within(tag, _MOST_NODES))
    return len(nodes) < _MOST_NODES and not any(node.name in {"a", "img"} for node in nodes if isinstance(node, Tag)) and not tag.get_text().strip()


def _is_place_of_column(tag: Tag, columns: Collection[str]) -> bool:
    heading = heading_before(tag)
    if not isinstance(heading, Tag) or heading.parent is None or heading.parent.name in {"body", "html"}:
        return False
    said = _MORE.sub("", "".join(heading.get_text().split()))
    if said not in columns or zone_penalty(heading.parent):
        return False
    return not any(_has_row(node) for node in islice(heading.next_siblings, _MOST_BEHIND) if isinstance(node, Tag))


def _has_row(tag: Tag) -> bool:
    links = [tag] if tag.name == "a" else tag.find_all("a", href=True, limit=_MOST_LINKS)
    return any(has_title(link, "") or is_word(link) for link in links)
