"""What a page shows in fields that nobody can fill in is read as its text; what asks its readers is not."""

from __future__ import annotations

import pytest
from lxml import html

from parsers.api import read
from parsers.document import Document, Role
from parsers.fields import read_fields
from parsers.names import look_over
from parsers.sameness import forget, proof_of

TITLE = "关于清河村养殖场污染问题的来信"
TEXT = "<p>来信反映清河村养殖场粪污直排，群众多次投诉，要求查处。</p><p>县生态环境局已派员现场核查，情况如下。</p>"
URL = "http://a.gov.cn/hdjl/1.html"


def raw(inner: str) -> bytes:
    return f"<title>{TITLE}</title><body><div class=main><h1>{TITLE}</h1><div class=content>{TEXT}{inner}</div></div></body>".encode()


def page(inner: str) -> Document:
    return read(raw(inner), URL, role=Role.DETAIL)


SAID = "责令停产，罚款10万元。"
SHOWN = [
    "<div><span>答复内容：</span><textarea readonly>{}</textarea></div>", "<p>答复内容：<textarea rows=5 disabled=disabled>{}</textarea></p>", "<ul><li>答复内容：<textarea readonly=readonly>{}</textarea></ul>",
    "<div>答复内容：<input readonly value='{}'></div>", "<p>答复内容：<input type=text disabled value='{}'></p>",
    "<table><tr><td>单位</td><td>县局</td></tr><tr><td>答复内容：</td><td><input type=TEXT readonly value='{}'></td></tr></table>",
    "<table><tr><td>编号</td><td><input readonly value=12></td></tr><tr><td>答复内容：</td><td><textarea>{}</textarea></td></tr></table>",
    "<form id=aspnetForm><input type=hidden name=__VIEWSTATE value=x><div>答复内容：<input readonly value='{}'></div><input type=submit value=返回></form>",
    "<div>答复内容：<select disabled><option>待办<option selected>{}</select></div>", "<div class=feedback><label>答复内容：</label><input readonly value='{}'></div>",
    "<div>答复内容：<textarea readonly>{}</textarea></div><form><textarea name=pl placeholder=我来说两句></textarea><input name=yzm></form>",
]  # fmt: skip


@pytest.mark.parametrize("shown", SHOWN)
def test_a_field_that_nobody_can_fill_in_is_text(shown: str) -> None:
    one, other = shown.format(SAID), shown.format(SAID.replace("10", "20"))
    assert f"答复内容：{SAID}" in page(one).body.replace(" | ", "")
    assert page(one).fingerprint != page(other).fingerprint
    forget()
    first, second = (proof_of(raw(text), URL, role=Role.DETAIL, charset=None, source=None) for text in (one, other))
    assert first is not None and first != second


@pytest.mark.parametrize(
    "asking",
    [
        "<form><input readonly value='{}'><input name=q><input type=submit></form>", "<div><input name=q><select disabled><option>{}</select></div>",
        "<form action=/search><input readonly value='{}'></form>", "<form class=login-form><input readonly value='{}'></form>", "<div id=vote><input class=vote-num readonly value='{}'></div>",
        "<form><div>起：<input readonly class=Wdate value='{}'></div></form>", "<div><input readonly onclick='WdatePicker()' value='{}'></div>", "<p>留言：<textarea>{}</textarea></p>",
        "<p><input value='{}'></p>", "<p><input type=hidden readonly value='{}'></p>", "<p><input type=button disabled value='{}'></p>", "<p><input type=password readonly value='{}'></p>",
        "<p><select><option selected>{}</select></p>", "<p><input readonly value='http://a.gov.cn/s?x={}'></p>", "<p><textarea readonly style='display:none'>{}</textarea></p>",
        "<table><tr><td>来信<td><input readonly value='{}'><tr><td>留言<td><textarea></textarea></table>", "<form><select disabled name=x><option>{}</select><input name=q></form>",
        "<table><tr><td>姓名<td><input name=n><tr><td>来信<td><input readonly value='{}'></table>", "<p><button disabled>{}</button></p>",
    ],
)  # fmt: skip
def test_a_field_that_asks_is_none(asking: str) -> None:
    first, second = (page(asking.format(f"{moment}件")) for moment in ("12月3日", "12月4日"))
    assert "12月" not in first.body and first.fingerprint == second.fingerprint


def test_a_letter_kept_in_fields_is_read_whole() -> None:
    rows = [("来信人", "陈某"), ("受理单位", "清河县生态环境局"), ("办理状态", "已办结"), ("来信内容", "清河村养殖场粪污直排，请查处。")]
    table = "".join(f"<tr><td>{name}</td><td><input readonly value='{value}'></td></tr>" for name, value in rows)
    letter = f"<table>{table}<tr><td>答复</td><td><textarea readonly>{SAID}</textarea></td></tr></table>"
    raw = f"<title>{TITLE}</title><body><div class=main><h1>{TITLE}</h1>{letter}</div></body>".encode()
    body = read(raw, URL, role=Role.DETAIL).body
    assert all(value in body for _, value in rows) and SAID in body


def test_what_stands_behind_a_field_stays() -> None:
    assert "办结12件，其余在办。" in page("<p>办结<input readonly value=12>件，其余在办。</p>").body


def test_thousands_of_fields_are_judged_once_each() -> None:
    nested = "<div>" * 150 + "<input name=q><input readonly value=1>" * 3_000 + "</div>" * 150
    root = html.fromstring(f"<body>{nested}</body>")
    read_fields(look_over(root).controls)
    assert not root.findall(".//span")
