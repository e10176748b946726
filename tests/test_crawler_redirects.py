"""Redirects are followed within the site and to hosts of its source, and nowhere else."""

from __future__ import annotations

import pytest
from aiohttp import web

from crawler.engine import run
from store.capture import Fetched, Outcome
from tests.crawler_site import Site, crawling, fetch, outcome, serving


def test_a_redirect_within_the_site_is_followed() -> None:
    site = Site(pages={"/a.html": (301, "/b/c.html?id=7#top")})
    fetched = fetch(site, {})[0]
    assert fetched.outcome is Outcome.FRESH and fetched.final_url == f"http://{site.host}/b/c.html?id=7"
    assert fetched.redirects == (fetched.final_url,)


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("http://www.portal.example.gov.cn/a.html", (Outcome.ERROR, "redirect-off-site")),
        ("//evil.example/a.html", (Outcome.ERROR, "redirect-off-site")),
        ("/", (Outcome.ERROR, "redirect-home")),
        ("/index.html", (Outcome.ERROR, "redirect-home")),
        ("/404.html", (Outcome.GONE, "soft-404")),
        ("ftp://127.0.0.1/a", (Outcome.ERROR, "redirect-bad")),
        ("http://[bad", (Outcome.ERROR, "redirect-bad")),
        ("", (Outcome.ERROR, "redirect-bad")),
        ("/a.html", (Outcome.ERROR, "redirect-loop")),
        ("/loop", (Outcome.ERROR, "redirect-loop")),
    ],
)
def test_where_a_redirect_must_not_lead(location: str, expected: tuple[Outcome, str]) -> None:
    site = Site(pages={"/a.html": (302, location), "/loop": (302, "/loop2"), "/loop2": (302, "/loop")})
    assert outcome(fetch(site, {})[0]) == expected
    assert len(site.asked) <= 8


def test_a_redirect_to_a_host_of_the_source_is_followed() -> None:
    async def main() -> Fetched:
        old, new = Site(), Site()
        async with serving(old), serving(new), crawling() as crawler:
            old.pages["/a.html"] = (301, f"http://{new.host}/a.html")
            fetched = await crawler.fetch(old.poll(hosts=frozenset({new.host})))
            assert new.asked == ["/robots.txt", "/a.html"]
            return fetched  # type: ignore[no-any-return]

    assert run(main).outcome is Outcome.FRESH


def test_a_redirect_to_itself_with_a_cookie_is_a_challenge() -> None:
    async def page(request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": str(request.url), "Set-Cookie": "waf=1"})

    assert outcome(fetch(Site(pages={"/a.html": page}), {})[0]) == (Outcome.CHALLENGED, "cookie-challenge")
