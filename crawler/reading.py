"""Reading in processes that can be killed: no page stalls the crawler, eats the memory, or takes it down (invariant 13)."""

from __future__ import annotations

import asyncio
import fcntl
import multiprocessing
import os
import resource
import select
from collections.abc import Callable, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Any

import structlog
from pebble import ProcessExpired, ProcessPool

from parsers.document import Document, Role
from parsers.files import NEEDS_PROGRAM, wants_program
from parsers.template import Template
from sources.source import Source

from .conversion import Converted, Program, convert, installed

log = structlog.get_logger(__name__)
Read = Callable[..., Document]

_MEGABYTE = 1024 * 1024
_TRIES = 2


class ReaderPool:
    """Calls `parsers.api.read` in `workers` processes, each bounded in time (seconds) and address space (megabytes).

    The processes start with the first page. They end with `close`, and with this process however it ends.
    """

    def __init__(
        self, workers: int = 2, timeout: float = 20.0, memory_mb: int = 1024, *, read: Read | None = None
    ) -> None:
        self._workers = workers
        self._timeout = timeout
        self._memory = memory_mb * _MEGABYTE
        self._read = read or _read
        self._pool: ProcessPool | None = None
        self._closed = False
        self._life: Connection | None = None  # the kernel closes it when this process ends, whatever the reason
        self._waiting: set[asyncio.Future[object]] = set()
        self._room = asyncio.Semaphore(1)  # LibreOffice is as large as all the rest
        self._conversion: asyncio.Task[Converted | None] | None = None

    async def read(
        self, raw: bytes, url: str, *, role: Role, charset: str | None = None, source: Source | None = None,
        template: Template | None = None,
    ) -> Document:  # fmt: skip
        """The page as it is understood; a Document with a `problem` where reading failed, whatever the reason."""
        known = () if template is None else (template,)
        return _as_document(await self._insist(self._read, (raw, url, role, charset, source, *known), url))

    async def learn(
        self,
        pages: Sequence[tuple[bytes, str | None]],
        known: Template | None = None,
        again: Sequence[bytes | None] = (),
    ) -> Template | None:
        """The template of sibling pages, as `parsers.siblings.learn_from_bytes` gives it, with the bounds of one page.

        InterruptedError where `close` came first: that the pages teach nothing is not said.
        """
        learned = await self._insist(_learn, (pages, known, again), "siblings")
        if self._closed:
            raise InterruptedError("the reader pool is closed")
        return learned if isinstance(learned, Template) else None

    async def read_file(self, raw: bytes, url: str, *, content_type: str | None = None) -> Document:
        """The text of an attachment, as `parsers.files.read_file` gives it, with the same bounds as a page.

        What only antiword or LibreOffice reads is given to them where they are installed, one file at a time and with
        limits of their own; `container` then ends in "+" and the program's name.
        """
        document = _as_document(await self._insist(_read_file, (raw, url, content_type), url))
        kind = document.container.removeprefix("file:")
        if not wants_program(document):
            return document
        programs, broke = installed(kind), False
        for program in programs:
            converted = await self._convert(raw, kind, program)
            if converted is None:
                broke = True
                continue
            again = _as_document(
                await self._insist(_read_file, (converted.raw, f"{url}.{converted.suffix}", None), url)
            )
            if again.problem is None:
                return replace(again, title=document.title, container=f"{document.container}+{converted.program}")
            broke = broke or again.transient
        if not programs:
            return document
        tried = "、".join(program.name for program in programs)
        problem = (document.problem or "").replace(NEEDS_PROGRAM, f"{tried} 也未能读出文字")
        return replace(document, problem=problem, transient=broke)

    async def _convert(self, raw: bytes, kind: str, program: Program) -> Converted | None:
        async with self._room:
            if self._is_stopping():
                return None
            self._conversion = asyncio.create_task(convert(raw, kind, program))
            try:
                return await self._conversion
            except asyncio.CancelledError:
                if self._is_stopping() and not _is_cancelled():  # `close` gave it up, not who asked
                    return None
                raise
            finally:
                self._conversion = None

    def _is_stopping(self) -> bool:
        return self._closed

    async def _insist(self, read: Callable[..., object], arguments: tuple[Any, ...], url: str) -> object:
        """What `read` gives, called in a worker; a Document with a `problem` where that failed."""
        for _ in range(_TRIES):
            if self._closed:
                return _broken("程序正在停止，未作解析")
            try:
                return await self._ask(read, arguments, url)
            except BrokenProcessPool:
                log.warning("reader pool broke down and is made anew", url=url)
        return _broken("解析进程无法启动")

    async def close(self) -> None:
        """Stop the processes; pages being read are given up."""
        self._closed = True
        for waiting in list(self._waiting):
            waiting.cancel()
        if self._conversion is not None:
            self._conversion.cancel()
        await self._discard(self._pool)

    async def _ask(self, read: Callable[..., object], arguments: tuple[Any, ...], url: str) -> object:
        pool = self._pool = self._pool or self._made()
        try:
            task = pool.schedule(read, args=arguments, timeout=self._timeout)
        except RuntimeError as error:  # what pebble raises for a pool that has stopped
            await self._discard(pool)
            raise BrokenProcessPool(str(error)) from error
        waiting = asyncio.wrap_future(task)
        self._waiting.add(waiting)
        waiting.add_done_callback(self._waiting.discard)
        try:
            return await waiting
        except asyncio.CancelledError:
            if self._closed and not _is_cancelled():  # `close` gave it up, not who asked
                return _broken("程序正在停止，未作解析")
            raise
        except BrokenProcessPool:
            await self._discard(pool)
            raise
        except Exception as error:
            return self._failed(error, url)

    def _failed(self, error: Exception, url: str) -> Document:
        log.warning("reading failed", url=url, error=type(error).__name__, detail=str(error)[:200])
        if isinstance(error, TimeoutError):
            return _broken(f"解析超过 {self._timeout:g} 秒，已中止")
        if isinstance(error, ProcessExpired):
            return _broken("解析进程崩溃")
        if isinstance(error, MemoryError):
            return _broken("解析所需内存超出上限")
        return _broken(f"解析出错({type(error).__name__})")

    def _made(self) -> ProcessPool:
        context = _context()
        heard, self._life = context.Pipe(duplex=False)
        return ProcessPool(
            max_workers=self._workers, context=context, initializer=_confine, initargs=(self._memory, heard)
        )

    async def _discard(self, pool: ProcessPool | None) -> None:
        if pool is None:
            return
        if self._pool is pool:  # else another reader has made a new one already
            self._pool = None
        await asyncio.to_thread(_stop, pool)


