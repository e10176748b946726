"""What readers did to a page, as its buttons count it: praised it, wrote below it, shared it, fetched it.

A notice may count people in some of these words, so a line is the page's only at the rim of a body, and with words that
a notice has, too, only below its sign-off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.tallies import COUNTED_WORDS

_LONGEST = 60
_NUMBER = r"\d[\d,，]*(?:\.\d+)?(?:[万wWkK](?![a-z]))?\+?"
_USE = r"(?:觉得|认为)?(?:有|没有?|无)(?:帮助|用)"
_DONE = (
    rf"(?:[今昨][日天]|总|[本上][周月]|IP)访问(?![^\d]{{0,3}}[\d,，]{{1,9}}人(?!次))|[Pp][Vv]|[Uu][Vv]|访客|查阅|围观|喜欢|评论|跟帖|分享|转发|下载|播放|打赏|在看|[👍👎♡♥❤👁🔥💬]\ufe0f?|{_USE}|"
    r"(?:我?来|我要)?[顶踩]一下|[顶踩](?=[(（\[]?\d)"
)  # what no notice counts in a line of its own; the words of a tally may stand beside
_DOUBTFUL = r"投票|得票|评分|打分|参与|推荐|关注|留言"
_BESIDE = (
    r"您是|[本此该](?:[条篇页站]|文(?!章)|栏目)?|[条篇者]|文章|新闻|信息|内容|栏目|频道|[页网][页面站]|当前|目前|今[日天]|昨[日天]|[本上][周月]|累计|表示|[已被共有总约为了过的第人次位票分数量]|"
    r"读者|网友|用户|[:：()（）\[\]【】|｜/·•、,，;；\s]"
)
_PIECE = re.compile(rf"(?P<number>{_NUMBER})|(?P<done>{_DONE})|(?P<doubtful>{_DOUBTFUL})|(?P<counting>{COUNTED_WORDS})|{_BESIDE}")
_FIGURE = re.compile(rf"[(（\[]?{_NUMBER}[)）\]]?|\d{{1,3}}(?:\.\d{{1,2}})?%")
_ONLY_READ = re.compile(r"[^\d]{0,30}\d[\d,，]*万?[条篇]")  # readings are counted in times and people
_COUNTED_THINGS = re.compile(r"评论|跟帖|留言")
_WORD = re.compile(rf"(?:{_DONE}|浏览|阅读|阅览|点击|点?赞|人气|热度)(?:次数|数|量)?")  # stations are on line, too
_AGE = re.compile(r"(?:发布|发表|更新)?于?\d{1,3}(?:秒|分钟|个?小时|天|周|个月|年)[之以]?前(?:发布|发表|更新)?")
_SILENT = re.compile(r"(?:暂时?|还|目前)?(?:没有?|无)(?:任何|相关|更多|网友)?(?:评论|跟帖)(?:[，,！!。][^。；]{0,14}(?:沙发|评论|发表)[^。；]{0,6})?[。！!]?")
_MOST_BESIDE = 4  # lines on either side that one figure and its word may be spread over


def is_reaction(text: str) -> bool:
    """Whether a line says nothing but what readers did to a page, and how often; at the rim of a body only."""
    tight = "".join(text.split()) if len(text) <= 4 * _LONGEST else ""
    return _AGE.fullmatch(tight) is not None or _SILENT.fullmatch(tight) is not None or "done" in _kinds(tight)


def may_be_reaction(text: str) -> bool:
    """The same in words that notices have, too (a vote, a mark, who took part); below a sign-off only."""
    tight = "".join(text.split()) if len(text) <= 4 * _LONGEST else ""
    return not {"done", "doubtful"}.isdisjoint(_kinds(tight))


def is_spread_reaction(texts: Sequence[str], number: int) -> bool:
    """Whether a line is the figure of a reaction whose word is a line beside it, or that word ("顶一下", "(7)", "70%")."""
    if not _is_piece(texts[number]):
        return False
    start = end = number
    while start > 0 and number - start < _MOST_BESIDE and _is_piece(texts[start - 1]):
        start -= 1
    while end + 1 < len(texts) and end - number < _MOST_BESIDE and _is_piece(texts[end + 1]):
        end += 1
    run = texts[start : end + 1]
    return any(_is_figure(text) for text in run) and any(_is_word(text) for text in run)


def _kinds(tight: str) -> set[str]:
    """The kinds of the words that a line of reactions is made of, each with its figure; none where it is anything else."""
    if not 2 <= len(tight) <= _LONGEST:
        return set()
    position = words = numbers = 0
    kinds: set[str] = set()
    while (match := _PIECE.match(tight, position)) is not None:
        position = match.end()
        kinds.add(match.lastgroup or "")
        numbers += match.lastgroup == "number"
        words += match.lastgroup in {"done", "doubtful", "counting"}
    if position < len(tight) or not 1 <= numbers <= words:
        return set()
    if _ONLY_READ.search(tight) and not _COUNTED_THINGS.search(tight):
        return set()
    return kinds


def _is_piece(text: str) -> bool:
    return _is_figure(text) or _is_word(text)


def _is_figure(text: str) -> bool:
    return len(text) <= 20 and _FIGURE.fullmatch(text.strip()) is not None


def _is_word(text: str) -> bool:
    """Whether a line is the bare word of a reaction."""
    return len(text) <= 8 and _WORD.fullmatch(text.strip(" :：")) is not None
