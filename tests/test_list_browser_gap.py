"""A list in a browser whose data wait for their host's turn: the page waits with them."""

from __future__ import annotations

import itertools
import time
from dataclasses import replace

import pytest

from crawler import browser as rooms
from crawler.engine import run
from store.capture import Fetched
from tests.list_site import Answer, ListSite, serving, title_of
from tests.test_list_browser import FILL, chromium, crawling, poll, rows_of, scripted

__all__ = ["chromium"]


@pytest.mark.browser
def test_a_page_waits_for_what_it_asked_for_longer_than_its_own_time(
    chromium: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rooms, "RENDER_TIME", 9.0)
    asked: list[float] = []

    def data(_site: ListSite, target: str) -> Answer | None:
        asked.append(time.monotonic())
        return (200, "application/json", "[]") if target.startswith("/api/part") else None

    parts = "".join(f"await fetch('/api/part?{number}');" for number in range(4))

    async def main(site: ListSite) -> Fetched:
        async with crawling(chromium) as crawler:
            crawler._minimum_delay = None
            return await crawler.fetch(replace(poll(site), delay=2.4))

    with serving(scripted(f"(async () => {{{parts}{FILL}}})()", data=data)) as site:
        site.numbers = [2, 1]
        assert rows_of(run(lambda: main(site))) == [title_of(2), title_of(1)]
        assert min(after - before for before, after in itertools.pairwise(asked)) >= 2.1
        assert [target for target in site.targets() if target.startswith("/api")][-1] == "/api/list"
