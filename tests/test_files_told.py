"""What readers are shown of an exchanged attachment: the message, the page of the event, the versions and their difference."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from notify.wording import view_of
from parsers.files import read_file
from sources.clock import FixedClock
from tests.conftest import database_of
from tests.file_samples_office import xlsx
from tests.file_samples_pictures import pdf, scan
from tests.recording import LONG, Life, document
from tests.web_samples import TestClient, empty

FILE = "http://sthj.example.gov.cn/tzgg/W020260228.xlsx"
NOTICE = "http://sthj.example.gov.cn/tzgg/t20260228_1.html"


@pytest.fixture
def life(request: pytest.FixtureRequest) -> Iterator[Life]:
    with database_of(request, "sqlite", migrated=True) as database:
        yield Life(database, FixedClock(datetime(2026, 3, 2, 2, 0, tzinfo=UTC)))


@pytest.fixture
def web(life: Life) -> TestClient:
    return empty(life.database, life.clock)


def exchange(life: Life, *files: bytes) -> int:
    page = life.watch(NOTICE)
    (file,) = life.poll(page, document(*LONG, files=(FILE,))).follow
    life.poll(file, read_file(files[0], FILE), raw=files[0])
    for raw in files[1:]:
        life.confirmed(file, read_file(raw, FILE), raw=raw)
        life.later(days=1)
    return file


def tasks(share: float, contact: str = "0429-5550101", creator: str = "甲") -> bytes:
    return xlsx({"清单": [["任务", "完成率", "联系"], ["清淤", share, contact]]}, formats={"B2": "0%"}, creator=creator)


def test_the_web_shows_words_and_difference(life: Life, web: TestClient) -> None:
    file = exchange(
        life, tasks(0.85, "13912345678"), tasks(0.98, "13912345678"), tasks(0.98, "13912345678", creator="乙")
    )
    version = web.get(f"/pages/{file}/versions/1").text
    assert "<td>85%</td>" in version and "文件中的文字" in version and "xlsx" in version
    assert "13912345678" not in version
    difference = web.get(f"/pages/{file}/diff/1/2").text
    assert (
        "85%" in difference and "98%" in difference and "文件文字对照" in difference and "13912345678" not in difference
    )
    assert "两版文件的字节不同，读到的文字相同" in web.get(f"/pages/{file}/diff/2/3").text
    event = web.get(f"/events/{life.events()[0].id}").text
    assert f'href="/pages/{file}/diff/1/2"' in event and "98%" in event
    assert f'href="/pages/{file}' in web.get("/search", params={"q": "清淤 98%"}).text


def test_the_web_says_why_there_is_no_difference(life: Life, web: TestClient) -> None:
    file = exchange(life, tasks(0.85), pdf(scan(1)), pdf(scan(2)))
    first = web.get(f"/pages/{file}/diff/1/2").text
    assert "无法逐字对照：第 2 版扫描件，没有文字层（共 1 页）。" in first and "文件文字对照" not in first
    assert "扫描件" in web.get(f"/pages/{file}/versions/3").text


def test_a_message_quotes_the_file_and_leads_to_its_difference(life: Life) -> None:
    file = exchange(life, tasks(0.85), tasks(0.98))
    view = view_of(life.events()[0], "https://ducha.test/")
    assert (view.archive_link, view.archive_label) == (f"https://ducha.test/pages/{file}/diff/1/2", "查看附件前后对照")
    assert view.passages and view.files[0].what == "替换"


def test_a_message_says_that_a_scan_was_not_read(life: Life) -> None:
    exchange(life, pdf(scan(1)), pdf(scan(2)))
    view = view_of(life.events()[0], "https://ducha.test")
    assert "扫描件，没有文字层" in view.files[0].detail and not view.passages
    assert view.archive_label == "查看存档与历史"
