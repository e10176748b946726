"""Figures that moved between two readings of a report: tasks and letters, never compared across scopes or units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_LABELS = {
    "task_counts": {
        "total": "任务总数", "done": "完成整改", "in_progress": "正在整改", "behind": "未达序时进度",
        "due": "应完成", "due_done": "到期已完成", "rate_pct": "完成率",
    },
    "letters": {
        "total": "信访件总数", "closed": "办结信访件", "partially_closed": "阶段性办结", "open": "正在办理",
        "rate_pct": "办结率",
    },
}  # fmt: skip
_DONE_FIRST = ("done", "closed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One figure before and after, e.g. 完成整改 59 → 82 (共 82 项); `down` when it went the wrong way."""

    label: str
    scope: str
    before: float
    after: float
    total: float | None
    unit: str
    down: bool

    def __str__(self) -> str:
        whole = f"（共{_number(self.total)}{self.unit}）" if self.total is not None else ""
        unit = "" if whole else self.unit
        before = f"{_number(self.before)}{'%' if self.unit == '%' else ''}"
        return f"{self.scope}{self.label} {before}→{_number(self.after)}{unit}{whole}"


def moved_figures(before: dict[str, Any], after: dict[str, Any]) -> list[Move]:
    """The figures present in both readings with another value, completed counts first."""
    moves: list[tuple[int, Move]] = []
    for field, labels in _LABELS.items():
        for old, new in _paired(before.get(field), after.get(field)):
            for name, label in labels.items():
                was, now = old.get(name), new.get(name)
                if was is None or now is None or was == now:
                    continue
                unit = "%" if name == "rate_pct" else str(new.get("unit") or ("项" if field == "task_counts" else "件"))
                total = new.get("total") if name in _DONE_FIRST else None
                down = now < was and name in {*_DONE_FIRST, "rate_pct", "due_done"}
                moves.append(
                    (name not in _DONE_FIRST,
                     Move(label=label, scope=str(new.get("scope") or ""), before=was, after=now, total=total, unit=unit,
                          down=down)),
                )  # fmt: skip
    return [move for _, move in sorted(moves, key=lambda pair: pair[0])]


def _paired(before: Any, after: Any) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Counts of one scope, batch and unit, as far as the key names one row on each side."""
    old, new = _by_key(before), _by_key(after)
    for key, row in new.items():
        if key in old:
            yield old[key], row


def _by_key(rows: Any) -> dict[tuple[str, ...], dict[str, Any]]:
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    twice: set[tuple[str, ...]] = set()
    for row in rows or ():
        key = tuple(str(row.get(name) or "") for name in ("scope", "batch", "unit"))
        (twice.add(key) if key in found else found.setdefault(key, row))
    return {key: row for key, row in found.items() if key not in twice}


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if float(value).is_integer() else f"{value:g}"
