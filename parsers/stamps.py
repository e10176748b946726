"""What stands between a heading and its text: who put the page on line and when, in whatever words a site has for it.

Each of these words may be a notice's own, so a line made of them is the page's only by its place: below the heading.
"""

from __future__ import annotations

import re
from functools import lru_cache

from parsers.dates import value_day
from parsers.separators import set_apart
from parsers.width import nfkc

EDGES = " \t\r\n　|｜，,;；:：[]【】()（）·-—/／•"
BRACKETS = "[]【】()（）"
_LONGEST = 100
_LONGEST_VALUE = 24
_DAY_LABEL = (
    r"(?:信息|文章|稿件|新闻)?(?:发布|发表|公布|公开|发文|上传|上网|录入|添加|发稿|更新|登载|刊发|提交)?(?:时间|日期)"
)
_NAME_LABEL = (
    r"(?:信息|文章|稿件|新闻)?(?:发布|提供|供稿|录入|撰稿)(?:单位|机构|部门|科室|者|人)?|(?:信息|文章|稿件|新闻)?来源|稿源|作者|责任(?:部门|科室)|科室|单位"
)
_OTHER_LABEL = r"责任编辑|责编|编辑|审核|校审|校对|(?:已阅|阅读|浏览|点击|访问|查看|人气)(?:次数|人数|数|量)?"
# A label begins a line or follows a blank, a bracket, a figure or, where white space is lost, the end of an office's name.
_PAIR = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[局厅委部处科室队站府组社网台院])|(?<=[^交转承主]办))"
    rf"(?:(?P<day>{_DAY_LABEL})|(?P<name>{_NAME_LABEL})|(?P<other>{_OTHER_LABEL}))\s{{0,4}}:"
)
_WEAK_STOP = re.compile(r"[。；;！!？?]")
_DAY = r"(?:19|20)\d{2}\s?[年\-/.]\s?\d{1,2}\s?[月\-/.]\s?\d{1,2}\s?日?"
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_WHOLE_DAY = re.compile(rf"{_DAY}(?:\s*(?:星期|周)[一二三四五六日天])?")
_SYSTEMS_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_GAP = re.compile(r"[\s·|]+")
_PUBLISHED = frozenset({"发布", "发表", "发布于", "发表于"})
_COUNTED = re.compile(r"(?:已阅|已?阅读|浏览|点击|访问|查看|人气)(?:次数|人数|数|量)?:?[\d,.万+]{0,9}次?")
_NAME = re.compile(r"[\u4e00-\u9fff（）()]{2,20}")
MEDIUM = re.compile(
    r"(网|报|社|台|刊|周刊|局|厅|委|办|政府|中心|在线|新闻|发布|融媒|频道|环境|客户端|站|队|院|所|馆|大学|观察|热线)$"
)
"""How the names of those end who put pages on line."""

_OF_PAGE = re.compile(r"发布|发表|公布|公开|发文|上传|上网|录入|添加|发稿|更新|登载|刊发|来源|稿源|供稿|撰稿|提供|作者|编辑|责编|阅|浏览|点击|访问|查看|人气")
_OF_CASE = re.compile(r"期限|时限|截[止至]|联系人|责任[人单]|完成")
_DONE = re.compile(r"公示|整改|销号|验收|办结|[开竣]工|核查|^[至自]|[前起止至]$")  # and no name
_CLOSED_OFFICE = re.compile(
    r"(?:厅|局|委员会|委|政府|办公室|办|部|支队|中心|管委会|督察组|网|报|社|台|院|站|所|科|处)$"
)


def pairs_of(line: str) -> tuple[tuple[str, str, str], ...]:
    """The labelled values of which a line consists, each as (kind of label, label, value); none where it says more."""
    return _pairs_of(line[: _LONGEST + 1])


