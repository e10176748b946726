"""A 通知 is read with what it hands on, be the heading of either the only one on the page; a side column is no 通知."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Role

INNER = "青柏区督察反馈问题整改验收销号办法"
WHOLE = f"青柏区管委会关于印发《{INNER}》的通知"
ADDRESSED, HANDED = "各街道办事处，区直各部门：", "《销号办法》已经研究通过，现印发给你们，请认真遵照执行。"
SIGNED = ("青柏区管委会", "2022年6月21日")
COVER = (ADDRESSED, HANDED, *SIGNED)
ARTICLES = ("第一条 为规范整改验收销号工作，制定本办法。", "第二条 本办法适用于本区督察反馈问题的整改验收和销号。")


def p(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


SHAPES = {
    "boxes": f"<div>{p(*COVER)}</div><div>{p(INNER, *ARTICLES)}</div>",
    "sections": f"<section>{p(*COVER)}</section><section>{p(INNER, *ARTICLES)}</section>",
    "a heading between": f"<div>{p(*COVER)}</div><h2>{INNER}</h2>{p(*ARTICLES)}",
    "a heading and a box": f"<div>{p(*COVER)}</div><h1>{INNER}</h1><div>{p(*ARTICLES)}</div>",
    "three boxes": f"<div>{p(ADDRESSED, HANDED)}</div><div>{p(*SIGNED)}</div><div>{p(INNER, *ARTICLES)}</div>",
    "paragraphs, then a box": f"{p(*COVER)}<div>{p(INNER, *ARTICLES)}</div>",
    "one flat text": p(*COVER, INNER, *ARTICLES),
}
INDEX = "".join(
    f"<li><label>{label}：</label><span>{value}</span></li>"
    for label, value in {
        "索引号": "MB1/2022", "主题分类": "城乡建设、环境保护", "发布机构": "管委会办公室", "成文日期": "2022-06-21", "标题": WHOLE, "发文字号": "青管办〔2022〕17号",
    }.items()
)  # fmt: skip
ABOVE = {
    "an information line": "<div>发布时间：2022-06-24　浏览次数：96</div>", "an index": f"<ul>{INDEX}</ul>", "nothing": "",
    "the heading": f"<div class=tt>{WHOLE}</div><div>发布时间：2022-06-24　浏览次数：96</div>",
}  # fmt: skip


def body(above: str, inner: str, title: str, side: str = "") -> list[str]:
    menu = "<div class=l><ul>" + "".join(f"<li><a href='/{n}'>栏目名称之{n}</a></li>" for n in range(8)) + f"</ul></div>{side}"
    page = f"<title>{title}</title><div class=main>{menu}<div class=w>{above}<div class=txt>{inner}</div></div></div>"
    page += "<div class=footer><p>主办：青柏区管委会 版权所有</p></div>"
    return read(page.encode(), "http://a.gov.cn/1.html", role=Role.DETAIL).body.split("\n")


@pytest.mark.parametrize("title", [WHOLE + "_青柏区", INNER, "青柏区"])
@pytest.mark.parametrize("above", ABOVE)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_notice_that_hands_on_another_is_read_whole(shape: str, above: str, title: str) -> None:
    assert body(ABOVE[above], SHAPES[shape], title)[-7:] == [*COVER, INNER, *ARTICLES]


def test_a_cover_is_known_by_whom_it_addresses_alone_and_some_boxes_away() -> None:
    unsigned = f"<div>{p(ADDRESSED, HANDED)}</div><div><div><div>{p(INNER, *ARTICLES)}</div></div></div>"
    assert body("", unsigned, INNER) == [ADDRESSED, HANDED, INNER, *ARTICLES]


@pytest.mark.parametrize(
    "side",
    [
        "青柏区管委会内设办公室、督察科等8个机构，负责全区生态环境监督管理工作。", "本栏目公开督察整改情况，欢迎监督：电话见下。",
        "青柏区：抓实督察整改，守护一方碧水，群众满意度不断提升。",
    ],
)  # fmt: skip
def test_a_text_above_that_is_neither_addressed_nor_signed_is_no_cover(side: str) -> None:
    column = f"<div class=jj><p>{side}</p></div>"
    heading = f"<h1>{INNER}</h1><div>发布时间：2022-06-24　浏览次数：96</div>"
    assert body(heading, p(*ARTICLES), INNER, column) == list(ARTICLES)
