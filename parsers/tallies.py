"""Lines that say nothing but how often a page was read, praised or voted on, told by the words they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product

_LONGEST = 40
_NUMBER = r"\d[\d,，]*(?:\.\d+)?"
READING = "浏览|阅读|阅览|点击|访问|查看"
"""What is done to a page, and counted."""

COUNTED_WORDS = rf"点击率|已?(?:{READING})|已[阅读]|人气|热度|关注度|转载|收藏|点?赞|在线|[Hh]its|[Vv]iews"
_FUNCTION = (
    r"您是|[本此该](?:[条篇页站]|文(?!章)|栏目)?|[条篇者]|文章|新闻|信息|内容|[页网][页面站]|当前|目前|今[日天]|昨[日天]|累计|[已被共有总约为了过的第人次位数量万℃]|"
    r"读者|网友|访客|统计|[:：()（）\[\]【】+＋|｜]"
)
COUNTING_WORD = re.compile(COUNTED_WORDS)
"""One of which stands in every tally."""

COUNTED = re.compile(rf"(?:{COUNTED_WORDS})[^\d。，；]{{0,30}}+\d|\d[\d,，.万]{{0,12}}+[^\d。，；]{{0,30}}?(?:{COUNTED_WORDS})")
"""Such a word and a figure near it: what a text, its white space left out, has somewhere that holds a tally with a figure."""

STEMS = ("浏览", "阅读", "阅览", "点击", "访问", "查看", "已阅", "已读", "人气", "热度", "关注度", "转载", "收藏", "赞", "在线", "its", "iews")
"""What every counting word has one of: to look for those that a page has at all is quicker than the pattern."""

_PIECE = re.compile(rf"(?P<number>{_NUMBER})|(?P<counting>{COUNTED_WORDS})|{_FUNCTION}")
_DIGIT = re.compile(r"\d")
_MEETING = re.compile(r"访问|查看")  # people may be visited, and files looked at
_THINGS = re.compile(r"\d万?[条篇]")  # readings are counted in times and people
_DEVICES = re.compile(r"在线(?!.{0,6}(?:人|访客|网友|读者|用户))")  # monitoring stations are on line, too
_OF_PAGE = re.compile(r"[本该此页文站量]|次数|信息|新闻|内容")
_UNIT = re.compile(r"[次人位:：(（\[【]")
_VOTE = re.compile(
    r"(?:(?:非常|基本|比较|很)?(?:不满意|满意)|一般|(?:有|没有?)(?:帮助|用)|(?:不)?支持|反对|[顶踩赞])[(（\[]?\d{1,7}[)）\]]?"
)
_VOTES_LEAST = 2
_TIMES = r"(?:次数|人数|人次|数|量)"
_TIMED = r"\d[\d,，]*+(?:\.\d+)?+万?+[次人位]{0,2}+"
_FIGURE = re.compile(_TIMED)
_FEEDBACK = rf"(?:{COUNTED_WORDS}|评论|分享|转发|下载)"
_TOLD = re.compile(rf"(?:^阅|{_FEEDBACK}{_TIMES}?)[:：(（\[]{{0,2}}{_TIMED}(?=$|[^\u4e00-\u9fff]|{_FEEDBACK})|{_TIMED}(?:{COUNTED_WORDS})")
_LABEL = re.compile(rf"(?:(?:{COUNTED_WORDS})(?:{_TIMES}(?:[（(][^（()）]{{1,20}}[）)])?[:：]?|[:：])|[Rr]ead[:：]?|^阅[:：]?)[（(\[]?$")
_BARE = re.compile(rf"(?:{_TIMES}[:：]?|访问|查看)?{_NUMBER}次?")
_BAR = re.compile(r"[\s|｜]+")
_CLAUSE = re.compile(r"[。，；,;]")
_MOST_PIECES = 4  # on either side of a figure
_READERS = re.compile(r"(?:(?:有|没有?)(?:帮助|用)|[顶踩赞])[(（\[]?\d{1,7}[)）\]]?")  # what no survey asks


def is_tally(text: str) -> bool:
    """Whether a text is a counter: words for reading and a figure to each at most, otherwise only function words.

    What was counted, a percentage or a full stop is none of these, hence "访问群众35人" and "点击率35%" are not.
    """
    tight = "".join(text.split()) if len(text) <= 4 * _LONGEST else ""
    if not 2 <= len(tight) <= _LONGEST:
        return False
    position = counting = numbers = 0
    while (match := _PIECE.match(tight, position)) is not None:
        position = match.end()
        counting += match["counting"] is not None
        numbers += match["number"] is not None
    if position < len(tight) or may_count_people(tight):
        return False
    if _THINGS.search(tight) or _DEVICES.search(tight):
        return False
    return 1 <= counting <= 2 and numbers <= counting and (numbers > 0 or _UNIT.search(tight) is not None)


def counts(text: str, before: Iterable[str], after: Iterable[str]) -> bool:
    """Whether an element named like a counter is one, by its own words or by those of the clause that its figure stands in.

    `before` and `after` are the texts beside it in its line, the nearest first.
    """
    if not _FIGURE.fullmatch(text):
        return is_tally(text) or not re.search(r"\d", _TOLD.sub("", text))
    above, below = _words_of_clause(before, is_before=True), _words_of_clause(after, is_before=False)
    whole = "".join([*reversed(above), text, *below])
    if "" in above or "" in below:
        return is_tally(whole)
    if _BARE.fullmatch(whole) or _LABEL.search("".join(reversed(above))):
        return True
    sides = product(range(_MOST_PIECES + 1), repeat=2)
    return any(is_tally("".join([*reversed(above[:before_it]), text, *below[:behind_it]])) for before_it, behind_it in sides)


def _words_of_clause(texts: Iterable[str], *, is_before: bool) -> list[str]:
    """The words beside a figure, the nearest first; an empty one at the end where its clause ends within the line."""
    found: list[str] = []
    for text in texts:
        clause, *more = _CLAUSE.split(text)[:: -1 if is_before else 1]
        words = [word for word in _BAR.split(clause) if word]
        found += reversed(words) if is_before else words
        if more:
            return [*found, ""]
    return found


def may_count_people(tight: str) -> bool:
    """Whether a count may be of people who were visited, or of files that were looked at, for it does not name the page."""
    return _MEETING.search(tight) is not None and _DIGIT.search(tight) is not None and _OF_PAGE.search(tight) is None


def is_poll(text: str) -> bool:
    """Whether a text is the buttons of a poll and their votes ("顶（3）踩（0）"): a survey's figures have a unit."""
    return _votes(text, _VOTE) >= _VOTES_LEAST


def is_readers_poll(text: str) -> bool:
    """Whether a poll's buttons are those of a page for sure: of use or not, up or down."""
    return _votes(text, _READERS) >= _VOTES_LEAST


def _votes(text: str, vote: re.Pattern[str]) -> int:
    """How many votes a text is made of; 0 where it says anything else."""
    tight = "".join(text.split()) if len(text) <= 4 * _LONGEST else ""
    position = votes = 0
    while (match := vote.match(tight, position)) is not None:
        position = match.end()
        votes += 1
    return votes if position == len(tight) else 0
