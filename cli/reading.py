"""`ducha try` and `ducha extract`: how a page is understood, without storing anything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cli.installation import open_installation, print_json
from parsers.document import Document, Role
from store.headlines import mask_mobiles

BODY_SHOWN = 3000


@click.command(name="extract")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--url", required=True, help="该页面原来的网址 (where it was fetched)")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 对象")
def extract_command(file: Path, url: str, as_json: bool) -> None:
    """从保存的网页文件提取标题、正文、日期、附件、类型、事实、列表条目。"""
    from parsers.api import extract, read

    if as_json:
        print_json(extract(file.read_bytes(), url))
        return
    _explain(read(file.read_bytes(), url, role=Role.DETAIL))


@click.command(name="try")
@click.argument("target", metavar="URL|ID")
@click.option("--role", type=click.Choice(["detail", "list"]), default=None, help="按公告还是按列表阅读")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 对象")
def try_command(target: str, role: str | None, as_json: bool) -> None:
    """现在读一次某个网址(或已关注页面的编号、来源的 ID),说明读到什么、去掉了什么、为什么;不保存。

    Looks at an address once, politely, shows how it is understood, what was dropped and why, and stores nothing.
    """
    from crawler.engine import run
    from scheduler.service import look

    with open_installation() as installation:
        fetched, document = run(
            lambda: look(installation.settings, installation.clock, installation.database, target, role)
        )
    if as_json:
        print_json(
            {
                "url": fetched.final_url, "outcome": fetched.outcome.value, "reason": fetched.reason,
                "status": fetched.status, "message": fetched.message, "document": document.to_json() if document else None,
            }
        )  # fmt: skip
    else:
        click.echo(f"{fetched.final_url}\n结果 {fetched.outcome.value}({fetched.reason or '正常'}),HTTP {fetched.status}")
        if fetched.message:
            click.echo(fetched.message)
        if document is not None:
            _explain(document)
    if document is None:
        raise SystemExit(1)


def _explain(document: Document) -> None:
    facts: dict[str, Any] = document.facts
    lines = [
        f"标题    {document.title or '(未读到)'}",
        f"类型    {document.kind}",
        f"发布    {document.published or '(未读到)'}    来源 {document.source or '(未读到)'}",
        f"正文    {len(document.body)} 字,取自 {document.container or '(无)'};编码 {document.encoding}",
    ]
    if document.problem:
        lines.append(f"问题    {document.problem}")
    lines += [f"附件    {file.text} {file.url}" for file in document.attachments]
    lines += [f"条目    {row.published or '          '}  {row.title}  {row.url}" for row in document.rows]
    lines += [f"事实    {name}: {value}" for name, value in sorted(facts.items()) if value not in (None, [], {})]
    identity = document.identity
    lines.append(f"站点    {identity.site_name or '?'},标识码 {identity.site_code or '?'},主办 {identity.sponsor or '?'}")
    click.echo(mask_mobiles("\n".join(lines)))
    if document.body:
        body = mask_mobiles(document.body)
        click.echo("\n" + body[:BODY_SHOWN] + ("……" if len(body) > BODY_SHOWN else ""))
    if document.dropped:
        click.echo("\n去掉的内容 (dropped):")
        for rule, text in document.dropped[:40]:
            click.echo(f"  [{rule}] {mask_mobiles(text)}")
