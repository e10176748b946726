"""A server that ignores a query sends the notice itself for whatever is asked: that is never learned as its "not there"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from crawler.missing import from_text, learn, missing_address, says_all_of
from crawler.notice import may_be_notice
from scheduler.missing import LEARNED
from sources.clock import FixedClock
from store.capture import Fetched, Poll
from store.database import Database
from store.hosts import load_missing
from tests.conftest import database_of
from tests.missing_answers import ALIKE, NOTHING, learned, seen
from tests.responses_table import dress
from tests.test_responses_missing_hosts import HOST, Town, bench_of, poll

TOKEN = "0123456789abcdef" * 2


class Deaf(Town):
    """A host whose pages stand at their paths, whatever the query, and which has nothing elsewhere."""

    async def fetch(self, poll: Poll) -> Fetched:
        plain = {urlsplit(url).path: text for url, text in self.pages.items()}
        if poll.url not in self.pages and (text := plain.get(urlsplit(poll.url).path)) is not None:
            self.asked.append(poll.url)
            return seen(text)
        return await super().fetch(poll)


@pytest.fixture
def town(clock: FixedClock) -> Deaf:
    return Deaf(clock)


@pytest.fixture
def sqlite(request: pytest.FixtureRequest) -> Iterator[Database]:
    with database_of(request, "sqlite", migrated=True) as database:
        yield database


def sign_off(number: int) -> str:
    """Notices that differ in their figures alone."""
    return dress(f"<h1>关于第{number}项整改任务的销号公示</h1><p>第{number}项任务已完成，共{number * 3}处。</p>", "portal", title="公示")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://a.cn/zw/t20260313_4031.html?menuid=1044", f"http://a.cn/zw/{TOKEN}.html?menuid=900000001"),
        ("http://a.cn/zw/t20260313_4031.html?v=a", f"http://a.cn/zw/{TOKEN}.html?v=a"),
        ("http://a.cn/detail/4?menuid=7", f"http://a.cn/detail/{TOKEN}?menuid=7"),
        ("http://a.cn/show2.asp?id=123", "http://a.cn/show2.asp?id=900000001"),
        ("http://a.cn/show.html?id=123", "http://a.cn/show.html?id=900000001"),
        ("http://a.cn/show.asp?id=7", None),
    ],
)
def test_a_path_that_names_the_page_is_exchanged_whatever_its_query(url: str, expected: str | None) -> None:
    assert missing_address(url, TOKEN, 900_000_001) == expected


@pytest.mark.parametrize("shape", ["/gs/t2026_403{}.html?menuid=1044", "/gs/yi{}.shtml?uid=380055", "/show{}.asp?id=7&class=33"])
def test_notices_of_a_server_that_ignores_the_query_are_read(sqlite: Database, town: Deaf, shape: str) -> None:
    urls = [f"http://{HOST}{shape.format(number)}" for number in (1, 2, 3)]
    town.pages = {url: sign_off(number) for number, url in enumerate(urls, 1)}
    assert poll(bench_of(sqlite, town), sqlite, *urls) == ["ok"] * 3


def test_what_such_a_server_sends_teaches_nothing_and_it_is_asked_again_tomorrow(sqlite: Database, town: Deaf) -> None:
    url = f"http://{HOST}/show.asp?id=7&class=33"
    town.pages = {url: sign_off(7)}
    bench = bench_of(sqlite, town)
    poll(bench, sqlite, url)
    with sqlite.read() as session:
        record = load_missing(session, HOST)
        assert record is not None
        assert (record.text, record.answered) == ("", False)
    town.clock._now += timedelta(days=1, minutes=1)
    assert poll(bench, sqlite, url) == ["same-bytes"]


def test_a_page_edited_while_its_host_is_asked_is_no_missing_one(sqlite: Database, town: Deaf) -> None:
    url = f"http://{HOST}/show.asp?id=7&class=33"
    town.pages = {url: sign_off(7)}
    bench = bench_of(sqlite, town)
    poll(bench, sqlite, url)
    town.clock._now += timedelta(days=1, minutes=1)
    town.pages[url] = sign_off(7).replace("已完成", "尚未完成，责任单位另行报告")
    assert poll(bench, sqlite, url) == ["ok"]


def test_a_first_page_that_is_the_hosts_own_nothing_is_gone(sqlite: Database, town: Town) -> None:
    url = f"http://{HOST}/zwgk/7.html?menuid=12"
    assert poll(bench_of(sqlite, town), sqlite, url) == [LEARNED]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (NOTHING, False),
        ("<h1>关于第二项任务的公示</h1>", True),
        ("<p>第二项任务已完成整改，经现场核查，达到验收标准，现予公示。</p>", True),
        ('<img src="/upload/202603/W020260302.jpg">', True),
        ("<p>发布时间：2026-03-02</p>", True),
    ],
)
def test_what_a_notice_has_is_known(body: str, expected: bool) -> None:
    assert may_be_notice(dress(body, "portal").encode()) is expected


def test_an_answer_is_the_page_where_it_says_all_that_the_page_says() -> None:
    page = sign_off(3)
    assert says_all_of(learned(page), page.encode())
    assert says_all_of(learned(page.replace("<body>", "<body><p>另一条滚动消息</p>")), page.encode())
    assert not says_all_of(learned(ALIKE), page.encode())
    assert not says_all_of(learned(page), page.replace("<h1>", '<img src="a.jpg"><h1>').encode())


def test_a_whole_notice_under_its_systems_mark_teaches_nothing() -> None:
    mark = '<meta name="ArticleTitle" content="通报"><meta name="PubDate" content="2026-03-02">'
    text = f"<p>{'各县区认真落实责任，逐项对照检查，按期完成整改。' * 10}</p>"
    assert learn(seen(mark + text)) is None
    assert learn(seen(text)) is not None


def test_what_older_rules_have_learned_is_asked_for_anew() -> None:
    assert from_text('{"status":200,"sketch":{"title":"","size":1,"words":{},"links":[],"link_count":0,"media":[]}}') is None
