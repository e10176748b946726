"""Dates as Chinese pages print them: whole cells, pieces in separate tags, edges of titles, days without a year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from parsers.width import nfkc

MonthDay = tuple[int, int]

_SPAN = (
    r"(?P<y>(?:19|20)\d\d)\s*(?:(?P<s>[-/.])\s*(?P<m>\d{1,2})\s*(?P=s)\s*(?P<d>\d{1,2})"
    r"|年\s*(?P<m2>\d{1,2})\s*月\s*(?P<d2>\d{1,2})\s*日?)"
)
_FULL = re.compile(rf"(?<![\d.]){_SPAN}(?:(?!\d)|(?=\d\d:\d\d))")
_LABEL = r"(?:发布|更新|公开|公布|发文|成文|生成|印发|公示|上网|录入|添加)?(?:日期|时间|于)"
_DAYTIME = r"(?:T?\s*\d{1,2}\s*[:时]\s*\d{1,2}(?:\s*[:分]\s*\d{1,2}(?:\.\d+)?)?\s*秒?分?(?:\+08:?00)?)?"
_WEEKDAY = r"(?:[(]?(?:星期|周)[一二三四五六日天][)]?)?"
_OPEN, _CLOSE = r"[\[【(〔<《|·•\s]*", r"[\]】)〕>》|·•\s]*"
_CELL = re.compile(rf"{_OPEN}(?:{_LABEL}\s*:?\s*)?{_SPAN}\s*{_WEEKDAY}\s*{_DAYTIME}{_CLOSE}")
_COMPACT_CELL = re.compile(rf"{_OPEN}(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d){_CLOSE}")
_SHORT_YEAR_CELL = re.compile(rf"{_OPEN}(?P<y>[1-4]\d)(?P<s>[-/.])(?P<m>\d\d)(?P=s)(?P<d>\d\d){_CLOSE}")
_MONTH_DAY_CELL = re.compile(
    rf"{_OPEN}(?:{_LABEL}\s*:?\s*)?(?:(?P<m>\d{{1,2}})\s*[-/]\s*(?P<d>\d{{1,2}})|(?P<m2>\d{{1,2}})\s*月\s*(?P<d2>\d{{1,2}})\s*日?)"
    rf"\s*{_DAYTIME}{_CLOSE}"
)
_YEAR = re.compile(r"((?:19|20)\d\d)\s*年?")
_YEAR_MONTH = re.compile(r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*月?")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[-/.]\s*((?:19|20)\d\d)")
_DAY = re.compile(r"(\d{1,2})\s*日?")
_MONTH = re.compile(r"(\d{1,2})\s*月?")
_UNLABELLED = re.compile(r"[\s\[(（【]{0,9}[\d〇○零一二]")
_DOTTED = re.compile(r"^(\d\d)\.(\d\d)$")  # a figure, but for the year beside it
_PART = re.compile(r"[\d\-/.年月日]{1,8}")
_NUMERIC = r"(?P<date>(?:19|20)\d\d(?P<s>[-/.])\d{1,2}(?P=s)\d{1,2})"
_EDGE_END = re.compile(rf"(?:\s+|\s*[\[【(\uff08])\s*{_NUMERIC}\s*{_DAYTIME}[\]】)\uff09]?\s*$")
_EDGE_START = re.compile(rf"^\s*[\[【(\uff08]?\s*{_NUMERIC}\s*(?:[\]】)\uff09]\s*|\s+)")
_LONGEST_CELL = 60
_SET_APART = re.compile(r"[\s|｜·]+")
_CLOCK_END = re.compile(r"\s\d{1,2}\s?:\s?\d{2}(?:\s?:\s?\d{2})?$")
_SPELLED = re.compile(r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日")
_STAMPED = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:[01]\d|2[0-3])[0-5]\d[0-5]\d")  # as databases print it
_PRINTED = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?P<m>[A-Z][a-z]{2}) (?P<d>\d{1,2}) \d{2}:\d{2}:\d{2} (?:[A-Z]{3,4}|GMT[+-]\d\d:?\d\d) (?P<y>(?:19|20)\d\d)"
)  # as Java prints it
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DIGIT = {"○": 0, "〇": 0, "零": 0} | {sign: number for number, sign in enumerate("一二三四五六七八九", 1)}


def plain(text: str) -> str:
    """Text with full-width digits and punctuation made plain, white space collapsed to single blanks."""
    return " ".join(nfkc(text).replace("—", "-").replace("–", "-").split())


def read_date(text: str) -> date | None:
    """The first full date in running text (2026-03-02, 2026/3/2, 2026.3.2, 2026年3月2日), else None."""
    return next(iter(read_dates(text)), None)


def read_dates(text: str) -> list[date]:
    """Every full date in running text, in order of appearance; impossible ones are left out."""
    return [day for match in _FULL.finditer(plain(text)) if (day := _from(match))]


def cell_date(text: str) -> date | None:
    """The date of a text that is nothing but a date: brackets, a label, a weekday and a time of day are allowed."""
    if len(text) > _LONGEST_CELL or not any(c.isdigit() for c in text):
        return None
    clean = plain(text)
    for pattern in (_CELL, _COMPACT_CELL):
        if match := pattern.fullmatch(clean):
            return _from(match)
    # Three numbers on a Chinese page are always year, month, day; only 2010–2049 so that nothing else is taken for one.
    if match := _SHORT_YEAR_CELL.fullmatch(clean):
        return _day(2000 + int(match["y"]), int(match["m"]), int(match["d"]))
    return None


def value_day(text: str) -> date | None:
    """The day of a labelled value that is nothing but a day, in figures or spelled out, and perhaps a time of day.

    So are the forms in which programs print a moment: "20260305102200", "Thu Mar 05 10:22:00 CST 2026".
    """
    return _value_day(text) if len(text) <= _LONGEST_CELL else None


@lru_cache(maxsize=1024)  # several readers ask for each line around a body
def _value_day(text: str) -> date | None:
    if match := _STAMPED.fullmatch(text.strip()):
        return _day(int(match["y"]), int(match["m"]), int(match["d"]))
    if (match := _PRINTED.fullmatch(" ".join(text.split()))) and match["m"] in _MONTHS:
        return _day(int(match["y"]), _MONTHS.index(match["m"]) + 1, int(match["d"]))
    clean = _CLOCK_END.sub("", plain(text))
    if match := _SPELLED.fullmatch(clean):
        year = int("".join(str(_DIGIT[sign]) for sign in match[1]))
        return _day(year, _spelled(match[2]), _spelled(match[3]))
    return cell_date(clean)


def _spelled(number: str) -> int:
    """What a number below a hundred says: 三, 十, 十二, 二十三; 0 for what is none."""
    tens, ten, ones = number.rpartition("十")
    if {tens, ones} - {"", *_DIGIT}:
        return 0
    return (_DIGIT.get(tens, 1) * 10 if ten else 0) + _DIGIT.get(ones, 0)


def cell_month_day(text: str) -> MonthDay | None:
    """Month and day of a text that is nothing but a day without its year (11-14, [11/14], 11月14日)."""
    if len(text) > _LONGEST_CELL:
        return None
    match = _MONTH_DAY_CELL.fullmatch(plain(text))
    if not match:
        return None
    month, day = int(match["m"] or match["m2"]), int(match["d"] or match["d2"])
    return (month, day) if _day(2024, month, day) else None  # 2024 has a 29 February


def pieced_date(pieces: Sequence[str]) -> date | None:
    """A date whose parts stand in neighbouring tags: ("15", "2026-03"), ("03-15", "2026"), ("2026", "03", "15")."""
    clean = [plain(piece).strip("[]【】()<>|· ") for piece in pieces]
    for first, second in pairwise(clean):
        if day := _from_two(first, second) or _from_two(second, first):
            return day
    for year, month, day_text in zip(clean, clean[1:], clean[2:], strict=False):
        found = (_YEAR.fullmatch(year), _MONTH.fullmatch(month), _DAY.fullmatch(day_text))
        if all(found) and (day := _day(*(int(match[1]) for match in found if match))):
            return day
    return None


def pieced_month_day(pieces: Sequence[str]) -> MonthDay | None:
    """A day without its year whose parts stand in neighbouring tags: ("15", "3月"), ("3月", "15")."""
    clean = [plain(piece).strip("[]【】()<>|· ") for piece in pieces]
    for first, second in pairwise(clean):
        for month, day in ((first, second), (second, first)):
            if month.endswith("月") and _MONTH.fullmatch(month) and _DAY.fullmatch(day):
                return cell_month_day(f"{month}{day}")
    return None


def bare_day(text: str) -> date | None:
    """The day of a text that is nothing but a day without a label, in figures, spelled out, or in parts set apart."""
    return value_day(text) or pieced_day(text) if _UNLABELLED.match(text) else None


def pieced_day(text: str) -> date | None:
    """The day of a text that is nothing but such parts, set apart by blanks: "15 2026-03", "12/29 2026"."""
    pieces = text.split() if len(text) <= _LONGEST_CELL else []
    return pieced_date(pieces) if 2 <= len(pieces) <= 3 and all(_PART.fullmatch(piece) for piece in pieces) else None


def day_in_pieces(text: str) -> date | None:
    """The day that pieces of a line are, set apart by blanks or bars: in figures, spelled out, or "03月01日 2024年"."""
    pieces = [piece for piece in _SET_APART.split(text[:200]) if piece]
    return next(filter(None, map(value_day, pieces)), None) or pieced_date(pieces)


def edge_date(title: str) -> tuple[str, date | None]:
    """A title whose link text carries the row's date at its start or end: (title without it, date).

    Only numeric forms set off by brackets or blanks count; 2026年3月2日 belongs to the title.
    """
    title = " ".join(title.split())
    for pattern in (_EDGE_END, _EDGE_START):
        if (match := pattern.search(title)) and (day := read_date(match["date"])):
            rest = (title[: match.start()] + title[match.end() :]).strip()
            return (rest or title, day)
    return title, None


def settle_years(rows: Sequence[tuple[date | None, MonthDay | None, date | None]]) -> list[date | None]:
    """The dates of a list's rows, given per row (full date, day without year, date in its address), newest first.

    A day without a year gets the one that its own address or, in a list that runs from new to old, the dates around
    it settle; where nothing settles it the date stays None.
    """
    known = [day or (_nearest(month_day, made) if month_day and made else None) for day, month_day, made in rows]
    full = [day for day in known if day]
    settled = list(known)
    for index, (_, month_day, _) in enumerate(rows):
        if known[index] is None and month_day and _falls(full):
            above = next((day for day in reversed(known[:index]) if day), None)
            below = next((day for day in known[index + 1 :] if day), None)
            settled[index] = _between(month_day, above, below, len(full))
    return settled


def day_in(year: int | None, month_day: MonthDay | None) -> date | None:
    """The day of a year that has it."""
    return None if year is None or month_day is None else _day(year, *month_day)


def _between(month_day: MonthDay, above: date | None, below: date | None, known: int) -> date | None:
    if above:
        day = max((d for d in _candidates(month_day, above) if d <= above), default=None)
        return day if day and (below is None or day >= below) else None
    if below and known >= 2:  # one full date alone does not show that the list runs from new to old
        return min((d for d in _candidates(month_day, below) if d >= below), default=None)
    return None


def _falls(days: Sequence[date]) -> bool:
    """Whether days run from new to old; up to three rows at the top may be pinned there."""
    return any(all(a >= b for a, b in pairwise(days[skip:])) for skip in range(min(4, max(1, len(days) - 1))))


def _nearest(month_day: MonthDay, anchor: date) -> date | None:
    return min(_candidates(month_day, anchor), key=lambda day: abs((day - anchor).days), default=None)


def _candidates(month_day: MonthDay, anchor: date) -> list[date]:
    years = range(max(1, anchor.year - 4), min(9999, anchor.year + 4) + 1)
    return [day for year in years if (day := _day(year, *month_day))]


def _from(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    return _day(int(groups["y"]), int(groups.get("m") or groups["m2"]), int(groups.get("d") or groups["d2"]))


def _from_two(first: str, second: str) -> date | None:
    if day := _DAY.fullmatch(first):
        if found := _YEAR_MONTH.fullmatch(second):
            return _day(int(found[1]), int(found[2]), int(day[1]))
        if found := _MONTH_YEAR.fullmatch(second):
            return _day(int(found[2]), int(found[1]), int(day[1]))
    if (year := _YEAR.fullmatch(first)) and (month_day := cell_month_day(_DOTTED.sub(r"\1-\2", second))):
        return _day(int(year[1]), *month_day)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
