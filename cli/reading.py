"""`ducha try` and `ducha extract`: how a page is understood, without storing anything."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from cli.command import Command
from cli.installation import Installation, masked, open_installation, print_json
from cli.parameters import json_lines, json_object
from parsers.document import Document, Role
from store.capture import Fetched
from store.privacy import mask_mobiles
from web.labels import OUTCOMES, kind_label

BODY_SHOWN = 3000
FILE_MOST = 64 * 1024 * 1024
"""Bytes of a saved page that are read; the crawler takes a sixth of it."""

KEYS = ("title", "published", "source", "attachments", "kind", "facts", "rows", "identity", "links")


@click.command(name="extract", cls=Command)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="保存的网页文件 (a saved page)")
@click.option("--url", required=True, help="该页面原来的网址 (where it was fetched)")
@click.option("--role", type=click.Choice(["detail", "list"]), default=None,
              help="按公告还是按栏目列表阅读；缺省按公告，没有正文的再按列表 (read as a notice, or as a list)")  # fmt: skip
@json_object
def extract_command(file: Path, url: str, role: str | None, as_json: bool) -> None:
    """从保存的网页提取标题、正文、日期、附件、类型、事实、列表条目 (understand a saved page)。

    读不懂的以 1 退出。
    """
    if not url.startswith(("http://", "https://")):
        raise click.BadParameter(f"{url} 不是 http(s) 网址", param_hint="--url")
    document = _understand(_bytes_of(file), url, Role(role) if role else None)
    if as_json:
        values = document.to_json()
        print_json({"body": document.body, **{key: values[key] for key in KEYS}, "problem": document.problem})
    else:
        _explain(document)
    if document.problem:
        raise SystemExit(1)


def _bytes_of(file: Path) -> bytes:
    try:
        if file.stat().st_size > FILE_MOST:
            raise click.ClickException(f"{file.name} 超过 {FILE_MOST >> 20} MiB，不像是网页")
        return file.read_bytes()
    except OSError as error:
        raise click.ClickException(f"{file.name} 无法读取：{error.strerror}") from error


def _understand(raw: bytes, url: str, role: Role | None) -> Document:
    """As asked; else as a notice, and what has no body of its own as a list too, as `parsers.api.extract` does."""
    from parsers.api import read

    document = read(raw, url, role=role or Role.DETAIL)
    if role is not None or document.body or document.attachments:
        return document
    listing = read(raw, url, role=Role.LIST)
    if not listing.rows:
        return document
    return replace(
        document, rows=listing.rows, next_pages=listing.next_pages, title=document.title or listing.title, kind="list",
        problem=None,
    )  # fmt: skip


@click.command(name="try", cls=Command)
@click.argument("target", metavar="URL|ID", help="网址，或已关注页面的编号，或来源的 ID (address, page number, source id)")
@click.option("--role", type=click.Choice(["detail", "list"]), default=None,
              help="按公告还是按栏目列表阅读 (read as a notice, or as a list)")  # fmt: skip
@json_lines
def try_command(target: str, role: str | None, as_json: bool) -> None:
    """现在读一次，说明读到什么、去掉了什么、为什么；不保存 (read once, explain, store nothing)。

    Looks politely at an address, at a watched page, or at every list of a source. Exit code 1 when it cannot be read.
    """
    with open_installation() as installation:
        looks = _look(installation, target, role)
    for fetched, document in looks:
        if as_json:
            print_json(masked(_to_json(fetched, document)))
        else:
            _say(fetched, document)
    if any(document is None or document.problem for _, document in looks):
        raise SystemExit(1)


def _look(installation: Installation, target: str, role: str | None) -> list[tuple[Fetched, Document | None]]:
    from crawler.engine import run
    from scheduler.service import look, probe_source
    from sources.catalogue import load
    from store.pages import find_page

    settings, clock, database = installation.settings, installation.clock, installation.database
    if target.isdecimal():
        with database.read() as session:
            if find_page(session, target) is None:
                raise click.ClickException(f"没有编号为 {target} 的页面；用 ducha watch list 查看")
    elif not target.startswith(("http://", "https://")):
        source = load(settings.home / "sources").sources.get(target)
        if source is None:
            raise click.UsageError(f"“{target}”既不是 http(s) 网址，也不是页面编号或来源 ID")
        return [(found.fetched, found.document) for found in run(lambda: probe_source(settings, clock, database, source))]
    return [run(lambda: look(settings, clock, database, target, role))]


def _to_json(fetched: Fetched, document: Document | None) -> dict[str, Any]:
    return {
        "url": fetched.final_url, "outcome": fetched.outcome.value, "reason": fetched.reason, "status": fetched.status,
        "message": fetched.message, "document": document.to_json() if document else None,
    }  # fmt: skip


def _say(fetched: Fetched, document: Document | None) -> None:
    status = f"，HTTP {fetched.status}" if fetched.status is not None else ""
    reason = f" ({fetched.reason})" if fetched.reason else ""
    click.echo(f"{fetched.final_url}\n结果    {OUTCOMES[fetched.outcome.value]}{reason}{status}")
    if fetched.message:
        click.echo(f"说明    {fetched.message}")
    if document is not None:
        _explain(document)


def _explain(document: Document) -> None:
    body = document.body
    lines = [
        f"标题    {document.title or '（未读到）'}",
        f"类型    {kind_label(document.kind)} ({document.kind})",
        f"发布    {document.published or '（未读到）'}    来源 {document.source or '（未读到）'}",
        f"正文    {len(body)} 字，取自 {document.container or '（无）'}；编码 {document.encoding}",
    ]
    if document.problem:
        lines.append(f"问题    {document.problem}")
    if document.truncated:
        lines.append("问题    页面过大，只读了前面一部分")
    lines += [f"附件    {file.text} {file.url}" for file in document.attachments]
    lines += [f"条目    {row.published or '          '}  {row.title}  {row.url}" for row in document.rows]
    lines += [f"事实    {name}: {_plain(value)}" for name, value in sorted(document.facts.items()) if value not in (None, [], {})]
    identity = document.identity
    lines.append(f"站点    {identity.site_name or '?'}，标识码 {identity.site_code or '?'}，主办 {identity.sponsor or '?'}")
    click.echo(mask_mobiles("\n".join(lines)))
    if body:
        click.echo("\n" + mask_mobiles(body)[:BODY_SHOWN] + ("……" if len(body) > BODY_SHOWN else ""))
    if document.dropped:
        click.echo("\n去掉的内容 (dropped):")
        for rule, text in document.dropped[:40]:
            click.echo(f"  [{rule}] {mask_mobiles(text)}")


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
