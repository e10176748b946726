"""The first, cheap pass over a page: one lxml tree, from which what is surely noise is cut before anything is read.

All that is read of a page afterwards is read from what this pass leaves. Two responses that it leaves alike are
therefore understood alike: that is the proof of sameness (`parsers.sameness`), and why nothing may be read around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from lxml import etree

from parsers import boilerplate, markup
from parsers.container import family_of_names
from parsers.counters import stop_counters
from parsers.signs import Signs, read_signs
from parsers.weights import leads_nowhere, which_look_like_files

_MOST_DROPPED = 200
_FURNITURE_PROSE = 300
"""Characters outside links that navigation, a side column or a header may hold and still be cut unread."""

_LONGEST_FURNITURE = 8000
_LONGEST_FOOTER = 3000
_MOST_MEASURED = 8
"""How often the whole page's text may be measured over, before what is left of it is left alone: nests are deep."""

_MOST_SUSPECTS = 600
"""Elements named like noise that are looked at; honest pages have a quarter of this."""

_LINKED = 0.6
"""The share of links from which on an element named like navigation or a related list is believed to be one."""

_PROSE = 30
"""Characters outside links from which on a paragraph is prose: what stands beside it is part of a text."""

_LONGEST_PARAGRAPH = 40
"""Characters of a paragraph or a span that may be noise by its name alone; as in a body (`boilerplate.element_rule`)."""

_DEEPEST = 60
_SIBLINGS = 20
_PARAGRAPHS = frozenset({"p", "div", "section", "blockquote", "h2", "h3", "h4", "h5"})
_BLOCKS = ("div", "p", "ul", "ol", "dl", "table", "section", "form", "h1", "h2", "h3", "h4", "h5")

_NAMEABLE = (
    "div", "section", "article", "main", "nav", "header", "footer", "aside", "ul", "ol", "dl", "dd", "table", "tbody",
    "tr", "td", "th", "p", "span", "em", "strong", "font", "center", "form", "figure", "h1", "h2", "h3", "h4", "h5",
    "h6", "ucapcontent", "ucaptitle",
)  # fmt: skip
"""Elements whose names are looked at: what holds or is a piece of a page, but not its links and list items."""

_LINKED_TEXT = etree.XPath(".//a//text()", smart_strings=False)
_SCRIPTED = frozenset({"", "#", "j", "J"})  # how the address of a link begins that leads nowhere by itself
_UNREAD = ("input", "button", "textarea")
_CUT = "CUT"  # the name of what is to go; no page has it, for names are read in lower case
_TOKEN = re.compile("csrf|token", re.IGNORECASE)
_SESSION = re.compile(
    r";(?:jsessionid|phpsessid|sessionid)=[^\"'?#<>\s]*|([?&])(?:jsessionid|phpsessid|sessionid|session_id|aspsessionid[a-z]{0,12})=[^\"'&#<>\s]*",
    re.IGNORECASE,
)
_TOKEN_MARKS = (b"sess", b"SESS", b"Sess", b" data-")
_DATA_READ = re.compile(r"data-(?:src|original|url|href|file|lazy|echo)")
_TELLING = {
    "share": re.compile(r"分享|转发|微信|微博|QQ|空间|扫一扫"),
    "tools": re.compile(r"打印|关闭|字体|字号|收藏|纠错|朗读|放大|缩小|返回|下载"),
    "qr-code": re.compile(r"扫|二维码|微信|公众号|客户端|手机"),
    "breadcrumb": re.compile(r"首页|位置|[>＞»›]"),
}
"""What an element of this name says when it is that kind of noise, and not links."""

_SPEAKS = re.compile(r"版权|主办|承办|备案|ICP|标识码|[Cc]opyright|©|技术支持|网站地图|联系我们")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruned:
    """What is left of a page: a tree or, of a list, markup; the signs of its owner; and (rule, text) of what was cut."""

    root: etree._Element | None
    bare: str
    substance: bytes  # equal only where `markup` is; written faster
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


