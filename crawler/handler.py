"""The HTTP client under Scrapy: its aiohttp handler with the address guard, a bound on transfers, and old TLS."""

from __future__ import annotations

import ssl
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


class GuardedHandler(AiohttpDownloadHandler):
    """Fetches one request; only addresses that the guard permits are ever connected to."""

    experimental = False
    lazy = True

    def __init__(self, crawler: ScrapyCrawler) -> None:
        # The parent's own constructor would open a session without the guard.
        BaseStreamingDownloadHandler.__init__(self, crawler)
        assert isinstance(crawler.spider, WatchSpider)
        self._spider = crawler.spider
        self._ssl_context = _make_ssl_context(crawler.settings)
        self._session = _session(self._spider.guard)
        self._legacy: LegacyHandler | None = None

    async def download_request(self, request: Request) -> Response:
        """The answer, once a transfer is free; raises Stopped for what had not begun when the crawler closed."""
        if self._spider.closing:
            raise Stopped
        async with self._spider.transfers:
            if self._spider.closing:
                raise Stopped
            _downloader(self.crawler).begun(request)
            if request.meta.get(LEGACY_TLS):
                self._legacy = self._legacy or LegacyHandler(self.crawler)
                return await self._legacy.transfer(request)
            return await self.transfer(request)

    async def transfer(self, request: Request) -> Response:
        """The request itself, without waiting for a turn."""
        return await super().download_request(request)

    async def close(self) -> None:
        """Close every connection."""
        await self._session.close()
        if self._legacy is not None:
            await self._legacy.close()

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


def _session(guard: Guard) -> aiohttp.ClientSession:
    connector = aiohttp.TCPConnector(
        resolver=GuardedResolver(guard), use_dns_cache=False, socket_factory=guard.open_socket, limit=0
    )
    options: dict[str, Any] = {
        "cookie_jar": aiohttp.DummyCookieJar(), "auto_decompress": False, "response_class": _ClientResponse,
        "skip_auto_headers": ("Accept", "Accept-Encoding", "Content-Type", "User-Agent"), "trust_env": False,
        "max_line_size": 16_384, "max_field_size": 65_536,
    }  # fmt: skip
    return aiohttp.ClientSession(connector=connector, **options)
