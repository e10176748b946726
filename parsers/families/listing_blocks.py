"""Blocks of one list that stand under headings of their own (years, counties, columns of a topic): read as one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import chain, islice

from bs4 import BeautifulSoup, Tag

from parsers.families.listing_choice import OWN_FOLDER, Surroundings, heading_before, zones_of
from parsers.families.listing_groups import settled
from parsers.families.listing_headings import NOISE_HEADING, SUBJECT
from parsers.families.listing_joins import Group
from parsers.families.listing_links import column_of, make_of
from parsers.families.listing_rows import MAX_NESTING, attribute

_LEVELS = 3
"""Blocks stand in rows of a grid, which stand in its column: so often is it looked what now stands side by side."""

_LATEST = 8
"""With so many blocks before it a block is compared at most."""

_STATES = frozenset({"on", "active", "cur", "current", "show", "hide", "hidden", "none", "block", "first", "last", "odd", "even"})
_NUMBERED = re.compile(r"/(?:col|info)/\d+$")  # a column that has a number of its own in the addresses of its notices
_NUMBER = re.compile(r"(?<!\d)\d++$")
_MORE = re.compile(r"(?:更多|more|查看全部).{0,4}$|[\s·•>＞»+\[\]【】]+", re.I)


def join_blocks(groups: list[Group], around: Surroundings) -> list[Group]:
    """The groups of a page, those joined that are blocks of one list; how many rows a block has decides nothing.

    Blocks of one list stand side by side in one element and are written alike; their rows are dated alike and lead to
    one folder, to folders below the page's own, or, under headings alike that do not name one of them as the page's
    column, to addresses of one make. Columns under headings alike whose rows all lead to the page's own folder may be
    written and dated each in its way. What is headed as a ranking or a recommendation is no block of a list.
    """
    for _ in range(_LEVELS):
        joined = _joined(groups, around)
        if len(joined) == len(groups):
            break
        groups = joined
    return groups


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """A group and where it stands: `branch` is the largest element with its rows and no others."""

    group: Group
    branch: Tag
    path: tuple[str, ...]  # names of the elements from the branch down to a row
    heading: Tag | None
    columns: frozenset[str]
    makes: frozenset[str]
    near: bool  # most rows lead to the page's own folder or below it
    by_path: bool  # an address names its notice by its path, so that its folder is a column


def _joined(groups: list[Group], around: Surroundings) -> list[Group]:
    holders = _holders(groups)
    places = [_place_of(group, holders) for group in groups]
    crowd = Counter(id(branch.parent) for branch, _ in places)
    order: list[list[Group]] = []
    beside: dict[tuple[int, tuple[str, ...]], list[tuple[_Block, list[Group]]]] = {}
    across: dict[int, list[tuple[_Block, list[Group]]]] = {}
    for group, (branch, path) in zip(groups, places, strict=True):
        run = [group]
        if crowd[id(branch.parent)] > 1:
            block = _block_of(group, branch, path, around)
            alike = beside.setdefault((id(branch.parent), path), [])
            unlike = across.setdefault(id(branch.parent), [])
            found = (run for other, run in alike[: -1 - _LATEST : -1] if _belong(other, block, around))
            others = (run for other, run in unlike[: -1 - _LATEST : -1] if _are_columns(other, block, around))
            run = next(chain(found, others), [])
            run.append(group)
            alike.append((block, run))
            unlike.append((block, run))
        if len(run) == 1:
            order.append(run)
    return [_as_one(run) for run in order]


def _as_one(groups: list[Group]) -> Group:
    if len(groups) == 1:
        return groups[0]
    return replace(groups[0], entries=settled([entry for group in groups for entry in group.entries]))


def _holders(groups: list[Group]) -> Counter[int]:
    """For each element (by id) how many groups have rows in it."""
    holders: Counter[int] = Counter()
    for group in groups:
        seen: set[int] = set()
        for entry in group.entries:
            for parent in islice(entry.unit.parents, MAX_NESTING):
                if id(parent) in seen:
                    break
                seen.add(id(parent))
        holders.update(seen)
    return holders


def _place_of(group: Group, holders: Counter[int]) -> tuple[Tag, tuple[str, ...]]:
    """The branch of a group, and the names of the elements from there down to a row."""
    unit = group.entries[0].unit
    branch, names = unit, [unit.name]
    for parent in islice(unit.parents, MAX_NESTING):
        if parent.name in {"body", "html"} or isinstance(parent, BeautifulSoup) or holders[id(parent)] > 1:
            break
        branch = parent
        names.append(parent.name)
    return branch, tuple(names)


def _block_of(group: Group, branch: Tag, path: tuple[str, ...], around: Surroundings) -> _Block:
    heading = heading_before(group.entries[0].unit)
    own = column_of(around.page)
    columns = [column_of(entry.url) for entry in group.entries]
    inside = [column == own or column.startswith(own + "/") for column in columns]
    asked = sum("?" in entry.url for entry in group.entries)
    return _Block(
        group=group, branch=branch, path=path, heading=heading if isinstance(heading, Tag) else None,
        columns=frozenset(columns), makes=frozenset(make_of(entry.url) for entry in group.entries),
        near="/" in own and 2 * sum(inside) >= len(inside), by_path=2 * asked < len(columns),
    )  # fmt: skip


def _belong(one: _Block, other: _Block, around: Surroundings) -> bool:
    dated = one.group.dated > 0
    if dated != (other.group.dated > 0) or (not dated and _details(one) != _details(other)):
        return False
    if any(_is_noise(block) for block in (one, other)):
        return False
    same_folder = one.by_path and other.by_path and not one.columns.isdisjoint(other.columns)
    if same_folder and _is_bare(one) and _is_bare(other):  # lists in one element, of which one may be named as pinned
        return True
    if _classes(one, plain=True).isdisjoint(_classes(other, plain=True)):
        return False
    if same_folder or (one.by_path and other.by_path and one.near and other.near):
        return True
    return one.near == other.near and not one.makes.isdisjoint(other.makes) and _headed_alike(one, other, around)


def _are_columns(one: _Block, other: _Block, around: Surroundings) -> bool:
    """Whether two blocks that are written or dated differently are columns of the page: by their headings and addresses."""
    if one.path == other.path and (one.group.dated > 0) == (other.group.dated > 0):
        return False
    if not all(entry.detail for block in (one, other) for entry in block.group.entries):
        return False
    numbered = any(_NUMBERED.search(column) for column in one.columns & other.columns)
    near = OWN_FOLDER.search(around.page) is not None and one.near and other.near
    own = one.by_path and other.by_path and (near or numbered)
    return own and not _is_noise(one) and not _is_noise(other) and _under_like_headings(one, other, around)


def _headed_alike(one: _Block, other: _Block, around: Surroundings) -> bool:
    """Whether two blocks written alike bear headings alike."""
    return _classes(one, plain=False) == _classes(other, plain=False) and _under_like_headings(one, other, around)


def _under_like_headings(one: _Block, other: _Block, around: Surroundings) -> bool:
    """Whether two blocks bear headings written alike, of which none says that its block is the page's own column."""
    if one.heading is None or other.heading is None or one.branch.name == "td":
        return False
    if any("display:none" in attribute(block.branch, "style").replace(" ", "").lower() for block in (one, other)):
        return False
    own = {name for block in (one, other) if (name := _name_of(block.heading)) in around.names}
    return one.heading.name == other.heading.name and one.heading.get("class") == other.heading.get("class") and not own


def _is_bare(block: _Block) -> bool:
    return block.branch is block.group.container or block.branch is block.group.entries[0].unit


def _name_of(heading: Tag | None) -> str:
    return _MORE.sub("", "".join(heading.get_text().split())) if heading is not None else ""


def _is_noise(block: _Block) -> bool:
    """Whether a block is headed as a ranking or named as no list is; one that is named "top" is pinned there."""
    heading = _name_of(block.heading)
    if NOISE_HEADING.search(heading) and not SUBJECT.search(heading):
        return True
    for tag in [block.group.container, *islice(block.group.container.parents, len(block.path))]:
        if tag is block.branch.parent:
            break
        if zones_of(tag) - {"top"}:
            return True
    return False


def _classes(block: _Block, *, plain: bool) -> frozenset[str]:
    """The classes of a block without those of its state, `plain` without their numbers; one for those without any."""
    names = attribute(block.branch, "class").lower().split()
    if plain:
        names = [_NUMBER.sub("", name) for name in names]
    return frozenset(name for name in names if name not in _STATES) or frozenset({""})


def _details(block: _Block) -> bool:
    return any(entry.detail for entry in block.group.entries)
