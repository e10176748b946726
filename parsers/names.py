"""What an element's name, classes and id announce, judged once for each way of naming one: a site has few, and pages thousands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from lxml import etree

from parsers import boilerplate
from parsers.container import family_of_names
from parsers.weights import as_read

NAMEABLE = (
    "div", "section", "article", "main", "nav", "header", "footer", "aside", "ul", "ol", "dl", "dd", "table", "tbody",
    "tr", "td", "th", "p", "span", "em", "strong", "font", "center", "form", "figure", "h1", "h2", "h3", "h4", "h5",
    "h6", "ucapcontent", "ucaptitle",
)  # fmt: skip
"""Elements whose names are looked at: what holds or is a piece of a page, but not its links and list items."""

_UNSEEN = ("script", "style", "link")
SILENT = ("script", "style", "noscript", "template", "option")
"""Elements whose own text is not shown."""

CONTROLS = ("button", "textarea", "input", "select")
"""Buttons and fields."""

_LOOKED_FOR = frozenset({*_UNSEEN, *SILENT})
_ALL_LOOKED_AT = tuple(dict.fromkeys((*NAMEABLE, "meta", "object", *CONTROLS, *_UNSEEN, *SILENT)))
_NAMED_BY_TAG = frozenset({"nav", "footer", "aside", "header", "ucapcontent"})
_BELIEVED = frozenset(
    {"share", "breadcrumb", "counter", "related", "previous-next", "qr-code", "footer", "navigation", "tools"}
)
_NEVER_FURNITURE = frozenset({"body", "html", "head", "p", "tr", "td", "tbody", "table", "font"})
_FOOTER_NAME = re.compile(r"foot|copyright|copy-?right|bottom|banquan|btm|jiaozhu|siteinfo", re.IGNORECASE)
FOOTER_TAGS = ("div", "section", "table", "td", "p", "ul")


@dataclass(frozen=True, slots=True)
class Names:
    """What an element is called: the kind of noise that this announces (a rule of `boilerplate`, or "furniture") or None."""

    rule: str | None
    is_mark: bool  # a publishing system's: of its body, or of a piece of it
    is_footer: bool


Named = tuple[etree._Element, Names]
"""An element that has a name of its own; a pair, for a page has hundreds and each is made in a twentieth of the time."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The elements of a page that its first pass asks for, in reading order: a walk takes long, so there is but one."""

    named: list[Named]
    metas: list[etree._Element]
    objects: list[etree._Element]
    controls: list[etree._Element]
    """Buttons and fields."""

    has_unseen: bool
    """Whether a script, a style sheet, or a link to one that stands outside the head, is among the elements."""

    has_silent: bool
    """Whether an element whose own text is not shown is among them."""


def look_over(root: etree._Element) -> Overview:
    """The elements of a page whose names are looked at that have one, and those told by what they are."""
    page = Overview([], [], [], [], has_unseen=False, has_silent=False)
    told = {"meta": page.metas, "object": page.objects, **dict.fromkeys(CONTROLS, page.controls)}
    has_unseen = has_silent = False
    for element in root.iter(*_ALL_LOOKED_AT):
        tag = element.tag
        if tag in told:
            told[tag].append(element)
        elif tag in _LOOKED_FOR:
            has_silent = has_silent or tag in SILENT
            has_unseen = has_unseen or (tag in _UNSEEN and (tag != "link" or _stands_in_body(element)))
        else:
            classes, identity = element.get("class"), element.get("id")
            if classes or identity or tag in _NAMED_BY_TAG:
                page.named.append((element, _read_names(tag, as_read(classes) if classes else "", as_read(identity) if identity else "")))
    return replace(page, has_unseen=has_unseen, has_silent=has_silent) if has_unseen or has_silent else page


def _stands_in_body(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is None or parent.tag != "head"


@lru_cache(maxsize=8192)
def _read_names(tag: str, classes: str, identity: str) -> Names:
    return Names(
        rule=_suspicion(tag, classes, identity[:80]),
        is_mark=family_of_names(tag, identity, classes) is not None,
        is_footer=tag == "footer" or (tag in FOOTER_TAGS and _FOOTER_NAME.search(f"{identity} {classes}") is not None),
    )


def _suspicion(tag: str, classes: str, identity: str) -> str | None:
    rule = boilerplate.rule_of_names(tag, classes, identity)
    if rule in _BELIEVED:
        return rule
    if tag in _NEVER_FURNITURE:
        return None
    return "furniture" if boilerplate.is_furniture_name(tag, classes, identity) else None
