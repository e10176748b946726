"""Dates that a notice states about itself: as-of, public-notice period, acceptance, issue."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from parsers.fact_notice import Notice
from parsers.fact_numbers import NUMERAL, make_date, numeral, sentences, spans, stamps
from parsers.workdays import add_days, add_workdays, count_workdays, is_estimated

_AS_OF = re.compile(
    r"截[至止](?:到|于)?(?:(?P<y>20\d\d)年|(?P<this>今年|本年|当年)|(?P<last>去年|上年))?"
    r"(?:(?:(?P<m>\d{1,2})月)?(?:(?P<d>\d{1,2})日|(?P<end>年?底|年?末|份)?))"
)
_NOW = re.compile(r"截[至止](?:到)?(?:目前|现在|当前|今日)|^目前|[,。\n]目前")
_LABEL = re.compile(
    r"(?:公示|公告)(?:期|时间|日期|期限|期间|时限|起止时间|起止日期)(?:限)?(?:为|是|自|从|:|\()*"
    r"|(?:公示|公告)(?:期|时间|日期)?(?:于|从|自)|(?:予以|进行|现|网站上?)公示[^。;]{0,40}"
)
_COUNT = re.compile(
    rf"(?:公示(?:期|时间|期限|期间|日期)?[^。;\n]{{0,60}}?|共|计|为期"
    rf"|期限)(?<![\d月年])(?P<n>{NUMERAL})个?(?P<unit>工作日|自然日|日|天)(?!至|到|-|~|前)"
)
_FROM_DAY = re.compile(
    rf"自?(?:本|此|该)?(?:公示|发布|公告|公布|公开|刊登|刊发|信息"
    rf"|通告){{0,3}}之日起[^。;\n\d]{{0,12}}?(?P<n>{NUMERAL})个?(?P<unit>工作日|自然日|日|天)"
)
_DAMAGED = re.compile(r"20\d{6}(?P<n>\d{1,2})个(?P<unit>工作日)")


def read_as_of(notice: Notice) -> tuple[str | None, date | None]:
    """(`YYYY-MM` or `YYYY-MM-DD` as stated, the day that 截至目前 stands for); at most one of them is given.

    A year that is not written is the notice's own; without one nothing is claimed.
    """
    for match in _AS_OF.finditer(notice.body[:40_000]):
        if found := _as_of(match, notice):
            return found, None
    inferred = notice.anchor if _NOW.search(notice.body[:4000]) else None
    return None, inferred


def _as_of(match: re.Match[str], notice: Notice) -> str | None:
    text = match.string
    rest = text[match.end() : match.end() + 6]
    if re.match(r"前|之前|收到|反馈|报名|投诉", rest):
        return None
    month = int(match["m"]) if match["m"] else None
    year = _as_of_year(match, notice.anchor, month)
    if year is None:
        return None
    if month is None:
        return f"{year}-12" if match["end"] and match["end"].endswith(("底", "末")) else None
    if not 1 <= month <= 12:
        return None
    if match["d"]:
        day = make_date(year, month, int(match["d"]))
        return day.isoformat() if day else None
    return f"{year}-{month:02d}"


def _as_of_year(match: re.Match[str], anchor: date | None, month: int | None) -> int | None:
    if match["y"]:
        return int(match["y"])
    if anchor is None:
        return None
    if match["last"]:
        return anchor.year - 1
    if match["this"]:
        return anchor.year
    if month is None:
        return anchor.year - 1 if match["end"] else None
    day = int(match["d"]) if match["d"] else 1
    return anchor.year if (month, day) <= (anchor.month, anchor.day) else anchor.year - 1


def read_notice_period(notice: Notice, kind: str, issued: date | None) -> dict[str, Any]:
    """The time in which one may object: notice_start, notice_end (as stated only), notice_workdays, notice_days.

    `notice_end_computed` is the end that the count gives where none is stated, `notice_end_estimated` tells that the
    calendar of that year is not published yet, `notice_workdays_counted` the working days within a stated period.
    """
    facts: dict[str, Any] = {}
    body = notice.body[:60_000]
    period = _stated_period(body, notice.anchor or issued, kind)
    if period:
        facts["notice_start"], facts["notice_end"] = (day.isoformat() for day in period)
        facts["notice_workdays_counted"] = count_workdays(*period)
    count, unit, from_publication = _stated_count(body, kind)
    if count is None:
        return facts
    facts["notice_workdays" if unit == "工作日" else "notice_days"] = count
    if period is None and from_publication and issued:
        facts["notice_start"] = issued.isoformat()
        end = (add_workdays if unit == "工作日" else add_days)(issued, count)
        if end:
            facts["notice_end_computed"] = end.isoformat()
            if is_estimated(end):
                facts["notice_end_estimated"] = True
    return facts


def _stated_period(body: str, anchor: date | None, kind: str) -> tuple[date, date] | None:
    for match in _LABEL.finditer(body):
        after = body[match.end() : match.end() + 60].split("。")[0]
        for span in spans(after, anchor):
            between = after[: span.start]
            if (
                len(between) <= 16
                and not re.search(r"督[察查]|完成|\d", between)
                and (span.last - span.first).days <= 120
            ):
                return span.first, span.last
    if kind != "signoff_notice":
        return None
    for sentence in sentences(body):
        if not ("公示" in sentence or "异议" in sentence) or re.search(r"督[察查]组|进驻|开展.{0,10}督[察查]", sentence):
            continue
        for span in spans(sentence, anchor):
            near = sentence[max(0, span.start - 24) : span.end + 24]
            if re.search(r"公示|异议", near) and (span.last - span.first).days <= 60:
                return span.first, span.last
    return None


def _stated_count(body: str, kind: str) -> tuple[int | None, str, bool]:
    if (match := _FROM_DAY.search(body)) and _is_objection(body, match):
        value = numeral(match["n"])
        if value and value <= 90:
            return value, _unit(match["unit"]), True
    for sentence in sentences(body):
        if "公示" not in sentence:
            continue
        if not re.search(r"公示(?:期|时间|期限|期间|日期|\d)|公示.{0,40}[日天]", sentence) and kind != "signoff_notice":
            continue
        match = _DAMAGED.search(sentence) or _COUNT.search(sentence)
        value = numeral(match["n"]) if match else None
        if match and value and value <= 90 and not re.search(r"督[察查]组|整改方案", sentence[: match.start()]):
            return value, _unit(match["unit"]), bool(re.search(r"之日起", sentence))
    return None, "", False


def _is_objection(body: str, match: re.Match[str]) -> bool:
    """A period in which the public may speak, not one in which an office must report or appeal."""
    around = body[max(0, match.start() - 120) : match.end() + 160]
    return bool(re.search(r"异议|公示|意见|反映|监督", around)) and not re.search(
        r"复议|诉讼|缴纳|履行|上报|整改方案.{0,12}报", around
    )


def _unit(text: str) -> str:
    return "工作日" if text == "工作日" else "日"


_ACCEPT = re.compile(
    r"^(?:上午|下午|至今)?[^。;]{0,70}?(?:(?:进行|开展|组织|完成|通过|召开"
    r"|实施)(?:了)?[^,。;]{0,24}?(?:验收|核查|查验)|(?:验收|核查|查验)(?:会|合格|通过|意见|工作)?)"
)
_OTHER_MATTER = re.compile(
    r"完成整改|整改完成|整改到位|完成(?!验收|了?现场)|竣工|取得|投入|反馈|督[察查]组|印发|制定|前完成"
    r"|公示"
)


def read_acceptance_date(notice: Notice, kind: str) -> date | None:
    """The day of the acceptance itself: a whole date with 验收, 核查 or 查验 in its sentence; mostly None."""
    if kind not in {"signoff_notice", "work_news"}:
        return None
    for sentence in sentences(notice.body[:40_000]):
        if not re.search(r"验收|核查|查验", sentence):
            continue
        for stamp in stamps(sentence, notice.anchor):
            tail = sentence[stamp.end : stamp.end + 110]
            match = None if stamp.in_range or re.match(r"前|底|之前|以前|起", tail) else _ACCEPT.match(tail)
            if (
                match
                and not _OTHER_MATTER.search(match.group())
                and not re.search(r"公示[^,。]{0,8}$|发布[^,。]{0,6}$", sentence[: stamp.start])
            ):
                return stamp.day
    return None


def read_issue_date(notice: Notice) -> date | None:
    """The date of signature, else of publication, as stated; None where the page contradicts itself."""
    if notice.signed:
        return notice.signed
    if notice.published is None:
        return notice.wire_day if notice.wire_day and notice.wire_day == notice.url_day else None
    wire = notice.wire_day
    if wire and not 0 <= (notice.published - wire).days <= 400:
        return None  # published before it was written: the credit line belongs to a copying site
    return notice.published
