"""What the first pass costs is bounded whatever a page is made of, and quick ways of asking give the same answers."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from parsers import markup
from parsers.fields import read_fields
from parsers.measures import Length, linked, text_of
from parsers.names import look_over
from parsers.pruning import prune_detail

PROSE = "县里对照督察反馈意见逐项整改，现将有关情况公示如下，欢迎社会各界监督。"


@pytest.mark.parametrize(
    "attribute",
    [
        "a{n}='{n}' ",
        'a{n}="{n}"',
        "a{n} ",
        'a{n}="><i x=" ',  # each value looks like the end of a tag and the beginning of another
        'a{n}="><b " ',
        "a{n}='><b \"' ",
        'a{n}="<" ',
        'a{n}=">" ',
        'a{n} = ">" ',
        '"" a{n} ',  # names, to who reads as HTML5 does
        "; a{n} ",
        "<a{n} ",
        'b=c="d a{n}="e>" ',
    ],
)
def test_a_tag_of_too_many_attributes_is_found_however_they_are_written(attribute: str) -> None:
    page = f"<p>{PROSE}</p>" * 1_000 + "<div " + "".join(attribute.format(n=number) for number in range(6_000)) + f">{PROSE}</div>"
    kept, truncated = markup.bounded(page)
    assert not truncated and kept.endswith(f">{PROSE}</div>")
    assert markup.MAX_ATTRIBUTES // 3 < len(re.findall(r"a\d+", kept)) <= markup.MAX_ATTRIBUTES


@pytest.mark.parametrize(
    "piece",
    ['<a b="', "<a b='", '<i="', "<a<a", "<a/b=x", "<a b= =\"<a c='", "<a b", "<script>", '<a b="<a c=\'', "<a a b c d e f g h i j k ="],
)
def test_to_look_through_tags_takes_as_long_as_they_are(piece: str) -> None:
    begun = time.process_time()
    markup.bounded(piece * (300_000 // len(piece)))
    assert time.process_time() - begun < 1.5, "a fiftieth of it, where nothing is looked at twice"


@pytest.mark.parametrize(
    "tag",
    [
        '<td style="width:20%;padding:0" class="a b" id=c nowrap>',
        "<a href='/x?a=1&b=2' title=\"他说“好”\">",
        '<img alt="a>b" src="/x.jpg">',
        "<o:p>",
        "<br/>",
        '<div "odd" x>',
    ],
)
def test_no_honest_tag_is_touched(tag: str) -> None:
    page = f"{tag}{PROSE}" * 2_000
    assert markup.bounded(page) == (page, False)


@given(st.text(alphabet="甲乙丙 \t\n\u3000\xa0a1。é", max_size=80), st.integers(0, 90))
def test_a_text_is_longer_than_a_number_or_it_is_not(text: str, characters: int) -> None:
    element = etree.Element("p")
    element.text = text
    assert Length(element).exceeds(characters) == (characters < len("".join(text.split())))


def test_a_link_within_a_link_is_counted_once() -> None:
    root = html.fromstring("<div>甲乙<a href=1>丙 丁</a><a href=2><b>戊</b>己</a></div>")
    assert (text_of(root), linked(root)) == ("甲乙丙丁戊己", 4)


def test_a_cell_of_many_buttons_is_read_once() -> None:
    root = html.fromstring(f"<table><tr><td>{'<button>关</button>' * 4_000}{'字' * 60_000}</table>")
    controls = look_over(root).controls
    begun = time.process_time()
    for _ in range(20):
        text_of(root)
    once = (time.process_time() - begun) / 20
    begun = time.process_time()
    read_fields(controls)
    assert time.process_time() - begun < 1_000 * once, "and not four thousand times"
    assert len(controls) == 4_000 and not any(control.tag == "span" for control in controls)


@pytest.mark.parametrize(
    ("table", "is_read"),
    [
        ("<tr><td>办理结果<td><button>已办结</button>", True),
        ("<tr><td>办理结果<td><textarea>已办结</textarea>", True),
        ("<tr><td>办理结果<td><button>已办结</button><button></button>", True),
        ("<tr><td>办理结果<td><button>已办结</button><button>打印</button>", False),
        ("<tr><td><input name=q><td><button>已办结</button>", False),
    ],
)
def test_a_button_is_an_answer_where_it_is_all_that_a_cell_says(table: str, is_read: bool) -> None:
    left = prune_detail(f"<body><p>{PROSE}</p><table>{table}</table></body>").markup
    assert ("已办结" in left) == is_read


@pytest.mark.parametrize("unseen", ["<link rel=stylesheet href=/a.css>", "<scr<script></script>ipt>var a = '浏览：12';</script>", "<style>p{}"])
def test_what_is_never_seen_goes_wherever_it_stands(unseen: str) -> None:
    head = prune_detail(f"<html><head><title>公示</title>{unseen}</head><body><p>{PROSE}</p></body></html>")
    body = prune_detail(f"<html><head><title>公示</title></head><body><p>{PROSE}</p>{unseen}</body></html>")
    framed = prune_detail(f"<html><head>{unseen}<title>公示</title></head><frameset><frame src=/a></frameset></html>")
    for page in (head, body, framed):
        assert page.root is not None and not any(name in page.markup for name in ("<link", "<script", "<style"))


@pytest.mark.parametrize(
    ("page", "has_unseen"),
    [
        ("<head><link rel=stylesheet href=/a.css></head><body><p>甲</p></body>", False),
        ("<head></head><body><link rel=stylesheet href=/a.css><p>甲</p></body>", True),
        ("<head><script>a()</script></head><body><p>甲</p></body>", True),
    ],
)
def test_only_links_of_a_head_may_wait_until_the_end(page: str, has_unseen: bool) -> None:
    assert look_over(html.document_fromstring(page)).has_unseen == has_unseen


def test_what_scripts_compare_is_no_tag() -> None:
    script = "<script>for(i=0;i<n;i++){" + "var a = 1; b.c = 'x'; list.push({title: \"督察\", url: a});\n" * 2_000 + "}</script>"
    assert markup.bounded(script + f"<p>{PROSE}</p>") == (script + f"<p>{PROSE}</p>", False)
    swollen = "<i " + " ".join(f"a{number}" for number in range(3_000)) + ">"
    kept, _ = markup.bounded(script + swollen + script)
    assert kept.count(script) == 2 and f"a{markup.MAX_ATTRIBUTES - 1}" in kept and f"a{markup.MAX_ATTRIBUTES + 1}" not in kept
