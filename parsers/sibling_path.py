"""Following a path of names to the body of a page, and finding the path that leads to the bodies of several.

What a path is for is said in `parsers.template`, how it is learned in `parsers.siblings`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

from bs4 import Tag

from parsers.prose import Prose
from parsers.template import Template
from parsers.weights import Weights

LONGEST_PATH = 400
"""Characters of a path at most."""

MOST_STEPS = 12
_MOST_TOKENS = 6
_SHRUNK_TO = 10  # an element with less than one part in this many of the page's prose is not its body

_NAME = re.compile(r"[a-z_][a-z0-9_-]{0,39}")
_DIGITS = re.compile(r"\d+")
_BUILD = re.compile(r"(?:__|--)(?=[a-z_-]*\d)[a-z0-9_-]{5,8}$")  # what a bundler hangs on a name, new with each build
_MOST_NUMBERS = 2  # a name with more numbers than this in it was made by a machine for one page
_LONGEST_COUNT = 2  # digits
_LAID_OUT = frozenset({"table", "td", "font"})
_ATTRIBUTES = ("width", "height", "align", "valign", "bgcolor", "cellpadding", "background")
"""What tells apart the tables and cells of pages from the time before style sheets."""

_VALUE = re.compile(r"[a-z0-9_.%/#-]{1,30}")
_STEP = re.compile(r"(?P<tag>[a-z][a-z0-9]{0,19})(?P<tokens>(?:[#.][a-z0-9_*-]+|\[[a-z]+=[a-z0-9_.%/#-]+\])*)")
_TOKEN = re.compile(r"[#.][a-z0-9_*-]+|\[[a-z]+=[a-z0-9_.%/#-]+\]")

Step = tuple[str, frozenset[str]]
"""An element's name, and of its id, classes and lay-out what an element must have to match."""


def locate(page: Tag, weights: Weights, template: Template) -> Tag | None:
    """The element that the path leads to, when it leads to exactly one and that holds a fair part of the page's prose."""
    found = matches(weights, template)
    if len(found) != 1:
        return None
    prose = Prose(page, weights)
    return found[0] if prose.told(found[0]) * _SHRUNK_TO >= prose.told(page) else None


def matches(weights: Weights, template: Template, most: int = 2) -> list[Tag]:
    """The elements that the path leads to, at most `most`; none for a path that cannot be read."""
    steps = _steps(template.path)
    if not steps:
        return []
    name = steps[-1][0]
    return list(islice((tag for tag in weights.tags if tag.name == name and _leads_to(tag, steps)), most))


def _leads_to(tag: Tag, steps: tuple[Step, ...]) -> bool:
    node: Tag | None = tag
    for name, tokens in reversed(steps):
        if node is None or node.name != name or (tokens and not tokens <= tokens_of(node)):
            return False
        node = node.parent
    return True


def tokens_of(tag: Tag) -> frozenset[str]:
    """What may be stable in an element's id, classes and lay-out attributes; generated names are left out.

    A name with a short number in it, as designers count their boxes, is there with and without it; a long number is an id.
    """
    classes = tag.get("class") or ()
    names = [(".", name) for name in islice([classes] if isinstance(classes, str) else classes, 12)]
    names.append(("#", str(tag.get("id") or "").strip()))
    tokens = {sign + stable for sign, name in names for stable in _stable(name[:60])}
    if tag.name in _LAID_OUT:
        values = ((name, str(tag.get(name) or "").strip().lower()) for name in _ATTRIBUTES)
        tokens |= {f"[{name}={value}]" for name, value in values if _VALUE.fullmatch(value)}
    return frozenset(tokens)


@lru_cache(maxsize=8192)
def _stable(name: str) -> tuple[str, ...]:
    name = _BUILD.sub("", name.lower())
    numbers = _DIGITS.findall(name)
    if not _NAME.fullmatch(name) or len(numbers) > _MOST_NUMBERS:
        return ()
    masked = _DIGITS.sub("*", name)
    return (name, masked) if numbers and max(map(len, numbers)) <= _LONGEST_COUNT else (masked,)


def path_through(chains: Sequence[Iterable[Tag]], pages: Sequence[Weights]) -> Template | None:
    """The shortest path that leads to the first element of each chain on its page, and to no other; None if there is none.

    A chain is an element and those around it, the innermost first.
    """
    goals: list[Tag] = []
    steps: list[Step] = []
    for level, tags in enumerate(zip(*(islice(chain, MOST_STEPS) for chain in chains), strict=False)):
        if level == 0:
            goals = list(tags)
        if len({tag.name for tag in tags}) > 1:
            return None
        shared = frozenset.intersection(*(tokens_of(tag) for tag in tags))
        steps.insert(0, (str(tags[0].name), _telling(shared)))
        if not any(tokens for _, tokens in steps) and tags[0].name != "body":
            continue  # a path without any name leads astray with the next box that is put on the page
        template = Template(path=_written(steps))
        if len(template.path) > LONGEST_PATH:
            return None
        if all(_is_only(matches(page, template), goal) for page, goal in zip(pages, goals, strict=True)):
            return template
    return None


def _telling(tokens: frozenset[str]) -> frozenset[str]:
    """Few of the tokens: those with a number kept say more than those with it masked, which go."""
    exact = {token for token in tokens if "*" not in token}
    masked = {_DIGITS.sub("*", token) for token in exact}
    return frozenset(sorted((token for token in tokens if token not in masked or token in exact), key=_rank)[:_MOST_TOKENS])


def _rank(token: str) -> tuple[int, str]:
    return "#.[".index(token[0]), token


def _is_only(found: list[Tag], goal: Tag) -> bool:
    return len(found) == 1 and found[0] is goal


def _written(steps: Iterable[Step]) -> str:
    return ">".join(name + "".join(sorted(tokens)) for name, tokens in steps)


@lru_cache(maxsize=2048)
def _steps(path: str) -> tuple[Step, ...]:
    """The steps of a path; none of one that is damaged."""
    if len(path) > LONGEST_PATH:
        return ()
    found = [_STEP.fullmatch(step) for step in path.split(">")]
    steps = [(match["tag"], frozenset(_TOKEN.findall(match["tokens"]))) for match in found if match]
    return tuple(steps) if 0 < len(steps) == len(found) <= MOST_STEPS else ()
