"""`ducha run` and `ducha serve`."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import threading

import click

from cli.installation import Installation, configure_logging, open_box, open_installation
from store.catalogue import source_states
from store.history import totals

RESTART_AFTER = 5.0


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="网页监听地址")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="网页端口")
@click.option("--no-web", is_flag=True, help="不启动网页 (ducha serve 可另行启动)")
@click.option("--concurrency", type=click.IntRange(1, 512), default=16, show_default=True, help="同时进行的请求数")
def run(host: str, port: int, no_web: bool, concurrency: int) -> None:
    """值守:建表、载入来源、轮询、发消息、提供网页;SIGTERM 后做完手上的事再退出。

    Nothing on the internet is polled before an operator names a contact (DUCHA_CONTACT) and enables a source.
    """
    from crawler.engine import run as run_loop
    from scheduler.daemon import run_daemon
    from sources.catalogue import load

    with open_installation(fixed_clock=False) as installation:
        configure_logging()
        settings = installation.settings
        box = open_box(installation)
        catalogue = load(settings.home / "sources")
        for problem in catalogue.problems:
            click.echo(f"来源文件有误,已跳过:{problem}", err=True)
        web = None if no_web else WebProcess(host, port)
        _greet(installation, None if no_web else f"http://{host}:{port}/")

        async def main() -> None:
            stop = asyncio.Event()
            for number in (signal.SIGTERM, signal.SIGINT):
                asyncio.get_running_loop().add_signal_handler(number, stop.set)
            await run_daemon(
                settings, installation.clock, installation.database, box, catalogue.sources.values(), stop,
                concurrency=concurrency,
            )  # fmt: skip

        try:
            run_loop(main)
        finally:
            if web is not None:
                web.close()
    click.echo("已停止。")


def _greet(installation: Installation, web: str | None) -> None:
    settings = installation.settings
    with installation.database.read() as session:
        count = totals(session)
        enabled = len(source_states(session, enabled_only=True))
    click.echo("Ducha 督察 已启动。Ctrl-C 或 SIGTERM 停止。")
    click.echo(f"  数据目录  {settings.home.resolve()}")
    if web:
        click.echo(f"  网页      {web}")
    click.echo(f"  关注      {count.pages} 个页面,{enabled} 个来源")
    if count.pages == 0:
        click.echo("  目前没有关注任何页面,不会访问互联网。启用来源 (how to enable real sources):")
        click.echo("    1. export DUCHA_CONTACT=you@example.org      # 写入 User-Agent 的联系方式")
        click.echo("    2. ducha sources list                        # 看看有哪些来源")
        click.echo("    3. ducha sources enable 210000               # 例如辽宁省")
        click.echo("    4. export DUCHA_MAIL_URL=smtp://user:pass@host:587; ducha subscribe you@example.org")
    elif not settings.contact and not settings.allow_addresses:
        click.echo("  未设 DUCHA_CONTACT,公网主机不会被访问。")
    if not settings.mail_url:
        click.echo("  未设 DUCHA_MAIL_URL,邮件暂存发件箱。")


class WebProcess:
    """The web in a process of its own, started again when it dies, so that a burst of parsing never stalls it."""

    def __init__(self, host: str, port: int) -> None:
        self._command = [sys.executable, "-m", "cli.main", "serve", "--host", host, "--port", str(port)]
        self._closing = threading.Event()
        self._process = self._start()
        self._keeper = threading.Thread(target=self._keep, daemon=True, name="ducha-web-keeper")
        self._keeper.start()

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self._command)  # noqa: S603 our own command

    def _keep(self) -> None:
        while not self._closing.is_set():
            self._process.wait()
            if self._closing.wait(RESTART_AFTER):
                return
            click.echo("网页进程意外退出,正在重新启动", err=True)
            self._process = self._start()

    def close(self) -> None:
        """Stop the web and wait for it."""
        self._closing.set()
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._keeper.join(5)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="监听地址")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="端口")
def serve(host: str, port: int) -> None:
    """只运行网页:页面列表、历史、差异、事件流 (the web on its own)。"""
    from web.server import serve as serve_web

    with open_installation(fixed_clock=False) as installation:
        settings = installation.settings
    serve_web(settings, host, port)
