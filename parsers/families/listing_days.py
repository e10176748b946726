"""The day printed beside a row of a list: by its label, by the heading of its cells, under the heading of its year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice

from bs4 import NavigableString, Tag
from bs4.element import Comment, PageElement, PreformattedString

from parsers.dates import (
    MonthDay,
    cell_date,
    cell_month_day,
    edge_date,
    pieced_date,
    pieced_month_day,
    plain,
    read_date,
)
from parsers.weights import nodes_within

_GOOD_LABEL = re.compile(r"发布|公开|公布|上网")
_NEW_LABEL = re.compile("更新")
_OTHER_LABEL = re.compile(r"成文|生成|发文|印发|文件|起草")
_NO_ROW_DATE = re.compile(r"截止|结束|有效|废止|失效|到期|实施|施行|开始|起始|时限|(?:完成|整改|办理|办结|公示)期限")
_TASK_LABEL = re.compile(r"(?:完成|办结|验收|销号|整改)[^公发]{0,4}(?:日期|时间)")  # of the work; of the notice where no other day is
_DAY_LABEL = re.compile(r"\D{0,8}(?:日期|时间)\s*[:：]?")
_SHORTHAND = re.compile(r"(?:^|[-_])(?P<what>fb|gk|gb|cw|sc|fw|yf)(?:rq|sj|date|time)(?:$|[-_])", re.I)  # fbrq, cwrq
_YEAR_HEADING = re.compile(r"\D{0,2}((?:19|20)\d\d)\s*(?:年度?)?\W{0,2}")
_NEXT_DAY = re.compile(r"[\s|｜，,;；]+(?=[\u4e00-\u9fff]{0,6}(?:日期|时间)\s{0,3}[:：])")
_MAX_STRINGS = 60
_LONGEST_DAY = 40  # characters, white space among them
_LONGEST_LINE = 80
_TITLED = 5  # so many letters and digits make the title of a row
_LEVELS = 5
_SIBLINGS = 12


def texts_of(tag: Tag) -> list[str]:
    """The visible texts of a tag; the first sixty are more than any row has."""
    return list(islice((str(s) for s in tag.strings if s.strip()), _MAX_STRINGS))


def printed_date(unit: Tag, anchor: Tag, columns: tuple[str, ...]) -> tuple[date | None, MonthDay | None]:
    """The day of a row, whole or without its year; `columns` are the headings where the row is one of a table."""
    strings = _row_strings(unit, anchor)
    labels = _column_labels(unit, columns) or _labels_within(unit, strings)
    day, month_day = _date_among(strings, labels)
    if (day or month_day) and not _is_of_a_file(strings, labels):
        return day, month_day
    beside = _day_item(unit) if unit.name == "li" else [] if unit.name in {"tr", "dl"} else _beside(unit)
    other_day, other_month_day = _date_among(beside, {})
    return (other_day, other_month_day) if other_day or not (day or month_day) else (day, month_day)


def years_above(units: Sequence[Tag]) -> list[int | None]:
    """For each row, in the order of the page, the year that is the heading of its section: 2026年, and nothing else."""
    years: list[int | None] = []
    year, passed = None, frozenset[int]()
    for unit in units:
        year = _year_before(unit, passed, year)
        years.append(year)
        passed = frozenset([id(unit), *(id(parent) for parent in islice(unit.parents, _LEVELS))])
    return years


def _year_before(unit: Tag, passed: frozenset[int], year: int | None) -> int | None:
    """The year of the nearest heading above a row; `year` where none stands between it and the row before, in `passed`."""
    for tag in [unit, *islice(unit.parents, _LEVELS)]:
        for sibling in islice(tag.previous_siblings, _SIBLINGS):
            if id(sibling) in passed:
                return year
            text = plain(sibling.get_text()) if isinstance(sibling, Tag) else ""
            if len(text) <= 20 and (found := _YEAR_HEADING.fullmatch(text)):
                return int(found[1])
            if any(c.isalnum() for c in text) and not (cell_date(text) or cell_month_day(text)):
                return None
    return None


def _row_strings(unit: Tag, anchor: Tag) -> list[str]:
    """Every text of the row but the title itself, which may hold dates of its own."""
    inside = texts_of(anchor)
    own = inside if len(inside) > 1 else []
    strings = own + [s for s in texts_of(unit) if s not in inside] if unit is not anchor else own
    return [piece for s in strings for piece in (_NEXT_DAY.split(s) if len(s) <= _LONGEST_LINE else [s]) if piece]


def _date_among(strings: list[str], labels: dict[str, str]) -> tuple[date | None, MonthDay | None]:
    ranked = [(_rank(i, strings, labels), i, day) for i, s in enumerate(strings) if (day := cell_date(s))]
    usable = [(rank, i, day) for rank, i, day in ranked if rank < 9]
    if ranked:
        return (min(usable)[2] if usable else None), None
    pieces = [piece for s in strings if len(s) < 40 for piece in s.split() if any(c.isalnum() for c in piece)]
    if day := pieced_date(pieces):
        return day, None
    for s in strings:
        if month_day := cell_month_day(s):
            return None, month_day
    if month_day := pieced_month_day(pieces):
        return None, month_day
    for s in strings:
        if len(s) <= _LONGEST_LINE and not _NO_ROW_DATE.search(s) and (day := _labelled(s)):
            return day, None
    return None, None


def _rank(index: int, strings: list[str], labels: dict[str, str]) -> int:
    before = strings[index - 1] if index and len(strings[index - 1].strip()) <= 12 else ""
    own = labels.get(strings[index], "") or strings[index]
    label = own if labels.get(strings[index]) or _says_which(own) else own + before
    if _NO_ROW_DATE.search(label):
        return 9
    return 0 if _GOOD_LABEL.search(label) else 1 if _NEW_LABEL.search(label) else _rank_of_other(label)


def _rank_of_other(label: str) -> int:
    return 4 if _TASK_LABEL.search(label) else 3 if _OTHER_LABEL.search(label) else 2


def _says_which(text: str) -> bool:
    return any(label.search(text) for label in (_GOOD_LABEL, _NEW_LABEL, _OTHER_LABEL))


def _is_of_a_file(strings: list[str], labels: dict[str, str]) -> bool:
    """Whether every day of a row says that it is that of the file and not of its publication."""
    ranks = [_rank(i, strings, labels) for i, s in enumerate(strings) if cell_date(s)]
    return bool(ranks) and set(ranks) <= {3, 9}


def _labelled(text: str) -> date | None:
    """A date inside a line such as 发布机构：某局 日期：2026-03-02, or set off at the end of a short line."""
    clean = plain(text)
    if match := re.search(r"(?:日期|时间|发布)\s*[:]?\s*(\d{4}.{4,14})", clean):
        return read_date(match[1])
    return edge_date(clean)[1] or (read_date(clean) if len(clean) <= 24 else None)


def _column_labels(unit: Tag, columns: tuple[str, ...]) -> dict[str, str]:
    if unit.name not in {"tr", "li"} or not columns:
        return {}
    cells = unit.find_all(["td", "th"] if unit.name == "tr" else True, recursive=False)
    if unit.name == "li" and len(cells) != len(columns):
        return {}
    return {s: label for cell, label in zip(cells, columns, strict=False) for s in texts_of(cell)}


def _labels_within(unit: Tag, strings: list[str]) -> dict[str, str]:
    """What the elements of a row that hold nothing but a day say of it in their title or class, where it has several."""
    if sum(cell_date(s) is not None for s in strings) < 2:
        return {}
    labels: dict[str, str] = {}
    for cell in unit.find_all(True, limit=_MAX_STRINGS):
        if cell_date(_short_text(cell)):
            title, names = (" ".join(v) if isinstance(v := cell.get(name), list) else v or "" for name in ("title", "class"))
            named = _SHORTHAND.search(names.replace(" ", "-"))
            told = "" if named is None else "发布" if named["what"].lower() in {"fb", "gk", "gb"} else "成文"
            labels |= {s: title if _DAY_LABEL.fullmatch(title) else told for s in texts_of(cell)}
    return labels


def _short_text(tag: Tag) -> str:
    """The text of an element; "" where it is longer than a day, which is found out without reading all of it."""
    text = ""
    for node in nodes_within(tag):
        if isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            text += node
            if len(text) >= _LONGEST_DAY:
                return ""
    return text


def _day_item(unit: Tag) -> list[str]:
    """The texts of the other items of a list that is a single row: its number, its day; none where another has a link."""
    items = unit.parent.find_all("li", recursive=False, limit=_LEVELS + 1) if unit.parent is not None else []
    others = [item for item in items if item is not unit]
    if len(items) > _LEVELS or any(item.find("a") is not None for item in others):
        return []
    return [s for item in others for s in texts_of(item)]


def _beside(unit: Tag) -> list[str]:
    """Texts up to the next link beside a unit which is not a whole row (a `td`, a `dd`, a bare link): they follow it.

    They stand before it where a day leads the first of the links in one element, and none follows the last.
    """
    leads, follows = _edge_days(unit.parent) if unit.parent is not None else (False, False)
    if unit.name == "dd" and (leads or not follows):
        term = unit.find_previous_sibling(["dt", "dd"])
        if term is not None and term.name == "dt" and (found := _date_texts(term)):
            return found
    before = leads and not follows
    strings: list[str] = []
    for sibling in unit.previous_siblings if before else unit.next_siblings:
        found = []
        if isinstance(sibling, Tag):
            if sibling.name == "a" or sibling.find("a") is not None or len(strings) > 4:
                break
            found = texts_of(sibling)
        elif isinstance(sibling, NavigableString) and not isinstance(sibling, Comment) and sibling.strip():
            found = [str(sibling)]
        strings = found + strings if before else strings + found
    return strings


def _edge_days(around: Tag) -> tuple[bool, bool]:
    """Whether in an element a day stands before the first link with a title, and whether one stands behind the last."""
    return _has_day_at_edge(around.contents), _has_day_at_edge(reversed(around.contents))


def _has_day_at_edge(nodes: Iterable[PageElement]) -> bool:
    day = False
    for node in islice(nodes, _SIBLINGS):
        if isinstance(node, Tag):
            links = (n for n in [node, *nodes_within(node, _SIBLINGS)] if isinstance(n, Tag) and n.name == "a")
            if (link := next(links, None)) is not None:
                if sum(c.isalnum() for c in "".join(texts_of(link))) >= _TITLED:
                    return day
                day = False  # a page's number, a way back
            text = _short_text(node)
        else:
            text = str(node) if isinstance(node, NavigableString) and not isinstance(node, PreformattedString) else ""
        text = text.rstrip(" :：\xa0\u3000")
        day = day or bool(cell_date(text) or cell_month_day(text))
    return False


def _date_texts(tag: Tag) -> list[str]:
    strings = texts_of(tag)
    day, month_day = _date_among(strings, {})
    return strings if (day or month_day) and tag.find("a") is None else []
