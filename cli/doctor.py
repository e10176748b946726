"""`ducha doctor`: what is wrong with this installation, and how to mend it."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import click
from sqlalchemy.orm import Session

from cli.command import Command
from cli.installation import CannotOpen, Installation, open_installation, print_json
from cli.parameters import json_lines
from sources.catalogue import load
from sources.clock import in_shanghai
from sources.settings import Settings
from store import outbox
from store.addresses import AddressError, parse_address
from store.catalogue import source_states
from store.claims import next_due
from store.conditions import open_conditions
from store.event import LABELS, EventType
from store.health import STORAGE_FLOOR
from store.history import totals
from store.secrets import SecretBox, SecretError
from store.subscriptions import list_subscriptions, sealed_address

OVERDUE = timedelta(hours=1)
STATES = {"ok": "正常", "warn": "注意", "bad": "故障"}
TROUBLE_ADVICE = {
    EventType.SOURCE_CHALLENGED: "站点在拦截，程序会自行退避；长期如此可与站方联系，或 ducha sources disable {0}",
    EventType.SOURCE_FAILING: "ducha try {0} 看看现在读到什么；网址可能已变更",
    EventType.LIST_EMPTY: "ducha try {0}；栏目可能改版，见 docs/adding-a-source.md",
    EventType.EXTRACTION_DEGRADED: "ducha try 加该网址，查看读到的正文",
    EventType.SITE_SUSPECT: "用浏览器核对该站点是否被仿冒或劫持；确认前其内容不会发给订阅者",
    EventType.DELIVERY_FAILING: "ducha outbox 查看原因",
    EventType.STORAGE_LOW: "清理磁盘，或把 DUCHA_HOME 移到更大的盘",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing looked at: its state, what was found, what to do."""

    state: Literal["ok", "warn", "bad"]
    found: str
    advice: str = ""


@click.command(cls=Command)
@json_lines
def doctor(as_json: bool) -> None:
    """检查本机安装：哪里不对，下一步怎么办；有故障则以 1 退出 (what is wrong here, and how to mend it)。"""
    try:
        with open_installation() as installation:
            checks = list(_examine(installation))
    except CannotOpen as error:
        advice = "检查 DUCHA_HOME 的权限，或 DUCHA_DATABASE_URL 的主机、账号与网络"
        checks = [Check(state="bad", found=error.message, advice=advice)]
    for check in checks:
        if as_json:
            print_json({"state": check.state, "found": check.found, "advice": check.advice})
            continue
        click.echo(f"{STATES[check.state]}  {check.found}")
        if check.advice:
            click.echo(f"      → {check.advice}")
    if any(check.state == "bad" for check in checks):
        raise SystemExit(1)


def _examine(installation: Installation) -> Iterator[Check]:
    settings, now = installation.settings, installation.clock.now()
    yield Check(state="ok", found=f"Python {sys.version.split()[0]}，数据目录 {settings.home.resolve()}")
    yield _space(settings.home)
    yield from unknown_settings(os.environ)
    yield from _settings(settings)
    yield _catalogue(settings.home)
    with installation.database.read() as session:
        yield from _pages(session, now, "SQLite" if installation.database.is_sqlite else "PostgreSQL")
        yield from _troubles(session)
        yield from _channels(session, settings, now)


def unknown_settings(environment: Mapping[str, str]) -> Iterator[Check]:
    """DUCHA_ variables that nothing reads: mostly misspelt."""
    known = {f"DUCHA_{name}".upper() for name in Settings.model_fields}
    for name in sorted(name for name in environment if name.upper().startswith("DUCHA_") and name.upper() not in known):
        if not name.startswith("DUCHA_TEST_"):
            near = difflib.get_close_matches(name.upper(), known, n=1)
            advice = f"是否指 {near[0]}？" if near else "全部设置见 docs/operating.md"
            yield Check(state="warn", found=f"不认识环境变量 {name}，没有作用", advice=advice)


def _settings(settings: Settings) -> Iterator[Check]:
    if settings.contact:
        yield Check(state="ok", found=f"联系方式 {settings.contact}")
    else:
        yield Check(state="warn", found="未设 DUCHA_CONTACT，公网主机不会被访问", advice="export DUCHA_CONTACT=you@example.org")
    yield _mail(settings.mail_url)
    if not settings.operator_channels:
        yield Check(state="warn", found="未设 DUCHA_OPERATOR，来源出故障时无人知道", advice="export DUCHA_OPERATOR=you@example.org")
    for number, address in enumerate(settings.operator_channels, 1):
        try:
            yield Check(state="ok", found=f"运维渠道 {parse_address(address).masked}")
        except AddressError as error:  # its message does not repeat the address, which may hold a token
            advice = "写邮箱或 Apprise 地址，多个以空格或逗号分隔"
            yield Check(state="bad", found=f"DUCHA_OPERATOR 第 {number} 个地址：{error}", advice=advice)
    if settings.now is not None:
        found = f"DUCHA_NOW 把时钟固定在 {in_shanghai(settings.now):%Y-%m-%d %H:%M}，只应用于重演"
        yield Check(state="warn", found=found, advice="unset DUCHA_NOW")
    key = settings.key_file
    if key.exists() and key.stat().st_mode & 0o077:
        yield Check(state="bad", found=f"密钥文件 {key} 可被他人读取", advice=f"chmod 600 {key}")


