"""Lines of an office and a day under bare labels: the page's below its heading as systems write them, else the notice's."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.api import read
from parsers.document import Document, Role
from parsers.stamps import is_told_near_heading, is_told_of_page

URL = "http://www.qinghe.gov.cn/hbdc/7731.html"
TITLE = "白沙河沿岸养殖场整改验收销号公示"
TEXT = "<p>经现场核查，白沙河沿岸14家养殖场已完成整改，现予公示。</p><p>清河县农业农村局</p><p>2024年3月1日</p>"
FIRST = "经现场核查，白沙河沿岸14家养殖场已完成整改，现予公示。"
FRAMES = ["<h1>{h}</h1><div>{line}</div><div class='content'>{t}</div>", "<div class='content'><h1>{h}</h1><p>{line}</p>{t}</div>", "<h1>{h}</h1><p>{line}</p><div class='TRS_Editor'>{t}</div>"]


def page(frame: str, line: str) -> Document:
    html = f"<html><head><title>{TITLE}-清河县人民政府</title></head><body><div class='w'>{frame.format(h=TITLE, line=line, t=TEXT)}</div></body></html>"
    return read(html.encode(), URL, role=Role.DETAIL)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(
    ("line", "source"),
    [("单位：清河县农业农村局 时间：2024-03-01", "清河县农业农村局"), ("科室：水产养殖科 时间：2024-03-01", "水产养殖科"), ("<span>责任科室：水产养殖科</span><span>日期：2024-03-01</span>", "水产养殖科")],
)
def test_an_office_and_a_day_below_the_heading_are_an_information_line(frame: str, line: str, source: str) -> None:
    document = page(frame, line)
    assert (document.body.split("\n")[0], document.published, document.source) == (FIRST, date(2024, 3, 1), source)


@pytest.mark.parametrize("line", ["单位：清河水产养殖公司 时间：2024-03-01", "单位：清河县农业农村局 时间：2024年3月1日", "科室：水产养殖科 完成时间：2024-03-01", "地点：清河县农业农村局 时间：2024-03-01"])
def test_a_firm_a_day_in_words_or_another_label_is_the_notice_s(line: str) -> None:
    assert page(FRAMES[1], line).body.split("\n")[:2] == [line, FIRST]


def test_below_no_heading_an_office_and_a_day_stay() -> None:
    frame = "<h1>{h}</h1><div class='TRS_Editor'><p>{line}</p>{t}</div>"
    assert page(frame, "单位：清河县农业农村局 时间：2024-03-01").body.split("\n")[1] == FIRST


@pytest.mark.parametrize("line", ["单位：清河县农业农村局", "时间：2024-03-01", "单位：清河县农业农村局 时间：", "单位：王某某 时间：2024-03-01"])
def test_less_than_an_office_and_a_day_is_no_information_line(line: str) -> None:
    assert not is_told_near_heading(line)
    assert not is_told_of_page("单位：清河县农业农村局 时间：2024-03-01")
