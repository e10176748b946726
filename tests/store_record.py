"""Addresses, rows and the life of an invented bureau, for the tests of recording."""

from __future__ import annotations

from datetime import date

from parsers.document import Row
from sources.clock import FixedClock
from store.database import Database
from tests.recording import Life

URL = "http://sthj.example.gov.cn/art/2026/3/1/art_10_12.html"
LIST = "http://sthj.example.gov.cn/col/col10/index.html"
FILE = "http://sthj.example.gov.cn/files/qingdan.pdf"


def row(number: int, title: str = "", published: date | None = date(2026, 3, 1)) -> Row:
    return Row(url=f"{LIST[:-10]}t{number}.html", title=title or f"第{number}号整改任务验收销号公示", published=published)


def life_on_each(database: Database, clock: FixedClock) -> Life:
    """To be made a fixture: `database` gives each database that is tested."""
    return Life(database, clock)
