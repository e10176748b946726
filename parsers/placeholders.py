"""What stands where a text should be as long as nobody has filled it in: a template's own expression, a word for waiting."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LONGEST = 120
_EXPRESSION = r"\{\{[^{}]{1,80}\}\}|[$#]\{[^{}]{1,80}\}|\{%[^{}]{1,80}%\}|<%[^<>]{1,80}%>|\[object \w{1,20}\]"
_VALUE = r"null|undefined|nan|none|false"
_NOTHING = r"(?:[该本此]?(?:文章|信息|页面|栏目))?暂(?:时没有|无)(?:相关|任何|详细)?(?:正文|内容|信息|数据|详情|资料)?"
_WAITING = (
    r"(?:(?:正文|内容|数据|页面|文章|信息|详情)?(?:正在)?(?:努力|拼命)?(?:加载|载入|读取|获取)(?:正文|内容|数据|页面|文章|信息)?中?|loading)"
    r"(?:[,，]?\s?请(?:稍[候后等]|等待|耐心等待))?"
)
_PLACEHOLDER = re.compile(rf"(?:{_EXPRESSION}|{_VALUE}|{_NOTHING}|{_WAITING})[\s.。…!！]*", re.IGNORECASE)


def is_unfilled(lines: Sequence[str]) -> bool:
    """Whether a text is nothing but placeholders: it is not empty, and nobody wrote it."""
    told = [line.strip() for line in lines if line.strip()]
    return bool(told) and all(len(line) <= _LONGEST and _PLACEHOLDER.fullmatch(line) is not None for line in told)
