"""No private address is asked, whatever name it goes by and however one is led to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from crawler.engine import Crawler, run
from sources.clock import FixedClock
from sources.settings import Settings
from store.capture import Fetched, Outcome
from tests.crawler_site import NOON, Memory, Site, crawling, fetch, outcome, serving


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "127.1"])
def test_a_private_address_is_never_asked(name: str) -> None:
    async def main(site: Site) -> Fetched:
        async with serving(site), crawling(allow="") as crawler:
            return await crawler.fetch(replace(site.poll(), url=f"http://{name}:{site.port}/a.html", respect_robots=False))  # type: ignore[no-any-return]

    site = Site()
    fetched = run(lambda: main(site))
    assert fetched.outcome is Outcome.ERROR and fetched.reason in {"address-not-public", "dns"}
    assert name not in {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]"} or fetched.reason == "address-not-public"
    assert site.asked == []


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_the_connection_itself_is_guarded(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the name had been public when it was looked at, and private when it was connected to."""

    async def main(site: Site) -> Fetched:
        async with serving(site), crawling(allow="") as crawler:

            async def believed(host: str) -> bool:
                return True

            monkeypatch.setattr(crawler._guard, "is_private", believed)
            return await crawler.fetch(replace(site.poll(), url=f"http://{name}:{site.port}/a.html", respect_robots=False))  # type: ignore[no-any-return]

    site = Site()
    assert outcome(run(lambda: main(site))) == (Outcome.ERROR, "address-not-public")
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_not_followed() -> None:
    site = Site()
    site.pages["/a.html"] = (302, "http://127.0.0.2/admin")
    fetched = fetch(site, {"hosts": frozenset({"127.0.0.2"})}, allow="127.0.0.1/32")[0]
    assert outcome(fetched) == (Outcome.ERROR, "address-not-public")
    assert fetched.redirects == ("http://127.0.0.2/admin",)


@pytest.mark.parametrize("name", ["czx24.com", "www.czx24.com", "M.CZX24.com:8080", "copies.example.cn"])
def test_a_host_that_copies_government_pages_is_never_asked(name: str, tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "blocklist.toml").write_text('[[clone]]\nhost = "copies.example.cn"\n')

    async def main() -> Fetched:
        crawler = Crawler(Settings(home=tmp_path, contact="ops@example.org"), FixedClock(NOON), Memory())
        return await crawler.fetch(replace(Site(port=80).poll(), url=f"http://{name}/a.html"))

    assert outcome(run(main)) == (Outcome.ERROR, "clone-site")