def prune_detail(text: str) -> Pruned:
    """A detail page without scripts, comments, controls, and elements that are noise by name, shape and content."""
    bare, truncated = markup.bounded(markup.prune(text))
    root = _tree(bare)
    if root is None:
        return _unparsed(bare, Signs(), truncated)
    etree.strip_elements(root, "script", "style", "link", with_tail=False)
    named = _named(root)
    signs = read_signs(root, named)
    dropped = tuple(_cut_noise(root, named)[:_MOST_DROPPED])
    stop_counters(root)
    substance = _written(root)
    if any(mark in substance for mark in _TOKEN_MARKS):  # far less to search than the page that came
        _drop_tokens(root)
        substance = _written(root)
    return Pruned(root=root, bare="", substance=substance, signs=signs, dropped=dropped, truncated=truncated)


def prune_list(text: str) -> Pruned:
    """A list page without styles and session parameters; scripts and comments stay, many lists are made of them."""
    bare, truncated = markup.bounded(markup.without_styles(text))
    root = _tree(bare)
    signs = read_signs(root, _named(root)) if root is not None else Signs()
    bare = _SESSION.sub(r"\1", bare) if "sess" in bare.lower() else bare
    return _unparsed(bare, signs, truncated)


def _unparsed(bare: str, signs: Signs, truncated: bool) -> Pruned:
    return Pruned(root=None, bare=bare, substance=bare.encode("utf-8", "surrogatepass"), signs=signs, truncated=truncated)


def _written(root: etree._Element) -> bytes:
    written: bytes = etree.tostring(root, encoding="utf-8", method="xml")
    return written


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


def _drop_tokens(root: etree._Element) -> None:
    """Take away what differs at every visit and is never read: session parameters, most data attributes."""
    for element in root.iter("a", "img", "iframe", "embed"):
        for name in ("href", "src"):
            if "sess" in (address := element.get(name, "")).lower():
                element.set(name, _SESSION.sub(r"\1", address))
    for element in root.iter():
        names = element.keys()
        for name in names:
            if name.startswith("data-") and not _DATA_READ.match(name):
                del element.attrib[name]


def _cut_noise(root: etree._Element, named: list[etree._Element]) -> list[tuple[str, str]]:
    """Cut the elements that are noise whatever stands around them; gives (rule, text) of each."""
    body = root.find("body")
    if body is None:
        return []
    suspects, sheltered, marks = _sorted_out(root, named)
    whole = len(_text(body))
    budget = _MOST_MEASURED * whole + _LONGEST_FURNITURE
    dropped: list[tuple[str, str]] = []
    cut: list[etree._Element] = []
    within: set[etree._Element] = set()  # what has been cut with an element that holds it
    measured = _Measured()
    for element, rule in suspects[:_MOST_SUSPECTS]:
        if budget < 0 or element in sheltered or element in within:
            continue
        text = _text(element)
        budget -= len(text)
        if 2 * len(text) < whole and _is_sure(element, rule, text) and not _is_of_body(element, rule, text, marks, measured):
            if text:
                dropped.append((rule, text[:80]))
            cut.append(element)
            within.update(element.iter(*_NAMEABLE))
    for element in (*cut, *_tokens(root)):
        element.tag = _CUT
    etree.strip_elements(root, _CUT, *_UNREAD, with_tail=False)  # at once: each text behind one is moved but once
    return dropped


def _tokens(root: etree._Element) -> list[etree._Element]:
    head = root.find("head")
    return [] if head is None else [meta for meta in head.iter("meta") if _TOKEN.search(meta.get("name", ""))]


