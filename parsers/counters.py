"""Counters and clocks that a site writes into its pages: stopped, so that they say the same at every visit."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from lxml import etree

from parsers.amid import INLINE, stands_amid_text
from parsers.fetched import stop_fetched, stop_number
from parsers.labels import is_information_line, is_page_stamp
from parsers.noise_lines import line_rule
from parsers.tallies import COUNTING_WORD, STEMS, is_tally

_TICKING = frozenset({"counter", "clock"})
_DEEPEST_INLINE = 20
_LONGEST = 400
_MOST_JUDGED = 150  # blocks; where a page has more, what is left of it is left alone
_MOST_PLACED = 6  # of which the place is looked at

_CLOCKS = ("今天是", "天气", "生成时间", "生成日期", *(f"{word}时间" for word in ("现在", "当前", "系统", "北京", "服务器")))
_BEGINNING = 3  # letters by which these words are told apart
_CLOCKS_BEGIN = tuple(word[:_BEGINNING] for word in _CLOCKS)
_COUNTERS = ("浏览", "阅读", "点击", "访问", "已阅", "人气")  # all of them among `STEMS`
_LABEL = r"(?:浏览|阅读|点击|访问|已阅|人气)(?:次数|人数|人次|数|量)?\s{0,8}+[:：]?\s{0,8}+[\[(（【]?\s{0,8}+"
_VISITOR = r"[您你]是[^\d。，；\s]{0,10}?第\s{0,8}"
_TOLD = re.compile("浏览|阅读|点击|访问|已阅|人气|今天是|天气|生成时间|生成日期|(?:现在|当前|系统|北京|服务器)时间")
_WORDS = re.compile("|".join(f"{word[0]}(?={word[1:]})" for word in (*STEMS, *_CLOCKS)))
"""Where a word stands that makes a text worth looking at: one pass for all of them, and words may overlap."""

_TEXTS = etree.XPath("descendant::text()")
_FIGURE = re.compile(rf"{_LABEL}\d")
_COUNT = re.compile(rf"({_LABEL})(\d[\d,]*)")
_COUNTED = re.compile(r"(?:浏览|阅读|点击|已阅|人气)(?:次数|数|量)?\s?[:：]")
_LABEL_ALONE = re.compile(rf"{_LABEL}$")
_CLOCK_ALONE = re.compile(r"\s{0,8}(?:今天是|天气)\s{0,8}[:：]?\s{0,8}")
_VISITORS = re.compile(rf"({_VISITOR})(\d[\d,]*)(?=\s{{0,8}}位)")
_VISITOR_ALONE = re.compile(rf"{_VISITOR}$")
_FIGURES = re.compile(r"\d[\d,，]*(?:\.\d+)?")
_UNLINKED = etree.XPath(".//text()[not(ancestor::a)]", smart_strings=False)
_BETWEEN_LINKS = " \t\r\n\u3000\xa0|｜·•-—"


def stop_counters(root: etree._Element) -> list[tuple[str, str]]:
    """Stop every counter and clock in a text that is read as nothing but one; gives (rule, text) of what is blanked.

    A figure in a sentence is left alone, and so is a counter that a body would keep where it stands.
    """
    blanked: list[tuple[str, str]] = []
    places = _Places()
    text = etree.tostring(root, method="text", encoding="utf-8").decode()  # thrice as fast as to write str
    words, pieces = _holding(root) if _WORDS.search(text) else (set(), [])  # before anything is stopped and has another place
    if "位" in text and ("您是" in text or "你是" in text):
        _stop_visitors(root)
    if pieces:
        if _tells(words, text):
            _stop_all(pieces, places, blanked)
        _stop_tallies(pieces, places)
    stop_fetched(root, text)
    return blanked


def _tells(words: set[str], text: str) -> bool:
    """Whether one of the words is a clock's, or a counter's and a figure stands beside such a one."""
    return any(word.startswith(_CLOCKS_BEGIN) for word in words) or (
        any(word.startswith(_COUNTERS) for word in words) and _FIGURE.search(text) is not None
    )


class _Places:
    """Where counters stand, for as many as an honest page has; what is not looked at is left alone."""

    def __init__(self) -> None:
        self._asked = 0

    def is_amid_text(self, block: etree._Element) -> bool:
        """Whether a body would keep a counter that stands here."""
        self._asked += 1
        return self._asked > _MOST_PLACED or stands_amid_text(block)


def _stop_tallies(pieces: Sequence[Any], places: _Places) -> None:
    """Stop the figures of blocks that are counters by all their words, in whichever of their elements they stand."""
    judged: set[etree._Element] = set()
    for text, element, is_tail in _as_they_are(pieces):
        if len(text) > _LONGEST or len(judged) >= _MOST_JUDGED or not COUNTING_WORD.search(text):
            continue
        block = _block_of(element.getparent() if is_tail else element)
        if block is None or block in judged:
            continue
        judged.add(block)
        if is_tally(_beginning(block).strip()) and not _fills_a_cell(block) and not places.is_amid_text(block):
            _stop_figures(block)


def _stop_figures(block: etree._Element) -> None:
    for element in block.iter():
        element.text = _FIGURES.sub("0", element.text) if element.text else None
        if element is not block and element.tail:
            element.tail = _FIGURES.sub("0", element.tail)


def _fills_a_cell(block: etree._Element) -> bool:
    """Whether a block is all that one of several cells of a row says: there a figure may be the notice's own."""
    text = "".join(_beginning(block).split())
    node, levels = block.getparent(), 0
    while node is not None and levels < _DEEPEST_INLINE and "".join(_beginning(node).split()) == text:
        if node.tag in {"td", "th"}:
            return not _is_alone(node)
        node, levels = node.getparent(), levels + 1
    return False


