"""Learning the templates of hosts in the background: one host at a time, from pages that have been read already."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol

import structlog
from sqlalchemy.orm import Session

from parsers.template import Template
from sources.clock import EARLIEST, Clock
from store.capture import Fetched, Poll
from store.glances import glances
from store.templates import Lesson, host_to_learn, keep_template, leave_host, lesson_of

log = structlog.get_logger()

Write = Callable[[Callable[[Session], Any]], Awaitable[Any]]

LESSONS_MOST = 3
"""Shapes of address that one host is asked about at a time."""

REST = timedelta(hours=1)
"""How long nothing is looked for after every host has been asked."""

ENOUGH_AGAIN = 3
"""Pages of a lesson that must be had a second time; then it is taught with those alone, for one that could not be had
would be read with the headlines of the hour."""


class Learn(Protocol):
    """The part of the reading pool that learns: in a process that can be killed."""

    async def __call__(
        self,
        pages: Sequence[tuple[bytes, str | None]],
        known: Template | None = None,
        again: Sequence[bytes | None] = (),
    ) -> Template | None:
        """The template of sibling pages; None where they show none. InterruptedError when the pool is closing."""
        ...


Look = Callable[[Poll], Awaitable[Fetched | None]]
"""A look that is not recorded; None where the page could not be had, or its host wants peace."""


class Learner:
    """Goes from host to host; what it learns is used from the next poll of a page on."""

    def __init__(self, write: Write, learn: Learn, clock: Clock, look: Look | None = None) -> None:
        self._write = write
        self._learn = learn
        self._clock = clock
        self._look = look
        self._rest_until = EARLIEST

    async def learn_next(self) -> int:
        """Ask one host what its pages have in common; how many lessons that took."""
        now = self._clock.now()
        if now < self._rest_until:
            return 0
        host = await self._write(partial(host_to_learn, now=now))
        if host is None:
            self._rest_until = now + REST
            return 0
        return await self._ask(host, now)

    async def _ask(self, host: str, now: datetime) -> int:
        lessons = 0
        while lessons < LESSONS_MOST and (lesson := await self._write(partial(lesson_of, host=host, now=now))):
            pages, again = await self._look_again(lesson)
            try:
                template = await self._learn(pages, lesson.known, again)
            except InterruptedError:
                return lessons
            await self._write(partial(keep_template, lesson=lesson, template=template, now=now))
            log.info("template.learned", host=host, shape=lesson.shape, path=template.path if template else "")
            lessons += 1
        await self._write(partial(leave_host, host=host, now=now))
        return lessons

    async def _look_again(
        self, lesson: Lesson
    ) -> tuple[Sequence[tuple[bytes, str | None]], Sequence[bytes | None]]:
        """The pages of the lesson that could be had once more, one after the other, and as they are now."""
        if self._look is None:
            return lesson.pages, ()
        polls: dict[int, Poll] = await self._write(partial(glances, page_ids=lesson.page_ids, now=self._clock.now()))
        pages: list[tuple[bytes, str | None]] = []
        again: list[bytes | None] = []
        for page_id, page in zip(lesson.page_ids, lesson.pages, strict=True):
            seen = await self._look(polls[page_id]) if page_id in polls else None
            if seen is not None:
                pages.append(page)
                again.append(seen.raw)
        return (pages, again) if len(pages) >= ENOUGH_AGAIN else (lesson.pages, ())
