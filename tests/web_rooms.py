"""The story in an archive to open in a browser, and what a page of it says and links to."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import httpx
import pytest

from sources.clock import SHANGHAI, FixedClock
from store.database import Database
from tests.recording import Life
from tests.web_samples import Archive, tell

MOBILE = "13812345678"


def archive_on(database: Database, clock: FixedClock) -> Archive:
    """The story in a database of either kind."""
    return tell(database, clock)


def told_once(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The story in an SQLite file, to copy from."""
    path = tmp_path_factory.mktemp("told") / "ducha.sqlite3"
    shutil.copyfile(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    archive = tell(database, FixedClock(datetime(2026, 3, 2, 9, 0, tzinfo=SHANGHAI)))
    database.close()
    return archive


def copy_of(told: Archive, tmp_path: Path) -> Iterator[Archive]:
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
