"""The card a link stands in where no list item holds it, and the buttons of a card that only repeat its title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby, islice

from bs4 import Tag

from parsers.families.listing_rows import is_button

Link = tuple[Tag, str]
_LEVELS = 4
_APART = 6
"""So many elements up from a button its title is looked for."""


def urls_within(links: list[Link]) -> dict[int, set[str]]:
    """For each element (by id) up to two of the addresses that links inside it lead to."""
    crowd: dict[int, set[str]] = {}
    for anchor, url in links:
        for parent in anchor.parents:
            urls = crowd.setdefault(id(parent), set())
            if len(urls) < 2:
                urls.add(url)
    return crowd


def card_of(anchor: Tag, crowd: Mapping[int, set[str]]) -> Tag:
    """The largest element around a link that holds no link to another page, at most four levels up."""
    card = anchor
    for parent in islice(anchor.parents, _LEVELS):
        if len(crowd.get(id(parent), ())) > 1 or parent.name in {"body", "html", "[document]"}:
            break
        card = parent
    return card


def repeated_titles(links: list[Link], crowd: Mapping[int, set[str]]) -> Iterator[tuple[Tag, Link]]:
    """Each button that leads where another link of its card leads, with that link: the row is that one's."""
    for _, run in groupby(links, key=lambda link: link[1]):
        alike = list(run)
        said = [link for link in alike if not is_button(link[0]) and link[0].get_text().strip()] if len(alike) > 1 else []
        if not said:
            continue
        for anchor, _ in alike:
            if is_button(anchor) and (title := _title_beside(anchor, said, crowd)) is not None:
                yield anchor, title


def _title_beside(button: Tag, said: list[Link], crowd: Mapping[int, set[str]]) -> Link | None:
    around = {id(parent) for parent in islice(button.parents, _APART) if len(crowd.get(id(parent), ())) < 2}
    return next((link for link in said[:_APART] if any(id(p) in around for p in islice(link[0].parents, _APART))), None)
