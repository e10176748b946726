"""Chromium's beginning and end: whoever is cancelled meanwhile, no process is left behind."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from crawler import browser as rooms
from crawler.answer import Seen
from crawler.browser import Browser
from crawler.chromium import ChromiumProcess
from crawler.errand import Allowance
from crawler.trouble import Trouble

PAGE = Seen(status=200, final_url="http://sthjj.qinglan.gov.cn/gs/", raw=b"<html></html>")
BOTH_ENDED = ["close begins", "closed", "driver stopped"]


class Program:
    """Stands for Chromium and its driver: starts and closes slowly, and says so."""

    def __init__(self, *, starting: float = 0.0, closing: float = 0.3, fault: Exception | None = None) -> None:
        self.log: list[str] = []
        self.alive = True
        self.starting, self.closing, self.fault = starting, closing, fault

    async def launch(self, _program: str) -> Any:
        await asyncio.sleep(self.starting)
        if self.fault is not None:
            raise self.fault
        self.log.append("started")
        return SimpleNamespace(
            chromium=SimpleNamespace(close=self._close, is_connected=lambda: self.alive),
            playwright=SimpleNamespace(stop=self._stop),
        )

    async def _close(self) -> None:
        self.log.append("close begins")
        await asyncio.sleep(self.closing)
        self.log.append("closed")

    async def _stop(self) -> None:
        self.log.append("driver stopped")


def ended(program: Program, act: Callable[[ChromiumProcess], Any]) -> list[str]:
    """What became of the program once it was started and this was done with it."""

    async def main() -> list[str]:
        process = ChromiumProcess(launch=program.launch)
        await process.started()
        program.log.clear()
        await act(process)
        return program.log

    return asyncio.run(main())


async def _cancelled_then_again(process: ChromiumProcess) -> None:
    waiting = asyncio.create_task(process.discard())
    await asyncio.sleep(0.05)
    waiting.cancel()
    assert process._starting is None
    await process.discard()


async def _twice_at_once(process: ChromiumProcess) -> None:
    await asyncio.gather(process.discard(), process.discard())


def test_a_cancelled_end_comes_all_the_same_and_whoever_ends_it_next_waits_for_it() -> None:
    assert ended(Program(), _cancelled_then_again) == BOTH_ENDED
    assert ended(Program(), _twice_at_once) == BOTH_ENDED


def test_a_driver_is_stopped_though_its_browser_does_not_close() -> None:
    program = Program()

    async def broken() -> None:
        raise OSError("gone")

    program._close = broken  # type: ignore[method-assign]
    assert ended(program, lambda process: process.discard()) == ["driver stopped"]


def test_closing_waits_for_an_end_that_idleness_began(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "RENDER_IDLE", 0.0)
    program = Program()

    async def main() -> list[str]:
        process = ChromiumProcess(launch=program.launch)
        browser = Browser(chromium=process)
        await process.started()
        program.log.clear()
        browser._idle = asyncio.create_task(browser._close_when_idle())
        await asyncio.sleep(0.1)
        assert program.log == ["close begins"]
        await browser.close()
        return list(program.log)

    assert asyncio.run(main()) == BOTH_ENDED


def test_time_that_runs_out_while_a_dead_browser_ends_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "RENDER_TIME", 0.1)
    program = Program()

    async def main() -> list[str]:
        process = ChromiumProcess(launch=program.launch)
        browser = Browser(chromium=process)
        await process.started()
        program.log.clear()
        program.alive = False
        with pytest.raises(Trouble, match="browser-timeout"):
            await browser.show(PAGE, _no_errands)
        found = list(program.log)
        await browser.close()
        return found

    assert asyncio.run(main()) == BOTH_ENDED


@pytest.mark.parametrize("closes", [True, False])
def test_a_start_that_nobody_waits_for_any_more_is_ended(closes: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "RENDER_TIME", 30.0 if closes else 0.1)
    program = Program(starting=0.3)

    async def main() -> tuple[str, list[str]]:
        browser = Browser(chromium=ChromiumProcess(launch=program.launch))
        showing = asyncio.create_task(browser.show(PAGE, _no_errands))
        await asyncio.sleep(0.05)
        if closes:
            await browser.close()
        with pytest.raises(Trouble) as failed:
            await showing
        return failed.value.verdict.reason, program.log

    reason, log = asyncio.run(main())
    assert reason == ("stopped" if closes else "browser-timeout") and log == ["started", *BOTH_ENDED]


def test_a_start_that_failed_is_told_and_tried_again() -> None:
    program = Program(fault=RuntimeError("no room"))

    async def main() -> None:
        process = ChromiumProcess(launch=program.launch)
        for _ in range(2):
            with pytest.raises(RuntimeError, match="no room"):
                await process.started()
        program.fault = None
        await process.started()
        await process.discard()

    asyncio.run(main())
    assert program.log == ["started", *BOTH_ENDED]


def test_what_fails_in_a_pages_background_is_heard_and_stops_nothing() -> None:
    """An exception that nobody asks for is told by the loop when the task is forgotten."""
    told: list[Any] = []

    async def fail() -> None:
        raise OSError("the window was closed")

    async def main() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _loop, context: told.append(context))
        async with asyncio.timeout(5) as limit:
            allowance = Allowance(limit)
            allowance.in_background(fail())
            await asyncio.sleep(0.01)
            hanging = asyncio.Event()
            allowance.in_background(_forever(hanging))
            await asyncio.sleep(0.01)
            await allowance.end()
            assert hanging.is_set()

    asyncio.run(main())
    assert told == []


async def _forever(given_up: asyncio.Event) -> None:
    try:
        await asyncio.Event().wait()
    finally:
        given_up.set()


async def _no_errands(_errand: Any) -> Seen:
    raise AssertionError
