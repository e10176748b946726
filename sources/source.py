"""The model of a watched site: what one TOML file of the catalogue may say."""

from __future__ import annotations

import re
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, HttpUrl, StringConstraints

from .api_list import ApiList
from .clock import within_hours
from .model import Model

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Host = Annotated[str, StringConstraints(pattern=r"^[a-z0-9.-]+(:\d+)?$")]


def _compiles(value: str) -> str:
    try:
        re.compile(value)
    except (re.error, OverflowError) as error:  # the latter for a huge repeat count
        raise ValueError(f"not a regular expression: {error}") from error
    return value


Pattern = Annotated[str, AfterValidator(_compiles)]


class Evidence(StrEnum):
    """How we know that a list address is right; only `ducha sources probe` writes `verified`."""

    VERIFIED = "verified"
    CODE = "code"  # public code polls it
    HIT = "hit"  # seen in a search index
    INFERRED = "inferred"  # cut from a detail address; off by default


class ListPage(Model):
    """One list column that is polled for new rows."""

    url: HttpUrl
    evidence: Evidence = Evidence.INFERRED
    render: Literal["http", "browser"] = "http"
    api: ApiList | None = Field(default=None, description="how to read a list that comes as JSON")
    holds: str = ""


class SiteIdentity(Model):
    """Who the site says it is; a page that claims otherwise is suspect."""

    site_code: Annotated[str, StringConstraints(pattern=r"^(\d{10}|bm\d{8})$")] | None = None
    icp: str | None = None
    sponsor: str | None = None


class Politeness(Model):
    """How gently the site is asked: seconds between two requests to a host, robots, office hours (Asia/Shanghai)."""

    delay: float = Field(default=20.0, ge=0)
    robots: bool = True
    hours: Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$")] | None = None
    interval: float | None = Field(default=None, gt=0, description="fixed seconds between polls of a list")
    legacy_tls: bool = False
    learn_missing: bool = Field(default=True, description="ask once a month what the host answers for what cannot exist")

    def within_hours(self, due: datetime) -> datetime:
        """The first instant from `due` on at which the site wants to be asked."""
        return due if self.hours is None else within_hours(due, self.hours)


class Expectation(Model):
    """What a healthy source looks like; less is the operator's news."""

    min_rows: int = Field(default=1, ge=0)
    max_quiet: int = Field(default=7, ge=1, description="days without one successful look")


class Reading(Model):
    """Per-source override of how pages are read: CSS selectors, only where the general rules fail."""

    body: str | None = None
    rows: str | None = None


class Source(Model):
    """One watched site."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.-]*$")]
    name: Text
    region: Annotated[str, StringConstraints(pattern=r"^\d{6}$")]
    level: Literal["ministry", "province", "prefecture", "county"]
    agency: Text
    hosts: tuple[Host, ...] = Field(min_length=1)
    identity: SiteIdentity = SiteIdentity()
    family: str = "generic"
    lists: tuple[ListPage, ...] = Field(min_length=1)
    detail_pattern: Pattern | None = None
    include_title: Pattern | None = None
    exclude_title: Pattern | None = None
    politeness: Politeness = Politeness()
    expect: Expectation = Expectation()
    reading: Reading = Reading()
    topics: tuple[str, ...] = ()
    note: str = ""

    @property
    def enabled_by_default(self) -> bool:
        """False when every list address is only inferred."""
        return any(page.evidence is not Evidence.INFERRED for page in self.lists)
