"""Which page is asked for next, and when that ends: the loop over a fetcher that a test writes."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from parsers.address import url_key
from parsers.document import Ask, Document, Row
from scheduler.paging import MOST_MISSES, ListRead, _follow, stand_in
from sources.clock import SHANGHAI
from store.capture import Fetched, Outcome, Poll, Role
from store.paging import MOST_PAGES, Beyond

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=SHANGHAI)
HOST = "a.gov.cn"
LIST = f"https://{HOST}/gsgg/"


def rows(*numbers: int) -> tuple[Row, ...]:
    return tuple(
        Row(url=f"{LIST}{n}.html", title=f"关于第{n}号整改任务的公示", published=date(2026, 3, 1)) for n in numbers
    )


def ask(name: str) -> Ask:
    """An address of the list, or, with an equals sign, what is posted to its proxy."""
    return Ask(url=LIST + "proxy.jsp", body=name) if "=" in name else Ask(url=LIST + name)


def page(*numbers: int, onward: tuple[str, ...] = (), **values: Any) -> Document:
    return Document(rows=rows(*numbers), next_pages=tuple(map(ask, onward)), **values)


@dataclass
class Site:
    """What each ask gives: a page, an outcome, or an outcome with its reason; and what was asked."""

    pages: dict[str, Document | Outcome | tuple[Outcome, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    polls: list[Poll] = field(default_factory=list)

    async def fetch(self, poll: Poll) -> Fetched:
        name = poll.body or poll.url.removeprefix(LIST)
        self.asked.append(name)
        self.polls.append(poll)
        found = self.pages.get(name, Outcome.GONE)
        outcome, reason = (
            found if isinstance(found, tuple) else (found, "") if isinstance(found, Outcome) else (Outcome.FRESH, "ok")
        )
        return Fetched(outcome=outcome, reason=reason, status=200, final_url=poll.url, fetched_at=NOW, raw=name.encode(),
                       etag='"e"', digest="d", proof="p")  # fmt: skip

    async def read(self, raw: bytes, url: str, **_: Any) -> Document:
        found = self.pages[raw.decode()]
        assert isinstance(found, Document)
        return found


async def as_it_came(_poll: Poll, fetched: Fetched) -> Fetched:
    return fetched


def bench(site: Site, **quiet: Any) -> Any:
    return SimpleNamespace(
        fetcher=site, reader=site, clock=SimpleNamespace(now=lambda: NOW), quiet=quiet, heed=lambda *_: None,
        ending=SimpleNamespace(judge=as_it_came),
    )


def poll(**values: Any) -> Poll:
    return Poll(
        page_id=1,
        url=LIST,
        host=HOST,
        role=Role.LIST,
        source_id="s",
        etag='"e"',
        raw_digest="d",
        sameness="s",
        **values,
    )


def follow(first: Document, ends: tuple[int, ...] = (), **pages: Any) -> tuple[Beyond, list[str]]:
    site = Site({name.replace("__", "=").replace("_html", ".html"): value for name, value in pages.items()})
    keys = frozenset(url_key(row.url) for row in rows(*ends))
    return asyncio.run(_follow(bench(site), poll(), first, keys)), site.asked


def numbers(beyond: Beyond) -> list[int]:
    return [int(row.url.removeprefix(LIST).removesuffix(".html")) for row in beyond.rows]


def test_a_list_of_one_page_is_whole() -> None:
    assert follow(page(3, 2, 1)) == (Beyond(whole=True), [])


def test_each_page_names_the_next() -> None:
    beyond, asked = follow(
        page(9, 8, onward=("1.html", "2.html")), **{"1_html": page(7, 6, onward=("x.html",)), "x_html": page(5, 4)}
    )
    assert (numbers(beyond), beyond.whole, asked) == ([7, 6, 5, 4], True, ["1.html", "x.html"])


def test_a_page_that_names_none_leaves_those_named_before() -> None:
    beyond, asked = follow(page(9, onward=("1.html", "2.html")), **{"1_html": page(8), "2_html": page(7)})
    assert (numbers(beyond), beyond.whole, asked) == ([8, 7], True, ["1.html", "2.html"])


def test_a_missing_page_is_the_end_and_no_trouble() -> None:
    for missing in (
        Outcome.GONE,
        (Outcome.ERROR, "redirect-home"),
        (Outcome.ERROR, "robots"),
        page(9),
    ):
        beyond, asked = follow(
            page(9, onward=("1.html",)), **{"1_html": page(8, onward=("2.html", "3.html")), "2_html": missing}
        )
        assert (numbers(beyond), beyond.whole, beyond.broken, asked) == ([8], True, False, ["1.html", "2.html"])


def test_at_first_sight_an_unread_page_is_the_end_but_proves_nothing() -> None:
    beyond, asked = follow(page(9, onward=("1.html",)), **{"1_html": page(8, onward=("2.html", "3.html")), "2_html": page(problem="没有找到列表")})
    assert (numbers(beyond), beyond.whole, beyond.broken, asked) == ([8], False, False, ["1.html", "2.html"])


@pytest.mark.parametrize(
    ("known", "owed"),
    [((), False), ((5, 4), True), ((9,), True), ((7,), False), ((9, 7), False)],  # 9 is pinned
)
def test_an_unread_page_is_the_end_only_below_a_known_row(known: tuple[int, ...], owed: bool) -> None:
    beyond, _ = follow(
        page(9, 8, onward=("1.html",)), ends=known, **{"1_html": page(7, 6, onward=("2.html", "3.html")), "2_html": page(problem="解析出错")}
    )
    assert (numbers(beyond), beyond.whole, beyond.broken) == ([7, 6], False, owed)


def test_pages_of_which_none_can_be_read_are_owed() -> None:
    unread = {f"{n}_html": page(problem="解析出错") for n in (1, 2, 3)}
    beyond, _ = follow(page(9, 8, onward=("1.html", "2.html", "3.html")), ends=(5,), **unread)
    assert (numbers(beyond), beyond.whole, beyond.broken) == ([], False, True)


def test_a_page_that_cannot_be_read_is_owed() -> None:
    for failed in (
        (Outcome.ERROR, "timeout"),
        (Outcome.CHALLENGED, "waf"),
        (Outcome.ERROR, "stopped"),
        (Outcome.ERROR, "http-503"),
    ):
        beyond, _ = follow(page(9, onward=("1.html",)), **{"1_html": page(8, onward=("2.html",)), "2_html": failed})
        assert (numbers(beyond), beyond.whole, beyond.broken) == ([8], False, True)


def test_the_other_numbering_is_tried_and_then_another_way() -> None:
    first = page(9, 8, onward=("index_1.html", "index_2.html", "index_3.html", "a=1"))
    beyond, asked = follow(first, index_1_html=page(9, 8), index_2_html=page(7))
    assert (numbers(beyond), asked[:2]) == ([7], ["index_1.html", "index_2.html"])
    beyond, asked = follow(first, a__1=page(7))
    assert (numbers(beyond), asked) == ([7], ["index_1.html", "index_2.html", "a=1"])
    beyond, asked = follow(first)
    assert (beyond, asked) == (
        Beyond(),
        ["index_1.html", "index_2.html", "a=1"],
    )  # nothing is known of what stands behind
    assert len(asked) == MOST_MISSES


def test_reading_ends_at_a_known_row_and_the_rest_is_not_asked_for() -> None:
    beyond, asked = follow(
        page(9, 8, onward=("1.html", "2.html")), (7, 6), **{"1_html": page(7, 6, onward=("2.html",))}
    )
    assert (numbers(beyond), beyond.whole, asked) == ([7, 6], False, ["1.html"])
    assert follow(page(9, 8, onward=("1.html",)), (8,)) == (Beyond(), [])


def test_a_list_without_end_is_left_at_the_bound() -> None:
    pages = {f"{n}_html": page(1000 - n, onward=(f"{n + 1}.html",)) for n in range(1, 60)}
    beyond, asked = follow(page(1000, onward=("1.html",)), **pages)
    assert len(asked) == MOST_PAGES - 1 and not beyond.whole and not beyond.broken


def test_pages_in_a_circle_are_asked_for_once() -> None:
    first = page(9, onward=("1.html", ""))
    beyond, asked = follow(
        first, **{"1_html": page(8, onward=("", "1.html", "2.html")), "2_html": page(7, onward=("1.html", ""))}
    )
    assert (numbers(beyond), asked) == ([8, 7], ["1.html", "2.html"])


def test_another_host_is_not_asked() -> None:
    site = Site()
    elsewhere = Document(rows=rows(9), next_pages=(Ask(url="https://evil.example/2.html"),))
    assert not asyncio.run(_follow(bench(site), poll(), elsewhere, frozenset())).broken
    assert site.asked == []


def test_a_host_that_asked_for_peace_is_left_alone_and_the_rows_are_owed() -> None:
    site = Site({"1.html": page(8)})
    resting = bench(site)
    resting.quiet[HOST] = NOW + timedelta(minutes=5)
    beyond = asyncio.run(_follow(resting, poll(), page(9, onward=("1.html",)), frozenset()))
    assert (beyond.broken, site.asked) == (True, [])


def test_further_pages_are_asked_for_without_the_first_ones_validators() -> None:
    site = Site({"a=1": page(8)})
    asyncio.run(_follow(bench(site), poll(), page(9, onward=("a=1",)), frozenset()))
    (sent,) = site.polls
    assert (sent.etag, sent.raw_digest, sent.sameness, sent.body) == (None, None, None, "a=1")


def test_an_answer_stands_in_for_a_page_without_rows() -> None:
    site = Site({"data": page(3, 2, onward=("more",), title="x")})
    shell = Document(title="公示公告", problem="列表由脚本填充", next_pages=(ask("gone"), ask("data")))
    came = Fetched(outcome=Outcome.FRESH, reason="ok", status=200, final_url=LIST, fetched_at=NOW, raw=b"shell")
    fetched, document = asyncio.run(stand_in(bench(site), poll(), came, shell))
    assert (fetched.final_url, fetched.etag, fetched.digest, fetched.proof) == (LIST + "data", None, None, None)
    assert (document.title, document.rows, document.problem) == ("公示公告", rows(3, 2), None)
    site.pages = {}
    assert asyncio.run(stand_in(bench(site), poll(), came, shell)) == (came, shell)
    assert ListRead(came, shell, Beyond()).document is shell


def test_what_an_answer_that_stands_in_leaves_open_is_remembered() -> None:
    """Or it were refused for three days again after each look."""

    async def taken_because_it_lasts(_poll: Poll, fetched: Fetched) -> Fetched:
        return replace(fetched, ending="open")

    shell = Document(title="公示公告", next_pages=(ask("data"),))
    came = Fetched(outcome=Outcome.FRESH, reason="ok", status=200, final_url=LIST, fetched_at=NOW, raw=b"shell")
    judging = bench(Site({"data": page(3, 2)}))
    judging.ending = SimpleNamespace(judge=taken_because_it_lasts)
    fetched, _ = asyncio.run(stand_in(judging, poll(), came, shell))
    assert (fetched.final_url, fetched.ending) == (LIST + "data", "open")
