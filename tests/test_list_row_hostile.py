"""Words, buttons and pieces of days in any number are read in bounded time."""

from __future__ import annotations

import time

import pytest
from bs4 import BeautifulSoup, Tag

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


def test_no_row_is_read_once_for_each_of_its_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cells may hold one another: what each says is looked at as far as a day is long."""
    row = "<li><i>2026-04-01</i><i>2026-04-02</i><a href='/v/{n}.html'>关于第{n}项整改任务的公示</a>" + "<b>" * 50 + "整改完成<br>" * 300 + "</li>"
    text = f"<ul>{''.join(row.format(n=n) for n in range(8))}</ul>"
    soup = BeautifulSoup(text, "lxml")
    asked = 0
    get_text = Tag.get_text

    def counting(tag: Tag) -> str:
        nonlocal asked
        said = get_text(tag)
        asked += len(said)
        return said

    monkeypatch.setattr(Tag, "get_text", counting)
    assert len(read_list(soup, text, HOST + "/d/", None).rows) == 8
    assert asked < 10 * len(text)
