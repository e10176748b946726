"""A list column on loopback, laid out in pages by the conventions of real publishing systems; and what it was asked."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from tests.local_site import FOOTER, notice

NEWEST = date(2026, 3, 1)
_ASIDE = re.compile(r"/t20|/robots\.txt|/[0-9a-f]{32}\.\w+$")
Answer = tuple[int, str, str]  # status, content type, text


def day_of(number: int) -> date:
    """Notices are numbered from old to new, three a day; number 0 is the newest of the first look."""
    return NEWEST + timedelta(days=number // 3)


def path_of(number: int) -> str:
    """The address of a notice's page."""
    return f"/gsgg/{day_of(number):%Y%m}/t{day_of(number):%Y%m%d}_{50000 + number}.html"


def title_of(number: int) -> str:
    return f"关于第{50000 + number}号整改任务验收销号的公示"


def item(number: int, *, dated: bool = True) -> str:
    span = f"<span>{day_of(number)}</span>" if dated else ""
    return f'<li><a href="{path_of(number)}" title="{title_of(number)}">{title_of(number)[:12]}…</a>{span}</li>'


def html_of(items: str, tail: str = "") -> str:
    """A list page around these items."""
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>公示公告_青岚市生态环境局</title></head><body>'
        f'<div class="nav">首页 &gt; 公示公告</div><ul class="list">{items}</ul><div class="page">{tail}</div>'
        + FOOTER.format(n=7)
    )


@dataclass(slots=True)
class ListSite:
    """A column of `numbers`, newest first, `size` on a page; `answer` lays it out, `asked` are (method, target, body)."""

    numbers: list[int] = field(default_factory=list)
    size: int = 20
    base: str = ""
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    answer: Callable[[ListSite, str, str, str], Answer | None] = lambda *_: None
    broken: dict[str, int] = field(default_factory=dict)  # target -> status it answers with instead
    moved: dict[str, str] = field(default_factory=dict)  # target -> where its broken status sends on to
    kinds: list[str] = field(default_factory=list)  # the Content-Type of each request with a body

    @property
    def host(self) -> str:
        return self.base.removeprefix("http://")

    @property
    def pages(self) -> list[list[int]]:
        return [self.numbers[start : start + self.size] for start in range(0, len(self.numbers), self.size)]

    def targets(self, method: str = "GET") -> list[str]:
        """What was asked for beside notices, robots.txt and addresses that cannot exist, in order."""
        return [target for asked, target, _ in self.asked if asked == method and not _ASIDE.search(target)]

    def respond(self, method: str, target: str, body: str) -> Answer:
        self.asked.append((method, target, body))
        if target in self.broken:
            return self.broken[target], "text/html", "<html><body>error</body></html>"
        found = self.answer(self, method, target, body)
        if found is not None:
            return found
        number = next((n for n in self.numbers if path_of(n) == target), None)
        if number is None or method != "GET":
            return 404, "text/html", "<html><body>404 Not Found</body></html>"
        return 200, "text/html; charset=utf-8", notice(50000 + number, day=day_of(number).isoformat())


@contextmanager
def serving(answer: Callable[[ListSite, str, str, str], Answer | None]) -> Iterator[ListSite]:
    """The site on a free port of 127.0.0.1."""
    site = ListSite(answer=answer)

    class Handler(BaseHTTPRequestHandler):
        def _reply(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            if body:
                site.kinds.append(self.headers.get("Content-Type", ""))
            status, kind, text = site.respond(self.command, self.path, body)
            raw = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            if self.path in site.moved:
                self.send_header("Location", site.moved[self.path])
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        do_GET = do_POST = _reply

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
        server.shutdown()
        server.server_close()
        thread.join()


def trs(first: int = 1, *, dated: bool = True, call: bool = True) -> Callable[[ListSite, str, str, str], Answer | None]:
    """Static TRS pages: `index.html`, then `index_<first>.html`; nothing behind the last."""

    def answer(site: ListSite, _method: str, target: str, _body: str) -> Answer | None:
        names = ["/gsgg/", *(f"/gsgg/index_{first + n}.html" for n in range(len(site.pages) - 1))]
        if target not in names:
            return None
        number = names.index(target)
        items = "".join(item(n, dated=dated) for n in site.pages[number])
        tail = f'<script>createPageHTML({len(names)}, {number}, "index", "html");</script>' if call else ""
        return 200, "text/html; charset=utf-8", html_of(items, tail)

    return answer


def query_of(target: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(target).query, keep_blank_values=True).items()}
