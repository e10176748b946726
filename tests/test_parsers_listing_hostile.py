"""No page, however hostile, makes the reading of a list raise or take long."""

from __future__ import annotations

import time

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.listing import read_list
from tests.listing_pages import read
from tests.listing_shapes import HOST

HOSTILE = {
    "empty": "",
    "junk": "\x00\ufffd<<a href='" * 60_000,
    "deep": "<div>" * 20_000 + "<a href='/d/t20260101_1.html'>关于督察整改任务的公示</a>",
    "many-links": "<ul>" + "".join(f"<li><a href='/d/{i}.html'>关于第{i}号整改任务的公示</a>" for i in range(2_000)) + "</ul>",
    "flat-links": "".join(f"<a href='/d/{i}.html'>关于第{i}号整改任务的公示</a>" for i in range(2_000)),
    "open-cdata": "<datastore><recordset>" + "<record><![CDATA[<li><a href='/d/1.html'>关于整改任务的公示" * 5_000,
    "open-records": "<datastore>" + "<record>" * 30_000,
    "open-stores": "<datastore>" * 20_000,
    "open-groups": "<datastore><nextgroup>" * 12_000,
    "calls": "<script>" + "createPageHTML(" * 60_000 + "</script>",
    "blanks": "<li><a href='/d/1001.html'>关于" + " " * 900_000 + "的公示</a>2026-01-02</li>",
    "digits": "<a href='/d/1001.html'>整改" + "9" * 900_000 + "</a>",
    "json": '{"data":' * 100_000,
    "json-wide": '{"data":[' + '{"title":"关于整改任务的公示","url":"/d/1.html"},' * 18_000 + "{}]}",
    "broken-json": '{"data":{"html":"<li><a href=',
    "numbered-names": "".join(
        f"<div class='b{'1' * 60_000}a{block}'><h3>整改公示{block}</h3><ul>"
        + "".join(f"<li><a href='/d/t2026010{day}_{block}{day}.html'>关于第{block}{day}号整改任务的公示</a>2026-01-0{day}</li>" for day in range(1, 5))
        + "</ul></div>"
        for block in "12"
    ),
    "silent-nests": "<ul>" * 250 + "<li>。" * 25_000,
    "silent-rows": "<ul><li>。" * 10_000,
    "bad-hrefs": "".join(f"<li><a href='http://[{i}'>关于第{i}号整改任务的公示</a>" for i in range(3_000)),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_input_gives_a_reading_in_time(name: str) -> None:
    text = HOSTILE[name][:1_000_000]
    soup = BeautifulSoup(text, "lxml") if text.lstrip()[:1] != "{" else BeautifulSoup("", "lxml")
    started = time.process_time()
    reading = read_list(soup, text, HOST + "/d/", None)
    assert time.process_time() - started < 5
    assert len(reading.rows) <= 500
    assert reading.rows or reading.problem
    assert reading.shape != "error"


@given(st.text(alphabet="<>/=\"' aliultrdhrefCDATA[]!-关于整改公示20260312年月.…&;{}", max_size=400))
@settings(max_examples=150, deadline=None)
def test_no_text_makes_it_raise(text: str) -> None:
    reading = read(f"<ul><li><a href='/d/t20260301_1.html'>{text}</a></li></ul>{text}", HOST + "/d/")
    assert reading.shape != "error"
