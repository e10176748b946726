"""Notices with hardly a word of text: what carries them below their heading, and what is never a notice at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from bs4 import NavigableString, Tag
from bs4.element import PreformattedString

from parsers import noise_lines
from parsers.adjoining import is_of_visit
from parsers.carriers import holds_scan
from parsers.continuation import is_foreign, is_of_page, is_set_apart
from parsers.document import canonical
from parsers.labels import CLOCK_ONLY
from parsers.landmarks import is_stamp
from parsers.prose import Prose, is_noise_text
from parsers.weights import Weights, compact, nodes_within

_LEVELS = 6
_FARTHEST = 400  # siblings looked at
_LONGEST_FURNISHING = 1500
_NEAR = 1  # levels above a heading up to which a few words may be the whole of a notice
_WHITE = re.compile(r"\s+")
_SENTENCE = re.compile(r"[。；：，、]")
_REACHED = re.compile(
    r"^[^，。；：:]{0,8}(?:地址|电话|传真|邮箱|邮编|邮政编码|热线|[Ee]-?[Mm]ail)(?:[（(][^）)]{0,10}[）)])?[:：][^。]{0,160}$"
)
_TENDED = re.compile(
    r"^[^，。；：:]{0,8}(?:维护|支持|访问|统计|管理|制作|设计|开发|建设|运维|服务)(?:单位|部门|电话|热线|次数|人数|量)?[:：][^，。；]{0,80}$"
)  # who tends a site and how often it was visited: in a footer that is signed
_LEAST_LINE, _LONGEST_LINE = 4, 60  # characters of a line beside a scan
_SHELLS = frozenset({"div", "section", "article", "td", "ucapcontent"})


def thin_body(headings: Iterable[Tag], prose: Prose, weights: Weights) -> tuple[Tag, ...]:
    """The elements below the nearest of some headings that hold files, frames or scans, or else a few words."""
    starts = tuple(headings)
    for find in (_carrying, _saying):
        found = [region for start in starts if (region := find(start, prose, weights)) is not None]
        if found:
            return min(found, key=lambda region: region[0])[1]
    return ()


def with_carriers(roots: tuple[Tag, ...], outer: Tag, prose: Prose, weights: Weights) -> tuple[Tag, ...]:
    """The roots of a body and what stands beside them, up to an element around them, with a file or a content picture."""
    if not roots:
        return roots
    before: list[Tag] = []
    behind: list[Tag] = []
    taken = {id(root) for root in roots}
    node = roots[0]
    while node is not outer and node.parent is not None:
        before[:0] = _carriers_among(reversed(list(islice(node.previous_siblings, _FARTHEST))), taken, prose, weights)
        behind += _carriers_among(islice(node.next_siblings, _FARTHEST), taken, prose, weights)
        node = node.parent
    return (*before, *roots, *behind)


def _carriers_among(siblings: Iterable[object], taken: set[int], prose: Prose, weights: Weights) -> list[Tag]:
    tags = (node for node in siblings if isinstance(node, Tag) and id(node) not in taken)
    # a picture in a paragraph of its own is the notice's; in a box it may be an ornament unless somebody uploaded it
    held = (tag for tag in tags if prose.files(tag) or (tag.name in {"p", "img"} and prose.shown(tag)))
    return [tag for tag in held if is_own(tag, prose, weights, outside=False)]


def is_furnishing(tags: Iterable[Tag], weights: Weights, *, outside: bool, titles: tuple[str, ...] = ()) -> bool:
    """Whether elements say nothing but what a site says of itself: who runs it, where it is reached, a bare day.

    A contact, or one who sponsored or supported something, may be the notice itself: it counts only among lines of the
    footer, or alone and `outside` of the notice's own box.
    """
    known = {canonical(title) for title in titles}
    signed = tended = own = False
    sponsors = contacts = 0
    for text in _texts(tags, weights):
        if noise_lines.is_site_signature(text):
            signed = True
        elif noise_lines.is_footer_line(text):
            sponsors += 1
        elif _REACHED.match(text) or noise_lines.is_contact_line(text) or CLOCK_ONLY.match(text):
            contacts += 1
        elif _TENDED.match(text):
            tended = True
        elif _SENTENCE.search(text) and not is_noise_text(text) and canonical(text) not in known:
            return False
        elif not is_noise_text(text) and canonical(text) not in known:
            own = True
    if tended and not signed:
        return False
    told = sponsors + contacts
    return signed or (sponsors > 0 and told > 1) or (outside and told > 0 and not own)


def _texts(tags: Iterable[Tag], weights: Weights) -> Iterator[str]:
    """The texts outside links; where there are too many to be a footer's, a sentence stands for them."""
    for tag in tags:
        if weights.text(tag) > _LONGEST_FURNISHING + weights.links(tag):
            yield "。"
            return
        for node in nodes_within(tag, _LONGEST_FURNISHING):
            if not isinstance(node, NavigableString) or isinstance(node, PreformattedString):
                continue
            if (text := _WHITE.sub("", node)) and (node.parent is None or node.parent.name != "a"):
                yield text


