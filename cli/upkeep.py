"""`ducha verify`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from cli.command import Command
from cli.installation import open_installation, print_json
from cli.parameters import json_object
from store.history import totals
from store.verify import Progress
from store.verify import verify as verify_archive


@click.command(cls=Command)
@json_object
def verify(as_json: bool) -> None:
    """核对存档：每份原始字节的摘要、每个版本、每个事件；有损坏则以 1 退出 (check every digest)。"""
    with open_installation() as installation, installation.database.read() as session:
        count = totals(session)
        with _progress(as_json) as progress:
            findings = list(verify_archive(session, progress))
    if as_json:
        print_json(
            {"bodies": count.bodies, "versions": count.versions, "bytes_raw": count.bytes_raw,
             "bytes_stored": count.bytes_stored,
             "findings": [{"fault": f.fault.value, "subject": f.subject, "what": f.what} for f in findings]}
        )  # fmt: skip
    else:
        for finding in findings:
            click.echo(str(finding), err=True)
        saved = 100 * (1 - count.bytes_stored / count.bytes_raw) if count.bytes_raw else 0
        click.echo(
            f"核对 {count.bodies} 份原始页面、{count.versions} 个版本，{len(findings)} 处问题；"
            f"原始 {count.bytes_raw} 字节，实存 {count.bytes_stored} 字节（省 {saved:.1f}%）"
        )
    if findings:
        raise SystemExit(1)


@contextmanager
def _progress(quiet: bool) -> Iterator[Progress | None]:
    """A progress bar on a terminal, nothing otherwise."""
    if quiet or not sys.stdout.isatty():
        yield None
        return
    from rich.progress import Progress as Bar

    with Bar(transient=True) as bar:
        task = bar.add_task("核对", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
