"""`ducha run` as a process: it polls, tells, serves, drains on SIGTERM, and goes on after kill -9."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cli import daemon
from demo.command import free_port
from demo.mailbox import Mailbox
from tests.local_site import Command, Site, environment, notice, row, serving, source_toml

PATIENCE = 60.0
READER = "reader@example.cn"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as opened:
        yield opened


@pytest.fixture
def ducha(tmp_path: Path) -> Command:
    return Command(tmp_path / "home")


@pytest.fixture
def run(ducha: Command, tmp_path: Path) -> Iterator[Callable[..., Daemon]]:
    """Starts daemons; whatever is left of them at the end of the test is killed."""
    started: list[Daemon] = []

    def start(*words: str, **settings: str) -> Daemon:
        started.append(Daemon(ducha.home, tmp_path / f"output-{len(started)}.txt", *words, **settings))
        return started[-1]

    yield start
    for one in started:
        if one.alive():
            os.killpg(one.process.pid, signal.SIGKILL)
        one.process.wait()


class Daemon:
    """A running `ducha run`, in a process group of its own, so that everything it starts can be counted."""

    def __init__(self, home: Path, output: Path, *words: str, **settings: str) -> None:
        self.home, self.output = home, output
        command = [sys.executable, "-m", "cli.main", "run", "--tick", "0.3", *words]
        with output.open("wb") as file:
            self.process = subprocess.Popen(
                command, env=environment(home, **settings), stdout=file, stderr=file, start_new_session=True
            )

    def alive(self) -> list[int]:
        """The processes of its group that run."""
        return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit() and self._owns(int(path.name))]

    def _owns(self, pid: int) -> bool:
        try:
            state, _, group = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:3]
        except OSError:
            return False
        return int(group) == self.process.pid and state != "Z"

    def said(self) -> str:
        return self.output.read_text("utf-8")

    def wait(self, what: str, seen: Callable[[], object]) -> None:
        """Wait until this is so."""
        deadline = time.monotonic() + PATIENCE
        while not seen():
            assert self.process.poll() is None, f"the daemon ended: {self.said()}"
            assert time.monotonic() < deadline, f"waited in vain for {what}: {self.said()}"
            time.sleep(0.05)

    def stop(self) -> float:
        """SIGTERM; it must end well, with all it has started. Gives the seconds it took."""
        began = time.monotonic()
        self.process.terminate()
        assert self.process.wait(15) == 0, self.said()
        took = time.monotonic() - began
        until(lambda: not self.alive(), 2, f"left behind: {self.alive()}")
        assert "已停止" in self.said()
        return took

    def kill(self) -> None:
        """kill -9 for the process itself; what it has started must follow by itself."""
        self.process.kill()
        self.process.wait()
        until(lambda: not self.alive(), 10, "orphans")


def until(seen: Callable[[], object], seconds: float, what: str) -> None:
    deadline = time.monotonic() + seconds
    while not seen():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


def ask(home: Path, query: str) -> list[tuple[object, ...]]:
    """Rows of the installation's database."""
    with closing(sqlite3.connect(home / "ducha.sqlite3", timeout=10)) as connection, connection:
        return connection.execute(query).fetchall()


def versions(home: Path) -> int:
    return len(ask(home, "SELECT 1 FROM version"))


def healthz(port: int) -> dict[str, object] | None:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            return json.loads(answer.read())
    except OSError:
        return None


def enabled(ducha: Command, site: Site, **manners: object) -> None:
    folder = ducha.home / "sources"
    folder.mkdir(parents=True)
    (folder / "qinglan.toml").write_text(source_toml(site, **manners))
    ducha("sources", "enable", "qinglan")


def test_an_edit_reaches_the_mailbox(
    ducha: Command, site: Site, run: Callable[..., Daemon], tmp_path: Path
) -> None:
    site.set_notices(1, 2)
    enabled(ducha, site)
    ducha("subscribe", READER)
    port = free_port()
    with Mailbox(tmp_path / "mailbox") as mailbox:
        one = run("--port", str(port), MAIL_URL=mailbox.smtp_url)
        one.wait("a baseline", lambda: versions(ducha.home) == 3)
        one.wait("the web", lambda: healthz(port))
        assert (healthz(port) or {})["status"] == "ok"
        site.pages[row(1)[0]] = notice(1, reduction="98")
        ask(ducha.home, "UPDATE page SET due_at = '2000-01-01 00:00:00.000000' WHERE role = 'detail'")
        one.wait("a mail", mailbox.mails)
        assert len(one.alive()) > 1  # the web and the readers
        assert one.stop() < 15
        (mail,) = mailbox.mails()
    assert mail.to == (READER,) and "内容修改" in mail.subject and "98%" in mail.text
    assert [event["type"] for event in ducha.lines("events")] == ["notice.edited"]
    assert f"http://127.0.0.1:{port}/" in one.said() and healthz(port) is None
    assert ask(ducha.home, "SELECT url FROM page WHERE lease IS NOT NULL") == []


