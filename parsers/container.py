"""Which part of a page is the notice: the publishing systems' own marks first, the densest text last."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError

from parsers import boilerplate, density, landmarks, noise_lines
from parsers.carriers import holds_scan
from parsers.columns import below_heading
from parsers.continuation import with_continuation, with_tail
from parsers.sibling_path import locate
from parsers.spill import with_spilled
from parsers.template import Template
from parsers.visibility import is_hidden
from parsers.weights import Weights, as_read, compact, nodes_within

# Marks of the publishing systems, matched on one lower-case id or class at a time: class lists vary from page to page
# of one site. The name is what `Document.container` says.
_FAMILIES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("ucap", r"ucap-?content"),
        ("vsb", r"v[sb][sb]_content(_\d+)?|v_news_content"),
        ("trs", r"trs_(editor|ueditor|preappend|editor_view)|trs_paper_default"),
        ("zoom", r"(font|do|div_?|art_?|txt_?|my)?zoom(con|content|_con|_content|box)?"),
        ("longxun", r"j-fontcontent|j_content|ls-article-info|wzcon"),
        ("hanweb", r"art_con|article-content-body"),
        ("zycms", r"conn"),
        ("webinfo", r"bodylabel"),
        ("named", r"newscontent|maintext|js_content|div_zhengwen|xlrllt|zhengwen|gknbxq_detail|div_article_content"),
    )
)
_ANY_FAMILY = re.compile("|".join(pattern.pattern for _, pattern in _FAMILIES))
_ID_ONLY = {"conn", "newscontent"}  # as a class these also name whole columns

_CLOSE = ("class:", "heading:")  # the rules that find the body itself, and not what holds its heading too

_UCAP = "ucapcontent"  # the one element that is a mark by its own name
_PICTURED = frozenset({"img", "iframe", "embed", "table"})
_WHITE = re.compile(r"\s+")
_ENOUGH = 60  # characters of text from which on a marked element cannot be a mere button bar


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """The elements that hold the body, in reading order, and the rule that chose them; none when nothing was found."""

    roots: tuple[Tag, ...]
    rule: str


def choose(
    soup: BeautifulSoup, weights: Weights, titles: tuple[str, ...], selector: str | None = None,
    template: Template | None = None,
) -> Container:  # fmt: skip
    """The body of a detail page: by the source's own selector, a publishing system's mark, the template, or the text.

    `titles` is what the head of the page calls it: the text below the heading that says the same is the body.
    `template` is what was learned from other pages of the host.
    """
    if selector and (roots := _selected(soup, selector)):
        return Container(roots=roots, rule=f"source:{selector}")
    page = soup.body or soup
    found = _marked(page, weights)
    for name, _ in _FAMILIES:
        roots = _without_twins(found.get(name, []))
        if roots and _unrivalled(found, name, weights):
            roots = below_heading(roots, landmarks.headings_of(page, weights, titles), weights)
            return Container(roots=with_spilled(with_continuation(roots, weights), weights, titles), rule=name)
    if template is not None and (root := locate(page, weights, template)) is not None:
        return Container(roots=with_tail(root, weights), rule=template.rule)
    roots, rule = density.choose_by_text(page, weights, titles)
    return Container(roots=with_spilled(roots, weights, titles) if rule.startswith(_CLOSE) else roots, rule=rule)


def _selected(soup: BeautifulSoup, selector: str) -> tuple[Tag, ...]:
    try:
        matches = soup.select(selector, limit=200)
    except (SelectorSyntaxError, NotImplementedError):  # soupsieve raises the second for pseudo-classes it does not know
        return ()  # the general rules take over; `ducha try` shows that the container is not the source's
    known = {id(tag) for tag in matches}
    return tuple(tag for tag in matches if not any(id(parent) in known for parent in tag.parents))


def _marked(page: Tag, weights: Weights) -> dict[str, list[Tag]]:
    """The outermost elements that carry a family's mark and hold something, outside navigation and footers.

    A copy that is not shown counts only where no copy is shown.
    """
    shown: dict[str, list[Tag]] = {}
    unseen: dict[str, list[Tag]] = {}
    whole = weights.text(page)
    around = _around_marks(weights)
    stack: list[tuple[Tag, bool]] = [(page, False)]
    while stack:
        tag, hidden = stack.pop()
        hidden = hidden or is_hidden(tag)
        family = _family_of(tag)
        if family is not None and _holds_something(tag, weights):
            (unseen if hidden else shown).setdefault(family, []).append(tag)
            continue
        if tag is not page and weights.text(tag) * 2 < whole and _is_beside(tag, weights, around):
            continue
        stack.extend((child, hidden) for child in reversed(tag.contents) if isinstance(child, Tag))
    return shown or unseen


def _around_marks(weights: Weights) -> set[int]:
    """The ids of all elements that hold a marked body."""
    around: set[int] = set()
    for tag in reversed(weights.tags):  # the inner first: what holds a marked body need not be looked at
        if id(tag) not in around and _family_of(tag) is not None and _holds_something(tag, weights):
            parent = tag.parent
            while parent is not None and id(parent) not in around:
                around.add(id(parent))
                parent = parent.parent
    return around


def _is_beside(tag: Tag, weights: Weights, around: set[int]) -> bool:
    """Whether an element stands beside the notice; a column named like furniture may hold the marked body itself."""
    if not boilerplate.is_furniture(tag, weights.link_share(tag)):
        return False
    if tag.name in {"nav", "footer", "aside"}:
        return True
    return id(tag) not in around


def _family_of(tag: Tag) -> str | None:
    attributes = tag.attrs
    classes, identity = attributes.get("class"), attributes.get("id")
    if not classes and not identity and tag.name != _UCAP:
        return None
    return family_of_names(
        tag.name, str(identity or ""), classes if isinstance(classes, str) else " ".join(classes or ())
    )


def family_of_names(name: str, identity: str, classes: str) -> str | None:
    """The publishing system whose mark an element of this name, id and class attribute is; None for any other."""
    return _known_family(name, as_read(identity), as_read(classes))


@lru_cache(maxsize=8192)
def _known_family(name: str, identity: str, classes: str) -> str | None:
    if name == _UCAP:
        return "ucap"
    if name in {"a", "img", "script", "link", "input", "button", "i", "b", "p", "li", "ul", "body", "html"}:
        return None
    tokens = [identity.strip().lower(), *(token.lower() for token in classes.split())]
    if not any(map(_ANY_FAMILY.fullmatch, tokens)):
        return None
    for family, pattern in _FAMILIES:
        for position, token in enumerate(tokens):
            if token and (position == 0 or token not in _ID_ONLY) and pattern.fullmatch(token):
                return family
    return None


def _holds_something(tag: Tag, weights: Weights) -> bool:
    """Whether a marked element is a body and not a shell or the buttons that enlarge the type."""
    if weights.text(tag) >= _ENOUGH or weights.has_files(tag):
        return True
    if weights.text(tag) >= 4:
        return noise_lines.line_rule(compact(tag)) is None or holds_scan(tag)
    return any(isinstance(node, Tag) and node.name in _PICTURED for node in nodes_within(tag, 200))


def _unrivalled(found: dict[str, list[Tag]], name: str, weights: Weights) -> bool:
    """Whether no other family's mark holds much more: a leftover shell must not beat the text beside it."""
    size = {family: sum(weights.text(tag) for tag in tags) for family, tags in found.items()}
    return size[name] * 3 >= max(size.values())


def _without_twins(tags: list[Tag]) -> tuple[Tag, ...]:
    """The elements without repeats of the same text (one copy for desktops, one for telephones)."""
    if len(tags) < 2:
        return tuple(tags)
    seen: set[str] = set()
    kept = []
    for tag in tags:
        text = _WHITE.sub("", tag.get_text())
        if text and text in seen:
            continue
        seen.add(text)
        kept.append(tag)
    return tuple(kept)
