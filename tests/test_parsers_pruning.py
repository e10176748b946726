"""The first pass cuts noise and nothing else: no text of a notice, no file, no address that anything is read from."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Callable
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from parsers import cutting, decode, markup, pictures, pruning, weights
from parsers.api import read
from parsers.document import Document, Role
from parsers.pruning import prune_detail, prune_list
from tests.test_goldens import CASES, PAGES, Golden

DETAILS = [golden for golden in PAGES if golden.role is Role.DETAIL]
LISTS = [golden for golden in PAGES if golden.role is Role.LIST]
URL = "http://sthj.example.gov.cn/zwgk/202603/t20260305_1.html"
SENTENCE = "经现场核查，第12号整改任务已按方案要求完成整改，达到验收销号标准，现予公示。"


def by_id(goldens: list[Golden]) -> list[object]:
    return [pytest.param(golden, id=golden.id) for golden in goldens]


def markup_of(golden: Golden) -> str:
    text = decode.decode(golden.raw, golden.expected.get("charset")).text
    return (prune_detail if golden.role is Role.DETAIL else prune_list)(text).markup


def plain(text: str) -> str:
    """What is seen of markup or text, without white space; markup writes some characters as entities."""
    return re.sub(r"[\s\u200b]+", "", unicodedata.normalize("NFKC", unescape(re.sub(r"<[^<>]*>", "", text))))


def uncut(call: Callable[[], Document]) -> Document:
    """What is read where nothing is cut for its name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pruning, "cut_noise", lambda root, page, length: [])
        return call()


@pytest.mark.parametrize("golden", by_id(DETAILS))
def test_every_line_of_a_notice_survives(golden: Golden) -> None:
    left = plain(markup_of(golden))
    gone = [line for line in golden.expected["body"] for cell in line.split(" | ") if plain(cell) not in left]
    assert gone == []


@pytest.mark.parametrize("golden", by_id(DETAILS))
def test_what_is_remembered_of_other_pages_changes_nothing(golden: Golden) -> None:
    cutting._KNOWN.clear()
    first = markup_of(golden)
    for other in DETAILS[:20]:
        markup_of(other)
    assert len(cutting._KNOWN) > 20
    assert markup_of(golden) == first


def test_one_element_is_judged_by_its_place_each_time() -> None:
    menu = '<div class="nav"><a href="/1">首页</a><a href="/2">政务公开</a></div>'
    beside, among, celled = f"<div>{menu}</div><div><h1>公示</h1><p>{SENTENCE * 3}</p></div>", f"<p>{SENTENCE}</p>{menu}<p>{SENTENCE}</p>", f"<table><tr><td>{menu}</td></tr></table><p>{SENTENCE * 3}</p>"
    for _ in range(2):
        kept = ["政务公开" in prune_detail(f"<body><div>{place}</div></body>").markup for place in (beside, among, celled)]
        assert kept == [False, True, True]


@pytest.mark.parametrize("link", ['href="/f/1.docx"', 'href="/f/1" title="附件.docx"', 'href="/f/1" download="附件.docx"', 'href="#" data-file="/f/1.docx"'])
def test_what_leads_to_a_file_is_never_cut(link: str) -> None:
    shared = f'<div class="share"><a {link}>分享</a></div><p>{SENTENCE}</p>'
    assert "分享" in prune_detail(f"<body><div>{shared}</div></body>").markup
    assert "分享" not in prune_detail(f"<body><div>{shared.replace(link, 'href=/f/1')}</div></body>").markup


