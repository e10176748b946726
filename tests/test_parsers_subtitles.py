"""What stands between a heading and its information line: the notice's own is read, the page's is not."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.api import read
from parsers.document import Document, Role

_TITLE = "云岭县第6项整改任务验收销号公示"
_STAMP = '<div class="info">发布时间：2025-04-08　来源：县城管局　点击：33次</div>'
_LINES = (
    "按照《云岭县督察整改销号工作规程》，现将第6项整改任务完成情况公示如下：",
    "一、整改任务：北关片区雨污混流，污水直排云溪。",
    "二、整改情况：改造雨污管网8.4公里，封堵排口7处。",
)
_BODY = "".join(f"<p>{line}</p>" for line in _LINES)
_FRAMES = (
    f'<div class="art"><h1>{_TITLE}</h1>{{}}{_STAMP}<div class="content">{_BODY}</div></div>',
    f'<div><div class="hd"><h1>{_TITLE}</h1>{{}}</div>{_STAMP}<div id="zoom">{_BODY}</div></div>',
    f'<div id="zoom"><h1>{_TITLE}</h1>{{}}{_STAMP}{_BODY}</div>',
    f"<table><tr><td><h1>{_TITLE}</h1>{{}}</td></tr><tr><td>{_STAMP}</td></tr><tr><td class='txt'>{_BODY}</td></tr></table>",
    f"<td><h1>{_TITLE}</h1>{{}}{_STAMP}{'<br>'.join(_LINES)}</td>",
)


def _read(inner: str) -> Document:
    page = f"<html><head><title>{_TITLE}-云岭县人民政府</title></head><body>{inner}</body></html>"
    return read(page.encode(), "http://www.yunling.example/zg/6.html", role=Role.DETAIL)


@pytest.mark.parametrize("frame", _FRAMES)
@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<h2>（第七批）</h2>", "（第七批）"),
        ('<p class="sub">（2025年第3期）</p>', "（2025年第3期）"),
        ("<h3>云环督办〔2025〕12号</h3>", "云环督办〔2025〕12号"),
    ],
)
def test_the_subtitle_is_the_first_line_of_the_body(frame: str, markup: str, said: str) -> None:
    document = _read(frame.format(markup))
    assert document.body.split("\n") == [said, *_LINES]
    assert (document.title, document.published, document.source) == (_TITLE, date(2025, 4, 8), "县城管局")


def test_another_batch_is_another_notice() -> None:
    for frame in _FRAMES:
        assert _read(frame.format("<h2>（第七批）</h2>")).fingerprint != _read(frame.format("<h2>（第八批）</h2>")).fingerprint


@pytest.mark.parametrize("frame", _FRAMES)
@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<p>本报记者 程一帆</p>",
        "<p>（本报记者 程一帆）</p>",
        "<h2>——北关片区整改纪实</h2>",
        "<p>（试行）</p>",
        "<h4>作者：李四</h4>",
        "<p>云岭县城市管理局</p>",
        "<h2>公示公告</h2>",
        '<div class="tools">打印 关闭</div>',
        "<p>【大 中 小】</p>",
        "<p>（阅读：103次）</p>",
        "<h3>今日访问 203 人次</h3>",
        '<div class="tags"><a href="/t/1">督察整改</a> <a href="/t/2">雨污分流</a></div>',
    ],
)
def test_what_the_page_says_there_of_itself_is_not_read(frame: str, markup: str) -> None:
    assert _read(frame.format(markup)).body.split("\n") == list(_LINES)


@pytest.mark.parametrize("tag", ["h4", "div", "p", "span"])
@pytest.mark.parametrize(
    "said", ["（截至2023年11月30日）", "截至2023年11月底", "（2024年3月）", "（2024年第一季度）", "（2023年1月—2024年6月）", "（征求意见稿）", "（草案）", "2024年第3期", "第七批"]
)
def test_what_time_or_stage_a_notice_tells_of_is_read(tag: str, said: str) -> None:
    for frame in _FRAMES:
        document = _read(frame.format(f"<{tag}>{said}</{tag}>"))
        assert document.body.split("\n") == [said, *_LINES]
        assert (document.title, document.published, document.source) == (_TITLE, date(2025, 4, 8), "县城管局")


@pytest.mark.parametrize(
    "said", ["（2025年4月8日）", "（2025-04-08 10:22）", "（2025年4月8日发布）", "（2025年4月8日 县城管局）", "（更新至2025年4月8日）", "（今天是2025年4月9日）", "2025年4月", "（通讯员来稿）", "第1203次"]
)
def test_the_day_of_the_page_is_no_time_of_the_notice(said: str) -> None:
    for frame in _FRAMES:
        assert _read(frame.format(f"<div>{said}</div>")).body.split("\n") == list(_LINES)


def test_a_subtitle_that_the_body_repeats_is_read_once() -> None:
    frame = f'<div><h1>{_TITLE}</h1><h2>（第七批）</h2>{_STAMP}<div id="zoom"><p>（第七批）</p>{_BODY}</div></div>'
    assert _read(frame).body.split("\n") == ["（第七批）", *_LINES]


def test_lines_without_an_information_line_below_them_are_no_subtitle() -> None:
    frame = f'<div><h1>{_TITLE}</h1><h2>督察整改进行时专栏</h2><div class="share">分享</div><div id="zoom">{_BODY}</div></div>'
    assert _read(frame).body.split("\n") == list(_LINES)
