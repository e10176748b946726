"""`ducha watch add|import`, `ducha unwatch`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import yaml

from cli.installation import open_installation, show_table
from parsers.document import Role
from store.history import list_pages
from store.pages import NotAnAddress, unwatch, watch

LINE_MOST = 4096


@click.group(name="watch")
def watch_group() -> None:
    """关注不在来源目录里的网址 (follow plain addresses, without a TOML file)。"""


@watch_group.command(name="add")
@click.argument("targets", nargs=-1, required=True, metavar="FILE|URL…")
@click.option("--role", type=click.Choice(["detail", "list"]), default="detail", show_default=True,
              help="detail:一篇公告;list:栏目列表,新条目即新公告")  # fmt: skip
def add(targets: tuple[str, ...], role: str) -> None:
    """关注网址;参数是文件时,每行一个网址(# 开头为注释)。

    \b
    例 Examples:
      ducha watch add https://sthj.example.gov.cn/tz/t20260301_1.html
      ducha watch add --role list https://sthj.example.gov.cn/zwgk/gsgg/
      ducha watch add urls.txt
    """
    _watch_all([item for target in targets for item in _addresses(target)], Role(role))


@watch_group.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--role", type=click.Choice(["detail", "list"]), default="detail", show_default=True)
def import_(file: Path, role: str) -> None:
    """从 urlwatch/webchanges 的 YAML 或 changedetection.io 的 JSON 导出文件导入网址。"""
    _watch_all([(url, f"{file.name}") for url in imported_addresses(file)], Role(role))


@watch_group.command(name="list")
@click.option("--limit", default=200, show_default=True)
def list_(limit: int) -> None:
    """列出关注的页面 (what is followed)。"""
    with open_installation() as installation, installation.database.read() as session:
        pages, total = list_pages(session, limit=limit)
    show_table(
        f"共 {total} 个页面", ["编号", "角色", "标题", "地址", "最近结果"],
        [(p.id, p.role.value, p.title[:60], p.url, p.last_outcome) for p in pages],
    )  # fmt: skip


@click.command(name="unwatch")
@click.argument("urls", nargs=-1, required=True, metavar="URL…")
def unwatch_command(urls: tuple[str, ...]) -> None:
    """不再关注这些网址(及其列表条目、附件);历史保留。"""
    missing = []
    with open_installation() as installation, installation.database.begin() as session:
        for url in urls:
            count = unwatch(session, url)
            if count:
                click.echo(f"已停止关注 {url}(共 {count} 个页面)")
            else:
                missing.append(url)
    if missing:
        raise click.ClickException("没有关注过:" + "、".join(missing))


def _watch_all(items: list[tuple[str, str]], role: Role) -> None:
    added, problems = 0, []
    with open_installation() as installation, installation.database.begin() as session:
        for url, where in items:
            try:
                added += watch(session, url, role, installation.clock.now())[1]
            except NotAnAddress as error:
                problems.append(f"{where}: {error}")
    click.echo(f"新增关注 {added} 个,已在关注 {len(items) - added - len(problems)} 个")
    if problems:
        raise click.ClickException("以下内容不是网址,其余已添加:\n  " + "\n  ".join(problems[:50]))


def _addresses(target: str) -> Iterator[tuple[str, str]]:
    """The address itself, or the lines of the file it names."""
    if target.startswith(("http://", "https://")):
        yield target, "参数"
        return
    path = Path(target)
    if not path.is_file():
        raise click.UsageError(f"{target} 既不是 http(s) 网址,也不是文件")
    for number, line in enumerate(path.read_text("utf-8-sig", errors="replace").splitlines(), 1):
        text = line.strip()
        if text and not text.startswith("#"):
            yield text[:LINE_MOST], f"{path.name} 第 {number} 行"


def imported_addresses(file: Path) -> list[str]:
    """Addresses in a urlwatch/webchanges YAML file (several documents) or a changedetection.io JSON export."""
    text = file.read_text("utf-8-sig", errors="replace")
    try:
        if file.suffix.lower() == ".json":
            return list(_changedetection(json.loads(text)))
        return list(_urlwatch(list(yaml.safe_load_all(text))))
    except (json.JSONDecodeError, yaml.YAMLError) as error:
        raise click.ClickException(f"{file.name} 无法读取:{str(error)[:300]}") from error


def _urlwatch(jobs: list[Any]) -> Iterator[str]:
    for job in jobs:
        if isinstance(job, dict) and isinstance(job.get("url") or job.get("navigate"), str):
            yield job.get("url") or job["navigate"]


def _changedetection(data: Any) -> Iterator[str]:
    """Both shapes in use: {"watching": {uuid: {"url": …}}} (url-watches.json) and {uuid: {"url": …}} (the API)."""
    entries = data.get("watching", data) if isinstance(data, dict) else data
    values = entries.values() if isinstance(entries, dict) else entries
    for entry in values if isinstance(entries, dict | list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("url"), str):
            yield entry["url"]
        elif isinstance(entry, str):
            yield entry
