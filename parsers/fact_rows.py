"""Rows of figures that a notice states, of whatever kind: their rates, and which of them say something new."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from parsers.fact_counts import rates

Row = dict[str, Any]
MAX_ROWS = 12


def add_rates(rows: list[Row], sentence: str, names: str, spoken: list[tuple[int, Row | None]]) -> None:
    """Give each rate to the row of the number before it (None: of another kind), else to the first row after."""
    for place, value in rates(sentence, names):
        before = [row for end, row in spoken if end <= place]
        row = before[-1] if before else next(iter(rows), None)
        if row is not None and row["rate_pct"] is None:
            row["rate_pct"] = value


def figures_of(row: Row) -> list[Any]:
    """What a row says besides whose figures they are."""
    return [v for k, v in row.items() if v is not None and k not in {"scope", "unit", "batch"}]


def distinct(rows: Iterable[Row]) -> list[Row]:
    """The rows that say something which none before them has said, as many as are kept."""
    kept: list[Row] = []
    for row in rows:
        if not any(_covers(other, row) for other in kept):
            kept.append(row)
    return kept[:MAX_ROWS]


def _covers(wide: Row, narrow: Row) -> bool:
    """Whether the second row says nothing that the first has not said already."""
    return all(v is None or wide.get(k) == v for k, v in narrow.items() if k not in {"scope", "unit"})
