"""A small government site on loopback whose pages a test sets, and an installation's command beside it."""

from __future__ import annotations

import json
import logging
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import structlog
from click.testing import CliRunner, Result

from cli.main import main

PHONE = "13912345678"
FOOTER = (
    '<div class="foot">主办单位：青岚市生态环境局 网站标识码：2114000099 辽ICP备00000000号 访问量：{n}</div></body></html>'
)


def notice(number: int, reduction: str = "85", day: str = "2026-02-27", contact: str = PHONE) -> str:
    """A sign-off notice in a common template."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>关于第{number}号整改任务验收销号的公示_青岚市生态环境局</title>
<meta name="ArticleTitle" content="关于第{number}号整改任务验收销号的公示"><meta name="PubDate" content="{day} 09:00">
<meta name="ContentSource" content="青岚市生态环境局"></head><body>
<div class="nav">首页 &gt; 政务公开 &gt; 公示公告</div><h1>关于第{number}号整改任务验收销号的公示</h1>
<div id="zoom"><p>根据《青岚市贯彻落实省生态环境保护督察反馈意见整改方案》，第{number}号任务“青岚河{number}号断面水质不达标”已完成整改。</p>
<p>经现场核查，入河排污口全部封堵，化学需氧量排放量较整改前削减{reduction}%，达到验收销号标准。</p>
<p>现予公示，公示期为10个工作日。公示期内如有异议，请向市生态环境局反映，联系人：高远，电话：{contact}。</p>
<p style="text-align:right">青岚市生态环境局</p><p style="text-align:right">{day}</p></div>""" + FOOTER.format(n=1000 + number)


def column(*rows: tuple[str, str, str]) -> str:
    """A list page of (address, title, day)."""
    items = "".join(f'<li><a href="{url}" title="{title}">{title}</a><span>{day}</span></li>' for url, title, day in rows)
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>公示公告_青岚市生态环境局</title></head><body>'
        f'<div class="nav">首页 &gt; 公示公告</div><ul class="list">{items}</ul>' + FOOTER.format(n=7)
    )


def row(number: int, day: str = "2026-02-27") -> tuple[str, str, str]:
    """The row of a notice."""
    return f"/gsgg/202602/t20260227_{number}.html", f"关于第{number}号整改任务验收销号的公示", day


@dataclass(slots=True)
class Site:
    """Pages by path; `asked` are the paths asked for, in order; `gate` holds back the answers of `slow` paths.

    Where it is `unmeasured`, no answer says its length, and `cut` pages end after so many bytes, for so many looks.
    """

    pages: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    posted: list[str] = field(default_factory=list)
    slow: set[str] = field(default_factory=set)
    gate: threading.Event = field(default_factory=threading.Event)
    cut: dict[str, tuple[int, int]] = field(default_factory=dict)  # path: (bytes, looks)
    unmeasured: bool = False
    base: str = ""

    @property
    def host(self) -> str:
        return self.base.removeprefix("http://")

    def set_notices(self, *numbers: int, **values: str) -> None:
        """A list at /gsgg/ with these notices; `values` go to the pages that are not there yet."""
        self.pages["/gsgg/"] = column(*(row(number) for number in numbers))
        for number in numbers:
            self.pages.setdefault(row(number)[0], notice(number, **values))


@contextmanager
def serving() -> Iterator[Site]:
    """A site on a free port of 127.0.0.1."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            if self.path in site.slow:
                site.gate.wait(20)
            text = site.pages.get(self.path)
            raw = (text if text is not None else "<html><body>404 Not Found</body></html>").encode()
            self.send_response(404 if text is None else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            end, looks = site.cut.get(self.path, (len(raw), 0))
            if looks > 0:
                site.cut[self.path], raw = (end, looks - 1), raw[:end]
            if not site.unmeasured:
                self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            try:
                self.wfile.write(raw)
            except OSError:
                self.close_connection = True  # the other side was killed meanwhile

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            site.posted.append(self.path)
            self.send_response(500)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.gate.set()
        server.shutdown()
        server.server_close()
        thread.join()


def source_toml(site: Site, **politeness: object) -> str:
    """An operator's source for the site's list."""
    manners = {"delay": 0.0, "robots": "false", **politeness}
    return (
        f'# 自建来源\nid = "qinglan"\nname = "青岚市生态环境局"\nregion = "211400"\nlevel = "prefecture"\n'
        f'agency = "青岚市生态环境局"\nhosts = ["{site.host}"]\n\n[politeness]\n'
        + "".join(f"{key} = {value}\n" for key, value in manners.items())
        + f'\n[[lists]]\nurl = "{site.base}/gsgg/"  # 公示公告\nevidence = "hit"\n'
    )


def environment(home: Path, **settings: str) -> dict[str, str]:
    """The variables of an installation on loopback, without any that the tests were started with."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DUCHA_")}
    own = {"HOME": str(home), "ALLOW_ADDRESSES": "127.0.0.0/8", "CONFIRM_DELAY": "0", **settings}
    return kept | {f"DUCHA_{name}": value for name, value in own.items()}


class Command:
    """`ducha` in this process, in a home of its own; settings without DUCHA_."""

    def __init__(self, home: Path, **settings: str) -> None:
        self.home = home
        self.settings = {"ALLOW_ADDRESSES": "127.0.0.0/8", "CONFIRM_DELAY": "0", **settings}

    def __call__(self, *words: str, code: int = 0, stdin: str | None = None, **settings: str) -> Result:
        """Run a command; its exit code must be this one."""
        given = {"HOME": str(self.home), **self.settings, **settings}
        names = {name: None for name in os.environ if name.startswith("DUCHA_")}
        with _logging_kept():
            result = CliRunner().invoke(
                main, list(words), prog_name="ducha", input=stdin,
                env=names | {f"DUCHA_{name}": value for name, value in given.items()},
            )  # fmt: skip
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, f"ducha {' '.join(words)}: exit {result.exit_code}\n{result.output}"
        return result

    def object(self, *words: str, code: int = 0, **settings: str) -> Any:
        """The one JSON object a command prints."""
        return json.loads(self(*words, "--json", code=code, **settings).stdout)

    def lines(self, *words: str, code: int = 0, **settings: str) -> list[dict[str, Any]]:
        """The JSON lines a command prints."""
        return [json.loads(line) for line in self(*words, "--json", code=code, **settings).stdout.splitlines()]

    def poll(self, *words: str, **settings: str) -> Mapping[str, Any]:
        """Poll everything, at once; the figures."""
        figures: dict[str, Any] = self.object("poll", "--all", "--delay", "0", *words, **settings)
        return figures


@contextmanager
def _logging_kept() -> Iterator[None]:
    """A command points the log at its own standard error, which ends with it."""
    root, before = logging.getLogger(), structlog.get_config()
    handlers, level = root.handlers[:], root.level
    root.handlers = []  # or basicConfig(force=True) would close them
    try:
        yield
    finally:
        root.handlers, root.level = handlers, level
        structlog.configure(**before)
