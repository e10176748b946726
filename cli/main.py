"""The `ducha` command: a table of subcommands, each loaded only when it is called."""

from __future__ import annotations

import gc
import importlib
import sys

import click

from cli.command import Root

COMMANDS = {
    "run": ("cli.daemon:run", "启动守护进程：轮询、通知、网页 (the daemon)"),
    "demo": ("cli.demo:demo", "用虚拟政府网站演示全过程 (the demonstration)"),
    "poll": ("cli.polling:poll", "轮询到期页面一次后退出 (poll what is due, once)"),
    "deliver": ("cli.delivering:deliver", "发送待发消息 (send what is owed)"),
    "notifier": ("cli.delivering:notifier", "只运行通知部分 (the notifier on its own)"),
    "watch": ("cli.watching:watch_group", "关注网址 (follow plain addresses)"),
    "unwatch": ("cli.watching:unwatch_command", "不再关注某个网址 (stop following)"),
    "try": ("cli.reading:try_command", "读一次某个网址并解释，不保存 (read once, explain, store nothing)"),
    "extract": ("cli.reading:extract_command", "从本地文件提取正文 (understand a saved page)"),
    "events": ("cli.archive:events", "列出事件 (what happened)"),
    "history": ("cli.archive:history", "某页面的历史 (versions of a page)"),
    "diff": ("cli.archive:diff", "比较两个版本 (difference of two versions)"),
    "search": ("cli.archive:search_command", "全文检索 (search the archive)"),
    "subscribe": ("cli.subscribing:subscribe", "订阅 (add a subscription)"),
    "subscriptions": ("cli.subscribing:subscriptions", "管理订阅 (list, pause, remove, test)"),
    "outbox": ("cli.subscribing:outbox", "发件箱 (state of each message)"),
    "serve": ("cli.daemon:serve", "只运行网页 (the web on its own)"),
    "verify": ("cli.upkeep:verify", "核对全部存档 (check every digest)"),
    "doctor": ("cli.doctor:doctor", "检查本机安装并给出建议 (what is wrong here, and how to mend it)"),
    "sources": ("cli.sources:sources", "来源目录：检查、启用、试读 (the catalogue)"),
}


class LazyRoot(Root):
    """Commands by name from `COMMANDS`; importing Scrapy to print a help page would be rude."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        gc.set_threshold(50_000, 20, 50)  # modules are made to stay: to look for cycles among them takes an eighth of the start
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if not args[0].startswith("-") and args[0] not in COMMANDS:
            raise click.exceptions.NoSuchCommand(args[0], possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self._section(ctx, formatter, "选项 Options", click.Option)
        with formatter.section("命令 Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=LazyRoot, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(
    package_name="ducha", prog_name="ducha", message="%(prog)s %(version)s", help="显示版本后退出 (show the version)"
)
def main() -> None:
    """Ducha 督察：监测各地公开的生态环境保护督察整改信息，有变化时告诉订阅者。

    Watches the pages on which Chinese provinces and cities publish how they put right what the environmental
    inspections found. All state lives under DUCHA_HOME (default ./var).

    \b
    入门 First steps:
      ducha demo                          看一遍完整演示
      ducha sources enable 210000         启用辽宁省各来源（需先设 DUCHA_CONTACT）
      ducha watch add https://…           关注一个网址
      ducha subscribe me@example.org      有消息时发邮件
      ducha run                           开始值守
    """


if __name__ == "__main__":
    main(prog_name="ducha")
    sys.exit(0)
