"""The lean tree is the tree that Beautiful Soup builds by itself, but for attributes of several names that are no classes."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag, XMLParsedAsHTMLWarning
from bs4.element import PageElement
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.lean_tree import lean_soup
from tests.test_goldens import PAGES, Golden

PIECES = [
    "<p>", "</p>", "<div class='TRS_Editor  a'>", "</div>", "<table>", "<td headers='a b'>", "</table>", "<pre> \n", "</pre>",
    "<a rel='x y' href=1.pdf>", "</a>", "<o:p o:a=1 xml:lang=x>", "</o:p>", "<html xmlns:o='urn:x'>", "<svg xlink:href=a>",
    "<meta charset=gbk>", "<meta http-equiv=content-type content='text/html; charset=gbk'>", "<?xml version='1.0'?>", "<!DOCTYPE html>",
    "<!-- a -->", "<![CDATA[b]]>", "<script>1<2</script>", "<style>a{}</style>", "<textarea> \n </textarea>", "<br/>", "<b", ">",
    "公示期为10个工作日。", " \n ", "&lt;p&gt;", "&#13;", "<p x=1 x=2 y>", "<template>t</template>", "<ruby><rt>r</rt></ruby>", "<ucapcontent>",
]  # fmt: skip


def shape(soup: BeautifulSoup) -> list[object]:
    """Every node in reading order: what it is, what it holds, where it stands, and what comes before and behind it."""
    nodes = [soup, *_below(soup)]
    numbers = {id(node): number for number, node in enumerate(nodes)}
    return [(*_said(node), *_links(node, numbers)) for node in nodes[1:]]


def _below(tag: Tag) -> Iterator[PageElement]:
    for node in tag.contents:
        yield node
        if isinstance(node, Tag):
            yield from _below(node)


def _said(node: PageElement) -> tuple[object, ...]:
    if isinstance(node, Tag):
        attributes = [(name, _value(name, value)) for name, value in node.attrs.items()]
        return (node.name, node.prefix, node.namespace, attributes, len(node.contents), node.can_be_empty_element)
    assert isinstance(node, NavigableString)
    return (type(node), str(node))


def _value(name: str, value: object) -> object:
    """An attribute's value; an encoding as the page says it, several names as one text, but those of classes."""
    value = getattr(value, "original_value", value)
    if name == "class":
        return value
    return " ".join(value.split() if isinstance(value, str) else map(str, value) if isinstance(value, list) else ())


def _links(node: PageElement, numbers: dict[int, int]) -> tuple[int | None, ...]:
    near = (node.parent, node.next_element, node.previous_element, node.previous_sibling, node.next_sibling)
    return tuple(None if other is None else numbers[id(other)] for other in near)


def stock(markup: str) -> BeautifulSoup:
    """Beautiful Soup's own tree."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        return BeautifulSoup(markup, "lxml")


def lean(markup: str) -> BeautifulSoup:
    """Ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        return lean_soup(markup)


@pytest.mark.parametrize("golden", PAGES, ids=lambda golden: golden.id)
def test_a_page_has_the_tree_of_beautiful_soup(golden: Golden) -> None:
    markup = golden.raw.decode("utf-8", "replace")
    assert len(shape(stock(markup))) > 10
    assert shape(lean(markup)) == shape(stock(markup))


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_so_has_a_soup_of_tags(markup: str) -> None:
    assert shape(lean(markup)) == shape(stock(markup))


def test_names_are_not_taken_apart() -> None:
    """An attribute's name may hold braces in HTML: they are no namespace."""
    (tag,) = lean("<p {x}class=a>").find_all("p")
    assert tag.attrs == {"{x}class": "a"}


def test_selectors_find_what_they_found() -> None:
    markup = "<div class='a  b' id=c><p lang=zh>x</p><td headers='d e'>"
    for selector in ("div.a.b#c > p:lang(zh)", "[class~=b]", "p:-soup-contains('x')"):
        assert [str(tag) for tag in lean(markup).select(selector)] == [str(tag) for tag in stock(markup).select(selector)] != []
