"""What little text, a picture, a control in a cell or a link at the end says of a notice, at the bounds of each rule."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from parsers import api
from parsers.address import canonical_url
from parsers.afterwards import without_ways_on
from parsers.api import read
from parsers.blocks import Line, Reading
from parsers.carriers import pictures_of
from parsers.day_marks import day_told
from parsers.document import BlockKind, Document, Role
from parsers.files import read_file, reading
from parsers.names import look_over
from parsers.prose import Prose
from parsers.pruning import _tree, prune_detail
from parsers.sameness import proof_of
from parsers.sibling_page import _figures
from parsers.thin import is_furnishing, thin_body
from parsers.weights import Weights
from sources.source import Source

TITLE = "云溪县第六项督察整改任务公示"
PROSE = "<p>按照整改方案要求，我县已完成尾矿库治理任务，现予以公示。</p>"
SIGNED = "<p>云溪县应急管理局</p><p>2026年4月8日</p>"


def page(body: str, source: Source | None = None) -> Document:
    text = f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>"
    return read(text.encode(), "http://yx.gov.cn/1.html", role=Role.DETAIL, source=source)


def furnishing(markup: str, *, outside: bool) -> bool:
    soup = BeautifulSoup(f"<div>{markup}</div>", "lxml")
    assert soup.div is not None
    return is_furnishing((soup.div,), Weights(soup), outside=outside, titles=(TITLE,))


@pytest.mark.parametrize(
    ("markup", "inside", "outside"),
    [
        ("<p>技术支持：云溪县监测站</p>", False, True),
        ("<p>同意销号</p><p>技术支持：云溪县监测站</p>", False, False),
        (f"<p>{TITLE}</p><p>技术支持：云溪县监测站</p>", False, True),
        ("<p>主办：云溪县政府</p><p>技术支持：某公司</p>", True, True),
        ("<p>主办：云溪县政府</p><p>地址：县府路1号</p>", True, True),
        ("<p>同意销号</p><p>版权所有：云溪县政府</p>", True, True),
        ("<p>电话：0731-1234567</p>", False, True),
        ("<p>版权所有：云溪县政府</p><p>已完成治理，同意销号。</p>", False, False),
        ("<p>版权所有：云溪县政府</p><p>" + "同意销号" * 372 + "</p>", True, True),
        ("<p>版权所有：云溪县政府</p><p>" + "同意销号" * 373 + "</p>", False, False),
    ],
)
def test_a_sponsor_alone_is_the_notices_and_two_lines_of_a_footer_are_the_sites(markup: str, inside: bool, outside: bool) -> None:
    assert (furnishing(markup, outside=False), furnishing(markup, outside=True)) == (inside, outside)


@pytest.mark.parametrize(("levels", "found"), [(0, 1), (1, 1), (2, 0)])
def test_a_few_words_are_a_notice_only_near_their_heading(levels: int, found: int) -> None:
    heading = "<div>" * levels + f"<h1>{TITLE}</h1>" + "</div>" * levels
    soup = BeautifulSoup(f"<body>{heading}<p>已治理，同意销号</p></body>", "lxml")
    assert soup.h1 is not None and soup.body is not None
    weights = Weights(soup)
    assert len(thin_body((soup.h1,), Prose(soup.body, weights), weights)) == found


@pytest.mark.parametrize(("line", "found"), [("主办单位：云溪县整改办", 1), ("版权所有：云溪县整改办", 0)])
def test_a_box_just_below_the_heading_is_its_notices_though_a_sponsor_stands_over_its_scan(line: str, found: int) -> None:
    soup = BeautifulSoup(f"<body><h1>{TITLE}</h1><div><p>{line}</p><p><img src='/u/1.jpg'></p></div></body>", "lxml")
    assert soup.h1 is not None and soup.body is not None
    weights = Weights(soup)
    assert len(thin_body((soup.h1,), Prose(soup.body, weights), weights)) == found


@pytest.mark.parametrize(
    ("box", "files"),
    [
        ("<p>主办单位：云溪县整改办</p><p><img src='/u/1.jpg'></p>", ["http://yx.gov.cn/u/1.jpg"]),
        ("<p>版权所有：云溪县整改办</p><p><img src='/u/1.jpg'></p>", []),
    ],
)
def test_a_scan_is_found_beside_a_line_of_its_sponsor(box: str, files: list[str]) -> None:
    assert [file.url for file in page(f"<div><h1>{TITLE}</h1><div class=nr>{box}</div></div>").attachments] == files


@pytest.mark.parametrize(
    ("address", "uploaded"),
    [("/skin/2025/zt.png", 0), ("/template/20250101/a.jpg", 0), ("/u/2025/zt.png", 1), ("/upload/skin/zt.png", 1), ("/u/zt.png", 0)],
)
def test_a_picture_of_the_sites_own_folders_is_no_upload_whatever_its_numbers(address: str, uploaded: int) -> None:
    image = BeautifulSoup(f"<img src='{address}'>", "lxml").img
    assert image is not None
    assert pictures_of(image) == (1, uploaded)


@pytest.mark.parametrize("depth", [3, 13, 40])
def test_nothing_in_a_cell_is_cut_unread_however_deep_it_stands(depth: int) -> None:
    nested = "<div>" * depth + "<div class=share>分享到微信群的信息公开工作</div>" + "</div>" * depth
    assert "微信群" in prune_detail(f"<body>{PROSE * 4}<table><tr><td>措施</td><td>{nested}</td></tr></table></body>").markup
    assert "微信群" not in prune_detail(f"<body>{PROSE * 4}<section>{nested}</section></body>").markup


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("<td><textarea>整改完成</textarea></td><td><button>已销号</button></td>", True),
        ("<td>状态 <button>已销号</button></td>", False),
        ("<td><input name=q></td><td><button>已销号</button></td>", False),
    ],
)
def test_a_control_that_is_all_its_cell_says_is_read_where_nobody_is_asked(row: str, said: bool) -> None:
    document = page(f"<div class=TRS_Editor>{PROSE * 3}<table><tr><td>任务</td>{row}</tr></table>{SIGNED}</div>")
    assert ("已销号" in document.body) is said


def with_selector(selector: str) -> Source:
    return Source.model_validate({
        "id": "yx", "name": "云溪县", "region": "430603", "level": "county", "agency": "云溪县政府", "hosts": ["yx.gov.cn"],
        "lists": [{"url": "http://yx.gov.cn/"}], "reading": {"body": selector},
    })  # fmt: skip


def test_an_operators_selector_may_ask_for_any_data_attribute() -> None:
    def body(visit: int) -> str:
        return f"<div data-role=main data-visit={visit}>{PROSE}{SIGNED}</div><div data-role=side>{PROSE * 5}</div>"

    source = with_selector("[data-role=main]")
    document = page(body(1), source)
    assert document.container == "source:[data-role=main]"
    assert document.body.count("公示。") == 1
    proofs = [proof_of(body(visit).encode(), "http://yx.gov.cn/1.html", role=Role.DETAIL, charset=None, source=source) for visit in (1, 2)]
    assert proofs[0] == proofs[1] is not None
    moved = body(1).replace("main", "aside", 1).replace("side>", "main>")
    proofs.append(proof_of(moved.encode(), "http://yx.gov.cn/1.html", role=Role.DETAIL, charset=None, source=source))
    assert proofs[2] != proofs[0]
    assert "data-role" not in prune_detail(f"<body>{body(1)}</body>").markup


def test_what_an_editor_noted_of_a_picture_is_read() -> None:
    picture = "<img src='/images/blank.gif' data-cke-saved-src='/u/2026/scan.jpg' data-visit=1>"
    document = page(f"<div class=TRS_Editor>{PROSE * 3}<p>{picture}</p>{SIGNED}</div>")
    assert [image.url for image in document.images] == ["http://yx.gov.cn/u/2026/scan.jpg"]


def test_want_of_memory_says_nothing_of_what_was_to_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def starve(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(api, "prune_detail", starve)
    monkeypatch.setattr(reading, "_read", starve)
    assert page(PROSE).transient
    assert read_file(b"a", "http://yx.gov.cn/a.txt").transient
    monkeypatch.setattr(api, "prune_detail", lambda *_: 1 / 0)
    assert not page(PROSE).transient


def line(text: str, *, linked: bool = False) -> Line:
    return Line(kind=BlockKind.PARAGRAPH, text=text, link_chars=len(text) if linked else 0)


TITLES = [line(f"第{number}项任务整改情况", linked=True) for number in range(1, 5)]


@pytest.mark.parametrize(
    ("lines", "dropped"),
    [
        ([line("2026年4月8日"), *TITLES], 4),
        ([line("2026年4月8日"), *TITLES[:2]], 0),
        ([line("现予以公示。"), *TITLES], 0),
        ([line("现予以公示。"), line("相关信息"), *TITLES], 5),
        ([line("现予以公示。"), line("相关信息"), *TITLES[:1], *[line(f"正文{n}。") for n in range(4)]], 2),
        ([line("现予以公示。"), line("相关信息"), *TITLES[:1], *[line(f"正文{n}。") for n in range(5)]], 0),
        ([line("2026年4月8日"), *[line(f"注{n}") for n in range(35)], *TITLES], 4),
        ([line("2026年4月8日"), *[line(f"注{n}") for n in range(36)], *TITLES], 0),
        ([line("云" * 31 + "2026年4月8日"), *TITLES], 4),
        ([line("云" * 32 + "2026年4月8日"), *TITLES], 0),
    ],
)  # fmt: skip
def test_titles_alone_are_ways_on_only_below_a_sign_off(lines: list[Line], dropped: int) -> None:
    assert len(without_ways_on(lines, Reading())) == len(lines) - dropped


@pytest.mark.parametrize(
    ("value", "day"), [("2026-03-05T10:00:33", "2026-03-05"), ("2026-02-30 10:00", None), ("1999-13-01", None)]
)
def test_a_moment_of_no_calendar_is_no_day(value: str, day: str | None) -> None:
    assert day_told(value) == day


@pytest.mark.parametrize(
    ("row", "text"),
    [("<td>颗粒物</td><td>35毫克</td><td>达标</td>", "颗粒物|35毫克|达标"), ("<td>发布日期：</td><td>2026-03-05</td><td>1</td>", "")],
)
def test_a_row_of_the_index_table_is_no_row_of_figures(row: str, text: str) -> None:
    found = BeautifulSoup(f"<table><tr>{row}</tr></table>", "lxml").tr
    assert found is not None
    assert _figures(found) == text


@pytest.mark.parametrize(("tag", "rule"), [("div", "furniture"), ("p", None), ("table", None), ("td", None)])
def test_a_paragraph_and_a_table_are_no_furniture_whatever_they_are_called(tag: str, rule: str | None) -> None:
    page = f"<body><{tag} class=sidebar>公示</{tag}></body>" if tag != "td" else "<table><tr><td class=sidebar>公示</table>"
    root = _tree(page.encode())
    assert root is not None
    assert [names.rule for _, names in look_over(root).named] == [rule]


@pytest.mark.parametrize("address", ["mailto:a@yx.gov.cn", "tel:0731", "data:text/plain,33"])
def test_what_is_no_web_address_is_no_file(address: str) -> None:
    assert canonical_url(address, "http://yx.gov.cn/") == ""
    document = page(f"<div class=TRS_Editor>{PROSE * 2}<p>附件1：<a href='{address}'>第三项清单</a></p>{SIGNED}</div>")
    assert document.attachments == ()
