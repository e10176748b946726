"""Redirects of pages that are routes of a script: the route goes along, as in browsers."""

from __future__ import annotations

import pytest
from scrapy.http import Response

from crawler.redirects import target_of


@pytest.mark.parametrize(
    ("url", "location", "expected"),
    [
        ("http://a.gov.cn/portal/#/detail/6", "https://a.gov.cn/portal/", "https://a.gov.cn/portal/#/detail/6"),
        ("http://a.gov.cn/portal/#/detail/6", "/app/", "http://a.gov.cn/app/#/detail/6"),
        ("http://a.gov.cn/1.html", "https://a.gov.cn/1.html#top", "https://a.gov.cn/1.html"),
    ],
)
def test_a_route_goes_along(url: str, location: str, expected: str) -> None:
    answer = Response(url, status=302, headers={"Location": location})
    assert target_of(answer, url) == expected
    assert target_of(Response(url), url) is None
