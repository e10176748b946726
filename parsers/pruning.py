"""The first, cheap pass over a page: one lxml tree, from which what is surely noise is cut before anything is read.

All that is read of a page afterwards is read from what this pass leaves. Two responses that it leaves alike are
therefore understood alike: that is the proof of sameness (`parsers.sameness`), and why nothing may be read around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from parsers import boilerplate, markup
from parsers.blocks import looks_like_file
from parsers.container import family_of_names
from parsers.labels import is_information_line
from parsers.signs import Signs, read_signs

_MOST_DROPPED = 200
_FURNITURE_PROSE = 300
"""Characters outside links that navigation, a side column or a header may hold and still be cut unread."""

_LONGEST_FURNITURE = 8000
_LONGEST_FOOTER = 3000
_MOST_MEASURED = 8
"""How often the whole page's text may be measured over, before what is left of it is left alone: nests are deep."""

_LINKED = 0.6
"""The share of links from which on an element named like navigation or a related list is believed to be one."""

_NAMEABLE = (
    "div", "section", "article", "main", "nav", "header", "footer", "aside", "ul", "ol", "dl", "dd", "table", "tbody",
    "tr", "td", "th", "p", "span", "em", "strong", "font", "center", "form", "figure", "h1", "h2", "h3", "h4", "h5",
    "h6", "ucapcontent", "ucaptitle",
)  # fmt: skip
"""Elements whose names are looked at: what holds or is a piece of a page, but not its links and list items."""

