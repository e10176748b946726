"""Reading the documentation as a user does: its headings, tables, code and commands."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click

from cli.main import main

PROJECT = Path(__file__).parents[1]
FENCE = re.compile(r"(?ms)^```(\w*)\n(.*?)^```$")
DUCHA = {"ducha", ".venv/bin/ducha"}


def text_of(name: str) -> str:
    """A page of the documentation."""
    return (PROJECT / name).read_text("utf-8")


def commands(command: click.Command = main, path: str = "ducha") -> Iterator[tuple[str, click.Command]]:
    """Every command with the words that call it, the root among them."""
    yield path, command
    if isinstance(command, click.Group):
        with click.Context(command) as context:
            for name in command.list_commands(context):
                found = command.get_command(context, name)
                assert found is not None
                yield from commands(found, f"{path} {name}")


def options(command: click.Command) -> list[click.Option]:
    """The options a user may know of."""
    return [param for param in command.params if isinstance(param, click.Option) and not param.hidden]


def option_names(command: click.Command) -> set[str]:
    """All the ways to write them."""
    return {name for option in options(command) for name in (*option.opts, *option.secondary_opts)}


def sections(text: str, level: str) -> dict[str, str]:
    """Heading of this level (`##`) -> what stands below it, up to the next heading of the same or a higher one."""
    parts = re.split(rf"(?m)^{level} (.+)$", text)
    ends = re.compile(rf"(?m)^#{{1,{len(level)}}} ")
    return {name.strip(): ends.split(body)[0] for name, body in zip(parts[1::2], parts[2::2], strict=True)}


def first_column(text: str) -> list[str]:
    """The code spans in the first column of the tables."""
    cells = [row.split("|")[1] for row in text.splitlines() if row.startswith("|")]
    return [span for cell in cells for span in re.findall(r"`([^`]+)`", cell)]


def without_fences(text: str) -> str:
    """The prose."""
    return FENCE.sub("", text)


def shell_lines(text: str) -> list[str]:
    """The lines of the fenced `sh` blocks, without their comments."""
    blocks = [body for language, body in FENCE.findall(text) if language == "sh"]
    lines = [" ".join(shlex.split(line, comments=True)) for block in blocks for line in block.splitlines()]
    return [line for line in lines if line]


def calls(text: str) -> list[list[str]]:
    """The commands in the fenced `sh` blocks as words: each part of a pipe or a sequence by itself."""
    found = []
    blocks = [body for language, body in FENCE.findall(text) if language == "sh"]
    for line in (line for block in blocks for line in block.splitlines()):
        lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
        lexer.whitespace_split = True
        words: list[str] = []
        for word in [*lexer, ";"]:
            if word in {"|", "||", "&&", ";", "&"}:
                if words:
                    found.append(words)
                words = []
            else:
                words.append(word)
    return found


def misuse(words: list[str]) -> str | None:
    """What is wrong with this call of `ducha`; None when the program would take it.

    Files it names need not exist; a placeholder in capitals stands for any argument.
    """
    command: click.Command = main
    context = click.Context(command, info_name="ducha")
    rest = words[1:]
    while isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
        found = command.get_command(context, rest[0])
        if found is None:
            return f"no command {rest[0]}"
        command, context, rest = found, click.Context(found, info_name=rest[0], parent=context), rest[1:]
    try:
        values, extra, _ = command.make_parser(context).parse_args(list(rest))
        for param in command.params:
            given = values.get(param.name or "")
            if not isinstance(param.type, click.Path) and given not in (None, ()) and isinstance(given, str | tuple | list):
                param.type_cast_value(context, given)
    except click.UsageError as error:
        return error.format_message()
    return f"too many arguments: {extra}" if extra else None
