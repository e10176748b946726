"""What stands behind a heading, in its element or its line: stamps, counters and badges are none of it."""

from __future__ import annotations

import re

import pytest

from parsers.api import read
from parsers.document import Document, Role, canonical

_TITLE = "柳溪县关于省级督察反馈第三项整改任务验收销号的公示"
_SITE = "柳溪网"
_LINES = "".join(
    f"<p>{line}</p>"
    for line in (
        "按照《柳溪县督察整改销号工作规程》，现将完成情况公示如下。", "改造雨污管网8.4公里，封堵排口7处，清运垃圾300吨。", "公示期间如有异议，请以书面形式反映。",
        "柳溪县水务局", "2025年4月7日",
    )
)  # fmt: skip


def _read(heading: str, title: str) -> Document:
    page = f"<html><head><title>{title}</title></head><body>{heading}<div class='txt'>{_LINES}</div></body></html>"
    return read(page.encode(), "http://www.liuxi.example/zg/6.html", role=Role.DETAIL)


_STAMPS = [
    "<span>2025-04-08 来源：县水务局</span>", " <small>2025-04-08 来源：县水务局</small>", "&nbsp;<span>来源：县水务局 2025-04-08 浏览：3</span>",
    "<span style='display:block'>发布时间：2025-04-08 来源：县水务局</span>", "<i>2025-04-08</i><i>县水务局</i>", "<i>县水务局</i><i>2025-04-08</i>",
    "<em>2025-04-08 县水务局 阅读 35</em>", "<em>2025-04-08　评论 3　来源：县水务局</em>",
]  # fmt: skip


@pytest.mark.parametrize("title", [_SITE, _TITLE, f"{_TITLE}-{_SITE}"])
@pytest.mark.parametrize("form", ["<h1>{}{}</h1>", "<h2>{}{}</h2>", "<div class='tit'><b>{}</b>{}</div>"])
@pytest.mark.parametrize("stamp", _STAMPS)
def test_a_stamp_in_the_element_of_a_heading_is_read_and_no_part_of_it(stamp: str, form: str, title: str) -> None:
    document = _read(form.format(_TITLE, stamp), title)
    assert (document.title, str(document.published)) == (_TITLE, "2025-04-08")


@pytest.mark.parametrize("stamp", ["<span>2025-04-08 来源：县水务局</span>", "<span>2025-04-08 县水务局</span>", "<i>来源：县水务局　发布时间：2025-04-08</i>"])
def test_a_heading_and_a_stamp_in_one_line_are_told_apart(stamp: str) -> None:
    document = _read(f"<div class='hd'><span>{_TITLE}</span>{stamp}</div>", _SITE)
    assert (document.title, str(document.published), document.source) == (_TITLE, "2025-04-08", "县水务局")


@pytest.mark.parametrize("title", [_SITE, _TITLE])
@pytest.mark.parametrize(
    "heading",
    [
        "<div class='title'><div>{}</div><p>2025-04-08　我要评论(3)</p></div>",
        "<div class='newsTitle'><div>{}</div><p>2025-04-08 收藏(3) 分享</p></div>",
        "<div class='tit'><strong>{}</strong><em>2025-04-08　评论 3</em></div>",
    ],
)
def test_what_readers_may_do_is_no_part_of_a_title_and_their_number_no_news(heading: str, title: str) -> None:
    document = _read(heading.format(_TITLE), title)
    assert document.title == _TITLE
    assert document.fingerprint == _read(heading.format(_TITLE).replace("3", "4"), title).fingerprint


@pytest.mark.parametrize("badge", ["[置顶]", " NEW", " 热", "[图]", "【推荐】", "<span>NEW</span>", "<i>[热门]</i>"])
@pytest.mark.parametrize("title", [_SITE, _TITLE])
def test_a_badge_behind_a_heading_is_no_part_of_it(badge: str, title: str) -> None:
    assert _read(f"<h1>{_TITLE}{badge}</h1>", title).title == _TITLE


@pytest.mark.parametrize(
    "heading",
    [
        "柳溪县北关锅炉房集中供<b>热</b>", "柳溪县整改任务销号公示[第三批]", "柳溪县整改路线 图", "柳溪县<span>2025年4月8日督察简报</span>",
        "关于公布柳溪县<span>生态环境局</span>", "柳溪县信访件办理情况<span>（2025年4月8日点击查看）</span>", "柳溪县整改情况<i>（截至2025-04-08）</i>",
        "柳溪县排口整治技术路线 RENEW",
    ],
)  # fmt: skip
def test_the_end_of_a_title_stays(heading: str) -> None:
    said = re.sub(r"<[^>]*>", "", heading)
    assert canonical(_read(f"<h1>{heading}</h1>", _SITE).title or "") == canonical(said)


def test_a_stamp_or_a_badge_that_the_head_says_too_belongs_to_the_title() -> None:
    title = "柳溪县空气质量日报2025-04-08 县监测站"
    assert _read("<h1>柳溪县空气质量日报<span>2025-04-08 县监测站</span></h1>", title).title == title
    assert _read("<h1>柳溪县整改任务销号公示[图]</h1>", "柳溪县整改任务销号公示[图]").title == "柳溪县整改任务销号公示[图]"
