"""The one line that says what happened, where, and until when one may object; in Chinese."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sources.regions import full_name_of

from .event import LABELS, EventType
from .figures import Move
from .privacy import mask_mobiles

TITLE_MOST = 80


def headline(
    type_: EventType, *, region: str, title: str, kind: str = "other", facts: dict[str, Any] | None = None,
    moves: Sequence[Move] = (), summary: str = "", count: int = 1,
) -> str:  # fmt: skip
    """One line such as 【验收销号公示】辽宁省葫芦岛市:关于……的公示(异议期至2026-03-16)."""
    facts = facts or {}
    label = "验收销号公示" if type_ is EventType.NOTICE_NEW and kind == "signoff_notice" else LABELS[type_]
    place = f"{full_name_of(region)}：" if region and region != "000000" and full_name_of(region) else ""
    parts = [f"【{label}】{place}{_short(title)}"]
    if moves:
        parts.append("；".join(str(move) for move in moves[:3]))
    elif summary:
        parts.append(summary)
    line = " — ".join(parts)
    end = objection_end(facts)
    if end and type_ in {EventType.NOTICE_NEW, EventType.NOTICE_EDITED, EventType.NOTICE_WITHDRAWN}:
        line += f"（异议期至{end}）"
    return mask_mobiles(line)


def objection_end(facts: dict[str, Any]) -> str | None:
    """The last day on which one may object: as stated, else as computed, and said so."""
    stated, computed = facts.get("notice_end"), facts.get("notice_end_computed")
    if stated:
        return str(stated)
    return f"{computed}，推算" if computed else None


def _short(title: str) -> str:
    title = " ".join(title.split()) or "（无标题）"
    return title if len(title) <= TITLE_MOST else title[: TITLE_MOST - 1] + "…"

