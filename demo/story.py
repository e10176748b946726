"""The written story: its model, and the loader that refuses a story that contradicts itself."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from sources.clock import SHANGHAI
from store.event import EventType

STORY = Path(__file__).with_name("story.toml")
LEAST_GAP = timedelta(minutes=35)
"""Two steps are at least this far apart, so that a refusal seen at one may be confirmed at the next (invariant 3)."""


class StoryError(ValueError):
    """The story file cannot be used; the message names every fault."""


class Model(BaseModel):
    """Strict and frozen: an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class File(Model):
    """An attachment of a page; `content` holds one text per revision, in order."""

    key: str
    name: str
    suffix: Literal["pdf", "docx"]
    content: tuple[str, ...] = Field(min_length=1)
    forbidden: bool = False  # lies below the path that robots.txt closes


class Page(Model):
    """A detail page. `body` is lines: `# heading`, `> signature`, `| cell | cell |`, `@file`, else a paragraph."""

    key: str
    site: str
    column: str
    number: int
    title: str
    at: datetime
    kind: str
    body: str
    origin: str = ""
    doc_number: str = ""
    files: tuple[File, ...] = ()

    @property
    def day(self) -> date:
        """The printed date, as people in China read it."""
        return self.at.astimezone(SHANGHAI).date()


class Old(Model):
    """A row at the foot of a list: too old to be followed."""

    title: str
    day: date


class Column(Model):
    """A list page of a site."""

    key: str
    name: str
    number: int
    path: str
    trail: tuple[str, ...] = ()
    old: tuple[Old, ...] = ()


class Site(Model):
    """A pretend site: one loopback host with one template shape."""

    key: str
    host: str
    shape: str
    name: str
    agency: str
    region: Annotated[str, Field(pattern=r"^\d{6}$")]
    level: Literal["ministry", "province", "prefecture", "county"]
    family: str
    sponsor: str
    site_code: Annotated[str, Field(pattern=r"^\d{10}$")]
    icp: str
    police: str
    phone: str
    address: str
    nav: tuple[str, ...]
    columns: tuple[Column, ...] = Field(min_length=1)
    include_title: str | None = None
    validators: Literal["none", "etag", "weak", "modified"] = "none"
    gzip: bool = False
    crawl_delay: float | None = None
    closed_path: str | None = None  # what robots.txt disallows


class OnPage(Model):
    """An action on one page. `soften` and `refuse` last one step, the others until reversed."""

    do: Literal["publish", "withdraw", "restore", "soften", "refuse"]
    page: str


class Edit(Model):
    """Words of a page replaced: for good (`edit`), or for the first request of this step only (`flap`)."""

    do: Literal["edit", "flap"]
    page: str
    find: str = Field(min_length=1)
    replace: str


class OnFile(Model):
    """An attachment gets its next content under the same address (`swap`), or a new address (`move`)."""

    do: Literal["swap", "move"]
    page: str
    file: str


class OnSite(Model):
    """An action on a whole site, until reversed."""

    do: Literal["challenge", "release", "empty", "refill", "clean"]
    site: str


class Redesign(Model):
    """A site changes its looks and keeps its words and addresses."""

    do: Literal["redesign"]
    site: str
    shape: str


class Hijack(Model):
    """A site is taken over: another sponsor in the footer, foreign lines in every body, foreign rows in the list."""

    do: Literal["hijack"]
    site: str
    sponsor: str
    lines: tuple[str, ...]
    rows: tuple[str, ...]


Action = Annotated[OnPage | Edit | OnFile | OnSite | Redesign | Hijack, Field(discriminator="do")]


class Expected(Model):
    """An event that must appear at this step: about a page (for subscribers) or a site (for the operator)."""

    type: EventType
    page: str | None = None
    site: str | None = None

    @model_validator(mode="after")
    def _one_subject(self) -> Expected:
        if (self.page is None) == (self.site is None):
            raise ValueError("an expected event names either a page or a site")
        return self


