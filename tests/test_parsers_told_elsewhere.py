"""When a notice was published and by whom: told at the end of its body, in pieces, without colons, as programs print it."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.api import read
from parsers.dates import value_day
from parsers.document import Document, Role

_TITLE = "云岭县第6项整改任务验收销号公示"
_LINES = ("按照规程，现将第6项整改任务完成情况公示如下。", "改造雨污管网8.4公里，封堵排口7处。", "云岭县城市管理局", "2025年4月7日")
_BODY = "".join(f"<p>{line}</p>" for line in _LINES)
_DAY = date(2025, 4, 8)


def _read(inner: str) -> Document:
    page = f"<html><head><title>{_TITLE}</title></head><body>{inner}</body></html>"
    return read(page.encode(), "http://www.yunling.example/zg/6.html", role=Role.DETAIL)


def _ending(line: str, above: str = "") -> Document:
    return _read(f'<div class="art"><h1>{_TITLE}</h1>{above}<div class="content">{_BODY}{line}</div></div>')


@pytest.mark.parametrize(
    "line",
    [
        '<div class="info">发布时间：2025-04-08　来源：县城管局</div>',
        "<p>信息来源：县城管局</p><p>发布时间：2025-04-08</p>",
        "<p>录入时间：2025-04-08　来源：县城管局</p>",
        "<p>【来源：县城管局】【发布时间：2025-04-08】</p>",
        "<br><br>发布时间：2025-04-08　来源：县城管局",
        "<table><tr><td>索引号：</td><td>11/2025-3</td><td>发布机构：</td><td>县城管局</td></tr><tr><td>发布日期：</td><td>2025-04-08</td></tr></table>",
    ],
)
def test_an_information_line_below_the_sign_off_is_read_and_is_no_line_of_the_body(line: str) -> None:
    document = _ending(line)
    assert document.body.split("\n") == list(_LINES)
    assert (document.published, document.source) == (_DAY, "县城管局")


def test_it_is_the_notices_own_where_the_page_has_told_it_above() -> None:
    document = _ending("<p>信息来源：省督察组</p><p>发布时间：2025-04-01</p>", "<p>发布时间：2025-04-08　来源：县城管局</p>")
    assert document.body.endswith("信息来源：省督察组\n发布时间：2025-04-01")
    assert (document.published, document.source) == (_DAY, "县城管局")


def test_it_is_the_notices_own_where_nobody_has_signed_above_it() -> None:
    document = _read(f'<h1>{_TITLE}</h1><div class="content"><p>现将第6项整改任务的情况公示如下。</p><p>来源：县城管局</p><p>发布时间：2025-04-08</p></div>')
    assert document.body.endswith("来源：县城管局\n发布时间：2025-04-08")


@pytest.mark.parametrize(
    ("line", "published", "source"),
    [
        ("<p>来源：县城管局　责任编辑：王五</p>", None, "县城管局"),
        ("<p>责任编辑：王五　发布时间：2025-04-08</p>", _DAY, None),
    ],
)
def test_a_line_of_editors_is_read_for_what_stands_nowhere_else(line: str, published: date | None, source: str | None) -> None:
    document = _ending(line)
    assert (document.body.split("\n"), document.published, document.source) == (list(_LINES), published, source)


def test_what_stands_above_the_body_goes_before_a_line_of_editors() -> None:
    document = _ending("<p>来源：县融媒体中心　责任编辑：王五</p>", "<p>发布时间：2025-04-08　来源：县城管局</p>")
    assert (document.published, document.source) == (_DAY, "县城管局")


@pytest.mark.parametrize(
    ("above", "source"),
    [
        ("<div><p>08</p><p>2025-04</p></div>", None),
        ("<h2>08</h2><p>2025年04月</p>", None),
        ("<ul><li><label>时间</label>2025-04-08</li><li><label>来源</label>县城管局</li></ul>", "县城管局"),
        ("<ul><li><span>时间</span><span>2025-04-08</span></li><li><span>来源</span><span>县城管局</span></li></ul>", "县城管局"),
        ("<p>发布时间：Tue Apr 08 10:22:00 CST 2025　来源：县城管局</p>", "县城管局"),
        ("<p>发布时间：20250408102200　来源：县城管局</p>", "县城管局"),
    ],
)
def test_a_day_in_pieces_or_without_a_colon_is_read_above_the_body(above: str, source: str | None) -> None:
    document = _ending("", above)
    assert (document.body.split("\n"), document.published, document.source) == (list(_LINES), _DAY, source)


@pytest.mark.parametrize("above", ["<div><p>08</p><p>2025-14</p></div>", "<li><label>时间</label>待定</li>", "<p>来源 于省督察组</p>"])
def test_what_only_looks_like_it_is_none(above: str) -> None:
    document = _ending("", above)
    assert document.source is None
    assert document.published in (None, date(2025, 4, 7))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20250408102200", _DAY),
        ("20251408102200", None),
        ("20250408992200", None),
        ("2025040810220", None),
        ("Tue Apr 08 10:22:00 CST 2025", _DAY),
        ("Tue Apr 08 10:22:00 GMT+08:00 2025", _DAY),
        ("Tue Avr 08 10:22:00 CST 2025", None),
        ("Tue Apr 38 10:22:00 CST 2025", None),
    ],
)
def test_moments_as_programs_print_them(text: str, day: date | None) -> None:
    assert value_day(text) == day
