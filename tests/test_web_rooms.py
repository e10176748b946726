"""The rooms of the web over both databases: what they show, what they never show, and what no address can break."""

from __future__ import annotations

import html
import re
from typing import Any
from urllib.parse import quote, urlencode

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sources.clock import FixedClock
from store.capture import Outcome
from store.conditions import INSTALLATION, open_condition
from store.database import Database
from store.event import EventType
from store.tables import BodyRow
from tests.recording import LONG, document
from tests.web_samples import NOTICE, SOURCE, TITLE, Archive, empty, notice, tell
from web.protection import HEADERS

MOBILE = "13812345678"


@pytest.fixture
def archive(database: Database, clock: FixedClock) -> Archive:
    return tell(database, clock)


def said(answer: httpx.Response) -> str:
    """The text of a page without its mark-up."""
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", answer.text)))


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


def test_the_front_page_tells_news_health_and_totals(archive: Archive) -> None:
    with archive.life.database.begin() as session:
        open_condition(session, SOURCE.id, EventType.LIST_EMPTY, "栏目读到 0 条", archive.life.clock.now())
        open_condition(session, INSTALLATION, EventType.STORAGE_LOW, "/srv/ducha 只剩 3 MiB", archive.life.clock.now())
    text = said(archive.client().get("/"))
    assert "1 个来源有异常,共启用 1 个来源" in text
    assert "内容修改 1" in text and "新公告 1" in text and "附件变更 1" in text
    assert "2026年3月4日 星期三" in text and "(异议期至2026-03-18)" in text
    assert re.search(r"在看页面 ?5", text) and re.search(r"存档版本 ?7", text)


def test_the_installation_itself_is_no_readers_business(archive: Archive) -> None:
    with archive.life.database.begin() as session:
        event = open_condition(session, INSTALLATION, EventType.STORAGE_LOW, "/srv/ducha 只剩 3 MiB", archive.life.clock.now())
    assert event is not None
    client = archive.client()
    assert "/srv/ducha" not in client.get("/events?audience=operator").text
    assert client.get(f"/events/{event.id}").status_code == 404
    assert "/srv/ducha" not in client.get("/healthz").text


@pytest.mark.parametrize(
    ("query", "types"),
    [
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
    ],
)
def test_events_are_filtered(archive: Archive, query: dict[str, str], types: list[str]) -> None:
    answer = archive.client().get("/events", params=query)
    assert [match.split("(")[0] for match in re.findall(r"</time></span> <span>([^<]*)</span>", answer.text)] == types


def test_an_unclear_region_is_asked_back(archive: Archive) -> None:
    client = archive.client()
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


def test_an_event_tells_what_changed(archive: Archive) -> None:
    new, edited, exchanged = (e for e in archive.life.events() if e.audience.value == "subscriber")
    client = archive.client()
    text = said(client.get(f"/events/{edited.id}"))
    assert "−85项+98项" in text and "附件变化" in text and "混接点改造一览表.pdf" in text
    assert f"/pages/{archive.notice}/diff/1/2" in links(client.get(f"/events/{edited.id}"))
    assert "内容被替换,地址未变:整改任务清单.xlsx" in said(client.get(f"/events/{exchanged.id}"))
    assert "异议期 2026-02-27 至 2026-03-12(10 个工作日) 还有 8 天" in said(client.get(f"/events/{new.id}"))


def test_a_history_claims_only_what_was_seen(archive: Archive) -> None:
    client, life = archive.client(), archive.life
    text = said(client.get(f"/pages/{archive.notice}"))
    assert "现在的内容于 2026-03-04 09:10 读到,此后尚未再次查看" in text
    assert "尝试 4 次,遭遇验证拦截(412)" in text and "2026-03-02 12:00 至 2026-03-04 08:00" in text
    assert "异议期 2026-02-27 至 2026-03-18(14 个工作日)" in text
    assert "目前看不到该页面(超时)" in said(client.get(f"/pages/{archive.quiet}"))

    life.poll(archive.notice, outcome=Outcome.UNCHANGED, status=304)
    text = said(client.get(f"/pages/{archive.notice}"))
    assert "到最近一次查看(2026-03-04 12:20)为止,每次看到的内容都相同" in text
    life.poll(archive.notice, notice(*LONG))
    assert "起读到不同的内容,正在等待第二次查看" in said(client.get(f"/pages/{archive.notice}"))


def test_a_page_that_is_not_itself_is_not_called_unchanged(archive: Archive) -> None:
    archive.life.poll(archive.notice, document("", title="", problem="未能找到正文"))
    text = said(archive.client().get(f"/pages/{archive.notice}"))
    assert "未予采信(正文识别异常" in text and "每次看到的内容都相同" not in text


