"""Labelled values around a notice: "来源：某某局 发布时间：2024-07-03", in lines and in index tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import zip_longest

from parsers.dates import pieced_day, value_day
from parsers.separators import set_apart
from parsers.stamps import EDGES, is_publishing_line, is_told_near_heading, tells_of_case
from parsers.told_lines import is_told_line
from parsers.width import nfkc

_LABELS: dict[str, str] = {
    "source": "信息来源|来源单位|文章来源|新闻来源|稿件来源|消息来源|资料来源|内容来源|来源|来自|出处|稿源|供稿单位|录入单位|信息提供|转自|转载自|摘自|摘编自|Source",
    "issuer": "发布机构|发文机关|发布单位|发布部门|公开部门|公开单位|公开机构|所属部门|报送单位|上传单位|发布机关|制发机关|制定机关|发文单位|公开主体|责任部门|信息提供单位|信息发布单位|发文机构",
    "published": (
        "发布时间|发布日期|发表时间|发表日期|公开日期|公开时间|上传时间|发文日期|回复时间|答复时间|办结时间|信息发布时间|信息发布日期|"
        "公布时间|公布日期|刊发时间|刊发日期|发文时间|录入时间|录入日期|上网时间|添加时间|发稿时间|日期|时间|Date"
    ),
    "updated": "更新时间|更新日期|修改时间",
    "signed": "成文日期|生成日期|成文时间|印发日期|制发日期|签发日期|登载日期",
    "doc_number": "发文字号|发文文号|文件编号|公文文号|文号|文件文号",
    "title": "标题|信息标题|公文标题|公文名称|信息名称|文件名称|名称",
    "index": "索引号|信息索引|信息索引号|索取号",
    "term": "废止日期|生效日期|失效日期|实施日期|有效期|废止时间|生效时间|实施时间",
    "other": (
        "主题分类|体裁分类|组配分类|信息分类|服务对象|公开方式|公开形式|公开范围|公开程序|公开时限|公开类别|有效性|时效性|效力状态|时效|主题词|关键词|关键字|"
        "信息类别|分类|作者|责任编辑|编辑|信息发布人|发布人|撰稿|审核|浏览次数|浏览量|浏览|阅读次数|阅读量|阅读|点击数|点击量|点击次数|点击|"
        "访问次数|访问量|人气|字体|字号|打印|分享到|分享|办文部门|所属栏目|所属分类|栏目|语种|载体类型|是否有效|内容概述|字数|查看|评论|来信时间|受理时间|热度|标签|文件下载|体裁|视力保护色|【字体"
    ),
}
_NAME_OF = {label: name for name, labels in _LABELS.items() for label in labels.split("|")}
# A label may be letter-spaced ("索  引 号"); longer labels first, or "来源" would be found inside "信息来源".
LABEL = re.compile(
    "(?<![\u4e00-\u9fff])("
    + "|".join(r"[\s　]{0,6}".join(map(re.escape, label)) for label in sorted(_NAME_OF, key=len, reverse=True))
    + r")[\s　]{0,4}[\]】]?(?:[:：]|(?=\s\|\s))"
)
DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})\s?[年\-/.]\s?(\d{1,2})\s?[月\-/.]\s?(\d{1,2})(?!\d)")
CLOCK_ONLY = re.compile(
    r"^[\s\[(（【]*(?:19|20)\d{2}\s?[年\-/.]\s?\d{1,2}\s?[月\-/.]\s?\d{1,2}\s?日?\s*(?:星期[一二三四五六日天])?\s*"
    r"(?:\d{1,2}[:：]\d{1,2}(?:[:：]\d{1,2})?)?[\s\])）】]*$"
)
_STAMPED = re.compile(
    r"^[\s\[(（【]*(?:19|20)\d{2}\s?[年\-/.]\s?\d{1,2}\s?[月\-/.]\s?\d{1,2}\s?日?\s*\d{1,2}[:：]\d{1,2}(?!\d)[^。，；]{0,80}$"
)  # a line that begins with a day and a time of day
_BESIDE = re.compile(
    r"(?:浏览|阅读|点击|访问)(?:次数|量|数)?\s*[:：]|(?:作\s*者|记\s*者|责任编辑|责编|编\s*辑|审\s*核|评\s*论|字\s*[体号])\s*[:：]|"
    r"[\s(（\[【|,，]+(?:举报|参与互动|我?要?评论|分享|打印|收藏|[小大]?字[号体]|订阅|关注|复制|我?要?纠错|关闭|扫一扫|微信|手机看|点击|浏览|阅读|访问|"
    r"作者|记者|编辑|责任编辑|责编|审核|发布|发表|更新|时间|日期|【?大|A[+-]|[^\s:：]{2,6}[:：])"
)  # what stands in one line behind a source
_PAIRS = {")": "(", "）": "（", "]": "[", "】": "【"}
_CLOSING = {opening: closing for closing, opening in _PAIRS.items()}
_OPEN_BRACKET = re.compile(r"\s*[(（【\[][^)）】\]]{0,12}$")
_PLACED = re.compile(r"(\S{2,20}(?:报|网|社|台|刊|在线|客户端))\s([\u4e00-\u9fff]{2,4})")
_MEDIUM_END = re.compile(r"[报网社台刊局厅委办科处部院]$|在线|中心|新闻|客户端|环境|发布")
_ABOUT_PAGE = re.compile(
    r"发布|发表|公开日期|来\s*源|Source|来自|转(?:载)?自|摘(?:编)?自|稿源|浏览|阅读|点击|访问|索\s*引|来信时间|信息提供|供稿|发布人"
)
_CLOCKED = re.compile(
    r"(?<!\d)(?:19|20)\d{2}\s?[年\-/.]\s?\d{1,2}\s?[月\-/.]\s?\d{1,2}(?:\s?日\s*|\s+)\d{1,2}[:：]\d{2}(?!\d)"
)
_PAGE_WORD = re.compile(r"浏览|阅读|点击|查看|评论|来源|字[号体]|打印|分享|责编")
_OWN_LABEL = re.compile(
    r"(?:编号|点位|地点|地址|期限|任务|问题|措施|案件|(?:公示|会议|验收|受理|举报|检查|整改|办理|交办|转办|销号|完成|监测|采样)(?:时间|日期))\s{0,4}:"
)  # labels that no page has: what is told of a case
_STAMP_PIECES = re.compile(
    r"(?:19|20)\d{2}\s?[年\-/.]\s?\d{1,2}\s?[月\-/.]\s?\d{1,2}\s?日?|\d{1,2}[:：]\d{1,2}(?:[:：]\d{1,2})?|浏览|阅读|点击|查看|评论|来源于?|字[号体]|打印|"
    r"(?:https?://)?www\.[\w.]{3,40}|分享|责编|发布|作者|时间|日期|次数?|人|[\d.,，+]+[万wk]?|[\s·|｜:：/\-—_\[\]【】()（）]+|大|中|小"
)


_ISSUED = frozenset({"发文日期", "发文时间"})


def fields_of(line: str) -> list[tuple[str, str]]:
    """The labelled values of a line such as "来源：某某局 发布时间：2024-07-03", as (name, value) in order."""
    return [(_NAME_OF[label], value) for label, value in _labelled(line)]


def issued_days(lines: Iterable[str]) -> list[tuple[str, str]]:
    """Those of the labelled values of lines that say when a document was issued: it may have been published later."""
    return [(_NAME_OF[label], value) for line in lines for label, value in _labelled(line) if label in _ISSUED]


def _labelled(line: str) -> tuple[tuple[str, str], ...]:
    return _labelled_in(line[:1000])


@lru_cache(maxsize=1024)
def _labelled_in(line: str) -> tuple[tuple[str, str], ...]:
    line = set_apart(line)
    matches = list(LABEL.finditer(line))
    fields = []
    for match, following in zip_longest(matches, matches[1:]):
        value = line[match.end() : following.start() if following else len(line)]
        value = trimmed(value)
        fields.append(("".join(match.group(1).split()), value))
    return tuple(fields)


def is_bare_label(line: str) -> bool:
    """Whether a line is nothing but a label without its colon, of whom or of when: the value stands on the next line."""
    name = _NAME_OF.get(re.sub(r"\s+", "", line)) if len(line) <= 20 else None
    return name in {"source", "issuer", "published", "updated", "signed"}


def is_known_label(text: str) -> bool:
    """Whether a text is a label that pages have, without its colon."""
    return len(text) <= 20 and re.sub(r"\s+", "", text) in _NAME_OF


def trimmed(value: str) -> str:
    """A value without separators and brackets at its edges; brackets stay whose other half stands inside it."""
    bare = value.strip(EDGES)
    start = value.find(bare)
    before, following = value[:start][-1:], value[start + len(bare) :][:1]
    opening, closing = _PAIRS.get(following), _CLOSING.get(before)
    if closing and bare.count(closing) > bare.count(before):
        bare = before + bare
    return bare + following if opening and bare.count(opening) > bare.count(following) else bare


def is_information_line(line: str) -> bool:
    """Whether a line consists of nothing but labelled values about the page (source, date, counter)."""
    return len(line) <= 250 and _is_information(line)


@lru_cache(maxsize=1024)  # several readers ask for each line around a body
def _is_information(line: str) -> bool:
    line = set_apart(nfkc(line))
    if is_told_line(line):
        return True
    match = LABEL.search(line)
    if match is None:
        return False
    before = line[: match.start()].strip(EDGES)
    if before and not _is_day(before):
        return False
    fields = fields_of(line)
    if any(len(value) > 60 or "。" in value for _, value in fields):
        return False
    dated = [value for name, value in fields if name in {"published", "updated"} and value]
    # "时间：2024年7月3日" alone may be the notice's own; "发布时间" and "来源" are the page's
    return all(_is_day(value) for value in dated) and _ABOUT_PAGE.search(line) is not None


def _is_day(value: str) -> bool:
    return CLOCK_ONLY.match(value) is not None or value_day(value) is not None or pieced_day(value) is not None


def is_stamp_line(line: str) -> bool:
    """Whether a line without labels is the stamp of a page all the same: day, counter or source, and hardly more."""
    line = nfkc(line[:120])
    if is_publishing_line(line):
        return True
    if len(line) > 100 or not DATE.search(line) or not _PAGE_WORD.search(line) or re.search(r"[。；！？]", line):
        return False
    if _OWN_LABEL.search(line):
        return False
    return len(_STAMP_PIECES.sub("", line)) <= 16


def is_labelled_day(line: str) -> bool:
    """Whether a line is a label and a day, or such pairs: the page's own beside a body, perhaps the notice's inside it."""
    fields = fields_of(nfkc(line[:60]))
    if len(fields) == 1 and fields[0][0] in {"published", "updated"} and _is_day(fields[0][1]):
        return True
    return is_told_near_heading(line)


def is_page_stamp(line: str) -> bool:
    """Whether a line beside a body is the page's stamp, labelled or not: a day and a time of day, and little else."""
    if tells_of_case(line[:120]):
        return False
    if CLOCK_ONLY.match(line) or _STAMPED.match(line) or is_stamp_line(line):
        return True
    line = nfkc(line[:80])
    return len(line) <= 60 and _CLOCKED.search(line) is not None and re.search(r"[。；，！？]", line) is None


def value_of(fields: list[tuple[str, str]], name: str) -> str | None:
    """The first usable value under a name, less what only stands beside it."""
    for label, value in fields:
        if label == name:
            value = DATE.split(value)[0] if name in {"source", "issuer"} else value
            value = re.split(r"\s{2,}| \| |[|｜]", value)[0]
            value = without_beside(value) if name in {"source", "issuer"} else trimmed(value)
            value = _without_place(value) if name == "source" else value
            if 2 <= len(value) <= (160 if name == "title" else 40):
                return value
    return None


def without_beside(value: str) -> str:
    """A source without what stands behind it in one line: the author, the counter, the buttons."""
    value = _BESIDE.split(value)[0]
    return trimmed(_OPEN_BRACKET.sub("", trimmed(value)))


def _without_place(value: str) -> str:
    """A medium without the place that stands behind it ("云河日报 青浦"); two media, or an office and its section, stay."""
    match = _PLACED.fullmatch(value)
    return match.group(1) if match and not _MEDIUM_END.search(match.group(2)) else value


def date_of(text: str) -> date | None:
    """The first date written in full in a text."""
    for match in DATE.finditer(nfkc(text[:400])):
        year, month, day = (int(part) for part in match.groups())
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return None
