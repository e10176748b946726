"""A mailbox on loopback: a real SMTP server that keeps every accepted mail as a file, and pages to read them."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import threading
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import escape
from pathlib import Path
from typing import Any

from aiohttp import web
from aiosmtpd.smtp import SMTP

SIZE_LIMIT = 10 * 1024 * 1024
_NAME = re.compile(r"^(\d{6})\.eml$")
_HEADERS = ("From", "To", "Subject", "Date", "Message-ID", "X-Ducha-Events", "List-Id", "Auto-Submitted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One accepted mail. `number` counts arrivals from 1; `to` are the envelope's recipients."""

    number: int
    message_id: str
    to: tuple[str, ...]
    subject: str
    event_ids: tuple[str, ...]
    text: str
    html: str


class Mailbox:
    """SMTP on `smtp_port` and pages on `web_port` of 127.0.0.1 (0 = a free one); mails lie in `folder` as .eml."""

    def __init__(self, folder: Path, smtp_port: int = 0, web_port: int = 0) -> None:
        self.folder = folder
        self.smtp_port = smtp_port
        self.web_port = web_port
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._next = 1

    def start(self) -> None:
        """Serve in a thread of its own; mails already in the folder are kept. OSError when a port is taken."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._next = max((number for number, _ in self._stored()), default=0) + 1
        smtp = socket.create_server(("127.0.0.1", self.smtp_port))
        try:
            pages = socket.create_server(("127.0.0.1", self.web_port))
        except OSError:
            smtp.close()
            raise
        self.smtp_port, self.web_port = smtp.getsockname()[1], pages.getsockname()[1]
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(smtp, pages, ready), name="demo-mailbox", daemon=True)
        self._thread.start()
        ready.wait()

    def stop(self) -> None:
        """Stop serving; harmless when not started."""
        if self._thread is not None and self._loop is not None and self._stop is not None:
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join()
            self._thread = None

    def __enter__(self) -> Mailbox:
        self.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self.stop()

    @property
    def smtp_url(self) -> str:
        """What to put into DUCHA_MAIL_URL."""
        return f"smtp://127.0.0.1:{self.smtp_port}"

    @property
    def web_url(self) -> str:
        """Where the mails can be read."""
        return f"http://127.0.0.1:{self.web_port}/"

    def mails(self) -> list[Mail]:
        """Every accepted mail, in order of arrival."""
        return [_read(number, path) for number, path in self._stored()]

    def _stored(self) -> list[tuple[int, Path]]:
        found = ((_NAME.match(path.name), path) for path in self.folder.iterdir())
        return sorted((int(match[1]), path) for match, path in found if match)

    def _keep(self, recipients: list[str], content: bytes) -> None:
        """Durably on disk before the sender hears 250, as a real server does."""
        path = self.folder / f"{self._next:06}.eml"
        part = path.with_suffix(".part")
        with part.open("wb") as file:
            file.write(b"X-Envelope-To: %s\r\n" % ", ".join(recipients).encode("ascii", "replace") + content)
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        self._next += 1

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        """Called by aiosmtpd with a complete mail."""
        try:
            self._keep(list(envelope.rcpt_tos), bytes(envelope.content))
        except OSError as error:
            return f"452 4.3.1 cannot store: {error.strerror}"
        return "250 2.0.0 kept"

    def _run(self, smtp: socket.socket, pages: socket.socket, ready: threading.Event) -> None:
        asyncio.run(self._serve(smtp, pages, ready))

    async def _serve(self, smtp: socket.socket, pages: socket.socket, ready: threading.Event) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()

        def protocol() -> asyncio.BaseProtocol:
            return SMTP(self, data_size_limit=SIZE_LIMIT, hostname="demo.test", ident="demo mailbox", loop=self._loop)

        server = await self._loop.create_server(protocol, sock=smtp)
        app = web.Application()
        app.add_routes([
            web.get("/", self._list), web.get(r"/mail/{n:\d+}", self._show), web.get(r"/mail/{n:\d+}/html", self._html),
        ])  # fmt: skip
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.SockSite(runner, pages).start()
        ready.set()
        await self._stop.wait()
        server.close()
        await server.wait_closed()
        await runner.cleanup()

    async def _list(self, _request: web.Request) -> web.Response:
        rows = "".join(
            f'<tr><td>{mail.number}</td><td>{escape(", ".join(mail.to))}</td>'
            f'<td><a href="/mail/{mail.number}">{escape(mail.subject) or "(无主题)"}</a></td></tr>'
            for mail in reversed(self.mails())
        )
        table = f"<table><tr><th>序号</th><th>收件人</th><th>主题</th></tr>{rows}</table>" if rows else "<p>还没有邮件。</p>"
        return _page("演示邮箱", '<meta http-equiv="refresh" content="5">', f"<h1>演示邮箱</h1>{table}")

    async def _show(self, request: web.Request) -> web.Response:
        path = self._path(request)
        message = _parse(path)
        lines = "".join(
            f"<tr><th>{name}</th><td>{escape(str(message[name]))}</td></tr>" for name in _HEADERS if message[name] is not None
        )
        mail = _read(int(request.match_info["n"]), path)
        body = (
            f'<iframe sandbox referrerpolicy="no-referrer" src="/mail/{mail.number}/html" title="邮件正文"></iframe>'
            if mail.html
            else f"<pre>{escape(mail.text)}</pre>"
        )
        back = '<p><a href="/">返回列表</a></p>'
        return _page(mail.subject, "", f"{back}<h1>{escape(mail.subject)}</h1><table>{lines}</table>{body}")

    async def _html(self, request: web.Request) -> web.Response:
        mail = _read(int(request.match_info["n"]), self._path(request))
        headers = {"Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"}
        return web.Response(text=mail.html, content_type="text/html", charset="utf-8", headers=headers)

    def _path(self, request: web.Request) -> Path:
        path = self.folder / f"{int(request.match_info['n']):06}.eml"
        if not path.is_file():
            raise web.HTTPNotFound(text="没有这封邮件")
        return path


def _parse(path: Path) -> EmailMessage:
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def _read(number: int, path: Path) -> Mail:
    message = _parse(path)
    return Mail(
        number=number, message_id=str(message["Message-ID"] or "").strip(),
        to=tuple(part.strip() for part in str(message["X-Envelope-To"] or "").split(",") if part.strip()),
        subject=str(message["Subject"] or ""),
        event_ids=tuple(part.strip() for part in str(message["X-Ducha-Events"] or "").split(",") if part.strip()),
        text=_part(message, "plain"), html=_part(message, "html"),
    )  # fmt: skip


def _part(message: EmailMessage, subtype: str) -> str:
    part = message.get_body((subtype,))
    if part is None:
        return ""
    try:
        return str(part.get_content()).replace("\r\n", "\n")
    except (LookupError, UnicodeError):  # a charset that nobody knows: show what can be shown
        return bytes(part.get_payload(decode=True) or b"").decode("utf-8", "replace")


def _page(title: str, head: str, body: str) -> web.Response:
    html = f"""<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}
<style>body{{font:16px/1.7 system-ui,"Noto Sans CJK SC",sans-serif;max-width:60rem;margin:1.5rem auto;padding:0 1rem}}
table{{border-collapse:collapse;width:100%}}th,td{{border-bottom:1px solid #ccc;padding:.3rem .6rem;text-align:left;
overflow-wrap:anywhere}}th{{white-space:nowrap}}iframe{{width:100%;height:70vh;border:1px solid #999;margin-top:1rem}}
h1{{font-size:1.3rem}}pre{{white-space:pre-wrap}}</style></head><body>{body}</body></html>"""
    return web.Response(text=html, content_type="text/html", charset="utf-8")
