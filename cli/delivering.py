"""`ducha deliver` and `ducha notifier`."""

from __future__ import annotations

import asyncio

import click

from cli.command import Command
from cli.installation import open_box, open_installation, print_json
from cli.parameters import json_object
from cli.signals import stop_on_signals


@click.command(cls=Command)
@click.option("--once", is_flag=True, expose_value=False, help="发送一轮后退出，本来如此 (one round, as always)")
@json_object
def deliver(as_json: bool) -> None:
    """把事件展开为消息，发送到期的，一轮后退出 (send what is owed, once)。

    一条消息在每次尝试中都用同一个 Message-ID；被拒的会退避重试，约三天后放弃并告知运维者。有消息没有送达时仍以 0 退出，原因见
    ducha outbox。
    """
    from notify.delivery import deliver as deliver_messages  # Apprise takes half a second

    with open_installation() as installation:
        box = open_box(installation)
        report = asyncio.run(
            deliver_messages(installation.database, installation.settings, installation.clock, box)
        )
    if as_json:
        print_json({"sent": report.sent, "failed": report.failed, "retried": report.retried, "pending": report.pending})
        return
    click.echo(f"已发 {report.sent}，稍后重试 {report.retried}，放弃 {report.failed}，待发 {report.pending}")
    if report.retried or report.failed:
        click.echo("原因见 ducha outbox")


@click.command(cls=Command)
def notifier() -> None:
    """持续发送消息，直到收到 SIGTERM (the notifier on its own)。

    ducha run 已包含这一部分；分开部署时才需要。
    """
    from notify.delivery import run_forever

    with open_installation(fixed_clock=False) as installation:
        box = open_box(installation)
        click.echo("开始发送消息。Ctrl-C 或 SIGTERM 停止。")

        async def main() -> None:
            stop = asyncio.Event()
            stop_on_signals(stop)
            await run_forever(installation.database, installation.settings, installation.clock, box, stop)

        asyncio.run(main())
    click.echo("已停止。")
