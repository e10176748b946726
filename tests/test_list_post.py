"""Pages that are asked for by POST go through the same lane: robots, redirects, refusals."""

from __future__ import annotations

import pytest

from crawler.engine import run
from parsers.document import Role
from store.capture import Fetched, Outcome, Poll
from tests.list_site import Answer, ListSite, html_of, item, serving
from tests.test_list_browser import crawling

FORM = "application/x-www-form-urlencoded"


def posted(site: ListSite, path: str = "/proxy", **values: object) -> Fetched:
    async def main() -> Fetched:
        async with crawling() as crawler:
            return await crawler.fetch(
                Poll(page_id=1, url=site.base + path, host=site.host, role=Role.LIST, source_id="s", body="a=1&b=%E4%B8%AD",
                     content_type=FORM, **values)  # type: ignore[arg-type]
            )  # fmt: skip

    return run(main)


def rows(site: ListSite, _method: str, target: str, _body: str) -> Answer | None:
    if target == "/robots.txt":
        return 200, "text/plain", "User-agent: *\nDisallow: /closed\n"
    return (
        (200, "text/html; charset=utf-8", html_of(item(1) + item(2)))
        if target in {"/proxy", "/other", "/closed"}
        else None
    )


def test_a_form_is_sent_as_it_stands() -> None:
    with serving(rows) as site:
        assert posted(site).outcome is Outcome.FRESH
        assert site.asked == [("GET", "/robots.txt", ""), ("POST", "/proxy", "a=1&b=%E4%B8%AD")]
        assert site.kinds == [FORM]


@pytest.mark.parametrize(
    ("status", "onward"), [(302, ("GET", "")), (303, ("GET", "")), (307, ("POST", "a=1&b=%E4%B8%AD"))]
)
def test_a_redirect_is_followed_as_browsers_do(status: int, onward: tuple[str, str]) -> None:
    with serving(rows) as site:
        site.broken["/proxy"], site.moved["/proxy"] = status, "/other"
        assert posted(site).outcome is Outcome.FRESH
        assert site.asked[-1] == (onward[0], "/other", onward[1])


def test_what_robots_forbid_is_not_posted_to() -> None:
    with serving(rows) as site:
        assert posted(site, "/closed").reason == "robots"
        assert site.targets("POST") == []


def test_a_refused_form_is_a_refusal() -> None:
    with serving(rows) as site:
        assert posted(site, "/none").outcome is Outcome.GONE
        site.broken["/proxy"] = 405
        assert posted(site).reason == "http-405"
