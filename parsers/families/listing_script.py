"""Rows that a page's own script writes from texts it carries: read as text, no script is ever run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from bs4 import BeautifulSoup, Tag

from parsers.lean_tree import lean_soup
from parsers.markup import MAX_TAGS

MAX_SCRIPTS = 1_000
MAX_WRITTEN = 1_000_000
"""Characters of markup taken from scripts in all."""

MOST_TOKENS = 400
"""Of one expression; a row that is pieced together has some thirty."""

MOST_RECORDS = 500

_WRITE = re.compile(r"\bdocument\s{0,5}\.\s{0,5}write(?:ln)?\s{0,5}\(")
_ASSIGN = re.compile(
    r"""(?:\b(?:var|let|const)\s{1,20}|(?<=[;{},\n])\s{0,40})([A-Za-z_$][\w$]{0,60})\s{0,20}=\s{0,20}(?=["'])"""
)
_ARRAY = re.compile(r"""=\s{0,20}\[(?=\s{0,200}(?:["']\s{0,50}<|\{))""")
_TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\n]*|/\*.*?\*/)|"(?P<double>(?:[^"\\\n]|\\.)*)"|'(?P<single>(?:[^'\\\n]|\\.)*)'"""
    r"""|(?P<word>[A-Za-z_$][\w$]*)|(?P<number>\d[\w.]*)|(?P<mark>.)""",
    re.S,
)
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|\r\n|.)", re.S)
_LETTERS = {"n": "\n", "r": "\r", "t": "\t", "b": "", "f": "", "v": "", "0": "", "\n": "", "\r\n": ""}
_LINKED = re.compile(r"<a\b", re.I)
Token = tuple[str, str]  # its kind (text, word, number, mark) and what it says


class Unreadable(Exception):
    """The script is broken from here on, or too long to be looked at."""


def write_out(soup: BeautifulSoup) -> int:
    """Put what `document.write` calls with readable texts would write in place of their scripts; how many were.

    Only markup with links counts. Variables are known where the same script gives them a text.
    """
    written = total = tags = 0
    for script in islice(soup.find_all("script"), MAX_SCRIPTS):
        code = str(script.string or "")
        if not _WRITE.search(code):
            continue
        markup = "".join(writes_of(code))
        total += len(markup)
        tags += markup.count("<")
        if total <= MAX_WRITTEN and tags <= MAX_TAGS and _LINKED.search(markup):
            _replace(script, markup)
            written += 1
    return written


def writes_of(code: str) -> Iterator[str]:
    """What each readable `document.write` of a script writes, in order."""
    known: dict[str, str] = {}
    position = 0
    try:
        while (call := _WRITE.search(code, position)) is not None:
            _learn(code, position, call.start(), known)
            tokens, position = _expression(code, call.end(), ends=")")
            value = _value(tokens, known)
            if value is not None:
                yield value
    except Unreadable:
        return


def string_arrays(text: str) -> list[str]:
    """The rows of arrays of markup texts (`var InitData = ['<li>…', …]`), the texts of each array joined."""
    joined = ("".join(value for value in values if isinstance(value, str)) for values in _arrays(text))
    return [markup for markup in joined if _LINKED.search(markup)]


def record_arrays(text: str) -> list[list[dict[str, str]]]:
    """The arrays of flat objects in a page's scripts (`var list = [{title: '…', url: '…'}, …]`)."""
    found = [[value for value in values if isinstance(value, dict)] for values in _arrays(text)]
    return [records for records in found if records]


# --- expressions ----------------------------------------------------------------------------------------------------


def _learn(code: str, start: int, stop: int, known: dict[str, str]) -> None:
    """Remember the variables that are given a text between two places."""
    while (assignment := _ASSIGN.search(code, start, stop)) is not None:
        tokens, start = _expression(code, assignment.end(), ends=";,\n")
        value = _value(tokens, known)
        if value is not None:
            known[assignment[1]] = value
        else:
            known.pop(assignment[1], None)


def _expression(code: str, position: int, *, ends: str) -> tuple[list[Token], int]:
    """The tokens of an expression up to one of `ends` outside brackets, and the position behind it."""
    tokens: list[Token] = []
    depth = 0
    for token, behind in _tokens(code, position):
        position = behind
        kind, text = token
        if kind == "space":
            if depth == 0 and "\n" in ends and "\n" in text and tokens and tokens[-1] != ("mark", "+"):
                return tokens, position
            continue
        if depth == 0 and kind == "mark" and text in ends:
            return tokens, position
        depth += (kind == "mark" and text in "([{") - (kind == "mark" and text in ")]}")
        if depth < 0 or len(tokens) >= MOST_TOKENS:
            return [], position
        tokens.append(token)
    return [], position


