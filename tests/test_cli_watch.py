"""Following and leaving plain addresses: `ducha watch add`, `watch import`, `unwatch`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.address_files import FileError, imported_addresses, listed_addresses
from tests.local_site import Command


@pytest.fixture
def ducha(tmp_path: Path) -> Command:
    return Command(tmp_path / "home")


def watched(ducha: Command) -> set[str]:
    return {page["url"] for page in ducha.lines("watch", "list")}


def file_of(folder: Path, name: str, text: str | bytes) -> str:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


def test_a_file_with_comments_mark_and_bad_lines(ducha: Command, tmp_path: Path) -> None:
    text = (
        "\ufeff# 青岚市的公告\n\nhttps://sthjj.qinglan.test/a.html\r\n  https://sthjj.qinglan.test/b.html  # 销号公示\n"
        "不是网址\nftp://sthjj.qinglan.test/c.html\n#https://sthjj.qinglan.test/d.html\nhttps://\n"
    )
    result = ducha("watch", "add", file_of(tmp_path, "urls.txt", text), code=1)
    assert watched(ducha) == {"https://sthjj.qinglan.test/a.html", "https://sthjj.qinglan.test/b.html"}
    assert "新增关注 2 个" in result.stdout
    for number in (5, 6, 8):
        assert f"urls.txt 第 {number} 行" in result.stderr
    for number in (1, 2, 3, 4, 7):
        assert f"第 {number} 行" not in result.stderr
    assert "不是网址" in result.stderr and "ftp://" in result.stderr


def test_a_file_saved_by_a_windows_editor(ducha: Command, tmp_path: Path) -> None:
    text = "# 公告\r\nhttps://sthjj.qinglan.test/a.html\r\n"
    ducha("watch", "add", file_of(tmp_path, "urls.txt", text.encode("utf-16")))
    assert watched(ducha) == {"https://sthjj.qinglan.test/a.html"}


def test_addresses_on_the_command_line(ducha: Command) -> None:
    first = ducha("watch", "add", "--role", "list", "https://sthjj.qinglan.test/gsgg/", "http://sthjj.qinglan.test/b.html")
    assert "新增关注 2 个" in first.stdout
    assert {page["role"] for page in ducha.lines("watch", "list")} == {"list"}
    again = ducha("watch", "add", "https://sthjj.qinglan.test/gsgg/")
    assert "新增关注 0 个" in again.stdout and "已在关注 1 个" in again.stdout
    assert "角色不是 detail" in again.stderr
    assert {page["role"] for page in ducha.lines("watch", "list")} == {"list"}


def test_a_host_that_copies_government_pages_is_not_followed(ducha: Command) -> None:
    result = ducha("watch", "add", "https://www.czx24.com/a.html", "https://sthjj.qinglan.test/a.html", code=1)
    assert watched(ducha) == {"https://sthjj.qinglan.test/a.html"}
    assert "czx24.com/a.html 是仿冒站点" in result.stderr and "新增关注 1 个" in result.stdout


def test_what_is_neither_address_nor_file_is_wrong_usage(ducha: Command, tmp_path: Path) -> None:
    assert "既不是 http(s) 网址，也不是文件" in ducha("watch", "add", "urls.tx", code=2).stderr
    ducha("watch", "add", str(tmp_path), code=2)
    ducha("watch", "add", code=2)
    ducha("watch", "add", "--role", "page", "https://sthjj.qinglan.test/", code=2)
    assert not watched(ducha)


URLWATCH = """\
name: 青岚市公示公告
url: https://sthjj.qinglan.test/gsgg/
filter:
  - css: ul.list
