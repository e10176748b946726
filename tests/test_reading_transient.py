"""A reading that breaks down by our fault says nothing of a file, and readers end with whoever started them."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from crawler import reading
from crawler.conversion import ANTIWORD, Converted
from crawler.reading import ReaderPool
from parsers.document import PARSER_VERSION, Block, BlockKind, Document
from store.rereading import refresh_reading, stale_reading
from store.tables import VersionRow
from tests.file_samples_old_office import doc
from tests.record_edges import life_on, on_both, page_row
from tests.recording import LONG, Life, document
from tests.store_record import FILE, URL

life = pytest.fixture(life_on)
BROKEN = Document(problem="解析超过 20 秒，已中止", transient=True)
SCAN = Document(kind="attachment", container="file:pdf", problem="扫描件，没有文字层（共 2 页）")


def words(*lines: str) -> Document:
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, text=line) for line in lines)
    return Document(kind="attachment", container="file:pdf", blocks=blocks)


def with_file(life: Life) -> int:
    (file,) = life.poll(life.watch(URL), document(*LONG, files=(FILE,))).follow
    return file


def versions(life: Life) -> list[VersionRow]:
    with life.database.read() as session:
        return list(session.scalars(select(VersionRow).order_by(VersionRow.page_id, VersionRow.n)))[1:]


def catch_up(life: Life, file: int, again: Document) -> bool:
    """What a worker does before it reads a file: the last version first, where that is due; whether it was."""
    with life.database.begin() as session:
        stale = stale_reading(session, file)
        if stale is not None:
            refresh_reading(session, stale, again)
    return stale is not None


@on_both
def test_a_baseline_whose_reading_broke_down_is_read_again_and_then_compared_by_its_words(life: Life) -> None:
    file = with_file(life)
    life.poll(file, BROKEN, raw=b"%PDF one")
    life.later(days=1)
    assert catch_up(life, file, words(*LONG)) and not catch_up(life, file, words(*LONG))
    life.confirmed(file, words(*LONG), raw=b"%PDF two")  # saved anew
    assert life.types() == [] and [version.text for version in versions(life)] == ["\n".join(LONG)] * 2
    life.confirmed(file, words(*LONG, "另增一项任务。"), raw=b"%PDF three")
    (event,) = life.events()
    assert "另增一项任务" in event.headline


def test_the_same_bytes_read_well_at_last_give_the_baseline_its_words(life: Life) -> None:
    file = with_file(life)
    life.poll(file, BROKEN, raw=b"%PDF one")
    life.poll(file, words(*LONG), raw=b"%PDF one")
    (version,) = versions(life)
    assert (version.text, version.parser_version) == ("\n".join(LONG), PARSER_VERSION)
    life.confirmed(file, words(*LONG), raw=b"%PDF two")
    assert life.types() == []


@on_both
def test_a_file_saved_anew_while_reading_breaks_down_is_no_news(life: Life) -> None:
    file = with_file(life)
    life.poll(file, words(*LONG), raw=b"%PDF one")
    life.later(days=1)
    life.confirmed(file, BROKEN, raw=b"%PDF two")
    life.later(seconds=600)
    life.poll(file, words(*LONG), raw=b"%PDF two")
    assert life.types() == []
    assert [version.text for version in versions(life)] == ["\n".join(LONG)] * 2  # the other bytes are kept


def test_another_text_is_told_though_a_reading_broke_down_between_its_two_looks(life: Life) -> None:
    file = with_file(life)
    life.poll(file, words(*LONG), raw=b"%PDF one")
    life.poll(file, words(*LONG, "另增一项任务。"), raw=b"%PDF two")
    life.later(seconds=600)
    life.poll(file, BROKEN, raw=b"%PDF two")
    life.later(seconds=600)
    assert len(life.poll(file, words(*LONG, "另增一项任务。"), raw=b"%PDF two").events) == 1


@on_both
def test_another_file_that_is_never_read_is_told_by_its_bytes_after_four_looks(life: Life) -> None:
    file = with_file(life)
    life.poll(file, words(*LONG), raw=b"%PDF one")
    told = []
    for _ in range(4):
        told.append(len(life.poll(file, BROKEN, raw=b"%PDF two").events))
        life.later(seconds=600)
    assert told == [0, 0, 0, 1] and page_row(life, file).hold_fingerprint is None


@on_both
def test_a_baseline_that_is_never_read_is_taken_by_its_bytes_after_three_more_attempts(life: Life) -> None:
    file = with_file(life)
    life.poll(file, BROKEN, raw=b"%PDF one")
    assert [catch_up(life, file, BROKEN) for _ in range(5)] == [True, True, True, False, False]
    assert len(life.confirmed(file, BROKEN, raw=b"%PDF one").events) == 0
    for _ in range(3):
        life.poll(file, BROKEN, raw=b"%PDF two")
        life.later(seconds=600)
    assert life.poll(file, BROKEN, raw=b"%PDF two").events


def test_a_new_file_is_not_compared_with_one_whose_reading_is_still_to_be_made(life: Life) -> None:
    file = with_file(life)
    life.poll(file, BROKEN, raw=b"%PDF one")
    life.poll(file, words(*LONG), raw=b"%PDF two")
    life.later(seconds=600)
    assert catch_up(life, file, words(*LONG))
    life.poll(file, words(*LONG), raw=b"%PDF two")
    assert life.types() == [] and len(versions(life)) == 2


@on_both
def test_an_older_parsers_reading_stays_while_todays_breaks_down(life: Life) -> None:
    file = with_file(life)
    life.poll(file, words(*LONG), raw=b"%PDF one")
    with life.database.begin() as session:
        session.scalars(select(VersionRow).where(VersionRow.page_id == file)).one().parser_version = "0"
    assert catch_up(life, file, BROKEN)
    assert versions(life)[0].text == "\n".join(LONG)
    assert catch_up(life, file, words("标题", *LONG))
    life.confirmed(file, words("标题", *LONG), raw=b"%PDF two")
    assert life.types() == []


def test_a_scan_is_what_it_is_and_compared_by_its_bytes_at_once(life: Life) -> None:
    file = with_file(life)
    life.poll(file, SCAN, raw=b"%PDF one")
    assert not catch_up(life, file, SCAN)
    assert len(life.confirmed(file, SCAN, raw=b"%PDF two").events) == 1


def test_only_failures_of_ours_are_kept_as_such() -> None:
    assert Document.from_json(BROKEN.to_json()) == BROKEN
    assert "transient" not in SCAN.to_json()


def sleeping(raw: bytes, *_: Any) -> Document:
    time.sleep(60)
    return Document()


def test_what_breaks_in_the_pool_is_a_failure_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_read_file", sleeping)

    async def main() -> tuple[Document, Document]:
        pool = ReaderPool(workers=1, timeout=0.5)
        try:
            slow = await pool.read_file(b"x", FILE)
        finally:
            await pool.close()
        return slow, await pool.read_file(b"x", FILE)

    slow, closed = asyncio.run(main())
    assert slow.transient and "0.5 秒" in (slow.problem or "")
    assert closed.transient and "停止" in (closed.problem or "")


@pytest.mark.parametrize(("made", "ours"), [(None, True), (bytes(range(256)) * 9, False)])
def test_a_conversion_that_failed_is_ours_and_what_it_made_is_the_files(
    monkeypatch: pytest.MonkeyPatch, made: bytes | None, ours: bool
) -> None:
    async def convert(*_: Any) -> Converted | None:
        return None if made is None else Converted(program="antiword", raw=made, suffix="pdf")

    monkeypatch.setattr(reading, "installed", lambda _kind: (ANTIWORD,))
    monkeypatch.setattr(reading, "convert", convert)

    async def main() -> Document:
        pool = ReaderPool(workers=1)
        try:
            return await pool.read_file(doc("甲", version=0x65), FILE.replace(".pdf", ".doc"))
        finally:
            await pool.close()

    document = asyncio.run(main())
    assert document.problem and "antiword" in document.problem and document.transient is ours


STARTER = """
import asyncio, os, re, sys
from crawler.reading import ReaderPool
from parsers.document import Document, Role

def stuck(raw, url, *_):
    open(os.path.join(url, str(os.getpid())), "w").close()
    re.match(r"(a+)+$", "a" * 40 + "b")  # no thread of Python's gets a turn
    return Document()

async def main():
    pool = ReaderPool(workers=3, timeout=200, read=stuck)
    await asyncio.gather(*(pool.read(b"x", sys.argv[1], role=Role.DETAIL) for _ in range(3)))

if __name__ == "__main__":
    asyncio.run(main())
"""


def test_every_reader_ends_with_an_owner_that_was_killed(tmp_path: Path) -> None:
    script, folder = tmp_path / "starter.py", tmp_path / "readers"
    folder.mkdir()
    script.write_text(STARTER)
    owner = subprocess.Popen(
        [sys.executable, str(script), str(folder)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _until(lambda: len(list(folder.iterdir())) == 3, 60)
    finally:
        owner.kill()
        owner.wait()
    readers = [int(path.name) for path in folder.iterdir()]
    try:
        _until(lambda: not any(map(_runs, readers)), 10)
    finally:
        for reader in filter(_runs, readers):
            os.kill(reader, signal.SIGKILL)


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _until(seen: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not seen():
        assert time.monotonic() < deadline
        time.sleep(0.05)
