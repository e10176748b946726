"""A notice that lies directly in <body>: the site's menu above its heading, heading and information line are not its text."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role

TITLE = "关于柳溪县生态环境保护督察整改任务（第四项）完成情况的公示"
TEXT = ["根据整改方案要求，现将清水河整改完成情况公示如下：", "一、清水河沿线5处排口已完成整治，新建管网3.2公里。", "二、已于2024年5月20日前全部完成。", "柳溪县水务局", "2024年6月3日"]
LINKS = [f"<a href='/{number}/'>{name}</a>" for number, name in enumerate(["首页", "政务公开", "互动交流", "通知公告", "专题专栏"])]
STAMP = "<p>发布时间：2024-06-03 来源：县水务局</p>"
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in TEXT)


def document_of(above: str, *, heading: str = f"<h2>{TITLE}</h2>", text: str = PARAGRAPHS, after: str = "") -> Document:
    page = f"<html><head><title>{TITLE}</title></head><body>{above}{heading}{STAMP}{text}{after}</body></html>"
    return read(page.encode(), "http://www.liuxi.gov.cn/gs/1.html", role=Role.DETAIL)


MENUS = [
    "<ul>" + "".join(f"<li>{link}</li>" for link in LINKS) + "</ul>",
    "<div><ul>" + "".join(f"<li>{link}</li>" for link in LINKS) + "</ul></div>",
    "<div>" + "".join(f"<div><div>{link}</div></div>" for link in LINKS) + "</div>",
]


@pytest.mark.parametrize("menu", MENUS)
@pytest.mark.parametrize("text", [PARAGRAPHS, "<br>".join(TEXT)])
@pytest.mark.parametrize("heading", [f"<h2>{TITLE}</h2>", f"<h1>{TITLE}</h1>"])
def test_the_menu_above_the_heading_is_not_the_notices(menu: str, text: str, heading: str) -> None:
    document = document_of(menu, heading=heading, text=text)
    assert (document.title, document.source, document.body.split("\n")) == (TITLE, "县水务局", TEXT)


def test_a_menu_that_changes_is_no_news() -> None:
    assert document_of(MENUS[0]).fingerprint == document_of(MENUS[0].replace("专题专栏", "数据发布")).fingerprint


@pytest.mark.parametrize("above", ["<p>按：<a href='/x.html'>督察反馈意见</a>已于5月公开，本次公示第四项任务。</p>", "<p><a href='/u/a1.pdf'>整改清单.pdf</a></p>"])
def test_what_tells_something_above_the_heading_is_not_lost(above: str) -> None:
    said = document_of(above)
    assert said.fingerprint != document_of(above.replace("督察反馈意见", "整改方案").replace("a1.pdf", "a2.pdf")).fingerprint
