"""The farm: pretend government sites on loopback hosts, all on one port, whose pages follow the story."""

from __future__ import annotations

import argparse
import asyncio
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import UTC
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web

from .answers import Asked, Desk, addresses, answer, open_desk, spelled_out
from .shapes import SHAPES
from .story import STORY, Site, Story, load_story
from .world import World, world_at

_TRIES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One line of the farm's log; `at` is seconds on a monotonic clock."""

    at: float
    step: int
    host: str
    target: str
    status: int
    agent: str


class Farm:
    """All pretend sites of a story. `port` 0 takes a free one; `control_port` (0 = a free one) opens `/_farm/…`."""

    def __init__(self, story: Story, port: int = 0, control_port: int | None = None) -> None:
        self.story = story
        self.port = port
        self.control_port = control_port
        self._lock = threading.Lock()
        self._log: list[Request] = []
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._world: World = world_at(story, 0)
        self._asked: set[tuple[str, str]] = set()
        self._desks: dict[str, Desk] = {}
        self._known: dict[str, dict[str, str]] = {}

    def start(self) -> None:
        """Bind every host and serve in a thread of its own; OSError when a port is taken."""
        with ExitStack() as stack:
            sockets = _listen([site.host for site in self.story.sites], self.port)
            for bound in sockets:
                stack.callback(bound.close)
            self.port = sockets[0].getsockname()[1]
            control = None
            if self.control_port is not None:
                control = _listen(["127.0.0.1"], self.control_port)[0]
                stack.callback(control.close)
                self.control_port = control.getsockname()[1]
            stack.pop_all()
        self.goto(0)
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(sockets, control, ready), name="demo-farm", daemon=True)
        self._thread.start()
        ready.wait()

    def stop(self) -> None:
        """Stop serving and give the ports back; harmless when not started."""
        if self._thread is not None and self._loop is not None and self._stop is not None:
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join()
            self._thread = None

    def __enter__(self) -> Farm:
        self.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self.stop()

    @property
    def step(self) -> int:
        """The step of the story that is served."""
        return self._world.step

    @property
    def log(self) -> tuple[Request, ...]:
        """Every request so far, in order."""
        with self._lock:
            return tuple(self._log)

    def goto(self, step: int) -> None:
        """Serve this step from now on; StoryError when the story has none such."""
        world = world_at(self.story, step)
        desks = {site.host: open_desk(self.story, world, site, f"{site.host}:{self.port}") for site in self.story.sites}
        with self._lock:
            self._world, self._desks, self._asked = world, desks, set()

    def origin(self, site: str) -> str:
        """Scheme, host and port of a site."""
        return f"http://{self.story.site(site).host}:{self.port}"

    def address(self, page: str) -> str:
        """Where a page lies, as the archive knows it."""
        found = self.story.page(page)
        return self.origin(found.site) + SHAPES[self.story.site(found.site).shape].detail_path(found)

    def page_at(self, url: str) -> str | None:
        """The key of the page that has this address, or has an attachment there; None when no page of the story does."""
        parts = urlsplit(url)
        target = spelled_out(f"{parts.path}?{parts.query}" if parts.query else parts.path)
        if not self._known:
            last = world_at(self.story, len(self.story.steps) - 1)
            self._known = {site.host: addresses(self.story, last, site) for site in self.story.sites}
        host, _, port = parts.netloc.partition(":")
        return self._known.get(host, {}).get(target) if port == str(self.port) else None

    def write_sources(self, folder: Path) -> list[str]:
        """Write one catalogue file per site; returns the source ids in the story's order."""
        return write_sources(folder, self.story, self.port)

    def _run(self, sockets: list[socket.socket], control: socket.socket | None, ready: threading.Event) -> None:
        asyncio.run(self._serve(sockets, control, ready))

    async def _serve(self, sockets: list[socket.socket], control: socket.socket | None, ready: threading.Event) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        runners = [await _serving(self._respond, sockets)]
        if control is not None:
            runners.append(await _serving(self._control, [control]))
        ready.set()
        await self._stop.wait()
        for runner in runners:
            await runner.cleanup()

    async def _respond(self, request: web.BaseRequest) -> web.Response:
        came = asyncio.get_running_loop().time()
        host = _host_of(request)
        with self._lock:
            desk, step = self._desks.get(host), self._world.step
            key = (host, spelled_out(request.raw_path))
            first = key not in self._asked
            self._asked.add(key)
        if desk is None:
            return web.Response(status=421, text="no such site on this farm")
        given = answer(
            desk,
            Asked(
                target=request.raw_path, first=first, if_none_match=request.headers.get("If-None-Match"),
                if_modified_since=request.headers.get("If-Modified-Since"),
            ),
        )  # fmt: skip
        self._note(came, request, host, step, given.status)
        headers = {**given.headers, "Server": "nginx", "Date": format_datetime(desk.world.at.astimezone(UTC), usegmt=True)}
        if given.status != 304:
            headers["Content-Type"] = given.content_type
        response = web.Response(status=given.status, body=given.body or None, headers=headers)
        if desk.site.gzip and given.status == 200:
            response.enable_compression()
        return response

    def _note(self, came: float, request: web.BaseRequest, host: str, step: int, status: int) -> None:
        line = Request(
            at=came, step=step, host=host, target=request.raw_path, status=status,
            agent=request.headers.get("User-Agent", ""),
        )  # fmt: skip
        with self._lock:
            self._log.append(line)

    async def _control(self, request: web.BaseRequest) -> web.Response:
        if request.path == "/_farm/log":
            return web.json_response([asdict(line) for line in self.log])
        if request.path == "/_farm/goto":
            try:
                self.goto(int(request.query.get("step", "")))
            except ValueError as error:  # StoryError is one too
                return web.json_response({"error": str(error)}, status=400)
            return web.json_response({"step": self.step, "at": self._world.at.isoformat()})
        return web.json_response({"error": "only /_farm/goto?step=N and /_farm/log"}, status=404)


