"""The template of a host learned from sibling pages: what repeats from page to page shows where a body begins and ends.

Nothing is taken out of a body for being repeated: forty sign-off notices share their closing paragraphs, and a changed
telephone number in one of them is news (invariant 5). What repeats only helps to find the element that holds a body.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice, repeat

from bs4 import Tag

from parsers import boilerplate, decode
from parsers.continuation import with_tail
from parsers.noise_lines import is_footer_line
from parsers.sibling_page import INLINE, SiblingPage, own_runs, read_page, shared_texts, without_reprints
from parsers.sibling_path import matches, path_through, tokens_of
from parsers.template import Template
from parsers.weights import compact

FEWEST, MOST = 3, 6
"""Pages that a template is learned from."""

_LEAST = 40
"""Characters of prose that a page must have to itself, or it teaches nothing."""

_NEARLY = 0.75
"""The share of a page's own prose that its body must hold: teasers beside it differ from page to page, too."""

_LONGEST_FOOTER = 300
_DEEPEST = 200
_WIDENED = 6  # levels
_MOST_LOST = 400  # lines
_ADDED = 200  # characters that a wider element may add and still be the same body
_LINKED = 0.3  # the share of links from which on a box beside the body is a column of its own

_HOLDERS = frozenset({"div", "section", "article", "main", "td", "center", "form", "dd", "ucapcontent"})
_CELLS = frozenset({"td", "th"})


def learn(pages: Sequence[str], known: Template | None = None, again: Sequence[str | None] = ()) -> Template | None:
    """The template of sibling detail pages, given as decoded markup; None where they do not show one.

    At least three pages that are not reprints of one another are needed, and no more than six are looked at. The path
    leads to exactly one element on each of them: the smallest that holds nearly all the prose of the page alone, and
    whatever else is read as the notice today, shared paragraphs included. `known` is kept as long as it leads there too.

    `again` are the same pages as a second fetch brought them, in the same order, None where there was none: what differs
    between the two is not taken for the prose of a page, but is not taken away from what is read as the notice either.
    """
    seconds = chain(again, repeat(None))
    found = (read_page(text, second) for text, second in zip(pages[:MOST], seconds, strict=False))
    read = without_reprints([page for page in found if page is not None])
    shared = shared_texts(read)
    distinct = [page for page in read if sum(len(run.text) for run in own_runs(page, shared)) >= _LEAST]
    if len(distinct) < FEWEST:
        return None
    chains = [_candidates(page, shared) for page in distinct]
    if not all(chains):
        return None
    if known is not None and all(_leads_into(known, page, found) for page, found in zip(distinct, chains, strict=True)):
        return known
    return _agreed(distinct, chains)


def learn_from_bytes(
    pages: Sequence[tuple[bytes, str | None]], known: Template | None = None, again: Sequence[bytes | None] = ()
) -> Template | None:
    """The same for pages as they were fetched, each with the charset of its Content-Type header; never raises."""
    try:
        charsets = [charset for _, charset in pages]
        seconds = [
            None if raw is None else decode.decode(raw, charset).text
            for raw, charset in zip(again, charsets, strict=False)
        ]
        return learn([decode.decode(raw, charset).text for raw, charset in pages], known, seconds)
    except Exception:  # the boundary of the room: bytes are hostile, and without a template pages are read as before
        return None


def _candidates(page: SiblingPage, shared: frozenset[str]) -> list[Tag]:
    """The elements that may be called the body, the smallest first."""
    smallest = _smallest(page, shared)
    inner = _with_what_is_read(page, smallest) if smallest is not None else None
    if inner is None:
        return []
    found = [inner]
    size, links = page.weights.text(inner), page.weights.links(inner)
    for around in islice(inner.parents, _WIDENED):
        if around is page.body or page.weights.text(around) - size > _ADDED or page.weights.links(around) > links:
            break
        if _may_hold(around):
            found.append(around)
    return found


