"""What is called a foot within an article is the notice's by what it says; a site's footer stays the site's."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.api import read
from parsers.document import Document, Role

TITLE = "平溪县第五项督察整改任务公示"
TEXT = "<p>第五项整改任务已完成，共封堵排口9处，清理河道12公里。</p><p>公示期内如有异议，请向县整改办反映。</p>"
SIGNED = "<p>平溪县水利局</p><p>2026年3月5日</p>"
SITE = "<div class=footer><p>主办单位：平溪县人民政府</p><p>版权所有 湘ICP备1号</p><p>发布时间：2020-01-01</p></div>"
NAMES = ['div class="nd-foot"', 'div class="art_foot"', 'div class="foot-info"', 'div class="footer-meta"', 'div class="head_foot"', 'div class="foot"', "footer"]


def page(inner: str, after: str = SITE) -> Document:
    html = f"<title>{TITLE}</title><body><div class=wrap>{inner}</div>{after}</body>"
    return read(html.encode(), "http://a.gov.cn/zwgk/a.html", role=Role.DETAIL)


def foot(name: str, inner: str) -> str:
    return f"<{name}>{inner}</{name.split()[0]}>"


TOLD = [
    "<span>信息来源：安全环保部</span><span>发布日期：2026-03-05</span>", "<p>来源：安全环保部</p><p>发布时间：2026-03-05 10:22</p>",
    "来源：安全环保部　发布时间：2026-03-05　责任编辑：王五",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("told", TOLD)
def test_it_tells_where_a_notice_comes_from_and_when(name: str, told: str) -> None:
    body = f"<div class=content>{TEXT}{SIGNED}</div>"
    for inner in (f"<h1>{TITLE}</h1>{body}{foot(name, told)}", f"<h1>{TITLE}</h1>{foot(name, told)}{body}"):
        read_as = page(inner)
        assert (read_as.published, read_as.source) == (date(2026, 3, 5), "安全环保部")
        assert read_as.body.endswith("2026年3月5日") and "来源" not in read_as.body


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("signed", [SIGNED, "平溪县水利局 2026年3月5日", "平溪县水利局<br>2026年3月5日"])
def test_it_signs_a_notice(name: str, signed: str) -> None:
    inner = f"<h1>{TITLE}</h1><div class=content>{TEXT}</div>{foot(name, signed)}"
    first, second = page(inner), page(inner.replace("3月5日", "3月6日"))
    assert first.body.endswith("3月5日") and first.fingerprint != second.fingerprint


@pytest.mark.parametrize(
    "told",
    [
        "<p>主办：平溪县政府　发布日期：2024-01-01</p>", "<p>信息来源：平溪网　发布日期：2024-01-01</p><p>技术支持：平溪信息中心</p>",
        "<p>版权所有：平溪县人民政府</p><p>2024年1月1日</p>", "<p>湘ICP备12号</p><p>平溪县人民政府</p><p>2024年1月1日</p>", "<p>更新日期：2024-01-01</p>", "<p>平溪县人民政府：2024年1月1日</p>",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["div class=foot", "footer"])
def test_a_footer_that_speaks_of_the_site_tells_nothing_of_a_notice(name: str, told: str) -> None:
    read_as = page(f"<h1>{TITLE}</h1><div class=content>{TEXT}</div>{foot(name, told)}")
    assert (read_as.published, read_as.source) == (None, None)
    assert "2024" not in read_as.body and "平溪县人民政府" not in read_as.body


def test_at_the_level_of_the_site_a_footer_signs_nothing() -> None:
    clock = "<div class=foot><p>平溪县人民政府</p><p>2026年3月9日</p></div>"
    html = f"<title>{TITLE}</title><body><h1>{TITLE}</h1><div class=content>{TEXT}</div>{clock}</body>"
    assert "3月9日" not in read(html.encode(), "http://a.gov.cn/a.html", role=Role.DETAIL).body
