"""The first, cheap pass over a page: one lxml tree, from which what is surely noise is cut before anything is read.

All that is read of a page afterwards is read from what this pass leaves. Two responses that it leaves alike are
therefore understood alike: that is the proof of sameness (`parsers.sameness`), and why nothing may be read around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from parsers import markup
from parsers.counters import stop_counters
from parsers.cutting import cut_noise
from parsers.day_marks import ATTRIBUTES, day_told, is_made_for_day
from parsers.document import Role
from parsers.names import look_over
from parsers.scripted_files import link_opened_files
from parsers.signs import Signs, read_signs

_MOST_DROPPED = 200
_SESSION = re.compile(
    r"([?&](?:amp;)*)(?:jsessionid|phpsessid|sessionid|session_id|aspsessionid[a-z]{0,12})=[^\"'&#<>\s]*|;(?:jsessionid|phpsessid|sessionid)=[^\"'?&/#<>\s]*",
    re.IGNORECASE,
)
_ADDRESSED = ("a", "img", "iframe", "embed")
_BLANKS = (b' "', b"&#1", b"&#9;")  # at the end of an attribute; line breaks and tabs in one
_BREAKS = re.compile(r"[\t\r\n]")
_DATA_READ = re.compile(r"data-(?:src|original|url|href|file|lazy|echo|cke-saved-src)")
_PARSER = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
_DATA_NAMED = re.compile(r"data-[\w-]+")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Bare:
    """The markup of a page without what nobody sees, as much of it as is read; `truncated` where that is not all."""

    text: str
    written: bytes
    role: Role
    truncated: bool


def bare_of(text: str, role: Role) -> Bare:
    """The first cut, made in the text: scripts, comments and styles; of a list, styles alone: many are made by scripts."""
    bare, truncated = markup.bounded(markup.without_styles(text) if role is Role.LIST else markup.prune(text))
    return Bare(text=bare, written=bare.encode("utf-8", "replace"), role=role, truncated=truncated)


def prune_detail(text: str, selector: str | None = None) -> Pruned:
    """A detail page without scripts, comments, controls, and elements that are noise by name, shape and content.

    `selector` is the operator's own, for the body: the data attributes that it asks for are left.
    """
    return prune(bare_of(text, Role.DETAIL), selector)


def prune_list(text: str) -> Pruned:
    """A list page without styles and session parameters; scripts and comments stay, many lists are made of them."""
    return prune(bare_of(text, Role.LIST))


def prune(bare: Bare, selector: str | None = None) -> Pruned:
    """What the first pass leaves of a page; a function of what is given here alone."""
    return _prune_list(bare) if bare.role is Role.LIST else _prune_detail(bare, selector)


def _prune_detail(bare: Bare, selector: str | None) -> Pruned:
    root = _tree(bare.written)
    if root is None:
        return _unparsed(bare.text, Signs(), bare.truncated)
    page = look_over(root)
    if page.has_unseen or root.find("body") is None:
        etree.strip_elements(root, "script", "style", "link", with_tail=False)
    signs = read_signs(root, page)
    link_opened_files(root, bare.written, page.controls)
    dropped = tuple([*cut_noise(root, page, len(bare.text)), *stop_counters(root)][:_MOST_DROPPED])
    substance = _written(root)
    has_data, has_session = b" data-" in substance, b"sess" in substance.lower()
    is_mended = any(blank in substance for blank in _BLANKS) and _trim_addresses(root)
    if has_data:
        _drop_data(root, frozenset(_DATA_NAMED.findall(selector.lower())) if selector else frozenset())
    if has_session:
        _drop_sessions(root)
    if has_data or has_session or is_mended:
        substance = _written(root)
    return Pruned(root=root, bare="", substance=substance, signs=signs, dropped=dropped, truncated=bare.truncated)


def _prune_list(bare: Bare) -> Pruned:
    text, root = bare.text, _tree(bare.written)
    signs = read_signs(root, look_over(root)) if root is not None else Signs()
    if b"sess" in bare.written.lower():  # a fifth of what it takes to lower the text itself
        text = _SESSION.sub(r"\1", text)
    return _unparsed(text, signs, bare.truncated)


def _unparsed(bare: str, signs: Signs, truncated: bool) -> Pruned:
    return Pruned(root=None, bare=bare, substance=bare.encode("utf-8", "surrogatepass"), signs=signs, truncated=truncated)


def _written(root: etree._Element) -> bytes:
    written: bytes = etree.tostring(root, encoding="utf-8", method="xml")
    return written


def _tree(written: bytes) -> etree._Element | None:
    try:
        return etree.fromstring(written, _PARSER)
    except etree.ParserError:  # nothing but white space and comments
        return None
    except etree.XMLSyntaxError:
        return None


def _trim_addresses(root: etree._Element) -> bool:
    """Take the white space around addresses away, and line breaks in them, as browsers do; written as markup they would be escaped."""
    is_mended = False
    for element in root.iter(*_ADDRESSED):
        for name in ("href", "src"):
            address = element.get(name)
            if address and (address[-1] <= " " or "\n" in address or "\t" in address or "\r" in address):
                element.set(name, _BREAKS.sub("", address).strip())
                is_mended = True
    return is_mended


def _drop_sessions(root: etree._Element) -> None:
    """Take the parameters from addresses that name a visit."""
    for element in root.iter(*_ADDRESSED):
        for name in ("href", "src"):
            if "sess" in (address := element.get(name, "")).lower():
                element.set(name, _SESSION.sub(r"\1", address))


def _drop_data(root: etree._Element, asked: frozenset[str]) -> None:
    """Take away the data attributes that are never read, for they may differ at every visit; addresses and days stay."""
    for element in root.iter():
        names = element.keys()
        for name in names:
            if name.startswith("data-") and name not in asked and not _DATA_READ.match(name):
                if name in ATTRIBUTES and (day := _day_of(element, name)):
                    element.set(name, day)  # the time of day may be that of the visit
                else:
                    del element.attrib[name]


def _day_of(element: etree._Element, name: str) -> str | None:
    """The day in an attribute of an element that is there to tell one."""
    made = is_made_for_day(str(element.tag), element.get("class", ""), element.get("id", ""))
    return day_told(element.get(name, "")) if made else None
