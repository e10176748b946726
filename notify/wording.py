"""What a message says: events become views of plain Chinese text, ready for any template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sources.clock import in_shanghai
from store.event import LABELS, Audience, Event
from store.figures import Move
from store.privacy import mask_mobiles

from .labels import ADVICE, LEVELS, STATUS, kind_label, place_of
from .passages import FileChange, Passage, files_of, metadata_of, passages_of

VALUES_MOST = 6
"""How many phones, units or figures one line of facts names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One event as a reader sees it; every text is masked, every address is an http(s) address or empty."""

    headline: str
    type_label: str
    title: str
    place: str
    source_name: str
    kind: str
    facts: tuple[tuple[str, str], ...]
    published: str
    seen: str
    summary: str
    passages: tuple[Passage, ...]
    is_cut: bool
    metadata: tuple[tuple[str, str, str], ...]
    files: tuple[FileChange, ...]
    note: str
    advice: str
    page_link: str
    archive_link: str
    archive_label: str


def view_of(event: Event, public_url: str) -> View:
    """The view of an event; `public_url` is where readers reach the web."""
    passages, is_cut = passages_of(event.change)
    link, label = archive_of(event, public_url)
    kind = kind_label(event.kind) if event.audience is Audience.SUBSCRIBER else ""
    published = chinese_date(event.published) if event.published else ""
    source_name, seen = mask_mobiles(event.source_name), chinese_time(event.seen_at)
    summary = (source_name, type_label(event), kind, f"发布 {published}" if published else "", f"发现 {seen}")
    return View(
        headline=mask_mobiles(event.headline or event.title), type_label=type_label(event),
        title=mask_mobiles(event.title), place=place_of(event.region), source_name=source_name, kind=kind,
        facts=tuple((name, mask_mobiles(value)) for name, value in facts_of(event)),
        published=published, seen=seen, summary="｜".join(filter(None, summary)),
        passages=passages, is_cut=is_cut, metadata=metadata_of(event.change), files=files_of(event.change),
        note=mask_mobiles(note_of(event)), advice=ADVICE.get(event.type, ""), page_link=_web_address(event.url),
        archive_link=link, archive_label=label,
    )  # fmt: skip


def type_label(event: Event) -> str:
    """What kind of news it is, other types that also apply in brackets."""
    also = "、".join(LABELS[type_] for type_ in event.also)
    return f"{LABELS[event.type]}（兼{also}）" if also else LABELS[event.type]


def archive_of(event: Event, public_url: str) -> tuple[str, str]:
    """Where the archive shows this event, and what the link is called; empty when there is no page to show."""
    if event.page_id is None or event.audience is Audience.OPERATOR:
        return "", ""
    if (place := _file_difference(event.change)) is not None:
        return f"{public_url.rstrip('/')}/pages/{place}", "查看附件前后对照"
    page = f"{public_url.rstrip('/')}/pages/{event.page_id}"
    if event.version_before and event.version_after:
        return f"{page}/diff/{event.version_before}/{event.version_after}", "查看前后对照"
    return page, "查看存档与历史"


def _file_difference(change: dict[str, Any] | None) -> str | None:
    """Where the difference of the words of an exchanged file is shown, when that file is what the event tells of."""
    files: Any = (change or {}).get("attachments_replaced") or ()
    if len(files) != 1 or not (change or {}).get("hunks") or not isinstance(files[0], dict):
        return None
    page, before, after = (files[0].get(name) for name in ("page", "version_before", "version_after"))
    return f"{page}/diff/{before}/{after}" if page and before and after else None


def note_of(event: Event) -> str:
    """What a reader must know to judge this news rightly; one sentence, or nothing."""
    facts = event.facts
    if event.corrects:
        return "本条更正此前发出的消息。"
    if facts.get("alternation"):
        return "该页面近期在几个旧版本之间反复，后续反复不再逐次通知。"
    if facts.get("returned_to"):
        return f"页面恢复为存档中第 {facts['returned_to']} 版的内容。"
    if facts.get("unread"):
        return "该页面正文暂时无法读取，以上信息取自栏目列表；读到正文后如有修改，另行通知。"
    if facts.get("moved_from"):
        return f"原地址：{facts['moved_from']}"
    if refused := facts.get("first_refused_at"):
        return f"该页面自 {chinese_time(datetime.fromisoformat(str(refused)))} 起无法打开，经再次确认。存档中保留此前的内容。"
    return str(facts.get("note") or "") if event.audience is Audience.OPERATOR else ""


def facts_of(event: Event) -> Iterator[tuple[str, str]]:
    """The facts worth a line of their own: (name, value), the most urgent first."""
    facts = event.facts
    yield from _period(facts)
    yield from (("数据变化", _move(move)) for move in facts.get("moves") or () if isinstance(move, dict))
    if not facts.get("moves"):
        yield from (("任务进度", text) for text in _counts(facts.get("task_counts"), _TASKS, "项"))
        yield from (("信访件", text) for text in _counts(facts.get("letters"), _LETTERS, "件"))
    round_ = f"{LEVELS.get(str(facts.get('level')), '')}{facts.get('round') or ''}"
    for name, value in (
        ("督察", round_), ("整改任务", facts.get("task_ref")), ("整改状态", _status(facts.get("status"))),
        ("验收日期", _day(facts.get("acceptance_date"))), ("责任单位", facts.get("responsible_units")),
        ("监督电话", facts.get("phones")), ("电子邮箱", facts.get("emails")), ("受理地址", facts.get("addresses")),
    ):  # fmt: skip
        if text := _joined(value):
            yield name, text


def chinese_time(moment: datetime) -> str:
    """An instant as people in China write it: 2026年3月2日 09:05."""
    local = in_shanghai(moment)
    return f"{chinese_date(local.date())} {local:%H:%M}"


def chinese_date(day: date) -> str:
    """2026年3月2日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _period(facts: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Until when one may object, and whether the notice says so or we reckoned it."""
    stated, computed = _day(facts.get("notice_end")), _day(facts.get("notice_end_computed"))
    length = facts.get("notice_workdays") or facts.get("notice_days")
    unit = "个工作日" if facts.get("notice_workdays") else "天"
    if stated:
        yield "异议期截止", f"{stated}（公告写明{f'，{length}{unit}' if length else ''}）"
        if computed and computed != stated:
            yield "期限提示", f"按公告所写的{length}{unit}推算应到{computed}，与写明的日期不一致，以公告为准"
    elif computed:
        yield "异议期截止", f"{computed}（公告只写{length}{unit}，按工作日历推算）" if length else f"{computed}（推算）"
    elif length:
        yield "异议期", f"{length}{unit}（起算日期未写明）"


_TASKS = (("total", "共"), ("done", "已完成"), ("in_progress", "正在整改"), ("behind", "未达序时进度"),
          ("due", "到期"), ("due_done", "到期已完成"))  # fmt: skip
_LETTERS = (("total", "共"), ("closed", "已办结"), ("partially_closed", "阶段性办结"), ("open", "正在办理"))


def _counts(rows: Any, names: tuple[tuple[str, str], ...], unit: str) -> Iterator[str]:
    for row in (row for row in rows or () if isinstance(row, dict)):
        parts = [f"{word} {_number(row[name])} {row.get('unit') or unit}" for name, word in names
                 if row.get(name) is not None]  # fmt: skip
        if row.get("rate_pct") is not None:
            parts.append(f"完成率 {_number(row['rate_pct'])}%")
        scope = "".join((str(row.get("scope") or ""), f"第{row['batch']}批" if row.get("batch") else ""))
        if parts:
            yield f"{scope}：{'，'.join(parts)}" if scope else "，".join(parts)


def _move(move: dict[str, Any]) -> str:
    """One figure before and after; a completed count that fell is said so, for it is rarely a correction."""
    try:
        text = str(Move(**move))
    except TypeError:  # written by another version of the program
        text = f"{move.get('scope') or ''}{move.get('label') or ''} {move.get('before')}→{move.get('after')}"
    return f"{text}（下降）" if move.get("down") else text


def _number(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _status(value: Any) -> str:
    return STATUS.get(str(value), str(value)) if value else ""


def _day(value: Any) -> str:
    """An ISO date in Chinese; any other text as it is."""
    try:
        return chinese_date(date.fromisoformat(str(value))) if value else ""
    except ValueError:
        return str(value)


def _joined(value: Any) -> str:
    if isinstance(value, list | tuple):
        shown = "、".join(str(item) for item in value[:VALUES_MOST])
        return f"{shown}等" if len(value) > VALUES_MOST else shown
    return str(value or "")


def _web_address(url: str) -> str:
    """Only http(s) becomes a link: a page cannot have a reader click on anything else."""
    return url if url.startswith(("http://", "https://")) else ""