_PIECES = st.lists(
    st.sampled_from(
        ["<", ">", "/", " ", "!", "--", "!--", "[", "]", "?", "甲", "p", "ſ", "=", '"', "span", "td", "nav", "a", "SCRIPT", "ſcript"]
        + [f"<{name} x>" for name in markup._CLOSING] + [f"</{name.upper()}>" for name in markup._CLOSING]
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=600)
@given(_PIECES)
def test_the_first_look_at_a_tag_changes_nothing(pieces: list[str]) -> None:
    text = "".join(pieces)
    pruned = markup.prune(text)
    with pytest.MonkeyPatch.context() as patch:
        names = "|".join(markup._CLOSING)
        patch.setattr(markup, "_UNSEEN", re.compile(rf"<(?:!--|!\[|({names})(?=[\s/>]))", re.IGNORECASE | re.ASCII))
        assert markup.prune(text) == pruned


@given(st.lists(st.sampled_from([".", "pdf", "DOC", "x", "wPs", "et", "download", "DownLoad", "附件", "&", '"', "/", "?id=", "\n", "７z"]), max_size=8))
def test_markup_is_never_said_to_name_no_file_where_an_address_is_one(pieces: list[str]) -> None:
    element = etree.Element("a", href="".join(pieces))
    written = etree.tostring(element, encoding="utf-8", method="xml")
    if weights.which_look_like_files(list(element.values())):
        assert weights.may_name_file(written)
    assert not weights.may_name_file(b'<a href="/x.html" title="\xe9\x99\x84\xe4\xbb\xb6">doc</a>')


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("甲<style>.a{}</style>乙", "甲乙"), ("甲<STYLE type='x'>.a{}</Style >乙<style>b</style>丙", "甲乙丙"),
        ("甲<style>.a{}", "甲<style>.a{}"), ("甲<style>.a{}</style>乙<style>", "甲乙<style>"),
        ("<styled>甲</styled>", "<styled>甲</styled>"), ("</style>甲", "</style>甲"), ("", ""),
    ],
)  # fmt: skip
def test_lists_are_read_without_style_sheets(text: str, left: str) -> None:
    assert markup.without_styles(text) == left


def test_a_long_s_is_no_s() -> None:
    assert markup.prune("甲<ſcript>乙</ſcript><script>丙</ſcript></script>丁") == "甲<ſcript>乙</ſcript>丁"


def test_instructions_say_nothing() -> None:
    page = '<?xml version="1.0" encoding="GBK"?><body><p>甲<?xml:namespace prefix = o ns = "urn:x" />乙<? echo "丙" ?>丁<?php echo 1 ?></p></body>'
    assert plain(prune_detail(page).markup) == "甲乙丁"


def test_the_memory_of_the_first_pass_is_bounded() -> None:
    for number in range(3 * cutting._KNOWN_MOST):
        prune_detail(f'<body><div class="share">分享到微信{number}</div><p>{SENTENCE}</p></body>')
    assert 0 < len(cutting._KNOWN) <= cutting._KNOWN_MOST
    prune_detail(f'<body><div class="nav">{"<a href=1>首页</a>" * 5_000}</div><p>{SENTENCE}</p></body>')
    assert max(len(written) for _, written in cutting._KNOWN) <= cutting._KNOWN_WHOLE, "of what is long there is a digest"


@pytest.mark.parametrize("golden", by_id(LISTS))
def test_every_row_of_a_list_survives(golden: Golden) -> None:
    left = markup_of(golden)
    text = decode.decode(golden.raw, golden.expected.get("charset")).text
    for _, title, _ in golden.expected["rows"]:
        assert text.count(title[:12]) == left.count(title[:12])


@pytest.mark.parametrize("golden", by_id(DETAILS))
def test_what_is_cut_had_no_say_in_what_is_read(golden: Golden) -> None:
    """For the page and all its later states: body, files and pictures are those of the page as it came."""
    for raw in (golden.raw, *(case.after() for case in CASES if case.golden.id == golden.id)):
        cut, whole = golden.read(raw), uncut(lambda raw=raw: golden.read(raw))
        for name in ("body", "attachments", "images", "published", "source", "doc_number", "identity", "links"):
            assert getattr(cut, name) == getattr(whole, name), name


MARKED = [golden for golden in DETAILS if ":" not in golden.read().container]
"""Pages whose body bears a publishing system's mark."""


def encoded(golden: Golden, text: str) -> bytes:
    encoding = golden.expected["encoding"]
    return text.encode(encoding, "surrogateescape" if encoding != "gb18030" else "replace")


LINKS = "".join(f'<a href="/t{n}.html">第{n}号整改任务完成情况</a>' for n in range(6))
OWN = (
    f'<div class="left">{LINKS}</div>', f'<ul id="links">{LINKS}</ul>', f"<header>{LINKS}</header>",
    f'<section class="menu top">{LINKS}</section>', f'<p class="share">{SENTENCE}{SENTENCE}</p>', f'<div class="print">{SENTENCE}</div>',
)  # fmt: skip
"""What may stand in a notice under a name that half the columns of the web have."""


def places_in(golden: Golden) -> list[int]:
    """Where lines of the body begin in the markup."""
    text = golden.raw.decode(golden.expected["encoding"], "surrogateescape")
    keys = [line.split(" | ")[0].strip()[:8] for line in golden.expected["body"]]
    return [text.rfind(key) for key in keys if len(key) >= 4 and key in text]


