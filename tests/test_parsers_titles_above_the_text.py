"""A title stands above the text: a line below it is none, not even where the information line stands below, too."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Role

_TITLE = "柳溪县关于省级督察反馈第三项整改任务验收销号的公示"
_LINES = "".join(
    f"<p>{line}</p>"
    for line in (
        "按照《柳溪县督察整改销号工作规程》，现将完成情况公示如下。", "改造雨污管网8.4公里，封堵排口7处，清运垃圾300吨。",
        "公示期间如有异议，请以书面形式向县整改办反映。", "联系电话：0871-5550133。", "柳溪县水务局", "2025年4月7日",
    )
)  # fmt: skip
_OFFICE = "柳溪县生态环境局"
_MENU = "<div><a href='/1/'>首页</a><a href='/2/'>公告</a></div>"
_FOOTERS = (
    f"{_OFFICE} 主办　浏览 22,108 次", f"{_OFFICE}主办　柳溪县大数据中心承办", "柳溪县大数据中心 制作", f"{_OFFICE} 柳溪县水务局 联合主办",
    f"{_OFFICE} 地址：柳溪县团结路8号", "欢迎访问柳溪县督察整改专栏", "柳溪县生态环境保护督察整改工作领导小组办公室",
)  # fmt: skip


def _title(heading: str, below: str, foot: str, title: str) -> str | None:
    inner = f"{_MENU}<div>{heading}<div>{_LINES}</div>{below}</div>{foot}"
    page = f"<html><head><title>{title}</title></head><body>{inner}</body></html>"
    return read(page.encode(), "http://www.liuxi.example/zg/6.html", role=Role.DETAIL).title


@pytest.mark.parametrize("title", [_OFFICE, "信息详细", ""])
@pytest.mark.parametrize("stamp", ["发布日期：2025年04月08日", "来源：县水务局　2025-04-08"])
@pytest.mark.parametrize("foot", _FOOTERS)
@pytest.mark.parametrize("heading", ["<h1>{}</h1>", "<h2>{}</h2>", "<div class='title'>{}</div>", "<center><font>{}</font></center>", "<p>{}</p>"])
def test_a_line_of_the_footer_is_no_title(heading: str, foot: str, stamp: str, title: str) -> None:
    found = _title(heading.format(_TITLE), f"<div>{stamp}</div>", f"<div class='dibu'>{foot}</div>", title)
    assert found == _TITLE


@pytest.mark.parametrize("foot", ["<h4>{}</h4><p>联系我们</p>", "<div class='title'>{}</div>", "<h1>{}</h1>"])
@pytest.mark.parametrize("below", ["", "<div>发布日期：2025年04月08日</div>"])
@pytest.mark.parametrize("heading", ["<h1>{}</h1>", "<h2>{}</h2>", "<p>{}</p>"])
def test_the_name_of_the_site_below_the_text_confirms_no_title(heading: str, below: str, foot: str) -> None:
    assert _title(heading.format(_TITLE), below, f"<div>{foot.format(_OFFICE)}</div>", _OFFICE) == _TITLE


@pytest.mark.parametrize("title", [_OFFICE, "信息详细"])
def test_the_line_above_an_information_line_over_the_text_is_still_the_title(title: str) -> None:
    above = f"<p>{_TITLE}</p><p>来源：县水务局　2025-04-08</p>"
    assert _title(above, "", f"<div>{_OFFICE} 主办</div>", title) == _TITLE


def test_a_heading_that_title_says_may_stand_below_the_text() -> None:
    assert _title("", f"<h2>{_TITLE}</h2>", "", f"{_TITLE}_{_OFFICE}") == _TITLE
