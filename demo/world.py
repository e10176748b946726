"""The state of the pretend sites at a step: a pure fold of the story's actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from .story import Action, Edit, Hijack, OnFile, OnPage, OnSite, Redesign, Step, Story, StoryError


@dataclass(frozen=True, slots=True, kw_only=True)
class FileState:
    """`revision` counts exchanges of the bytes, `generation` exchanges of the address; `since` dates the bytes."""

    revision: int = 0
    generation: int = 0
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PageState:
    """How one page stands. `flap` is what an old CDN node gives to the first request of the step."""

    body: str
    published: bool = True
    withdrawn: bool = False
    softened: bool = False  # this step: a page that says "not found" with status 200
    refused: bool = False  # this step: 503 with Retry-After
    flap: str | None = None
    files: Mapping[str, FileState] = field(default_factory=dict)

    @property
    def listed(self) -> bool:
        """Whether the column shows its row."""
        return self.published and not self.withdrawn


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteState:
    """How one site stands."""

    shape: str
    challenged: bool = False
    emptied: bool = False
    hijack: Hijack | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """All sites and pages at one step."""

    step: int
    at: datetime
    pages: Mapping[str, PageState]
    sites: Mapping[str, SiteState]


def world_at(story: Story, step: int) -> World:
    """The world after the actions of steps 0 to `step`; StoryError where an action has nothing to act on."""
    if not 0 <= step < len(story.steps):
        raise StoryError(f"the story has no step {step}")
    pages, sites = _beginning(story), {site.key: SiteState(shape=site.shape) for site in story.sites}
    for n, moment in enumerate(story.steps[: step + 1]):
        pages = {key: replace(page, softened=False, refused=False, flap=None) for key, page in pages.items()}
        for action in moment.actions:
            try:
                _act(action, moment, pages, sites)
            except StoryError as error:
                raise StoryError(f"step {n}: {error}") from error
    return World(step=step, at=story.steps[step].at, pages=pages, sites=sites)


def _beginning(story: Story) -> dict[str, PageState]:
    later = {a.page for step in story.steps for a in step.actions if isinstance(a, OnPage) and a.do == "publish"}
    return {
        page.key: PageState(
            body=page.body, published=page.key not in later,
            files={file.key: FileState(since=page.at) for file in page.files},
        )
        for page in story.pages
    }  # fmt: skip


def _act(action: Action, step: Step, pages: dict[str, PageState], sites: dict[str, SiteState]) -> None:
    match action:
        case OnPage():
            pages[action.page] = _on_page(action, pages[action.page])
        case Edit():
            pages[action.page] = _on_text(action, pages[action.page])
        case OnFile():
            pages[action.page] = _on_file(action, pages[action.page], step.at)
        case OnSite():
            sites[action.site] = _on_site(action, sites[action.site])
        case Redesign():
            sites[action.site] = replace(sites[action.site], shape=action.shape)
        case Hijack():
            sites[action.site] = replace(sites[action.site], hijack=action)


def _on_page(action: OnPage, page: PageState) -> PageState:
    if action.do == "publish":
        return replace(page, published=True)
    if not page.published:
        raise StoryError(f"{action.page} is not published yet")
    match action.do:
        case "withdraw":
            return replace(page, withdrawn=True)
        case "restore":
            if not page.withdrawn:
                raise StoryError(f"{action.page} is not withdrawn")
            return replace(page, withdrawn=False)
        case "soften":
            return replace(page, softened=True)
        case _:
            return replace(page, refused=True)


def _on_text(action: Edit, page: PageState) -> PageState:
    count = page.body.count(action.find)
    if count != 1:
        raise StoryError(f"{action.page} must hold {action.find!r} exactly once, not {count} times")
    text = page.body.replace(action.find, action.replace)
    return replace(page, body=text) if action.do == "edit" else replace(page, flap=text)


def _on_file(action: OnFile, page: PageState, at: datetime) -> PageState:
    before = page.files[action.file]
    if action.do == "swap":
        after = replace(before, revision=before.revision + 1, since=at)
    else:
        after = replace(before, generation=before.generation + 1)
    return replace(page, files={**page.files, action.file: after})


def _on_site(action: OnSite, site: SiteState) -> SiteState:
    match action.do:
        case "challenge":
            return replace(site, challenged=True)
        case "release":
            return replace(site, challenged=False)
        case "empty":
            return replace(site, emptied=True)
        case "refill":
            return replace(site, emptied=False)
        case _:
            return replace(site, hijack=None)
