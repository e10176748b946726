"""Below a heading, deadlines and subjects of a case are the notice's: neither the page's day nor its source."""

from __future__ import annotations

from datetime import date

import pytest

from parsers import stamps
from parsers.api import read
from parsers.document import Document, Role
from parsers.labels import is_page_stamp
from parsers.stamps import is_day_and_name, is_publishing_line, is_told_of_page, pairs_of

URL = "http://sthj.lanxi.test/zwgk/7.html"
TITLE = "兰溪县第四项督察整改任务公示"
TEXT = "<p>沿河各村的污水管网已接入县城处理厂，排口封堵完毕，河面清洁。</p>" * 3 + "<p>兰溪县水利局</p><p>2026年3月5日</p>"


def page(line: str, mark: str = "") -> Document:
    body = f"<div class={mark}>{TEXT}</div>" if mark else TEXT
    html = f"<html><head><title>{TITLE}</title></head><body><div><h1>{TITLE}</h1><p>{line}</p>{body}</div></body></html>"
    return read(html.encode(), URL, role=Role.DETAIL)


OF_CASES = [
    "公示期限 2026年3月12日", "整改完成 2026年3月1日", "联系人张某某 2026-03-12", "整改期限 2026年12月31日", "截止 2026年3月12日", "2026年3月12日 完成整改",
    "2026年3月12日 前", "张某某 2026年3月12日", "2026年3月12日 截止", "现场核查 2026年3月12日", "2026年3月12日 现场核查", "责任单位兰溪县水利局 2026-03-12",
    "单位：兰溪县第一污水处理厂 日期：2026年3月12日", "单位：兰溪县第一污水处理厂 时间：2026-03-12", "审核：周工 日期：2026年3月12日", "整改期限 2026年12月31日 18:00",
    "2026-12-31 18:00 前完成",
]  # fmt: skip


@pytest.mark.parametrize("line", OF_CASES)
def test_a_day_of_the_case_is_kept_in_the_body(line: str) -> None:
    document = page(line)
    assert document.body.split("\n")[0] == line
    assert document.published != date(2026, 12, 31) and document.published != date(2026, 3, 12)


@pytest.mark.parametrize("line", [line for line in OF_CASES if "：" not in line])
def test_above_a_marked_body_it_is_neither_day_nor_source(line: str) -> None:
    document = page(line, "TRS_Editor")
    assert document.published is None and document.source is None


OF_PAGES = [
    ("2026-03-06 兰溪县水利局", "兰溪县水利局"), ("兰溪融媒 2026-03-06", "兰溪融媒"), ("2026-03-06 10:20 兰溪在线", "兰溪在线"), ("2026年3月6日 程一帆", None),
    ("单位：兰溪县水利局 日期：2026-03-06 10:20", None), ("供稿：兰溪县水利局 日期：2026-03-06", "兰溪县水利局"), ("作者：程一帆 时间：2026-03-06 阅读：35", None),
    ("发布：兰溪县水利局 日期：2026-03-06", "兰溪县水利局"), ("单位：兰溪县水利局 日期：2026-03-06 浏览：35", "兰溪县水利局"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "source"), OF_PAGES)
@pytest.mark.parametrize("mark", ["", "TRS_Editor"])
def test_what_the_page_tells_is_its_day_still(line: str, source: str | None, mark: str) -> None:
    document = page(line, mark)
    assert document.published == date(2026, 3, 6) and "03-06" not in document.body and "3月6日" not in document.body
    assert source is None or document.source == source


def test_bounds_of_a_line_of_pairs() -> None:
    longest = "来源：" + "水" * stamps._LONGEST_VALUE
    assert pairs_of(f"{longest} 日期：2026-03-06") and not pairs_of(f"{longest}水 日期：2026-03-06")
    assert pairs_of("来源：县水利局 日期：2026-03-06")
    assert not pairs_of("来源：县水利局，河长办。日期：2026-03-06") and not pairs_of("来源：县水利局；日期：2026-03-06")


def test_a_line_that_says_it_was_published_names_one_office_at_most() -> None:
    assert is_publishing_line("2026-03-06 发布 兰溪县水利局") and is_publishing_line("2026-03-06 发布")
    assert not is_publishing_line("2026-03-06 发布 兰溪县水利局 排口封堵 已销号")
    assert not is_publishing_line("兰溪县水利局 排口封堵方案 发布 2026-03-06")
    assert not is_day_and_name("2026-03-06") and not is_day_and_name("2026-03-06 兰溪县水利局 兰溪县住建局")


def test_a_deadline_with_a_time_of_day_is_no_stamp() -> None:
    assert is_page_stamp("2026-03-06 10:20 兰溪在线") and is_page_stamp("兰溪在线 2026-03-06 10:20")
    assert not is_page_stamp("整改期限 2026-12-31 18:00") and not is_page_stamp("2026-12-31 18:00 截止")
    assert is_told_of_page("单位：县水利局 日期：2026-03-06 10:20") and not is_told_of_page("单位：县水利局 日期：2026-03-06")