def test_a_withdrawn_page_says_so(archive: Archive) -> None:
    for _ in range(2):
        archive.life.poll(archive.notice, outcome=Outcome.GONE, reason="http-404", status=404)
        archive.life.later(minutes=40)
    assert "该页面已撤下" in said(archive.client().get(f"/pages/{archive.notice}"))


def test_a_version_shows_what_was_read_and_what_was_left_out(archive: Archive) -> None:
    text = said(archive.client().get(f"/pages/{archive.notice}/versions/2"))
    assert "已完成第12项整改任务" in text and "手机138****5678" in text
    assert "读取时略去的内容(2 处)" in text and "浏览计数" in text and "浏览次数:1024" in text
    assert re.search(r"SHA-256 ?[0-9a-f]{64}", text) and "小清河北岸47处2025年9月" in text.replace(" ", "")


def test_text_of_a_page_is_never_markup(archive: Archive) -> None:
    life = archive.life
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}" + LONG[0]
    page = life.watch("http://evil.example.cn/1.html")
    life.poll(page, document(hostile, title="<b>粗体标题</b>", files=("javascript:alert(1)",)))
    life.confirmed(page, document(hostile + "<script>2</script>", title="<b>粗体标题</b>\ud800", files=("data:text/html,x",)))
    client = archive.client()
    for path in (f"/pages/{page}", f"/pages/{page}/versions/2", f"/pages/{page}/diff/1/2", "/pages"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert not re.search(r"<script|<img|<b>粗体|href=\"(javascript|data):", answer.text), path
    assert "{{ 7*7 }}" in html.unescape(client.get(f"/pages/{page}/versions/1").text)


def test_a_difference_marks_changes_in_words(archive: Archive) -> None:
    answer = archive.client().get(f"/pages/{archive.notice}/diff/1/2")
    text = said(answer)
    assert '<del><span class="sign">−</span>85项</del><ins><span class="sign">+</span>98项</ins>' in answer.text
    for word in ("【改】", "【增】", "【删】", "【移走】", "【移入】", "段未变", "附件【增】"):
        assert word in text
    assert "异议期2026-02-27 至 −2026-03-12" in text.replace("> ", "") or "−2026-03-12" in text
    reverse = archive.client().get(f"/pages/{archive.notice}/diff/2/1")
    assert "左边是较新的一版" in said(reverse) and "<del><span class=\"sign\">−</span>98项</del>" in reverse.text
    assert "两版完全相同" in said(archive.client().get(f"/pages/{archive.notice}/diff/2/2"))


def test_versions_are_linked_to_their_neighbours(archive: Archive) -> None:
    archive.life.later(hours=1)
    archive.life.confirmed(archive.notice, notice(*LONG))
    client, page = archive.client(), f"/pages/{archive.notice}"
    assert f"{page}/diff/1/2" in links(client.get(f"{page}/diff/2/3"))
    assert f"{page}/diff/2/3" in links(client.get(f"{page}/diff/1/2"))
    assert {f"{page}/versions/1", f"{page}/versions/3", f"{page}/diff/2/3"} <= set(links(client.get(f"{page}/versions/2")))
    chosen = client.get(f"{page}/diff?a=1&b=3")
    assert (chosen.status_code, chosen.headers["location"]) == (303, f"{page}/diff/1/3")


def test_lists_and_files_have_differences_of_their_own(archive: Archive) -> None:
    client = archive.client()
    assert f"【增】{TITLE}" in said(client.get(f"/pages/{archive.column}/diff/1/2")).replace("】 ", "】")
    assert "附件文件的内容不同" in said(client.get(f"/pages/{archive.file}/diff/1/2"))


def test_raw_bytes_are_only_ever_a_text_to_keep(archive: Archive) -> None:
    client = archive.client()
    answer = client.get(f"/pages/{archive.quiet}/versions/1/raw")
    assert answer.status_code == 200 and answer.content.startswith(b"<html>")
    assert answer.headers["content-type"] == "text/plain"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff" and "sandbox" in answer.headers["content-security-policy"]
    assert "个人手机号码" in said(client.get(f"/pages/{archive.notice}/versions/1/raw"))
    assert client.get(f"/pages/{archive.file}/versions/1/raw").status_code == 403


def test_a_damaged_archive_is_told_not_served(archive: Archive) -> None:
    with archive.life.database.begin() as session:
        for body in session.query(BodyRow):
            body.data = b"damaged"
    answer = archive.client().get(f"/pages/{archive.quiet}/versions/1/raw")
    assert answer.status_code == 500 and "与其摘要不符" in said(answer)


def test_search_marks_what_was_asked_for(archive: Archive) -> None:
    answer = archive.client().get("/search", params={"q": "雨污混接"})
    assert "<mark>雨污混接</mark>" in answer.text and f"/pages/{archive.notice}" in links(answer)
    assert "没有页面包含“不存在的词”" in said(archive.client().get("/search", params={"q": "不存在的词"}))
    assert MOBILE not in archive.client().get("/search", params={"q": "手机"}).text


def test_sources_show_their_troubles(archive: Archive) -> None:
    with archive.life.database.begin() as session:
        open_condition(session, SOURCE.id, EventType.SOURCE_CHALLENGED, "412", archive.life.clock.now())
    text = said(archive.client().get("/sources?show=troubled&region=" + quote("葫芦岛")))
    assert "北山市生态环境局" in text and "遭遇验证拦截" in text
    assert "没有符合条件的来源" in said(archive.client().get("/sources?show=disabled"))


def test_healthz_tells_machines(archive: Archive) -> None:
    client = archive.client()
    answer = client.get("/healthz").json()
    assert (answer["status"], answer["newest_seq"], answer["open_conditions"]) == ("degraded", 5, [])
    assert answer["oldest_overdue"] == "2026-03-02T05:00:00+00:00"  # nobody polls the column any more
    with archive.life.database.begin() as session:
        open_condition(session, SOURCE.id, EventType.SOURCE_FAILING, "超时", archive.life.clock.now())
    assert client.get("/healthz").json()["open_conditions"][0]["type"] == "source.failing"
    assert client.head("/healthz").status_code == 200


def test_without_a_database_healthz_says_503_and_pages_stay_friendly(empty_database: Database, clock: FixedClock) -> None:
    client = empty(empty_database, clock)  # not migrated: nothing can be read
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["status"]) == (503, "down")
    page = client.get("/pages")
    assert page.status_code == 503 and "数据库暂时无法访问" in said(page) and "no such table" not in page.text


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/pages/999", "/pages/x", "/pages/0", "/pages/" + "9" * 40, "/pages/1%00", "/pages/3/versions/99", "/pages/3/versions/-1",
     "/pages/3/diff/1/99", "/pages/3/diff/a/b", "/pages/3/diff", "/pages/3/diff?a=x&b=2", "/events/zzz", "/events/" + "0" * 32,
     "/pages/3/versions/99999999999/raw", "/static/../app.py", "/static/%2e%2e/app.py", "/static/none.css"],
)  # fmt: skip
def test_what_is_not_there_is_a_friendly_page(archive: Archive, path: str) -> None:
    answer = archive.client().get(path)
    assert answer.status_code == 404 and "没有找到" in said(answer) and answer.headers.items() >= HEADERS.items()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(archive: Archive, method: str) -> None:
    for path in ("/", "/pages", f"/pages/{archive.notice}", "/healthz"):
        assert archive.client().request(method, path).status_code == 405