def test_most_bodies_are_marked() -> None:
    assert sum(bool(places_in(golden)) for golden in MARKED) >= 30


@pytest.mark.parametrize("golden", by_id([golden for golden in MARKED if places_in(golden)]))
def test_columns_and_menus_inside_a_body_are_the_notices_own(golden: Golden) -> None:
    """Invariant 5: inside the body only named noise goes."""
    text = golden.raw.decode(golden.expected["encoding"], "surrogateescape")
    places = places_in(golden)
    for number, own in enumerate(OWN):
        for place in places[number :: len(OWN)][:1]:
            raw = encoded(golden, text[:place] + own + text[place:])
            cut, whole = golden.read(raw), uncut(lambda raw=raw: golden.read(raw))
            assert [line for line in whole.body.split("\n") if line not in cut.body] == [], own


def body_of(inside: str, beside: str = "") -> Document:
    page = (
        f"<html><head><title>关于第12号整改任务验收销号的公示</title></head><body>{beside}<h1>关于第12号整改任务验收销号的公示</h1>"
        f'<div class="TRS_Editor"><p>{SENTENCE}</p><p>{SENTENCE}监督电话0429-6123458。</p>{inside}<p>{SENTENCE}</p></div>{beside}</body></html>'
    )
    return read(page.encode(), URL, role=Role.DETAIL)


@pytest.mark.parametrize(
    "inside",
    [
        f'<div class="left">{LINKS}</div>', f'<ul class="right">{LINKS}</ul>', f'<div id="links">{LINKS}</div>', f"<header>{LINKS}</header>",
        f'<section class="side">{LINKS}</section>', f'<div class="top">{LINKS}</div>', f'<p class="share">{SENTENCE}{SENTENCE}</p>',
        f'<span class="fx">{SENTENCE}{SENTENCE}</span>', f'<div class="tools">{SENTENCE}</div>', f'<div class="print">{SENTENCE}</div>',
        f'<div class="related">{SENTENCE}</div>', f'<div class="crumb">{SENTENCE}</div>', f'<div class="llcs">{SENTENCE}</div>',
        f'<div class="footer">{SENTENCE}</div>', f'<table><tr><td class="share">{SENTENCE}</td><td>1</td></tr></table>',
        f'<div class="next">{SENTENCE}</div>', f'<div class="hot">{SENTENCE}</div>', f'<div class="qr">{SENTENCE}</div>',
    ],
)  # fmt: skip
def test_a_name_alone_cuts_nothing_that_says_something(inside: str) -> None:
    """What the first pass takes must not be more than what reading the body would drop by its name."""
    assert body_of(inside).body == uncut(lambda: body_of(inside)).body
    if "TRS_Editor" not in inside and ("left" in inside or "right" in inside or "links" in inside):
        assert "第5号整改任务完成情况" in body_of(inside).body


@pytest.mark.parametrize(
    "box",
    [
        '<div class="related"><a href="/upload/yj.pdf">验收意见</a></div>', '<div class="links"><a href="#" data-href="/upload/yj.pdf">验收意见.pdf</a></div>',
        '<div class="xgfj nav"><a href="javascript:;" onclick="down(\'/upload/yj.docx\')">验收意见.docx</a></div>',
        '<div class="right"><a data-file="/upload/yj.xls">附件</a></div>', '<div class="share"><iframe src="/upload/yj.pdf"></iframe></div>',
        '<div class="tools"><object data="/upload/yj.pdf"></object></div>', '<div class="bottomnav"><a href="/download.do?id=7">附件下载</a></div>',
    ],
)  # fmt: skip
def test_what_holds_a_file_is_not_cut(box: str) -> None:
    page = f"<body><div class='TRS_Editor'><p>{SENTENCE * 3}</p></div>{box}</body>"
    address = re.search(r"/(?:upload|download)[\w./?=]+", box)
    assert address is not None and address[0] in prune_detail(page).markup


@pytest.mark.parametrize(
    "name", ["data-src", "data-original", "data-url", "data-file", "data-href", "data-lazy-src", "data-lazy", "data-echo", "data-srcset"]
)
def test_attributes_that_hold_addresses_survive(name: str) -> None:
    page = f'<body data-time="1"><div class="TRS_Editor"><p>{SENTENCE}</p><img src="/blank.gif" {name}="/upload/1.jpg" data-time="17"></div></body>'
    left = prune_detail(page).markup
    assert f'{name}="/upload/1.jpg"' in left and "data-time" not in left


