"""Politeness: Scrapy's downloader with a slot per host whose pace is set for each request."""

from __future__ import annotations

from time import monotonic

from scrapy import Request
from scrapy.core.downloader import Downloader, Slot

from .limits import GAP_MARGIN

SOONER = "sooner"
"""Request meta: goes before those that wait for the same host, but not before the host's turn."""


class PacedDownloader(Downloader):
    """Scrapy's downloader, told at run time how gently each host is to be asked."""

    def pace(self, slot: str, delay: float, concurrency: int, *, at_least: bool = False) -> None:
        """From now on: `delay` seconds from one request of this slot to the next, `concurrency` at once.

        Without a delay Scrapy counts nothing per host: then the handler's bound over all hosts is the only one.
        `at_least`: a gentler pace that was told before stays.
        """
        if delay > 0:
            delay += GAP_MARGIN
        if at_least and (known := self.per_slot_settings.get(slot)):
            delay, concurrency = max(delay, known["delay"]), min(concurrency, known["concurrency"])
        self.per_slot_settings[slot] = {"delay": delay, "concurrency": concurrency, "jitter": 0.0}
        if slot in self.slots:
            self.slots[slot].delay, self.slots[slot].concurrency = delay, concurrency

    def begun(self, request: Request) -> None:
        """The request leaves now: its host's delay counts from here, not from when it was picked from the slot."""
        slot = self.slots.get(request.meta[self.DOWNLOAD_SLOT])
        if slot is not None:
            slot.lastseen = monotonic()

    def hurry(self) -> None:
        """Hand every waiting request to the handler at once; it refuses them when the crawler is closing."""
        self._delay = 0.0
        self.per_slot_settings.clear()
        for slot in list(self.slots.values()):
            slot.delay = 0.0
            slot.close()  # forget the timer that waits for the host's turn
            self._process_queue(slot)

    def _process_queue(self, slot: Slot) -> None:
        if slot.queue and slot.queue[-1][0].meta.pop(SOONER, False):  # has just been put at the end
            slot.queue.rotate(1)
        super()._process_queue(slot)
