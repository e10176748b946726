"""What a template sets beside the title within the link of a row: a badge, a day, the row's number, a count of visits."""

from __future__ import annotations

import re
from itertools import islice

from bs4 import NavigableString, Tag

from parsers.dates import pieced_date
from parsers.families.listing_day_blocks import BLOCKS, day_strings

HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")

_MOST = 60
_BADGE = re.compile(r"[\[【(（<\s]*(?:new|hot|top|新|热|荐|推荐|置顶|最新|图|视频|附件)[!！]?[\]】)）>\s]*", re.I)
_MEASURE = re.compile(r"[年月日号项个家批轮起件处条期次份名座吨万亿余多县区]")
_FIGURE = r"[\[(（【]?\d[\d,.]{0,9}+万?\+?次?[\])）】]?"
_TOLD = (
    r"(?:浏览|阅读|点击|访问|查看|已阅|人气|围观|点赞|评论|收藏|转发|分享|views?|hits?|clicks?)"
    r"(?:次数|人数|人次|总数|数量|数|量|率)?"
)
_COUNT = rf"[\[(（【]?(?:{_TOLD}[:：]?{_FIGURE}|\d[\d,.]{{0,9}}万?\+?(?:人?次|人)?{_TOLD})[\])）】]?"
_COUNTS = re.compile(rf"(?:{_COUNT}[|｜/，,、]?)+", re.I)
_FIGURES = re.compile(rf"(?:{_FIGURE})++")  # what it took it keeps: digits can be parted in many ways
_NUMBER = re.compile(r"[\[(（【]?(\d{1,3})[\])）】]?([.．、:：]?)")
_COUNTED_CLASS = re.compile(r"view|hit|click|count|read|visit|eye|brows|comment|zan|like|praise|llcs|djl|djs|liulan|dianji", re.I)
_NUMBERED_CLASS = re.compile(r"(?:^|[-_])(?:num|number|no|index|idx|xh|order|rank|sort|serial|top)(?:$|[-_\d])", re.I)
_EMPHASIS = frozenset({"b", "strong", "font", "u", "sup", "sub", "big"})
_ICONS = frozenset({"i", "em", "span", "svg", "img", "s"})
_LONGEST_TAIL = 8
_LONGEST_COUNT = 60


def title_strings(tag: Tag) -> list[str]:
    """The texts of a link, or of the title's element within, that are words of the title, in their order."""
    strings = [s for s in _visible(tag) if not _BADGE.fullmatch(s)]
    if len(strings) < 2:
        return [str(s) for s in strings]
    days = day_strings(tag, strings)
    kept = _without_number(tag, _without_counts(tag, strings, days), days)
    kept = [s for s in kept if id(s) not in days]
    if pieced_date(kept) is not None:
        kept = [s for s in kept if HAN.search(s)]
    return [str(s) for s in kept]


def is_count(text: str) -> bool:
    """Whether a text is nothing but how often something was visited, and says so."""
    return len(text) <= _LONGEST_COUNT and _COUNTS.fullmatch("".join(text.split())) is not None


def is_figure(text: str) -> bool:
    """Whether a text is nothing but a figure, said to be one of visits or not."""
    if len(text) > _LONGEST_COUNT:
        return False
    said = "".join(text.split())
    return _FIGURES.fullmatch(said) is not None or _COUNTS.fullmatch(said) is not None


def _visible(tag: Tag) -> list[NavigableString]:
    return list(islice((s for s in tag.strings if isinstance(s, NavigableString) and s.strip()), _MOST))


def _without_counts(tag: Tag, strings: list[NavigableString], days: set[int]) -> list[NavigableString]:
    """The texts before the last and after the first counts of a title, which stand at its ends and apart from it."""
    for length in range(min(_LONGEST_TAIL, len(strings) - 1), 0, -1):
        tail = strings[-length:]
        before = [s for s in strings[:-length] if id(s) not in days]
        dayless = [s for s in tail if id(s) not in days]
        if not dayless or not before or id(tail[0]) in days:
            continue
        after_day = id(strings[-length - 1]) in days
        if _is_told(dayless) or (_is_figure(dayless) and (after_day or _stands_apart(tag, before[-1], dayless[0]))):
            strings = strings[:-length]
            break
    for length in range(min(_LONGEST_TAIL, len(strings) - 1), 0, -1):
        head = strings[:length]
        if _is_told(head) or (_is_figure(head) and not _is_number(head) and _stands_apart(tag, strings[length], head[-1])):
            return strings[length:]
    return strings