_ADDRESSES = etree.XPath("descendant::a/@href | descendant::iframe/@src | descendant::embed/@src", smart_strings=False)
_FILE_ADDRESS = {"a": "href", "iframe": "src", "embed": "src"}
_LINKED_TEXT = etree.XPath(".//a//text()", smart_strings=False)
_COUNTED = re.compile("浏览|阅读|点击|访问|今天是|天气")
_CLOCKS = ("今天是", "天气")
_COUNTERS = ("浏览", "阅读", "点击", "访问")
_FIGURE = re.compile(r"(?:浏览|阅读|点击|访问)(?:次数|人数|人次|数|量)?\s*[:：]?\s*\d")
_INTRICATE = ("noscript", "svg", "canvas", "template", "xml", "select", "map", "video", "audio")
_UNREAD = ("input", "button", "textarea")
_TOKEN = re.compile("csrf|token", re.IGNORECASE)
_COUNT = re.compile(r"((?:浏览|阅读|点击|访问)(?:次数|人数|人次|数|量)?\s*[:：]?\s*)(\d[\d,]*)")
_COUNT_LABEL = re.compile(r"(?:浏览|阅读|点击|访问)(?:次数|人数|人次|数|量)?\s*[:：]?\s*$")
_BARE_NUMBER = re.compile(r"\s*\d[\d,]*\s*")
_SESSION = re.compile(r";jsessionid=[^\"'?#<>\s]*|([?&])(?:jsessionid|phpsessid|aspsessionid)=[^\"'&#<>\s]*", re.IGNORECASE)
_DATA_READ = re.compile(r"data-(?:src|original|url|href|file|lazy|echo)")
_SPEAKS = re.compile(r"版权|主办|承办|备案|ICP|标识码|[Cc]opyright|©|技术支持|网站地图|联系我们")
_DEEPEST_INLINE = 20
_INLINE = frozenset({"span", "em", "b", "i", "u", "font", "strong", "a", "label", "small", "big", "sub", "sup", "s"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruned:
    """What is left of a page: a tree or, of a list, markup; the signs of its owner; and (rule, text) of what was cut."""

    root: etree._Element | None
    bare: str
    signs: Signs
    dropped: tuple[tuple[str, str], ...] = ()
    truncated: bool = False

    @property
    def markup(self) -> str:
        """The markup to be read."""
        if self.root is None:
            return self.bare
        written: str = etree.tostring(self.root, encoding="unicode", method="html")
        return written

    @property
    def substance(self) -> bytes:
        """Bytes that are equal only where `markup` is; written faster."""
        if self.root is None:
            return self.bare.encode("utf-8", "surrogatepass")
        written: bytes = etree.tostring(self.root, encoding="utf-8", method="xml")
        return written


def prune_detail(text: str) -> Pruned:
    """A detail page without scripts, comments, controls, and elements that are noise by name, shape and content."""
    bare, truncated = markup.bounded(text)
    root = _tree(bare)
    if truncated or (root is not None and next(root.iter(*_INTRICATE), None) is not None):
        # what a plain parser may keep, or swallow the page with; and what counts is the size of what is read
        bare, truncated = markup.bounded(markup.prune(text))
        root = _tree(bare)
    if root is None:
        return Pruned(root=None, bare=bare, signs=Signs(), truncated=truncated)
    for element in list(root.iter("script", "style")):
        _remove(element)
    named = _named(root)
    signs = read_signs(root, named)
    dropped = _cut_noise(root, named)
    _drop_tokens(root, text)
    if _ticks(root):
        _still_all(root)
    return Pruned(root=root, bare="", signs=signs, dropped=tuple(dropped[:_MOST_DROPPED]), truncated=truncated)


def prune_list(text: str) -> Pruned:
    """A list page without styles and session parameters; scripts and comments stay, many lists are made of them."""
    bare, truncated = markup.bounded(markup.without_styles(text))
    root = _tree(bare)
    signs = read_signs(root, _named(root)) if root is not None else Signs()
    bare = _SESSION.sub(r"\1", bare) if "sessionid" in bare.lower() else bare
    return Pruned(root=None, bare=bare, signs=signs, truncated=truncated)


def _named(root: etree._Element) -> list[etree._Element]:
    return [
        element for element in root.iter(*_NAMEABLE)
        if element.get("class") or element.get("id") or element.tag in _NAMED_BY_TAG
    ]  # fmt: skip


def _tree(bare: str) -> etree._Element | None:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(bare.encode("utf-8", "replace"), parser)
    except etree.ParserError:  # nothing but white space and comments
        return None
    except etree.XMLSyntaxError:
        return None


def _drop_tokens(root: etree._Element, text: str) -> None:
    """Take away what differs at every visit and is never read: session parameters, most data attributes."""
    if "sessionid" in text or "SESSIONID" in text:
        for element in root.iter("a", "img", "iframe", "embed"):
            for name in ("href", "src"):
                if "sessionid" in (address := element.get(name, "")).lower():
                    element.set(name, _SESSION.sub(r"\1", address))
    if " data-" in text:
        for element in root.iter():
            for name in [n for n in element.attrib if n.startswith("data-") and not _DATA_READ.match(n)]:
                del element.attrib[name]


def _cut_noise(root: etree._Element, named: list[etree._Element]) -> list[tuple[str, str]]:
    """Cut the elements that are noise whatever stands around them; gives (rule, text) of each."""
    body = root.find("body")
    if body is None:
        return []
    suspects, sheltered = _sorted_out(root, named)
    whole = len(_text(body))
    budget = _MOST_MEASURED * whole + _LONGEST_FURNITURE
    dropped: list[tuple[str, str]] = []
    cut: list[etree._Element] = []
    within: set[etree._Element] = set()  # what has been cut with an element that holds it
    for element, rule in suspects:
        if budget < 0 or element in sheltered or element in within:
            continue
        text = _text(element)
        budget -= len(text)
        if 2 * len(text) < whole and _is_sure(element, rule, text):
            if text:
                dropped.append((rule, text[:80]))
            cut.append(element)
            within.update(_named(element))
    for element in (*cut, *root.iter(*_UNREAD), *_tokens(root)):
        _remove(element)
    return dropped


def _tokens(root: etree._Element) -> list[etree._Element]:
    head = root.find("head")
    return [] if head is None else [meta for meta in head.iter("meta") if _TOKEN.search(meta.get("name", ""))]


def _sorted_out(
    root: etree._Element, named: list[etree._Element]
) -> tuple[list[tuple[etree._Element, str]], set[etree._Element]]:
    """Elements that announce noise, with its rule, and those never cut here.

    Never cut are a publishing system's mark and a link to a file, and all that holds one.
    """
    suspects: list[tuple[etree._Element, str]] = []
    holding = []
    for element in named:
        name, classes, identity = element.tag, element.get("class", ""), element.get("id", "")
        if (rule := _suspicion(name, classes, identity)) is not None:
            suspects.append((element, rule))
        if family_of_names(name, identity, classes) is not None:
            holding.append(element)
    if looks_like_file("\n".join(_ADDRESSES(root))):
        holding += [
            element
            for element in root.iter(*_FILE_ADDRESS)
            if looks_like_file(element.get(_FILE_ADDRESS[element.tag], ""))
        ]
    holding += root.iter("object")
    sheltered: set[etree._Element] = set()
    for element in holding:
        node: etree._Element | None = element
        while node is not None and node not in sheltered:
            sheltered.add(node)
            node = node.getparent()
    return suspects, sheltered


@lru_cache(maxsize=8192)
def _suspicion(name: str, classes: str, identity: str) -> str | None:
    """The kind of noise that an element's name, classes and id announce: a rule of `boilerplate`, or "furniture"."""
    rule = boilerplate.rule_of_names(name, classes[:400], identity[:80])
    if rule in _BELIEVED:
        return rule
    if name in {"body", "html", "head", "p", "tr", "td", "tbody", "table", "font"}:
        return None
    return "furniture" if boilerplate.is_furniture_name(name, classes[:400], identity[:80]) else None


_NAMED_BY_TAG = frozenset({"nav", "footer", "aside", "header", "ucapcontent"})
_BELIEVED = frozenset(
    {"share", "breadcrumb", "counter", "related", "previous-next", "qr-code", "footer", "navigation", "tools"}
)


def _is_sure(element: etree._Element, rule: str, text: str) -> bool:
    """Whether an element announced as noise has the shape and size of it."""
    if rule == "counter":
        return len(text) <= 30 and bool(re.search(r"\d|^$", text)) and not _is_cell(element)
    if _is_cell(element):
        return False
    if rule == "footer":
        return len(text) <= _LONGEST_FOOTER and _SPEAKS.search(text) is not None
    if not text:
        return False
    linked = len("".join("".join(_LINKED_TEXT(element)).split()))
    if rule in {"furniture", "navigation"}:
        return (
            linked >= _LINKED * len(text) and len(text) <= _LONGEST_FURNITURE and len(text) - linked <= _FURNITURE_PROSE
        )
    return boilerplate.is_sure_noise(rule, text, linked)


def _is_cell(element: etree._Element) -> bool:
    """Whether an element is, or stands in, a cell of a table: there nothing is cut unread."""
    return any(node.tag in {"td", "th", "tr", "table"} for node in (element, *_above(element, 12)))


def _above(element: etree._Element, levels: int) -> Iterator[etree._Element]:
    node = element.getparent()
    while node is not None and levels > 0:
        yield node
        node, levels = node.getparent(), levels - 1


def _text(element: etree._Element) -> str:
    """The compact text of an element."""
    written: str = etree.tostring(element, method="text", encoding="unicode", with_tail=False)
    return "".join(written.split())


def _remove(element: etree._Element) -> None:
    """Cut an element; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _ticks(root: etree._Element) -> bool:
    """Whether a counter or clock may be there at all."""
    text: str = etree.tostring(root, method="text", encoding="unicode")
    if any(word in text for word in _CLOCKS):
        return True
    return any(word in text for word in _COUNTERS) and _FIGURE.search(text) is not None


def _still_all(root: etree._Element) -> None:
    """Stop every counter and clock in a text that is read as nothing but one; a figure in a sentence is left alone."""
    judged: dict[etree._Element, bool] = {}
    for element in root.iter():
        if (text := element.text) and _COUNTED.search(text) and _is_ticking(element, judged):
            element.text = _stilled(text)
            if _COUNT_LABEL.search(text):
                _still_number(element[0] if len(element) else element.getnext())
        if (tail := element.tail) and _COUNTED.search(tail) and _is_ticking(element.getparent(), judged):
            element.tail = _stilled(tail)
            if _COUNT_LABEL.search(tail):
                _still_number(element.getnext())


def _is_ticking(holder: etree._Element | None, judged: dict[etree._Element, bool]) -> bool:
    """Whether the block that holds a text says nothing but how often the page was read, or what day it is."""
    levels = 0
    while holder is not None and holder.tag in _INLINE and levels < _DEEPEST_INLINE:
        holder, levels = holder.getparent(), levels + 1
    if holder is None or holder.tag in _INLINE or (holder.tag in {"td", "th"} and not _is_alone(holder)):
        return False
    if holder not in judged:
        text: str = etree.tostring(holder, method="text", encoding="unicode", with_tail=False).strip()
        rule = boilerplate.line_rule(text) if len(text) <= 400 else None
        judged[holder] = rule in {"counter", "clock"} or (len(text) <= 400 and is_information_line(text))
    return judged[holder]


def _stilled(text: str) -> str:
    return "" if boilerplate.line_rule(text) == "clock" else _COUNT.sub(r"\g<1>0", text)


def _still_number(element: etree._Element | None) -> None:
    """The number that a label announces often stands in the next element."""
    if element is not None and element.tag in _INLINE and _BARE_NUMBER.fullmatch(element.text or ""):
        element.text = "0"


def _is_alone(cell: etree._Element) -> bool:
    row = cell.getparent()
    return row is not None and sum(1 for other in row if other.tag in {"td", "th"}) == 1
