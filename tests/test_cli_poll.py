"""`ducha poll`, `try`, `extract`: looking at pages of a small site on loopback."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.local_site import PHONE, Command, Site, environment, notice, row, serving, source_toml

MORNING = "2026-03-02T09:00:00+08:00"
NOON = "2026-03-02T12:00:00+08:00"
LATER = "2026-03-02T12:20:00+08:00"
FIGURES = {
    "polled", "fresh", "unchanged", "identical", "gone", "challenged", "errors", "new_versions", "events", "waiting", "elsewhere",
    "wall_s", "cpu_s", "max_rss_mb",
}  # fmt: skip


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as opened:
        yield opened


@pytest.fixture
def ducha(tmp_path: Path) -> Command:
    return Command(tmp_path / "home")


def followed(ducha: Command, site: Site, *numbers: int) -> None:
    """A baseline of these notices, read in the morning."""
    site.set_notices(*numbers)
    ducha("watch", "add", *(site.base + row(number)[0] for number in numbers), NOW=MORNING)
    ducha.poll(NOW=MORNING)


def test_json_has_the_figures_of_the_contract_and_nothing_else(tmp_path: Path, site: Site) -> None:
    """As a script sees it: a process, its standard output, its exit code; errors of sites do not count."""
    site.set_notices(1)
    home = tmp_path / "home"
    Command(home)("watch", "add", site.base + row(1)[0], "http://127.0.0.1:9/none.html")
    words = [sys.executable, "-m", "cli.main", "poll", "--all", "--delay", "0", "--json"]
    done = subprocess.run(words, env=environment(home), capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 1
    figures = json.loads(done.stdout)
    assert set(figures) == FIGURES
    assert (figures["polled"], figures["fresh"], figures["errors"], figures["new_versions"]) == (2, 1, 1, 1)
    assert figures["events"] == {}
    assert figures["wall_s"] > 0 and figures["cpu_s"] > 0 and figures["max_rss_mb"] > 10


def test_events_are_counted_by_type(ducha: Command, site: Site) -> None:
    site.set_notices(1, 2)
    ducha("watch", "add", "--role", "list", f"{site.base}/gsgg/", NOW=MORNING)
    ducha.poll(NOW=MORNING)
    site.set_notices(4, 3, 1, 2)
    figures = ducha.poll(NOW=NOON)
    assert figures["events"] == {"notice.new": 2}
    assert (figures["identical"], figures["gone"], figures["challenged"], figures["errors"]) == (2, 0, 0, 0)


def test_waits_for_its_own_second_looks(ducha: Command, site: Site) -> None:
    followed(ducha, site, 1)
    site.pages[row(1)[0]] = notice(1, reduction="98")
    figures = ducha.poll(NOW=NOON, CONFIRM_DELAY="600")
    assert figures["events"] == {"notice.edited": 1} and figures["waiting"] == 0 and figures["polled"] == 2
    (event,) = ducha.lines("events")
    assert event["seen_at"] == "2026-03-02T04:10:00+00:00"  # ten minutes on the fixed clock


def test_no_wait_leaves_second_looks_due(ducha: Command, site: Site) -> None:
    followed(ducha, site, 1)
    site.pages[row(1)[0]] = notice(1, reduction="98")
    figures = ducha.poll("--no-wait", NOW=NOON, CONFIRM_DELAY="600")
    assert figures["events"] == {} and figures["waiting"] == 1
    assert "等待复核" in ducha("poll", "--no-wait", "--all", "--delay", "0", NOW=NOON, CONFIRM_DELAY="600").stdout
    due = ducha.object("poll", "--delay", "0", NOW=LATER, CONFIRM_DELAY="600")
    assert due["polled"] == 1 and due["events"] == {"notice.edited": 1}


def test_a_flap_between_two_looks_is_no_event(ducha: Command, site: Site) -> None:
    followed(ducha, site, 1)
    site.pages[row(1)[0]] = notice(1, reduction="98")
    ducha.poll("--no-wait", NOW=NOON, CONFIRM_DELAY="600")
    site.pages[row(1)[0]] = notice(1)
    assert ducha.poll(NOW=LATER, CONFIRM_DELAY="600")["events"] == {}


def test_only_what_is_due(ducha: Command, site: Site) -> None:
    followed(ducha, site, 1)
    assert ducha.object("poll", NOW=MORNING)["polled"] == 0
    text = ducha("poll", NOW=MORNING).stdout
    assert "没有到期的页面" in text and "--all" in text


def test_only_one_source(ducha: Command, site: Site, tmp_path: Path) -> None:
    site.set_notices(1)
    assert "没有来源 nowhere" in ducha("poll", "--source", "nowhere", code=1).stderr
    assert "没有启用" in ducha("poll", "--source", "sthjj.beijing.gov.cn", code=1).stderr
    ducha("watch", "add", site.base + row(1)[0], NOW=MORNING)
    with serving() as other:
        other.set_notices(2)
        ducha("watch", "add", other.base + row(2)[0], NOW=MORNING)
        figures = ducha.object("poll", "--delay", "0", "--source", f"watch:{other.host}", NOW=MORNING)
        assert figures["polled"] == 1 and site.asked == [] and row(2)[0] in other.asked


def test_plain_words_for_people(ducha: Command, site: Site) -> None:
    followed(ducha, site, 1)
    site.pages[row(1)[0]] = notice(1, reduction="98")
    text = ducha("poll", "--all", "--delay", "0", NOW=NOON).stdout
    assert "【内容修改】" in text and "内容修改 notice.edited × 1" in text and "轮询 2 次" in text


# --- try


def contents(home: Path) -> dict[str, list[object]]:
    with sqlite3.connect(home / "ducha.sqlite3") as connection:
        tables = ("page", "version", "body", "event", "span", "source", "list_row", "message")
        found = {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in tables}
    connection.close()
    return found


def test_try_explains_and_stores_nothing(ducha: Command, site: Site) -> None:
    followed(ducha, site, 1)
    before = contents(ducha.home)
    site.pages[row(1)[0]] = notice(1, reduction="98")
    text = ducha("try", site.base + row(1)[0]).stdout
    assert "第1号整改任务" in text and "削减98%" in text and "验收销号公示" in text and "公示期" in text
    assert PHONE not in text and "139****5678" in text
    (seen,) = ducha.lines("try", site.base + row(1)[0])
    assert set(seen) == {"url", "outcome", "reason", "status", "message", "document"}
    assert seen["outcome"] == "fresh" and seen["document"]["published"] == "2026-02-27"
    assert PHONE not in json.dumps(seen)
    site.set_notices(2)
    ducha("try", site.base + row(2)[0])  # nobody follows this one
    assert contents(ducha.home) == before


def test_try_a_page_by_number_and_a_list(ducha: Command, site: Site) -> None:
    site.set_notices(1, 2)
    ducha("watch", "add", "--role", "list", f"{site.base}/gsgg/")
    (page,) = ducha.lines("watch", "list")
    (seen,) = ducha.lines("try", str(page["id"]))
    assert [found["title"] for found in seen["document"]["rows"]] == [row(1)[1], row(2)[1]]
    text = ducha("try", "--role", "list", f"{site.base}/gsgg/").stdout
    assert f"条目    2026-02-27  {row(2)[1]}" in text


def test_try_every_list_of_a_source(ducha: Command, site: Site) -> None:
    site.set_notices(1)
    folder = ducha.home / "sources"
    folder.mkdir(parents=True)
    (folder / "qinglan.toml").write_text(source_toml(site))
    assert [len(seen["document"]["rows"]) for seen in ducha.lines("try", "qinglan")] == [1]


def test_try_what_cannot_be_read(ducha: Command, site: Site) -> None:
    (gone,) = ducha.lines("try", f"{site.base}/none.html", code=1)
    assert (gone["outcome"], gone["status"], gone["document"]) == ("gone", 404, None)
    (dead,) = ducha.lines("try", "http://127.0.0.1:9/", code=1)
    assert dead["outcome"] == "error" and dead["message"]
    assert "HTTP" not in ducha("try", "http://127.0.0.1:9/", code=1).stdout


def test_try_asks_only_whom_it_may(ducha: Command, site: Site) -> None:
    text = ducha("try", f"{site.base}/gsgg/", code=1, ALLOW_ADDRESSES="").stdout
    assert "DUCHA_ALLOW_ADDRESSES" in text and "非公网" in text
    assert site.asked == []
    (public,) = ducha.lines("try", "http://9.9.9.9/", code=1, CONTACT="")  # nothing is sent: nobody is named
    assert public["reason"] == "no-contact" and "DUCHA_CONTACT" in public["message"]


@pytest.mark.parametrize(("target", "code"), [("nowhere", 2), ("", 2), ("ftp://a.test/", 2), ("4711", 1)])
def test_try_what_is_nothing(ducha: Command, target: str, code: int) -> None:
    result = ducha("try", target, code=code)
    assert "错误" in result.stderr and result.stdout == ""


# --- extract


def test_extract_gives_the_document(ducha: Command, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    page = notice(5).replace("</div><div", '<p><a href="files/a.pdf">附件：验收意见.pdf</a></p></div><div')
    file.write_bytes(page.encode("gb18030").replace(b"utf-8", b"gbk"))
    url = "https://sthjj.qinglan.test/gsgg/t20260227_5.html"
    found = ducha.object("extract", str(file), "--url", url)
    assert {"title", "body", "published", "source", "attachments", "kind", "facts", "rows", "identity", "links"} <= set(found)
    assert found["title"] == row(5)[1] and found["kind"] == "signoff_notice" and found["published"] == "2026-02-27"
    assert found["attachments"] == [{"url": "https://sthjj.qinglan.test/gsgg/files/a.pdf", "text": "附件：验收意见.pdf"}]
    assert PHONE in found["body"] and "访问量" not in found["body"]
    assert PHONE not in ducha("extract", str(file), "--url", url).stdout
    assert not ducha.home.exists()  # it needs no installation


def test_extract_reads_a_list(ducha: Command, tmp_path: Path, site: Site) -> None:
    site.set_notices(1, 2)
    file = tmp_path / "list.html"
    file.write_text(site.pages["/gsgg/"])
    found = ducha.object("extract", str(file), "--role", "list", "--url", "https://sthjj.qinglan.test/gsgg/")
    assert [item["title"] for item in found["rows"]] == [row(1)[1], row(2)[1]]


def test_extract_what_cannot_be_read(ducha: Command, tmp_path: Path) -> None:
    empty = tmp_path / "empty.html"
    empty.write_bytes(b"")
    url = "https://sthjj.qinglan.test/"
    assert ducha.object("extract", str(empty), "--url", url, code=1)["problem"]
    assert "问题" in ducha("extract", str(empty), "--url", url, code=1).stdout
    assert "不是 http(s) 网址" in ducha("extract", str(empty), "--url", "gsgg", code=2).stderr
    ducha("extract", str(empty), code=2)
    ducha("extract", str(tmp_path), "--url", url, code=2)
    if os.geteuid() != 0:
        empty.chmod(0)
        ducha("extract", str(empty), "--url", url, code=2)
