"""The desks of the pretend sites, and what their answers say."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

from demo.answers import Answer, Asked, Desk, answer, open_desk
from demo.shapes import SHAPES
from demo.story import Page, load_story
from demo.world import world_at
from parsers.document import canonical

STORY = load_story()
LAST = len(STORY.steps) - 1
BASELINE = [page for page in STORY.pages if world_at(STORY, 0).pages[page.key].published]


def desk_at(site: str, step: int) -> Desk:
    return open_desk(STORY, world_at(STORY, step), STORY.site(site), f"{STORY.site(site).host}:8130")


def shape_of(page: Page) -> object:
    return SHAPES[STORY.site(page.site).shape]


def detail(key: str, step: int, **asked: object) -> Answer:
    page = STORY.page(key)
    return answer(desk_at(page.site, step), Asked(target=shape_of(page).detail_path(page), **asked))  # type: ignore  # `asked` are fields of Asked, of several types


def listing(site: str, step: int, **asked: object) -> Answer:
    found = STORY.site(site)
    path = SHAPES[found.shape].list_path(found.columns[0])
    return answer(desk_at(site, step), Asked(target=path, **asked))  # type: ignore  # `asked` are fields of Asked, of several types


def decoded(given: Answer) -> str:
    return given.body.decode("gb18030" if b"charset=gb2312" in given.body else "utf-8")


def shown(given: Answer) -> str:
    return canonical(BeautifulSoup(decoded(given), "lxml").get_text())


def lines_of(body: str) -> list[str]:
    """The words of a story's body, as a reader must find them on the page."""
    lines = [line for line in body.splitlines() if line.strip() and line[0] != "@"]
    return [canonical(cell) for line in lines for cell in re.split(r"\|", line.lstrip("#> "))]
