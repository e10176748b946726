"""Which inspection a notice speaks of: level, round, time on site, day of feedback; and the centre's known visits."""

from __future__ import annotations

import re
from datetime import date, timedelta

from parsers.fact_notice import Notice
from parsers.fact_numbers import sentences, spans, stamps

_CENTRAL = re.compile(
    r"中央(?:第[一二三四五六七八九十]{1,3})?(?:生态|环境|环保|保护)*(?:例行)?督[察查]"
    r"|中央第[一二三四五六七八九十]{1,3}(?:生态|环境|环保|保护)*督[察查]组|中央(?:生态)?环保督[察查]|国家环保督[察查]"
)
_PROVINCIAL = re.compile(
    r"(?<!中央)(?:[一-龥]{0,6}?(?:省|市|自治区))(?:级"
    r"|委)?(?:第[一二三四五六七八九十]{1,3}[轮批]?)*(?:生态|环境|环保|保护|例行)*督[察查](?!办|促|导)"
    r"|(?:省级|市级|自治区级|自治区|省委|市委)(?:(?!中央)[^,。;]){0,6}?(?:生态|环境"
    r"|环保)[^,。;]{0,4}督[察查]|(?:省|市|自治区)(?:环保)?督[察查]组"
)
_BOTH = re.compile(r"中央(?:和|、|及|与|以及)(?:各?省|自治区|市)(?:级|委)?")
_ROUND = re.compile(
    r"第(?P<round>[一二三四五1-5])轮(?:第(?P<batch>[一二三四五六七八1-8])批(?!.{0,4}(?:信访|群众|举报"
    r"|转办|交办)))?"
)
_REVISIT = re.compile(r"[“\"'‘]?回头看[”\"'’]?")
_SEVERAL = re.compile(r"(?:两|三|二|四|历|多|各)轮|(?:两|三|四|历|多|各)次")
_CHINESE = "零一二三四五六七八"

# On-site periods of the central inspections, by province (2016 to 2025); an ended month where only the month is known.
_VISITS: tuple[tuple[str, date, date, str], ...] = tuple(
    (name, first, last, provinces)
    for name, first, last, provinces in (
        ("第一轮", date(2016, 7, 12), date(2016, 8, 19), "内蒙古 黑龙江 江苏 江西 河南 广西 云南 宁夏"),
        ("第一轮", date(2016, 11, 24), date(2016, 12, 30), "北京 上海 湖北 广东 重庆 陕西 甘肃"),
        ("第一轮", date(2017, 4, 24), date(2017, 5, 28), "天津 山西 辽宁 安徽 福建 湖南 贵州"),
        ("第一轮", date(2017, 8, 7), date(2017, 9, 15), "吉林 浙江 山东 海南 四川 西藏 青海 新疆"),
        ("第一轮回头看", date(2018, 5, 30), date(2018, 7, 7), "河北 河南 内蒙古 宁夏 黑龙江 江苏 江西 广东 广西 云南"),
        ("第一轮回头看", date(2018, 10, 30), date(2018, 12, 6), "山西 辽宁 吉林 安徽 山东 湖北 湖南 四川 贵州 陕西"),
        ("第二轮", date(2019, 7, 10), date(2019, 8, 15), "上海 福建 海南 重庆 甘肃 青海"),
        ("第二轮", date(2020, 8, 30), date(2020, 10, 1), "北京 天津 浙江"),
        ("第二轮", date(2021, 4, 6), date(2021, 5, 9), "山西 辽宁 安徽 江西 河南 湖南 广西 云南"),
        ("第二轮", date(2021, 8, 25), date(2021, 9, 30), "吉林 山东 湖北 广东 四川"),
        ("第二轮", date(2021, 12, 3), date(2022, 1, 4), "黑龙江 贵州 陕西 宁夏"),
        ("第二轮", date(2022, 3, 23), date(2022, 4, 25), "河北 江苏 内蒙古 西藏 新疆"),
        ("第三轮", date(2023, 11, 21), date(2023, 12, 22), "福建 河南 海南 甘肃 青海"),
        ("第三轮", date(2024, 5, 8), date(2024, 6, 9), "上海 浙江 江西 湖北 湖南 重庆 云南"),
        ("第三轮", date(2024, 10, 18), date(2024, 11, 20), "江苏 安徽 四川 贵州"),
        ("第三轮", date(2025, 5, 26), date(2025, 6, 28), "山西 内蒙古 山东 陕西 宁夏"),
        ("第三轮", date(2025, 11, 19), date(2025, 12, 19), "北京 天津 河北"),
    )
)
_AFTER_VISIT = timedelta(days=40)
"""Letters handed over on site are answered for some weeks longer."""


