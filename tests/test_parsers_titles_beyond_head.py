"""A title of which <title> says less, or more, than the heading does; and lines near it that are none."""

from __future__ import annotations

import pytest

from parsers.api import extract

TEXT = (
    "<p>按照省级督察反馈意见，我县对砂场扬尘问题开展整改，现将完成情况予以公示。</p>"
    "<p>整改任务：封闭料仓，硬化道路，安装喷淋。</p><p>整改情况：三处料仓已封闭，道路硬化二点六公里。</p>"
)
STAMP = '<div class="m">发布时间：2025-04-02　来源：石泉县整改办</div>'
NAME = "石泉县2025年督察整改工作进展情况"


def title_of(title: str, above: str, text: str = TEXT) -> str | None:
    raw = (
        f"<html><head><title>{title}</title></head><body><div class='wz'>{above}<div class='content'>{text}</div></div>"
        "</body></html>"
    )
    found: str | None = extract(raw.encode(), "http://www.shiquan0.gov.cn/a/1.html")["title"]
    return found


@pytest.mark.parametrize("more", ["（截至3月底）", "（第二批）", "（公开稿）", "(2025年第3期)", "——第6号任务", "公示", "（一）"])
@pytest.mark.parametrize("shape", ["<h1>{}</h1>", "<h2>{}</h2>", "<p class='t'>{}</p>", "<ucaptitle>{}</ucaptitle>", "<div>{}</div>"])
def test_what_a_heading_says_beyond_the_head_belongs_to_it(shape: str, more: str) -> None:
    assert title_of(f"{NAME}_石泉县人民政府", shape.format(NAME + more) + STAMP) == NAME + more


@pytest.mark.parametrize(
    ("more", "expected"),
    [("（第二批）", NAME + "（第二批）"), ("(2025年3月)", NAME + "(2025年3月)"), ("(1)", NAME), ("（图）", NAME)],
)
def test_a_batch_that_the_head_alone_names_belongs_to_the_title_and_a_page_number_does_not(more: str, expected: str) -> None:
    assert title_of(f"{NAME}{more}_石泉县人民政府", f"<h1>{NAME}</h1>{STAMP}") == expected


@pytest.mark.parametrize(
    "line",
    [
        f"《{NAME}》已经县政府同意，现予公开。", f"{NAME}：", f"附件：{NAME}", f"{NAME}的有关说明和各乡镇办理台账以及责任分工一览表",
    ],
)  # fmt: skip
def test_a_line_that_says_the_title_among_other_things_is_none(line: str) -> None:
    assert title_of(f"{NAME}_石泉县人民政府", f"<p>{line}</p>{STAMP}") == NAME


def test_the_title_with_the_name_of_the_site_behind_it_is_not_more() -> None:
    above = f"<div><div><div><h1>{NAME}</h1></div></div></div><p>{NAME}_石泉县人民政府</p>{STAMP}"
    assert title_of(f"{NAME}_石泉县人民政府", above) == NAME


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("<em>置顶</em>{}", NAME),
        ("<span>[公示]</span>{}", NAME),
        ("<i>【转载】</i> {}", NAME),
        ("<span>{}</span><span>（第二批）</span>", NAME + "（第二批）"),  # behind a heading stands what belongs to it
        ("<span>云县</span>{}", "云县" + NAME),
    ],
)
def test_a_word_in_front_of_a_heading_that_the_head_does_not_say_is_a_badge(heading: str, expected: str) -> None:
    assert title_of(f"{NAME}_石泉县人民政府", f"<h1>{heading.format(NAME)}</h1>{STAMP}") == expected


@pytest.mark.parametrize(
    "stamp",
    [
        "<div><i>2025.04.02</i><i>来源 / 石泉县整改办</i><div>分享至 <a>微信</a></div></div>",
        "<div><span>2025-04-02</span><span>石泉县整改办</span><span>阅读 33</span><div>【<a>打印</a>】</div></div>",
        "<div><p>2025-04-02　来源 | 石泉县整改办</p><p>字号 <a>大</a></p></div>",
        STAMP,
    ],
)
@pytest.mark.parametrize("tag", ["p", "div"])
@pytest.mark.parametrize(
    ("name", "head"),
    [
        (NAME, "{} - 石泉矿业有限公司"),
        (NAME, "石泉县人民政府"),
        ("石泉矿业集团督察整改任务落实与验收进展公开", "{} - 石泉矿业有限公司"),
        ("石泉矿业集团督察整改任务落实与验收进展公开", "石泉县人民政府"),
        ("督察整改进展公开", "{} - 石泉矿业有限公司"),  # a column may be called so, where <title> does not say it
    ],
)
def test_a_line_of_day_and_source_is_never_a_title(stamp: str, tag: str, name: str, head: str) -> None:
    assert title_of(head.format(name), f"<{tag} class='x'>{name}</{tag}>{stamp}") == name


def test_a_page_without_a_heading_is_not_called_by_its_day_and_source() -> None:
    stamp = "<div><i>2025.04.02</i><i>来源 / 石泉县整改办</i></div>"
    assert title_of("石泉县人民政府", stamp) == "石泉县人民政府"
