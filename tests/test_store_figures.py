"""Figures that moved: before and after, never across scopes or units."""

from __future__ import annotations

from typing import Any

import pytest

from store.event import EventType
from store.figures import moved_figures
from store.headlines import headline
from store.privacy import mask_mobiles


def tasks(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"task_counts": list(rows)}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (tasks({"total": 82, "done": 59, "unit": "项"}), tasks({"total": 82, "done": 82, "unit": "项"}),
         ["完成整改 59→82（共82项）"]),
        (tasks({"total": 82, "done": 60}), tasks({"total": 82, "done": 59}), ["完成整改 60→59（共82项）"]),
        (tasks({"done": 5, "unit": "项"}), tasks({"done": 6, "unit": "个"}), []),  # other units are never compared
        (tasks({"done": 5, "scope": "全省"}), tasks({"done": 6, "scope": "全市"}), []),
        (tasks({"done": 5}), tasks({"done": 5}), []),
        (tasks({"done": 5}), tasks({"total": 9}), []),  # a figure that is new has not moved
        (tasks({"rate_pct": 60.0}), tasks({"rate_pct": 79.5}), ["完成率 60%→79.5%"]),
        (tasks({"done": 1}, {"done": 2}), tasks({"done": 3}, {"done": 4}), []),  # two rows of one key: not told apart
        ({"letters": [{"total": 10, "closed": 4}]}, {"letters": [{"total": 12, "closed": 9}]},
         ["办结信访件 4→9（共12件）", "信访件总数 10→12件"]),
        ({}, tasks({"done": 1}), []),
    ],
)  # fmt: skip
def test_moves(before: dict[str, Any], after: dict[str, Any], expected: list[str]) -> None:
    assert [str(move) for move in moved_figures(before, after)] == expected


def test_down_is_said() -> None:
    (move,) = moved_figures(tasks({"done": 60, "total": 82}), tasks({"done": 59, "total": 82}))
    assert move.down


def test_headline_says_what_where_and_until_when() -> None:
    line = headline(
        EventType.NOTICE_NEW, region="211400", title="第12号整改任务验收销号公示", kind="signoff_notice",
        facts={"notice_end": "2026-03-16"},
    )  # fmt: skip
    assert line == "【验收销号公示】辽宁省葫芦岛市：第12号整改任务验收销号公示（异议期至2026-03-16）"


def test_a_computed_end_says_so() -> None:
    line = headline(EventType.NOTICE_EDITED, region="", title="公示", facts={"notice_end_computed": "2026-03-16"})
    assert line.endswith("（异议期至2026-03-16，推算）")


@pytest.mark.parametrize(
    ("text", "shown"),
    [("电话13812345678。", "电话138****5678。"), ("024-62788397", "024-62788397"), ("编号1381234567890", "编号1381234567890")],
)
def test_mobiles_are_masked(text: str, shown: str) -> None:
    assert mask_mobiles(text) == shown
