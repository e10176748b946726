"""A file is followed as long as a notice links to it, and what befalls it is told once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from parsers.document import Role
from store.pages import unwatch
from tests.record_edges import GONE, life_on, on_both, page_row, withdraw
from tests.recording import LONG, Life, document
from tests.store_record import FILE, LIST, URL, row

life = pytest.fixture(life_on)


@on_both
def test_a_file_of_two_notices_is_followed_as_long_as_one_links_to_it(life: Life) -> None:
    first, second = life.watch(URL), life.watch(URL + "?id=2")
    (file,) = life.poll(first, document(*LONG, files=(FILE,))).follow
    life.poll(second, document(*LONG, title="另一则公示", files=(FILE,)))
    life.poll(file, raw=b"%PDF-1.4 one")
    life.confirmed(first, document(*LONG))  # the first drops it
    assert page_row(life, file).state == "active"
    (event,) = life.confirmed(file, raw=b"%PDF-1.4 two").events
    assert event.page_id == second
    with life.database.begin() as session:
        assert unwatch(session, URL + "?id=2") == 2  # now it goes with the last one


def test_unwatching_a_notice_leaves_a_shared_file_to_the_other(life: Life) -> None:
    first, second = life.watch(URL), life.watch(URL + "?id=2")
    (file,) = life.poll(first, document(*LONG, files=(FILE,))).follow
    life.poll(second, document(*LONG, title="另一则公示", files=(FILE,)))
    with life.database.begin() as session:
        assert unwatch(session, URL) == 1
    assert (page_row(life, file).state, page_row(life, file).parent_id) == ("active", second)


def test_a_file_linked_again_is_a_baseline(life: Life) -> None:
    page = life.watch(URL)
    (file,) = life.poll(page, document(*LONG, files=(FILE,))).follow
    life.poll(file, raw=b"%PDF-1.4 one")
    life.confirmed(page, document(*LONG))
    life.later(days=30)
    life.confirmed(page, document(*LONG, files=(FILE,)))
    told = life.types()
    life.confirmed(file, raw=b"%PDF-1.4 two")
    assert life.types() == told
    life.confirmed(file, raw=b"%PDF-1.4 three")
    assert life.types() == [*told, "attachment.changed"]


def test_a_notice_that_is_a_file_of_the_list_is_its_own_subject(life: Life) -> None:
    column = life.watch(LIST, Role.LIST)
    (file,) = life.poll(column, document(rows=(replace(row(1), url=FILE),))).follow
    life.poll(file, raw=b"%PDF-1.4 one")
    life.confirmed(file, raw=b"%PDF-1.4 two")
    withdraw(life, file)
    assert [(e.type.value, e.page_id) for e in life.events()] == [
        ("attachment.changed", file), ("notice.withdrawn", file)
    ]  # fmt: skip


def test_a_file_that_goes_with_its_notice_is_no_news_of_its_own(life: Life) -> None:
    page = life.watch(URL)
    (file,) = life.poll(page, document(*LONG, files=(FILE,))).follow
    life.poll(file, raw=b"%PDF-1.4 one")
    life.later(hours=1)
    hinted = life.poll(file, **GONE)  # type: ignore[arg-type]
    assert hinted.follow == (page,)
    life.later(minutes=1)
    life.poll(page, **GONE)  # type: ignore[arg-type]
    life.later(minutes=30)
    life.poll(file, **GONE)  # type: ignore[arg-type]
    assert life.types() == []
    life.later(minutes=1)
    life.poll(page, **GONE)  # type: ignore[arg-type]
    life.later(minutes=31)
    life.poll(file, **GONE)  # type: ignore[arg-type]
    assert life.types() == ["notice.withdrawn"]
    life.later(days=1)
    life.confirmed(page, document(*LONG, files=(FILE,)))
    life.confirmed(file, raw=b"%PDF-1.4 one")  # both are back: the notice said so
    assert life.types() == ["notice.withdrawn", "notice.restored"]


@on_both
def test_a_file_that_goes_while_its_notice_only_flaps_is_news(life: Life) -> None:
    page = life.watch(URL)
    (file,) = life.poll(page, document(*LONG, files=(FILE,))).follow
    life.poll(file, raw=b"%PDF-1.4 one")
    life.poll(file, **GONE)  # type: ignore[arg-type]
    life.poll(page, **GONE)  # type: ignore[arg-type]
    life.later(minutes=31)
    life.poll(file, **GONE)  # type: ignore[arg-type]
    life.poll(page, document(*LONG, files=(FILE,)))
    life.later(minutes=31)
    life.poll(file, **GONE)  # type: ignore[arg-type]
    assert life.types() == ["attachment.changed"]
    life.later(days=1)
    life.confirmed(file, raw=b"%PDF-1.4 one")
    assert life.types() == ["attachment.changed", "attachment.changed"]
    assert "恢复" in life.events()[-1].headline


def listed_after_its_notice(life: Life) -> tuple[int, int]:
    """A list, and a file that a notice linked to once and that has just become a row of the list."""
    column, page = life.watch(LIST, Role.LIST), life.watch(URL)
    life.poll(column, document(rows=(row(1),)))
    (file,) = life.poll(page, document(*LONG, files=(FILE,))).follow
    life.poll(file, raw=b"%PDF-1.4 one")
    life.confirmed(page, document(*LONG))
    assert page_row(life, file).state == "unwatched"
    life.later(days=1)
    fresh = replace(row(47), url=FILE, published=date(2026, 3, 2))
    assert life.poll(column, document(rows=(fresh, row(1)))).follow == (file,)
    return column, file


@on_both
@pytest.mark.parametrize("raw", [b"%PDF-1.4 one", b"%PDF-1.4 two"])
def test_a_file_of_a_notice_that_becomes_a_row_is_announced_as_the_row(life: Life, raw: bytes) -> None:
    _, file = listed_after_its_notice(life)
    (event,) = life.poll(file, raw=raw).events
    assert (event.type.value, event.title, event.published) == ("notice.new", row(47).title, date(2026, 3, 2))
    told = life.types()
    withdraw(life, file)  # it was read as a row, so that its end is news
    assert life.types() == [*told, "notice.withdrawn"] and life.events()[-1].title == row(47).title


@on_both
def test_a_file_that_becomes_a_row_and_cannot_be_had_is_announced_and_not_withdrawn(life: Life) -> None:
    _, file = listed_after_its_notice(life)
    told = life.types()
    for _ in range(4):
        life.poll(file, **GONE)  # type: ignore[arg-type]
        life.later(minutes=40)
    assert life.types() == [*told, "notice.new", "source.failing"]
    assert (life.events()[-2].title, page_row(life, file).state) == (row(47).title, "active")
    life.poll(file, raw=b"%PDF-1.4 two")
    assert life.types() == [*told, "notice.new", "source.failing", "source.recovered"]


@on_both
def test_a_page_watched_again_that_is_gone_is_no_news_until_it_was_read(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG, title="白河市整改公示"))
    with life.database.begin() as session:
        unwatch(session, URL)
    assert life.watch(URL, title="白河市整改…") == page
    withdraw(life, page)
    assert life.types() == []
    life.poll(page, document(*LONG, title="白河市整改公示"))
    assert page_row(life, page).title == "白河市整改公示"
    withdraw(life, page)
    assert life.types() == ["notice.withdrawn"]
