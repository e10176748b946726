"""Recording polls: what becomes an event, what never does. One test per promise, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from parsers.document import Role
from store.capture import Outcome, Poll
from store.claims import claim
from store.history import load_raw, versions_of
from store.pages import find_page, unwatch
from store.record import record
from store.rereading import refresh_reading, stale_reading
from store.tables import PageRow
from tests.recording import HOLD, LONG, Life, altered, document
from tests.store_record import FILE, LIST, URL, life_on_each, row

life = pytest.fixture(life_on_each)


def test_a_figure_that_moved_is_progress(life: Life) -> None:
    page = life.watch(URL)
    before = document(*LONG, kind="rectification_progress", facts={"task_counts": [{"total": 82, "done": 59}]})
    after = replace(
        altered(before, 0, "截至2026年2月底,82项任务已完成82项。"), facts={"task_counts": [{"total": 82, "done": 82}]}
    )
    life.poll(page, before)
    life.confirmed(page, after)
    (event,) = life.events()
    assert event.type.value == "progress.updated"
    assert [t.value for t in event.also] == ["notice.edited"]
    assert "59→82" in event.headline


def test_attachments_exchanged_added_and_removed(life: Life) -> None:
    page = life.watch(URL)
    follow = life.poll(page, document(*LONG, files=(FILE,))).follow
    assert len(follow) == 1
    life.poll(follow[0], raw=b"%PDF-1.4 one")
    recorded = life.confirmed(follow[0], raw=b"%PDF-1.4 two")
    (event,) = recorded.events
    assert (event.type.value, event.url, event.page_id) == ("attachment.changed", URL, page)
    assert event.change is not None
    assert event.change["attachments_replaced"][0]["url"] == FILE
    life.confirmed(page, document(*LONG, files=(FILE + "?v=2",)))
    assert life.types() == ["attachment.changed", "attachment.changed"]
    with life.database.read() as session:  # the file that is linked no more is followed no more
        assert session.get_one(PageRow, follow[0]).state == "unwatched"


def test_a_list_baseline_then_new_rows(life: Life) -> None:
    list_page = life.watch(LIST, Role.LIST)
    recorded = life.poll(list_page, document(rows=(row(1), row(2, published=date(2024, 1, 1)))))
    assert len(recorded.follow) == 1  # the old row is in the archive only
    assert life.events() == []
    recorded = life.poll(list_page, document(rows=(row(3), row(1))))
    assert life.events() == []  # told with the first read of the page itself
    (detail,) = recorded.follow[:1]
    life.poll(detail, document(*LONG, title=row(3).title, facts={"notice_end": "2026-03-16"}))
    (event,) = life.events()
    assert (event.type.value, event.url) == ("notice.new", row(3).url)
    assert "2026-03-16" in event.headline
    life.poll(detail, document(*LONG, title=row(3).title))
    life.poll(list_page, document(rows=(row(3), row(1))))
    assert len(life.events()) == 1


def test_a_new_row_whose_page_cannot_be_read_is_announced_by_its_title(life: Life) -> None:
    list_page = life.watch(LIST, Role.LIST)
    life.poll(list_page, document(rows=(row(1),)))
    (detail,) = life.poll(list_page, document(rows=(row(3), row(1)))).follow
    first = life.poll(detail, outcome=Outcome.ERROR, reason="timeout")
    assert first.confirm_at is not None
    assert life.events() == []
    life.later(seconds=600)
    life.poll(detail, outcome=Outcome.ERROR, reason="timeout")
    assert life.types() == ["notice.new"]
    life.later(hours=1)
    life.poll(detail, document(*LONG, title=row(3).title))
    assert life.types() == ["notice.new"]  # reading it at last is a baseline, not a second announcement


def test_very_many_rows_are_events_each_in_one_group(life: Life) -> None:
    list_page = life.watch(LIST, Role.LIST)
    life.poll(list_page, document(rows=(row(0),)))
    for page in life.poll(list_page, document(rows=(*(row(n) for n in range(1, 26)), row(0)))).follow:
        life.poll(page, document(*LONG, title=f"第{page}号整改任务验收销号公示"))
    assert life.types() == ["notice.new"] * 25
    assert len({event.group for event in life.events()}) == 1
    assert life.events()[0].group is not None
    assert len({event.id for event in life.events()}) == 25


def test_an_empty_list_is_trouble_not_a_withdrawal(life: Life) -> None:
    list_page = life.watch(LIST, Role.LIST)
    life.poll(list_page, document(rows=(row(1), row(2))))
    for _ in range(3):
        life.poll(list_page, document())
    assert life.types() == ["list.empty"]
    life.poll(list_page, document(rows=(row(1), row(2))))
    assert life.types() == ["list.empty", "source.recovered"]


def test_a_vanished_row_only_hints(life: Life) -> None:
    list_page = life.watch(LIST, Role.LIST)
    follow = life.poll(list_page, document(rows=(row(1), row(2)))).follow
    for page in follow:
        life.poll(page, document(*LONG, title=f"{page}"))
    recorded = life.poll(list_page, document(rows=(row(1),)))
    assert recorded.follow == (follow[1],)
    assert life.events() == []


def test_a_reprint_in_another_column_joins_the_first(life: Life) -> None:
    """Same title and body in another column: one piece of news; in the same column: two (invariant 10)."""
    columns = [life.watch(f"http://sthj.example.gov.cn/col{n}/", Role.LIST) for n in (1, 2)]
    for column in columns:
        life.poll(column, document(rows=(row(0),)))
    notice = document(*LONG)
    (first,) = life.poll(columns[0], document(rows=(row(5), row(0)))).follow
    life.poll(first, notice)
    (again,) = life.poll(columns[1], document(rows=(row(6), row(0)))).follow
    life.poll(again, notice)
    assert life.types() == ["notice.new"]
    (sibling,) = life.poll(columns[1], document(rows=(row(7), row(6), row(0)))).follow
    life.poll(sibling, document(*LONG, title="关于第13号整改任务验收销号的公示"))
    assert life.types() == ["notice.new", "notice.new"]


def test_a_notice_that_changes_its_address_has_moved(life: Life) -> None:
    column = life.watch(LIST, Role.LIST)
    life.poll(column, document(rows=(row(0),)))
    (old,) = life.poll(column, document(rows=(row(5), row(0)))).follow
    life.poll(old, document(*LONG))
    (new, _hint) = life.poll(column, document(rows=(row(55), row(0)))).follow
    life.poll(new, document(*LONG))
    assert life.types() == ["notice.new", "notice.moved"]
    assert life.events()[1].facts["moved_from"] == row(5).url


def test_a_parser_change_is_not_news(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG, parser_version="0"))
    with life.database.begin() as session:
        stale = stale_reading(session, page)
        assert stale is not None
        # today's parser keeps the first paragraph too, which version 0 had dropped
        refresh_reading(session, stale, document("新解析器多读出的一段。", *LONG))
    life.poll(page, document("新解析器多读出的一段。", *LONG))
    assert life.events() == []
    with life.database.read() as session:
        assert stale_reading(session, page) is None
        assert len(versions_of(session, page)) == 1


def test_a_lost_lease_saves_nothing(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG))
    with life.database.begin() as session:
        (poll,) = claim(session, life.clock.now(), everything=True, ids=[page])
        assert claim(session, life.clock.now(), everything=True) == []  # nobody else gets it
    late: Poll = replace(poll, lease="somebody else's")
    reading = document("改", *LONG)
    recorded_one = life_fetch(life, poll, reading)
    with life.database.begin() as session:
        result = record(
            session, late, recorded_one, reading, now=life.clock.now(), confirm=HOLD, plan=lambda *_: None
        )
    assert result is None


def life_fetch(life: Life, poll: Poll, reading: object) -> object:
    from store.capture import Fetched

    return Fetched(
        outcome=Outcome.FRESH, reason="", status=200, final_url=poll.url, fetched_at=life.clock.now(), raw=b"x",
        digest="d",
    )  # fmt: skip


def test_the_evidence_is_kept_and_history_survives_unwatching(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG), raw="<p>原始字节</p>".encode())
    with life.database.begin() as session:
        assert load_raw(session, page, 1) == "<p>原始字节</p>".encode()
        assert unwatch(session, URL) == 1
        assert claim(session, life.clock.now() + timedelta(days=99), everything=True) == []
        found = find_page(session, URL + "#top")
    assert found is not None
    assert found.version_n == 1


def test_retry_after_stops_the_whole_host(life: Life) -> None:
    page, sibling = life.watch(URL), life.watch(URL + "?id=2")
    life.poll(page, outcome=Outcome.ERROR, reason="http-503", status=503, retry_after=120.0)
    life.later(seconds=119)
    with life.database.begin() as session:
        assert claim(session, life.clock.now(), everything=True) == []
    life.later(seconds=1)
    with life.database.begin() as session:
        assert {poll.page_id for poll in claim(session, life.clock.now(), everything=True)} == {page, sibling}


def test_sequence_numbers_follow_commits_without_gaps(life: Life) -> None:
    for number in range(3):
        page = life.watch(f"{URL}?id={number}")
        life.poll(page, document(*LONG))
        life.confirmed(page, altered(document(*LONG), 0, f"修改后的第{number}段"))
    assert [event.seq for event in life.events()] == [1, 2, 3]
