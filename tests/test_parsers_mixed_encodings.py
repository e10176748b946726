"""Pages and texts in more than one encoding, or in one that they do not name, are read as what they are."""

from __future__ import annotations

import pytest

from crawler.content import Content, kind_of
from parsers.decode import decode
from parsers.files import read_file
from parsers.files.formats import Format, format_of

BODY = "<h1>青岚河断面整改情况公示</h1>\n<p>已完成管网改造12公里，投入资金850万元。</p>\n<p>公示期为2026年3月5日至11日。</p>"
FOOT = "版权所有：青岚市生态环境局　地址：新港路18号　镕基大厦　邮政编码：110200"
MENU = "首页 政务公开 环境质量 办事服务 互动交流 专题专栏 " * 12
GBK_META = '<meta charset="gb2312">'


def glued(body: str, foot: str, *, body_in: str = "utf-8", foot_in: str = "gb18030") -> bytes:
    return f"<html>{body}<div>".encode(body_in) + foot.encode(foot_in) + b"</div></html>"


@pytest.mark.parametrize("charset", [None, "utf-8", "gb2312"])
@pytest.mark.parametrize("meta", ["", '<meta charset="utf-8">', GBK_META])
@pytest.mark.parametrize("foot", [FOOT, MENU[:200], FOOT + "欢迎访问" * 20])
def test_a_footer_of_another_encoding_spoils_nothing(foot: str, meta: str, charset: str | None) -> None:
    body = meta + BODY * 3
    assert decode(glued(body, foot), charset).text == f"<html>{body}<div>{foot}</div></html>"


def test_a_paragraph_of_another_encoding_is_read_too() -> None:
    paragraph = "整改时限：2026年12月底前，责任单位为青岚市水务局。"
    raw = BODY.encode() + b"\n<p>" + paragraph.encode("gbk") + b"</p>\n" + BODY.encode()
    assert decode(raw).text == f"{BODY}\n<p>{paragraph}</p>\n{BODY}"
    lines = "第一项：青岚河清淤已完成。\r\n".encode() * 3 + f"{paragraph}\r\n".encode("gbk")
    assert read_file(lines, "http://a.test/a.txt").body.endswith(f"已完成。\n{paragraph}")
    even = "青岚整改任务清单".encode() + b"\n" + "已完成".encode("gbk")  # all of it might be GBK by its bytes
    assert decode(even, "gbk").text == "青岚整改任务清单\n已完成"


def test_a_gbk_page_stays_one_whatever_stands_in_it() -> None:
    raw = glued(GBK_META + BODY * 3, FOOT, body_in="gb18030", foot_in="utf-8")
    assert decode(raw).encoding == "gb18030" and BODY in decode(raw).text
    assert decode(BODY.encode("gb18030").replace("公".encode("gbk"), b"\xff")).text.startswith("<h1>青岚河断面整改情况")


@pytest.mark.parametrize(
    ("damaged", "read"),
    [
        ("管网整改".encode()[:-1], "管网整\ufffd"),  # a title cut by its bytes is not GBK
        (b"\xe7\xae", "\ufffd"), ("网".encode() + b"\xff\xfe" + "改".encode(), "网\ufffd\ufffd改"), (b"\xb5\xa3", "\ufffd\ufffd"),
        ("联系人".encode("gbk"), "联系人"), ("已完成 85%".encode("gbk"), "已完成 85%"),
    ],
)  # fmt: skip
def test_a_damaged_piece_is_gbk_only_where_it_looks_so(damaged: bytes, read: str) -> None:
    raw = BODY.encode() + b"<p>" + damaged + b"</p>" + BODY.encode()
    assert decode(raw).text == f"{BODY}<p>{read}</p>{BODY}"


def test_the_blank_of_old_editors_is_a_blank() -> None:
    raw = GBK_META.encode() + b"<p>\xa3\xa0\xa3\xa0" + "一、问题".encode("gbk") + b"</p>"
    assert decode(raw).text == f"{GBK_META}<p>\u3000\u3000一、问题</p>"


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_utf16_shows_what_it_is(name: str, mark: str) -> None:
    raw = (mark + f"<html>{BODY}</html>").encode(name)
    assert decode(raw).text == f"<html>{BODY}</html>" and decode(raw).encoding == name
    assert kind_of(raw) is Content.HTML and format_of(raw, "http://a.test/a.xls") is Format.HTML
    text = (mark + "序号\t任务\r\n1\t青岚河清淤一公里\r\n2\t管网改造\r\n").encode(name)
    assert read_file(text, "http://a.test/a.txt").body == "序号 任务\n1 青岚河清淤一公里\n2 管网改造"


@pytest.mark.parametrize("raw", [b"\0\1\2\3" * 40, b"\x01\x02\0\0\0rubbish", b"a\0\xff\xd8" * 300, bytes(range(256)) * 8])
def test_bytes_with_zeros_are_no_text(raw: bytes) -> None:
    assert kind_of(raw) is Content.BINARY and format_of(raw, "http://a.test/a.txt") is Format.UNKNOWN
    assert not decode(raw).encoding.startswith("utf-16")