class Step(Model):
    """One moment of the story; `text` tells in Chinese what happens, `expect` is all that may be reported."""

    at: datetime
    text: str
    actions: tuple[Action, ...] = ()
    expect: tuple[Expected, ...] = ()


class Story(Model):
    """Sites, pages and steps."""

    title: str
    sites: tuple[Site, ...] = Field(min_length=1)
    pages: tuple[Page, ...] = Field(min_length=1)
    steps: tuple[Step, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _holds_together(self) -> Story:
        faults = [*_name_faults(self), *_time_faults(self)]
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def site(self, key: str) -> Site:
        """The site with this key."""
        return next(site for site in self.sites if site.key == key)

    def page(self, key: str) -> Page:
        """The page with this key."""
        return next(page for page in self.pages if page.key == key)

    @property
    def happenings(self) -> int:
        """How many actions the story holds."""
        return sum(len(step.actions) for step in self.steps)


def load_story(path: Path = STORY) -> Story:
    """The story in a TOML file; StoryError names what is wrong with it."""
    try:
        return Story.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        lines = [f"{'.'.join(map(str, e['loc'])) or 'story'}: {e['msg']}" for e in error.errors(include_url=False)]
        raise StoryError(f"{path}: " + "; ".join(lines)) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StoryError(f"{path}: {error}") from error


def old_pages(site: Site, column: Column) -> list[Page]:
    """The pages behind a column's oldest rows: short, and the same at every step."""
    return [
        Page(
            key=f"{column.key}-old-{n}", site=site.key, column=column.key, number=1100 + 37 * n, title=old.title,
            at=datetime.combine(old.day, time(16, 20), SHANGHAI), kind="other", origin=site.agency,
            body=f"根据信息公开有关要求,现将“{old.title}”有关情况予以公开。\n> {site.agency}",
        )
        for n, old in enumerate(column.old)
    ]  # fmt: skip


def _name_faults(story: Story) -> Iterator[str]:
    for what, keys in (
        ("site", [s.key for s in story.sites]), ("host", [s.host for s in story.sites]),
        ("page", [p.key for p in story.pages]),
        ("page number", [f"{p.site}/{p.number}" for p in story.pages]),
    ):  # fmt: skip
        yield from (f"{what} {key} appears twice" for key, n in Counter(keys).items() if n > 1)
    columns = {(site.key, column.key) for site in story.sites for column in site.columns}
    sites = {site.key for site in story.sites}
    files = {page.key: {file.key for file in page.files} for page in story.pages}
    for page in story.pages:
        if (page.site, page.column) not in columns:
            yield f"page {page.key} lies in the unknown column {page.site}/{page.column}"
    for n, step in enumerate(story.steps):
        for act in (*step.actions, *step.expect):
            key, site = getattr(act, "page", None), getattr(act, "site", None)
            if key is not None and key not in files:
                yield f"step {n} names the unknown page {key}"
            elif isinstance(act, OnFile) and act.file not in files[act.page]:
                yield f"step {n} names the unknown file {act.page}/{act.file}"
            if site is not None and site not in sites:
                yield f"step {n} names the unknown site {site}"


def _time_faults(story: Story) -> Iterator[str]:
    zoneless = [f"step {n}" for n, step in enumerate(story.steps) if step.at.tzinfo is None]
    zoneless += [f"page {page.key}" for page in story.pages if page.at.tzinfo is None]
    if zoneless:  # times with and without a zone cannot be compared
        yield from (f"{what} has no time zone" for what in zoneless)
        return
    printed = {page.key: page.at for page in story.pages}
    for n, step in enumerate(story.steps):
        if n and step.at - story.steps[n - 1].at < LEAST_GAP:
            yield f"step {n} begins less than {LEAST_GAP} after the one before"
        for act in step.actions:
            if isinstance(act, OnPage) and act.do == "publish" and printed.get(act.page, step.at) > step.at:
                yield f"page {act.page} is published at step {n}, before its printed time"
