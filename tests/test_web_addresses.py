"""What no address, query or text of a page can do to the web: break it, write to it, or make it give something away."""

from __future__ import annotations

import html
import re
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.recording import LONG, document
from tests.web_rooms import MOBILE, archive_on, copy_of, links, said, told_once
from tests.web_samples import NOTICE, Archive
from web.protection import HEADERS

archive = pytest.fixture(archive_on)
told = pytest.fixture(scope="module")(told_once)
story = pytest.fixture(copy_of)


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