def _sorted_out(
    root: etree._Element, named: list[etree._Element]
) -> tuple[list[tuple[etree._Element, str]], set[etree._Element], set[etree._Element]]:
    """Elements that announce noise, with its rule, those never cut here, and those with a publishing system's mark.

    Never cut are a publishing system's mark and a link to a file, and all that holds one.
    """
    suspects: list[tuple[etree._Element, str]] = []
    holding: list[etree._Element] = []
    for element in named:
        name, classes, identity = element.tag, element.get("class", ""), element.get("id", "")
        if (rule := _suspicion(name, classes, identity)) is not None:
            suspects.append((element, rule))
        if family_of_names(name, identity, classes) is not None:
            holding.append(element)
    marks = set(holding)
    holding += _leading_to_files(root)
    holding += root.iter("object")
    sheltered: set[etree._Element] = set()
    for element in holding:
        node: etree._Element | None = element
        while node is not None and node not in sheltered:
            sheltered.add(node)
            node = node.getparent()
    return suspects, sheltered, marks


def _leading_to_files(root: etree._Element) -> Iterator[etree._Element]:
    """Links and frames with an address, title or name that may be a file's; those of all links are searched at once."""
    links = list(root.iter("a"))
    addresses = [link.get("href", "") for link in links]
    yield from (links[number] for number in which_look_like_files(addresses))
    titles = [link.get("title", "") for link in links]
    yield from (links[number] for number in which_look_like_files(titles))
    elsewhere = (link for link, address in zip(links, addresses, strict=True) if address[:1] in _SCRIPTED and leads_nowhere(address))
    for element in (*elsewhere, *root.iter("iframe", "embed")):
        if which_look_like_files(element.values()):
            yield element


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
    telling = _TELLING.get(rule)
    if telling is not None and 2 * linked < len(text) and not telling.search(text):
        return False  # the name says one thing, the text another: it is looked at again where its place is known
    return boilerplate.is_sure_noise(rule, text, linked)


class _Measured:
    """What has been measured of a page, once for each element: hundreds of suspects ask for the same neighbours."""

    def __init__(self) -> None:
        self._sizes: dict[etree._Element, int] = {}
        self._prose: dict[etree._Element, bool] = {}

    def size(self, element: etree._Element) -> int:
        """Characters of an element's compact text."""
        if element not in self._sizes:
            self._sizes[element] = len(_text(element))
        return self._sizes[element]

    def is_prose(self, element: etree._Element) -> bool:
        """Whether an element is one paragraph of text that is no link."""
        if element not in self._prose:
            self._prose[element] = _is_prose(element)
        return self._prose[element]


def _is_of_body(
    element: etree._Element, rule: str, text: str, marks: set[etree._Element], measured: _Measured
) -> bool:
    """Whether what is named like noise may be the notice's own (invariant 5): there only named noise goes, and is small.

    A column or a menu is none inside a marked body, nor where it stands among paragraphs.
    """
    if element.tag in {"p", "span", "font"} and len(text) > _LONGEST_PARAGRAPH:
        return True
    mark = next((node for node in _above(element, _DEEPEST) if node in marks), None)
    if mark is not None:
        return rule == "furniture" or 2 * len(text) > measured.size(mark)
    return rule == "furniture" and _stands_among_prose(element, measured)


def _stands_among_prose(element: etree._Element, measured: _Measured) -> bool:
    parent = element.getparent()
    if parent is None:
        return False
    if any(len((bare or "").strip()) >= _PROSE for bare in (parent.text, element.tail)):
        return True
    beside = (*islice(element.itersiblings(preceding=True), _SIBLINGS), *islice(element.itersiblings(), _SIBLINGS))
    return any(measured.is_prose(other) or len((other.tail or "").strip()) >= _PROSE for other in beside)


def _is_prose(element: etree._Element) -> bool:
    if element.tag not in _PARAGRAPHS or next(element.iterdescendants(*_BLOCKS), None) is not None:
        return False
    text = _text(element)
    return len(text) - len("".join("".join(_LINKED_TEXT(element)).split())) >= _PROSE


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