def test_every_address_attribute_that_is_read_is_kept() -> None:
    """A name that the readers of pictures and files learn later must be learned here too."""
    read_names = {name for name in (*pictures._LAZY, *weights.ADDRESSED) if name.startswith("data-")} | {"data-srcset"}
    assert [name for name in sorted(read_names) if not pruning._DATA_READ.match(name)] == []


# --- counters and clocks


def left_of(markup: str) -> str:
    return plain(prune_detail(f"<body><div id='zoom'><p>{SENTENCE * 3}</p></div>{markup}</body>").markup)


TICKING = [
    "<p>点击数：[{n}]</p>", "<div>浏览次数：{n}次</div>", "<div>阅读：（{n}）</div>", "<div class='x'>访问量：<b>{n}</b></div>",
    "<div><label>浏览次数:</label><span>{n}</span></div>", "<div>来源：某局　发布时间：2026-03-05　点击：{n}</div>",
    "<div>今天是2026年3月{n}日</div>", "<div><a href='/'>设为首页</a> | <a href='/'>加入收藏</a> 今天是2026年3月{n}日 星期三</div>",
    "<div><a href='/'>首页</a><span>今天是2026年3月{n}日</span></div>", "<div>今天是<span>2026年3月{n}日</span></div>",
    "<table><tr><td>您是第{n}位访客</td></tr></table>", "<p>技术支持：某公司　您是本站第<font>{n}</font>位访问者</p>",
    "<td><h3>公示</h3><span>阅读量：<em>{n}</em></span><p>正文</p></td>", "<p><a href='/x?a=1&jsessionid={n}AB'>查看</a></p>",
    "<p><img src='/a.gif?PHPSESSID={n}ab' width=9></p>", "<p><a href='/x.html;JSessionID={n}'>查看</a></p>",
    "<div data-v='{n}'></div>", "<input value={n}>", "<link rel=stylesheet href='/a.css?v={n}'>", "<script>var a={n}</script>",
]  # fmt: skip


@pytest.mark.parametrize("shape", TICKING)
def test_what_ticks_is_stopped(shape: str) -> None:
    one, other = (prune_detail(f"<body><div id='zoom'><p>{SENTENCE * 3}</p></div>{shape.format(n=n)}</body>") for n in (12, 27))
    assert one.substance == other.substance and one.markup == other.markup


@pytest.mark.parametrize(
    "sentence",
    [
        "阅读指标提升12%", "全年访问企业12家次，发现问题12个。", "群众点击率12次以上的，予以公示。", "今天是整改的最后一天，完成12项。",
        "浏览区建设：完成12处。", "第12位责任人为张某。", "您是否对12号问题有异议", "访问12户居民，其中<b>12</b>户满意。",
        "<a href='/x'>附件</a>今天是整改期限，共12项。", "点击<b>12</b>处查看，整改完成12项，尚余3项。",
    ],
)  # fmt: skip
def test_a_figure_in_a_sentence_goes_on_counting(sentence: str) -> None:
    assert left_of(f"<p>{sentence}</p>").endswith(plain(sentence))
    changed = sentence.replace("12", "13")
    assert left_of(f"<p>{sentence}</p>") != left_of(f"<p>{changed}</p>") or changed == sentence


def test_cells_of_figures_are_left_alone() -> None:
    row = "<table><tr><td>点击量</td><td>12</td></tr><tr><td>阅读：12</td><td>访问量：7</td></tr></table>"
    assert left_of(row).endswith("点击量12阅读：12访问量：7".replace("：", ":"))


# --- hostile


@pytest.mark.parametrize(
    "page",
    [
        "阅读" + " " * 200_000 + "x", "<p>" + "您是第 " * 60_000, "<span>浏览" * 5_000, "<div class=left>" * 3_000 + SENTENCE,
        "<p class=share>x</p>" * 8_000, "<a href='?sess" + "jsessionid=" * 20_000 + "'>x</a>", "<div>今天是<span>" * 3_000,
        f"<div class=nav><a>{'x' * 50}</a></div><p>{SENTENCE}</p>" * 2_000, "点击：[" * 60_000, "<td>阅读：1" * 6_000,
    ],
)  # fmt: skip
def test_no_page_makes_the_first_pass_slow(page: str) -> None:
    began = time.process_time()
    prune_detail(page)
    prune_list(page)
    assert time.process_time() - began < 10  # a tenth of a second on an idle core