def _below(heading: Tag) -> Iterator[tuple[int, list[Tag]]]:
    """What stands below a heading, level by level upwards."""
    node = heading
    for level in range(_LEVELS):
        if node.parent is None or node.parent.name in {"html", "[document]"}:
            return
        yield level, [tag for tag in islice(node.next_siblings, _FARTHEST) if isinstance(tag, Tag)]
        node = node.parent


def _carrying(heading: Tag, prose: Prose, weights: Weights) -> tuple[int, tuple[Tag, ...]] | None:
    """The nearest elements with a file or a scan, and what is said beside them.

    Far from the heading only uploaded pictures count, and nothing does behind a box that waits for its script.
    """
    for level, below in _below(heading):
        count = prose.shown if level == 0 else prose.files
        if any(count(tag) and is_own(tag, prose, weights, outside=level > 0) for tag in below):
            said = (tag for tag in below if count(tag) or prose.told(tag) or (level == 0 and _is_bare_line(tag, prose)))
            return level, tuple(tag for tag in said if is_own(tag, prose, weights, outside=level > 0))
        if any(awaits_script(tag, prose, weights) for tag in below):
            return None
    return None


def _is_bare_line(tag: Tag, prose: Prose) -> bool:
    """Whether an element is a line without a name beside a scan, of words that need not be a sentence."""
    if tag.name not in {"p", "div"} or tag.get("class") or tag.get("id") or not prose.all(tag):
        return False
    text = compact(tag, _LONGEST_LINE)
    return prose.all(tag) == len(text) <= _LONGEST_LINE and len(text) >= _LEAST_LINE and not is_of_visit(text)


def _saying(heading: Tag, prose: Prose, weights: Weights) -> tuple[int, tuple[Tag, ...]] | None:
    """The nearest elements that say a few words of their own."""
    for level, below in islice(_below(heading), _NEAR + 1):
        said = [tag for tag in below if prose.told(tag) and is_own(tag, prose, weights, outside=True) and not is_stamp(tag, weights)]
        if said:
            return level, tuple(said)
    return None


def is_own(tag: Tag, prose: Prose, weights: Weights, *, outside: bool) -> bool:
    """Whether an element below a heading may be the notice, and not the page's tools, lists and footer."""
    if prose.shown(tag) and holds_scan(tag):  # a line of tools or an editor's name beside it says nothing of whose it is
        return not is_set_apart(tag, weights)
    foreign = is_foreign if outside else is_of_page  # in the notice's own box a sponsor may be all that it says
    return not foreign(tag, weights) and not is_furnishing((tag,), weights, outside=outside)


def awaits_script(tag: Tag, prose: Prose, weights: Weights) -> bool:
    """Whether an element is an empty box with an id, as scripts fill them."""
    return tag.name in _SHELLS and bool(tag.get("id")) and not weights.text(tag) and not prose.shown(tag)
