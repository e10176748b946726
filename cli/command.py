"""Commands that speak Chinese first: the look of their help pages and the wording of wrong usage."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click
from click.exceptions import NoArgsIsHelpError


class Command(click.Command):
    """A command whose help page has Chinese headings."""

    def get_help_option_names(self, ctx: click.Context) -> list[str]:
        # click remembers the option of whichever context asked first: it must not depend on that context's settings
        return ["-h", "--help"]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示本页后退出 (show this page)"
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="用法 Usage: ")

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self._section(ctx, formatter, "参数 Arguments", click.Argument)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self._section(ctx, formatter, "选项 Options", click.Option)

    def _section(self, ctx: click.Context, formatter: click.HelpFormatter, title: str, what: type) -> None:
        records = [param.get_help_record(ctx) for param in self.get_params(ctx) if isinstance(param, what)]
        rows = [record for record in records if record is not None]
        if rows:
            with formatter.section(title):
                formatter.write_dl(rows)


class Group(Command, click.Group):
    """A command with subcommands; each is listed with the first paragraph of its help, whole."""

    command_class = Command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        rows = [(name, _first_paragraph(self.get_command(ctx, name))) for name in self.list_commands(ctx)]
        with formatter.section("命令 Commands"):
            formatter.write_dl(rows)


class Root(Group):
    """The command itself: what goes wrong is said in Chinese, and the exit code is that of the contract."""

    def main(
        self, args: Sequence[str] | None = None, prog_name: str | None = None, complete_var: str | None = None,
        standalone_mode: bool = True, **extra: Any,
    ) -> Any:  # fmt: skip
        """Run and exit: 0 done, 1 the thing asked for failed, 2 wrong usage."""
        try:
            code = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
            if not standalone_mode:
                return code
        except click.ClickException as error:
            if not standalone_mode:
                raise
            _refuse(error)
        except click.Abort:
            if not standalone_mode:
                raise
            click.echo("已中断 (interrupted)。", err=True)
            sys.exit(1)
        sys.exit(code if isinstance(code, int) else 0)


def _first_paragraph(command: click.Command | None) -> str:
    return " ".join((command.help or "").split("\n\n")[0].split()) if command is not None else ""


def _refuse(error: click.ClickException) -> NoReturn:
    if isinstance(error, NoArgsIsHelpError):
        error.show()
    else:
        if isinstance(error, click.UsageError) and error.ctx is not None:
            click.echo(error.ctx.get_usage(), err=True)
            click.echo(f"查看帮助 (for help): {error.ctx.command_path} --help\n", err=True)
        click.echo(f"错误 Error: {explain(error)}", err=True)
    sys.exit(error.exit_code)


def explain(error: click.ClickException) -> str:
    """What was wrong, Chinese first; click's own English stays where it says more."""
    near = getattr(error, "possibilities", None)
    hint = f"；是否指 (did you mean) {'、'.join(sorted(near))}？" if near else ""
    match error:
        case click.NoSuchOption():
            return f"没有这个选项 (no such option) {error.option_name}{hint}"
        case click.exceptions.NoSuchCommand():
            return f"没有这个命令 (no such command) {error.command_name}{hint}"
        case click.MissingParameter():
            name = error.param.get_error_hint(error.ctx) if error.param is not None and error.ctx is not None else ""
            return f"缺少参数 (missing) {name}"
        case click.BadParameter():
            # the names in the hint, the message without click's English frame
            name = error.param.get_error_hint(error.ctx) if error.param is not None and error.ctx is not None else ""
            return f"参数无效 (invalid) {error.param_hint or name}：{error.message}"
        case click.exceptions.BadOptionUsage():
            return f"选项用法有误 (bad usage) {error.option_name}：{error.message}"
    return error.format_message()
