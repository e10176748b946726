"""The rooms of the web over both databases: what they show, what they never show, and what no address can break."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sources.clock import SHANGHAI, FixedClock
from store.browse import Wanted, browse_events, events_of_group, load_event
from store.capture import Outcome
from store.conditions import INSTALLATION, open_condition
from store.database import Database
from store.event import EventType
from store.tables import BodyRow, EventRow
from tests.recording import LONG, Life, document
from tests.web_samples import NOTICE, SOURCE, TITLE, Archive, empty, notice, tell
from web.protection import HEADERS

MOBILE = "13812345678"


@pytest.fixture
def archive(database: Database, clock: FixedClock) -> Archive:
    return tell(database, clock)


@pytest.fixture(scope="module")
def told(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The story in an SQLite file, to copy from."""
    path = tmp_path_factory.mktemp("told") / "ducha.sqlite3"
    shutil.copyfile(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    archive = tell(database, FixedClock(datetime(2026, 3, 2, 9, 0, tzinfo=SHANGHAI)))
    database.close()
    return archive


@pytest.fixture
def story(told: Archive, tmp_path: Path) -> Iterator[Archive]:
    """The archive where nothing depends on the kind of database."""
    path = tmp_path / "ducha.sqlite3"
    shutil.copyfile(str(told.life.database.url.database), path)
    database = Database(f"sqlite:///{path}")
    yield replace(told, life=Life(database, FixedClock(told.life.clock.now())))
    database.close()


def said(answer: httpx.Response) -> str:
    """The text of a page without its mark-up, its punctuation narrow."""
    text = html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", answer.text)))
    return text.translate(str.maketrans("，：；（）", ",:;()"))


def links(answer: httpx.Response) -> list[str]:
    return [html.unescape(link) for link in re.findall(r'(?:href|action|src)="(/[^"]*)"', answer.text)]


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


FILTERS: list[tuple[dict[str, str], list[str]]] = [
    ({}, ["附件变更", "内容修改", "新公告"]),
    ({"type": "attachment.changed"}, ["附件变更", "内容修改"]),  # also-types match too
    ({"type": "notice.new"}, ["新公告"]),
    ({"region": "辽宁"}, ["附件变更", "内容修改", "新公告"]),
    ({"region": "210000"}, ["附件变更", "内容修改", "新公告"]),
    ({"region": "211400", "kind": "signoff_notice", "q": "更正"}, ["附件变更", "内容修改"]),
    ({"region": "浙江"}, []),
    ({"kind": "case_report"}, []),
    ({"q": "100%"}, []),
    ({"q": "_"}, []),
    ({"audience": "operator"}, ["来源恢复", "遭遇验证拦截"]),
    ({"type": "source.recovered"}, ["来源恢复"]),
    ({"type": "nonsense", "kind": "nonsense", "audience": "nonsense"}, ["附件变更", "内容修改", "新公告"]),
]


def test_events_are_filtered(archive: Archive) -> None:
    client = archive.client()
    for query, types in FILTERS:
        answer = client.get("/events", params=query)
        found = re.findall(r"</time></span> <span>([^<]*)</span>", answer.text)
        assert [label.split("（")[0] for label in found] == types, query


def test_an_unclear_region_is_asked_back(story: Archive) -> None:
    client = story.client()
    assert "没有叫“火星”的地区" in said(client.get("/events", params={"region": "火星"}))
    asked = client.get("/pages", params={"region": "鼓楼区", "kind": "signoff_notice"})
    assert "“鼓楼区”不止一处,请选择" in said(asked)
    assert "/pages?region=320106&kind=signoff_notice&role=detail" in links(asked)


def test_the_stream_turns_in_both_directions(database: Database, clock: FixedClock) -> None:
    archive = tell(database, clock)
    with database.begin() as session:
        for n in range(65):
            open_condition(session, f"site-{n:02d}.example.cn", EventType.SOURCE_FAILING, "超时", clock.now())
    client, path, stories = archive.client(), "/events?audience=operator", []
    while path:
        answer = client.get(path)
        stories.append(re.findall(r'class="headline" href="/events/([0-9a-f]{32})"', answer.text))
        path = next((link for link in links(answer) if "before=" in link), "")
    assert [len(story) for story in stories] == [30, 30, 7]
    assert len({event for story in stories for event in story}) == 67
    back = next(link for link in links(answer) if "after=" in link)
    assert re.findall(r'class="headline" href="/events/([0-9a-f]{32})"', client.get(back).text) == stories[1]


def test_an_event_tells_what_changed(story: Archive) -> None:
    new, edited, exchanged = (e for e in story.life.events() if e.audience.value == "subscriber")
    client = story.client()
    text = said(client.get(f"/events/{edited.id}"))
    assert "−85项+98项" in text and "附件变化" in text and "混接点改造一览表.pdf" in text
    assert f"/pages/{story.notice}/diff/1/2" in links(client.get(f"/events/{edited.id}"))
    assert "内容被替换,地址未变:整改任务清单.xlsx" in said(client.get(f"/events/{exchanged.id}"))
    assert "异议期 2026-02-27 至 2026-03-12(10 个工作日) 还有 8 天" in said(client.get(f"/events/{new.id}"))


def test_a_history_claims_only_what_was_seen(story: Archive) -> None:
    client, life = story.client(), story.life
    text = said(client.get(f"/pages/{story.notice}"))
    assert "现在的内容于 2026-03-04 09:10 读到,此后尚未再次查看" in text
    assert "尝试 4 次,遭遇验证拦截(412)" in text and "2026-03-02 12:00 至 2026-03-04 08:00" in text
    assert "异议期 2026-02-27 至 2026-03-18(14 个工作日)" in text
    assert "目前看不到该页面(超时)" in said(client.get(f"/pages/{story.quiet}"))

    life.poll(story.notice, outcome=Outcome.UNCHANGED, status=304)
    text = said(client.get(f"/pages/{story.notice}"))
    assert "到最近一次查看(2026-03-04 12:20)为止,每次看到的内容都相同" in text
    life.poll(story.notice, notice(*LONG))
    assert "起读到不同的内容,正在等待第二次查看" in said(client.get(f"/pages/{story.notice}"))


def test_a_page_that_is_not_itself_is_not_called_unchanged(story: Archive) -> None:
    story.life.poll(story.notice, document("", title="", problem="未能找到正文"))
    text = said(story.client().get(f"/pages/{story.notice}"))
    assert "未予采信(正文识别异常" in text and "每次看到的内容都相同" not in text


def test_a_withdrawn_page_says_so(story: Archive) -> None:
    for _ in range(2):
        story.life.poll(story.notice, outcome=Outcome.GONE, reason="http-404", status=404)
        story.life.later(minutes=40)
    assert "该页面已撤下" in said(story.client().get(f"/pages/{story.notice}"))


def test_a_version_shows_what_was_read_and_what_was_left_out(story: Archive) -> None:
    text = said(story.client().get(f"/pages/{story.notice}/versions/2"))
    assert "已完成第12项整改任务" in text and "手机138****5678" in text
    assert "读取时略去的内容(2 处)" in text and "浏览计数" in text and "浏览次数:1024" in text
    assert re.search(r"SHA-256 ?[0-9a-f]{64}", text) and "小清河北岸47处2025年9月" in text.replace(" ", "")


def test_text_of_a_page_is_never_markup(story: Archive) -> None:
    life = story.life
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}" + LONG[0]
    page = life.watch("http://evil.example.cn/1.html")
    life.poll(page, document(hostile, title="<b>粗体标题</b>", files=("javascript:alert(1)",)))
    life.confirmed(page, document(hostile + "<script>2</script>", title="<b>粗体标题</b>", files=("data:text/html,x",)))
    client = story.client()
    for path in (f"/pages/{page}", f"/pages/{page}/versions/2", f"/pages/{page}/diff/1/2", "/pages"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert not re.search(r"<script|<img|<b>粗体|href=\"(javascript|data):", answer.text), path
    assert "{{ 7*7 }}" in html.unescape(client.get(f"/pages/{page}/versions/1").text)


def test_a_difference_marks_changes_in_words(story: Archive) -> None:
    answer = story.client().get(f"/pages/{story.notice}/diff/1/2")
    text = said(answer)
    assert '<del><span class="sign">−</span>85项</del><ins><span class="sign">+</span>98项</ins>' in answer.text
    for word in ("【改】", "【增】", "【删】", "【移走】", "【移入】", "段未变", "附件【增】"):
        assert word in text
    assert "异议期2026-02-27 至 −2026-03-12" in text.replace("> ", "") or "−2026-03-12" in text
    reverse = story.client().get(f"/pages/{story.notice}/diff/2/1")
    assert "左边是较新的一版" in said(reverse) and "<del><span class=\"sign\">−</span>98项</del>" in reverse.text
    assert "两版完全相同" in said(story.client().get(f"/pages/{story.notice}/diff/2/2"))


def test_versions_are_linked_to_their_neighbours(story: Archive) -> None:
    story.life.later(hours=1)
    story.life.confirmed(story.notice, notice(*LONG))
    client, page = story.client(), f"/pages/{story.notice}"
    assert f"{page}/diff/1/2" in links(client.get(f"{page}/diff/2/3"))
    assert f"{page}/diff/2/3" in links(client.get(f"{page}/diff/1/2"))
    assert {f"{page}/versions/1", f"{page}/versions/3", f"{page}/diff/2/3"} <= set(links(client.get(f"{page}/versions/2")))
    chosen = client.get(f"{page}/diff?a=1&b=3")
    assert (chosen.status_code, chosen.headers["location"]) == (303, f"{page}/diff/1/3")


def test_lists_and_files_have_differences_of_their_own(story: Archive) -> None:
    client = story.client()
    assert f"【增】{TITLE}" in said(client.get(f"/pages/{story.column}/diff/1/2")).replace("】 ", "】")
    assert "附件文件的内容不同" in said(client.get(f"/pages/{story.file}/diff/1/2"))


def test_raw_bytes_are_only_ever_a_text_to_keep(story: Archive) -> None:
    client = story.client()
    answer = client.get(f"/pages/{story.quiet}/versions/1/raw")
    assert answer.status_code == 200 and answer.content.startswith(b"<html>")
    assert answer.headers["content-type"] == "text/plain"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff" and "sandbox" in answer.headers["content-security-policy"]
    assert "个人手机号码" in said(client.get(f"/pages/{story.notice}/versions/1/raw"))
    assert client.get(f"/pages/{story.file}/versions/1/raw").status_code == 403


def test_a_damaged_archive_is_told_not_served(story: Archive) -> None:
    with story.life.database.begin() as session:
        for body in session.query(BodyRow):
            body.data = b"damaged"
    answer = story.client().get(f"/pages/{story.quiet}/versions/1/raw")
    assert answer.status_code == 500 and "与其摘要不符" in said(answer)


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


MISSING = (
    "/nothing", "/pages/999", "/pages/x", "/pages/0", "/pages/" + "9" * 40, "/pages/1%00", "/pages/3/versions/99",
    "/pages/3/versions/-1", "/pages/3/diff/1/99", "/pages/3/diff/a/b", "/pages/3/diff", "/pages/3/diff?a=x&b=2", "/events/zzz",
    "/events/" + "0" * 32, "/pages/3/versions/99999999999/raw", "/static/../app.py", "/static/%2e%2e/app.py", "/static/none.css",
)  # fmt: skip


def test_what_is_not_there_is_a_friendly_page(story: Archive) -> None:
    client = story.client()
    for path in MISSING:
        answer = client.get(path)
        assert answer.status_code == 404 and "没有找到" in said(answer), path
        assert answer.headers.items() >= HEADERS.items(), path


def test_nothing_can_be_written(story: Archive) -> None:
    client = story.client()
    for path in ("/", "/pages", f"/pages/{story.notice}", "/healthz"):
        for method in ("POST", "PUT", "DELETE", "PATCH"):
            assert client.request(method, path).status_code == 405


def test_a_fault_of_ours_shows_no_trace(story: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_named: object) -> None:
        raise RuntimeError(f"secret {MOBILE}")

    monkeypatch.setattr("web.pages.versions_of", fail)
    answer = story.client(raise_server_exceptions=False).get(f"/pages/{story.notice}")
    assert answer.status_code == 500 and "程序出错" in said(answer)
    assert "secret" not in answer.text and "Traceback" not in answer.text and answer.headers.items() >= HEADERS.items()


def test_links_keep_the_path_under_which_readers_reach_us(story: Archive) -> None:
    story.settings = story.settings.model_copy(update={"public_url": "https://example.org/ducha/"})
    found = links(story.client().get(f"/pages/{story.notice}"))
    assert found and all(link.startswith("/ducha/") for link in found)


def test_links_outside_give_nothing_away(story: Archive) -> None:
    answer = story.client().get(f"/pages/{story.notice}")
    outside = re.findall(r"<a [^>]*href=\"http[^>]*>", answer.text)
    assert outside and all('rel="noopener noreferrer nofollow"' in link for link in outside)
    assert any(NOTICE in link for link in outside)


NAMES = st.sampled_from(["q", "region", "type", "kind", "audience", "before", "after", "page", "role", "source", "show", "a", "b", "x"])
WORDS = st.text(max_size=30) | st.sampled_from(
    ["notice.new", "signoff_notice", "operator", "鼓楼区", "辽宁", "all", "1", "99999999999999999999", "-1", "%", "\x00", "'\"", '"(NEAR']
)
PATHS = ["/", "/events", "/pages", "/search", "/sources", "/pages/3", "/pages/3/diff", "/pages/3/versions/1"]


@pytest.fixture
def client(archive: Archive) -> Any:
    return archive.client()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_query_is_an_error(client: Any, data: st.DataObject) -> None:
    path, values = data.draw(st.sampled_from(PATHS)), data.draw(st.lists(st.tuples(NAMES, WORDS), max_size=5))
    query = urlencode([(name, word.encode("utf-8", "surrogatepass")) for name, word in values])
    answer: Any = client.get(f"{path}?{query}")
    assert answer.status_code in ({303, 404} if path.endswith("/diff") else {200})


def test_events_of_a_newer_ducha_are_passed_over(database: Database, clock: FixedClock) -> None:
    """After a downgrade the table may hold types that this version cannot name."""
    with database.begin() as session:
        for number, type_ in enumerate(("notice.new", "notice.invented"), 1):
            session.add(
                EventRow(id=f"{number:032x}", seq=number, type=type_, audience="subscriber", url="http://a.gov.cn/1",
                         source_id="a", title="公示", headline=f"标题{number}", seen_at=clock.now(), group="g")
            )  # fmt: skip
    with database.read() as session:
        assert [event.seq for event in browse_events(session, Wanted()).events] == [1]
        assert load_event(session, f"{2:032x}") is None
        assert [event.seq for event in events_of_group(session, "g")] == [1]
