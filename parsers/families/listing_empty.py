"""Where a page has a list without rows: what says that there is nothing, and lists that hold no word."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import PreformattedString

from parsers.weights import nodes_within

_NOTHING = re.compile(
    r"^\s*(?:[该本此](?:栏目|列表|页)?)?暂无(?:相关|任何)?(?:信息|数据|内容|记录|文章|资料)[!！。.]?\s*$|^\s*共\s*0\s*条(?:记录|信息|数据)?[!！。.]?\s*$"
)
"""What a list says that has no rows."""

_LISTS = ("ul", "ol", "tbody")
_MOST = 10
_MOST_LISTS = 200
_MOST_NODES = 60
_SHOWS = frozenset({"a", "img", "input", "iframe", "script"})


def said_empty(soup: BeautifulSoup | Tag) -> list[Tag]:
    """The elements that say that a list is empty."""
    return [said.parent for said in soup.find_all(string=_NOTHING, limit=_MOST) if said.parent is not None]


def silent_lists(soup: BeautifulSoup | Tag) -> list[Tag]:
    """The lists that hold neither words nor anything that shows or fills them."""
    return [tag for tag in soup.find_all(_LISTS, limit=_MOST_LISTS) if _is_silent(tag)][:_MOST]


def _is_silent(tag: Tag) -> bool:
    nodes = list(nodes_within(tag, _MOST_NODES))  # an empty list has a few; lists may be nested by the thousand
    return len(nodes) < _MOST_NODES and not any(
        node.name in _SHOWS if isinstance(node, Tag) else not isinstance(node, PreformattedString) and any(map(str.isalnum, str(node)))
        for node in nodes
    )
