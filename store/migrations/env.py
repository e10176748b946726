"""Alembic's environment: the same for the command line, the program and `alembic check`."""

from alembic import context
from sqlalchemy import create_engine

from store.tables import Base

SEARCH_TABLES = ("search",)  # full-text tables are made by hand, each database its own way


def include_name(name: str | None, type_: str, parent_names: object) -> bool:
    """Leave the full-text tables out of the comparison."""
    return not (type_ == "table" and (name or "").startswith(SEARCH_TABLES))


def run() -> None:
    """Run the migrations on the connection given, or on one of our own."""
    connection = context.config.attributes.get("connection")
    if connection is None:
        engine = create_engine(context.config.get_main_option("sqlalchemy.url") or "")
        connection = engine.connect()
    context.configure(
        connection=connection, target_metadata=Base.metadata, render_as_batch=True,
        include_name=include_name, compare_type=True, user_module_prefix="tables.",
    )  # fmt: skip
    with context.begin_transaction():
        context.run_migrations()


run()
