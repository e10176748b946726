"""Titles of list rows: what a site puts before them is no part of them, a notice's own number is."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Role

TITLE = "关于清河市第{n}项整改任务验收销号的公示"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("[图文] " + TITLE, TITLE),
        ("【组图】" + TITLE, TITLE),
        ("<i>0</i>" + TITLE, TITLE),
        ("<i>12</i> " + TITLE, TITLE),
        ("<i>3</i>号点位整改任务第{n}次公示", "3号点位整改任务第{n}次公示"),
        ("<b>2026</b>关于第{n}项整改任务的公示", "2026关于第{n}项整改任务的公示"),
        ("第<i>3</i>轮督察第{n}项整改任务公示", "第3轮督察第{n}项整改任务公示"),
        ("图文并茂宣传第{n}项整改任务情况", "图文并茂宣传第{n}项整改任务情况"),
    ],
)
def test_the_title_is_what_a_reader_would_call_it(link: str, expected: str) -> None:
    rows = "".join(f"<li><a href='/d/{20 + n}.html'>{link.format(n=n)}</a><span>2026-05-2{n}</span></li>" for n in range(1, 9))
    found = read(f"<html><body><ul>{rows}</ul></body></html>".encode(), "http://hbj.example.gov.cn/gs/", role=Role.LIST)
    assert [row.title for row in found.rows] == [expected.format(n=n) for n in range(1, 9)]
