"""`ducha subscribe`, `subscriptions`, `outbox`."""

from __future__ import annotations

import asyncio
import sys

import click

from cli.command import Command, Group
from cli.installation import open_box, open_installation, print_json, print_lines, show_table
from cli.parameters import Code, Region, event_types, json_lines
from parsers.kinds import LABELS as KINDS
from sources.clock import in_shanghai
from sources.regions import name_of
from store.event import LABELS, Audience, EventType
from store.outbox import read_outbox, retry_failed
from store.subscriptions import Subscription, SubscriptionError, add, list_subscriptions, pause, remove, resume

KIND = Code(KINDS, "KIND")
TYPE = event_types(type_ for type_ in EventType if type_.audience is Audience.SUBSCRIBER)
ID = click.argument("subscription_id", type=int, metavar="ID", help="ducha subscriptions list 中的编号 (number)")


@click.command(cls=Command, epilog=TYPE.listing("类型 Types:") + "\n\n" + KIND.listing("公告 Kinds:"))
@click.argument("address", metavar="ADDRESS|-", help="邮箱或 Apprise 地址；- 表示从标准输入读一行 (- reads standard input)")
@click.option("--region", "regions", multiple=True, type=Region(), help="行政区划代码或名称，含下级；可多次 (region)")
@click.option("--type", "types", multiple=True, type=TYPE, help="事件类型；可多次 (event type)")
@click.option("--kind", "kinds", multiple=True, type=KIND, help="公告类型；可多次 (document kind)")
@click.option("--keyword", "keywords", multiple=True, metavar="WORD",
              help="标题或内容含此词；可多次，任一即可 (word in title or text)")  # fmt: skip
@click.option("--digest", type=click.Choice(["daily", "weekly"]),
              help="不即时发送，按日或按周汇总 (one message a day or a week)")  # fmt: skip
def subscribe(
    address: str, regions: tuple[str, ...], types: tuple[str, ...], kinds: tuple[str, ...], keywords: tuple[str, ...],
    digest: str | None,
) -> None:  # fmt: skip
    """订阅：ADDRESS 是邮箱，或 Apprise 地址（企业微信、钉钉、飞书等） (add a subscription)。

    地址含令牌时请用 - 从标准输入读取，以免留在命令历史里。不加条件即订阅全部。

    \b
    例 Examples:
      ducha subscribe me@example.org --region 210000 --kind signoff_notice
      echo 'wecombot://KEY' | ducha subscribe - --keyword 矿山
    """
    text = _from_input() if address == "-" else address
    with open_installation() as installation:
        box = open_box(installation)
        try:
            with installation.database.begin() as session:
                subscription = add(
                    session, box, text, regions=regions, types=types, kinds=kinds, keywords=keywords, digest=digest,
                    audience=Audience.SUBSCRIBER, now=installation.clock.now(),
                )  # fmt: skip
        except SubscriptionError as error:
            raise click.ClickException(str(error)) from error
        no_mail = subscription.channel == "email" and not installation.settings.mail_url
    click.echo(f"已订阅 #{subscription.id} {subscription.address_masked}({_filters(subscription)})")
    if no_mail:
        click.echo("提示：未设 DUCHA_MAIL_URL，邮件暂时发不出去。")


def _from_input() -> str:
    """The address from standard input; typed on a terminal it is not shown."""
    if sys.stdin.isatty():
        answer: str = click.prompt("地址 (address)", hide_input=True)
        return answer
    return sys.stdin.readline(4096).strip()


def _filters(subscription: Subscription) -> str:
    parts = [
        "地区 " + "、".join(name_of(code) or code for code in subscription.regions) if subscription.regions else "",
        "类型 " + "、".join(LABELS[t] for t in subscription.types) if subscription.types else "",
        "公告 " + "、".join(KINDS.get(kind, kind) for kind in subscription.kinds) if subscription.kinds else "",
        "关键词 " + "、".join(subscription.keywords) if subscription.keywords else "",
        {"daily": "每日汇总", "weekly": "每周汇总"}.get(str(subscription.digest or ""), ""),
    ]
    return "；".join(part for part in parts if part) or "全部"


@click.group(cls=Group)
def subscriptions() -> None:
    """管理订阅 (list, pause, resume, remove, test)。"""


@subscriptions.command(cls=Command, name="list")
@json_lines
def list_(as_json: bool) -> None:
    """列出订阅；地址只显示掩码 (list; addresses are masked)。"""
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
    if not found:
        click.echo("没有订阅；用 ducha subscribe ADDRESS 添加。")
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
    state = {"active": "生效", "paused": "已暂停", "removed": "已删除"}[changed.state]
    click.echo(f"#{changed.id} {changed.address_masked} {state}")


@subscriptions.command(cls=Command, name="pause")
@ID
def pause_command(subscription_id: int) -> None:
    """暂停一个订阅；其间的事件不会补发 (pause; what happens meanwhile is not told)。"""
    _change(subscription_id, "pause")


@subscriptions.command(cls=Command, name="resume")
@ID
def resume_command(subscription_id: int) -> None:
    """恢复一个暂停的订阅 (resume)。"""
    _change(subscription_id, "resume")


@subscriptions.command(cls=Command, name="remove")
@ID
def remove_command(subscription_id: int) -> None:
    """删除一个订阅，连同其地址；待发的消息取消 (remove, the address too)。"""
    _change(subscription_id, "remove")


@subscriptions.command(cls=Command)
@ID
def test(subscription_id: int) -> None:
    """发一条测试消息，当即说明是否送达 (send a test message)。"""
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
        raise click.ClickException(f"没有送达：{error}")
    click.echo("已送达。")


@click.command(cls=Command)
@click.option("--state", type=click.Choice(["pending", "sending", "sent", "failed", "cancelled"]),
              help="只列这种状态 (only this state)")  # fmt: skip
@click.option("--retry", is_flag=True, help="先把已放弃的消息重新排队 (queue again what was given up)")
@click.option("--limit", type=click.IntRange(1, 100_000), default=200, show_default=True,
              help="最多多少条，取最新的 (at most so many, the newest)")  # fmt: skip
@json_lines
def outbox(state: str | None, retry: bool, limit: int, as_json: bool) -> None:
    """发件箱：每条消息的状态、次数、最近的错误；地址只显示掩码 (state of each message; addresses are masked)。"""
    with open_installation() as installation:
        if retry:
            with installation.database.begin() as session:
                count = retry_failed(session, installation.clock.now())
            click.echo(f"重新排队 {count} 条，用 ducha deliver 发送", err=as_json)
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
    if not messages:
        click.echo("发件箱是空的。")
        return
    rows = [
        (m.id, m.address_masked, m.state, m.attempts,
         f"{in_shanghai(m.sent_at or m.created_at):%Y-%m-%d %H:%M}", m.last_error[:120])
        for m in messages
    ]  # fmt: skip
    show_table("发件箱", ["编号", "地址", "状态", "次数", "时间", "最近的错误"], rows)
