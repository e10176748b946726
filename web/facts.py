"""The facts of a notice as rows of a table: a name and what the notice says, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from store.event import Event

from . import labels
from .wording import number, when

Facts = dict[str, Any]
LISTED_MOST = 12
"""Values of one fact that are shown; more are counted."""

_TASKS = (
    ("total", "共"), ("done", "已完成"), ("in_progress", "正在整改"), ("behind", "未达序时进度"), ("due", "应完成"),
    ("due_done", "到期已完成"),
)  # fmt: skip
_LETTERS = (
    ("total", "共"), ("closed", "已办结"), ("partially_closed", "阶段性办结"), ("open", "正在办理"),
    ("verified_true", "属实"), ("verified_false", "不属实"),
)  # fmt: skip
_PLAIN = (
    ("整改任务", "task_ref"), ("验收日期", "acceptance_date"), ("发布单位", "issuer"), ("落款日期", "issue_date"),
    ("责任单位", "responsible_units"), ("牵头单位", "lead_units"), ("验收单位", "acceptance_units"), ("联系电话", "phones"),
    ("电子邮箱", "emails"), ("联系地址", "addresses"), ("邮政编码", "postcode"), ("整改时限", "deadlines"),
    ("反馈日期", "feedback_date"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Until when one may object; `computed` when we reckoned the end from a number of days, `left` in days from today.

    `left` is 0 on the last day and negative afterwards.
    """

    start: date | None
    end: date
    computed: bool
    length: str
    left: int


def period_of(facts: Facts, today: date) -> Period | None:
    """The period for objections, None where the notice gives no end; `today` in China."""
    stated, computed = _day(facts.get("notice_end")), _day(facts.get("notice_end_computed"))
    end = stated or computed
    if end is None:
        return None
    return Period(
        start=_day(facts.get("notice_start")), end=end, computed=stated is None, length=_length(facts),
        left=(end - today).days,
    )  # fmt: skip


def period_rows(facts: Facts) -> list[tuple[str, str]]:
    """The period for objections as a row (or none), for a table that compares two notices."""
    start, stated = _text(facts.get("notice_start")), _text(facts.get("notice_end"))
    computed = _text(facts.get("notice_end_computed"))
    end = stated or (f"{computed}（推算）" if computed else "")
    text = " 至 ".join(part for part in (start, end) if part)
    length = _length(facts)
    return [("异议期", f"{text}（{length}）" if text and length else text or length)] if text or length else []


def rows_of(facts: Facts) -> list[tuple[str, str]]:
    """(name, value) for every fact a reader can use; empty and unknown ones are left out."""
    return [(name, text) for name, text in _rows(facts) if text]


def news_of(event: Event) -> list[tuple[str, object]]:
    """What only an event knows: figures that moved, where a page was, when it was first refused."""
    facts = event.facts
    rows: list[tuple[str, object]] = [("数据变化", text) for text in _moves(facts.get("moves"))]
    if returned := facts.get("returned_to"):
        rows.append(("恢复为", f"第 {returned} 版的内容"))
    if moved := facts.get("moved_from"):
        rows.append(("原地址", str(moved)))
    if facts.get("unread"):
        rows.append(("正文", f"暂时无法读取：{labels.reason_label(str(facts['unread']))}"))
    if (refused := _instant(facts.get("first_refused_at"))) is not None:
        rows.append(("首次发现无法打开", when(refused)))
    if facts.get("note"):
        rows.append(("说明", str(facts["note"])))
    return rows


def _rows(facts: Facts) -> Iterator[tuple[str, str]]:
    yield "地区", _text(facts.get("region"))
    yield "督察", labels.INSPECTIONS.get(_text(facts.get("level")), "") + _text(facts.get("round"))
    yield "进驻时间", _span(facts.get("inspection_start"), facts.get("inspection_end"))
    yield from (("整改任务", text) for text in _counts(facts.get("task_counts"), _TASKS, "项"))
    yield from (("信访件", text) for text in _counts(facts.get("letters"), _LETTERS, "件"))
    yield "数据截至", _text(facts.get("as_of") or facts.get("as_of_inferred"))
    status = _text(facts.get("status"))
    yield "整改状态", labels.STATUS.get(status, status)
    for name, key in _PLAIN:
        yield name, _joined(facts.get(key))
    yield from (("指标", text) for text in _indicators(facts.get("indicators")))
    held = facts.get("accountability")
    if isinstance(held, dict):
        words = (("units", "个单位"), ("persons", "人"))
        yield "责任追究", "、".join(f"{held[key]} {word}" for key, word in words if held.get(key) is not None)
    if facts.get("host_is_clone"):
        yield "提示", "该网址疑为仿冒政府网站的页面"


def _length(facts: Facts) -> str:
    if facts.get("notice_workdays"):
        return f"{facts['notice_workdays']} 个工作日"
    return f"{facts['notice_days']} 天" if facts.get("notice_days") else ""


def _counts(rows: object, names: tuple[tuple[str, str], ...], unit: str) -> Iterator[str]:
    for row in _dicts(rows):
        own = _text(row.get("unit")) or unit
        parts = [f"{word} {number(row[key])} {own}" for key, word in names if isinstance(row.get(key), int | float)]
        if isinstance(row.get("rate_pct"), int | float):
            parts.append(f"完成率 {number(row['rate_pct'])}%")
        batch = f"第 {row['batch']} 批" if row.get("batch") else ""
        scope = " ".join(part for part in (_text(row.get("scope")), batch) if part)
        if parts:
            yield (f"{scope}：" if scope else "") + "，".join(parts)


def _indicators(rows: object) -> Iterator[str]:
    for row in _dicts(rows):
        if isinstance(row.get("value"), int | float):
            year = f"{row['year']} 年" if row.get("year") else ""
            target = "（目标）" if row.get("kind") == "target" else ""
            yield f"{year}{_text(row.get('name'))} {number(row['value'])}{_text(row.get('unit'))}{target}"


def _moves(rows: object) -> Iterator[str]:
    for row in _dicts(rows):
        before, after, unit = row.get("before"), row.get("after"), _text(row.get("unit"))
        if isinstance(before, int | float) and isinstance(after, int | float):
            gap = "" if unit == "%" else " "
            whole = f"（共 {number(row['total'])} {unit}）" if isinstance(row.get("total"), int | float) else ""
            down = "，比上次少" if row.get("down") else ""
            name = f"{_text(row.get('scope'))}{_text(row.get('label'))}"
            yield f"{name} {number(before)} → {number(after)}{gap}{unit}{whole}{down}"


def _dicts(rows: object) -> list[dict[str, Any]]:
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list | tuple) else []


def _span(start: object, end: object) -> str:
    return " 至 ".join(text for text in (_text(start), _text(end)) if text)


def _joined(value: object) -> str:
    if not isinstance(value, list | tuple):
        return _text(value)
    texts = [text for text in map(_text, value) if text]
    more = f" 等 {len(texts)} 项" if len(texts) > LISTED_MOST else ""
    return "、".join(texts[:LISTED_MOST]) + more


def _text(value: object) -> str:
    return "" if value is None or isinstance(value, dict | list | tuple | bool) else str(value)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _instant(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None
