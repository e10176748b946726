"""Figures of complaint letters, row by row as the notice states them."""

from __future__ import annotations

import re

from parsers.fact_counts import FOREIGN, LETTER, TASK, Mention, is_subset, letter_role, mentions, noun_of
from parsers.fact_notice import Notice
from parsers.fact_numbers import NUMERAL, numeral, sentences
from parsers.fact_rows import MAX_ROWS, Row, add_rates, distinct, figures_of

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
_NO_LETTERS = frozenset({"other", "consultation", "case_report"})
LETTER_TOPIC = re.compile(r"信访|举报|投诉|转办|交办|来电|来信|第[^,。;]{1,4}批[^,。;]{0,10}\d+件")
_BATCH = re.compile(rf"第(?P<n>{NUMERAL})批(?!次?督|(?:中央|省)?(?:生态)?环)")
_LETTER_RATE = r"办结率|(?:整改)?完成率|结案率|办理率"


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
        topic = bool(LETTER_TOPIC.search(sentence))
        if topic or (carried and re.search(r"\d件|\d个|办结", sentence)):
            rows.extend(_letter_rows(sentence, about))
        carried = about and (topic or carried)
        if len(rows) >= MAX_ROWS:
            break
    return distinct(row for row in rows if figures_of(row) and not (kind == "signoff_notice" and row["closed"] is None))


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
    add_rates(rows, sentence, _LETTER_RATE, spoken)
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
        if not _is_case_count(mention, about, first=row is None):
            return
        rows.append(_letter_row(mention, sentence, total=mention.value))
        return
    if row is None or row[role] is not None:
        if row is not None and is_subset(mention):
            return
        rows.append(_letter_row(mention, sentence))
        row = rows[-1]
    row[role] = mention.value


def _is_case_count(mention: Mention, about: bool, first: bool) -> bool:
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