def _smallest(page: SiblingPage, shared: frozenset[str]) -> Tag | None:
    """The smallest element that may hold a body and holds nearly all the prose that no other page has, and that stays."""
    sizes: dict[int, int] = {}
    whole = 0
    for run in own_runs(page, shared):
        sizes[id(run.holder)] = sizes.get(id(run.holder), 0) + len(run.text)
        whole += len(run.text)
    for tag in reversed(page.weights.tags):  # children stand behind their parents
        if (size := sizes.get(id(tag), 0)) and tag.parent is not None:
            sizes[id(tag.parent)] = sizes.get(id(tag.parent), 0) + size
    current, best = page.body, None
    for _ in range(_DEEPEST):
        children = (child for child in current.contents if isinstance(child, Tag))
        holding = next((child for child in children if sizes.get(id(child), 0) >= _NEARLY * whole), None)
        if holding is None:
            return best
        current = holding
        best = current if _may_hold(current) else best
    return None


def _may_hold(tag: Tag) -> bool:
    """Whether an element can be a body: not a paragraph, nor what marks words in one."""
    if tag.name in _HOLDERS:
        return True
    blocks = (
        child for child in tag.contents if isinstance(child, Tag) and child.name not in INLINE and child.name != "br"
    )
    return tag.name in {"font", "span"} and next(blocks, None) is not None


def _with_what_is_read(page: SiblingPage, inner: Tag) -> Tag | None:
    """The element, widened until nothing that is read as the notice today is lost; None where that is the whole page.

    What two pages share may be their closing paragraphs. Only a box of links, the site's footer, and a column beside
    that of the text are known not to be.
    """
    read = _within(page, page.roots)
    for _ in range(_WIDENED):
        kept = _within(page, with_tail(inner, page.weights))
        last = max((n for n, run in enumerate(page.runs) if id(run.holder) in kept), default=-1)
        lost = (
            run for n, run in enumerate(page.runs)
            if id(run.holder) in read and id(run.holder) not in kept and (run.told or n > last)
        )  # fmt: skip
        around = (_above_both(page, inner, run.holder) for run in islice(lost, _MOST_LOST))
        wider = next((tag for tag in around if tag is not None), inner)
        if wider is inner:
            return inner
        if not _may_hold(wider) or wider is page.body:
            return None
        inner = wider
    return None


def _within(page: SiblingPage, roots: tuple[Tag, ...]) -> set[int]:
    """The ids of these elements and all below them."""
    inside = {id(root) for root in roots}
    for tag in page.weights.tags:
        if id(tag.parent) in inside:
            inside.add(id(tag))
    return inside


def _above_both(page: SiblingPage, inner: Tag, lost: Tag) -> Tag | None:
    """The smallest element around the body and a lost line; None where the line stands in a column or box of its own."""
    around = {id(tag): branch for branch, tag in _branches(inner)}
    for branch, tag in _branches(lost):
        if id(tag) not in around:
            continue
        beside = around[id(tag)]
        if branch is tag or beside is tag:
            return tag
        if branch.name in _CELLS and beside.name in _CELLS:
            return None
        share = page.weights.link_share(branch)
        if share >= _LINKED or boilerplate.is_furniture(branch, share) or _is_footer(page, branch):
            return None
        return tag
    return page.body


def _is_footer(page: SiblingPage, box: Tag) -> bool:
    return page.weights.text(box) <= _LONGEST_FOOTER and is_footer_line(compact(box, _LONGEST_FOOTER))


def _branches(tag: Tag) -> Iterator[tuple[Tag, Tag]]:
    """An element and those around it, each with the child through which it is reached."""
    yield tag, tag
    below = tag
    for above in islice(tag.parents, _DEEPEST):
        yield below, above
        below = above


def _leads_into(known: Template, page: SiblingPage, found: Sequence[Tag]) -> bool:
    reached = matches(page.weights, known)
    return len(reached) == 1 and any(reached[0] is tag for tag in found)


def _agreed(pages: Sequence[SiblingPage], chains: Sequence[Sequence[Tag]]) -> Template | None:
    """The path on which all the pages agree, to the smallest element that has one."""
    weights = [page.weights for page in pages]
    for first in chains[0]:
        goals = [first]
        for others in chains[1:]:
            namesakes = [tag for tag in others if tag.name == first.name]
            if not namesakes:
                break
            goals.append(max(namesakes, key=lambda tag: len(tokens_of(tag) & tokens_of(first))))
        if len(goals) < len(chains):
            continue
        template = path_through([chain((goal,), goal.parents) for goal in goals], weights)
        if template is not None:
            return template
    return None
