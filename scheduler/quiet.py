"""Saving the many looks that found nothing new: those that wait while one transaction commits share the next."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

import structlog

from store.quiet import Look
from store.record import Recorded

log = structlog.get_logger()

Save = Callable[[Sequence[Look]], Awaitable[dict[int, Recorded]]]
TOGETHER = 100
"""Looks that one transaction saves at most."""

ENOUGH = 24
"""Looks that wait for no others."""

GATHER = 0.1
"""Seconds that a look waits for others to be saved with it: a transaction costs as much as saving ten looks."""


@dataclass(slots=True)
class QuietLedger:
    """Gathers looks and saves them together; nothing waits much longer than for the transaction before its own."""

    save: Save
    _waiting: list[tuple[Look, asyncio.Future[Recorded | None]]] = field(default_factory=list)
    _saving: asyncio.Task[None] | None = None
    _enough: asyncio.Future[None] | None = None

    async def record(self, look: Look) -> Recorded | None:
        """What was committed; None when this look needs a turn of its own."""
        if not look.may_be_quiet:
            return None
        future: asyncio.Future[Recorded | None] = asyncio.get_running_loop().create_future()
        self._waiting.append((look, future))
        if len(self._waiting) >= ENOUGH and self._enough is not None and not self._enough.done():
            self._enough.set_result(None)
        if self._saving is None or self._saving.done():
            self._saving = asyncio.create_task(self._save_all(), name="quiet-ledger")
        return await future

    async def _save_all(self) -> None:
        while self._waiting:
            if len(self._waiting) < ENOUGH:
                self._enough = asyncio.get_running_loop().create_future()
                await asyncio.wait([self._enough], timeout=GATHER)
            batch, self._waiting = self._waiting[:TOGETHER], self._waiting[TOGETHER:]
            try:
                saved = await self.save([look for look, _ in batch])
            except Exception as error:  # one of them may be at fault: each is tried on its own
                log.warning("quiet.failed", error=type(error).__name__, looks=len(batch))
                saved = {}
            for look, future in batch:
                if not future.done():
                    future.set_result(saved.get(look.poll.page_id))
