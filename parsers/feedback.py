"""A page's question to its readers, and the buttons they answer with: 您对本页内容是否满意, 满意 / 不满意, 已有15人评价.

A notice may ask the same of people about a case, so a question is the page's only where it names the page.
"""

from __future__ import annotations

import re

_LONGEST = 80
_PAGE = (
    r"(?:本|此|该|这)(?:条|篇|次)?(?:信息|文章?|页面?|网页|内容|解读|政策|资讯|新闻|稿件|篇|答复|回复)(?:的)?(?:内容|信息|质量|结果|情况)?|(?:以上|上述|当前)(?:信息|内容)|文章(?:内容|质量)?|"
    r"网[页站](?:内容)?|页面(?:内容)?"
)
_OUTCOME = r"(?:本次|此次|该)?(?:事项|问题|来信|诉求)?(?:的)?(?:办理|处理|受理|答复|回复|服务)(?:结果|情况|质量|态度)?"
_OPTION = (
    r"(?:非常|很|基本|比较|十分)?(?:不太?)?满意|(?:有|没有?|无|很有|非常有)(?:帮助|用处?)|一般|较?差|很?好|非常好|(?:不太?)?(?:喜欢|理想|清楚)"
)
_JUDGING = rf"是否|有没有|{_OPTION}|满意度|评价|评分|打分|点评|评论"
_FUNCTION = r"您|你|请|对|觉得|认为|看法|如何|怎么样|怎样|解决了|问题|内容|进行|给|为|没?有|是|否|吗|呢|的|了|吧|已有?|共有?|参与|点击|提交|确定|[人条次票分星颗个为]"
_SIGN = r"[\s()（）\[\]【】:：,，、?？!！|｜/○●□☑★☆·.]"
_PIECE = re.compile(
    rf"(?P<page>{_PAGE})|(?P<outcome>{_OUTCOME})|(?P<judging>{_JUDGING})|(?P<number>\d{{1,7}}(?:\.\d)?%?)|{_FUNCTION}|{_SIGN}"
)
_ANSWER = re.compile(rf"{_SIGN}|(?P<answer>(?:{_OPTION}|提交|确定|查看结果)(?:[(（\[]?\d{{1,7}}(?:票|人|次)?)?)")
_ASKED = re.compile(r"您|你|[?？]")
_COUNTED = re.compile(r"(?:目前)?(?:已|共)?有?\d{1,7}(?:人|条|位)?(?:网友|用户|读者)?(?:参与)?(?:评价|点评|评论|打分|评分|投票)")


def asks_reader(text: str) -> bool:
    """Whether a text is a page's question what its reader thinks of it, its answers and their count beside it or not."""
    return {"page", "judging"} <= _kinds(text)


def asks_of_outcome(text: str) -> bool:
    """Whether a text asks for an opinion of how a letter was dealt with: the page's question below a sign-off only."""
    return {"outcome", "judging"} <= _kinds(text) and _ASKED.search(text) is not None


def _kinds(text: str) -> set[str]:
    """The kinds of the words that a question to readers is made of; none where it has any other."""
    text = text.strip()
    if not 4 <= len(text) <= _LONGEST:
        return set()
    position = 0
    kinds = set()
    while (match := _PIECE.match(text, position)) is not None:
        position = match.end()
        kinds.add(match.lastgroup or "")
    return kinds if position == len(text) else set()


def answers_it(text: str) -> bool:
    """Whether a text is nothing but answers to choose from, or how many have answered; below such a question only."""
    text = "".join(text.split())
    if not 2 <= len(text) <= _LONGEST:
        return False
    position = answers = 0
    while (match := _ANSWER.match(text, position)) is not None:
        position = match.end()
        answers += match["answer"] is not None
    return (answers > 0 and position == len(text)) or _COUNTED.fullmatch(text) is not None
