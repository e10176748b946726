"""A notice written as bare text between line breaks, with the heading, the information line and one block in the same element."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.bare_text import told_bare
from parsers.document import Document, Role
from parsers.markup import build_tree
from tests.bare_notice import LINES, LONG, TITLE

_SIGNED = "云岭县城市管理局"
_BLOCKS = (
    ("<p>特此公示。</p>", "特此公示。"),
    ('<p><img src="/upload/2025/a.jpg"></p>', ""),
    ("<table border=1><tr><td>北关</td><td>已完成</td></tr></table>", "北关 | 已完成"),
    ("<div align=center>整改后的云溪水质稳定，岸线整洁，群众满意。</div>", "整改后的云溪水质稳定，岸线整洁，群众满意。"),
    ("<h2>附：整改前后</h2>", "附：整改前后"),
    ("<ul><li>特此公示。</li></ul>", "特此公示。"),
    ("<blockquote>特此公示。</blockquote>", "特此公示。"),
    ('<p>附件：<a href="/u/a.pdf">清单.pdf</a></p>', "附件：清单.pdf"),
)
_HEADS = (
    f"<h1>{TITLE}</h1><p>发布时间：2025-04-08</p>",
    f"<h3>{TITLE}</h3><div>发布时间：2025-04-08　来源：县城管局</div><hr>",
    f"<center>{TITLE}</center>发布时间：2025-04-08　来源：县城管局<br>",
    f'<div class="title">{TITLE}</div>',
)


def _read(inner: str, title: str = TITLE) -> Document:
    page = f"<html><head><title>{title}</title></head><body>{inner}</body></html>"
    return read(page.encode(), "http://www.yunling.example/zg/6.html", role=Role.DETAIL)


@pytest.mark.parametrize("frame", ["{}", "<table><tr><td>{}</td></tr></table>", '<div class="art">{}</div>', '<div class="content">{}</div>'])
@pytest.mark.parametrize("head", _HEADS)
@pytest.mark.parametrize("lines", [LINES, LONG])
def test_bare_text_around_one_block_is_read_whole(frame: str, head: str, lines: tuple[str, ...]) -> None:
    for block, said in _BLOCKS:
        inner = frame.format(head + "<br>".join(lines) + block + _SIGNED)
        assert _read(inner).body.split("\n") == [*lines, *filter(None, [said]), _SIGNED], block


def test_a_block_that_comes_first_does_not_stand_for_the_bare_text_below_it() -> None:
    document = _read(f"<div>{_HEADS[0]}<p>县有关单位：</p>{'<br>'.join(LONG)}<br>{_SIGNED}</div>")
    assert document.body.split("\n") == ["县有关单位：", *LONG, _SIGNED]


def test_a_signature_in_its_own_block_does_not_stand_for_the_text_beside_a_left_column() -> None:
    left = '<td width=200><p><a href="/1.html">全县召开污染防治工作会议</a></p><p><a href="/2.html">督导组检查饮用水水源地</a></p></td>'
    signed = f"<div align=right>{_SIGNED}<br>2025年4月7日</div>"
    page = f"<table><tr>{left}<td>{_HEADS[0]}{'<br>'.join(LINES)}<br>{signed}</td></tr></table>"
    assert _read(page).body.split("\n") == [*LINES, _SIGNED, "2025年4月7日"]


def test_bare_text_above_a_large_block_is_read_with_it() -> None:
    block = "".join(f"<p>{line}</p>" for line in LONG)
    lead = "为抓好督察整改，现将有关情况公开如下："
    document = _read(f"<div>{_HEADS[0]}{lead}<div>{block}</div></div>")
    assert document.body.split("\n") == [lead, *LONG]


@pytest.mark.parametrize(
    "beside",
    [
        "本站声明：未经授权，不得转载本网内容。",
        "您是第1203位访问者，欢迎再次光临本站。",
        "上一篇：没有了，下一篇：没有了",
        "责任编辑：李四",
    ],
)
def test_what_a_page_says_bare_beside_its_body_stays_outside(beside: str) -> None:
    block = "".join(f"<p>{line}</p>" for line in LINES)
    document = _read(f'<div>{_HEADS[0]}<div class="txt">{block}</div>{beside}</div>')
    assert document.body.split("\n") == list(LINES)


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ("污水直排云溪，<br>已封堵。<p>不计，在块中。</p>", 11),
        ("云岭县城市管理局<!-- 注释，不计。 -->", 0),
        ("发布时间：2025-04-08<br>责任编辑：李四", 0),
    ],
)
def test_only_bare_text_that_a_notice_may_say_is_counted(markup: str, told: int) -> None:
    page = build_tree(f"<div>{markup}</div>").div
    assert page is not None
    assert told_bare(page.contents) == told
