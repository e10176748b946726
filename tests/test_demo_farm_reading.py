"""The pretend sites read by the real parsers: the same words give the same fingerprint, whatever else moves."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from demo.answers import Answer, Asked, Desk, answer, open_desk
from demo.farm import write_sources
from demo.story import Page, Site, load_story
from demo.world import World, world_at
from parsers.api import read
from parsers.document import Document, Role, canonical
from parsers.kinds import read_kind
from sources.source import Source

STORY = load_story()
STEPS = (0, 4, 8, 11, 17)


@cache
def world(step: int) -> World:
    return world_at(STORY, step)


@cache
def desk(site: str, step: int) -> Desk:
    return open_desk(STORY, world(step), STORY.site(site), f"{STORY.site(site).host}:8130")


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Source]:
    folder: Path = tmp_path_factory.mktemp("sources")
    ids = write_sources(folder, STORY, 8130)
    return {key: Source.model_validate(tomllib.loads((folder / f"{key}.toml").read_text("utf-8"))) for key in ids}


def ask(site: str, step: int, path: str, role: Role, source: Source) -> Document:
    given: Answer = answer(desk(site, step), Asked(target=path, first=False))
    assert given.status == 200
    charset = given.content_type.partition("charset=")[2] or None
    return read(given.body, f"http://{desk(site, step).host}{path}", role=role, charset=charset, source=source)


def meaning(page: Page, step: int) -> object:
    state = world(step).pages[page.key]
    return state.body, {key: file.generation for key, file in state.files.items()}


def readable(page: Page, step: int) -> bool:
    state = world(step).pages[page.key]
    return state.listed and not (state.softened or state.refused)


@pytest.mark.parametrize("page", STORY.pages, ids=lambda page: page.key)
def test_a_page_is_read_whole_and_changes_only_with_its_words(page: Page, sources: dict[str, Source]) -> None:
    readings = {}
    for step in STEPS:
        if readable(page, step):
            path = desk(page.site, step).shape.detail_path(page)
            readings[step] = ask(page.site, step, path, Role.DETAIL, sources[f"demo-{page.site}"])
    first, *others = readings
    document = readings[first]
    assert (document.title, document.published, document.kind) == (page.title, page.day, page.kind)
    assert document.source == page.origin
    body = canonical(document.body)
    for line in (line for line in world(first).pages[page.key].body.splitlines() if line.strip() and line[0] not in "@|"):
        assert canonical(line.lstrip("#> ")) in body
    assert len(document.attachments) == len(page.files)
    for step in others:
        same = meaning(page, step) == meaning(page, first)
        assert (readings[step].fingerprint == document.fingerprint) == same, (step, readings[step].container)


@pytest.mark.parametrize("site", STORY.sites, ids=lambda site: site.key)
def test_a_list_is_read_row_by_row(site: Site, sources: dict[str, Source]) -> None:
    (column,) = site.columns
    for step in STEPS:
        at = desk(site.key, step)
        document = ask(site.key, step, at.shape.list_path(column), Role.LIST, sources[f"demo-{site.key}"])
        listed = [page for page in at.pages if page.key not in world(step).pages or world(step).pages[page.key].listed]
        expected = [
            (f"http://{at.host}{at.shape.detail_path(page)}", page.title, page.day) for page in listed[: at.shape.ROWS]
        ]
        assert [(row.url, row.title, row.published) for row in document.rows] == expected
        assert document.identity.site_code == site.site_code


@pytest.mark.parametrize("page", STORY.pages, ids=lambda page: page.key)
def test_kinds_are_told_from_titles(page: Page) -> None:
    assert read_kind(page.title, "") == page.kind
