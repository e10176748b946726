"""Very many new rows at once: one group of what is news, told when its pages have been read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from parsers.document import Document, Role, Row
from store import outbox
from store.capture import Outcome
from store.news import GROUP_OVER
from store.outbox import GROUP_WAIT
from store.tables import PageRow
from tests.recording import Life, document
from tests.store_record import LIST, life_on_each

life = pytest.fixture(life_on_each)
MANY = GROUP_OVER + 2
OTHER = "http://sthj.example.gov.cn/zhuanti/dczg/"


def column(life: Life, url: str) -> int:
    """A list whose baseline is known."""
    page = life.watch(url, Role.LIST)
    life.poll(page, document(rows=rows_at(url, range(0))))
    return page


def rows_at(url: str, numbers: range) -> tuple[Row, ...]:
    """These notices above what was there before; without days, so that the lowest is the oldest."""
    old = Row(url=f"{url}old.html", title="关于召开工作会议的通知")
    return (*(Row(url=f"{url}t{n}.html", title=title_of(n)) for n in numbers), old)


def title_of(number: int) -> str:
    return f"第{number}号整改任务验收销号公示"


def notice(number: int) -> Document:
    """What the page of a row says."""
    text = f"经现场核查，第{number}号整改任务已按方案要求完成，投入资金{number * 7}万元，达到验收销号标准，现予公示，公示期五个工作日。"
    return document(text, "临岳市生态环境局", title=title_of(number))


def publish(life: Life, page: int, url: str, numbers: range) -> tuple[int, ...]:
    """A column shows these notices, and each page is read."""
    followed = life.poll(page, document(rows=rows_at(url, numbers))).follow
    for number, detail in zip(reversed(numbers), followed, strict=True):
        life.poll(detail, notice(number))
    return followed


def told(life: Life) -> list[str]:
    return [event.title for event in life.events() if event.type.value == "notice.new"]


def held_back(life: Life) -> bool:
    with life.database.read() as session:
        assert outbox.has_unexpanded(session, life.clock.now()) == bool(outbox.unexpanded(session, 1, life.clock.now()))
        return not outbox.unexpanded(session, 1, life.clock.now())


def test_a_second_column_of_the_same_notices_is_no_event(life: Life) -> None:
    first, second = column(life, LIST), column(life, OTHER)
    originals = publish(life, first, LIST, range(MANY))
    assert len(told(life)) == MANY
    copies = publish(life, second, OTHER, range(MANY))
    assert len(told(life)) == MANY
    with life.database.read() as session:
        rows = session.scalars(select(PageRow).where(PageRow.id.in_(copies))).all()
        assert {page.same_as_id for page in rows} == set(originals)
        assert not any(page.announce or page.announce_group for page in rows)


@pytest.mark.parametrize(("known", "then", "grouped"), [
    (range(10), range(MANY), MANY - 10),  # ten were told each on its own
    (range(MANY), range(10), 0),
    (range(MANY), range(3, MANY + 5), 5),  # the group holds what is news, and nothing else
])  # fmt: skip
def test_a_group_holds_only_what_is_news(life: Life, known: range, then: range, grouped: int) -> None:
    first, second = column(life, LIST), column(life, OTHER)
    publish(life, first, LIST, known)
    before = told(life)
    publish(life, second, OTHER, then)
    fresh = life.events()[len(before) :]
    assert [event.title for event in fresh] == [title_of(n) for n in reversed(then) if n not in known]
    assert len(fresh) == grouped
    assert len({event.group for event in fresh}) <= 1 and all(event.group for event in fresh)


def test_sibling_notices_of_one_column_are_each_news(life: Life) -> None:
    page = column(life, LIST)
    publish(life, page, LIST, range(40))
    assert sorted(told(life)) == sorted(title_of(n) for n in range(40))


def test_a_group_waits_for_its_pages_and_is_given_whole(life: Life) -> None:
    page = column(life, LIST)
    *most, last = life.poll(page, document(rows=rows_at(LIST, range(MANY)))).follow
    for number, detail in enumerate(most):
        life.poll(detail, notice(number))
        assert held_back(life)
    life.poll(last, notice(MANY))
    with life.database.read() as session:
        assert len(outbox.unexpanded(session, 1, life.clock.now())) == MANY


def test_a_group_waits_no_longer_than_an_hour(life: Life) -> None:
    page = column(life, LIST)
    first, *_ = life.poll(page, document(rows=rows_at(LIST, range(MANY)))).follow
    life.poll(first, notice(1))
    life.later(seconds=(GROUP_WAIT - timedelta(minutes=1)).total_seconds())
    assert held_back(life)
    life.later(seconds=60)
    assert not held_back(life)


def test_other_news_does_not_wait_for_a_group(life: Life) -> None:
    page, other = column(life, LIST), column(life, OTHER)
    first, *_ = life.poll(page, document(rows=rows_at(LIST, range(MANY)))).follow
    life.poll(first, notice(1))
    publish(life, other, OTHER, range(90, 91))
    with life.database.read() as session:
        assert [event.title for event in outbox.unexpanded(session, 9, life.clock.now())] == [title_of(90)]


def test_what_cannot_be_read_is_told_in_the_group_by_its_row(life: Life) -> None:
    page = column(life, LIST)
    *most, last = life.poll(page, document(rows=rows_at(LIST, range(MANY)))).follow
    for number, detail in enumerate(most):
        life.poll(detail, notice(number))
    life.poll(last, outcome=Outcome.ERROR, reason="timeout")
    assert held_back(life)
    life.later(seconds=600)
    life.poll(last, outcome=Outcome.ERROR, reason="timeout")
    assert not held_back(life)
    assert len({event.group for event in life.events()}) == 1
    assert life.events()[-1].facts["unread"] == "timeout"


def test_a_file_among_many_rows_is_told_in_the_group(life: Life) -> None:
    page = column(life, LIST)
    file = Row(url=f"{LIST}qingdan.pdf", title="整改任务清单")
    *_, page = life.poll(page, document(rows=(file, *rows_at(LIST, range(MANY - 1))))).follow
    life.poll(page, raw=b"%PDF-1.4 one")
    (event,) = life.events()
    assert event.title == "整改任务清单" and event.group is not None
