"""Naming rows by their ids, however many."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Integer, bindparam
from sqlalchemy.orm import InstrumentedAttribute


def is_among(column: InstrumentedAttribute[int] | InstrumentedAttribute[int | None], ids: Iterable[int]) -> ColumnElement[bool]:
    """Whether a number is one of these, written out: PostgreSQL takes 65,535 parameters a query, SQLite 32,766."""
    return column.in_(bindparam(None, list(ids), type_=Integer, expanding=True, literal_execute=True))
