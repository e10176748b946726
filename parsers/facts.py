"""Facts of a notice: region, inspection, period, contacts, units and figures; absent means not stated."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import Any

from parsers.fact_clones import is_clone
from parsers.fact_contacts import read_contacts
from parsers.fact_indicators import read_accountability, read_deadlines, read_indicators
from parsers.fact_inspection import read_feedback_date, read_level, read_round, read_visit, visit_of, visit_without_year
from parsers.fact_letters import read_letters
from parsers.fact_notice import MAX_CHARS, Notice, read_notice
from parsers.fact_numbers import NUMERAL, numeral
from parsers.fact_periods import read_acceptance_date, read_as_of, read_issue_date, read_notice_period
from parsers.fact_regions import (
    MUNICIPALITIES,
    Place,
    place_in_title,
    place_spoken_to,
    places,
    province_named,
    province_of_host,
    widen,
)
from parsers.fact_tasks import read_tasks
from parsers.fact_units import read_units
from parsers.kinds import read_kind

__all__ = ["read_facts"]

Facts = dict[str, Any]


def read_facts(text: str, url: str, title: str | None, published: date | None) -> dict[str, Any]:
    """{"doc_kind": one of `parsers.kinds.LABELS`, "facts": {…}} for the body text of a page.

    Dates are ISO strings (days in China), counts are numbers, lists hold strings or rows; a field that the text does
    not state is absent. `published` only resolves dates written without a year. Any text is accepted, nothing is raised.
    """
    text = text[:MAX_CHARS]
    kind = read_kind(title, text)
    notice = read_notice(text, url, title, published)
    clone = is_clone(url, text, title)
    facts: Facts = {}
    if clone:
        facts["host_is_clone"] = True
    issued = read_issue_date(notice)
    if issued:
        facts["issue_date"] = issued.isoformat()
    if kind == "other":
        return {"doc_kind": kind, "facts": facts}
    units = read_units(notice, kind)
    facts |= _read_inspection(notice)
    facts |= _read_scope(notice, kind, facts, units)
    facts |= _read_dates(notice, kind, issued or published)
    facts |= read_contacts(notice, kind, trusted=not clone)
    facts |= units
    facts |= _read_signoff(notice, kind)
    if notice.issuer:
        facts["issuer"] = notice.issuer
    facts |= {
        "task_counts": read_tasks(notice, kind),
        "letters": read_letters(notice, kind),
        "indicators": read_indicators(notice, kind),
        "accountability": read_accountability(notice),
        **read_deadlines(notice, kind),
    }
    return {"doc_kind": kind, "facts": {name: value for name, value in facts.items() if value not in (None, [], {})}}


def _read_inspection(notice: Notice) -> Facts:
    level = read_level(notice)
    round_name = read_round(notice, level)
    first, last = read_visit(notice, round_name)
    fed_back = read_feedback_date(notice)
    return {
        "level": level,
        "round": round_name,
        "inspection_start": first.isoformat() if first else None,
        "inspection_end": last.isoformat() if last else None,
        "feedback_date": fed_back.isoformat() if fed_back else None,
    }


def _read_dates(notice: Notice, kind: str, issued: date | None) -> Facts:
    as_of, inferred = read_as_of(notice)
    accepted = read_acceptance_date(notice, kind)
    facts: Facts = {
        "as_of": as_of,
        "as_of_inferred": inferred.isoformat() if inferred and as_of is None else None,
        "acceptance_date": accepted.isoformat() if accepted else None,
    }
    return facts | (read_notice_period(notice, kind, issued) if kind == "signoff_notice" else {})


def _read_scope(notice: Notice, kind: str, inspection: Facts, units: dict[str, list[str]]) -> Facts:
    """Region, and what the region tells about level and round where the text leaves them out."""
    place = _find_place(notice, kind, units)
    level, round_name = inspection.get("level"), inspection.get("round")
    if place is None:
        national = _is_national(notice, kind, level, round_name)
        return {"region": "全国", "region_code": "000000", "level": level or "central"} if national else {}
    place = widen(place, f"{notice.title}\n{notice.head}\n{notice.body}")
    facts: Facts = {"region": place.name, "region_code": place.code}
    if round_name is None and kind.startswith("petition") and place.province and level != "provincial":
        found = _round_on_site(notice, place.province, level)
        if found:
            facts |= {"round": found, "level": "central"}
    return facts


def _find_place(notice: Notice, kind: str, units: dict[str, list[str]]) -> Place | None:
    title = place_in_title(notice.title)
    if title:
        return title
    if (spoken := place_spoken_to(notice.body[:800])) is not None:
        return spoken
    provinces = {place.province for place in places(notice.body[:4000]) if place.province}
    if len(provinces) >= 3 and province_of_host(notice.host) is None and not notice.issuer:
        return None
    issuer = next(places(notice.issuer or ""), None)
    responsible = next((p for name in units.get("responsible_units", []) for p in places(name)), None)
    at_head = next(places(notice.head), None)
    for place in (issuer, responsible, at_head):
        if place:
            return _lifted(place, kind)
    inspectors = next(places(notice.title), None)  # a title that names only whose inspection it was
    return _from_host(notice) or _from_mailbox(notice, kind) or _most_named(notice) or inspectors


def _lifted(place: Place, kind: str) -> Place:
    """The province of the place whose site carries the letters: the inspectors hand them to the province."""
    if kind.startswith("petition") and place.rank == 2 and place.province:
        return province_named(place.province)
    return place


def _from_host(notice: Notice) -> Place | None:
    place = province_of_host(notice.host)
    if place is None or (notice.host.count(".") > 3 and not re.search(r"我省|全省|省委|我市|全市|自治区", notice.body)):
        return None
    return place


def _most_named(notice: Notice) -> Place | None:
    """The county or city that the body names most, contact addresses aside; None where two are named as often."""
    body = re.sub(r"地址[:为是]+[^,。;\n]{0,60}|[^,。;\n:]{0,20}信箱", "", notice.body[:8000])
    named = Counter(place.name for place in places(body) if place.rank >= 2)
    ranking = named.most_common(2)
    if not ranking or (len(ranking) == 2 and ranking[0][1] == ranking[1][1]):
        return None
    return next(place for place in places(body) if place.name == ranking[0][0])


def _from_mailbox(notice: Notice, kind: str) -> Place | None:
    """The inspectors' mailbox lies in the capital of the province they visit."""
    match = re.search(r"信箱[:为是]+(?P<a>[^,。;\n]{4,40}信箱)", notice.body)
    place = next(places(match["a"]), None) if match else None
    if (
        place is None
        or not (kind.startswith("petition") or kind == "inspection_announcement")
        or place.province is None
    ):
        return None
    return province_named(place.province)


