"""Figures: each phrasing of tasks and letters with what it says, and sentences that say nothing of either."""

from __future__ import annotations

from typing import Any

import pytest

from parsers.facts import read_facts

TITLE = "云南省公开中央生态环境保护督察整改落实情况"

TASKS: list[tuple[str, list[dict[str, Any]]]] = [
    ("截至2024年11月底,98项督察整改任务已有85项完成整改。", [{"total": 98, "done": 85}]),
    ("82项整改任务已完成整改59项,其余23项均按序时进度推进。", [{"total": 82, "done": 59, "in_progress": 23}]),
    ("69项整改任务已整改完成43项,其余26项正按序时加快推进。", [{"total": 69, "done": 43, "in_progress": 26}]),
    ("我省89项整改任务,已整改完成45项,37项达到序时进度,有7项未按期完成或未达到序时进度。",
     [{"total": 89, "done": 45, "in_progress": 37, "behind": 7}]),
    ("督察反馈的39个问题应完成整改19个,已完成整改19个,达到序时进度20个。",
     [{"total": 39, "due": 19, "done": 19, "due_done": 19, "in_progress": 20}]),
    ("反馈的58个问题完成整改38个,正在整改20个。", [{"total": 58, "done": 38, "in_progress": 20}]),
    ("58项整改任务中,13项基本完成整改,38项按照序时进度推进,5项尚未达到序时进度。",
     [{"total": 58, "in_progress": 38, "behind": 5, "substantially_done": 13}]),
    ("30项整改任务,已完成或基本完成25项。", [{"total": 30, "done": 25}]),
    ("第二轮督察69项整改任务,已完成68项。", [{"scope": "第二轮", "total": 69, "done": 68}]),
    ("158项整改措施已完成108项(含长期坚持12项),其余50项持续推进。", [{"total": 158, "done": 108, "in_progress": 50}]),
    ("反馈的44个问题细化为190项具体整改任务。", [{"total": 44}, {"total": 190}]),
    ("已达期限的91项整改任务,已完成89项。", [{"due": 91, "done": 89, "due_done": 89}]),
    ("到期应完成整改措施137项,已完成135项,按期完成率98.5%。", [{"due": 137, "done": 135, "due_done": 135, "rate_pct": 98.5}]),
    ("细化为16小项整改任务,已完成4项,剩余12项正在推进。", [{"total": 16, "done": 4, "in_progress": 12}]),
    ("反馈意见统筹整合形成24项整改任务。", [{"total": 24}]),
    ("目前,已完成25项整改任务。", [{"done": 25}]),
    ("全省128项整改任务均已完成。", [{"total": 128, "done": 128}]),
    ("应于2021年完成的28项整改任务全部完成,提前完成1项。", [{"due": 28, "due_done": 28}]),
    ("方案明确的2164项整改任务,总体完成率达79%。", [{"total": 2164, "rate_pct": 79}]),
    ("涉及我市的14问题已按序时要求完成整改11项,其中完成整改并销号3项、完成整改8项。", [{"total": 14, "done": 11}]),
    ("64个督察反馈问题,已整改完成59个,未完成5个。", [{"total": 64, "done": 59, "in_progress": 5}]),
    ("形成24项整改任务,2022年年底前完成21项,2023年年底前24项全部整改完成。", [{"total": 24, "due": 21}]),
    ("督察整改１，２７５项任务中,已完成整改１２００项。", [{"total": 1275, "done": 1200}]),
    # nothing of the inspection's tasks
    ("累计完成1209个超低排放改造项目,排查企业120家,立案30件,罚款300万元。", []),
    ("黄河流域生态环境警示片反馈的24个问题全部完成整改。", []),
    ("市委常委会召开12次会议,出台制度5项。", []),
    ("移交的5件责任追究问题全部办结,问责9人。", []),
    ("开展自查,发现问题32个。", []),
    ("PM2.5浓度为38微克/立方米,优良天数254天。", []),
]  # fmt: skip

