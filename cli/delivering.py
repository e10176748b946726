"""`ducha deliver` and `ducha notifier`."""

from __future__ import annotations

import asyncio
import signal

import click

from cli.installation import open_box, open_installation, print_json
from notify.delivery import deliver as deliver_messages
from notify.delivery import run_forever


@click.command()
@click.option("--once", is_flag=True, default=True, help="发送一轮后退出(默认)")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 对象")
def deliver(once: bool, as_json: bool) -> None:
    """把事件展开为消息并发送到期的,一轮后退出 (send what is owed, once)。

    一条消息在每次尝试中都用同一个 Message-ID;被拒的会退避重试,约三天后放弃并告知运维者。
    """
    with open_installation() as installation:
        box = open_box(installation)
        report = asyncio.run(
            deliver_messages(installation.database, installation.settings, installation.clock, box, once=once)
        )
    if as_json:
        print_json({"sent": report.sent, "failed": report.failed, "retried": report.retried, "pending": report.pending})
    else:
        click.echo(f"已发 {report.sent},稍后重试 {report.retried},放弃 {report.failed},待发 {report.pending}")
        if report.retried or report.failed:
            click.echo("原因见 ducha outbox")


@click.command()
def notifier() -> None:
    """持续发送消息,直到收到 SIGTERM (the notifier on its own)。"""
    with open_installation(fixed_clock=False) as installation:
        box = open_box(installation)

        async def main() -> None:
            stop = asyncio.Event()
            for number in (signal.SIGTERM, signal.SIGINT):
                asyncio.get_running_loop().add_signal_handler(number, stop.set)
            await run_forever(installation.database, installation.settings, installation.clock, box, stop)

        asyncio.run(main())
