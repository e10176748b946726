"""Heading, information line and text in one cell, where the heading is one by its place alone and <title> names the site."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.api import read
from parsers.document import Document, Role
from tests.bare_notice import LINES, LONG, TITLE

_STAMP = "<p align=center>发布时间：2025-04-08　来源：县城管局　点击：0</p>"
_LINKS = "<table><tr><td>友情链接：</td><td><select><option>某某部</option></select></td></tr></table>"


def _read(inner: str, title: str = "云岭县城市管理局") -> Document:
    page = f"<html><head><title>{title}</title></head><body>{inner}</body></html>"
    return read(page.encode(), "http://www.yunling.example/zg/6.html", role=Role.DETAIL)


@pytest.mark.parametrize("lines", [LINES, LONG])
@pytest.mark.parametrize("after", ["", _LINKS])
@pytest.mark.parametrize(
    "heading",
    [
        f"<p align=center><b><font size=5>{TITLE}</font></b></p>",
        f"<center>{TITLE}</center>",
        f"<div align=center><span>{TITLE}</span></div>",
        f"<p align=center>{TITLE[:9]}</p><p align=center>{TITLE[9:]}</p>",
    ],
)
def test_heading_and_information_line_are_no_lines_of_the_body(heading: str, after: str, lines: tuple[str, ...]) -> None:
    document = _read(f"<table><tr><td>{heading}{_STAMP}{'<br>'.join(lines)}</td></tr></table>{after}")
    assert document.body.split("\n") == list(lines)
    assert (document.title or "").replace(" ", "") == TITLE
    assert (document.published, document.source) == (date(2025, 4, 8), "县城管局")


def test_a_short_line_over_the_heading_is_not_lost() -> None:
    document = _read(f"<td><p align=center>北关片区</p><p align=center>{TITLE}</p>{_STAMP}{'<br>'.join(LINES)}</td>")
    assert (document.title, document.body.split("\n")) == (TITLE, ["北关片区", *LINES])


def test_the_number_of_readings_does_not_enter_the_body() -> None:
    page = f"<table><tr><td><p align=center>{TITLE}</p>{_STAMP}{'<br>'.join(LONG)}</td></tr></table>"
    assert _read(page).fingerprint == _read(page.replace("点击：0", "点击：31")).fingerprint


@pytest.mark.parametrize(
    "first",
    [
        "<p>第6项整改任务完成情况已经县政府同意。</p><p>发布时间：2025-04-08　来源：县城管局</p>",
        "<p>云岭县第6项整改任务公示</p><p>信息来源：省督察组交办</p>",
        "<p>云岭县第6项整改任务公示</p><p>北关片区雨污混流问题</p><p>各乡镇人民政府和有关单位</p><p>发布时间：2025-04-08　来源：县城管局</p>",
    ],
)
def test_what_is_no_heading_over_a_day_stays_in_the_body(first: str) -> None:
    body = "".join(f"<p>{line}</p>" for line in LINES)
    document = _read(f'<div id="zoom">{first}{body}</div>')
    assert document.body.startswith(first[3:10])


def test_a_heading_told_above_the_body_leaves_the_first_lines_to_the_notice() -> None:
    body = "".join(f"<p>{line}</p>" for line in LINES)
    told = f"<h1>{TITLE}</h1><p>发布时间：2025-04-10　来源：县政府办</p>"
    document = _read(f'<div>{told}<div id="zoom"><p>关于北关片区污水直排的通报</p><p>发布时间：2025-04-08</p>{body}</div></div>')
    assert document.body.startswith("关于北关片区污水直排的通报\n发布时间：2025-04-08\n")
