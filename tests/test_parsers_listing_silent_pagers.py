"""A link to the next page that shows nothing but a sign is told by what it says to browsers."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Role

ROWS = "".join(f"<li><a href='t20250{i}01_{i}.html'>关于石塘镇第{i}项整改的公示</a><span>2025-0{i}-01</span></li>" for i in range(1, 7))


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ('<a rel="next" href="index_2.html"><i class="ico"></i></a>', True), ('<a rel="nofollow NEXT" href="index_2.html"></a>', True),
        ('<a rel="prev" href="index_2.html"><i></i></a>', False), ('<a href="index_2.html"><i></i></a>', False),
        ('<a rel="next" href="/other/index_2.html"><i></i></a>', False),
    ],
)  # fmt: skip
def test_a_silent_link_leads_on_where_it_says_so_to_browsers(link: str, found: bool) -> None:
    page = f"<html><title>整改公示</title><body><ul>{ROWS}</ul>{link}</body></html>"
    pages = read(page.encode(), "http://www.shitang.gov.cn/gs/index.html", role=Role.LIST).next_pages
    assert [ask.url for ask in pages] == (["http://www.shitang.gov.cn/gs/index_2.html"] if found else [])
