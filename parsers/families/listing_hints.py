"""What the attributes of a row's link say of its title, which the page may print cut: without what is added to it there."""

from __future__ import annotations

import re

from parsers.dates import edge_date, plain
from parsers.families.listing_marks import HAN

_ELLIPSIS = re.compile(r"\s*(?:…+|\.{3,}|。{3,}|·{3,}|⋯+)\s*$")
_TOP_PREFIX = re.compile(r"^\s*[\[【(（]\s*(?:置顶|new|hot|最新|热|图文|组图)\s*[\]】)）]\s*", re.I)
_BULLET = re.compile(r"^[\s·•・▪■□◆◇●○►▶▸»>＞※★☆|｜]+")
_TITLE_LABEL = re.compile(r"^\s*(?:文章)?标\s*题\s*[:：]\s*([^\r\n]+)")
_LINES = re.compile(r"\s*(?:[\r\n]|<br\s*/?>)\s*", re.I)
_TOLD = re.compile(
    r"(?:.{0,4}(?:时间|日期|来源|作者|编辑|栏目|单位|机构|部门)|(?:浏览|阅读|点击|访问|人气).{0,2})\s*[:：]"
    r"|[(（\[【]?(?:浏览|阅读|点击|访问)[次人数量]{0,2}\s*[:：]?\s*\d"
)
_SPACED_OUT = re.compile(r"(?<=^\w)\s{1,20}(?=\w\s?[:：])")  # 作    者：
_TOLD_AT_END = re.compile(
    r"\s*[(（\[【](?:浏览|阅读|点击|访问)[次人数量]{0,2}\s*[:：]?\s*\d{1,9}\s*次?[)）\]】]$"
    r"|\s(?:.{0,2}(?:时间|日期)\s*[:：]\s*\d[\d\s:：./年月日-]{5,20}|(?:浏览|阅读|点击|访问)[次人数量]{0,2}\s*[:：]\s*\d{1,9}\s*次?)$"
)
_ENDS_A_PREFIX = re.compile(r"[:：\]】)）》\s]$")
_LONGEST_PREFIX = 15
_LEAST_STEM = 6


def hint_of(value: str) -> str:
    """The title in an attribute of several lines or parts: without its label, the day and the counts behind it."""
    lines = [line for line in _LINES.split(value.strip()) if line]
    told = next((i for i, line in enumerate(lines) if i and _TOLD.match(_SPACED_OUT.sub("", line))), len(lines))
    text = clean(" ".join(lines[:told]))
    label = _TITLE_LABEL.match(text)
    return _TOLD_AT_END.sub("", clean(label[1]) if label else text)


def whole_title(text: str, candidates: list[str]) -> str:
    """The printed title, or the attribute it was cut from."""
    stem = _squeeze(_ELLIPSIS.sub("", text))
    is_cut = bool(_ELLIPSIS.search(text))
    for candidate in candidates:
        if not stem and len(HAN.findall(candidate)) >= 2:
            return candidate
        hint = _from_stem(edge_date(candidate)[0], stem) if is_cut else candidate
        full = _squeeze(hint)
        if is_cut and full == stem:  # not cut after all: the dots stand behind every title
            return hint
        if len(full) <= len(stem) or not full.startswith(stem) or _squeeze(edge_date(hint)[0]) == stem:
            continue
        if is_cut or len(stem) >= 4:
            return hint
    return text


def clean(text: str) -> str:
    """A title in one line, without the bullet and the badge before it."""
    text = " ".join(text.replace("\u200b", "").replace("\ufeff", "").split())
    return _BULLET.sub("", _TOP_PREFIX.sub("", _BULLET.sub("", text))).strip()


def _from_stem(hint: str, stem: str) -> str:
    """An attribute from where it says what the page prints; only a few words set off may stand before: 点击查看："""
    for start in range(1, min(_LONGEST_PREFIX, len(hint)) if len(stem) >= _LEAST_STEM else 0):
        if _ENDS_A_PREFIX.search(hint[:start]) and _squeeze(hint[start:]).startswith(stem):
            return hint[start:].strip()
    return hint


def _squeeze(text: str) -> str:
    return "".join(plain(text).split())
