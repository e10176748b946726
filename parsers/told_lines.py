"""A line that a page tells of itself, known by its shape whatever its labels are called: values, a day, counters, buttons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from parsers.dates import value_day
from parsers.noise_lines import line_rule
from parsers.separators import set_apart
from parsers.stamps import tells_of_case
from parsers.tallies import READING
from parsers.width import nfkc

_LONGEST = 160
_COUNTING = rf"(?:(?:已|总)?(?:{READING}|人气)(?:次数|人数|人次|数|量)?|已阅)"
_TOKEN = re.compile(
    rf"(?P<gap>[\s|/,;·\[\]()【】—-]+)"
    rf"|(?P<counted>{_COUNTING}[:\s]{{0,3}}[(\[]?[\d,.]{{0,9}}万?\s?[次人]{{0,2}}(?=$|[\s|/,;\[\]()])|\d[\d,.]{{0,8}}万?\s?[次人]{{0,2}}{_COUNTING}(?![\u4e00-\u9fff]))"
    r"|(?P<day>(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?!\d)\s?日?)"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?!\d)|(?:星期|周)[一二三四五六日天])"
    r"|(?P<label>(?:[\u4e00-\u9fff]\s{1,4}[\u4e00-\u9fff]|(?:IP)?[\u4e00-\u9fff]{2,8})\s{0,2}:|(?:Date|Time|Source|From|Author|Posted|Published|Views|Hits)\s{0,2}:|"
    r"(?:发布|发表|刊发|上传|更新)于(?=\s?(?:19|20)\d\d))"
    r"|(?P<button>A[+-](?![A-Za-z])|[TＴ]?[大中小](?![\u4e00-\u9fff])|[大中小]{3})"
    r"|(?P<bare>\d{1,7}(?=$|[\s|]))"
    r"|(?P<host>(?:https?://)?www\.[\w.]{3,40})"
    r"|(?P<word>[\u4e00-\u9fff]{1,24}|[A-Za-z]\w{0,15})"
)
_PAGE_LABEL = re.compile(
    r"发布|发表|来源|来自|出处|公布|转自|转载|摘自|摘编|Date|Source|From|Author|Posted|Published|录入|加入|添加|上传|上载|上网|入库|供稿|稿源|撰稿|作者|编辑|责编|更新|公开(?:部门|单位|机构|时间|日期)|IP属地"
)
_OWN_LABEL = re.compile(
    r"(?<!日)期限?$|截|整改|完成|验收|销号|任务|问题|措施|目标|进展|情况|地[点址]|点位|联系|电话|邮|举报|信访|来电|会议|检查|采样|监测|交办|转办|办[理结]|"
    r"受理|责任(?!编)|牵头|督办|编号|案件|姓名|金额|对象|范围|方式|途径|反馈|计划|[开竣]工|施工|项目|企业|处罚"
)
_PAGE_DAY = re.compile(r"(?:发布|发表|公布|公开|公示|刊发|转载|录入|加入|添加|上传|上载|上网|入库|发稿|更新)(?:时间|日期|于)?$|^(?:时间|日期|Date|Time|Posted|Published)$")
_LATER_DAY = re.compile(r"更新|修改")
_NAME_LABEL = re.compile(r"(?:发布|供稿|来源|报送|上传|公开|信息|撰稿|所属|录入|提供|主办|^)(?:部门|单位|机构|科室|处室)$|来源|来自|出处|稿源|^转(?:载)?自?$|^摘(?:自|编自?)$|^Source$|^From$|^发布$|^供稿$")
_OFFICE = re.compile(
    r"[\u4e00-\u9fff]{1,18}(?:厅|局|委|政府|办公室|办|部|支队|大队|中心|组|[网报社台刊院站所科处]|公司|融媒体?)"
)
_AMONG = re.compile(
    rf"{_COUNTING}|(?:发布|公开|发表|更新)(?:时间|日期|机构|单位|部门)|{_OFFICE.pattern}|\d{{1,7}}\s?[次人]?|[大中小]|A[+-]?|字[体号]|打印|Date|Time|Views?|Hits?|"
    r"[\s|:/\[\]()·-]+",
    re.IGNORECASE,
)
_PLACED = re.compile(r"(?:发布|发表)于[\u4e00-\u9fff]{2,8}|听全文|.{0,8}(?:时间|日期|期限)")
_DAY = re.compile(r"(?<!\d)(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?!\d)\s?日?")
_LONGEST_AMONG = 60
_OF_TEXT = re.compile("[。、《》“”]")  # in no token
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_TOKENS = 60


def is_told_of_reader(piece: str) -> bool:
    """Whether a word beside a day says where an account was when it published, or is a button: no name of a source."""
    return _PLACED.fullmatch(piece) is not None


def is_told_line(line: str) -> bool:
    """Whether a line is nothing but values a page tells of itself, a day and one that only a page has among them."""
    return bool(told_fields(line))


def told_fields(line: str) -> tuple[tuple[str, str], ...]:
    """What such a line tells, as ("published", day) and ("source", office); none where a line says anything more."""
    if len(line) > _LONGEST or not _YEAR.search(line) or _OF_TEXT.search(line):
        return ()
    return _told_fields(line)


@lru_cache(maxsize=1024)  # several readers ask for each line around a body
def _told_fields(line: str) -> tuple[tuple[str, str], ...]:
    tokens = list(_tokens(set_apart(nfkc(line)).strip()))
    kinds = [kind for kind, _ in tokens]
    if "day" not in kinds or "" in kinds:
        return ()
    labels = [text for kind, text in tokens if kind == "label"]
    if any(_OWN_LABEL.search(label) and not _PAGE_LABEL.search(label) for label in labels):
        return ()
    counted = "counted" in kinds or kinds.count("bare") == 1  # a figure beside the drawing of an eye
    if not counted and not any(_PAGE_LABEL.search(label) for label in labels):
        return ()
    return tuple(_fields(tokens, counted=counted))


def day_among_words(line: str) -> date | None:
    """The one day of a short line near a heading that says besides it only what pages say: figures, buttons, its labels."""
    line = nfkc(line)
    days = _DAY.findall(line)
    if len(line) > _LONGEST_AMONG or len(days) != 1 or tells_of_case(line) or _AMONG.sub("", _DAY.sub(" ", line)):
        return None
    return value_day(days[0])


def _fields(tokens: list[tuple[str, str]], *, counted: bool) -> list[tuple[str, str]]:
    """The values of a line's tokens; none where a name or a day is not one that stands in an information line."""
    fields: list[tuple[str, str]] = []
    label, pieces, valued = "", 0, False
    for kind, text in tokens:
        if kind == "label":
            label, pieces, valued = text, pieces + 1, False
        elif kind in {"counted", "bare"}:
            label, pieces, valued = "", pieces + 1, True
        elif kind == "day":
            if label and not valued and not (counted or _PAGE_DAY.search(label)):
                return []
            pieces += not label or valued
            later = label and not valued and _LATER_DAY.search(label)
            fields.append(("updated" if later else "published", text.strip()))
            label, valued = "", True
        elif kind == "word" and label and not valued:
            if _NAME_LABEL.search(label):
                fields.append(("source", text))
            valued = True
        elif kind == "word" and line_rule(f"[{text}]") is None and not is_told_of_reader(text):
            if not label and not _OFFICE.fullmatch(text):
                return []
            if not label:
                fields.append(("source", text))
            pieces += not label
    days = [name for name, _ in fields if name in {"published", "updated"}]
    return fields if pieces >= 2 and 1 <= len(days) <= 2 else []


def _tokens(line: str) -> Iterator[tuple[str, str]]:
    """The pieces of a line in order, those between them left out; a last one without a kind where something else stands."""
    position = 0
    for _ in range(_MOST_TOKENS):
        if position == len(line):
            return
        match = _TOKEN.match(line, position)
        if match is None:
            break
        position = match.end()
        if match.lastgroup != "gap":
            yield str(match.lastgroup), match.group().strip(" :") if match.lastgroup == "label" else match.group()
    if position < len(line):
        yield "", line[position:]
