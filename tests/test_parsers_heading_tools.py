"""A heading that is written in two lines, cut short in a meta tag, or shares its element with counters and buttons."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role

_TITLE = "云岭县关于省级督察反馈第六项整改任务验收销号的公示"
_SITE = "云岭县人民政府"
_STAMP = '<div class="info"><span>发布时间：2025-04-08</span><span>来源：县城管局</span></div>'
_LINES = "".join(
    f"<p>{line}</p>"
    for line in ("按照《云岭县督察整改销号工作规程》，现将完成情况公示如下。", "改造雨污管网8.4公里，封堵排口7处。", "云岭县城市管理局", "2025年4月7日")
)
_CONTENT = f'<div class="content">{_LINES}</div>'
_MARKED = f'<div class="TRS_Editor">{_LINES}</div>'


def _read(inner: str, title: str = _SITE, metas: str = "") -> Document:
    page = f"<html><head><title>{title}</title>{metas}</head><body>{inner}</body></html>"
    return read(page.encode(), "http://www.yunling.example/zg/6.html", role=Role.DETAIL)


def _tight(text: str | None) -> str:
    return "".join((text or "").split())


@pytest.mark.parametrize("title", [_SITE, f"{_TITLE}-{_SITE}", "督察整改"])
@pytest.mark.parametrize("body", [_CONTENT, _MARKED])
@pytest.mark.parametrize(
    "behind",
    [
        "[<a>大</a> <a>中</a> <a>小</a>]",
        " [大 中 小]",
        "<span>【字体：大 中 小】</span>",
        "<small>浏览：35</small>",
        "<small>浏览：<i>35</i>次</small>",
        "<span>(阅读 35)</span>",
        " 点击量：35",
        "<a>打印</a><a>收藏</a>",
        "<small>点击：35 次</small><small>2025-04-08</small>",
    ],
)
def test_counters_and_buttons_are_no_part_of_a_title(behind: str, body: str, title: str) -> None:
    document = _read(f"<h1>{_TITLE}{behind}</h1>{_STAMP}{body}", title)
    assert document.title == _TITLE
    other = _read(f"<h1>{_TITLE}{behind.replace('35', '36')}</h1>{_STAMP}{body}", title)
    assert document.fingerprint == other.fingerprint


@pytest.mark.parametrize(
    "title",
    [
        "关于云岭化工厂污染问题的通报（已办结）",
        "云岭县整改任务销号公示（第3批）",
        "云岭县关于北关化工厂<b>关闭</b>",
        "云岭县排口整治规范大中小微企业",
        "云岭县走访看望企业职工阅读 2025",
    ],
)
def test_what_a_title_says_itself_stays(title: str) -> None:
    assert _tight(_read(f"<h1>{title}</h1>{_STAMP}{_MARKED}").title) == _tight(title.replace("<b>", "").replace("</b>", ""))


@pytest.mark.parametrize("heading", ["<div>{}</div>", "<p align=center>{}</p>", "<div class=x>{}</div>"])
@pytest.mark.parametrize("title", [_SITE, f"{_TITLE[:16]}-{_SITE}"])
def test_a_title_cut_short_in_a_meta_tag_is_whole_over_the_information_line(heading: str, title: str) -> None:
    meta = f'<meta name="ArticleTitle" content="{_TITLE[:16]}">'
    assert _read(heading.format(_TITLE) + _STAMP + _CONTENT, title, meta).title == _TITLE


def test_a_meta_tag_is_believed_where_the_line_over_the_information_line_is_another() -> None:
    meta = f'<meta name="ArticleTitle" content="{_TITLE}">'
    assert _read(f"<div>云岭县北关片区督察整改专题工作</div>{_STAMP}{_CONTENT}", _SITE, meta).title == _TITLE


@pytest.mark.parametrize("title", ["督察整改", _SITE])
@pytest.mark.parametrize("lines", ["<p align=center>{}</p><p align=center>{}</p>", "<p align=center>{}<br>{}</p>"])
def test_a_title_in_two_lines_of_the_body_is_read_whole(lines: str, title: str) -> None:
    body = _MARKED.replace("<p>", lines.format(_TITLE[:13], _TITLE[13:]) + "<p>", 1)
    assert _tight(_read(body, title).title) == _TITLE


@pytest.mark.parametrize("second", ["云岭县生态环境局", "各乡镇人民政府：", "按照要求，现将有关情况作如下通报", "北关片区"])
def test_a_line_below_a_whole_title_is_not_read_into_it(second: str) -> None:
    body = _MARKED.replace("<p>", f"<p align=center>{_TITLE}</p><p>{second}</p><p>", 1)
    assert _read(body, "督察整改").title == _TITLE
