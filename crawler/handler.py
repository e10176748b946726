"""The HTTP client under Scrapy: its aiohttp handler with the address guard, a bound on transfers, and old TLS."""

from __future__ import annotations

import ssl
from functools import partial
from typing import Any

import aiohttp
from scrapy import Request
from scrapy.core.downloader.handlers._aiohttp import AiohttpDownloadHandler, _ClientResponse
from scrapy.core.downloader.handlers._base_streaming import BaseStreamingDownloadHandler
from scrapy.crawler import Crawler as ScrapyCrawler
from scrapy.http import Headers, Response
from scrapy.utils.ssl import _make_ssl_context

from .downloader import PacedDownloader
from .guard import Guard, GuardedResolver
from .spider import Stopped, WatchSpider

LEGACY_TLS = "legacy_tls"
"""Request meta: this site's TLS is too old for today's defaults."""

PUBLIC_ONLY = "public_only"
"""Request meta: connects to public addresses alone, whatever the operator allows."""


class GuardedHandler(AiohttpDownloadHandler):
    """Fetches one request; only addresses that the guard permits are ever connected to."""

    experimental = False
    lazy = True
    public_only = False

    def __init__(self, crawler: ScrapyCrawler) -> None:
        # The parent's own constructor would open a session without the guard.
        BaseStreamingDownloadHandler.__init__(self, crawler)
        assert isinstance(crawler.spider, WatchSpider)
        self._spider = crawler.spider
        self._ssl_context = _make_ssl_context(crawler.settings)
        self._session = _session(self._spider.guard, public_only=self.public_only)
        self._others: dict[type[GuardedHandler], GuardedHandler] = {}

    async def download_request(self, request: Request) -> Response:
        """The answer, once a transfer is free; raises Stopped for what had not begun when the crawler closed."""
        if self._spider.closing:
            raise Stopped
        async with self._spider.transfers:
            if self._spider.closing:
                raise Stopped
            _downloader(self.crawler).begun(request)
            return await self._handler_of(request).transfer(request)

    async def transfer(self, request: Request) -> Response:
        """The request itself, without waiting for a turn."""
        return await super().download_request(request)

    async def close(self) -> None:
        """Close every connection."""
        await self._session.close()
        for handler in self._others.values():
            await handler.close()

    def _handler_of(self, request: Request) -> GuardedHandler:
        """Connections are kept open, each kind with its own handler: none is used by a request that could not open it."""
        if request.meta.get(PUBLIC_ONLY):
            kind: type[GuardedHandler] = PublicHandler
        elif request.meta.get(LEGACY_TLS):
            kind = LegacyHandler
        else:
            return self
        if kind not in self._others:
            self._others[kind] = kind(self.crawler)
        return self._others[kind]

    @staticmethod
    def _extract_headers(response: _ClientResponse) -> Headers:
        # as bytes: a header in GBK has no text form that could be encoded again
        return Headers(list(response.raw_headers))


class LegacyHandler(GuardedHandler):
    """For hosts whose TLS dates from the 2000s: old versions, ciphers, renegotiation, broken certificate chains.

    Set per source (`politeness.legacy_tls`), never for all.
    """

    def __init__(self, crawler: ScrapyCrawler) -> None:
        super().__init__(crawler)
        self._ssl_context = legacy_context()


class PublicHandler(GuardedHandler):
    """For hosts that a page names and its source does not."""

    public_only = True


def legacy_context() -> ssl.SSLContext:
    """A client context that still speaks to servers of the 2000s; certificates are not verified."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
    return context


def _downloader(crawler: ScrapyCrawler) -> PacedDownloader:
    assert isinstance(crawler.engine.downloader, PacedDownloader)
    return crawler.engine.downloader


def _session(guard: Guard, *, public_only: bool) -> aiohttp.ClientSession:
    connector = aiohttp.TCPConnector(
        resolver=GuardedResolver(guard, public_only=public_only), use_dns_cache=False, limit=0,
        socket_factory=partial(guard.open_socket, public_only=public_only),
    )  # fmt: skip
    options: dict[str, Any] = {
        "cookie_jar": aiohttp.DummyCookieJar(), "auto_decompress": False, "response_class": _ClientResponse,
        "skip_auto_headers": ("Accept", "Accept-Encoding", "Content-Type", "User-Agent"), "trust_env": False,
        "max_line_size": 16_384, "max_field_size": 65_536,
    }  # fmt: skip
    return aiohttp.ClientSession(connector=connector, **options)