---
kind: browser
navigate: https://sthjj.qinglan.test/spa/
---
name: 本机检查
command: date
---
url: 'https://sthjj.qinglan.test/a.html'
"""
CHANGEDETECTION = {
    "7e2c1b7a-0000-4000-8000-000000000001": {"url": "https://sthjj.qinglan.test/a.html", "title": "公示"},
    "7e2c1b7a-0000-4000-8000-000000000002": {"url": "https://sthjj.qinglan.test/b.html", "paused": True},
}


def test_import_from_urlwatch(ducha: Command, tmp_path: Path) -> None:
    result = ducha("watch", "import", file_of(tmp_path, "urls.yaml", URLWATCH))
    base = "https://sthjj.qinglan.test"
    assert watched(ducha) == {f"{base}/gsgg/", f"{base}/spa/", f"{base}/a.html"}
    assert "略过 1 项" in result.stderr


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("url-watches.json", {"watching": CHANGEDETECTION, "settings": {"headers": {}}}),
        ("api.json", CHANGEDETECTION),
        ("list.json", list(CHANGEDETECTION.values())),
        ("unnamed.txt", {"watching": CHANGEDETECTION}),
    ],
)
def test_import_from_changedetection(ducha: Command, tmp_path: Path, name: str, data: object) -> None:
    ducha("watch", "import", "--role", "list", file_of(tmp_path, name, json.dumps(data)))
    assert watched(ducha) == {"https://sthjj.qinglan.test/a.html", "https://sthjj.qinglan.test/b.html"}
    assert {page["role"] for page in ducha.lines("watch", "list")} == {"list"}


def test_import_names_what_is_no_address(ducha: Command, tmp_path: Path) -> None:
    text = "url: https://sthjj.qinglan.test/a.html\n---\nurl: gopher://sthjj.qinglan.test/\n"
    assert "gopher://" in ducha("watch", "import", file_of(tmp_path, "urls.yaml", text), code=1).stderr
    assert watched(ducha) == {"https://sthjj.qinglan.test/a.html"}


GARBAGE = {
    "empty.yaml": "", "text.yaml": "只是一句话", "broken.yaml": "url: [\n", "broken.json": '{"watching": ',
    "empty.json": "{}", "number.json": "42", "date.yaml": "day: 2026-13-45", "deep.json": "[" * 5000,
    "deep.yaml": "[" * 5000, "settings.json": '{"watching": {}, "settings": {}}', "binary.yaml": bytes(range(256)) * 4,
    "null.json": "null",
}  # fmt: skip


@pytest.mark.parametrize("name", GARBAGE)
def test_import_of_garbage_is_a_clear_error(ducha: Command, tmp_path: Path, name: str) -> None:
    result = ducha("watch", "import", file_of(tmp_path, name, GARBAGE[name]), code=1)
    assert name in result.stderr and "urlwatch" in result.stderr
    assert not watched(ducha)


def test_import_of_no_file_is_wrong_usage(ducha: Command, tmp_path: Path) -> None:
    ducha("watch", "import", str(tmp_path / "none.yaml"), code=2)


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reading_of_files(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    for name in ("any.json", "any.yaml"):
        path = tmp_path_factory.getbasetemp() / name
        path.write_bytes(raw)
        for _, text in listed_addresses(path):
            assert text and not text.startswith("#")
        try:
            found, others = imported_addresses(path)
        except FileError as error:
            assert name in str(error)
        else:
            assert found and others >= 0


def test_a_huge_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cli.address_files.FILE_MOST", 10)
    path = tmp_path / "urls.txt"
    path.write_text("https://sthjj.qinglan.test/\n")
    with pytest.raises(FileError, match=r"urls\.txt"):
        list(listed_addresses(path))


def test_unwatch(ducha: Command) -> None:
    ducha("watch", "add", "https://sthjj.qinglan.test/a.html", "https://sthjj.qinglan.test/b.html")
    number = next(str(p["id"]) for p in ducha.lines("watch", "list") if p["url"].endswith("b.html"))
    result = ducha("unwatch", "https://sthjj.qinglan.test/a.html", "https://sthjj.qinglan.test/never.html", number, code=1)
    assert "never.html" in result.stderr and "a.html" not in result.stderr
    assert not watched(ducha)
    assert "没有关注过" in ducha("unwatch", "https://sthjj.qinglan.test/a.html", code=1).stderr