def read_level(notice: Notice) -> str | None:
    """`central`, `provincial`, `mixed` where both are named together in the title, or None."""
    for text in (notice.title, notice.body[:4000]):
        if _BOTH.search(text[:200]) and text is notice.title:
            return "mixed"
        central, provincial = _CENTRAL.search(text), _PROVINCIAL.search(text)
        if central and provincial:
            return "central" if central.start() <= provincial.start() else "provincial"
        if central or provincial:
            return "central" if central else "provincial"
    return None


def read_round(notice: Notice, level: str | None) -> str | None:
    """`第二轮`, `第三轮第一批`, `第一轮回头看` as stated, or None where none or several are named."""
    if title := _ROUND.search(notice.title):
        return _name(title) + _revisited(notice.title)
    if _REVISIT.search(notice.title) and level != "provincial":
        return "第一轮回头看"
    if _SEVERAL.search(notice.title):
        return None
    near = notice.body[:1500]
    found = list(_ROUND.finditer(near))
    rounds = {match["round"] for match in found}
    if len(rounds) == 1 and not (_REVISIT.search(near) and level == "central"):
        return max((_name(match) for match in found), key=len) if len(found) == 1 else _name(found[0])
    if not rounds and _REVISIT.search(near) and level == "central":
        return "第一轮回头看"
    return None


def _name(match: re.Match[str]) -> str:
    name = f"第{_han(match['round'])}轮"
    return f"{name}第{_han(match['batch'])}批" if match["batch"] else name


def _han(digit: str) -> str:
    return _CHINESE[int(digit)] if digit.isascii() else digit


def _revisited(title: str) -> str:
    return "回头看" if _REVISIT.search(title) else ""


def visit_of(province: str, day: date) -> str | None:
    """The round whose visit to `province` (full name) was under way, or just over, on `day`."""
    for name, first, last, provinces in _VISITS:
        if first <= day <= last + _AFTER_VISIT and any(province.startswith(short) for short in provinces.split()):
            return name
    return None


def visit_without_year(province: str, month: int, day: int, batch: int) -> str | None:
    """The only round whose visit fits a daily batch number on a month and day; None where none or several fit."""
    found = set()
    for name, first, last, provinces in _VISITS:
        if not any(province.startswith(short) for short in provinces.split()):
            continue
        for year in {first.year, last.year}:
            try:
                moment = date(year, month, day)
            except ValueError:
                continue
            if first + timedelta(days=batch - 1) <= moment <= last + _AFTER_VISIT:
                found.add(name)
    return found.pop() if len(found) == 1 else None


def read_visit(notice: Notice, round_name: str | None) -> tuple[date | None, date | None]:
    """First and last day on site, as stated in a sentence about the inspection itself."""
    first_found: tuple[date, date] | None = None
    wanted = round_name[:3] if round_name else ""
    for sentence in sentences(notice.body[:20_000]):
        if not re.search(r"督[察查]|进驻", sentence) or re.search(r"公示(?:期|时间|期限)", sentence):
            continue
        for span in spans(sentence, notice.anchor):
            around = sentence[max(0, span.start - 20) : span.end + 60]
            if (
                not re.search(r"督[察查]组|进驻|(?:开展|进行|实施)[^,。]{0,24}督[察查]|督[察查]", around)
                or (span.last - span.first).days > 100
            ):
                continue
            if wanted and wanted in sentence:
                return span.first, span.last
            first_found = first_found or (span.first, span.last)
    return first_found or (None, None)


_FED_BACK = re.compile(r"^(?:上午|下午|晚)?,?[^。;\d]{0,40}?(?:反馈|移交)(?!.{0,2}(?:之日|后))")


def read_feedback_date(notice: Notice) -> date | None:
    """The day on which the inspectors gave their opinion; never a deadline, never the edge of a visit."""
    for sentence in sentences(notice.body[:20_000]):
        if "反馈" not in sentence:
            continue
        for stamp in stamps(sentence, notice.anchor):
            tail = sentence[stamp.end : stamp.end + 60]
            if stamp.in_range or not _FED_BACK.match(tail) or re.search(r"^(?:前|底|之前|以前)|截止|移交", tail[:30]):
                continue
            if re.search(r"截[至止]到?$", sentence[: stamp.start]) or not _about_inspection(notice, sentence):
                continue
            return stamp.day
    return None


def _about_inspection(notice: Notice, sentence: str) -> bool:
    if re.search(r"警示片|审计|巡视|巡察", sentence):
        return False
    return bool(re.search(r"督[察查]", sentence) or re.search(r"督[察查]", notice.lead))
