"""A notice of a line or a few scans directly below its heading and information line, where a page says more elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from bs4 import NavigableString, Tag
from bs4.element import PreformattedString

from parsers.adjoining import is_of_visit
from parsers.blocks import data_cells
from parsers.carriers import holds_scan
from parsers.document import canonical
from parsers.labels import DATE
from parsers.landmarks import is_stamp
from parsers.prose import Prose
from parsers.thin import awaits_script, is_furnishing, is_own
from parsers.weights import Weights, compact, holds, nodes_within

_LEVELS = 6
_FARTHEST = 400  # siblings looked at
_LONGEST = 15  # characters of sentences from which on a text is found without help
_LONGEST_STAMP = 120
_LONGEST_RIVAL = 800  # characters of sentences that may be the site's own
_MOST_NODES = 3000
_SEVERAL = 3  # paragraphs that make a text
_HEADING = 60  # nodes of a heading that may hold its information line
_RUN = 4  # characters in one row that a text has from its title
_SET = frozenset({"p", "iframe", "embed", "object"})  # what an editor sets files and scans in


def headed_body(headings: Iterable[Tag], prose: Prose, weights: Weights) -> tuple[Tag, tuple[Tag, ...]] | None:
    """The short whole of a notice directly below its heading and information line, behind the element that holds all three."""
    found = (_below_stamp(_innermost(heading, prose), prose, weights) for heading in headings)
    return next((region for region in found if region is not None), None)


def is_told_elsewhere(rival: Tag, box: Tag, titles: tuple[str, ...], prose: Prose, weights: Weights) -> bool:
    """Whether what a rival of a headed body says outside that body's box is little, and nothing of the matter in the title."""
    around = any(parent is rival for parent in box.parents)
    if any(parent is box for parent in (rival, *rival.parents)):
        return False
    if prose.told(rival) - (prose.told(box) if around else 0) > _LONGEST_RIVAL:
        return False
    known = [canonical(title) for title in titles]
    said = _said_outside(rival, box, prose, weights)
    if said is None:
        return False
    text = canonical(said)
    for title in known:
        text = text.replace(title, " ")
    matters = [title.partition("关于")[2] or title for title in known]
    return not any(matter[at : at + _RUN] in text for matter in matters for at in range(len(matter) - _RUN + 1))


def _innermost(heading: Tag, prose: Prose) -> Tag:
    """The element that says what a heading says: one around it, its information line and scans says no more."""
    for _ in range(_LEVELS):
        inner = (tag for tag in islice(heading.contents, _HEADING) if isinstance(tag, Tag) and prose.all(tag))
        child = next(inner, None)
        if child is None or prose.all(child) < prose.all(heading):
            return heading
        heading = child
    return heading


def _below_stamp(heading: Tag, prose: Prose, weights: Weights) -> tuple[Tag, tuple[Tag, ...]] | None:
    node, stamped = heading, any(_is_stamp(tag, prose, weights) for tag in nodes_within(heading, _HEADING) if isinstance(tag, Tag))
    for _ in range(_LEVELS):
        parent = node.parent
        if parent is None or parent.name in {"html", "body", "[document]"}:
            return None
        following = [tag for tag in islice(node.next_siblings, _FARTHEST) if isinstance(tag, Tag)]
        for place, tag in enumerate(following):
            if _is_stamp(tag, prose, weights):
                stamped = True
            elif prose.all(tag) or prose.shown(tag):
                roots = _alike(following[place:], prose, weights)
                return (parent, roots) if stamped and _is_whole(roots, prose) else None
            elif awaits_script(tag, prose, weights):
                return None
        node = parent
    return None


def _is_stamp(tag: Tag, prose: Prose, weights: Weights) -> bool:
    """Whether an element is an information line, or all that it says is noise and a day among it: one beside its buttons."""
    if is_stamp(tag, weights):
        return True
    return not prose.all(tag) and weights.text(tag) <= _LONGEST_STAMP and DATE.search(tag.get_text(" ")) is not None


def _alike(tags: list[Tag], prose: Prose, weights: Weights) -> tuple[Tag, ...]:
    """The first of some siblings, and those behind it that are set as it is or are bare paragraphs."""
    manners = [(tags[0].name, tags[0].get("class")), ("p", None)]
    alike = (tag for tag in tags if (tag.name, tag.get("class")) in manners)
    return tuple(tag for tag in alike if (prose.all(tag) or prose.shown(tag)) and is_own(tag, prose, weights, outside=False))


def _is_whole(roots: tuple[Tag, ...], prose: Prose) -> bool:
    """Whether a few elements may be all of a notice: a sentence, files and scans as an editor sets them."""
    if not roots or sum(prose.told(tag) for tag in roots) >= _LONGEST:
        return False
    if any((_is_set(tag) and prose.shown(tag)) or holds_scan(tag) for tag in roots):
        return True
    said = "".join(compact(tag) for tag in roots)
    # a bare line over the text may be its lead: an editor's box is the text
    return holds(roots[0], _SET) and said.endswith("。") and not is_of_visit(said)


def _is_set(tag: Tag) -> bool:
    """Whether an element is a paragraph without a name or a frame, or holds such."""
    return (tag.name in _SET and not tag.get("class")) or holds(tag, _SET)


def _said_outside(rival: Tag, box: Tag, prose: Prose, weights: Weights) -> str | None:
    """What an element says outside links, noise and another element; None where that is a table or several paragraphs."""
    stack: list[object] = [rival]
    said: list[str] = []
    paragraphs = 0
    for _ in range(_MOST_NODES):
        if not stack:
            break
        node = stack.pop()
        if isinstance(node, Tag):
            if node.name == "tr" and node is not box and prose.told(node) and data_cells(node) is not None:
                return None
            if node.name == "p" and prose.told(node):
                paragraphs += not is_furnishing((node,), weights, outside=True)
            if paragraphs >= _SEVERAL:
                return None
            if node is not box and node.name != "a" and prose.all(node):
                stack.extend(reversed(node.contents))
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            said.append(node)
    return "".join(said)
