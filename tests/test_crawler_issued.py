"""A page whose text stands below a publishing system's information line is a notice, whatever its one line speaks of."""

from __future__ import annotations

import pytest

from store.capture import Outcome
from tests.test_crawler_excuses import bare, chrome, outcome

LINE = "<p>时间：2026-03-20 来源：清河市生态环境局 【字体：大 中 小】【打印】【关闭】</p>"


@pytest.mark.parametrize("text", ["请登录后领取登记表。", "因系统升级，暂停办理登记，敬请谅解。", "禁止访问水源保护区。", "人机验证装置检定：四月进行。"])
@pytest.mark.parametrize("line", [LINE, "<td>日期: 2026年3月20日 作者：管理员 浏览次数：12</td>"])
@pytest.mark.parametrize("around", [bare, chrome])
def test_one_line_below_the_information_line_is_read(text: str, line: str, around: object) -> None:
    body = f"<p class='tit'>公示</p>{line}<div><p>{text}</p></div>"
    assert outcome(bare(body) if around is bare else chrome(body))[0] is Outcome.FRESH


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"{LINE}<p>您访问的页面不存在</p>", Outcome.GONE),
        ("<p>请先登录</p>", Outcome.ERROR),
        ("<p>今天是2026年3月20日</p><p>请先登录</p>", Outcome.ERROR),
        ("<p>访问时间：2026-03-20 10:11 来源：121.8.8.1</p><p>您的访问被拦截</p>", Outcome.CHALLENGED),
        ("<p>请先登录</p><p>时间： 来源：</p>", Outcome.ERROR),
        (f"<p>请先登录</p>{LINE}<p>主办单位：清河市生态环境局</p>", Outcome.ERROR),
    ],
)
def test_a_refusal_stays_one(body: str, expected: Outcome) -> None:
    assert outcome(bare(body))[0] is expected
