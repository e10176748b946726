"""A notice whose text gave way to a file or a scan was edited; one whose text cannot be found was not read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from parsers.api import read
from parsers.document import Attachment, Document, Role
from store.misreading import is_replaced_by_files
from store.tables import PageRow
from tests.record_edges import life_on, on_both
from tests.recording import LONG, Life, document
from tests.store_record import URL

life = pytest.fixture(life_on)
SHORT = "<p>公示内容详见附件。</p><p><a href='/f/a.pdf'>附件.pdf</a></p>"
TEXT = "".join(f"<p>{line}</p>" for line in LONG)
OTHER_FILE = "<p><a href='/f/b.pdf'><img src='/i/pdf.png'></a></p>"
SCAN = "<p><img src='/f/scan1.jpg' width=800></p>"


def page(inner: str, place: str = "id=zoom") -> Document:
    html = f"<html><meta charset=utf-8><title>关于第8号整改任务的公示</title><body><h1>关于第8号整改任务的公示</h1><div {place}>{inner}</div>"
    return read(html.encode(), URL, role=Role.DETAIL)


@on_both
@pytest.mark.parametrize("before", [SHORT, TEXT])
@pytest.mark.parametrize(("after", "file"), [(OTHER_FILE, "b.pdf"), (SCAN, "scan1.jpg")])
def test_text_that_gave_way_to_a_file_is_an_edit_and_the_file_is_followed(
    life: Life, before: str, after: str, file: str
) -> None:
    notice = life.watch(URL)
    life.poll(notice, page(before))
    life.confirmed(notice, page(after))
    assert life.types() == ["notice.edited"]
    with life.database.read() as session:
        urls = session.scalars(select(PageRow.url).where(PageRow.parent_id == notice, PageRow.state == "active")).all()
    assert [url.rpartition("/")[2] for url in urls] == [file]


@pytest.mark.parametrize("after", ["", "<p></p>", "<p>&nbsp;</p>"])
@pytest.mark.parametrize("before", [SHORT, TEXT])
def test_a_body_that_is_gone_is_unread_however_short_it_was(life: Life, before: str, after: str) -> None:
    notice = life.watch(URL)
    life.poll(notice, page(before))
    life.confirmed(notice, page(after))
    assert life.types() == ["extraction.degraded"]


def test_a_long_text_that_shrank_beside_its_old_file_is_unread(life: Life) -> None:
    notice = life.watch(URL)
    life.poll(notice, page(TEXT + OTHER_FILE))
    life.confirmed(notice, page(OTHER_FILE))
    assert life.types() == ["extraction.degraded"]


FILES = document(files=("http://a.gov.cn/a.pdf",))
SHOWN = replace(document(), images=(Attachment(url="http://a.gov.cn/a.jpg", text=""),))


@pytest.mark.parametrize(
    ("before", "after", "replaced"),
    [
        (document(*LONG), FILES, True), (document(*LONG), SHOWN, True), (FILES, FILES, False), (FILES, SHOWN, True),
        (FILES, document(), False), (document(*LONG), replace(FILES, container="mark:#content"), False),
        (replace(document(*LONG), container="density:div"), replace(FILES, container="density:div"), False),
        (replace(document(*LONG), container=""), replace(FILES, container=""), False),
    ],
)  # fmt: skip
def test_only_what_is_new_in_the_same_marked_place_takes_the_place_of_text(
    before: Document, after: Document, replaced: bool
) -> None:
    assert is_replaced_by_files(before, after) is replaced
