"""The life of an attachment: what changed in its words is told, a file saved anew is not, a scan exchanged is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select, update

from notify.wording import view_of
from parsers.document import Attachment, Document
from parsers.files import read_file
from sources.clock import FixedClock
from store.history import load_version, versions_of
from store.record_file import file_fingerprint
from store.rereading import refresh_reading, stale_reading
from store.search import search
from store.tables import PageRow, VersionRow
from tests.conftest import BACKENDS, database_of
from tests.file_samples_office import docx, pack, xlsx
from tests.file_samples_pictures import pdf, png, scan
from tests.recording import LONG, Life, document

SITE = "http://sthj.example.gov.cn"
URL, FILE = f"{SITE}/tzgg/202602/t20260228_1.html", f"{SITE}/tzgg/202602/W020260228.xlsx"
ROWS = [["序号", "任务", "完成率"], [1, "青岚河断面水质不达标", 0.85], [2, "污水管网混接", 0.5]]
FORMATS = {"C2": "0%", "C3": "0%"}


@pytest.fixture(params=BACKENDS)
def life(request: pytest.FixtureRequest) -> Iterator[Life]:
    with database_of(request, request.param, migrated=True) as database:
        yield Life(database, FixedClock(datetime(2026, 3, 2, 2, 0, tzinfo=UTC)))


def tasks(share: float = 0.85, creator: str = "甲") -> bytes:
    return xlsx({"任务清单": [ROWS[0], [1, "青岚河断面水质不达标", share], ROWS[2]]}, formats=FORMATS, creator=creator)


def begin(life: Life, raw: bytes) -> tuple[int, int]:
    """A notice with one file, both read once."""
    page = life.watch(URL)
    (file,) = life.poll(page, document(*LONG, files=(FILE,))).follow
    life.poll(file, read(raw), raw=raw)
    return page, file


def read(raw: bytes) -> Document:
    return read_file(raw, FILE)


def confirmed(life: Life, file: int, raw: bytes) -> None:
    life.confirmed(file, read(raw), raw=raw)


def version_count(life: Life, page: int) -> int:
    with life.database.read() as session:
        return len(versions_of(session, page))


def test_a_figure_in_a_file_is_told_with_its_words(life: Life) -> None:
    page, file = begin(life, tasks())
    confirmed(life, file, tasks(0.98))
    (event,) = life.events()
    assert (event.type.value, event.page_id, event.url) == ("attachment.changed", page, URL)
    assert "“85%”→“98%”" in event.headline and "附件.pdf" in event.headline
    assert event.change is not None
    assert event.change["figures"][0]["before"] == "85%"
    (told,) = event.change["attachments_replaced"]
    assert (told["page"], told["version_before"], told["version_after"], told["note"]) == (file, 1, 2, "")
    with life.database.read() as session:
        version = load_version(session, file, 2)
        assert version is not None and "2 | 污水管网混接 | 50%" in version.document.body
        assert [hit.page_id for hit in search(session, "管网混接 98%")] == [file]
    view = view_of(event, "https://ducha.test")
    assert view.archive_link == f"https://ducha.test/pages/{file}/diff/1/2"
    assert [piece.text for piece in view.passages[0].pieces if piece.mark != "same"] == ["85%", "98%"]


def test_a_file_saved_anew_is_a_version_and_no_news(life: Life) -> None:
    _, file = begin(life, tasks())
    confirmed(life, file, tasks(creator="乙"))
    assert life.events() == [] and version_count(life, file) == 2
    life.later(days=1)
    confirmed(life, file, tasks(0.98))  # and is compared with as before
    assert life.types() == ["attachment.changed"]
    life.later(days=1)
    confirmed(life, file, tasks())  # nor has it used up the return to the first words
    assert life.types() == ["attachment.changed", "attachment.changed"]


def test_a_file_made_anew_at_every_request_is_one_version(life: Life) -> None:
    _, file = begin(life, tasks())
    for n in range(6):
        life.later(seconds=700)
        raw = tasks(creator=f"第{n}次")
        recorded = life.poll(file, read(raw), raw=raw)
        assert (recorded.confirm_at is not None) == (n % 2 == 0)  # a second look, then peace
    assert life.events() == [] and version_count(life, file) == 1
    life.later(days=1)
    for n in range(2):
        raw = tasks(0.98, creator=f"又{n}")
        life.poll(file, read(raw), raw=raw)
        life.later(seconds=700)
    assert life.types() == ["attachment.changed"]


def test_a_second_look_too_early_saves_nothing(life: Life) -> None:
    _, file = begin(life, tasks())
    raw = tasks(creator="乙")
    life.poll(file, read(raw), raw=raw)
    life.later(seconds=10)
    life.poll(file, read(raw), raw=raw)
    assert version_count(life, file) == 1


def test_what_cannot_be_read_is_compared_by_its_bytes(life: Life) -> None:
    _, file = begin(life, pdf(scan(1)))
    confirmed(life, file, pdf(scan(2)))
    (event,) = life.events()
    assert "附件内容被替换" in event.headline and "扫描件，没有文字层" in event.headline
    confirmed(life, file, pdf(scan(2), producer="排版二号"))  # who knows what was exchanged
    assert life.types() == ["attachment.changed"] * 2


def test_a_scan_in_the_place_of_words_is_told_as_such(life: Life) -> None:
    _, file = begin(life, tasks())
    confirmed(life, file, pdf(scan(1)))
    assert "（扫描件，没有文字层（共 1 页））" in life.events()[0].headline
    confirmed(life, file, tasks())
    assert life.events()[1].change["attachments_replaced"][0]["note"] == "原来的文件没有可以对照的文字"  # type: ignore[index]


def test_a_picture_within_a_file_is_part_of_it(life: Life) -> None:
    _, file = begin(life, docx(*LONG, media={"a.png": png(30, 30, 1)}))
    confirmed(life, file, docx(*LONG, media={"b.png": png(30, 30, 1)}))
    assert life.events() == []
    confirmed(life, file, docx(*LONG, media={"a.png": png(30, 30, 2)}))
    assert "文件中的图片有变化" in life.events()[0].headline


def test_a_member_of_an_archive_exchanged_under_its_name(life: Life) -> None:
    _, file = begin(life, pack({"清单.xlsx": b"one"}))
    confirmed(life, file, pack({"清单.xlsx": b"one"}, stamp=(2026, 2, 2, 2, 2, 2)))
    assert life.events() == []
    confirmed(life, file, pack({"清单.xlsx": b"two"}))
    assert life.types() == ["attachment.changed"]


def test_a_flap_of_words_tells_nothing(life: Life) -> None:
    _, file = begin(life, tasks())
    for raw in (tasks(0.98), tasks(), tasks(0.98), tasks()):
        life.poll(file, read(raw), raw=raw)
        life.later(seconds=700)
    assert life.events() == [] and version_count(life, file) == 1


def test_a_reading_that_fails_once_changes_nothing(life: Life) -> None:
    _, file = begin(life, tasks())
    life.confirmed(file, Document(problem="解析超过 20 秒，已中止"), raw=tasks())  # the same bytes
    assert life.events() == [] and version_count(life, file) == 1


def test_an_older_parsers_reading_is_made_anew_before_words_are_compared(life: Life) -> None:
    _, file = begin(life, tasks())
    with life.database.begin() as session:  # as the first version of the program left it
        digest = hashlib.sha256(tasks()).hexdigest()
        old = Document(title="附件.pdf", container="file", parser_version="0")
        session.execute(update(VersionRow).where(VersionRow.page_id == file).values(
            parser_version="0", fingerprint=digest, text="", document=old.to_json()))  # fmt: skip
        session.execute(update(PageRow).where(PageRow.id == file).values(fingerprint=digest))
    with life.database.begin() as session:
        stale = stale_reading(session, file)
        assert stale is not None and stale.raw == tasks()
        refresh_reading(session, stale, read_file(stale.raw, stale.url, stale.content_type))
    confirmed(life, file, tasks(creator="乙"))
    assert life.events() == []
    with life.database.begin() as session:
        assert stale_reading(session, file) is None
        assert "85%" in (
            session.scalar(select(VersionRow.text).where(VersionRow.page_id == file, VersionRow.n == 1)) or ""
        )
    confirmed(life, file, tasks(0.98))
    assert "“85%”→“98%”" in life.events()[0].headline


def test_a_scan_read_anew_is_no_baseline(life: Life) -> None:
    _, file = begin(life, pdf(scan(1)))
    with life.database.begin() as session:
        session.execute(update(VersionRow).where(VersionRow.page_id == file).values(parser_version="0"))
    with life.database.begin() as session:
        stale = stale_reading(session, file)
        assert stale is not None
        refresh_reading(session, stale, read(stale.raw))
    confirmed(life, file, pdf(scan(2)))
    assert life.types() == ["attachment.changed"]


def test_pictures_of_a_body_are_followed_and_their_exchange_is_told(life: Life) -> None:
    page = life.watch(URL)
    picture = Attachment(url=f"{SITE}/u/task1.png", text="任务清单图")
    elsewhere = Attachment(url="http://cdn.example.com/a.png", text="图片")
    notice = replace(document(*LONG), images=(picture, elsewhere, Attachment(url="sha256:00", text="图片")))
    (shown,) = life.poll(page, notice).follow
    life.poll(shown, read(png(900, 700, 1)), raw=png(900, 700, 1))
    confirmed(life, shown, png(900, 700, 2))
    (event,) = life.events()
    assert "图片被替换：任务清单图（图片（PNG，900×700），不识别文字）" in event.headline and event.page_id == page
    life.later(hours=1)
    life.confirmed(
        page, replace(notice, images=(Attachment(url=f"{SITE}/u/task2.png", text="任务清单图"), *notice.images[1:]))
    )
    assert life.types() == ["attachment.changed", "attachment.changed"]
    assert life.events()[1].change["attachments_added"][0]["url"] == f"{SITE}/u/task2.png"  # type: ignore[index]


def test_a_picture_moved_to_tls_is_no_change(life: Life) -> None:
    page = life.watch(URL)
    notice = replace(document(*LONG), images=(Attachment(url=f"{SITE}/u/a.png", text="图片"),))
    life.poll(page, notice)
    life.confirmed(
        page, replace(notice, images=(Attachment(url=f"{SITE}/u/a.png".replace("http:", "https:"), text="图片"),))
    )
    assert life.events() == [] and version_count(life, page) == 1


def test_a_file_linked_over_tls_is_a_version_and_no_news(life: Life) -> None:
    page = life.watch(URL)
    life.poll(page, document(*LONG, files=(FILE,)))
    life.confirmed(page, document(*LONG, files=(FILE.replace("http:", "https:"),)))
    assert life.events() == []


@pytest.mark.parametrize(("kept", "quoted"), [(90, True), (10, False)])
def test_a_long_file_is_compared_where_it_is_mostly_the_same(life: Life, kept: int, quoted: bool) -> None:
    before = docx(*(f"第{n}项：" + chr(0x4E00 + n) * 900 for n in range(100)))
    after = docx(*(f"第{n}项：" + chr((0x4E00 if n < kept else 0x5E00) + n) * 900 for n in range(100)))
    _, file = begin(life, before)
    confirmed(life, file, after)
    (event,) = life.events()
    assert ("修改" in event.headline) is quoted and ("未逐字列出" in event.headline) is not quoted


def test_the_fingerprint_is_that_of_what_was_read() -> None:
    words = read(docx("甲", "乙"))
    assert file_fingerprint(words, "1" * 64) == file_fingerprint(read(docx("甲 乙")), "2" * 64)
    for partial in (replace(words, truncated=True), replace(words, problem="损坏"), replace(words, blocks=())):
        assert file_fingerprint(partial, "1" * 64) == "1" * 64


def test_a_document_with_images_survives_json() -> None:
    before = replace(document("甲"), images=(Attachment(url="sha256:1", text="图"),))
    assert Document.from_json(before.to_json()) == before
    old = before.to_json()
    del old["images"]
    assert Document.from_json(old).images == ()
    assert replace(before, images=()).fingerprint != before.fingerprint
