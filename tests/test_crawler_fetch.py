"""What one fetch sends, and all that it brings back for the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

import pytest
from aiohttp import web

from crawler.engine import run
from store.capture import Fetched, Outcome
from tests.crawler_site import NOON, NOTICE, Site, crawling, fetch, outcome


def test_a_page_comes_with_all_that_the_store_wants() -> None:
    async def page(request: web.Request) -> web.Response:
        return web.Response(
            body=NOTICE.encode("gbk"), content_type="text/html", charset="GBK",
            headers={"ETag": '"v1"', "Last-Modified": "Mon, 02 Mar 2026 01:00:00 GMT", "Set-Cookie": "a=secret"},
        )  # fmt: skip

    site = Site(pages={"/a.html": page})
    first, second = fetch(site, {}, {})
    assert outcome(first) == (Outcome.FRESH, "ok")
    assert first.raw == NOTICE.encode("gbk") and first.digest and len(first.digest) == 64
    assert (first.status, first.charset, first.content_type) == (200, "gbk", "text/html")
    assert (first.etag, first.last_modified) == ('"v1"', "Mon, 02 Mar 2026 01:00:00 GMT")
    assert first.fetched_at == NOON.astimezone(UTC) and first.message == ""
    assert "set-cookie" not in first.headers and first.headers["etag"] == '"v1"'
    assert second.digest == first.digest


def test_requests_say_who_asks_and_carry_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")

    async def page(request: web.Request) -> web.Response:
        return web.Response(text=NOTICE, content_type="text/html", headers={"Set-Cookie": "sid=1"})

    site = Site(pages={"/a.html": page})
    assert all(fetched.outcome is Outcome.FRESH for fetched in fetch(site, {}, {}))
    headers = site.requests[-1][2]
    assert headers["User-Agent"].startswith("Ducha/")
    assert headers["Accept-Encoding"] == "gzip, deflate, br"
    assert not {"Cookie", "Referer", "If-None-Match", "If-Modified-Since"} & set(headers)


def test_validators_are_sent_and_304_is_unchanged() -> None:
    async def page(request: web.Request) -> web.Response:
        known = request.headers.get("If-None-Match") == '"v1"' and "If-Modified-Since" in request.headers
        return web.Response(status=304) if known else web.Response(text=NOTICE, content_type="text/html")

    modified = "Mon, 02 Mar 2026 01:00:00 GMT"
    site = Site(pages={"/a.html": page})
    unchanged, evil = fetch(site, {"etag": '"v1"', "last_modified": modified}, {"etag": "a\r\nX-Evil: 1"})
    assert outcome(unchanged) == (Outcome.UNCHANGED, "not-modified") and unchanged.digest is None
    assert evil.outcome is Outcome.FRESH and "X-Evil" not in site.requests[-1][2]


def test_the_same_bytes_are_identical() -> None:
    site = Site()
    first = fetch(site, {})[0]
    assert outcome(fetch(site, {"raw_digest": first.digest})[0]) == (Outcome.IDENTICAL, "same-bytes")


def test_retry_after_travels_with_the_outcome() -> None:
    async def busy(request: web.Request) -> web.Response:
        return web.Response(status=429, headers={"Retry-After": "90"})

    fetched = fetch(Site(pages={"/a.html": busy}), {})[0]
    assert outcome(fetched) == (Outcome.ERROR, "http-429") and fetched.retry_after == 90


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/a", "javascript:alert(1)", "http://", "http://a b/", "http://127.0.0.1:99999/", "", "http://h/" + "x" * 5000])  # fmt: skip
def test_an_address_that_is_none_is_an_error(url: str) -> None:
    async def main() -> Fetched:
        async with crawling() as crawler:
            return await crawler.fetch(replace(Site(port=1).poll(), url=url))  # type: ignore[no-any-return]

    assert outcome(run(main)) == (Outcome.ERROR, "bad-url")
