"""`ducha sources`: the catalogue, checked, enabled, probed."""

from __future__ import annotations

import json
from pathlib import Path

import click

from cli.installation import Installation, open_installation, print_json, print_lines, read_settings, show_table
from sources.catalogue import Catalogue, load
from sources.regions import full_name_of
from sources.source import Evidence, Source
from store.catalogue import disable, enable, source_states, sync_sources


@click.group()
def sources() -> None:
    """来源目录:列出、检查、启用、停用、试读 (the catalogue of watched sites)。

    自己的来源放在 DUCHA_HOME/sources/*.toml,写法见 docs/adding-a-source.md。
    """


def _catalogue(home: Path) -> Catalogue:
    return load(home / "sources")


@sources.command(name="list")
@click.option("--region", default="", metavar="CODE", help="行政区划代码,含下级")
@click.option("--enabled", "enabled_only", is_flag=True, help="只列已启用的")
@click.option("--json", "as_json", is_flag=True, help="每行一个 JSON 对象")
def list_(region: str, enabled_only: bool, as_json: bool) -> None:
    """列出目录中的来源及其状态。"""
    with open_installation() as installation:
        catalogue = _synced(installation)
        with installation.database.read() as session:
            states = source_states(session, enabled_only=enabled_only)
    within = {source.id for source in catalogue.by_region(region)} if region else None
    states = [state for state in states if within is None or state.id in within]
    if as_json:
        print_lines(
            {"id": s.id, "name": s.name, "region": s.region, "agency": s.agency, "enabled": s.enabled, "pages": s.pages,
             "evidence": _evidence(catalogue, s.id), "troubles": [t.value for t in s.troubles],
             "last_ok_at": s.last_ok_at.isoformat() if s.last_ok_at else None}
            for s in states
        )  # fmt: skip
        return
    rows = [
        (s.id, full_name_of(s.region) or s.region, s.agency, "启用" if s.enabled else "停用", _evidence(catalogue, s.id),
         s.pages, "、".join(t.value for t in s.troubles))
        for s in states
    ]  # fmt: skip
    show_table("来源", ["ID", "地区", "机构", "状态", "依据", "页面", "故障"], rows)


def _evidence(catalogue: Catalogue, source_id: str) -> str:
    source = catalogue.sources.get(source_id)
    return "+".join(sorted({page.evidence.value for page in source.lists})) if source else ""


@sources.command()
def check() -> None:
    """检查全部来源文件,逐条指出文件和键 (validate every file; names file and key of each error)。"""
    catalogue = _catalogue(read_settings().home)
    for problem in catalogue.problems:
        click.echo(str(problem), err=True)
    click.echo(f"{len(catalogue.sources)} 个来源,{len(catalogue.blocked)} 个仿冒主机在阻止名单,{len(catalogue.problems)} 处错误")
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
    except KeyError as error:
        raise click.ClickException(str(error.args[0]) if error.args else str(error)) from error


@sources.command(name="enable")
@click.argument("names", nargs=-1, required=True, metavar="REGION|ID…")
@click.option("--inferred", is_flag=True, help="按地区启用时,也启用地址仅为推断的来源")
def enable_command(names: tuple[str, ...], inferred: bool) -> None:
    """启用来源(地区代码、地区名或来源 ID),开始轮询其栏目。

    按地区启用时跳过地址仅为推断(inferred)的来源:先用 ducha sources probe ID 试读,或加 --inferred,或直接写 ID。
    """
    with open_installation() as installation:
        catalogue = _synced(installation)
        chosen = _select(catalogue, names)
        wanted = [s for s in chosen if s.enabled_by_default or inferred or s.id in names]
        with installation.database.begin() as session:
            count = enable(session, wanted, installation.clock.now())
        no_contact = not installation.settings.contact and not installation.settings.allow_addresses
    click.echo(f"启用 {count} 个来源({len(wanted) - count} 个原已启用)")
    skipped = [s.id for s in chosen if s not in wanted]
    if skipped:
        click.echo(f"跳过 {len(skipped)} 个地址仅为推断的来源:" + "、".join(skipped[:10]) + ("……" if len(skipped) > 10 else ""))
    if no_contact:
        click.echo("提示:未设 DUCHA_CONTACT(联系邮箱或网址),公网主机不会被访问。")


