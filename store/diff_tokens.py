"""What a text is made of when two are compared: paragraphs, sentences, and tokens that no difference may split.

A token is a date, a number with its unit, a Latin word, a line break, a run of blanks, or one other character.
"""

from __future__ import annotations

import re

_BLANK = r"[^\S\n\r]"
# digits of any script, with whatever stands between digits: 1,234.5  2024-07-03  15:30  0469-5426223  3/4
_NUMBER = r"\d+(?:[.,:/\-．：／－]\d+|，\d{3}(?!\d))*"
_HAN_NUMBER = "[〇零一二三四五六七八九十百千万亿两]"
_MULTIPLE = "[十百千万亿]{0,3}[余多]?"
_BASE_UNIT = (
    "个百分点|百分点|个工作日|工作日|个自然日|自然日|个月|个小时|个|小时|分钟|年度|年|月份|月|日|号|天|周|季度|时|分|秒|"
    "平方公里|平方千米|平方米|立方米|公里|千米|厘米|毫米|米|公顷|亩|毫升|升|千瓦时|兆瓦|千瓦|分贝|"
    "微克|毫克|千克|公斤|克|吨|标准煤|万元|元|"
    "批次|人次|街道|[项件家处条起批轮人名户台套座辆艘口块张页份次期届章节款级类倍位岁株根片段宗例封篇场种所间栋幢层头只羽棵眼"
    "盏支组桶车袋册幅股村镇乡县市区省国]|"
    r"[μuµmk]?g(?![A-Za-z])|[mk]?m[²³23]?(?![A-Za-z0-9])|km[²2]?(?![A-Za-z])|[mM]?[lL](?![A-Za-z])|t(?![A-Za-z])|"
    r"kWh?(?![A-Za-z])|MW(?![A-Za-z])|dB(?:\([A-Z]\))?(?![A-Za-z])|[hda](?![A-Za-z])"
)
_UNIT = rf"(?:[%％‰℃°]|{_MULTIPLE}(?:{_BASE_UNIT})(?:[/／](?:{_BASE_UNIT}))?|[十百千万亿]{{1,3}})"
_DAY = rf"\d{{2,4}}{_BLANK}?年{_BLANK}?\d{{1,2}}{_BLANK}?月(?:{_BLANK}?\d{{1,2}}{_BLANK}?[日号])?|\d{{1,2}}月\d{{1,2}}[日号]"
_HAN_DAY = rf"{_HAN_NUMBER}{{2,4}}年(?:{_HAN_NUMBER}{{1,2}}月(?:{_HAN_NUMBER}{{1,3}}日)?)?"

_TOKEN = re.compile(
    rf"{_DAY}"
    rf"|第{_BLANK}?{_NUMBER}(?:{_BLANK}?{_UNIT})?"
    rf"|{_NUMBER}(?:{_BLANK}?{_UNIT})?"
    rf"|[A-Za-zÀ-ɏ](?:[A-Za-zÀ-ɏ]+|{_NUMBER})*"
    rf"|{_HAN_DAY}|(?:第|百分之|[几数])?{_HAN_NUMBER}+(?:分之{_HAN_NUMBER}+|{_UNIT})?"
    r"|\r?\n"
    rf"|{_BLANK}+"
    r"|.[\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef]*",
    re.DOTALL,
)
_PARAGRAPH = re.compile(r"[^\n]*\n|[^\n]+")
# a sentence ends only where a token does: after its closing marks, never at a comma or point, which numbers contain
_SENTENCE = re.compile(r"[^。！？；!?;\n]*(?:[。！？；!?;]+[”’」』）)》】]*|\n)|[^。！？；!?;\n]+")
_DIGIT = re.compile(rf"\d|第{_HAN_NUMBER}|百分之")
_SIGNIFICANT = re.compile(r"\w")


def split_tokens(text: str) -> list[str]:
    """The tokens of a text; joined they are the text."""
    return _TOKEN.findall(text)


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, each with its closing marks; joined they are the text."""
    return _SENTENCE.findall(text)


def split_paragraphs(text: str) -> list[str]:
    """The lines of a text, each with its line feed; joined they are the text."""
    return _PARAGRAPH.findall(text)


def is_figure(token: str) -> bool:
    """Whether a token is a number, a date or an ordinal."""
    return _DIGIT.search(token) is not None


def is_significant(text: str) -> bool:
    """Whether a text holds more than blanks and punctuation."""
    return _SIGNIFICANT.search(text) is not None


def shorten(text: str, most: int, *, keep_end: bool = False) -> str:
    """At most `most` characters of a text, from its beginning or its end, no token split."""
    if len(text) <= most:
        return text
    # a token is rarely long: what lies far beyond the cut need not be looked at
    tokens = split_tokens(text[-most - 200 :] if keep_end else text[: most + 200])
    kept: list[str] = []
    length = 0
    for token in reversed(tokens) if keep_end else tokens:
        if length + len(token) > most:
            break
        kept.append(token)
        length += len(token)
    return "".join(reversed(kept) if keep_end else kept)
