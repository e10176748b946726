"""Lines beside a code: what leads to the notice's own matter is the notice's, what leads to the page is the page's."""

from __future__ import annotations

import pytest

from parsers.noise_lines import line_rule

OWN = [
    "扫描二维码查看整改图片", "扫描下方二维码查看整改前后对比图", "扫码查看整改任务清单", "扫一扫查看公示全文", "扫描二维码，查看验收意见", "手机扫一扫查看点位分布图",
    "扫一扫看对比图", "扫码下载登记表", "扫码反映问题", "扫码打开举报平台", "用微信扫一扫查看监测报告",
]
PAGES = [
    "扫一扫在手机打开当前页", "扫一扫在手机上查看当前页面", "手机扫一扫查看本页", "扫码阅读", "扫一扫阅读全文", "扫一扫查看更多", "扫描二维码查看详情", "扫一扫手机浏览", "扫描二维码打开手机版",
    "扫一扫关注公众号", "用微信扫一扫分享", "微信扫一扫", "扫一扫看手机版", "扫描下方二维码，阅读原文", "扫一扫打开微信小程序",
]  # fmt: skip


@pytest.mark.parametrize("line", OWN)
def test_what_a_code_of_the_notice_shows_is_told_by_its_name_and_stays(line: str) -> None:
    assert line_rule(line) is None


@pytest.mark.parametrize("line", PAGES)
def test_the_code_of_the_page_goes(line: str) -> None:
    assert line_rule(line) == "qr-code"
