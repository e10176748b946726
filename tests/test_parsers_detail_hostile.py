"""Hostile bytes: whatever comes, reading ends soon and with a Document."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.api import extract, read
from parsers.document import Document, Role
from parsers.markup import MAX_MARKUP

URL = "http://sthjj.yunhe.gov.cn/info/1021/3345.htm"
MEGABYTE = 1_000_000
STORMS = {
    "less-than": b"<" * MEGABYTE,
    "nul": b"<p>\xe7\x9d\xa3\x00</p>" + b"\x00" * MEGABYTE,
    "nested div": b"<div>" * 100_000 + b"x",
    "nested share": b"<div class=share>" * 8_000 + b"x",
    "nested zoom": b"<div id=zoom>" * 10_000 + "督察整改任务完成情况公示。".encode(),
    "nested tables": b"<table><tr><td>a<td>" * 5_000,
    "nested lists": b"<ul><li>x" * 8_000,
    "open svg": b"<svg>" * 150_000,
    "open comment": b"<!--" * 200_000,
    "closing": b"</div>" * 150_000,
    "spaces": b"<div id=zoom>" + b" " * MEGABYTE + "督察".encode() + b"</div>",
    "space before block": b">" + b" \n" * 400_000 + b"x",
    "one line": "督察整改，来源：甲 时间：2024-".encode() * 30_000,
    "labels": b"<div id=zoom>" + "来源：时间：".encode() * 50_000 + b"</div>",
    "quotes": b"<a href='" * 100_000,
    "attributes": b"<p " + b"a=1 " * 200_000 + b">x</p>",
    "entities": b"&#x4e2d;" * 120_000,
    "bare high bytes": bytes(range(128, 256)) * 7_000,
    "siblings": b"<p class=related>x</p>" * 8_000,
    "rows": b"<div id=zoom><table>" + b"<tr><td>1<td>2" * 8_000,
    "headings": b"<h1 class=title>abcd</h1>" * 8_000,
}


@pytest.mark.parametrize("storm", STORMS)
def test_storms_end_soon(storm: str) -> None:
    start = time.process_time()
    document = read(STORMS[storm], URL, role=Role.DETAIL)
    assert time.process_time() - start < 5
    assert isinstance(document, Document)
    assert document.problem is None or not document.problem.startswith("解析出错"), document.problem


def test_long_page_is_cut_and_says_so() -> None:
    paragraph = f"<p>{'全市整改任务共有45项，已完成40项，其余按时序推进。' * 40}</p>"
    raw = f"<div id='zoom'>{paragraph * 1_000}<p>末尾</p></div>".encode()
    document = read(raw, URL, role=Role.DETAIL)
    assert document.truncated
    assert "末尾" not in document.body
    assert len(document.body) <= MAX_MARKUP
    assert not read(f"<div id='zoom'>{paragraph}</div>".encode(), URL, role=Role.DETAIL).truncated


@given(raw=st.binary(max_size=400), role=st.sampled_from([Role.DETAIL, Role.LIST]), charset=st.none() | st.text(max_size=12), url=st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_bytes_give_a_document(raw: bytes, role: Role, charset: str | None, url: str) -> None:
    document = read(raw, url, role=role, charset=charset)
    assert document.problem is None or not document.problem.startswith("解析出错"), document.problem
    assert Document.from_json(document.to_json()) == document


TOKENS = st.lists(
    st.sampled_from(
        [
            "<div id=zoom>", "</div>", "<p>", "<table>", "<tr>", "<td>", "<li>", "<a href='x.pdf'>", "</a>", "<h1>", "<br>", "<!--", "-->", "<script>", "</script>",
            "<title>", "</title>", "<meta charset=gbk>", "<base href='//[::'>", "<iframe src=http://[>", "<svg", "<ucapcontent>", "督察整改。", "附件：", "来源：甲", "2024-13-45",
            "<a onclick=\"x('a.doc')\">", "<div class='related'>", "相关链接", "<pre>\n", "&#0;", "&#xD800;", "\x00", "<![CDATA[", "<?xml", "<select>", "<form>", "<template>",
        ]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(markup=TOKENS)
@settings(max_examples=80, deadline=None)
def test_any_markup_gives_a_document(markup: str) -> None:
    for role in (Role.DETAIL, Role.LIST):
        document = read(markup.encode("utf-8", "surrogatepass"), URL, role=role)
        assert document.problem is None or not document.problem.startswith("解析出错"), document.problem
    extract(markup.encode("utf-8", "surrogatepass"), URL)
