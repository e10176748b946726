"""Lines below a sign-off that tell what is another tomorrow: the weather, the air, when the page was last touched."""

from __future__ import annotations

import re

_LONGEST = 60
_AIR = r"AQI|PM2\.5|PM10|空气质量(?:指数)?|气温|温度|湿度|天气(?:预报|情况)?"
_LIVE = re.compile(
    rf"(?:[今明][日天]|实时|当前|现在|本地)(?:{_AIR})(?:[:：为]|(?=[\d晴阴多小中大雷阵雨雪雾霾优良轻重]))[^。；，]{{1,40}}|"
    r"(?:天气|气温)[:：][^。；，]{0,12}\d{1,2}(?:[~～至-]-?\d{1,2})?(?:℃|°C|度)[^。；，]{0,20}",
    re.IGNORECASE,
)
_TOUCHED = re.compile(
    r"(?:(?:本页|页面|网页|本站|网站)?(?:最近|最后|上次|最新)(?:一次)?|(?:本页面?|页面|网页|本站|网站)(?:内容)?)(?:的)?(?:更新|修改|编辑|维护|刷新)(?:时间|日期|于)?"
    r"[:：]?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:星期[一二三四五六日天])?(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
)


def passing_rule(text: str) -> str | None:
    """The rule that drops a line only below a sign-off, where nothing is told but a passing value."""
    tight = "".join(text.split()) if len(text) <= 2 * _LONGEST else ""
    if not tight or len(tight) > _LONGEST:
        return None
    if _TOUCHED.fullmatch(tight):
        return "information-line"
    return "clock" if _LIVE.fullmatch(tight) else None