def write_sources(folder: Path, story: Story, port: int) -> list[str]:
    """Write one catalogue file per site of the story, to be served at `port`; returns the source ids."""
    folder.mkdir(parents=True, exist_ok=True)
    ids = []
    for site in story.sites:
        ids.append(f"demo-{site.key}")
        (folder / f"demo-{site.key}.toml").write_text("\n".join(_source_lines(site, port)) + "\n", encoding="utf-8")
    return ids


def _source_lines(site: Site, port: int) -> Iterator[str]:
    host = f"{site.host}:{port}"
    values = {"id": f"demo-{site.key}", "name": site.name, "region": site.region, "level": site.level}
    values |= {"agency": site.agency, "family": site.family}
    if site.include_title:
        values["include_title"] = site.include_title
    # JSON strings are TOML strings as long as nothing is written as a surrogate pair
    yield from (f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())
    yield f'hosts = ["{host}"]'
    yield from ("[identity]", f'site_code = "{site.site_code}"', f'sponsor = "{site.sponsor}"', f'icp = "{site.icp}"')
    yield from ("[politeness]", "delay = 0")
    for column in site.columns:
        yield from ("[[lists]]", f'url = "http://{host}{SHAPES[site.shape].list_path(column)}"')
        yield from (f'holds = "{column.name}"', 'evidence = "verified"')


async def _serving(handler: object, sockets: list[socket.socket]) -> web.ServerRunner:
    runner = web.ServerRunner(web.Server(handler))  # type: ignore[arg-type]
    await runner.setup()
    for bound in sockets:
        await web.SockSite(runner, bound).start()
    return runner


def _host_of(request: web.BaseRequest) -> str:
    """The site asked for: by Host header, else by the local address."""
    named = (request.host or "").partition(":")[0]
    if named:
        return named
    local = request.transport.get_extra_info("sockname") if request.transport else None
    return str(local[0]) if local else ""


def _listen(hosts: list[str], port: int) -> list[socket.socket]:
    """A bound socket per host, all on one port; with port 0 the first port that is free on every host."""
    for _ in range(_TRIES if port == 0 else 1):
        bound: list[socket.socket] = []
        try:
            for host in hosts:
                taken = port or (bound[0].getsockname()[1] if bound else 0)
                bound.append(socket.create_server((host, taken), backlog=256))
        except OSError:
            for opened in bound:
                opened.close()
            if port:
                raise
        else:
            return bound
    raise OSError("no port is free on all hosts of the farm")


def main() -> None:
    """Serve the farm until interrupted, with its control port."""
    parser = argparse.ArgumentParser(prog="python -m demo.farm", description="演示用的模拟政府网站")
    parser.add_argument("--story", type=Path, default=STORY)
    parser.add_argument("--port", type=int, default=8130)
    parser.add_argument("--control-port", type=int, default=8131)
    parser.add_argument("--sources", type=Path, help="把来源文件写到这个目录")
    options = parser.parse_args()
    with Farm(load_story(options.story), options.port, options.control_port) as farm:
        if options.sources:
            farm.write_sources(options.sources)
        lines = {site.key: farm.origin(site.key) for site in farm.story.sites}
        print(json.dumps({"control": f"http://127.0.0.1:{farm.control_port}", "sites": lines}), flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
