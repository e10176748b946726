"""The pages as a browser shows them: nothing overflows, everything can be read, changes do not depend on colour."""

from __future__ import annotations

import asyncio
import os
import socket
from pathlib import Path
from typing import Any

import pytest

from crawler.chromium import find_chromium
from sources.clock import FixedClock
from tests.conftest import database_of
from tests.web_chromium import Tab, open_tab
from tests.web_samples import Archive, tell
from web.app import create_app
from web.server import serve_until

# every text node with its colours; a transparent background is that of what lies below
TEXTS = """(() => {
  const rgb = s => s.match(/[\\d.]+/g).map(Number);
  const lum = c => c.slice(0, 3).map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const below = el => { for (; el; el = el.parentElement) { const c = rgb(getComputedStyle(el).backgroundColor);
    if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) { const text = walker.currentNode.data.trim(), el = walker.currentNode.parentElement;
    if (!text || !el.checkVisibility()) continue;
    const [a, b] = [lum(rgb(getComputedStyle(el).color)), lum(below(el))].sort((x, y) => y - x);
    found.push([text.slice(0, 30), Math.round((a + .05) / (b + .05) * 100) / 100]); }
  return found; })()"""
OVERFLOW = """(() => { const width = document.documentElement.clientWidth;
  return [...document.querySelectorAll('body *')].filter(el => !el.closest('.scroll, .unseen, .skip, details:not([open]), .rows thead'))
    .filter(el => el.getBoundingClientRect().right > width + 1 || el.getBoundingClientRect().left < -1)
    .map(el => el.tagName + '.' + el.className + ' ' + el.textContent.trim().slice(0, 30)); })()"""
MARKS = """(() => [...document.querySelectorAll('.difference ins, .difference del')].map(el => [el.tagName,
  getComputedStyle(el).textDecorationLine, el.closest('.line').innerText]))()"""


@pytest.fixture
def program() -> str:
    found = find_chromium(os.environ.get("DUCHA_CHROMIUM", ""))
    if found is None:
        how = "no Chromium: apt-get install chromium, or set DUCHA_CHROMIUM to one"
        if os.environ.get("DUCHA_REQUIRE_BROWSER") == "1":
            pytest.fail(how)
        pytest.skip(how)  # a developer's machine may have no Chromium; CI demands it
    return found


@pytest.fixture
def archive(request: pytest.FixtureRequest, clock: FixedClock) -> Any:
    with database_of(request, "sqlite", migrated=True) as database:  # what a browser shows is the same on both
        yield tell(database, clock)


async def look(archive: Archive, program: str, folder: Path, profile: Path) -> dict[str, Any]:
    """Every kind of page on a desk and on a phone, light and dark; pictures of each in `folder`."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    stop = asyncio.Event()
    app = create_app(archive.settings, archive.life.database, archive.life.clock)
    serving = asyncio.create_task(serve_until(app, "127.0.0.1", port, stop))
    found: dict[str, Any] = {"overflow": {}, "faint": {}, "texts": 0}
    try:
        async with open_tab(program, profile) as tab:
            await _see_all(tab, f"http://127.0.0.1:{port}", archive, folder, found)
    finally:
        stop.set()
        await serving
    return found


async def _see_all(tab: Tab, site: str, archive: Archive, folder: Path, found: dict[str, Any]) -> None:
    event = archive.life.events()[-2]
    page = f"/pages/{archive.notice}"
    paths = {
        "front": "/", "events": "/events", "event": f"/events/{event.id}", "pages": "/pages", "history": page,
        "version": f"{page}/versions/2", "difference": f"{page}/diff/1/2", "sources": "/sources",
        "search": "/search?q=%E5%B0%8F%E6%B8%85%E6%B2%B3", "missing": "/pages/999", "column": f"/pages/{archive.column}/diff/1/2",
    }  # fmt: skip
    for name, path in paths.items():
        telling = name in {"front", "history", "difference", "pages"} or bool(os.environ.get("DUCHA_SCREENSHOTS"))
        for width, dark in ((390, False), (390, True), (1200, False)) if telling else ((390, False),):
            await tab.show(site + path, width=width, dark=dark)
            shade = "dark" if dark else "light"
            if telling:
                await tab.picture(folder / f"{name}-{width}-{shade}.png")
            key = f"{name} at {width} px, {shade}"
            if over := await tab.read(OVERFLOW):
                found["overflow"][key] = over
            texts = await tab.read(TEXTS)
            found["texts"] += len(texts)
            if faint := [entry for entry in texts if entry[1] < 4.5]:
                found["faint"][key] = faint
    await tab.show(f"{site}{page}/diff/1/2", width=1200)
    found["marks"] = await tab.read(MARKS)
    found["folds"] = await tab.read("[...document.querySelectorAll('.fold')].map(el => [el.open, el.innerText])")


@pytest.mark.browser
def test_pages_can_be_read_on_a_desk_and_on_a_phone(archive: Archive, program: str, tmp_path: Path) -> None:
    folder = Path(os.environ.get("DUCHA_SCREENSHOTS") or tmp_path)
    found = asyncio.run(look(archive, program, folder, tmp_path / "profile"))

    assert found["overflow"] == {}, "something is wider than the window"
    assert found["texts"] > 500 and found["faint"] == {}, "contrast below 4.5:1 (WCAG AA)"
    decorations = {(tag, line) for tag, line, _ in found["marks"]}
    assert decorations == {("INS", "underline"), ("DEL", "line-through")}
    assert all("【" in text for _, _, text in found["marks"]), "every changed line says in words what happened to it"
    assert found["folds"] and all(not is_open and "段未变" in text for is_open, text in found["folds"])
    for name in ("history", "difference"):
        for size in ("1200-light", "390-light", "390-dark"):
            assert (folder / f"{name}-{size}.png").stat().st_size > 20_000