def _value(tokens: list[Token], known: dict[str, str]) -> str | None:
    """The text that texts, known variables and calls on them, joined by +, make; None where anything else is in it.

    What shortens a text (`title.substring(0, 20)`, `cut(title, 40)`) is passed over: the whole text is wanted.
    """
    parts: list[str] = []
    for operand in _operands(tokens):
        value = _operand(operand, known)
        if value is None:
            return None
        parts.append(value)
    return "".join(parts) if parts else None


def _operands(tokens: list[Token]) -> Iterator[list[Token]]:
    operand: list[Token] = []
    depth = 0
    for token in tokens:
        kind, text = token
        if kind == "mark":
            depth += (text in "([{") - (text in ")]}")
            if text == "+" and depth == 0:
                yield operand
                operand = []
                continue
        operand.append(token)
    if tokens:
        yield operand


def _operand(tokens: list[Token], known: dict[str, str]) -> str | None:
    if not tokens:
        return None
    (kind, text), rest = tokens[0], tokens[1:]
    if any(k == "mark" and t in "?:=<>&|!" for k, t in rest):
        return None
    if kind == "text":
        return text if not rest else None
    if kind == "number":
        return text if not rest else None
    if kind == "word" and text in known:
        return known[text] if not rest or rest[0] == ("mark", ".") else None
    if kind == "word" and rest[:1] == [("mark", "(")]:
        inner = (t if k == "text" else known.get(t) if k == "word" else None for k, t in rest)
        return next((value for value in inner if value is not None), None)
    return None


# --- arrays ---------------------------------------------------------------------------------------------------------


def _arrays(text: str) -> Iterator[list[str | dict[str, str]]]:
    """The array literals of texts or flat objects that variables are set to."""
    position = total = 0
    try:
        while total < MAX_WRITTEN and (opening := _ARRAY.search(text, position)) is not None:
            values, position = _array(text, opening.end())
            total += position - opening.end()
            yield values
    except Unreadable:
        return


def _array(text: str, position: int) -> tuple[list[str | dict[str, str]], int]:
    values: list[str | dict[str, str]] = []
    record: dict[str, str] | None = None
    key: str | None = None
    depth = 0  # of what stands inside a record, which is passed over
    for (kind, said), behind in _tokens(text, position):
        position = behind
        if kind == "space" or len(values) > MOST_RECORDS:
            continue
        if kind == "mark" and said in "[]{}":
            if said in "[{" and record is None:
                record, key = ({}, None) if said == "{" else (None, None)
                if record is None:
                    return values, position
            elif said in "[{":
                depth += 1
            elif depth:
                depth -= 1
            elif said == "}" and record is not None:
                values.append(record)
                record = None
            else:
                return values, position
        elif record is None:
            if kind == "text":
                values.append(said)
            elif kind != "mark" or said not in ",+":
                return values, position
        elif depth == 0:
            key = _field(record, key, kind, said)
    return values, position


def _field(record: dict[str, str], key: str | None, kind: str, said: str) -> str | None:
    """Take one token of a record; gives the key whose value is awaited: a name, closed by a colon."""
    if kind == "mark":
        return key if said in ":-" else None
    if key is None:
        return said
    record.setdefault(key, said)
    return key


# --- tokens ---------------------------------------------------------------------------------------------------------


def _tokens(code: str, position: int) -> Iterator[tuple[Token, int]]:
    """Tokens with the position behind each; raises Unreadable at a quote or comment that is never closed."""
    while (match := _TOKEN.match(code, position)) is not None:
        position = match.end()
        kind = match.lastgroup or "mark"
        text = match[0]
        if kind in {"double", "single"}:
            yield ("text", _ESCAPE.sub(_unescape, match[kind])), position
            continue
        if kind == "mark" and (text in "\"'`" or (text == "/" and code[position : position + 1] == "*")):
            raise Unreadable
        yield (kind, text), position


def _unescape(match: re.Match[str]) -> str:
    found = match[1]
    if found[0] in "ux" and len(found) > 1:
        return chr(int(found[1:], 16))
    return _LETTERS.get(found, found)


def _replace(script: Tag, markup: str) -> None:
    is_table = markup.lstrip()[:3].lower() in {"<tr", "<td"}
    fragment = lean_soup(f"<table>{markup}</table>" if is_table else f"<div>{markup}</div>")
    root = fragment.find("table" if is_table else "div")
    nodes = [node.extract() for node in list(root.contents)] if isinstance(root, Tag) else []
    script.replace_with(*nodes)  # at once: each insertion by itself looks for its place among all before it
    script.decompose()
