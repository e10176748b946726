"""What every command begins with: settings, clock, logging, and an open, migrated database."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import click
import structlog
from pydantic import ValidationError

from sources.clock import Clock, clock_for
from sources.settings import Settings
from store.database import Database
from store.secrets import SecretBox, SecretError
from store.subscriptions import SubscriptionError, sync_operator


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """An open installation."""

    settings: Settings
    clock: Clock
    database: Database


def read_settings() -> Settings:
    """The settings in force; a wrong one ends the command with exit code 2 and says which."""
    try:
        return Settings()
    except ValidationError as error:
        lines = [f"DUCHA_{'.'.join(str(p) for p in e['loc']).upper()}: {e['msg']}" for e in error.errors()]
        raise click.UsageError("环境变量有误 (bad settings):\n  " + "\n  ".join(lines)) from error


@contextmanager
def open_installation(*, fixed_clock: bool = True) -> Iterator[Installation]:
    """Settings, clock and a migrated database; `fixed_clock=False` refuses DUCHA_NOW (long-running commands)."""
    settings = read_settings()
    if settings.now is not None and not fixed_clock:
        raise click.UsageError("DUCHA_NOW 只能用于单次命令 (a fixed clock is refused here)")
    configure_logging()
    settings.home.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database)
    try:
        database.migrate()
        yield Installation(settings=settings, clock=clock_for(settings.now), database=database)
    finally:
        database.close()


def open_box(installation: Installation) -> SecretBox:
    """The key to the channel addresses, with the operator's channels brought up to date with DUCHA_OPERATOR."""
    settings = installation.settings
    try:
        box = SecretBox.open(settings.key_file)
        with installation.database.begin() as session:
            sync_operator(session, box, settings.operator_channels, installation.clock.now())
    except SecretError as error:
        raise click.ClickException(str(error)) from error
    except SubscriptionError as error:
        raise click.UsageError(f"DUCHA_OPERATOR: {error}") from error
    return box


def configure_logging(level: int = logging.WARNING) -> None:
    """Log lines to standard error, so that standard output stays what was asked for."""
    logging.basicConfig(level=level, stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s %(message)s", force=True)
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
    )


def print_json(value: Any) -> None:
    """One JSON value on one line."""
    click.echo(json.dumps(value, ensure_ascii=False))


def print_lines(rows: Iterable[dict[str, Any]]) -> None:
    """JSON lines."""
    for row in rows:
        print_json(row)


def show_table(title: str, columns: list[str], rows: Iterable[Iterable[object]]) -> None:
    """A table on a terminal, tab-separated plain lines otherwise."""
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        for row in cells:
            click.echo("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in cells:
        table.add_row(*row)
    Console().print(table)