def test_an_empty_watch_list_is_explained_and_nobody_is_asked(
    ducha: Command, site: Site, run: Callable[..., Daemon]
) -> None:
    site.set_notices(1)
    (ducha.home / "sources").mkdir(parents=True)
    (ducha.home / "sources" / "qinglan.toml").write_text(source_toml(site))  # known, not enabled
    one = run("--no-web", CONTACT="ops@example.cn")
    one.wait("the greeting", lambda: "ducha sources enable" in one.said())
    one.wait("its first ticks", lambda: (ducha.home / "ducha.sqlite3").exists() and ask(ducha.home, "SELECT 1 FROM source"))
    time.sleep(1)
    assert site.asked == []
    one.stop()
    for word in ("DUCHA_CONTACT", "ducha sources list", "没有关注任何页面", str(ducha.home)):
        assert word in one.said()


def test_after_kill_9_the_next_one_goes_on(ducha: Command, site: Site, run: Callable[..., Daemon]) -> None:
    site.set_notices(1)
    site.slow.add("/gsgg/")
    enabled(ducha, site)
    port = free_port()
    first = run("--port", str(port))
    first.wait("a request under way", lambda: "/gsgg/" in site.asked)
    first.wait("the web", lambda: healthz(port))
    ((lease, owner),) = ask(ducha.home, "SELECT lease, lease_owner FROM page")
    assert lease and f":{first.process.pid}:" in str(owner)
    first.kill()
    assert healthz(port) is None
    assert ask(ducha.home, "SELECT lease FROM page") == [(lease,)]  # held by the dead
    site.gate.set()
    second = run("--no-web")
    second.wait("the page the dead one held", lambda: versions(ducha.home) == 2)
    second.stop()
    assert ducha.lines("events") == []


def test_sigterm_finishes_what_is_under_way_and_gives_the_rest_back(
    ducha: Command, site: Site, run: Callable[..., Daemon]
) -> None:
    """Four pages of a host that wants 20 seconds between two requests: one is under way, three wait for their turn."""
    site.set_notices(1, 2, 3, 4)
    site.slow.update(row(number)[0] for number in (1, 2, 3, 4))
    folder = ducha.home / "sources"
    folder.mkdir(parents=True)
    pages = "".join(f'\n[[lists]]\nurl = "{site.base}{row(number)[0]}"\n' for number in (2, 3, 4))
    text = source_toml(site, delay=20.0).replace("/gsgg/", row(1)[0]) + pages
    (folder / "qinglan.toml").write_text(text)
    ducha("sources", "enable", "qinglan")
    one = run("--no-web")
    one.wait("a request under way", lambda: site.asked)
    one.process.terminate()
    time.sleep(0.5)
    assert one.process.poll() is None  # it waits for the answer
    site.gate.set()
    one.stop()
    assert len(site.asked) == 1
    found = ask(ducha.home, "SELECT last_outcome, fails, lease, due_at FROM page ORDER BY last_outcome")
    assert [outcome for outcome, _, _, _ in found] == ["", "", "", "fresh"]
    assert all(fails == 0 and lease is None and due for _, fails, lease, due in found)


def test_the_web_is_started_again_when_it_dies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    started = tmp_path / "started"
    code = f"open({str(started)!r}, 'a').write('.'); import time; time.sleep(0 if len(open({str(started)!r}).read()) < 3 else 60)"
    begin, processes = asyncio.create_subprocess_exec, []

    async def begun(*_command: str, **how: object) -> asyncio.subprocess.Process:
        processes.append(await begin(sys.executable, "-c", code, **how))  # type: ignore[arg-type]
        return processes[-1]

    monkeypatch.setattr(daemon.asyncio, "create_subprocess_exec", begun)
    monkeypatch.setattr(daemon, "RESTART_AFTER", 0.05)

    async def live() -> None:
        stop = asyncio.Event()
        keeper = asyncio.create_task(daemon.keep_web("127.0.0.1", 8000, stop))
        await asyncio.to_thread(until, lambda: started.exists() and len(started.read_text()) == 3, 10, "three starts")
        stop.set()
        await asyncio.wait_for(keeper, 5)

    asyncio.run(live())
    assert started.read_text() == "..."
    assert [process.returncode for process in processes] == [0, 0, -signal.SIGTERM]
