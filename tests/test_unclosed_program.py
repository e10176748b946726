"""The whole program against a site whose connections close too early, and nothing says so."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.local_site import Command, Site, notice, row, serving, source_toml

MORNING, NOON, LATER, EVENING = (f"2026-03-02T{hour}:00:00+08:00" for hour in ("09", "12", "13", "19"))


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as opened:
        opened.unmeasured = True
        yield opened


@pytest.fixture
def ducha(tmp_path: Path) -> Command:
    return Command(tmp_path / "home")


def with_baseline(ducha: Command, site: Site, tmp_path: Path) -> None:
    site.set_notices(1, 2)
    (tmp_path / "home" / "sources").mkdir(parents=True, exist_ok=True)
    (tmp_path / "home" / "sources" / "qinglan.toml").write_text(source_toml(site), encoding="utf-8")
    ducha("sources", "enable", "qinglan")
    assert ducha.poll(NOW=MORNING)["new_versions"] >= 2


def cut_amid(site: Site, number: int, words: str, looks: int) -> None:
    """The page's next looks end before these words."""
    path = row(number)[0]
    site.cut[path] = (site.pages[path].encode().index(words.encode()), looks)


@pytest.mark.parametrize("words", ["达到验收销号标准", "<p>现予公示", "联系人"])
def test_a_known_page_that_was_cut_tells_nothing(ducha: Command, site: Site, tmp_path: Path, words: str) -> None:
    with_baseline(ducha, site, tmp_path)
    cut_amid(site, 1, words, looks=2)
    assert ducha.poll(NOW=NOON)["events"] == {}
    assert ducha.poll(NOW=LATER)["events"] == {}
    site.pages[row(1)[0]] = notice(1, reduction="58")
    assert ducha.poll(NOW=EVENING)["events"] == {"notice.edited": 1}


@pytest.mark.parametrize("words", ["达到验收销号标准", "<p>现予公示", "联系人"])
def test_a_new_page_that_was_cut_is_told_once_and_whole(ducha: Command, site: Site, tmp_path: Path, words: str) -> None:
    with_baseline(ducha, site, tmp_path)
    site.set_notices(1, 2, 3)
    cut_amid(site, 3, words, looks=1)
    assert ducha.poll(NOW=NOON)["events"] == {"notice.new": 1}
    assert ducha.poll(NOW=LATER)["events"] == {}
    with closing(sqlite3.connect(tmp_path / "home" / "ducha.sqlite3")) as database:
        texts = database.execute("SELECT text FROM version JOIN page ON page.id = page_id WHERE url LIKE ?", (f"%{row(3)[0]}",))
        ((text,),) = texts.fetchall()
    assert "联系人：高远" in text and "2026-02-27" in text


def test_the_first_page_of_all_is_read_whole(ducha: Command, site: Site) -> None:
    site.set_notices(1)
    cut_amid(site, 1, "联系人", looks=1)
    ducha("watch", "add", site.base + row(1)[0], NOW=MORNING)
    assert ducha.poll(NOW=MORNING)["new_versions"] == 1
    assert ducha.poll(NOW=NOON)["new_versions"] == 0
    assert ducha.lines("events") == []
