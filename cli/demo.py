"""`ducha demo`: hands over to the `demo` package, which nothing imports."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from cli.command import Command

_PORT = click.IntRange(0, 65535)


@click.command(cls=Command)
@click.option("--speed", type=click.FloatRange(0.1, 100), default=1.0, show_default=True,
              help="播放速度倍数，1 为约三分钟 (how fast; 1 takes about three minutes)")  # fmt: skip
@click.option("--once", is_flag=True, help="一次播完，打印核对表；有误报、漏报、重复则以 1 退出 (play to the end, print a table)")
@click.option("--port", type=_PORT, help="网页端口，缺省取一个空闲的 (port of the web)")
@click.option("--farm-port", type=_PORT, help="虚拟网站端口 (port of the pretend sites)")
@click.option("--smtp-port", type=_PORT, help="邮箱的 SMTP 端口 (SMTP port of the mailbox)")
@click.option("--mail-port", type=_PORT, help="邮箱的网页端口 (web port of the mailbox)")
@click.option("--home", type=click.Path(file_okay=False, path_type=Path), help="演示数据目录 (folder of the demonstration)")
@click.option("--story", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="另一份剧本 (another story)")
def demo(speed: float, once: bool, **more: object) -> None:
    """启动虚拟政府网站，让一个全新的 Ducha 监测它们，按剧本播放四周的变化，发到本机邮箱，并提供网页。

    Starts the pretend sites, points a fresh instance at them, plays the story, delivers to a local mailbox and serves
    the web. Nothing leaves this machine.
    """
    command = [sys.executable, "-m", "demo", "--speed", str(speed), *(["--once"] if once else [])]
    for name, value in more.items():
        if value is not None:
            command += [f"--{name.replace('_', '-')}", str(value)]
    sys.stdout.flush()
    # in the place of this process: its signals and its exit code are the demonstration's own
    os.execv(sys.executable, command)  # noqa: S606 our own package
