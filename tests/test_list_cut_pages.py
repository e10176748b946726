"""A further page of a list, or the answer that holds its rows, may be cut where nobody says its length: its rows are owed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest

from crawler.ending import stops_short_of
from parsers.document import Ask, Document, Role
from sources.clock import FixedClock
from store.capture import Fetched, Outcome, Poll
from store.claims import claim
from store.database import Database
from store.paging import GAP_MOST
from store.unclosed import UNCLOSED
from tests import test_list_trouble
from tests.test_list_trouble import DATA, LIST, Baihe, rows

PAGE = (
    '<!DOCTYPE html><html><body><div class="nav">首页</div><div><ul class="list">\n', "</ul></div><div>主办单位：白河市</div>", "</body></html>"
)  # fmt: skip
PIECE = ('<div class="list"><ul>\n', "</ul></div>", "")
OPEN_PIECE = ('<div class="list"><div><ul>\n', "</ul></div>", "")
SECOND = f"{LIST}index_1.html"


@dataclass
class Cutting(Baihe):
    """As it, with real bytes: of `cut` addresses only so many rows arrive; pages are laid out as `shapes` say."""

    cut: dict[str, int] = field(default_factory=dict)
    shapes: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)

    async def fetch(self, poll: Poll) -> Fetched:
        if poll.role is not Role.LIST or (self.by_script and poll.url == LIST):
            return await super().fetch(poll)
        self.asked.append(poll.url)
        number = int(found[1]) if (found := re.search(r"_(\d+)\.html", poll.url)) else 0
        top = self.top - 10 * number
        lines = [f'<li><a href="{row.url}">{row.title}</a></li>\n' for row in rows(top, max(0, top - 10))]
        begin, end, close = self.shapes.get(poll.url, PAGE)
        most = self.cut.get(poll.url)
        text = begin + "".join(lines[:most]) + (end + close if most is None else "")
        raw = text.encode() if lines else b""
        return Fetched(
            outcome=Outcome.FRESH if raw else Outcome.GONE, reason="" if raw else "http-404", status=200, raw=raw,
            final_url=poll.url, fetched_at=self.clock.now(), digest=f"{hash(raw):064x}"[-64:], headers=self.headers,
        )  # fmt: skip

    async def read(self, raw: bytes, url: str, *, role: Role, **more: Any) -> Document:
        if role is not Role.LIST or (self.by_script and url == LIST):
            return await super().read(raw, url, role=role, **more)
        found = [int(n) for n in re.findall(rb"/t(\d+)\.html", raw)]
        number = int(page[1]) if (page := re.search(r"_(\d+)\.html", url)) else 0
        following = () if self.by_script else (Ask(url=f"{LIST}index_{number + 1}.html"),)
        return Document(kind="list", rows=tuple(row for n in found for row in rows(n, n - 1)), next_pages=following)


@pytest.fixture
def town(database: Database, clock: FixedClock) -> Cutting:
    return Cutting(database, clock, top=40)


def old(shape: tuple[str, str, str]) -> tuple[str, str, str]:
    return (shape[0], shape[1], "")


@pytest.mark.parametrize(
    ("first", "second"), [(PAGE, PAGE), (old(PAGE), old(PAGE)), (PAGE, PIECE), (PIECE, PIECE), (old(PAGE), PIECE)]
)
@pytest.mark.parametrize("arrived", [1, 9])
def test_rows_behind_a_cut_are_owed(
    town: Cutting, first: tuple[str, str, str], second: tuple[str, str, str], arrived: int
) -> None:
    town.shapes = {LIST: first, **{f"{LIST}index_{n}.html": second for n in range(1, 9)}}
    assert town.poll().unread_since is None and town.known() == set(range(1, 41))
    town.top, town.cut = 58, {SECOND: arrived}
    page = town.poll()
    assert (page.unread_since is not None, page.fails, page.last_outcome) == (True, 0, "fresh")
    assert town.known() == set(range(1, 41)) | set(range(49, 59))
    town.top, town.cut = 59, {}
    assert town.poll().unread_since is None
    assert town.known() == set(range(1, 60))


def test_a_baseline_that_was_cut_is_no_news_when_it_is_whole(town: Cutting) -> None:
    town.cut = {SECOND: 4}
    assert town.poll().unread_since is not None
    town.cut = {}
    assert town.poll().unread_since is None
    assert town.known() == set(range(1, 41)) and town.events() == []


@pytest.mark.parametrize(("first", "second"), [(PAGE, old(PAGE)), (PAGE, OPEN_PIECE), (old(PAGE), OPEN_PIECE)])
def test_further_pages_that_always_end_so_are_read_when_it_has_lasted(
    town: Cutting, first: tuple[str, str, str], second: tuple[str, str, str]
) -> None:
    town.shapes = {LIST: first}
    town.poll()
    town.top, town.shapes = 58, {LIST: first, SECOND: second}
    for _ in range(3):
        assert town.poll().unread_since is not None
        town.clock._now += GAP_MOST / 3 - timedelta(hours=1)
    assert 48 not in town.known()
    assert town.poll().unread_since is None
    assert town.known() == set(range(1, 59))


@pytest.mark.parametrize(("headers", "render"), [({"content-length": "9"}, "http"), ({}, "browser")])
def test_answers_that_say_their_length_and_pages_of_a_browser_are_whole(
    town: Cutting, monkeypatch: pytest.MonkeyPatch, headers: dict[str, str], render: str
) -> None:
    town.poll()
    town.top, town.cut, town.headers = 58, {SECOND: 8}, headers
    monkeypatch.setattr(test_list_trouble, "claim", lambda *of, **how: [replace(poll, render=render) for poll in claim(*of, **how)])
    assert town.poll().unread_since is None


def test_a_missing_page_that_is_left_open_is_still_the_end(town: Cutting) -> None:
    town.top, town.cut = 20, {f"{LIST}index_2.html": 0}
    town.poll()
    town.top = 30  # the third page has no rows, and is not closed
    assert town.poll().unread_since is None


@pytest.mark.parametrize("shape", [PAGE, PIECE])
def test_rows_that_another_address_holds_are_no_list_when_cut(town: Cutting, shape: tuple[str, str, str]) -> None:
    town.by_script, town.shapes = True, {DATA: shape}
    assert town.poll().last_reason == "" and town.known() == set(range(31, 41))
    town.top, town.cut = 45, {DATA: 3}
    assert (town.poll().last_reason, town.known()) == (UNCLOSED, set(range(31, 41)))
    town.cut = {}
    assert town.poll().last_reason == ""
    assert town.known() == set(range(31, 46))


def test_rows_that_another_address_always_leaves_open_are_read_at_the_second_look(town: Cutting) -> None:
    town.by_script, town.shapes = True, {DATA: OPEN_PIECE}
    assert [town.poll().last_reason for _ in range(2)] == [UNCLOSED, ""]
    town.top = 45
    assert town.poll().last_reason == "" and town.known() == set(range(31, 46))


def test_what_a_piece_of_a_page_must_close() -> None:
    def answer(shape: tuple[str, str, str]) -> bytes:
        return "".join(shape).encode()

    assert not stops_short_of(answer(PIECE), answer(PAGE)) and not stops_short_of(b"<li>1</li><li>2</li>", answer(PAGE))
    assert stops_short_of(answer(OPEN_PIECE), answer(PAGE)) and not stops_short_of(answer(OPEN_PIECE), answer(OPEN_PIECE))
    assert not stops_short_of(b'{"rows":[', answer(PAGE)) and not stops_short_of(answer(PAGE), answer(PAGE))