LETTERS: list[tuple[str, list[dict[str, Any]]]] = [
    ("督察组转办的3123件信访件已办结3120件。", [{"total": 3123, "closed": 3120}]),
    ("交办的3917件群众举报已办结3848件,阶段性办结69件,办结率98.2%。",
     [{"total": 3917, "closed": 3848, "partially_closed": 69, "rate_pct": 98.2}]),
    ("移交的6532个信访举报问题,已整改完成6345个,完成率97.1%。", [{"total": 6532, "closed": 6345, "rate_pct": 97.1}]),
    ("交办的789件信访件,已全部办结。", [{"total": 789, "closed": 789}]),
    ("交办的789件信访件,均已办结或阶段性办结。", [{"total": 789}]),
    ("结案销号4593个信访问题,办结率97.64%。", [{"closed": 4593, "rate_pct": 97.64}]),
    ("452件群众信访问题,完全办结448件。", [{"total": 452, "closed": 448}]),
    ("办结1680件群众举报件。", [{"closed": 1680}]),
    ("共受理两轮交办信访件7878件,已办结7201件,办结率达91.41%。未办结信访677件中266件为重复投诉。",
     [{"scope": "累计", "total": 7878, "closed": 7201, "rate_pct": 91.41}, {"open": 677}]),
    ("督察组交办信访件46件,已办结信访件40件,正在办理6件。", [{"total": 46, "closed": 40, "open": 6}]),
    ("交办的160件投诉举报案件,已办结154件。", [{"total": 160, "closed": 154}]),
    ("受理信访举报4.5件,办结4.5件。", [{"total": 4.5, "closed": 4.5}]),
    ("收到来电59件,来信73件。", []),
]  # fmt: skip

BATCHES: list[tuple[str, list[dict[str, Any]]]] = [
    ("9月24日,向我省交办信访件159件,其中重点交办件16件。第十五批共计127件,已办结63件,阶段性办结64件。",
     [{"total": 159}, {"batch": 15, "total": 127, "closed": 63, "partially_closed": 64}]),
    ("交办第三批群众信访举报件5件,涉及大气1件、生态1件。截至12月4日,共交办12件。",
     [{"batch": 3, "total": 5}, {"scope": "累计", "total": 12}]),
    ("截至12月11日,第31批109件中,属实93件,不属实16件;已办结55件,正在办理54件。",
     [{"batch": 31, "total": 109, "closed": 55, "open": 54, "verified_true": 93, "verified_false": 16}]),
    ("第一批转办信访件18件,已办结13件,正在办理5件。", [{"batch": 1, "total": 18, "closed": 13, "open": 5}]),
]  # fmt: skip


def rows_of(text: str, title: str, name: str) -> list[dict[str, Any]]:
    rows = read_facts(text, "http://www.example.gov.cn/a.html", title, None)["facts"].get(name, [])
    return [{key: value for key, value in row.items() if value is not None and key != "unit"} for row in rows]


@pytest.mark.parametrize(("text", "rows"), TASKS)
def test_tasks(text: str, rows: list[dict[str, Any]]) -> None:
    assert rows_of(text, TITLE, "task_counts") == rows


@pytest.mark.parametrize(("text", "rows"), LETTERS)
def test_letters(text: str, rows: list[dict[str, Any]]) -> None:
    assert rows_of(text, TITLE, "letters") == rows
    assert rows_of(text, TITLE, "task_counts") == []


@pytest.mark.parametrize(("text", "rows"), BATCHES)
def test_each_batch_is_its_own_row(text: str, rows: list[dict[str, Any]]) -> None:
    assert rows_of(text, "督察组交办信访件办理情况", "letters") == rows


def test_units_are_never_mixed() -> None:
    rows = read_facts("反馈的44个问题,190项整改措施。", "", TITLE, None)["facts"]["task_counts"]
    assert [(row["total"], row["unit"]) for row in rows] == [(44, "个"), (190, "项")]


def test_a_sign_off_notice_counts_no_tasks() -> None:
    text = "排查问题32个,已完成整改32个,拟按程序销号,现予公示。"
    assert rows_of(text, "第5项整改任务销号公示", "task_counts") == []
