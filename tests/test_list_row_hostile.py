"""Words, buttons and pieces of days in any number are read in bounded time."""

from __future__ import annotations

import time

import pytest
from bs4 import BeautifulSoup

from parsers.listing import read_list
from tests.listing_shapes import HOST

HOSTILE = {
    "buttons-of-one-page": "<div>" + "<a href='/v/31.html'>查看</a><i></i>" * 12_000 + "<h3>关于整改任务的公示</h3>2026-04-01</div>",
    "words-of-one-page": "<div>" + "<a href='/v/31.html'>公示</a><i></i>" * 12_000 + "2026-04-01</div>",
    "words-in-nests": "<div><div><div>" + "".join(f"<p><a href='/v/{n}.html'>公示</a>2026-04-01</p>" for n in range(8_000)),
    "words-and-buttons": "".join(f"<div><a href='/v/{n}.html'>公示</a><a href='/v/{n}.html'>查看</a></div>" for n in range(8_000)),
    "pieces": "".join(f"<li><a href='/v/{n}.html'>" + "<b>3</b><i>4月</i>" * 30 + "整改公示</a></li>" for n in range(600)),
    "labels": "".join(f"<li><a href='/v/{n}.html'>关于第{n}项任务情况的说明</a>" + f"<a href='/j/{n}1.html'>相关解读</a>" * 9 for n in range(1_500)),
    "columns": "".join(f"<h3>县</h3><{t}><a href='./{n}1.html'>关于第{n}项整改任务的公示</a></{t}>" for n in range(2_000) for t in ("p", "ul")),
    "selects": "<select onchange='location=this.value'>" * 3_000 + "<option value='2.html'>2" * 8_000,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_list_is_read_in_time(name: str) -> None:
    text = HOSTILE[name][:1_000_000]
    soup = BeautifulSoup(text, "lxml")
    started = time.process_time()
    reading = read_list(soup, text, HOST + "/d/", None)
    assert time.process_time() - started < 5
    assert reading.shape != "error"
