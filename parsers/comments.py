"""What readers wrote below a text, and how it differs from what an office writes: names before colons, times of day, buttons."""

from __future__ import annotations

import re
from itertools import islice

from bs4 import Tag
from bs4.element import PageElement, PreformattedString

from parsers.weights import compact, nodes_within

_MARKED = re.compile(
    r"\d{1,2}[:：]\d{2}|(?:20)?\d{2}-\d{1,2}-\d{1,2}|\d{1,3}\s?(?:分钟|小时|天)前|^(?:回复|赞|顶|踩)|网友$"
)  # a time of day, buttons
_NAMED = re.compile(r"([^\s：:。，、（）()]{1,14})\s?[：:]")
_FIELD = re.compile(
    r"(?:任务|情况|措施|目标|问题|要求|时[间限]|日期|单位|部门|机构|结果|内容|进[展度]|成效|意见|建议|依据|标准|电话|地址|邮箱|传真|方式|名称|编号|期|项|人|一|二|三|注|附件?)$"
)  # what stands before the colon of an office, and is no name
_SENTENCE = re.compile(r"[^。；]{12}[。；]")
_LONGEST_NAME = 14
_SEVERAL = 2
_LONGEST_LINE = 2000
_LOOKED_AT, _CHILDREN = 120, 60


def is_said(text: str) -> bool:
    """Whether a line is one as they stand in comments: a name before a colon, a time of day, a button."""
    if _MARKED.search(text):
        return True
    match = _NAMED.match(text)
    return match is not None and _FIELD.search(match.group(1)) is None


def begins_with_name(item: Tag) -> bool:
    """Whether an item begins with a few words set apart."""
    first = next((node for node in item.contents if isinstance(node, Tag) or str(node).strip()), None)
    if not isinstance(first, Tag) or first.name not in {"b", "strong", "span", "a", "em", "i", "img", "div", "p"}:
        return False
    return len(compact(first, 20)) <= _LONGEST_NAME


def holds_paragraphs(tag: Tag) -> bool:
    """Whether one element below (or this one) holds several paragraphs of sentences that nobody is named to have said."""
    for parent in (tag, *(node for node in nodes_within(tag, _LOOKED_AT) if isinstance(node, Tag))):
        told = 0
        for node in islice(parent.contents, _CHILDREN):
            told += _is_paragraph(node)
            if told >= _SEVERAL:
                return True
    return False


def _is_paragraph(node: PageElement) -> bool:
    """Whether a node is a paragraph, or a bare text, of a sentence and does not begin with who says it."""
    if isinstance(node, Tag):
        if node.name != "p" or begins_with_name(node):
            return False
        text = compact(node, _LONGEST_LINE)
    else:
        text = "" if isinstance(node, PreformattedString) else "".join(str(node).split())
    return _SENTENCE.search(text) is not None and not is_said(text)
