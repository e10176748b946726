"""What stands between a label and its value, or between two values, in a page's lines about itself, made one and the same."""

from __future__ import annotations

import re

_BARS = re.compile(r"[丨┊┆︱│┃•‖¦❘]")
_GLUED = re.compile(
    r"(?<=[局厅委部处科室队站府组社网台院报])(?=(?:(?:信息)?(?:发布|发表|更新)(?:时间|日期)|(?:浏览|阅读|点击|访问)(?:次数|量|数)|(?:信息|文章)来源|来源)\s?[:：])"
)
_MOMENT = re.compile(r"(?<=\d)T(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d{1,6})?(?:Z|[+-]\d{2}:?\d{2})?(?![\d:])")
_MARK = r"(?:\s{0,4}[/／>＞~－–—-]{1,3}\s{0,4}|[|｜])"  # a bar with blanks on both sides stands between two values
_MARKED = re.compile(
    rf"(?:^|(?<=[\s|｜(（\[【]))((?:信息|文章|新闻|稿件)?来源|稿源)\s{{0,4}}{_MARK}(?=[\u4e00-\u9fff])"
    rf"|(?:^|(?<=[\s|｜]))((?:发布|发表|更新)?(?:时间|日期)){_MARK}(?=(?:19|20)\d\d)"
)
_OFFICE = r"[\u4e00-\u9fff]{2,18}[局厅委办府部队组社网台报站院](?![\u4e00-\u9fff])"
_WRITTEN = re.compile(rf"^([\s(（\[【]*)文\s?[/／|｜]\s?(?={_OFFICE})")


def set_apart(line: str) -> str:
    """A line with one kind of bars and of colons, a moment with a blank before its time of day, and no label glued to a name."""
    line = _BARS.sub("|", line)
    if ":" in line or "：" in line:
        line = _GLUED.sub(" ", line)
    if "T" in line:
        line = _MOMENT.sub(r" \1", line)
    if "来源" in line or "稿源" in line or "时间" in line or "日期" in line:
        line = _MARKED.sub(lambda match: f"{match[1] or match[2]}:", line)
    return _WRITTEN.sub(r"\1供稿:", line) if "文" in line[:8] else line
