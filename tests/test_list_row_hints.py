"""An attribute gives the whole of a cut title and nothing that the template adds to it; of several days the published one counts."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.api import read
from parsers.document import Role, Row

TITLE = "关于清河市第{n}项整改任务验收销号的公示"


def _rows(row: str) -> tuple[Row, ...]:
    rows = "".join(row.format(n=n, of=n + 40, link=f'<a href="/d/{20 + n}.html">{TITLE.format(n=n)}</a>') for n in range(1, 9))
    return read(f"<html><body>{rows}</body></html>".encode(), "http://hbj.example.gov.cn/gs/", role=Role.LIST).rows


@pytest.mark.parametrize("printed", [TITLE, "关于清河市第{n}项..."])
@pytest.mark.parametrize(
    "hint",
    [
        TITLE + "&#10;发布时间:2026-05-0{n}", TITLE + "&#10;点击数:{of}", TITLE + "<br>发布时间：2026-05-0{n}",
        TITLE + "&#10;作者:王五&#10;点击数:{of}", TITLE + " 点击数:{of}", TITLE + "（浏览{of}次）", "点击查看:" + TITLE,
        "[2026-05-0{n}] " + TITLE, TITLE + " [2026-05-0{n}]", "标题：" + TITLE + "<br/>点击数：{of}",
    ],
)  # fmt: skip
def test_what_is_added_to_a_hint_is_no_part_of_the_title(hint: str, printed: str) -> None:
    found = _rows(f'<li><a href="/d/{{n}}7.html" title="{hint}">{printed}</a><span>2026-05-0{{n}}</span></li>')
    assert [row.title for row in found] == [TITLE.format(n=n) for n in range(1, 9)]


@pytest.mark.parametrize(
    "hint",
    ["关于清河市第{n}项整改任务：来源清楚的公示", "关于清河市第{n}项&#10;整改任务公示（共{of}次）", "关于清河市第{n}项整改任务（访问企业{of}家）"],
)
def test_the_rest_of_a_cut_title_is_whole(hint: str) -> None:
    found = _rows(f'<li><a href="/d/{{n}}7.html" title="{hint}">关于清河市第{{n}}项...</a><span>2026-05-0{{n}}</span></li>')
    assert [row.title for row in found] == [hint.format(n=n, of=n + 40).replace("&#10;", " ") for n in range(1, 9)]


@pytest.mark.parametrize(
    "row",
    [
        '<ul><li class="mc">{link}<div><p>生成日期:2026-04-0{n}</p></div></li><li class="rq">2026-05-0{n}</li></ul>',
        '<ul><li>{n}</li><li>{link}<p>生成日期:2026-04-0{n}</p></li><li>2026-05-0{n}</li></ul>',
        '<ul><li>{link}<p>发布机构:清河市环保局</p><p>生成日期:2026-04-0{n}</p></li><li>2026-05-0{n}</li></ul>',
        "<li>{link}<p>成文日期:2026-04-0{n} 发布日期:2026-05-0{n}</p></li>",
        "<li>{link}<p>发布日期：2026-05-0{n}　成文日期：2026-04-0{n}</p></li>",
        "<li>{link}<span>更新时间:2026-06-0{n}</span><span>发布时间:2026-05-0{n}</span></li>",
        "<li>{link}<p>截止:2026-6-1</p><p>发布日期:2026-05-0{n}</p></li>",
        "<li>{link}<span>更新时间:2026-05-0{n}</span><span>2026-04-0{n}</span></li>",
        "<li>{link}<p>成文日期:2026-05-0{n}</p></li>",
    ],
)
def test_the_day_of_publication_is_the_day_of_a_row(row: str) -> None:
    assert [found.published for found in _rows(row)] == [date(2026, 5, n) for n in range(1, 9)]


def test_the_day_of_the_next_row_is_not_taken() -> None:
    rows = "".join(f'<li><a href="/d/{n}7.html">{TITLE.format(n=n)}</a><p>成文日期:2026-05-0{n}</p></li>' for n in range(1, 4))
    found = _rows(f"<ul>{rows}</ul>".replace("{", "").replace("}", ""))
    assert [row.published for row in found] == [date(2026, 5, n) for n in range(1, 4)]
