"""`ducha demo`: hands over to the `demo` package, which nothing imports."""

from __future__ import annotations

import subprocess
import sys

import click


@click.command(context_settings={"ignore_unknown_options": True})
@click.option("--speed", type=click.FloatRange(0.1, 100), default=1.0, show_default=True, help="播放速度倍数")
@click.option("--once", is_flag=True, help="一次播完,打印核对表;有误报、漏报、重复则以 1 退出")
@click.argument("rest", nargs=-1, type=click.UNPROCESSED)
def demo(speed: float, once: bool, rest: tuple[str, ...]) -> None:
    """启动虚拟政府网站,让一个全新的 Ducha 监测它们,按剧本播放四周的变化,发到本机邮箱,并提供网页。

    Starts the pretend sites, points a fresh instance at them, plays the story, delivers to a local mailbox and serves
    the web. Nothing leaves this machine.
    """
    command = [sys.executable, "-m", "demo", "--speed", str(speed), *(["--once"] if once else []), *rest]
    try:
        raise SystemExit(subprocess.run(command, check=False).returncode)  # noqa: S603 our own package
    except KeyboardInterrupt:
        raise SystemExit(130) from None
