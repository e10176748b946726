"""The history of a page in the web: it claims only what was seen, and shows every version, difference and byte that is kept."""

from __future__ import annotations

import re

import pytest

from store.capture import Outcome
from store.tables import BodyRow
from tests.recording import LONG, document
from tests.web_rooms import copy_of, links, said, told_once
from tests.web_samples import TITLE, Archive, notice

told = pytest.fixture(scope="module")(told_once)
story = pytest.fixture(copy_of)


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