@sources.command(name="disable")
@click.argument("names", nargs=-1, required=True, metavar="REGION|ID…")
def disable_command(names: tuple[str, ...]) -> None:
    """停用来源;历史保留。"""
    with open_installation() as installation:
        chosen = _select(_synced(installation), names)
        with installation.database.begin() as session:
            count = disable(session, [s.id for s in chosen])
    click.echo(f"停用 {count} 个来源")


@sources.command()
@click.argument("source_id", metavar="ID")
@click.option("--write/--no-write", default=True, help="读通后把 evidence = \"verified\" 写入 DUCHA_HOME/sources")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 对象")
def probe(source_id: str, write: bool, as_json: bool) -> None:
    """按礼貌规则读一次某来源的各栏目,显示读到的条目;读通的记为 verified。"""
    from crawler.engine import run
    from scheduler.service import probe_source

    with open_installation() as installation:
        catalogue = _synced(installation)
        source = catalogue.sources.get(source_id)
        if source is None:
            raise click.ClickException(f"目录中没有 {source_id};用 ducha sources list 查看")
        looks = run(lambda: probe_source(installation.settings, installation.clock, installation.database, source))
        good = [look for look in looks if look.document is not None and len(look.document.rows) >= source.expect.min_rows]
        file = None
        if write and good:
            file = write_verified(source, {str(look.page.url) for look in good}, installation.settings.home / "sources")
    if as_json:
        print_json(
            {"id": source_id, "verified": [str(look.page.url) for look in good],
             "lists": [{"url": str(look.page.url), "outcome": look.fetched.outcome.value, "reason": look.fetched.reason,
                        "rows": len(look.document.rows) if look.document else 0} for look in looks]}
        )  # fmt: skip
    else:
        for look in looks:
            rows = look.document.rows if look.document else ()
            click.echo(f"{look.page.url}\n  {look.fetched.outcome.value} {look.fetched.reason} {look.fetched.message},{len(rows)} 条")
            for row in rows[:10]:
                click.echo(f"    {row.published or '          '}  {row.title}")
        if file is not None:
            click.echo(f"已写入 {file}")
    if len(good) < len(looks):
        raise SystemExit(1)


def write_verified(source: Source, urls: set[str], folder: Path) -> Path:
    """Save an operator's copy of a source in which these list addresses are verified; gives the file."""
    lists = tuple(
        page.model_copy(update={"evidence": Evidence.VERIFIED}) if str(page.url) in urls else page for page in source.lists
    )
    data = source.model_copy(update={"lists": lists}).model_dump(mode="json", exclude_defaults=True)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{source.id}.toml"
    path.write_text(to_toml(data), "utf-8")
    return path


def to_toml(data: dict[str, object]) -> str:
    """TOML of a source: plain values, lists of text, tables, and the list of list pages."""
    plain = [f"{key} = {_value(value)}" for key, value in data.items() if not isinstance(value, dict) and key != "lists"]
    for key, value in data.items():
        if isinstance(value, dict) and value:
            plain += ["", f"[{key}]", *(f"{k} = {_value(v)}" for k, v in value.items() if v is not None)]
    pages = data.get("lists")
    for page in pages if isinstance(pages, list) else ():
        plain += ["", "[[lists]]", *(f"{k} = {_value(v)}" for k, v in page.items() if v is not None)]
    return "\n".join(plain) + "\n"


def _value(value: object) -> str:
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    # a JSON string without escapes beyond those of TOML is a TOML basic string; numbers and booleans are the same
    return json.dumps(value, ensure_ascii=False)
