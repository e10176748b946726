"""Where the page's own list is a frame, is fetched by a script or is not there yet, another column's rows are not its."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role

CRUMB = "<div class='pos'>当前位置：<a href='/'>首页</a> &gt; <a href='/hbdc/'>环保督察</a> &gt; {0}</div>"
ROWS = "".join(
    f"<li><a href='/info/1011/{i}.htm'>市领导调研第{i}个镇河湖长制工作</a><span>2025-10-1{i}</span></li>" for i in range(1, 7)
)
SIDE = f"<div class='l'><h3>新闻动态</h3><ul>{ROWS}</ul></div>"


def read_page(body: str, name: str = "督察整改", title: str = "督察整改_青禾县生态环境局") -> Document:
    page = f"<html><head><title>{title}</title></head><body>{CRUMB.format(name) if name else ''}{body}</body></html>"
    return read(page.encode(), "http://sthjj.qinghe-x.gov.cn/hbdc/dczg/index.html", role=Role.LIST)


ABSENT = [
    "<iframe src='x.html'></iframe>",
    "<div id='list'></div><script>$.get('/a.json', fill)</script>",
    "<div class='list'>正在加载中…</div>",
    "<table id='t'></table>",
    "<div class='page'><script>createPageHTML(0, 0, 'index', 'html')</script></div>",
    "<p>没有找到相关记录！</p>",
    "<p>内容正在更新中</p>",
]


@pytest.mark.parametrize("absent", ABSENT)
@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("named", ["crumb", "title"])
def test_another_columns_rows_do_not_stand_for_an_absent_list(absent: str, before: bool, named: str) -> None:
    main = f"<div class='main'><h2>督察整改</h2>{absent}</div>"
    found = read_page(SIDE + main if before else main + SIDE, "督察整改" if named == "crumb" else "")
    assert (found.rows, found.problem is None) == ((), False)


@pytest.mark.parametrize("absent", ABSENT)
@pytest.mark.parametrize(
    "body",
    [
        "<div class='main'><h2>督察整改</h2>{0}<h3>新闻动态</h3><ul>{1}</ul></div>",  # a part of the column
        "<h2>督察整改</h2>{0}<div class='main'><h3>新闻动态</h3><ul>{1}</ul></div>",
        "<div class='x'><h2>友情提示</h2>{0}</div><div class='main'><h3>新闻动态</h3><ul>{1}</ul></div>",
        "<div class='nav'><h2>督察整改</h2>{0}</div><div class='main'><h3>新闻动态</h3><ul>{1}</ul></div>",
        "<div class='x'><h2>督察整改</h2>{0}</div><div class='main'><ul>{1}</ul></div>",
    ],
)
def test_rows_stay_where_they_may_be_the_columns_own(body: str, absent: str) -> None:
    assert len(read_page(body.format(absent, ROWS)).rows) == 6


@pytest.mark.parametrize("title", ["青禾县生态环境局", "青禾县生态环境局-督察整改"])
def test_a_box_below_the_name_of_the_site_says_nothing_of_the_list(title: str) -> None:
    head = "<div class='a'><div>青禾县生态环境局</div><div id='weather'></div></div>"
    assert len(read_page(head + SIDE, "", title).rows) == 6
