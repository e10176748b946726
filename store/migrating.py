"""Bringing the tables up to date with Alembic; a module of its own because Alembic is slow to import."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import func, select
from sqlalchemy.engine import URL, Engine

from .database import NewerDatabase

MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 0x6475636861  # "ducha"


def upgrade(engine: Engine, url: URL) -> None:
    """Apply every migration that is missing, in one transaction; NewerDatabase where the tables are not ours."""
    with engine.connect().execution_options(ducha_write=True) as connection, connection.begin():
        # of two processes that start at once, one waits and finds it done: begun by us, Alembic commits nothing in between
        if url.get_backend_name() != "sqlite":
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        config = alembic_config(url)
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise NewerDatabase(str(error).splitlines()[0]) from error


def alembic_config(url: URL) -> Config:
    """Alembic's settings without an ini file."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("sqlalchemy.url", url.render_as_string(hide_password=False).replace("%", "%%"))
    return config
