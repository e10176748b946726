"""What happens to a notice at two addresses is told once, whichever of them shows it first, and is never kept from all."""

from __future__ import annotations

import pytest

from parsers.document import Document, Role
from store.pages import unwatch
from store.tables import SourceRow
from tests.record_edges import page_row, withdraw
from tests.recording import LONG, Life, altered, document
from tests.store_record import LIST, life_on_each, row

life = pytest.fixture(life_on_each)
SITE = "http://sthj.example.gov.cn"
OTHER = "http://www.example.gov.cn"
NOTICE = document(*LONG)
CORRECTED = altered(NOTICE, 1, "第2段：改为八月底前完成。")
FURTHER = altered(NOTICE, 1, "第2段：改为九月底前完成。")


def joined(life: Life, second: str = SITE) -> tuple[int, int]:
    """The page that a notice was told of, and its reprint, which joined silently."""
    pages = []
    for url in (f"{SITE}/l1/", f"{second}/l2/"):
        column = life.watch(url, Role.LIST)
        pages.append(life.watch(f"{url}t.html", announce=True, parent_id=column))
        life.poll(pages[-1], NOTICE)
    assert page_row(life, pages[1]).same_as_id == pages[0]
    assert life.types() == ["notice.new"]
    return pages[0], pages[1]


def told(life: Life) -> list[tuple[str, int | None]]:
    return [(event.type.value.partition(".")[2], event.page_id) for event in life.events()][1:]


def back(life: Life, page: int, reading: Document = NOTICE) -> None:
    life.later(days=1)
    life.confirmed(page, reading)


@pytest.mark.parametrize("second", [SITE, OTHER])
def test_a_reprint_that_goes_and_returns_is_no_news(life: Life, second: str) -> None:
    first, reprint = joined(life, second)
    withdraw(life, reprint)
    assert page_row(life, reprint).state == "withdrawn"
    back(life, reprint)
    assert page_row(life, reprint).state == "active"
    assert told(life) == []
    withdraw(life, first)
    assert told(life) == [("withdrawn", first)]


@pytest.mark.parametrize("reprint_first", [False, True])
def test_a_notice_that_goes_at_both_addresses_is_told_once(life: Life, reprint_first: bool) -> None:
    first, reprint = joined(life)
    for page in (reprint, first) if reprint_first else (first, reprint):
        withdraw(life, page)
    assert told(life) == [("withdrawn", first)]
    back(life, first)
    back(life, reprint)
    assert told(life) == [("withdrawn", first), ("restored", first)]


def test_a_notice_that_returns_at_its_second_address_alone_is_back(life: Life) -> None:
    first, reprint = joined(life)
    withdraw(life, reprint)
    withdraw(life, first)
    back(life, reprint)
    assert told(life) == [("withdrawn", first), ("restored", reprint)]


@pytest.mark.parametrize(("second", "reprint_first", "events"), [
    (SITE, False, [0]), (SITE, True, [1]), (OTHER, False, [0]),
    (OTHER, True, [1, 0]),  # who asked for the first site by its name has not heard of the second
])  # fmt: skip
def test_one_correction_at_both_addresses_is_told_once(
    life: Life, second: str, reprint_first: bool, events: list[int]
) -> None:
    pages = joined(life, second)
    for page in reversed(pages) if reprint_first else pages:
        life.confirmed(page, CORRECTED)
    assert told(life) == [("edited", pages[which]) for which in events]
    assert [page_row(life, page).version_n for page in pages] == [2, 2]


@pytest.mark.parametrize(("reading", "events"), [(CORRECTED, []), (FURTHER, ["edited"])])
def test_a_reprint_that_returns_otherwise_was_edited(life: Life, reading: Document, events: list[str]) -> None:
    first, reprint = joined(life)
    withdraw(life, reprint)
    life.confirmed(first, CORRECTED)
    back(life, reprint, reading)
    assert told(life)[1:] == [(event, reprint) for event in events]


@pytest.mark.parametrize("reprint_first", [False, True])
def test_what_only_one_address_shows_is_news(life: Life, reprint_first: bool) -> None:
    pages = joined(life)
    one, other = reversed(pages) if reprint_first else pages
    life.confirmed(one, CORRECTED)
    life.confirmed(other, FURTHER)
    assert told(life) == [("edited", one), ("edited", other)]
    life.confirmed(one, FURTHER)  # from another text than the other address
    assert told(life)[2:] == [("edited", one)]


def test_a_change_told_of_another_address_answers_for_one_change_only(life: Life) -> None:
    first, reprint = joined(life)
    life.confirmed(reprint, CORRECTED)
    for days, reading in ((1, CORRECTED), (8, NOTICE), (8, CORRECTED)):
        life.later(days=days)
        life.confirmed(first, reading)
    assert told(life) == [("edited", reprint), ("edited", first), ("edited", first)]


def test_a_file_that_comes_with_a_correction_is_news(life: Life) -> None:
    first, reprint = joined(life)
    life.confirmed(first, CORRECTED)
    life.confirmed(reprint, document(*(block.text for block in CORRECTED.blocks), files=(f"{SITE}/files/a.pdf",)))
    assert told(life) == [("edited", first), ("edited", reprint)]


@pytest.mark.parametrize("why", ["corrected", "heard of", "unwatched", "asked for", "disabled", "region"])
def test_a_reprint_speaks_where_nobody_else_does(life: Life, why: str) -> None:
    first, reprint = joined(life, OTHER)
    if why == "corrected":
        life.confirmed(first, CORRECTED)  # what stood there stands here alone
    elif why == "heard of":
        life.confirmed(reprint, CORRECTED)
        life.confirmed(first, CORRECTED)
    elif why == "asked for":
        life.watch(f"{OTHER}/l2/t.html")
    with life.database.begin() as session:
        if why == "unwatched":
            unwatch(session, f"{SITE}/l1/")
        elif why == "disabled":
            session.get_one(SourceRow, "watch:sthj.example.gov.cn").enabled = False
        elif why == "region":  # subscribers of the county heard nothing of the city
            session.get_one(SourceRow, "watch:sthj.example.gov.cn").region = "211400"
            session.get_one(SourceRow, "watch:www.example.gov.cn").region = "211402"
    withdraw(life, reprint)
    assert told(life)[-1] == ("withdrawn", reprint)
    back(life, reprint, CORRECTED if why == "heard of" else NOTICE)
    assert told(life)[-1] == ("restored", reprint)


def test_an_address_that_a_notice_moved_to_stays_its_new_one_when_asked_for(life: Life) -> None:
    column = life.watch(LIST, Role.LIST)
    life.poll(column, document(rows=(row(0),)))
    (old,) = life.poll(column, document(rows=(row(5), row(0)))).follow
    life.poll(old, NOTICE)
    (new, _hint) = life.poll(column, document(rows=(row(55), row(0)))).follow
    life.poll(new, NOTICE)
    assert life.watch(row(55).url) == new
    withdraw(life, old)
    assert life.types() == ["notice.new", "notice.moved"]
