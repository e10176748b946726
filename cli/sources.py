"""`ducha sources`: the catalogue, checked, enabled, probed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.command import Command, Group
from cli.installation import Installation, open_installation, print_json, print_lines, read_settings, show_table
from cli.parameters import Region, json_lines, json_object
from cli.source_files import write_verified
from sources.catalogue import Catalogue, UnknownName, load
from sources.regions import full_name_of
from sources.source import Source
from store.catalogue import SourceState, disable, enable, source_states, sync_sources
from store.event import LABELS
from web.labels import OUTCOMES

if TYPE_CHECKING:
    from scheduler.service import Look

NAMES_HELP = "地区代码、地区名，或来源 ID (regions by code or name, or ids of sources)"


@click.group(cls=Group)
def sources() -> None:
    """来源目录：列出、检查、启用、停用、试读 (the catalogue of watched sites)。

    自己的来源放在 DUCHA_HOME/sources/*.toml，写法见 docs/adding-a-source.md。
    """


def _catalogue(home: Path) -> Catalogue:
    return load(home / "sources")


@sources.command(name="list", cls=Command)
@click.option("--region", type=Region(), help="行政区划代码或名称，含下级 (region and all below it)")
@click.option("--enabled", "enabled_only", is_flag=True, help="只列已启用的 (only what is enabled)")
@json_lines
def list_(region: str | None, enabled_only: bool, as_json: bool) -> None:
    """列出目录中的来源及其状态 (list, with state and health)。"""
    with open_installation() as installation:
        catalogue = _synced(installation)
        with installation.database.read() as session:
            states = source_states(session, enabled_only=enabled_only)
    if region:
        within = {source.id for source in catalogue.by_region(region)}
        states = [state for state in states if state.id in within]
    if as_json:
        print_lines(_to_json(state, _evidence(catalogue, state.id)) for state in states)
        return
    if not states:
        click.echo("没有这样的来源。")
        return
    rows = [
        (s.id, full_name_of(s.region) if s.region else "", s.agency, "启用" if s.enabled else "停用",
         _evidence(catalogue, s.id), s.pages, "、".join(LABELS[t] for t in s.troubles))
        for s in states
    ]  # fmt: skip
    show_table("来源", ["ID", "地区", "机构", "状态", "依据", "页面", "故障"], rows)
    _tell_problems(catalogue)


def _to_json(state: SourceState, evidence: str) -> dict[str, object]:
    return {
        "id": state.id, "name": state.name, "region": state.region, "agency": state.agency, "enabled": state.enabled,
        "pages": state.pages, "evidence": evidence, "troubles": [t.value for t in state.troubles],
        "last_ok_at": state.last_ok_at.isoformat() if state.last_ok_at else None,
    }  # fmt: skip


def _tell_problems(catalogue: Catalogue) -> None:
    if catalogue.problems:
        click.echo(f"另有 {len(catalogue.problems)} 处来源文件错误，见 ducha sources check", err=True)


def _evidence(catalogue: Catalogue, source_id: str) -> str:
    source = catalogue.sources.get(source_id)
    return "+".join(sorted({page.evidence.value for page in source.lists})) if source else ""


@sources.command(cls=Command)
@json_object
def check(as_json: bool) -> None:
    """检查全部来源文件，逐条指出文件和键；有错则以 1 退出 (validate every file; names file and key of each error)。"""
    catalogue = _catalogue(read_settings().home)
    if as_json:
        print_json(
            {"sources": len(catalogue.sources), "blocked": len(catalogue.blocked),
             "problems": [{"file": p.file, "key": p.key, "message": p.message} for p in catalogue.problems]}
        )  # fmt: skip
    else:
        for problem in catalogue.problems:
            click.echo(str(problem), err=True)
        click.echo(
            f"{len(catalogue.sources)} 个来源，{len(catalogue.blocked)} 个仿冒主机在阻止名单，{len(catalogue.problems)} 处错误"
        )
    if catalogue.problems:
        raise SystemExit(1)


def _synced(installation: Installation) -> Catalogue:
    """The catalogue, with the store's copy brought up to date."""
    catalogue = _catalogue(installation.settings.home)
    with installation.database.begin() as session:
        sync_sources(session, catalogue.sources.values(), installation.clock.now())
    return catalogue


def _select(catalogue: Catalogue, names: tuple[str, ...]) -> list[Source]:
    try:
        return list(catalogue.select(*names))
    except UnknownName as error:
        _tell_problems(catalogue)
        raise click.ClickException(str(error)) from error


@sources.command(name="enable", cls=Command)
@click.argument("names", nargs=-1, required=True, metavar="REGION|ID…", help=NAMES_HELP)
@click.option("--inferred", is_flag=True, help="按地区启用时，也启用地址仅为推断的来源 (inferred addresses too)")
def enable_command(names: tuple[str, ...], inferred: bool) -> None:
    """启用来源，开始轮询其栏目 (enable sources)。

    按地区启用时跳过地址仅为推断 (inferred) 的来源：先用 ducha sources probe ID 试读，或加 --inferred，或直接写 ID。
    """
    with open_installation() as installation:
        catalogue = _synced(installation)
        chosen = _select(catalogue, names)
        wanted = [s for s in chosen if s.enabled_by_default or inferred or s.id in names]
        with installation.database.begin() as session:
            count = enable(session, wanted, installation.clock.now())
        no_contact = not installation.settings.contact and not installation.settings.allow_addresses
    click.echo(f"启用 {count} 个来源（{len(wanted) - count} 个原已启用）")
    skipped = [s.id for s in chosen if s not in wanted]
    if skipped:
        click.echo(f"跳过 {len(skipped)} 个地址仅为推断的来源：" + "、".join(skipped[:10]) + ("……" if len(skipped) > 10 else ""))
    if no_contact:
        click.echo("提示：未设 DUCHA_CONTACT（联系邮箱或网址），公网主机不会被访问。")


@sources.command(name="disable", cls=Command)
@click.argument("names", nargs=-1, required=True, metavar="REGION|ID…", help=NAMES_HELP)
def disable_command(names: tuple[str, ...]) -> None:
    """停用来源；历史保留 (disable; history stays)。"""
    with open_installation() as installation:
        chosen = _select(_synced(installation), names)
        with installation.database.begin() as session:
            count = disable(session, [s.id for s in chosen])
    click.echo(f"停用 {count} 个来源")


@sources.command(cls=Command)
@click.argument("source_id", metavar="ID", help="来源 ID，见 ducha sources list (id of a source)")
@click.option("--write/--no-write", default=True,
              help="读通的记为 verified，写入 DUCHA_HOME/sources；或不写 (write what was verified, or not)")  # fmt: skip
@json_object
def probe(source_id: str, write: bool, as_json: bool) -> None:
    """按礼貌规则读一次某来源的各栏目，显示读到的条目 (read every list of a source once)。

    条目数达到 expect.min_rows 的栏目算读通，记为 evidence = "verified"；有栏目没有读通则以 1 退出。
    """
    from crawler.engine import run
    from scheduler.service import probe_source

    with open_installation() as installation:
        catalogue = _synced(installation)
        source = catalogue.sources.get(source_id)
        if source is None:
            _tell_problems(catalogue)
            raise click.ClickException(f"目录中没有 {source_id}；用 ducha sources list 查看")
        looks = run(lambda: probe_source(installation.settings, installation.clock, installation.database, source))
        good = [look for look in looks if look.document is not None and len(look.document.rows) >= source.expect.min_rows]
        file = _write(installation, source, good) if write and good else None
    if as_json:
        print_json(
            {"id": source_id, "verified": [str(look.page.url) for look in good], "file": str(file) if file else None,
             "lists": [{"url": str(look.page.url), "outcome": look.fetched.outcome.value, "reason": look.fetched.reason,
                        "message": look.fetched.message, "rows": len(look.document.rows) if look.document else 0}
                       for look in looks]}
        )  # fmt: skip
    else:
        for look in looks:
            _say(look)
        if file is not None:
            click.echo(f"已写入 {file}")
    if len(good) < len(looks):
        raise SystemExit(1)


def _write(installation: Installation, source: Source, good: list[Look]) -> Path:
    folder = installation.settings.home / "sources"
    try:
        file = write_verified(source, {str(look.page.url) for look in good}, folder)
    except OSError as error:
        raise click.ClickException(f"{folder} 无法写入：{error.strerror}") from error
    _synced(installation)
    return file


def _say(look: Look) -> None:
    rows = look.document.rows if look.document else ()
    problem = look.document.problem if look.document else None
    said = "，".join(filter(None, (OUTCOMES[look.fetched.outcome.value], look.fetched.message, problem)))
    click.echo(f"{look.page.url}\n  {said}，{len(rows)} 条")
    for row in rows[:10]:
        click.echo(f"    {row.published or '          '}  {row.title}")
    if len(rows) > 10:
        click.echo(f"    ……共 {len(rows)} 条")
