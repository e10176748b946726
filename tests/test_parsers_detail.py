"""Detail pages: the body whole, the noise gone, the same page always the same, and every edit of the body seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.api import extract, read
from parsers.document import Document, Role
from sources.source import ListPage, Reading, Source
from tests.parsers_detail_pages import HOST, SHAPES, Notice, render

URL = HOST + "/art/2026/3/5/art_12_345.html"
SHORT = Notice(
    title="关于公开征求青龙河整改方案意见的公告",
    paragraphs=("现将《青龙河整改方案》予以公开，意见请于3月20日前反馈我局。",),
    table=(), signature=(), files=(("/a/b/fangan.docx", "整改方案.docx"),),
)  # fmt: skip


def detail(raw: bytes, url: str = URL) -> Document:
    return read(raw, url, role=Role.DETAIL)


@pytest.mark.parametrize("shape", SHAPES)
def test_body_is_whole_and_noise_is_gone(shape: str) -> None:
    notice = Notice()
    document = detail(render(shape, notice, 1))
    assert document.body.split("\n") == notice.lines
    assert document.problem is None
    assert document.title == notice.title
    assert document.published == date(2026, 3, 5)
    assert document.source == "云河市生态环境局"
    assert document.issuer == "云河市生态环境局"
    assert [file.url.rsplit("/", 1)[-1] for file in document.attachments] == ["P020260305401.pdf", "P020260305402.docx"]
    assert document.container


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("notice", [Notice(), Notice(files_in_body=False), SHORT], ids=["inside", "box", "short"])
def test_noise_never_changes_the_fingerprint(shape: str, notice: Notice) -> None:
    documents = [detail(render(shape, notice, variant)) for variant in range(4)]
    assert len({document.fingerprint for document in documents}) == 1
    assert len({document.published for document in documents}) == 1
    assert all(len(document.attachments) == len(notice.files) for document in documents)


EDITS = {
    "digit": lambda n: replace(n, paragraphs=(*n.paragraphs[:2], n.paragraphs[2].replace("36.5", "36.6"), *n.paragraphs[3:])),
    "status": lambda n: replace(n, paragraphs=tuple(p.replace("整改状态：已完成", "整改状态：正在推进") for p in n.paragraphs)),
    "telephone": lambda n: replace(n, paragraphs=tuple(p.replace("6123045", "6123046") for p in n.paragraphs)),
    "address": lambda n: replace(n, paragraphs=tuple(p.replace("18号", "19号") for p in n.paragraphs)),
    "deleted": lambda n: replace(n, paragraphs=n.paragraphs[:4] + n.paragraphs[5:]),
    "cell": lambda n: replace(n, table=(*n.table[:2], ("2", "污水管网建设", "市住房城乡建设局", "99%"))),
    "emptied cell": lambda n: replace(n, table=(*n.table[:2], ("2", "污水管网建设", "", "100.8%"))),
    "signature": lambda n: replace(n, signature=(n.signature[0], "2026年3月6日")),
    "file address": lambda n: replace(n, files=(("./P020260305499.pdf", n.files[0][1]), n.files[1])),
    "file removed": lambda n: replace(n, files=n.files[:1]),
    "title": lambda n: replace(n, title=n.title.replace("十二", "十三")),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("edit", EDITS)
def test_every_edit_of_the_notice_changes_the_fingerprint(shape: str, edit: str) -> None:
    before = Notice()
    after = EDITS[edit](before)
    assert before != after
    assert detail(render(shape, before, 0)).fingerprint != detail(render(shape, after, 0)).fingerprint


@pytest.mark.parametrize("shape", SHAPES)
def test_swapped_file_beside_the_body_changes_the_fingerprint(shape: str) -> None:
    before = Notice(files_in_body=False)
    after = replace(before, files=(("./P020260305499.pdf", before.files[0][1]), before.files[1]))
    assert detail(render(shape, before)).fingerprint != detail(render(shape, after)).fingerprint


WORDS = st.lists(
    st.sampled_from("整改任务完成情况督察反馈青龙河污水管网验收销号公示市县乡镇企业水质断面排污口生态修复年月日0123456789，、；%（）"), min_size=12, max_size=60
).map("".join)


@given(texts=st.lists(WORDS, min_size=2, max_size=6), shape=st.sampled_from(sorted(SHAPES)))
@settings(max_examples=25, deadline=None)
def test_any_text_comes_through_whole(texts: list[str], shape: str) -> None:
    notice = Notice(paragraphs=tuple(f"（{number}）{text}。" for number, text in enumerate(texts, 1)))
    assert detail(render(shape, notice)).body.split("\n") == notice.lines


@given(shape=st.sampled_from(sorted(SHAPES)), variant=st.integers(0, 500))
@settings(max_examples=15, deadline=None)
def test_any_variant_reads_the_same(shape: str, variant: int) -> None:
    assert detail(render(shape, None, variant)).fingerprint == detail(render(shape, None, 0)).fingerprint


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_encoding_does_not_change_the_fingerprint(encoding: str) -> None:
    document = detail(render("trs", encoding=encoding))
    assert document.encoding == encoding
    assert document.fingerprint == detail(render("trs")).fingerprint


def test_dropped_text_is_recorded_with_its_rule() -> None:
    dropped = dict(detail(render("wrapped", None, 1)).dropped)
    assert dropped["breadcrumb"].startswith("您当前的位置")
    assert {"information-line", "title", "tools", "editor", "qr-code", "previous-next", "related", "share"} <= set(dropped)


def test_source_selector_overrides_the_rules() -> None:
    page = '<html><body><div id="zoom"><p>这是被系统标记的一段文字，但并不是正文。</p></div><div class="own"><p>这才是正文，共有一段。</p></div></body></html>'
    source = Source(
        id="x", name="甲", region="350700", level="prefecture", agency="甲局", hosts=("sthjj.yunhe.gov.cn",),
        lists=(ListPage(url=HOST + "/l/"),), reading=Reading(body="div.own"),
    )  # fmt: skip
    document = read(page.encode(), URL, role=Role.DETAIL, source=source)
    assert document.body == "这才是正文，共有一段。"
    assert document.container == "source:div.own"
    broken = source.model_copy(update={"reading": Reading(body="div[")})
    assert read(page.encode(), URL, role=Role.DETAIL, source=broken).container == "zoom"


def test_hidden_copy_of_the_notice_is_not_the_body() -> None:
    new = "<p>新的一份正文，读者看到的是这一份。</p>"
    for mark in ("id='zoom'", "id='UCAP-CONTENT'", "class='TRS_Editor'"):
        old = f"<div style='display: none'><div {mark}><p>旧的一份正文，已经不再显示给读者看。</p></div></div>"
        page = f"<html><body>{old}<div id='zoom'>{new}</div></body></html>"
        assert detail(page.encode()).body == "新的一份正文，读者看到的是这一份。", mark


def test_two_copies_for_two_screens_are_one_body() -> None:
    body = "<div class='TRS_Editor'><p>全市整改任务共有45项，已完成40项。</p></div>"
    page = f"<html><body><div class='pc'>{body}</div><div class='phone'>{body}</div></body></html>"
    assert detail(page.encode()).body == "全市整改任务共有45项，已完成40项。"


def test_buttons_marked_zoom_are_not_the_body() -> None:
    page = "<html><body><div id='fontzoom'>【字体：大 中 小】</div><div class='TRS_Editor'><p>全市整改任务共有45项，已完成40项。</p></div></body></html>"
    assert detail(page.encode()).container == "trs"


def test_annex_after_the_signature_is_kept() -> None:
    tail = ("附件", "整改任务验收意见", "经核查，该项任务已完成整改，同意销号。", "附件：")
    notice = Notice(signature=("云河市生态环境局", "2026年3月5日", *tail))
    for shape in SHAPES:
        lines = detail(render(shape, notice)).body.split("\n")
        assert [line for line in lines if line in tail] == list(tail), shape


def test_layout_row_is_paragraphs_and_data_row_is_one_line() -> None:
    page = (
        "<html><body><div id='zoom'><table><tr><td><p>第一段说明文字。</p><p>第二段说明文字。</p></td></tr></table>"
        "<table><tr><th>序号</th><th>任务</th><th>进度</th></tr><tr><td>1</td><td></td><td>85%</td></tr></table></div></body></html>"
    )
    assert detail(page.encode()).body.split("\n") == ["第一段说明文字。", "第二段说明文字。", "序号 | 任务 | 进度", "1 |  | 85%"]


@pytest.mark.parametrize("shape", ["unmarked", "named", "tables"])
def test_line_beside_a_table_of_figures_is_not_lost(shape: str) -> None:
    table = tuple((str(number), f"第{number}项整改任务", "已完成", f"{number * 3}%") for number in range(1, 15))
    notice = Notice(paragraphs=(), table=table, signature=("整改状态：正在推进", "2026年3月5日"), files=())
    assert detail(render(shape, notice)).body.split("\n") == notice.lines


def test_line_beside_a_table_is_not_lost_on_a_page_without_a_heading() -> None:
    rows = "".join(f"<tr><td>{number}</td><td>第{number}项整改任务</td><td>已完成</td></tr>" for number in range(1, 15))
    page = f"<html><body><div><ul><li><a href='/'>首页</a></li></ul></div><div><table>{rows}</table><p>整改状态：正在推进</p></div></body></html>"
    document = detail(page.encode())
    assert len(document.blocks) == 15
    assert document.blocks[-1].text == "整改状态：正在推进"


def test_extract_gives_the_contract_of_the_benchmarks() -> None:
    values = extract(render("trs"), URL)
    assert set(values) == {"title", "body", "published", "source", "attachments", "kind", "facts", "rows", "identity", "links"}
    assert values["published"] == "2026-03-05"
    assert values["attachments"][0] == HOST + "/art/2026/3/5/P020260305401.pdf"
    assert values["identity"]["site_code"] == "3507000019"


def test_scanned_notice_is_its_pictures() -> None:
    page = "<html><body><div id='zoom'><p><img src='/u/scan1.jpg' width='800'><img src='/i/icon_pdf.gif'></p></div></body></html>"
    document = detail(page.encode())
    assert [file.url for file in document.attachments] == [HOST + "/u/scan1.jpg"]
    assert document.problem is None


def test_document_survives_json() -> None:
    document = detail(render("ucap"))
    assert Document.from_json(document.to_json()) == document
