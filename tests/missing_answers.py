"""An answer of a host for what it has not, and what is learned from one."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from crawler.missing import Missing, learn
from store.capture import Fetched, Outcome
from tests.responses_table import dress

NOTHING = '<div class="e"><p>内容整理中,暂未对外提供</p></div>'  # no list of phrases has this
ALIKE = dress(NOTHING, "portal")


def seen(text: str, status: int = 200) -> Fetched:
    raw = text.encode()
    return Fetched(
        outcome=Outcome.FRESH, reason="ok", status=status, final_url="", fetched_at=datetime(2026, 3, 2, tzinfo=UTC),
        raw=raw, digest=hashlib.sha256(raw).hexdigest(),
    )  # fmt: skip


def learned(text: str, status: int = 200) -> Missing:
    found = learn(seen(text, status))
    assert found is not None
    return found
