"""Who answers for a task: every label is seen, wherever it begins."""

from __future__ import annotations

import pytest

from parsers.facts import read_facts

LABELS = {
    "lead_units": ("整改牵头责任单位", "牵头部门"),
    "acceptance_units": ("督导和整改验收责任单位", "整改销号单位", "验收部门", "销号单位"),
    "responsible_units": ("整改责任单位", "主要责任部门", "主体责任单位", "责任主体", "实施主体", "整改主体"),
}


@pytest.mark.parametrize(("field", "label"), [(field, label) for field, labels in LABELS.items() for label in labels])
def test_a_label_is_seen(field: str, label: str) -> None:
    assert read_facts(body(label), "http://sthjj.qinglan.gov.cn/a.html", TITLE, None)["facts"][field] == ["青岚市水务局"]


@pytest.mark.parametrize(
    "label", ["配合单位", "督导单位", "督查部门", "责任领导", "监督单位", "牵头领导", "包案领导", "参与单位", "协助单位"]
)
def test_who_only_helps_or_watches_answers_for_nothing(label: str) -> None:
    facts = read_facts(body(f"责任单位：青岚市住建局\n{label}"), "http://sthjj.qinglan.gov.cn/a.html", TITLE, None)["facts"]
    assert facts["responsible_units"] == ["青岚市住建局"]
    assert "青岚市水务局" not in str(facts)


TITLE = "青岚市督察整改任务验收销号公示"


def body(label: str) -> str:
    return (
        "根据督察整改工作要求，现将第三项任务整改完成情况予以公示。\n整改任务：城区污水直排问题。\n"
        f"{label}：青岚市水务局\n整改完成情况：已建成管网12公里。\n公示期为2026年3月5日至2026年3月18日。"
    )