@lru_cache(maxsize=1024)  # several readers ask for each line around a body
def _pairs_of(line: str) -> tuple[tuple[str, str, str], ...]:
    line = nfkc(set_apart(nfkc(line)))
    if len(line) > _LONGEST or _WEAK_STOP.search(line):
        return ()
    found = list(_PAIR.finditer(line))
    if not found or line[: found[0].start()].strip(EDGES):
        return ()
    ends = [match.start() for match in found[1:]] + [len(line)]
    pairs = []
    for match, end in zip(found, ends, strict=True):
        value = line[match.end() : end].strip(EDGES)
        day = value_day(value) is not None
        if len(value) > _LONGEST_VALUE or (":" in value and not day) or (match["day"] and value and not day):
            return ()
        pairs.append((str(match.lastgroup), match.group(match.lastgroup or 0), value))
    return tuple(pairs)


def is_told_of_page(line: str) -> bool:
    """Whether a line is nothing but values a page says about itself, a day among them, under any label it may use.

    A day and a name under bare labels may be a case's: one label only pages have, or a time of day, has to be with them.
    """
    pairs = pairs_of(line)
    if len(pairs) < 2 or not any(kind == "day" and value for kind, _, value in pairs):
        return False
    return any(_OF_PAGE.search(label) for _, label, _ in pairs) or _CLOCK.search(nfkc(line)) is not None


def is_told_near_heading(line: str) -> bool:
    """The same of a line by a heading or beside a body, where an office and a day, written as systems write it, will do."""
    if is_told_of_page(line):
        return True
    pairs = pairs_of(line)
    if {kind for kind, _, _ in pairs} != {"day", "name"}:
        return False
    return all((_SYSTEMS_DAY.fullmatch if kind == "day" else _CLOSED_OFFICE.search)(value) for kind, _, value in pairs)


def tells_of_case(line: str) -> bool:
    """Whether a line with a day says until when, or when, something was to be done: no page says so of itself."""
    return _OF_CASE.search(line) is not None


def supplier_of(line: str) -> str | None:
    """The office that a line of labelled values names as who supplied or published the page."""
    if not is_told_near_heading(line):
        return None
    names = (value for kind, _, value in pairs_of(line) if kind == "name")
    return next((name for name in names if len(name) >= 3 and _CLOSED_OFFICE.search(name)), None)


def is_publishing_line(line: str) -> bool:
    """Whether a line says in words that a page was published, and when: "发布于 2024-07-03 10:00 · 某某局"."""
    pieces = _pieces(line)
    return pieces is not None and any(piece in _PUBLISHED for piece in pieces) and len(_names(pieces)) <= 1


def is_day_and_name(line: str) -> bool:
    """Whether a line is a day and one name, and nothing else: the page's own only just below its heading.

    A name that is neither an office's nor a medium's has to stand behind the day: in front of it, it may be a label.
    """
    pieces = _pieces(line)
    if pieces is None or tells_of_case(line):
        return False
    names = _names(pieces)
    if len(names) != 1:
        return False
    if MEDIUM.search(names[0]) or _CLOSED_OFFICE.search(names[0]):
        return True
    return _WHOLE_DAY.match(nfkc(line).strip(EDGES)) is not None and _DONE.search(names[0]) is None


def is_office_name(text: str) -> bool:
    """Whether a text is nothing but the name of an office or a medium, as one stands beside a day."""
    return _NAME.fullmatch(text) is not None and (MEDIUM.search(text) or _CLOSED_OFFICE.search(text)) is not None


def _pieces(line: str) -> list[str] | None:
    """What stands beside the one day and time of day of a line of names, counters and verbs; None for any other line."""
    line = nfkc(line[: _LONGEST + 1]).strip(EDGES)
    if len(line) > 60 or len(_WHOLE_DAY.findall(line)) != 1:
        return None
    line = re.sub(r"(?<=[\u4e00-\u9fff])于(?=\s|$)", "于 ", _CLOCK.sub(" ", _WHOLE_DAY.sub(" ", line), count=1))
    pieces = [bare for piece in _GAP.split(line) if (bare := piece.strip(BRACKETS))]
    known = all(piece in _PUBLISHED or _COUNTED.fullmatch(piece) or _NAME.fullmatch(piece) for piece in pieces)
    return pieces if known else None


def _names(pieces: list[str]) -> list[str]:
    return [piece for piece in pieces if piece not in _PUBLISHED and not _COUNTED.fullmatch(piece)]
