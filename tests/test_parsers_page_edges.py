"""What a page puts below or beside its text: stamps of printing, addresses, buttons; true lines with the same first words."""

from __future__ import annotations

import pytest

from parsers.noise_lines import is_footer_line, is_site_signature
from tests.test_parsers_told_lines import DAY, TEXT, TITLE, page, text

ABOUT = f"<h1>{TITLE}</h1><div>发布时间：2023-05-18 来源：镇河长办</div>"
CELLS = "".join(f"<td><a href='{{}}'><img src={n}.gif><br>{word}</a></td>" for n, word in enumerate(["路过", "雷人", "鲜花"]))


@pytest.mark.parametrize(
    "line",
    [
        "上一条措施完成后开展验收", "下一篇章：长效管护", "当前位置：城东片区", "版权所有单位：无", "打印时间较长的材料另行公布", "本文链接：见附件二",
        "官方微博账号由镇宣传办管理。", "路过 | 鲜花",
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", [0, 2, 3])
def test_a_true_line_stays_whatever_its_first_words(line: str, place: int) -> None:
    lines = [*TEXT[:place], line, *TEXT[place:]]
    assert page(f"{ABOUT}<div class=TRS_Editor>{text(*lines)}</div>").body.split("\n") == lines


@pytest.mark.parametrize(
    "below",
    [
        "<p>上一篇：关于某某的通知</p>", "<p>上一篇 关于某某的通知</p>", "<p><a href=/1.html>上一篇关于某某的通知</a></p>", "<p>下一条</p>", "<p>【上一篇】没有了</p>",
        "<p>上一篇没有了</p>", "<p>当前位置：<a href=/>首页</a> > 公示</p>", "<p>当前位置：<a href=/1/>整改公示</a></p>", "<p>当前位置：信息公开 - 公示</p>",
        "<p>版权所有：白石镇政府</p>", "<hr><p>本文网址：http://www.x.gov.cn/a/1.html</p><p>打印时间：2024-01-03 10:11:25　打印用户：g_88</p>",
        "<p>打印日期：2024-01-03</p>", "<p>原文链接：<a href=http://y.gov.cn/1>http://y.gov.cn/1</a></p>", "<p>官方微博：@白石环保　官方微信：bshb</p>",
        "<p>版权声明：凡本网注明“来源：白石镇政府网”的所有作品，均为本网合法拥有版权。</p>", "<p>→ 首页 → 整改公示</p>", "<p>★ 您当前的位置：首页 >> 通知公告</p>",
        f"<table><tr>{CELLS.format('#', '#', '#')}</tr></table>", f"<table><tr>{CELLS.format(*['h.php?ac=click&id=1'] * 3)}</tr></table>",
        "<div><a>收藏</a><a>分享</a><a href='javascript:;'>邀请</a></div>", "<p><a href=#>打印</a> <a href=#>关闭</a> <a href=#>TOP</a></p>",
        "<p>录入：hbj　发布时间：2023-5-18 9:05:33　浏览 211 次　[<a href=#>关闭窗口</a>]</p>",
    ],
)  # fmt: skip
def test_what_the_page_says_of_itself_below_is_dropped(below: str) -> None:
    assert page(f"{ABOUT}<div class=c>{text(*TEXT)}{below}</div>").body.split("\n") == TEXT


@pytest.mark.parametrize(
    ("below", "line"),
    [
        (f"<table><tr>{CELLS.format('/1.html', '/2.html', '/3.html')}</tr></table>", "路过 | 雷人 | 鲜花"),
        ("<p><a href=#>城东</a></p>", "城东"), ("<p><a href=#>城东片区整改</a> <a href=#>城西片区整改</a></p>", "城东片区整改 城西片区整改"),
        ("<p>片区：<a href=#>城东</a> <a href=#>城西</a></p>", "片区：城东 城西"),
        ("<p><a href=# onclick='open(1)'>城东</a> <a href=# onclick='open(2)'>城西</a></p>", "城东 城西"),
    ],
)  # fmt: skip
def test_links_that_lead_somewhere_or_say_more_than_a_button_stay(below: str, line: str) -> None:
    assert page(f"{ABOUT}<div class=c>{text(*TEXT)}{below}</div>").body.split("\n") == [*TEXT, line]


def test_the_last_row_of_a_lay_out_tells_the_day() -> None:
    row = "<p>白石镇人民政府</p><p>录入：hbj　发布时间：2023-5-18 9:05:33　浏览 211 次　[<a href=#>关闭窗口</a>]</p>"
    document = page(f"<h1>{TITLE}</h1><div>{text(*TEXT)}{row}</div>")
    assert (document.body.split("\n"), document.published) == ([*TEXT, "白石镇人民政府"], DAY)


@pytest.mark.parametrize(("line", "signed"), [("版权所有单位：无", False), ("版权所有：白石镇政府", True)])
def test_a_field_that_is_answered_is_no_signature(line: str, signed: bool) -> None:
    assert (is_footer_line(line), is_site_signature(line)) == (signed, signed)
