"""Day and source in the shapes and under the labels that information lines have."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Role
from parsers.labels import is_information_line
from parsers.separators import set_apart

TEXT = (
    "<p>按照省级督察反馈意见，我县对料场扬尘问题开展整改，现将完成情况予以公示。</p>"
    "<p>整改任务：封闭料仓，硬化道路，安装喷淋。</p><p>整改情况：三处料仓已封闭，道路硬化二点六公里。</p>"
)
NAME = "关于料场扬尘问题整改完成情况的公示"


@pytest.mark.parametrize(
    "line",
    [
        "转自：石泉县整改办　时间：2025-04-02",
        "摘自：石泉县整改办　发布时间：2025-04-02",
        "责任部门：石泉县整改办　发文时间：2025-04-02",
        "主办单位：石泉县整改办　发布时间：2025-04-02",
        "发布者：石泉县整改办　发布时间：2025-04-02T09:11:00+08:00",
        "来源：石泉县整改办　发布时间：2025-04-02T09:11:00.000+0800",
        "Date：2025-04-02 Source：石泉县整改办",
        "发布于2025-04-02　来自：石泉县整改办",
        "公布日期：2025-04-02　发布部门：石泉县整改办",
        "录入时间：2025-04-02　信息员：周岚　录入单位：石泉县整改办",
        "二〇二五年四月二日　来源：石泉县整改办",
        "20250402　来源：石泉县整改办",
        "消息来源：石泉县整改办 | 04月02日 2025年",
        "2025年04月02日 星期三 石泉县整改办",
        "2025-04-02 (石泉县整改办)",
        "来源－石泉县整改办　时间－2025-04-02",
        "来源>石泉县整改办　2025-04-02",
        "来源丨石泉县整改办　2025-04-02",
        "来源　/　石泉县整改办　2025-04-02",
        "文／石泉县整改办　2025-04-02",
    ],
)
def test_day_and_source_are_read_and_the_line_stays_out_of_the_body(line: str) -> None:
    raw = (
        f"<html><head><title>{NAME}_石泉县</title></head><body><div class='main'><h1>{NAME}</h1><div>{line}</div>"
        f"<div class='content'>{TEXT}</div></div></body></html>"
    )
    document = read(raw.encode(), "http://www.shiquan0.gov.cn/a/1.html", role=Role.DETAIL)
    assert (document.title, str(document.published), document.source) == (NAME, "2025-04-02", "石泉县整改办")
    assert [block.text[:4] for block in document.blocks] == ["按照省级", "整改任务", "整改情况"]


@pytest.mark.parametrize(
    "line",
    [
        "责任部门：石泉县水利局　完成时间：2025-04-02",
        "单位：石泉县水泥厂　时间：2025-04-02",  # bare labels: what is told of a case
        "来源：群众举报。时间：2025-04-02",
        "整改时限：2025年4月2日　责任部门：县水利局",
        "自2025-04-02 来源于砂场的扬尘已消除",
    ],
)
def test_what_is_told_of_a_case_is_no_information_line(line: str) -> None:
    assert not is_information_line(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("水源－石泉河", "水源－石泉河"),
        ("时间 | 地点 | 来源 | 备注", "时间 | 地点 | 来源 | 备注"),
        ("TSP 12:30", "TSP 12:30"),
        ("文化/旅游局", "文化/旅游局"),
        ("公示时间-2025-04-02", "公示时间-2025-04-02"),
    ],
)
def test_other_lines_are_left_as_they_stand(line: str, expected: str) -> None:
    assert set_apart(line) == expected