def _mail(url: str) -> Check:
    from notify.smtp import MailUrlError, parse_mail_url  # Apprise takes half a second

    advice = "export DUCHA_MAIL_URL=smtp://user:pass@host:587"
    if not url:
        return Check(state="warn", found="未设 DUCHA_MAIL_URL，邮件发不出去", advice=advice)
    try:
        server = parse_mail_url(url)
    except MailUrlError as error:
        return Check(state="bad", found=str(error), advice=advice)
    return Check(state="ok", found=f"邮件服务器 {server.host}:{server.port}")


def _space(home: Path) -> Check:
    stats = os.statvfs(home)
    free = stats.f_bavail * stats.f_frsize
    found = f"可用空间 {free / (1 << 30):.1f} GiB"
    if free < STORAGE_FLOOR:
        return Check(state="bad", found=found, advice=TROUBLE_ADVICE[EventType.STORAGE_LOW])
    return Check(state="ok", found=found)


def _catalogue(home: Path) -> Check:
    catalogue = load(home / "sources")
    if catalogue.problems:
        return Check(state="bad", found=f"来源文件有 {len(catalogue.problems)} 处错误", advice="ducha sources check")
    return Check(state="ok", found=f"来源目录 {len(catalogue.sources)} 个，无错误")


def _pages(session: Session, now: datetime, backend: str) -> Iterator[Check]:
    count = totals(session)
    enabled = [state for state in source_states(session, enabled_only=True) if not state.id.startswith("watch:")]
    found = f"{backend}，{count.pages} 个页面，{count.versions} 个版本，{len(enabled)} 个来源已启用"
    yield Check(state="ok", found=found)
    due = next_due(session, now)
    if not count.pages:
        yield Check(state="warn", found="没有关注任何页面", advice="ducha sources enable REGION 或 ducha watch add URL")
    elif due is not None and now - due > OVERDUE:
        found = f"有页面早该轮询，应在 {in_shanghai(due):%Y-%m-%d %H:%M}"
        yield Check(state="warn", found=found, advice="启动 ducha run，或运行 ducha poll")


def _troubles(session: Session) -> Iterator[Check]:
    for source_id, kind, since, note in open_conditions(session):
        found = f"{source_id} {LABELS[kind]}（自 {in_shanghai(since):%Y-%m-%d %H:%M}）：{note}"
        target = "加该网址" if source_id.startswith("watch:") else source_id
        yield Check(state="warn", found=found, advice=TROUBLE_ADVICE.get(kind, "").format(target))


def _channels(session: Session, settings: Settings, now: datetime) -> Iterator[Check]:
    subscriptions = list_subscriptions(session)
    yield Check(state="ok", found=f"{len(subscriptions)} 个订阅，{outbox.count_pending(session)} 条消息待发")
    for channel in outbox.failing(session):
        yield Check(state="bad", found=f"渠道 {channel.address_masked} 收不到消息：{channel.error}", advice="ducha outbox 查看原因")
    due = outbox.next_due(session)
    if due is not None and now - due > OVERDUE:
        yield Check(state="warn", found="有消息早该发送", advice="启动 ducha run，或运行 ducha deliver")
    if subscriptions:
        yield from _links(settings.public_url)
        yield from _key(settings.key_file, [sealed_address(session, one.id) for one in subscriptions])


def _links(public_url: str) -> Iterator[Check]:
    if urlsplit(public_url).hostname in {"127.0.0.1", "localhost", "::1"}:
        found = f"消息中的链接指向 {public_url}，别处打不开"
        yield Check(state="warn", found=found, advice="export DUCHA_PUBLIC_URL=https://ducha.example.org")


def _key(file: Path, sealed: list[str]) -> Iterator[Check]:
    """Whether the key opens the addresses; a missing key is not made here, lest a lost one look like a new one."""
    advice = "从备份恢复密钥文件；确实丢失的，逐个 ducha subscriptions remove 后重新订阅"
    if not file.exists():
        yield Check(state="bad", found=f"密钥文件 {file} 不见了，{len(sealed)} 个订阅的地址无法解密", advice=advice)
        return
    try:
        box = SecretBox.open(file)
        for text in sealed:
            box.reveal(text)
    except SecretError as error:
        yield Check(state="bad", found=str(error), advice=advice)
