"""A file that leaves a notice goes to the oldest other one that links to it, however many leave: one question for all."""

from __future__ import annotations

import pytest
from sqlalchemy import event

from store.pages import unwatch
from tests.record_edges import life_on, on_both, page_row
from tests.recording import LONG, Life, document
from tests.store_record import URL

life = pytest.fixture(life_on)
FILES = tuple(f"http://sthj.example.gov.cn/files/{name}" for name in ("1.pdf", "清单.xls", "2.pdf", "show?id=3", "4/"))


def notices(life: Life, *files: tuple[str, ...]) -> tuple[list[int], tuple[int, ...]]:
    """Notices with these files, and the files of the first."""
    pages = [life.watch(f"{URL}?id={n}") for n in range(len(files))]
    looks = [life.poll(page, document(*LONG, title=f"第{page}则公示", files=own)) for page, own in zip(pages, files, strict=True)]
    return pages, looks[0].follow


def holders(life: Life, files: tuple[int, ...]) -> list[int | None]:
    rows = [page_row(life, file) for file in files]
    return [row.parent_id if row.state == "active" else None for row in rows]


@on_both
def test_files_that_leave_together_each_find_their_own_holder(life: Life) -> None:
    pages, files = notices(life, FILES, (), FILES[1:2], (FILES[1], FILES[4].replace("http:", "https:")), FILES[3:4])
    asked: list[str] = []
    event.listen(life.database.engine, "before_cursor_execute", lambda *of: asked.append(f"{of[2]} {of[3]}"))
    life.confirmed(pages[0], document(*LONG, title=f"第{pages[0]}则公示"))
    assert holders(life, files) == [None, pages[2], None, pages[4], pages[3]]
    assert sum(one.startswith("SELECT") and "attachments" in one for one in asked) == 1


@on_both
def test_files_of_a_notice_that_is_unwatched_find_their_own_holder(life: Life) -> None:
    pages, files = notices(life, FILES, FILES[2:4])
    with life.database.begin() as session:
        assert unwatch(session, f"{URL}?id=0") == 4
    assert holders(life, files) == [None, None, pages[1], pages[1], None]
    with life.database.begin() as session:
        unwatch(session, str(files[2]))  # the file itself: it is given to nobody
    assert holders(life, files) == [None, None, None, pages[1], None]


@on_both
def test_a_notice_of_another_source_or_one_that_is_gone_holds_no_file(life: Life) -> None:
    other = life.watch("http://elsewhere.example.gov.cn/t1.html")
    pages, files = notices(life, FILES[:1], FILES[:1])
    life.poll(other, document(*LONG, title="别处的公示", files=FILES[:1]))
    with life.database.begin() as session:
        unwatch(session, f"{URL}?id=1")
    life.confirmed(pages[0], document(*LONG, title=f"第{pages[0]}则公示"))
    assert holders(life, files) == [None]
