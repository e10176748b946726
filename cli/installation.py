"""What every command begins with: settings, clock, logging, and an open, migrated database."""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import click
import structlog
from pydantic import ValidationError
from sqlalchemy.exc import DatabaseError, DataError, IntegrityError, ProgrammingError, SQLAlchemyError

from sources.clock import Clock, clock_for
from sources.settings import Settings
from store.database import Database, NewerDatabase
from store.privacy import mask_mobiles
from store.secrets import SecretBox, SecretError
from store.subscriptions import SubscriptionError, sync_operator

_NO_TEXT = re.compile(r"https?://\S+$|[0-9a-f]{32,}$")
"""Addresses, event ids and digests: a run of eleven digits in them is no telephone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """An open installation."""

    settings: Settings
    clock: Clock
    database: Database


class CannotOpen(click.ClickException):
    """The database or its folder cannot be used; the message says why and holds no password."""


def read_settings() -> Settings:
    """The settings in force; a wrong one ends the command with exit code 2 and says which."""
    try:
        return Settings()
    except ValidationError as error:
        lines = [f"DUCHA_{'.'.join(str(p) for p in e['loc']).upper()}：{_complaint(e['msg'])}" for e in error.errors()]
        raise click.UsageError("环境变量有误 (bad settings)：\n  " + "\n  ".join(lines)) from error


def _complaint(message: str) -> str:
    return message.removeprefix("Value error, ")


@contextmanager
def open_installation(*, fixed_clock: bool = True) -> Iterator[Installation]:
    """Settings, clock and a migrated database; `fixed_clock=False` refuses DUCHA_NOW (long-running commands)."""
    settings = read_settings()
    if settings.now is not None and not fixed_clock:
        raise click.UsageError("DUCHA_NOW 只能用于单次命令 (a fixed clock is refused here)")
    configure_logging()
    database = _open_database(settings)
    try:
        yield Installation(settings=settings, clock=clock_for(settings.now), database=database)
    except (IntegrityError, ProgrammingError, DataError):
        raise  # faults of our own: the trace is wanted
    except DatabaseError as error:
        raise click.ClickException(f"数据库出错 (database error)：{_first_line(error)}；可运行 ducha doctor") from error
    finally:
        database.close()


def _open_database(settings: Settings) -> Database:
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
        database = Database(settings.database)
    except OSError as error:
        raise CannotOpen(f"数据目录 DUCHA_HOME={settings.home} 不可用：{error.strerror or error}") from error
    except (SQLAlchemyError, ImportError) as error:
        raise click.UsageError("DUCHA_DATABASE_URL 无法识别：应为 postgresql://用户:密码@主机/库名，或留空使用 SQLite") from error
    try:
        database.migrate()
    except NewerDatabase as error:
        database.close()
        raise CannotOpen(f"数据库由更新版本的 Ducha 建立，请升级本程序 ({error})") from error
    except (SQLAlchemyError, OSError) as error:
        database.close()
        raise CannotOpen(f"数据库打不开 (cannot open the database)：{_first_line(error)}") from error
    return database


def _first_line(error: Exception) -> str:
    """What the driver said, without the statement and its values."""
    said = str(getattr(error, "orig", None) or error).strip() or type(error).__name__
    return said.splitlines()[0][:300]


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


def masked(value: Any) -> Any:
    """The same JSON value with the mobile numbers in its texts masked (invariant 14); addresses and ids stay usable."""
    if isinstance(value, str):
        return value if _NO_TEXT.match(value) else mask_mobiles(value)
    if isinstance(value, dict):
        return {key: masked(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [masked(item) for item in value]
    return value


def print_lines(rows: Iterable[dict[str, Any]]) -> None:
    """JSON lines."""
    for row in rows:
        print_json(row)


def show_table(title: str, columns: list[str], rows: Iterable[Iterable[object]]) -> None:
    """A table on a terminal; otherwise tab-separated lines, the first of which names the columns."""
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        for row in [columns, *cells]:
            click.echo("\t".join(" ".join(cell.split()) for cell in row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in cells:
        table.add_row(*(Text(cell) for cell in row))  # titles of pages may hold what rich takes for markup
    Console().print(table)
