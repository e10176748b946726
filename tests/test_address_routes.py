"""Addresses: fragments that are routes, gateways whose links are read on an unwrapped page, where a reader came from."""

from __future__ import annotations

import pytest

from parsers.address import canonical_url, is_binary, is_download, url_key
from parsers.api import read
from parsers.document import Role

SITE = "http://hbj.example.gov.cn"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("/portal/index.html#/detail?id=600", "/portal/index.html#/detail?id=601", False),
        ("/#/detail/123", "/#/detail/124", False),
        ("/app/#!/article/88", "/app/#!/article/89", False),
        ("/app/#/article/88", "/app/", False),
        ("/portal/#/detail?id=6&_t=1780000000123", "/portal/#/detail?id=6", True),
        ("/portal/#/", "/portal/", True),
        ("/portal/#!/", "/portal/", True),
        ("/portal/#/?_t=1780000000123", "/portal/", True),
        ("/a/1.html#top", "/a/1.html", True),
        ("/a/1.html#15021", "/a/1.html", True),
        ("/a/1.html#!", "/a/1.html", True),
        ("/a/202605/t20260512_88.html#/top", "/a/202605/t20260512_88.html", True),
        ("/files/a.pdf#/page/2", "/files/a.pdf", True),
        ("/article/ab?from=list", "/article/ab", True),
        ("/article/ab?from=index_page", "/article/ab", True),
        ("/article/ab?from=", "/article/ab", True),
        ("/list?from=0&size=20", "/list?from=20&size=20", False),
        ("/list?from=2026-01-01", "/list", False),
        ("/list?fromid=abc", "/list", False),
    ],
)
def test_what_is_one_page(one: str, other: str, same: bool) -> None:
    assert (url_key(SITE + one) == url_key(SITE + other)) is same
    assert canonical_url(canonical_url(SITE + one)) == canonical_url(SITE + one)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/gate/big5/hbj.example.gov.cn/gs/t20260528_70.html", f"{SITE}/gs/t20260528_70.html"),
        ("/gate/big5/www.example.gov.cn/gs/1.html", "http://www.example.gov.cn/gs/1.html"),
        ("/gate/big5/hbj.example.gov.cn", f"{SITE}/"),
        ("/gate/big5/hbj.elsewhere.gov.cn/gs/1.html", f"{SITE}/gate/big5/hbj.elsewhere.gov.cn/gs/1.html"),
        ("/gate/big5/index.html", f"{SITE}/gate/big5/index.html"),
        ("http://big5.any.cn/gate/big5/hbj.elsewhere.gov.cn/1.html", "http://hbj.elsewhere.gov.cn/1.html"),
    ],
)
def test_a_gateway_leads_to_the_site_behind_it(address: str, expected: str) -> None:
    assert canonical_url(address, f"{SITE}/gs/") == expected


def page(rows: str) -> bytes:
    return f"<html><head><meta charset='utf-8'></head><body><ul>{rows}</ul></body></html>".encode()


@pytest.mark.parametrize("address", ["/portal/index.html#/detail?id=60{n}", "#/detail/60{n}", "/#!/detail/60{n}"])
def test_routes_are_rows_of_a_list(address: str) -> None:
    rows = "".join(
        f"<li><a href='{address.format(n=n)}'>关于第{n}项整改任务验收销号的公示</a><span>2026-05-2{n}</span></li>" for n in range(8)
    )
    found = read(page(rows), f"{SITE}/portal/index.html", role=Role.LIST)
    assert len({row.url for row in found.rows}) == len(found.rows) == 8


def test_anchors_are_no_rows_of_a_list() -> None:
    rows = "".join(f"<li><a href='#d{n}'>关于第{n}项整改任务验收销号的公示</a><span>2026-05-2{n}</span></li>" for n in range(8))
    assert read(page(rows), f"{SITE}/portal/index.html", role=Role.LIST).rows == ()


@pytest.mark.parametrize(
    ("name", "download", "binary"),
    [("a.docm", True, True), ("a.TIFF?x=1", True, True), ("a.gif", True, True), ("a.tar", True, True), ("a.csv", True, False),
     ("a.txt", True, False), ("a.html", False, False), ("a.pdf.html", False, False)],
)  # fmt: skip
def test_what_an_ending_says(name: str, download: bool, binary: bool) -> None:
    assert (is_download(f"{SITE}/{name}"), is_binary(f"{SITE}/{name}")) == (download, binary)
