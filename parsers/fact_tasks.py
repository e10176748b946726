"""Figures of rectification tasks, row by row as the notice states them."""

from __future__ import annotations

import re

from parsers.fact_counts import FOREIGN, LETTER, TASK, Mention, is_all, is_subset, mentions, noun_of, task_role
from parsers.fact_letters import LETTER_TOPIC
from parsers.fact_notice import Notice
from parsers.fact_numbers import sentences
from parsers.fact_rows import MAX_ROWS, Row, add_rates, distinct, figures_of

_TASK_KEYS = ("scope", "total", "done", "in_progress", "behind", "due", "due_done", "rate_pct", "unit")
_NO_TASKS = frozenset(
    {"other", "signoff_notice", "case_report", "consultation", "inspection_announcement", "accountability"}
)
_TASK_TOPIC = re.compile(r"整改|督[察查]|反馈")
_TASK_STRONG = re.compile(
    r"整改(?:任务|措施|问题|事项)|(?:督[察查]|反馈|指出|交办|移交|涉及|梳理|细化|分解|形成|归纳|认领"
    r"|承担|具体)"
)
_TOTAL_RATE = r"(?:总体|整体|整改|按期|任务|问题|措施|按时)*完成率|整改率|销号率"


def read_tasks(notice: Notice, kind: str) -> list[Row]:
    """Rows of {scope, total, done, in_progress, behind, due, due_done, rate_pct, unit}; only what is stated.

    Different units are different rows; `done` holds 基本完成 only where the notice merges both.
    """
    if kind in _NO_TASKS or kind.startswith("petition"):
        return []
    rows: list[Row] = []
    known = bool(_TASK_TOPIC.search(notice.title))
    for sentence in sentences(notice.body):
        topic = bool(_TASK_TOPIC.search(sentence)) or (known and bool(re.search(r"任务|问题|措施", sentence)))
        if topic and not re.search(r"警示片|\d+起|应急预案", sentence):
            rows.extend(_task_rows(sentence, loose=known))
        if len(rows) >= MAX_ROWS:
            break
    plain = kind in {"rectification_plan", "task_list", "rectification_progress", "work_news"}
    return distinct(row for row in rows if plain or len(figures_of(row)) > 1)


def _task_rows(sentence: str, loose: bool) -> list[Row]:
    rows: list[Row] = []
    spoken: list[tuple[int, Row | None]] = []
    subject: str | None = None
    for mention in mentions(sentence):
        noun = noun_of(mention)
        if noun in {FOREIGN, LETTER}:
            subject = noun
            spoken.append((mention.end, None))
            continue
        if noun is None and (subject not in {TASK, None} or mention.unit in {"件", "条", "宗"}):
            continue
        role = task_role(mention)
        if noun is None and subject is None and not _may_stand_alone(sentence, mention, role, loose):
            continue
        if _add_task(rows, mention, role, noun, sentence, loose):
            subject = TASK
            spoken.append((mention.end, rows[-1]))
        elif noun == TASK:
            subject = None
    if not rows and (found := _only_rate(sentence)):
        rows.append(found)
    add_rates(rows, sentence, _TOTAL_RATE, spoken)
    return rows


def _only_rate(sentence: str) -> Row | None:
    """A row for `整改任务完成率达79%` with no count beside it."""
    if not re.search(r"整改任务[^,。;\d]{0,12}完成率", sentence) or LETTER_TOPIC.search(sentence):
        return None
    row: Row = dict.fromkeys(_TASK_KEYS)
    row["scope"] = _task_scope(sentence)
    return row


def _may_stand_alone(sentence: str, mention: Mention, role: str | None, loose: bool) -> bool:
    """A number without a noun (`已完成14项`) counts only where the sentence is about tasks and says nothing else."""
    return (
        mention.unit in {"项", "小项", "个"}
        and role not in {None, "total"}
        and bool(re.search(r"整改任务|反馈问题|整改问题|督察.{0,12}任务", sentence))
        and (loose or "督察" in sentence)
    )


def _add_task(
    rows: list[Row], mention: Mention, role: str | None, noun: str | None, sentence: str, loose: bool
) -> bool:
    row = rows[-1] if rows else None
    if role is None or (
        row is not None and is_subset(mention) and role in {"done", "basic"} and row.get("done") is not None
    ):
        return False
    if role == "total":
        if noun != TASK or not _countable(mention, sentence, loose) or (is_subset(mention) and row is not None):
            return False
        rows.append(_task_row(mention, sentence, total=mention.value))
        if is_all(mention):
            rows[-1]["done"] = mention.value
        return True
    if role == "due":
        target = (
            row
            if row is not None and row["due"] is None and row["unit"] == _unit(mention) and noun is not TASK
            else None
        )
        if target is None:
            target = (
                row
                if row is not None and row["due"] is None and row["total"] is not None and _same_noun(mention, row)
                else None
            )
        if target is None:
            rows.append(_task_row(mention, sentence))
            target = rows[-1]
        target["due"] = mention.value
        if is_all(mention) or re.match(r"的?(?:整改)?(?:任务|问题|措施)?(?:均|已|全部)+完成", mention.after):
            target["due_done"] = mention.value
        return True
    if row is None or (role == "done" and noun == TASK and row["done"] is not None):
        if row is None and not (_countable(mention, sentence, loose)):
            return False
        rows.append(_task_row(mention, sentence))
        row = rows[-1]
    _fill(row, role, mention)
    return True


def _fill(row: Row, role: str, mention: Mention) -> None:
    if role == "basic":
        row["substantially_done"] = mention.value
        return
    if row[role] is None:
        row[role] = mention.value
        if role == "done" and row["due"] is not None and row["due_done"] is None and mention.value <= row["due"]:
            row["due_done"] = mention.value


def _countable(mention: Mention, sentence: str, loose: bool) -> bool:
    around = mention.before[-16:] + mention.after[:24]
    if re.search(r"排查|自查|发现|巡查|隐患|检查出|会议|次|会同|审计|巡视", mention.before[-12:]):
        return False
    if _TASK_STRONG.search(around):
        return True
    if not loose:
        return False
    return "任务" in around or bool(
        re.search(r"问题|措施", around) and re.search(r"整改|督[察查]|反馈", sentence[:400])
    )


def _same_noun(mention: Mention, row: Row) -> bool:
    return _unit(mention) == row["unit"] and not re.search(r"措施|问题|任务", mention.after[:8] + mention.before[-4:])


def _unit(mention: Mention) -> str:
    return {"小项": "项", "": "个"}.get(mention.unit, mention.unit)


def _task_row(mention: Mention, sentence: str, total: int | float | None = None) -> Row:
    row: Row = dict.fromkeys(_TASK_KEYS)
    row.update(scope=_task_scope(sentence[: mention.start]), total=total, unit=_unit(mention))
    return row


def _task_scope(lead: str) -> str | None:
    found = re.findall(r"第[一二三四五]轮(?:回头看)?|[“\"]?回头看[”\"]?", lead[-60:])
    return re.sub(r"[“”\"]", "", found[-1]) if found else None
