"""Figures of rectification tasks and of complaint letters, row by row as the notice states them."""

from __future__ import annotations

import re
from typing import Any

from parsers.fact_counts import (
    FOREIGN,
    LETTER,
    TASK,
    Mention,
    is_all,
    is_subset,
    letter_role,
    mentions,
    noun_of,
    rates,
    task_role,
)
from parsers.fact_notice import Notice
from parsers.fact_numbers import NUMERAL, numeral, sentences

Row = dict[str, Any]
_TASK_KEYS = ("scope", "total", "done", "in_progress", "behind", "due", "due_done", "rate_pct", "unit")
_LETTER_KEYS = (
    "scope",
    "batch",
    "total",
    "closed",
    "partially_closed",
    "open",
    "rate_pct",
    "verified_true",
    "verified_false",
)
_NO_TASKS = frozenset(
    {"other", "signoff_notice", "case_report", "consultation", "inspection_announcement", "accountability"}
)
_NO_LETTERS = frozenset({"other", "consultation", "case_report"})
_TASK_TOPIC = re.compile(r"整改|督[察查]|反馈")
_TASK_STRONG = re.compile(
    r"整改(?:任务|措施|问题|事项)|(?:督[察查]|反馈|指出|交办|移交|涉及|梳理|细化|分解|形成|归纳|认领"
    r"|承担|具体)"
)
_LETTER_TOPIC = re.compile(r"信访|举报|投诉|转办|交办|来电|来信|第[^,。;]{1,4}批[^,。;]{0,10}\d+件")
_BATCH = re.compile(rf"第(?P<n>{NUMERAL})批(?!次?督|(?:中央|省)?(?:生态)?环)")
_TOTAL_RATE = r"(?:总体|整体|整改|按期|任务|问题|措施|按时)*完成率|整改率|销号率"
_LETTER_RATE = r"办结率|(?:整改)?完成率|结案率|办理率"
MAX_ROWS = 12


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
    return _distinct(row for row in rows if plain or len(_figures(row)) > 1)


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
    _add_rates(rows, sentence, _TOTAL_RATE, spoken)
    return rows


def _only_rate(sentence: str) -> Row | None:
    """A row for `整改任务完成率达79%` with no count beside it."""
    if not re.search(r"整改任务[^,。;\d]{0,12}完成率", sentence) or _LETTER_TOPIC.search(sentence):
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


def read_letters(notice: Notice, kind: str) -> list[Row]:
    """Rows of {scope, batch, total, closed, partially_closed, open, rate_pct, verified_true, verified_false}.

    Each batch and each cumulative figure is a row of its own; counts may be fractional (a case that districts share).
    """
    if kind in _NO_LETTERS:
        return []
    rows: list[Row] = []
    about = kind.startswith("petition")
    carried = about
    for sentence in sentences(notice.body):
        topic = bool(_LETTER_TOPIC.search(sentence))
        if topic or (carried and re.search(r"\d件|\d个|办结", sentence)):
            rows.extend(_letter_rows(sentence, about))
        carried = about and (topic or carried)
        if len(rows) >= MAX_ROWS:
            break
    return _distinct(row for row in rows if _figures(row) and not (kind == "signoff_notice" and row["closed"] is None))


def _letter_rows(sentence: str, about: bool) -> list[Row]:
    rows: list[Row] = []
    spoken: list[tuple[int, Row | None]] = []
    subject: str | None = LETTER if about else None
    for mention in mentions(sentence):
        noun = noun_of(mention)
        if noun in {FOREIGN, TASK}:
            subject = subject if about and noun == FOREIGN else noun
            spoken.append((mention.end, None))
            continue
        if noun is None and (subject != LETTER or mention.unit not in {"件", "个", "宗"}):
            continue
        subject = LETTER
        _add_letter(rows, mention, sentence, about)
        spoken.append((mention.end, rows[-1] if rows else None))
    _add_rates(rows, sentence, _LETTER_RATE, spoken)
    if rows and rows[-1]["closed"] is None and rows[-1]["total"] is not None and _all_closed(sentence):
        rows[-1]["closed"] = rows[-1]["total"]
    return rows


def _all_closed(sentence: str) -> bool:
    match = re.search(r"(?:已全部|均已|全部已?|已经全部)(?:办结|按期办结|办理完毕|结案)(?!或|和|、)", sentence)
    return bool(match) and not re.search(r"阶段性?办结", sentence)


def _add_letter(rows: list[Row], mention: Mention, sentence: str, about: bool) -> None:
    role = letter_role(mention)
    row = rows[-1] if rows else None
    if role is None or (role == "total" and row is not None and is_subset(mention)):
        return
    if role == "total":
        if not _is_case_count(mention, sentence, about, first=row is None):
            return
        rows.append(_letter_row(mention, sentence, total=mention.value))
        return
    if row is None or row[role] is not None:
        if row is not None and is_subset(mention):
            return
        rows.append(_letter_row(mention, sentence))
        row = rows[-1]
    row[role] = mention.value


def _is_case_count(mention: Mention, sentence: str, about: bool, first: bool) -> bool:
    """A total of cases, not one of their types (`涉及大气1件、生态1件`) or of something done about them."""
    around = mention.before + mention.after
    if re.search(
        r"(?:大气|水|土壤|生态|噪声|噪音|固废|油烟|扬尘|垃圾|海洋|辐射|其他|异味|农村|矿山)(?:环境|污染|类"
        r"|问题|方面)*$",
        mention.before,
    ):
        return False
    if re.search(r"分别|占", mention.before[-6:]):
        return False
    if re.search(r"信访|举报|投诉|转办|交办|移交|受理|累计|批|收到|共", around):
        return True
    return about and first


def _letter_row(mention: Mention, sentence: str, total: int | float | None = None) -> Row:
    row: Row = dict.fromkeys(_LETTER_KEYS)
    lead = sentence[: mention.start]
    batches = list(_BATCH.finditer(lead))
    cumulative = bool(re.search(r"累计|(?:截[至止][^。;]{0,20}|^|,)(?:已)?共[^。;批]{0,12}$", lead[-30:]))
    batch = numeral(batches[-1]["n"]) if batches and not cumulative else None
    row.update(scope="累计" if cumulative else None, batch=batch, total=total)
    return row


def _add_rates(rows: list[Row], sentence: str, names: str, spoken: list[tuple[int, Row | None]]) -> None:
    """Give each rate to the row of the number before it (None: of another kind), else to the first row after."""
    for place, value in rates(sentence, names):
        before = [row for end, row in spoken if end <= place]
        row = before[-1] if before else next(iter(rows), None)
        if row is not None and row["rate_pct"] is None:
            row["rate_pct"] = value


def _figures(row: Row) -> list[Any]:
    return [v for k, v in row.items() if v is not None and k not in {"scope", "unit", "batch"}]


def _distinct(rows: Any) -> list[Row]:
    kept: list[Row] = []
    for row in rows:
        if not any(_covers(other, row) for other in kept):
            kept.append(row)
    return kept[:MAX_ROWS]


def _covers(wide: Row, narrow: Row) -> bool:
    """Whether the second row says nothing that the first has not said already."""
    return all(v is None or wide.get(k) == v for k, v in narrow.items() if k not in {"scope", "unit"})
