"""The rooms of the web over both databases: every link leads somewhere, and each room shows what is in it."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest

from sources.clock import FixedClock
from store.conditions import INSTALLATION, open_condition
from store.database import Database
from store.event import EventType
from tests.web_rooms import MOBILE, archive_on, copy_of, links, said, told_once
from tests.web_samples import SOURCE, Archive, empty
from web.protection import HEADERS

archive = pytest.fixture(archive_on)
told = pytest.fixture(scope="module")(told_once)
story = pytest.fixture(copy_of)


def test_every_link_leads_somewhere(archive: Archive) -> None:
    client, seen, waiting = archive.client(), {}, ["/", "/search?q=" + quote("小清河")]
    while waiting:
        path = waiting.pop()
        if path not in seen:
            answer = client.get(path)
            seen[path] = answer.status_code
            assert MOBILE not in answer.text, path
            assert {name: answer.headers[name] for name in HEADERS if "raw" not in path} == (HEADERS if "raw" not in path else {})
            if answer.headers["content-type"].startswith("text/html"):
                assert '<html lang="zh-CN">' in answer.text and "<script" not in answer.text and "style=" not in answer.text
                waiting += links(answer)
    refused = {path for path, status in seen.items() if status != 200}
    assert refused == {f"/pages/{archive.notice}/versions/{n}/raw" for n in (1, 2)}  # a private mobile is in them
    assert len(seen) > 30


def test_an_empty_installation_says_so(database: Database, clock: FixedClock) -> None:
    client = empty(database, clock)
    assert "还没有动态" in said(client.get("/")) and "尚未启用任何来源" in said(client.get("/"))
    for path in ("/events", "/pages", "/sources", "/search?q=x"):
        assert client.get(path).status_code == 200
    assert client.get("/healthz").json()["status"] == "ok"


def test_the_front_page_tells_news_health_and_totals(story: Archive) -> None:
    with story.life.database.begin() as session:
        open_condition(session, SOURCE.id, EventType.LIST_EMPTY, "栏目读到 0 条", story.life.clock.now())
        open_condition(session, INSTALLATION, EventType.STORAGE_LOW, "/srv/ducha 只剩 3 MiB", story.life.clock.now())
    text = said(story.client().get("/"))
    assert "1 个来源有异常,共启用 1 个来源" in text
    assert "内容修改 1" in text and "新公告 1" in text and "附件变更 1" in text
    assert "2026年3月4日 星期三" in text and "(异议期至2026-03-18)" in text
    assert re.search(r"在看页面 ?5", text) and re.search(r"存档版本 ?7", text)


def test_the_installation_itself_is_no_readers_business(story: Archive) -> None:
    with story.life.database.begin() as session:
        event = open_condition(session, INSTALLATION, EventType.STORAGE_LOW, "/srv/ducha 只剩 3 MiB", story.life.clock.now())
    assert event is not None
    client = story.client()
    assert "/srv/ducha" not in client.get("/events?audience=operator").text
    assert client.get(f"/events/{event.id}").status_code == 404
    assert "/srv/ducha" not in client.get("/healthz").text


def test_search_marks_what_was_asked_for(archive: Archive) -> None:
    answer = archive.client().get("/search", params={"q": "雨污混接"})
    assert "<mark>雨污混接</mark>" in answer.text and f"/pages/{archive.notice}" in links(answer)
    assert "没有页面包含“不存在的词”" in said(archive.client().get("/search", params={"q": "不存在的词"}))
    assert MOBILE not in archive.client().get("/search", params={"q": "手机"}).text


def test_sources_show_their_troubles(story: Archive) -> None:
    with story.life.database.begin() as session:
        open_condition(session, SOURCE.id, EventType.SOURCE_CHALLENGED, "412", story.life.clock.now())
    text = said(story.client().get("/sources?show=troubled&region=" + quote("葫芦岛")))
    assert "北山市生态环境局" in text and "遭遇验证拦截" in text
    assert "没有符合条件的来源" in said(story.client().get("/sources?show=disabled"))


def test_healthz_tells_machines(archive: Archive) -> None:
    client = archive.client()
    answer = client.get("/healthz").json()
    assert (answer["status"], answer["newest_seq"], answer["open_conditions"]) == ("degraded", 5, [])
    assert answer["oldest_overdue"] == "2026-03-02T05:00:00+00:00"  # nobody polls the column any more
    with archive.life.database.begin() as session:
        open_condition(session, SOURCE.id, EventType.SOURCE_FAILING, "超时", archive.life.clock.now())
    assert client.get("/healthz").json()["open_conditions"][0]["type"] == "source.failing"
    assert client.head("/healthz").status_code == 200


def test_the_description_of_the_interface_holds_what_machines_may_ask(story: Archive) -> None:
    paths = story.client().get("/openapi.json").json()["paths"]
    assert list(paths["/healthz"]) == ["get"] and "/pages" not in paths


def test_without_a_database_healthz_says_503_and_pages_stay_friendly(empty_database: Database, clock: FixedClock) -> None:
    client = empty(empty_database, clock)  # not migrated: nothing can be read
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["status"]) == (503, "down")
    page = client.get("/pages")
    assert page.status_code == 503 and "数据库暂时无法访问" in said(page) and "no such table" not in page.text
