"""Files are read in the pool, and given to other programs within limits where only those can read them."""

from __future__ import annotations

import asyncio
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crawler import conversion
from crawler.conversion import ANTIWORD, PROGRAMS, Program, convert
from crawler.reading import ReaderPool
from parsers.document import Document
from tests.file_samples_office import docx
from tests.file_samples_old_office import compound, doc
from tests.file_samples_pictures import pdf, scan

URL = "http://sthjj.qinglan.test/files/a.doc"
OLD = doc("甲", version=0x65)


def use(story: Callable[[ReaderPool], Coroutine[Any, Any, Any]], **values: Any) -> Any:
    async def main() -> Any:
        pool = ReaderPool(workers=1, **values)
        try:
            return await story(pool)
        finally:
            await pool.close()

    return asyncio.run(main())


def read(raw: bytes, **values: Any) -> Document:
    document: Document = use(lambda pool: pool.read_file(raw, URL), **values)
    return document


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Puts a shell script in the place of an installed program, and leaves no other at hand."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setattr(conversion, "PROGRAMS", {})

    def install(script: str, result: str | None = None, makes: str = "txt", **values: Any) -> None:
        path = folder / "odd-office"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        made = Program(
            name="odd-office",
            executables=("odd-office",),
            arguments=("{input}", "{folder}"),
            makes=makes,
            result=result,
            **values,
        )
        monkeypatch.setattr(conversion, "PROGRAMS", {"doc": (made,), "ppt": (made,)})

    return install


def test_a_file_is_read_in_the_pool() -> None:
    document = read(pdf("整改任务已完成"))
    assert (document.body, document.container, document.problem) == ("整改任务已完成", "file:pdf", None)
    assert read(pdf(scan(1))).problem == "扫描件，没有文字层（共 1 页）"


def test_a_program_prints_the_text(program: Callable[..., None]) -> None:
    program('echo "整改任务 85%"; cat "$1" >/dev/null')
    document = read(OLD)
    assert (document.body, document.container, document.title, document.problem) == (
        "整改任务 85%",
        "file:doc+odd-office",
        "a.doc",
        None,
    )


def test_a_program_leaves_a_document(program: Callable[..., None], tmp_path: Path) -> None:
    (tmp_path / "made.docx").write_bytes(docx("甲", [["一", "二"]]))
    program(f'mkdir "$2/made"; cp {tmp_path}/made.docx "$2/made/input.docx"', result="made", makes="docx")
    assert read(OLD).body == "甲\n一 | 二"


def test_no_program_is_started_where_ours_can_read(program: Callable[..., None], tmp_path: Path) -> None:
    program(f"touch {tmp_path}/called; echo x")
    assert read(doc("甲乙")).body == "甲乙"
    assert not (tmp_path / "called").exists()
    read(OLD)
    assert (tmp_path / "called").exists()


def test_without_programs_the_operator_is_told_what_to_install(program: Callable[..., None]) -> None:
    document = read(OLD)
    assert document.problem == "更早的 Word 格式（Word 6/95），需要安装 LibreOffice 或 antiword 才能读取文字"


@pytest.mark.parametrize("script", ["exit 1", "true", "kill -SEGV $$", "cat nothing"])
def test_a_program_that_fails_is_named(program: Callable[..., None], script: str) -> None:
    program(script)
    assert read(OLD).problem == "更早的 Word 格式（Word 6/95），odd-office 也未能读出文字"


