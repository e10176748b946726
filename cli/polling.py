"""`ducha poll`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from cli.command import Command
from cli.installation import Installation, open_box, open_installation, print_json
from cli.parameters import json_object
from store.catalogue import source_states
from store.event import LABELS, EventType

if TYPE_CHECKING:
    from store.record import Recorded


@click.command(cls=Command)
@click.option("--all", "everything", is_flag=True, help="不论是否到期，全部轮询 (all pages, due or not)")
@click.option("--source", "source_id", metavar="ID", help="只轮询这个来源 (only this source)")
@click.option(
    "--concurrency", type=click.IntRange(1, 512), default=16, show_default=True, help="同时进行的请求数 (requests at once)"
)
@click.option(
    "--delay", type=click.FloatRange(0, 3600), default=None, metavar="SECONDS",
    help="同一主机两次请求的间隔秒数；0 只对 DUCHA_ALLOW_ADDRESSES 内的地址有效 (seconds between two requests to a host)",
)  # fmt: skip
@click.option("--no-wait", is_flag=True, help="不等待复核，留待到期 (leave confirmations due)")
@json_object
def poll(
    everything: bool, source_id: str | None, concurrency: int, delay: float | None, no_wait: bool, as_json: bool
) -> None:
    """轮询到期的页面（或全部）一次，等复核完成后退出；不发送消息。

    Polls what is due (or all), once, waits for its own confirmations (DUCHA_CONFIRM_DELAY) and exits 0 when every
    outcome is committed, errors of sites included. `ducha deliver` sends what came of it.
    """
    from crawler.engine import run
    from scheduler.service import poll_command

    with open_installation() as installation:
        if source_id is not None:
            _check_source(installation, source_id)
        open_box(installation)  # the operator is to hear of what this poll finds
        with _progress(as_json) as (done, expect):
            report = run(
                lambda: poll_command(
                    installation.settings, installation.clock, installation.database, everything=everything,
                    source_id=source_id, concurrency=concurrency, delay=delay, wait=not no_wait, done=done,
                    expect=expect,
                )
            )  # fmt: skip
        figures = report.to_json()
    print_json(figures) if as_json else _say(installation, figures)


def _check_source(installation: Installation, source_id: str) -> None:
    """Nothing would be polled of a source that is not there or not enabled: say so rather than succeed."""
    with installation.database.read() as session:
        states = {state.id: state.enabled for state in source_states(session)}
    if states.get(source_id):
        return
    from sources.catalogue import load

    if source_id in states or source_id in load(installation.settings.home / "sources").sources:
        raise click.ClickException(f"来源 {source_id} 没有启用；用 ducha sources enable {source_id} 启用")
    raise click.ClickException(f"没有来源 {source_id}；用 ducha sources list 查看")


@contextmanager
def _progress(quiet: bool) -> Iterator[tuple[Any, Any]]:
    """A progress bar on a terminal; a plain line per event otherwise."""
    if quiet:
        yield (lambda _: None), (lambda _: None)
        return
    if not sys.stdout.isatty():

        def tell(recorded: Recorded) -> None:
            for event in recorded.events:
                click.echo(event.headline)

        yield tell, (lambda _: None)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, transient=True) as bar:
        task, total = bar.add_task("轮询", total=0), 0

        def advance(recorded: Recorded) -> None:
            bar.advance(task)
            for event in recorded.events:
                bar.console.print(event.headline, markup=False)

        def more(count: int) -> None:
            nonlocal total
            total += count
            bar.update(task, total=total)

        yield advance, more


def _say(installation: Installation, figures: dict[str, Any]) -> None:
    if figures["elsewhere"]:
        click.echo(f"另一个进程正在轮询同一网站，{figures['elsewhere']} 个页面留给它处理。")
    if not figures["polled"]:
        if figures["elsewhere"]:
            return
        click.echo("没有到期的页面：加 --all 全部轮询，或用 ducha watch add、ducha sources enable 添加。")
        return
    click.echo(
        "轮询 {polled} 次：新内容 {fresh}，未变 {unchanged}+{identical}，不存在 {gone}，被拦截 {challenged}，"
        "错误 {errors}；新版本 {new_versions}；用时 {wall_s} 秒".format(**figures)
    )
    for name, count in figures["events"].items():
        click.echo(f"  {LABELS[EventType(name)]} {name} × {count}")
    if figures["waiting"]:
        click.echo(f"还有 {figures['waiting']} 个页面等待复核（DUCHA_CONFIRM_DELAY={installation.settings.confirm_delay:g} 秒）")
