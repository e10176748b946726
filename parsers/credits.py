"""The credits a text may end with: who wrote it, edited it, took the pictures, and where it comes from."""

from __future__ import annotations

import re

from parsers.separators import set_apart
from parsers.stamps import EDGES
from parsers.width import nfkc

_MOST_LINES = 6
_LONGEST = 100
_LONGEST_VALUE = 30
_LABEL = re.compile(
    r"(?:^|(?<=[\s|,、;]))(?:(?P<source>(?:信息|文章|新闻|稿件)?(?:来源|稿源))|"
    r"(?:(?:本报|通讯|见习|特约)?记者|通讯员|特约通讯员|作者|撰稿|撰文|供稿|文字?|图片?|图文|摄影|摄像|视频|制作|剪辑|配音|设计|"
    r"(?:责任|执行|值班|本期|新媒体)?(?:编辑|主编|编审)|责编|美编|校对|校审|审[核校签]|[初二三复终]审|签发|监制|总?监制|策划|统筹))"
    r"\s{0,4}[:/|]\s{0,4}"
)
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z\d·&()《》“”\"-]{1,23}")


def source_in_credits(body: tuple[str, ...]) -> str | None:
    """The source among the credits that the last lines of a body are; no line above the first that says more is read."""
    for line in reversed(body[-_MOST_LINES:]):
        credits = _credits_of(line)
        if credits is None:
            return None
        if source := next((value for named, value in credits if named and _NAME.fullmatch(value)), None):
            return source
    return None


def _credits_of(line: str) -> list[tuple[bool, str]] | None:
    """The values of a line of credits, each with whether it is the source; None for a line that is anything else."""
    if len(line) > _LONGEST:
        return None
    line = set_apart(nfkc(line)).replace("：", ":").strip(EDGES)
    found = list(_LABEL.finditer(line))
    if not found or found[0].start() > 0:
        return None
    ends = [match.start() for match in found[1:]] + [len(line)]
    values = [(match["source"] is not None, line[match.end() : end].strip(EDGES)) for match, end in zip(found, ends, strict=True)]
    said_more = any(len(value) > _LONGEST_VALUE or re.search(r"[。;!?:]", value) for _, value in values)
    return None if said_more else values
