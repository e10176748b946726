"""A template that nobody has filled in is no notice, whatever stands where its text should be."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role
from parsers.placeholders import is_unfilled

URL = "http://www.qingshan.gov.cn/zwgk/hbdc/202603/t20260305_12.html"


def reading(body: str) -> Document:
    page = (
        "<html><head><title>关于第九项整改任务验收销号的公示_青山市生态环境局</title></head><body><h1>关于第九项整改任务验收销号的公示</h1>"
        f"<div class=info>发布时间：2026-03-05 来源：市生态环境局</div><div id=zoom>{body}</div></body></html>"
    )
    return read(page.encode(), URL, role=Role.DETAIL)


@pytest.mark.parametrize(
    "text",
    [
        "null", "undefined", "NaN", "[object Object]", "{{article.content}}", "{{ detail.text | html }}", "${content}", "#{content}",
        "&lt;%=content%&gt;", "{% content %}", "暂无内容", "暂无相关信息。", "该文章暂无正文", "内容加载中...", "数据加载中，请稍候", "正在加载…", "Loading...",
        "页面正在努力加载中，请耐心等待！",
    ],
)  # fmt: skip
def test_a_text_that_nobody_filled_in_is_none(text: str) -> None:
    document = reading(f"<p>{text}</p>")
    assert document.body == "" and document.problem == "正文只有未填充的占位文字"
    with_file = reading(f"<p>{text}</p><p><a href='/u/1.pdf'>整改清单.pdf</a></p>")
    assert len(with_file.attachments) == 1


@pytest.mark.parametrize(
    "text",
    [
        "公示期内暂无异议。", "暂无群众反映问题，公示期满。", "该项目暂未完成整改。", "数据加载中心项目已完成整改，现予公示。", "无异议。", "合格",
        "企业须在加载设备后报备{一式两份}。", "False alarm：经查不属实。",
    ],
)  # fmt: skip
def test_short_notices_are_read(text: str) -> None:
    document = reading(f"<p>{text}</p>")
    assert document.body == text and document.problem is None


def test_one_line_of_a_notice_may_say_that_there_is_nothing() -> None:
    assert not is_unfilled(["一、信访举报情况", "暂无内容"]) and not is_unfilled([]) and not is_unfilled(["  "])
    assert is_unfilled(["null", "", " 暂无内容 "])
