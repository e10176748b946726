"""Within the link of a row a count of visits and the row's own number are no part of its title, a title's figures are."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Role

BLOCK = "<p>第{n}项整改任务验收销号公示</p><span>2026-05-2{n}</span>"
PLAIN = "清河市第{n}项整改任务验收销号公示"


def _titles(link: str) -> list[str]:
    rows = "".join(f"<li><a href='/d/{20 + n}.html'>{link.format(n=n, of=n + 40)}</a><span>2026-05-2{n}</span></li>" for n in range(1, 9))
    found = read(f"<html><body><ul>{rows}</ul></body></html>".encode(), "http://hbj.example.gov.cn/gs/", role=Role.LIST)
    return [row.title for row in found.rows]


@pytest.mark.parametrize(
    "count",
    [
        '<span><i class="icon-eye"></i> {of}</span>', '<span class="views">{of}</span>', "<span>浏览 {of}</span>", "<em>{of}次</em>",
        "<span>({of})</span>", "<span>阅读:{of}</span>", '<span><img src="/eye.png">{of}</span>', "<b>{of}</b>", "<span>1.{of}万</span>",
        '<i class="comment">{of}</i><i class="zan">7</i>', "<span>浏览次数：<em>{of}</em></span>", "<span>评论 {of}</span><span>点赞 3</span>",
        "<span>浏览量 <em>{of}</em> 次</span>", "<em>{of}</em>次浏览",
    ],
)  # fmt: skip
def test_a_count_of_visits_is_no_part_of_a_title(count: str) -> None:
    expected = [f"第{n}项整改任务验收销号公示" for n in range(1, 9)]
    assert _titles(BLOCK + count) == expected
    assert _titles(count + BLOCK) == expected
    assert _titles(f"<div>{BLOCK}<div>{count}</div></div>") == expected


@pytest.mark.parametrize(
    "link",
    [
        PLAIN + '<span class="hits">{of}</span>',
        PLAIN + "<span>点击数：{of}</span>",
        PLAIN + "<span>2026-05-2{n}</span><em>{of}</em>",
        "<span>" + PLAIN + "</span><span>{of}</span>",
        "<div>阅读 {of}</div><div>" + PLAIN + "</div>",
        "<i>{n}</i>" + PLAIN,
        "<b>{n}.</b>" + PLAIN,
        "<span>0{n}</span>" + PLAIN + "<em>2026-05-2{n}</em>",
        "<span class='num'>{n}</span><span>" + PLAIN + "</span>",
        "<em>{n}、</em><p>" + PLAIN + "</p><em>阅读:{of}</em>",
    ],
)
def test_what_stands_apart_is_left_out_wherever_the_title_stands(link: str) -> None:
    assert _titles(link) == [PLAIN.format(n=n) for n in range(1, 9)]


@pytest.mark.parametrize("number", ["<i>{n}</i>", "<em>{n}</em>", "<span>0{n}</span>", "<b>{n}.</b>", "<div>{n}</div>"])
@pytest.mark.parametrize("title", ["县委书记督导第{n}号点位整改", "202{n}年警示片披露问题整改公示", "号角吹响整改第{n}年", "第{n}项任务公示"])
def test_numbers_that_count_the_rows_are_left_out_before_any_title(number: str, title: str) -> None:
    expected = [title.format(n=n) for n in range(1, 9)]
    assert _titles(number + title) == expected
    assert _titles(f"{number}<p>{title}</p><span>2026-05-2{{n}}</span>") == expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("关于第<b>{of}</b>项整改任务的公示", "关于第{of}项整改任务的公示"),
        ("整改销号公示之<b>{of}</b>", "整改销号公示之{of}"),
        ("整改销号公示<span>（{of}）</span>", "整改销号公示（{of}）"),
        ("<span>整改销号公示</span><b>{of}</b>", "整改销号公示{of}"),
        ("<i>3</i>号点位第{n}次整改公示", "3号点位第{n}次整改公示"),
        ("<b>2026</b>关于第{n}项整改任务的公示", "2026关于第{n}项整改任务的公示"),
        ("<b>推动全民</b>阅读<b>{of}讲</b>", "推动全民阅读{of}讲"),
        ("<span>43</span><span>个乡镇完成第{n}项整改</span>", "43个乡镇完成第{n}项整改"),
        ("<p>第{n}批信访件访问情况公示</p><p>阅读全文</p>", "第{n}批信访件访问情况公示"),
    ],
)
def test_the_figures_of_a_title_stay(link: str, expected: str) -> None:
    assert _titles(link) == [expected.format(n=n, of=n + 40) for n in range(1, 9)]


@pytest.mark.parametrize(
    ("link", "title"),
    [
        ("<i>3</i><p>2024年警示片披露问题整改公示</p>", "2024年警示片披露问题整改公示"),
        ("<b>7.</b>关于清河市砖厂整改情况的公示", "关于清河市砖厂整改情况的公示"),
        ("<b>7</b>个乡镇污水管网整改情况的公示", "7个乡镇污水管网整改情况的公示"),
    ],
)
def test_the_number_of_a_row_that_stands_alone_is_told_by_its_block_or_its_point(link: str, title: str) -> None:
    body = f"<html><body><ul><li><a href='/d/21.html'>{link}</a><span>2026-05-21</span></li></ul></body></html>"
    found = read(body.encode(), "http://hbj.example.gov.cn/gs/", role=Role.LIST)
    assert [row.title for row in found.rows] == [title]