def _round_on_site(notice: Notice, province: str, level: str | None) -> str | None:
    """The round under way when letters were handed over; by whole date, else by month, day and batch number."""
    if re.search(r"(?:两|三|历|各|多)(?:轮|次)", notice.title + notice.body[:600]):
        return None
    day = notice.published or notice.url_day or notice.anchor
    if day is not None:
        return visit_of(province, day) if level == "central" else None
    when = re.search(r"(?<!年)(?<!\d)(?P<m>\d{1,2})月(?P<d>\d{1,2})日", notice.body[:600])
    batch = re.search(rf"第(?P<n>{NUMERAL})批", notice.title + notice.body[:600])
    count = numeral(batch["n"]) if batch else None
    if not when or count is None or not 5 <= count <= 60 or province in MUNICIPALITIES:
        return None
    return visit_without_year(province, int(when["m"]), int(when["d"]), count)


def _is_national(notice: Notice, kind: str, level: str | None, round_name: str | None) -> bool:
    if level == "provincial" or kind not in {
        "rectification_progress",
        "case_report",
        "inspection_feedback",
        "inspection_announcement",
    }:
        return False
    if notice.governmental and not notice.host.endswith(("mee.gov.cn", "www.gov.cn")):
        return False
    return (level == "central" or round_name is not None) and not re.search(
        r"我省|全省|我市|全市|我区|我县|自治区", notice.body[:3000]
    )


_TASK_REF = re.compile(
    rf"(?P<a>第{NUMERAL}(?:项|条|个|号|-\d{{1,3}}号?)(?=(?:整改|具体|反馈)?(?:任务|问题|事项|措施|整改"
    rf"|公示|\)|,|。|:|$)))"
    r"|(?P<b>(?:整改(?:任务|问题|措施)|任务|问题)?(?:清单)?(?:序号|编号)(?:为|:)?第?(?P<n>\d{1,3}(?:-\d{1,3})?)(?!\d))"
    r"|(?P<c>(?<![A-Z0-9])[DX]\d?[A-Z]{2}\d{12}(?!\d))"
)
_STATES: tuple[tuple[str, str], ...] = (
    (r"(?:基本完成(?:整改)?|完成阶段性(?:整改)?目标)", "基本完成"),
    (
        r"(?:已完成整改|已整改完成|整改已?完成|完成整改|整改到位|已经?全部完成|整改任务已完成|均已完成"
        r"|已(?:按要求|如期|按期|全部)?完成(?=[,。;]|该|任务|$|[^,。;]{0,16}整改(?!方案|措施)))",
        "已完成整改",
    ),
    (r"已(?:验收)?销号|同意(?:履行|予以)?销号|结案销号|(?<!拟)予以销号", "已销号"),
    (r"拟(?:按程序|申请|予以|实施|验收)*(?:实施|验收)*销号|申请(?:验收)?销号", "拟销号"),
    (r"通过(?:了)?(?:核查|现场)?验收", "已通过验收"),
)


def _read_signoff(notice: Notice, kind: str) -> Facts:
    """Which task a sign-off notice is about, and the state it claims."""
    if kind != "signoff_notice":
        return {}
    match = _TASK_REF.search(notice.title) or _TASK_REF.search(notice.body[:4000])
    reference = None
    if match:
        reference = f"序号{match['n']}" if match["b"] else match["a"] or match["c"]
    text = notice.lead
    status = next((name for rule, name in _STATES if _stated(rule, text)), None)
    return {"task_ref": reference, "status": status}


def _stated(rule: str, text: str) -> bool:
    return any(
        not re.search(r"(?:未|尚未|没有|前|应|确保|待|如期|力争|完成情况)$", text[max(0, m.start() - 4) : m.start()])
        for m in re.finditer(rule, text)
    )
