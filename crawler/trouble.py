"""Why a request gave no response: exceptions of Scrapy, its HTTP client and decompressors as reasons."""

from __future__ import annotations

import ssl
import zlib
from collections.abc import Iterator

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)

from store.capture import STOPPED, Outcome

from .answer import Seen, Verdict, verdict
from .guard import AddressNotPublic
from .spider import Stopped

_REASONS: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], str], ...] = (
    (AddressNotPublic, "address-not-public"),
    (Stopped, STOPPED),
    # IgnoreRequest: what Scrapy makes of a body that grows past DOWNLOAD_MAXSIZE while it is unpacked
    ((DownloadCancelledError, IgnoreRequest), "too-large"),
    (ssl.SSLError, "tls"),
    ((DownloadTimeoutError, TimeoutError), "timeout"),
    (CannotResolveHostError, "dns"),
    (DownloadConnectionRefusedError, "connect"),
    ((DownloadFailedError, ResponseDataLossError), "connection-lost"),
    (UnsupportedURLSchemeError, "bad-url"),
    ((zlib.error, EOFError), "content-encoding"),
    (OSError, "content-encoding"),  # gzip's BadGzipFile; errors of sockets come wrapped in Scrapy's
)


class Trouble(Exception):
    """A fetch ends here, with this verdict; `retry_after` in seconds, `seen` where an answer said so."""

    def __init__(self, verdict: Verdict, *, retry_after: float | None = None, seen: Seen | None = None) -> None:
        super().__init__(verdict.reason)
        self.verdict = verdict
        self.retry_after = retry_after
        self.seen = seen


def trouble(reason: str, detail: str = "", *, retry_after: float | None = None) -> Trouble:
    """An error with this reason."""
    return Trouble(verdict(Outcome.ERROR, reason, detail), retry_after=retry_after)


def asking_for_peace(seen: Seen, wait: float) -> Trouble:
    """A host's answer that it wants to be left alone for so many seconds."""
    return Trouble(verdict(Outcome.ERROR, f"http-{seen.status}"), retry_after=wait, seen=seen)


def explain(error: BaseException) -> Trouble | None:
    """The trouble that an exception of the download means; None for what can only be a fault of our own."""
    chain = tuple(_causes(error))
    for kinds, reason in _REASONS:
        if any(isinstance(cause, kinds) for cause in chain):
            return trouble(reason)
    if any(type(cause).__module__.startswith("brotli") for cause in chain):
        return trouble("content-encoding")
    return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The exception and what it came from; aiohttp keeps the socket's own error in an attribute."""
    current: BaseException | None = error
    for _ in range(8):
        if current is None:
            return
        yield current
        inner = getattr(current, "os_error", None)
        if isinstance(inner, BaseException):
            yield inner
        current = current.__cause__ or current.__context__
