"""The source that the credits below a text name, among those who wrote and edited it."""

from __future__ import annotations

import pytest

from parsers.credits import source_in_credits

TEXT = "经现场核查，砂场已完成料仓封闭，同意销号。"


@pytest.mark.parametrize(
    "credits",
    [
        ("来源：石泉县融媒体中心", "记者：周岚", "编辑：何苇　责编：卢青"),
        ("来源：石泉县融媒体中心　记者：周岚",),
        ("（来源：石泉县融媒体中心　编辑：何苇）",),
        ("来源丨石泉县融媒体中心", "图片｜周岚"),
        ("文/周岚 图/何苇", "稿源：石泉县融媒体中心"),
        ("【信息来源：石泉县融媒体中心】",),
    ],
)
def test_the_source_is_read_wherever_it_stands_in_the_credits(credits: tuple[str, ...]) -> None:
    assert source_in_credits((TEXT, *credits)) == "石泉县融媒体中心"


@pytest.mark.parametrize(
    "body",
    [
        (TEXT,),
        (),
        ("来源：石泉县融媒体中心", TEXT),  # above the text it is told of a case
        (TEXT, "来源：群众来信反映，砂场夜间作业。"),
        (TEXT, "问题来源：省级督察组"),
        (TEXT, "记者：周岚", "编辑：何苇"),
        (TEXT, "来源：石泉县融媒体中心", "石泉县整改办", "2025年4月2日"),
    ],
)
def test_no_other_line_names_a_source(body: tuple[str, ...]) -> None:
    assert source_in_credits(body) is None
