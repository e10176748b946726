"""A parser with other rules reads the stored bytes again and tells nobody (invariant 4), on the demo's archive.

The sites of the demonstration are watched by a program with other rules, then by ours, then by one with yet others: in
none of these steps has anything happened on the sites but what the story says.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, nullcontext
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from demo.command import Ducha, read_lines
from demo.farm import Farm
from demo.story import load_story
from demo.verdict import Seen, judge_events, read_event, wanted
from parsers.document import PARSER_VERSION
from tests.other_parser import parser_with, rules

STORY = load_story()
BEFORE, AFTER = rules("before", unseen=1), rules("after", unseen=2)
FILES = "SELECT text FROM version JOIN page ON page.id = page_id WHERE role = 'attachment' AND n = version_n ORDER BY page_id"
HEADINGS = ("一、整改目标", "二、整改完成情况")


class Watched:
    """The demo's sites and one home, looked at by programs of several versions."""

    def __init__(self, home: Path, farm: Farm) -> None:
        self.home, self.farm, self.seq = home, farm, 0

    def program(self) -> Ducha:
        return Ducha(self.home, {"ALLOW_ADDRESSES": "127.0.0.0/8", "OPERATOR": "operator@demo.test"})

    def poll(self, now: datetime, added: Mapping[str, str] | None) -> list[dict[str, object]]:
        """Look at everything with this program; the events that follow."""
        with parser_with(added, self.home / "rules") if added else nullcontext():
            ducha = self.program()
            (report,) = read_lines(ducha.call("poll", "--all", "--delay", "0", "--json", now=now))
            events = read_lines(ducha.call("events", "--json", "--since", str(self.seq)))
        assert report["polled"]
        self.seq = max((int(event["seq"]) for event in events), default=self.seq)
        return events

    def ask(self, query: str) -> list[tuple[object, ...]]:
        (path,) = self.home.glob("*.sqlite3")
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute(query).fetchall()

    def read_by(self) -> Counter[str]:
        """How many current versions of pages that could be looked at were read by which parser."""
        query = (
            "SELECT parser_version FROM version JOIN page ON page.id = page_id AND n = version_n "
            "WHERE last_outcome IN ('fresh', 'unchanged', 'identical')"
        )
        return Counter(str(version).split("+")[0] for (version,) in self.ask(query))

    def bodies(self) -> str:
        query = "SELECT text FROM version JOIN page ON page.id = page_id AND n = version_n WHERE role = 'detail'"
        return "\n".join(str(text) for (text,) in self.ask(query))


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    with Farm(STORY, 0) as farm:
        watched = Watched(tmp_path / "home", farm)
        watched.home.mkdir()
        ids = farm.write_sources(watched.home / "sources")
        watched.program().call("sources", "enable", *ids, now=STORY.steps[0].at - timedelta(minutes=1))
        yield watched


@pytest.mark.slow
def test_other_rules_are_no_news_and_hide_none(watched: Watched) -> None:
    farm = watched.farm
    farm.goto(2)
    assert watched.poll(STORY.steps[2].at, BEFORE) == []
    assert watched.read_by().keys() == {"before"} and not any(line in watched.bodies() for line in HEADINGS)
    rows, pages = watched.ask("SELECT count(*) FROM list_row"), watched.ask("SELECT count(*) FROM page")
    files = watched.ask(FILES)

    # ours: bodies have headings, lists have rows that were not seen, files begin with what was not read
    now = STORY.steps[2].at + timedelta(hours=1)
    assert watched.poll(now, None) == []
    assert watched.poll(now + timedelta(hours=1), None) == []
    assert watched.read_by().keys() == {PARSER_VERSION}
    assert all(line in watched.bodies() for line in HEADINGS)
    assert watched.ask("SELECT count(*) FROM list_row") > rows and watched.ask("SELECT count(*) FROM page") > pages
    assert files and all(text != before for text, before in zip(watched.ask(FILES), files, strict=False))
    versions = watched.ask("SELECT page_id, max(n) FROM version GROUP BY page_id HAVING max(n) > 1")
    assert versions == [], "an older reading is replaced, not followed by another version"

    # yet others, and in the same look two real changes
    farm.goto(4)
    events = [*watched.poll(STORY.steps[4].at, AFTER), *watched.poll(STORY.steps[4].at + timedelta(hours=2), AFTER)]
    seen: list[Seen] = [read_event(event, farm.page_at) for event in events]
    assert judge_events([*wanted(STORY.steps[3]), *wanted(STORY.steps[4])], seen).is_clean, [str(s.happening) for s in seen]
    assert watched.read_by().keys() == {"after"} and not any(line in watched.bodies() for line in HEADINGS)
    told = json.dumps(events, ensure_ascii=False)
    assert not any(line in told for line in HEADINGS), "what only the rules took away is no part of the difference"
    assert "1.21" in told and "61" in told
