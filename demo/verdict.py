"""The comparison of what the story wanted with what was reported and mailed: pure functions of values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .farm import Request
from .mailbox import Mail
from .story import Site, Step

TOLERANCE = 0.5
"""This share of the Crawl-delay over two gaps counts as kept: the clock is the server's, and machines are busy."""
SOURCE_PREFIX = "demo-"
"""What a site's key becomes as the id of a source."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Happening:
    """An event's type and its subject: the key of a page (for subscribers), of a site (for the operator), or an address."""

    type: str
    subject: str

    def __str__(self) -> str:
        return f"{self.type} {self.subject}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An event as `ducha events --json` gave it."""

    id: str
    seq: int
    audience: str
    headline: str
    happening: Happening


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What went wrong, each in one line; empty everywhere when all is well."""

    false: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    duplicates: tuple[str, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Nothing false, missed or twice."""
        return not (self.false or self.missed or self.duplicates)

    def __add__(self, other: Verdict) -> Verdict:
        return Verdict(
            false=self.false + other.false, missed=self.missed + other.missed,
            duplicates=self.duplicates + other.duplicates,
        )  # fmt: skip


def read_event(event: Mapping[str, Any], page_at: Callable[[str], str | None]) -> Seen:
    """An event's JSON as a value; `page_at` tells which page of the story has an address (its attachments count)."""
    audience = str(event["audience"])
    if audience == "subscriber":
        subject = page_at(str(event["url"])) or str(event["url"])
    else:
        subject = str(event["source"]).removeprefix(SOURCE_PREFIX)
    return Seen(
        id=str(event["id"]), seq=int(event["seq"]), audience=audience, headline=str(event["headline"]),
        happening=Happening(type=str(event["type"]), subject=subject),
    )  # fmt: skip


def wanted(step: Step) -> list[Happening]:
    """What a step of the story must lead to."""
    return [Happening(type=e.type.value, subject=e.page or e.site or "") for e in step.expect]


def judge_events(expected: Iterable[Happening], seen: Sequence[Seen]) -> Verdict:
    """One step's events against its expectations: unexpected ones are false, more than expected are duplicates."""
    due = Counter(expected)
    given = Counter(event.happening for event in seen)
    ids = Counter(event.id for event in seen)
    return Verdict(
        false=tuple(str(what) for what in sorted(given.elements()) if what not in due),
        missed=tuple(str(what) for what in sorted((due - given).elements())),
        duplicates=(
            *(str(what) for what in sorted((given - due).elements()) if what in due),
            *(f"event id {key}" for key, count in ids.items() for _ in range(count - 1)),
        ),
    )


def judge_mails(seen: Sequence[Seen], mails: Sequence[Mail], reader: str, operator: str) -> Verdict:
    """Each event in exactly one mail to its own audience, no Message-ID twice to one address, nothing else."""
    owed = Counter((reader if event.audience == "subscriber" else operator, event.id) for event in seen)
    names = {event.id: str(event.happening) for event in seen}
    told = Counter((to, key) for mail in mails for to in mail.to for key in mail.event_ids)
    envelopes = Counter((to, mail.message_id) for mail in mails for to in mail.to)
    strange = [f"mail {mail.number} names no event: {mail.subject}" for mail in mails if not mail.event_ids]
    strange += [f"mail {mail.number} has no Message-ID: {mail.subject}" for mail in mails if not mail.message_id]
    return Verdict(
        false=(*strange, *(f"mail to {to}: {names.get(key, key)}" for to, key in told if (to, key) not in owed)),
        missed=tuple(f"no mail to {to}: {names[key]}" for to, key in owed if not told[to, key]),
        duplicates=(
            *(
                f"mail to {to}: {names[key]}"
                for (to, key), count in told.items()
                if (to, key) in owed
                for _ in range(count - 1)
            ),
            *(f"Message-ID {key} to {to}" for (to, key), count in envelopes.items() for _ in range(count - 1)),
        ),
    )


def judge_manners(sites: Iterable[Site], log: Sequence[Request]) -> Verdict:
    """What robots.txt forbids must not be asked for, and its Crawl-delay is kept once it has been read."""
    faults = []
    for site in sites:
        asked = [line for line in log if line.host == site.host]
        if site.closed_path:
            faults += [f"request to {site.host}{x.target}" for x in asked if x.target.startswith(site.closed_path)]
        paced = [line for line in asked if line.target != "/robots.txt"]  # the delay is not known before that
        for first, third in zip(paced, paced[2:], strict=False):
            span = third.at - first.at
            if site.crawl_delay and span < 2 * site.crawl_delay * TOLERANCE:
                faults.append(f"request to {site.host}{third.target}: the third within {span:.3f} s")
    return Verdict(false=tuple(faults))
