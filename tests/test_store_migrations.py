"""The migrations make exactly the tables that the program expects, on both databases."""

from __future__ import annotations

import subprocess
import sys

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from store.database import Database, newest_revision
from store.migrating import alembic_config
from store.tables import Base


def differences(database: Database) -> list[object]:
    """What autogenerate would change, the full-text tables aside."""
    with database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_name": lambda name, kind, _: not (kind == "table" and name.startswith("search")),
            },
        )
        return list(compare_metadata(context, Base.metadata))


def test_migrating_an_empty_database_makes_every_table(empty_database: Database) -> None:
    assert not empty_database.is_ready
    empty_database.migrate()
    assert empty_database.is_ready
    made = set(inspect(empty_database.engine).get_table_names())
    assert set(Base.metadata.tables) <= made
    assert "search_text" in made


def test_migrating_twice_changes_nothing(database: Database) -> None:
    before = set(inspect(database.engine).get_table_names())
    database.migrate()
    assert set(inspect(database.engine).get_table_names()) == before


def test_two_processes_may_migrate_at_once(empty_database: Database) -> None:
    address = empty_database.url.render_as_string(hide_password=False)
    program = "import sys; from store.database import Database; Database(sys.argv[1]).migrate()"
    command_line = [sys.executable, "-c", program, address]
    started = [subprocess.Popen(command_line, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    for process in started:
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
    assert differences(empty_database) == []


def test_all_migrations_are_one_transaction(empty_database: Database) -> None:
    """Or a second process could begin amid them."""
    commits: list[object] = []
    sa.event.listen(empty_database.engine, "commit", commits.append)
    empty_database.migrate()
    assert len(commits) == 1 and empty_database.is_ready


def test_the_tables_are_those_of_the_program(database: Database) -> None:
    assert differences(database) == []


def test_alembic_check_agrees(database: Database) -> None:
    with database.engine.connect() as connection:
        config = alembic_config(database.url)
        config.attributes["connection"] = connection
        command.check(config)  # raises when a migration is missing


def test_a_missing_column_is_noticed(database: Database) -> None:
    with database.engine.begin() as connection:
        Operations(MigrationContext.configure(connection)).add_column("span", sa.Column("extra", sa.Integer()))
    assert differences(database) != []


def test_going_back_leaves_nothing(database: Database) -> None:
    with database.engine.connect() as connection:
        config = alembic_config(database.url)
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        connection.commit()
    assert set(inspect(database.engine).get_table_names()) == {"alembic_version"}


def test_the_newest_revision_is_known_without_alembic(database: Database) -> None:
    script = ScriptDirectory.from_config(alembic_config(database.url))
    assert newest_revision() == script.get_current_head()
    assert database.revision() == newest_revision()