def _without_number(tag: Tag, strings: list[NavigableString], days: set[int]) -> list[NavigableString]:
    """The texts behind the number that a row has in its list, in an element of its own that counts nothing of the title."""
    words = next((s for s in strings[1:] if id(s) not in days), None)
    found = _NUMBER.fullmatch(strings[0].strip())
    if words is None or found is None or strings[0].parent is tag or not HAN.search(words):
        return strings
    if _counts_up(tag, int(found[1])) or _is_block_apart(tag, words, strings[0]):
        return strings[1:]
    first = words.strip()
    if HAN.match(first) is None or _MEASURE.match(first):
        return strings
    named = any(tag_.name == "i" or _has_class(tag_, _NUMBERED_CLASS) for tag_ in _between(tag, strings[0]))
    return strings[1:] if found[2] or named or _stands_apart(tag, words, strings[0]) else strings


def _is_told(strings: list[NavigableString]) -> bool:
    return is_count("".join(strings))


def _is_figure(strings: list[NavigableString]) -> bool:
    """Whether texts are figures and counts, and nothing else."""
    return all(is_figure(s) for s in strings)


def _is_number(strings: list[NavigableString]) -> bool:
    return len(strings) == 1 and _NUMBER.fullmatch(strings[0].strip()) is not None


def _stands_apart(tag: Tag, words: NavigableString, figure: NavigableString) -> bool:
    """Whether a figure is set apart from the title's words: by its class, by an icon, or as both are elements of their own."""
    own = _between(tag, figure)
    if any(_has_class(element, _COUNTED_CLASS) for element in own) or _has_icon(figure):
        return True
    if _is_block_apart(tag, words, figure):
        return True
    return bool(own) and bool(_apart(tag, words, figure)) and not any(element.name in _EMPHASIS for element in own)


def _is_block_apart(tag: Tag, words: NavigableString, figure: NavigableString) -> bool:
    """Whether the title's words stand in a block that does not hold the figure, or the figure in one without them."""
    blocks = [*_apart(tag, words, figure), *_apart(tag, figure, words)]
    return any(element.name in BLOCKS for element in blocks)


def _apart(tag: Tag, one: NavigableString, other: NavigableString) -> list[Tag]:
    """The elements within `tag` that hold one text and not the other."""
    around = {id(element) for element in _between(tag, other)}
    return [element for element in _between(tag, one) if id(element) not in around]


def _between(tag: Tag, text: NavigableString) -> list[Tag]:
    """The elements around a text within `tag`, innermost first."""
    found: list[Tag] = []
    for parent in text.parents:
        if parent is tag:
            break
        found.append(parent)
    return found


def _has_class(tag: Tag, names: re.Pattern[str]) -> bool:
    classes = tag.get("class") or ()
    return any(names.search(name) for name in ([classes] if isinstance(classes, str) else classes))


def _has_icon(figure: NavigableString) -> bool:
    before = figure.previous_sibling
    if isinstance(before, NavigableString) and not before.strip():
        before = before.previous_sibling
    return isinstance(before, Tag) and before.name in _ICONS and not before.get_text().strip()


def _counts_up(tag: Tag, number: int) -> bool:
    """Whether the link before or behind begins with the number before or behind this one."""
    link = tag if tag.name == "a" else tag.find_parent("a") or tag
    pairs = ((link.find_next("a"), number + 1), (link.find_previous("a"), number - 1))
    return any(isinstance(other, Tag) and _leading_number(other) == wanted for other, wanted in pairs)


def _leading_number(link: Tag) -> int | None:
    first = next(iter(_visible(link)), None)
    found = _NUMBER.fullmatch(first.strip()) if first is not None and first.parent is not link else None
    return int(found[1]) if found else None
