"""The golden pages: what each says, which of its changes are news, and which never are.

The format is described in tests/goldens/README.md. `tests/goldens/KNOWN_FAILURES` names what we read wrongly today, one
id a line; each is expected to fail, and fails the suite as soon as it does not.
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from parsers.api import read
from parsers.document import Document, Role
from sources.clock import FixedClock
from sources.source import Source
from tests.conftest import database_of
from tests.docs_text import FENCE, text_of
from tests.recording import LONG, Life, document

GOLDENS = Path(__file__).parent / "goldens"
KNOWN = tuple(
    line.strip() for line in (GOLDENS / "KNOWN_FAILURES").read_text("utf-8").splitlines()
    if line.strip() and not line.startswith("#")
)  # fmt: skip

JUDGED = ("title", "published", "source", "doc_number", "issuer", "body", "attachments", "rows")
ABOUT = frozenset({"why", "url", "role", "encoding", "charset"})
ROLES = {
    Role.DETAIL: frozenset({"title", "published", "body", "attachments"}),  # what must be judged; the rest may be
    Role.LIST: frozenset({"rows"}),
}
FORMS = (
    frozenset({"find", "replace"}), frozenset({"find", "replace", "times"}), frozenset({"before", "insert"}),
    frozenset({"after", "insert"}), frozenset({"delete_from", "delete_to"}),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Golden:
    """A saved page and what a reader sees on it."""

    id: str
    raw: bytes
    expected: dict[str, Any]

    @property
    def role(self) -> Role:
        return Role(self.expected["role"])

    def read(self, raw: bytes | None = None, source: Source | None = None) -> Document:
        """The reading of these bytes, by default the page's own."""
        return read(
            self.raw if raw is None else raw, self.expected["url"], role=self.role,
            charset=self.expected.get("charset"), source=source,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One later state of a golden page, and the events that it is worth."""

    id: str
    golden: Golden
    edits: tuple[dict[str, Any], ...]
    events: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    def after(self) -> bytes:
        """The bytes of the page after the edits."""
        encoding = self.golden.expected["encoding"]
        text = self.golden.raw.decode(encoding, "surrogateescape")
        assert text.encode(encoding, "surrogateescape") == self.golden.raw, f"the page's bytes are not {encoding}"
        for edit in self.edits:
            text = apply_edit(text, edit)
        return text.encode(encoding, "surrogateescape")


def apply_edit(text: str, edit: dict[str, Any]) -> str:
    """Carry out one edit; a marker that is not there exactly as often as told is a mistake in the case."""
    assert edit.keys() in FORMS, f"not an edit: {edit}"
    marker = edit.get("find") or edit.get("before") or edit.get("after") or edit["delete_from"]
    times = edit.get("times", 1)
    assert text.count(marker) == times >= 1, f"{marker!r} occurs {text.count(marker)} times, not {times}"
    if "find" in edit:
        return text.replace(marker, edit["replace"])
    start = text.index(marker)
    if "before" in edit:
        return text[:start] + edit["insert"] + text[start:]
    end = start + len(marker)
    if "after" in edit:
        return text[:end] + edit["insert"] + text[end:]
    stop = text.find(edit["delete_to"], end)
    assert stop >= 0, f"{edit['delete_to']!r} does not follow {marker!r}"
    return text[:start] + text[stop:]


def load_goldens() -> list[Golden]:
    found = []
    for path in sorted(GOLDENS.rglob("expected.json")):
        name = path.parent.relative_to(GOLDENS).as_posix()
        expected = json.loads(path.read_text("utf-8"))
        found.append(Golden(id=name, raw=(path.parent / "page.html").read_bytes(), expected=expected))
    return found


def load_cases() -> list[Case]:
    return [
        Case(
            id=f"{golden.id}/{path.stem}", golden=golden, edits=tuple(case["edits"]),
            events=tuple(case.get("events", ())), also=tuple(case.get("also", ())),
        )
        for golden in PAGES
        for path in sorted((GOLDENS / golden.id).glob("cases/*.json"))
        for case in [json.loads(path.read_text("utf-8"))]
    ]  # fmt: skip


PAGES = load_goldens()
CASES = load_cases()
FIELDS = [(golden, name) for golden in PAGES for name in JUDGED if name in golden.expected]


def expected_to_fail(name: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason="read wrongly today, as tests/goldens/KNOWN_FAILURES says")] if name in KNOWN else []


def by_id(values: list[Any], names: list[str]) -> list[Any]:
    return [
        pytest.param(value, id=name, marks=expected_to_fail(name)) for value, name in zip(values, names, strict=True)
    ]


@cache
def reading_of(golden_id: str) -> Document:
    return next(golden for golden in PAGES if golden.id == golden_id).read()


def plain(text: str | None) -> str | None:
    """Text as it is compared: NFKC, without white space; nothing is nothing, however it is written."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or "")) or None


def shown(found: Document, name: str) -> Any:
    """One judged field of a reading, in the form of expected.json."""
    match name:
        case "body":
            return [plain(block.text) for block in found.blocks]
        case "attachments":
            return sorted(file.url for file in found.attachments)
        case "rows":
            return [[row.url, plain(row.title), row.published and row.published.isoformat()] for row in found.rows]
        case "published":
            return found.published and found.published.isoformat()
        case _:
            return plain(getattr(found, name))


def wanted(expected: dict[str, Any], name: str) -> Any:
    value = expected[name]
    match name:
        case "body":
            return [plain(line) for line in value]
        case "attachments":
            return sorted(value)
        case "rows":
            return [[url, plain(title), published] for url, title, published in value]
        case "published":
            return value
        case _:
            return plain(value)


# --- the pages


@pytest.mark.parametrize(
    ("golden", "name"),
    [
        pytest.param(golden, name, id=f"{golden.id}:{name}", marks=expected_to_fail(f"{golden.id}:{name}"))
        for golden, name in FIELDS
    ],
)
def test_a_page_reads_as_a_reader_sees_it(golden: Golden, name: str) -> None:
    found = reading_of(golden.id)
    assert shown(found, name) == wanted(golden.expected, name), f"{golden.id}: {name} ({found.container})"


@pytest.mark.parametrize("golden", by_id(PAGES, [f"{golden.id}:problem" for golden in PAGES]))
def test_a_page_is_read_without_a_problem(golden: Golden) -> None:
    assert reading_of(golden.id).problem is None


# --- the changes


@pytest.fixture
def life(request: pytest.FixtureRequest, clock: FixedClock) -> Iterator[Life]:
    """SQLite alone: that both databases record alike is shown in test_store_record.py."""
    with database_of(request, "sqlite", migrated=True) as database:
        yield Life(database, clock)


@pytest.mark.parametrize("case", by_id(CASES, [case.id for case in CASES]))
def test_a_change_is_news_or_not(case: Case, life: Life) -> None:
    raw = case.after()
    before, after = reading_of(case.golden.id), case.golden.read(raw)
    assert after.problem is None
    if case.golden.role is Role.LIST:
        told = told_of_list(case, life, before, after, raw)
    else:
        same = before.fingerprint == after.fingerprint
        assert same is not bool(case.events), "the fingerprint changed" if not same else "the fingerprint is the same"
        told = told_of_detail(case, life, before, after, raw)
    assert told == list(case.events)
    assert sorted(type_.value for event in life.events() for type_ in event.also) == sorted(case.also)


def told_of_detail(case: Case, life: Life, before: Document, after: Document, raw: bytes) -> list[str]:
    """The events when the page is seen twice in its later state, the hold apart; the first look tells nothing."""
    page = life.watch(case.golden.expected["url"])
    life.poll(page, before, raw=case.golden.raw)
    life.later(hours=6)
    life.poll(page, after, raw=raw)
    assert life.types() == [], "told before it was confirmed"
    life.later(seconds=600)
    life.poll(page, after, raw=raw)
    told = life.types()
    life.later(hours=6)
    life.poll(page, after, raw=raw)
    assert life.types() == told, "told twice"
    return told


def told_of_list(case: Case, life: Life, before: Document, after: Document, raw: bytes) -> list[str]:
    """The events when the list is seen in its later state and the pages it announces are read."""
    page = life.watch(case.golden.expected["url"], Role.LIST)
    life.poll(page, before, raw=case.golden.raw)
    life.later(hours=6)
    recorded = life.poll(page, after, raw=raw)
    for number, announced in enumerate(recorded.follow):
        life.poll(announced, document(*LONG, title=f"第{number}号整改任务验收销号公示"))
    return life.types()


# --- the collection itself


def test_the_collection_is_as_large_as_promised() -> None:
    silent = [case for case in CASES if not case.events]
    assert len(PAGES) >= 65 and sum(golden.role is Role.LIST for golden in PAGES) >= 8
    assert len(silent) >= 80 and len(CASES) - len(silent) >= 100
    assert len({golden.id.partition("/")[0] for golden in PAGES}) >= 15
    assert len({golden.expected["why"] for golden in PAGES}) == len(PAGES)


@pytest.mark.parametrize("golden", by_id(PAGES, [golden.id for golden in PAGES]))
def test_an_expectation_is_well_formed(golden: Golden) -> None:
    assert golden.expected.keys() <= ABOUT | set(JUDGED), golden.expected.keys() - ABOUT - set(JUDGED)
    assert golden.expected.keys() >= ABOUT - {"charset"} | ROLES[golden.role]
    assert golden.expected["url"].startswith(("http://", "https://"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in CASES])
def test_a_case_is_well_formed(case: Case) -> None:
    kind = case.id.rpartition("/")[2]
    assert kind.startswith("alert_" if case.events else "no_alert_")
    assert case.edits and case.after() != case.golden.raw
    described = json.loads((GOLDENS / case.golden.id / "cases" / f"{kind}.json").read_text("utf-8"))
    assert described.keys() <= {"why", "events", "also", "edits"} and described["why"]
    assert case.events or not case.also


def test_known_failures_name_what_exists() -> None:
    names = [f"{golden.id}:{name}" for golden, name in FIELDS] + [case.id for case in CASES]
    names += [f"{golden.id}:problem" for golden in PAGES]
    assert [name for name in KNOWN if name not in names] == []
    assert len(set(KNOWN)) == len(KNOWN)


@pytest.mark.parametrize(
    "edit",
    [
        {"find": "甲", "replace": "乙"}, {"find": "丁", "replace": "乙"}, {"find": "甲", "replace": "乙", "times": 3},
        {"before": "丁", "insert": "戊"}, {"after": "甲", "insert": "戊"}, {"delete_from": "丙", "delete_to": "甲"},
        {"find": "丙"}, {"find": "丙", "insert": "乙"}, {"find": "丁", "replace": "乙", "times": 0},
    ],
)  # fmt: skip
def test_an_edit_that_does_not_fit_is_an_error(edit: dict[str, Any]) -> None:
    with pytest.raises(AssertionError):
        apply_edit("甲乙甲丙", edit)


def test_edits_do_what_they_say() -> None:
    text = "甲乙甲丙"
    assert apply_edit(text, {"find": "丙", "replace": ""}) == "甲乙甲"
    assert apply_edit(text, {"find": "甲", "replace": "子", "times": 2}) == "子乙子丙"
    assert apply_edit(text, {"before": "丙", "insert": "丑"}) == "甲乙甲丑丙"
    assert apply_edit(text, {"after": "乙", "insert": "丑"}) == "甲乙丑甲丙"
    assert apply_edit(text, {"delete_from": "乙", "delete_to": "丙"}) == "甲丙"


# --- docs/adding-a-source.md: a new site is under twenty lines of TOML, one saved page, one golden answer, no code


def test_the_walk_through_holds() -> None:
    language, block = next(
        (name, body) for name, body in FENCE.findall(text_of("docs/adding-a-source.md")) if name == "toml"
    )
    assert language == "toml" and len(block.strip().splitlines()) < 20
    source = Source.model_validate(tomllib.loads(block))
    saved = [golden for golden in PAGES if golden.expected["url"].split("/")[2] in source.hosts]
    listed = [golden for golden in saved if golden.expected["url"] in {str(page.url) for page in source.lists}]
    notices = [golden for golden in saved if golden.role is Role.DETAIL]
    assert listed and notices, "the walk-through's list page and one of its notices are golden pages"
    for golden in (*listed, *notices):
        found = golden.read(source=source)
        for name in ROLES[golden.role]:
            assert shown(found, name) == wanted(golden.expected, name), (golden.id, name)
    titles = [row.title for golden in listed for row in golden.read(source=source).rows]
    assert source.include_title and any(re.search(source.include_title, title) for title in titles)