def test_a_fault_of_ours_shows_no_trace(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_named: object) -> None:
        raise RuntimeError(f"secret {MOBILE}")

    monkeypatch.setattr("web.pages.versions_of", fail)
    answer = archive.client(raise_server_exceptions=False).get(f"/pages/{archive.notice}")
    assert answer.status_code == 500 and "程序出错" in said(answer)
    assert "secret" not in answer.text and "Traceback" not in answer.text and answer.headers.items() >= HEADERS.items()


def test_links_keep_the_path_under_which_readers_reach_us(archive: Archive) -> None:
    archive.settings = archive.settings.model_copy(update={"public_url": "https://example.org/ducha/"})
    found = links(archive.client().get(f"/pages/{archive.notice}"))
    assert found and all(link.startswith("/ducha/") for link in found)


def test_links_outside_give_nothing_away(archive: Archive) -> None:
    answer = archive.client().get(f"/pages/{archive.notice}")
    outside = re.findall(r"<a [^>]*href=\"http[^>]*>", answer.text)
    assert outside and all('rel="noopener noreferrer nofollow"' in link for link in outside)
    assert any(NOTICE in link for link in outside)


NAMES = st.sampled_from(["q", "region", "type", "kind", "audience", "before", "after", "page", "role", "source", "show", "a", "b", "x"])
WORDS = st.text(max_size=30) | st.sampled_from(
    ["notice.new", "signoff_notice", "operator", "鼓楼区", "辽宁", "all", "1", "99999999999999999999", "-1", "%", "\x00", "'\"", '"(NEAR']
)
PATHS = ["/", "/events", "/pages", "/search", "/sources", "/pages/3", "/pages/3/diff", "/pages/3/versions/1"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_query_is_an_error(archive: Archive, data: st.DataObject) -> None:
    path, values = data.draw(st.sampled_from(PATHS)), data.draw(st.lists(st.tuples(NAMES, WORDS), max_size=5))
    query = urlencode([(name, word.encode("utf-8", "surrogatepass")) for name, word in values])
    answer: Any = archive.client().get(f"{path}?{query}")
    assert answer.status_code in ({303, 404} if path.endswith("/diff") else {200})
