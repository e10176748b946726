"""What several commands take on their command lines: regions, event types, the JSON switch."""

from __future__ import annotations

from collections.abc import Iterable

import click

from sources.regions import codes_named, current_code, find_region, full_name_of
from store.event import LABELS, EventType

json_object = click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 对象 (one JSON object)")
json_lines = click.option("--json", "as_json", is_flag=True, help="每行输出一个 JSON 对象 (JSON lines)")


class Region(click.ParamType[str]):
    """A region by its code, old or new, or by its name; the value is the six-digit code in force."""

    name = "region"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "CODE|NAME"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = value.strip()
        if text.isdecimal():
            return current_code(text) or self.fail(f"没有行政区划代码 {text}", param, ctx)
        codes = codes_named(text)
        if len(codes) > 1:
            choices = "、".join(f"{code} {full_name_of(code)}" for code in codes)
            self.fail(f"“{text}”不止一处，请写代码：{choices}", param, ctx)
        return (codes[0] if codes else find_region(text)) or self.fail(f"不认识的地区 {text}", param, ctx)


class Code(click.Choice[str]):
    """One of a few codes, each with a Chinese name; the help page lists them below its options (`listing`)."""

    def __init__(self, labels: dict[str, str], metavar: str) -> None:
        super().__init__(list(labels))
        self.labels = labels
        self.metavar = metavar

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return self.metavar

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:
        return f"没有 {value}；可选：{'、'.join(f'{code}({label})' for code, label in self.labels.items())}"

    def listing(self, title: str) -> str:
        """The codes and their names as a paragraph of a help page."""
        width = max(map(len, self.labels))
        return "\n".join(["\b", title, *(f"  {code:<{width}}  {label}" for code, label in self.labels.items())])


def event_types(types: Iterable[EventType]) -> Code:
    """A choice among these event types."""
    return Code({type_.value: LABELS[type_] for type_ in types}, "TYPE")
