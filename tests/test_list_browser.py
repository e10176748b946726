"""Lists that only a browser shows: a real Chromium on loopback pages, and what it may not do."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from crawler import browser as rooms
from crawler import errand as errands
from crawler.answer import Seen, verdict
from crawler.browser import may_be_shown
from crawler.chromium import find_chromium
from crawler.engine import Crawler, run
from parsers.api import read
from parsers.document import Role
from sources.clock import SHANGHAI, FixedClock
from sources.settings import Settings
from store.capture import Fetched, Outcome, Poll
from tests.crawler_site import Memory
from tests.list_site import Answer, ListSite, html_of, item, serving, title_of
from tests.local_site import Command, source_toml

CHROMIUM = find_chromium(os.environ.get("DUCHA_CHROMIUM", ""))
NOW = "2026-03-02T09:00:00+08:00"
HTML = "text/html; charset=utf-8"
FILL = """
fetch('/api/list').then(r => r.json()).then(rows => {
  document.querySelector('.list').innerHTML = rows.join('');
});
"""


@pytest.fixture
def chromium() -> str:
    if CHROMIUM is None:
        how = "no Chromium: apt-get install chromium, or set DUCHA_CHROMIUM to one"
        if os.environ.get("DUCHA_REQUIRE_BROWSER") == "1":
            pytest.fail(how)
        pytest.skip(how)  # a developer's machine may have no Chromium; CI demands it
    return CHROMIUM


@asynccontextmanager
async def crawling(chromium: str = "") -> AsyncIterator[Crawler]:
    settings = Settings(allow_addresses="127.0.0.0/8", chromium=chromium)
    clock = FixedClock(datetime(2026, 3, 2, 9, 0, tzinfo=SHANGHAI))
    crawler = Crawler(settings, clock, Memory(), minimum_delay=0.0)
    await crawler.start()
    try:
        yield crawler
    finally:
        await crawler.close()


def look(site: ListSite, chromium: str, path: str = "/gsgg/", **values: Any) -> Fetched:
    """One look at a list through a browser."""

    async def main() -> Fetched:
        async with crawling(chromium) as crawler:
            return await crawler.fetch(poll(site, path, **values))

    return run(main)


def poll(site: ListSite, path: str = "/gsgg/", **values: Any) -> Poll:
    return Poll(
        page_id=1, url=site.base + path, host=site.host, role=Role.LIST, source_id="s", render="browser", **values
    )


def scripted(
    script: str, *, data: Callable[[ListSite, str], Answer | None] = lambda *_: None
) -> Callable[..., Answer | None]:
    """A list page whose rows a script fetches from /api/list."""

    def answer(site: ListSite, _method: str, target: str, _body: str) -> Answer | None:
        if target == "/gsgg/":
            return 200, HTML, html_of("", f"<script>{script}</script>" + "政务公开栏目 " * 20)
        if target == "/api/list":
            return 200, "application/json", json.dumps([item(number) for number in site.numbers])
        return data(site, target)

    return answer


def rows_of(fetched: Fetched) -> list[str]:
    found = read(fetched.raw, fetched.final_url, role=Role.LIST, charset=fetched.charset)
    return [row.title for row in found.rows]


@pytest.mark.browser
def test_what_a_script_fills_is_read_as_it_stands_then(chromium: str) -> None:
    with serving(scripted(FILL)) as site:
        site.numbers = [3, 2, 1]
        plain = run(lambda: _plainly(site))
        assert rows_of(plain) == []
        shown = look(site, chromium)
        assert (shown.outcome, shown.reason, shown.charset) == (Outcome.FRESH, "ok", "utf-8")
        assert rows_of(shown) == [title_of(number) for number in (3, 2, 1)]
        assert shown.etag is None
        assert [target for _, target, _ in site.asked].count(
            "/gsgg/"
        ) == 2  # once each: the browser is handed the bytes


async def _plainly(site: ListSite) -> Fetched:
    async with crawling() as crawler:
        from dataclasses import replace

        return await crawler.fetch(replace(poll(site), render="http"))


@pytest.mark.browser
def test_a_source_with_a_browser_is_polled_like_any_other(chromium: str, tmp_path: Path) -> None:
    ducha = Command(tmp_path / "home", CHROMIUM=chromium)
    with serving(scripted("setTimeout(() => {" + FILL + "}, 300)")) as site:
        site.numbers = [2, 1]
        folder = ducha.home / "sources"
        folder.mkdir(parents=True)
        (folder / "qinglan.toml").write_text(source_toml(site) + 'render = "browser"\n')  # type: ignore[arg-type]
        ducha("sources", "enable", "qinglan", NOW=NOW)
        assert ducha.poll(NOW=NOW)["events"] == {}
        site.numbers = [4, 3, 2, 1]
        assert ducha.poll(NOW="2026-03-03T09:00:00+08:00")["events"] == {"notice.new": 2}
        assert ducha.poll(NOW="2026-03-03T12:00:00+08:00")["events"] == {}


@pytest.mark.browser
def test_only_permitted_addresses_are_asked_and_nothing_but_data(chromium: str) -> None:
    """The page tries an address inside the network, a picture, a frame, a socket, a download and a name of its own."""
    tries = (
        """
    const tell = (what, ok) => { document.body.insertAdjacentHTML('beforeend', `<p class="try">${what}:${ok}</p>`); };
    fetch('http://10.255.255.1:81/secret').then(() => tell('inside', true), () => tell('inside', false));
    fetch('http://localhost.localdomain.invalid/').then(() => tell('name', true), () => tell('name', false));
    const i = new Image(); i.src = '/counter.png'; i.onload = () => tell('image', true); i.onerror = () => tell('image', false);
    const s = new WebSocket('ws://127.0.0.1:PORT/socket'); s.onopen = () => tell('socket', true); s.onclose = () => tell('socket', false);
    const f = document.createElement('iframe'); f.src = '/frame.html'; document.body.append(f);
    document.body.insertAdjacentHTML('beforeend', '<link rel=stylesheet href=/style.css>');
    navigator.sendBeacon('/beacon', 'x');
    window.open('/window.html');
    """
        + FILL
    )
    with serving(lambda *_: None) as site:
        site.answer = scripted(tries.replace("PORT", site.host.partition(":")[2]))
        site.numbers = [1]
        shown = look(site, chromium)
        text = shown.raw.decode()
        assert rows_of(shown) == [title_of(1)]
        for what in ("inside", "name", "image"):
            assert f"{what}:false" in text, what
        assert {target for _, target, _ in site.asked} == {"/robots.txt", "/gsgg/", "/api/list"}


@pytest.mark.browser
def test_a_page_may_not_lead_its_browser_elsewhere(chromium: str) -> None:
    """A challenge sets a cookie and loads itself again, or goes on to the real page: neither is let through."""
    for script in ("document.cookie='pass=1';location.reload()", "location.href='/gsgg/real.html'"):
        with serving(scripted(script + ";" + FILL)) as site:
            site.numbers = [1]
            shown = look(site, chromium)
            assert "/gsgg/real.html" not in site.targets() and site.targets().count("/gsgg/") == 1
            assert shown.outcome is Outcome.FRESH and rows_of(shown) == [title_of(1)]


@pytest.mark.browser
def test_limits_of_number_size_and_time(chromium: str, monkeypatch: pytest.MonkeyPatch) -> None:
    many = "for (let i = 0; i < 200; i++) fetch('/many?' + i);" + FILL

    def data(_site: ListSite, target: str) -> Answer | None:
        return (200, "text/plain", "x" * 200_000) if target.startswith("/many") else None

    with serving(scripted(many, data=data)) as site:
        site.numbers = [1]
        look(site, chromium)
        assert len([target for target in site.targets() if target.startswith("/many")]) == errands.RENDER_REQUESTS
    count = "for (let i = 0; i < 20; i++) fetch('/many?' + i).then(r => r.text()).then(t => document.title += 'ÿ');"
    monkeypatch.setattr(errands, "RENDER_BYTES", 1_000_000)
    with serving(scripted(count, data=data)) as site:
        assert 3 <= look(site, chromium).raw.decode().partition("</title>")[0].count("ÿ") <= 5
    grow = "let s = 'x'.repeat(1 << 20); for (let i = 0; i < 9; i++) document.body.append(s);"
    with serving(scripted(grow)) as site:
        assert look(site, chromium).reason == "too-large"
    monkeypatch.setattr(rooms, "RENDER_TIME", 4.0)
    with serving(scripted("for (;;) {}")) as site:
        started = time.monotonic()
        hung = look(site, chromium)
        assert (hung.outcome, hung.reason) == (Outcome.ERROR, "browser-timeout") and "4 秒" in hung.message
        assert time.monotonic() - started < 25


@pytest.mark.browser
def test_the_browser_ends_when_idle_and_with_the_crawler(chromium: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "RENDER_IDLE", 0.3)

    async def main(site: ListSite) -> None:
        async with crawling(chromium) as crawler:
            assert (await crawler.fetch(poll(site))).outcome is Outcome.FRESH
            assert crawler._browser._chromium._starting is not None
            await asyncio.sleep(1.5)
            assert crawler._browser._chromium._starting is None
            first, second = await asyncio.gather(crawler.fetch(poll(site)), crawler.fetch(poll(site)))
            assert first.outcome is second.outcome is Outcome.FRESH  # one page at a time, started anew
            monkeypatch.setattr(rooms, "RENDER_IDLE", 60)
            hanging = asyncio.create_task(crawler.fetch(poll(site)))
            await asyncio.sleep(0.5)
        assert (await hanging).reason == "stopped"  # links must stay the same for a second
        assert (await crawler.fetch(poll(site))).reason == "stopped"

    with serving(scripted(FILL)) as site:
        site.numbers = [1]
        run(lambda: main(site))


def test_what_is_refused_is_not_shown_to_a_browser() -> None:
    page = Seen(status=200, final_url="http://a.gov.cn/", raw=b"<html><script>go()</script></html>")
    assert may_be_shown(page, verdict(Outcome.FRESH, "ok"))
    assert may_be_shown(page, verdict(Outcome.CHALLENGED, "script-only"))
    for reason in ("waf", "script-reload", "http-412", "cookie-challenge"):
        assert not may_be_shown(page, verdict(Outcome.CHALLENGED, reason))
    assert not may_be_shown(page, verdict(Outcome.GONE, "soft-404"))
    assert not may_be_shown(Seen(status=200, final_url="", raw=b'{"rows":[]}'), verdict(Outcome.FRESH, "ok"))


@pytest.mark.parametrize("missing", ["playwright", "chromium"])
def test_what_is_missing_is_said_with_its_remedy(missing: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if missing == "playwright":
        monkeypatch.setitem(sys.modules, "playwright.async_api", None)
    with serving(scripted(FILL)) as site:
        fetched = look(site, str(tmp_path / "no-such-program"))
    assert fetched.outcome is Outcome.ERROR and fetched.reason == f"no-{missing}"
    assert {"playwright": "ducha[browser]", "chromium": "DUCHA_CHROMIUM"}[missing] in fetched.message


def test_robots_keep_the_page_from_the_browser_too() -> None:
    def closed(site: ListSite, method: str, target: str, body: str) -> Answer | None:
        if target == "/robots.txt":
            return 200, "text/plain", "User-agent: *\nDisallow: /gsgg/\n"
        return scripted(FILL)(site, method, target, body)

    with serving(closed) as site:
        fetched = look(site, "no-such-program")
        assert fetched.reason == "robots" and site.targets() == []
