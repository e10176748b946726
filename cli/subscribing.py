"""`ducha subscribe`, `subscriptions`, `outbox`."""

from __future__ import annotations

import asyncio
import sys

import click

from cli.installation import open_box, open_installation, print_json, print_lines, show_table
from sources.clock import in_shanghai
from sources.regions import find_region, name_of
from store.event import Audience, EventType
from store.outbox import read_outbox, retry_failed
from store.subscriptions import Subscription, SubscriptionError, add, list_subscriptions, pause, remove, resume


@click.command()
@click.argument("address", metavar="ADDRESS|-")
@click.option("--region", "regions", multiple=True, metavar="CODE|NAME", help="行政区划代码或名称,含下级;可多次")
@click.option("--type", "types", multiple=True, type=click.Choice([t.value for t in EventType]), help="事件类型,可多次")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="公告类型,如 signoff_notice;可多次")
@click.option("--keyword", "keywords", multiple=True, metavar="WORD", help="标题或内容含此词;可多次,任一即可")
@click.option("--digest", type=click.Choice(["daily", "weekly"]), help="不即时发送,按日或按周汇总")
def subscribe(
    address: str, regions: tuple[str, ...], types: tuple[str, ...], kinds: tuple[str, ...], keywords: tuple[str, ...],
    digest: str | None,
) -> None:  # fmt: skip
    """订阅:ADDRESS 是邮箱,或 Apprise 地址(企业微信、钉钉、飞书等)。

    地址含令牌时请用 - 从标准输入读取,以免留在命令历史里。不加条件即订阅全部。

    \b
    例 Examples:
      ducha subscribe me@example.org --region 210000 --kind signoff_notice
      echo 'wecombot://KEY' | ducha subscribe - --keyword 矿山
    """
    text = sys.stdin.readline().strip() if address == "-" else address
    codes = [_region(region) for region in regions]
    with open_installation() as installation:
        box = open_box(installation)
        try:
            with installation.database.begin() as session:
                subscription = add(
                    session, box, text, regions=codes, types=types, kinds=kinds, keywords=keywords, digest=digest,
                    audience=Audience.SUBSCRIBER, now=installation.clock.now(),
                )  # fmt: skip
        except SubscriptionError as error:
            raise click.ClickException(str(error)) from error
        no_mail = subscription.channel == "email" and not installation.settings.mail_url
    click.echo(f"已订阅 #{subscription.id} {subscription.address_masked}({_filters(subscription)})")
    if no_mail:
        click.echo("提示:未设 DUCHA_MAIL_URL,邮件暂时发不出去。")


def _region(text: str) -> str:
    if text.isdigit():
        if not name_of(text):
            raise click.BadParameter(f"没有行政区划代码 {text}", param_hint="--region")
        return text
    code = find_region(text)
    if code is None:
        raise click.BadParameter(f"不认识的地区 {text}", param_hint="--region")
    return code


def _filters(subscription: Subscription) -> str:
    parts = [
        "地区 " + "、".join(name_of(code) or code for code in subscription.regions) if subscription.regions else "",
        "类型 " + "、".join(str(t) for t in subscription.types) if subscription.types else "",
        "公告 " + "、".join(subscription.kinds) if subscription.kinds else "",
        "关键词 " + "、".join(subscription.keywords) if subscription.keywords else "",
        {"daily": "每日汇总", "weekly": "每周汇总"}.get(str(subscription.digest or ""), ""),
    ]
    return ";".join(part for part in parts if part) or "全部"


@click.group()
def subscriptions() -> None:
    """管理订阅 (list, pause, resume, remove, test)。"""


@subscriptions.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="每行一个 JSON 对象")
def list_(as_json: bool) -> None:
    """列出订阅;地址只显示掩码。"""
    with open_installation() as installation, installation.database.read() as session:
        found = list_subscriptions(session)
    if as_json:
        print_lines(
            {"id": s.id, "address": s.address_masked, "channel": s.channel, "audience": str(s.audience),
             "state": s.state, "regions": list(s.regions), "types": [str(t) for t in s.types], "kinds": list(s.kinds),
             "keywords": list(s.keywords), "digest": str(s.digest) if s.digest else None}
            for s in found
        )  # fmt: skip
        return
    rows = [(s.id, s.address_masked, s.channel, s.state, _filters(s)) for s in found]
    show_table("订阅", ["编号", "地址", "渠道", "状态", "条件"], rows)


def _change(subscription_id: int, action: str) -> None:
    with open_installation() as installation:
        try:
            with installation.database.begin() as session:
                changed = {"pause": pause, "resume": resume, "remove": remove}[action](session, subscription_id)
        except SubscriptionError as error:
            raise click.ClickException(str(error)) from error
    click.echo(f"#{changed.id} {changed.address_masked}:{changed.state}")


@subscriptions.command(name="pause")
@click.argument("subscription_id", type=int, metavar="ID")
def pause_command(subscription_id: int) -> None:
    """暂停一个订阅。"""
    _change(subscription_id, "pause")


@subscriptions.command(name="resume")
@click.argument("subscription_id", type=int, metavar="ID")
def resume_command(subscription_id: int) -> None:
    """恢复一个暂停的订阅。"""
    _change(subscription_id, "resume")


@subscriptions.command(name="remove")
@click.argument("subscription_id", type=int, metavar="ID")
def remove_command(subscription_id: int) -> None:
    """删除一个订阅。"""
    _change(subscription_id, "remove")


@subscriptions.command()
@click.argument("subscription_id", type=int, metavar="ID")
def test(subscription_id: int) -> None:
    """发一条测试消息。"""
    from notify.delivery import send_test

    with open_installation() as installation:
        box = open_box(installation)
        try:
            error = asyncio.run(
                send_test(installation.database, installation.settings, installation.clock, box, subscription_id)
            )
        except SubscriptionError as problem:
            raise click.ClickException(str(problem)) from problem
    if error:
        raise click.ClickException(f"没有送达:{error}")
    click.echo("已送达。")


@click.command()
@click.option("--state", type=click.Choice(["pending", "sending", "sent", "failed", "cancelled"]), help="只列这种状态")
@click.option("--retry", is_flag=True, help="把已放弃的消息重新排队 (queue again what was given up)")
@click.option("--limit", type=click.IntRange(1, 100_000), default=200, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="每行一个 JSON 对象")
def outbox(state: str | None, retry: bool, limit: int, as_json: bool) -> None:
    """发件箱:每条消息的状态、次数、最近的错误;地址只显示掩码。"""
    with open_installation() as installation:
        if retry:
            with installation.database.begin() as session:
                count = retry_failed(session, installation.clock.now())
            click.echo(f"重新排队 {count} 条,用 ducha deliver 发送", err=as_json)
        with installation.database.read() as session:
            messages = read_outbox(session, states=[state] if state else [], limit=limit, newest_first=True)
    messages.reverse()
    if as_json:
        for m in messages:
            print_json(
                {"id": m.id, "address": m.address_masked, "channel": m.channel, "state": m.state,
                 "attempts": m.attempts, "last_error": m.last_error, "message_id": m.message_id,
                 "events": list(m.event_ids), "created_at": m.created_at.isoformat(),
                 "sent_at": m.sent_at.isoformat() if m.sent_at else None}
            )  # fmt: skip
        return
    rows = [
        (m.id, m.address_masked, m.state, m.attempts,
         f"{in_shanghai(m.sent_at or m.created_at):%Y-%m-%d %H:%M}", m.last_error[:120])
        for m in messages
    ]  # fmt: skip
    show_table("发件箱", ["编号", "地址", "状态", "次数", "时间", "最近的错误"], rows)
