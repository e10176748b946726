"""What may be the whole of a notice without a word of text: links to files, frames that show one, scanned pages."""

from __future__ import annotations

import re

from bs4 import Tag

from parsers import boilerplate
from parsers.address import PICTURE_SUFFIXES
from parsers.attachments import file_address
from parsers.blocks import Line
from parsers.document import BlockKind
from parsers.pictures import body_pictures, is_large
from parsers.weights import leads_nowhere, nodes_within, points_at_file

_ANYWHERE = "http://page.invalid/"
_UPLOADED = re.compile(r"upload|^sha256:", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{4}")  # a day or a number in an address; furniture has names
_OF_SITE = re.compile(r"/(?:skins?|themes?|css|styles?|templates?|tpl)/", re.IGNORECASE)  # where a site's own pictures lie
_MOST_NODES = 400  # looked at for a scan
_PICTURE = re.compile(rf"\.(?:{PICTURE_SUFFIXES})$", re.IGNORECASE)
_FRAMES = frozenset({"iframe", "embed", "object"})


def carries_file(tag: Tag) -> bool:
    """Whether an element is a link to a file or a frame that shows one."""
    if tag.name == "a":
        return points_at_file(tag)
    return tag.name in _FRAMES and file_address(tag, _ANYWHERE) is not None


def pictures_of(tag: Tag) -> tuple[int, int]:
    """How many pictures of content an element is, or as a link shows, and how many of them somebody has uploaded.

    A picture that leads to another page is that page's, not the notice's.
    """
    if tag.name != "img" and not (tag.name == "a" and _shows_itself(str(tag.get("href") or ""))):
        return 0, 0
    images = _images_of(tag)
    if not images:
        return 0, 0
    found = body_pictures([Line(kind=BlockKind.PARAGRAPH, text="", images=images)], _ANYWHERE)
    return len(found), sum(1 for picture in found if _is_uploaded(picture.url))


def holds_scan(tag: Tag) -> bool:
    """Whether an element holds a picture that somebody uploaded, or one as large as a page, and that leads to no other page."""
    stack = [tag]
    for _ in range(_MOST_NODES):
        if not stack:
            return False
        node = stack.pop()
        if node is not tag and boilerplate.named_rule(node) is not None:
            continue
        shown, uploaded = pictures_of(node)
        if uploaded or (shown and any(is_large(image) for image in _images_of(node))):
            return True
        if node.name != "a":
            stack.extend(child for child in reversed(node.contents) if isinstance(child, Tag))
    return False


def _images_of(tag: Tag) -> list[Tag]:
    return [tag] if tag.name == "img" else [node for node in nodes_within(tag, 20) if isinstance(node, Tag) and node.name == "img"]


def _is_uploaded(address: str) -> bool:
    numbered = _NUMBERED.search(address) is not None and _OF_SITE.search(address) is None
    return numbered or _UPLOADED.search(address) is not None


def _shows_itself(address: str) -> bool:
    return leads_nowhere(address) or _PICTURE.search(address.partition("?")[0][:2000]) is not None
