"""Labelled values around a notice: "来源：某某局 发布时间：2024-07-03", in lines and in index tables."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from itertools import zip_longest

_LABELS: dict[str, str] = {
    "source": "信息来源|文章来源|新闻来源|稿件来源|消息来源|资料来源|内容来源|来源|稿源|供稿单位|信息提供",
    "issuer": "发布机构|发文机关|发布单位|发布机关|制发机关|制定机关|发文单位|公开主体|责任部门|信息提供单位|发文机构",
    "published": "发布时间|发布日期|发表时间|发表日期|公开日期|公开时间|上传时间|发文日期|日期|时间",
    "updated": "更新时间|更新日期|修改时间",
    "signed": "成文日期|生成日期|成文时间|印发日期|制发日期|签发日期|登载日期",
    "doc_number": "发文字号|发文文号|文件编号|公文文号|文号|文件文号",
    "title": "标题|公文名称|信息名称|文件名称|名称",
    "index": "索引号|信息索引|信息索引号|索取号",
    "term": "废止日期|生效日期|失效日期|实施日期|有效期|废止时间|生效时间|实施时间",
    "other": (
        "主题分类|体裁分类|组配分类|信息分类|服务对象|公开方式|公开形式|公开范围|公开程序|公开时限|公开类别|有效性|时效性|效力状态|时效|主题词|关键词|关键字|"
        "信息类别|分类|作者|责任编辑|编辑|信息发布人|发布人|撰稿|审核|浏览次数|浏览量|浏览|阅读次数|阅读量|阅读|点击数|点击量|点击次数|点击|"
        "访问次数|访问量|人气|字体|字号|打印|分享到|分享|办文部门|所属栏目|所属分类|栏目|语种|载体类型|热度|标签|文件下载|体裁|视力保护色|【字体"
    ),
}
_NAME_OF = {label: name for name, labels in _LABELS.items() for label in labels.split("|")}
# A label may be letter-spaced ("索  引 号"); longer labels first, or "来源" would be found inside "信息来源".
LABEL = re.compile(
    "(?<![\u4e00-\u9fff])("
    + "|".join(r"[\s　]{0,6}".join(map(re.escape, label)) for label in sorted(_NAME_OF, key=len, reverse=True))
    + r")[\s　]{0,4}(?:[:：]|(?=\s\|\s))"
)
DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})\s?[年\-/.]\s?(\d{1,2})\s?[月\-/.]\s?(\d{1,2})(?!\d)")
CLOCK_ONLY = re.compile(
    r"^[\s\[(（【]*(?:19|20)\d{2}\s?[年\-/.]\s?\d{1,2}\s?[月\-/.]\s?\d{1,2}\s?日?\s*(?:\d{1,2}[:：]\d{1,2}(?:[:：]\d{1,2})?)?[\s\])）】]*$"
)
EDGES = " \t\r\n　|｜,，;；:：[]【】()（）·-—"
_ABOUT_PAGE = re.compile(r"发布|发表|公开日期|来\s*源|稿源|浏览|阅读|点击|访问|索\s*引")


def fields_of(line: str) -> list[tuple[str, str]]:
    """The labelled values of a line such as "来源：某某局 发布时间：2024-07-03", as (name, value) in order."""
    line = line[:1000]
    matches = list(LABEL.finditer(line))
    fields = []
    for match, following in zip_longest(matches, matches[1:]):
        value = line[match.end() : following.start() if following else len(line)].strip(EDGES)
        fields.append((_NAME_OF[re.sub(r"\s+", "", match.group(1))], value))
    return fields


def is_information_line(line: str) -> bool:
    """Whether a line consists of nothing but labelled values about the page (source, date, counter)."""
    if len(line) > 250:
        return False
    match = LABEL.search(line)
    if match is None:
        return False
    before = line[: match.start()].strip(EDGES)
    if before and not CLOCK_ONLY.match(before):
        return False
    fields = fields_of(line)
    if any(len(value) > 60 or "。" in value for _, value in fields):
        return False
    dated = [value for name, value in fields if name in {"published", "updated"} and value]
    # "时间：2024年7月3日" alone may be the notice's own; "发布时间" and "来源" are the page's
    return all(CLOCK_ONLY.match(value) for value in dated) and _ABOUT_PAGE.search(line) is not None


def value_of(fields: list[tuple[str, str]], name: str) -> str | None:
    """The first usable value under a name, less what only stands beside it."""
    for label, value in fields:
        if label == name:
            value = DATE.split(value)[0] if name in {"source", "issuer"} else value
            value = re.split(r"\s{2,}| \| |[|｜]", value)[0].strip(EDGES)
            if 2 <= len(value) <= (160 if name == "title" else 40):
                return value
    return None


def date_of(text: str) -> date | None:
    """The first date written in full in a text."""
    for match in DATE.finditer(unicodedata.normalize("NFKC", text[:400])):
        year, month, day = (int(part) for part in match.groups())
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return None
