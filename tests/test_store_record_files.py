"""A file is followed as long as a notice links to it, and what befalls it is told once."""

from __future__ import annotations

from dataclasses import replace

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
