"""Files that buttons and other elements open by a script alone: made links, before buttons are cut as controls."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

from parsers.address import FILE_SUFFIXES
from parsers.amid import INLINE
from parsers.weights import ADDRESSED

_CLICKED = etree.XPath("descendant::*[@onclick]")
_CLICKED_FILE = re.compile(rb"\s{0,9}=\s{0,9}(?:\"[^\"<]{0,1000}|'[^'<]{0,1000})\.(?i:" + FILE_SUFFIXES.encode() + rb")")
_PIECES = INLINE - {"a"} | {"img"}
_MOST = 60  # elements looked at; an honest page has a quarter of this
_OPENED = re.compile(rf"['\"][^'\"\s]{{1,400}}\.(?:{FILE_SUFFIXES})(?:\?[^'\"\s]{{0,200}})?['\"]", re.IGNORECASE)
_NOTED = re.compile(rf"\.(?:{FILE_SUFFIXES})(?:\?|$)", re.IGNORECASE)


def link_opened_files(root: etree._Element, written: bytes, controls: list[etree._Element]) -> None:
    """Make links of what opens a file when it is clicked and is none; such a button is no longer among the controls."""
    buttons = [control for control in controls if control.tag == "button" and _is_noted(control)]
    for button in buttons:
        button.tag = "a"
        controls.remove(button)
    if not any(_CLICKED_FILE.match(piece) for piece in written.split(b"lick")[1:]):  # of onclick or onClick
        return  # found out in half of the time that it takes to ask the tree
    for element in islice(_CLICKED(root), _MOST):
        if element.tag == "a" or _OPENED.search(element.get("onclick", "")[:1000]) is None:
            continue
        if element.tag == "input":
            element.tag, element.text = "a", element.get("value", "")
        elif next(element.iterancestors("a"), None) is None and all(child.tag in _PIECES for child in element.iterdescendants()):
            _wrap(element)


def _is_noted(button: etree._Element) -> bool:
    if _OPENED.search(button.get("onclick", "")[:1000]) is not None:
        return True
    return any(_NOTED.search(button.get(name, "")[:1000]) is not None for name in ADDRESSED if name != "onclick")


def _wrap(element: etree._Element) -> None:
    """Put a link around all that an element holds."""
    link = etree.Element("a", onclick=element.get("onclick", ""))
    link.text, element.text = element.text, None
    link.extend(list(element))
    element.append(link)
