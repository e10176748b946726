"""Fields and buttons of a page that are no questions: what a letter, a case or a table shows in them is read as its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from parsers.measures import text_of

_TYPED = frozenset({"", "text", "textarea", "number", "date", "datetime-local", "month", "week", "tel", "email"})
_NEVER_FILLED = frozenset({"hidden", "button", "submit", "reset", "image"})
_PICKER = re.compile(r"date|picker|calendar", re.IGNORECASE)
_ASKING = re.compile(r"search|sousuo|login|logon|comment|pinglun|vote|toupiao|survey|subscribe|register", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*(?:https?:)?//\S*\s*")  # what a button beside it copies
_LEVELS = 3  # levels up within which fields are those of one form
_MOST = 2000

_Scope = tuple[etree._Element, etree._Element | None]
"""An element that holds fields, and the form that these are of."""


def read_fields(controls: Sequence[etree._Element]) -> None:
    """Make text of what stands in fields that nobody can fill in, and of answers that are all their cells say."""
    shown = [control for control in controls[:_MOST] if _is_fixed(control) and _value_of(control)]
    if shown:
        asked = {scope for control in controls[:_MOST] if _may_be_filled(control) for scope in _scopes_of(control)}
        for control in shown:
            if asked.isdisjoint(_scopes_of(control)) and not _asks(control):
                _show(control)
    _read_answers([control for control in controls if control.tag in {"button", "textarea"}])


def _read_answers(controls: Sequence[etree._Element]) -> None:
    """Make text of the buttons and text areas that are all their cells say, in tables that nobody is to fill in."""
    forms: dict[etree._Element, bool] = {}  # asked once for each table, and each cell: thousands may stand in one
    texts: dict[etree._Element, str] = {}
    for control in controls:
        cell = next(control.iterancestors("td", "th"), None)
        table = next(control.iterancestors("table"), None)
        if cell is None or table is None:
            continue
        if table not in forms:
            forms[table] = next(table.iter("input"), None) is not None
        if cell not in texts:
            texts[cell] = text_of(cell)
        if not forms[table] and (said := text_of(control)) and said == texts[cell]:
            control.tag = "span"


def _is_fixed(control: etree._Element) -> bool:
    """Whether a field is one that its page does not let its readers fill in, nor pick a day for."""
    if control.get("disabled") is not None:
        return control.tag == "select" or _is_typed(control)
    if control.get("readonly") is None or not _is_typed(control):
        return False
    return _PICKER.search(" ".join(control.get(name, "") for name in ("class", "onclick", "onfocus"))[:400]) is None


def _is_typed(control: etree._Element) -> bool:
    return control.tag == "textarea" or (control.tag == "input" and control.get("type", "").strip().lower() in _TYPED)


def _may_be_filled(control: etree._Element) -> bool:
    """Whether a field is there for readers to fill in, to choose from, or to pick a day for."""
    if control.tag == "button" or control.get("type", "").strip().lower() in _NEVER_FILLED:
        return False
    if control.tag == "textarea" and (control.text or "").strip() and next(control.iterancestors("td"), None) is not None:
        return False  # what a table tells may stand so, too: its other fields decide
    return control.get("disabled") is None and not _is_fixed(control)


def _scopes_of(control: etree._Element) -> Iterator[_Scope]:
    """What a field shares with the others of its form: the elements near above it, and its table."""
    form = next(control.iterancestors("form"), None)
    for level, node in enumerate(control.iterancestors()):
        if level == _LEVELS or node.tag in {"table", "body"}:
            break
        yield node, form
        if node is form:
            break
    table = next(control.iterancestors("table"), None)
    if table is not None:
        yield table, form


def _asks(control: etree._Element) -> bool:
    """Whether a field is of a form to search, to log in, to vote or to write with, as its names say."""
    form = next(control.iterancestors("form"), None)
    named = (control, form) if form is not None else (control,)
    return any(_ASKING.search(holder.get(name, "")[:200]) for holder in named for name in ("class", "id", "name", "action"))


def _value_of(control: etree._Element) -> str:
    """What a field shows; an address alone is there to be copied."""
    if control.tag == "input":
        value = control.get("value", "")
    elif control.tag == "textarea":
        value = control.text or ""
    else:
        options = list(control.iter("option"))
        chosen = next((option for option in options if option.get("selected") is not None), options[0] if options else None)
        value = "".join(chosen.itertext()) if chosen is not None else ""
    return "" if not value.strip() or _ADDRESS.fullmatch(value) else str(value)


def _show(control: etree._Element) -> None:
    value = _value_of(control)
    for child in list(control):
        control.remove(child)
    control.text = value
    control.tag = "span"
