"""What a page in the browser asks for is asked as gently as everything else, and only where the page itself may ask."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from crawler import errand as errands
from crawler.answer import Seen
from crawler.engine import Crawler, run
from crawler.errand import Allowance, Errand, poll_for
from crawler.trouble import Trouble
from parsers.document import Role
from store.capture import Poll
from tests.crawler_site import Site, crawling, serving

PAGE = "http://sthjj.qinglan.gov.cn/gsgg/"
API = "http://sthjj.qinglan.gov.cn/api/list"
OTHER = "http://fgw.qinglan.gov.cn/api/list"
POLL = Poll(
    page_id=1, url=PAGE, host="sthjj.qinglan.gov.cn", role=Role.LIST, source_id="s", render="browser", etag='"7"',
    hosts=frozenset({"static.qinglan.gov.cn"}), respect_robots=False, legacy_tls=True, delay=35.0, lease="1",
)  # fmt: skip


def asked(url: str = API, kind: str = "fetch", method: str = "GET", **more: Any) -> Errand:
    return Errand(page=PAGE, url=url, kind=kind, method=method, **more)


@pytest.mark.parametrize(
    ("errand", "leaves"),
    [
        (asked(), True),
        (asked(kind="script"), True),
        (asked(kind="xhr", url=OTHER), True),
        (asked(method="POST"), True),
        (asked(method="POST", url=API.replace("http:", "https:")), False),
        (asked(method="POST", url=API.replace(".cn/", ".cn:81/")), False),
        (asked(method="POST", url=OTHER), False),
        (asked(method="POST", url="http://127.0.0.1:9200/_delete_by_query"), False),
        (asked(method="PUT"), False),
        (asked(method="DELETE"), False),
        *((asked(kind=kind), False) for kind in ("image", "font", "media", "stylesheet", "ping", "document", "other")),
    ],
)
def test_what_may_leave(errand: Errand, leaves: bool) -> None:
    assert errand.may_leave is leaves


def test_an_errand_has_the_manners_of_its_page_and_none_of_its_memory() -> None:
    own, other = poll_for(asked(), POLL), poll_for(asked(url=OTHER), POLL)
    assert (own.url, own.delay, own.etag, own.render, own.body) == (API, 35.0, None, "http", None)
    assert (own.respect_robots, own.legacy_tls) == (False, True)
    assert (other.respect_robots, other.legacy_tls) == (True, False)  # what is said of a source is not said of others
    assert {*own.hosts, own.host} == {POLL.host, *POLL.hosts} and other.host == "fgw.qinglan.gov.cn"
    form = poll_for(asked(method="POST", body="栏目=7".encode(), content_type="text/plain"), POLL)
    assert (form.body, form.content_type, form.hosts) == ("栏目=7", "text/plain", frozenset())
    assert poll_for(asked(method="POST"), POLL).body == ""
    with pytest.raises(Trouble):
        poll_for(asked(method="POST", body=b"\xff\xfe\x00"), POLL)


def with_site(act: Callable[[Crawler, Site], Awaitable[Any]], site: Site | None = None, **options: Any) -> Any:
    async def main() -> Any:
        found = site or Site()
        async with serving(found), crawling(**options) as crawler:
            return await act(crawler, found)

    return run(main)


def of(site: Site, path: str, **more: Any) -> Errand:
    return Errand(page=f"http://{site.host}/", url=f"http://{site.host}{path}", kind="fetch", **more)


def test_errands_keep_the_gap_of_their_host_and_go_before_what_waits_for_it() -> None:
    async def act(crawler: Crawler, site: Site) -> list[str]:
        poll = site.poll("/gs/", delay=0.3)
        await crawler.fetch(poll)
        waiting = [asyncio.create_task(crawler.fetch(site.poll(f"/{n}.html", delay=0.3))) for n in range(3)]
        await asyncio.sleep(0.05)
        for name in ("/a.js", "/b.json"):
            assert (await crawler._run(of(site, name), poll)).status == 200
        await asyncio.gather(*waiting)
        gaps = [after[0] - before[0] for before, after in itertools.pairwise(site.requests)]
        assert min(gaps) >= 0.2 and site.peak == 1
        return site.asked

    order = with_site(act, minimum_delay=None)
    assert order[:2] == ["/robots.txt", "/gs/"]
    assert max(order.index("/a.js"), order.index("/b.json")) < order.index("/2.html")


def test_errands_obey_robots() -> None:
    async def act(crawler: Crawler, site: Site) -> list[str]:
        with pytest.raises(Trouble, match="robots"):
            await crawler._run(of(site, "/closed/list"), site.poll("/gs/"))
        await crawler._run(of(site, "/open/list"), site.poll("/gs/"))
        return site.asked

    closed = Site(robots="User-agent: *\nDisallow: /closed/\n")
    assert with_site(act, closed) == ["/robots.txt", "/open/list"]


def test_an_allowed_private_address_is_for_the_hosts_of_its_source_alone() -> None:
    """Chromium shows pages that anybody wrote; what the operator runs on the same machine is not theirs to ask."""

    async def act(crawler: Crawler, site: Site) -> list[str]:
        with pytest.raises(Trouble, match="address-not-public"):
            await crawler._run(of(site, "/secret"), POLL)
        assert site.requests == []
        elsewhere = site.poll("/gs/", hosts=frozenset({site.host}))
        await crawler._run(of(site, "/list"), elsewhere)
        return site.asked

    assert with_site(act) == ["/robots.txt", "/list"]


@pytest.mark.parametrize(("method", "reached"), [("GET", True), ("POST", False)])
def test_a_form_is_sent_to_no_other_host_by_a_redirect(method: str, reached: bool) -> None:
    async def main() -> list[str]:
        first, second = Site(), Site()
        async with serving(first), serving(second), crawling() as crawler:
            first.pages["/list"] = (307, f"http://{second.host}/taken")
            poll = first.poll("/gs/", hosts=frozenset({second.host}))
            errand = of(first, "/list", method=method, body=b"page=1")
            if reached:
                assert (await crawler._run(errand, poll)).redirects
            else:
                with pytest.raises(Trouble, match="redirect-off-site"):
                    await crawler._run(errand, poll)
            return second.asked

    assert ("/taken" in run(main)) is reached


# --- one page's share


def sharing(act: Callable[[Allowance], Awaitable[Any]], seconds: float = 5.0) -> Any:
    async def main() -> Any:
        async with asyncio.timeout(seconds) as limit:
            return await act(Allowance(limit))

    return asyncio.run(main())


def answering(pause: float = 0.0, size: int = 1, redirects: tuple[str, ...] = ()) -> Any:
    async def answer(_errand: Errand) -> Seen:
        answer.now += 1  # type: ignore[attr-defined]
        answer.peak = max(answer.peak, answer.now)  # type: ignore[attr-defined]
        await asyncio.sleep(pause)
        answer.now -= 1  # type: ignore[attr-defined]
        answer.times += 1  # type: ignore[attr-defined]
        return Seen(status=200, final_url=API, raw=b"x" * size, redirects=redirects)

    answer.now = answer.peak = answer.times = 0  # type: ignore[attr-defined]
    return answer


@pytest.mark.parametrize(
    ("bound", "most", "size", "redirects", "served"),
    [("RENDER_REQUESTS", 4, 1, (), 4), ("RENDER_REQUESTS", 4, 1, (API,), 2), ("RENDER_BYTES", 250, 100, (), 2)],
)
def test_what_is_more_than_a_pages_share_is_refused(
    bound: str, most: int, size: int, redirects: tuple[str, ...], served: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errands, bound, most)
    answer = answering(size=size, redirects=redirects)

    async def act(allowance: Allowance) -> int:
        well = 0
        for _ in range(8):
            try:
                await allowance.run(asked(), answer)
                well += 1
            except Trouble:
                pass
        return well

    assert sharing(act) == served and answer.times <= served + 1


def test_errands_are_run_one_at_a_time_while_the_pages_own_time_stands_still() -> None:
    answer = answering(pause=0.1)

    async def act(allowance: Allowance) -> bool:
        running = asyncio.gather(*(allowance.run(asked(), answer) for _ in range(5)))
        await asyncio.sleep(0.05)
        was_asking = allowance.is_asking
        await running
        await asyncio.sleep(0.1)  # what was left of its own time
        return was_asking and not allowance.is_asking

    assert sharing(act, 0.3) and answer.peak == 1


def test_own_time_goes_on_between_errands_and_waiting_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    async def idle(allowance: Allowance) -> None:
        await allowance.run(asked(), answering(pause=0.1))
        await asyncio.sleep(5)

    async def forever(allowance: Allowance) -> None:
        await allowance.run(asked(), answering(pause=5))

    for act, longest in ((idle, 900.0), (forever, 0.4)):
        monkeypatch.setattr(errands, "RENDER_LONGEST", longest)
        begun = time.monotonic()
        with pytest.raises(TimeoutError):
            sharing(act, 0.3)
        assert time.monotonic() - begun < 2