def _stop_visitors(root: etree._Element) -> None:
    """ "您是第 … 位访客": no notice says so, wherever it stands."""
    for element in root.iter():
        if element.text:
            element.text = _VISITORS.sub(r"\g<1>0", element.text)
            if _VISITOR_ALONE.search(element.text):
                stop_number(element[0] if len(element) else element.getnext())
        if element.tail:
            element.tail = _VISITORS.sub(r"\g<1>0", element.tail)
            if _VISITOR_ALONE.search(element.tail):
                stop_number(element.getnext())


def _stop_all(pieces: Sequence[Any], places: _Places, blanked: list[tuple[str, str]]) -> None:
    judged: dict[etree._Element, bool] = {}
    for text, element, is_tail in _as_they_are(pieces):
        if not _TOLD.search(text) or not _ticking(element.getparent() if is_tail else element, judged, places):
            continue
        if is_tail:
            element.tail = _stopped(text, blanked)
            _stop_next(text, element.getnext(), blanked)
        else:
            element.text = _stopped(text, blanked)
            _stop_next(text, element[0] if len(element) else element.getnext(), blanked)


def _as_they_are(pieces: Iterable[Any]) -> Iterator[tuple[str, etree._Element, bool]]:
    """The texts that `_holding` found, as they read by now, each with its element and whether it stands behind it."""
    for piece in pieces:
        element, is_tail = piece.getparent(), bool(piece.is_tail)
        text = element.tail if is_tail else element.text
        if text:
            yield text, element, is_tail


def _holding(root: etree._Element) -> tuple[set[str], list[Any]]:
    """How the words begin that a tree says, and the texts that hold them, in reading order."""
    texts = _TEXTS(root)
    ends = list(accumulate(map(len, texts)))
    whole = "".join(texts)
    starts = [match.start() for match in _WORDS.finditer(whole)]
    words = {whole[start : start + _BEGINNING] for start in starts}
    return words, [texts[index] for index in dict.fromkeys(bisect_right(ends, start) for start in starts)]


def _ticking(holder: etree._Element | None, judged: dict[etree._Element, bool], places: _Places) -> bool:
    """Whether the block that holds a text says, its links aside, nothing but how often it was read, or what day it is."""
    block = _block_of(holder)
    if block is None:
        return False
    if block not in judged:
        judged[block] = len(judged) < _MOST_JUDGED and _only_ticks(block, places) and not _fills_a_cell(block)
    return judged[block]


def _block_of(holder: etree._Element | None) -> etree._Element | None:
    """The block that holds a text: no link, nor a cell among others, for these may say anything."""
    levels = 0
    while holder is not None and holder.tag in INLINE and not _is_line(holder) and levels < _DEEPEST_INLINE:
        holder, levels = holder.getparent(), levels + 1
    if holder is None or holder.tag == "a" or (holder.tag in {"td", "th"} and not _is_alone(holder)):
        return None
    return holder


def _only_ticks(holder: etree._Element, places: _Places) -> bool:
    text = _beginning(holder).strip()
    if len(text) > _LONGEST:
        return False
    if line_rule(text) in _TICKING:
        return True  # dropped wherever it stands
    told = is_information_line(text) or (is_page_stamp(text) and _COUNTED.search(text) is not None)
    if not told and holder.find(".//a") is not None:
        told = line_rule("".join(_UNLINKED(holder)).strip(_BETWEEN_LINKS)) in _TICKING
    return told and not places.is_amid_text(holder)


def _beginning(holder: etree._Element) -> str:
    """The text of an element, of a long one no more than shows that it is long: nests ask for it again and again."""
    pieces: list[str] = []
    size = 0
    for piece in holder.itertext():
        pieces.append(piece)
        size += len(piece) if size else len(piece.lstrip())
        if size > _LONGEST + 100:  # white space at the end does not count
            break
    return "".join(pieces)


def _is_line(element: etree._Element) -> bool:
    """Whether an inline element is a line by itself: what stands beside it are blocks."""
    before, after, parent = element.getprevious(), element.getnext(), element.getparent()
    if parent is None or (before is None and after is None):
        return False
    leading = parent.text if before is None else before.tail
    if (leading or "").strip() or (element.tail or "").strip():
        return False
    return all(other is None or (other.tag not in INLINE and other.tag != "img") for other in (before, after))


def _stopped(text: str, blanked: list[tuple[str, str]]) -> str:
    if line_rule(told := text.strip(_BETWEEN_LINKS)) == "clock":
        blanked.append(("clock", told[:80]))
        return ""
    return _COUNT.sub(r"\g<1>0", text)


def _stop_next(label: str, element: etree._Element | None, blanked: list[tuple[str, str]]) -> None:
    if _LABEL_ALONE.search(label):
        stop_number(element)
    elif _CLOCK_ALONE.fullmatch(label) and element is not None and element.tag in INLINE - {"a"} and not len(element):
        blanked.append(("clock", (element.text or "").strip()[:80]))
        element.text = ""


def _is_alone(cell: etree._Element) -> bool:
    """Whether a cell is the only one of its row; looked for from the cell, for a row may have sixty thousand."""
    return (
        cell.getparent() is not None
        and next(cell.itersiblings("td", "th"), None) is None
        and next(cell.itersiblings("td", "th", preceding=True), None) is None
    )
