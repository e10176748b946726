"""Documents that programs write as bare markup or text under an Office name, told from the pages served in a file's place."""

from __future__ import annotations

import re

from parsers.decode import decode

_LOOKED_AT = 64 * 1024
_TABLES = frozenset({".xls", ".et", ".xlsx"})
_TEXTS = frozenset({".doc", ".wps"})
_LIVE = re.compile(
    r"<(?:script|a|form|input|button|i?frame|frameset|link|nav|footer|object|embed|img|meta[^<>]{0,99}refresh)\b", re.IGNORECASE
)
"""What a page has and a document that was exported has not."""
_TAG = re.compile(r"<[^<>]*>")
_STYLE = re.compile(r"<(style|title)\b[^<>]*>[^<]*</\1>", re.IGNORECASE)
_ROW = re.compile(r"<tr\b", re.IGNORECASE)
_CELL = re.compile(r"<t[dh]\b[^<>]*>", re.IGNORECASE)
_LINE_END = re.compile(r"</?(?:p|div|tr|h[1-6]|br|li)\b[^<>]*>", re.IGNORECASE)
_HAN = re.compile("[\u4e00-\u9fff]")
_PROSE_LEAST = 200  # Chinese characters; who refuses a file is shorter
_LINES_LEAST = 3


def is_export(raw: bytes, suffix: str) -> bool:
    """Whether this is a table or a document as such programs write them; an error or a login is neither."""
    if suffix not in _TABLES | _TEXTS:
        return False
    text = decode(raw[:_LOOKED_AT]).text
    if _LIVE.search(text):
        return False
    if "<" not in text:
        return suffix in _TABLES and _is_table([line.split("\t") for line in text.splitlines()])
    rows = [[_TAG.sub("", cell) for cell in _CELL.split(row)[1:]] for row in _ROW.split(text)[1:]]
    return _is_table(rows) or (suffix in _TEXTS and _is_long(text))


def _is_table(rows: list[list[str]]) -> bool:
    """Whether there are two rows of several values, with Chinese in them: a table that lays out a page has one."""
    filled = [[cell for cell in row if cell.strip()] for row in rows]
    return sum(1 for row in filled if len(row) > 1) > 1 and any(sum(1 for cell in row if _HAN.search(cell)) > 1 for row in filled)


def _is_long(text: str) -> bool:
    """Whether there are several lines of text, longer together than a refusal is."""
    lines = [_TAG.sub("", line) for line in _LINE_END.split(_STYLE.sub("", text))]
    told = [sum(1 for _ in _HAN.finditer(line)) for line in lines]
    return sum(told) >= _PROSE_LEAST and sum(1 for count in told if count > 1) >= _LINES_LEAST
