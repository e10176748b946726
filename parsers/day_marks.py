"""Days that a page tells in the attributes of an element made for one: `<time datetime>`, a named element's `data-time`."""

from __future__ import annotations

import re

from parsers.boilerplate import words_of_names
from parsers.dates import read_date

_WORDS = frozenset({
    "date", "time", "pubtime", "pubdate", "publishtime", "publish", "datetime", "riqi", "shijian", "fbsj", "fbrq", "rq", "sj",
})  # fmt: skip
ATTRIBUTES = ("datetime", "data-time", "data-date", "data-pubtime", "data-pubdate", "data-publishtime", "data-datetime")
_MOMENT = re.compile(
    r"\s{0,9}((?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)(?:[T\s]{0,9}\d{1,2}:\d{2}[\d:.+Zz]{0,20})?\s{0,9}"
)


def is_made_for_day(name: str, classes: str, identity: str) -> bool:
    """Whether an element of this name, class attribute and id is there to tell a day."""
    return name == "time" or not _WORDS.isdisjoint(words_of_names(classes, identity))


def day_told(value: str) -> str | None:
    """The day of an attribute that holds a moment, without its time of day; None for any other value."""
    match = _MOMENT.fullmatch(value) if len(value) <= 60 else None
    return match.group(1) if match and read_date(match.group(1)) else None
