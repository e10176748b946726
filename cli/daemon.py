"""`ducha run` and `ducha serve`."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
import threading

import click

from cli.command import Command
from cli.installation import Installation, open_box, open_installation
from cli.signals import stop_on_signals
from store.catalogue import source_states
from store.history import totals

RESTART_AFTER = 5.0
WEB_GRACE = 10.0
"""Seconds in which the web must end when told to."""

_host = click.option("--host", default="127.0.0.1", show_default=True, help="网页监听地址 (address of the web)")
_port = click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="网页端口 (port of the web)"
)


@click.command(cls=Command)
@_host
@_port
@click.option("--no-web", is_flag=True, help="不启动网页，可另行 ducha serve (without the web)")
@click.option(
    "--concurrency", type=click.IntRange(1, 512), default=16, show_default=True, help="同时进行的请求数 (requests at once)"
)
@click.option("--tick", type=click.FloatRange(0.1, 60), default=5.0, hidden=True)  # for tests
def run(host: str, port: int, no_web: bool, concurrency: int, tick: float) -> None:
    """值守：建表、载入来源、轮询、发消息、提供网页；SIGTERM 后做完手上的事再退出 (the daemon)。

    Nothing on the internet is polled before an operator names a contact (DUCHA_CONTACT) and enables a source.
    """
    from crawler.engine import run as run_loop
    from scheduler.daemon import run_daemon
    from sources.catalogue import load

    with open_installation(fixed_clock=False) as installation:
        settings = installation.settings
        if not no_web:
            check_port(host, port)
        box = open_box(installation)
        catalogue = load(settings.home / "sources")
        for problem in catalogue.problems:
            click.echo(f"来源文件有误，已跳过：{problem}", err=True)
        _greet(installation, None if no_web else f"http://{_in_url(host)}:{port}/")

        async def main() -> None:
            stop = asyncio.Event()
            stop_on_signals(stop)
            web = None if no_web else asyncio.create_task(keep_web(host, port, stop))
            try:
                await run_daemon(
                    settings, installation.clock, installation.database, box, catalogue.sources.values(), stop,
                    concurrency=concurrency, tick=tick,
                )  # fmt: skip
            finally:
                stop.set()
                if web is not None:
                    await web

        run_loop(main)
    click.echo("已停止。")


def _greet(installation: Installation, web: str | None) -> None:
    settings = installation.settings
    with installation.database.read() as session:
        count = totals(session)
        enabled = sum(not state.id.startswith("watch:") for state in source_states(session, enabled_only=True))
    lines = ["Ducha 督察 已启动。Ctrl-C 或 SIGTERM 停止。", f"  数据目录  {settings.home.resolve()}"]
    if web:
        lines.append(f"  网页      {web}")
    lines.append(f"  关注      {count.pages} 个页面，{enabled} 个来源")
    if count.pages == 0:
        lines += [
            "  目前没有关注任何页面，不会访问互联网。启用来源 (how to enable real sources):",
            "    1. export DUCHA_CONTACT=you@example.org      # 写入 User-Agent 的联系方式",
            "    2. ducha sources list                        # 看看有哪些来源",
            "    3. ducha sources enable 210000               # 例如辽宁省",
            "    4. export DUCHA_MAIL_URL=smtp://user:pass@host:587; ducha subscribe you@example.org",
            "    5. ducha run                                 # 重新启动，使设置生效",
        ]
    elif not settings.contact and not settings.allow_addresses:
        lines.append("  未设 DUCHA_CONTACT，公网主机不会被访问。")
    if not settings.mail_url:
        lines.append("  未设 DUCHA_MAIL_URL，邮件暂存发件箱。")
    click.echo("\n".join(lines))
    sys.stdout.flush()  # a log file must not wait for the buffer to fill


def check_port(host: str, port: int) -> None:
    """Raise a ClickException, in Chinese, where nothing can listen at host:port."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise click.ClickException(
            f"不能在 {host}:{port} 提供网页 (cannot listen there)：{error.strerror}；换一个 --port 或 --host"
        ) from error


async def keep_web(host: str, port: int, stop: asyncio.Event) -> None:
    """Run the web in a process of its own, so that a burst of parsing never stalls it, until `stop` is set.

    It is started again when it dies; it ends by itself when this process does, whatever the reason.
    """
    command = [sys.executable, "-m", "cli.main", "serve", "--host", host, "--port", str(port), "--until-eof"]
    while not stop.is_set():
        process = await asyncio.create_subprocess_exec(
            *command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL
        )
        ended, stopping = asyncio.create_task(process.wait()), asyncio.create_task(stop.wait())
        await asyncio.wait({ended, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if not ended.done():
            process.terminate()
            await asyncio.wait({ended}, timeout=WEB_GRACE)
            if not ended.done():
                process.kill()
            await ended
            return
        click.echo(f"网页进程意外退出（{ended.result()}），{RESTART_AFTER:g} 秒后重新启动", err=True)
        await asyncio.wait({stopping}, timeout=RESTART_AFTER)
        stopping.cancel()


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host


@click.command(cls=Command)
@_host
@_port
@click.option("--until-eof", is_flag=True, hidden=True)  # for `ducha run`: end with the process that holds the pipe
def serve(host: str, port: int, until_eof: bool) -> None:
    """只运行网页：页面列表、历史、差异、事件流 (the web on its own)。

    只读；ducha run 已包含这一部分，分开部署时才需要。
    """
    from web.server import serve as serve_web

    with open_installation(fixed_clock=False) as installation:
        settings = installation.settings
    check_port(host, port)
    click.echo(f"网页 http://{_in_url(host)}:{port}/ 。Ctrl-C 或 SIGTERM 停止。")
    sys.stdout.flush()
    if until_eof:
        threading.Thread(target=_end_with_input, daemon=True, name="ducha-parent").start()
    serve_web(settings, host, port)


def _end_with_input() -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass  # nothing is ever written there: the end of the pipe is the message
    os.kill(os.getpid(), signal.SIGTERM)