def _is_cancelled() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def _stop(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join()


def _context() -> Any:
    """A fork server that has the parsers loaded: a killed worker is replaced in milliseconds, nothing else is inherited."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    # the first as by default: else each worker loads it
    context.set_forkserver_preload(["__main__", "crawler.preload"])
    return context


def _broken(problem: str) -> Document:
    """A failure of ours, which says nothing of the page."""
    return Document(problem=problem, transient=True)


def _as_document(result: object) -> Document:
    return result if isinstance(result, Document) else _broken("解析结果异常")


def _read(
    raw: bytes, url: str, role: Role, charset: str | None, source: Source | None, template: Template | None = None
) -> Document:
    from parsers.api import read  # loaded in the worker only

    return read(raw, url, role=role, charset=charset, source=source, template=template)


def _learn(
    pages: Sequence[tuple[bytes, str | None]], known: Template | None, again: Sequence[bytes | None]
) -> Template | None:
    from parsers.siblings import learn_from_bytes  # as above

    return learn_from_bytes(pages, known, again)


def _read_file(raw: bytes, url: str, content_type: str | None) -> Document:
    from parsers.files import read_file  # as above

    return read_file(raw, url, content_type)


def _confine(memory: int, life: Connection) -> None:
    """Runs first in every worker: limits, and an end that comes with its owner's.

    The owner's end of the pipe closes with the owner, even by kill -9; the kernel then sends SIGIO, which ends the
    worker even in the midst of a regular expression, where no thread of Python's would get a turn.
    """
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    own = _opened_anew(life)
    fcntl.fcntl(own, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(own, fcntl.F_SETFL, fcntl.fcntl(own, fcntl.F_GETFL) | os.O_ASYNC)
    if select.select([own], [], [], 0)[0]:  # closed before we listened
        os._exit(1)


def _opened_anew(life: Connection) -> int:
    """Our own opening of the pipe: who is sent its signal belongs to an opening, and all workers were given the same one."""
    try:
        return os.open(f"/proc/self/fd/{life.fileno()}", os.O_RDONLY | os.O_NONBLOCK)
    except OSError:  # no /proc: only the last worker hears of it
        return os.dup(life.fileno())
