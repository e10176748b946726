"""Reading in processes: hangs, crashes, hunger and the death of the parent."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from crawler.reading import ReaderPool
from parsers.document import Document, Role

URL = "http://sthjj.example.gov.cn/zwgk/t20260302_1.html"
PAGE = (
    "<html><head><title>关于第三项整改任务的公示</title></head><body><div id='zoom'>"
    + "<p>第三项整改任务已经完成,现予以公示,公示期为十个工作日。</p>" * 5
    + "</div></body></html>"
)


def behave(raw: bytes, url: str, *_: Any) -> Document:
    """A reader that does what the page says."""
    match raw.split():
        case [b"hang"]:
            time.sleep(60)
        case [b"hang", name]:
            Path(name.decode()).write_text(str(os.getpid()))
            time.sleep(60)
        case [b"crash"]:
            os.kill(os.getpid(), signal.SIGSEGV)
        case [b"eat"]:
            return Document(title=str(len(bytearray(2 * 1024**3))))
        case [b"raise"]:
            raise RuntimeError("broken rule")
        case [b"nonsense"]:
            return "no document"  # type: ignore[return-value]
    return Document(title=f"{os.getpid()}")


def use(pool: ReaderPool, story: Callable[[ReaderPool], Coroutine[Any, Any, Any]]) -> Any:
    async def main() -> Any:
        try:
            return await story(pool)
        finally:
            await pool.close()

    return asyncio.run(main())


async def ask(pool: ReaderPool, raw: bytes) -> Document:
    return await pool.read(raw, URL, role=Role.DETAIL)


def test_a_page_is_read_by_the_parsers() -> None:
    document = use(ReaderPool(workers=1), lambda pool: ask(pool, PAGE.encode()))
    assert document.title == "关于第三项整改任务的公示"
    assert document.problem is None and len(document.blocks) == 5


def test_the_pool_outlives_hangs_crashes_hunger_and_errors() -> None:
    async def story(pool: ReaderPool) -> list[Document]:
        return [await ask(pool, raw) for raw in (b"hang", b"ok", b"crash", b"ok", b"eat", b"raise", b"nonsense", b"ok")]

    hang, first, crash, second, eat, error, nonsense, third = use(
        ReaderPool(workers=1, timeout=0.7, memory_mb=1024, read=behave), story
    )
    assert hang.problem and "0.7 秒" in hang.problem
    assert crash.problem == "解析进程崩溃"
    assert eat.problem == "解析所需内存超出上限"
    assert error.problem == "解析出错(RuntimeError)"
    assert nonsense.problem == "解析结果异常"
    assert all(document.problem is None for document in (first, second, third))
    assert first.title != second.title == third.title  # the hung and the crashed process were replaced, this one was not


def test_a_worker_that_dies_idle_is_no_loss() -> None:
    async def story(pool: ReaderPool) -> list[Document]:
        first = await ask(pool, b"ok")
        os.kill(int(first.title or 0), signal.SIGKILL)
        await asyncio.sleep(0.3)
        return [first, await ask(pool, b"ok")]

    first, second = use(ReaderPool(workers=1, timeout=5, read=behave), story)
    assert second.problem is None and second.title != first.title


def test_closing_answers_those_who_wait() -> None:
    async def story(pool: ReaderPool) -> list[Document]:
        waiting = [asyncio.create_task(ask(pool, b"hang")) for _ in range(3)]
        await asyncio.sleep(0.5)
        await pool.close()
        return [*await asyncio.wait_for(asyncio.gather(*waiting), 5), await ask(pool, b"ok")]

    assert all(document.problem for document in use(ReaderPool(workers=1, timeout=30, read=behave), story))


def test_a_pool_that_read_nothing_started_nothing() -> None:
    async def story(pool: ReaderPool) -> None:
        assert pool._pool is None

    use(ReaderPool(), story)


def test_no_process_outlives_a_parent_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    told = tmp_path / "worker.pid"
    script.write_text(
        "import asyncio\n"
        "from crawler.reading import ReaderPool\n"
        "from parsers.document import Role\n"
        "from tests.test_crawler_reading import behave\n"
        "if __name__ == '__main__':\n"
        "    pool = ReaderPool(workers=1, read=behave)\n"
        f"    asyncio.run(pool.read(b'hang {told}', 'http://a/', role=Role.DETAIL))\n"
    )
    root = Path(__file__).parents[1]
    parent = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    )  # fmt: skip
    assert _until(lambda: told.exists() and told.read_text() != "", 30)  # now the worker is in the midst of a page
    worker = int(told.read_text())
    parent.kill()
    parent.wait()
    assert _until(lambda: not _runs(worker), 5)


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
