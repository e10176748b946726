"""Environmental indicators, accountability figures and deadlines, as stated."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Any

from parsers.fact_notice import Notice
from parsers.fact_numbers import make_date, number, sentences

_NAMES = (
    r"PM2\.5|PM10|细颗粒物|可吸入颗粒物|臭氧|AQI优良率|空气质量(?:优良率|达标率|优良天数(?:比例|比率)"
    r"|综合指数)|环境空气质量(?:达标率|综合指数)|优良天数(?:比例|比率|率)|综合指数"
    r"|[^,。;、:\d]{0,14}断面[^,。;、\d]{0,14}(?:优良|达标|III类)[^,。;、\d]{0,6}(?:比例|率)?"
    r"|(?:地表水|国考断面|近岸海域)[^,。;、\d]{0,10}(?:比例|比率|率)"
    r"|劣V类[^,。;、\d]{0,6}比例|受污染耕地安全利用率|单位GDP能耗|森林覆盖率|空气优良率"
)
_VALUE = re.compile(
    rf"(?P<name>{_NAMES})(?:年)?(?:平均|年均|均)?(?:浓度|均值|值"
    rf"|比例)?(?P<verb>[^,。;\d%*]{{0,14}}?)(?<![\d.])(?P<n>\d{{1,4}}(?:\.\d+)?)(?P<unit>微克/立方米|ug/m3|μg/m3"
    rf"|%|个百分点|天)?(?P<tail>以[上下内])?"
)
_TARGET = re.compile(r"目标|不高于|不低于|控制在|力争|下降到|达标要求|到20\d\d年|底前")
_YEAR = re.compile(r"(20\d\d)年")


def read_indicators(notice: Notice, kind: str) -> list[dict[str, Any]]:
    """Rows of {name, value, unit, year, kind: actual | target}; changes (同比, 百分点) and pairs (分别) are left out."""
    rows: list[dict[str, Any]] = []
    if kind in {"other", "signoff_notice"} or kind.startswith("petition"):
        return rows
    for sentence in sentences(notice.body[:100_000]):
        year: int | None = None
        if not re.search(r"PM|颗粒物|优良|断面|综合指数|安全利用率|能耗|达标率|覆盖率", sentence):
            continue
        for match in _VALUE.finditer(sentence):
            if (
                re.search(r"同比|分别|下降(?!到|至)|上升|提高(?!到|至)|较|改善", match["verb"])
                or match["unit"] == "个百分点"
            ):
                continue
            if match["unit"] is None and "指数" not in match["name"]:
                continue
            years = _YEAR.findall(sentence[: match.start() + len(match["name"])])
            year = int(years[-1]) if years else None
            lead = sentence[max(0, match.start() - 30) : match.end()]
            target = bool(_TARGET.search(lead)) or match["tail"] is not None
            rows.append(
                {
                    "name": _YEAR.sub("", match["name"]).lstrip("底末年全市省"),
                    "value": number(match["n"]),
                    "unit": match["unit"],
                    "year": year,
                    "kind": "target" if target else "actual",
                }
            )
    return rows[:40]


_PERSONS = re.compile(
    r"(?:问责|追责)(?:处理|党员干部|责任人|相关人员|公职人员)?(?:共|了)?(?P<n>\d{1,5})(?:名|人)"
    r"|(?P<m>\d{1,5})名?(?:责任人|党员干部|公职人员|领导干部)[^。;]{0,16}(?:问责|追责|处分)"
)
_UNITS = re.compile(
    r"问责(?P<n>\d{1,4})个(?:单位|党组织|部门)|(?P<m>\d{1,4})个(?:责任)?(?:单位|党组织"
    r"|部门)[^。;]{0,24}(?:问责|追责)"
)


def read_accountability(notice: Notice) -> dict[str, int] | None:
    """{units, persons} held to account; a summons (约谈) is not counted."""
    found: dict[str, int] = {}
    if not any(word in notice.body for word in ("问责", "追责", "处分")):
        return None
    for name, rule in (("units", _UNITS), ("persons", _PERSONS)):
        if match := rule.search(notice.body):
            found[name] = int(match["n"] or match["m"])
    return found or None


_DEADLINE = re.compile(
    r"(?:整改|完成|办理)(?:时限|期限|时间|要求时限)(?:为|:|\n|\|)+(?P<label>[^,。;\n|]{2,40})"
    r"|(?P<free>(?:20\d\d年(?:年底|\d{1,2}月(?:底|\d{1,2}日)?|底)?前)|到20\d\d年底)"
)
_PERPETUAL, _IMMEDIATE = re.compile(r"长期坚持|长期|持续"), re.compile(r"立行立改|立即整改|即知即改")


def read_deadlines(notice: Notice, kind: str) -> dict[str, Any]:
    """{deadlines: raw strings, deadline_terms: [{raw, kind: date | perpetual | immediate | period, date?}]}.

    `date` is the last day on which the work is in time: 底前 includes the last day, X月前 ends the day before month X.
    """
    if kind not in {"task_list", "rectification_plan", "rectification_progress", "signoff_notice"}:
        return {}
    raws: list[str] = []
    for match in _DEADLINE.finditer(notice.body[:100_000]):
        raw = (match["label"] or match["free"]).strip(" :")
        if match["free"] and kind == "signoff_notice":
            continue
        if raw not in raws:
            raws.append(raw)
    terms = [term for raw in raws[:100] if (term := read_term(raw))]
    return {"deadlines": [term["raw"] for term in terms], "deadline_terms": terms}


def read_term(raw: str) -> dict[str, str] | None:
    """One deadline as {raw, kind, date?}; None where the words hold no term at all."""
    if end := _last_day(raw):
        return {"raw": raw, "kind": "date", "date": end.isoformat()}
    if _PERPETUAL.search(raw):
        return {"raw": raw, "kind": "perpetual"}
    if _IMMEDIATE.search(raw):
        return {"raw": raw, "kind": "immediate"}
    return {"raw": raw, "kind": "period"} if re.search(r"20\d\d|[十年月]", raw) else None


def _last_day(raw: str) -> date | None:
    match = re.search(
        r"(?P<y>20\d\d)年(?:(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日)?)?(?P<end>年?底|年?末)?(?P<before>之?前"
        r"|以前)?",
        raw,
    )
    if not match or re.search(r"20\d\d\s*-\s*20\d\d", raw):
        return None
    year, month = int(match["y"]), int(match["m"]) if match["m"] else None
    if match["d"]:
        return make_date(year, month, int(match["d"]))
    if month is None:
        return make_date(year, 12, 31) if match["end"] or not match["before"] else make_date(year - 1, 12, 31)
    if not 1 <= month <= 12:
        return None
    if match["before"] and not match["end"]:
        return make_date(year, month, 1) and date.fromordinal(date(year, month, 1).toordinal() - 1)
    return make_date(year, month, calendar.monthrange(year, month)[1])
