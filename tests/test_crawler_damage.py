"""Answers that are too large, broken, slow or absent become outcomes."""

from __future__ import annotations

import asyncio
import gzip
import ssl
import zlib
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import brotli
import pytest
from aiohttp import web

from crawler import settings as scrapy_module
from crawler.engine import run
from store.capture import Fetched, Outcome
from tests.crawler_site import NOTICE, Site, crawling, fetch, outcome, serving

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]
BODY = NOTICE.encode()


@asynccontextmanager
async def raw_server(reply: Callable[[asyncio.StreamWriter], Awaitable[None]]) -> Any:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            if head.startswith(b"GET /robots.txt"):
                writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                await reader.readuntil(b"\r\n\r\n")
            await reply(writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


def raw_fetch(reply: Callable[[asyncio.StreamWriter], Awaitable[None]]) -> Fetched:
    async def main() -> Fetched:
        async with raw_server(reply) as port, crawling() as crawler:
            return await crawler.fetch(Site(port=port).poll())  # type: ignore[no-any-return]

    return run(main)


def sending(*parts: bytes) -> Callable[[asyncio.StreamWriter], Awaitable[None]]:
    async def reply(writer: asyncio.StreamWriter) -> None:
        for part in parts:
            writer.write(part)
            await writer.drain()

    return reply


def encoded(raw: bytes, encoding: str) -> Answer:
    async def page(request: web.Request) -> web.Response:
        return web.Response(body=raw, content_type="text/html", headers={"Content-Encoding": encoding})

    return page


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", lambda raw: brotli.compress(raw, quality=3))],
)
def test_compression_is_undone_but_bombs_are_not(encoding: str, pack: Callable[[bytes], bytes]) -> None:
    site = Site(pages={
        "/a.html": encoded(pack(NOTICE.encode()), encoding), "/bomb.html": encoded(pack(b"\0" * 30_000_000), encoding),
        "/broken.html": encoded(b"no such thing at all", encoding),
    })  # fmt: skip
    page, bomb, broken = fetch(site, {}, {"path": "/bomb.html"}, {"path": "/broken.html"})
    assert page.raw == NOTICE.encode()
    assert outcome(bomb) == (Outcome.ERROR, "too-large") and bomb.raw == b""
    assert outcome(broken) == (Outcome.ERROR, "content-encoding")


def test_a_body_over_the_limit_is_not_read() -> None:
    async def announced(request: web.Request) -> web.Response:
        return web.Response(body=b"x" * 11_000_000)

    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(400):
            await response.write(b"x" * 65536)
        return response

    site = Site(pages={"/a.html": announced, "/b.html": endless})
    assert [outcome(one)[1] for one in fetch(site, {}, {"path": "/b.html"})] == ["too-large", "too-large"]


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ((b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", BODY), (Outcome.ERROR, "truncated")),
        ((b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n" % len(BODY), BODY), (Outcome.ERROR, "truncated")),
        ((b"HTTP/1.0 200 OK\r\n\r\n", BODY[:-9]), (Outcome.ERROR, "truncated")),
        ((b"HTTP/1.0 200 OK\r\n\r\n", BODY), (Outcome.FRESH, "ok")),
        ((b"HTTP/1.1 200 OK\r\nX-Title: \xd5\xfb\xb8\xc4\r\nContent-Length: %d\r\n\r\n" % len(BODY), BODY), (Outcome.FRESH, "ok")),
        ((b"HTTP/1.1 302 Found\r\nLocation: /\xd5\xfb\xb8\xc4.html?a\r\nContent-Length: 0\r\n\r\n",), (Outcome.ERROR, "redirect-loop")),
        ((b"",), (Outcome.ERROR, "connection-lost")),
        ((b"SSH-2.0-OpenSSH_9.0\r\n",), (Outcome.ERROR, "connection-lost")),
        ((b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000 + b"\r\n\r\n",), (Outcome.ERROR, "connection-lost")),
        ((b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", BODY), (Outcome.ERROR, "connection-lost")),
    ],
)  # fmt: skip
def test_broken_answers_become_outcomes(reply: tuple[bytes, ...], expected: tuple[Outcome, str]) -> None:
    assert outcome(raw_fetch(sending(*reply))) == expected


def test_an_answer_that_drips_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    async def drip(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n")
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.05)

    monkeypatch.setattr(scrapy_module, "DOWNLOAD_TIMEOUT", 0.4)
    assert outcome(raw_fetch(drip)) == (Outcome.ERROR, "timeout")


def test_nobody_there() -> None:
    async def main() -> Fetched:
        async with raw_server(sending(b"")) as port:
            pass
        async with crawling() as crawler:
            return await crawler.fetch(Site(port=port).poll(respect_robots=False))  # type: ignore[no-any-return]

    assert outcome(run(main)) == (Outcome.ERROR, "connect")


def test_old_tls_is_spoken_only_to_whom_it_is_set_for(tmp_path: Path) -> None:
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(_certificate(tmp_path))
    server.set_ciphers("DEFAULT:@SECLEVEL=0")
    server.minimum_version = ssl.TLSVersion.TLSv1_2
    server.maximum_version = ssl.TLSVersion.TLSv1_2

    async def main() -> list[Fetched]:
        site = Site()
        async with serving(site, server), crawling() as crawler:
            poll = replace(site.poll(respect_robots=False), url=f"https://{site.host}/a.html")
            return [await crawler.fetch(poll), await crawler.fetch(replace(poll, legacy_tls=True))]

    strict, legacy = run(main)
    assert outcome(strict) == (Outcome.ERROR, "tls") and "legacy_tls" in strict.message
    assert legacy.outcome is Outcome.FRESH


def _certificate(folder: Path) -> Path:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(datetime(2020, 1, 1, tzinfo=UTC)).not_valid_after(datetime(2040, 1, 1, tzinfo=UTC))
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    path = folder / "server.pem"
    path.write_bytes(pem + made.public_bytes(serialization.Encoding.PEM))
    return path
