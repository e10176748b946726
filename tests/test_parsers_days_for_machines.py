"""The day in a page's JSON-LD is read where the page shows none, and is all of its scripts that the proof of sameness knows."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.api import read
from parsers.document import Document, Role
from parsers.sameness import proof_of

URL = "http://www.qinghe.gov.cn/hbdc/9953.html"
TITLE = "白沙河沿岸养殖场整改验收销号公示"
DATA = '<script type="application/ld+json">{{"@type": "Article", "datePublished": "{day}", "token": "{token}"}}</script>'


def markup(scripts: str, about: str = "") -> bytes:
    body = "<p>经现场核查，白沙河沿岸14家养殖场已完成整改，现予公示，公示期为5个工作日。</p>"
    return f"<html><head><title>{TITLE}</title>{scripts}</head><body><h1>{TITLE}</h1>{about}<div class='TRS_Editor'>{body}</div></body></html>".encode()


def page(scripts: str, about: str = "") -> Document:
    return read(markup(scripts, about), URL, role=Role.DETAIL)


def proof(scripts: str) -> str | None:
    return proof_of(markup(scripts), URL, role=Role.DETAIL, charset=None, source=None)


def test_a_page_that_shows_no_day_has_that_of_its_data() -> None:
    assert page(DATA.format(day="2024-03-01T09:30:00+08:00", token="a")).published == date(2024, 3, 1)
    assert page("").published is None


def test_a_day_that_is_shown_comes_first() -> None:
    about = "<div class='info'>发布时间：2024-03-05 来源：清河县农业农村局</div>"
    assert page(DATA.format(day="2024-03-01", token="a"), about).published == date(2024, 3, 5)


@pytest.mark.parametrize("scripts", ['<script>var a = {"datePublished": "2024-03-01"}</script>', DATA.format(day="昨日", token="a"), '<script type="application/ld+json">{"dateModified": "2024-03-01"}</script>'])
def test_other_scripts_tell_no_day(scripts: str) -> None:
    assert page(scripts).published is None


def test_the_proof_knows_the_day_and_nothing_else_of_it() -> None:
    first = proof(DATA.format(day="2024-03-01T09:30:00", token="a"))
    assert first == proof(DATA.format(day="2024-03-01T11:45:10", token="b"))
    assert first != proof(DATA.format(day="2024-03-02T09:30:00", token="a"))
    assert proof("") == proof("<script>var token = 7</script>")
