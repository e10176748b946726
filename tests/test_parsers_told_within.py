"""A line of the notice with a label that pages have, below the page's own line that its body took in or that stands above."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Role

TITLE = "关于柳溪县生态环境保护督察整改任务（第四项）完成情况的公示"
TEXT = (
    "<p>根据整改方案要求，县水务局对第四项整改任务进行了核查，现将完成情况公示如下：</p><p>一、整改任务：清水河沿线5处排口未完成整治。</p>"
    "<p>二、完成情况：已于2024年5月20日前全部完成。</p><p>柳溪县水务局</p><p>2024年6月3日</p>"
)
STAMP = "<p>发布时间：2024-06-03 09:30　来源：县水务局　浏览次数：17</p>"


def lines_of(first: str, *, stamp: str = STAMP, around: str = "<div class=detail><h1>{title}</h1>{rest}</div>") -> list[str]:
    inner = around.format(title=TITLE, rest=f"{stamp}{first}{TEXT}")
    page = f"<html><head><title>{TITLE}</title></head><body><div class=nav><a href=/1/>首页</a></div>{inner}</body></html>"
    return read(page.encode(), "http://www.liuxi.gov.cn/gs/1.html", role=Role.DETAIL).body.split("\n")


AROUND = ["<div class=detail><h1>{title}</h1>{rest}</div>", "<div id=zoom><h1>{title}</h1>{rest}</div>", "<div id=zoom><p>{title}</p>{rest}</div>"]


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("line", ["发布单位：柳溪县环境局", "发布机构：市督察办", "发布部门：县整改办", "发布时间：2024年6月1日", "来源：市局转办"])
def test_what_says_otherwise_than_the_pages_whole_line_is_the_notices(line: str, around: str) -> None:
    assert lines_of(f"<p>{line}</p>", around=around)[0] == line


@pytest.mark.parametrize("line", ["发布单位：柳溪县水务局", "发布时间：2024年6月3日", "信息来源：县水务局", "浏览次数：17"])
@pytest.mark.parametrize("around", AROUND)
def test_what_says_the_same_goes(line: str, around: str) -> None:
    assert lines_of(f"<p>{line}</p>", around=around)[0].startswith("根据整改方案")


def test_a_page_that_tells_itself_in_several_lines_is_still_not_read() -> None:
    stamp = "<p>来源：县水务局</p><p>发布机构：柳溪县政府办公室</p><p>发布时间：2024-06-03</p>"
    assert lines_of("", stamp=stamp)[0].startswith("根据整改方案")


@pytest.mark.parametrize("number, is_kept", [("A1234-2024-77", True), ("11420-2024-009", False)])
def test_an_index_number_other_than_the_pages_is_the_notices(number: str, is_kept: bool) -> None:
    table = "<table><tr><td>索引号：11420-2024-009</td><td>发布机构：县水务局</td></tr><tr><td>发布日期：2024-06-03</td><td>文号：</td></tr></table>"
    around = "<div class=detail><h1>{title}</h1>" + table + "<div class=content>{rest}</div></div>"
    lines = lines_of(f"<p>索引号：{number}</p>", stamp="", around=around)
    assert (lines[0] == f"索引号：{number}") is is_kept
