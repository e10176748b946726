"""What the player shows: plain lines in a pipe, colours and a table on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import datetime

from rich.console import Console
from rich.table import Table

from sources.clock import in_shanghai

from .mailbox import Mail
from .verdict import Seen, Verdict

_WEEKDAYS = "一二三四五六日"


class Screen:
    """Standard output."""

    def __init__(self) -> None:
        self._console = Console(file=sys.stdout, highlight=False, markup=False, soft_wrap=True)

    def say(self, text: str, style: str = "") -> None:
        """One line."""
        if self._console.is_terminal:
            self._console.print(text, style=style or None)
        else:
            print(text, flush=True)

    def addresses(self, rows: Iterable[tuple[str, str]]) -> None:
        """Where to look while the story plays."""
        for name, url in rows:
            self.say(f"{name}:{url}", "bold cyan")

    def begin(self, number: int, last: int, at: datetime, text: str) -> None:
        """A step of the story begins."""
        local = in_shanghai(at)
        self.say("")
        self.say(f"[{number}/{last}] {local:%Y-%m-%d} 星期{_WEEKDAYS[local.weekday()]} {local:%H:%M}  {text}", "bold")

    def told(self, events: Iterable[Seen], mails: Iterable[Mail], looked: str) -> None:
        """What a step led to."""
        self.say(f"  轮询 {looked}", "dim")
        for event in events:
            whom = "订阅者" if event.audience == "subscriber" else "运维"
            self.say(f"  报告 ({whom}) {event.headline}", "green" if event.audience == "subscriber" else "yellow")
        for mail in mails:
            self.say(f"  邮件 → {', '.join(mail.to)}  {mail.subject}", "blue")

    def faults(self, verdict: Verdict) -> None:
        """What should not have been, or should have."""
        for name, lines in (("误报", verdict.false), ("漏报", verdict.missed), ("重复", verdict.duplicates)):
            for line in lines:
                self.say(f"  ✗ {name} {line}", "bold red")

    def summary(self, rows: Iterable[tuple[str, int]], verdict: Verdict) -> None:
        """The table at the end."""
        counts = [("误报", len(verdict.false)), ("漏报", len(verdict.missed)), ("重复", len(verdict.duplicates))]
        self.say("")
        if self._console.is_terminal:
            table = Table(title="核对")
            table.add_column("项目")
            table.add_column("数量", justify="right")
            for name, count in rows:
                table.add_row(name, str(count))
            for name, count in counts:
                table.add_row(name, str(count), style="red" if count else "green")
            self._console.print(table)
        else:
            for name, count in (*rows, *counts):
                self.say(f"{name}\t{count}")
        self.say("核对通过:无误报、无漏报、无重复。" if verdict.is_clean else "核对不通过。", "bold")
