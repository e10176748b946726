"""A notice in an element named like a tool, beside an index table longer than itself, is read; tools and advertisements are not."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role

TITLE = "松河县第七项督察整改任务公示"
TEXT = ("各乡镇人民政府：", "现将整改方案印发给你们，请认真执行。", "新建管网41.7公里，封堵直排口19个。", "联系电话：0555-6120033。")
INDEX = {
    "索引号": "MB1/2026", "主题分类": "城乡建设、环境保护", "发布机构": "松河县人民政府办公室", "成文日期": "2026-03-01", "标题": TITLE,
    "发文字号": "松政办〔2026〕17号", "发布日期": "2026-03-04", "效力状态": "有效",
}  # fmt: skip
TABLES = {
    "list": "<ul>" + "".join(f"<li><label>{label}：</label><span>{value}</span></li>" for label, value in INDEX.items()) + "</ul>",
    "definitions": "".join(f"<dl><dt>{label}：</dt><dd>{value}</dd></dl>" for label, value in INDEX.items()).join(("<div>", "</div>")),
    "paragraphs": "".join(f"<p><b>{label}：</b>{value}</p>" for label, value in INDEX.items()).join(("<div class=info>", "</div>")),
    "none": "",
}  # fmt: skip
NAMES = (
    "printArea", "print-box", "toPrint", "shareBox", "hotnews", "related", "foot", "footer-con", "ads", "crumbs-con", "banner-con", "qrcode-con",
    "copyright-con", "breadcrumb", "con",
)  # fmt: skip


def page(body: str) -> Document:
    foot = "<div class=footer><p>主办：松河县人民政府 版权所有</p></div>"
    return read(f"<title>{TITLE}_松河县</title><div class=w>{body}</div>{foot}".encode(), "http://a.gov.cn/1.html", role=Role.DETAIL)


def text(lines: tuple[str, ...] = TEXT) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("below", [False, True])
def test_a_notice_is_read_whatever_its_element_is_called(name: str, table: str, below: bool) -> None:
    notice = f"<h1>{TITLE}</h1><div class=m>发布时间：2026-03-04 来源：县政府办 浏览次数：96</div><div id='{name}'>{text()}</div>"
    document = page(notice + TABLES[table] if below else TABLES[table] + notice)
    assert document.body.split("\n") == list(TEXT)


@pytest.mark.parametrize(
    "noise",
    [
        "<div class=share>分享到：微信、微博。</div>", "<div class=tools>打印本页。关闭窗口。</div>", "<div class=adbox><p>深入学习宣传全会精神，点击进入专题。</p></div>",
        "<div class=qrcode>扫一扫，关注松河县政务公众号。</div>", "<div class=footer>松河县人民政府主办。版权所有。</div>",
    ],
)  # fmt: skip
def test_what_says_what_its_name_says_is_noise(noise: str) -> None:
    plain = f"<h1>{TITLE}</h1><div class=con>{text()}</div>"
    assert page(plain + noise).fingerprint == page(plain).fingerprint


def test_a_table_of_the_index_longer_than_the_notice_is_not_the_notice() -> None:
    pairs = list(INDEX.items())
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td><td>{c}</td><td>{d}</td></tr>" for (a, b), (c, d) in zip(pairs[::2], pairs[1::2], strict=True))
    notice = f"<div class=t>{TITLE}</div><div class=xx-text>{text(TEXT[1:3])}</div>"
    assert page(f"<div class=xx><table class=head>{rows}</table>{notice}</div>").body.split("\n") == list(TEXT[1:3])


def test_a_table_of_figures_with_such_columns_is_the_notices() -> None:
    rows = "".join(f"<tr><td>{n}</td><td>松政环字{n}号</td><td>2026-03-0{n}</td><td>第{n}项任务已完成整改。</td></tr>" for n in range(1, 5))
    figures = f"<table><tr><td>序号</td><td>文号</td><td>发布日期</td><td>主题分类</td></tr>{rows}</table>"
    assert len(page(f"<h1>{TITLE}</h1><div class=xx-text>{figures}</div>").body.split("\n")) == 5