def test_a_program_has_little_around_it(program: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUCHA_MAIL_URL", "smtp://secret@mail.test")
    program('env; echo "HOME is $HOME"; pwd')
    body = read(OLD).body
    assert "secret" not in body and "ducha-convert-" in body
    folder = body.rsplit("\n", 1)[-1]
    assert folder.startswith("/") and not Path(folder).exists()


def test_a_program_that_hangs_ends_with_all_it_started(program: Callable[..., None], tmp_path: Path) -> None:
    program(f'sleep 60 & echo $! > {tmp_path}/pid; echo "$2" > {tmp_path}/folder; wait', seconds=0.7)
    started = time.monotonic()
    assert "也未能读出文字" in str(read(OLD).problem)
    assert time.monotonic() - started < 15
    assert _until(lambda: not _runs(int((tmp_path / "pid").read_text())), 5)
    assert not Path((tmp_path / "folder").read_text().strip()).exists()


def test_a_program_cannot_eat_the_memory(program: Callable[..., None]) -> None:
    hungry = f"{sys.executable} -c 'x = bytearray(900 << 20); print(len(x))'"
    program(hungry, memory=400 << 20)
    assert "也未能读出文字" in str(read(OLD).problem)
    program(hungry, memory=4 << 30)
    assert read(OLD).body == str(900 << 20)


def test_closing_the_pool_ends_the_program(program: Callable[..., None], tmp_path: Path) -> None:
    program(f"echo $$ > {tmp_path}/pid; exec sleep 60")

    async def story(pool: ReaderPool) -> Document:
        waiting = asyncio.create_task(pool.read_file(OLD, URL))
        assert await asyncio.to_thread(
            _until, lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text() != "", 30
        )
        await pool.close()
        return await asyncio.wait_for(waiting, 10)

    assert use(story).problem
    assert _until(lambda: not _runs(int((tmp_path / "pid").read_text())), 5)


def test_no_program_outlives_an_owner_that_is_killed(program: Callable[..., None], tmp_path: Path) -> None:
    program(f'echo $$ > {tmp_path}/pid; echo "$2" > {tmp_path}/folder; exec sleep 60')
    script = tmp_path / "owner.py"
    script.write_text(
        "import asyncio\nfrom pathlib import Path\nfrom crawler.conversion import Program, convert\n"
        "made = Program(name='odd', executables=('odd-office',), arguments=('{input}', '{folder}'), makes='txt')\n"
        "asyncio.run(convert(b'x', 'doc', made))\n"
    )
    root = Path(__file__).parents[1]
    owner = subprocess.Popen([sys.executable, str(script)], cwd=root, env={**os.environ, "PYTHONPATH": str(root)})
    assert _until(lambda: (tmp_path / "folder").exists() and (tmp_path / "folder").read_text() != "", 30)
    owner.send_signal(signal.SIGKILL)
    owner.wait()
    assert _until(lambda: not _runs(int((tmp_path / "pid").read_text())), 5)
    assert _until(lambda: not Path((tmp_path / "folder").read_text().strip()).exists(), 5)


@pytest.mark.skipif(ANTIWORD.path is None, reason="antiword is not installed")
def test_antiword_reads_or_fails_within_its_limits() -> None:
    assert asyncio.run(convert(compound({"WordDocument": b"\xec\xa5" * 9_000}), "doc", ANTIWORD)) is None
    old = asyncio.run(convert(write_file(), "doc", ANTIWORD))
    assert old is not None and "Rectification 85" in old.raw.decode()


def write_file() -> bytes:
    """A Word for DOS file: a header of 128 bytes, text, and its formatting passed over."""
    text = b"Rectification 85 percent done.\r\n"
    header = bytearray(128)
    header[0:6] = b"\x31\xbe\0\0\0\xab"
    end = 128 + len(text)
    header[14:18] = end.to_bytes(4, "little")
    pages = -(-end // 128)
    for at in range(18, 30, 2):
        header[at : at + 2] = pages.to_bytes(2, "little")
    header[96:98] = pages.to_bytes(2, "little")
    return bytes(header) + text.ljust(pages * 128 - 128, b"\0") + b"\0" * 256


@pytest.mark.skipif(PROGRAMS["ppt"][0].path is None, reason="LibreOffice is not installed")
def test_libreoffice_converts_within_its_limits() -> None:
    office = replace(PROGRAMS["doc"][1], seconds=120.0)
    made = asyncio.run(convert(doc("整改任务已完成"), "doc", office))
    assert made is not None and read(made.raw).body == "整改任务已完成"


def _until(holds: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.02)
    return holds()


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (OSError, IndexError):
        return False
