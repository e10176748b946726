"""Rows whose links only ask to look are told by their headings, whatever the words on the button are."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Role

CARD = "<div class='card'>{head}<span>2025-10-1{n}</span><a href='/info/1/1{n}.htm'>{button}</a></div>"
TITLES = [f"关于第1{n}项整改任务验收销号的公示" for n in range(2, 5)]


def titles(heads: list[str], button: str) -> list[str]:
    body = "".join(CARD.format(head=head, n=n, button=button) for n, head in enumerate(heads, 2))
    page = f"<html><head><title>督察整改_青禾县</title></head><body><div class='main'>{body}</div></body></html>"
    return [row.title for row in read(page.encode(), "http://www.qinghe.gov.cn/hbdc/dczg.htm", role=Role.LIST).rows]


@pytest.mark.parametrize("button", ["查看详情 →", "查看详情 &rarr;", "了解详情", "了解更多", "阅读更多", "查看原文", "公示详情", "进入", "查看详情"])
def test_cards_are_told_by_their_headings(button: str) -> None:
    assert titles([f"<h4>{title}</h4>" for title in TITLES], button) == TITLES


@pytest.mark.parametrize("head", ["<h4>整改公示</h4>", "<p>经核查已完成整改，现予公示。</p>"])
def test_links_alike_keep_their_words_where_no_headings_tell_the_rows_apart(head: str) -> None:
    assert titles([head] * 3, "销号公示") == ["销号公示"] * 3
