"""`ducha watch add|import|list`, `ducha unwatch`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
from sqlalchemy.orm import Session

from cli.address_files import FileError, imported_addresses, listed_addresses
from cli.command import Command, Group
from cli.installation import Installation, open_installation, print_lines, show_table
from cli.parameters import json_lines
from parsers.address import host_of
from parsers.document import Role
from sources.blocklist import blocked_hosts, is_blocked
from store.history import list_pages
from store.pages import NotAnAddress, Page, find_page, unwatch, watch
from web.labels import OUTCOMES, ROLES

PROBLEMS_SHOWN = 50

_role = click.option(
    "--role", type=click.Choice(["detail", "list"]), default="detail", show_default=True,
    help="detail：一篇公告；list：栏目列表，新条目即新公告 (a notice, or a list whose new rows are news)",
)  # fmt: skip


@click.group(name="watch", cls=Group)
def watch_group() -> None:
    """关注不在来源目录里的网址 (follow plain addresses, without a TOML file)。"""


@watch_group.command(name="add", cls=Command)
@click.argument("targets", nargs=-1, required=True, metavar="FILE|URL…",
                help="网址，或每行一个网址的文件，# 起为注释 (addresses, or files with one a line)")  # fmt: skip
@_role
def add(targets: tuple[str, ...], role: str) -> None:
    """关注网址；参数是文件时，每行一个网址 (follow addresses)。

    不是网址的行会逐一指出，其余照常添加，并以 1 退出。

    \b
    例 Examples:
      ducha watch add https://sthj.example.gov.cn/tz/t20260301_1.html
      ducha watch add --role list https://sthj.example.gov.cn/zwgk/gsgg/
      ducha watch add urls.txt
    """
    try:
        items = [item for target in targets for item in _addresses(target)]
    except FileError as error:
        raise click.ClickException(str(error)) from error
    _watch_all(items, Role(role))


@watch_group.command(name="import", cls=Command)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="导出的文件 (exported file)")
@_role
def import_(file: Path, role: str) -> None:
    """从 urlwatch、webchanges 的 YAML 或 changedetection.io 的 JSON 导入网址 (import addresses)。

    只取网址；各自的过滤器不需要，Ducha 自己找正文。
    """
    try:
        found, others = imported_addresses(file)
    except FileError as error:
        raise click.ClickException(str(error)) from error
    if others:
        click.echo(f"略过 {others} 项没有网址的内容", err=True)
    _watch_all([(url, file.name) for url in found], Role(role))


@watch_group.command(name="list", cls=Command)
@click.option("--limit", type=click.IntRange(1, 1_000_000), default=200, show_default=True,
              help="最多多少个 (at most so many)")  # fmt: skip
@json_lines
def list_(limit: int, as_json: bool) -> None:
    """列出关注的页面 (what is followed)。"""
    with open_installation() as installation, installation.database.read() as session:
        pages, total = list_pages(session, limit=limit)
    if as_json:
        print_lines(
            {"id": p.id, "url": p.url, "role": p.role.value, "source": p.source_id, "title": p.title, "state": p.state,
             "last_outcome": p.last_outcome, "last_looked_at": p.last_looked_at.isoformat() if p.last_looked_at else None}
            for p in pages
        )  # fmt: skip
        return
    if not total:
        click.echo("没有关注任何页面；用 ducha watch add URL 或 ducha sources enable REGION 添加。")
        return
    show_table(
        f"共 {total} 个页面", ["编号", "角色", "标题", "地址", "最近结果"],
        [(p.id, ROLES[p.role.value], p.title[:60], p.url, OUTCOMES.get(p.last_outcome, "尚未读过")) for p in pages],
    )  # fmt: skip


@click.command(name="unwatch", cls=Command)
@click.argument("urls", nargs=-1, required=True, metavar="URL|ID…",
                help="网址，或 ducha watch list 中的编号 (addresses, or numbers of pages)")  # fmt: skip
def unwatch_command(urls: tuple[str, ...]) -> None:
    """不再关注这些网址，连同列表的条目、公告的附件；历史保留 (stop following; history stays)。"""
    missing = []
    with open_installation() as installation, installation.database.begin() as session:
        for url in urls:
            page = find_page(session, url)
            if page is None or page.state == "unwatched":
                missing.append(url)
            else:
                click.echo(f"已停止关注 {page.url}（共 {unwatch(session, url)} 个页面）")
    if missing:
        raise click.ClickException("没有关注过：" + "、".join(missing))


def _watch_all(items: list[tuple[str, str]], role: Role) -> None:
    counts: Counter[str] = Counter()
    problems = []
    with open_installation() as installation, installation.database.begin() as session:
        blocked = blocked_hosts(installation.settings.home / "sources")
        for url, where in items:
            if is_blocked(host_of(url), blocked):
                problems.append(f"{where}：{url} 是仿冒站点，在黑名单里")
                continue
            try:
                counts[_watch(installation, session, url, role)] += 1
            except NotAnAddress as error:
                problems.append(f"{where}：{error}")
    click.echo(f"新增关注 {counts['new']} 个，恢复关注 {counts['again']} 个，已在关注 {counts['known'] + counts['other']} 个")
    if counts["other"]:
        click.echo(f"其中 {counts['other']} 个原来的角色不是 {role.value}，没有改变", err=True)
    if problems:
        more = f"\n  ……共 {len(problems)} 处" if len(problems) > PROBLEMS_SHOWN else ""
        raise click.ClickException("以下内容没有添加，其余已添加：\n  " + "\n  ".join(problems[:PROBLEMS_SHOWN]) + more)


def _watch(installation: Installation, session: Session, url: str, role: Role) -> str:
    """Follow one address; says how it stood: new, again (it had been given up), known, other (another role)."""
    before: Page | None = None if url.isdigit() else find_page(session, url)
    watch(session, url, role, installation.clock.now())
    if before is None:
        return "new"
    if before.state == "unwatched":
        return "again"
    return "known" if before.role is role else "other"


def _addresses(target: str) -> Iterator[tuple[str, str]]:
    """The address itself, or the lines of the file it names, each with the place it stands at."""
    if target.startswith(("http://", "https://")):
        yield target, "参数"
        return
    path = Path(target)
    if not path.is_file():
        raise click.UsageError(f"“{target}”既不是 http(s) 网址，也不是文件")
    for number, text in listed_addresses(path):
        yield text, f"{path.name} 第 {number} 行"
