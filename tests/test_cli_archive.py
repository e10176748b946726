"""The commands that read what polls have found: events, history, diff, search, verify."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.local_site import PHONE, Command, Site, notice, row, serving

MORNING = "2026-03-02T09:00:00+08:00"
OTHER_PHONE = "13787654321"
NOON = "2026-03-02T12:00:00+08:00"
SCHEMA = {
    "schema", "id", "seq", "type", "also", "audience", "url", "source", "region", "kind", "title", "headline", "seen_at",
    "published", "facts", "change", "same_as", "corrects",
}  # fmt: skip


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Site]]:
    """A home in which a list was watched: a baseline in the morning; at noon a new notice, and one figure altered."""
    home = tmp_path_factory.mktemp("lived")
    ducha = Command(home)
    with serving() as site:
        site.set_notices(1, 2)
        ducha("watch", "add", "--role", "list", f"{site.base}/gsgg/", NOW=MORNING)
        ducha.poll(NOW=MORNING)
        site.pages[row(1)[0]] = notice(1, reduction="98", contact=OTHER_PHONE)
        site.set_notices(3, 1, 2)
        ducha.poll(NOW=NOON)
        yield home, site


@pytest.fixture
def ducha(lived: tuple[Path, Site], tmp_path: Path) -> Command:
    """The command in a copy of that home."""
    home = tmp_path / "home"
    shutil.copytree(lived[0], home)
    return Command(home, NOW=NOON)


@pytest.fixture
def first(lived: tuple[Path, Site]) -> str:
    """The address of the notice that was altered."""
    return lived[1].base + row(1)[0]


def test_events_follow_the_schema(ducha: Command) -> None:
    events = ducha.lines("events")
    assert sorted(event["type"] for event in events) == ["notice.edited", "notice.new"]
    for event in events:
        assert set(event) == SCHEMA
        assert event["audience"] == "subscriber" and event["kind"] == "signoff_notice"
        assert event["seen_at"].endswith("+00:00") and event["published"] == "2026-02-27"
    assert [event["seq"] for event in events] == [1, 2]


@pytest.mark.parametrize(
    ("since", "count"),
    [("0", 2), ("1", 1), ("2", 0), ("2026-03-02T11:59", 2), ("2026-03-02T04:00:00+00:00", 2), ("2026-03-02T12:01", 0),
     ("2026-03-03", 0), ("20260302", 2)],
)  # fmt: skip
def test_events_since_a_number_or_a_time(ducha: Command, since: str, count: int) -> None:
    assert len(ducha.lines("events", "--since", since)) == count


def test_events_can_be_narrowed(ducha: Command) -> None:
    assert [e["type"] for e in ducha.lines("events", "--type", "notice.new")] == ["notice.new"]
    assert ducha.lines("events", "--audience", "operator") == []
    assert [e["seq"] for e in ducha.lines("events", "--limit", "1")] == [2]
    assert ducha.lines("events", "--region", "辽宁") == []  # a plain address has no region


def test_events_for_people(ducha: Command) -> None:
    text = ducha("events").stdout
    assert "【验收销号公示】" in text and "2026-03-02 12:00" in text
    assert "没有事件" in ducha("events", "--since", "99").stdout


def test_wrong_since_and_region_are_wrong_usage(ducha: Command) -> None:
    assert "既不是序号也不是 ISO 时间" in ducha("events", "--since", "昨天", code=2).stderr
    assert "不认识的地区" in ducha("events", "--region", "火星", code=2).stderr
    assert "不止一处" in ducha("events", "--region", "鼓楼区", code=2).stderr


def test_history(ducha: Command, first: str) -> None:
    page = ducha.object("history", first)
    assert page["url"] == first and page["role"] == "detail" and page["state"] == "active"
    assert [version["n"] for version in page["versions"]] == [1, 2]
    assert [event["type"] for event in page["events"]] == ["notice.edited"]
    assert page["spans"][0]["looked"] is True
    assert ducha.object("history", str(page["id"])) == page
    text = ducha("history", first).stdout
    assert "第1号整改任务" in text and "2026-03-02 12:00" in text


def test_diff_marks_the_whole_number(ducha: Command, first: str) -> None:
    text = ducha("diff", first, "1", "2").stdout
    assert re.search(r"\[-85%?-\]\{\+98%?\+\}", text)
    assert PHONE not in text and "[-139****5678-]{+137****4321+}" in text
    change = ducha.object("diff", first, "1", "2")
    assert set(change) == {"url", "a", "b", "summary", "change"}
    assert "137****4321" in json.dumps(change)
    assert PHONE not in json.dumps(change) and OTHER_PHONE not in json.dumps(change)


def test_asking_for_what_is_not_there(ducha: Command, first: str) -> None:
    assert "没有第 9 版" in ducha("diff", first, "1", "9", code=1).stderr
    assert "没有关注过" in ducha("history", "http://127.0.0.1/else.html", code=1).stderr
    assert "没有关注过" in ducha("diff", "4711", "1", "2", code=1).stderr
    ducha("diff", first, "0", "1", code=2)


def test_search(ducha: Command, first: str) -> None:
    hits = ducha.lines("search", "断面水质", "1号断面")
    assert [hit["url"] for hit in hits] == [first]
    assert set(hits[0]) == {"id", "url", "title", "kind", "snippet"}
    assert len(ducha.lines("search", "验收销号", "--limit", "2")) == 2
    assert PHONE not in ducha("search", PHONE).stdout
    assert "没有找到" in ducha("search", "不存在的词").stdout


def test_watch_list(ducha: Command, first: str) -> None:
    pages = ducha.lines("watch", "list")
    assert {page["role"] for page in pages} == {"list", "detail"} and first in {page["url"] for page in pages}
    lines = ducha("watch", "list").stdout.splitlines()
    assert lines[0].split("\t")[0] == "编号" and len(lines) == 5


def test_unwatch_a_list_and_what_hangs_on_it(ducha: Command, lived: tuple[Path, Site]) -> None:
    assert "共 4 个页面" in ducha("unwatch", f"{lived[1].base}/gsgg/").stdout
    assert ducha.lines("watch", "list") == []
    assert "没有关注任何页面" in ducha("watch", "list").stdout
    assert len(ducha.lines("events")) == 2  # history stays
    assert "没有关注过" in ducha("unwatch", f"{lived[1].base}/gsgg/", code=1).stderr
    assert "恢复关注 1 个" in ducha("watch", "add", "--role", "list", f"{lived[1].base}/gsgg/").stdout


def test_verify_finds_a_damaged_byte(ducha: Command) -> None:
    sound = ducha.object("verify")
    assert sound["findings"] == [] and sound["bodies"] >= 4 and sound["bytes_stored"] < sound["bytes_raw"]
    assert "0 处问题" in ducha("verify").stdout
    with sqlite3.connect(ducha.home / "ducha.sqlite3") as connection:
        digest, data = connection.execute("SELECT digest, data FROM body ORDER BY digest LIMIT 1").fetchone()
        broken = data[:-3] + bytes([data[-3] ^ 1]) + data[-2:]
        connection.execute("UPDATE body SET data = ? WHERE digest = ?", (broken, digest))
    connection.close()
    damaged = ducha.object("verify", code=1)
    assert any(digest in finding["subject"] and finding["fault"] == "body" for finding in damaged["findings"])
    assert digest in ducha("verify", code=1).stderr


def test_a_database_that_is_none_is_said_so(ducha: Command) -> None:
    for leftover in ducha.home.glob("ducha.sqlite3-*"):
        leftover.unlink()
    (ducha.home / "ducha.sqlite3").write_bytes(b"this is no database, but long enough to be looked at" * 99)
    result = ducha("events", code=1)
    assert "数据库" in result.stderr and result.stdout == ""
    assert ducha.lines("doctor", code=1)[0]["state"] == "bad"


def test_a_database_from_the_future_is_refused(ducha: Command) -> None:
    with sqlite3.connect(ducha.home / "ducha.sqlite3") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    assert "升级" in ducha("events", code=1).stderr
