"""Templates learned from sibling pages: found in many constructions, steady, and never at the expense of a notice."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest

from parsers.api import read
from parsers.document import PARSER_VERSION, Document, Role
from parsers.sameness import is_of_this_parser, proof_of
from parsers.siblings import learn, learn_from_bytes
from parsers.template import Template, shape_of, version_of, version_without
from sources.source import Source
from tests.parsers_template_page import plain
from tests.sibling_pages import CLOSING, CONSTRUCTIONS, FOOT, MENU, OFFICE, Build, Notice, page

HOST = "http://www.linjiang.gov.cn"
BUILDS = [pytest.param(build, id=name) for name, build in CONSTRUCTIONS.items()]


def siblings(build: Build, *numbers: int) -> list[str]:
    return [build(Notice(n)) for n in numbers or (0, 1, 2, 3)]


def learned(build: Build) -> Template:
    template = learn(siblings(build))
    assert template is not None
    return template


def reading(markup: str, template: Template | None) -> Document:
    return read(markup.encode(), f"{HOST}/n/7.html", role=Role.DETAIL, template=template)


@pytest.mark.parametrize("build", BUILDS)
def test_a_page_never_seen_is_read_exactly(build: Build) -> None:
    template = learned(build)
    for n in (0, 4, 7):
        document = reading(build(Notice(n)), template)
        assert document.container == template.rule
        assert plain(document.body) == plain("".join(Notice(n).paragraphs))


@pytest.mark.parametrize("build", BUILDS)
def test_what_changes_beside_the_body_changes_neither_path_nor_reading(build: Build) -> None:
    template, plain_pages = learned(build), siblings(build)
    still = reading(plain_pages[0], template).fingerprint
    for noise in (
        lambda n: f"<div class=cnt>今日访问：{n * 7919 + 13}</div>",
        lambda n: f"<div class=xg><h4>相关信息</h4><ul>{Notice((n + 4) % 8).others}</ul></div>",
        lambda n: f"<p>版权所有 临江市生态环境局 ©2010-202{n}</p>",
    ):
        noisy = [markup.replace("</body>", noise(n) + "</body>") for n, markup in enumerate(plain_pages)]
        assert learn(noisy) == template
        assert reading(noisy[0], template).fingerprint == still


@pytest.mark.parametrize("build", BUILDS)
def test_every_edit_of_own_and_shared_paragraphs_is_seen(build: Build) -> None:
    template, markup = learned(build), build(Notice(5))
    still = reading(markup, template).fingerprint
    for before, after in (("0736-7712345", "0736-7712346"), ("3月13日", "3月16日"), ("7次现场核查", "8次现场核查")):
        assert before in markup
        assert reading(markup.replace(before, after), template).fingerprint != still


@pytest.mark.parametrize("build", BUILDS)
def test_forty_notices_that_differ_in_a_number_keep_what_they_share(build: Build) -> None:
    def numbered(n: int) -> str:
        one = build(Notice(0))
        return one.replace("第11号任务", f"第{n + 11}号任务").replace("2次现场核查", f"{n + 2}次现场核查")

    pages = [numbered(n) for n in range(40)]
    template = learn(pages)
    bodies = {plain(reading(markup, template).body) for markup in pages}
    assert len(bodies) == 40
    assert all(plain(text) in body for body in bodies for text in CLOSING)


@pytest.mark.parametrize("build", BUILDS)
def test_nothing_is_learned_from_too_little(build: Build) -> None:
    assert learn(siblings(build, 0, 1)) is None
    assert learn([build(Notice(0))] * 6) is None
    assert learn([build(Notice(0)), build(Notice(1)), build(Notice(0)), build(Notice(1))]) is None
    assert learn(siblings(build, 0, 1, 0, 2)) == learn(siblings(build, 0, 1, 2)) is not None
    short = [re.sub(r"(?:根据督察|整改情况)[^<]*", f"第{n}号任务，已完成。", markup) for n, markup in enumerate(siblings(build))]
    assert learn(short) is None
    bare = [re.sub(r"(?:根据督察|整改情况|公示期|联系人)[^<]*", "见图片", markup) for markup in siblings(build)]
    assert learn(bare) is None


def test_a_column_beside_is_left_out_where_no_rule_of_words_tells_it() -> None:
    """What the sentences of a page alone cannot tell: a longer text beside a short notice is on every page."""
    def build(n: Notice) -> str:
        return page(n, f"<table><tr><td width=300>{OFFICE}{OFFICE}{OFFICE}</td><td width=600><font><p>{n.own[0]}</p><p>{n.own[1]}</p></font></td></tr></table>")

    template = learn(siblings(build))
    assert template is not None
    assert plain(reading(build(Notice(6)), template).body) == plain("".join(Notice(6).own))
    assert plain(OFFICE) in plain(reading(build(Notice(6)), None).body)


def test_shared_paragraphs_in_a_box_beside_are_kept() -> None:
    template = learned(CONSTRUCTIONS["own and shared paragraphs in boxes of their own"])
    assert template.path == "div.yy"


def test_pages_built_in_two_ways_teach_nothing() -> None:
    soup, cells = CONSTRUCTIONS["nameless div soup"], CONSTRUCTIONS["layout cells, text with line breaks"]
    assert learn([soup(Notice(0)), soup(Notice(1)), cells(Notice(2)), cells(Notice(3))]) is None


def test_boxes_that_no_name_tells_apart_teach_nothing() -> None:
    def build(n: Notice) -> str:
        return page(n, f"<div><ul>{MENU}</ul></div><div><h2>{n.title}</h2></div><div>{n.p()}</div>", foot="")

    assert learn(siblings(build)) is None


def test_a_publishing_systems_mark_and_the_sources_selector_come_first() -> None:
    def build(n: Notice) -> str:
        return page(n, f"<div class=a><h1>{n.title}</h1><div class=b><div id=zoom>{n.p()}</div></div></div>{FOOT}")

    template = Template(path="div.b")
    assert reading(build(Notice(1)), template).container == "zoom"
    source = Source.model_validate({
        "id": "linjiang", "name": "临江", "region": "430700", "level": "prefecture", "agency": "生态环境局",
        "hosts": ["www.linjiang.gov.cn"], "lists": [{"url": f"{HOST}/gs/"}], "reading": {"body": "div.a"},
    })  # fmt: skip
    document = read(build(Notice(1)).encode(), f"{HOST}/n/1.html", role=Role.DETAIL, source=source, template=template)
    assert document.container == "source:div.a"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda markup: markup.replace("class=b4", "class=c9"),
        lambda markup: markup.replace("class=b5", "class=b4"),
        lambda markup: markup.replace("<div class=b4>", "<div class=b4>首页</div><div class=z9>"),
    ],
    ids=["leads nowhere", "leads to two", "leads to next to nothing"],
)
def test_a_path_that_no_longer_fits_is_not_used(spoil: Callable[[str], str]) -> None:
    build = CONSTRUCTIONS["nameless div soup"]
    template, markup = learned(build), spoil(build(Notice(5)))
    assert template.path == "div.b4"
    document = reading(markup, template)
    assert document.container == reading(markup, None).container != template.rule
    assert document.fingerprint == reading(markup, None).fingerprint


@pytest.mark.parametrize("path", ["", ">", "div..a", "div#", "p>" * 500 + "p", "div.a>", "*", "td[width=680", "div.a b"])
def test_a_damaged_path_leads_nowhere(path: str) -> None:
    markup = CONSTRUCTIONS["nameless div soup"](Notice(1))
    assert reading(markup, Template(path=path)).container == reading(markup, None).container


def test_what_is_known_is_kept_as_long_as_it_leads_to_the_body() -> None:
    build = CONSTRUCTIONS["nameless div soup"]
    known = Template(path="div.w>div.b1>div.b4")
    assert learn(siblings(build), known) == known
    for other in ("div.b1>div.b5", "div.nowhere", "div"):
        assert learn(siblings(build), Template(path=other)) == Template(path="div.b4")


def test_numbers_and_made_up_parts_of_names_are_no_part_of_a_path() -> None:
    def build(n: Notice) -> str:
        made = f"<div class='con{n.n}8812345 x{n.n}f{n.n}e{n.n}d9 body__{n.n}k3f9a' id=art{n.n}900512>{n.p()}</div>"
        return page(n, f"<div class=s><ul>{MENU}</ul></div><div class=t><h1>{n.title}</h1>{made}</div>")

    assert learned(build).path == "div#art*.body.con*"


def test_a_reading_and_a_proof_name_the_template_that_was_on_offer() -> None:
    one, other = Template(path="div.a"), Template(path="div.b")
    markup = CONSTRUCTIONS["nameless div soup"](Notice(1)).encode()
    versions = {version_of(None), version_of(one), version_of(other), version_without(one), version_without(other)}
    assert len(versions) == 5 and max(map(len, versions)) <= 20
    assert read(markup, HOST, role=Role.DETAIL, template=one).parser_version == version_of(one) != PARSER_VERSION
    assert read(markup, HOST, role=Role.LIST, template=one).parser_version == PARSER_VERSION
    proofs = {
        template: proof_of(markup, HOST, role=Role.DETAIL, charset=None, source=None, template=template)
        for template in (None, one, other)
    }
    assert len(set(proofs.values())) == 3 and all(proof and len(proof) <= 64 for proof in proofs.values())
    for template, proof in proofs.items():
        assert [known for known in proofs if is_of_this_parser(proof, known)] == [template]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("/zwgk/202603/t20260305_88121.html", "/zwgk/202511/t20251101_7.html", True),
        ("/zwgk/202603/t20260305_88121.html", "/xwzx/202603/t20260305_88122.html", False),
        ("/show.asp?class=3&id=881", "/show.asp?id=7&class=19", True),
        ("/show.asp?id=881", "/view.asp?id=881", False),
        ("/n/8812.html", "/n/17.html", True),
        ("/gs/xiaohao-shatang.html", "/gs/guanyu-niuchang.html", True),
        ("/gs/8f14e45fceea167a5a36dedd4bea2543.html", "/gs/c9f0f895fb98ab9159f51fd0297e236d.html", True),
        ("/gs/8812.html", "/gs/8812.jsp", False),
    ],
)
def test_addresses_of_pages_that_are_built_alike_have_one_shape(one: str, other: str, same: bool) -> None:
    assert (shape_of(HOST + one) == shape_of(HOST + other)) is same


OWN = "<p>第{k}号整改任务已完成，经现场核查具备销号条件，现予公示，欢迎监督，如有异议请书面反映。</p>"
HOSTILE: dict[str, Callable[[int, int], str]] = {
    "nested boxes": lambda k, n: OWN.format(k=k) + "<div class=a>" * n + OWN.format(k=k),
    "a text in each of nested boxes": lambda k, n: "".join(f"<div>第{k}之{i}条，整改完成。" for i in range(n)),
    "nested inline elements": lambda k, n: "".join(f"<span>第{k}之{i}条，整改完成。" for i in range(n)),
    "shared paragraphs in boxes": lambda k, n: f"<div>{OWN.format(k=k)}</div>" + "".join(f"<div><p>共{i}条，完成。</p></div>" for i in range(n)),
    "boxes of one name": lambda k, n: "".join(f"<div class='a b c' id=x>第{k}之{i}条，完成。</div>" for i in range(n)),
    "tables within tables": lambda k, n: "".join(f"<table><tr><td>第{k}之{i}条<td>整改完成。" for i in range(n)),
    "long names": lambda k, n: f"<div class='{'a1b2c3 ' * n}' id='{'x' * n}'>{OWN.format(k=k) * 3}</div>",
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_learning_costs_hardly_more_than_reading_the_same_pages(make: Callable[[int, int], str]) -> None:
    """Pages are read within bounds, and learning adds a few passes over each of them, whatever they are like."""
    pages = [f"<html><body>{make(k, 1500)}</body></html>".encode() for k in range(3)]

    def cost(action: Callable[[], object]) -> float:
        start = time.process_time()
        action()
        return time.process_time() - start

    learning = cost(lambda: learn_from_bytes([(raw, None) for raw in pages]))
    reading_them = cost(lambda: [read(raw, HOST, role=Role.DETAIL) for raw in pages])
    assert learning < 2.5 * reading_them + 0.3, (learning, reading_them)


def test_bytes_that_are_no_pages_teach_nothing() -> None:
    for raw in (b"", b"\x00" * 100, b"\xff\xfe<html>", b"<" * 5000, b"%PDF-1.4"):
        assert learn_from_bytes([(raw, "no-such-charset")] * 4) is None
