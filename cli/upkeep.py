"""`ducha verify` and `ducha doctor`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import click
from sqlalchemy.exc import SQLAlchemyError

from cli.installation import Installation, open_installation, print_json
from notify.smtp import MailUrlError, parse_mail_url
from sources.catalogue import load
from sources.clock import in_shanghai
from store.catalogue import source_states
from store.conditions import open_conditions
from store.event import LABELS
from store.health import STORAGE_FLOOR
from store.history import totals
from store.outbox import failing
from store.pages import next_due
from store.verify import verify as verify_archive

OVERDUE = timedelta(hours=1)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 对象")
def verify(as_json: bool) -> None:
    """核对存档:每份原始字节的摘要、每个版本、每个事件;有损坏则以 1 退出。"""
    with open_installation() as installation, installation.database.read() as session:
        count = totals(session)
        findings = list(verify_archive(session))
    if as_json:
        print_json({"bodies": count.bodies, "versions": count.versions, "findings": [str(f) for f in findings]})
    else:
        for finding in findings:
            click.echo(str(finding), err=True)
        saved = 100 * (1 - count.bytes_stored / count.bytes_raw) if count.bytes_raw else 0
        click.echo(
            f"核对 {count.bodies} 份原始页面、{count.versions} 个版本,{len(findings)} 处问题;"
            f"原始 {count.bytes_raw} 字节,实存 {count.bytes_stored} 字节(省 {saved:.1f}%)"
        )
    if findings:
        raise SystemExit(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing looked at: ok, warn or bad; what was found and what to do."""

    state: str
    found: str
    advice: str = ""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="每行一个 JSON 对象")
def doctor(as_json: bool) -> None:
    """检查本机安装:哪里不对,下一步怎么办;有严重问题则以 1 退出。"""
    checks: list[Check] = []
    try:
        with open_installation() as installation:
            checks += list(_examine(installation))
    except (SQLAlchemyError, OSError) as error:
        advice = "检查 DUCHA_HOME 的权限,或 DUCHA_DATABASE_URL 的主机、账号与网络"
        checks.append(Check(state="bad", found=f"数据库打不开:{str(error).splitlines()[0][:300]}", advice=advice))
    for check in checks:
        if as_json:
            print_json({"state": check.state, "found": check.found, "advice": check.advice})
            continue
        click.echo(f"{ {'ok': '正常', 'warn': '注意', 'bad': '故障'}[check.state] }  {check.found}")
        if check.advice:
            click.echo(f"      → {check.advice}")
    if any(check.state == "bad" for check in checks):
        raise SystemExit(1)


def _examine(installation: Installation) -> Iterator[Check]:
    yield Check(state="ok", found=f"Python {sys.version.split()[0]},数据目录 {installation.settings.home.resolve()}")
    yield from _settings(installation)
    yield from _catalogue(installation)
    yield from _store(installation)


def _settings(installation: Installation) -> Iterator[Check]:
    settings = installation.settings
    yield _space(settings.home)
    if settings.contact:
        yield Check(state="ok", found=f"联系方式 {settings.contact}")
    else:
        yield Check(state="warn", found="未设 DUCHA_CONTACT,公网主机不会被访问", advice="export DUCHA_CONTACT=you@example.org")
    if not settings.mail_url:
        yield Check(state="warn", found="未设 DUCHA_MAIL_URL,邮件发不出去", advice="export DUCHA_MAIL_URL=smtp://user:pass@host:587")
    else:
        try:
            server = parse_mail_url(settings.mail_url)
            yield Check(state="ok", found=f"邮件服务器 {server.host}:{server.port}")
        except MailUrlError as error:
            yield Check(state="bad", found=f"DUCHA_MAIL_URL 无法理解:{error}", advice="写成 smtp://user:pass@host:587 或 smtps://…")
    if not settings.operator_channels:
        yield Check(state="warn", found="未设 DUCHA_OPERATOR,来源出故障时无人知道", advice="export DUCHA_OPERATOR=you@example.org")
    key = settings.key_file
    if key.exists() and key.stat().st_mode & 0o077:
        yield Check(state="bad", found=f"密钥文件 {key} 可被他人读取", advice=f"chmod 600 {key}")


def _space(home: Path) -> Check:
    stats = os.statvfs(home)
    free = stats.f_bavail * stats.f_frsize
    found = f"可用空间 {free / (1 << 30):.1f} GiB"
    if free < STORAGE_FLOOR:
        return Check(state="bad", found=found, advice="清理磁盘,或把 DUCHA_HOME 移到更大的盘")
    return Check(state="ok", found=found)


def _catalogue(installation: Installation) -> Iterator[Check]:
    catalogue = load(installation.settings.home / "sources")
    if catalogue.problems:
        yield Check(state="bad", found=f"来源文件有 {len(catalogue.problems)} 处错误", advice="ducha sources check")
    else:
        yield Check(state="ok", found=f"来源目录 {len(catalogue.sources)} 个,无错误")


def _store(installation: Installation) -> Iterator[Check]:
    now = installation.clock.now()
    with installation.database.read() as session:
        count = totals(session)
        troubles = open_conditions(session)
        enabled = source_states(session, enabled_only=True)
        bad_channels = failing(session)
        due = next_due(session, now)
    backend = "SQLite" if installation.database.is_sqlite else "PostgreSQL"
    yield Check(state="ok", found=f"{backend},{count.pages} 个页面,{count.versions} 个版本,{len(enabled)} 个来源已启用")
    if not count.pages:
        yield Check(state="warn", found="没有关注任何页面", advice="ducha sources enable REGION 或 ducha watch add URL")
    elif due is not None and now - due > OVERDUE:
        yield Check(
            state="warn", found=f"最早的轮询已逾期,应在 {in_shanghai(due):%Y-%m-%d %H:%M}", advice="启动 ducha run,或运行 ducha poll"
        )
    for source_id, kind, since, note in troubles:
        found = f"{source_id} {LABELS[kind]}(自 {in_shanghai(since):%Y-%m-%d %H:%M}):{note}"
        yield Check(state="warn", found=found, advice=_advice(kind.value, source_id))
    for channel in bad_channels:
        yield Check(state="bad", found=f"渠道 {channel.address_masked} 收不到消息", advice="ducha outbox 查看原因")


def _advice(kind: str, source_id: str) -> str:
    return {
        "source.challenged": "站点在拦截,程序会自行退避;长期如此可与站方联系,或 ducha sources disable " + source_id,
        "source.failing": f"ducha sources probe {source_id} 看看现在读到什么;网址可能已变更",
        "list.empty": f"ducha sources probe {source_id};栏目可能改版,见 docs/adding-a-source.md",
        "extraction.degraded": "ducha try URL 查看读到的正文",
        "site.suspect": "用浏览器核对该站点是否被仿冒或劫持;确认前其内容不会发给订阅者",
        "delivery.failing": "ducha outbox 查看原因",
        "storage.low": "清理磁盘",
    }.get(kind, "")
