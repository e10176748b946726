"""What a frame or a player says to browsers that cannot show it is not the notice's."""

from __future__ import annotations

import pytest

from parsers.noise_lines import line_rule


@pytest.mark.parametrize(
    "line",
    [
        "您的浏览器不支持iframe", "您的浏览器不支持video标签", "您的浏览器不支持视频播放，请升级浏览器。", "抱歉，您的浏览器版本过低，不支持在线预览", "你的浏览器暂不支持音频播放！",
        "Your browser does not support the video tag.", "To view this video please enable JavaScript, and consider upgrading",
    ],
)  # fmt: skip
def test_the_word_for_old_browsers_goes(line: str) -> None:
    assert line_rule(line) == "fallback"


@pytest.mark.parametrize("line", ["企业在线监测平台不支持旧版浏览器，已于5月升级。", "群众反映：您的浏览器不支持；办理情况：系统已更换。", "浏览器不支持的问题已整改完成"])
def test_what_a_case_tells_of_browsers_stays(line: str) -> None:
    assert line_rule(line) is None
